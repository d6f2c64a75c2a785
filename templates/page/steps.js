// The checklist. It starts from what the run has read of applied.csv and
// plan.md. A tick is kept with the step's words: where a later run changes
// these (other names, another audience), the tick is gone and the page says
// why.

const steps = all(".step").map((li) => ({ li, key: li.dataset.key,
	minutes: Number(li.dataset.minutes), box: li.querySelector("input"),
	text: li.querySelector("h3").textContent.trim() }));

// What the run tells anew counts; what it tells as before leaves alone what was
// ticked, or taken back, on the page.
for (const s of steps) {
	const told = "done" in s.li.dataset ? s.text : undefined;
	if (state.told[s.key] === told)
		continue;
	if (told === undefined) {
		delete state.ticks[s.key];
		delete state.told[s.key];
	} else {
		state.ticks[s.key] = state.told[s.key] = told;
	}
}
remember();

function showTicks() {
	let done = 0, left = 0;
	for (const s of steps) {
		const tick = state.ticks[s.key];
		s.box.checked = tick === s.text;
		s.li.classList.toggle("done", s.box.checked);
		done += s.box.checked;
		left += s.box.checked ? 0 : s.minutes;
		s.li.querySelector(".changed")?.remove();
		if (!s.box.checked &&
			(tick !== undefined || "changed" in s.li.dataset))
			s.li.querySelector(".meta").append(el("span",
				{ class: "changed" }, " " + word("changed")));
	}
	if (steps.length === 0)
		return;
	const text = word("done", done, steps.length, left);
	$("done").value = done;
	$("done-text").textContent = text +
		(remembers ? "" : " " + word("forgets"));
	$("way-steps").textContent = text;
}

function tick(s, on) {
	if (on)
		state.ticks[s.key] = s.text;
	else
		delete state.ticks[s.key];
}

for (const s of steps)
	s.box.addEventListener("change", () => {
		tick(s, s.box.checked);
		remember();
		showTicks();
	});
showTicks();

// applied.csv: which steps of this plan are done, and which of those that the
// run took for done are not.
function ticksFile() {
	const day = document.body.dataset.day;
	return csvRow(["step", "done", "plan", "text"]) + steps.map((s) =>
		csvRow([s.key, s.box.checked ? "yes" :
			state.told[s.key] !== undefined ? "no" : "",
			day, s.text])).join("");
}

function loadTicks(text) {
	const table = readTable(text, "step", "done");
	let n = 0;
	for (const row of table ?? []) {
		const s = steps.find((one) => one.key === row.step);
		if (!s)
			continue;
		if (row.done === "")
			continue;
		if (row.done === "no")
			delete state.ticks[s.key];
		else
			state.ticks[s.key] = row.text ?? s.text;
		n++;
	}
	remember();
	showTicks();
	return table && n;
}
