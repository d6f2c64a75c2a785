/*
 * Archives through libarchive: zip, zip64, tar, compressed tars.
 *
 * Names: libarchive converts them to the locale's encoding and loses those
 * that do not fit, so it reads headers in a UTF-8 locale.  Zips that do not
 * say UTF-8 hold whatever bytes their writer had; what is not valid UTF-8 is
 * read as code page 437 (APPNOTE.TXT, appendix D).
 */
#include <archive.h>
#include <archive_entry.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "limit.h"
#include "read/member_parts.h"

enum {
	BLOCK = 1 << 16,
	/* How often an archive is opened again behind a damaged member. */
	AGAIN_MAX = 64,
	/* The end record of a zip, and the comment that may follow it. */
	END_RECORD = 22,
	COMMENT_MAX = 65535
};

static struct place
place_of(const struct source *s, struct str member)
{
	return (struct place){ .file = s->file, .member = member };
}

static void
say_encrypted(struct source *s)
{
	struct place w = place_of(s, STR_NONE);

	if (!s->packed.said_encrypted)
		diag_say(s->diag, DIAG_ENCRYPTED, &w, "%s", "");
	s->packed.said_encrypted = true;
}

static void
say_broken(struct source *s, struct str member, const char *why)
{
	struct place w = place_of(s, member);

	s->packed.said_broken = true;
	diag_say(s->diag, DIAG_TRUNCATED, &w, "%s", why == NULL ? "" : why);
}

static bool
open_again(struct source *s)
{
	struct packed *p = &s->packed;

	archive_read_free(p->archive);
	p->archive = archive_read_new();
	if (p->archive == NULL)
		arena_fail("opening an archive");
	archive_read_support_filter_gzip(p->archive);
	archive_read_support_filter_bzip2(p->archive);
	archive_read_support_filter_xz(p->archive);
	archive_read_support_filter_zstd(p->archive);
	if (p->from_front)
		archive_read_support_format_zip_streamable(p->archive);
	else
		archive_read_support_format_zip(p->archive);
	archive_read_support_format_tar(p->archive);
	if (s->fd < 0)
		return archive_read_open_memory(
			   p->archive, s->memory.p, s->memory.n) == ARCHIVE_OK;
	return lseek(s->fd, 0, SEEK_SET) == 0 &&
	       archive_read_open_fd(p->archive, s->fd, BLOCK) == ARCHIVE_OK;
}

/* The next header, its name in UTF-8 where the archive tells the encoding. */
static int
next_header(struct packed *p, struct archive_entry **e, struct str *name)
{
	locale_t before = uselocale(p->utf8);
	int r = archive_read_next_header(p->archive, e);
	const char *text = NULL;

	if (r == ARCHIVE_OK || r == ARCHIVE_WARN) {
		text = archive_entry_pathname_utf8(*e);
		if (text == NULL)
			text = archive_entry_pathname(*e);
	}
	uselocale(before);
	*name = str_of(text);
	return r;
}

/*
 * A damaged member leaves libarchive unable to go on, though the rest of a
 * zip may be whole: opens it again and passes what was met already.
 */
static bool
get_past(struct source *s)
{
	struct packed *p = &s->packed;
	struct archive_entry *e;
	struct str name;

	p->stuck = false;
	if (++p->again > AGAIN_MAX || !open_again(s))
		return false;
	for (uint32_t i = 0; i < p->entries; i++)
		if (next_header(p, &e, &name) < ARCHIVE_WARN)
			return false;
	return true;
}

/*
 * Unpacks the rest of an entry of unknown size, which libarchive would do
 * without end.  Sizes that are known count when they are met.
 */
static bool
skip_entry(struct source *s)
{
	struct packed *p = &s->packed;
	const void *bytes;
	size_t n;
	la_int64_t at;

	while (
	    p->entry_unsized && p->passed <= LIMIT_TOTAL &&
	    archive_read_data_block(p->archive, &bytes, &n, &at) == ARCHIVE_OK)
		p->passed += (int64_t)n;
	return p->passed <= LIMIT_TOTAL;
}

static bool
is_file(struct archive_entry *e)
{
	/* Some zips do not tell: a file, then. */
	return (archive_entry_filetype(e) == AE_IFREG ||
		   archive_entry_filetype(e) == 0) &&
	       archive_entry_hardlink(e) == NULL;
}

/* Whether this entry is a file to be read; if so its path. */
static bool
is_wanted(
    struct source *s, struct archive_entry *e, struct str name, struct str *to)
{
	struct place w = place_of(s, STR_NONE);

	if (archive_entry_filetype(e) == AE_IFDIR || str_ends(name, STR("/")) ||
	    str_ends(name, STR("\\")))
		return false;
	*to = path_inside(s->arena, path_utf8(s->arena, "ibm-437", name));
	if (to->n == 0 || !is_file(e)) {
		diag_say(
		    s->diag, DIAG_BAD_PATH, &w, "entry %u", s->packed.entries);
		return false;
	}
	if (path_is_litter(*to))
		return false;
	if (archive_entry_is_data_encrypted(e) == 1) {
		say_encrypted(s);
		return false;
	}
	return true;
}

