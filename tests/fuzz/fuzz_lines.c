/* Lines and content lines over anything: each line is met once, values are
 * valid UTF-8, parts do not grow. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "read/lines.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
need(bool fine)
{
	if (!fine)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str s = { (const char *)data, n }, line;
	struct arena *a = arena_make("fuzz");
	struct lines *l = lines_open(a, s), *cards = lines_open(a, s);
	struct card_line c;
	uint32_t at = 0, all;

	while (lines_next(l, &line)) {
		need(lines_number(l) == ++at);
		for (size_t i = 0; i < line.n; i++)
			need(line.p[i] != '\n' && line.p[i] != '\r');
	}
	all = at;
	for (at = 0; card_next(cards, &c); at = c.line) {
		struct strs parts = card_parts(a, c.value, ';');
		size_t sum = parts.n - 1;

		need(c.line > at && c.line <= all);
		need(utf8_valid(c.value));
		card_is(&c, "TYPE", "HOME");
		for (uint32_t i = 0; i < parts.n; i++)
			sum += parts.v[i].n;
		need(sum <= c.value.n);
	}
	need(lines_number(cards) == all);
	arena_free(a);
	return 0;
}
