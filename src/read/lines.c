#include "read/lines.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "limit.h"
#include "read/text.h"

struct lines {
	struct arena *arena;
	const char *at, *end;
	const char *feed; /* the first LF from `at` on, or `end` */
	uint32_t number;
};

struct lines *
lines_open(struct arena *a, struct str bytes)
{
	struct lines *l = arena_new(a, struct lines);
	struct str text = text_unmark(a, bytes);

	l->arena = a;
	l->at = text.n > 0 ? text.p : "";
	l->end = l->at + text.n;
	l->feed = l->at;
	return l;
}

bool
lines_next(struct lines *l, struct str *line)
{
	const char *from = l->at, *stop;

	if (from == l->end)
		return false;
	/* Kept, as a file with CR alone would be searched again and again. */
	if (l->feed < from || (l->feed < l->end && *l->feed != '\n')) {
		l->feed = memchr(from, '\n', (size_t)(l->end - from));
		if (l->feed == NULL)
			l->feed = l->end;
	}
	stop = memchr(from, '\r', (size_t)(l->feed - from));
	if (stop == NULL)
		stop = l->feed;
	*line = (struct str){ from, (size_t)(stop - from) };
	l->at = stop;
	if (l->at < l->end && *l->at == '\r')
		l->at++;
	if (l->at < l->end && l->at == l->feed)
		l->at++;
	l->number++;
	while (str_starts(*line, STR("\xEF\xBB\xBF")))
		*line = str_sub(*line, 3, SIZE_MAX);
	return true;
}

uint32_t
lines_number(const struct lines *l)
{
	return l->number;
}

/* Whether the next line goes on with this one, after RFC 6350, 3.2. */
static bool
folded(const struct lines *l)
{
	return l->at < l->end && (*l->at == ' ' || *l->at == '\t');
}

/* Version 2.1: a line of quoted-printable that ends in '=' goes on without
 * indent, but never into the end of the card. */
static bool
broken(const struct lines *l, struct str line)
{
	struct lines ahead = *l;
	struct str more;

	return str_ends(line, STR("=")) && lines_next(&ahead, &more) &&
	       !str_eq_nocase(str_trim(more), STR("END:VCARD"));
}

/* Joins a line with all that belongs to it into `to`, if that is there; gives
 * the length. */
static size_t
join(struct lines *l, struct str line, bool printable, char *to)
{
	size_t n = 0;

	for (;;) {
		bool soft = printable && broken(l, line);
		bool fold = !soft && folded(l);
		size_t k = line.n - soft;

		if (to != NULL && k > 0)
			memcpy(to + n, line.p, k);
		n += k;
		if ((!fold && !soft) || !lines_next(l, &line))
			return n;
		if (fold)
			line = str_sub(line, 1, SIZE_MAX);
	}
}

/* The same in the arena; a line alone stays where it is. */
static struct str
whole_line(struct lines *l, struct str first, bool printable)
{
	struct lines start = *l;
	size_t n = join(l, first, printable, NULL);
	char *to;

	if (l->at == start.at)
		return first;
	*l = start;
	to = arena_take(l->arena, n);
	join(l, first, printable, to);
	return (struct str){ to, n };
}

static struct str
quoted_printable(struct arena *a, struct str s)
{
	char *p = arena_take(a, s.n);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.n - i > 2 && s.p[i] == '=' && str_hex(s.p[i + 1]) >= 0 &&
		    str_hex(s.p[i + 2]) >= 0) {
			p[n++] = (char)(str_hex(s.p[i + 1]) * 16 +
					str_hex(s.p[i + 2]));
			i += 2;
		} else if (s.p[i] != '=' || i + 1 < s.n) {
			p[n++] = s.p[i];
		}
	}
	return (struct str){ p, n };
}

/* Where the first `c` outside quotes is, or SIZE_MAX. */
static size_t
unquoted(struct str s, char c)
{
	bool quoted = false;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			quoted = !quoted;
		else if (s.p[i] == c && !quoted)
			return i;
	}
	return SIZE_MAX;
}

static struct str
unquote(struct str s)
{
	s = str_trim(s);
	if (str_starts(s, STR("\"")))
		s = str_sub(s, 1, SIZE_MAX);
	if (str_ends(s, STR("\"")))
		s.n--;
	return s;
}

/* Takes the first of some parameters.  Version 2.1 has values without a
 * name. */
static bool
next_param(struct str *rest, struct str *name, struct str *value)
{
	size_t n = unquoted(*rest, ';');

	if (rest->n == 0)
		return false;
	*value = str_sub(*rest, 0, n);
	*rest = n < rest->n ? str_sub(*rest, n + 1, SIZE_MAX) : STR_NONE;
	n = unquoted(*value, '=');
	*name = n < value->n ? str_trim(str_sub(*value, 0, n)) : STR_NONE;
	if (n < value->n)
		*value = str_sub(*value, n + 1, SIZE_MAX);
	*value = unquote(*value);
	return true;
}

