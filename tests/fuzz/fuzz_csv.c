/* The CSV reader over anything: what it hands out lies in memory that is its
 * own, is valid UTF-8, and lines only go up. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "limit.h"
#include "read/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
need(bool fine)
{
	if (!fine)
		abort();
}

static void
read_all(struct csv *c)
{
	uint32_t line = csv_line(c);

	while (csv_row(c)) {
		need(csv_line(c) > line);
		line = csv_line(c);
		need(csv_fields(c) <= LIMIT_FIELDS + 1);
		for (uint32_t i = 0; i < csv_fields(c); i++)
			need(utf8_valid(csv_at(c, i)));
		csv_get(c, "a");
	}
	need(csv_bad(c) || csv_line(c) >= line);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const char *const columns[] = { "a", "First Name", NULL };
	static const char *const any[] = { NULL };
	struct str s = { (const char *)data, n };
	struct arena *a = arena_make("fuzz");
	struct csv *c = csv_open(a, s);

	if (csv_header(c, columns) || csv_header(c, any))
		for (uint32_t i = 0; i < csv_columns(c); i++)
			need(!csv_asked(c, i) && utf8_valid(csv_name(c, i)));
	read_all(c);
	read_all(csv_open(a, s));
	arena_free(a);
	return 0;
}
