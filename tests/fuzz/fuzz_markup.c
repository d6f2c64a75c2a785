/* The reader of HTML (first byte even) and XML (odd). */
#include <stdlib.h>

#include "base/arena.h"
#include "limit.h"
#include "read/markup.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

struct seen {
	uint32_t depth; /* elements open now */
	uint32_t stop;  /* events until the caller has had enough */
};

static bool
see(void *ctx, const struct markup *m)
{
	struct seen *s = ctx;

	if (m->event == MARKUP_OPEN) {
		markup_class(m, "a");
		markup_att(m, "href");
		if (m->depth != ++s->depth)
			abort();
	} else if (m->event == MARKUP_CLOSE) {
		if (m->depth != s->depth--)
			abort();
	}
	return s->stop == 0 || --s->stop > 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = arena_make("fuzz");
	struct str s = str_sub((struct str){ (const char *)data, n }, 1, n);
	struct seen seen = { .stop = n > 0 ? data[0] / 2 : 0 };
	uint32_t line;

	markup_read(a, s, n > 0 && data[0] % 2 != 0 ? MARKUP_XML : MARKUP_HTML,
	    see, &seen, &line);
	arena_free(a);
	return 0;
}
