// What every part uses.

const $ = (id) => document.getElementById(id);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const redacted = document.body.dataset.redacted !== undefined;

// An element with attributes (properties where they are functions or
// booleans) and children; strings become text, never markup.
function el(name, attributes = {}, ...children) {
	const e = document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) {
		if (typeof value === "string")
			e.setAttribute(key, value);
		else
			e[key] = value;
	}
	e.append(...children);
	return e;
}

// A text of the page's language, with %1, %2 … filled in.
const texts = new Map(all("[data-word]").map(
	(e) => [e.dataset.word, e.textContent]));
const word = (name, ...args) => args.reduce(
	(text, arg, i) => text.replace("%" + (i + 1), () => String(arg)),
	texts.get(name));

// For searching: without case, accents and ligatures.
const fold = (s) => s.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
	.replace(/ß/g, "ss").replace(/ł/g, "l").replace(/ø/g, "o")
	.replace(/æ/g, "ae").replace(/đ/g, "d");

// Says something to whoever cannot see what has changed.
function say(place, text) {
	place.textContent = "";
	requestAnimationFrame(() => place.textContent = text);
}

const calm = matchMedia("(prefers-reduced-motion: reduce)");

function bring(e, where = "nearest") {
	e.scrollIntoView({ block: where,
		behavior: calm.matches ? "auto" : "smooth" });
}

// Opens all that e stands in, and e.
function reveal(e) {
	for (let at = e; at; at = at.parentElement)
		if (at.localName === "details")
			at.open = true;
}

// A link to somebody or something leads there, opened.
function follow() {
	let e = null;
	try {
		e = $(decodeURIComponent(location.hash.slice(1)));
	} catch {
		return;
	}
	if (!e || !e.closest("main"))
		return;
	if (e.matches(".person"))
		showPerson(e);
	else if (e.matches("section"))
		return;
	else
		reveal(e);
	const summary = e.matches("details") ? e.querySelector("summary") : null;
	summary?.focus({ preventScroll: true });
	bring(e, "start");
}
// Which part of the way is being read.
const stations = new Map(all(".way a").map(
	(a) => [$(a.getAttribute("href").slice(1)), a]));
const watch = new IntersectionObserver((seen) => {
	for (const { target, isIntersecting } of seen)
		if (isIntersecting)
			for (const [section, a] of stations)
				a.ariaCurrent = section === target ? "step" : null;
}, { rootMargin: "-30% 0px -65%" });
for (const section of stations.keys())
	watch.observe(section);

addEventListener("hashchange", follow);
// A second click on the same link changes no hash.
document.addEventListener("click", (event) => {
	const link = event.target.closest?.("a[href^='#']");
	if (link && link.getAttribute("href") === location.hash)
		follow();
});
