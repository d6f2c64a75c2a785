#include "plan/lexicon.h"

#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "read/csv.h"

enum {
	PHRASE_MAX = 12, /* words of a phrase that are compared */
	PREFIX_MIN = 3,  /* letters of "word*" */
	LANGUAGES = 32,
	LANGUAGE_LEAST = 20 /* words heard that tell a language */
};

enum { SIEVE_BITS = 16384 };

/* A set of words that may tell too much, never too little: most words of a
 * message are in no list, and cost no look into a map. */
struct sieve {
	uint64_t bits[SIEVE_BITS / 64];
};

/* One kind's words.  A phrase is found through its first word: `longest`
 * tells how many words the longest phrase that begins so has. */
struct shelf {
	VEC(struct word) words;
	struct map *whole;     /* folded phrase -> index + 1 */
	struct map *prefix;    /* "rechnung" of "rechnung*" -> index + 1 */
	struct map *longest;   /* first word -> words of the longest phrase */
	struct sieve firsts;   /* first words */
	struct sieve prefixes; /* the first letters of prefixes */
	size_t prefix_longest;
};

struct lexicon {
	struct arena *arena, *scratch;
	struct shelf shelves[LEX__COUNT];
	struct strs languages;     /* their codes */
	uint64_t heard[LANGUAGES]; /* words of messages, by language */
};

static const char *const heard_names[] = {
	[HEARD_WORK] = "work",
	[HEARD_TRADE] = "trade",
	[HEARD_FAMILY] = "family",
	[HEARD_FOND] = "fond",
	[HEARD_LEISURE] = "leisure",
	[HEARD_FORMAL] = "formal",
	[HEARD_SALE] = "sale",
	[HEARD_FUNDING] = "funding",
	[HEARD_LEAD] = "lead",
	[HEARD_FIELD] = "field",
	[HEARD_PAST] = "past",
};

static const char *const borne_names[] = {
	[BORNE_NOT] = "",
	[BORNE_FAMILY] = "family",
	[BORNE_RARE] = "rare",
	[BORNE_GIVEN] = "given",
};

static const struct {
	const char *file, *key, *what;
} files[] = {
	[LEX_RELATION] = { "lexicon/relation.csv", "word", "group" },
	[LEX_TITLE] = { "lexicon/title.csv", "word", "group" },
	[LEX_THREAD] = { "lexicon/thread.csv", "word", "group" },
	[LEX_STATEMENT] = { "lexicon/statement.csv", "phrase", "group" },
	[LEX_HEARD] = { "lexicon/heard.csv", "word", "kind" },
	[LEX_AUDIT] = { "lexicon/audit.csv", "phrase", "kind" },
	[LEX_FREEMAIL] = { "lexicon/freemail.csv", "domain", NULL },
	[LEX_LEGAL] = { "lexicon/legal.csv", "word", NULL },
	[LEX_SCHOOL] = { "lexicon/school.csv", "word", "kind" },
};

struct str
lexicon_file(enum lexicon_kind kind)
{
	return str_of(files[kind].file);
}

struct lexicon *
lexicon_make(struct arena *a)
{
	struct lexicon *l = arena_new(a, struct lexicon);

	l->arena = a;
	for (int i = 0; i < LEX__COUNT; i++) {
		l->shelves[i].whole = map_make(a);
		l->shelves[i].prefix = map_make(a);
		l->shelves[i].longest = map_make(a);
	}
	return l;
}

static uint32_t
sieve_mix(uint32_t h, char c)
{
	return h * 31 + (unsigned char)c;
}

static uint32_t
sieve_hash(struct str s)
{
	uint32_t h = 0;

	for (size_t i = 0; i < s.n; i++)
		h = sieve_mix(h, s.p[i]);
	return h;
}

/* Multiplied as Knuth does (TAOCP, 6.4); the highest bits are the best. */
static uint32_t
sieve_place(uint32_t h)
{
	return h * 2654435769U / (UINT32_MAX / SIEVE_BITS + 1);
}

