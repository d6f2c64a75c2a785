/*
 * Whoever bears another key now is found by what only they share, and answers
 * go with them; a plan before is read whatever it holds.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "changes/changes.h"
#include "plan/policy.h"

struct fix {
	struct arena *a;
	struct before before;
	struct records records;
	struct renames found;
};

static int
set_up(void **state)
{
	struct arena *a = arena_make("test");
	struct fix *f = arena_new(a, struct fix);

	f->a = a;
	f->before.there = true;
	(void)vec_add(a, &f->before.people);
	(void)vec_add(a, &f->records.whos);
	*state = f;
	return 0;
}

static int
tear_down(void **state)
{
	struct fix *f = *state;

	arena_free(f->a);
	return 0;
}

static void
then(struct fix *f, struct before_account x)
{
	vec_add(f->a, &f->before.accounts) = x;
}

static void
now(struct fix *f, struct account x)
{
	x.relation = REL_FRIEND;
	vec_add(f->a, &f->records.whos) = (struct who){ .account = x };
}

static void
then_friend(struct fix *f, const char *name, int64_t since)
{
	then(f, (struct before_account){ .platform = PF_FACEBOOK,
		    .name = str_of(name),
		    .since = since,
		    .key = str_fmt(f->a, "facebook:%s@%s", name,
			when_iso(f->a, since).p) });
}

static void
now_friend(struct fix *f, const char *name, int64_t since)
{
	now(f, (struct account){ .platform = PF_FACEBOOK,
		   .name = str_of(name),
		   .since = since });
}

static uint32_t
find(struct fix *f)
{
	renames_find(f->a, &f->before, &f->records, &f->found);
	return f->found.v.n;
}

static void
by_the_second(void **state)
{
	struct fix *f = *state;

	then_friend(f, "Ann Lee", 1300000001);
	then_friend(f, "Bob Ray", 1300000002);
	now_friend(f, "Bob Ray", 1300000002);
	now_friend(f, "Ann Moss", 1300000001);
	assert_int_equal(find(f), 1);
	assert_true(str_eq(f->found.v.v[0].from,
	    STR("facebook:Ann Lee@2011-03-13T07:06:41Z")));
	assert_true(str_eq(
	    f->found.v.v[0].to, STR("facebook:Ann Moss@2011-03-13T07:06:41Z")));
}

/* Who shares the sign with somebody else is not told by it. */
static void
not_where_two_share_it(void **state)
{
	struct fix *f = *state;

	then_friend(f, "Ann Lee", 1300000001);
	now_friend(f, "Ann Moss", 1300000001);
	now_friend(f, "Eve Hull", 1300000001);
	assert_int_equal(find(f), 0);
}

static void
not_by_a_day(void **state)
{
	struct fix *f = *state;

	then_friend(f, "Ann Lee", 15000 * (int64_t)DAY_SECONDS);
	now_friend(f, "Ann Moss", 15000 * (int64_t)DAY_SECONDS);
	assert_int_equal(find(f), 0);
}

/* Two people may bear one name: what was said of one is not for the other. */
static void
not_by_the_name(void **state)
{
	struct fix *f = *state;

	then_friend(f, "Ann Lee", 1300000001);
	now_friend(f, "Ann Lee", 1400000001);
	assert_int_equal(find(f), 0);
}

static void
by_address_on_one_platform(void **state)
{
	struct fix *f = *state;
	struct account moved = { .platform = PF_LINKEDIN,
		.url = STR("https://www.linkedin.com/in/ann-moss-example"),
		.since = WHEN_NONE };
	struct before_account was = { .platform = PF_LINKEDIN,
		.key = STR("linkedin:/in/ann-lee-example"),
		.since = WHEN_NONE };

	strs_add(f->a, &moved.emails, STR("Ann@lee.example"));
	strs_add(f->a, &was.emails, STR("ann@lee.example"));
	then(f, was);
	now(f, moved);
	was.platform = PF_GOOGLE;
	was.key = STR("google:name:Ann");
	then(f, was);
	assert_int_equal(find(f), 1);
	assert_true(
	    str_eq(f->found.v.v[0].from, STR("linkedin:/in/ann-lee-example")));
	assert_true(
	    str_eq(f->found.v.v[0].to, STR("linkedin:/in/ann-moss-example")));
}

