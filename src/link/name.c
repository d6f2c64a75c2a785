/*
 * Taking names apart.
 */
#include "link/name.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "link/words.h"

/* A word on its way into a name. */
struct piece {
	struct str text; /* folded */
	bool tied;
	bool loud;  /* written in one case throughout: "MIL", "mom" */
	bool small; /* begins with a small letter: "van", "climbing" */
	bool joint; /* counts as a particle here: "op" of "op den Kamp" */
};

struct pieces {
	struct piece v[NAME_WORDS * 2];
	uint32_t n;
};

/* What stands in the first brackets goes to *aside, all brackets go. */
static struct str
without_brackets(struct arena *a, struct str s, struct str *aside)
{
	char *p = arena_take(a, s.n + 1), *in = arena_take(a, s.n + 1);
	size_t n = 0, in_n = 0;
	uint32_t depth = 0, closed = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '(' || s.p[i] == '[') {
			depth++;
		} else if ((s.p[i] == ')' || s.p[i] == ']') && depth > 0) {
			depth--;
			closed += depth == 0;
		} else if (depth == 0) {
			p[n++] = s.p[i];
		} else if (closed == 0) {
			in[in_n++] = s.p[i];
		}
	}
	*aside = str_trim((struct str){ in, in_n });
	return (struct str){ p, n };
}

/* "Ann @ Acme" is Ann, with Acme aside. */
static struct str
without_at(struct str s, struct str *aside)
{
	size_t at = str_find(s, STR("@"));

	if (at == SIZE_MAX || at == 0)
		return s;
	*aside = str_trim(str_sub(s, at + 1, SIZE_MAX));
	return str_sub(s, 0, at);
}

static bool
behind_names(const struct words *w, struct str word)
{
	return words_is(w, WORD_DEGREE, word) ||
	       words_is(w, WORD_TITLE, word) ||
	       words_is(w, WORD_GENERATION, word);
}

/* "Ann Example, CPA" loses what follows the comma, "Example, Ann" is turned
 * round; "Example Roe, Ann" too, if Ann is known as a given name. */
static struct str
without_comma(struct arena *a, const struct words *w, struct str s)
{
	struct str rest = s, before = str_cut(&rest, ','), folded, first;

	folded = utf8_fold(a, rest);
	if (folded.n == 0)
		return before;
	rest = str_cut(&rest, ',');
	first = folded;
	first = str_cut(&first, ' ');
	if (words_is(w, WORD_GENERATION, folded))
		return str_fmt(a, "%.*s %.*s", STR_ARG(before), STR_ARG(rest));
	if (behind_names(w, first))
		return before;
	if (!str_has(str_trim(before), STR(" ")) ||
	    words_has(w, WORDS_NICKNAMES, first))
		return str_fmt(a, "%.*s %.*s", STR_ARG(rest), STR_ARG(before));
	return before;
}

static bool
is_cjk(uint32_t c)
{
	return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
	       (c >= 0x20000 && c <= 0x3FFFF);
}

static bool
is_hangul(uint32_t c)
{
	return c >= 0xAC00 && c <= 0xD7A3;
}

static bool
is_hyphen(uint32_t c)
{
	return c == '-' || (c >= 0x2010 && c <= 0x2013);
}

static bool
is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static void
put(struct pieces *p, struct piece one)
{
	if (one.text.n > 0 && p->n < sizeof(p->v) / sizeof(p->v[0]))
		p->v[p->n++] = one;
}

/* A name in Chinese characters or Hangul has its family name first, of one
 * sign: "李小明" is xiaoming li. */
static void
put_cjk(struct arena *a, struct str token, struct pieces *to)
{
	size_t at = 0;
	struct str family, given, joined = STR_NONE;

	utf8_next(token, &at);
	family = utf8_fold(a, str_sub(token, 0, at));
	given = utf8_fold(a, str_sub(token, at, SIZE_MAX));
	while (given.n > 0) {
		struct str word = str_cut(&given, ' ');

		joined = str_fmt(a, "%.*s%.*s", STR_ARG(joined), STR_ARG(word));
	}
	put(to, (struct piece){ .text = joined });
	put(to, (struct piece){ .text = family });
}

/* Whether it holds letters, and all in one case. */
static bool
is_loud(struct str token)
{
	bool upper = false, lower = false;

	for (size_t i = 0; i < token.n; i++) {
		if (!is_letter(token.p[i]))
			continue;
		upper |= token.p[i] < 'a';
		lower |= token.p[i] >= 'a';
	}
	return token.n > 1 && upper != lower;
}

/* "d'Angelo" does not count. */
static bool
is_small(struct str token)
{
	size_t at = 0;
	uint32_t first = utf8_next(token, &at);

	return u_islower((UChar32)first) && at < token.n &&
	       u_isalpha((UChar32)utf8_next(token, &at));
}

