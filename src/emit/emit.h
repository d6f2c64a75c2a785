/*
 * Emitters: from the plan to files.
 *
 * How to add an emitter
 *  1. Write src/emit/NAME.c, ending in
 *	const struct emitter emitter_NAME = { .name = …, … };
 *  2. Add the line EMITTER(NAME) to src/emit/emitters.def.
 *  3. Add a test directory whose out/ holds its file.
 */
#ifndef EMIT_EMIT_H
#define EMIT_EMIT_H

#include "emit/out.h"
#include "model/plan.h"

/* The user's and the built-in templates: bytes of "page.mustache" and its
 * like, or STR_NONE. */
struct templates {
	void *ctx;
	struct str (*get)(void *ctx, const char *name);
};

struct emit {
	struct arena *scratch; /* emptied between emitters */
	const struct plan *plan;
	const struct templates *templates;
	struct out *out;
	struct diag *diag;
	struct json_t *view; /* NULL at first; see emit_view */
};

/* A partial of a template: the phrase of that id, else the file. */
struct str emit_partial(void *emit, const char *name);

/* The plan as a jansson value (emit/view.h), made once for all emitters;
 * borrowed. */
struct json_t *emit_view(struct emit *);

struct emitter {
	const char *name;  /* "plan.json" */
	const char *about; /* one line for --emitters and the manual */
	/* Faults of writing are kept by `out`; false: a template is wrong. */
	bool (*write)(struct emit *);
};

extern const struct emitter *const emitters[];
extern const uint32_t emitters_n;

/* A Markdown file from a template ("plan.md.mustache") over the data; false
 * and said where the template is missing or wrong. */
bool emit_markdown(struct emit *, const char *template_name,
    struct json_t *data, const char *path);

/* What answers.csv holds: the open questions, but for one that has just been
 * answered (or NULL), and these rows of answers. */
void answers_put(struct file *, const struct plan *, const struct strs *rows,
    const struct question *but);

/* Writes every file of the plan; false: a template is wrong.  Commit or drop
 * the out then. */
bool emit_all(struct emit *);

#endif
