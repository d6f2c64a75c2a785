/*
 * CSV files as importers read them: rows are tallied and losses are said.
 */
#include "sheet.h"

#include "read/date.h"

bool
sheet_is(const struct member *m)
{
	return str_ends_nocase(m->path, STR(".csv")) ||
	       str_ends_nocase(m->path, STR(".tsv")) ||
	       str_ends_nocase(m->path, STR(".txt"));
}

bool
sheet_probe(const struct member *m, const char *const *need)
{
	struct arena *a;
	bool found;

	if (!sheet_is(m) || m->head.n == 0)
		return false;
	a = arena_make("the first rows of a table");
	found = csv_header(csv_open(a, m->head), need);
	arena_free(a);
	return found;
}

bool
sheet_open(struct sheet *s, struct import *in, const char *const *need)
{
	struct place at = import_line(in, 1);

	*s = (struct sheet){ .in = in,
		.csv = csv_open(in->scratch, in->in->bytes) };
	if (csv_guessed(s->csv))
		diag_say(in->diag, DIAG_BAD_UTF8, &at, "%s", "");
	if (csv_header(s->csv, need))
		return true;
	diag_say(in->diag, DIAG_NO_HEADER, &at, "%s", "");
	return false;
}

struct place
sheet_place(const struct sheet *s)
{
	return import_line(s->in, csv_line(s->csv));
}

bool
sheet_row(struct sheet *s)
{
	struct place at;

	if (!csv_row(s->csv))
		return false;
	import_seen(s->in);
	s->any = true;
	if (csv_fields(s->csv) != csv_columns(s->csv)) {
		at = sheet_place(s);
		diag_say(s->in->diag, DIAG_BAD_ROW, &at, "%u instead of %u",
		    csv_fields(s->csv), csv_columns(s->csv));
	}
	return true;
}

enum status
sheet_damage(struct sheet *s)
{
	struct place at = sheet_place(s);

	if (!csv_bad(s->csv))
		return ST_OK;
	diag_say(s->in->diag, DIAG_BAD_CSV, &at, "%s", "");
	return ST_PART;
}

enum status
sheet_end(struct sheet *s, const char *const *ignored)
{
	for (; ignored && *ignored; ignored++)
		csv_column(s->csv, *ignored);
	/* Without a row nobody asked for anything. */
	for (uint32_t i = 0; s->any && i < csv_columns(s->csv); i++)
		if (!csv_asked(s->csv, i) && csv_name(s->csv, i).n > 0)
			import_unknown(s->in, csv_name(s->csv, i));
	return sheet_damage(s);
}

struct str
sheet_any(const struct sheet *s, const char *const *columns)
{
	struct str found = STR_NONE;

	/* Asks for all of them: none is unknown then. */
	for (; *columns; columns++) {
		struct str text = csv_get(s->csv, *columns);

		if (found.n == 0)
			found = text;
	}
	return found;
}

struct str
sheet_join(const struct sheet *s, struct str a, struct str b)
{
	if (a.n == 0 || b.n == 0)
		return a.n > 0 ? a : b;
	return STR_JOIN(s->in->scratch, a, STR(" "), b);
}

int64_t
sheet_date(const struct sheet *s, const char *column)
{
	struct str text = csv_get(s->csv, column);
	int64_t when = date_parse(text, DATE_MDY);

	if (when == WHEN_NONE && text.n > 0) {
		struct place at = sheet_place(s);

		diag_say(
		    s->in->diag, DIAG_BAD_DATE, &at, "column '%s'", column);
	}
	return when;
}
