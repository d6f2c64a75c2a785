#include "base/phrase.h"

#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"

static const struct {
	struct str id;
	uint32_t args;
} known[PHRASE__COUNT] = {
#define PHRASE_TEXT(name, id, args) [PHRASE_##name] = { STR_INIT(id), args },
#include "base/phrase.def"
#undef PHRASE_TEXT
};

struct entry {
	struct str text;
	uint32_t language; /* from 1: the first */
};

struct phrases {
	struct arena *arena;
	struct map *at;       /* number in entries by id, from 1 */
	struct map *sections; /* of phrase.def */
	VEC(struct entry) entries;
	uint32_t language; /* being set */
	uint32_t last;     /* number of the entry set last */
};

static struct str
section_of(struct str id)
{
	return str_cut(&id, '.');
}

struct phrases *
phrases_make(struct arena *a)
{
	struct phrases *p = arena_new(a, struct phrases);

	*p = (struct phrases){ .arena = a, .language = 1 };
	p->at = map_make(a);
	p->sections = map_make(a);
	for (uint32_t i = 0; i < PHRASE__COUNT; i++) {
		vec_add(a, &p->entries) = (struct entry){ 0 };
		*map_at(p->at, known[i].id) = p->entries.n;
		*map_at(p->sections, section_of(known[i].id)) = 1;
	}
	return p;
}

void
phrases_next_language(struct phrases *p)
{
	p->language++;
	p->last = 0;
}

/* An argument's mark at the beginning of `s`: its length and its parts, the
 * length 0 where it is none. */
struct mark {
	size_t n;
	uint32_t arg; /* from 0 */
	bool forms;
	struct str one, many;
};

static struct mark
read_mark(struct str s)
{
	struct mark m = { 0 };
	size_t end = str_find(s, STR("}"));
	struct str inside;

	if (end == SIZE_MAX || end < 2 || s.p[1] < '1' ||
	    s.p[1] > '0' + PHRASE_ARGS)
		return m;
	m.arg = (uint32_t)(s.p[1] - '1');
	inside = str_sub(s, 2, end - 2);
	if (inside.n > 0) {
		if (inside.p[0] != ':' || str_find(inside, STR("|")) > inside.n)
			return m;
		m.many = str_sub(inside, 1, inside.n);
		m.one = str_cut(&m.many, '|');
		m.forms = true;
	}
	m.n = end + 1;
	return m;
}

/* Whether every '{' begins a mark of an argument there is. */
static bool
marks_good(struct str text, uint32_t args)
{
	size_t at;

	while ((at = str_find(text, STR("{"))) != SIZE_MAX) {
		struct mark m;

		text = str_sub(text, at, text.n);
		m = read_mark(text);
		if (m.n == 0 || m.arg >= args)
			return false;
		text = str_sub(text, m.n, text.n);
	}
	return true;
}

static struct str
go_on(struct arena *a, struct str before, struct str text)
{
	return str_fmt(a, "%.*s %.*s", STR_ARG(before), STR_ARG(text));
}

enum phrase_fault
phrases_set(struct phrases *p, struct str id, struct str text)
{
	uint32_t n = map_get(p->at, id);
	struct entry *e;

	if (n == 0) {
		if (p->language > 1 || map_get(p->sections, section_of(id)) > 0)
			return PHRASE_UNKNOWN;
		vec_add(p->arena, &p->entries) = (struct entry){ 0 };
		n = p->entries.n;
		*map_at(p->at, str_copy(p->arena, id)) = n;
	}
	if (n <= PHRASE__COUNT && !marks_good(text, known[n - 1].args))
		return PHRASE_BAD_MARK;
	e = &p->entries.v[n - 1];
	if (n == p->last)
		text = go_on(p->arena, e->text, text);
	else if (e->language == p->language)
		return PHRASE_TWICE;
	*e = (struct entry){ str_copy(p->arena, text), p->language };
	p->last = n;
	return PHRASE_FINE;
}

struct str
phrases_missing(const struct phrases *p)
{
	for (uint32_t i = 0; i < PHRASE__COUNT; i++)
		if (p->entries.v[i].language == 0)
			return known[i].id;
	return STR_NONE;
}

struct str
phrases_get(const struct phrases *p, struct str id)
{
	uint32_t n = p == NULL ? 0 : map_get(p->at, id);

	return n == 0 ? STR_NONE : p->entries.v[n - 1].text;
}

/* Text under way: counted where there are no bytes yet, else written. */
struct writing {
	char *to;
	size_t n;
};

static void
put(struct writing *w, struct str s)
{
	if (w->to != NULL && s.n > 0)
		memcpy(w->to + w->n, s.p, s.n);
	w->n += s.n;
}

static void
put_phrase(struct writing *w, struct str text, const struct phrase *ph)
{
	size_t at;

	while ((at = str_find(text, STR("{"))) != SIZE_MAX) {
		struct mark m = read_mark(str_sub(text, at, text.n));
		bool one;

		put(w, str_sub(text, 0, at));
		text = str_sub(text, at + m.n, text.n);
		one = str_eq(ph->args[m.arg], STR("1"));
		put(w, m.forms ? (one ? m.one : m.many) : ph->args[m.arg]);
	}
	put(w, text);
}

static struct str
bare(struct arena *a, const struct phrase *ph)
{
	struct str text = known[ph->id].id;

	for (uint32_t i = 0; i < known[ph->id].args; i++)
		text = go_on(a, text, ph->args[i]);
	return text;
}

struct str
phrase_text(const struct phrases *p, struct arena *a, struct phrase ph)
{
	const struct entry *e = p == NULL ? NULL : &p->entries.v[ph.id];
	struct writing w = { 0 };

	if (e == NULL || e->language == 0)
		return bare(a, &ph);
	put_phrase(&w, e->text, &ph);
	w.to = arena_take(a, w.n + 1);
	w.n = 0;
	put_phrase(&w, e->text, &ph);
	return (struct str){ w.to, w.n };
}

struct str
phrase_number(struct arena *a, uint32_t n)
{
	return str_fmt(a, "%u", n);
}
