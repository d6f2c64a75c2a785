/*
 * Linking: which accounts belong to the same person.
 *
 * What two accounts tell is compared (names, addresses, companies, dates …);
 * each comparison adds to the log-odds that they are one (score.def).  A high
 * sum joins them, a middling one leaves a doubt that the owner is asked about,
 * and they are apart below that.  It takes more to join somebody from work.
 * Names count for less where others bear them; an address that several share
 * (info@, the family's, the office's) joins nobody; nobody is joined through
 * a third one whom they contradict.  What the owner has answered is final, and
 * changes nothing of those whom it does not name.
 */
#ifndef LINK_LINK_H
#define LINK_LINK_H

#include "base/diag.h"
#include "base/phrase.h"
#include "model/person.h"
#include "model/plan.h"

struct words;

/* What the owner has said of two keys. */
struct link_answer {
	struct str a, b;
	bool same;
};

struct link_input {
	const struct records *records;
	const struct owner *owner;
	const struct words *words;     /* what is known of names (words.h) */
	const struct phrases *phrases; /* for what a join is told to rest on */
	const struct link_answer *answers;
	uint32_t answers_n;
};

/* Every who_id with a relation lands in exactly one person; a mention lands
 * in the person it can only mean, or in none.  Everything in the arena. */
struct people *link_people(
    struct arena *, const struct link_input *, struct diag *);

/* The owner, from what the exports and the policy say.  `name` is the one
 * given with --me, or empty. */
void link_owner(
    struct arena *, const struct records *, struct str name, struct owner *);

#endif
