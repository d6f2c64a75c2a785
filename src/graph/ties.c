#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "graph/parts.h"

/*
 * Weights are summed as whole numbers of this unit, so that a sum does not
 * depend on the order in which the exports are read.
 */
#define UNIT ((double)(1 << 24))

struct link {
	uint32_t a, b; /* a < b */
	uint64_t weight;
	uint32_t kinds;
};

struct heap {
	struct arena *arena;
	const struct people *people;
	VEC(struct link) links;
	uint32_t merge_at; /* links at which equal ones are merged */
	VEC(struct hub) hubs;
	VEC(person_id) together;
};

enum { MERGE_FIRST = 1 << 18 };

static int
by_ends(const void *x, const void *y)
{
	const struct link *a = x, *b = y;

	if (a->a != b->a)
		return a->a < b->a ? -1 : 1;
	return (a->b > b->b) - (a->b < b->b);
}

static void
merge(struct heap *h)
{
	uint32_t to = 0;

	if (h->links.n > 0)
		qsort(h->links.v, h->links.n, sizeof(*h->links.v), by_ends);
	for (uint32_t i = 0; i < h->links.n; i++) {
		const struct link *l = &h->links.v[i];

		if (to > 0 && by_ends(&h->links.v[to - 1], l) == 0) {
			h->links.v[to - 1].weight += l->weight;
			h->links.v[to - 1].kinds |= l->kinds;
		} else {
			h->links.v[to++] = *l;
		}
	}
	h->links.n = to;
	if (to > h->merge_at / 2)
		h->merge_at = to * 2;
}

static void
tie(struct heap *h, person_id x, person_id y, enum tie_kind kind, double weight)
{
	uint64_t units = (uint64_t)(weight * UNIT);

	if (units == 0)
		return;
	if (h->links.n >= h->merge_at)
		merge(h);
	vec_add(h->arena, &h->links) = (struct link){
		.a = x.n < y.n ? x.n : y.n,
		.b = x.n < y.n ? y.n : x.n,
		.weight = units,
		.kinds = 1u << kind,
	};
}

/* `v` is tidy. */
static void
tie_all(struct heap *h, const person_id *v, uint32_t n, enum tie_kind kind)
{
	if (n < 2)
		return;
	if (n > (kind == TIE_EMPLOYER ? STAFF_MAX : PAIRS_MAX)) {
		struct hub hub = { .kind = kind };

		for (uint32_t i = 0; i < n; i++)
			vec_add(h->arena, &hub.people) = v[i];
		vec_add(h->arena, &h->hubs) = hub;
		return;
	}
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = i + 1; k < n; k++)
			tie(h, v[i], v[k], kind, 1.0 / (n - 1));
}

static void
tie_together(struct heap *h, enum tie_kind kind)
{
	h->together.n = topics_tidy(h->people, h->together.v, h->together.n);
	if (h->together.n <= SHARED_MAX)
		tie_all(h, h->together.v, h->together.n, kind);
	h->together.n = 0;
}

static void
collect(struct heap *h, const struct records *r, const struct topics *topics)
{
	for (uint32_t i = 0; i < r->gatherings.n; i++) {
		const struct gathering *g = &r->gatherings.v[i];

		for (uint32_t k = 0; k < g->parts.n; k++)
			vec_add(h->arena, &h->together) =
			    h->people->of[g->parts.v[k].who.n];
		tie_together(h, g->kind == AT_POST ? TIE_TAG : TIE_THREAD);
	}
	for (uint32_t i = 0; i < r->posts.n; i++) {
		const struct post *p = &r->posts.v[i];

		for (uint32_t k = 0; k < p->tagged.n; k++)
			vec_add(h->arena, &h->together) =
			    h->people->of[p->tagged.v[k].n];
		tie_together(h, TIE_TAG);
	}
	for (uint32_t i = 0; i < topics->v.n; i++) {
		const struct topic *t = &topics->v.v[i];

		if (t->kind == TOPIC_ORGANISATION)
			tie_all(h, t->people.v, t->people.n, TIE_EMPLOYER);
	}
	for (uint32_t i = 0; i < r->ties.n; i++) {
		person_id two[2] = { h->people->of[r->ties.v[i].a.n],
			h->people->of[r->ties.v[i].b.n] };
		double w = r->ties.v[i].weight;

		/* Whatever scale a file has, one tie is worth one at most. */
		if (w > 0 && topics_tidy(h->people, two, 2) == 2)
			tie(h, two[0], two[1], TIE_SAID, fmin(w, 1));
	}
}

static int
by_people(const void *x, const void *y)
{
	const struct hub *a = x, *b = y;

	if (a->people.n != b->people.n)
		return a->people.n > b->people.n ? -1 : 1;
	for (uint32_t i = 0; i < a->people.n; i++)
		if (a->people.v[i].n != b->people.v[i].n)
			return a->people.v[i].n < b->people.v[i].n ? -1 : 1;
	return (a->kind > b->kind) - (a->kind < b->kind);
}

/* The order of the records is that of the exports: forget it. */
static void
keep_hubs(struct arena *a, struct heap *h, struct graph *g)
{
	if (h->hubs.n > 0)
		qsort(h->hubs.v, h->hubs.n, sizeof(*h->hubs.v), by_people);
	for (uint32_t i = 0; i < h->hubs.n; i++) {
		const struct hub *from = &h->hubs.v[i];
		struct hub to = { .kind = from->kind };

		for (uint32_t k = 0; k < from->people.n; k++) {
			vec_add(a, &to.people) = from->people.v[k];
			g->strength[from->people.v[k].n] += 1;
		}
		vec_add(a, &g->hubs) = to;
	}
}

void
ties_find(struct arena *a, const struct records *r, const struct people *people,
    const struct topics *topics, struct graph *g)
{
	struct arena *scratch = arena_make("the ties between people");
	struct heap h = {
		.arena = scratch, .people = people, .merge_at = MERGE_FIRST
	};

	collect(&h, r, topics);
	merge(&h);
	g->strength = arena_array(a, double, people->persons.n);
	g->ties.v = arena_array(a, struct tie, h.links.n);
	g->ties.n = g->ties.cap = h.links.n;
	for (uint32_t i = 0; i < h.links.n; i++) {
		const struct link *l = &h.links.v[i];
		double w = (double)l->weight / UNIT;

		g->ties.v[i] = (struct tie){ { l->a }, { l->b }, w, l->kinds };
		g->strength[l->a] += w;
		g->strength[l->b] += w;
	}
	keep_hubs(a, &h, g);
	arena_free(scratch);
}
