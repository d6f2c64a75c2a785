#include "read/csv.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "limit.h"
#include "read/text.h"

enum {
	HEADER_LINES = 40,
	HEADER_BYTES = 1 << 20, /* within which the header row must end */
	LOOKUPS = 512
};

/* A column asked for by name, found again by the name's address. */
struct lookup {
	const char *name;
	struct str copy; /* in case the address is used again */
	int column;
};

/* `at` is the last one found: most callers ask in the same order. */
struct lookups {
	VEC(struct lookup) of;
	uint32_t at;
};

struct csv {
	struct arena *arena;
	const char *at, *end;
	char delimiter;
	bool bad, guessed, done;
	uint32_t line, row_line; /* of `at`; on which the row began */
	uint32_t bad_line;
	struct strs fields; /* of this row; quoted ones without quotes */
	uint32_t fields_n;  /* also of those over the limit */
	struct strs names;  /* of the header, as written */
	struct strs plain;  /* the same without case and varying signs */
	bool *asked;
	struct lookups *lookups;
	char *room; /* for fields with doubled quotes */
	size_t room_n, room_cap;
};

static const char delimiters[] = ",;\t";

/* The delimiter that the first line has most of, outside quotes. */
static char
sniff(const struct csv *c)
{
	uint32_t counts[sizeof(delimiters) - 1] = { 0 };
	const char *p = c->at, *hit;
	bool quote = false;
	size_t best = 0;

	while (p < c->end && (*p == '\n' || *p == '\r'))
		p++;
	for (; p < c->end && *p != '\n' && *p != '\r'; p++) {
		quote = quote != (*p == '"');
		hit = quote || *p == '\0' ? NULL : strchr(delimiters, *p);
		if (hit != NULL)
			counts[hit - delimiters]++;
	}
	for (size_t i = 1; delimiters[i] != '\0'; i++)
		if (counts[i] > counts[best])
			best = i;
	return delimiters[best];
}

struct csv *
csv_open(struct arena *a, struct str bytes)
{
	struct csv *c = arena_new(a, struct csv);
	struct str text = text_utf8(a, text_unmark(a, bytes), &c->guessed);

	c->arena = a;
	c->at = text.n > 0 ? text.p : "";
	c->end = c->at + text.n;
	c->line = 1;
	c->lookups = arena_new(a, struct lookups);
	c->delimiter = sniff(c);
	return c;
}

/* Room for a decoded field.  What earlier fields of this row point into
 * stays where it is: a block that is too small is left to the arena. */
static char *
room_for(struct csv *c, size_t n)
{
	char *p;

	if (c->room_cap - c->room_n < n) {
		c->room_cap = (n > c->room_cap ? n : c->room_cap) * 2;
		c->room = arena_take(c->arena, c->room_cap);
		c->room_n = 0;
	}
	p = c->room + c->room_n;
	c->room_n += n;
	return p;
}

static uint32_t
line_ends(struct str s)
{
	uint32_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '\n' ||
		     (s.p[i] == '\r' && !(i + 1 < s.n && s.p[i + 1] == '\n'));
	return n;
}

/* Behind the opening quote; false where there is no closing one. */
static bool
quoted(struct csv *c, struct str *to)
{
	const char *from = c->at, *p = from;
	size_t doubled = 0, n = 0;
	char *copy;

	for (;;) {
		p = memchr(p, '"', (size_t)(c->end - p));
		if (p == NULL)
			return false;
		if (p + 1 == c->end || p[1] != '"')
			break;
		doubled++;
		p += 2;
	}
	*to = (struct str){ from, (size_t)(p - from) };
	c->at = p + 1;
	c->line += line_ends(*to);
	if (doubled == 0)
		return true;
	copy = room_for(c, to->n - doubled);
	for (const char *q = from; q < p; q++) {
		copy[n++] = *q;
		q += *q == '"';
	}
	*to = (struct str){ copy, n };
	return true;
}

static struct str
bare(struct csv *c)
{
	const char *from = c->at;

	while (c->at < c->end && *c->at != c->delimiter && *c->at != '\n' &&
	       *c->at != '\r')
		c->at++;
	return (struct str){ from, (size_t)(c->at - from) };
}

