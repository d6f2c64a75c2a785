/*
 * A file being written: a buffer in front of a descriptor, or a growing one
 * in memory.  Faults go to the out, which keeps the first.
 */

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unicode/uchar.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "emit/out_parts.h"

enum {
	FILE_BUFFER = 16384,
	NAME_BYTES = 200 /* of one component of a path; the system has 255 */
};

static struct file *
file_over(struct arena *a, struct out *o, int fd, struct str path)
{
	struct file *f = arena_new(a, struct file);

	f->out = o;
	f->arena = a;
	f->fd = fd;
	f->path = path;
	f->cap = FILE_BUFFER;
	f->buf = arena_array(a, char, f->cap);
	return f;
}

struct file *
file_memory(struct arena *a)
{
	return file_over(a, NULL, -1, STR_NONE);
}

struct str
file_bytes(const struct file *f)
{
	return (struct str){ f->buf, f->n };
}

static void
flush(struct file *f)
{
	size_t done = 0;

	while (f->fd >= 0 && done < f->n) {
		ssize_t n = write(f->fd, f->buf + done, f->n - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			out_fault(f->out, "writing", f->path, errno);
			close(f->fd);
			f->fd = -1;
			break;
		}
		done += (size_t)n;
	}
	f->n = 0;
}

/* Free bytes in the buffer, at least one. */
static size_t
room(struct file *f)
{
	if (f->n < f->cap)
		return f->cap - f->n;
	if (f->out != NULL) {
		flush(f);
	} else {
		char *more = arena_array_of(f->arena, f->cap, 2);

		memcpy(more, f->buf, f->n);
		f->buf = more;
		f->cap *= 2;
	}
	return f->cap - f->n;
}

void
file_text(struct file *f, struct str s)
{
	while (s.n > 0) {
		size_t left = room(f);
		size_t n = s.n < left ? s.n : left;

		memcpy(f->buf + f->n, s.p, n);
		f->n += n;
		s = str_sub(s, n, s.n);
	}
}

void
file_fmt(struct file *f, const char *fmt, ...)
{
	char small[256];
	va_list args, again;
	int n;

	va_start(args, fmt);
	va_copy(again, args);
	n = vsnprintf(small, sizeof(small), fmt, args);
	va_end(args);
	if (n >= (int)sizeof(small)) {
		char *large = arena_array(f->arena, char, (size_t)n + 1);

		vsnprintf(large, (size_t)n + 1, fmt, again);
		file_text(f, (struct str){ large, (size_t)n });
	} else if (n > 0) {
		file_text(f, (struct str){ small, (size_t)n });
	}
	va_end(again);
}

void
file_close(struct file *f)
{
	if (f->out == NULL)
		return;
	flush(f);
	if (f->fd < 0)
		return;
	if (fsync(f->fd) != 0 && errno != EINVAL)
		out_fault(f->out, "writing", f->path, errno);
	if (close(f->fd) != 0 && errno != EINTR)
		out_fault(f->out, "closing", f->path, errno);
	f->fd = -1;
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
bool
out_make_folders(struct out *o, struct str path)
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

struct file *
out_create(struct out *o, struct str path)
{
	const int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
	int fd = -1;

	path = str_copy(o->arena, path);
	if (!o->failed && out_make_folders(o, path)) {
		fd = openat(o->stage, path.p, flags, 0600);
		if (fd < 0 || fchmod(fd, 0600) != 0)
			out_fault(o, "making", path, errno);
	}
	return file_over(o->arena, o, fd, path);
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
	return out_create(o, clean);
}
