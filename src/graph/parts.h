/*
 * Pieces of the graph stage.  Private to graph/.
 */
#ifndef GRAPH_PARTS_H
#define GRAPH_PARTS_H

#include "graph/graph.h"

enum {
	SHARED_MAX = 150, /* more in a thread hardly know each other */
	PAIRS_MAX = 24,   /* more are a hub */
	STAFF_MAX = 6     /* … of one employer */
};

/*
 * A topic is what names people together: a list of the owner's, a school of
 * the owner's of which titles speak, a gathering with a title, an organisation,
 * the short caption of a post.  However it is written (case, marks, legal
 * form), it is one topic.  What goes by one title in several years is a topic
 * in each of them, and one of all.
 */
enum topic_kind {
	TOPIC_LIST,
	TOPIC_SCHOOL,
	TOPIC_GATHERING,
	TOPIC_ORGANISATION,
	TOPIC_POST
};

struct topic {
	enum topic_kind kind;
	struct str text;       /* as it is written most often */
	int64_t first, last;   /* WHEN_NONE: nothing tells when */
	bool goes_on;          /* it may not be over yet */
	VEC(person_id) people; /* ascending, each once */
};

struct topics {
	struct naming naming;
	VEC(struct topic) v; /* by kind, then by key */
};

void topics_find(struct arena *, const struct records *, const struct people *,
    struct topics *);

/* What all spellings of a topic have in common. */
struct str topics_key(const struct topics *, struct arena *, struct str text);
/* The year in which it all took place, or 0: it has not, or goes on. */
int topic_year(const struct topic *);

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
