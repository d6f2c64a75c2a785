#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "base/arena.h"

/*
 * ICU counts in int32_t, and a byte may become three; what is longer than
 * this is no text that anybody keeps.
 */
enum { TEXT_MAX = 1 << 28, BAD = 0xFFFD };

/* UTF-16, ICU's own form. */
struct wide {
	UChar *p;
	int32_t n;
};

/* How many of the first bytes are ASCII. */
static size_t
ascii_run(struct str s)
{
	size_t i = 0;

	for (uint64_t word; i + sizeof(word) <= s.n; i += sizeof(word)) {
		memcpy(&word, s.p + i, sizeof(word));
		if ((word & UINT64_C(0x8080808080808080)) != 0)
			break;
	}
	while (i < s.n && (unsigned char)s.p[i] < 0x80)
		i++;
	return i;
}

uint32_t
utf8_next(struct str s, size_t *at)
{
	const uint8_t *p = (const uint8_t *)s.p;
	UChar32 c;

	U8_NEXT_OR_FFFD(p, *at, s.n, c);
	return (uint32_t)c;
}

size_t
utf8_put(char *to, uint32_t c)
{
	int32_t n = 0;

	U8_APPEND_UNSAFE((uint8_t *)to, n, c);
	return (size_t)n;
}

bool
utf8_valid(struct str s)
{
	const uint8_t *p = (const uint8_t *)s.p;

	for (size_t i = ascii_run(s); i < s.n;) {
		UChar32 c;

		U8_NEXT(p, i, s.n, c);
		if (c < 0)
			return false;
		if (i < s.n && p[i] < 0x80)
			i += ascii_run(str_sub(s, i, SIZE_MAX));
	}
	return true;
}

