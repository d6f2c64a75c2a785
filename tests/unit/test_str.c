/* Strings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/str.h"

static void
formats_of_any_length(void **state)
{
	struct arena *a = arena_make("test");
	char text[1001];

	(void)state;
	memset(text, 'x', sizeof(text));
	for (int n = 0; n < 1000; n++) {
		struct str s = str_fmt(a, "%.*s|", n, text);

		assert_int_equal(s.n, n + 1);
		assert_memory_equal(s.p, text, (size_t)n);
		assert_int_equal(s.p[n], '|');
		assert_int_equal(s.p[n + 1], '\0');
	}
	assert_true(str_eq(str_fmt(a, "%d %s", -7, "é"), STR("-7 é")));
	arena_free(a);
}

static void
parts_are_joined(void **state)
{
	struct arena *a = arena_make("test");
	struct str s = STR_JOIN(a, STR("a"), STR_NONE, (struct str){ 0 },
	    STR("b\0c"), STR("\0"), STR(" d"));

	(void)state;
	assert_true(str_eq(s, STR("ab d")));
	assert_int_equal(s.p[s.n], '\0');
	assert_true(str_eq(STR_JOIN(a, STR_NONE), STR("")));
	arena_free(a);
}

static void
cuts_at_the_first(void **state)
{
	struct str rest = STR("a,b,,c"), none = STR_NONE;

	(void)state;
	assert_true(str_eq(str_cut(&rest, ','), STR("a")));
	assert_true(str_eq(str_cut(&rest, ','), STR("b")));
	assert_true(str_eq(str_cut(&rest, ','), STR_NONE));
	assert_true(str_eq(rest, STR("c")));
	assert_true(str_eq(str_cut(&rest, ','), STR("c")));
	assert_int_equal(rest.n, 0);
	assert_int_equal(str_cut(&none, ',').n, 0);
	assert_true(str_eq(str_after_last(STR("a/b/c"), '/'), STR("c")));
	assert_true(str_eq(str_after_last(STR("c"), '/'), STR("c")));
}

static void
parts_are_clipped(void **state)
{
	(void)state;
	assert_true(str_eq(str_sub(STR("abc"), 1, 1), STR("b")));
	assert_true(str_eq(str_sub(STR("abc"), 1, SIZE_MAX), STR("bc")));
	assert_int_equal(str_sub(STR("abc"), 9, 1).n, 0);
	assert_true(str_eq(str_trim(STR(" \t a b\r\n")), STR("a b")));
	assert_int_equal(str_trim(STR(" \n ")).n, 0);
	assert_int_equal(str_find(STR("aab"), STR("ab")), 1);
	assert_int_equal(str_find(STR("aab"), STR("abb")), SIZE_MAX);
	assert_int_equal(str_find(STR("b"), STR_NONE), 0);
}

static void
numbers_are_whole(void **state)
{
	static const struct {
		struct str text;
		bool good;
		int64_t value;
	} rows[] = {
		{ { "0", 1 }, true, 0 },
		{ { "-12", 3 }, true, -12 },
		{ { "9223372036854775807", 19 }, true, INT64_MAX },
		{ { "9223372036854775808", 19 }, false, 0 },
		{ { "12x", 3 }, false, 0 },
		{ { " 1", 2 }, false, 0 },
		{ { "-", 1 }, false, 0 },
		{ { "", 0 }, false, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int64_t value = 77;

		assert_int_equal(
		    str_to_int(rows[i].text, &value), rows[i].good);
		assert_int_equal(value, rows[i].good ? rows[i].value : 77);
	}
}

static void
order_is_by_bytes(void **state)
{
	(void)state;
	assert_true(str_cmp(STR("a"), STR("b")) < 0);
	assert_true(str_cmp(STR("a"), STR("aa")) < 0);
	assert_true(str_cmp(STR("\xFF"), STR("a")) > 0);
	assert_int_equal(str_cmp(STR_NONE, (struct str){ 0 }), 0);
	assert_true(str_eq_nocase(STR("Ab"), STR("aB")));
	assert_false(str_eq_nocase(STR("Ab"), STR("aBc")));
	assert_true(str_ends_nocase(STR("x.JSON"), STR(".json")));
}

static void
test_words(void **state)
{
	(void)state;
	assert_int_equal(str_words(STR("")), 0);
	assert_int_equal(str_words(STR("ann")), 1);
	assert_int_equal(str_words(STR("ann van buren")), 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(formats_of_any_length),
		cmocka_unit_test(parts_are_joined),
		cmocka_unit_test(cuts_at_the_first),
		cmocka_unit_test(parts_are_clipped),
		cmocka_unit_test(numbers_are_whole),
		cmocka_unit_test(order_is_by_bytes),
		cmocka_unit_test(test_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
