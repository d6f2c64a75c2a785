/*
 * What all spellings of one company's name have in common: "Birkberg & Söhne
 * KG", "BIRKBERG UND SÖHNE" and "Birkberg & Söhne K.G." give "birkberg sohne".
 */
#ifndef PLAN_COMPANY_H
#define PLAN_COMPANY_H

#include "plan/lexicon.h"

/* Folded and without legal forms at the end, with or without stops ("S.p.A.").
 * A name that is nothing but a form stays.  `lexicon` is one. */
struct str company_key(const void *lexicon, struct arena *, struct str name);
/* A key without blanks, as names are written in domains. */
struct str company_squash(struct arena *, struct str key);

#endif
