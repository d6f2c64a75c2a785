/*
 * One file of the output folder, written between two runs.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "emit/out_parts.h"

/* True where all of it is on the disk. */
static bool
put(int fd, struct str bytes)
{
	while (bytes.n > 0) {
		ssize_t n = write(fd, bytes.p, bytes.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		bytes = str_sub(bytes, (size_t)n, SIZE_MAX);
	}
	return fsync(fd) == 0 || errno == EINVAL;
}

static bool
put_in(int folder, const char *name, const char *fresh, struct str bytes)
{
	int fd = openat(folder, fresh,
	    O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
	bool good = fd >= 0 && put(fd, bytes);
	int error;

	if (fd >= 0 && close(fd) != 0)
		good = false;
	good = good && renameat(folder, fresh, folder, name) == 0;
	error = errno;
	if (fd >= 0 && !good)
		unlinkat(folder, fresh, 0);
	fsync(folder);
	errno = error;
	return good;
}

bool
out_replace(
    struct arena *a, struct seen_file *seen, struct str bytes, struct diag *d)
{
	struct str path = str_of(seen->path);
	struct str name = str_after_last(path, '/');
	struct str dir = str_copy(a, str_sub(path, 0, path.n - name.n));
	struct place where = { .file = path };
	struct seen_file is = seen_look(seen->path);
	int folder;
	bool good;

	if (!seen_same(seen, &is)) {
		diag_say(d, DIAG_OUT_CHANGED, &where, "%s", "");
		return false;
	}
	folder =
	    open(dir.n > 0 ? dir.p : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	good = folder >= 0 &&
	       put_in(folder, name.p, str_fmt(a, ".%s.new", name.p).p, bytes);
	if (!good)
		diag_say(d, DIAG_OUT_FAILED, &where, "%s", strerror(errno));
	if (folder >= 0)
		close(folder);
	*seen = seen_look(seen->path);
	return good;
}
