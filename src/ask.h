/*
 * --ask: the questions of the plan in the terminal, one at a time, in their
 * order; then, if the owner likes, the names of those of whom nothing is told.
 * Every answer is made to last before the next question is put, and
 * the plan is made anew, so that the next question knows of it.
 *
 * A line of input is an answer ("1", "2+9", "clients+friends", "y"), "s" (skip:
 * not again in this run), "u" (take the last answer or skip of this run back),
 * "l" (go to the names at once, or back to the questions) or "q".  The end of
 * the input is a "q".  Nothing an export said reaches the terminal with its
 * control bytes.
 */
#ifndef ASK_H
#define ASK_H

#include <stdio.h>

#include "plan/policy.h"

/* What asking needs of the run. */
struct ask {
	void *ctx;
	struct answers *answers; /* so far; grows with each answer */
	/* The plan under these answers, in the arena; NULL where none can be
	 * made, which has been said. */
	const struct plan *(*plan)(void *ctx, struct arena *);
	/* Writes the answers file: the answers, and the plan's open questions
	 * but `answered` (which may be NULL).  False and said where it can't.
	 */
	bool (*save)(void *ctx, const struct plan *, const struct question *);
};

/* False where a plan could not be made or an answer not be saved.  The answers
 * live in the arena. */
bool ask_questions(struct arena *, struct ask *, FILE *in, FILE *to);

#endif
