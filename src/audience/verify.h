/*
 * The plan, checked by something other than what made it: every person, class
 * and platform, by the rules.
 */
#ifndef AUDIENCE_VERIFY_H
#define AUDIENCE_VERIFY_H

#include "base/diag.h"
#include "model/plan.h"

/*
 * Whether everybody sees what the strategy gives them, or less where their
 * list shows only what is Public; whether whatever else reaches them is among
 * their leaks; and whether the exposure counted is that of the matrix.  False
 * and said, by the number of the person, where it is otherwise: a fault of
 * ours.
 */
bool audience_verify(struct arena *, const struct plan *, struct diag *);

#endif
