/*
 * The graph cut into its connected components, and igraph's methods on one of
 * them.  Private to graph/.
 */
#ifndef GRAPH_COMPONENT_H
#define GRAPH_COMPONENT_H

#include "model/graph.h"

struct edge {
	uint32_t a, b; /* vertices of the component */
	double weight;
};

/* Vertices are people in ascending order, then hubs. */
struct component {
	uint32_t *person; /* person_id.n by vertex */
	uint32_t people, vertices;
	struct edge *edges;
	uint32_t edges_n;
};

struct components {
	VEC(struct component) v; /* by their first person */
};

/* People without ties are in none. */
void components_find(struct arena *, const struct people *,
    const struct graph *, struct components *);

/* Both number the groups of a component's vertices from 0 and return how many
 * there are; `group_of` has room for all vertices. */
uint32_t component_infomap(const struct component *, uint32_t *group_of);
uint32_t component_louvain(const struct component *, uint32_t *group_of);

#endif
