#include "read/date_parts.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "base/utf8.h"

enum {
	TEXT_MAX = 128, /* bytes of a date */
	WORD_MAX = 32,  /* bytes of a word that may be known */
	LATIN_END = 0x250
};

/* Words as they are without marks and in lower case. */
static const struct {
	struct str word;
	enum part_kind kind;
	int value;
} words[] = {
#define MONTH(name, month) { STR_INIT(name), PART_MONTH, month },
#define HALF(name, hours) { STR_INIT(name), PART_HALF, hours },
#define HOUR(name) { STR_INIT(name), PART_HOUR, 0 },
#define ZONE(name) { STR_INIT(name), PART_ZONE, 0 },
#define FILL(name) \
	{ STR_INIT(name), PART_FILL, sizeof(name) == 2 ? name[0] : 0 },
#include "read/months.def"
#undef MONTH
#undef HALF
#undef HOUR
#undef ZONE
#undef FILL
};

/* Behind a number, in Chinese, Japanese and Korean. */
static const struct {
	uint32_t sign;
	char unit;
} units[] = {
	{ 0x5E74, 'y' },
	{ 0x6708, 'm' },
	{ 0x65E5, 'd' },
	{ 0xB144, 'y' },
	{ 0xC6D4, 'm' },
	{ 0xC77C, 'd' },
};

static char
unit_of(uint32_t c)
{
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (units[i].sign == c)
			return units[i].unit;
	return '\0';
}

/* ASCII is told without asking ICU: most dates hold nothing else. */
static bool
is_ascii(uint32_t c)
{
	return c < 0x80;
}

/* Invisible: marks of direction and order. */
static bool
is_nothing(uint32_t c)
{
	if (is_ascii(c))
		return false;
	return u_charType((UChar32)c) == U_FORMAT_CHAR ||
	       u_charType((UChar32)c) == U_NON_SPACING_MARK;
}

static bool
is_blank(uint32_t c)
{
	if (is_ascii(c))
		return c == ' ' || (c >= '\t' && c <= '\r');
	return u_isUWhiteSpace((UChar32)c);
}

static bool
is_letter(uint32_t c)
{
	if (is_ascii(c))
		return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
	return u_isalpha((UChar32)c);
}

/* The value of a digit, or -1. */
static int
digit_of(uint32_t c)
{
	if (is_ascii(c))
		return c >= '0' && c <= '9' ? (int)(c - '0') : -1;
	return u_charDigitValue((UChar32)c);
}

/* A Latin letter without its mark; all in lower case. */
static uint32_t
base_letter(uint32_t c)
{
	UErrorCode e = U_ZERO_ERROR;
	const UNormalizer2 *nfc;
	UChar apart[8];

	if (is_ascii(c))
		return is_letter(c) ? c | 0x20 : c;
	c = (uint32_t)u_tolower((UChar32)c);
	if (is_ascii(c) || c >= LATIN_END)
		return c;
	nfc = unorm2_getNFCInstance(&e);
	if (U_SUCCESS(e) &&
	    unorm2_getRawDecomposition(nfc, (UChar32)c, apart, 8, &e) > 0 &&
	    U_SUCCESS(e))
		return apart[0];
	return c;
}

/* Zones have names in capitals; which hour they mean is not told alike
 * everywhere, so they say nothing. */
static bool
is_zone_name(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < 'A' || s.p[i] > 'Z')
			return false;
	return s.n >= 2 && s.n <= 5;
}

static void
read_word(struct str s, size_t *at, struct part *to)
{
	char word[WORD_MAX + 4];
	size_t n = 0, from = *at, next = *at;
	struct str key;

	while (next < s.n) {
		uint32_t c = utf8_next(s, &next);

		if (!is_letter(c) && !is_nothing(c))
			break;
		if (!is_nothing(c) && n < WORD_MAX)
			n += utf8_put(word + n, base_letter(c));
		*at = next;
	}
	to->kind = is_zone_name(str_sub(s, from, *at - from)) ? PART_OTHER_ZONE
	                                                      : PART_WORD;
	key = (struct str){ word, n };
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_eq(key, words[i].word)) {
			to->kind = words[i].kind;
			to->value = words[i].value;
			break;
		}
	/* The point of an abbreviation. */
	if (*at < s.n && s.p[*at] == '.')
		++*at;
}

static void
read_number(struct str s, size_t *at, struct part *to)
{
	size_t next = *at;

	to->kind = PART_NUMBER;
	while (next < s.n) {
		uint32_t c = utf8_next(s, &next);
		int digit = digit_of(c);

		if (digit < 0) {
			to->unit = unit_of(c);
			if (to->unit != '\0')
				*at = next;
			break;
		}
		if (to->digits++ < 9)
			to->value = to->value * 10 + digit;
		*at = next;
	}
	if (to->unit == 'm' && to->digits <= 2)
		to->kind = PART_MONTH;
}

/* "p. m." comes as two words. */
static void
join_half(struct parts *p)
{
	struct part *last, *before;

	if (p->n < 2)
		return;
	last = &p->v[p->n - 1];
	before = last - 1;
	if (last->kind != PART_FILL || last->value != 'm' ||
	    before->kind != PART_FILL)
		return;
	if (before->value == 'a' || before->value == 'p') {
		before->kind = PART_HALF;
		before->value = before->value == 'a' ? 0 : 12;
		p->n--;
	}
}

bool
date_parts(struct str s, struct parts *p)
{
	bool spaced = false;

	p->n = 0;
	if (s.n > TEXT_MAX)
		return false;
	for (size_t at = 0; at < s.n;) {
		size_t next = at;
		uint32_t c = utf8_next(s, &next);
		struct part *to = &p->v[p->n];

		if (is_nothing(c) || is_blank(c)) {
			spaced = spaced || is_blank(c);
			at = next;
			continue;
		}
		if (p->n == PARTS_MAX)
			return false;
		*to = (struct part){ .kind = PART_SIGN, .spaced = spaced };
		spaced = false;
		p->n++;
		if (digit_of(c) >= 0) {
			read_number(s, &at, to);
		} else if (is_letter(c)) {
			read_word(s, &at, to);
		} else {
			to->value = c == 0x2212 ? '-' : (int)c;
			if (p->n > 1)
				to[-1].after = to->value;
			at = next;
		}
		join_half(p);
	}
	return p->n > 0;
}
