#include "graph/component.h"

/* igraph.h as a whole has a macro STR of its own. */
#include <igraph/igraph_community.h>
#include <igraph/igraph_components.h>
#include <igraph/igraph_constructors.h>
#include <igraph/igraph_interface.h>
#include <igraph/igraph_random.h>

#include "base/arena.h"

enum {
	SEED = 20090301, /* any: but the same in every run */
	TRIALS = 10,     /* of Infomap at most, of which the best is taken */
	TRIED_TIES = 1 << 14 /* in all of them; in one at least */
};

/* Only lack of memory can go wrong: our graphs are well formed. */
static void
fail(const char *reason, const char *file, int line, igraph_error_t code)
{
	(void)reason, (void)file, (void)line, (void)code;
	arena_fail("circles of people");
}

/* All people with ties, all hubs and their edges, not yet cut. */
struct whole {
	VEC(uint32_t) person; /* by vertex; hubs behind, as 0 */
	VEC(struct edge) edges;
};

static void
whole_make(struct arena *a, const struct people *people, const struct graph *g,
    struct whole *to)
{
	uint32_t *vertex = arena_array(a, uint32_t, people->persons.n);

	for (uint32_t i = 1; i < people->persons.n; i++)
		if (g->strength[i] > 0) {
			vertex[i] = to->person.n;
			vec_add(a, &to->person) = i;
		}
	for (uint32_t i = 0; i < g->ties.n; i++) {
		const struct tie *t = &g->ties.v[i];

		vec_add(a, &to->edges) =
		    (struct edge){ vertex[t->a.n], vertex[t->b.n], t->weight };
	}
	for (uint32_t i = 0; i < g->hubs.n; i++) {
		const struct hub *h = &g->hubs.v[i];

		/* What all its ties to the other n - 1 come to. */
		for (uint32_t k = 0; k < h->people.n; k++)
			vec_add(a, &to->edges) =
			    (struct edge){ vertex[h->people.v[k].n],
				    to->person.n, 1 };
		vec_add(a, &to->person) = 0;
	}
}

static void
graph_of(igraph_t *to, const struct edge *edges, uint32_t n, uint32_t vertices)
{
	igraph_vector_int_t ends;

	igraph_vector_int_init(&ends, 2 * (igraph_integer_t)n);
	for (uint32_t i = 0; i < n; i++) {
		VECTOR(ends)[2 * i] = edges[i].a;
		VECTOR(ends)[2 * i + 1] = edges[i].b;
	}
	igraph_create(to, &ends, vertices, IGRAPH_UNDIRECTED);
	igraph_vector_int_destroy(&ends);
}

/* Copies the numbers of igraph and returns how many there are. */
static uint32_t
take(igraph_vector_int_t *from, uint32_t n, uint32_t *to)
{
	uint32_t groups = 0;

	for (uint32_t i = 0; i < n; i++) {
		to[i] = (uint32_t)VECTOR(*from)[i];
		if (to[i] >= groups)
			groups = to[i] + 1;
	}
	igraph_vector_int_destroy(from);
	return groups;
}

static uint32_t
connected(const struct whole *w, uint32_t *component_of)
{
	igraph_t g;
	igraph_vector_int_t membership;

	graph_of(&g, w->edges.v, w->edges.n, w->person.n);
	igraph_vector_int_init(&membership, w->person.n);
	igraph_connected_components(&g, &membership, NULL, NULL, IGRAPH_WEAK);
	igraph_destroy(&g);
	return take(&membership, w->person.n, component_of);
}

/* Each component's share of vertices and edges, in the order of the whole. */
static void
cut(struct arena *a, const struct whole *w, const uint32_t *component_of,
    struct components *to)
{
	uint32_t *local = arena_array(a, uint32_t, w->person.n);

	for (uint32_t i = 0; i < w->person.n; i++) {
		struct component *c = &to->v.v[component_of[i]];

		local[i] = c->vertices++;
		c->people += w->person.v[i] > 0;
	}
	for (uint32_t i = 0; i < w->edges.n; i++)
		to->v.v[component_of[w->edges.v[i].a]].edges_n++;
	for (uint32_t i = 0; i < to->v.n; i++) {
		struct component *c = &to->v.v[i];

		c->person = arena_array(a, uint32_t, c->people);
		c->edges = arena_array(a, struct edge, c->edges_n);
		c->edges_n = 0;
	}
	for (uint32_t i = 0; i < w->person.n; i++)
		if (w->person.v[i] > 0)
			to->v.v[component_of[i]].person[local[i]] =
			    w->person.v[i];
	for (uint32_t i = 0; i < w->edges.n; i++) {
		const struct edge *e = &w->edges.v[i];
		struct component *c = &to->v.v[component_of[e->a]];

		c->edges[c->edges_n++] =
		    (struct edge){ local[e->a], local[e->b], e->weight };
	}
}

