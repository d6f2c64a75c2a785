/*
 * One file as a source of one member, and what it looks like.
 */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "read/member_parts.h"

static bool
file_next(struct source *s, struct member *m)
{
	if (s->given)
		return false;
	s->given = true;
	m->path = s->name;
	m->size = s->size;
	return true;
}

/* Like read(2), from the file or from memory. */
static ssize_t
take_bytes(struct source *s, char *to, size_t n)
{
	struct str piece;
	ssize_t got;

	if (s->fd < 0) {
		piece = str_sub(s->memory, s->buffer->n, n);
		if (piece.n > 0)
			memcpy(to, piece.p, piece.n);
		return (ssize_t)piece.n;
	}
	do
		got = read(s->fd, to, n);
	while (got < 0 && errno == EINTR);
	return got;
}

static bool
file_more(struct source *s, const struct member *m, size_t want)
{
	while (s->buffer->n < want) {
		size_t room = want - s->buffer->n;
		ssize_t n;

		if (room > 1 << 20)
			room = 1 << 20;
		buffer_room(s->buffer, s->buffer->n + room);
		n = take_bytes(s, s->buffer->p + s->buffer->n, room);
		if (n < 0) {
			struct place w = { .file = s->file, .member = m->path };

			diag_say(s->diag, DIAG_CANNOT_READ, &w, "%s",
			    strerror(errno));
			return false;
		}
		if (n == 0)
			return true;
		s->buffer->n += (size_t)n;
		*s->done += n;
	}
	return true;
}

static void
file_close(struct source *s)
{
	if (s->fd >= 0)
		close(s->fd);
}

void
source_file(struct source *s)
{
	s->given = false;
	s->next = file_next;
	s->more = file_more;
	s->close = file_close;
}

bool
source_is_file(const struct source *s)
{
	return s->next == file_next;
}

bool
bytes_are_packed(struct str b)
{
	return str_starts(b, STR("PK\003\004")) ||
	       str_starts(b, STR("PK\005\006")) ||
	       str_starts(b, STR("PK\007\010")) ||
	       str_starts(b, STR("\x1F\x8B")) ||
	       str_starts(b, STR("\xFD\x37zXZ")) || str_starts(b, STR("BZh")) ||
	       str_starts(b, STR("\x28\xB5\x2F\xFD")) ||
	       str_eq(str_sub(b, 257, 5), STR("ustar"));
}

bool
source_is_packed(const struct source *s)
{
	char bytes[512];
	ssize_t n;

	if (s->fd < 0)
		return bytes_are_packed(s->memory);
	n = pread(s->fd, bytes, sizeof(bytes), 0);
	return n > 0 && bytes_are_packed((struct str){ bytes, (size_t)n });
}
