#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "json_oracle.h"
#include "limit.h"
#include "read/json.h"

#define assert_str(s, want) assert_true(str_eq((s), STR(want)))

/* In memory of exactly its length, so that reading past it is seen. */
static void
agree(struct str s)
{
	char *exact = malloc(s.n + (s.n == 0));
	const char *quarrel;

	assert_non_null(exact);
	memcpy(exact, s.n > 0 ? s.p : "", s.n);
	quarrel = json_oracle((struct str){ exact, s.n });
	if (quarrel != NULL)
		print_error("%s: %.*s\n", quarrel, STR_ARG(s));
	free(exact);
	assert_null(quarrel);
}

static const char *const documents[] = {
	"",
	" ",
	"{}",
	"[]",
	" [ ] ",
	"{\"a\":1,\"b\":[true,false,null,\"x\"]}",
	"{\"a\":1,\"a\":2}",
	"\"just a string\"",
	"12",
	"-0",
	"-",
	"01",
	"1.",
	".5",
	"1.5e",
	"1.5e+3",
	"1E400",
	"99999999999999999999",
	"tru",
	"nulll",
	"[1,]",
	"[,1]",
	"{,}",
	"{\"a\"}",
	"{\"a\":}",
	"{\"a\":1,}",
	"{\"a\" 1}",
	"{a:1}",
	"{1:1}",
	"[1 2]",
	"[1}",
	"{\"a\":1]",
	"[1]]",
	"[1] 2",
	"[",
	"[1",
	"[1,",
	"{\"a\":",
	"\"",
	"\"\\",
	"\"\\u12",
	"\"\\u12g4\"",
	"\"\\x\"",
	"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\"",
	"\"line\nbreak\"",
	"\"eight letters and\\na break\"",
	"\"caf\\u00e9 caf\303\251 \\ud83d\\ude00 \360\237\230\200\"",
	"\"\\ud800\"",
	"\"\\udc00\\ud800\"",
	"\"\\ud83d\\u0041\"",
	"\"bad \377 byte\"",
	"\"nothing \\u0000 in it\"",
	"/* no comments */ 1",
	"[1]\v",
	"{\"a\":{\"b\":[[],[{}],{\"c\":[[1],[2]]}]},\"d\":\"\"}",
};

static void
agrees_with_jansson(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(documents) / sizeof(documents[0]); i++) {
		struct str s = str_of(documents[i]);

		for (size_t n = 0; n <= s.n; n++)
			agree(str_sub(s, 0, n));
	}
}

/* xorshift32, for documents that are the same in every run. */
static uint32_t
dice(uint32_t *seed, uint32_t sides)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed % sides;
}

struct draft {
	char p[4096];
	size_t n;
	uint32_t seed;
};

static void
add(struct draft *d, const char *s)
{
	size_t n = strlen(s);

	if (d->n + n < sizeof(d->p)) {
		memcpy(d->p + d->n, s, n);
		d->n += n;
	}
}

static void
add_string(struct draft *d)
{
	static const char *const pieces[] = { "a", "\\u00c3\\u00a9", "\303\251",
		"\\n", "ordinary words", "\\\\", "\\ud83d\\ude00", " ", "\\\"",
		"0123456789abcdef" };

	add(d, "\"");
	for (uint32_t n = dice(&d->seed, 5); n > 0; n--)
		add(d, pieces[dice(&d->seed, 10)]);
	add(d, "\"");
}

static void
add_value(struct draft *d, int depth)
{
	static const char *const words[] = { "true", "false", "null", "0",
		"-12.5", "1700000000", "1e3", "\t17" };
	uint32_t kind = dice(&d->seed, depth > 0 ? 4 : 2);
	uint32_t n = dice(&d->seed, 4);

	if (kind == 0)
		add(d, words[dice(&d->seed, 8)]);
	if (kind == 1)
		add_string(d);
	if (kind < 2)
		return;
	add(d, kind == 2 ? "[" : "{ ");
	for (uint32_t i = 0; i < n; i++) {
		add(d, i > 0 ? ", " : "");
		if (kind == 3) {
			add_string(d);
			add(d, ":\r\n");
		}
		add_value(d, depth - 1);
	}
	add(d, kind == 2 ? "]" : " }");
}

