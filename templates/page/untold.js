// The friends of whom nothing is told, name by name. A year's rows get their
// buttons when it is opened: the first at once, the others while the
// page is in use. Of each year one row at a time is in the order of Tab.

const quick = ["family", "close_friends", "friends", "acquaintances"];
const atOnce = 20;

// In the order of the page: { li, year, row, slot, buttons, box, form … }.
const untold = [];
const untoldBySlot = new Map();
const years = all("#untold .year").map((e) => {
	const year = { e, rows: [], ahead: 0, current: null, done: 0 };
	for (const li of all("li", e)) {
		const name = li.firstElementChild.textContent;
		const row = { key: $(li.dataset.of).dataset.key, answer: "",
			kind: "group", other: "", id: "", text: name };
		const r = { li, year, row, name, slot: slotOf(row), at: untold.length,
			ticked: false, answered: false };
		year.rows.push(r);
		untold.push(r);
		untoldBySlot.set(r.slot, r);
	}
	return year;
});
const untoldChoices = choicesFor({ kind: "group" });

function showUntold(r) {
	const given = answerOf(r.slot);
	if (r.answered !== (given !== "")) {
		r.answered = given !== "";
		r.year.done += r.answered ? 1 : -1;
	}
	if (!r.buttons)
		return;
	r.li.classList.toggle("answered", r.answered);
	for (const [id, button] of r.buttons)
		button.ariaPressed = String(given === id);
	const other = given !== "" && !quick.includes(given);
	r.more.ariaPressed = String(other);
	r.more.firstElementChild.textContent =
		other ? answerWords(given) : word("from_work");
}

function showUntoldCount() {
	let done = 0;
	for (const year of years) {
		done += year.done;
		year.e.querySelector("[data-done]").textContent = year.done > 0
			? word("answered", year.done, year.rows.length) : "";
	}
	$("untold-done").value = done;
	$("untold-text").textContent = word("answered", done, untold.length);
}

// Which of a year's rows Tab leads to.
function setCurrent(r) {
	const show = (one, index) => {
		for (const e of one?.box ? [one.box, one.more,
			...one.buttons.values()] : [])
			e.tabIndex = index;
	};
	if (r.year.current !== r)
		show(r.year.current, -1);
	r.year.current = r;
	show(r, 0);
}

function openForm(r) {
	const close = () => {
		r.form.hidden = true;
		goTo(untold[r.at + 1] ?? r);
	};
	if (!r.form) {
		r.form = answerForm(r.row, r.name, close, word("done_here"),
			word("clear"));
		r.li.append(r.form);
	}
	r.form.hidden = false;
	bring(r.form);
	r.form.querySelector("input:checked, input")
		.focus({ preventScroll: true });
}

// Gives a row its tick box and buttons.
function equipUntold(r) {
	if (r.box)
		return;
	const button = (words, letter, onclick) => el("button", { type: "button",
		class: "quiet small", tabIndex: -1, onclick,
		...letter && { "aria-keyshortcuts": letter } },
		el("span", {}, words), letter
			? el("kbd", { "aria-hidden": "true" }, letter) : "");
	r.box = el("input", { type: "checkbox", tabIndex: -1, checked: r.ticked,
		onchange: () => tickUntold([r], r.box.checked) });
	r.buttons = new Map(quick.map((id) => {
		const c = untoldChoices.find((one) => one.value === id);
		return [id, button(c.words, c.letter, () => answer({ ...r.row,
			answer: answerOf(r.slot) === id ? "" : id }))];
	}));
	r.more = button("", "", () => openForm(r));
	r.li.replaceChildren(
		el("label", {}, r.box, el("span", {}, ...r.li.childNodes)),
		el("div", { class: "quick", role: "group", "aria-label": r.name },
			...r.buttons.values(), r.more));
	if (r === (r.year.current ?? r.year.rows[0]))
		setCurrent(r);
	showUntold(r);
}