static void
sieve_add(struct sieve *s, uint32_t h)
{
	uint32_t bit = sieve_place(h);

	s->bits[bit / 64] |= (uint64_t)1 << bit % 64;
}

static bool
sieve_may(const struct sieve *s, uint32_t h)
{
	uint32_t bit = sieve_place(h);

	return (s->bits[bit / 64] >> bit % 64 & 1) != 0;
}

/* A row replaces one of the same word, where that is of the same group. */
static void
shelve_at(
    struct lexicon *l, struct shelf *sh, uint32_t *at, const struct word *w)
{
	for (uint32_t i = *at; i > 0; i = sh->words.v[i - 1].other) {
		struct word *same = &sh->words.v[i - 1];

		if (same->group == w->group) {
			uint32_t other = same->other;

			*same = *w;
			same->other = other;
			return;
		}
	}
	vec_add(l->arena, &sh->words) = *w;
	sh->words.v[sh->words.n - 1].other = *at;
	*at = sh->words.n;
}

static void
shelve(struct lexicon *l, struct shelf *sh, const struct word *w)
{
	bool prefix = str_ends(w->written, STR("*"));
	struct str first = w->text, rest = w->text;
	uint32_t n = str_words(w->text), *longest;

	if (prefix && n == 1) {
		shelve_at(l, sh, map_at(sh->prefix, w->text), w);
		sieve_add(
		    &sh->prefixes, sieve_hash(str_sub(w->text, 0, PREFIX_MIN)));
		if (w->text.n > sh->prefix_longest)
			sh->prefix_longest = w->text.n;
		return;
	}
	shelve_at(l, sh, map_at(sh->whole, w->text), w);
	first = str_cut(&rest, ' ');
	sieve_add(&sh->firsts, sieve_hash(first));
	longest = map_at(sh->longest, first);
	if (n > *longest)
		*longest = n > PHRASE_MAX ? PHRASE_MAX : n;
}

/* "1.5", "-0.7": digits and one point, whatever the locale. */
static bool
parse_weight(struct str s, double *to)
{
	struct str whole = str_cut(&s, '.');
	int64_t w = 0, frac = 0;
	double scale = 1;
	bool minus = str_starts(whole, STR("-"));

	if (!str_to_int(whole, &w) && !str_eq(whole, STR("-")))
		return false;
	if (s.n > 6 || (s.n > 0 && !str_to_int(s, &frac)))
		return false;
	for (size_t i = 0; i < s.n; i++)
		scale *= 10;
	*to = (double)w + (minus ? -1 : 1) * (double)frac / scale;
	return true;
}

/* An apostrophe ends a word, as in "l'apéro" and "mum's"; in names, for which
 * folding was made, it does not. */
static struct str
fold_words(struct arena *a, struct str text)
{
	char *p;

	if (text.n == 0 || (memchr(text.p, '\'', text.n) == NULL &&
			       memchr(text.p, '\xE2', text.n) == NULL))
		return utf8_fold(a, text);
	p = arena_take(a, text.n);
	memcpy(p, text.p, text.n);
	for (size_t i = 0; i < text.n; i++) {
		if (p[i] == '\'')
			p[i] = ' ';
		else if (i + 2 < text.n && memcmp(p + i, "\u2019", 3) == 0)
			memset(p + i, ' ', 3);
	}
	return utf8_fold(a, (struct str){ p, text.n });
}

/* Those over the limit count as none. */
static uint32_t
language_of(struct lexicon *l, struct str code)
{
	if (code.n == 0)
		return 0;
	for (uint32_t i = 0; i < l->languages.n; i++)
		if (str_eq(l->languages.v[i], code))
			return i + 1;
	if (l->languages.n + 1 == LANGUAGES)
		return 0;
	strs_add(l->arena, &l->languages, str_copy(l->arena, code));
	return l->languages.n;
}

