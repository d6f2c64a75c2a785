/*
 * Phrases in one language over another, and their marks.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/phrase.h"

static int
set_up(void **state)
{
	*state = arena_make("test");
	return 0;
}

static int
tear_down(void **state)
{
	arena_free(*state);
	return 0;
}

static void
is(struct str got, const char *want)
{
	assert_int_equal(got.n, strlen(want));
	assert_memory_equal(got.p, want, got.n);
}

static enum phrase_fault
set(struct phrases *p, const char *id, const char *text)
{
	return phrases_set(p, str_of(id), str_of(text));
}

static void
arguments_stand_where_the_text_has_them(void **state)
{
	struct arena *a = *state;
	struct phrases *p = phrases_make(a);
	struct phrase ph = PHRASE(AUDIT_NAMED, STR("{2}"), STR("1"));

	assert_int_equal(set(p, "audit.named", "{2} {2:one|many}, {1:a|b}{1}!"),
	    PHRASE_FINE);
	is(phrase_text(p, a, ph), "1 one, b{2}!");
}

static void
a_text_may_go_on_but_not_stand_twice(void **state)
{
	struct arena *a = *state;
	struct phrases *p = phrases_make(a);

	assert_int_equal(set(p, "audit.leave", "leave"), PHRASE_FINE);
	assert_int_equal(set(p, "audit.leave", "it"), PHRASE_FINE);
	is(phrase_text(p, a, PHRASE0(AUDIT_LEAVE)), "leave it");
	assert_int_equal(set(p, "audit.delete", "delete"), PHRASE_FINE);
	assert_int_equal(set(p, "audit.leave", "again"), PHRASE_TWICE);
	is(phrase_text(p, a, PHRASE0(AUDIT_LEAVE)), "leave it");
}

static void
another_language_lies_over_the_first(void **state)
{
	struct arena *a = *state;
	struct phrases *p = phrases_make(a);

	assert_int_equal(set(p, "audit.leave", "leave it"), PHRASE_FINE);
	assert_int_equal(set(p, "audit.delete", "delete it"), PHRASE_FINE);
	assert_int_equal(set(p, "page.title", "Who sees what"), PHRASE_FINE);
	phrases_next_language(p);
	assert_int_equal(set(p, "audit.delete", "löschen"), PHRASE_FINE);
	assert_int_equal(set(p, "page.title", "Wer sieht was"), PHRASE_FINE);
	assert_int_equal(set(p, "page.titel", "x"), PHRASE_UNKNOWN);
	is(phrase_text(p, a, PHRASE0(AUDIT_LEAVE)), "leave it");
	is(phrase_text(p, a, PHRASE0(AUDIT_DELETE)), "löschen");
	is(phrases_get(p, STR("page.title")), "Wer sieht was");
}

static void
what_cannot_be_is_told(void **state)
{
	static const char *const bad[] = { "{", "{}", "{0}", "{3}", "{1", "{9}",
		"{1x}", "{1:}", "{1:one}", "a {1} {b}" };
	struct arena *a = *state;
	struct phrases *p = phrases_make(a);

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_int_equal(
		    set(p, "audit.named", bad[i]), PHRASE_BAD_MARK);
	assert_int_equal(set(p, "audit.no_such", "x"), PHRASE_UNKNOWN);
	assert_true(phrases_missing(p).n > 0);
	assert_int_equal(phrases_get(p, STR("page.none")).n, 0);
}

static void
without_a_text_the_id_is_told(void **state)
{
	struct arena *a = *state;
	struct phrase ph = PHRASE(AUDIT_NAMED, STR("x"), STR("y"));

	is(phrase_text(NULL, a, ph), "audit.named x y");
	is(phrase_text(phrases_make(a), a, ph), "audit.named x y");
	assert_int_equal(phrases_get(NULL, STR("page.title")).n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arguments_stand_where_the_text_has_them),
		cmocka_unit_test(a_text_may_go_on_but_not_stand_twice),
		cmocka_unit_test(another_language_lies_over_the_first),
		cmocka_unit_test(what_cannot_be_is_told),
		cmocka_unit_test(without_a_text_the_id_is_told),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
