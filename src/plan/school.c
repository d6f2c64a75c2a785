#include "plan/school.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"

enum {
	SHORT_MAX = 4,   /* letters of a name that may be another word */
	LETTERS_MIN = 3, /* of what tells a school from others */
	WORDS_MAX = 12,  /* of a name; longer ones are in no title */
	KINDS_MAX = 30
};

/* Kinds of school, as bits: some word for one; one that no school of the
 * owner's has. */
#define KIND_ANY (1u << KINDS_MAX)
#define KIND_OTHER (1u << (KINDS_MAX + 1))

#define SEVERAL UINT32_MAX

/* What is known of one of the owner's schools, by its index there. */
struct entry {
	uint32_t first; /* of those of the same name */
	bool brief;     /* the whole name has up to SHORT_MAX letters */
	bool employs;   /* of a first: an employer is called so, too */
};

struct schools {
	const struct lexicon *lexicon;
	const struct owner *owner;
	struct groups groups;
	struct strs kinds;
	struct entry *v;
	struct map *by_whole, *by_key; /* see key_of() -> first + 1 */
	struct map *tells; /* what tells one -> first + 1, or SEVERAL */
};

/* A word, folded, that joins others, is a kind of school, or tells. */
struct token {
	struct str text;
	uint32_t kinds; /* 0: it tells one school from others */
};

struct tokens {
	VEC(struct token) v; /* without what joins */
};

/* What is made of some of them. */
struct reading {
	uint32_t kinds;
	struct str tells; /* what tells, without blanks */
	struct str whole; /* all of it, without blanks */
};

static bool
joins(const struct word *w)
{
	return str_eq(w->what, STR("joining"));
}

static bool
is_life(const struct word *w)
{
	return str_eq(w->what, STR("life"));
}

/* A word that tells no kind, and may be left out beside one that does. */
static bool
is_any(const struct word *w)
{
	return str_eq(w->what, STR("school"));
}

static uint32_t
kind_of(const struct schools *s, const struct word *w)
{
	if (is_any(w))
		return KIND_ANY;
	for (uint32_t i = 0; i < s->kinds.n; i++)
		if (str_eq(s->kinds.v[i], w->what))
			return KIND_ANY | 1u << i;
	return KIND_ANY | KIND_OTHER;
}

static struct tokens
cut(const struct schools *s, struct arena *a, struct str text)
{
	struct tokens to = { 0 };

	text = utf8_fold(a, text);
	while (text.n > 0) {
		struct token p = { .text = str_cut(&text, ' ') };
		const struct word *w =
		    lexicon_word(s->lexicon, LEX_SCHOOL, a, p.text);

		if (w != NULL && joins(w))
			continue;
		if (w != NULL && !is_life(w))
			p.kinds = kind_of(s, w);
		vec_add(a, &to.v) = p;
	}
	return to;
}

static void
read_token(struct arena *a, const struct token *p, struct reading *r)
{
	r->kinds |= p->kinds;
	r->whole = STR_JOIN(a, r->whole, p->text);
	if (p->kinds == 0)
		r->tells = STR_JOIN(a, r->tells, p->text);
}

static struct str
key_of(struct arena *a, uint32_t kinds, struct str tells)
{
	return str_fmt(a, "%x %.*s", kinds, STR_ARG(tells));
}

/* So that its kinds are told from those that no school of the owner's has. */
static void
learn_kinds(struct schools *s, struct arena *a, struct str name)
{
	while (name.n > 0) {
		const struct word *w = lexicon_word(
		    s->lexicon, LEX_SCHOOL, a, str_cut(&name, ' '));

		if (w != NULL && !joins(w) && !is_any(w) && !is_life(w) &&
		    s->kinds.n < KINDS_MAX && !strs_has(&s->kinds, w->what))
			strs_add(a, &s->kinds, w->what);
	}
}

static void
enter(struct schools *s, struct arena *a, uint32_t n)
{
	struct str name = utf8_fold(a, s->owner->schools.v[n].name);
	struct reading r = { .tells = STR_NONE, .whole = STR_NONE };
	struct entry *e = &s->v[n];
	struct tokens p;
	uint32_t *at;

	learn_kinds(s, a, name);
	p = cut(s, a, name);
	e->first = n;
	for (uint32_t i = 0; i < p.v.n && p.v.n <= WORDS_MAX; i++)
		read_token(a, &p.v.v[i], &r);
	e->brief = r.whole.n <= SHORT_MAX;
	if (r.tells.n < LETTERS_MIN)
		return;
	at = map_at(s->by_key, key_of(a, r.kinds, r.tells));
	if (*at == 0)
		*at = n + 1;
	e->first = *at - 1;
	at = map_at(s->tells, r.tells);
	*at = *at == 0 || *at == e->first + 1 ? e->first + 1 : SEVERAL;
	at = map_at(s->by_whole, r.whole);
	if (*at == 0)
		*at = e->first + 1;
}

struct schools *
schools_make(
    struct arena *a, const struct lexicon *l, const struct owner *owner)
{
	struct schools *s = arena_new(a, struct schools);

