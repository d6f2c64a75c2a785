/*
 * Putting the new folder in place of the old one.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/map.h"
#include "emit/out_parts.h"
#include "emit/swap.h"
#include "emit/tree.h"

static struct seen_file
look(int folder, const char *path)
{
	struct seen_file seen = { .path = path };
	struct stat st;

	if (fstatat(folder, path, &st, 0) != 0)
		return seen;
	seen.there = true;
	seen.size = st.st_size;
	seen.seconds = st.st_mtim.tv_sec;
	seen.nanoseconds = st.st_mtim.tv_nsec;
	seen.inode = st.st_ino;
	return seen;
}

struct seen_file
seen_look(const char *path)
{
	return look(AT_FDCWD, path);
}

void
out_guard(struct out *o, const struct seen_file *seen)
{
	if (seen->path != NULL)
		vec_add(o->arena, &o->guards) = *seen;
}

bool
seen_same(const struct seen_file *a, const struct seen_file *b)
{
	return a->there == b->there && a->size == b->size &&
	       a->seconds == b->seconds && a->nanoseconds == b->nanoseconds &&
	       a->inode == b->inode;
}

/* Whether all guarded files are as they were; said if not. */
static bool
unchanged(struct out *o)
{
	for (uint32_t i = 0; i < o->guards.n; i++) {
		const struct seen_file *was = &o->guards.v[i];
		struct str name = str_after_last(str_of(was->path), '/');
		struct seen_file is = { 0 };

		if (o->old >= 0)
			is = look(o->old, str_copy(o->arena, name).p);
		if (!seen_same(was, &is))
			out_refuse(
			    o, DIAG_OUT_CHANGED, str_copy(o->arena, name).p);
	}
	return !o->failed;
}

static int
by_bytes(const void *a, const void *b)
{
	const struct str *x = a, *y = b;

	return str_cmp(*x, *y);
}

static void
write_marker(struct out *o)
{
	struct file *f = out_create(o, STR(MARKER));

	if (o->files.n > 1)
		qsort(o->files.v, o->files.n, sizeof(struct str), by_bytes);
	file_text(
	    f, o->redacted ? STR(MARKER_REDACTED "\n") : STR(MARKER_LINE "\n"));
	for (uint32_t i = 0; i < o->files.n; i++)
		file_fmt(f, "%.*s\n", STR_ARG(o->files.v[i]));
	file_close(f);
}

/* What the last run did not write belongs to the owner.  Without a marker
 * nothing tells which files these are: what is there already is ours. */
static void
carry_over(struct out *o)
{
	struct tree t;

	if (o->old < 0)
		return;
	if (!tree_list(o->arena, o->old, &t)) {
		out_fault(o, "reading the old folder", STR_NONE, errno);
		return;
	}
	for (uint32_t i = 0; i < t.nodes.n && !o->failed; i++) {
		const struct node *n = &t.nodes.v[i];

		if (str_eq(n->path, STR(MARKER)) ||
		    map_get(o->known, n->path) > 0)
			continue;
		if (out_make_folders(o, n->path) &&
		    !tree_carry(o->old, o->stage, n) &&
		    (o->marked || errno != EEXIST))
			out_fault(o, "keeping your own", n->path, errno);
	}
}

/* Where no exchange is possible: done twice, all is as before.  Between the
 * first two renames there is no DIR; recover() puts the old one back if the
 * run ends here. */
static bool
rename_twice(struct out *o)
{
	if (renameat(o->parent, o->name, o->parent, o->old_name) != 0)
		return false;
	if (renameat(o->parent, o->stage_name, o->parent, o->name) != 0) {
		int error = errno;

		renameat(o->parent, o->old_name, o->parent, o->name);
		errno = error;
		return false;
	}
	/* If this fails, out_commit finds no folder to remove and says so. */
	renameat(o->parent, o->old_name, o->parent, o->stage_name);
	return true;
}

static bool
trade(struct out *o)
{
	return swap_folders(o->parent, o->stage_name, o->name) ||
	       (errno == ENOSYS && rename_twice(o));
}

/* Puts the new folder in place; where there was an old one, it then has the
 * name of the new. */
static bool
put_in_place(struct out *o)
{
	if (o->old < 0)
		return renameat(o->parent, o->stage_name, o->parent, o->name) ==
		       0;
	if (!out_is_named(o, o->old, o->name)) {
		errno = EBUSY;
		return false;
	}
	return trade(o);
}

static bool
make_durable(struct out *o)
{
	if (!o->failed && !tree_sync(o->arena, o->stage))
		out_fault(o, "writing", STR_NONE, errno);
	return !o->failed && unchanged(o);
}

/* Takes the exchange back if somebody saved answers in the very moment. */
static bool
exchange(struct out *o)
{
	if (!put_in_place(o)) {
		out_fault(o, "putting in place", STR_NONE, errno);
		return false;
	}
	if (unchanged(o))
		return true;
	trade(o);
	return false;
}

bool
out_commit(struct out *o)
{
	if (!o->failed)
		write_marker(o);
	if (!o->failed)
		carry_over(o);
	if (!make_durable(o) || !exchange(o)) {
		out_drop(o);
		return false;
	}
	fsync(o->parent);
	if (o->old >= 0 &&
	    (!tree_remove(o->arena, o->old) ||
		unlinkat(o->parent, o->stage_name, AT_REMOVEDIR) != 0))
		diag_say(
		    o->diag, DIAG_OUT_LEFT, &o->dir, "%s", strerror(errno));
	out_close(o);
	return true;
}
