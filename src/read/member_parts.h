/*
 * The insides of the member reader: a source gives the members of one file,
 * an archive's many or the file itself.
 */
#ifndef READ_MEMBER_PARTS_H
#define READ_MEMBER_PARTS_H

#include <locale.h>

#include "base/vec.h"
#include "read/member.h"

struct archive;

/* A buffer that is used again for each member; the reader's alone. */
struct buffer {
	char *p;
	size_t n, cap;
};

/* Room for `n` bytes in all; the content is kept. */
void buffer_room(struct buffer *, size_t n);

/* An archive being read. */
struct packed {
	struct archive *archive;
	locale_t utf8;      /* in which libarchive has to read names */
	uint32_t entries;   /* met so far */
	uint32_t again;     /* times it was opened again */
	int64_t unpacked;   /* bytes of members that were wanted */
	int64_t passed;     /* bytes unpacked only to get past them */
	bool entry_unsized; /* the entry at hand does not tell its size */
	bool from_front;    /* a zip read without its directory */
	bool over;          /* nothing more comes */
	bool lost;          /* the entry at hand is damaged */
	bool stuck;         /* and libarchive cannot go on behind it */
	bool said_encrypted, said_broken;
};

struct source {
	struct arena *arena; /* for the strings of the member at hand */
	struct diag *diag;
	struct str export;
	struct str file; /* for messages: the export, the archive in it */
	struct buffer *buffer;
	int64_t *done;
	int fd;            /* the file, closed with the source, or -1: */
	struct str memory; /* its bytes */

	struct str name; /* of a loose file */
	int64_t size;
	bool given;
	struct packed packed;

	/* Fills path and size; false at the end. */
	bool (*next)(struct source *, struct member *);
	/* Reads on until the buffer has `want` bytes or the member ends;
	 * false and said where it breaks. */
	bool (*more)(struct source *, const struct member *, size_t want);
	void (*close)(struct source *);
};

/* What is open in `fd` or lies in `memory`, as an archive; as one file. */
void source_archive(struct source *);
void source_file(struct source *);
bool source_is_file(const struct source *);
/* Whether the first bytes are those of a zip, a tar or a compressed file
 * (gzip, bzip2, xz, zstd). */
bool source_is_packed(const struct source *);
bool bytes_are_packed(struct str);

/* A file of a folder that waits for its turn. */
struct waiting {
	struct str path; /* inside the folder, the file system's bytes */
	int64_t size;
};

struct folder_files {
	VEC(struct waiting) files; /* by path */
	bool cut;                  /* there are more than LIMIT_MEMBERS */
};

/* All regular files below the open folder, in the arena; what is left out is
 * said of `file`. */
void folder_list(struct arena *, struct diag *, int folder, struct str file,
    struct folder_files *);

/* A path with '/' between names, in the arena, or STR_NONE where it leads
 * outside. */
struct str path_inside(struct arena *, struct str);
/* What systems leave behind in archives and folders. */
bool path_is_litter(struct str);
/* Whether an archive of that path may hold an export: named as one, at the
 * top or one folder down.  Deeper lie the files that people sent. */
bool path_may_export(struct str);
/* A file name in UTF-8; what is not is read in the encoding. */
struct str path_utf8(struct arena *, const char *encoding, struct str);

#endif
