/*
 * Who is drawn, and in which disc.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "emit/graph_parts.h"

#define SECOND_MIN                                                \
	0.2 /* a likelihood that makes somebody one of two groups \
	     */

enum {
	HUBS = 2,
	HUBS_FROM = 6,
	ROWS_MAX = 26, /* so many still stand in one column */
	COLUMNS_MOST = 3,
	LABEL_MOST = 24
};

struct entry {
	person_id id;
	int bucket, group, other;
	enum mark mark;
	double share;
	uint32_t rank; /* MARK_ASKED: of the question; else: the circle */
	uint32_t circle;
};

struct sorter {
	struct arena *arena;
	const struct plan *plan;
	struct layout *to;
	VEC(struct entry) entries;
	uint32_t *question; /* by person: the first that names them, from 1 */
	uint32_t elsewhere[BUCKETS], people[BUCKETS];
};

/* Within a disc: plain dots by circle, then those on the rim by where they
 * look; hubs among the plain ones. */
static int
by_disc(const void *x, const void *y)
{
	const struct entry *a = x, *b = y;
	bool two = a->mark == MARK_TWO;

	if (a->bucket != b->bucket)
		return a->bucket < b->bucket ? -1 : 1;
	if (two != (b->mark == MARK_TWO))
		return two ? 1 : -1;
	if (two && a->other != b->other)
		return a->other < b->other ? -1 : 1;
	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	return (a->id.n > b->id.n) - (a->id.n < b->id.n);
}

static void
find_questions(struct sorter *s)
{
	const struct plan *p = s->plan;

	s->question = arena_array(s->arena, uint32_t, p->people->persons.n);
	for (uint32_t i = p->questions.n; i > 0; i--) {
		const struct question *q = &p->questions.v[i - 1];

		s->question[q->about.n] = i;
		for (uint32_t k = 0; k < q->members.n; k++)
			s->question[q->members.v[k].n] = i;
	}
}

static bool
is_drawn(const struct sorter *s, uint32_t person)
{
	return !s->to->only_friends || s->plan->placings[person].friend;
}

/* Of those somebody is in, the one shown: the first that has a name from
 * evidence. */
static uint32_t
circle_of(const struct sorter *s, const struct placing *pl)
{
	for (uint32_t i = 0; i < pl->circles.n; i++)
		if (s->plan->graph->circles.v[pl->circles.v[i]].named)
			return pl->circles.v[i];
	return pl->circles.n > 0 ? pl->circles.v[0] : NO_CIRCLE;
}

static struct entry
entry_of(const struct sorter *s, uint32_t person)
{
	const struct placing *pl = &s->plan->placings[person];
	struct entry e = { .id = { person },
		.other = -1,
		.group = pl->primary,
		.bucket = pl->primary };
	double first = 0, second = 0;

	for (uint32_t i = 0; i < pl->groups.n; i++) {
		const struct share *g = &pl->groups.v[i];

		if (g->group == pl->primary) {
			first = g->p;
		} else if (g->group != GROUP_UNSORTED && e.other < 0 &&
			   g->p >= SECOND_MIN) {
			e.other = g->group;
			second = g->p;
		}
	}
	e.rank = e.circle = circle_of(s, pl);
	if (e.other >= 0) {
		e.mark = MARK_TWO;
		e.share = second / (first + second);
		e.share = e.share < 0.2 ? 0.2 : e.share > 0.5 ? 0.5 : e.share;
	}
	if (pl->standing == STAND_ASKED) {
		e.mark = MARK_ASKED;
		e.bucket = GROUP_ASKED;
		e.rank = s->question[person];
	}
	return e;
}

static double
strength(const struct sorter *s, const struct entry *e)
{
	return s->plan->graph->strength[e->id.n];
}

/* The strongest of each larger disc. */
static void
find_hubs(struct sorter *s)
{
	for (int turn = 0; turn < HUBS; turn++) {
		struct entry *best[BUCKETS] = { NULL };

		for (uint32_t i = 0; i < s->entries.n; i++) {
			struct entry *e = &s->entries.v[i];

			if (e->mark == MARK_ONE && strength(s, e) > 0 &&
			    s->people[e->bucket] >= HUBS_FROM &&
			    (best[e->bucket] == NULL ||
				strength(s, e) > strength(s, best[e->bucket])))
				best[e->bucket] = e;
		}
		for (int b = 0; b < BUCKETS; b++)
			if (best[b] != NULL)
				best[b]->mark = MARK_HUB;
	}
}

static enum side
side_of(const struct plan *plan, int bucket)
{
	return bucket == GROUP_ASKED ? SIDE_NONE : plan->groups.v[bucket].side;
}

static struct str
upper_first(struct arena *a, struct str s)
{
	if (s.n == 0 || s.p[0] < 'a' || s.p[0] > 'z')
		return s;
	return str_fmt(
	    a, "%c%.*s", s.p[0] - 'a' + 'A', STR_ARG(str_sub(s, 1, s.n)));
}

