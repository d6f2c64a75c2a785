/*
 * The contact graph: ties from shared threads, tags, events, employers and
 * friend networks; the circles in it; their labels.
 *
 * A gathering of n people gives each pair 1 / (n - 1), so that a large group
 * does not drown a small one; gatherings of more than 150 give none.  People
 * of one employer are tied likewise, however many they are.
 *
 * A circle is called after what its people have in common: a list of the
 * owner's, a school of which titles of chats speak, a chat, a company, the
 * caption of a post.  What took place in one year bears that ("Lisbon 2012"); a
 * circle of which nothing is known is "around NAME".
 *
 * Circles are the groups of Infomap (Rosvall, Axelsson, Bergstrom, 2009) and
 * those of Louvain (Blondel and others, 2008) which are no near-duplicates of
 * them, as igraph has both.  The first are finer, the second broader; people
 * live in both kinds, so a person may be in two circles.  Groups in which no
 * three know each other are left out.  Each component of
 * the graph is looked at alone, with the same seed: who is not connected with
 * somebody cannot change their circles.
 */
#ifndef GRAPH_GRAPH_H
#define GRAPH_GRAPH_H

#include "model/graph.h"

/* What all spellings of one company's name have in common ("Northwind Ltd",
 * "NORTHWIND"); `ctx` is the caller's. */
typedef struct str company_fn(const void *ctx, struct arena *, struct str name);
/* The name of the owner's school that a title speaks of, or the empty one. */
typedef struct str school_fn(const void *ctx, struct arena *, struct str title);

struct naming {
	company_fn *company; /* NULL: a name is one where it is folded */
	const void *lexicon; /* its ctx */
	school_fn *school;   /* NULL: no title speaks of any */
	const void *schools; /* its ctx */
};

/* `naming` may be NULL: nothing of it. */
struct graph *graph_make(struct arena *, const struct records *,
    const struct people *, const struct naming *);

#endif
