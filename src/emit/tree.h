/*
 * Folders as a whole, for out.c: list, carry over, remove, make durable.
 * Nothing follows a symbolic link.  False with errno where something failed.
 */
#ifndef EMIT_TREE_H
#define EMIT_TREE_H

#include "base/str.h"
#include "base/vec.h"

struct node {
	struct str path; /* below the folder; NUL-terminated */
	bool folder;
	uint32_t depth;
};

/* A folder before what is in it. */
struct tree {
	VEC(struct node) nodes;
};

bool tree_list(struct arena *, int fd, struct tree *);
/* Whether there is nothing in it; an error counts as something. */
bool tree_empty(struct arena *, int fd);
/* Removes everything in the folder, but not the folder. */
bool tree_remove(struct arena *, int fd);
/* fsync of the folder and every folder in it. */
bool tree_sync(struct arena *, int fd);
/*
 * One node of `from` into `to`: a hard link, or a copy where there can be
 * none.  What is there already stays, with errno EEXIST, but for a folder in
 * place of a folder.
 */
bool tree_carry(int from, int to, const struct node *);

#endif
