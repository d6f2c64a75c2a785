#include "read/member.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/vec.h"
#include "limit.h"
#include "read/member_parts.h"

/* A file of a folder that waits for its turn. */
struct waiting {
	struct str path; /* inside the folder */
	int64_t size;
};

struct seen {
	dev_t dev;
	ino_t ino;
};

struct members {
	struct arena *arena;
	struct diag *diag;
	const char *const *paths;
	uint32_t n, at; /* paths; the one that comes next */
	VEC(struct seen) seen;
	int folder; /* open folder, or -1 */
	VEC(struct waiting) files;
	uint32_t file;
	struct source source;
	bool open;      /* the source is */
	uint32_t count; /* members of this export */
	struct buffer buffer;
	int64_t done;
	struct member now;
};

/* ---- helpers -------------------------------------------------------- */

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

struct str
path_inside(struct arena *a, struct str path)
{
	char *p = arena_take(a, path.n + 1);
	struct str whole, rest;

	if (path.n > LIMIT_PATH || path.n == 0)
		return STR_NONE;
	for (size_t i = 0; i < path.n; i++)
		p[i] = path.p[i] == '\\' ? '/' : path.p[i];
	whole = (struct str){ p, path.n };
	while (str_starts(whole, STR("./")))
		whole = str_sub(whole, 2, SIZE_MAX);
	if (whole.n == 0 || whole.p[0] == '/' ||
	    (whole.n > 1 && whole.p[1] == ':') ||
	    memchr(whole.p, '\0', whole.n) != NULL)
		return STR_NONE;
	for (rest = whole; rest.n > 0;)
		if (str_eq(str_cut(&rest, '/'), STR("..")))
			return STR_NONE;
	return whole;
}

bool
path_is_litter(struct str path)
{
	struct str name = str_after_last(path, '/');

	return str_starts(path, STR("__MACOSX/")) ||
	       str_has(path, STR("/__MACOSX/")) ||
	       str_starts(name, STR("._")) || str_eq(name, STR(".DS_Store")) ||
	       str_eq(name, STR("Thumbs.db")) ||
	       str_eq(name, STR("desktop.ini"));
}

static struct str
last_part(const char *path)
{
	struct str s = str_of(path);

	while (s.n > 1 && s.p[s.n - 1] == '/')
		s.n--;
	return str_after_last(s, '/');
}

static struct place
place_of(const struct members *m, const char *path)
{
	(void)m;
	return (struct place){ .file = last_part(path) };
}

/* ---- one loose file ------------------------------------------------- */

struct file_state {
	int fd;
	struct str name;
	int64_t size;
	bool given;
};

static bool
file_next(struct source *s, struct member *m)
{
	struct file_state *f = s->state;

	if (f->given)
		return false;
	f->given = true;
	m->path = f->name;
	m->size = f->size;
	return true;
}