static bool
is_zip(struct source *s)
{
	char first[2] = { 0 };

	if (s->fd < 0)
		memcpy(first, s->memory.p, s->memory.n < 2 ? s->memory.n : 2);
	else if (pread(s->fd, first, 2, 0) != 2)
		return false;
	return memcmp(first, "PK", 2) == 0;
}

/* A zip whose directory is damaged may have all its members: they are read
 * from front to end then, as of one that lacks it. */
static bool
start_from_front(struct source *s)
{
	struct packed *p = &s->packed;

	if (p->from_front || p->entries > 0 || !is_zip(s))
		return false;
	p->from_front = true;
	return open_again(s);
}

/* Goes to the next entry; false at the end, which is said if it is early. */
static bool
advance(struct source *s, struct archive_entry **e, struct str *name)
{
	struct packed *p = &s->packed;
	struct place w = place_of(s, STR_NONE);
	int r;

	p->lost = false;
	if ((p->stuck && !get_past(s)) || p->entries >= LIMIT_MEMBERS)
		return false;
	r = skip_entry(s) ? next_header(p, e, name) : ARCHIVE_EOF;
	if (r == ARCHIVE_FATAL && start_from_front(s)) {
		if (!p->said_broken)
			say_broken(s, STR_NONE, "its directory");
		r = next_header(p, e, name);
	}
	if (p->passed > LIMIT_TOTAL) {
		diag_say(s->diag, DIAG_TOO_LARGE, &w, "the archive unpacked");
		return false;
	}
	if (r == ARCHIVE_EOF)
		return false;
	if (r != ARCHIVE_OK && r != ARCHIVE_WARN) {
		if (archive_read_has_encrypted_entries(p->archive) == 1)
			say_encrypted(s);
		else if (!p->said_broken)
			say_broken(
			    s, STR_NONE, archive_error_string(p->archive));
		return false;
	}
	if (++p->entries == LIMIT_MEMBERS)
		diag_say(s->diag, DIAG_TOO_MANY, &w, "%s", "");
	return true;
}

static bool
packed_next(struct source *s, struct member *m)
{
	struct packed *p = &s->packed;
	struct archive_entry *e;
	struct str name;

	while (!p->over && advance(s, &e, &name)) {
		m->size =
		    archive_entry_size_is_set(e) ? archive_entry_size(e) : -1;
		p->entry_unsized = m->size < 0;
		/* Inside a compressed tar nothing can be jumped over. */
		if (archive_filter_count(p->archive) > 1 && m->size > 0)
			p->passed +=
			    m->size > LIMIT_TOTAL ? LIMIT_TOTAL + 1 : m->size;
		if (is_wanted(s, e, name, &m->path))
			return true;
	}
	p->over = true;
	return false;
}

/* Whether it unpacks to what no export would; said once. */
static bool
is_bomb(struct source *s, const struct member *m)
{
	struct packed *p = &s->packed;
	struct place w = place_of(s, m->path);

	if (p->unpacked <= LIMIT_UNPACKED ||
	    p->unpacked / LIMIT_RATIO <= s->size)
		return false;
	diag_say(s->diag, DIAG_TOO_LARGE, &w,
	    "the archive unpacks to more than %d times its size", LIMIT_RATIO);
	p->over = p->lost = true;
	return true;
}

static bool
packed_more(struct source *s, const struct member *m, size_t want)
{
	struct packed *p = &s->packed;

	while (!p->lost && s->buffer->n < want) {
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
			say_broken(
			    s, m->path, archive_error_string(p->archive));
			p->lost = true;
			p->stuck = n == ARCHIVE_FATAL;
			break;
		}
		s->buffer->n += (size_t)n;
		*s->done += n;
		p->unpacked += n;
		if (is_bomb(s, m))
			break;
	}
	return !p->lost;
}

static void
packed_close(struct source *s)
{
	struct packed *p = &s->packed;

	archive_read_free(p->archive);
	if (p->utf8 != (locale_t)0)
		freelocale(p->utf8);
	if (s->fd >= 0)
		close(s->fd);
}

/* Up to `n` of the last bytes, in the arena. */
static struct str
tail_of(struct source *s, size_t n)
{
	off_t size = s->fd < 0 ? 0 : lseek(s->fd, 0, SEEK_END);
	char *p;
	ssize_t got;

	if (s->fd < 0)
		return s->memory.n <= n
		           ? s->memory
		           : str_sub(s->memory, s->memory.n - n, n);
	if (size < 0)
		return STR_NONE;
	p = arena_take(s->arena, n);
	got = pread(s->fd, p, n, size > (off_t)n ? size - (off_t)n : 0);
	return (struct str){ p, got > 0 ? (size_t)got : 0 };
}

/* A zip that was cut between two members reads like a whole one. */
static bool
lacks_end(struct source *s)
{
	struct str tail = tail_of(s, END_RECORD + COMMENT_MAX);

	return !str_has(tail, STR("PK\005\006"));
}

void
source_archive(struct source *s)
{
	struct packed *p = &s->packed;

	*p = (struct packed){ 0 };
	p->utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	s->next = packed_next;
	s->more = packed_more;
	s->close = packed_close;
	if (is_zip(s) && lacks_end(s))
		say_broken(s, STR_NONE, "no end record");
	if (!open_again(s)) {
		if (!p->said_broken)
			say_broken(
			    s, STR_NONE, archive_error_string(p->archive));
		p->over = true;
	}
}
