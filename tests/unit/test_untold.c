/*
 * Who is gone through by name: friends without a trace, the newest first.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "cast.h"
#include "model/untold.h"

static struct account *
account(struct cast *c, uint32_t person, uint32_t n)
{
	return &c->records.whos.v[c->people.persons.v[person].accounts.v[n].n]
	            .account;
}

static void
compile(struct cast *c)
{
	assert_true(cast_compile(c));
	for (uint32_t i = 1; i < c->people.persons.n; i++)
		c->plan.placings[i].friend =
		    c->plan.placings[i].present[PF_FACEBOOK];
}

static void
test_newest_first(void **state)
{
	struct cast *c = cast_make("balanced");
	uint32_t old = cast_add(c, "Ann", GROUP_UNSORTED, PLATFORM(FACEBOOK));
	uint32_t none = cast_add(c, "Bo", GROUP_UNSORTED, PLATFORM(FACEBOOK));
	uint32_t two = cast_add(
	    c, "Cy", GROUP_UNSORTED, PLATFORM(FACEBOOK) | PLATFORM(LINKEDIN));
	uint32_t same = cast_add(c, "Di", GROUP_UNSORTED, PLATFORM(FACEBOOK));
	struct untolds to = { 0 };

	(void)state;
	compile(c);
	account(c, old, 0)->since = 1000;
	account(c, none, 0)->since = WHEN_NONE;
	account(c, two, 0)->since = 3000;
	account(c, two, 1)->since = 2000;
	account(c, same, 0)->since = 2000;
	untold_find(c->a, &c->plan, &to);
	assert_int_equal(to.v.n, 4);
	assert_int_equal(to.v.v[0].person.n, two);
	assert_int_equal(to.v.v[0].since, 2000);
	assert_int_equal(to.v.v[1].person.n, same);
	assert_int_equal(to.v.v[2].person.n, old);
	assert_int_equal(to.v.v[3].person.n, none);
	assert_int_equal(to.v.v[3].since, WHEN_NONE);
	arena_free(c->a);
}

/* Whoever is sorted, asked about, answered for or no friend is not. */
static void
test_nobody_else(void **state)
{
	struct cast *c = cast_make("balanced");
	uint32_t asked, answered, owner;
	struct untolds to = { 0 };

	(void)state;
	cast_add(c, "Ann", GROUP_CLIENTS, PLATFORM(FACEBOOK));
	cast_add(c, "Bo", GROUP_UNSORTED, PLATFORM(LINKEDIN));
	asked = cast_add(c, "Cy", GROUP_UNSORTED, PLATFORM(FACEBOOK));
	answered = cast_add(c, "Di", GROUP_UNSORTED, PLATFORM(FACEBOOK));
	owner = cast_add(c, "Eve", GROUP_UNSORTED, PLATFORM(FACEBOOK));
	compile(c);
	untold_find(c->a, &c->plan, &to);
	assert_int_equal(to.v.n, 3);
	c->plan.placings[asked].standing = STAND_ASKED;
	c->plan.placings[answered].standing = STAND_ANSWERED;
	c->people.persons.v[owner].owner = true;
	to.v.n = 0;
	untold_find(c->a, &c->plan, &to);
	assert_int_equal(to.v.n, 0);
	arena_free(c->a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_newest_first),
		cmocka_unit_test(test_nobody_else),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
