// The form in which one answer is given: by mouse, or by the letter beside
// each choice while the form has the focus.

const letters = [..."abcdefghijklmnopqrtvwxyz"]; // s is later, u is undo
let forms = 0;

// What may be answered: [{ value, words, side }].
function choicesFor(row) {
	switch (row.kind) {
	case "same":
		return ["same", "different"].map((v) => ({ words: word(v),
			value: v + ":" + row.other, letter: v === "same" ? "y" : "n" }));
	case "met":
		return ["yes", "no"].map((v) => ({ words: word("met_" + v),
			value: "met:" + v, letter: v[0] }));
	case "many":
		return [...groups, { id: "mixed", words: word("mixed") }]
			.map((g, i) => ({ value: g.id, words: g.words, side: g.side,
				letter: letters[i] }));
	default:
		return groups.map((g, i) => ({ value: g.id, words: g.words,
			side: g.side, letter: letters[i] }));
	}
}

// A form for the row's answer. `onNext` is called to go on; `next` names the
// button for it, `none` the one that goes on without an answer.
function answerForm(row, legend, onNext, next, none) {
	const slot = slotOf(row);
	const several = row.kind === "group";
	const name = "form-" + ++forms;
	const inputs = [];
	const option = (c) => {
		const input = el("input", { type: several ? "checkbox" : "radio",
			name, value: c.value });
		inputs.push(input);
		return el("label", { class: "choice" }, input,
			el("span", {}, c.words),
			c.letter ? el("kbd", { "aria-hidden": "true" }, c.letter) : "");
	};
	const choices = choicesFor(row);
	const part = (side) => choices.filter((c) => c.side === side).map(option);
	const fieldset = el("fieldset", { class: "form" },
		el("legend", {}, legend));
	for (const side of ["work", "personal"]) {
		const part_of = part(side);
		if (part_of.length > 0)
			fieldset.append(el("div", { class: "side", role: "group",
				"aria-label": word(side) },
				el("p", { class: "soft", "aria-hidden": "true" },
					word(side)), ...part_of));
	}
	fieldset.append(el("div", { class: "side" }, ...part(undefined)));
	fieldset.append(el("p", { class: "row" },
		el("button", { type: "button", onclick: onNext }, next),
		el("button", { type: "button", class: "quiet",
			onclick: () => { put(""); onNext(); } }, none)));

	function put(value) {
		answer({ ...row, answer: value });
	}
	function show() {
		const given = answerOf(slot).split("+");
		for (const i of inputs)
			i.checked = given.includes(i.value);
	}
	fieldset.addEventListener("change", () => put(
		inputs.filter((i) => i.checked).map((i) => i.value).join("+")));
	fieldset.addEventListener("keydown", (event) => {
		if (event.ctrlKey || event.altKey || event.metaKey)
			return;
		const at = choices.findIndex((c) => c.letter === event.key);
		if (at >= 0)
			inputs.find((i) => i.value === choices[at].value).click();
		else if (event.key === "Enter" && event.target.localName === "input")
			onNext();
		else if (event.key === "s")
			{ put(""); onNext(); }
		else if (event.key === "u")
			undo();
		else
			return;
		event.preventDefault();
	});
	watchers.push((changed) => changed === slot && show());
	show();
	return fieldset;
}
