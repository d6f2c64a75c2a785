/*
 * What something costs that is done by hand.  A click is what one does
 * without thinking on a page that is open; a name has to be found and ticked.
 * Seconds per name are those that people report for lists of friends (five to
 * ten); the rest is judgement.
 */
#ifndef AUDIENCE_EFFORT_H
#define AUDIENCE_EFFORT_H

#include "base/str.h"

enum {
	CLICKS_LIST_MAKE = 6, /* to the page, name it, save */
	CLICKS_LIST_PICK = 2, /* one list in an audience */
	CLICKS_OLD_POST = 5   /* to the post's audience, custom, save */
};

/* Clicks along a path as the facts write it ("Settings > Posts > …"), and to
 * choose what stands there. */
uint32_t effort_path(struct str path);
uint32_t effort_seconds(uint32_t clicks, uint32_t names);
/* Rounded up, at least one. */
uint32_t effort_minutes(uint32_t clicks, uint32_t names);

#endif
