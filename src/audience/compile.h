/*
 * What the parts of the compiler share.  Private to audience/.
 *
 * A plan is better than another if, in this order: fewer people reach what is
 * not meant for them (where what is posted to all friends by oversight counts,
 * and the past, for those who are not to see everyday posts); fewer people
 * miss what is meant for them; fewer of the others reach the past; it takes
 * fewer clicks and names.  What is most private is for named people, so that a
 * new friend is left out.  The compiler goes straight to the best plan;
 * tests/unit/test_search.c tries them all.
 */
#ifndef AUDIENCE_COMPILE_H
#define AUDIENCE_COMPILE_H

#include "audience/audience.h"

/* Somebody as a reader of the owner's posts. */
struct viewer {
	bool person;           /* and not the owner */
	bool reads[PF__COUNT]; /* a friend, follower, contact there */
	bool closed;           /* sees no everyday posts */
	bool harmful;          /* surely or possibly of a harmful group */
	classes want;          /* what the strategy gives them */
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
	bool private_instagram; /* as the strategy advises */
	uint32_t old_posts;     /* on Facebook, as far as the exports tell */
	struct effect effects[GROUP_MAX]; /* who sees most first */
	uint32_t effects_n;
};

#define CLOSE_FRIENDS STR("Close Friends")
#define RESTRICTED STR("Restricted")
#define HIDE_STORY STR("Hide story")
#define STATUS_EXCEPT STR("Status except")

/* The effect of somebody's list on Facebook, or NULL. */
struct effect *effect_of(struct compile *, const struct viewer *);
/* The list of a platform that holds those shut out, or STR_NONE. */
struct str shut_list(const struct compile *, enum platform);
/* Somebody's account on the platform that makes them a reader there. */
bool reads_by(const struct compile *, const struct account *, enum platform);

/* Steps of audience_compile, in this order. */
void facebook_choose(struct compile *);
void elsewhere_choose(struct compile *);
void lists_make(struct compile *);
void leaks_find(struct compile *);
void settings_choose(struct compile *);
void exposure_count(struct compile *);
void vent_find(struct compile *);
void imports_make(struct compile *);
void steps_make(struct compile *);

/*
 * How far a plan has been applied, for counting what each step removes: all
 * false is the account as it stands, all true the plan.
 */
struct applied {
	bool shut[PF__COUNT]; /* the list of those shut out is filled */
	bool set[PF__COUNT][CLASS__COUNT]; /* the class has its audience */
};

/* What reaches somebody on a platform although it is not meant for them. */
classes exposure_of(
    const struct compile *, person_id, enum platform, const struct applied *);
/* The same over all people, people × classes. */
uint32_t exposure_sum(
    const struct compile *, enum platform, const struct applied *);
uint32_t classes_count(classes);

/* What the facts advise under this strategy, places not filled in; empty for
 * nothing. */
struct str fact_value(const struct compile *, const struct fact *);
/* The advised setting of that id, or NULL. */
const struct advised_setting *setting_find(
    const struct compile *, const char *id);

#endif
