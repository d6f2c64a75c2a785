#include "link/words.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "read/csv.h"

/* In the map of relations: a family name, too. */
enum { BORNE = 2 };

/* Those who belong to one word: the roots of a form, the forms of a root. */
struct family {
	struct strs of;
};

struct words {
	struct arena *arena;
	struct map *in[WORDS__COUNT]; /* word -> 1; titles: bits of classes */
	struct map *roots, *forms;    /* word -> family + 1 */
	VEC(struct family) families;
};

static const struct {
	const char *file, *word;
} files[] = {
	[WORDS_NICKNAMES] = { "names/nicknames.csv", "name" },
	[WORDS_TITLES] = { "names/titles.csv", "word" },
	[WORDS_ROLES] = { "names/roles.csv", "local" },
	[WORDS_FREEMAIL] = { "lexicon/freemail.csv", "domain" },
	[WORDS_LEGAL] = { "lexicon/legal.csv", "word" },
	[WORDS_RELATION] = { "lexicon/relation.csv", "word" },
};

static const char *const classes[] = {
	[WORD_TITLE] = "title",
	[WORD_DEGREE] = "degree",
	[WORD_GENERATION] = "generation",
	[WORD_PARTICLE] = "particle",
	[WORD_JOINT] = "joint",
	[WORD_FORMER] = "former",
};

struct str
words_file(enum words_kind kind)
{
	return str_of(files[kind].file);
}

struct words *
words_make(struct arena *a)
{
	struct words *w = arena_new(a, struct words);

	w->arena = a;
	for (int i = 0; i < WORDS__COUNT; i++)
		w->in[i] = map_make(a);
	w->roots = map_make(a);
	w->forms = map_make(a);
	return w;
}

static void
relate(struct words *w, struct map *in, struct str one, struct str to)
{
	uint32_t *at = map_at(in, one);

	if (*at == 0) {
		vec_add(w->arena, &w->families) = (struct family){ 0 };
		*at = w->families.n;
	}
	if (!strs_has(&w->families.v[*at - 1].of, to))
		strs_add(w->arena, &w->families.v[*at - 1].of, to);
}

static uint32_t
class_of(struct str kind)
{
	uint32_t i = 0;

	while (i < WORD__COUNT && !str_eq(kind, str_of(classes[i])))
		i++;
	return i;
}

/* One row; what is wrong with it, or NULL. */
static const char *
take_row(struct words *w, enum words_kind kind, struct csv *c)
{
	struct str written = csv_get(c, files[kind].word), word, other;

	/* Domains and what stands before an @ keep their dots. */
	word = kind == WORDS_FREEMAIL || kind == WORDS_ROLES
	           ? str_lower(w->arena, written)
	           : utf8_fold(w->arena, written);
	if (word.n == 0)
		return "a row without a word";
	if (kind != WORDS_TITLES)
		*map_at(w->in[kind], word) = 1;
	if (kind == WORDS_RELATION && str_eq(csv_get(c, "name"), STR("family")))
		*map_at(w->in[kind], word) = BORNE;
	if (kind == WORDS_NICKNAMES) {
		other = utf8_fold(w->arena, csv_get(c, "short"));
		if (other.n == 0)
			return "a name without its short form";
		relate(w, w->roots, other, word);
		relate(w, w->forms, word, other);
	} else if (kind == WORDS_TITLES) {
		uint32_t class = class_of(csv_get(c, "kind"));

		if (class == WORD__COUNT)
			return "an unknown kind of word";
		*map_at(w->in[kind], word) |= 1u << class;
	}
	return NULL;
}

bool
words_load(struct words *w, enum words_kind kind, struct str file_name,
    struct str bytes, struct diag *d)
{
	const char *need[] = { files[kind].word, NULL };
	struct place where = { .file = file_name };
	struct csv *c = csv_open(w->arena, bytes);
	const char *fault;

	if (!csv_header(c, need)) {
		diag_say(d, DIAG_BAD_TEMPLATE, &where, "no column '%s'",
		    files[kind].word);
		return false;
	}
	while (csv_row(c)) {
		where.line = csv_line(c);
		fault = take_row(w, kind, c);
		if (fault != NULL) {
			diag_say(d, DIAG_BAD_TEMPLATE, &where, "%s", fault);
			return false;
		}
	}
	return true;
}

bool
words_is(const struct words *w, enum word_class class, struct str folded)
{
	return (map_get(w->in[WORDS_TITLES], folded) >> class & 1) != 0;
}

bool
words_has(const struct words *w, enum words_kind kind, struct str folded)
{
	return map_get(w->in[kind], folded) > 0;
}

bool
words_borne(const struct words *w, struct str folded)
{
	return map_get(w->in[WORDS_RELATION], folded) == BORNE;
}

static uint32_t
add(struct str one, struct str *to, uint32_t n, uint32_t room)
{
	for (uint32_t i = 0; i < n; i++)
		if (str_eq(to[i], one))
			return n;
	if (n < room)
		to[n++] = one;
	return n;
}

static uint32_t
add_all(const struct words *w, const struct map *in, struct str key,
    struct str *to, uint32_t n, uint32_t room)
{
	uint32_t at = map_get(in, key);

	for (uint32_t i = 0; at > 0 && i < w->families.v[at - 1].of.n; i++)
		n = add(w->families.v[at - 1].of.v[i], to, n, room);
	return n;
}

uint32_t
words_roots(
    const struct words *w, struct str given, struct str *to, uint32_t room)
{
	uint32_t n = add(given, to, 0, room);

	return add_all(w, w->roots, given, to, n, room);
}

uint32_t
words_forms(
    const struct words *w, struct str given, struct str *to, uint32_t room)
{
	uint32_t n = words_roots(w, given, to, room), roots = n;

	for (uint32_t i = 0; i < roots; i++)
		n = add_all(w, w->forms, to[i], to, n, room);
	return n;
}
