#include "read/json.h"

#include <inttypes.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "limit.h"
#include "read/json_text.h"

/* What the reader stands before, in the object or array entered last. */
enum at {
	AT_FIRST, /* the first key or item, or the end */
	AT_VALUE,
	AT_NEXT /* a comma, or the end */
};

/* An object or array that has been entered. */
struct level {
	bool object;
	uint32_t begun; /* keys or items so far */
	struct str key; /* the last one */
};

struct json {
	struct arena *arena;
	const char *start, *p, *end;
	int flags;
	bool bad;
	enum at at;
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
	j->start = j->p = bytes.n > 0 ? bytes.p : "";
	j->end = j->p + bytes.n;
	j->flags = flags;
	j->at = AT_VALUE;
	return j;
}

static bool
fault(struct json *j)
{
	j->bad = true;
	return false;
}

/* The next byte that is no white space; '\0', which begins nothing in JSON,
 * at the end. */
static char
next(struct json *j)
{
	const char *p = j->p;

	while (
	    p < j->end && (*p == ' ' || *p == '\n' || *p == '\t' || *p == '\r'))
		p++;
	j->p = p;
	return p < j->end ? *p : '\0';
}

static bool
expect(struct json *j, char c)
{
	if (next(j) != c || j->p == j->end)
		return fault(j);
	j->p++;
	return true;
}

static bool
pass_string(struct json *j, struct json_text *to)
{
	return expect(j, '"') &&
	       (json_text_pass(&j->p, j->end, to) || fault(j));
}

static struct str
decode(const struct json *j, struct json_text *t)
{
	return json_text_decode(j->arena, t, (j->flags & JSON_MEND) != 0);
}

static size_t
pass_digits(struct json *j)
{
	const char *from = j->p;

	while (j->p < j->end && *j->p >= '0' && *j->p <= '9')
		j->p++;
	return (size_t)(j->p - from);
}

/* RFC 8259, section 6. */
static bool
pass_number(struct json *j, struct str *to)
{
	const char *from = j->p, *first;
	size_t n;

	j->p += *j->p == '-';
	first = j->p;
	n = pass_digits(j);
	if (n == 0 || (n > 1 && *first == '0'))
		return fault(j);
	if (j->p < j->end && *j->p == '.') {
		j->p++;
		if (pass_digits(j) == 0)
			return fault(j);
	}
	if (j->p < j->end && (*j->p == 'e' || *j->p == 'E')) {
		j->p++;
		j->p += j->p < j->end && (*j->p == '+' || *j->p == '-');
		if (pass_digits(j) == 0)
			return fault(j);
	}
	*to = (struct str){ from, (size_t)(j->p - from) };
	return true;
}

static bool
pass_word(struct json *j, struct str word)
{
	if ((size_t)(j->end - j->p) < word.n ||
	    memcmp(j->p, word.p, word.n) != 0)
		return fault(j);
	j->p += word.n;
	return true;
}

static void
pass_scalar(struct json *j, enum json_type type)
{
	struct json_text t;
	struct str s;

	switch (type) {
	case JSON_STRING: pass_string(j, &t); break;
	case JSON_NUMBER: pass_number(j, &s); break;
	case JSON_TRUE: pass_word(j, STR("true")); break;
	case JSON_FALSE: pass_word(j, STR("false")); break;
	case JSON_NULL: pass_word(j, STR("null")); break;
	case JSON_OBJECT:
	case JSON_ARRAY:
	case JSON_END: fault(j); break;
	}
}

static enum json_type
type_of(char c)
{
	switch (c) {
	case '{': return JSON_OBJECT;
	case '[': return JSON_ARRAY;
	case '"': return JSON_STRING;
	case 't': return JSON_TRUE;
	case 'f': return JSON_FALSE;
	case 'n': return JSON_NULL;
	case '-': return JSON_NUMBER;
	default: return c >= '0' && c <= '9' ? JSON_NUMBER : JSON_END;
	}
}

enum json_type
json_peek(struct json *j)
{
	enum json_type type;

	if (j->bad || j->at != AT_VALUE)
		return JSON_END;
	type = type_of(next(j));
	if (type == JSON_END)
		fault(j);
	return type;
}

/* A value has been taken; nothing may follow the outermost. */
static void
taken(struct json *j)
{
	j->at = AT_NEXT;
	if (j->depth == 0 && !j->bad) {
		next(j);
		j->bad = j->p < j->end;
	}
}

/* Whether a key or an item comes next, passing over the comma before it or
 * the bracket that says no. */
static bool
more(struct json *j, bool object, enum at at)
{
	if (next(j) == (object ? '}' : ']')) {
		j->p++;
		return false;
	}
	if (at != AT_FIRST && !expect(j, ','))
		return false;
	return type_of(next(j)) != JSON_END || fault(j);
}

static bool
pass_key(struct json *j, struct json_text *key)
{
	return pass_string(j, key) && expect(j, ':');
}

/*
 * Reads on until `open` brackets are closed and no value is waiting.  Which
 * brackets they are stands in the bits of `objects`, the innermost lowest:
 * LIMIT_DEPTH of them fit a word, so that skipping needs no stack.
 */
