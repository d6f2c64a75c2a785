/*
 * Members: the files inside whatever the user gave, as one list.  An EXPORT
 * may be a zip, a tar (plain or compressed), a folder, a folder of zips or a
 * loose file.  This is the only part of the program that opens input.
 *
 * Members come in a fixed order: exports as given, folders by path, archives
 * as stored.  Paths have '/' between names, whatever the archive used, and
 * never lead outside; symbolic links, devices and absolute paths are refused
 * with a message.  `__MACOSX/`, `._*`, `.DS_Store` and `Thumbs.db` are
 * passed over in silence.  Archives in a folder count only at its top or one
 * folder down: those that lie deeper are files that people sent.
 */
#ifndef READ_MEMBER_H
#define READ_MEMBER_H

#include "base/diag.h"
#include "base/str.h"

/* How many first bytes a probe may look at. */
enum { MEMBER_HEAD = 8192 };

struct member {
	struct str export; /* as the user typed it, last path component */
	struct str path;   /* inside; for a loose file its own name */
	uint32_t number;   /* of the export, from 0, in the order given */
	int64_t size;      /* bytes unpacked; -1 where the archive is silent */
	struct str head;   /* first bytes, at most MEMBER_HEAD */
	struct str bytes;  /* all, after member_load() */
	bool loose;        /* the export is this one file */
};

struct members;

/* Paths are not opened before their turn.  Lives in the arena; close it to
 * let go of open files. */
struct members *members_open(
    struct arena *, struct diag *, const char *const *paths, uint32_t n);
/* The same for the bytes of one export, which outlive it: for tests. */
struct members *members_open_memory(
    struct arena *, struct diag *, struct str name, struct str bytes);
void members_close(struct members *);

/*
 * The next member, or NULL after the last.  Its strings are valid until the
 * next call (`export` as long as the arena); head and bytes are empty.
 */
struct member *members_next(struct members *);

/* Fills `head`.  False (and said) where the member cannot be read. */
bool member_peek(struct members *, struct member *);
/* Fills `bytes`, head included.  False (and said) for a member that is over
 * the limit, encrypted or damaged. */
bool member_load(struct members *, struct member *);

/* Bytes unpacked so far, for progress. */
int64_t members_done(const struct members *);

/* A whole file of the user's own (policy, answers, a customer list) or of the
 * templates into the arena.  False, and nothing said, if it is not there. */
bool member_slurp(struct arena *, const char *path, struct str *bytes);

#endif