bool
card_is(const struct card_line *c, const char *param, const char *value)
{
	struct str rest = c->params, name, list;

	while (next_param(&rest, &name, &list)) {
		if (name.n > 0 && !str_eq_nocase(name, str_of(param)))
			continue;
		while (list.n > 0)
			if (str_eq_nocase(
				unquote(str_cut(&list, ',')), str_of(value)))
				return true;
	}
	return false;
}

static struct str
charset_of(const struct card_line *c)
{
	struct str rest = c->params, name, value;

	while (next_param(&rest, &name, &value))
		if (str_eq_nocase(name, STR("CHARSET")))
			return value;
	return STR_NONE;
}

/*
 * Whether a text of that encoding would hardly pass for UTF-8 by chance, so
 * that one which does is UTF-8: the file was converted and its claims were
 * not.  True of the ISO 8859 and Windows-125x families.
 */
static bool
is_unlike_utf8(struct str charset)
{
	return str_eq_nocase(str_sub(charset, 0, 8), STR("ISO-8859")) ||
	       str_eq_nocase(str_sub(charset, 0, 11), STR("WINDOWS-125"));
}

static void
decode_value(struct arena *a, struct card_line *c)
{
	struct str charset = charset_of(c), s;
	bool guessed;

	if (card_is(c, "ENCODING", "QUOTED-PRINTABLE"))
		c->value = quoted_printable(a, c->value);
	if (charset.n > 0 &&
	    !str_eq_nocase(str_sub(charset, 0, 3), STR("UTF")) &&
	    !(is_unlike_utf8(charset) && utf8_valid(c->value))) {
		s = utf8_from(a, str_copy(a, charset).p, c->value);
		if (s.n > 0)
			c->value = s;
	}
	c->value = text_utf8(a, c->value, &guessed);
}

static struct str
upper(struct arena *a, struct str s)
{
	char *p = arena_take(a, s.n);

	for (size_t i = 0; i < s.n; i++)
		p[i] =
		    (char)(s.p[i] >= 'a' && s.p[i] <= 'z' ? s.p[i] - ('a' - 'A')
							  : s.p[i]);
	return (struct str){ p, s.n };
}

/* Takes a line apart up to its value; false for one without a colon. */
static bool
split(struct arena *a, struct str line, struct card_line *to)
{
	size_t colon = unquoted(line, ':');
	struct str head, path;

	if (colon == SIZE_MAX)
		colon = str_find(line, STR(":"));
	if (colon == SIZE_MAX)
		return false;
	head = str_sub(line, 0, colon);
	path = str_trim(str_cut(&head, ';'));
	to->params = head;
	to->name = upper(a, str_after_last(path, '.'));
	to->group = str_sub(path, 0, path.n - to->name.n);
	if (to->group.n > 0)
		to->group.n--; /* the point */
	to->value = str_sub(line, colon + 1, SIZE_MAX);
	return true;
}

bool
card_next(struct lines *l, struct card_line *to)
{
	struct str first;

	while (lines_next(l, &first)) {
		struct lines start = *l;
		struct str line = whole_line(l, first, false);

		*to = (struct card_line){ .line = start.number };
		if (!split(l->arena, line, to))
			continue;
		if (card_is(to, "ENCODING", "QUOTED-PRINTABLE")) {
			*l = start;
			line = whole_line(l, first, true);
			split(l->arena, line, to);
		}
		decode_value(l->arena, to);
		return true;
	}
	return false;
}

struct str
card_text(struct arena *a, struct str s)
{
	char *p;
	size_t n = 0;

	if (s.n == 0 || memchr(s.p, '\\', s.n) == NULL)
		return s;
	p = arena_take(a, s.n);
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i], after = i + 1 < s.n ? s.p[i + 1] : '\0';

		if (c == '\\' && (after == 'n' || after == 'N')) {
			p[n++] = '\n';
			i++;
		} else if (c == '\\' && (after == ',' || after == ';' ||
					    after == ':' || after == '\\')) {
			p[n++] = after;
			i++;
		} else {
			p[n++] = c;
		}
	}
	return (struct str){ p, n };
}

struct strs
card_parts(struct arena *a, struct str value, char sep)
{
	struct strs parts = { 0 };
	size_t from = 0;

	for (size_t i = 0; i < value.n && parts.n + 1 < LIMIT_FIELDS; i++) {
		if (value.p[i] == '\\') {
			i++;
		} else if (value.p[i] == sep) {
			strs_add(a, &parts,
			    card_text(a, str_sub(value, from, i - from)));
			from = i + 1;
		}
	}
	strs_add(a, &parts, card_text(a, str_sub(value, from, SIZE_MAX)));
	return parts;
}
