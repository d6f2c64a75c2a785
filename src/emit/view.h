/*
 * The plan as a jansson value with the keys of the contract: plan.json is
 * this value written out, and the templates are rendered over it.
 */
#ifndef EMIT_VIEW_H
#define EMIT_VIEW_H

#include <jansson.h>

#include "model/plan.h"

/* A new reference.  Running out of memory ends the program. */
json_t *view_plan(struct arena *scratch, const struct plan *);

#endif
