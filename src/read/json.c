#include "read/json.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "limit.h"

/* An object or array that has been entered. */
struct level {
	char bracket;
	bool begun;     /* a key or an item has been read */
	struct str key; /* the last key, as written */
	uint32_t item;  /* the number of the last item */
};

struct json {
	struct arena *arena;
	const char *start, *at, *end;
	int flags;
	bool bad;
	uint32_t depth;
	struct level stack[LIMIT_DEPTH];
};

struct json *
json_open(struct arena *a, struct str bytes, int flags)
{
	struct json *j = arena_new(a, struct json);

	if (str_starts(bytes, STR("\xEF\xBB\xBF")))
		bytes = str_sub(bytes, 3, SIZE_MAX);
	j->arena = a;
	j->start = j->at = bytes.n > 0 ? bytes.p : "";
	j->end = j->at + bytes.n;
	j->flags = flags;
	return j;
}

static void
blanks(struct json *j)
{
	while (j->at < j->end && (*j->at == ' ' || *j->at == '\n' ||
				     *j->at == '\r' || *j->at == '\t'))
		j->at++;
}

static void
fault(struct json *j)
{
	j->bad = true;
}

/* The byte that comes next, '\0' at the end or after a fault. */
static char
next(struct json *j)
{
	blanks(j);
	return j->at < j->end && !j->bad ? *j->at : '\0';
}

enum json_type
json_peek(struct json *j)
{
	switch (next(j)) {
	case '{': return JSON_OBJECT;
	case '[': return JSON_ARRAY;
	case '"': return JSON_STRING;
	case 't': return JSON_TRUE;
	case 'f': return JSON_FALSE;
	case 'n': return JSON_NULL;
	case '-':
	case '0':
	case '1':
	case '2':
	case '3':
	case '4':
	case '5':
	case '6':
	case '7':
	case '8':
	case '9': return JSON_NUMBER;
	default: return JSON_END;
	}
}

/* Behind the opening quote: finds the closing one.  *escaped tells whether
 * there is anything to decode.  False where there is no end, or a control
 * character, which JSON forbids. */
static bool
find_end(struct json *j, struct str *raw, bool *escaped)
{
	const char *p = j->at;

	*escaped = false;
	while (p < j->end) {
		unsigned char c = (unsigned char)*p;

		if (c == '"') {
			*raw = (struct str){ j->at, (size_t)(p - j->at) };
			j->at = p + 1;
			return true;
		}
		if (c < 0x20)
			break;
		if (c == '\\') {
			*escaped = true;
			p++;
		}
		p++;
	}
	fault(j);
	return false;
}

static int
hex4(const char *p)
{
	int n = 0;

	for (int i = 0; i < 4; i++) {
		char c = p[i];

		n *= 16;
		if (c >= '0' && c <= '9')
			n += c - '0';
		else if (c >= 'a' && c <= 'f')
			n += c - 'a' + 10;
		else if (c >= 'A' && c <= 'F')
			n += c - 'A' + 10;
		else
			return -1;
	}
	return n;
}

static size_t
put_utf8(char *to, size_t n, uint32_t c)
{
	if (c < 0x80) {
		to[n++] = (char)c;
	} else if (c < 0x800) {
		to[n++] = (char)(0xC0 | c >> 6);
		to[n++] = (char)(0x80 | (c & 0x3F));
	} else if (c < 0x10000) {
		to[n++] = (char)(0xE0 | c >> 12);
		to[n++] = (char)(0x80 | (c >> 6 & 0x3F));
		to[n++] = (char)(0x80 | (c & 0x3F));
	} else {
		to[n++] = (char)(0xF0 | c >> 18);
		to[n++] = (char)(0x80 | (c >> 12 & 0x3F));
		to[n++] = (char)(0x80 | (c >> 6 & 0x3F));
		to[n++] = (char)(0x80 | (c & 0x3F));
	}
	return n;
}

/* \uXXXX at raw.p[*i], which moves behind it; a pair of surrogates is one
 * character, half of one is U+FFFD.  -1 where it is no number. */
static int32_t
unicode(struct str raw, size_t *i)
{
	int32_t c, low;

	if (*i + 4 > raw.n || (c = hex4(raw.p + *i)) < 0)
		return -1;
	*i += 4;
	if (c < 0xD800 || c > 0xDFFF)
		return c;
	if (c >= 0xDC00 || *i + 6 > raw.n || raw.p[*i] != '\\' ||
	    raw.p[*i + 1] != 'u')
		return 0xFFFD;
	low = hex4(raw.p + *i + 2);
	if (low < 0xDC00 || low > 0xDFFF)
		return 0xFFFD;
	*i += 6;
	return 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
}

