/*
 * The contact graph: ties from shared threads, tags, events, employers and
 * friend networks; circles by the Leiden method (Traag, Waltman, van Eck,
 * 2019), as igraph has it, with a fixed seed.
 *
 * A gathering of n people gives each pair 1 / (n - 1), so that a large group
 * does not drown a small one; gatherings of more than 150 give none.  People
 * of one employer are tied through circles of up to 150 likewise.
 */
#ifndef GRAPH_GRAPH_H
#define GRAPH_GRAPH_H

#include "model/graph.h"

struct graph *graph_make(
    struct arena *, const struct records *, const struct people *);

#endif
