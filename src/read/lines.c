#include "read/lines.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

struct lines {
	struct arena *arena;
	struct str rest;
	uint32_t number;
};

struct lines *
lines_open(struct arena *a, struct str bytes)
{
	struct lines *l = arena_new(a, struct lines);

	l->arena = a;
	l->rest = bytes;
	if (str_starts(bytes, STR("\xFF\xFE")))
		l->rest = utf8_from(a, "UTF-16LE", str_sub(bytes, 2, SIZE_MAX));
	else if (str_starts(bytes, STR("\xFE\xFF")))
		l->rest = utf8_from(a, "UTF-16BE", str_sub(bytes, 2, SIZE_MAX));
	return l;
}

bool
lines_next(struct lines *l, struct str *line)
{
	size_t n = 0;

	if (l->rest.n == 0)
		return false;
	while (n < l->rest.n && l->rest.p[n] != '\n' && l->rest.p[n] != '\r')
		n++;
	*line = str_sub(l->rest, 0, n);
	if (n + 1 < l->rest.n && l->rest.p[n] == '\r' &&
	    l->rest.p[n + 1] == '\n')
		n++;
	l->rest = str_sub(l->rest, n + 1, SIZE_MAX);
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

/* ---- content lines -------------------------------------------------- */

static bool
is_fold(struct str rest)
{
	return rest.n > 0 && (rest.p[0] == ' ' || rest.p[0] == '\t');
}

/* A growing line; each piece is copied once, room doubles. */
struct joined {
	char *p;
	size_t n, cap;
};

static void
join(struct arena *a, struct joined *j, struct str s)
{
	if (j->n + s.n + 1 > j->cap) {
		size_t cap = (j->n + s.n + 1) * 2;
		char *p = arena_take(a, cap);

		if (j->n > 0)
			memcpy(p, j->p, j->n);
		j->p = p;
		j->cap = cap;
	}
	if (s.n > 0)
		memcpy(j->p + j->n, s.p, s.n);
	j->n += s.n;
}

/* The line with all that is folded behind it. */
static struct str
unfold(struct lines *l, struct str line)
{
	struct joined j = { 0 };
	struct str more;

	if (!is_fold(l->rest))
		return line;
	join(l->arena, &j, line);
	while (is_fold(l->rest) && lines_next(l, &more))
		join(l->arena, &j, str_sub(more, 1, SIZE_MAX));
	return (struct str){ j.p, j.n };
}

/* Version 2.1: a line that ends in '=' goes on without indent. */
static struct str
soft_breaks(struct lines *l, struct str line)
{
	struct joined j = { 0 };
	struct str more;

	if (!str_ends(line, STR("=")))
		return line;
	join(l->arena, &j, str_sub(line, 0, line.n - 1));
	while (lines_next(l, &more)) {
		bool on = str_ends(more, STR("="));

		join(l->arena, &j, str_sub(more, 0, more.n - on));
		if (!on)
			break;
	}
	return (struct str){ j.p, j.n };
}

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static struct str
quoted_printable(struct arena *a, struct str s)
{
	char *p = arena_take(a, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '=' && i + 2 < s.n && hex(s.p[i + 1]) >= 0 &&
		    hex(s.p[i + 2]) >= 0) {
			p[n++] = (char)(hex(s.p[i + 1]) * 16 + hex(s.p[i + 2]));
			i += 2;
		} else {
			p[n++] = s.p[i];
		}
	}
	return (struct str){ p, n };
}

/* The colon that ends the parameters: not one inside quotes. */
static size_t
colon(struct str s)
{
	bool quoted = false;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			quoted = !quoted;
		else if (s.p[i] == ':' && !quoted)
			return i;
	}
	return SIZE_MAX;
}

static struct str
upper(struct arena *a, struct str s)
{
	char *p = arena_take(a, s.n + 1);

	for (size_t i = 0; i < s.n; i++)
		p[i] = (char)(s.p[i] >= 'a' && s.p[i] <= 'z' ? s.p[i] - 32
							     : s.p[i]);
	return (struct str){ p, s.n };
}

