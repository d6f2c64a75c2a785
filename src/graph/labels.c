#include <stdlib.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
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
	uint32_t *circle_of; /* by person_id.n: number from 1, or 0 */
	uint32_t *members;   /* by circle: of the topic in hand */
	VEC(struct offer) offers;
};

/* Topics are sorted: of two that fit alike the first wins. */
static int
by_fit(const void *x, const void *y)
{
	const struct offer *a = x, *b = y;

	if (a->circle != b->circle)
		return a->circle < b->circle ? -1 : 1;
	if (a->fit != b->fit)
		return a->fit > b->fit ? -1 : 1;
	return (a->topic > b->topic) - (a->topic < b->topic);
}

static void
offer(struct labeller *l, uint32_t topic)
{
	const struct topic *t = &l->topics->v.v[topic];

	for (uint32_t i = 0; i < t->people.n; i++)
		l->members[l->circle_of[t->people.v[i].n]]++;
	for (uint32_t i = 0; i < t->people.n; i++) {
		uint32_t c = l->circle_of[t->people.v[i].n];
		double common = l->members[c], covers, tells;

		l->members[c] = 0;
		if (c == 0 || common < 2)
			continue;
		covers = common / l->graph->circles.v[c - 1].members.n;
		tells = common / t->people.n;
		if (covers >= COVERS && tells >= DISTINGUISHES)
			vec_add(l->scratch, &l->offers) = (struct offer){ c - 1,
				topic, 2 * covers * tells / (covers + tells) };
	}
}

static struct str
folded(struct labeller *l, struct str label)
{
	struct str key = utf8_fold(l->scratch, label);

	return key.n > 0 ? key : label;
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

static void
choose(struct arena *a, struct labeller *l, const struct people *people)
{
	struct map *taken = map_make(l->scratch);
	uint32_t k = 0;

	for (uint32_t c = 0; c < l->graph->circles.n; c++) {
		struct circle *circle = &l->graph->circles.v[c];
		struct str label;

		for (; k < l->offers.n && l->offers.v[k].circle == c; k++) {
			const struct offer *o = &l->offers.v[k];

			label = l->topics->v.v[o->topic].text;
			if (circle->named ||
			    (*map_at(taken, folded(l, label)))++ > 0)
				continue;
			circle->label = str_copy(a, label);
			circle->named = true;
		}
		if (circle->named)
			continue;
		label = around(a, people, l->graph, circle);
		for (uint32_t n = 2; *map_at(taken, folded(l, label)) > 0; n++)
			label = str_fmt(a, "%.*s (%u)",
			    STR_ARG(around(a, people, l->graph, circle)), n);
		(*map_at(taken, folded(l, label)))++;
		circle->label = label;
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
		.circle_of = arena_array(scratch, uint32_t, people->persons.n),
		.members = arena_array(scratch, uint32_t, g->circles.n + 1),
	};

	for (uint32_t c = 0; c < g->circles.n; c++)
		for (uint32_t i = 0; i < g->circles.v[c].members.n; i++)
			l.circle_of[g->circles.v[c].members.v[i].n] = c + 1;
	for (uint32_t t = 0; t < topics->v.n; t++)
		offer(&l, t);
	if (l.offers.n > 0)
		qsort(l.offers.v, l.offers.n, sizeof(*l.offers.v), by_fit);
	choose(a, &l, people);
	arena_free(scratch);
}
