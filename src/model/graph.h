/*
 * The contact graph: ties between people and the circles they form.
 * Lives in the arena of the graph stage until the plan is written.
 */
#ifndef MODEL_GRAPH_H
#define MODEL_GRAPH_H

#include "model/person.h"

enum tie_kind {
	TIE_THREAD,   /* in a thread, at an event, in a group together */
	TIE_TAG,      /* tagged in one post or photo */
	TIE_EMPLOYER, /* the same organisation */
	TIE_SAID,     /* a friend network says so */
	TIE__COUNT
};

struct tie {
	person_id a, b; /* a.n < b.n */
	double weight;  /* summed over all kinds */
	uint32_t kinds; /* bit 1u << tie_kind */
};

/* What many people have in common: of n, each pair is tied by 1 / (n - 1).
 * These ties stand here once instead of pair by pair among `ties`, so that an
 * employer of thousands costs no more than they are. */
struct hub {
	enum tie_kind kind;
	VEC(person_id) people; /* ascending */
};

struct circle {
	struct str label;       /* from evidence, or "around NAME" */
	bool named;             /* the label is from evidence */
	VEC(person_id) members; /* ascending */
};

struct graph {
	VEC(struct tie) ties; /* by a, then b */
	VEC(struct hub) hubs; /* in an order of their own */
	/* Largest first, then by members.  They may overlap. */
	VEC(struct circle) circles;
	double *strength; /* by person_id.n: sum of the weights, hubs' too */
};

#endif
