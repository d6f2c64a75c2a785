#include "read/csv.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "limit.h"

enum { HEADER_ROWS = 40, NAME_MAX_BYTES = 128, LOOKUPS = 64 };

struct csv {
	struct arena *arena;
	const char *at, *end;
	char delimiter;
	uint32_t line, row_line; /* of `at`; on which the row began */
	bool bad, guessed;
	struct strs fields; /* of this row; quoted ones without quotes */
	struct strs names;  /* of the header, as written */
	struct strs plain;  /* the same without case and varying signs */
	bool *asked;
	/* Columns asked for by name, found again by the name's address. */
	struct lookup {
		const char *column;
		int at;
	} lookups[LOOKUPS];
	uint32_t lookups_n;
	char *room; /* for fields with doubled quotes */
	size_t room_n, room_cap;
};

/* Any of the encodings that spreadsheets write, as UTF-8 without mark. */
static struct str
to_utf8(struct arena *a, struct str s, bool *guessed)
{
	*guessed = false;
	if (str_starts(s, STR("\xEF\xBB\xBF")))
		return str_sub(s, 3, SIZE_MAX);
	if (str_starts(s, STR("\xFF\xFE")))
		return utf8_from(a, "UTF-16LE", str_sub(s, 2, SIZE_MAX));
	if (str_starts(s, STR("\xFE\xFF")))
		return utf8_from(a, "UTF-16BE", str_sub(s, 2, SIZE_MAX));
	if (utf8_valid(s))
		return s;
	*guessed = true;
	return utf8_from(a, "windows-1252", s);
}

struct csv *
csv_open(struct arena *a, struct str bytes)
{
	struct csv *c = arena_new(a, struct csv);
	struct str text = to_utf8(a, bytes, &c->guessed);

	c->arena = a;
	c->at = text.n > 0 ? text.p : "";
	c->end = c->at + text.n;
	c->delimiter = ',';
	c->line = 1;
	return c;
}

/* Room for a decoded field.  What earlier fields of this row point into
 * stays where it is: a block that is too small is left to the arena. */
static char *
room_for(struct csv *c, size_t n)
{
	char *p;

	if (c->room_cap - c->room_n < n) {
		c->room_cap = n > 4096 ? n * 2 : 8192;
		c->room = arena_take(c->arena, c->room_cap);
		c->room_n = 0;
	}
	p = c->room + c->room_n;
	c->room_n += n;
	return p;
}

/* Behind the opening quote.  A field whose quote never closes ends with the
 * text, and the reader is bad. */
