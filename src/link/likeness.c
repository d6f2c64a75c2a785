/*
 * What two names have in common.
 */
#include "base/arena.h"
#include "link/name.h"
#include "link/words.h"

enum {
	ROOTS = 8,  /* given names that one may be a form of */
	FORMS = 24, /* and forms of those */
	STEM = 3,   /* letters that like given names share at the beginning */
	CUT = 4,    /* letters of a family name that is cut short */
	SPELLED =
	    5,   /* letters of a family name that is hardly anybody else's */
	LONG = 5 /* letters of words that may differ by one */
};

static bool
shares_root(const struct words *w, struct str a, struct str b)
{
	struct str x[ROOTS], y[ROOTS];
	uint32_t n = words_roots(w, a, x, ROOTS),
		 m = words_roots(w, b, y, ROOTS);

	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < m; k++)
			if (str_eq(x[i], y[k]))
				return true;
	return false;
}

/* Whether one letter was left out, put in or written otherwise. */
static bool
one_off(struct str a, struct str b)
{
	size_t i = 0, k = 0;

	if (a.n > b.n) {
		struct str swap = a;

		a = b;
		b = swap;
	}
	if (a.n < LONG || b.n - a.n > 1)
		return false;
	while (i < a.n && a.p[i] == b.p[i])
		i++;
	while (k < a.n - i && a.p[a.n - 1 - k] == b.p[b.n - 1 - k])
		k++;
	return i + k >= (a.n == b.n ? a.n - 1 : a.n);
}

static bool
same_start(struct str a, struct str b)
{
	return a.n >= STEM && b.n >= STEM &&
	       str_eq(str_sub(a, 0, STEM), str_sub(b, 0, STEM));
}

static bool
begins(struct str a, struct str b)
{
	return str_starts(a, b) || str_starts(b, a);
}

/* How like two given names are. */
enum given { GIVEN_SAME, GIVEN_FORM, GIVEN_INITIAL, GIVEN_NEAR, GIVEN_OTHER };

static enum given
given_likeness(
    const struct words *w, const struct name *a, const struct name *b)
{
	struct str x = a->word[0], y = b->word[0];

	if (str_eq(x, y))
		return GIVEN_SAME;
	if (str_eq(a->sound[0], b->sound[0]))
		return a->script || b->script ? GIVEN_SAME : GIVEN_FORM;
	if (shares_root(w, x, y))
		return GIVEN_FORM;
	if ((x.n == 1 || y.n == 1) && x.p[0] == y.p[0])
		return GIVEN_INITIAL;
	if (same_start(x, y) || one_off(x, y))
		return GIVEN_NEAR;
	return GIVEN_OTHER;
}

static bool
has_word(const struct name *name, uint32_t from, struct str word)
{
	for (uint32_t i = from; i < name->n; i++)
		if (str_eq(name->word[i], word))
			return true;
	return false;
}

/* What the words behind the given name have in common. */
struct overlap {
	uint32_t common;
	uint32_t only_a, only_b; /* full words of one alone */
	bool initials;           /* of these, one is a letter */
	bool tied;               /* an only one is tied to a common one */
};

static bool
is_tied(const struct name *name, uint32_t i)
{
	return name->tied[i] || (i + 1 < name->n && name->tied[i + 1]);
}

static uint32_t
count_only(const struct name *a, const struct name *b, struct overlap *o)
{
	uint32_t only = 0;

	for (uint32_t i = 1; i < a->n; i++) {
		if (has_word(b, 1, a->word[i]))
			continue;
		if (a->word[i].n == 1 && i + 1 < a->n) {
			o->initials = true;
			continue;
		}
		only++;
		o->tied |= is_tied(a, i);
	}
	return only;
}

static struct overlap
overlap_of(const struct name *a, const struct name *b)
{
	struct overlap o = { 0 };

	for (uint32_t i = 1; i < a->n; i++)
		o.common += has_word(b, 1, a->word[i]);
	o.only_a = count_only(a, b, &o);
	o.only_b = count_only(b, a, &o);
	return o;
}

/* Whether the last words are one, cut short in one of the names: "Ann Ex", but
 * Lang is not Lange.  A user name may cut anywhere. */
static bool
last_is_cut(const struct name *a, const struct name *b)
{
	const struct name *cut = a, *whole = b;
	struct str x, y;

	if (cut->word[cut->n - 1].n > whole->word[whole->n - 1].n) {
		cut = b;
		whole = a;
	}
	x = cut->word[cut->n - 1];
	y = whole->word[whole->n - 1];
	if (!str_starts(y, x) || x.n == y.n || whole->handle)
		return false;
	return cut->handle ? x.n >= STEM : x.n <= CUT && x.n + 2 < y.n;
}

static bool
last_is_near(const struct name *a, const struct name *b)
{
	struct str x = a->word[a->n - 1], y = b->word[b->n - 1];

	return one_off(x, y) ||
	       str_eq(a->sound[a->n - 1], b->sound[b->n - 1]) ||
	       (begins(x, y) && x.n > CUT && y.n > CUT);
}

