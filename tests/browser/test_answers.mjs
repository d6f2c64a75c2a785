// Answering on the page, and what the program makes of the file.
import assert from "node:assert/strict";
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { choose, downloaded, hedgerow, open, readPlan, sample, samplePlan }
	from "./browser.mjs";

const byKey = (plan) => new Map(plan.people.map((p) => [p.key, p]));

// The first three questions in a row that are about one person each.
function askedAlone(plan) {
	const all = plan.questions;
	const from = all.findIndex((q, i) => [0, 1, 2].every((k) =>
		all[i + k]?.kind === "group"));

	assert.notEqual(from, -1);
	return all.slice(from, from + 3);
}

test("three answers by keyboard change the next plan", async (t) => {
	const out = samplePlan(t);
	const before = readPlan(out);
	const asked = askedAlone(before);
	const page = await open(t, out);

	assert.ok(await page.isHidden("#bar"));
	await page.focus("#start");
	await page.keyboard.press("Enter");
	for (let i = before.questions.indexOf(asked[0]); i > 0; i--)
		await page.keyboard.press("Enter"); // later
	await page.keyboard.press("a"); // client
	await page.keyboard.press("k"); // and friend
	await page.keyboard.press("Enter");
	await page.keyboard.press("i"); // family
	await page.keyboard.press("Enter");
	await page.keyboard.press("b"); // vendor …
	await page.keyboard.press("u"); // … no
	await page.keyboard.press("l"); // acquaintance
	assert.equal(await page.locator(".question.answered").count(), 3);
	const file = await downloaded(page, "#save");
	assert.equal(file.name, "answers.csv");
	const answers = path.join(path.dirname(out), "answers.csv");
	writeFileSync(answers, file.text);
	hedgerow(["-o", out, "-a", answers, ...sample]);

	const after = readPlan(out), people = byKey(after);
	assert.deepEqual(asked.map((q) => people.get(q.key).status),
		["answered", "answered", "answered"]);
	assert.deepEqual(asked.map((q) => people.get(q.key).primary),
		["clients", "family", "acquaintances"]);
	assert.ok(people.get(asked[1].key).sees.facebook.includes("everyday"));
	assert.ok(!people.get(asked[0].key).sees.facebook.includes("everyday"));
	assert.equal(after.questions.length, before.questions.length - 3);

	// The new page has taken them: nothing is left to save.
	await page.reload();
	assert.ok(await page.isHidden("#bar"));
	assert.equal(await page.locator(".question.answered").count(), 0);
	// Nor does the next file lose them.
	await page.click("#start");
	await page.keyboard.press("a");
	const next = (await downloaded(page, "#save")).text;
	for (const q of asked)
		assert.ok(next.includes(q.key), q.key);
});

test("answers outlast a reload and can be undone", async (t) => {
	const out = samplePlan(t);
	const q = "#" + askedAlone(readPlan(out))[0].id;
	const page = await open(t, out);

	await page.click(q + " summary");
	await page.click(q + " .choice:has-text('Family')");
	await page.reload();
	assert.equal(await page.textContent(q + " .mine"), "family");
	await page.click(q + " summary");
	assert.ok(await page.isChecked(q + " input[value=family]"));
	await page.click(q + " .choice:has-text('Client')");
	assert.equal(await page.textContent(q + " .mine"), "client + family");
	await page.click("#undo");
	assert.equal(await page.textContent(q + " .mine"), "family");
});

test("anybody can be corrected", async (t) => {
	const out = samplePlan(t);
	const plan = readPlan(out);
	const page = await open(t, out);
	const who = plan.people.find((p) => p.primary === "friends" &&
		p.status === "decided" && p.friend);
	const two = plan.joins.find((j) => j.person !== who.id);

	await page.goto(page.url() + "#" + who.id);
	await page.click(`#${who.id} button:has-text("Say who")`);
	await page.click(`#${who.id} .choice:has-text("Competitor")`);
	assert.equal(await page.textContent(`#${who.id} .mine`), "competitor");
	await page.evaluate((id) => location.hash = id, two.person);
	await page.click(`#${two.person} button:has-text("Not the same")`);
	const file = await downloaded(page, "#save");
	const answers = path.join(path.dirname(out), "answers.csv");
	writeFileSync(answers, file.text);
	hedgerow(["-o", out, "-a", answers, ...sample]);
	const after = readPlan(out);
	const now = byKey(after).get(who.key);
	assert.equal(now.primary, "competitors");
	assert.equal(now.status, "answered");
	assert.ok(!after.joins.some((j) =>
		j.keys.every((k) => two.keys.includes(k))));

	// And the answer can be taken back.
	await page.reload();
	await page.evaluate((id) => location.hash = id, now.id);
	await page.click(`#${now.id} button:has-text("Say who")`);
	assert.ok(await page.isChecked(`#${now.id} input[value=competitors]`));
	await page.click(`#${now.id} .choice:has-text("Competitor")`);
	const last = await downloaded(page, "#save");
	assert.ok(!last.text.includes("competitors"));
});

test("an answers.csv can be loaded; another file is refused", async (t) => {
	const out = samplePlan(t);
	const key = readPlan(out).questions[0].key;
	const page = await open(t, out);

	await choose(page, "#load-answers", "answers.csv",
		`key,answer\n"${key}",friends\n`);
	await page.waitForSelector("#q1 .mine:has-text('friend')");
	await choose(page, "#load-answers", "other.csv", "a,b\n1,2\n");
	await page.waitForFunction(() =>
		/not the right file/.test(document.body.innerText));
});

test("a redacted page has nothing to answer by", async (t) => {
	const out = samplePlan(t, "--redact");
	const page = await open(t, out);

	assert.equal(await page.locator("[data-key^='facebook:']").count(), 0);
	await page.click(".question summary");
	assert.equal(await page.locator(".question form, .question .form")
		.count(), 0);
	assert.ok(existsSync(path.join(out, "index.html")));
});