/* What stands between two spaces: "Example-Roe" is two words that are tied. */
static void
put_token(struct arena *a, struct str token, struct pieces *to, bool *script)
{
	size_t from = 0, at = 0;
	uint32_t first = utf8_next(token, &at);
	bool tied = false, loud = is_loud(token);

	*script |= first >= 0x370 && !(first >= 0x1E00 && first < 0x1F00);
	if (is_cjk(first) || is_hangul(first)) {
		put_cjk(a, token, to);
		return;
	}
	for (at = 0; at <= token.n;) {
		size_t here = at;
		uint32_t c = here < token.n ? utf8_next(token, &at) : '-';
		struct str words;

		if (here < token.n && !is_hyphen(c))
			continue;
		words = utf8_fold(a, str_sub(token, from, here - from));
		for (bool more = tied; words.n > 0; more = false)
			put(to, (struct piece){ str_cut(&words, ' '), more,
				    loud, is_small(token), false });
		tied = to->n > 0;
		from = at;
		if (here == token.n)
			break;
	}
}

static bool
is_number(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return true;
}

static void
drop(struct pieces *p, uint32_t i)
{
	memmove(&p->v[i], &p->v[i + 1], (p->n - i - 1) * sizeof(p->v[0]));
	p->n--;
}

/* "Ann Example 4th floor", "Ann Example 18h": so begins a note. */
static bool
is_count(struct str word)
{
	return word.p[0] >= '0' && word.p[0] <= '9';
}

/* "Ann Example from the choir": what follows the names in small letters is a
 * note.  Particles are none, nor what stands before one and a name ("op den
 * Kamp"), nor is a name all in small letters. */
static void
drop_note(const struct words *w, struct pieces *p)
{
	for (uint32_t i = 0; i < p->n; i++) {
		struct piece *at = &p->v[i];

		if (i > 0 && is_count(at->text)) {
			p->n = i;
			return;
		}
		if (!at->small || words_is(w, WORD_PARTICLE, at->text) ||
		    words_is(w, WORD_FORMER, at->text))
			continue;
		at->joint = words_is(w, WORD_JOINT, at->text) && i + 2 < p->n &&
		            !p->v[i + 2].small &&
		            words_is(w, WORD_PARTICLE, p->v[i + 1].text);
		if (i > 0 && !at->joint && !p->v[0].small) {
			p->n = i;
			return;
		}
	}
}

/* Titles before, degrees and generations behind, and words of relation. */
static void
strip(struct arena *a, const struct words *w, struct pieces *p, struct name *to)
{
	for (uint32_t i = p->n; i-- > 0;)
		if (is_number(p->v[i].text))
			drop(p, i);
	for (uint32_t i = 1; i + 1 < p->n; i++)
		if (words_is(w, WORD_FORMER, p->v[i].text)) {
			to->aside = str_copy(a, p->v[i + 1].text);
			to->born = true;
			p->n = i;
		}
	while (p->n > 1 && words_is(w, WORD_TITLE, p->v[0].text))
		drop(p, 0);
	drop_note(w, p);
	while (p->n > 2 && words_is(w, WORD_DEGREE, p->v[p->n - 1].text))
		p->n--;
	if (p->n > 2 && words_is(w, WORD_GENERATION, p->v[p->n - 1].text))
		to->generation = p->v[--p->n].text;
	to->kin = p->n > 1 && words_has(w, WORDS_RELATION, p->v[0].text);
	if (p->n > 1 && p->v[p->n - 1].loud &&
	    words_has(w, WORDS_RELATION, p->v[p->n - 1].text) &&
	    !words_borne(w, p->v[p->n - 1].text))
		p->n--;
}

/* "ue" is "u", after the fold has made "u" of "ü"; "ij" is "y". */
static struct str
respell(struct arena *a, struct str s)
{
	char *p = arena_take(a, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i], next = i + 1 < s.n ? s.p[i + 1] : '\0';

		p[n++] = c == 'i' && next == 'j' ? 'y' : c;
		i += (next == 'e' && (c == 'a' || c == 'o' || c == 'u')) ||
		     (c == 'a' && next == 'a') || (c == 'i' && next == 'j');
	}
	return (struct str){ p, n };
}

static struct str
join_words(struct arena *a, const struct str *v, uint32_t n, struct str between)
{
	size_t size = 1, at = 0;
	char *p;

	for (uint32_t i = 0; i < n; i++)
		size += v[i].n + between.n;
	p = arena_take(a, size);
	for (uint32_t i = 0; i < n; i++) {
		if (i > 0 && between.n > 0)
			p[at++] = between.p[0];
		memcpy(p + at, v[i].p, v[i].n);
		at += v[i].n;
	}
	return (struct str){ p, at };
}

