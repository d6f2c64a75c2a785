// What the tests share: plans made by ./hedgerow, and Chromium to look at
// them. A page is watched: it may ask for nothing, and complain of nothing.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const work = process.env.BROWSER_WORK;
const need = createRequire(work + "/");
const { chromium } = need("playwright-core");
const axe = readFileSync(need.resolve("axe-core/axe.min.js"), "utf8");
export const top = path.resolve(path.dirname(fileURLToPath(import.meta.url)),
	"../..");

const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
	"--no-first-run", "--disable-background-networking",
	"--disable-component-update", "--disable-sync"];

export const sample = ["facebook-robinharper.zip",
	"Complete_LinkedInDataExport.zip", "contacts.vcf"]
	.map((f) => path.join(top, ".build/sample", f));

export function temporary(t) {
	const dir = mkdtempSync(path.join(work, "run-"));
	t.after(() => rmSync(dir, { recursive: true, force: true }));
	return dir;
}

// Runs the program; its exit status must be among those given.
export function hedgerow(args, statuses = [0], cwd = top) {
	const run = spawnSync(path.join(top, "hedgerow"),
		["-q", "--now", "2026-01-05", ...args], { encoding: "utf8", cwd });
	assert.ok(statuses.includes(run.status), run.stderr);
}

export const readPlan = (out) =>
	JSON.parse(readFileSync(path.join(out, "plan.json"), "utf8"));

// A plan of the sample exports, in a folder of its own.
export function samplePlan(t, ...options) {
	const out = path.join(temporary(t), "out");
	hedgerow(["-o", out, ...options, ...sample]);
	return out;
}

// Opens out/index.html with an empty profile. Everything that went wrong on it
// is told when the test ends.
export async function open(t, out, options = {}) {
	const context = await chromium.launchPersistentContext(
		path.join(temporary(t), "profile"), {
			executablePath: "/usr/bin/chromium",
			headless: true,
			args: flags,
			reducedMotion: "reduce",
			viewport: { width: 1280, height: 900 },
			...options,
		});
	const page = await context.newPage();
	const url = "file://" + path.resolve(out, "index.html");
	const wrong = [];
	page.on("console", (m) => wrong.push("console: " + m.text()));
	page.on("pageerror", (e) => wrong.push("error: " + e.message));
	page.on("dialog", (d) => {
		wrong.push("dialog: " + d.message());
		d.dismiss();
	});
	page.on("request", (r) => {
		if (r.url() !== url && !r.url().startsWith("blob:"))
			wrong.push("request: " + r.url());
	});
	t.after(async () => {
		await context.close();
		assert.deepEqual(wrong, []);
	});
	if (options.before)
		await page.addInitScript(options.before);
	await page.goto(url);
	return page;
}

// The text of the file that a click downloads, and its name.
export async function downloaded(page, selector) {
	const [download] = await Promise.all([
		page.waitForEvent("download"), page.click(selector)]);
	return { name: download.suggestedFilename(),
		text: readFileSync(await download.path(), "utf8") };
}

export async function choose(page, selector, name, text) {
	const [chooser] = await Promise.all([
		page.waitForEvent("filechooser"), page.click(selector)]);
	await chooser.setFiles({ name, mimeType: "text/csv",
		buffer: Buffer.from(text) });
}

// What axe-core finds against WCAG 2.2 AA and its own best practice.
export async function violations(page) {
	await page.evaluate(axe);
	const result = await page.evaluate(() => globalThis.axe.run(document, {
		runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
			"best-practice"] }));
	return result.violations.map((v) => v.id + ": " + v.nodes.slice(0, 3)
		.map((n) => n.html.slice(0, 150) + " " +
			n.failureSummary.replaceAll("\n", " ")).join(" | "));
}
