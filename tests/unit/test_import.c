/*
 * What all importers share: the table, paths, the tally, places.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "import.h"

static void
names_are_unique(void **state)
{
	(void)state;
	assert_true(importers_n > 0);
	for (uint32_t i = 0; i < importers_n; i++) {
		assert_non_null(importers[i]->probe);
		assert_non_null(importers[i]->read);
		for (uint32_t k = 0; k < i; k++)
			assert_string_not_equal(
			    importers[i]->name, importers[k]->name);
	}
}

static void
an_empty_member_is_nobodys(void **state)
{
	const struct member m = { .path = STR("a/b.bin") };

	(void)state;
	for (uint32_t i = 0; i < importers_n; i++)
		assert_int_equal(importers[i]->probe(&m), 0);
}

static void
paths_end_in_whole_names(void **state)
{
	const struct str path = STR("x/Friends/your_friends.json");

	(void)state;
	assert_true(import_path_ends(path, "friends/your_friends.json"));
	assert_true(import_path_ends(path, "your_friends.json"));
	assert_true(import_path_ends(path, "x/friends/your_friends.json"));
	assert_false(import_path_ends(path, "friends.json"));
	assert_false(import_path_ends(path, "y/x/friends/your_friends.json"));
	assert_false(import_path_ends(STR_NONE, "friends.json"));
}

static void
apostrophes_are_written_in_four_ways(void **state)
{
	static const char *const spelled[] = {
		"a/who_you've_followed.json",
		"a/who_you_ve_followed.json",
		"a/who_you\xE2\x80\x99ve_followed.json",
		"a/who_you%27ve_followed.json",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(spelled) / sizeof(spelled[0]); i++)
		assert_true(import_path_ends(
		    str_of(spelled[i]), "who_you've_followed.json"));
	assert_false(import_path_ends(
	    STR("a/who_youve_followed.json"), "who_you've_followed.json"));
}

static void
folders_are_not_files(void **state)
{
	const struct str path = STR("a/Messages/inbox/messages");

	(void)state;
	assert_true(import_path_in(path, "messages"));
	assert_true(import_path_in(path, "inbox"));
	assert_false(import_path_in(path, "mess"));
	assert_false(import_path_in(STR("a/inbox"), "inbox"));
}

static void
records_are_tallied(void **state)
{
	const struct member m = { .export = STR("x.zip"), .path = STR("a/b") };
	struct arena *a = arena_make("a test of tallies");
	struct import in = { .in = &m, .scratch = a };

	(void)state;
	import_seen(&in);
	import_seen(&in);
	import_used(&in);
	import_skipped(&in, SKIP_EMPTY);
	import_unknown(&in, STR("colour"));
	import_unknown(&in, STR("colour"));
	import_unknown(&in, STR("size"));
	assert_int_equal(in.tally.seen, 2);
	assert_int_equal(in.tally.used, 1);
	assert_int_equal(in.tally.skipped[SKIP_EMPTY], 1);
	assert_int_equal(in.tally.unknown.n, 2);
	arena_free(a);
}

static void
places_name_the_member(void **state)
{
	struct member m = { .export = STR("x.zip"), .path = STR("a/b.csv") };
	struct arena *a = arena_make("a test of places");
	struct import in = { .in = &m, .scratch = a };
	struct place line = import_line(&in, 7), path;

	(void)state;
	assert_true(str_eq(line.file, STR("x.zip")));
	assert_true(str_eq(line.member, STR("a/b.csv")));
	assert_int_equal(line.line, 7);
	path = import_at(&in, STR("$.friends[3]"));
	assert_true(str_eq(path.path, STR("$.friends[3]")));
	assert_int_equal(path.line, 0);
	/* A loose file is its own member. */
	m.loose = true;
	assert_int_equal(import_line(&in, 1).member.n, 0);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_unique),
		cmocka_unit_test(an_empty_member_is_nobodys),
		cmocka_unit_test(paths_end_in_whole_names),
		cmocka_unit_test(apostrophes_are_written_in_four_ways),
		cmocka_unit_test(folders_are_not_files),
		cmocka_unit_test(records_are_tallied),
		cmocka_unit_test(places_name_the_member),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