static bool
is_tail(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

size_t
utf8_count(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += !is_tail(s.p[i]);
	return n;
}

struct str
utf8_prefix(struct str s, size_t n)
{
	for (size_t i = 0; i < s.n; i++)
		if (!is_tail(s.p[i]) && n-- == 0)
			return str_sub(s, 0, i);
	return s;
}

/* Only a lack of memory can bring ICU here; what is wrong in the input is
 * replaced, not refused. */
static void
must(UErrorCode e, const char *what)
{
	if (U_FAILURE(e) && e != U_BUFFER_OVERFLOW_ERROR)
		arena_fail(what);
}

static struct wide
widen(struct arena *a, struct str s)
{
	UErrorCode e = U_ZERO_ERROR;
	struct wide w = { 0 };

	s = str_sub(s, 0, TEXT_MAX);
	w.p = arena_array(a, UChar, s.n + 1);
	u_strFromUTF8WithSub(
	    w.p, (int32_t)s.n + 1, &w.n, s.p, (int32_t)s.n, BAD, NULL, &e);
	must(e, "reading UTF-8");
	return w;
}

static struct str
narrow(struct arena *a, struct wide w)
{
	UErrorCode e = U_ZERO_ERROR;
	int32_t cap = w.n * 3 + 1, n = 0;
	char *p = arena_take(a, (size_t)cap);

	u_strToUTF8WithSub(p, cap, &n, w.p, w.n, BAD, NULL, &e);
	must(e, "writing UTF-8");
	return (struct str){ p, (size_t)n };
}

static bool
is_dropped(UChar32 c)
{
	return u_charType(c) == U_CONTROL_CHAR || c == 0x200E || c == 0x200F ||
	       (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
	       c == 0xFEFF;
}

/* In place: the text never grows. */
static void
weed(struct wide *w)
{
	int32_t to = 0;
	bool gap = false;

	for (int32_t i = 0; i < w->n;) {
		UChar32 c;

		U16_NEXT(w->p, i, w->n, c);
		if (u_isUWhiteSpace(c)) {
			gap = true;
			continue;
		}
		if (is_dropped(c))
			continue;
		if (gap && to > 0)
			w->p[to++] = ' ';
		gap = false;
		/* Unpaired they cannot be here; these two no XML may hold. */
		if (c == 0xFFFE || c == 0xFFFF)
			c = BAD;
		U16_APPEND_UNSAFE(w->p, to, c);
	}
	w->n = to;
}

static struct wide
compose(struct arena *a, struct wide w)
{
	UErrorCode e = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&e);
	struct wide to = { .n = w.n };
	int32_t cap;

	must(e, "Unicode's normal form");
	if (unorm2_quickCheck(nfc, w.p, w.n, &e) == UNORM_YES)
		return w;
	cap = to.n = unorm2_normalize(nfc, w.p, w.n, NULL, 0, &e);
	must(e, "Unicode's normal form");
	to.p = arena_array(a, UChar, (size_t)cap + 1);
	e = U_ZERO_ERROR;
	unorm2_normalize(nfc, w.p, w.n, to.p, cap + 1, &e);
	must(e, "Unicode's normal form");
	return to;
}

/* Of ASCII all but space and control characters. */
static bool
is_plain(char c)
{
	return c > ' ' && c < 0x7F;
}

static struct str
clean_ascii(struct arena *a, struct str s)
{
	char *p = arena_take(a, s.n + 1);
	size_t n = 0;
	bool gap = false;

	for (size_t i = 0; i < s.n;) {
		if (!is_plain(s.p[i])) {
			gap = gap || s.p[i] == ' ' ||
			      (s.p[i] >= '\t' && s.p[i] <= '\r');
			i++;
			continue;
		}
		if (gap && n > 0)
			p[n++] = ' ';
		gap = false;
		while (i < s.n && is_plain(s.p[i]))
			p[n++] = s.p[i++];
	}
	return (struct str){ p, n };
}

struct str
utf8_clean(struct arena *a, struct str s)
{
	struct wide w;

	s = str_sub(s, 0, TEXT_MAX);
	if (ascii_run(s) == s.n)
		return clean_ascii(a, s);
	w = widen(a, s);
	weed(&w);
	return narrow(a, compose(a, w));
}

struct str
utf8_lower(struct arena *a, struct str s)
{
	UErrorCode e = U_ZERO_ERROR;
	struct wide w, to = { 0 };
	int32_t cap;

	s = str_sub(s, 0, TEXT_MAX);
	if (ascii_run(s) == s.n)
		return str_lower(a, s);
	w = widen(a, s);
	/* U+0130 becomes two units, nothing becomes more. */
	cap = w.n * 2 + 1;
	to.p = arena_array(a, UChar, (size_t)cap);
	to.n = u_strToLower(to.p, cap, w.p, w.n, "", &e);
	must(e, "lower case");
	return narrow(a, to);
}

struct str
utf8_mend(struct arena *a, struct str s)
{
	size_t start = ascii_run(s), n = start;
	char *p;

	if (start == s.n)
		return s;
	for (size_t i = start; i < s.n;)
		if (utf8_next(s, &i) > 0xFF)
			return s;
	p = arena_take(a, s.n + 1);
	memcpy(p, s.p, start);
	for (size_t i = start; i < s.n;)
		p[n++] = (char)utf8_next(s, &i);
	return utf8_valid((struct str){ p, n }) ? (struct str){ p, n } : s;
}

/* All of `s` through the converters; the bytes that come out, also where `to`
 * is NULL and they are only counted. */
static size_t
convert(UConverter *from, UConverter *utf8, struct str s, char *to)
{
	char spare[4096];
	UChar between[1024], *source = between, *target = between;
	const char *in = s.p;
	size_t n = 0;
	UErrorCode e;

	do {
		char *out = spare;

		e = U_ZERO_ERROR;
		ucnv_convertEx(utf8, from, &out, spare + sizeof(spare), &in,
		    s.p + s.n, between, &source, &target, between + 1024,
		    n == 0, true, &e);
		must(e, "changing the encoding");
		if (to != NULL)
			memcpy(to + n, spare, (size_t)(out - spare));
		n += (size_t)(out - spare);
	} while (e == U_BUFFER_OVERFLOW_ERROR);
	return n;
}

struct str
utf8_from(struct arena *a, const char *encoding, struct str s)
{
	UErrorCode e = U_ZERO_ERROR;
	UConverter *from = ucnv_open(encoding, &e), *utf8 = NULL;
	struct str got = STR_NONE;

	if (U_SUCCESS(e))
		utf8 = ucnv_open("UTF-8", &e);
	if (U_SUCCESS(e) && s.n > 0) {
		size_t n = convert(from, utf8, s, NULL);
		char *p = arena_take(a, n + 1);

		got = (struct str){ p, convert(from, utf8, s, p) };
	}
	ucnv_close(utf8);
	ucnv_close(from);
	return got;
}

int
utf8_collate(struct str x, struct str y)
{
	/* Made once: it takes longer than a thousand comparisons. */
	static UCollator *root;
	UErrorCode e = U_ZERO_ERROR;
	UCollationResult c;

	if (root == NULL)
		root = ucol_open("", &e);
	must(e, "the order of names");
	c = ucol_strcollUTF8(root, x.n > 0 ? x.p : "",
	    (int32_t)str_sub(x, 0, TEXT_MAX).n, y.n > 0 ? y.p : "",
	    (int32_t)str_sub(y, 0, TEXT_MAX).n, &e);
	must(e, "the order of names");
	return c != UCOL_EQUAL ? (int)c : str_cmp(x, y);
}
