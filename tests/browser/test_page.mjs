// The page as such: what it loads, who can use it, what it shows.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { choose, downloaded, hedgerow, open, readPlan, sample, samplePlan,
	temporary, top, violations } from "./browser.mjs";

const hostile = path.join(top, "tests/cases/hostile/in");

for (const lang of ["en", "de"])
	test(`loads nothing and complains of nothing (${lang})`, async (t) => {
		const page = await open(t, samplePlan(t, "--lang", lang));

		assert.equal(await page.getAttribute("html", "lang"), lang);
		assert.ok(await page.isVisible(".tools"));
	});

test("hostile names stay names", async (t) => {
	const out = path.join(temporary(t), "out");
	hedgerow(["-o", out, "fb", "odd.csv", "odd.vcf"], [0, 1], hostile);
	const page = await open(t, out);
	const plan = readPlan(out);

	// Every name stands there as it is, but for controls and marks that turn
	// text round, and makes no element of its own.
	const plain = (s) => s.replace(/[\x00-\x1f\x7f-\x9f]|[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu, "");
	const shown = await page.$$eval(".person", (all) => all.map((e) =>
		[e.id, e.querySelector("summary > b").textContent]));
	assert.deepEqual(
		new Map(shown.map(([id, name]) => [id, plain(name)])
			.sort(([a], [b]) => a < b ? -1 : 1)),
		new Map(plan.people.map((p) => [p.id, plain(p.name)])
			.sort(([a], [b]) => a < b ? -1 : 1)));
	assert.equal(await page.locator("main script, main img, main iframe, " +
		"main [onload], main [onerror]").count(), 0);
	for (const group of await page.locator("#groups > details").all())
		await group.evaluate((e) => e.open = true);
	for (const person of await page.locator(".person").all())
		await person.evaluate((e) => e.open = true);
	await page.fill("#find", "<script>");
	await page.locator(".person button:visible").first().click();
	await page.locator(".person .choice:visible").first().click();
	const id = await page.locator(".person:has(.choice:visible)")
		.getAttribute("id");
	const file = await downloaded(page, "#save");
	assert.ok(!/(^|,|")[=@]/m.test(file.text), "a formula");
	const answers = path.join(path.dirname(out), "answers.csv");
	writeFileSync(answers, file.text);
	hedgerow(["-o", out, "-a", answers, "fb", "odd.csv", "odd.vcf"], [0, 1],
		hostile);
	const key = plan.people.find((p) => p.id === id).key;
	const now = readPlan(out).people.find((p) => p.key === key);
	assert.equal(now.status, "answered");
	assert.equal(now.primary, "clients");
});

for (const colorScheme of ["light", "dark"])
	for (const width of [320, 1280])
		test(`axe finds nothing (${colorScheme}, ${width} px)`, async (t) => {
			const page = await open(t, samplePlan(t), { colorScheme,
				viewport: { width, height: 900 } });

			assert.ok(await page.evaluate(() => document.documentElement
				.scrollWidth <= innerWidth), "wider than the window");
			await page.click("#start");
			await page.keyboard.press("a");
			await page.locator(".group").first().evaluate(
				(e) => e.open = true);
			await page.locator(".person").first().evaluate(
				(e) => e.open = true);
			await page.click(".person button");
			for (const e of await page.locator("main details.more, " +
				"main details.list, .step details").all())
				await e.evaluate((d) => d.open = true);
			await page.waitForTimeout(100);
			assert.deepEqual(await violations(page), []);
			assert.ok(await page.evaluate(() => document.documentElement
				.scrollWidth <= innerWidth), "wider when opened");
		});

test("without script it is a whole report", async (t) => {
	const out = samplePlan(t);
	const plan = readPlan(out);
	const page = await open(t, out, { javaScriptEnabled: false });

	assert.equal(await page.locator("[data-script]:visible").count(), 0);
	assert.equal(await page.locator("button:visible").count(), 0);
	assert.equal(await page.locator(".person").count(), plan.people.length);
	assert.equal(await page.locator(".question").count(),
		plan.questions.length + plan.doubts.length);
	assert.equal(await page.locator(".step").count(), plan.steps.length);
	assert.ok(await page.isVisible("#choices"));
	await page.locator(".group summary").first().click();
	await page.locator(".person summary").first().click();
	assert.ok(await page.locator(".person .why").first().isVisible());
});

test("search and filter find people", async (t) => {
	const out = samplePlan(t);
	const plan = readPlan(out);
	const page = await open(t, out);
	const shown = () => page.locator(".person:visible").count();

	assert.equal(await shown(), 0);
	await page.selectOption("#find-mark", "asked");
	assert.equal(await shown(),
		plan.people.filter((p) => p.status === "asked").length);
	await page.selectOption("#find-mark", "");
	await page.selectOption("#find-group", "family");
	assert.equal(await shown(),
		plan.people.filter((p) => p.primary === "family").length);
	await page.selectOption("#find-group", "");
	const name = plan.people[3].name;
	await page.fill("#find", name.toUpperCase());
	assert.ok(await page.isVisible("#" + plan.people[3].id));
	await page.fill("#find", "no such person at all");
	assert.equal(await shown(), 0);
	assert.match(await page.textContent("#found"), /^0 /);
	await page.keyboard.press("Escape");
	assert.equal(await page.inputValue("#find"), "");
});

test("picture and people lead to each other", async (t) => {
	const out = samplePlan(t);
	const page = await open(t, out);
	const dot = page.locator("#picture [id^=d]").last();
	const id = (await dot.getAttribute("id")).slice(1);

	await dot.click();
	await page.waitForSelector(`#p${id}[open]`);
	assert.ok(await page.evaluate((p) =>
		document.activeElement.parentElement.id === p, "p" + id));
	await page.click(`#p${id} button:has-text("picture")`);
	assert.ok(await page.locator(`#d${id}.here`).isVisible());
});

test("ticks start empty, are kept, and travel as a file", async (t) => {
	const out = samplePlan(t);
	const key = readPlan(out).steps[1].key;
	const page = await open(t, out);
	const boxes = ".step input";

	assert.equal(await page.locator(boxes + ":checked").count(), 0);
	await page.locator(boxes).nth(1).check();
	await page.reload();
	assert.equal(await page.locator(boxes + ":checked").count(), 1);
	assert.ok(await page.locator(boxes).nth(1).isChecked());
	const file = await downloaded(page, "#save-ticks");
	assert.equal(file.name, "applied.csv");
	assert.match(file.text, /^step,done,plan,text\n/);
	assert.ok(file.text.includes(key + ",yes,2026-01-05,"));

	// In another browser, one that keeps nothing for pages from disk.
	const other = await open(t, out, { before: () => Object.defineProperty(
		window, "localStorage", { get() { throw new Error("denied"); } }) });
	assert.equal(await other.locator(boxes + ":checked").count(), 0);
	await other.waitForSelector("#done-text:has-text('forgets')");
	await choose(other, "#load-ticks", "applied.csv", file.text);
	await other.waitForSelector(boxes + ":checked");
	assert.ok(await other.locator(boxes).nth(1).isChecked());

	// A step that has changed since is not taken for done.
	await choose(other, "#load-ticks", "applied.csv",
		`step,done,plan,text\n${key},yes,2025-01-01,Something else.\n`);
	await other.waitForSelector(".changed");
	assert.equal(await other.locator(boxes + ":checked").count(), 0);
});

test("what the run takes for done starts ticked, and can be taken back", async (t) => {
	const out = samplePlan(t);
	const { key } = readPlan(out).steps[1];
	const boxes = ".step input", ticks = path.join(out, "applied.csv");
	const ticked = (page) => page.locator(boxes + ":checked").count();
	const again = () => hedgerow(["-o", out, ...sample]);

	writeFileSync(ticks, `step,done\n${key},yes\n`);
	again();
	const page = await open(t, out);
	assert.equal(await ticked(page), 1);
	assert.ok(await page.locator(boxes).nth(1).isChecked());
	await page.waitForSelector("#done-text:has-text('1 of')");

	// Taken back on the page, it stays so until a run has learnt of it.
	await page.locator(boxes).nth(1).uncheck();
	await page.reload();
	assert.equal(await ticked(page), 0);
	const file = await downloaded(page, "#save-ticks");
	assert.ok(file.text.includes(key + ",no,"));
	writeFileSync(ticks, file.text);
	again();
	await page.reload();
	assert.equal(await ticked(page), 0);
	assert.ok(!readFileSync(ticks, "utf8").includes(",yes,"));

	// What a run takes for done afterwards counts again; what it no longer does,
	// no more.
	writeFileSync(ticks, `step,done\n${key},yes\n`);
	again();
	await page.reload();
	assert.equal(await ticked(page), 1);
	writeFileSync(ticks, `step,done\n${key},no\n`);
	again();
	await page.reload();
	assert.equal(await ticked(page), 0);
});
