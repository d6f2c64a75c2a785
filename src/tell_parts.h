/*
 * What --explain and --view-as share.  Private to tell*.c.
 */
#ifndef TELL_PARTS_H
#define TELL_PARTS_H

#include "base/arena.h"
#include "tell.h"

struct telling_to {
	FILE *to;
	struct arena *arena; /* of the person in hand */
	const struct plan *plan;
};

/* In the language of the plan, without a line's end. */
void tell_put(const struct telling_to *, struct phrase);
/* A text of the exports, between these of ours. */
void tell_text(const struct telling_to *, const char *before, struct str,
    const char *after);
/* "  [facebook.zip:…]", nothing for no place; and the line's end. */
void tell_place(const struct telling_to *, const struct place *);
/* Name and key. */
void tell_head(const struct telling_to *, person_id);

/* Calls `one` for everybody who is meant by a name in any spelling or by a
 * key; false where there is nobody. */
bool tell_each(const struct telling_to *, struct str who,
    void (*one)(const struct telling_to *, person_id));

#endif
