#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "audience/audience.h"
#include "base/arena.h"
#include "base/utf8.h"

#define ALL (CLASSES_ALL & ~CLASS_BIT(CLASS_FRIENDS_LIST))
#define PUB CLASS_BIT(CLASS_PUBLIC)
#define WORK (PUB | CLASS_BIT(CLASS_WORK))
#define EVERYDAY (WORK | CLASS_BIT(CLASS_EVERYDAY))

static struct diag *
quiet(struct arena *a)
{
	return diag_make(a, stderr, LV_FATAL + 1);
}

static struct str
slurp(struct arena *a, const char *path)
{
	char *bytes = arena_array(a, char, 1 << 16);
	FILE *in = fopen(path, "rb");
	size_t n;

	assert_non_null(in);
	n = fread(bytes, 1, 1 << 16, in);
	fclose(in);
	return (struct str){ bytes, n };
}

static struct strategy
shipped(struct arena *a, const char *name, const struct groups *g)
{
	const char *path = str_fmt(a, "templates/strategies/%s.ini", name).p;
	struct strategy s;

	assert_true(
	    strategy_parse(a, str_of(path), slurp(a, path), g, &s, quiet(a)));
	assert_true(str_eq(s.name, str_of(name)));
	return s;
}

static void
the_table_is_that_of_the_contract(void **state)
{
	static const struct {
		const char *name;
		classes clients, vendors, coworkers, former;
	} want[] = {
		{ "separate", PUB, PUB, PUB, PUB },
		{ "balanced", WORK, WORK, WORK, WORK },
		{ "open", EVERYDAY, WORK, EVERYDAY, WORK },
	};
	struct arena *a = arena_make("test");
	struct groups g;

	(void)state;
	groups_init(&g);
	for (int i = 0; i < 3; i++) {
		struct strategy s = shipped(a, want[i].name, &g);

		assert_int_equal(s.sees[GROUP_CLIENTS], want[i].clients);
		assert_int_equal(s.sees[GROUP_VENDORS], want[i].vendors);
		assert_int_equal(s.sees[GROUP_MANAGERS], want[i].vendors);
		assert_int_equal(s.sees[GROUP_COWORKERS], want[i].coworkers);
		assert_int_equal(s.sees[GROUP_INDUSTRY], want[i].former);
		assert_int_equal(s.sees[GROUP_UNSORTED], want[i].vendors);
		assert_int_equal(s.sees[GROUP_FAMILY], ALL);
		assert_int_equal(s.sees[GROUP_FRIENDS],
		    ALL &
			~(CLASS_BIT(CLASS_FAMILY) | CLASS_BIT(CLASS_CONTACT)));
		assert_int_equal(s.sees[GROUP_ACQUAINTANCES], EVERYDAY);
	}
	arena_free(a);
}

/* A list may be seen by who is on it. */
static void
list_names_tell_nothing(void **state)
{
	struct arena *a = arena_make("test");
	struct groups g;
	struct strategy s;

	(void)state;
	groups_init(&g);
	s = shipped(a, "balanced", &g);
	assert_true(s.list_names.n >= 8);
	for (uint32_t i = 0; i < s.list_names.n; i++) {
		assert_true(utf8_count(s.list_names.v[i]) <= 25);
		for (uint32_t k = 0; k < g.n; k++)
			assert_false(str_has(s.list_names.v[i], g.v[k].one));
	}
	arena_free(a);
}

static void
own_groups_follow_their_side(void **state)
{
	struct arena *a = arena_make("test");
	struct groups g;
	struct strategy s;
	int climbing, board;

	(void)state;
	groups_init(&g);
	climbing = groups_add(&g, STR("climbing"), SIDE_PERSONAL);
	board = groups_add(&g, STR("board"), SIDE_WORK);
	s = shipped(a, "balanced", &g);
	assert_int_equal(s.sees[climbing], s.sees[GROUP_FRIENDS]);
	assert_int_equal(s.sees[board], s.sees[GROUP_INDUSTRY]);
	arena_free(a);
}

/* Every group but the clients, then what is given. */
static bool
parses(const char *more)
{
	struct arena *a = arena_make("test");
	struct str bytes = STR("[sees]\n");
	struct groups g;
	struct strategy s;
	bool good;

	groups_init(&g);
	for (uint32_t i = 0; i < g.n; i++)
		if (i != GROUP_CLIENTS)
			bytes = str_fmt(a, "%.*s%.*s = work\n", STR_ARG(bytes),
			    STR_ARG(g.v[i].id));
	bytes = str_fmt(a, "%.*s%s\n[harm]\n", STR_ARG(bytes), more);
	for (uint32_t i = 0; i < g.n; i++)
		if (i != GROUP_UNSORTED)
			bytes = str_fmt(a, "%.*s%.*s = 10\n", STR_ARG(bytes),
			    STR_ARG(g.v[i].id));
	good = strategy_parse(a, STR("mine.ini"), bytes, &g, &s, quiet(a));
	arena_free(a);
	return good;
}

static void
says_what_is_wrong(void **state)
{
	(void)state;
	assert_true(parses("clients = public work\n[lists]\nname = Oak\n"));
	assert_true(parses("clients =\n"));
	assert_false(parses("clients = everything\n"));
	assert_false(parses("clients = friends_list\n"));
	assert_false(parses("clients = work\nclients = all\n"));
	assert_false(parses("clients = work\nneighbours = work\n"));
	assert_false(parses("clients\n"));
	assert_false(parses("clients = work\n[other]\nx = y\n"));
	assert_false(parses("clients = work\n[lists]\nnames = Oak\n"));
	assert_false(parses("clients = work\n[harm]\nclients = 10\n"));
	assert_false(parses(
	    "clients = work\n[lists]\nname = more than twenty-five letters\n"));
}

static void
a_missing_group_is_a_fault(void **state)
{
	struct arena *a = arena_make("test");
	struct diag *d = quiet(a);
	struct groups g;
	struct strategy s;

	(void)state;
	groups_init(&g);
	assert_false(strategy_parse(
	    a, STR("mine.ini"), STR("[sees]\nfamily = all\n"), &g, &s, d));
	assert_false(strategy_parse(a, STR("mine.ini"),
	    STR("[harm]\nfamily = -1\nfriends = many\n"), &g, &s, d));
	/* The first lacks all but one in [sees], both all in [harm], the
	 * second all in [sees]; and two are no numbers. */
	assert_int_equal(
	    diag_count(d, DIAG_BAD_TEMPLATE), 4 * GROUP__COUNT - 3 + 2);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_table_is_that_of_the_contract),
		cmocka_unit_test(list_names_tell_nothing),
		cmocka_unit_test(own_groups_follow_their_side),
		cmocka_unit_test(says_what_is_wrong),
		cmocka_unit_test(a_missing_group_is_a_fault),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
