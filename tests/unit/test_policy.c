/*
 * The owner's own files: policy and answers.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
/* cmocka wants the headers above first. */
#include <cmocka.h>

#include "base/arena.h"
#include "plan/hours.h"
#include "plan/policy.h"

struct kit {
	struct arena *arena;
	struct diag *diag;
	FILE *said;
	char *text;
	size_t n;
	struct groups groups;
	struct policy policy;
	struct answers answers;
};

static int
set_up(void **state)
{
	static struct kit k;

	k = (struct kit){ .arena = arena_make("test") };
	k.said = open_memstream(&k.text, &k.n);
	k.diag = diag_make(k.arena, k.said, LV_NOTE);
	groups_init(&k.groups);
	*state = &k;
	return 0;
}

static int
tear_down(void **state)
{
	struct kit *k = *state;

	fclose(k->said);
	free(k->text);
	arena_free(k->arena);
	return 0;
}

static bool
policy(struct kit *k, const char *text)
{
	return policy_parse(k->arena, STR("p.ini"), str_of(text), &k->groups,
	    &k->policy, k->diag);
}

static void
assert_said(struct kit *k, const char *part)
{
	fflush(k->said);
	if (strstr(k->text, part) == NULL)
		fail_msg("'%s' is not in: %s", part, k->text);
}

static void
test_whole_policy(void **state)
{
	struct kit *k = *state;

	assert_true(
	    policy(k, "[me]\nname = Jane Doe\nemployer = Acme ; first\n"
		      "employer = Brick Works\n"
		      "[groups]\nclimbing = side personal\n"
		      "[rules]\ndomain northwind.example = clients\n"
		      "company \"Contoso Ltd\" = vendors\n"
		      "title \"account manager at *\" = vendors\n"
		      "group-chat \"Falcon project\" = climbing\n"
		      "[sees]\nclients = public work\n"
		      "[hours]\nwork = Mon-Fri 09:00-17:30 Europe/Berlin\n"));
	assert_true(str_eq(k->policy.name, STR("Jane Doe")));
	assert_int_equal(k->policy.employers.n, 2);
	assert_true(str_eq(k->policy.employers.v[0], STR("Acme")));
	assert_int_equal(k->policy.rules.n, 4);
	assert_int_equal(k->policy.rules.v[1].kind, RULE_COMPANY);
	assert_true(str_eq(k->policy.rules.v[1].pattern, STR("Contoso Ltd")));
	assert_int_equal(k->policy.rules.v[3].group, GROUP__COUNT);
	assert_true(k->policy.sees_set[GROUP_CLIENTS]);
	assert_int_equal(k->policy.sees[GROUP_CLIENTS],
	    CLASS_BIT(CLASS_PUBLIC) | CLASS_BIT(CLASS_WORK));
	assert_false(k->policy.work_hours[8]);
	assert_true(k->policy.work_hours[9]);
	assert_true(k->policy.work_hours[17]);
	assert_false(k->policy.work_hours[5 * 24 + 10]);
}

static void
test_every_fault_has_its_line(void **state)
{
	struct kit *k = *state;

	assert_false(policy(k, "[me]\nname = Jane\nage = 40\n"
			       "[rules]\ndomain x.example = bosses\n"
			       "[sees]\nclients = public gossip\n"
			       "[hours]\nwork = always\n"
			       "[unknown]\na = b\n"));
	assert_said(k, "p.ini:3: fatal: policy file: no key 'age'");
	assert_said(k, "p.ini:5: fatal: policy file: no group 'bosses'");
	assert_said(k, "p.ini:7: fatal: policy file: no content class");
	assert_said(k, "p.ini:9: fatal: policy file: hours are");
	assert_said(k, "p.ini:11: fatal: policy file: no section [unknown]");
}