function equipAhead(year, to) {
	for (const r of year.rows.slice(year.ahead, to))
		equipUntold(r);
	year.ahead = to;
	if (to < year.rows.length)
		setTimeout(() => equipAhead(year, year.ahead + atOnce));
}

function equipYear(year) {
	if (year.equipped)
		return;
	year.equipped = true;
	year.e.querySelector("summary").after(el("p", { class: "row" },
		el("button", { type: "button", class: "quiet small",
			onclick: () => tickUntold(
				year.rows.filter((r) => !r.answered), true) },
			word("tick_all"))));
	equipAhead(year, atOnce);
}

function goTo(r) {
	r.year.e.open = true;
	equipYear(r.year);
	equipUntold(r);
	setCurrent(r);
	r.box.focus();
}

// Ticks: for one answer to several.
let ticked = 0;

function tickUntold(rows, on) {
	for (const r of rows) {
		ticked += Number(on) - Number(r.ticked);
		r.ticked = on;
		if (r.box)
			r.box.checked = on;
	}
	$("ticked").hidden = ticked === 0;
	$("ticked-text").textContent = word("ticked", ticked);
	$("ticked-answer").textContent = word("answer_ticked", ticked);
}

function answerTicked() {
	const rows = untold.filter((r) => r.ticked);
	answerAll(rows.map((r) => ({ ...r.row,
		answer: $("ticked-group").value })));
	tickUntold(rows, false);
	goTo(untold.find((r) => r.at > rows.at(-1).at && !r.answered) ??
		rows.at(-1));
}

function keyUntold(event, r) {
	const choice = untoldChoices.find((c) => c.letter === event.key);
	const next = untold[r.at + 1] ?? r;
	if (choice) {
		answer({ ...r.row, answer: choice.value });
		goTo(next);
	} else if (event.key === "ArrowDown" || event.key === "s") {
		goTo(next);
	} else if (event.key === "ArrowUp") {
		goTo(untold[r.at - 1] ?? r);
	} else if (event.key === "u") {
		const back = untoldBySlot.get(undo()[0]);
		if (back)
			goTo(back);
	} else if (event.key === "Enter" && event.target === r.box) {
		if (ticked > 0)
			$("ticked-group").focus();
		else
			openForm(r);
	} else {
		return false;
	}
	return true;
}

function rowAt(e) {
	const li = e.closest("#untold li");
	return li && !e.closest(".form")
		? untoldBySlot.get(slotOf({ answer: "",
			key: $(li.dataset.of).dataset.key })) : null;
}

if (untold.length > 0) {
	for (const side of ["personal", "work"])
		$("ticked-group").append(el("optgroup", { label: word(side) },
			...untoldChoices.filter((c) => c.side === side).map((c) =>
				el("option", { value: c.value }, c.words))));
	$("ticked-group").value = "friends";
	$("ticked-answer").addEventListener("click", answerTicked);
	$("ticked-none").addEventListener("click", () => {
		tickUntold(untold.filter((r) => r.ticked), false);
		$("untold-start").focus();
	});
	$("untold-start").addEventListener("click", () => {
		for (const year of years)
			year.e.open = true;
		goTo(untold.find((r) => !r.answered) ?? untold[0]);
	});
	for (const year of years)
		year.e.addEventListener("toggle",
			() => year.e.open && equipYear(year));
	$("untold").addEventListener("focusin", (event) => {
		const r = rowAt(event.target);
		if (r?.box)
			setCurrent(r);
	});
	$("untold").addEventListener("keydown", (event) => {
		const r = rowAt(event.target);
		if (r && !event.ctrlKey && !event.altKey && !event.metaKey &&
			keyUntold(event, r))
			event.preventDefault();
	});
	watchers.push((slot) => {
		if (untoldBySlot.has(slot)) {
			showUntold(untoldBySlot.get(slot));
			showUntoldCount();
		}
	});
	for (const r of untold)
		showUntold(r);
	showUntoldCount();
}
