/*
 * The importer interface.
 *
 * How to add an importer
 *  1. Write importers/NAME.c, ending in
 *	const struct importer importer_NAME = { .name = …, … };
 *     and beginning with a comment that tells the format: where the export
 *     comes from, what is read, what is skipped and why, which generation.
 *  2. Add the line IMPORTER(NAME) to importers/importers.def.
 *  3. Put real-shaped, invented exports under tests/cases/NAME-*: a good one,
 *     a damaged one, an empty one.
 * Build, --formats, the manual page and the fuzzers follow the table.
 */
#ifndef IMPORT_H
#define IMPORT_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/record.h"
#include "read/member.h"

/* What came of one member's records; seen = used + all of skipped. */
struct tally {
	uint32_t seen, used;
	uint32_t skipped[SKIP__COUNT];
	struct strs unknown; /* keys and columns nobody knows, once each */
};

/* Everything an importer may touch.  It has no other way to the world. */
struct import {
	const struct member *in; /* name and bytes; caps already enforced */
	struct arena *scratch;   /* emptied when read() returns */
	struct sink *to;         /* copies what it is given */
	struct diag *diag;
	struct tally tally;
	/* For a list the user gave with --clients and its siblings: the group
	 * its people belong to; else empty. */
	struct str members_of;
};

struct importer {
	const char *name;  /* "facebook-json" */
	const char *kind;  /* of export: "facebook", "linkedin", "vcard" … */
	const char *about; /* one line for --formats and the manual */

	/*
	 * How many bits of evidence say that this member is ours: 0, not
	 * ours.  Looks at the path inside the export and the first bytes
	 * only, never at the archive's name; has no side effects.  The
	 * highest wins; a tie is an error that names both.
	 */
	int (*probe)(const struct member *);

	/* Whether other members may tell the same better, so that this one is
	 * read after all of them: it has then to leave out what was told.
	 * NULL: never. */
	bool (*later)(const struct member *);

	/* Sends every record to in->to, every loss to the tally or to
	 * in->diag. */
	enum status (*read)(struct import *in);
};

/* The table, in the order of importers.def. */
extern const struct importer *const importers[];
extern const uint32_t importers_n;

/* Whether a path ends in these components: import_path_ends(p,
 * "friends/friends.json"), without case, any of ' _ U+2019 %27 for '. */
bool import_path_ends(struct str path, const char *tail);
/* Whether one of the path's folders has this name. */
bool import_path_in(struct str path, const char *folder);

/* One record met; then exactly one of used and skipped for it. */
void import_seen(struct import *);
void import_used(struct import *);
void import_skipped(struct import *, enum skip);
/* A key or column that nobody knows; counted once. */
void import_unknown(struct import *, struct str name);

/* The place of the member, with a line or a JSON path. */
struct place import_line(const struct import *, uint32_t line);
struct place import_at(const struct import *, struct str path);

#endif
