/*
 * Office hours: the policy's, else Monday to Friday, 9 to 17 local time.
 * Where exports tell UTC only, the local time is inferred from the owner's
 * own rhythm: people sleep, so the six hours with the fewest messages are
 * taken to begin half an hour past midnight.
 */
#ifndef PLAN_HOURS_H
#define PLAN_HOURS_H

#include "plan/plan.h"

struct hours {
	bool office[WEEK_HOURS]; /* by local slot */
	int shift;               /* hours to add to UTC */
	bool known;      /* the shift is from the policy's zone or the rhythm */
	struct str zone; /* of the policy, or empty */
};

/* Whether a zone is known by that name ("Europe/Berlin"). */
bool hours_zone(struct str);
void hours_learn(struct hours *, const struct policy *, const struct records *);
/* Whether a moment lies in office hours. */
bool hours_office(const struct hours *, int64_t when, bool local);
/* Of the counts by slot, those in office hours. */
uint32_t hours_count(
    const struct hours *, const uint32_t slots[WEEK_HOURS], bool local);

#endif
