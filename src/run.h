/*
 * One run: the stages in their order.  The only part that knows them all.
 */
#ifndef RUN_H
#define RUN_H

#include "config.h"

/* Gives the exit status of the contract. */
int run(struct arena *, const struct config *, struct diag *);

#endif
