/*
 * Planning: from records, people and circles to audience groups.
 *
 *	evidence   what each fact says about a group, as log-odds with a place
 *	decide     probabilities, the groups, who is asked about, who is closed
 *	questions  what to ask, worst first
 *	requests   advice on pending friend requests
 */
#ifndef PLAN_PLAN_H
#define PLAN_PLAN_H

#include "model/plan.h"
#include "plan/lexicon.h"
#include "plan/policy.h"

struct plan_input {
	struct arena *scratch;
	const struct lexicon *lexicon;
	const struct policy *policy;
	const struct answers *answers;
	struct diag *diag;
};

/* Fills placings (but for what audience/ fills), questions, requests,
 * wishes and cannot_tell of a plan that has records, people, graph, owner,
 * groups and table. */
void plan_make(struct arena *, const struct plan_input *, struct plan *);

/* Steps of plan_make, in this order. */
void evidence_collect(struct arena *, const struct plan_input *, struct plan *);
void decide(struct arena *, const struct plan_input *, struct plan *);
void questions_ask(struct arena *, const struct plan_input *, struct plan *);
void requests_advise(struct arena *, const struct plan_input *, struct plan *);
void wishes_find(struct arena *, struct plan *);

/* A copy of the plan in which nothing tells a name, address, number or
 * text of anybody: keys become "r:N", names "Person N". */
struct plan *plan_redact(struct arena *, const struct plan *);

#endif