void
components_find(struct arena *a, const struct people *people,
    const struct graph *g, struct components *to)
{
	igraph_error_handler_t *before = igraph_set_error_handler(fail);
	struct whole w = { 0 };
	uint32_t *component_of, n;

	whole_make(a, people, g, &w);
	component_of = arena_array(a, uint32_t, w.person.n);
	n = connected(&w, component_of);
	for (uint32_t i = 0; i < n; i++)
		vec_add(a, &to->v) = (struct component){ 0 };
	cut(a, &w, component_of, to);
	igraph_set_error_handler(before);
}

typedef void method(const igraph_t *, const igraph_vector_t *weights,
    igraph_vector_int_t *membership);

/*
 * A component as the methods get it.  Whoever is tied to nobody but through
 * one hub is a hair, and belongs wherever that hub does: all hairs of a hub are
 * one vertex with the weight of all (Arenas and others, 2007).
 */
struct core {
	struct edge *edges;
	uint32_t edges_n, vertices;
	uint32_t
	    *slot; /* by vertex of the component: which vertex it is here */
};

static void
count_edges(const struct component *c, uint32_t *edges_of)
{
	for (uint32_t i = 0; i < c->edges_n; i++) {
		edges_of[c->edges[i].a]++;
		edges_of[c->edges[i].b]++;
	}
}

/* Edges to hubs end at them. */
static void
core_make(struct arena *a, const struct component *c, struct core *to)
{
	uint32_t *edges_of = arena_array(a, uint32_t, c->vertices);
	uint32_t *hairs = arena_array(a, uint32_t, c->vertices); /* edge + 1 */

	count_edges(c, edges_of);
	to->edges = arena_array(a, struct edge, c->edges_n);
	to->slot = arena_array(a, uint32_t, c->vertices);
	for (uint32_t i = 0; i < c->edges_n; i++) {
		struct edge e = c->edges[i];
		bool hair = e.b >= c->people && edges_of[e.a] == 1;

		if (hair && hairs[e.b] > 0) {
			struct edge *all = &to->edges[hairs[e.b] - 1];

			all->weight += e.weight;
			to->slot[e.a] = all->a;
			continue;
		}
		for (int end = 0; end < 2; end++) {
			uint32_t v = end == 0 ? e.a : e.b;

			if (edges_of[v] != UINT32_MAX)
				to->slot[v] = to->vertices++;
			edges_of[v] = UINT32_MAX;
		}
		to->edges[to->edges_n++] =
		    (struct edge){ to->slot[e.a], to->slot[e.b], e.weight };
		if (hair)
			hairs[e.b] = to->edges_n;
	}
}

static uint32_t
apply(const struct component *c, method *fn, uint32_t *group_of)
{
	igraph_error_handler_t *before = igraph_set_error_handler(fail);
	struct arena *a = arena_make("circles of people");
	struct core core = { 0 };
	igraph_t g;
	igraph_vector_t weights;
	igraph_vector_int_t membership;
	uint32_t *group, n;

	core_make(a, c, &core);
	graph_of(&g, core.edges, core.edges_n, core.vertices);
	igraph_vector_init(&weights, core.edges_n);
	for (uint32_t i = 0; i < core.edges_n; i++)
		VECTOR(weights)[i] = core.edges[i].weight;
	igraph_vector_int_init(&membership, core.vertices);
	igraph_rng_seed(igraph_rng_default(), SEED);
	fn(&g, &weights, &membership);
	igraph_vector_destroy(&weights);
	igraph_destroy(&g);
	igraph_set_error_handler(before);
	group = arena_array(a, uint32_t, core.vertices);
	n = take(&membership, core.vertices, group);
	for (uint32_t i = 0; i < c->vertices; i++)
		group_of[i] = group[core.slot[i]];
	arena_free(a);
	return n;
}

/* Large networks get along with fewer trials, and the largest with one. */
static void
infomap(const igraph_t *g, const igraph_vector_t *weights,
    igraph_vector_int_t *membership)
{
	igraph_integer_t trials = TRIED_TIES / igraph_vector_size(weights);
	igraph_real_t length;

	igraph_community_infomap(g, weights, NULL,
	    trials < 1        ? 1
	    : trials > TRIALS ? TRIALS
			      : (int)trials,
	    membership, &length);
}

static void
louvain(const igraph_t *g, const igraph_vector_t *weights,
    igraph_vector_int_t *membership)
{
	igraph_community_multilevel(g, weights, 1, membership, NULL, NULL);
}

uint32_t
component_infomap(const struct component *c, uint32_t *group_of)
{
	return apply(c, infomap, group_of);
}

uint32_t
component_louvain(const struct component *c, uint32_t *group_of)
{
	return apply(c, louvain, group_of);
}
