/*
 * Two plans side by side.  Private to changes/.
 */
#ifndef CHANGES_COMPARE_H
#define CHANGES_COMPARE_H

#include "changes/changes.h"

struct compare {
	struct arena *arena, *scratch;
	const struct before *was;
	const struct renames *renames;
	struct plan *plan;
	uint32_t *whos;   /* by index of an account then: its who_id.n, or 0 */
	uint32_t *now_of; /* by index of a person then: person_id.n, or 0 */
	uint32_t *was_of; /* by person_id.n: index then, or 0 */
	bool then[PF__COUNT], now[PF__COUNT]; /* platforms with contacts */
};

/* With the key and name of whom it is about. */
void compare_add(struct compare *, struct change);

void compare_lists(struct compare *);
void compare_steps(struct compare *);
void compare_requests(struct compare *);

#endif
