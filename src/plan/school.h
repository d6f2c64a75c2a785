/*
 * The owner's schools in what others write: "Northvale Uni 2009" is a chat of
 * the University of Northvale.
 *
 * A text names a school if it holds the whole of what tells the school from
 * others, as whole words side by side ("Northvale", "Martin Luther"), and next
 * to or among them just the kinds of school that its name holds.  All spellings
 * of a kind are one, in any language ("Uni", "Universität"); what joins words
 * does not count ("of", "the"; templates/lexicon/school.csv), and blanks and
 * hyphens are free ("Goethegymnasium").  "Northvale" alone would be the town,
 * and "Realschule Northvale" is not "Gymnasium Northvale".  But where the life
 * at any school is spoken of, the kind may lack: "Northvale, class of 2004" is
 * the one school of the owner's there.  So
 *
 *	a name without a kind ("MIT", "ETH Zürich") has to be there whole;
 *	one of nothing but kinds ("High School") is never found;
 *	one of up to four letters only as it is written in the name, and where
 *	the text does not shout: "mit" is a word of many.
 *
 * A school that is an employer of the owner's, too, counts as that.
 */
#ifndef PLAN_SCHOOL_H
#define PLAN_SCHOOL_H

#include "model/plan.h"
#include "plan/lexicon.h"

struct schools;

/* In the arena; the owner's schools and employers must stay. */
struct schools *schools_make(
    struct arena *, const struct lexicon *, const struct owner *);
/* The first that a text names, or NULL. */
const struct school *schools_named(
    const struct schools *, struct arena *scratch, struct str text);
/* The name of the school that the title of a chat speaks of; empty for none,
 * and where a word from work is in it ("Northvale Uni suppliers").  `schools`
 * are such. */
struct str schools_title(
    const void *schools, struct arena *scratch, struct str title);
/* The one where the owner was at that time, by dates that are told; or NULL. */
const struct school *schools_at(const struct schools *, int64_t when);

#endif
