/*
 * What the page's template is rendered over: the plan's view and, beside it,
 * its people by group with the words that a page needs.
 */
#ifndef EMIT_PAGE_ROWS_H
#define EMIT_PAGE_ROWS_H

#include <jansson.h>

#include "model/plan.h"

/* A new reference; `view` keeps its own. */
json_t *page_rows_make(
    struct arena *scratch, const struct plan *, json_t *view);

#endif
