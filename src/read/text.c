#include "read/text.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

/* One unit of UTF-16, its bytes in either order; 0 behind the end. */
static uint32_t
unit(struct str s, size_t at, bool little)
{
	uint32_t a, b;

	if (s.n - at < 2)
		return 0;
	a = (unsigned char)s.p[at];
	b = (unsigned char)s.p[at + 1];
	return little ? b << 8 | a : a << 8 | b;
}

static struct str
from_utf16(struct arena *a, struct str s, bool little)
{
	/* Two bytes become three at most. */
	char *to = arena_array(a, char, s.n / 2 * 3);
	size_t n = 0;

	for (size_t at = 0; s.n - at >= 2; at += 2) {
		uint32_t c = unit(s, at, little), low;

		if (c >= 0xD800 && c <= 0xDFFF) {
			low = unit(s, at + 2, little);
			if (c <= 0xDBFF && low >= 0xDC00 && low <= 0xDFFF) {
				c = 0x10000 +
				    ((c & 0x3FF) << 10 | (low & 0x3FF));
				at += 2;
			} else {
				c = 0xFFFD;
			}
		}
		n += utf8_put(to + n, c);
	}
	return (struct str){ to, n };
}

struct str
text_unmark(struct arena *a, struct str s)
{
	if (str_starts(s, STR("\xEF\xBB\xBF")))
		return str_sub(s, 3, SIZE_MAX);
	if (str_starts(s, STR("\xFF\xFE")))
		return from_utf16(a, str_sub(s, 2, SIZE_MAX), true);
	if (str_starts(s, STR("\xFE\xFF")))
		return from_utf16(a, str_sub(s, 2, SIZE_MAX), false);
	return s;
}

/* What the bytes from 0x80 on mean in Windows-1252. */
static void
windows_1252(struct arena *a, uint32_t high[128])
{
	char bytes[128];
	struct str s;
	size_t at = 0;

	for (int i = 0; i < 128; i++)
		bytes[i] = (char)(0x80 + i);
	s = utf8_from(a, "windows-1252", (struct str){ bytes, 128 });
	for (int i = 0; i < 128; i++)
		high[i] = at < s.n ? utf8_next(s, &at) : 0xFFFD;
}

/* Whether the character at *at, which moves on, is none. */
static bool
bad_next(struct str s, size_t *at)
{
	size_t from = *at;

	return utf8_next(s, at) == 0xFFFD &&
	       !str_eq(str_sub(s, from, *at - from), STR("\xEF\xBF\xBD"));
}

struct str
text_utf8(struct arena *a, struct str s, bool *guessed)
{
	uint32_t high[128];
	char *to;
	size_t n = 0, bad = 0;

	*guessed = !utf8_valid(s);
	if (!*guessed)
		return s;
	for (size_t at = 0, from = 0; at < s.n; from = at)
		if (bad_next(s, &at))
			bad += at - from;
	windows_1252(a, high);
	/* None of its characters takes more than three bytes. */
	to = arena_take(a, s.n + 2 * bad);
	for (size_t at = 0, from = 0; at < s.n; from = at) {
		if (!bad_next(s, &at)) {
			memcpy(to + n, s.p + from, at - from);
			n += at - from;
			continue;
		}
		for (; from < at; from++)
			n += utf8_put(
			    to + n, high[(unsigned char)s.p[from] & 0x7F]);
	}
	return (struct str){ to, n };
}
