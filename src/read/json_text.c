#include "read/json_text.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

#define EACH_BYTE(n) (UINT64_MAX / 0xFF * (n))

/*
 * Passes over what needs no attention: all but quotes, backslashes and
 * control characters, which JSON forbids.  Eight bytes at once, by the test
 * for a zero byte in a word from Warren, "Hacker's Delight", section 6-1.
 */
static const char *
pass_plain(const char *p, const char *end, bool *high)
{
	uint64_t seen = 0;

	for (; end - p >= 8; p += 8) {
		uint64_t w, quote, slash, stop;

		memcpy(&w, p, sizeof(w));
		quote = w ^ EACH_BYTE('"');
		slash = w ^ EACH_BYTE('\\');
		stop = ((w - EACH_BYTE(0x20)) & ~w) |
		       ((quote - EACH_BYTE(1)) & ~quote) |
		       ((slash - EACH_BYTE(1)) & ~slash);
		if ((stop & EACH_BYTE(0x80)) != 0)
			break;
		seen |= w;
	}
	for (; p < end && *p != '"' && *p != '\\'; p++) {
		if ((unsigned char)*p < 0x20)
			break;
		seen |= (unsigned char)*p;
	}
	*high = *high || (seen & EACH_BYTE(0x80)) != 0;
	return p;
}

/* Four hexadecimal digits, or -1. */
static int32_t
hex4(const char *p, const char *end)
{
	int32_t n = 0;

	if (end - p < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		char c = p[i], low = (char)(c | 0x20);

		if (c >= '0' && c <= '9')
			n = n * 16 + (c - '0');
		else if (low >= 'a' && low <= 'f')
			n = n * 16 + (low - 'a' + 10);
		else
			return -1;
	}
	return n;
}

/* The meaning of the letter behind a backslash, '\0' for none. */
static char
meaning(char letter)
{
	switch (letter) {
	case '"':
	case '\\':
	case '/': return letter;
	case 'b': return '\b';
	case 'f': return '\f';
	case 'n': return '\n';
	case 'r': return '\r';
	case 't': return '\t';
	default: return '\0';
	}
}

/* Passes over an escape; false if JSON knows none such. */
static bool
pass_escape(const char **p, const char *end)
{
	if (end - *p < 2)
		return false;
	if ((*p)[1] == 'u') {
		if (hex4(*p + 2, end) < 0)
			return false;
		*p += 6;
		return true;
	}
	if (meaning((*p)[1]) == '\0')
		return false;
	*p += 2;
	return true;
}

bool
json_text_pass(const char **p, const char *end, struct json_text *to)
{
	const char *from = *p;

	*to = (struct json_text){ .raw = STR_NONE };
	for (;;) {
		*p = pass_plain(*p, end, &to->high);
		if (*p == end)
			return false;
		if (**p == '"')
			break;
		if (**p != '\\')
			return false;
		to->escaped = true;
		if (!pass_escape(p, end))
			return false;
	}
	to->raw = (struct str){ from, (size_t)(*p - from) };
	++*p;
	return true;
}

/* The character of the \uXXXX at *at, which moves on: two halves of a
 * surrogate pair make one, half a pair is U+FFFD. */
static uint32_t
unicode(struct str raw, size_t *at)
{
	const char *p = raw.p + *at, *end = raw.p + raw.n;
	int32_t c = hex4(p + 2, end), low;

	*at += 6;
	if (c < 0xD800 || c > 0xDFFF)
		return (uint32_t)c;
	if (c > 0xDBFF || end - p < 12 || p[6] != '\\' || p[7] != 'u')
		return 0xFFFD;
	low = hex4(p + 8, end);
	if (low < 0xDC00 || low > 0xDFFF)
		return 0xFFFD;
	*at += 6;
	return 0x10000 +
	       (((uint32_t)c & 0x3FF) << 10 | ((uint32_t)low & 0x3FF));
}

/* With its escapes undone, which never makes a string longer.  json_text_pass
 * has found them to be good. */
static struct str
unescape(struct arena *a, struct json_text *t)
{
	struct str raw = t->raw;
	char *to = arena_take(a, raw.n);
	size_t n = 0;

	for (size_t at = 0; at < raw.n;) {
		const char *p = raw.p + at;

		if (*p != '\\') {
			const char *q = memchr(p, '\\', raw.n - at);
			size_t k = q != NULL ? (size_t)(q - p) : raw.n - at;

			memcpy(to + n, p, k);
			n += k;
			at += k;
		} else if (p[1] == 'u') {
			uint32_t c = unicode(raw, &at);

			t->high = t->high || c >= 0x80;
			n += utf8_put(to + n, c);
		} else {
			to[n++] = meaning(p[1]);
			at += 2;
		}
	}
	return (struct str){ to, n };
}

/* With U+FFFD for bytes that are no UTF-8. */
static struct str
replace_bad(struct arena *a, struct str s)
{
	char *to = arena_array(a, char, s.n * 3);
	size_t n = 0;

	for (size_t at = 0; at < s.n;)
		n += utf8_put(to + n, utf8_next(s, &at));
	return (struct str){ to, n };
}

/*
 * Unescapes and mends at once, which is most of the work on threads: each
 * \u00XX is a byte.  False where the bytes are no UTF-8 or one of them is none.
 */
static bool
unescape_bytes(struct arena *a, const struct json_text *t, struct str *to)
{
	struct str raw = t->raw;
	char *p = arena_take(a, raw.n);
	bool high = false;
	size_t n = 0;

	for (size_t at = 0; at < raw.n;) {
		uint32_t c;

		if (raw.p[at] != '\\') {
			p[n++] = raw.p[at++];
			continue;
		}
		if (raw.p[at + 1] != 'u') {
			p[n++] = meaning(raw.p[at + 1]);
			at += 2;
			continue;
		}
		c = unicode(raw, &at);
		if (c > 0xFF)
			return false;
		high = high || c >= 0x80;
		p[n++] = (char)c;
	}
	*to = (struct str){ p, n };
	return !high || utf8_valid(*to);
}

struct str
json_text_decode(struct arena *a, struct json_text *t, bool mend)
{
	struct str s;

	if (mend && t->escaped && !t->high && unescape_bytes(a, t, &s))
		return s;
	s = t->escaped ? unescape(a, t) : t->raw;
	if (!t->high)
		return s;
	if (!utf8_valid(s))
		s = replace_bad(a, s);
	return mend ? utf8_mend(a, s) : s;
}