static struct str
label_of(const struct sorter *s, const struct disc *d)
{
	struct str words;

	if (d->bucket == GROUP_ASKED)
		return graph_say(s->arena, s->plan, PHRASE_PICTURE_MORE,
		    d->people - s->to->rows);
	words = d->bucket == GROUP_UNSORTED
	            ? phrase_text(s->plan->phrases, s->arena,
			  PHRASE0(PICTURE_WITHOUT_HEAD))
	            : upper_first(s->arena, s->plan->groups.v[d->bucket].many);
	return str_fmt(s->arena, "%.*s · %u",
	    STR_ARG(graph_text_clip(s->arena, words, LABEL_MOST)), d->people);
}

static struct disc *
disc_add(struct sorter *s, int bucket)
{
	struct layout *to = s->to;
	struct disc d = { .bucket = bucket,
		.side = side_of(s->plan, bucket),
		.people = s->people[bucket],
		.elsewhere = s->elsewhere[bucket],
		.dot = to->dots.n };

	d.label = label_of(s, &d);
	if (d.elsewhere > 0 && to->only_friends)
		d.faint = graph_say(
		    s->arena, s->plan, PHRASE_PICTURE_ELSEWHERE, d.elsewhere);
	vec_add(s->arena, &to->discs) = d;
	return &to->discs.v[to->discs.n - 1];
}

/* Whether an entry may share the dot of the one before. */
static bool
shares_dot(const struct sorter *s, const struct dot *dot, const struct disc *d,
    const struct entry *e)
{
	return d->dots > 0 && dot->n < s->to->per_dot && dot->mark == e->mark &&
	       e->mark != MARK_HUB && dot->other == e->other &&
	       dot->group == e->group;
}

static void
dot_add(struct sorter *s, struct disc *d, const struct entry *e)
{
	struct layout *to = s->to;
	struct dot *last = &to->dots.v[to->dots.n - (to->dots.n > 0)];

	vec_add(s->arena, &to->people) = e->id;
	if (d != NULL && shares_dot(s, last, d, e)) {
		last->n++;
		return;
	}
	vec_add(s->arena, &to->dots) = (struct dot){ .mark = e->mark,
		.group = e->group,
		.other = e->other,
		.share = e->share,
		.circle = e->circle,
		.first = to->people.n - 1,
		.n = 1,
		.disc = d != NULL ? to->discs.n - 1 : NO_DISC };
	if (d != NULL) {
		d->dots++;
		d->rim += e->mark == MARK_TWO;
	}
}

/* The more of all people are asked about, the more room their names get. */
static uint32_t
columns_for(uint32_t asked, uint32_t all)
{
	uint32_t n = 1 + 5 * asked / all;

	return n < COLUMNS_MOST ? n : COLUMNS_MOST;
}

/* The people asked about first: their rows are the first dots. */
static void
make_rows(struct sorter *s)
{
	uint32_t n = s->people[GROUP_ASKED];
	uint32_t at = s->entries.n - n;

	s->to->row_columns = n <= ROWS_MAX ? 1 : columns_for(n, s->entries.n);
	s->to->rows = n <= ROWS_MAX ? n : ROWS_CUT * s->to->row_columns;
	if (s->to->rows > n)
		s->to->rows = n;
	for (uint32_t i = 0; i < s->to->rows; i++)
		dot_add(s, NULL, &s->entries.v[at + i]);
	if (n > 0)
		s->to->asked_label =
		    graph_say(s->arena, s->plan, PHRASE_PICTURE_ASKED_HEAD, n);
}

static void
make_discs(struct sorter *s)
{
	struct disc *d = NULL;
	uint32_t n = s->entries.n, asked = n - s->people[GROUP_ASKED];

	make_rows(s);
	for (uint32_t i = 0; i < n; i++) {
		const struct entry *e = &s->entries.v[i];

		if (i >= asked && i < asked + s->to->rows)
			continue;
		if (d == NULL || d->bucket != e->bucket)
			d = disc_add(s, e->bucket);
		dot_add(s, d, e);
	}
}

void
graph_people_sort(struct arena *a, const struct plan *plan, uint32_t per_dot,
    struct layout *to)
{
	struct sorter s = { .arena = a, .plan = plan, .to = to };
	uint32_t n = plan->people->persons.n;

	*to = (struct layout){ .per_dot = per_dot };
	for (uint32_t i = 1; i < n; i++)
		to->only_friends |= plan->placings[i].friend &&
		                    !plan->people->persons.v[i].owner;
	find_questions(&s);
	for (uint32_t i = 1; i < n; i++) {
		struct entry e = entry_of(&s, i);

		if (plan->people->persons.v[i].owner)
			continue;
		if (!is_drawn(&s, i)) {
			s.elsewhere[e.group]++;
			to->elsewhere++;
			continue;
		}
		s.people[e.bucket]++;
		to->columns[side_of(plan, e.bucket)].people++;
		vec_add(a, &s.entries) = e;
	}
	find_hubs(&s);
	if (s.entries.n > 0)
		qsort(s.entries.v, s.entries.n, sizeof(*s.entries.v), by_disc);
	to->drawn = s.entries.n;
	make_discs(&s);
}