/* An empty sign is no sign. */
static void
not_by_nothing(void **state)
{
	struct fix *f = *state;
	struct account is = { .platform = PF_PHONE,
		.name = STR("Ann Moss"),
		.since = WHEN_NONE };
	struct before_account was = { .platform = PF_PHONE,
		.key = STR("phone:name:Ann Lee"),
		.since = WHEN_NONE };

	strs_add(f->a, &is.emails, STR("none"));
	strs_add(f->a, &was.emails, STR("unknown"));
	then(f, was);
	now(f, is);
	assert_int_equal(find(f), 0);
}

static void
answers_go_along(void **state)
{
	struct fix *f = *state;
	struct groups g;
	struct answers answers = { 0 };

	groups_init(&g);
	assert_true(answers_parse(f->a, STR("answers.csv"),
	    STR("key,answer,kind,other,id,text\n"
		"\"facebook:Lee, Ann@\",friends\n"
		"x:5,\"same:facebook:Lee, Ann@\",same,"
		"\"facebook:Lee, Ann@\",q1,\n"
		"facebook:New@,clients\n"),
	    &g, &answers, NULL));
	answers_rename(f->a, &answers, STR("facebook:Lee, Ann@"),
	    STR("facebook:Ann \"M\"@"));
	/* The other has an answer of its own. */
	answers_rename(f->a, &answers, STR("x:5"), STR("facebook:New@"));
	assert_int_equal(answers.rows.n, 3);
	assert_true(str_eq(
	    answers.rows.v[0], STR("\"facebook:Ann \"\"M\"\"@\",friends,,,,")));
	assert_true(str_eq(
	    answers.rows.v[1], STR("x:5,\"same:facebook:Ann \"\"M\"\"@\",same,"
				   "\"facebook:Ann \"\"M\"\"@\",q1,")));
	assert_true(str_eq(answers.v.v[0].key, STR("facebook:Ann \"M\"@")));
	assert_true(str_eq(answers.v.v[1].other, STR("facebook:Ann \"M\"@")));
	assert_true(str_eq(answers.v.v[1].key, STR("x:5")));
}

static void
a_plan_is_read(void **state)
{
	struct fix *f = *state;
	struct before b;

	assert_null(before_parse(f->a,
	    STR("{\"format\":\"hedgerow-plan/1\",\"people\":[{\"id\":\"p7\","
		"\"name\":\"Ann\",\"job\":{\"title\":\"Baker\"},\"accounts\":["
		"{\"platform\":\"x\",\"key\":\"x:1\",\"relation\":\"follower\","
		"\"since\":\"2014-03-01T10:20:30Z\"}]}],\"lists\":[{"
		"\"platform\":\"x\",\"name\":\"Oak\",\"members\":[\"p7\","
		"\"p8\"]}],\"steps\":[{\"key\":\"k\"}]}"),
	    &b));
	assert_true(b.there);
	assert_int_equal(b.people.n, 2);
	assert_int_equal(b.accounts.n, 1);
	assert_int_equal(b.accounts.v[0].relation, REL_FOLLOWER);
	assert_int_equal(b.accounts.v[0].since, 1393669230);
	assert_int_equal(b.accounts.v[0].person, 1);
	assert_true(str_eq(b.people.v[1].job, STR("Baker")));
	assert_int_equal(b.lists.v[0].members.n, 1);
	assert_int_equal(b.steps.n, 1);
	assert_string_equal(
	    before_parse(f->a, STR("{\"format\":\"hedgerow-plan/12\"}"), &b),
	    "a plan of another format");
	assert_false(b.there);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(by_the_second),
		TEST(not_where_two_share_it),
		TEST(not_by_a_day),
		TEST(not_by_the_name),
		TEST(by_address_on_one_platform),
		TEST(not_by_nothing),
		TEST(answers_go_along),
		TEST(a_plan_is_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
