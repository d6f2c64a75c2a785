/*
 * Steps in the making.  Private to audience/.
 */
#ifndef AUDIENCE_STEPS_H
#define AUDIENCE_STEPS_H

#include "audience/compile.h"

struct draft {
	struct step step;
	double rate; /* exposure removed per minute */
	uint32_t order;
};

struct writer {
	struct compile *c;
	VEC(struct draft) v;
};

#define FMT(w, ...) str_fmt((w)->c->arena, __VA_ARGS__)

/* Adds a step; its rate is what it removes per minute. */
void steps_add(struct writer *, const struct step *);
/* One advised setting as a step of its own; nothing if it is not advised. */
void steps_setting(struct writer *, const char *id, uint32_t removes);
/* The steps on Facebook. */
void steps_facebook(struct writer *);

/* The way to a fact's setting, and the fact's date, for people. */
struct str steps_path(const struct writer *, const char *id);
struct str steps_as_of(const struct writer *, const char *id);

/* The list of that name, or NULL; a step that fills it. */
const struct member_list *steps_list(
    const struct writer *, enum platform, struct str name);
void steps_members(struct writer *, struct step *, const struct member_list *);

/* What those shut out no longer reach of these classes, added up. */
uint32_t steps_removed(const struct writer *, enum platform, classes of);

#endif