static bool
field(struct csv *c, struct str *to)
{
	struct str tail;
	char *both;

	if (c->at == c->end || *c->at != '"') {
		*to = bare(c);
		return true;
	}
	c->at++;
	if (!quoted(c, to))
		return false;
	/* Text behind the closing quote belongs to the field, as spreadsheets
	 * have it. */
	tail = bare(c);
	if (tail.n == 0)
		return true;
	both = room_for(c, to->n + tail.n);
	memcpy(both, to->p, to->n);
	memcpy(both + to->n, tail.p, tail.n);
	*to = (struct str){ both, to->n + tail.n };
	return true;
}

static bool
blank_row(const struct csv *c)
{
	return c->fields.n == 0 ||
	       (c->fields.n == 1 && str_trim(c->fields.v[0]).n == 0);
}

static void
end_line(struct csv *c)
{
	bool cr = c->at < c->end && *c->at == '\r';

	c->at += cr;
	c->at += c->at < c->end && *c->at == '\n';
	c->line++;
}

static void
pass_line(struct csv *c)
{
	while (c->at < c->end && *c->at != '\n' && *c->at != '\r')
		c->at++;
	end_line(c);
}

enum row { ROW_END, ROW_WHOLE, ROW_OPEN };

/* A row whose quote is never closed is left out, its first line alone: what
 * follows may be good.  No later quote can be open then, as all the quotes
 * that follow were seen to come in pairs. */
static enum row
raw_row(struct csv *c)
{
	const char *from = c->at;
	struct str s;

	if (c->at == c->end)
		return ROW_END;
	c->fields.n = c->fields_n = 0;
	c->room_n = 0;
	c->row_line = c->line;
	for (;; c->at++) {
		if (!field(c, &s)) {
			c->at = from;
			c->line = c->row_line;
			while (
			    c->at < c->end && *c->at != '\n' && *c->at != '\r')
				c->at++;
			end_line(c);
			return ROW_OPEN;
		}
		if (c->fields_n <= LIMIT_FIELDS)
			c->fields_n++;
		if (c->fields.n < LIMIT_FIELDS)
			strs_add(c->arena, &c->fields, s);
		if (c->at == c->end || *c->at != c->delimiter)
			break;
	}
	end_line(c);
	return ROW_WHOLE;
}

bool
csv_row(struct csv *c)
{
	enum row row;

	while ((row = raw_row(c)) != ROW_END) {
		if (row == ROW_WHOLE && !blank_row(c))
			return true;
		if (row == ROW_OPEN && !c->bad) {
			c->bad = true;
			c->bad_line = c->row_line;
		}
	}
	c->fields.n = c->fields_n = 0;
	c->done = true;
	return false;
}

/* A column's name without case and the signs that vary. */
static struct str
plain(struct arena *a, struct str s)
{
	struct str low = utf8_lower(a, str_trim(s));
	char *to = arena_take(a, low.n);
	size_t n = 0;

	for (size_t i = 0; i < low.n; i++)
		if (low.p[i] != ' ' && low.p[i] != '_' && low.p[i] != '-')
			to[n++] = low.p[i];
	return (struct str){ to, n };
}

static struct strs
plain_fields(const struct csv *c)
{
	struct strs to = { 0 };

	for (uint32_t i = 0; i < c->fields.n; i++)
		strs_add(c->arena, &to, plain(c->arena, c->fields.v[i]));
	return to;
}

static bool
has_all(const struct strs *have, const struct strs *need)
{
	for (uint32_t i = 0; i < need->n; i++)
		if (!strs_has(have, need->v[i]))
			return false;
	return true;
}

/* A header row that may be taken. */
struct header {
	const char *at;
	uint32_t line, columns;
	char delimiter;
};

/* The first row that has all names, under the delimiter now in force.  Each
 * line is tried, whatever quote it may stand in: a preamble knows no rules. */
static bool
find_header(struct csv *c, const struct strs *need, struct header *to)
{
	for (int i = 0; i < HEADER_LINES && c->at < c->end; i++) {
		struct strs have;

		*to = (struct header){ c->at, c->line, 0, c->delimiter };
		if (raw_row(c) == ROW_WHOLE && !blank_row(c)) {
			to->columns = c->fields_n;
			have = plain_fields(c);
			if (has_all(&have, need))
				return true;
		}
		c->at = to->at;
		c->line = to->line;
		pass_line(c);
	}
	return false;
}

