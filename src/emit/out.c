/*
 * The output folder.  For DIR "out" these stand beside it while a run goes
 * on, and not longer:
 *
 *	.out.hedgerow-new  what is being written; after the exchange, for a
 *	                   moment, the old folder
 *	.out.hedgerow-old  the old folder, where the two can't be exchanged
 *
 * Both folders are locked (flock) from out_open to the end, so that neither
 * name can be taken by another run; what a killed run left is not locked.
 *
 * DIR/.hedgerow is what makes a folder ours: a first line that names the
 * format, then the files written, one a line, sorted.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/map.h"
#include "emit/out_parts.h"
#include "emit/tree.h"
#include "limit.h"

enum {
	LOCK_TRIES = 8,
	LINKS_MAX = 8,
	MARKER_MAX = 1 << 24,
	HEAD_BYTES = 256 /* of plan.json, that tell whose it is */
};

void
out_refuse(struct out *o, enum diag_code code, const char *detail)
{
	if (!o->failed)
		diag_say(o->diag, code, &o->dir, "%s", detail);
	o->failed = true;
}

void
out_fault(struct out *o, const char *what, struct str path, int error)
{
	const char *space = path.n > 0 ? " " : "";

	if (!o->failed)
		diag_say(o->diag, DIAG_OUT_FAILED, &o->dir, "%s%s%.*s: %s",
		    what, space, STR_ARG(path), strerror(error));
	o->failed = true;
}

