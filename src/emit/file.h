/*
 * What out.c and file.c share: a file being written.  Private to them.
 */
#ifndef EMIT_FILE_H
#define EMIT_FILE_H

#include "emit/out.h"

struct file {
	struct out *out; /* NULL: a file in memory */
	struct arena *arena;
	int fd; /* -1 in memory and where it could not be opened */
	char *buf;
	size_t n, cap;
	struct str path; /* below the folder, for messages */
};

/* A file over an open descriptor, or with -1 one that swallows all. */
struct file *file_over(struct arena *, struct out *, int fd, struct str path);

/* Keeps the first fault of the run: `what` failed with `error` (errno). */
void out_fault(struct out *, const char *what, struct str path, int error);

#endif
