/*
 * Archives through libarchive: zip, zip64, tar, compressed tars.
 */
#include <archive.h>
#include <archive_entry.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "limit.h"
#include "read/member_parts.h"

enum { BLOCK = 1 << 16 };

struct packed {
	struct archive *archive;
	int fd;
	bool encrypted_said, over;
};

static struct place
place_of(const struct source *s, struct str member)
{
	return (struct place){ .file = s->export, .member = member };
}

/* What the archive calls it, in UTF-8 if it says so, else its own bytes. */
static struct str
name_of(struct archive_entry *e)
{
	const char *name = archive_entry_pathname_utf8(e);

	return str_of(name != NULL ? name : archive_entry_pathname(e));
}

static void
say_encrypted(struct source *s)
{
	struct packed *p = s->state;
	struct place w = place_of(s, STR_NONE);

	if (!p->encrypted_said)
		diag_say(s->diag, DIAG_ENCRYPTED, &w, "%s", "");
	p->encrypted_said = true;
}

/* Whether this entry is a file to be read. */
static bool
is_wanted(struct source *s, struct archive_entry *e, struct str *path)
{
	struct str raw = name_of(e);

	if (archive_entry_filetype(e) == AE_IFDIR || str_ends(raw, STR("/")) ||
	    str_ends(raw, STR("\\")))
		return false;
	*path = path_inside(s->arena, raw);
	if (path->n == 0 || (archive_entry_filetype(e) != AE_IFREG &&
				archive_entry_filetype(e) != 0)) {
		struct place w = place_of(s, STR_NONE);

		diag_say(s->diag, DIAG_BAD_PATH, &w, "entry %u", *s->members);
		return false;
	}
	if (path_is_litter(*path))
		return false;
	if (archive_entry_is_data_encrypted(e) == 1) {
		say_encrypted(s);
		return false;
	}
	return true;
}

static void
say_broken(struct source *s, struct str member)
{
	struct packed *p = s->state;
	struct place w = place_of(s, member);
	const char *why = archive_error_string(p->archive);

	if (archive_read_has_encrypted_entries(p->archive) == 1)
		say_encrypted(s);
	else
		diag_say(
		    s->diag, DIAG_TRUNCATED, &w, "%s", why == NULL ? "" : why);
}

static bool
packed_next(struct source *s, struct member *m)
{
	struct packed *p = s->state;
	struct archive_entry *e;

	while (!p->over) {
		int r = archive_read_next_header(p->archive, &e);

		if (r == ARCHIVE_EOF)
			return false;
		if (r < ARCHIVE_WARN) {
			say_broken(s, STR_NONE);
			p->over = true;
			return false;
		}
		if (++*s->members > LIMIT_MEMBERS || *s->done > LIMIT_TOTAL) {
			struct place w = place_of(s, STR_NONE);

			diag_say(s->diag, DIAG_TOO_MANY, &w, "%s", "");
			p->over = true;
			return false;
		}
		if (!is_wanted(s, e, &m->path))
			continue;
		m->size =
		    archive_entry_size_is_set(e) ? archive_entry_size(e) : -1;
		return true;
	}
	return false;
}

static bool
packed_more(struct source *s, const struct member *m, size_t want)
{
	struct packed *p = s->state;

	while (s->buffer->n < want) {
		size_t room = want - s->buffer->n;
		la_ssize_t n;

		if (room > BLOCK)
			room = BLOCK;
		buffer_room(s->buffer, s->buffer->n + room);
		n = archive_read_data(
		    p->archive, s->buffer->p + s->buffer->n, room);
		if (n == 0)
			return true;
		if (n < 0) {
			say_broken(s, m->path);
			return false;
		}
		s->buffer->n += (size_t)n;
		*s->done += n;
	}
	return true;
}

static void
packed_close(struct source *s)
{
	struct packed *p = s->state;

	archive_read_free(p->archive);
	if (p->fd >= 0)
		close(p->fd);
}

bool
archive_open_source(struct source *s, int fd)
{
	struct packed *p = arena_new(s->arena, struct packed);

	p->fd = fd;
	p->archive = archive_read_new();
	if (p->archive == NULL)
		arena_fail("opening an archive");
	archive_read_support_filter_gzip(p->archive);
	archive_read_support_filter_bzip2(p->archive);
	archive_read_support_filter_xz(p->archive);
	archive_read_support_filter_zstd(p->archive);
	archive_read_support_format_zip(p->archive);
	archive_read_support_format_tar(p->archive);
	s->state = p;
	s->next = packed_next;
	s->more = packed_more;
	s->close = packed_close;
	if (archive_read_open_fd(p->archive, fd, BLOCK) != ARCHIVE_OK) {
		say_broken(s, STR_NONE);
		packed_close(s);
		return false;
	}
	return true;
}
