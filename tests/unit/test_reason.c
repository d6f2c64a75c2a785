/*
 * The sentence that tells why somebody is open or closed, and which facts
 * weigh enough to be told.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "model/plan.h"

static struct arena *arena;
static struct plan plan;

static int
set_up(void **state)
{
	(void)state;
	arena = arena_make("a test of reasons");
	plan = (struct plan){ 0 };
	groups_init(&plan.groups);
	plan.table[GROUP_FRIENDS] = CLASSES_ALL;
	plan.table[GROUP_CLIENTS] = CLASS_BIT(CLASS_PUBLIC);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

/* Without texts a phrase is its name and its arguments. */
static void
says(struct placing pl, const char *want)
{
	struct str got = reason_text(&plan, arena, &pl);

	if (!str_eq(got, str_of(want)))
		fail_msg("'%.*s', not '%s'", STR_ARG(got), want);
}

static void
what_shows_the_tie_is_named(void **state)
{
	struct placing pl = { .friend = true,
		.treated_as = GROUP_FRIENDS,
		.reason = REASON_TIE };

	(void)state;
	says(pl, "reason.open reason.ways");
	pl.bond = BOND_LEISURE;
	says(pl, "reason.open reason.leisure");
	pl.bond = BOND_FOND;
	says(pl, "reason.open reason.fond");
	pl.bond = BOND_TOLD;
	says(pl, "reason.open reason.told");
	pl.friend = false;
	says(pl, "reason.apart reason.told");
}

static void
what_keeps_closed_is_named(void **state)
{
	struct placing pl = { .friend = true,
		.treated_as = GROUP_CLIENTS,
		.standing = STAND_ASKED,
		.bond = BOND_TOLD,
		.reason = REASON_OUTWEIGHED };

	(void)state;
	says(pl, "reason.asked reason.outweighed");
	pl.reason = REASON_MANY;
	says(pl, "reason.asked reason.many");
	pl.reason = REASON_MAY_BE;
	says(pl, "reason.asked reason.may_be");
	pl.reason = REASON_WHICH;
	says(pl, "reason.asked reason.which");
	pl.reason = REASON_PERHAPS_WORK;
	says(pl, "reason.asked reason.perhaps_work");
	/* What is asked of them opens them not. */
	pl.reason = REASON_WORK;
	says(pl, "reason.closed reason.work");
	pl.standing = STAND_DECIDED;
	says(pl, "reason.closed reason.work");
	pl.reason = REASON_NOTHING;
	says(pl, "reason.closed reason.nothing");
}

static void
little_is_not_told(void **state)
{
	(void)state;
	assert_true(evidence_counts(&(struct evidence){ .weight = 0.1 }));
	assert_true(evidence_counts(&(struct evidence){ .weight = -0.1 }));
	assert_false(evidence_counts(&(struct evidence){ .weight = 0.09 }));
	assert_false(evidence_counts(&(struct evidence){ .weight = -0.01 }));
	assert_false(evidence_counts(&(struct evidence){ .weight = 0 }));
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(what_shows_the_tie_is_named),
		TEST(what_keeps_closed_is_named),
		TEST(little_is_not_told),
	};

	return cmocka_run_group_tests_name("reason", tests, NULL, NULL);
}
