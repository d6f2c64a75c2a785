// The people: search, filter, correct, and the way to the picture.

const most = 200; // found people shown at once; more are for a closer search
const rows = all(".person").map((e) => ({ e, group: e.parentElement,
	marks: e.dataset.marks.split(" "), hidden: false }));
const sections = all("#groups > .group");
let openBefore = null; // which groups were open before the search

// The words of each row are read while there is nothing else to do, or when
// first looked for.
const rowText = (r) => r.text ??= fold(r.e.textContent);
let ahead = 0;
function readAhead(deadline) {
	while (ahead < rows.length && deadline.timeRemaining() > 2)
		rowText(rows[ahead++]);
	if (ahead < rows.length)
		requestIdleCallback(readAhead);
}
globalThis.requestIdleCallback?.(readAhead);

function hasMark(r, mark) {
	return mark === "" || r.marks.includes(mark) ||
		mark === "answered" && drafts.has(r.e.dataset.key);
}

function filter() {
	const parts = fold($("find").value).split(/\s+/).filter(Boolean);
	const group = $("find-group").value, mark = $("find-mark").value;
	const active = parts.length > 0 || group !== "" || mark !== "";
	const hits = new Map(sections.map((s) => [s, 0]));
	let n = 0;
	for (const r of rows) {
		const hit = (group === "" || r.group.dataset.group === group) &&
			hasMark(r, mark) &&
			parts.every((p) => rowText(r).includes(p));
		const shown = hit && (!active || n < most);
		if (r.hidden === shown)
			r.e.hidden = r.hidden = !shown;
		n += hit;
		if (shown)
			hits.set(r.group, hits.get(r.group) + 1);
	}
	if (active)
		openBefore ??= sections.filter((s) => s.open);
	for (const s of sections) {
		s.hidden = active && hits.get(s) === 0;
		s.open = active ? hits.get(s) > 0 : openBefore?.includes(s) ?? s.open;
	}
	if (!active)
		openBefore = null;
	$("found").textContent = !active ? "" : word("found", n, rows.length) +
		(n > most ? " " + word("first", most) : "");
}

// Somebody whom the filter hides is meant all the same.
function showPerson(e) {
	if (e.hidden) {
		for (const id of ["find", "find-group", "find-mark"])
			$(id).value = "";
		filter();
	}
	reveal(e);
}

for (const id of ["find", "find-group", "find-mark"])
	$(id).addEventListener("input", filter);
$("find").addEventListener("keydown", (event) => {
	if (event.key === "Escape" && $("find").value !== "") {
		$("find").value = "";
		filter();
		event.preventDefault();
	}
});

function tagPerson(e) {
	const draft = drafts.get(e.dataset.key);
	e.querySelector("summary .mine")?.remove();
	if (draft)
		e.querySelector("summary").append(" ", el("span",
			{ class: "tag mine" }, draft.answer === ""
				? word("take_back") : answerWords(draft.answer)));
}

watchers.push((slot) => people.has(slot) && tagPerson(people.get(slot)));
for (const slot of drafts.keys())
	if (people.has(slot))
		tagPerson(people.get(slot));

// "Not the same person", and back.
function apartButton(joined) {
	const { a, b } = joined.dataset;
	const row = { key: a, other: b, kind: "same", id: "",
		text: joined.closest(".person").querySelector("b").textContent };
	const slot = slotOf({ ...row, answer: "" });
	const button = el("button", { type: "button", class: "quiet small",
		onclick: () => answer({ ...row,
			answer: answerOf(slot).startsWith("different:") ? ""
				: "different:" + b }) });
	const show = () => button.textContent =
		word(answerOf(slot).startsWith("different:") ? "together" : "apart");
	watchers.push((changed) => changed === slot && show());
	show();
	return button;
}

// The button that opens a form to say who somebody is, and the form.
function correction(e) {
	const name = e.querySelector("b").textContent;
	const row = { key: e.dataset.key, answer: "", kind: "group", other: "",
		id: "", text: name };
	let form = null;
	const close = () => {
		form.hidden = true;
		button.hidden = false;
		button.focus();
	};
	const button = el("button", { type: "button", class: "quiet",
		onclick: () => {
			form ??= answerForm(row, name, close, word("done_here"),
				word("clear"));
			form.hidden = false;
			button.hidden = true;
			button.parentElement.after(form);
			form.querySelector("input:checked, input").focus();
		} }, word("correct"));
	return button;
}

// What can be done with somebody is added when they are first opened.
function equip(e) {
	const actions = el("p", { class: "row" });
	const dot = $("d" + e.id.slice(1));
	e.dataset.equipped = "yes";
	if (e.dataset.key) {
		actions.append(correction(e));
		for (const j of all(".joined", e))
			j.lastElementChild.append(" ", apartButton(j));
	}
	if (dot)
		actions.append(el("button", { type: "button", class: "quiet",
			onclick: () => point(dot) }, word("show")));
	e.querySelector("summary").after(actions);
}

$("groups").addEventListener("toggle", (event) => {
	const e = event.target;
	if (e.matches(".person") && e.open && !e.dataset.equipped)
		equip(e);
}, true);

// The picture: from somebody to their dot, and from a dot to its person.
function point(dot) {
	for (const e of all("#picture .here"))
		e.classList.remove("here");
	dot.classList.add("here");
	$("picture").querySelector(".sheet").focus({ preventScroll: true });
	bring(dot, "center");
	dot.scrollIntoView({ block: "nearest", inline: "center" });
}

$("picture").addEventListener("click", (event) => {
	const dot = event.target.closest("[id^='d']");
	const person = dot && $("p" + dot.id.slice(1));
	if (!person)
		return;
	if (location.hash === "#" + person.id)
		follow();
	else
		location.hash = person.id;
});
