/*
 * A file being written: a buffer in front of a descriptor, or a growing one
 * in memory.  Faults go to the out, which keeps the first.
 */
#include "emit/file.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"

enum { FILE_BUFFER = 16384 };

struct file *
file_over(struct arena *a, struct out *o, int fd, struct str path)
{
	struct file *f = arena_new(a, struct file);

	f->out = o;
	f->arena = a;
	f->fd = fd;
	f->path = str_copy(a, path);
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
		size_t free = room(f);
		size_t n = s.n < free ? s.n : free;

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
