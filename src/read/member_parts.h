/*
 * The insides of the member reader: a source gives the files of one export.
 */
#ifndef READ_MEMBER_PARTS_H
#define READ_MEMBER_PARTS_H

#include "read/member.h"

/* A buffer that is used again for each member; the reader's alone. */
struct buffer {
	char *p;
	size_t n, cap;
};

/* Room for `n` bytes in all; the content is kept. */
void buffer_room(struct buffer *, size_t n);

struct source {
	struct arena *arena;
	struct diag *diag;
	struct str export; /* last part of the path given */
	const char *path;
	uint32_t *members; /* counts over one export, against the limit */
	struct buffer *buffer;
	int64_t *done;
	void *state;
	/* Fills path, size; false at the end. */
	bool (*next)(struct source *, struct member *);
	/* Reads on until the buffer has `want` bytes or the member ends;
	 * false and said where it breaks. */
	bool (*more)(struct source *, const struct member *, size_t want);
	void (*close)(struct source *);
};

/* Archives (libarchive), by an open file. */
bool archive_open_source(struct source *, int fd);
/* One file. */
void file_open_source(struct source *, int fd, struct str name, int64_t size);

/* A path with '/' between names, in the arena, or STR_NONE where it leads
 * outside. */
struct str path_inside(struct arena *, struct str);
/* What systems leave behind in archives and folders. */
bool path_is_litter(struct str);

#endif