static bool
parse_borne(struct str s, enum borne *to)
{
	for (int i = BORNE_NOT; i <= BORNE_GIVEN; i++)
		if (str_eq(s, str_of(borne_names[i]))) {
			*to = (enum borne)i;
			return true;
		}
	return false;
}

/* The columns of a word that speaks for a group. */
static const char *
read_group(
    const struct groups *g, struct csv *c, struct str what, struct word *w)
{
	struct str weight = csv_get(c, "weight"), borne = csv_get(c, "name");

	w->silent = str_eq(what, STR("-"));
	if (w->silent)
		return weight.n + borne.n > 0
		           ? "what tells nothing has no weight"
		           : NULL;
	w->group = groups_find(g, what);
	if (w->group < 0)
		return "no such group";
	if (!parse_weight(weight, &w->weight))
		return "a weight is a number such as 1.5";
	if (!parse_borne(borne, &w->borne))
		return "a name is given, rare or family";
	return NULL;
}

static const char *
read_row(enum lexicon_kind kind, struct lexicon *l, const struct groups *g,
    struct csv *c, struct word *w)
{
	struct str written = csv_get(c, files[kind].key);
	struct str what =
	    files[kind].what == NULL ? STR_NONE : csv_get(c, files[kind].what);

	*w = (struct word){ .group = -1 };
	w->written = str_copy(l->arena, written);
	w->text = kind == LEX_FREEMAIL ? str_lower(l->arena, written)
	                               : fold_words(l->arena, written);
	w->what = str_copy(l->arena, what);
	w->language = language_of(l, csv_get(c, "language"));
	if (w->text.n == 0)
		return "a row without a word";
	if (str_ends(written, STR("*")) && w->text.n < PREFIX_MIN)
		return "a prefix of less than three letters";
	if (files[kind].what == NULL)
		return NULL;
	if (strcmp(files[kind].what, "group") == 0)
		return read_group(g, c, what, w);
	if (kind == LEX_SCHOOL && what.n == 0)
		return "a row without a kind";
	if (kind == LEX_HEARD) {
		for (int i = 0; i < HEARD__COUNT; i++)
			if (str_eq(what, str_of(heard_names[i])))
				w->group = i;
		if (w->group < 0)
			return "no such kind";
	}
	return NULL;
}

bool
lexicon_load(struct lexicon *l, enum lexicon_kind kind, struct str file_name,
    struct str bytes, struct diag *d)
{
	const char *need[] = { files[kind].key, files[kind].what, NULL };
	struct csv *c = csv_open(l->arena, bytes);
	struct place where = { .file = file_name };
	struct groups g;
	bool good = true;

	groups_init(&g);
	if (!csv_header(c, need)) {
		diag_say(d, DIAG_BAD_TEMPLATE, &where, "no column '%s'",
		    files[kind].key);
		return false;
	}
	while (csv_row(c)) {
		struct word w;
		const char *fault = read_row(kind, l, &g, c, &w);

		where.line = csv_line(c);
		if (fault != NULL) {
			diag_say(d, DIAG_BAD_TEMPLATE, &where, "%s", fault);
			good = false;
		} else {
			shelve(l, &l->shelves[kind], &w);
		}
	}
	return good;
}

static const struct word *
word_at(const struct shelf *sh, uint32_t n)
{
	return n == 0 ? NULL : &sh->words.v[n - 1];
}

/* The longest phrase that begins at `at`, whose first word ends at *end; moves
 * *end to where the phrase ends. */
static const struct word *
match_phrase(const struct shelf *sh, struct str text, size_t at, size_t *end)
{
	struct str first = str_sub(text, at, *end - at);
	size_t ends[PHRASE_MAX];
	uint32_t words = 0, longest = map_get(sh->longest, first), i;

	for (size_t stop = *end; words < longest; stop++) {
		while (stop < text.n && text.p[stop] != ' ')
			stop++;
		ends[words++] = stop;
		if (stop >= text.n)
			break;
	}
	while (words-- > 0) {
		i = map_get(sh->whole, str_sub(text, at, ends[words] - at));
		if (i > 0) {
			*end = ends[words];
			return &sh->words.v[i - 1];
		}
	}
	return NULL;
}

