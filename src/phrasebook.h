/*
 * The phrases of a run, read from templates/phrases/LANGUAGE.ini: English
 * first, whole, and over it the language that is wanted.
 */
#ifndef PHRASEBOOK_H
#define PHRASEBOOK_H

#include "templates.h"

struct phrasebook {
	struct phrases *phrases;
	struct str language; /* its code, "en" at first */
};

/* The English ones; false and said with its line where one is wrong or
 * missing. */
bool phrasebook_make(
    struct template_dirs *, struct phrasebook *, struct diag *);
/* Whether there is a file for that code. */
bool phrasebook_has(struct template_dirs *, struct str code);
/* Goes over to another language; once.  A phrase that its file lacks stays
 * English.  False and said where the file is wrong. */
bool phrasebook_turn(struct template_dirs *, struct phrasebook *,
    struct str code, struct diag *);

#endif
