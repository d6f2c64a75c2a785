#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "link/linker.h"

/* Words before a name that are none of it, folded. */
static const char *const titles[] = { "dr", "prof", "professor", "mr", "mrs",
	"ms", "miss", "herr", "frau", "ing", "dipl", "mag", "med", "sir", "mme",
	"mlle", "sr", "sra", "srta", "dott", "dottssa", "ir", "drs", "mgr" };
/* Degrees behind it, also where no comma tells.  "Jr" and "III" are not among
 * them: they tell father and son apart. */
static const char *const degrees[] = { "phd", "mba", "cpa", "md", "msc", "bsc",
	"llm", "esq", "pmp", "cfa", "dds", "rn", "cissp", "shrm", "pe" };
static const char *const generations[] = { "jr", "sr", "junior", "senior", "ii",
	"iii", "iv" };

#define ONE_OF(word, table) \
	one_of(word, table, sizeof(table) / sizeof((table)[0]))

enum { SHORT = 3 }; /* bytes that a first name and its short form share */

static bool
one_of(struct str word, const char *const *table, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(word, str_of(table[i])))
			return true;
	return false;
}

/* Without what stands in brackets. */
static struct str
without_brackets(struct arena *a, struct str s)
{
	char *p = arena_take(a, s.n + 1);
	size_t n = 0;
	uint32_t depth = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '(' || s.p[i] == '[')
			depth++;
		else if ((s.p[i] == ')' || s.p[i] == ']') && depth > 0)
			depth--;
		else if (depth == 0)
			p[n++] = s.p[i];
	}
	return (struct str){ p, n };
}

/* "Ann Example, CPA" loses what follows the comma, "Example, Ann" is turned
 * round. */
static struct str
without_comma(struct arena *a, struct str s)
{
	struct str rest = s, before = utf8_fold(a, str_cut(&rest, ','));
	struct str after = utf8_fold(a, rest);

	if (after.n == 0)
		return before;
	if (!str_has(before, STR(" ")))
		return str_fmt(a, "%.*s %.*s", STR_ARG(after), STR_ARG(before));
	if (ONE_OF(after, generations))
		return str_fmt(a, "%.*s %.*s", STR_ARG(before), STR_ARG(after));
	return before;
}

struct str
name_plain(struct arena *a, struct str name)
{
	struct str s = without_comma(a, without_brackets(a, name));

	if (s.n == 0)
		return utf8_fold(a, name);
	for (;;) {
		struct str rest = s, first = str_cut(&rest, ' ');

		if (rest.n == 0 || !ONE_OF(first, titles))
			break;
		s = rest;
	}
	for (;;) {
		struct str last = str_after_last(s, ' ');
		struct str rest = str_sub(s, 0, s.n - last.n);

		rest = str_trim(rest);
		if (!str_has(rest, STR(" ")) || !ONE_OF(last, degrees))
			break;
		s = rest;
	}
	return s;
}

static int
by_bytes(const void *x, const void *y)
{
	return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

struct str
name_sorted(struct arena *a, struct str plain, uint32_t *words)
{
	struct strs v = { 0 };
	char *p = arena_take(a, plain.n + 1);
	size_t n = 0;

	while (plain.n > 0)
		strs_add(a, &v, str_cut(&plain, ' '));
	if (v.n > 0)
		qsort(v.v, v.n, sizeof(v.v[0]), by_bytes);
	for (uint32_t i = 0; i < v.n; i++) {
		if (i > 0)
			p[n++] = ' ';
		memcpy(p + n, v.v[i].p, v.v[i].n);
		n += v.v[i].n;
	}
	*words = v.n;
	return (struct str){ p, n };
}

struct str
name_without_initials(struct arena *a, struct str plain)
{
	struct str rest = plain, out = str_cut(&rest, ' ');

	while (rest.n > 0) {
		struct str word = str_cut(&rest, ' ');

		if (word.n > 1 || rest.n == 0)
			out = str_fmt(
			    a, "%.*s %.*s", STR_ARG(out), STR_ARG(word));
	}
	return out;
}

struct str
name_letters(struct arena *a, struct str text)
{
	struct str folded = utf8_fold(a, text);
	char *p = arena_take(a, folded.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < folded.n; i++)
		if (folded.p[i] >= 'a' && folded.p[i] <= 'z')
			p[n++] = folded.p[i];
	return (struct str){ p, n };
}

static bool
has_digit(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			return true;
	return false;
}

struct str
name_of_slug(struct arena *a, struct str url)
{
	struct str slug = str_after_last(url, '/');
	struct str last = str_after_last(slug, '-');

	/* What LinkedIn adds to tell namesakes apart: "ann-example-7b1f09". */
	if (last.n < slug.n && has_digit(last))
		slug.n -= last.n + 1;
	return name_letters(a, slug);
}

struct str
name_short(struct arena *a, struct str plain)
{
	return str_fmt(a, "%.*s %.*s", STR_ARG(str_sub(plain, 0, SHORT)),
	    STR_ARG(str_after_last(plain, ' ')));
}

static bool
has_word(struct str name, struct str word)
{
	while (name.n > 0)
		if (str_eq(str_cut(&name, ' '), word))
			return true;
	return false;
}

bool
name_agrees(struct str a, struct str b)
{
	struct str a_rest = a, b_rest = b;
	struct str a_first = str_cut(&a_rest, ' ');
	struct str b_first = str_cut(&b_rest, ' ');

	if (a.n == 0 || b.n == 0 || has_word(a, b_first) ||
	    has_word(b, a_first))
		return true;
	if (a_rest.n == 0 || b_rest.n == 0)
		return true;
	/* "A. Example", "Jo Example": the family name is the same and one
	 * given name begins the other. */
	return str_eq(str_after_last(a, ' '), str_after_last(b, ' ')) &&
	       (str_starts(a_first, b_first) || str_starts(b_first, a_first));
}
