#include "read/member.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "limit.h"
#include "read/member_parts.h"

struct seen {
	dev_t dev;
	ino_t ino;
};

struct members {
	struct arena *arena;
	struct arena *scratch; /* of the member at hand */
	struct arena *listing; /* of the folder at hand */
	struct diag *diag;
	const char *const *paths;
	uint32_t n, at;    /* paths; the one that comes next */
	struct str memory; /* instead of paths */
	bool from_memory;
	VEC(struct seen) seen; /* exports, and archives in folders */
	int folder;            /* open folder, or -1 */
	struct folder_files found;
	uint32_t file; /* of those, the one that comes next */
	struct str export;
	struct source source;
	bool open; /* the source is */
	struct buffer buffer;
	int64_t done;
	bool over;
	struct member now;
};

void
buffer_room(struct buffer *b, size_t n)
{
	size_t cap = b->cap == 0 ? 65536 : b->cap;
	char *p;

	if (n <= b->cap)
		return;
	while (cap < n)
		cap *= 2;
	p = realloc(b->p, cap);
	if (p == NULL)
		arena_fail("the bytes of one member");
	b->p = p;
	b->cap = cap;
}

static struct str
last_part(struct str path)
{
	while (path.n > 1 && path.p[path.n - 1] == '/')
		path.n--;
	return path.n == 1 ? path : str_after_last(path, '/');
}

/* Says so if the file is an export that was read, or is being read. */
static bool
given_before(struct members *m, const struct stat *st, const struct place *w)
{
	for (uint32_t i = 0; i < m->seen.n; i++)
		if (m->seen.v[i].dev == st->st_dev &&
		    m->seen.v[i].ino == st->st_ino) {
			diag_say(m->diag, DIAG_GIVEN_TWICE, w, "%s", "");
			return true;
		}
	return false;
}

static void
remember(struct members *m, const struct stat *st)
{
	vec_add(m->arena, &m->seen) =
	    (struct seen){ .dev = st->st_dev, .ino = st->st_ino };
}

static struct source
source_of(struct members *m, struct str file, int fd, int64_t size)
{
	return (struct source){ .arena = m->scratch,
		.diag = m->diag,
		.export = m->export,
		.file = file,
		.buffer = &m->buffer,
		.done = &m->done,
		.fd = fd,
		.name = file,
		.size = size };
}

static void
open_path(struct members *m, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct place w = { 0 };
	struct stat st;

	m->export = w.file = path_utf8(m->arena, "windows-1252",
	    str_copy(m->arena, last_part(str_of(path))));
	if (fd < 0) {
		bool none = errno == ENOENT || errno == ENOTDIR;

		diag_say(m->diag, none ? DIAG_NOT_FOUND : DIAG_CANNOT_READ, &w,
		    "%s", none ? "" : strerror(errno));
		return;
	}
	if (fstat(fd, &st) != 0 ||
	    !(S_ISREG(st.st_mode) || S_ISDIR(st.st_mode))) {
		diag_say(m->diag, DIAG_CANNOT_READ, &w,
		    "neither a file nor a folder");
		close(fd);
		return;
	}
	if (given_before(m, &st, &w)) {
		close(fd);
		return;
	}
	remember(m, &st);
	if (S_ISDIR(st.st_mode)) {
		m->folder = fd;
		m->file = 0;
		m->found = (struct folder_files){ 0 };
		m->listing = arena_make("the list of a folder");
		folder_list(m->listing, m->diag, fd, w.file, &m->found);
		return;
	}
	m->source = source_of(m, m->export, fd, st.st_size);
	m->open = true;
	if (source_is_packed(&m->source))
		source_archive(&m->source);
	else
		source_file(&m->source);
}

/* A file of the folder at hand that looks like an archive by its name: its
 * members instead of itself. */
static bool
open_inner(struct members *m, struct source *s, const struct stat *st)
{
	if (!path_may_export(s->name) || !source_is_packed(s))
		return false;
	remember(m, st);
	s->file = str_fmt(
	    m->arena, "%.*s/%.*s", STR_ARG(m->export), STR_ARG(s->name));
	source_archive(s);
	return true;
}

