/*
 * The names of people and companies that a post had better not be rude
 * about: those likely to be of a harmful group, and where they work.  Private
 * to audit/.
 */
#ifndef AUDIT_NAMES_H
#define AUDIT_NAMES_H

#include "model/plan.h"
#include "plan/lexicon.h"

struct named {
	struct str text; /* as written */
	int group;
	bool company;
};

struct names;

/* Everything in the arena. */
struct names *names_make(
    struct arena *, const struct lexicon *, const struct plan *);
/* The first name in a text, as whole words, or NULL; the longest at its
 * place.  A company of one word counts only where it is written as its name
 * is: "Orange" is no orange. */
const struct named *names_find(
    const struct names *, struct arena *scratch, struct str text);

#endif
