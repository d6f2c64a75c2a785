#include "emit/tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "limit.h"

static int
open_folder(int fd, const char *path)
{
	return openat(
	    fd, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static bool
add_entry(struct arena *a, int fd, struct tree *t, const struct node *in,
    const char *name)
{
	struct node n = { .depth = in->depth + 1 };
	struct stat st;

	if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
		return true;
	n.path = in->path.n > 0 ? str_fmt(a, "%.*s/%s", STR_ARG(in->path), name)
	                        : str_copy(a, str_of(name));
	if (n.depth > LIMIT_DEPTH || n.path.n >= LIMIT_PATH ||
	    t->nodes.n >= LIMIT_MEMBERS) {
		errno = ENAMETOOLONG;
		return false;
	}
	if (fstatat(fd, n.path.p, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return errno == ENOENT; /* gone meanwhile */
	n.folder = S_ISDIR(st.st_mode);
	vec_add(a, &t->nodes) = n;
	return true;
}

static bool
add_folder(struct arena *a, int fd, struct tree *t, const struct node *in)
{
	int sub = open_folder(fd, in->path.n > 0 ? in->path.p : ".");
	DIR *dir = sub < 0 ? NULL : fdopendir(sub);
	struct dirent *e;
	int error;

	if (dir == NULL) {
		error = errno;
		if (sub >= 0)
			close(sub);
		errno = error;
		return false;
	}
	do {
		errno = 0;
		e = readdir(dir);
	} while (e != NULL && add_entry(a, fd, t, in, e->d_name));
	error = errno;
	closedir(dir);
	errno = error;
	return e == NULL && error == 0;
}

/* The list is also the queue of the folders still to be read. */
bool
tree_list(struct arena *a, int fd, struct tree *t)
{
	struct node in = { .path = STR_NONE };

	*t = (struct tree){ 0 };
	if (!add_folder(a, fd, t, &in))
		return false;
	for (uint32_t i = 0; i < t->nodes.n; i++) {
		in = t->nodes.v[i];
		if (in.folder && !add_folder(a, fd, t, &in))
			return false;
	}
	return true;
}

bool
tree_empty(struct arena *a, int fd)
{
	struct node in = { .path = STR_NONE };
	struct tree t = { 0 };

	return add_folder(a, fd, &t, &in) && t.nodes.n == 0;
}

bool
tree_remove(struct arena *a, int fd)
{
	struct tree t;
	bool ok = true;

	if (!tree_list(a, fd, &t))
		return false;
	/* A folder of the owner's own may be read-only. */
	for (uint32_t i = 0; i < t.nodes.n; i++)
		if (t.nodes.v[i].folder &&
		    fchmodat(fd, t.nodes.v[i].path.p, 0700, 0) != 0)
			continue; /* then what is in it cannot be removed */
	for (uint32_t i = t.nodes.n; i-- > 0;) {
		const struct node *n = &t.nodes.v[i];

		ok &= unlinkat(fd, n->path.p, n->folder ? AT_REMOVEDIR : 0) ==
		          0 ||
		      errno == ENOENT;
	}
	return ok;
}

static bool
sync_folder(int fd)
{
	/* EINVAL: a file system that has nothing to make durable. */
	return fsync(fd) == 0 || errno == EINVAL;
}

bool
tree_sync(struct arena *a, int fd)
{
	struct tree t;

	if (!tree_list(a, fd, &t))
		return false;
	for (uint32_t i = 0; i < t.nodes.n; i++) {
		int sub;
		bool ok;

		if (!t.nodes.v[i].folder)
			continue;
		sub = open_folder(fd, t.nodes.v[i].path.p);
		if (sub < 0)
			return false;
		ok = sync_folder(sub);
		close(sub);
		if (!ok)
			return false;
	}
	return sync_folder(fd);
}

static bool
write_all(int to, const char *p, ssize_t n)
{
	while (n > 0) {
		ssize_t done = write(to, p, (size_t)n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return false;
		p += done;
		n -= done;
	}
	return true;
}

static bool
copy_bytes(int in, int to)
{
	char buf[32768];
	ssize_t n;

	do {
		n = read(in, buf, sizeof(buf));
		if (n > 0 && !write_all(to, buf, n))
			return false;
	} while (n > 0 || (n < 0 && errno == EINTR));
	return n == 0 && fsync(to) == 0;
}

static bool
copy_file(int from, int to, const char *path, const struct stat *st)
{
	struct timespec times[2] = { st->st_atim, st->st_mtim };
	int in = openat(from, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	int out =
	    in < 0 ? -1
		   : openat(to, path,
			 O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
			 0600);
	bool ok = out >= 0 && copy_bytes(in, out) &&
	          fchmod(out, st->st_mode & 0777) == 0 &&
	          futimens(out, times) == 0;
	int error = errno;

	if (in >= 0)
		close(in);
	if (out >= 0 && close(out) != 0)
		ok = false;
	else
		errno = error;
	return ok;
}

static bool
carry_folder(int to, const char *path, const struct stat *st)
{
	struct stat there;

	if (mkdirat(to, path, (st->st_mode & 0777) | 0700) == 0)
		return true;
	if (errno != EEXIST ||
	    fstatat(to, path, &there, AT_SYMLINK_NOFOLLOW) != 0)
		return false;
	errno = EEXIST;
	return S_ISDIR(there.st_mode);
}

static bool
carry_link(int from, int to, const char *path)
{
	char target[LIMIT_PATH];
	ssize_t n = readlinkat(from, path, target, sizeof(target) - 1);

	if (n < 0)
		return false;
	target[n] = '\0';
	return symlinkat(target, to, path) == 0;
}

bool
tree_carry(int from, int to, const struct node *n)
{
	struct stat st;

	if (fstatat(from, n->path.p, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return errno == ENOENT;
	if (S_ISDIR(st.st_mode))
		return carry_folder(to, n->path.p, &st);
	if (linkat(from, n->path.p, to, n->path.p, 0) == 0)
		return true;
	if (errno == EEXIST || errno == ENOTDIR)
		return false;
	if (S_ISLNK(st.st_mode))
		return carry_link(from, to, n->path.p);
	if (S_ISREG(st.st_mode))
		return copy_file(from, to, n->path.p, &st);
	return false;
}