static struct str
quoted(struct csv *c)
{
	const char *from = c->at, *p = from;
	size_t doubled = 0, n = 0;
	char *to;

	for (;;) {
		const char *q =
		    p < c->end ? memchr(p, '"', (size_t)(c->end - p)) : NULL;

		if (q == NULL) {
			c->bad = true;
			p = c->end;
			break;
		}
		p = q;
		if (q + 1 < c->end && q[1] == '"') {
			doubled++;
			p = q + 2;
			continue;
		}
		break;
	}
	c->at = p < c->end ? p + 1 : p;
	for (const char *q = from; q < p; q++)
		c->line +=
		    *q == '\n' || (*q == '\r' && !(q + 1 < p && q[1] == '\n'));
	if (doubled == 0)
		return (struct str){ from, (size_t)(p - from) };
	to = room_for(c, (size_t)(p - from));
	for (const char *q = from; q < p; q++) {
		to[n++] = *q;
		q += *q == '"';
	}
	return (struct str){ to, n };
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

static struct str
field(struct csv *c)
{
	struct str s, tail;

	if (c->at >= c->end || *c->at != '"')
		return bare(c);
	c->at++;
	s = quoted(c);
	/* Text behind the closing quote belongs to the field, as spreadsheets
	 * have it. */
	tail = bare(c);
	if (tail.n == 0)
		return s;
	{
		char *to = room_for(c, s.n + tail.n);

		if (s.n > 0)
			memcpy(to, s.p, s.n);
		memcpy(to + s.n, tail.p, tail.n);
		return (struct str){ to, s.n + tail.n };
	}
}

static bool
blank_row(const struct csv *c)
{
	return c->fields.n == 0 ||
	       (c->fields.n == 1 && str_trim(c->fields.v[0]).n == 0);
}

static bool
raw_row(struct csv *c)
{
	if (c->at >= c->end || c->bad)
		return false;
	c->fields.n = 0;
	c->room_n = 0;
	c->row_line = c->line;
	for (;;) {
		struct str s = field(c);

		if (c->fields.n < LIMIT_FIELDS)
			strs_add(c->arena, &c->fields, s);
		if (c->at < c->end && *c->at == c->delimiter) {
			c->at++;
			continue;
		}
		break;
	}
	if (c->at < c->end && *c->at == '\r')
		c->at++;
	if (c->at < c->end && *c->at == '\n')
		c->at++;
	c->line++;
	return true;
}

bool
csv_row(struct csv *c)
{
	while (raw_row(c))
		if (!blank_row(c))
			return true;
	return false;
}

/* A column's name without case and the signs that vary. */
static struct str
plain(struct str s, char to[NAME_MAX_BYTES])
{
	size_t n = 0;

	for (size_t i = 0; i < s.n && n < NAME_MAX_BYTES; i++) {
		char ch = s.p[i];

		if (ch == ' ' || ch == '_' || ch == '-')
			continue;
		if (ch >= 'A' && ch <= 'Z')
			ch = (char)(ch + ('a' - 'A'));
		to[n++] = ch;
	}
	return (struct str){ to, n };
}

static bool
same_name(struct str a, struct str b)
{
	char pa[NAME_MAX_BYTES], pb[NAME_MAX_BYTES];

	return str_eq(plain(a, pa), plain(b, pb));
}

static bool
row_has(const struct csv *c, const char *const *need)
{
	for (; *need != NULL; need++) {
		uint32_t i;

		for (i = 0; i < c->fields.n; i++)
			if (same_name(c->fields.v[i], str_of(*need)))
				break;
		if (i == c->fields.n)
			return false;
	}
	return true;
}

static void
take_header(struct csv *c)
{
	char room[NAME_MAX_BYTES];

	c->names = c->plain = (struct strs){ 0 };
	c->lookups_n = 0;
	for (uint32_t i = 0; i < c->fields.n; i++) {
		struct str name = str_trim(c->fields.v[i]);

		strs_add(c->arena, &c->names, str_copy(c->arena, name));
		strs_add(
		    c->arena, &c->plain, str_copy(c->arena, plain(name, room)));
	}
	c->asked = arena_array(c->arena, bool, c->names.n);
}

static bool
find_header(struct csv *c, const char *const *need)
{
	for (int i = 0; i < HEADER_ROWS && raw_row(c); i++)
		if (!blank_row(c) && row_has(c, need)) {
			take_header(c);
			return true;
		}
	return false;
}

bool
csv_header(struct csv *c, const char *const *need)
{
	static const char delimiters[] = ",;\t";
	const char *at = c->at;
	uint32_t line = c->line;
	char before = c->delimiter;

	for (size_t i = 0; delimiters[i] != '\0'; i++) {
		c->delimiter = delimiters[i];
		if (find_header(c, need))
			return true;
		c->at = at;
		c->line = line;
		c->bad = false;
	}
	c->delimiter = before;
	c->fields.n = 0;
	return false;
}

static int
find_column(const struct csv *c, const char *column)
{
	char room[NAME_MAX_BYTES];
	struct str want = plain(str_of(column), room);

	for (uint32_t i = 0; i < c->plain.n; i++)
		if (str_eq(c->plain.v[i], want)) {
			c->asked[i] = true;
			return (int)i;
		}
	return -1;
}

int
csv_column(const struct csv *c, const char *column)
{
	return find_column(c, column);
}

struct str
csv_get(struct csv *c, const char *column)
{
	uint32_t k = 0;
	int i;

	while (k < c->lookups_n && c->lookups[k].column != column)
		k++;
	if (k == c->lookups_n && k < LOOKUPS)
		c->lookups[c->lookups_n++] =
		    (struct lookup){ column, find_column(c, column) };
	i = k < LOOKUPS ? c->lookups[k].at : find_column(c, column);
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
	return c->fields.n;
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
	return c->row_line;
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
