/*
 * What the parts of out.h share: out.c opens the folder, file.c writes files
 * in it, commit.c puts it in place.  Private to them.
 */
#ifndef EMIT_OUT_PARTS_H
#define EMIT_OUT_PARTS_H

#include "base/vec.h"
#include "emit/out.h"

struct map;

#define MARKER ".hedgerow"
#define MARKER_LINE "hedgerow output 1"
#define MARKER_REDACTED MARKER_LINE " redacted"

struct out {
	struct arena *arena;
	struct diag *diag;
	struct place dir;       /* as the user typed it, for messages */
	int parent, stage, old; /* folders; old: -1 where DIR is new */
	const char *name;       /* of DIR in its parent */
	const char *stage_name, *old_name;
	bool redacted;
	struct strs files; /* written so far */
	struct map *known; /* what the last run wrote, folders too: 1 */
	bool marked;       /* DIR has a marker */
	VEC(struct seen_file) guards;
	bool failed;
};

struct file {
	struct out *out; /* NULL: a file in memory */
	struct arena *arena;
	int fd; /* -1 in memory and where it could not be opened */
	char *buf;
	size_t n, cap;
	struct str path; /* below the folder, for messages */
};

bool seen_same(const struct seen_file *, const struct seen_file *);

/* The first fault of the run is said and kept, later ones are not. */
void out_refuse(struct out *, enum diag_code, const char *detail);
/* `what` failed with `error` (errno). */
void out_fault(struct out *, const char *what, struct str path, int error);
/* Whether a name in the parent is the open folder. */
bool out_is_named(const struct out *, int fd, const char *name);
/* Lets go of the folders, as they are. */
void out_close(struct out *);

/* Makes the folders above a path; false and said if not. */
bool out_make_folders(struct out *, struct str path);
/* A file whose path is known to be harmless; not counted as written. */
struct file *out_create(struct out *, struct str path);

#endif