static void
open_waiting(struct members *m)
{
	const struct waiting *f = &m->found.files.v[m->file++];
	int fd = openat(m->folder, f->path.p,
	    O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct place w = { .file = m->export,
		.member = path_utf8(m->listing, "windows-1252", f->path) };
	struct stat st;

	if (fd < 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		diag_say(m->diag, DIAG_CANNOT_READ, &w, "%s",
		    fd < 0 ? strerror(errno) : "no regular file");
		if (fd >= 0)
			close(fd);
		return;
	}
	if (given_before(m, &st, &w)) {
		close(fd);
		return;
	}
	m->source = source_of(m, m->export, fd, st.st_size);
	m->source.name = w.member;
	m->open = true;
	if (!open_inner(m, &m->source, &st))
		source_file(&m->source);
}

static void
open_memory(struct members *m)
{
	m->from_memory = false;
	m->source = source_of(m, m->export, -1, (int64_t)m->memory.n);
	m->source.memory = m->memory;
	m->open = true;
	if (source_is_packed(&m->source))
		source_archive(&m->source);
	else
		source_file(&m->source);
}

struct members *
members_open(
    struct arena *a, struct diag *d, const char *const *paths, uint32_t n)
{
	struct members *m = arena_new(a, struct members);

	m->arena = a;
	m->scratch = arena_make("one member");
	m->diag = d;
	m->paths = paths;
	m->n = n;
	m->folder = -1;
	return m;
}

struct members *
members_open_memory(
    struct arena *a, struct diag *d, struct str name, struct str bytes)
{
	struct members *m = members_open(a, d, NULL, 0);

	m->from_memory = true;
	m->export = name;
	m->memory = bytes;
	return m;
}

static void
close_source(struct members *m)
{
	if (m->open)
		m->source.close(&m->source);
	m->open = false;
}

static void
close_folder(struct members *m)
{
	if (m->folder < 0)
		return;
	if (m->found.cut)
		diag_say(m->diag, DIAG_TOO_MANY,
		    &(struct place){ .file = m->export }, "%s", "");
	close(m->folder);
	m->folder = -1;
	arena_free(m->listing);
	m->listing = NULL;
}

void
members_close(struct members *m)
{
	if (m == NULL)
		return;
	close_source(m);
	close_folder(m);
	arena_free(m->scratch);
	m->scratch = NULL;
	free(m->buffer.p);
	m->buffer = (struct buffer){ 0 };
}

/* Opens whatever comes next, or tries to; false where nothing is left. */
static bool
open_next(struct members *m)
{
	close_source(m);
	if (m->folder >= 0 && m->file < m->found.files.n) {
		open_waiting(m);
		return true;
	}
	close_folder(m);
	if (m->from_memory)
		open_memory(m);
	else if (m->at < m->n)
		open_path(m, m->paths[m->at++]);
	else
		return false;
	return true;
}

static bool
within_total(struct members *m)
{
	if (m->done > LIMIT_TOTAL && !m->over) {
		diag_say(m->diag, DIAG_TOO_LARGE,
		    &(struct place){ .file = m->source.file },
		    "all members together; from here on nothing is read");
		m->over = true;
	}
	return !m->over;
}

struct member *
members_next(struct members *m)
{
	while (within_total(m)) {
		arena_reset(m->scratch);
		m->buffer.n = 0;
		m->now = (struct member){ .export = m->export,
			.number = m->at > 0 ? m->at - 1 : 0 };
		if (m->open && m->source.next(&m->source, &m->now)) {
			m->now.loose =
			    m->folder < 0 && source_is_file(&m->source);
			return &m->now;
		}
		if (!open_next(m))
			break;
	}
	return NULL;
}

bool
member_peek(struct members *m, struct member *one)
{
	struct place w = { .file = m->source.file, .member = one->path };

	if (!m->source.more(&m->source, one, MEMBER_HEAD))
		return false;
	one->head =
	    str_sub((struct str){ m->buffer.p, m->buffer.n }, 0, MEMBER_HEAD);
	if (bytes_are_packed(one->head) && path_may_export(one->path))
		diag_say(m->diag, DIAG_NESTED_ARCHIVE, &w, "%s", "");
	return true;
}

bool
member_load(struct members *m, struct member *one)
{
	struct place w = { .file = m->source.file, .member = one->path };

	if (one->size > LIMIT_MEMBER) {
		diag_say(m->diag, DIAG_TOO_LARGE, &w, "%lld bytes",
		    (long long)one->size);
		return false;
	}
	if (!m->source.more(&m->source, one, (size_t)LIMIT_MEMBER + 1))
		return false;
	if (m->buffer.n > (size_t)LIMIT_MEMBER) {
		diag_say(m->diag, DIAG_TOO_LARGE, &w, "%s", "");
		return false;
	}
	one->bytes = (struct str){ m->buffer.p, m->buffer.n };
	one->head = str_sub(one->bytes, 0, MEMBER_HEAD);
	return true;
}

int64_t
members_done(const struct members *m)
{
	return m->done;
}

bool
member_slurp(struct arena *a, const char *path, struct str *bytes)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct buffer b = { 0 };
	ssize_t n = 0;
	struct stat st;

	if (fd < 0)
		return false;
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		n = -1;
	while (n >= 0 && (int64_t)b.n < LIMIT_MEMBER) {
		buffer_room(&b, b.n + 65536);
		n = read(fd, b.p + b.n, 65536);
		if (n < 0 && errno == EINTR)
			n = 0;
		else if (n <= 0)
			break;
		b.n += (size_t)n;
	}
	close(fd);
	if (n == 0)
		*bytes = str_copy(a, (struct str){ b.p, b.n });
	free(b.p);
	return n == 0;
}
