#include <stdlib.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "graph/parts.h"

/* A chat in which nobody has written for so long is over; what took no longer
 * than a holiday belongs to the year in which it began. */
#define OVER ((int64_t)183 * DAY_SECONDS)
#define HOLIDAY ((int64_t)31 * DAY_SECONDS)

enum {
	CAPTION_WORDS = 4, /* more are a text */
	CAPTION_PEOPLE = 3 /* in a post that tells a circle */
};

/* One way of writing a topic. */
struct spelling {
	struct str text;
	uint32_t topic, times;
};

struct finder {
	struct arena *arena;
	const struct people *people;
	struct map *by_key, *by_text;
	struct topics *to;
	struct strs keys;          /* of to->v */
	int64_t latest[PF__COUNT]; /* message of each platform */
	VEC(struct spelling) spellings;
};

static int
by_number(const void *a, const void *b)
{
	uint32_t x = ((const person_id *)a)->n, y = ((const person_id *)b)->n;

	return (x > y) - (x < y);
}

uint32_t
topics_tidy(const struct people *people, person_id *v, uint32_t n)
{
	uint32_t to = 0;

	if (n > 0)
		qsort(v, n, sizeof(*v), by_number);
	for (uint32_t i = 0; i < n; i++)
		if (v[i].n > 0 && !people->persons.v[v[i].n].owner &&
		    (to == 0 || v[to - 1].n != v[i].n))
			v[to++] = v[i];
	return to;
}

static void
count_spelling(struct finder *f, uint32_t topic, struct str text)
{
	struct str key = str_fmt(f->arena, "%u %.*s", topic, STR_ARG(text));
	uint32_t *at = map_at(f->by_text, key);

	if (*at == 0) {
		vec_add(f->arena, &f->spellings) =
		    (struct spelling){ .text = text, .topic = topic };
		*at = f->spellings.n;
	}
	f->spellings.v[*at - 1].times++;
}

struct str
topics_key(const struct topics *t, struct arena *a, struct str text)
{
	const struct naming *n = &t->naming;
	struct str key = n->company != NULL ? n->company(n->lexicon, a, text)
	                                    : utf8_fold(a, text);

	/* A title may be nothing but signs, which folding drops. */
	return key.n > 0 ? key : text;
}

/* The topic of that text, which is not empty; `year` may be 0. */
static struct topic *
topic_at(struct finder *f, enum topic_kind kind, struct str text, int year)
{
	struct str key = kind == TOPIC_ORGANISATION
	                     ? topics_key(f->to, f->arena, text)
	                     : utf8_fold(f->arena, text);
	uint32_t *at;

	key = str_fmt(
	    f->arena, "%d%.*s", (int)kind, STR_ARG(key.n > 0 ? key : text));
	if (year > 0)
		key = str_fmt(f->arena, "%.*s %d", STR_ARG(key), year);
	at = map_at(f->by_key, key);
	if (*at == 0) {
		vec_add(f->arena, &f->to->v) = (struct topic){
			.kind = kind, .first = WHEN_NONE, .last = WHEN_NONE
		};
		strs_add(f->arena, &f->keys, key);
		*at = f->to->v.n;
	}
	count_spelling(f, *at - 1, text);
	return &f->to->v.v[*at - 1];
}

/* The most frequent one; of equals the last, where capitals come first. */
static void
choose_spellings(struct finder *f)
{
	uint32_t *best = arena_array(f->arena, uint32_t, f->to->v.n);

	for (uint32_t i = 0; i < f->spellings.n; i++) {
		const struct spelling *s = &f->spellings.v[i];
		struct topic *t = &f->to->v.v[s->topic];

		if (s->times > best[s->topic] ||
		    (s->times == best[s->topic] &&
			str_cmp(s->text, t->text) > 0)) {
			best[s->topic] = s->times;
			t->text = s->text;
		}
	}
}

static void
topic_add(struct finder *f, struct topic *t, who_id who)
{
	vec_add(f->arena, &t->people) = f->people->of[who.n];
}

static void
topic_spans(struct topic *t, int64_t first, int64_t last)
{
	if (first != WHEN_NONE && (t->first == WHEN_NONE || first < t->first))
		t->first = first;
	if (last != WHEN_NONE && (t->last == WHEN_NONE || last > t->last))
		t->last = last;
}

int
topic_year(const struct topic *t)
{
	int year;

	if (t->first == WHEN_NONE || t->last == WHEN_NONE || t->goes_on)
		return 0;
	year = when_date(t->first).year;
	return t->last - t->first <= HOLIDAY || when_date(t->last).year == year
	           ? year
	           : 0;
}

struct keyed {
	struct str key;
	struct topic topic;
};

