#include "json_oracle.h"

#include <string.h>

#include "base/arena.h"
#include "base/vec.h"
#include "limit.h"
#include "read/json.h"

struct echo {
	struct arena *arena;
	VEC(char) text;
};

static void
put(struct echo *e, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		vec_add(e->arena, &e->text) = s.p[i];
}

static void
put_string(struct echo *e, struct str s)
{
	put(e, STR("\""));
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c < 0x20 || c == '"' || c == '\\')
			put(e, str_fmt(e->arena, "\\u%04X", c));
		else
			put(e, str_sub(s, i, 1));
	}
	put(e, STR("\""));
}

/* Whole numbers through json_number, the others as they stand. */
static void
put_number(struct echo *e, struct json *j)
{
	struct str raw = json_raw(j);
	int64_t n;
	bool whole = raw.n < 19;

	for (size_t i = 0; i < raw.n; i++)
		whole = whole && (raw.p[i] == '-' ||
				     (raw.p[i] >= '0' && raw.p[i] <= '9'));
	if (whole && json_number(json_open(e->arena, raw, 0), &n))
		raw = str_fmt(e->arena, "%lld", (long long)n);
	put(e, raw);
}

/* The value that comes next, written again from its events. */
static void
put_value(struct echo *e, struct json *j)
{
	struct str key, comma = STR_NONE;

	switch (json_peek(j)) {
	case JSON_OBJECT:
		put(e, STR("{"));
		for (json_enter(j, '{'); json_key(j, &key); comma = STR(",")) {
			put(e, comma);
			put_string(e, key);
			put(e, STR(":"));
			put_value(e, j);
		}
		put(e, STR("}"));
		break;
	case JSON_ARRAY:
		put(e, STR("["));
		for (json_enter(j, '['); json_item(j); comma = STR(",")) {
			put(e, comma);
			put_value(e, j);
		}
		put(e, STR("]"));
		break;
	case JSON_STRING: put_string(e, json_str(j)); break;
	case JSON_NUMBER: put_number(e, j); break;
	case JSON_TRUE:
	case JSON_FALSE:
		put(e, json_bool(j) ? STR("true") : STR("false"));
		break;
	case JSON_NULL: put(e, STR("null")); /* fallthrough */
	case JSON_END: json_skip(j); break;
	}
}

/* Where the two may differ: brackets nested deeper than the reader goes, a
 * mark in front, and a NUL byte outside strings, which jansson loses when it
 * has to put it back. */
static bool
out_of_bounds(struct str s)
{
	bool quoted = false;
	int depth = 0;

	if (str_starts(s, STR("\xEF\xBB\xBF")))
		return true;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			quoted = !quoted;
		else if (quoted)
			i += s.p[i] == '\\';
		else if (s.p[i] == '{' || s.p[i] == '[')
			depth++;
		else if (s.p[i] == '}' || s.p[i] == ']')
			depth--;
		if (depth > LIMIT_DEPTH || (!quoted && s.p[i] == '\0'))
			return true;
	}
	return false;
}

const char *
json_oracle(struct str document)
{
	struct echo e = { .arena = arena_make("a document read twice") };
	struct json *read = json_open(e.arena, document, 0);
	struct json *skipped = json_open(e.arena, document, 0);
	const char *quarrel = NULL;
	enum oracle_says says;

	put_value(&e, read);
	json_skip(skipped);
	says =
	    json_oracle_compare(document, (struct str){ e.text.v, e.text.n });
	if (json_bad(read) != json_bad(skipped))
		quarrel = "reading and skipping differ";
	else if (json_bad(read) && says >= ORACLE_SAME &&
		 !out_of_bounds(document))
		quarrel = "refused by the reader alone";
	else if (!json_bad(read) && says == ORACLE_REFUSES &&
		 !out_of_bounds(document))
		quarrel = "refused by jansson alone";
	else if (!json_bad(read) && says == ORACLE_OTHER)
		quarrel = "read differently";
	arena_free(e.arena);
	return quarrel;
}
