/*
 * What is said of people who are asked about together.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "plan/board.h"

enum { PEOPLE = 4 };

static struct arena *arena;
static struct plan plan;
static struct set set;

static int
set_up(void **state)
{
	(void)state;
	arena = arena_make("a test of what people have in common");
	plan = (struct plan){ .tells_of_work = true };
	groups_init(&plan.groups);
	plan.placings = arena_array(arena, struct placing, PEOPLE + 1);
	set = (struct set){ .group = GROUP_FRIENDS };
	for (uint32_t i = 1; i <= PEOPLE; i++)
		vec_add(arena, &set.members) = (person_id){ i };
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

/* The first `n` people show that fact. */
static void
show(uint32_t n, enum evidence_kind kind, double weight)
{
	for (uint32_t i = 1; i <= n; i++)
		vec_add(arena, &plan.placings[i].evidence) =
		    (struct evidence){ .group = board_kind((int)kind)->group,
			    .kind = (int)kind,
			    .weight = weight };
}

/* Without texts a phrase is its name and its arguments. */
static void
says(const char *want)
{
	struct str got = common_facts(arena, &plan, &set);

	if (!str_eq(got, str_of(want)))
		fail_msg("'%.*s', not '%s'", STR_ARG(got), want);
}

static void
the_two_most_shared_are_told(void **state)
{
	(void)state;
	show(2, EV_TAGGED, 0.5);
	show(4, EV_COMMENTS_FEW, 0.5);
	show(3, EV_FOND, 0.5);
	says("common.comments common.all; common.words common.some 3 "
	     "words.fond; common.no_work");
}

/* However often they show it. */
static void
kinds_of_a_kind_count_once(void **state)
{
	(void)state;
	show(3, EV_FAMILY, 0.5);
	show(2, EV_FAMILY_MUCH, 0.5);
	says("common.words common.some 3 words.family; common.no_work");
}

static void
what_few_show_is_left_out(void **state)
{
	(void)state;
	show(1, EV_TAGGED, 0.5);
	show(4, EV_VISITED, 0.05);      /* too little */
	show(4, EV_COMMENTS_FEW, -0.5); /* speaks against */
	show(4, EV_CHAT_TITLE, 2);      /* of work: no personal fact */
	show(3, EV_ELSEWHERE, 1);       /* likewise */
	says("common.linked 4");
}

static void
silence_on_work_is_told_as_it_is(void **state)
{
	(void)state;
	plan.tells_of_work = false;
	says("common.blind");
	plan.tells_of_work = true;
	plan.placings[2].present[PF_LINKEDIN] = true;
	says("common.linked 1");
	show(1, EV_ELSEWHERE, 1);
	says("common.linked 2");
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(the_two_most_shared_are_told),
		TEST(kinds_of_a_kind_count_once),
		TEST(what_few_show_is_left_out),
		TEST(silence_on_work_is_told_as_it_is),
	};

	return cmocka_run_group_tests_name("common", tests, NULL, NULL);
}
