#include "audit/names.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"

enum {
	WORDS_MAX = 6,   /* of a name */
	LETTERS_MIN = 3, /* of a name */
	SHORT_MIN = 5    /* of a name shortened to one word */
};

static const double likely = 0.5;

struct names {
	struct arena *arena;
	const struct lexicon *lexicon;
	struct map *at;    /* folded name -> index + 1 */
	struct map *own;   /* folded employers of the owner */
	struct map *given; /* folded first names of contacts */
	VEC(struct named) v;
};

static struct str
last_word(struct str s)
{
	return str_trim(str_after_last(str_trim(s), ' '));
}

static struct str
drop_last(struct str s)
{
	struct str t = str_trim(s);

	return str_trim(str_sub(t, 0, t.n - last_word(t).n));
}

/* "Northwind Ltd" is "Northwind" to people. */
static struct str
without_form(const struct names *n, struct str name)
{
	name = str_trim(name);
	while (drop_last(name).n > 0 && lexicon_word(n->lexicon, LEX_LEGAL,
					    n->arena, last_word(name)) != NULL)
		name = drop_last(name);
	while (
	    name.n > 0 && str_has(STR(" ,.-&"), str_sub(name, name.n - 1, 1)))
		name = str_sub(name, 0, name.n - 1);
	return name;
}

static void
keep(struct names *n, struct str text, int group, bool company)
{
	struct str key = utf8_fold(n->arena, text);
	uint32_t *at;

	if (key.n < LETTERS_MIN || (!company && str_words(key) < 2))
		return;
	at = map_at(n->at, key);
	if (*at > 0)
		return;
	vec_add(n->arena, &n->v) = (struct named){ text, group, company };
	*at = n->v.n;
}

/* Whether a last word tells the trade and not the name: "Foods". */
static bool
trade(const struct names *n, struct str word)
{
	const struct word *w =
	    lexicon_word(n->lexicon, LEX_AUDIT, n->arena, word);

	return w != NULL && str_eq(w->what, STR("trade"));
}

/*
 * People shorten "Lark Hill Bakery" to "Lark Hill" and "Larkhill Bakery" to
 * "Larkhill".  "Bank of America" is not shortened, since "of" is no end, nor
 * is a name to a single word that is short or somebody's first name.
 */
static void
keep_company(struct names *n, struct str name, int group)
{
	struct str rest, key, end;

	name = without_form(n, name);
	if (map_get(n->own, utf8_fold(n->arena, name)) > 0)
		return;
	keep(n, name, group, true);
	rest = drop_last(name);
	key = utf8_fold(n->arena, rest);
	end = last_word(rest);
	if (rest.n == 0 || str_eq(end, utf8_lower(n->arena, end)))
		return;
	if (str_words(key) == 1 &&
	    (key.n < SHORT_MIN || !trade(n, last_word(name)) ||
		map_get(n->given, key) > 0))
		return;
	keep(n, rest, group, true);
}

static bool
outside(int group)
{
	return group == GROUP_CLIENTS || group == GROUP_VENDORS ||
	       group == GROUP_INVESTORS || group == GROUP_COMPETITORS;
}

/* The likeliest group that makes them harmful, or -1. */
static int
harmful(const struct plan *plan, person_id p)
{
	const struct placing *pl = &plan->placings[p.n];

	if (p.n == 0 || plan->people->persons.v[p.n].owner)
		return -1;
	for (uint32_t i = 0; i < pl->groups.n; i++)
		if (group_harmful(pl->groups.v[i].group) &&
		    pl->groups.v[i].p >= likely)
			return pl->groups.v[i].group;
	return -1;
}

struct names *
names_make(
    struct arena *a, const struct lexicon *lexicon, const struct plan *plan)
{
	struct names *n = arena_new(a, struct names);
	const struct records *r = plan->records;

	*n = (struct names){ .arena = a,
		.lexicon = lexicon,
		.at = map_make(a),
		.own = map_make(a),
		.given = map_make(a) };
	for (uint32_t i = 0; i < plan->owner.employers.n; i++) {
		struct str own =
		    without_form(n, plan->owner.employers.v[i].name);

		if (own.n > 0)
			*map_at(n->own, utf8_fold(a, own)) = 1;
	}
	for (uint32_t i = 1; i < plan->people->persons.n; i++) {
		struct str first =
		    utf8_fold(a, plan->people->persons.v[i].name);

		first = str_cut(&first, ' ');
		if (first.n > 0)
			*map_at(n->given, first) = 1;
	}
	for (uint32_t i = 0; i < r->affiliations.n; i++) {
		const struct affiliation *f = &r->affiliations.v[i];
		int group = harmful(plan, plan->people->of[f->who.n]);

		if (!f->school && outside(group) && f->organisation.n > 0)
			keep_company(n, f->organisation, group);
	}
	for (uint32_t i = 1; i < plan->people->persons.n; i++) {
		int group = harmful(plan, (person_id){ i });

		if (group >= 0)
			keep(n, plan->people->persons.v[i].name, group, false);
	}
	return n;
}

static const struct named *
match(const struct names *n, struct str folded, size_t from, struct str text)
{
	size_t ends[WORDS_MAX], end = from;
	int words = 0;

	for (; words < WORDS_MAX && end < folded.n; end++) {
		while (end < folded.n && folded.p[end] != ' ')
			end++;
		ends[words++] = end;
	}
	while (words-- > 0) {
		struct str key = str_sub(folded, from, ends[words] - from);
		uint32_t i = map_get(n->at, key);

		if (i > 0 && (words > 0 || str_has(text, n->v.v[i - 1].text)))
			return &n->v.v[i - 1];
	}
	return NULL;
}

const struct named *
names_find(const struct names *n, struct arena *scratch, struct str text)
{
	struct str folded = utf8_fold(scratch, text);

	for (size_t at = 0; n->v.n > 0 && at < folded.n; at++) {
		const struct named *hit = match(n, folded, at, text);

		if (hit != NULL)
			return hit;
		while (at < folded.n && folded.p[at] != ' ')
			at++;
	}
	return NULL;
}