/* The longest "word*" that the word of `n` bytes begins with. */
static const struct word *
match_prefix(const struct shelf *sh, const char *word, size_t n)
{
	if (n > sh->prefix_longest)
		n = sh->prefix_longest;
	for (; n >= PREFIX_MIN; n--) {
		uint32_t i = map_get(sh->prefix, (struct str){ word, n });

		if (i > 0)
			return &sh->words.v[i - 1];
	}
	return NULL;
}

/* The word or phrase that begins at `at`, and in *end where it ends. */
static const struct word *
match_at(const struct shelf *sh, struct str text, size_t at, size_t *end)
{
	const struct word *w = NULL;
	uint32_t hash = 0, begin = 0;
	size_t i;

	for (i = at; i < text.n && text.p[i] != ' '; i++) {
		hash = sieve_mix(hash, text.p[i]);
		if (i - at + 1 == PREFIX_MIN)
			begin = hash;
	}
	*end = i;
	if (sieve_may(&sh->firsts, hash))
		w = match_phrase(sh, text, at, end);
	if (w == NULL && sieve_may(&sh->prefixes, begin))
		w = match_prefix(sh, text.p + at, i - at);
	return w;
}

void
lexicon_scan(const struct lexicon *l, enum lexicon_kind kind,
    struct arena *scratch, struct str text,
    void (*fn)(void *ctx, const struct word *), void *ctx)
{
	const struct shelf *sh = &l->shelves[kind];
	struct str folded = fold_words(scratch, text);
	size_t at = 0, end;

	while (at < folded.n) {
		const struct word *w = match_at(sh, folded, at, &end);

		for (; w != NULL; w = word_at(sh, w->other))
			if (!w->silent)
				fn(ctx, w);
		at = end + 1;
	}
}

const struct word *
lexicon_word(const struct lexicon *l, enum lexicon_kind kind,
    struct arena *scratch, struct str text)
{
	const struct shelf *sh = &l->shelves[kind];
	struct str key = kind == LEX_FREEMAIL ? str_lower(scratch, text)
	                                      : fold_words(scratch, text);
	const struct word *w = word_at(sh, map_get(sh->whole, key));

	return w == NULL || w->silent ? NULL : w;
}

struct hearing {
	struct lexicon *lexicon;
	uint32_t kinds; /* as bits */
};

static void
hear_word(void *ctx, const struct word *w)
{
	struct hearing *h = ctx;

	h->kinds |= 1u << w->group;
	h->lexicon->heard[w->language]++;
}

void
lexicon_hear(void *lexicon, struct str text, struct heard *into)
{
	struct lexicon *l = lexicon;
	struct hearing h = { .lexicon = l };

	if (l->scratch == NULL)
		l->scratch = arena_make("the words of messages");
	arena_reset(l->scratch);
	lexicon_scan(l, LEX_HEARD, l->scratch, text, hear_word, &h);
	for (int i = 0; i < HEARD__COUNT; i++)
		into->n[i] += h.kinds >> i & 1;
}

struct str
lexicon_language(const struct lexicon *l)
{
	uint64_t all = 0;
	uint32_t best = 0;

	for (uint32_t i = 1; i <= l->languages.n; i++) {
		all += l->heard[i];
		if (l->heard[i] > l->heard[best] || best == 0)
			best = i;
	}
	if (all < LANGUAGE_LEAST || 2 * l->heard[best] <= all)
		return STR_NONE;
	return l->languages.v[best - 1];
}

void
lexicon_close(struct lexicon *l)
{
	arena_free(l->scratch);
	l->scratch = NULL;
}
