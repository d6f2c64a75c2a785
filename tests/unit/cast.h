/*
 * People made by hand for tests of audiences: who they are and where, without
 * any evidence.
 */
#ifndef CAST_H
#define CAST_H

#include "audience/audience.h"

#define PLATFORM(p) (1u << PF_##p)

struct cast {
	struct arena *a;
	struct records records;
	struct people people;
	struct graph graph;
	struct facts facts;
	struct strategy strategy;
	struct plan plan;
	struct diag *diag;
	struct {
		const char *name;
		int group;
		uint32_t on;
	} who[64];
	uint32_t n;
	uint32_t asked; /* a person who is asked about */
};

/* With the shipped facts and strategy. */
struct cast *cast_make(const char *strategy);
/* Somebody of that group with accounts on the platforms (bits); their
 * number. */
uint32_t cast_add(struct cast *, const char *name, int group, uint32_t on);
/* False where the plan does not hold. */
bool cast_compile(struct cast *);

#endif
