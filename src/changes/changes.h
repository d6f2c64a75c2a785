/*
 * What has changed since the plan before.
 *
 *	before    reads that plan.json
 *	renames   accounts that bear another key now, before people are linked
 *	ticks     what the owner has ticked
 *	done      the steps that were ticked, as they stood then
 *	compare   people, lists, steps and requests, then and now
 */
#ifndef CHANGES_CHANGES_H
#define CHANGES_CHANGES_H

#include "changes/before.h"

/*
 * An account whose key then is nobody's now and whose key now was nobody's
 * then, with something in common that only these two have: the platform's own
 * number or address, an e-mail, a phone number, or the second since when they
 * are a contact.  A name in common does not suffice: two people may share it.
 */
struct rename {
	struct str from, to;
};

struct renames {
	VEC(struct rename) v;
};

void renames_find(struct arena *, const struct before *, const struct records *,
    struct renames *);

/* The files of the output folder that tell what was done; empty for none. */
struct done_files {
	struct str markdown; /* plan.md */
	struct str csv;      /* applied.csv */
};

/* Fills done, and the state of each step; `was` is the plan that the files
 * belong to. */
void done_find(struct arena *, const struct before *was,
    const struct done_files *, const struct renames *, struct plan *);

/* Fills changes of a plan that is whole but for them, and the people's jobs. */
void changes_find(struct arena *, const struct before *, const struct renames *,
    struct plan *);

/* Of changes/ alone: the people by the keys of their accounts, those that
 * were renamed under the earlier key too. */
struct map *changes_keys(
    struct arena *, const struct plan *, const struct renames *);

#endif
