/*
 * The audit: the owner's own posts against who can see them.  The dangerous
 * post may hold no bad word: it names or alludes to a client or the work, or
 * was written in office hours and lets off steam.  Each finding says why and
 * offers choices; nothing is scolded.
 */
#ifndef AUDIT_AUDIT_H
#define AUDIT_AUDIT_H

#include "model/plan.h"
#include "plan/lexicon.h"
#include "plan/policy.h"

/* Fills plan->audit, newest first. */
void audit_posts(struct arena *, struct arena *scratch, const struct lexicon *,
    const struct policy *, struct plan *);

#endif
