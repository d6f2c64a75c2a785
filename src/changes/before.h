/*
 * The plan before: what an earlier run wrote to plan.json, as far as this one
 * goes back to it.  The file may have been edited or made up: it is read as
 * any export is.  Strings lie in the bytes it was read from or in the arena.
 */
#ifndef CHANGES_BEFORE_H
#define CHANGES_BEFORE_H

#include "model/plan.h"

struct before_account {
	enum platform platform;
	enum relation relation; /* REL_NONE: not told */
	struct str key, name, id, url;
	struct strs emails, phones;
	int64_t since;
	uint32_t person; /* index into people */
};

struct before_person {
	struct str id, key, name, treated_as;
	struct str job, company;
};

struct before_list {
	enum platform platform;
	struct str name;
	VEC(uint32_t) members; /* index into people */
};

struct before {
	bool there;    /* there was one, and it can be compared */
	bool redacted; /* it names nobody, so nobody can be found again */
	VEC(struct before_person) people; /* v[0] is a dummy */
	VEC(struct before_account) accounts;
	VEC(struct before_list) lists;
	struct str day;              /* the day it was made */
	VEC(struct done_step) steps; /* as if all had been done */
	VEC(bool) ticked;            /* by index into steps */
	VEC(struct done_step) done;
	struct strs requests; /* keys */
};

/* NULL, or why it cannot be compared: no plan of this program, damaged, of
 * another format, redacted.  *to is empty then but for `redacted`. */
const char *before_parse(struct arena *, struct str bytes, struct before *to);

#endif
