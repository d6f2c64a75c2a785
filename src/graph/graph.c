#include "graph/graph.h"

#include "base/arena.h"
#include "graph/parts.h"

struct graph *
graph_make(struct arena *a, const struct records *records,
    const struct people *people, const struct naming *naming)
{
	struct arena *scratch = arena_make("the contact graph");
	struct graph *g = arena_new(a, struct graph);
	struct topics topics = { 0 };

	if (naming != NULL)
		topics.naming = *naming;
	topics_find(scratch, records, people, &topics);
	ties_find(a, records, people, &topics, g);
	circles_find(a, people, g);
	labels_find(a, people, &topics, g);
	arena_free(scratch);
	return g;
}
