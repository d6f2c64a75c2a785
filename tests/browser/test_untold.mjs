// Friends of whom nothing is told: gone through by name on the page, and what
// the program makes of it.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { downloaded, hedgerow, open, readPlan, sample, samplePlan,
	temporary, violations } from "./browser.mjs";

const byKey = (plan) => new Map(plan.people.map((p) => [p.key, p]));

const since = (p) => p.accounts.map((a) => a.since).filter(Boolean).sort()[0] ?? "";

// As the page has to show them.
const untold = (plan) => plan.people
	.filter((p) => p.friend && p.primary === "unsorted" &&
		p.status === "decided")
	.sort((a, b) => since(a) < since(b) ? 1 : since(a) > since(b) ? -1 : 0);

const row = (p) => `#untold li[data-of=${p.id}]`;
const pressed = (page, p) =>
	page.locator(row(p) + " [aria-pressed=true] span").allTextContents();

// What the program makes of what was answered on the page.
async function planAgain(page, out) {
	const file = await downloaded(page, "#save");
	const answers = path.join(path.dirname(out), "answers.csv");
	writeFileSync(answers, file.text);
	hedgerow(["-o", out, "-a", answers, ...sample]);
	return { plan: readPlan(out), text: file.text };
}

// Facebook friends and nothing else, all in one year.
function manyPlan(t, n) {
	const dir = temporary(t), out = path.join(dir, "out");
	writeFileSync(path.join(dir, "friends.json"), JSON.stringify({
		friends_v2: Array.from({ length: n }, (_, i) => ({
			name: `Ada Example${i}`, timestamp: 1577880000 + i * 60 })) }));
	hedgerow(["-o", out, path.join(dir, "friends.json")]);
	return out;
}

test("by keyboard: answers land in answers.csv, and open friends", async (t) => {
	const out = samplePlan(t);
	const before = readPlan(out), all = untold(before);
	const page = await open(t, out);

	assert.ok(all.length > 10);
	assert.deepEqual(await page.locator("#untold li b").allTextContents(),
		all.map((p) => p.name));
	await page.focus("#untold-start");
	await page.keyboard.press("Enter");
	await page.keyboard.press("k"); // friend
	// A button is called what it says, without its letter.
	assert.ok(await page.locator(row(all[1])).getByRole("button",
		{ name: "family", exact: true }).isVisible());
	await page.keyboard.press("a"); // client
	await page.keyboard.press("s"); // not this one
	await page.keyboard.press("ArrowDown");
	await page.keyboard.press("ArrowUp");
	await page.keyboard.press("i"); // family …
	await page.keyboard.press("u"); // … no
	await page.keyboard.press("l"); // acquaintance
	assert.equal(await page.textContent("#untold-text"),
		`3 of ${all.length} answered`);
	assert.deepEqual(await pressed(page, all[1]), ["client"]);
	assert.deepEqual(await pressed(page, all[2]), []);
	assert.deepEqual(await pressed(page, all[3]), ["acquaintance"]);

	const { plan, text } = await planAgain(page, out);
	const people = byKey(plan);
	assert.equal(text.split("\n").filter((l) => l.includes(all[0].key) ||
		l.includes(all[1].key) || l.includes(all[3].key)).length, 3);
	assert.deepEqual([0, 1, 2, 3].map((i) => people.get(all[i].key).primary),
		["friends", "clients", "unsorted", "acquaintances"]);
	assert.deepEqual([0, 1, 2, 3].map((i) => people.get(all[i].key)
		.sees.facebook.includes("everyday")), [true, false, false, true]);
	// Who is answered for is not asked again.
	await page.reload();
	assert.deepEqual(await page.locator("#untold li b").allTextContents(),
		untold(plan).map((p) => p.name));
	assert.equal(untold(plan).length, all.length - 3);
});