static bool
file_more(struct source *s, const struct member *m, size_t want)
{
	struct file_state *f = s->state;

	while (s->buffer->n < want) {
		ssize_t n;
		size_t room = want - s->buffer->n;

		if (room > 1 << 20)
			room = 1 << 20;
		buffer_room(s->buffer, s->buffer->n + room);
		n = read(f->fd, s->buffer->p + s->buffer->n, room);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			struct place w = { .file = s->export,
				.member = m->path };

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
file_close_source(struct source *s)
{
	struct file_state *f = s->state;

	close(f->fd);
}

void
file_open_source(struct source *s, int fd, struct str name, int64_t size)
{
	struct file_state *f = arena_new(s->arena, struct file_state);

	*f = (struct file_state){ .fd = fd, .name = name, .size = size };
	s->state = f;
	s->next = file_next;
	s->more = file_more;
	s->close = file_close_source;
}

/* ---- folders -------------------------------------------------------- */

static int
by_name(const void *a, const void *b)
{
	const struct waiting *x = a, *y = b;

	return str_cmp(x->path, y->path);
}

static void
list_entry(struct members *m, struct strs *folders, struct str inside, int fd,
    const char *name)
{
	struct str path =
	    inside.n == 0 ? str_copy(m->arena, str_of(name))
			  : str_fmt(m->arena, "%.*s/%s", STR_ARG(inside), name);
	struct stat st;

	if (fstatat(fd, name, &st, AT_SYMLINK_NOFOLLOW) != 0 ||
	    path_is_litter(path))
		return;
	if (S_ISDIR(st.st_mode)) {
		if (folders->n < LIMIT_MEMBERS)
			strs_add(m->arena, folders, path);
	} else if (S_ISREG(st.st_mode)) {
		if (m->files.n < LIMIT_MEMBERS)
			vec_add(m->arena, &m->files) =
			    (struct waiting){ .path = path,
				    .size = st.st_size };
	}
}

static void
list_folder(struct members *m, struct strs *folders, struct str inside)
{
	int fd = inside.n == 0
	             ? dup(m->folder)
	             : openat(m->folder, inside.p,
			   O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *d = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *e;
	struct place w = { .file = m->source.export, .member = inside };

	if (d == NULL) {
		diag_say(m->diag, DIAG_CANNOT_READ, &w, "%s", strerror(errno));
		if (fd >= 0)
			close(fd);
		return;
	}
	while ((e = readdir(d)) != NULL)
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			list_entry(m, folders, inside, fd, e->d_name);
	closedir(d);
}

static void
list_tree(struct members *m)
{
	struct strs folders = { 0 };

	m->files.n = 0;
	m->file = 0;
	list_folder(m, &folders, STR_NONE);
	for (uint32_t i = 0; i < folders.n; i++) {
		uint32_t depth = 1;

		for (size_t k = 0; k < folders.v[i].n; k++)
			depth += folders.v[i].p[k] == '/';
		if (depth > LIMIT_DEPTH)
			diag_say(m->diag, DIAG_TOO_DEEP,
			    &(struct place){ .file = m->source.export,
				.member = folders.v[i] },
			    "%s", "");
		else
			list_folder(m, &folders, folders.v[i]);
	}
	if (m->files.n > 1)
		qsort(m->files.v, m->files.n, sizeof(struct waiting), by_name);
	if (m->files.n >= LIMIT_MEMBERS)
		diag_say(m->diag, DIAG_TOO_MANY,
		    &(struct place){ .file = m->source.export }, "%s", "");
}

/* ---- opening -------------------------------------------------------- */

/* zip, gzip, xz, bzip2, zstd by their first bytes; tar by its magic. */
static bool
looks_packed(int fd)
{
	unsigned char b[262] = { 0 };
	ssize_t n = pread(fd, b, sizeof(b), 0);

	return (n >= 4 && memcmp(b, "PK", 2) == 0 && b[2] <= 8 && b[3] <= 8) ||
	       (n >= 2 && b[0] == 0x1F && b[1] == 0x8B) ||
	       (n >= 6 && memcmp(b, "\xFD\x37zXZ", 6) == 0) ||
	       (n >= 3 && memcmp(b, "BZh", 3) == 0) ||
	       (n >= 4 && memcmp(b, "\x28\xB5\x2F\xFD", 4) == 0) ||
	       (n >= 262 && memcmp(b + 257, "ustar", 5) == 0);
}

static bool
given_before(struct members *m, const struct stat *st, const char *path)
{
	struct place w = place_of(m, path);

	for (uint32_t i = 0; i < m->seen.n; i++)
		if (m->seen.v[i].dev == st->st_dev &&
		    m->seen.v[i].ino == st->st_ino) {
			diag_say(m->diag, DIAG_GIVEN_TWICE, &w, "%s", "");
			return true;
		}
	vec_add(m->arena, &m->seen) =
	    (struct seen){ .dev = st->st_dev, .ino = st->st_ino };
	return false;
}

static void
open_file(struct members *m, int fd, struct str name, int64_t size)
{
	bool packed = looks_packed(fd);

	m->open = true;
	if (!packed)
		file_open_source(&m->source, fd, name, size);
	else if (!archive_open_source(&m->source, fd))
		m->open = false;
}

/* The next argument: a file or an archive is opened, a folder listed. */
static void
open_export(struct members *m, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct place w = place_of(m, path);
	struct stat st;

	m->count = 0;
	m->source = (struct source){ .arena = m->arena,
		.diag = m->diag,
		.export = w.file,
		.path = path,
		.members = &m->count,
		.buffer = &m->buffer,
		.done = &m->done };
	if (fd < 0) {
		diag_say(m->diag,
		    errno == ENOENT ? DIAG_NOT_FOUND : DIAG_CANNOT_READ, &w,
		    "%s", errno == ENOENT ? "" : strerror(errno));
		return;
	}
	if (fstat(fd, &st) != 0 ||
	    !(S_ISREG(st.st_mode) || S_ISDIR(st.st_mode))) {
		diag_say(m->diag, DIAG_CANNOT_READ, &w,
		    "neither a file nor a folder");
		close(fd);
		return;
	}
	if (given_before(m, &st, path)) {
		close(fd);
	} else if (S_ISDIR(st.st_mode)) {
		m->folder = fd;
		list_tree(m);
	} else {
		open_file(m, fd, w.file, st.st_size);
	}
}

/* The next file of the folder at hand. */
static void
open_waiting(struct members *m)
{
	struct waiting *f = &m->files.v[m->file++];
	int fd = openat(m->folder, f->path.p,
	    O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	struct place w = { .file = m->source.export, .member = f->path };

	if (fd < 0)
		diag_say(m->diag, DIAG_CANNOT_READ, &w, "%s", strerror(errno));
	else
		open_file(m, fd, f->path, f->size);
}

struct members *
members_open(
    struct arena *a, struct diag *d, const char *const *paths, uint32_t n)
{
	struct members *m = arena_new(a, struct members);

	m->arena = a;
	m->diag = d;
	m->paths = paths;
	m->n = n;
	m->folder = -1;
	return m;
}

static void
close_folder(struct members *m)
{
	if (m->folder >= 0)
		close(m->folder);
	m->folder = -1;
}

void
members_close(struct members *m)
{
	if (m->open)
		m->source.close(&m->source);
	m->open = false;
	close_folder(m);
	free(m->buffer.p);
	m->buffer = (struct buffer){ 0 };
}

struct member *
members_next(struct members *m)
{
	for (;;) {
		m->buffer.n = 0;
		m->now = (struct member){ .export = m->source.export,
			.number = m->at - 1 };
		if (m->open && m->source.next(&m->source, &m->now)) {
			m->now.loose =
			    m->folder < 0 && m->source.next == file_next;
			return &m->now;
		}
		if (m->open)
			m->source.close(&m->source);
		m->open = false;
		if (m->folder >= 0 && m->file < m->files.n) {
			open_waiting(m);
			continue;
		}
		close_folder(m);
		if (m->at == m->n)
			return NULL;
		open_export(m, m->paths[m->at++]);
	}
}

bool
member_peek(struct members *m, struct member *one)
{
	if (!m->source.more(&m->source, one, MEMBER_HEAD))
		return false;
	one->head =
	    str_sub((struct str){ m->buffer.p, m->buffer.n }, 0, MEMBER_HEAD);
	return true;
}

bool
member_load(struct members *m, struct member *one)
{
	struct place w = { .file = one->export, .member = one->path };

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
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
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
		if (n <= 0)
			break;
		b.n += (size_t)n;
	}
	close(fd);
	if (n == 0)
		*bytes = str_copy(a, (struct str){ b.p, b.n });
	free(b.p);
	return n == 0;
}
