#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>
#include <unicode/utrans.h>

#include "base/arena.h"

/* An ICU that cannot do what it was built for is no ICU. */
static void
need(UErrorCode e)
{
	if (U_FAILURE(e) && e != U_BUFFER_OVERFLOW_ERROR)
		arena_fail(u_errorName(e));
}

static bool
is_ascii(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

uint32_t
utf8_next(struct str s, size_t *at)
{
	const uint8_t *p = (const uint8_t *)s.p;
	size_t left = s.n - *at;
	int32_t i = 0, n = left > 4 ? 4 : (int32_t)left;
	UChar32 c;

	U8_NEXT(p + *at, i, n, c);
	*at += (size_t)i;
	return c < 0 ? 0xFFFD : (uint32_t)c;
}

bool
utf8_valid(struct str s)
{
	const uint8_t *p = (const uint8_t *)s.p;

	for (size_t at = 0; at < s.n;) {
		size_t left = s.n - at;
		int32_t i = 0, n = left > 4 ? 4 : (int32_t)left;
		UChar32 c;

		if (p[at] < 0x80) {
			at++;
			continue;
		}
		U8_NEXT(p + at, i, n, c);
		if (c < 0)
			return false;
		at += (size_t)i;
	}
	return true;
}

size_t
utf8_count(struct str s)
{
	size_t n = 0;

	for (size_t at = 0; at < s.n; n++)
		utf8_next(s, &at);
	return n;
}

struct str
utf8_prefix(struct str s, size_t n)
{
	size_t at = 0;

	while (n-- > 0 && at < s.n)
		utf8_next(s, &at);
	return str_sub(s, 0, at);
}

/* UTF-16 in the arena; strings are far below 2^31 units (LIMIT_MEMBER). */
struct wide {
	UChar *p;
	int32_t n, cap;
};

static struct wide
widen(struct arena *a, struct str s, int32_t room)
{
	struct wide w = { .cap = (int32_t)s.n + 1 + room };
	UErrorCode e = U_ZERO_ERROR;

	w.p = arena_array(a, UChar, (size_t)w.cap);
	u_strFromUTF8WithSub(
	    w.p, w.cap, &w.n, s.p, (int32_t)s.n, 0xFFFD, NULL, &e);
	need(e);
	return w;
}

static struct str
narrow(struct arena *a, struct wide w)
{
	int32_t n = 0, cap = w.n * 3 + 1;
	UErrorCode e = U_ZERO_ERROR;
	char *p = arena_take(a, (size_t)cap);

	u_strToUTF8WithSub(p, cap, &n, w.p, w.n, 0xFFFD, NULL, &e);
	need(e);
	return (struct str){ p, (size_t)n };
}

/* Characters that no kept text may hold: they are invisible and change what
 * follows them. */
static bool
is_banned(uint32_t c)
{
	return c == 0xFEFF || c == 0x200E || c == 0x200F ||
	       (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
	       (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F ||
	       (c >= 0x80 && c <= 0x9F);
}

static bool
is_blank(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' ||
	       (c >= 0x80 && u_isUWhiteSpace((UChar32)c));
}

/* Appends one code point. */
static size_t
add(char *to, size_t n, uint32_t c)
{
	int32_t at = 0;

	U8_APPEND_UNSAFE((uint8_t *)to + n, at, c);
	return n + (size_t)at;
}

static struct str
compose(struct arena *a, struct str s)
{
	UErrorCode e = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&e);
	struct wide in, out;

	if (is_ascii(s))
		return s;
	need(e);
	in = widen(a, s, 0);
	if (unorm2_isNormalized(nfc, in.p, in.n, &e))
		return s;
	out = (struct wide){ .cap = in.n * 4 + 1 };
	out.p = arena_array(a, UChar, (size_t)out.cap);
	out.n = unorm2_normalize(nfc, in.p, in.n, out.p, out.cap, &e);
	need(e);
	return narrow(a, out);
}

struct str
utf8_clean(struct arena *a, struct str s)
{
	/* A bad byte grows to the three of U+FFFD. */
	char *p = arena_take(a, s.n * 3 + 1);
	size_t n = 0;
	bool blank = false;

	for (size_t at = 0; at < s.n;) {
		uint32_t c = utf8_next(s, &at);

		if (is_banned(c))
			continue;
		if (is_blank(c)) {
			blank = n > 0;
			continue;
		}
		if (blank)
			p[n++] = ' ';
		blank = false;
		n = add(p, n, c);
	}
	p[n] = '\0';
	return compose(a, (struct str){ p, n });
}

static struct str
fold_ascii(struct arena *a, struct str s)
{
	char *p = arena_take(a, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c + ('a' - 'A'));
		/* An apostrophe joins: "O'Neil" is "oneil". */
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			p[n++] = c;
		else if (c != '\'' && n > 0 && p[n - 1] != ' ')
			p[n++] = ' ';
	}
	if (n > 0 && p[n - 1] == ' ')
		n--;
	return (struct str){ p, n };
}

static UTransliterator *
to_latin(void)
{
	static UTransliterator *kept;
	static const char rules[] =
	    "Any-Latin; Latin-ASCII; NFKD; [:Mn:] Remove";
	UChar id[64];
	UErrorCode e = U_ZERO_ERROR;

	if (kept == NULL) {
		u_uastrcpy(id, rules);
		kept = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &e);
		need(e);
	}
	return kept;
}

