// What the page remembers on this machine: answers not yet taken by a run,
// ticks, and which of these the run has told. Named by the page's place, so that two plans keep apart and a
// new run finds what was ticked. Where the browser keeps nothing for pages
// from disk, it lasts until the page is closed, and the page says so.

const place = "hedgerow " + location.pathname;
const state = { answers: [], ticks: {}, told: {}, saved: true };
let remembers = true;

function remember() {
	try {
		localStorage.setItem(place, JSON.stringify(state));
	} catch {
		remembers = false;
	}
}

try {
	const known = JSON.parse(localStorage.getItem(place) ?? "{}");
	if (Array.isArray(known.answers))
		state.answers = known.answers.filter(
			(a) => typeof a?.key === "string" &&
				typeof a?.answer === "string");
	if (known.ticks && typeof known.ticks === "object")
		state.ticks = known.ticks;
	if (known.told && typeof known.told === "object")
		state.told = known.told;
	state.saved = known.saved !== false;
} catch {
	remembers = false;
}
remember();

addEventListener("beforeunload", (event) => {
	if (!remembers && !state.saved)
		event.preventDefault();
});
