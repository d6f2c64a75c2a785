/*
 * Mustache templates (the specification's required modules: comments,
 * interpolation, sections, inverted sections, partials, delimiters), rendered
 * over jansson values.  {{name}} escapes for the file's kind; {{{name}}} and
 * {{&name}} are refused in templates of ours unless `raw` allows them.
 */
#ifndef EMIT_TEMPLATE_H
#define EMIT_TEMPLATE_H

#include <jansson.h>

#include "emit/out.h"

typedef void escape_fn(struct file *, struct str);

struct template_job {
	struct arena *scratch;
	struct str source;
	const char *name; /* for messages */
	struct str (*partial)(void *ctx, const char *name);
	void *partial_ctx;
	escape_fn *escape; /* file_xml, file_md */
	bool raw;          /* triple mustaches allowed */
	struct diag *diag;
};

/* False and said (with the line) where the template is wrong. */
bool template_render(const struct template_job *, json_t *data, struct file *);

#endif
