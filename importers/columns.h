/*
 * From the columns of an address book or a customer list to a contact; what
 * the importers of such tables share, and nobody else includes.
 */
#ifndef COLUMNS_H
#define COLUMNS_H

#include "contact.h"
#include "sheet.h"

enum column {
	COLUMN_UNKNOWN,
	COLUMN_PASSED,   /* known, says nothing here */
	COLUMN_PERSON,   /* name of a person, in a list of companies */
	COLUMN_NAME,     /* whole name, or the part the others lack */
	COLUMN_CUSTOMER, /* name of a person or a company */
	COLUMN_GIVEN,
	COLUMN_MIDDLE,
	COLUMN_FAMILY,
	COLUMN_NICK,
	COLUMN_FORMER,
	COLUMN_MAIL,
	COLUMN_PHONE,
	COLUMN_COMPANY,
	COLUMN_TITLE,
	COLUMN_DEPARTMENT,
	COLUMN_CITY,
	COLUMN_URL,
	COLUMN_NOTE,
	COLUMN_LABELS,
	COLUMN_RELATION, /* a relation word, before the name it goes with */
	COLUMN_RELATIVE, /* that name */
	COLUMN__COUNT
};

/* A column's name as columns_plain() makes it; one that ends in '*' stands for
 * all that begin so.  The first of a table that fits counts. */
struct column_name {
	const char *name;
	enum column is;
};

struct columns {
	enum column *is; /* by number of the column */
	uint32_t n;
	uint32_t count[COLUMN__COUNT];
};

/* A header's letters, folded, without digits, spaces and signs: "E-mail 1 -
 * Value" gives "emailvalue". */
struct str columns_plain(struct arena *, struct str);
/* What the header's columns are. */
struct columns columns_of_header(
    struct arena *, const struct csv *, const struct column_name *, size_t n);
/* What a column of that name is. */
enum column columns_kind(
    struct arena *, struct str header, const struct column_name *, size_t n);
/* Whether there is a column with somebody's name. */
bool columns_named(const struct columns *);

/* Sends the row.  `label_end` stands between two labels of one cell. */
void columns_send(struct sheet *, const struct columns *, enum platform,
    struct str label_end);
/* Columns of no meaning to the table are unknown. */
void columns_end(struct sheet *, const struct columns *);

#endif
