/*
 * Sound: what several ways of transliterating a name share.  The rules are
 * for Cyrillic and Greek names as passports, newspapers and their bearers
 * write them in Latin letters; ICU's own transliteration goes through them
 * too.  Longer rules first; each letter is used once.
 */
#include <string.h>

#include "base/arena.h"
#include "link/name.h"

static const struct {
	const char *from, *to;
} rules[] = {
	{ "shch", "s" },
	{ "tsch", "c" },
	{ "sch", "s" },
	{ "tch", "c" },
	{ "iou", "u" },
	{ "iew", "ev" },
	{ "sh", "s" },
	{ "zh", "z" },
	{ "ch", "h" },
	{ "kh", "h" },
	{ "gh", "g" },
	{ "th", "t" },
	{ "ph", "f" },
	{ "ts", "c" },
	{ "tz", "c" },
	{ "cz", "c" },
	{ "sz", "s" },
	{ "rz", "z" },
	{ "ck", "k" },
	{ "yu", "u" },
	{ "ju", "u" },
	{ "iu", "u" },
	{ "ya", "a" },
	{ "ja", "a" },
	{ "ia", "a" },
	{ "yo", "o" },
	{ "jo", "o" },
	{ "io", "o" },
	{ "ye", "e" },
	{ "je", "e" },
	{ "ie", "e" },
	{ "ei", "i" },
	{ "ey", "i" },
	{ "ej", "i" },
	{ "ai", "i" },
	{ "ay", "i" },
	{ "aj", "i" },
	{ "ij", "i" },
	{ "iy", "i" },
	{ "yy", "i" },
	{ "ou", "u" },
	{ "oo", "u" },
	{ "ks", "x" },
	{ "y", "i" },
	{ "j", "i" },
	{ "w", "v" },
	{ "q", "k" },
	{ "c", "c" },
};

/* The rule that the text, which is not empty, begins with, or NULL. */
static const char *
rule_for(struct str text, size_t *n)
{
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		if (rules[i].from[0] == text.p[0] &&
		    str_starts(text, str_of(rules[i].from))) {
			*n = strlen(rules[i].from);
			return rules[i].to;
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
