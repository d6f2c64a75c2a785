/*
 * Folders: every regular file below, sorted, without following a link.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "limit.h"
#include "read/member_parts.h"

struct listing {
	struct arena *arena;
	struct diag *diag;
	int top;
	struct str file;
	struct folder_files *found;
	struct strs folders; /* found, listed one after the other */
	uint32_t refused;    /* links, pipes, devices … */
	struct str first_refused;
};

static void
say(struct listing *l, enum diag_code code, struct str path, const char *why)
{
	struct place w = { .file = l->file,
		.member = path_utf8(l->arena, "windows-1252", path) };

	diag_say(l->diag, code, &w, "%s", why);
}

static void
take_entry(struct listing *l, int fd, struct str path, const char *name)
{
	struct stat st;

	if (fstatat(fd, name, &st, AT_SYMLINK_NOFOLLOW) != 0) {
		say(l, DIAG_CANNOT_READ, path, strerror(errno));
	} else if (S_ISDIR(st.st_mode)) {
		strs_add(l->arena, &l->folders, path);
	} else if (path_is_litter(path)) {
		return;
	} else if (S_ISREG(st.st_mode)) {
		vec_add(l->arena, &l->found->files) =
		    (struct waiting){ .path = path, .size = st.st_size };
	} else if (l->refused++ == 0) {
		l->first_refused = path;
	}
}

static void
take_folder(struct listing *l, int fd, struct str inside)
{
	DIR *d = fdopendir(fd);
	struct dirent *e;

	if (d == NULL) {
		say(l, DIAG_CANNOT_READ, inside, strerror(errno));
		close(fd);
		return;
	}
	errno = 0;
	while (!l->found->cut && (e = readdir(d)) != NULL) {
		struct str name = str_of(e->d_name), path;

		if (str_eq(name, STR(".")) || str_eq(name, STR("..")))
			continue;
		path = inside.n == 0 ? str_copy(l->arena, name)
		                     : str_fmt(l->arena, "%.*s/%s",
					   STR_ARG(inside), e->d_name);
		if (path.n > LIMIT_PATH)
			say(l, DIAG_TOO_DEEP, inside, "");
		else
			take_entry(l, fd, path, e->d_name);
		l->found->cut = l->found->files.n >= LIMIT_MEMBERS ||
		                l->folders.n >= LIMIT_MEMBERS;
		errno = 0;
	}
	if (errno != 0)
		say(l, DIAG_CANNOT_READ, inside, strerror(errno));
	closedir(d);
}

static uint32_t
depth_of(struct str path)
{
	uint32_t n = 0;

	for (size_t i = 0; i < path.n; i++)
		n += path.p[i] == '/';
	return n + 1;
}

static int
by_path(const void *a, const void *b)
{
	const struct waiting *x = a, *y = b;

	return str_cmp(x->path, y->path);
}

/* A descriptor of its own, for fdopendir() closes it. */
static int
open_folder(const struct listing *l, const char *path)
{
	return openat(
	    l->top, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

void
folder_list(struct arena *a, struct diag *d, int folder, struct str file,
    struct folder_files *to)
{
	struct listing l = {
		.arena = a, .diag = d, .top = folder, .file = file, .found = to
	};

	strs_add(a, &l.folders, STR_NONE);
	for (uint32_t i = 0; i < l.folders.n; i++) {
		struct str path = l.folders.v[i];
		int fd;

		if (depth_of(path) > LIMIT_DEPTH) {
			say(&l, DIAG_TOO_DEEP, path, "");
			continue;
		}
		fd = open_folder(&l, path.n == 0 ? "." : path.p);
		if (fd < 0)
			say(&l, DIAG_CANNOT_READ, path, strerror(errno));
		else
			take_folder(&l, fd, path);
	}
	if (l.refused == 1)
		say(&l, DIAG_BAD_PATH, l.first_refused, "no regular file");
	else if (l.refused > 1)
		say(&l, DIAG_BAD_PATH, l.first_refused,
		    str_fmt(
			a, "no regular file, nor are %u others", l.refused - 1)
			.p);
	if (to->files.n > 1)
		qsort(
		    to->files.v, to->files.n, sizeof(struct waiting), by_path);
}
