/*
 * Pieces of the graph stage.  Private to graph/.
 */
#ifndef GRAPH_PARTS_H
#define GRAPH_PARTS_H

#include "model/graph.h"

enum {
	SHARED_MAX = 150, /* more in a thread hardly know each other */
	PAIRS_MAX = 24    /* more are a hub */
};

/*
 * A topic is what names people together: a list of the owner's, a gathering
 * with a title, an organisation.  However it is written (case, marks), it is
 * one topic.
 */
enum topic_kind { TOPIC_LIST, TOPIC_GATHERING, TOPIC_ORGANISATION };

struct topic {
	enum topic_kind kind;
	struct str text;       /* as it is written most often */
	VEC(person_id) people; /* ascending, each once */
};

struct topics {
	VEC(struct topic) v; /* by kind, then by folded text */
};

void topics_find(struct arena *, const struct records *, const struct people *,
    struct topics *);

/* Ascending, each once, without nobody and the owner. */
uint32_t topics_tidy(const struct people *, person_id *v, uint32_t n);

/* Fills ties, hubs and strength. */
void ties_find(struct arena *, const struct records *, const struct people *,
    const struct topics *, struct graph *);
/* Fills circles, without labels. */
void circles_find(struct arena *, const struct people *, struct graph *);
/* Gives every circle a label of its own. */
void labels_find(struct arena *, const struct people *, const struct topics *,
    struct graph *);

#endif
