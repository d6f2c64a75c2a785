#include "phrasebook.h"

#include "base/arena.h"
#include "read/ini.h"

static const struct str english = STR_INIT("en");

struct reading {
	struct arena *arena;
	struct phrases *phrases;
	struct place where;
	struct diag *diag;
	bool good;
};

static void
on_entry(void *ctx, struct str section, struct str name, struct str value)
{
	static const char *const faults[] = {
		[PHRASE_UNKNOWN] = "no such phrase:",
		[PHRASE_TWICE] = "stands twice:",
		[PHRASE_BAD_MARK] = "a mark in braces that it does not have:",
	};
	struct reading *r = ctx;
	struct str id =
	    str_fmt(r->arena, "%.*s.%.*s", STR_ARG(section), STR_ARG(name));
	enum phrase_fault fault = phrases_set(r->phrases, id, value);

	if (fault == PHRASE_FINE)
		return;
	diag_say(r->diag, DIAG_BAD_TEMPLATE, &r->where, "%s '%.*s'",
	    faults[fault], STR_ARG(id));
	r->good = false;
}

static struct str
file_of(struct arena *a, struct str code)
{
	return str_fmt(a, "phrases/%.*s.ini", STR_ARG(code));
}

static bool
read_language(struct template_dirs *t, struct phrases *phrases, struct str code,
    struct diag *d)
{
	struct reading r = { .arena = t->arena,
		.phrases = phrases,
		.where = { .file = file_of(t->arena, code) },
		.diag = d,
		.good = true };
	struct str bytes;
	uint32_t bad;

	if (!templates_need(t, r.where.file.p, &bytes, d))
		return false;
	bad = ini_read(bytes, &r.where.line, on_entry, &r);
	if (bad > 0) {
		r.where.line = bad;
		diag_say(d, DIAG_BAD_TEMPLATE, &r.where,
		    "neither [section] nor name = text, or too long; go on in "
		    "an indented line");
	}
	return r.good && bad == 0;
}

bool
phrasebook_make(struct template_dirs *t, struct phrasebook *b, struct diag *d)
{
	struct place where = { .file = file_of(t->arena, english) };
	struct str missing;

	b->phrases = phrases_make(t->arena);
	b->language = english;
	if (!read_language(t, b->phrases, english, d))
		return false;
	missing = phrases_missing(b->phrases);
	if (missing.n > 0)
		diag_say(d, DIAG_BAD_TEMPLATE, &where, "lacks '%.*s'",
		    STR_ARG(missing));
	return missing.n == 0;
}

bool
phrasebook_has(struct template_dirs *t, struct str code)
{
	return templates_get(t, file_of(t->arena, code).p).n > 0;
}

bool
phrasebook_turn(struct template_dirs *t, struct phrasebook *b, struct str code,
    struct diag *d)
{
	if (str_eq(code, b->language))
		return true;
	phrases_next_language(b->phrases);
	b->language = code;
	return read_language(t, b->phrases, code, d);
}