static void
run(struct json *j, uint64_t objects, uint32_t open, enum at at)
{
	uint32_t floor = j->depth - open;
	struct json_text key;

	_Static_assert(LIMIT_DEPTH <= 64, "a bit for each bracket");
	while (!j->bad && (open > 0 || at == AT_VALUE)) {
		if (at == AT_VALUE) {
			enum json_type type = type_of(next(j));

			at = AT_NEXT;
			if (type != JSON_OBJECT && type != JSON_ARRAY) {
				pass_scalar(j, type);
				continue;
			}
			if (floor + open == LIMIT_DEPTH) {
				fault(j);
				return;
			}
			j->p++;
			objects = objects << 1 | (type == JSON_OBJECT);
			open++;
			at = AT_FIRST;
		} else if (!more(j, objects & 1, at)) {
			objects >>= 1;
			open--;
			at = AT_NEXT;
		} else {
			at = AT_VALUE;
			if (objects & 1)
				pass_key(j, &key);
		}
	}
}

void
json_skip(struct json *j)
{
	if (json_peek(j) == JSON_END)
		return;
	run(j, 0, 0, AT_VALUE);
	taken(j);
}

struct str
json_raw(struct json *j)
{
	const char *from;
	struct str raw;

	if (json_peek(j) == JSON_END)
		return STR_NONE;
	from = j->p;
	run(j, 0, 0, AT_VALUE);
	if (j->bad)
		return STR_NONE;
	raw = (struct str){ from, (size_t)(j->p - from) };
	taken(j);
	return raw;
}

bool
json_enter(struct json *j, char bracket)
{
	enum json_type type = json_peek(j);

	if (type != (bracket == '{' ? JSON_OBJECT : JSON_ARRAY)) {
		json_skip(j);
		return false;
	}
	if (j->depth == LIMIT_DEPTH)
		return fault(j);
	j->p++;
	j->stack[j->depth++] = (struct level){ .object = bracket == '{' };
	j->at = AT_FIRST;
	return true;
}

/* On to the next key or item of the level entered last; false leaves it. */
static bool
advance(struct json *j, bool object)
{
	if (j->bad || j->depth == 0 || j->stack[j->depth - 1].object != object)
		return false;
	if (j->at == AT_VALUE)
		json_skip(j);
	if (j->bad)
		return false;
	if (more(j, object, j->at)) {
		j->stack[j->depth - 1].begun++;
		j->at = AT_VALUE;
		return true;
	}
	if (!j->bad) {
		j->depth--;
		taken(j);
	}
	return false;
}

bool
json_key(struct json *j, struct str *key)
{
	struct json_text t;

	if (!advance(j, true) || !pass_key(j, &t))
		return false;
	*key = j->stack[j->depth - 1].key = decode(j, &t);
	return true;
}

bool
json_item(struct json *j)
{
	return advance(j, false);
}

void
json_leave(struct json *j)
{
	if (j->bad || j->depth == 0)
		return;
	run(j, j->stack[j->depth - 1].object, 1, j->at);
	if (!j->bad) {
		j->depth--;
		taken(j);
	}
}

struct str
json_str(struct json *j)
{
	struct json_text t;
	struct str s;

	if (json_peek(j) != JSON_STRING) {
		json_skip(j);
		return STR_NONE;
	}
	if (!pass_string(j, &t))
		return STR_NONE;
	s = decode(j, &t);
	taken(j);
	return s;
}

bool
json_number(struct json *j, int64_t *to)
{
	enum json_type type = json_peek(j);
	struct str s;

	if (type == JSON_STRING)
		return str_to_int(json_str(j), to);
	if (type != JSON_NUMBER) {
		json_skip(j);
		return false;
	}
	if (!pass_number(j, &s))
		return false;
	taken(j);
	if (str_has(s, STR("e")) || str_has(s, STR("E")))
		return false;
	return str_to_int(str_cut(&s, '.'), to);
}

bool
json_bool(struct json *j)
{
	bool yes = json_peek(j) == JSON_TRUE;

	json_skip(j);
	return yes && !j->bad;
}

enum { PATH_KEY = 64 /* code points of a key that a path shows */ };

static bool
is_word(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i], low = (char)(c | 0x20);

		if ((low < 'a' || low > 'z') && (c < '0' || c > '9') &&
		    c != '_')
			return false;
	}
	return s.n > 0;
}

static struct str
step(struct arena *a, const struct level *l)
{
	struct str key = utf8_prefix(l->key, PATH_KEY);
	const char *cut = key.n < l->key.n ? "…" : "";

	if (l->begun == 0)
		return STR_NONE;
	if (!l->object)
		return str_fmt(a, "[%" PRIu32 "]", l->begun - 1);
	return str_fmt(
	    a, is_word(key) ? ".%.*s%s" : "[\"%.*s%s\"]", STR_ARG(key), cut);
}

struct str
json_path(struct json *j)
{
	struct str steps[LIMIT_DEPTH];
	size_t n = 1;
	char *to, *p;

	for (uint32_t i = 0; i < j->depth; i++) {
		steps[i] = step(j->arena, &j->stack[i]);
		n += steps[i].n;
	}
	p = to = arena_take(j->arena, n);
	*p++ = '$';
	for (uint32_t i = 0; i < j->depth; i++) {
		memcpy(p, steps[i].p, steps[i].n);
		p += steps[i].n;
	}
	return (struct str){ to, n };
}

uint32_t
json_line(const struct json *j)
{
	const char *p = j->start;
	uint32_t line = 1;

	while ((p = memchr(p, '\n', (size_t)(j->p - p))) != NULL) {
		p++;
		line++;
	}
	return line;
}

bool
json_bad(struct json *j)
{
	return j->bad;
}
