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
#include "emit/out.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unicode/uchar.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "emit/file.h"
#include "emit/swap.h"
#include "emit/tree.h"
#include "limits.h"

#define MARKER ".hedgerow"
#define MARKER_LINE "hedgerow output 1"
#define MARKER_REDACTED MARKER_LINE " redacted"

enum {
	LOCK_TRIES = 8,
	LINKS_MAX = 8,
	NAME_BYTES = 200, /* of one component of a path; the system has 255 */
	HEAD_BYTES = 256  /* of plan.json, that tell whose it is */
};

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

static void
refuse(struct out *o, enum diag_code code, const char *detail)
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
static bool
is_named(const struct out *o, int fd, const char *name)
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
		refuse(o, DIAG_OUT_FAILED, "a folder of its own is needed");
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
		refuse(o, DIAG_OUT_BUSY, "");
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
		    is_named(o, o->stage, o->stage_name))
			return true;
		if (o->stage >= 0)
			close(o->stage);
		o->stage = -1;
	}
	refuse(o, DIAG_OUT_BUSY, "");
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
	int fd = openat(o->old, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
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
	    !S_ISREG(st.st_mode) || st.st_size > INT_MAX)
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
		refuse(o, DIAG_NOT_OURS, "");
	else if (o->redacted && !redacted)
		refuse(o, DIAG_NOT_REDACTED, "");
	return !o->failed;
}

static bool
open_all(struct out *o, struct str path)
{
	path = follow(o, path);
	if (o->failed || !open_parent(o, path) || !open_stage(o))
		return false;
	if (!tree_remove(o->arena, o->stage) || fchmod(o->stage, 0700) != 0) {
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

static void
close_all(struct out *o)
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
	if (o->stage >= 0 && tree_remove(o->arena, o->stage))
		unlinkat(o->parent, o->stage_name, AT_REMOVEDIR);
	close_all(o);
}

static bool
may_stand(uint32_t c)
{
	bool mark = (U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK) != 0;

	if (c < 0x80)
		return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
		       (c >= 'a' && c <= 'z') || c == ' ' || c == '.' ||
		       c == '_' || c == '-';
	return c != 0xFFFD && (u_isalnum((UChar32)c) || mark);
}

/* One component of a path, made harmless. */
static struct str
clean_name(struct arena *a, struct str s)
{
	char *to = arena_array(a, char, s.n + 1);
	size_t n = 0;

	for (size_t at = 0; at < s.n && n < NAME_BYTES;) {
		size_t from = at;
		uint32_t c = utf8_next(s, &at);

		if (!may_stand(c) || (from == 0 && c == '.')) {
			to[n++] = '_';
			continue;
		}
		memcpy(to + n, s.p + from, at - from);
		n += at - from;
	}
	if (n == 0)
		to[n++] = '_';
	return (struct str){ to, n };
}

/* Makes the folders of the path; true where all are there. */
static bool
make_folders(struct out *o, struct str path)
{
	for (size_t i = 0; i < path.n; i++) {
		struct str folder;

		if (path.p[i] != '/')
			continue;
		folder = str_copy(o->arena, str_sub(path, 0, i));
		if (mkdirat(o->stage, folder.p, 0700) != 0 && errno != EEXIST) {
			out_fault(o, "making", folder, errno);
			return false;
		}
	}
	return true;
}

static int
create(struct out *o, struct str path)
{
	int fd = o->failed || !make_folders(o, path)
	             ? -1
	             : openat(o->stage, path.p,
			   O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
			   0600);

	if (fd < 0 || fchmod(fd, 0600) != 0)
		out_fault(o, "making", path, errno);
	return fd;
}

struct file *
out_file(struct out *o, struct str path)
{
	struct str clean = STR_NONE;

	while (path.n > 0) {
		struct str name = clean_name(o->arena, str_cut(&path, '/'));

		clean = str_fmt(o->arena, "%.*s%s%.*s", STR_ARG(clean),
		    clean.n > 0 ? "/" : "", STR_ARG(name));
	}
	strs_add(o->arena, &o->files, clean);
	return file_over(o->arena, o, create(o, clean), clean);
}

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

static bool
same_file(const struct seen_file *a, const struct seen_file *b)
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
		if (!same_file(was, &is))
			refuse(o, DIAG_OUT_CHANGED, str_copy(o->arena, name).p);
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
	struct file *f =
	    file_over(o->arena, o, create(o, STR(MARKER)), STR(MARKER));

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
		if (make_folders(o, n->path) &&
		    !tree_carry(o->old, o->stage, n) &&
		    (o->marked || errno != EEXIST))
			out_fault(o, "keeping your own", n->path, errno);
	}
}

/* Where no exchange is possible: done twice, all is as before.  Between the two
 * renames there is no DIR; recover() puts the old one back if the run ends
 * here. */
static bool
rename_twice(struct out *o)
{
	if (renameat(o->parent, o->name, o->parent, o->old_name) != 0)
		return false;
	if (renameat(o->parent, o->stage_name, o->parent, o->name) == 0 &&
	    renameat(o->parent, o->old_name, o->parent, o->stage_name) == 0)
		return true;
	renameat(o->parent, o->old_name, o->parent, o->name);
	return false;
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
	if (!is_named(o, o->old, o->name)) {
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
	if (!trade(o)) /* then the old folder must not be taken for waste */
		close_all(o);
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
	close_all(o);
	return true;
}
