/*
 * Mustache.  With MUSTACHE_SPEC naming a folder that holds the test files of
 * the public specification (comments.json and its like), these are run too.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "emit/template.h"

struct job {
	struct arena *arena;
	struct template_job job;
	bool good;
	struct str text; /* what came out */
};

static struct str
get_partial(void *partials, const char *name)
{
	return str_of(json_string_value(json_object_get(partials, name)));
}

static struct job
run(const char *source, json_t *data, json_t *partials)
{
	struct job j = { .arena = arena_make("test") };
	FILE *quiet = fopen("/dev/null", "w");
	struct file *f = file_memory(j.arena);

	j.job = (struct template_job){ .scratch = j.arena,
		.source = str_of(source),
		.name = "test.mustache",
		.partial = get_partial,
		.partial_ctx = partials,
		.escape = file_xml,
		.raw = true,
		.diag = diag_make(j.arena, quiet, LV_NOTE) };
	j.good = template_render(&j.job, data, f);
	j.text = file_bytes(f);
	fclose(quiet);
	return j;
}

static void
check(const char *source, const char *json, const char *expected)
{
	json_t *data = json_loads(json, 0, NULL);
	struct job j = run(source, data, NULL);

	assert_non_null(data);
	assert_true(j.good);
	assert_int_equal(j.text.n, strlen(expected));
	assert_memory_equal(j.text.p, expected, j.text.n);
	json_decref(data);
	arena_free(j.arena);
}

static void
values(void **state)
{
	(void)state;
	check("Hi {{who}}!", "{\"who\": \"A & B\"}", "Hi A &amp; B!");
	check("{{{who}}}{{&who}}", "{\"who\": \"<\"}", "<<");
	check("{{a.b}}|{{none}}|{{n}}", "{\"a\": {\"b\": 1.5}, \"n\": 7}",
	    "1.5||7");
}

static void
sections(void **state)
{
	(void)state;
	check(
	    "{{#v}}{{n}},{{/v}}", "{\"v\": [{\"n\": 1}, {\"n\": 2}]}", "1,2,");
	check("{{#v}}yes{{/v}}{{^v}}no{{/v}}", "{\"v\": 0}", "no");
	check("{{#v}}yes{{/v}}{{^v}}no{{/v}}", "{\"v\": \"\"}", "no");
	check("a\n  {{#v}}\nb\n  {{/v}}\nc\n", "{\"v\": true}", "a\nb\nc\n");
}

static void
hostile_values(void **state)
{
	(void)state;
	/* What a name holds is never read as a template. */
	check("{{who}}", "{\"who\": \"{{#x}}\"}", "{{#x}}");
	check("{{who}}", "{\"who\": \"<script>'\\u202e\"}",
	    "&lt;script&gt;&#39;");
}

static void
refused(const char *source, bool raw)
{
	json_t *partials = json_pack("{s:s}", "me", "{{>me}}");
	struct arena *a = arena_make("test");
	char *said = NULL;
	size_t n = 0;
	FILE *to = open_memstream(&said, &n);
	struct template_job job = { .scratch = a,
		.source = str_of(source),
		.name = "wrong.mustache",
		.partial = get_partial,
		.partial_ctx = partials,
		.escape = file_md,
		.raw = raw,
		.diag = diag_make(a, to, LV_NOTE) };

	assert_false(template_render(&job, partials, file_memory(a)));
	fclose(to);
	assert_non_null(strstr(said, "[BAD_TEMPLATE]"));
	free(said);
	json_decref(partials);
	arena_free(a);
}

static void
faults(void **state)
{
	(void)state;
	refused("{{#a}}", true);
	refused("{{/a}}", true);
	refused("{{#a}}{{/b}}", true);
	refused("{{a", true);
	refused("{{}}", true);
	refused("{{=a=}}", true);
	refused("{{{a}}}", false);
	refused("{{&a}}", false);
	refused("{{>me}}", true); /* without end */
}

static void
deep_sections(void **state)
{
	enum { DEEP = 5000 };
	char *source = malloc(DEEP * 12 + 1);

	(void)state;
	for (int i = 0; i < DEEP; i++)
		memcpy(source + i * 6, "{{#a}}", 6);
	for (int i = 0; i < DEEP; i++)
		memcpy(source + (DEEP + i) * 6, "{{/a}}", 7);
	refused(source, true);
	free(source);
}

static void
line_of_fault(void **state)
{
	struct arena *a = arena_make("test");
	char *said = NULL;
	size_t n = 0;
	FILE *to = open_memstream(&said, &n);
	struct template_job job = { .scratch = a,
		.source = STR("one\ntwo\n{{#a}}\n"),
		.name = "wrong.mustache",
		.escape = file_md,
		.diag = diag_make(a, to, LV_NOTE) };

	(void)state;
	assert_false(template_render(&job, NULL, file_memory(a)));
	fclose(to);
	assert_memory_equal(said, "wrong.mustache:3:", 17);
	free(said);
	arena_free(a);
}

static void
run_spec_test(const char *file, const json_t *test)
{
	const char *name = json_string_value(json_object_get(test, "name"));
	const char *source =
	    json_string_value(json_object_get(test, "template"));
	const char *expected =
	    json_string_value(json_object_get(test, "expected"));
	struct job j = run(source, json_object_get(test, "data"),
	    json_object_get(test, "partials"));

	if (!j.good || !str_eq(j.text, str_of(expected)))
		fail_msg("%s: %s: got '%.*s' for '%s'", file, name,
		    STR_ARG(j.text), expected);
	arena_free(j.arena);
}

static void
specification(void **state)
{
	static const char *const files[] = { "comments", "delimiters",
		"interpolation", "inverted", "partials", "sections" };
	const char *dir = getenv("MUSTACHE_SPEC");
	char path[4096];

	(void)state;
	if (dir == NULL)
		skip();
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		json_t *spec, *test;
		size_t k;

		snprintf(path, sizeof(path), "%s/%s.json", dir, files[i]);
		spec = json_load_file(path, 0, NULL);
		assert_non_null(spec);
		json_array_foreach(json_object_get(spec, "tests"), k, test)
		    run_spec_test(files[i], test);
		json_decref(spec);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values),
		cmocka_unit_test(sections),
		cmocka_unit_test(hostile_values),
		cmocka_unit_test(faults),
		cmocka_unit_test(deep_sections),
		cmocka_unit_test(line_of_fault),
		cmocka_unit_test(specification),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
