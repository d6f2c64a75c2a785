/*
 * Sound: what several ways of transliterating a name share.  The rules are
 * for Cyrillic and Greek names as passports, newspapers and their bearers
 * write them in Latin letters; ICU's own transliteration goes through them
 * too.  Longer rules first; each letter is used once.
 */
#include <string.h>

#include "base/arena.h"
#include "link/name.h"

enum { LETTERS = 'z' - 'a' + 1, RULES = 9 };

/* By the first letter; each row ends with a rule of nothing. */
static const struct rule {
	const char *from, *to;
} rules[LETTERS][RULES] = {
	['a' - 'a'] = { { "ai", "i" }, { "ay", "i" }, { "aj", "i" } },
	['c' - 'a'] = { { "ch", "h" }, { "cz", "c" }, { "ck", "k" },
	    { "c", "c" } },
	['e' - 'a'] = { { "ei", "i" }, { "ey", "i" }, { "ej", "i" } },
	['g' - 'a'] = { { "gh", "g" } },
	['i' - 'a'] = { { "iou", "u" }, { "iew", "ev" }, { "iu", "u" },
	    { "ia", "a" }, { "io", "o" }, { "ie", "e" }, { "ij", "i" },
	    { "iy", "i" } },
	['j' - 'a'] = { { "ju", "u" }, { "ja", "a" }, { "jo", "o" },
	    { "je", "e" }, { "j", "i" } },
	['k' - 'a'] = { { "kh", "h" }, { "ks", "x" } },
	['o' - 'a'] = { { "ou", "u" }, { "oo", "u" } },
	['p' - 'a'] = { { "ph", "f" } },
	['q' - 'a'] = { { "q", "k" } },
	['r' - 'a'] = { { "rz", "z" } },
	['s' - 'a'] = { { "shch", "s" }, { "sch", "s" }, { "sh", "s" },
	    { "sz", "s" } },
	['t' - 'a'] = { { "tsch", "c" }, { "tch", "c" }, { "th", "t" },
	    { "ts", "c" }, { "tz", "c" } },
	['w' - 'a'] = { { "w", "v" } },
	['y' - 'a'] = { { "yu", "u" }, { "ya", "a" }, { "yo", "o" },
	    { "ye", "e" }, { "yy", "i" }, { "y", "i" } },
	['z' - 'a'] = { { "zh", "z" } },
};

/* The rule that the text, which is not empty, begins with, or NULL. */
static const char *
rule_for(struct str text, size_t *n)
{
	const struct rule *r;

	if (text.p[0] < 'a' || text.p[0] > 'z')
		return NULL;
	for (r = rules[text.p[0] - 'a']; r->from != NULL; r++)
		if (str_starts(text, str_of(r->from))) {
			*n = strlen(r->from);
			return r->to;
		}
	return NULL;
}

struct str
sound_of(struct arena *a, struct str s)
{
	char *p = arena_take(a, s.n + 1);
	size_t n = 0;

	for (size_t i = 0, took; i < s.n; i += took) {
		const char *to = rule_for(str_sub(s, i, SIZE_MAX), &took);
		char c = s.p[i];

		if (to != NULL)
			c = to[0];
		else
			took = 1;
		if (n == 0 || p[n - 1] != c)
			p[n++] = c;
	}
	return (struct str){ p, n };
}