static int
by_bytes(const void *x, const void *y)
{
	return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

/* "Van" is one too, but where a name begins with it it may be a given name;
 * "van" in small letters, before two words, begins the family name. */
static bool
is_particle(const struct words *w, const struct pieces *p, uint32_t i)
{
	return (p->v[i].joint || words_is(w, WORD_PARTICLE, p->v[i].text)) &&
	       (i > 0 || (p->n > 2 && p->v[i].small && !p->v[p->n - 1].small));
}

/* The words as they are compared, particles between them left out. */
static void
settle(struct arena *a, const struct words *w, const struct pieces *p,
    struct name *to)
{
	struct str plain[NAME_WORDS * 2], sorted[NAME_WORDS];
	uint32_t room = p->n < NAME_WORDS ? p->n : NAME_WORDS;

	to->word = arena_array(a, struct str, room);
	to->sound = arena_array(a, struct str, room);
	to->tied = arena_array(a, bool, room);
	for (uint32_t i = 0; i < p->n; i++) {
		plain[i] = p->v[i].text;
		if (to->n == NAME_WORDS ||
		    (i + 1 < p->n && is_particle(w, p, i)))
			continue;
		to->word[to->n] = respell(a, p->v[i].text);
		to->sound[to->n] = sound_of(a, p->v[i].text);
		to->tied[to->n] = p->v[i].tied && to->n > 0;
		sorted[to->n] = to->word[to->n];
		to->n++;
	}
	to->plain = join_words(a, plain, p->n, STR(" "));
	if (to->n > 0)
		qsort(sorted, to->n, sizeof(sorted[0]), by_bytes);
	to->sorted = join_words(a, sorted, to->n, STR(" "));
	to->letters = join_words(a, to->word, to->n, STR_NONE);
}

static void
cut_up(struct arena *a, struct str s, struct pieces *to, bool *script)
{
	for (s = str_trim(s); s.n > 0; s = str_trim(s)) {
		struct str token = str_cut(&s, ' ');

		if (token.n > 0)
			put_token(a, token, to, script);
	}
}

struct name
name_of(struct arena *a, const struct words *w, struct str written)
{
	struct name name = { 0 };
	struct pieces p = { 0 };
	struct str s = without_brackets(a, written, &name.aside), first;

	s = without_at(without_comma(a, w, s), &name.aside);
	name.aside = utf8_fold(a, name.aside);
	cut_up(a, s, &p, &name.script);
	if (p.n == 0) {
		cut_up(a, written, &p, &name.script);
		name.aside = STR_NONE;
	}
	first = name.aside;
	first = str_cut(&first, ' ');
	if (words_is(w, WORD_FORMER, first)) {
		name.aside = str_sub(name.aside, first.n + 1, SIZE_MAX);
		name.born = name.aside.n > 0;
	}
	strip(a, w, &p, &name);
	settle(a, w, &p, &name);
	return name;
}

/* A user name in pieces: at signs, digits and capitals inside. */
struct name
name_of_handle(struct arena *a, const struct words *w, struct str handle)
{
	struct name name = { .handle = true };
	struct pieces p = { 0 };
	size_t from = 0;
	bool slug = str_has(handle, STR("-"));

	for (size_t i = 0; i <= handle.n; i++) {
		char c = i < handle.n ? handle.p[i] : '.';
		bool sign = c == '.' || c == '_' || c == '-' || c == '+' ||
		            c == '@' || c == ' ';
		bool hump = i > from && c >= 'A' && c <= 'Z' &&
		            handle.p[i - 1] >= 'a' && handle.p[i - 1] <= 'z';
		struct str part;
		size_t last;

		if (!sign && !hump)
			continue;
		part = utf8_fold(a, str_sub(handle, from, i - from));
		from = i + sign;
		last = part.n;
		while (last > 0 && part.p[last - 1] >= '0' &&
		       part.p[last - 1] <= '9')
			last--;
		/* What LinkedIn adds to tell namesakes apart: "7b1f09". */
		if (slug && last < part.n && p.n > 0)
			last = 0;
		part.n = last;
		for (size_t k = 0; k < part.n; k++)
			if (part.p[k] >= '0' && part.p[k] <= '9')
				part.n = 0;
		while (part.n > 0)
			put(&p, (struct piece){ .text = str_cut(&part, ' ') });
	}
	settle(a, w, &p, &name);
	return name;
}

struct name
name_copy(struct arena *a, const struct name *from)
{
	struct name to = *from;

	to.plain = str_copy(a, from->plain);
	to.sorted = str_copy(a, from->sorted);
	to.letters = str_copy(a, from->letters);
	to.generation = str_copy(a, from->generation);
	to.aside = str_copy(a, from->aside);
	to.word = arena_array(a, struct str, from->n);
	to.sound = arena_array(a, struct str, from->n);
	to.tied = arena_array(a, bool, from->n);
	for (uint32_t i = 0; i < from->n; i++) {
		to.word[i] = str_copy(a, from->word[i]);
		to.sound[i] = str_eq(from->sound[i], from->word[i])
		                  ? to.word[i]
		                  : str_copy(a, from->sound[i]);
		to.tied[i] = from->tied[i];
	}
	return to;
}

struct str
name_plain(struct arena *a, const struct words *w, struct str written)
{
	return name_of(a, w, written).plain;
}

struct str
name_sorted(struct arena *a, struct str plain, uint32_t *words)
{
	VEC(struct str) v = { 0 };

	while (plain.n > 0)
		vec_add(a, &v) = str_cut(&plain, ' ');
	if (v.n > 0)
		qsort(v.v, v.n, sizeof(v.v[0]), by_bytes);
	*words = v.n;
	return join_words(a, v.v, v.n, STR(" "));
}
