/*
 * What the importers of CSV files share; nobody else includes this.
 *
 *	struct sheet s;
 *	if (!sheet_open(&s, in, (const char *const[]){ "Name", NULL }))
 *		return ST_FAIL;
 *	while (sheet_row(&s))
 *		…
 *	return sheet_end(&s, (const char *const[]){ "Photo", NULL });
 */
#ifndef SHEET_H
#define SHEET_H

#include "import.h"
#include "read/csv.h"

struct sheet {
	struct import *in;
	struct csv *csv;
	bool any; /* there was a row */
};

/* False (and said) where no row has all the columns of `need`. */
bool sheet_open(struct sheet *, struct import *, const char *const *need);
/* The next row, counted as seen; says if it has more or fewer fields. */
bool sheet_row(struct sheet *);
/* Tells damage, and the columns nobody asked for but those of `ignored`,
 * which may be NULL. */
enum status sheet_end(struct sheet *, const char *const *ignored);
/* Tells damage alone. */
enum status sheet_damage(struct sheet *);

/* The first of the columns that is not empty in this row. */
struct str sheet_any(const struct sheet *, const char *const *columns);
struct place sheet_place(const struct sheet *);
/* "A B" of two names, either of which may be missing; in the scratch arena. */
struct str sheet_join(const struct sheet *, struct str, struct str);
/* The date in that column; says if it cannot be read. */
int64_t sheet_date(const struct sheet *, const char *column);

/* For probes: whether the first rows of a text file hold one with all these
 * columns.  `kind` of file: a path that ends in .csv, .tsv or .txt. */
bool sheet_probe(const struct member *, const char *const *need);
bool sheet_is(const struct member *);

#endif
