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

const past = []; // to be undone: [slot, row before] of what was said at once
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

// Rows by slot; null takes a draft away.
function putDrafts(changes) {
	for (const [slot, row] of changes) {
		if (row === null)
			drafts.delete(slot);
		else
			drafts.set(slot, row);
	}
	state.answers = [...drafts.values()];
	state.saved = drafts.size === 0;
	remember();
	for (const [slot] of changes)
		for (const watch of watchers)
			watch(slot);
	showBar();
}

// Takes answers given at once, and tells how many are new; one that says what is
// known already is no draft.
function answerAll(rows) {
	const changes = new Map(), before = new Map();
	for (const row of rows) {
		const slot = slotOf(row);
		if (answerOf(slot) === row.answer)
			continue;
		before.set(slot, drafts.get(slot) ?? null);
		changes.set(slot,
			row.answer === (kept.get(slot)?.answer ?? "") ? null : row);
	}
	if (changes.size > 0) {
		past.push([...before]);
		putDrafts([...changes]);
	}
	return changes.size;
}

const answer = (row) => answerAll([row]);

// The slots of what is taken back.
function undo() {
	const last = past.pop() ?? [];
	if (last.length === 0)
		return [];
	const [slot, before] = last[0];
	const label = last.length > 1 ? word("several", last.length)
		: (drafts.get(slot) ?? before)?.text ?? "";
	putDrafts(last);
	say($("bar-text"), word("undone", label));
	return last.map(([s]) => s);
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
	if (!table)
		return null;
	return answerAll(table.filter((row) => row.answer !== "").map((row) =>
		Object.fromEntries(columns.map((c) => [c, row[c] ?? ""]))));
}
