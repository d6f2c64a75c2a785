/*
 * Writes one file of a plan into a folder of its own and gives back its
 * bytes.
 */
#ifndef EMIT_ONE_H
#define EMIT_ONE_H

#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "emit/emit.h"
#include "emit/view.h"

static inline struct str
emit_slurp(struct arena *a, const char *path)
{
	FILE *in = fopen(path, "rb");
	char *bytes = NULL;
	long n;

	if (in == NULL)
		return STR_NONE;
	fseek(in, 0, SEEK_END);
	n = ftell(in);
	rewind(in);
	bytes = arena_array(a, char, (size_t)n + 1);
	n = (long)fread(bytes, 1, (size_t)n, in);
	fclose(in);
	return (struct str){ bytes, (size_t)n };
}

static inline struct str
emit_template(void *arena, const char *name)
{
	return emit_slurp(arena, str_fmt(arena, "templates/%s", name).p);
}

/* STR_NONE where the emitter or the folder failed. */
static inline struct str
emit_one(struct arena *a, const struct plan *plan, const struct emitter *what,
    const char *file)
{
	char parent[] = "/tmp/hedgerow-emit-XXXXXX";
	struct diag *diag = diag_make(a, stderr, LV_NOTE);
	struct templates templates = { .ctx = a, .get = emit_template };
	struct emit e = { .scratch = arena_make("a test's scratch"),
		.plan = plan,
		.templates = &templates,
		.diag = diag };
	struct str dir, path, bytes = STR_NONE;

	if (mkdtemp(parent) == NULL)
		return STR_NONE;
	dir = str_fmt(a, "%s/out", parent);
	path = str_fmt(a, "%s/%s", dir.p, file);
	e.out = out_open(a, dir.p, false, diag);
	if (e.out != NULL && what->write(&e) && out_commit(e.out))
		bytes = emit_slurp(a, path.p);
	json_decref(e.view);
	arena_free(e.scratch);
	unlink(path.p);
	unlink(str_fmt(a, "%s/.hedgerow", dir.p).p);
	rmdir(dir.p);
	rmdir(parent);
	return bytes;
}

#endif