static int
by_key(const void *a, const void *b)
{
	return str_cmp(
	    ((const struct keyed *)a)->key, ((const struct keyed *)b)->key);
}

/* The order of the records is that of the exports: forget it. */
static void
sort(struct finder *f)
{
	uint32_t n = f->to->v.n;
	struct keyed *rows = arena_array(f->arena, struct keyed, n);

	for (uint32_t i = 0; i < n; i++)
		rows[i] = (struct keyed){ f->keys.v[i], f->to->v.v[i] };
	qsort(rows, n, sizeof(*rows), by_key);
	for (uint32_t i = 0; i < n; i++) {
		struct topic *t = &f->to->v.v[i];

		*t = rows[i].topic;
		t->people.n = topics_tidy(f->people, t->people.v, t->people.n);
	}
}

static void
add_gathering(struct finder *f, const struct gathering *g, int year)
{
	struct topic *t = topic_at(f, TOPIC_GATHERING, g->title, year);

	for (uint32_t k = 0; k < g->parts.n; k++)
		topic_add(f, t, g->parts.v[k].who);
	topic_spans(t, g->first, g->last);
	t->goes_on |=
	    g->last == WHEN_NONE || g->last + OVER > f->latest[g->platform];
}

/* When they write tells nothing of when they were there. */
static void
add_school(struct finder *f, struct arena *scratch, const struct gathering *g)
{
	const struct naming *n = &f->to->naming;
	struct str name = STR_NONE;
	struct topic *t;

	arena_reset(scratch);
	if (n->school != NULL)
		name = n->school(n->schools, scratch, g->title);
	if (name.n == 0)
		return;
	t = topic_at(f, TOPIC_SCHOOL, name, 0);
	for (uint32_t k = 0; k < g->parts.n; k++)
		topic_add(f, t, g->parts.v[k].who);
}

static void
find_schools(struct finder *f, const struct records *r)
{
	struct arena *scratch = arena_make("the titles of chats");

	for (uint32_t i = 0; i < r->gatherings.n; i++)
		if (r->gatherings.v[i].title.n > 0)
			add_school(f, scratch, &r->gatherings.v[i]);
	arena_free(scratch);
}

static void
find_gatherings(struct finder *f, const struct records *r)
{
	for (uint32_t i = 0; i < r->gatherings.n; i++) {
		const struct gathering *g = &r->gatherings.v[i];

		if (g->last > f->latest[g->platform])
			f->latest[g->platform] = g->last;
	}
	for (uint32_t i = 0; i < r->exchanges.n; i++) {
		const struct exchange *x = &r->exchanges.v[i];

		if (x->last > f->latest[x->platform])
			f->latest[x->platform] = x->last;
	}
	for (uint32_t i = 0; i < r->gatherings.n; i++) {
		const struct gathering *g = &r->gatherings.v[i];

		if (g->title.n == 0)
			continue;
		add_gathering(f, g, 0);
		if (g->first != WHEN_NONE)
			add_gathering(f, g, when_date(g->first).year);
	}
}

static bool
is_caption(struct finder *f, struct str text)
{
	uint32_t words = str_words(utf8_fold(f->arena, text));

	return words > 0 && words <= CAPTION_WORDS;
}

static void
find_posts(struct finder *f, const struct records *r)
{
	for (uint32_t i = 0; i < r->posts.n; i++) {
		const struct post *p = &r->posts.v[i];
		struct topic *t;

		if (p->tagged.n < CAPTION_PEOPLE || p->when == WHEN_NONE ||
		    !is_caption(f, p->text))
			continue;
		t = topic_at(f, TOPIC_POST, p->text, when_date(p->when).year);
		for (uint32_t k = 0; k < p->tagged.n; k++)
			topic_add(f, t, p->tagged.v[k]);
		topic_spans(t, p->when, p->when);
	}
}

void
topics_find(struct arena *a, const struct records *r,
    const struct people *people, struct topics *to)
{
	struct finder f = { .arena = a,
		.people = people,
		.by_key = map_make(a),
		.by_text = map_make(a),
		.to = to };

	for (uint32_t i = 0; i < r->labels.n; i++) {
		const struct label *l = &r->labels.v[i];

		if (l->kind == LABEL_LIST && l->text.n > 0)
			topic_add(
			    &f, topic_at(&f, TOPIC_LIST, l->text, 0), l->who);
	}
	find_schools(&f, r);
	find_gatherings(&f, r);
	for (uint32_t i = 0; i < r->affiliations.n; i++) {
		const struct affiliation *w = &r->affiliations.v[i];

		if (w->organisation.n > 0)
			topic_add(&f,
			    topic_at(
				&f, TOPIC_ORGANISATION, w->organisation, 0),
			    w->who);
	}
	find_posts(&f, r);
	choose_spellings(&f);
	sort(&f);
}
