/*
 * Ticks: which steps the owner has done, as said in the two files of the
 * output folder that can tell: plan.md, where "- [ ]" becomes "- [x]", and
 * applied.csv (step, done), which the review page exports and every run
 * writes.  Both may have been through any editor or spreadsheet.
 */
#ifndef CHANGES_TICKS_H
#define CHANGES_TICKS_H

#include "base/str.h"
#include "base/vec.h"

struct map;

/* By a step's key; a map holds 0 for what is not told. */
enum tick { TICK_NONE, TICK_OFF, TICK_ON };

/* Something ticked singly below a step: a name, or a setting's name. */
struct tick_item {
	struct str key, text;
};

struct ticks {
	struct map *steps; /* by key */
	VEC(struct tick_item) items;
};

/* Lines "- [x] … <!-- KEY -->": the box of a step and its key; those that
 * follow without a key are items of that step. */
void ticks_of_plan(struct arena *, struct str markdown, struct ticks *to);
/* "yes", "x", "1" or "true" is on, "no" is off, empty is not told. */
void ticks_of_csv(struct arena *, struct str bytes, struct map *to);

#endif
