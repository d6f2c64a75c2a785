/*
 * What the parts of the compiler share.  Private to audience/.
 *
 * On Facebook, whoever may not see everyday posts goes on the built-in list
 * Restricted and sees public posts only.  All others fall into effects:
 * people who see the same.  Each class gets an audience: Friends, Friends
 * except some lists, or some lists only, whichever names fewer people; a
 * list is made only where an audience names it.
 */
#ifndef AUDIENCE_COMPILE_H
#define AUDIENCE_COMPILE_H

#include "audience/audience.h"

/* Somebody as a reader of the owner's posts. */
struct viewer {
	bool person;    /* and not the owner */
	bool facebook;  /* a Facebook friend */
	bool instagram; /* a follower there */
	bool closed;    /* sees no everyday posts */
	bool harmful;   /* surely or possibly of a harmful group */
	classes want;   /* what the strategy gives them */
};

/* Facebook friends who see the same. */
struct effect {
	classes sees;
	struct str name; /* of their list */
	bool named;      /* by an audience, so that the list is needed */
	uint32_t people;
};

struct compile {
	struct arena *arena;
	const struct facts *facts;
	const struct strategy *strategy;
	struct plan *plan;
	struct viewer *viewers; /* by person_id.n */
	bool exported[PF__COUNT];
	bool harm; /* somebody is, or is treated as, of a harmful group */
	bool work_public; /* news from work is posted publicly */
	struct effect effects[GROUP_MAX]; /* who sees most first */
	uint32_t effects_n;
	struct str audience[CLASS__COUNT]; /* on Facebook, in its words */
	classes inner; /* what may be shared with Instagram's Close Friends */
};

#define CLOSE_FRIENDS STR("Close Friends")
#define RESTRICTED STR("Restricted")

/* The effect of somebody's list on Facebook, or NULL. */
struct effect *effect_of(struct compile *, const struct viewer *);
/* The list of a platform that holds those shut out, or STR_NONE. */
struct str shut_list(const struct compile *, enum platform);
/* Somebody's account on the platform that makes them a reader there. */
bool reads_by(const struct account *, enum platform);

/* Steps of audience_compile, in this order. */
void lists_make(struct compile *);
void leaks_find(struct compile *);
void settings_choose(struct compile *);
void exposure_count(struct compile *);
void steps_make(struct compile *);

/* What somebody reached on a platform before any of this. */
classes exposure_before(const struct viewer *, enum platform);
/* What they reach now: the audiences and the leaks. */
classes exposure_after(const struct compile *, person_id, enum platform);
uint32_t classes_count(classes);

/* The advised setting of that id, or NULL. */
const struct advised_setting *setting_find(
    const struct compile *, const char *id);

#endif
