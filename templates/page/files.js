// Files out and in. Both stay on this machine: a download writes what stands
// here, and a file is read where it lies.

function download(name, text) {
	const url = URL.createObjectURL(new Blob([text],
		{ type: "text/csv;charset=utf-8" }));
	el("a", { href: url, download: name }).click();
	setTimeout(() => URL.revokeObjectURL(url), 10000);
}

function pick(use, told) {
	const input = el("input", { type: "file", accept: ".csv,text/csv" });
	input.addEventListener("change", async () => {
		const n = use(await input.files[0].text());
		say(told, n === null ? word("bad") : word("loaded", n));
	});
	input.click();
}

$("save").addEventListener("click", () => {
	download("answers.csv", answersFile());
	state.saved = true;
	remember();
	showBar();
});
$("undo").addEventListener("click", undo);
$("load-answers")?.addEventListener("click", () => {
	$("bar").hidden = false;
	pick(loadAnswers, $("bar-text"));
});
$("save-ticks")?.addEventListener("click",
	() => download("applied.csv", ticksFile()));
$("load-ticks")?.addEventListener("click",
	() => pick(loadTicks, $("done-text")));
showBar();

for (const button of all(".copy"))
	button.addEventListener("click", async () => {
		const list = button.closest(".list");
		const names = all(".names li", list).map((li) => li.textContent);
		let done = true;
		try {
			await navigator.clipboard.writeText(names.join("\n"));
		} catch {
			done = false;
			getSelection().selectAllChildren(list.querySelector(".names"));
		}
		say(button.nextElementSibling, done ? word("copied", names.length) : "");
	});
