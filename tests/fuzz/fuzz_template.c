/* A template over data that has every kind of value; "me" includes itself. */
#include <jansson.h>

#include "base/arena.h"
#include "emit/template.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static const char values[] =
    "{\"a\":\"{{#a}} <b> & \\\"c\\\"\",\"n\":7,\"r\":1.5,\"t\":true,"
    "\"f\":false,\"z\":null,\"v\":[{\"a\":1},{\"a\":\"x\",\"v\":[1,2]}],"
    "\"o\":{\"a\":{\"b\":\"deep\"}}}";

static struct str
get_partial(void *source, const char *name)
{
	const struct str *s = source;

	return str_eq(str_of(name), STR("me")) ? *s : STR_NONE;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static FILE *quiet;
	struct arena *a = arena_make("fuzz");
	struct str source = { (const char *)data, n };
	json_t *given = json_loads(values, 0, NULL);
	struct template_job job = { .scratch = a,
		.source = source,
		.name = "fuzz.mustache",
		.partial = get_partial,
		.partial_ctx = &source,
		.escape = n % 2 == 0 ? file_xml : file_md,
		.raw = n % 3 == 0 };

	if (quiet == NULL)
		quiet = fopen("/dev/null", "w");
	job.diag = diag_make(a, quiet, LV_FATAL);
	template_render(&job, given, file_memory(a));
	json_decref(given);
	arena_free(a);
	return 0;
}
