/*
 * The friends of whom the exports tell nothing beside the entry: closed, and
 * no question of the plan is about them.  They are gone through by name.
 */
#ifndef MODEL_UNTOLD_H
#define MODEL_UNTOLD_H

#include "model/plan.h"

struct untold {
	person_id person;
	int64_t since; /* a friend, or WHEN_NONE */
};

struct untolds {
	VEC(struct untold) v;
};

/* Adds them all, the newest friend first, those without a day last. */
void untold_find(struct arena *, const struct plan *, struct untolds *);

#endif