static struct str
decode(struct json *j, struct str raw)
{
	static const char letters[] = "\"\\/bfnrt", means[] = "\"\\/\b\f\n\r\t";
	char *p = arena_take(j->arena, raw.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < raw.n;) {
		const char *hit;
		int32_t c;

		if (raw.p[i] != '\\') {
			p[n++] = raw.p[i++];
			continue;
		}
		i++; /* find_end saw to it that something follows */
		if (raw.p[i] == 'u') {
			i++;
			c = unicode(raw, &i);
			if (c < 0)
				break;
			n = put_utf8(p, n, (uint32_t)c);
			continue;
		}
		hit = memchr(letters, raw.p[i++], sizeof(letters) - 1);
		if (hit == NULL)
			break;
		p[n++] = means[hit - letters];
		continue;
	}
	return (struct str){ p, n };
}

/* Whether all escapes are ones that JSON knows. */
static bool
escapes_good(struct str raw)
{
	for (size_t i = 0; i < raw.n; i++) {
		if (raw.p[i] != '\\')
			continue;
		i++;
		if (raw.p[i] == 'u') {
			if (i + 4 >= raw.n || hex4(raw.p + i + 1) < 0)
				return false;
			i += 4;
		} else if (strchr("\"\\/bfnrt", raw.p[i]) == NULL ||
			   raw.p[i] == '\0') {
			return false;
		}
	}
	return true;
}

static bool
has_high(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return true;
	return false;
}

/* The string that begins at the quote under j->at. */
static bool
take_string(struct json *j, struct str *to)
{
	bool escaped;

	j->at++;
	if (!find_end(j, to, &escaped))
		return false;
	if (escaped && !escapes_good(*to)) {
		fault(j);
		return false;
	}
	if (escaped)
		*to = decode(j, *to);
	if (!has_high(*to))
		return true;
	if (!utf8_valid(*to)) {
		fault(j);
		return false;
	}
	if ((j->flags & JSON_MEND) != 0)
		*to = utf8_mend(j->arena, *to);
	return true;
}

bool
json_enter(struct json *j, char bracket)
{
	if (next(j) != bracket) {
		json_skip(j);
		return false;
	}
	if (j->depth == LIMIT_DEPTH) {
		fault(j);
		return false;
	}
	j->at++;
	j->stack[j->depth++] = (struct level){ .bracket = bracket };
	return true;
}

/* Goes to the next key or item; false leaves the level. */
static bool
advance(struct json *j, char close)
{
	struct level *l = &j->stack[j->depth - 1];
	char c = next(j);

	if (c == close) {
		j->at++;
		j->depth--;
		return false;
	}
	if (l->begun) {
		if (c != ',') {
			fault(j);
			j->depth--;
			return false;
		}
		j->at++;
		l->item++;
		c = next(j);
		/* A comma wants something behind it. */
		if (c == close)
			fault(j);
	}
	l->begun = true;
	if (json_peek(j) == JSON_END)
		fault(j);
	if (j->bad)
		j->depth--;
	return !j->bad;
}

bool
json_key(struct json *j, struct str *key)
{
	struct level *l;

	if (j->bad || j->depth == 0 || !advance(j, '}'))
		return false;
	l = &j->stack[j->depth - 1];
	if (*j->at != '"' || !take_string(j, key)) {
		fault(j);
		j->depth--;
		return false;
	}
	l->key = *key;
	if (next(j) != ':') {
		fault(j);
		j->depth--;
		return false;
	}
	j->at++;
	return true;
}

bool
json_item(struct json *j)
{
	return !j->bad && j->depth > 0 && advance(j, ']');
}

void
json_leave(struct json *j)
{
	uint32_t to = j->depth - 1;
	struct str key;

	while (!j->bad && j->depth > to) {
		bool more = j->stack[j->depth - 1].bracket == '{'
		                ? json_key(j, &key)
		                : json_item(j);

		if (more)
			json_skip(j);
	}
}

struct str
json_string(struct json *j)
{
	struct str s = STR_NONE;

	if (next(j) != '"')
		json_skip(j);
	else if (!take_string(j, &s))
		s = STR_NONE;
	return s;
}