static void
take_header(struct csv *c, const struct header *h)
{
	c->at = h->at;
	c->line = h->line;
	c->delimiter = h->delimiter;
	raw_row(c);
	c->plain = plain_fields(c);
	c->names = (struct strs){ 0 };
	for (uint32_t i = 0; i < c->fields.n; i++)
		strs_add(c->arena, &c->names,
		    str_copy(c->arena, str_trim(c->fields.v[i])));
	c->asked = arena_array(c->arena, bool, c->names.n);
	*c->lookups = (struct lookups){ 0 };
}

bool
csv_header(struct csv *c, const char *const *need)
{
	struct header start = { c->at, c->line, 0, c->delimiter };
	struct header best = { 0 }, h;
	const char *end = c->end;
	uint32_t row_line = c->row_line;
	struct strs names = { 0 };

	for (; *need != NULL; need++)
		strs_add(c->arena, &names, plain(c->arena, str_of(*need)));
	if (end - start.at > HEADER_BYTES)
		c->end = start.at + HEADER_BYTES;
	for (const char *d = delimiters; *d != '\0'; d++) {
		c->delimiter = *d;
		if (find_header(c, &names, &h) &&
		    (best.at == NULL || h.at < best.at ||
			(h.at == best.at && h.columns > best.columns)))
			best = h;
		c->at = start.at;
		c->line = start.line;
	}
	c->end = end;
	c->fields.n = c->fields_n = 0;
	if (best.at != NULL) {
		take_header(c, &best);
		return true;
	}
	c->delimiter = start.delimiter;
	c->row_line = row_line;
	return false;
}

static int
find_column(const struct csv *c, const char *name)
{
	struct str want = plain(c->arena, str_of(name));

	for (uint32_t i = 0; i < c->plain.n; i++)
		if (str_eq(c->plain.v[i], want))
			return (int)i;
	return -1;
}

/* The place of a lookup by that address, perhaps a new one. */
static struct lookup *
lookup(const struct csv *c, const char *name)
{
	struct lookups *l = c->lookups;

	for (uint32_t i = 0; i < l->of.n; i++) {
		l->at = l->at + 1 < l->of.n ? l->at + 1 : 0;
		if (l->of.v[l->at].name == name)
			return &l->of.v[l->at];
	}
	if (l->of.n < LOOKUPS)
		vec_add(c->arena, &l->of) = (struct lookup){ 0 };
	return &l->of.v[l->of.n < LOOKUPS ? l->of.n - 1 : l->at];
}

int
csv_column(const struct csv *c, const char *name)
{
	struct lookup *l = lookup(c, name);

	if (l->name != name || !str_eq(l->copy, str_of(name))) {
		l->name = name;
		l->copy = str_copy(c->arena, str_of(name));
		l->column = find_column(c, name);
	}
	if (l->column >= 0)
		c->asked[l->column] = true;
	return l->column;
}

struct str
csv_get(struct csv *c, const char *name)
{
	int i = csv_column(c, name);

	return i < 0 ? STR_NONE : str_trim(csv_at(c, (uint32_t)i));
}

struct str
csv_at(const struct csv *c, uint32_t i)
{
	return i < c->fields.n ? c->fields.v[i] : STR_NONE;
}

uint32_t
csv_fields(const struct csv *c)
{
	return c->fields_n;
}

uint32_t
csv_columns(const struct csv *c)
{
	return c->names.n;
}

struct str
csv_name(const struct csv *c, uint32_t i)
{
	return i < c->names.n ? c->names.v[i] : STR_NONE;
}

bool
csv_asked(const struct csv *c, uint32_t i)
{
	return i < c->names.n && c->asked[i];
}

uint32_t
csv_line(const struct csv *c)
{
	return c->done && c->bad ? c->bad_line : c->row_line;
}

bool
csv_bad(const struct csv *c)
{
	return c->bad;
}

bool
csv_guessed(const struct csv *c)
{
	return c->guessed;
}

char
csv_delimiter(const struct csv *c)
{
	return c->delimiter;
}
