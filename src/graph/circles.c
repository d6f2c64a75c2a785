/* igraph.h as a whole has a macro STR of its own. */
#include <igraph/igraph_community.h>
#include <igraph/igraph_constructors.h>
#include <igraph/igraph_interface.h>
#include <igraph/igraph_random.h>
#include <stdlib.h>

#include "base/arena.h"
#include "graph/parts.h"

/*
 * Modularity with resolution 1, the plain one: on networks with known circles
 * it does as well as any single method, and needs no tuning to their size.
 */
#define RESOLUTION 1.0
/* Randomness of the refinement: what its authors recommend. */
#define BETA 0.01

enum {
	SEED = 20090301, /* any: but the same in every run */
	ROUNDS = 10,     /* it settles in two or three */
	CIRCLE_MIN = 3
};

struct network {
	igraph_t graph;
	igraph_vector_int_t ends, cluster;
	igraph_vector_t weights, strength;
	uint32_t *vertex; /* by person_id.n */
	uint32_t *person; /* by vertex */
	uint32_t n;       /* vertices */
};

/* Only lack of memory can go wrong: our graphs are well formed. */
static void
fail(const char *reason, const char *file, int line, igraph_error_t code)
{
	(void)reason, (void)file, (void)line, (void)code;
	arena_fail("circles of people");
}

/* People without ties are no vertices, so that they are in no circle. */
static void
network_make(struct arena *a, const struct people *people,
    const struct graph *g, struct network *net)
{
	net->vertex = arena_array(a, uint32_t, people->persons.n);
	net->person = arena_array(a, uint32_t, people->persons.n);
	for (uint32_t i = 1; i < people->persons.n; i++)
		if (g->strength[i] > 0) {
			net->person[net->n] = i;
			net->vertex[i] = net->n++;
		}
	igraph_vector_int_init(&net->ends, 2 * (igraph_integer_t)g->ties.n);
	igraph_vector_init(&net->weights, g->ties.n);
	igraph_vector_init(&net->strength, net->n);
	igraph_vector_int_init(&net->cluster, net->n);
	for (uint32_t i = 0; i < g->ties.n; i++) {
		VECTOR(net->ends)[2 * i] = net->vertex[g->ties.v[i].a.n];
		VECTOR(net->ends)[2 * i + 1] = net->vertex[g->ties.v[i].b.n];
		VECTOR(net->weights)[i] = g->ties.v[i].weight;
	}
	for (uint32_t v = 0; v < net->n; v++)
		VECTOR(net->strength)[v] = g->strength[net->person[v]];
	igraph_create(&net->graph, &net->ends, net->n, IGRAPH_UNDIRECTED);
}

static void
network_free(struct network *net)
{
	igraph_destroy(&net->graph);
	igraph_vector_int_destroy(&net->ends);
	igraph_vector_int_destroy(&net->cluster);
	igraph_vector_destroy(&net->weights);
	igraph_vector_destroy(&net->strength);
}

/* Node weights and resolution as igraph's manual has them for modularity. */
static uint32_t
cluster(struct network *net)
{
	double twice = igraph_vector_sum(&net->strength);
	igraph_integer_t clusters = 0;

	igraph_rng_seed(igraph_rng_default(), SEED);
	igraph_community_leiden(&net->graph, &net->weights, &net->strength,
	    RESOLUTION / twice, BETA, false, ROUNDS, &net->cluster, &clusters,
	    NULL);
	return (uint32_t)clusters;
}

static int
by_size(const void *x, const void *y)
{
	const struct circle *a = x, *b = y;

	if (a->members.n != b->members.n)
		return a->members.n > b->members.n ? -1 : 1;
	return a->members.v[0].n < b->members.v[0].n ? -1 : 1;
}

void
circles_find(struct arena *a, const struct people *people, struct graph *g)
{
	struct arena *scratch = arena_make("circles of people");
	igraph_error_handler_t *before = igraph_set_error_handler(fail);
	struct network net = { 0 };
	struct circle *all;
	uint32_t n;

	if (g->ties.n > 0) {
		network_make(scratch, people, g, &net);
		n = cluster(&net);
		all = arena_array(scratch, struct circle, n);
		for (uint32_t v = 0; v < net.n; v++)
			vec_add(a, &all[VECTOR(net.cluster)[v]].members) =
			    (person_id){ net.person[v] };
		for (uint32_t i = 0; i < n; i++)
			if (all[i].members.n >= CIRCLE_MIN)
				vec_add(a, &g->circles) = all[i];
		if (g->circles.n > 0)
			qsort(g->circles.v, g->circles.n, sizeof(*g->circles.v),
			    by_size);
		network_free(&net);
	}
	igraph_set_error_handler(before);
	arena_free(scratch);
}