static void
agrees_on_random_documents(void **state)
{
	static const char bytes[] = "{}[]\",:\\0-eun \n\001\377";
	struct draft d = { .seed = 2463534242 };

	(void)state;
	for (int i = 0; i < 3000; i++) {
		d.n = 0;
		add_value(&d, 6);
		agree((struct str){ d.p, d.n });
		for (int hurt = 0; d.n > 0 && hurt < 4; hurt++) {
			d.p[dice(&d.seed, (uint32_t)d.n)] =
			    bytes[dice(&d.seed, sizeof(bytes) - 1)];
			agree((struct str){ d.p, d.n });
		}
	}
}

static void
depth_is_capped(void **state)
{
	char deep[2 * LIMIT_DEPTH + 4];

	(void)state;
	for (size_t n = LIMIT_DEPTH - 1; n <= LIMIT_DEPTH + 1; n++) {
		struct arena *a = arena_make("a test");
		struct json *skip, *enter, *mixed;
		bool fits = n <= LIMIT_DEPTH;

		memset(deep, '[', n);
		memset(deep + n, ']', n);
		skip = json_open(a, (struct str){ deep, 2 * n }, 0);
		enter = json_open(a, (struct str){ deep, 2 * n }, 0);
		mixed = json_open(a, (struct str){ deep, 2 * n }, 0);
		json_skip(skip);
		assert_int_equal(json_bad(skip), !fits);
		while (json_enter(enter, '['))
			json_item(enter);
		assert_int_equal(json_bad(enter), !fits);
		json_enter(mixed, '[');
		json_item(mixed);
		json_leave(mixed);
		assert_int_equal(json_bad(mixed), !fits);
		arena_free(a);
	}
}

static void
reads_like_the_document(void **state)
{
	static const char text[] =
	    "\xEF\xBB\xBF{\"friends_v2\": [\n"
	    " {\"name\": \"Ann Example\", \"timestamp\": 1393669230},\n"
	    " {\"name\": \"Bob\", \"who's this\": {\"a\": [1, 2]}}\n"
	    "]}";
	struct arena *a = arena_make("a test");
	struct json *j = json_open(a, str_of(text), 0);
	struct str key, name;
	int64_t when = 0;

	(void)state;
	assert_true(json_enter(j, '{'));
	assert_str(json_path(j), "$");
	assert_true(json_key(j, &key));
	assert_str(key, "friends_v2");
	assert_true(json_enter(j, '['));
	assert_true(json_item(j));
	assert_true(json_enter(j, '{'));
	assert_true(json_key(j, &key));
	name = json_str(j);
	assert_str(name, "Ann Example");
	assert_true(name.p > text && name.p < text + sizeof(text));
	assert_str(json_path(j), "$.friends_v2[0].name");
	assert_int_equal(json_line(j), 2);
	assert_true(json_key(j, &key));
	assert_true(json_number(j, &when));
	assert_int_equal(when, 1393669230);
	assert_false(json_key(j, &key));
	assert_true(json_item(j));
	assert_true(json_enter(j, '{'));
	/* Neither value is taken: the reader goes over them. */
	assert_true(json_key(j, &key));
	assert_true(json_key(j, &key));
	assert_str(json_path(j), "$.friends_v2[1][\"who's this\"]");
	assert_str(json_raw(j), "{\"a\": [1, 2]}");
	json_leave(j);
	assert_false(json_item(j));
	assert_false(json_key(j, &key));
	assert_int_equal(json_peek(j), JSON_END);
	assert_false(json_bad(j));
	assert_int_equal(json_line(j), 4);
	arena_free(a);
}

