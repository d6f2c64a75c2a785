/*
 * Who sees what on each platform: a small model of the platforms' own rules,
 * as pure functions.  Every ruling names the rule it follows from; the
 * statements, their dates and how sure they are stand in
 * templates/facts/rules.csv.
 *
 * The compiler does not use this: verify.c does, so that a plan is checked by
 * something other than what made it.
 */
#ifndef AUDIENCE_RULES_H
#define AUDIENCE_RULES_H

#include "model/plan.h"

/* Where something of the owner's can be seen. */
enum surface {
	ON_POST,     /* a post, and the pictures in it */
	ON_STORY,    /* a story; a status on WhatsApp */
	ON_REEL,     /* a video */
	ON_ALBUM,    /* a photo album */
	ON_ABOUT,    /* a field of the profile, with an audience of its own */
	ON_FACE,     /* name, current picture, cover */
	ON_OLD_FACE, /* former profile pictures and covers */
	ON_FRIENDS,  /* the whole list of friends, connections */
	ON_MUTUAL,   /* those friends whom the reader has as well */
	ON_OTHERS_POST, /* the owner's comment, reaction, or words on the
	                   profile of somebody else */
	ON_TAGGED_POST, /* a post of somebody else that tags the owner */
	ON_GROUP,       /* what the owner posts in a group */
	ON_EVENT,       /* the owner's answer to an event */
	SURFACE__COUNT
};

/* Something of the owner's, as it was published. */
struct item {
	enum platform platform;
	enum surface surface;
	enum audience_kind to;
	bool widened;      /* "Friends of anyone tagged" is ticked */
	bool limited;      /* an old post, after Limit past posts */
	bool adds_friends; /* ON_TAGGED_POST: the owner's friends are added */
	bool open_place;   /* a public group or event */
	bool locked;       /* a private or protected account */
};

/* Somebody as a reader of that item. */
struct reader {
	bool friend; /* a friend, connection, follower; on WhatsApp a contact
	                where both have saved the other's number */
	bool restricted; /* on the platform's list of that name */
	bool blocked;
	bool included, excluded;  /* named by the audience, or on its lists */
	bool tagged, near_tagged; /* in it; a friend of somebody who is */
	bool mutual;              /* they have friends in common */
	bool in_place; /* in the group, at the event, in the audience of the
	                  other's post */
};

struct ruling {
	bool sees;
	bool sure; /* false: sources differ, or there is none */
	const char *rule;
};

struct ruling rules_apply(const struct item *, const struct reader *);

#endif