static bool
same_inode(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* Whether the name in the parent is the open folder. */
bool
out_is_named(const struct out *o, int fd, const char *name)
{
	struct stat a, b;

	return fstat(fd, &a) == 0 &&
	       fstatat(o->parent, name, &b, AT_SYMLINK_NOFOLLOW) == 0 &&
	       same_inode(&a, &b);
}

static struct str
without_slashes(struct str path)
{
	while (path.n > 1 && path.p[path.n - 1] == '/')
		path = str_sub(path, 0, path.n - 1);
	return path;
}

/* A link to a folder stands for the folder: where it leads, or STR_NONE. */
static struct str
follow(struct out *o, struct str path)
{
	char target[LIMIT_PATH];

	for (int i = 0; i < LINKS_MAX; i++) {
		struct str name, to = { target, 0 };
		ssize_t n;

		path = str_copy(o->arena, without_slashes(path));
		name = str_after_last(path, '/');
		n = readlink(path.p, target, sizeof(target));
		if (n < 0)
			return path;
		to.n = (size_t)n;
		path = str_sub(path, 0, path.n - name.n);
		path = str_fmt(o->arena, "%.*s%.*s",
		    target[0] == '/' ? 0 : str_int_len(path), path.p,
		    STR_ARG(to));
	}
	out_fault(o, "following the link", STR_NONE, ELOOP);
	return STR_NONE;
}

static bool
open_parent(struct out *o, struct str path)
{
	struct str name = str_after_last(path, '/');
	struct str parent = str_sub(path, 0, path.n - name.n);

	if (name.n == 0 || str_eq(name, STR(".")) || str_eq(name, STR(".."))) {
		out_refuse(o, DIAG_OUT_FAILED, "a folder of its own is needed");
		return false;
	}
	parent = parent.n == 0 ? STR(".") : str_copy(o->arena, parent);
	o->name = str_copy(o->arena, name).p;
	o->stage_name = str_fmt(o->arena, ".%s.hedgerow-new", o->name).p;
	o->old_name = str_fmt(o->arena, ".%s.hedgerow-old", o->name).p;
	o->parent = open(parent.p, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (o->parent < 0)
		out_fault(o, "opening the folder above", STR_NONE, errno);
	return o->parent >= 0;
}

/* Opens a folder in the parent; -1 with ENOENT said to nobody. */
static int
open_sub(struct out *o, const char *name)
{
	int fd = openat(
	    o->parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

	if (fd < 0 && errno != ENOENT)
		out_fault(o, "opening", str_of(name), errno);
	return fd;
}

static bool
lock(struct out *o, int fd)
{
	if (flock(fd, LOCK_EX | LOCK_NB) == 0)
		return true;
	if (errno == EWOULDBLOCK)
		out_refuse(o, DIAG_OUT_BUSY, "");
	else
		out_fault(o, "locking", STR_NONE, errno);
	return false;
}

/* Between opening and locking, the run that had the folder may have put it
 * in place of DIR or removed it: then it is tried again. */
static bool
open_stage(struct out *o)
{
	for (int i = 0; i < LOCK_TRIES && !o->failed; i++) {
		if (mkdirat(o->parent, o->stage_name, 0700) != 0 &&
		    errno != EEXIST) {
			out_fault(o, "making", str_of(o->stage_name), errno);
			return false;
		}
		o->stage = open_sub(o, o->stage_name);
		if (o->stage >= 0 && lock(o, o->stage) &&
		    out_is_named(o, o->stage, o->stage_name))
			return true;
		if (o->stage >= 0)
			close(o->stage);
		o->stage = -1;
	}
	out_refuse(o, DIAG_OUT_BUSY, "");
	return false;
}

/* What a killed run may have left: the old folder under its other name. */
static bool
recover(struct out *o)
{
	int fd = open_sub(o, o->old_name);
	struct stat st;
	bool ok;

	if (fd < 0)
		return !o->failed;
	if (fstatat(o->parent, o->name, &st, AT_SYMLINK_NOFOLLOW) == 0)
		ok = tree_remove(o->arena, fd) &&
		     unlinkat(o->parent, o->old_name, AT_REMOVEDIR) == 0;
	else
		ok = renameat(o->parent, o->old_name, o->parent, o->name) == 0;
	if (!ok)
		out_fault(o, "recovering", str_of(o->old_name), errno);
	close(fd);
	return ok;
}

/* The first bytes of a file in the old folder; empty where there is none. */
static struct str
head_of(const struct out *o, const char *name, size_t most)
{
	/* In a folder that is not ours, the name may be that of a pipe. */
	int fd = openat(
	    o->old, name, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
	char *buf = arena_array(o->arena, char, most);
	size_t n = 0;
	ssize_t got = 1;

	while (fd >= 0 && n < most && got > 0) {
		got = read(fd, buf + n, most - n);
		if (got > 0)
			n += (size_t)got;
	}
	if (fd >= 0)
		close(fd);
	return (struct str){ buf, n };
}

static void
read_marker(struct out *o, struct str text)
{
	while (text.n > 0) {
		struct str line = str_cut(&text, '\n');

		for (size_t i = 0; i < line.n; i++)
			if (line.p[i] == '/')
				*map_at(o->known, str_sub(line, 0, i)) = 1;
		*map_at(o->known, line) = 1;
	}
}

/* Whether the old folder may be replaced. */
static bool
may_replace(struct out *o)
{
	struct stat st = { 0 };
	struct str marker, line, plan;
	bool ours, redacted;

	if (fstatat(o->old, MARKER, &st, AT_SYMLINK_NOFOLLOW) != 0 ||
	    !S_ISREG(st.st_mode) || st.st_size > MARKER_MAX)
		st.st_size = 0;
	marker = head_of(o, MARKER, (size_t)st.st_size);
	read_marker(o, marker);
	line = str_cut(&marker, '\n');
	plan = head_of(o, "plan.json", HEAD_BYTES);
	redacted = str_eq(line, STR(MARKER_REDACTED)) ||
	           str_has(plan, STR("\"redacted\": true"));
	o->marked = str_starts(line, STR(MARKER_LINE));
	ours = o->marked || str_has(plan, STR("\"hedgerow-plan/"));
	if (!ours && tree_empty(o->arena, o->old))
		return true;
	if (!ours)
		out_refuse(o, DIAG_NOT_OURS, "");
	else if (o->redacted && !redacted)
		out_refuse(o, DIAG_NOT_REDACTED, "");
	return !o->failed;
}

static bool
open_all(struct out *o, struct str path)
{
	path = follow(o, path);
	if (o->failed || !open_parent(o, path) || !open_stage(o))
		return false;
	if (fchmod(o->stage, 0700) != 0 || !tree_remove(o->arena, o->stage)) {
		out_fault(o, "emptying", str_of(o->stage_name), errno);
		return false;
	}
	if (!recover(o))
		return false;
	o->old = open_sub(o, o->name);
	return !o->failed &&
	       (o->old < 0 || (lock(o, o->old) && may_replace(o)));
}

struct out *
out_open(struct arena *a, const char *dir, bool redacted, struct diag *d)
{
	struct out *o = arena_new(a, struct out);

	o->arena = a;
	o->diag = d;
	o->dir.file = str_copy(a, str_of(dir));
	o->redacted = redacted;
	o->known = map_make(a);
	o->parent = o->stage = o->old = -1;
	if (open_all(o, o->dir.file))
		return o;
	out_drop(o);
	return NULL;
}

void
out_close(struct out *o)
{
	int *const fds[] = { &o->stage, &o->old, &o->parent };

	for (size_t i = 0; i < sizeof(fds) / sizeof(fds[0]); i++) {
		if (*fds[i] >= 0)
			close(*fds[i]);
		*fds[i] = -1;
	}
}

void
out_drop(struct out *o)
{
	if (o->stage >= 0 && out_is_named(o, o->stage, o->stage_name) &&
	    tree_remove(o->arena, o->stage))
		unlinkat(o->parent, o->stage_name, AT_REMOVEDIR);
	out_close(o);
}
