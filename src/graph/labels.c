#include <stdlib.h>

#include "base/arena.h"
#include "base/map.h"
#include "graph/parts.h"

/*
 * A topic may name a circle if it holds for this share of the members; and at
 * least half of those it names must be in the circle, or it tells nothing
 * apart.
 */
#define COVERS 0.4
#define DISTINGUISHES 0.5

/* A topic that may name a circle. */
struct offer {
	uint32_t circle, topic;
	double fit; /* harmonic mean of both shares */
};

struct labeller {
	struct arena *scratch;
	const struct topics *topics;
	struct graph *graph;
	uint32_t *first;   /* by person_id.n: where their circles begin */
	uint32_t *circles; /* of one person after the other */
	uint32_t *common;  /* by circle: people of the topic in hand */
	VEC(struct offer) offers;
};

/* Circles overlap: who is in which. */
static void
turn_round(struct labeller *l, uint32_t persons)
{
	const struct graph *g = l->graph;
	uint32_t *at = arena_array(l->scratch, uint32_t, persons);

	l->first = arena_array(l->scratch, uint32_t, persons + 1);
	for (uint32_t c = 0; c < g->circles.n; c++)
		for (uint32_t i = 0; i < g->circles.v[c].members.n; i++)
			l->first[g->circles.v[c].members.v[i].n + 1]++;
	for (uint32_t p = 0; p < persons; p++) {
		l->first[p + 1] += l->first[p];
		at[p] = l->first[p];
	}
	l->circles = arena_array(l->scratch, uint32_t, l->first[persons]);
	for (uint32_t c = 0; c < g->circles.n; c++)
		for (uint32_t i = 0; i < g->circles.v[c].members.n; i++)
			l->circles[at[g->circles.v[c].members.v[i].n]++] = c;
}

/* The best fit first, whosever it is; of equals the larger circle, then the
 * first topic. */
static int
by_fit(const void *x, const void *y)
{
	const struct offer *a = x, *b = y;

	if (a->fit != b->fit)
		return a->fit > b->fit ? -1 : 1;
	if (a->circle != b->circle)
		return a->circle < b->circle ? -1 : 1;
	return (a->topic > b->topic) - (a->topic < b->topic);
}

static void
offer(struct labeller *l, uint32_t topic, uint32_t circle)
{
	uint32_t n = l->topics->v.v[topic].people.n;
	double common = l->common[circle];
	double covers = common / l->graph->circles.v[circle].members.n;
	double tells = common / n;

	if (common >= 2 && covers >= COVERS && tells >= DISTINGUISHES)
		vec_add(l->scratch, &l->offers) = (struct offer){ circle, topic,
			2 * covers * tells / (covers + tells) };
}

static void
offer_all(struct labeller *l, uint32_t topic)
{
	const struct topic *t = &l->topics->v.v[topic];

	for (int pass = 0; pass < 2; pass++)
		for (uint32_t i = 0; i < t->people.n; i++) {
			uint32_t p = t->people.v[i].n;

			for (uint32_t k = l->first[p]; k < l->first[p + 1];
			     k++) {
				uint32_t c = l->circles[k];

				if (pass == 0) {
					l->common[c]++;
				} else if (l->common[c] > 0) {
					offer(l, topic, c);
					l->common[c] = 0;
				}
			}
		}
}

static struct str
key_of(struct labeller *l, struct str label)
{
	return topics_key(l->topics, l->scratch, label);
}

/* Whether a title says it already: "Lisbon 2012", "Lisbon '12". */
static bool
says_year(struct str title, int year)
{
	for (size_t i = 0; i < title.n;) {
		size_t from = i;
		int n = 0;

		for (; i < title.n && title.p[i] >= '0' && title.p[i] <= '9';
		     i++)
			n = n % 1000 * 10 + title.p[i] - '0';
		if ((i - from == 4 && n >= 1900 && n < 2100) ||
		    (i - from == 2 && n == year % 100))
			return true;
		i += i == from;
	}
	return false;
}

static struct str
label_of(struct labeller *l, const struct topic *t)
{
	int year = topic_year(t);

	return year == 0 || says_year(t->text, year)
	           ? t->text
	           : str_fmt(l->scratch, "%.*s %d", STR_ARG(t->text), year);
}

/* "around NAME": of the member with the strongest ties. */
static struct str
around(struct arena *a, const struct people *people, const struct graph *g,
    const struct circle *c)
{
	person_id best = c->members.v[0];

	for (uint32_t i = 1; i < c->members.n; i++)
		if (g->strength[c->members.v[i].n] > g->strength[best.n])
			best = c->members.v[i];
	return str_fmt(
	    a, "around %.*s", STR_ARG(people->persons.v[best.n].name));
}

static bool
is_free(struct labeller *l, struct map *taken, struct str label)
{
	return map_get(taken, key_of(l, label)) == 0;
}

static void
give(struct arena *a, struct labeller *l, struct map *taken, struct circle *c,
    struct str label)
{
	(*map_at(taken, key_of(l, label)))++;
	c->label = str_copy(a, label);
}

/* No two circles have one label. */
static void
choose(struct arena *a, struct labeller *l, const struct people *people)
{
	struct map *taken = map_make(l->scratch);

	for (uint32_t i = 0; i < l->offers.n; i++) {
		const struct offer *o = &l->offers.v[i];
		struct circle *c = &l->graph->circles.v[o->circle];
		struct str label = label_of(l, &l->topics->v.v[o->topic]);

		if (c->named || !is_free(l, taken, label))
			continue;
		give(a, l, taken, c, label);
		c->named = true;
	}
	for (uint32_t i = 0; i < l->graph->circles.n; i++) {
		struct circle *c = &l->graph->circles.v[i];
		struct str who, label;

		if (c->named)
			continue;
		label = who = around(l->scratch, people, l->graph, c);
		for (uint32_t n = 2; !is_free(l, taken, label); n++)
			label =
			    str_fmt(l->scratch, "%.*s (%u)", STR_ARG(who), n);
		give(a, l, taken, c, label);
	}
}

void
labels_find(struct arena *a, const struct people *people,
    const struct topics *topics, struct graph *g)
{
	struct arena *scratch = arena_make("labels of circles");
	struct labeller l = {
		.scratch = scratch,
		.topics = topics,
		.graph = g,
		.common = arena_array(scratch, uint32_t, g->circles.n),
	};

	turn_round(&l, people->persons.n);
	for (uint32_t t = 0; t < topics->v.n; t++)
		offer_all(&l, t);
	if (l.offers.n > 0)
		qsort(l.offers.v, l.offers.n, sizeof(*l.offers.v), by_fit);
	choose(a, &l, people);
	arena_free(scratch);
}