/* Latin letters with marks need no transliterator: decomposing them is
 * enough, and a hundred times as fast. */
static bool
is_latin(struct str s)
{
	for (size_t at = 0; at < s.n;) {
		uint32_t c = utf8_next(s, &at);

		if (c >= 0x250 && u_isalpha((UChar32)c) &&
		    !(c >= 0x1E00 && c <= 0x1EFF))
			return false;
	}
	return true;
}

/* Letters that decompose into nothing. */
static const struct {
	uint32_t from;
	const char *to;
} plain[] = {
	{ 0xDF, "ss" },
	{ 0xE6, "ae" },
	{ 0xF8, "o" },
	{ 0xF0, "d" },
	{ 0xFE, "th" },
	{ 0x111, "d" },
	{ 0x127, "h" },
	{ 0x131, "i" },
	{ 0x138, "k" },
	{ 0x142, "l" },
	{ 0x14B, "n" },
	{ 0x153, "oe" },
	{ 0x167, "t" },
	{ 0x1E9E, "ss" },
};

static struct wide
decompose(struct arena *a, struct wide in)
{
	UErrorCode e = U_ZERO_ERROR;
	const UNormalizer2 *nfkd = unorm2_getNFKDInstance(&e);
	struct wide out = { .cap = in.n * 18 + 1 };

	out.p = arena_array(a, UChar, (size_t)out.cap);
	out.n = unorm2_normalize(nfkd, in.p, in.n, out.p, out.cap, &e);
	need(e);
	return out;
}

static size_t
add_plain(char *p, size_t n, uint32_t c)
{
	for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++)
		if (plain[i].from == c) {
			size_t k = strlen(plain[i].to);

			memcpy(p + n, plain[i].to, k);
			return n + k;
		}
	return add(p, n, c);
}

static struct str
keep_words(struct arena *a, struct str s)
{
	char *p = arena_take(a, s.n * 2 + 1);
	size_t n = 0;

	for (size_t at = 0; at < s.n;) {
		uint32_t c = (uint32_t)u_tolower((UChar32)utf8_next(s, &at));
		bool mark = u_charType((UChar32)c) == U_NON_SPACING_MARK;

		if (mark || c == '\'' || c == 0x2019)
			continue;
		if (u_isalnum((UChar32)c))
			n = add_plain(p, n, c);
		else if (n > 0 && p[n - 1] != ' ')
			p[n++] = ' ';
	}
	if (n > 0 && p[n - 1] == ' ')
		n--;
	return (struct str){ p, n };
}

struct str
utf8_fold(struct arena *a, struct str s)
{
	struct wide w;

	if (is_ascii(s))
		return fold_ascii(a, s);
	if (is_latin(s))
		return keep_words(a, narrow(a, decompose(a, widen(a, s, 0))));
	w = widen(a, s, (int32_t)s.n * 8 + 64);
	{
		UErrorCode e = U_ZERO_ERROR;
		int32_t limit = w.n;

		utrans_transUChars(to_latin(), w.p, &w.n, w.cap, 0, &limit, &e);
		/* A text too long for the room is folded as far as it goes. */
		if (U_FAILURE(e))
			w = widen(a, s, 0);
	}
	return keep_words(a, narrow(a, decompose(a, w)));
}

struct str
utf8_lower(struct arena *a, struct str s)
{
	struct wide in, out;
	UErrorCode e = U_ZERO_ERROR;

	if (is_ascii(s))
		return str_lower(a, s);
	in = widen(a, s, 0);
	out = (struct wide){ .cap = in.n * 3 + 1 };
	out.p = arena_array(a, UChar, (size_t)out.cap);
	out.n = u_strToLower(out.p, out.cap, in.p, in.n, "", &e);
	need(e);
	return narrow(a, out);
}

struct str
utf8_mend(struct arena *a, struct str s)
{
	char *p;
	size_t n = 0;
	struct str mended;

	if (is_ascii(s))
		return s;
	p = arena_take(a, s.n + 1);
	for (size_t at = 0; at < s.n;) {
		uint32_t c = utf8_next(s, &at);

		if (c > 0xFF)
			return s;
		p[n++] = (char)c;
	}
	mended = (struct str){ p, n };
	return utf8_valid(mended) ? mended : s;
}

struct str
utf8_from(struct arena *a, const char *encoding, struct str s)
{
	UErrorCode e = U_ZERO_ERROR;
	UConverter *from = ucnv_open(encoding, &e);
	struct wide w = { 0 };

	if (U_FAILURE(e))
		return STR_NONE;
	w.cap = (int32_t)s.n * 2 + 2;
	w.p = arena_array(a, UChar, (size_t)w.cap);
	w.n = ucnv_toUChars(from, w.p, w.cap, s.p, (int32_t)s.n, &e);
	ucnv_close(from);
	need(e);
	return narrow(a, w);
}

int
utf8_collate(struct str a, struct str b)
{
	static UCollator *kept;
	UErrorCode e = U_ZERO_ERROR;
	UCollationResult c;

	if (kept == NULL) {
		kept = ucol_open("", &e);
		need(e);
	}
	c = ucol_strcollUTF8(kept, a.p, (int32_t)a.n, b.p, (int32_t)b.n, &e);
	return c != UCOL_EQUAL ? (int)c : str_cmp(a, b);
}