/* The value of a parameter, or the empty string. */
static struct str
param(const struct card_line *c, const char *name)
{
	struct str rest = c->params;

	while (rest.n > 0) {
		struct str value = str_cut(&rest, ';');
		struct str key = str_cut(&value, '=');

		if (str_eq_nocase(str_trim(key), str_of(name)) && value.n > 0)
			return str_trim(value);
	}
	return STR_NONE;
}

static void
decode_value(struct arena *a, struct card_line *c)
{
	struct str charset = param(c, "CHARSET");

	if (card_is(c, "ENCODING", "QUOTED-PRINTABLE"))
		c->value = quoted_printable(a, c->value);
	if (charset.n > 0 && !str_eq_nocase(charset, STR("UTF-8"))) {
		struct str s = utf8_from(a, str_copy(a, charset).p, c->value);

		if (s.n > 0)
			c->value = s;
	} else if (!utf8_valid(c->value)) {
		c->value = utf8_from(a, "windows-1252", c->value);
	}
}

bool
card_next(struct lines *l, struct card_line *to)
{
	struct str line;

	while (lines_next(l, &line)) {
		uint32_t began = l->number;
		size_t at;
		struct str head;

		line = unfold(l, line);
		at = colon(line);
		if (at == SIZE_MAX)
			continue;
		*to = (struct card_line){ .line = began };
		head = str_sub(line, 0, at);
		to->name = str_cut(&head, ';');
		to->params = head;
		if (card_is(to, "ENCODING", "QUOTED-PRINTABLE"))
			line = soft_breaks(l, line);
		to->value = str_sub(line, at + 1, SIZE_MAX);
		head = to->name;
		to->name = str_after_last(head, '.');
		to->group = str_sub(head, 0,
		    head.n == to->name.n ? 0 : head.n - to->name.n - 1);
		to->name = upper(l->arena, str_trim(to->name));
		decode_value(l->arena, to);
		return true;
	}
	return false;
}

/* "CELL,VOICE" or "\"cell,voice\"" holds the value. */
static bool
list_has(struct str list, struct str value)
{
	while (list.n > 0) {
		struct str one = str_trim(str_cut(&list, ','));

		if (str_starts(one, STR("\"")))
			one = str_sub(one, 1, SIZE_MAX);
		if (str_ends(one, STR("\"")))
			one.n--;
		if (str_eq_nocase(one, value))
			return true;
	}
	return false;
}

bool
card_is(const struct card_line *c, const char *name, const char *value)
{
	struct str rest = c->params;

	while (rest.n > 0) {
		struct str list = str_cut(&rest, ';');
		struct str whole = list, key = str_cut(&list, '=');

		/* Version 2.1 writes the value alone. */
		if (key.n == whole.n) {
			if (str_eq_nocase(str_trim(whole), str_of(value)))
				return true;
		} else if (str_eq_nocase(str_trim(key), str_of(name)) &&
			   list_has(list, str_of(value))) {
			return true;
		}
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
	p = arena_take(a, s.n + 1);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '\\' || i + 1 == s.n) {
			p[n++] = s.p[i];
			continue;
		}
		i++;
		if (s.p[i] == 'n' || s.p[i] == 'N')
			p[n++] = '\n';
		else if (strchr(",;:\\", s.p[i]) != NULL && s.p[i] != '\0')
			p[n++] = s.p[i];
		else {
			p[n++] = '\\';
			p[n++] = s.p[i];
		}
	}
	return (struct str){ p, n };
}

struct strs
card_parts(struct arena *a, struct str value, char sep)
{
	struct strs parts = { 0 };
	size_t from = 0;

	for (size_t i = 0; i <= value.n; i++) {
		if (i < value.n && value.p[i] == '\\') {
			i++;
			continue;
		}
		if (i >= value.n || value.p[i] == sep) {
			size_t to = i < value.n ? i : value.n;

			strs_add(a, &parts,
			    card_text(a, str_sub(value, from, to - from)));
			from = i + 1;
		}
	}
	return parts;
}