/* The given names are alike; what of the rest? */
static enum likeness
family_likeness(const struct name *a, const struct name *b, enum given given)
{
	struct overlap o = overlap_of(a, b);

	if (o.common > 0 && o.only_a > 0 && o.only_b > 0)
		return LIKE_NEAR;
	if (o.common > 0 && (o.only_a > 0 || o.only_b > 0)) {
		if (o.tied || o.only_a + o.only_b > 2)
			return LIKE_NEAR;
		if (given != GIVEN_SAME && given != GIVEN_FORM)
			return LIKE_NEAR;
		return given == GIVEN_SAME &&
		               str_eq(a->word[a->n - 1], b->word[b->n - 1])
		           ? LIKE_MIDDLE
		           : LIKE_LONGER;
	}
	if (o.common > 0)
		return given == GIVEN_SAME      ? LIKE_INITIAL
		       : given == GIVEN_FORM    ? LIKE_NICK
		       : given == GIVEN_INITIAL ? LIKE_CUT
		                                : LIKE_NEAR;
	if (last_is_cut(a, b))
		return given == GIVEN_SAME || given == GIVEN_FORM ? LIKE_CUT
		                                                  : LIKE_OTHER;
	if (last_is_near(a, b) && o.only_a == 1 && o.only_b == 1)
		return LIKE_NEAR;
	return given == GIVEN_NEAR ? LIKE_STRANGER : LIKE_OTHER;
}

/* One of them is a word alone. */
static enum likeness
lone_likeness(const struct words *w, const struct name *a, const struct name *b)
{
	enum given given = given_likeness(w, a, b);

	return given == GIVEN_SAME || given == GIVEN_FORM ? LIKE_GIVEN
	                                                  : LIKE_OPEN;
}

static bool
same_sounds(const struct name *a, const struct name *b)
{
	uint32_t hit = 0;

	if (a->n != b->n)
		return false;
	for (uint32_t i = 0; i < a->n; i++)
		for (uint32_t k = 0; k < b->n; k++)
			if (str_eq(a->sound[i], b->sound[k])) {
				hit++;
				break;
			}
	return hit == a->n;
}

/* "Hans Peter Example" goes by Peter; "Example Ann Roe" has her names in
 * another order. */
static bool
reordered(const struct name *a, const struct name *b)
{
	return has_word(a, 1, b->word[0]) &&
	       (has_word(b, 1, a->word[a->n - 1]) ||
		   has_word(b, 1, a->word[0]));
}

static bool
has_tie(const struct name *name)
{
	for (uint32_t i = 1; i < name->n; i++)
		if (name->tied[i])
			return true;
	return false;
}

enum likeness
name_likeness(const struct words *w, const struct name *a, const struct name *b)
{
	enum given given;

	if (a->n == 0 || b->n == 0)
		return LIKE_OPEN;
	if (a->n == 1 || b->n == 1)
		return lone_likeness(w, a, b);
	if (str_eq(a->sorted, b->sorted) || str_eq(a->letters, b->letters))
		return LIKE_SAME;
	if ((a->script || b->script) && same_sounds(a, b))
		return LIKE_SOUND;
	given = given_likeness(w, a, b);
	if (given != GIVEN_OTHER)
		return family_likeness(a, b, given);
	if (reordered(a, b) || reordered(b, a))
		return has_tie(a) || has_tie(b) ? LIKE_NEAR : LIKE_LONGER;
	return LIKE_STRANGER;
}

bool
name_generations(const struct name *a, const struct name *b)
{
	return !str_eq(a->generation, b->generation);
}

/* Whether the letters are the two pieces, one after the other, respelled where
 * they meet as umlauts are: "a" and "example" are "axample" then. */
static bool
are(struct str letters, struct str one, struct str two)
{
	char last = one.n > 0 ? one.p[one.n - 1] : '\0';

	if (two.n > 0 && (two.p[0] == 'e' || two.p[0] == 'a') &&
	    (last == 'a' || (two.p[0] == 'e' && (last == 'o' || last == 'u'))))
		two = str_sub(two, 1, SIZE_MAX);
	return letters.n == one.n + two.n && str_starts(letters, one) &&
	       str_ends(letters, two);
}

static bool
are_both(struct str letters, struct str one, struct str two)
{
	return are(letters, one, two) || are(letters, two, one);
}

static bool
spells_form(const struct words *w, struct str letters, struct str given,
    struct str family)
{
	struct str form[FORMS];
	uint32_t n = words_forms(w, given, form, FORMS);

	for (uint32_t i = 0; i < n; i++)
		if (form[i].n > 1 && are_both(letters, form[i], family))
			return true;
	return false;
}

/* With one of the family names. */
static enum spelling
spelled_with(const struct words *w, struct str letters, struct str given,
    struct str family)
{
	struct str rest = STR_NONE;

	if (family.n < 2)
		return SPELLS_NOTHING;
	if (are_both(letters, given, family))
		return SPELLS_ALL;
	if (family.n > 2 && spells_form(w, letters, given, family))
		return SPELLS_FORM;
	if (str_starts(letters, given))
		rest = str_sub(letters, given.n, SIZE_MAX);
	if (rest.n >= STEM && str_starts(family, rest))
		return rest.n >= SPELLED || rest.n + 1 >= family.n
		           ? SPELLS_MOST
		           : SPELLS_PART;
	if (family.n >= CUT && are_both(letters, str_sub(given, 0, 1), family))
		return SPELLS_INITIAL;
	return SPELLS_NOTHING;
}

enum spelling
name_spelled(const struct words *w, struct str letters, const struct name *name)
{
	enum spelling best = SPELLS_NOTHING;

	if (name->n < 2 || name->word[0].n < 2 || letters.n < LONG)
		return SPELLS_NOTHING;
	if (str_eq(letters, name->letters))
		return SPELLS_ALL;
	for (uint32_t i = 1; i < name->n; i++) {
		enum spelling one;

		/* "annexample" is not Ann Example-Roe. */
		if (is_tied(name, i))
			continue;
		one = spelled_with(w, letters, name->word[0], name->word[i]);
		/* One of two family names is but a part. */
		if (name->n > 2 && one < SPELLS_INITIAL)
			one = SPELLS_PART;

		if (one < best)
			best = one;
	}
	return best;
}