static void
another_type_gives_the_empty_answer(void **state)
{
	struct arena *a = arena_make("a test");
	struct json *j = json_open(a,
	    STR("[{\"a\":[1]}, 5, \"12\", \"x\", 1.9, -1.9, 1e3, true, 1,"
		" [2], \"end\"]"),
	    0);
	int64_t n = 77;

	(void)state;
	assert_true(json_enter(j, '['));
	assert_true(json_item(j));
	assert_str(json_str(j), "");
	assert_true(json_item(j));
	assert_false(json_enter(j, '{'));
	assert_true(json_item(j));
	assert_true(json_number(j, &n) && n == 12);
	assert_true(json_item(j));
	assert_false(json_number(j, &n));
	assert_true(json_item(j));
	assert_true(json_number(j, &n) && n == 1);
	assert_true(json_item(j));
	assert_true(json_number(j, &n) && n == -1);
	assert_true(json_item(j));
	assert_false(json_number(j, &n));
	assert_true(json_item(j));
	assert_true(json_bool(j));
	assert_true(json_item(j));
	assert_false(json_bool(j));
	assert_true(json_item(j));
	assert_false(json_enter(j, '{'));
	assert_true(json_item(j));
	assert_str(json_str(j), "end");
	assert_false(json_item(j));
	assert_false(json_bad(j));
	assert_int_equal(n, -1);
	arena_free(a);
}

/* One string, or a fault. */
static struct str
only(struct arena *a, struct str text, int flags)
{
	struct json *j = json_open(a, text, flags);
	struct str s = json_str(j);

	assert_false(json_bad(j));
	return s;
}

static void
strings_are_valid(void **state)
{
	struct arena *a = arena_make("a test");

	(void)state;
	assert_str(only(a, STR("\"\\ud800 x\""), 0), "\xEF\xBF\xBD x");
	assert_str(only(a, STR("\"\\udc00\\ud83d\\ude00\""), 0),
	    "\xEF\xBF\xBD\xF0\x9F\x98\x80");
	assert_str(only(a, STR("\"a\377b\\n\""), 0), "a\xEF\xBF\xBD"
						     "b\n");
	assert_str(
	    only(a, STR("\"\\udc00\\udc00\""), 0), "\xEF\xBF\xBD\xEF\xBF\xBD");
	assert_int_equal(only(a, STR("\"\\u0000\""), 0).n, 1);
	arena_free(a);
}

static void
mends_when_told(void **state)
{
	struct arena *a = arena_make("a test");
	struct str text = STR("\"Andr\\u00c3\\u00a9\"");

	(void)state;
	assert_str(only(a, text, JSON_MEND), "Andr\303\251");
	assert_str(only(a, text, 0), "Andr\303\203\302\251");
	assert_str(only(a, STR("\"Andr\\u00e9\""), JSON_MEND), "Andr\303\251");
	arena_free(a);
}

static void
after_a_fault_nothing_more(void **state)
{
	struct arena *a = arena_make("a test");
	struct json *j = json_open(a, STR("{\"list\":[\n1,\n2,\n}"), 0);
	struct str key;
	int64_t n;

	(void)state;
	assert_true(json_enter(j, '{'));
	assert_true(json_key(j, &key));
	assert_true(json_enter(j, '['));
	assert_true(json_item(j));
	assert_true(json_number(j, &n));
	assert_true(json_item(j));
	assert_true(json_number(j, &n));
	assert_false(json_item(j));
	assert_true(json_bad(j));
	assert_int_equal(json_line(j), 4);
	assert_str(json_path(j), "$.list[1]");
	assert_false(json_item(j));
	assert_false(json_key(j, &key));
	assert_false(json_enter(j, '['));
	assert_str(json_str(j), "");
	json_leave(j);
	json_skip(j);
	assert_int_equal(json_peek(j), JSON_END);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agrees_with_jansson),
		cmocka_unit_test(agrees_on_random_documents),
		cmocka_unit_test(depth_is_capped),
		cmocka_unit_test(reads_like_the_document),
		cmocka_unit_test(another_type_gives_the_empty_answer),
		cmocka_unit_test(strings_are_valid),
		cmocka_unit_test(mends_when_told),
		cmocka_unit_test(after_a_fault_nothing_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
