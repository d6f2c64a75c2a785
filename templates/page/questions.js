// The questions, one after the other.

const questions = redacted ? [] : all(".question[data-key]").map((li) => {
	const ask = li.querySelector(".ask");
	const row = { key: li.dataset.key, answer: "", kind: li.dataset.kind,
		other: li.dataset.other, id: li.id, text: ask.textContent };
	return { li, row, slot: slotOf(row), asked: /^q/.test(li.id), details: li.firstElementChild,
		tag: ask.parentElement.appendChild(
			el("span", { class: "tag mine", hidden: true })) };
});

// Those of the program, in its words; not the doubts, which it did not ask.
const asked = questions.filter((q) => q.asked);
const questionRows = () => asked.map((q) => [q.slot, q.row]);

function showQuestion(q) {
	const given = answerOf(q.slot);
	q.tag.hidden = given === "";
	q.tag.textContent = given && answerWords(given);
	q.li.classList.toggle("answered", given !== "");
}

function showCount() {
	const open = asked.filter((q) => answerOf(q.slot) === "").length;
	if ($("start"))
		$("start").disabled = open === 0;
	if (asked.length > 0)
		$("way-questions").textContent = open > 0
			? word("answered", asked.length - open, asked.length)
			: word("all");
}

watchers.push((slot) => {
	for (const q of questions)
		if (q.slot === slot)
			showQuestion(q);
	showCount();
});

// Opens one, with its form and why it is asked; what was open closes.
function openQuestion(q) {
	for (const other of questions)
		if (other !== q && other.details.open)
			other.details.open = false;
	reveal(q.details);
	fillQuestion(q);
	bring(q.li);
	q.form.querySelector("input:checked, input")
		.focus({ preventScroll: true });
}

// After the last one, those that were left for later come again.
function nextQuestion(after) {
	const these = questions.filter((q) => q.asked === (after?.asked ?? true));
	const from = these.indexOf(after) + 1;
	const order = [...these.slice(from), ...these.slice(0, from)];
	const next = order.find((q) => q !== after && answerOf(q.slot) === "");
	if (after)
		after.details.open = false;
	if (next) {
		openQuestion(next);
	} else {
		say($("bar-text"), word("all"));
		$("save").focus();
	}
}

function fillQuestion(q) {
	if (q.form)
		return;
	q.form = answerForm(q.row, word("who"), () => nextQuestion(q),
		word("next"), word("later"));
	q.details.querySelector("summary").after(q.form);
	const person = people.get(q.row.key);
	const why = person?.querySelector(".why");
	if (why && q.row.kind === "group")
		q.form.after(el("div", { class: "evidence" }, why.cloneNode(true)));
}

for (const q of questions) {
	q.details.addEventListener("toggle", () => q.details.open &&
		fillQuestion(q));
	showQuestion(q);
}
showCount();
$("start")?.addEventListener("click", () => nextQuestion(null));