static size_t
digits(const char *p, const char *end)
{
	const char *q = p;

	while (q < end && *q >= '0' && *q <= '9')
		q++;
	return (size_t)(q - p);
}

/* A number after the grammar of JSON. */
static bool
take_number(struct json *j, struct str *to)
{
	const char *p = j->at;
	size_t n;

	if (p < j->end && *p == '-')
		p++;
	n = digits(p, j->end);
	if (n == 0 || (n > 1 && *p == '0'))
		goto wrong;
	p += n;
	if (p < j->end && *p == '.') {
		n = digits(p + 1, j->end);
		if (n == 0)
			goto wrong;
		p += n + 1;
	}
	if (p < j->end && (*p == 'e' || *p == 'E')) {
		p++;
		if (p < j->end && (*p == '+' || *p == '-'))
			p++;
		n = digits(p, j->end);
		if (n == 0)
			goto wrong;
		p += n;
	}
	*to = (struct str){ j->at, (size_t)(p - j->at) };
	j->at = p;
	return true;
wrong:
	fault(j);
	return false;
}

bool
json_number(struct json *j, int64_t *to)
{
	struct str s;
	enum json_type type = json_peek(j);

	if (type == JSON_STRING)
		return str_to_int(json_string(j), to);
	if (type != JSON_NUMBER) {
		json_skip(j);
		return false;
	}
	if (!take_number(j, &s))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == 'e' || s.p[i] == 'E')
			return false;
	return str_to_int(str_cut(&s, '.'), to);
}

static bool
take_word(struct json *j, const char *word)
{
	size_t n = strlen(word);

	if ((size_t)(j->end - j->at) < n || memcmp(j->at, word, n) != 0) {
		fault(j);
		return false;
	}
	j->at += n;
	return true;
}

bool
json_bool(struct json *j)
{
	if (json_peek(j) != JSON_TRUE) {
		json_skip(j);
		return false;
	}
	return take_word(j, "true");
}

/* Skips one value that is no object and no array. */
static void
skip_scalar(struct json *j, enum json_type type)
{
	struct str s;
	bool escaped;

	switch (type) {
	case JSON_STRING:
		j->at++;
		if (find_end(j, &s, &escaped) &&
		    ((escaped && !escapes_good(s)) || !utf8_valid(s)))
			fault(j);
		break;
	case JSON_NUMBER: take_number(j, &s); break;
	case JSON_TRUE: take_word(j, "true"); break;
	case JSON_FALSE: take_word(j, "false"); break;
	case JSON_NULL: take_word(j, "null"); break;
	case JSON_END:
	case JSON_OBJECT:
	case JSON_ARRAY: fault(j); break;
	}
}

void
json_skip(struct json *j)
{
	uint32_t floor = j->depth;

	for (;;) {
		enum json_type type = json_peek(j);
		struct str key;

		if (j->bad)
			return;
		if (type == JSON_OBJECT || type == JSON_ARRAY)
			json_enter(j, type == JSON_OBJECT ? '{' : '[');
		else
			skip_scalar(j, type);
		/* On to the next value inside, leaving levels that end. */
		while (
		    !j->bad && j->depth > floor &&
		    !(j->stack[j->depth - 1].bracket == '{' ? json_key(j, &key)
							    : json_item(j)))
			continue;
		if (j->bad || j->depth <= floor)
			return;
	}
}

struct str
json_raw(struct json *j)
{
	const char *from;

	blanks(j);
	from = j->at;
	json_skip(j);
	return j->bad ? STR_NONE : (struct str){ from, (size_t)(j->at - from) };
}

struct str
json_path(struct json *j)
{
	struct str path = STR("$");

	for (uint32_t i = 0; i < j->depth; i++) {
		const struct level *l = &j->stack[i];

		if (l->bracket == '{' && l->begun)
			path = str_fmt(j->arena, "%.*s.%.*s", STR_ARG(path),
			    STR_ARG(l->key));
		else if (l->bracket == '[' && l->begun)
			path = str_fmt(
			    j->arena, "%.*s[%u]", STR_ARG(path), l->item);
	}
	return path;
}

uint32_t
json_line(const struct json *j)
{
	uint32_t n = 1;

	for (const char *p = j->start; p < j->at; p++)
		n += *p == '\n';
	return n;
}

bool
json_bad(struct json *j)
{
	return j->bad || (j->depth == 0 && next(j) != '\0');
}
