/*
 * Linking: which accounts belong to the same person.
 *
 * Two accounts are joined by a safe key only: the same e-mail, the same phone
 * number, the same profile address, or the same full name (which a user name
 * or an e-mail may spell) where that name occurs once in every source and
 * nothing speaks against it.  Like names are asked about.  Shared
 * addresses (one e-mail or number under several names; info@ and its like)
 * join nobody.  Homonyms stay two people and become doubts.  What the owner
 * has answered is final.
 */
#ifndef LINK_LINK_H
#define LINK_LINK_H

#include "base/diag.h"
#include "model/person.h"
#include "model/plan.h"

/* What the owner has said of two keys. */
struct link_answer {
	struct str a, b;
	bool same;
};

struct link_input {
	const struct records *records;
	const struct owner *owner;
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
