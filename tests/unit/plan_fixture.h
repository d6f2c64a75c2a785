/*
 * An invented plan: people with groups, ties, evidence and questions, the
 * same for the same size, for tests of what is drawn and written from a plan.
 */
#ifndef PLAN_FIXTURE_H
#define PLAN_FIXTURE_H

#include "model/plan.h"

struct fixture {
	uint32_t friends;   /* who are drawn */
	uint32_t elsewhere; /* contacts who are friends nowhere */
	bool hostile;       /* names full of markup, controls, long ones */
};

/* Everything in the arena.  Person 1 is the owner. */
struct plan *plan_fixture(struct arena *, const struct fixture *);

#endif
