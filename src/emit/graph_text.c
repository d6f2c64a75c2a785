#include "base/arena.h"
#include "base/utf8.h"
#include "emit/graph_parts.h"

/* Advance widths in hundredths of the size, ' ' to '~', of a wide sans serif
 * face: where the reader's is narrower, boxes are a little too large. */
static const uint8_t ascii[] = { 32, 40, 46, 84, 64, 95, 78, 28, 39, 39, 50, 84,
	32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84,
	84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 30, 30, 66, 56, 86, 75, 79,
	60, 79, 69, 63, 61, 73, 68, 99, 69, 61, 69, 39, 34, 39, 84, 50, 50, 61,
	63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52,
	39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84 };

/* Blocks of Unicode that are wider or narrower than letters. */
static const struct {
	uint32_t from, to;
	uint8_t width;
} blocks[] = {
	{ 0x0300, 0x036f, 0 },     /* marks over letters */
	{ 0x1100, 0x115f, 100 },   /* Hangul */
	{ 0x2e80, 0xa4cf, 100 },   /* Chinese, Japanese */
	{ 0xac00, 0xd7a3, 100 },   /* Hangul syllables */
	{ 0xf900, 0xfaff, 100 },   /* Chinese */
	{ 0xff00, 0xff60, 100 },   /* full width */
	{ 0x1f000, 0x1ffff, 130 }, /* emoji */
	{ 0x20000, 0x3ffff, 100 }, /* Chinese */
};

static unsigned
width_of(uint32_t c)
{
	enum { LETTER = 72 };

	if (c >= ' ' && c <= '~')
		return ascii[c - ' '];
	for (size_t i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++)
		if (c >= blocks[i].from && c <= blocks[i].to)
			return blocks[i].width;
	return LETTER;
}

struct str
graph_say(
    struct arena *a, const struct plan *plan, enum phrase_id id, uint32_t n)
{
	return phrase_text(
	    plan->phrases, a, (struct phrase){ id, { phrase_number(a, n) } });
}

double
graph_text_width(struct str s, double size)
{
	double sum = 0;

	for (size_t at = 0; at < s.n;)
		sum += width_of(utf8_next(s, &at));
	return sum * size / 100;
}

struct str
graph_text_clip(struct arena *a, struct str s, size_t n)
{
	if (utf8_count(s) <= n)
		return s;
	return str_fmt(a, "%.*s…", STR_ARG(str_trim(utf8_prefix(s, n - 1))));
}
