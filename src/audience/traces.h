/*
 * What the exports show of somebody that opens a way around lists.
 */
#ifndef AUDIENCE_TRACES_H
#define AUDIENCE_TRACES_H

#include "model/plan.h"

enum trace {
	TRACE_TAGGED = 1,           /* in a post of the owner's on Facebook */
	TRACE_TAGGED_PICTURE = 2,   /* in one with a picture or video */
	TRACE_NEAR_TAGGED = 4,      /* knows somebody who is tagged */
	TRACE_NEAR_PICTURE = 8,     /* … in a picture */
	TRACE_KNOWS_FRIEND = 16,    /* knows another Facebook friend */
	TRACE_KNOWS_COLLEAGUE = 32, /* … another connection on LinkedIn */
	TRACE_SHARES_GROUP = 64     /* in a Facebook group with the owner */
};

/* Sets of traces by person_id.n.  The circles of a plan must be known, its
 * lists need not be. */
uint32_t *traces_find(struct arena *, const struct plan *);

/* Whether the owner has posted there; publicly. */
bool traces_posted(const struct plan *, enum platform);
bool traces_posted_publicly(const struct plan *, enum platform);

/* Whether the account makes somebody a reader of what is not public. */
bool traces_reads(const struct account *, enum platform);

#endif
