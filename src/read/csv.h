/*
 * CSV after RFC 4180, as spreadsheets and platforms write it: quotes doubled
 * inside quotes, line ends of any kind, line breaks inside quotes.  The
 * delimiter (comma, semicolon, tab) is found in the header row; UTF-8,
 * UTF-16 with a mark and Windows-1252 are told apart.
 *
 *	struct csv *c = csv_open(arena, bytes);
 *	if (csv_header(c, "First Name"))
 *		while (csv_row(c))
 *			use(csv_get(c, "First Name"), csv_line(c));
 */
#ifndef READ_CSV_H
#define READ_CSV_H

#include "base/str.h"

struct csv;

struct csv *csv_open(struct arena *, struct str bytes);

/*
 * Goes to the first of the next 40 lines (of the next MiB) on which a row with
 * all the columns named begins, a list that ends in NULL, and takes that row
 * for the header.  Lines before it (a preamble) are passed over.  False, and
 * nothing moved, if there is none.  Names are compared without case, spaces,
 * '_' and '-'.
 */
bool csv_header(struct csv *, const char *const *need);
/* The next row, blank lines passed over; false at the end. */
bool csv_row(struct csv *);

/* The field of the row below that column name, trimmed, or the empty string;
 * by number, from 0, untrimmed.  Valid until the next row. */
struct str csv_get(struct csv *, const char *column);
struct str csv_at(const struct csv *, uint32_t i);
/* The number of a column of the header, or -1. */
int csv_column(const struct csv *, const char *column);
/* Fields of this row (those over LIMIT_FIELDS count as one and are empty);
 * columns of the header and their names as written. */
uint32_t csv_fields(const struct csv *);
uint32_t csv_columns(const struct csv *);
struct str csv_name(const struct csv *, uint32_t i);
/* Whether csv_get or csv_column has asked for that column so far. */
bool csv_asked(const struct csv *, uint32_t i);

/* The line on which this row began, from 1. */
uint32_t csv_line(const struct csv *);
/* A quoted field had no end.  The line its row began on is left out (and is
 * csv_line once csv_row has said false); reading went on behind that. */
bool csv_bad(const struct csv *);
/* Bytes were not UTF-8; those were read as Windows-1252. */
bool csv_guessed(const struct csv *);
char csv_delimiter(const struct csv *);

#endif