test("by mouse: one click, several at once, one undo", async (t) => {
	const out = samplePlan(t);
	const all = untold(readPlan(out));
	const year = (p) => since(p).slice(0, 4);
	const second = all.filter((p) => year(p) !== year(all[0]))
		.filter((p, i, rest) => year(p) === year(rest[0]));
	const page = await open(t, out);

	assert.ok(second.length > 2);
	await page.click(`#untold summary:has-text("${year(second[0])}")`);
	await page.click(row(second[0]) + " button:has-text('Family')");
	await page.click(row(second[0]) + " button:has-text('Family')");
	assert.deepEqual(await pressed(page, second[0]), []);
	await page.click(row(second[0]) + " button:has-text('Close friend')");
	await page.click("#untold .year[open] .row button"); // tick the others
	await page.locator(row(second[1]) + " input").uncheck();
	await page.selectOption("#ticked-group", "coworkers");
	await page.click("#ticked-answer");
	assert.ok(await page.isHidden("#ticked"));
	await page.click("#undo");
	assert.equal(await page.textContent("#untold-text"),
		`1 of ${all.length} answered`);
	await page.click("#untold .year[open] .row button");
	await page.locator(row(second[1]) + " input").uncheck();
	await page.click("#ticked-answer");

	const people = byKey((await planAgain(page, out)).plan);
	assert.deepEqual(second.map((p) => people.get(p.key).primary),
		["close_friends", "unsorted",
			...second.slice(2).map(() => "coworkers")]);
	assert.ok(second.slice(1).every((p) =>
		!people.get(p.key).sees.facebook.includes("everyday")));
});

test("who is from work, and in two groups", async (t) => {
	const out = samplePlan(t);
	const [one, next] = untold(readPlan(out));
	const page = await open(t, out);

	await page.click("#untold-start");
	await page.click(row(one) + " button:has-text('From work')");
	await page.keyboard.press("f"); // coworker
	await page.keyboard.press("k"); // and friend
	await page.keyboard.press("Enter");
	assert.ok(await page.evaluate((of) => document.activeElement
		.closest("li").dataset.of === of, next.id));
	assert.deepEqual(await pressed(page, one), ["coworker + friend"]);
	await page.reload();
	await page.click("#untold summary");
	assert.deepEqual(await pressed(page, one), ["coworker + friend"]);
	assert.match((await downloaded(page, "#save")).text,
		/,coworkers\+friends,group,/);
});

for (const [colorScheme, width] of [["light", 320], ["dark", 1280]])
	test(`axe finds nothing in the names (${colorScheme}, ${width} px)`,
		async (t) => {
			const page = await open(t, samplePlan(t), { colorScheme,
				viewport: { width, height: 900 } });

			await page.click("#untold-start");
			await page.keyboard.press("k");
			await page.keyboard.press("Space");
			await page.keyboard.press("ArrowDown");
			await page.locator("#untold .quick button:last-child").nth(3)
				.click(); // the form of somebody from work
			await page.waitForTimeout(100);
			assert.ok(await page.isVisible("#ticked"));
			assert.ok(await page.isVisible("#untold .form"));
			await page.evaluate(() => document.getElementById("untold")
				.scrollIntoView());
			assert.deepEqual(await violations(page), []);
			assert.ok(await page.evaluate(() => document.documentElement
				.scrollWidth <= innerWidth), "wider than the window");
			// Tab leads out of the rows, not through all of them.
			await page.locator("#untold input[tabindex='0']").first()
				.focus();
			await page.keyboard.press("Tab");
			assert.equal(await page.evaluate(() =>
				document.activeElement.localName), "button");
			assert.equal(await page.locator("#untold " +
				"input[tabindex='0']").count(),
			await page.locator("#untold .year[open]").count());
		});

test("five thousand names are built when they are looked at", async (t) => {
	const out = manyPlan(t, 5000);
	const page = await open(t, out);
	const built = () => page.locator("#untold li input").count();

	assert.equal(await page.locator("#untold li").count(), 5000);
	assert.equal(await built(), 0);
	const took = await page.evaluate(() => {
		const from = performance.now();
		document.getElementById("untold-start").click();
		return performance.now() - from;
	});
	assert.ok(took < 250, `${took} ms`);
	await page.waitForFunction(() => document.querySelectorAll(
		"#untold li input").length === 5000);
	await page.click("#untold .year[open] .row button");
	await page.click("#ticked-answer");
	assert.equal(await page.textContent("#untold-text"),
		"5000 of 5000 answered");
	const { text } = await downloaded(page, "#save");
	assert.equal(text.match(/,friends,group,/g).length, 5000);
});

test("redacted and without script", async (t) => {
	const shut = await open(t, samplePlan(t, "--redact"));
	assert.equal(await shut.locator("#untold li, #untold button").count(), 0);
	assert.match(await shut.textContent("#h-untold"), /35$/);

	const out = samplePlan(t);
	const bare = await open(t, out, { javaScriptEnabled: false });
	await bare.click("#untold summary");
	assert.ok(await bare.locator("#untold li").first().isVisible());
	assert.equal(await bare.locator("#untold button:visible").count(), 0);
	// The words to answer with stand there, be there a question or not.
	const few = await open(t, manyPlan(t, 3), { javaScriptEnabled: false });
	assert.equal(await few.locator(".question").count(), 0);
	assert.ok(await few.isVisible("#choices"));
});
