/*
 * What the page's template is rendered over: the plan's view and, beside it,
 * what only a page needs.
 */
#ifndef EMIT_PAGE_DATA_H
#define EMIT_PAGE_DATA_H

#include <jansson.h>

#include "model/plan.h"

/* A new reference; `view` keeps its own. */
json_t *page_data(struct arena *scratch, const struct plan *, json_t *view);

#endif
