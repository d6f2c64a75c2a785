/*
 * Who sees what under a plan: its lists, audiences and settings, gone through
 * the rules of rules.h.  Nothing is taken from the compiler but what a reader
 * of the plan can see, so that verify.c can hold one against the other.
 */
#ifndef AUDIENCE_MATRIX_H
#define AUDIENCE_MATRIX_H

#include "audience/rules.h"

struct matrix;

struct matrix *matrix_make(struct arena *, const struct plan *);

/* Content of a class may stand in several places: a picture in a post, a
 * story, a video, an album. */
struct sight {
	bool all, any; /* of the places let them in */
	bool reads;    /* they are a reader there of more than what is public */
	bool restricted;
	bool posted; /* the plan posts content of that class there */
};

/* By the audiences alone. */
struct sight matrix_sight(
    const struct matrix *, person_id, enum platform, enum class);
/* What the strategy gives somebody, whatever the platform can do. */
classes matrix_meant(const struct matrix *, person_id);

/* What reaches somebody beside the audiences: through tags, groups, friends
 * in common, posts that are public. */
bool matrix_around(const struct matrix *, person_id, enum platform, enum class);

/* The same ways round: all classes of one person, all people of one class.
 * Audiences only; what gets around them is among the leaks. */
classes matrix_view_as(const struct matrix *, person_id, enum platform);
uint32_t matrix_who_sees(const struct matrix *, enum platform, enum class,
    person_id *to); /* room for all persons; how many */

/* What somebody sees who is on no list and a friend of nobody. */
classes matrix_stranger(const struct matrix *, enum platform);

#endif