static void
test_patterns(void **state)
{
	struct kit *k = *state;
	static const struct {
		const char *pattern, *text;
		bool match;
	} cases[] = {
		{ "Contoso Ltd", "CONTOSO, Ltd.", true },
		{ "Contoso", "Contoso Ltd", false },
		{ "Contoso*", "Contoso Ltd", true },
		{ "account manager at *", "Account Manager at Acme", true },
		{ "*falcon*", "The Falcon project", true },
		{ "*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false },
		{ "*", "", true },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(
		    policy_matches(k->arena, str_of(cases[i].pattern),
			str_of(cases[i].text)),
		    cases[i].match);
}

static bool
answers(struct kit *k, const char *text)
{
	return answers_parse(k->arena, STR("a.csv"), str_of(text), &k->groups,
	    &k->answers, k->diag);
}

static void
test_answers(void **state)
{
	struct kit *k = *state;
	const struct answer *v;

	assert_true(answers(k,
	    "key,answer,kind\n"
	    "facebook:Ann@2014-03-01T10:20:30Z,clients+friends,group\n"
	    "\"facebook:Bob, Jr@\",,group\n"
	    "org:Northwind,vendors,many\n"
	    "thread:Falcon,mixed,many\n"
	    "facebook:Cy@,same:linkedin:/in/cy,same\n"
	    "facebook:Di@,met:no,met\n"));
	v = k->answers.v.v;
	assert_int_equal(k->answers.v.n, 5);
	assert_int_equal(v[0].groups.n, 2);
	assert_int_equal(v[0].groups.v[1], GROUP_FRIENDS);
	assert_true(v[1].many);
	assert_int_equal(v[2].kind, ANSWER_MIXED);
	assert_int_equal(v[3].kind, ANSWER_SAME);
	assert_true(str_eq(v[3].other, STR("linkedin:/in/cy")));
	assert_int_equal(v[4].kind, ANSWER_MET);
	assert_false(v[4].yes);
	assert_int_equal(k->answers.rows.n, 5);
}

static void
test_wrong_answers_are_kept_and_told(void **state)
{
	struct kit *k = *state;

	assert_true(answers(k, "key,answer\n"
			       "facebook:Ann@,friend\n"
			       "org:X,clients+friends\n"
			       "facebook:Bo@,mixed\n"
			       "facebook:Cy@,friends\n"));
	assert_int_equal(k->answers.v.n, 1);
	assert_int_equal(k->answers.rows.n, 4);
	assert_said(k, "a.csv:2: warning: an answer that cannot be used");
	assert_said(k, "a.csv:3: ");
	assert_said(k, "a.csv:4: ");
	assert_false(answers(k, "name,group\nAnn,friends\n"));
}

static void
test_answers_in_the_owners_words(void **state)
{
	struct kit *k = *state;
	static const char *const said[] = { "Clients", "FRIENDS", "Freunde",
		"freund", "Enger Freund", "Überseer", "überseer", "Mixed",
		"Gemischt", "kunden + Klettern" };
	static const char *const kept[] = { "clients", "friends", "friends",
		"friends", "close_friends", "investors", "investors", "mixed",
		"mixed", "clients+klettern" };
	enum { SAID = sizeof(said) / sizeof(said[0]) };
	struct str text = STR("key,answer\n");

	groups_add(&k->groups, STR("klettern"), SIDE_PERSONAL);
	k->groups.v[GROUP_CLIENTS].many = STR("Kunden");
	k->groups.v[GROUP_INVESTORS].one = STR("Überseer");
	k->groups.v[GROUP_FRIENDS].one = STR("Freund");
	k->groups.v[GROUP_FRIENDS].many = STR("Freunde");
	k->groups.v[GROUP_CLOSE_FRIENDS].one = STR("enger Freund");
	k->groups.mixed = STR("gemischt");
	for (size_t i = 0; i < SAID; i++)
		text = str_fmt(k->arena, "%.*s%s:%zu,%s\n", STR_ARG(text),
		    strcmp(kept[i], "mixed") == 0 ? "org" : "x", i, said[i]);
	assert_true(answers(k, text.p));
	assert_int_equal(k->answers.v.n, SAID);
	for (size_t i = 0; i < SAID; i++)
		assert_true(str_has(k->answers.rows.v[i],
		    str_fmt(k->arena, ":%zu,%s,", i, kept[i])));
	assert_int_equal(k->answers.v.v[7].kind, ANSWER_MIXED);
	assert_int_equal(k->answers.v.v[8].kind, ANSWER_MIXED);
}

/* Two groups that bear one name: which is meant is not guessed. */
static void
test_an_answer_that_could_be_two(void **state)
{
	struct kit *k = *state;

	k->groups.v[GROUP_INDUSTRY].many = STR("Bekannte");
	k->groups.v[GROUP_ACQUAINTANCES].many = STR("Bekannte");
	groups_add(&k->groups, STR("Friends"), SIDE_PERSONAL);
	assert_true(answers(k,
	    "key,answer\n"
	    "x:1,Bekannte\nx:2,FRIENDS\nx:3,Friends\nx:4,+\nx:5,!\n"));
	assert_int_equal(k->answers.v.n, 1);
	assert_int_equal(k->answers.v.v[0].groups.v[0], GROUP__COUNT);
	assert_true(str_has(k->answers.rows.v[0], STR("x:1,Bekannte,")));
	assert_said(k, "a.csv:2: ");
	assert_said(k, "a.csv:3: ");
	assert_said(k, "a.csv:5: ");
	assert_said(k, "a.csv:6: ");
}

static void
test_empty_answers(void **state)
{
	struct kit *k = *state;

	assert_true(answers(k, "\n"));
	assert_int_equal(k->answers.v.n, 0);
}

static void
test_hours_without_zone(void **state)
{
	struct kit *k = *state;
	struct records r = { 0 };
	struct exchange x = { 0 };
	struct hours h;

	/* Somebody five hours behind UTC: nothing from 5h to 11h UTC. */
	for (int i = 0; i < WEEK_HOURS; i++)
		x.hours[i] = i % 24 >= 5 && i % 24 < 11 ? 0 : 3;
	vec_add(k->arena, &r.exchanges) = x;
	hours_learn(&h, &k->policy, &r);
	assert_true(h.known);
	assert_int_equal(h.shift, -5);
	/* Monday 2024-01-01, 15:00 UTC is 10:00 there. */
	assert_true(hours_office(&h, 1704121200, false));
	assert_false(hours_office(&h, 1704121200 - 3 * 3600, false));
	assert_false(hours_office(&h, WHEN_NONE, false));
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_whole_policy),
		TEST(test_every_fault_has_its_line),
		TEST(test_patterns),
		TEST(test_answers),
		TEST(test_wrong_answers_are_kept_and_told),
		TEST(test_answers_in_the_owners_words),
		TEST(test_an_answer_that_could_be_two),
		TEST(test_empty_answers),
		TEST(test_hours_without_zone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
