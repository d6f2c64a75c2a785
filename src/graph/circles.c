#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "graph/component.h"
#include "graph/parts.h"

/* A broad group is left out if a fine one is as like it as this (Jaccard). */
#define NEAR_DUPLICATE 0.7

enum { CIRCLE_MIN = 3 };

struct finder {
	struct arena *arena, *scratch;
	struct graph *graph;
	const struct component *of;
};

/* A partition of a component's people. */
struct grouping {
	uint32_t *group_of; /* by vertex */
	uint32_t *size;     /* by group: people, without hubs */
	uint64_t *ties;     /* by group: between its people */
	uint32_t n;
};

/* Edges to hubs come last, hub by hub: the k-th of a group who has something
 * in common with k - 1 others is tied to all of these. */
static void
count_ties(struct finder *f, struct grouping *g)
{
	const struct component *c = f->of;
	uint32_t *met = arena_array(f->scratch, uint32_t, g->n);
	uint32_t *hub = arena_array(f->scratch, uint32_t, g->n);

	for (uint32_t i = 0; i < c->edges_n; i++) {
		const struct edge *e = &c->edges[i];
		uint32_t own = g->group_of[e->a];

		if (e->b < c->people) {
			g->ties[own] += g->group_of[e->b] == own;
			continue;
		}
		if (hub[own] != e->b) {
			hub[own] = e->b;
			met[own] = 0;
		}
		g->ties[own] += met[own]++;
	}
}

static struct grouping
grouping_make(struct finder *f,
    uint32_t (*method)(const struct component *, uint32_t *group_of))
{
	struct grouping g;

	g.group_of = arena_array(f->scratch, uint32_t, f->of->vertices);
	g.n = method(f->of, g.group_of);
	g.size = arena_array(f->scratch, uint32_t, g.n);
	for (uint32_t i = 0; i < f->of->people; i++)
		g.size[g.group_of[i]]++;
	g.ties = arena_array(f->scratch, uint64_t, g.n);
	count_ties(f, &g);
	return g;
}

/* Those of `new`'s groups that are no near-duplicates of one of `old`. */
static bool *
news(struct finder *f, const struct grouping *new, const struct grouping *old)
{
	bool *is_new = arena_array(f->scratch, bool, new->n);
	uint32_t *first = arena_array(f->scratch, uint32_t, new->n + 1);
	uint32_t *member = arena_array(f->scratch, uint32_t, f->of->people);
	uint32_t *common = arena_array(f->scratch, uint32_t, old->n);

	for (uint32_t i = 0; i < f->of->people; i++)
		first[new->group_of[i] + 1]++;
	for (uint32_t g = 0; g < new->n; g++)
		first[g + 1] += first[g];
	/* From the ends down to the beginnings. */
	for (uint32_t i = f->of->people; i-- > 0;)
		member[--first[new->group_of[i] + 1]] = i;
	for (uint32_t g = 0; g < new->n; g++) {
		const uint32_t *v = member + first[g + 1];

		is_new[g] = true;
		for (uint32_t i = 0; i < new->size[g]; i++)
			common[old->group_of[v[i]]]++;
		for (uint32_t i = 0; i < new->size[g]; i++) {
			uint32_t o = old->group_of[v[i]];
			double both = common[o];

			if (both >= NEAR_DUPLICATE *
					(new->size[g] + old->size[o] - both))
				is_new[g] = false;
			common[o] = 0;
		}
	}
	return is_new;
}

/* With fewer ties than people it is a chain or a star, in which no three know
 * each other. */
static bool
is_circle(const struct grouping *g, uint32_t group)
{
	return g->size[group] >= CIRCLE_MIN && g->ties[group] >= g->size[group];
}

/* Adds the groups that are circles; `only`, if not NULL, chooses. */
static void
keep(struct finder *f, const struct grouping *from, const bool *only)
{
	struct circle *all = arena_array(f->scratch, struct circle, from->n);

	for (uint32_t i = 0; i < f->of->people; i++) {
		uint32_t g = from->group_of[i];

		if (is_circle(from, g) && (only == NULL || only[g]))
			vec_add(f->arena, &all[g].members) =
			    (person_id){ f->of->person[i] };
	}
	for (uint32_t g = 0; g < from->n; g++)
		if (all[g].members.n > 0)
			vec_add(f->arena, &f->graph->circles) = all[g];
}

/* All know all: no method has anything to find. */
static bool
is_whole(const struct component *c)
{
	uint64_t n = c->people, hubs = c->vertices - c->people;

	return hubs == 0 ? c->edges_n == n * (n - 1) / 2
	                 : hubs == 1 && c->edges_n == n;
}

static void
find(struct finder *f)
{
	const struct component *c = f->of;
	struct grouping fine, broad;

	if (c->people < CIRCLE_MIN)
		return;
	if (is_whole(c)) {
		struct circle all = { 0 };

		for (uint32_t i = 0; i < c->people; i++)
			vec_add(f->arena, &all.members) =
			    (person_id){ c->person[i] };
		vec_add(f->arena, &f->graph->circles) = all;
		return;
	}
	fine = grouping_make(f, component_infomap);
	broad = grouping_make(f, component_louvain);
	keep(f, &fine, NULL);
	keep(f, &broad, news(f, &broad, &fine));
}

static int
by_size(const void *x, const void *y)
{
	const struct circle *a = x, *b = y;

	if (a->members.n != b->members.n)
		return a->members.n > b->members.n ? -1 : 1;
	for (uint32_t i = 0; i < a->members.n; i++)
		if (a->members.v[i].n != b->members.v[i].n)
			return a->members.v[i].n < b->members.v[i].n ? -1 : 1;
	return 0;
}

void
circles_find(struct arena *a, const struct people *people, struct graph *g)
{
	struct arena *cut = arena_make("the parts of the graph");
	struct finder f = {
		.arena = a,
		.scratch = arena_make("circles of people"),
		.graph = g,
	};
	struct components parts = { 0 };

	components_find(cut, people, g, &parts);
	for (uint32_t i = 0; i < parts.v.n; i++) {
		f.of = &parts.v.v[i];
		find(&f);
		arena_reset(f.scratch);
	}
	if (g->circles.n > 0)
		qsort(
		    g->circles.v, g->circles.n, sizeof(*g->circles.v), by_size);
	arena_free(f.scratch);
	arena_free(cut);
}