	s->lexicon = l;
	s->owner = owner;
	groups_init(&s->groups);
	s->by_whole = map_make(a);
	s->by_key = map_make(a);
	s->tells = map_make(a);
	s->v = arena_array(a, struct entry, owner->schools.n);
	for (uint32_t i = 0; i < owner->schools.n; i++)
		enter(s, a, i);
	for (uint32_t i = 0; i < owner->employers.n; i++) {
		const struct school *one =
		    schools_named(s, a, owner->employers.v[i].name);

		if (one != NULL)
			s->v[one - owner->schools.v].employs = true;
	}
	return s;
}

/* In capitals throughout, not the short name alone. */
static bool
shouts(struct str text)
{
	size_t run = 0;
	uint32_t words = 0;

	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] >= 'a' && text.p[i] <= 'z')
			return false;
		run = text.p[i] >= 'A' && text.p[i] <= 'Z' ? run + 1 : 0;
		words += run == LETTERS_MIN;
	}
	return words > 1;
}

/* Whether a short name is meant. */
static bool
is_written(struct str text, struct str name)
{
	return str_has(text, name) && !shouts(text);
}

/* The kinds right before and behind some tokens. */
static uint32_t
kinds_beside(const struct tokens *p, uint32_t from, uint32_t to)
{
	uint32_t kinds = 0;

	while (from > 0 && p->v.v[from - 1].kinds != 0)
		kinds |= p->v.v[--from].kinds;
	while (to < p->v.n && p->v.v[to].kinds != 0)
		kinds |= p->v.v[to++].kinds;
	return kinds;
}

static void
note_life(void *ctx, const struct word *w)
{
	bool *life = ctx;

	*life |= is_life(w);
}

/* Whether a text speaks of what one does at school, whichever. */
static bool
has_life(const struct schools *s, struct arena *a, struct str text)
{
	bool life = false;

	lexicon_scan(s->lexicon, LEX_SCHOOL, a, text, note_life, &life);
	return life;
}

/* The school that the tokens from `from` to before `to` name; NULL for none. */
static const struct school *
school_of(const struct schools *s, struct arena *a, struct str text,
    const struct tokens *p, uint32_t from, uint32_t to, const struct reading *r)
{
	uint32_t n = map_get(s->by_whole, r->whole);
	uint32_t one = map_get(s->tells, r->tells), kinds;

	if (n == 0 && one > 0) {
		kinds = r->kinds | kinds_beside(p, from, to);
		n = map_get(s->by_key, key_of(a, kinds, r->tells));
		if (n == 0 && kinds == 0 && one != SEVERAL &&
		    has_life(s, a, text))
			n = one;
	}
	return n == 0 ? NULL : &s->owner->schools.v[n - 1];
}

/* Whether it is meant: see school.h. */
static bool
is_meant(const struct schools *s, const struct school *one, struct str text)
{
	const struct entry *e = &s->v[one - s->owner->schools.v];

	return !e->employs && (!e->brief || is_written(text, one->name));
}

const struct school *
schools_named(const struct schools *s, struct arena *a, struct str text)
{
	struct tokens p = { 0 };

	if (s->owner->schools.n > 0)
		p = cut(s, a, text);
	for (uint32_t i = 0; i < p.v.n; i++) {
		struct reading r = { .tells = STR_NONE, .whole = STR_NONE };

		for (uint32_t k = i; k < p.v.n && k - i < WORDS_MAX; k++) {
			const struct school *one;

			read_token(a, &p.v.v[k], &r);
			one = school_of(s, a, text, &p, i, k + 1, &r);
			if (one != NULL && is_meant(s, one, text))
				return one;
		}
	}
	return NULL;
}

struct work {
	const struct groups *groups;
	bool any;
};

static void
note_work(void *ctx, const struct word *w)
{
	struct work *work = ctx;

	work->any |= work->groups->v[w->group].side == SIDE_WORK;
}

struct str
schools_title(const void *schools, struct arena *a, struct str title)
{
	const struct schools *s = schools;
	const struct school *one = schools_named(s, a, title);
	struct work work = { .groups = &s->groups };

	if (one != NULL)
		lexicon_scan(
		    s->lexicon, LEX_THREAD, a, title, note_work, &work);
	return one == NULL || work.any ? STR_NONE : one->name;
}

/* The last moment of what a date means: a year where it is its first day, else
 * a month. */
static int64_t
end_of(int64_t to)
{
	struct date d = when_date(to);
	bool year = d.month == 1 && d.day == 1;

	return to + (year ? 366 : 31) * (int64_t)DAY_SECONDS;
}

const struct school *
schools_at(const struct schools *s, int64_t when)
{
	for (uint32_t i = 0; i < s->owner->schools.n; i++) {
		const struct school *one = &s->owner->schools.v[i];

		if (one->from != WHEN_NONE && one->to != WHEN_NONE &&
		    when >= one->from && when < end_of(one->to) &&
		    !s->v[s->v[i].first].employs)
			return one;
	}
	return NULL;
}
