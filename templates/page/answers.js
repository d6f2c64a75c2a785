// Answers: what the owner has said here and no run has taken yet (drafts),
// and what was taken before (kept).

const columns = ["key", "answer", "kind", "other", "id", "text"];
const groups = all("#choices li").map((li) => ({ id: li.dataset.id,
	side: li.dataset.side, words: li.lastChild.textContent.trim() }))
	.filter((g) => g.side !== "none");
const people = new Map(); // key: element
for (const e of all(".person[data-key]"))
	people.set(e.dataset.key, e);

// Any key of somebody's accounts: the key of the person.
let aliases = null;
function personKey(key) {
	if (people.has(key))
		return key;
	aliases ??= new Map(all(".accounts [data-key]").map((li) =>
		[li.dataset.key, li.closest(".person").dataset.key]));
	return aliases.get(key) ?? key;
}

// What an answer settles: at most one stands for each slot.
function slotOf(row) {
	const pair = /^(?:same|different):(.*)$/s.exec(row.answer);
	if (pair || row.kind === "same")
		return row.key + "\n" + (row.other || pair?.[1] || "");
	if (row.kind === "met" || row.answer.startsWith("met:"))
		return personKey(row.key) + "\nmet";
	return personKey(row.key);
}

const kept = new Map(); // slot: row
for (const fields of readCsv($("kept").textContent)) {
	const row = Object.fromEntries(columns.map((c, i) => [c, fields[i] ?? ""]));
	kept.set(slotOf(row), row);
}

const drafts = new Map(); // slot: row
for (const row of state.answers)
	if (kept.get(slotOf(row))?.answer !== row.answer)
		drafts.set(slotOf(row), row);

const past = []; // to be undone: { slot, before }
const watchers = [];

// The answer that stands for a slot, "" for none.
const answerOf = (slot) => (drafts.get(slot) ?? kept.get(slot))?.answer ?? "";

// An answer in words: "client + friend".
function answerWords(answer) {
	if (answer.startsWith("same:"))
		return word("same");
	if (answer.startsWith("different:"))
		return word("different");
	if (answer.startsWith("met:"))
		return word(answer === "met:yes" ? "met_yes" : "met_no");
	return answer.split("+").map((id) => id === "mixed" ? word("mixed")
		: groups.find((g) => g.id === id)?.words ?? id).join(" + ");
}

function putDraft(slot, row) {
	if (row === null)
		drafts.delete(slot);
	else
		drafts.set(slot, row);
	state.answers = [...drafts.values()];
	state.saved = drafts.size === 0;
	remember();
	for (const watch of watchers)
		watch(slot);
	showBar();
}

// Takes an answer; one that says what is known already is no draft.
function answer(row) {
	const slot = slotOf(row);
	const known = kept.get(slot)?.answer ?? "";
	if (answerOf(slot) === row.answer)
		return;
	past.push({ slot, before: drafts.get(slot) ?? null });
	putDraft(slot, row.answer === known ? null : row);
}

function undo() {
	const last = past.pop();
	if (!last)
		return;
	const label = (drafts.get(last.slot) ?? last.before)?.text ?? "";
	putDraft(last.slot, last.before);
	say($("bar-text"), word("undone", label));
}

function showBar() {
	const n = drafts.size;
	$("bar").hidden = n === 0 && past.length === 0;
	$("undo").disabled = past.length === 0;
	$("save").disabled = n === 0;
	document.body.classList.toggle("barred", !$("bar").hidden);
	say($("bar-text"), state.saved && n > 0 ? word("saved")
		: word("unsaved", n) + (remembers ? "" : " " + word("forgets")));
}

// answers.csv anew: questions still open, drafts, and what was kept.
function answersFile() {
	const rows = [], told = new Set();
	const put = (slot, row) => {
		told.add(slot);
		rows.push(csvRow(columns.map((c) => row[c] ?? "")));
	};
	for (const [slot, row] of questionRows())
		put(slot, drafts.get(slot) ?? row);
	for (const [slot, row] of drafts)
		if (!told.has(slot) && row.answer !== "")
			put(slot, row);
	for (const [slot, row] of kept)
		if (!told.has(slot) && !drafts.has(slot))
			put(slot, row);
	return csvRow(columns) + rows.join("");
}

// The number of answers taken from a file, or null where it is none.
function loadAnswers(text) {
	const table = readTable(text, "key", "answer");
	let n = 0;
	for (const row of table ?? []) {
		if (row.answer === "" || answerOf(slotOf(row)) === row.answer)
			continue;
		answer(Object.fromEntries(columns.map((c) => [c, row[c] ?? ""])));
		n++;
	}
	return table && n;
}
