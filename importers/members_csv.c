/*
 * Lists of people as CSV from anywhere: a customer list out of a CRM, a
 * spreadsheet, an address book whose header no other importer knows (Outlook
 * writes it in its own language).
 *
 * The columns are found by their names, for which members.def has the words
 * of many languages; lines above the header are passed over.  A row with a
 * company and nobody in it is skipped.  All claims here are weak, so that
 * every importer that knows its format wins.
 *
 * Not read: what the company bought, the stage of the deal and everything
 * else that says nothing of who somebody is.
 */
#include "columns.h"

enum {
	CLEAR_BITS = 4, /* names, and addresses or numbers */
	VAGUE_BITS = 1, /* names, in a file that was given by itself */
	PREAMBLE = 40   /* rows in which a header is looked for */
};

static const struct column_name names[] = {
#define COLUMN(column, text) { .name = text, .is = COLUMN_##column },
#include "members.def"
#undef COLUMN
};

enum { NAMES = sizeof names / sizeof names[0] };

/* How many columns say something about people. */
static uint32_t
telling(const struct columns *c)
{
	return c->n - c->count[COLUMN_UNKNOWN] - c->count[COLUMN_PASSED];
}

static bool
is_header(const struct columns *c)
{
	return (columns_named(c) || c->count[COLUMN_MAIL] > 0) &&
	       (telling(c) >= 2 || c->n == 1);
}

/* Names of columns that tell something, at most two, in a row that may be
 * split at the wrong sign: NULL-terminated. */
static void
known_names(struct arena *a, const struct csv *c, const char *to[3])
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < csv_fields(c); i++) {
		struct strs parts = { 0 };

		contact_add_all(a, &parts, csv_at(c, i), ";\t\"");
		for (uint32_t k = 0; k < parts.n && n < 2; k++)
			if (columns_kind(a, parts.v[k], names, NAMES) >
			    COLUMN_PASSED)
				to[n++] = str_copy(a, parts.v[k]).p;
	}
	to[n] = NULL;
}

/* The first row that looks like a header; NULL if there is none. */
static struct csv *
find_header(struct arena *a, struct str bytes, struct columns *cols)
{
	static const char *const any[] = { NULL };
	struct csv *rows = csv_open(a, bytes);
	bool more = csv_header(rows, any);

	for (int row = 0; row < PREAMBLE && more; row++) {
		struct csv *c;
		const char *need[3];

		known_names(a, rows, need);
		more = csv_row(rows);
		if (!need[0])
			continue;
		c = csv_open(a, bytes);
		if (!csv_header(c, need))
			continue;
		*cols = columns_of_header(a, c, names, NAMES);
		if (is_header(cols))
			return c;
	}
	return NULL;
}

static int
probe(const struct member *m)
{
	struct columns cols;
	struct arena *a;
	int bits = 0;

	if (!sheet_is(m) || m->head.n == 0)
		return 0;
	a = arena_make("the first rows of a table");
	if (find_header(a, m->head, &cols) && columns_named(&cols)) {
		if (cols.count[COLUMN_MAIL] + cols.count[COLUMN_PHONE] > 0)
			bits = CLEAR_BITS;
		else if (m->loose)
			bits = VAGUE_BITS;
	}
	arena_free(a);
	return bits;
}

static enum status
read(struct import *in)
{
	struct columns cols;
	struct sheet s = { .in = in };
	struct place at = import_line(in, 1);
	bool clear;

	s.csv = find_header(in->scratch, in->in->bytes, &cols);
	if (!s.csv) {
		diag_say(in->diag, DIAG_NO_HEADER, &at, "%s", "");
		return ST_FAIL;
	}
	if (csv_guessed(s.csv))
		diag_say(in->diag, DIAG_BAD_UTF8, &at, "%s", "");
	/* Bare names are people only where the user says so. */
	clear = in->members_of.n > 0 ||
	        cols.count[COLUMN_MAIL] + cols.count[COLUMN_PHONE] > 0;
	columns_end(&s, &cols);
	while (sheet_row(&s))
		if (clear)
			columns_send(&s, &cols, PF_PHONE, STR(";"));
		else
			import_skipped(in, SKIP_NOT_NEEDED);
	return sheet_damage(&s);
}

const struct importer importer_members_csv = {
	.name = "members-csv",
	.kind = "members",
	.about = "customer lists and other lists of people (CSV)",
	.probe = probe,
	.read = read,
};
