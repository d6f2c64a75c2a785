#include "read/ini.h"

#include <ini.h>
#include <string.h>

struct reading {
	struct str rest; /* lines not yet handed to the library */
	uint32_t *line;
	uint32_t bad; /* the first line too long */
	ini_fn *fn;
	void *ctx;
};

/* The library asks for one line at a time, so the line is known when it
 * calls back. */
static char *
next_line(char *to, int size, void *ctx)
{
	struct reading *r = ctx;
	struct str line;

	if (r->rest.n == 0 || size < 1)
		return NULL;
	line = str_cut(&r->rest, '\n');
	++*r->line;
	if (line.n >= (size_t)size) {
		if (r->bad == 0)
			r->bad = *r->line;
		line = STR_NONE;
	}
	memcpy(to, line.p, line.n);
	to[line.n] = '\0';
	return to;
}

static int
on_entry(void *ctx, const char *section, const char *name, const char *value)
{
	struct reading *r = ctx;

	r->fn(r->ctx, str_of(section), str_of(name), str_of(value));
	return 1;
}

uint32_t
ini_read(struct str bytes, uint32_t *line, ini_fn *fn, void *ctx)
{
	struct reading r = { bytes, line, 0, fn, ctx };
	int bad;

	*line = 0;
	bad = ini_parse_stream(next_line, &r, on_entry, &r);
	if (bad > 0 && (r.bad == 0 || (uint32_t)bad < r.bad))
		return (uint32_t)bad;
	return r.bad;
}
