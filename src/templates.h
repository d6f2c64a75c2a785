/*
 * Where templates, facts, lexicons and strategies are found: the user's own
 * folder (--templates) first, then the one beside the program, then the
 * installed one.
 */
#ifndef TEMPLATES_H
#define TEMPLATES_H

#include "base/diag.h"
#include "emit/emit.h"

struct template_dirs {
	struct arena *arena;
	const char *own;   /* --templates, or NULL */
	const char *built; /* found at the start */
};

/* False and said where no templates are found. */
bool templates_find(
    struct arena *, const char *own, struct template_dirs *, struct diag *);
/* The bytes of "facts/settings.csv" and its like.  STR_NONE where there is
 * no such file; `name` never leads outside. */
struct str templates_get(void *template_dirs, const char *name);
/* The same, said as fatal where it is missing. */
bool templates_need(
    struct template_dirs *, const char *name, struct str *to, struct diag *);

#endif
