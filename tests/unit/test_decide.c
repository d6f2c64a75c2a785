/*
 * Sorting: what opens a friend, what keeps one closed, and that taking a
 * fact out of the records changes the decision it was named for.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "link/link.h"
#include "link/words.h"
#include "plan/plan.h"
#include "read/member.h"

/* 2024-01-01, a Monday, at midnight. */
#define MONDAY 1704067200

static struct arena *arena, *scratch;
static struct sink *sink;
static struct diag *diag;
static FILE *silence;
static struct lexicon *lexicon;
static struct answers answers;
static struct policy policy;
static struct graph graph;
static struct plan plan;

static int
set_up(void **state)
{
	(void)state;
	arena = arena_make("a test of the planner");
	scratch = arena_make("its scratch");
	silence = fopen("/dev/null", "w");
	diag = diag_make(arena, silence, LV_NOTE);
	sink = sink_make(arena);
	answers = (struct answers){ 0 };
	policy = (struct policy){ 0 };
	graph = (struct graph){ 0 };
	plan = (struct plan){ .now = MONDAY, .strategy = STR("balanced") };
	lexicon = lexicon_make(arena);
	for (int i = 0; i < LEX__COUNT; i++) {
		struct str name = lexicon_file((enum lexicon_kind)i), bytes;

		assert_true(member_slurp(arena,
		    str_fmt(arena, "templates/%.*s", STR_ARG(name)).p, &bytes));
		assert_true(lexicon_load(
		    lexicon, (enum lexicon_kind)i, name, bytes, diag));
	}
	sink_hear(sink, lexicon_hear, lexicon);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	lexicon_close(lexicon);
	fclose(silence);
	arena_free(scratch);
	arena_free(arena);
	return 0;
}

static who_id
add_friend(const char *name)
{
	struct account a = { .platform = PF_FACEBOOK,
		.relation = REL_FRIEND,
		.name = str_of(name),
		.since = MONDAY - DAY_SECONDS,
		.place = { .file = STR("friends.json") } };

	return sink_account(sink, &a, NULL);
}

static who_id
add_connection(const char *name, const char *company, const char *title)
{
	struct account a = { .platform = PF_LINKEDIN,
		.relation = REL_CONNECTION,
		.name = str_of(name),
		.since = MONDAY - 9 * DAY_SECONDS,
		.place = { .file = STR("Connections.csv"), .line = 7 } };
	struct affiliation f = { .organisation = str_of(company),
		.title = str_of(title),
		.from = WHEN_NONE,
		.to = WHEN_NONE,
		.place = a.place };

	a.url = str_fmt(arena, "https://www.linkedin.com/in/%s", name);
	f.who = sink_account(sink, &a, NULL);
	sink_affiliation(sink, &f);
	return f.who;
}

static void
add_label(who_id who, enum label_kind kind, const char *text)
{
	struct label l = { .who = who,
		.kind = kind,
		.text = str_of(text),
		.place = { .file = STR("labels") } };

	sink_label(sink, &l);
}

static void
add_employer(const char *name, int64_t to)
{
	struct owner_fact f = { .kind = OWNER_EMPLOYER,
		.text = str_of(name),
		.from = MONDAY - 3000 * (int64_t)DAY_SECONDS,
		.to = to };

	sink_owner(sink, &f);
}

/* `n` messages at that hour of a Wednesday, local time. */
static void
add_talk(const char *name, int n, int hour, const char *text)
{
	static const struct place nowhere;
	who_id them =
	    sink_mention(sink, PF_FACEBOOK, str_of(name), STR_NONE, STR_NONE);
	who_id me = sink_mention(
	    sink, PF_FACEBOOK, STR("Olive Owner"), STR_NONE, STR_NONE);
	struct thread *t = sink_thread(
	    sink, PF_FACEBOOK, str_of(name), str_of(name), &nowhere);

	thread_member(t, me);
	for (int i = 0; i < n; i++)
		thread_message(t, i % 2 == 0 ? them : me,
		    MONDAY + 2 * DAY_SECONDS + hour * 3600 + i, true,
		    str_of(text));
}

static void
add_likes(const char *name, uint32_t n)
{
	struct statement s = { .kind = SAID_COMMENT,
		.by_owner = true,
		.count = n,
		.when = WHEN_NONE,
		.place = { .file = STR("comments.json") } };

	s.who =
	    sink_mention(sink, PF_FACEBOOK, str_of(name), STR_NONE, STR_NONE);
	sink_statement(sink, &s);
}

static void
add_tag(const char *name)
{
	struct post p = { .platform = PF_FACEBOOK,
		.when = MONDAY,
		.place = { .file = STR("posts.json") } };

	vec_add(arena, &p.tagged) =
	    sink_mention(sink, PF_FACEBOOK, str_of(name), STR_NONE, STR_NONE);
	sink_post(sink, &p);
}

static const struct placing *
placed_already(const char *name)
{
	for (uint32_t i = 1; i < plan.people->persons.n; i++)
		if (plan.placings[i].friend &&
		    str_eq(plan.people->persons.v[i].name, str_of(name)))
			return &plan.placings[i];
	fail_msg("%s is nowhere", name);
	return NULL;
}

/* Runs the planner; gives the placing of the friend of that name. */
static const struct placing *
placed(const char *name)
{
	struct plan_input in = { .scratch = scratch,
		.lexicon = lexicon,
		.policy = &policy,
		.answers = &answers,
		.diag = diag };
	struct link_input linking = { 0 };
	struct owner_fact me = { .kind = OWNER_NAME,
		.text = STR("Olive Owner") };

	sink_owner(sink, &me);
	sink_threads_end(sink);
	plan.records = sink_records(sink);
	groups_init(&plan.groups);
	for (int g = 0; g < GROUP__COUNT; g++) {
		plan.harm[g] = group_harmful(g)                         ? 100
		               : plan.groups.v[g].side == SIDE_PERSONAL ? 1
		                                                        : 10;
		plan.table[g] = plan.groups.v[g].side == SIDE_PERSONAL
		                    ? CLASSES_ALL
		                    : CLASS_BIT(CLASS_PUBLIC);
	}
	link_owner(arena, plan.records, STR_NONE, &plan.owner);
	linking.records = plan.records;
	linking.owner = &plan.owner;
	linking.words = words_make(arena);
	plan.people = link_people(arena, &linking, diag);
	plan.graph = &graph;
	plan_make(arena, &in, &plan);
	return placed_already(name);
}

static double
likely(const struct placing *p, int group)
{
	for (uint32_t i = 0; i < p->groups.n; i++)
		if (p->groups.v[i].group == group)
			return p->groups.v[i].p;
	return 0;
}

static const struct question *
asked(enum question_kind kind, struct str key)
{
	for (uint32_t i = 0; i < plan.questions.n; i++)
		if (plan.questions.v[i].kind == kind &&
		    str_eq(plan.questions.v[i].key, key))
			return &plan.questions.v[i];
	return NULL;
}

static bool
is_open(const struct placing *p)
{
	return p->standing != STAND_ASKED &&
	       plan.groups.v[p->treated_as].side == SIDE_PERSONAL;
}

static void
name_alone_is_unsorted(void **state)
{
	const struct placing *p;

	(void)state;
	add_friend("Ann Example");
	p = placed("Ann Example");
	assert_int_equal(p->primary, GROUP_UNSORTED);
	assert_int_equal(p->standing, STAND_DECIDED);
	assert_int_equal(p->reason, REASON_NOTHING);
	assert_false(is_open(p));
	assert_int_equal(plan.questions.n, 0);
}

static void
family_entry_opens(void **state)
{
	const struct placing *p;

	(void)state;
	add_label(add_friend("Ann Example"), LABEL_RELATION, "Schwester");
	p = placed("Ann Example");
	assert_int_equal(p->primary, GROUP_FAMILY);
	assert_int_equal(p->reason, REASON_TIE);
	assert_true(is_open(p));
}

static void
family_at_a_company_is_asked(void **state)
{
	const struct placing *p;

	(void)state;
	add_label(add_friend("Ann Example"), LABEL_RELATION, "Cousin");
	add_connection("Ann Example", "Northwind", "Buyer");
	p = placed("Ann Example");
	assert_false(is_open(p));
	assert_int_equal(p->standing, STAND_ASKED);
	assert_int_equal(p->reason, REASON_OUTWEIGHED);
	assert_int_equal(plan.questions.n, 1);
	assert_int_equal(plan.questions.v[0].kind, ASK_GROUP);
}

static void
label_closes_whatever_else(void **state)
{
	const struct placing *p;
	who_id ann = add_friend("Ann Example");

	(void)state;
	add_label(ann, LABEL_LIST, "Kunden");
	add_label(ann, LABEL_FAVOURITE, "");
	add_talk("Ann Example", 40, 21, "party on the weekend, beer?");
	p = placed("Ann Example");
	assert_false(is_open(p));
	assert_int_equal(p->primary, GROUP_CLIENTS);
	assert_int_equal(p->reason, REASON_WORK);
}

static void
one_habit_opens_nobody(void **state)
{
	const struct placing *p;

	(void)state;
	add_friend("Ann Example");
	add_talk("Ann Example", 40, 21, "yes");
	p = placed("Ann Example");
	assert_false(is_open(p));
	assert_int_equal(p->reason, REASON_NO_TIE);
}

static void
two_habits_open(void **state)
{
	const struct placing *p;

	(void)state;
	add_friend("Ann Example");
	add_talk("Ann Example", 40, 21, "party on the weekend, beer?");
	p = placed("Ann Example");
	assert_int_equal(p->primary, GROUP_FRIENDS);
	assert_true(is_open(p));
}

/* Private clients write in the evening, too, and not a word of business: that
 * nothing of work is heard is no friendship. */
static void
silence_on_business_opens_nobody(void **state)
{
	const struct placing *p;

	(void)state;
	add_friend("Ann Example");
	add_talk("Ann Example", 14, 20, "see you then");
	add_talk("Ann Example", 2, 20, "a beer?");
	p = placed("Ann Example");
	assert_int_equal(p->bond, BOND_NONE);
	assert_false(is_open(p));
}

static void
free_time_again_and_again_tells(void **state)
{
	const struct placing *p;

	(void)state;
	add_friend("Ann Example");
	add_talk("Ann Example", 14, 20, "see you then");
	add_talk("Ann Example", 3, 20, "a beer?");
	p = placed("Ann Example");
	assert_int_equal(p->bond, BOND_LEISURE);
	assert_true(is_open(p));
}

static void
office_hours_and_orders_close(void **state)
{
	const struct placing *p;

	(void)state;
	add_friend("Ann Example");
	add_talk("Ann Example", 40, 10, "the invoice for the renewal");
	p = placed("Ann Example");
	assert_false(is_open(p));
	assert_int_equal(p->primary, GROUP_CLIENTS);
}

static void
employer_then_and_now(void **state)
{
	const struct placing *p;

	(void)state;
	add_friend("Ann Example");
	add_friend("Bob Example");
	add_employer("Acme GmbH", WHEN_NONE);
	add_employer("Old Mill", MONDAY - 5 * DAY_SECONDS);
	add_connection("Ann Example", "ACME", "Engineer");
	add_connection("Bob Example", "Old Mill Ltd", "Engineer");
	p = placed("Ann Example");
	assert_int_equal(p->primary, GROUP_COWORKERS);
	for (uint32_t i = 1; i < plan.people->persons.n; i++)
		if (str_eq(plan.people->persons.v[i].name, STR("Bob Example")))
			assert_int_equal(
			    plan.placings[i].primary, GROUP_FORMER_COWORKERS);
}

static void
answer_is_final(void **state)
{
	struct answer a = { .key = STR("facebook:Ann Example@"
				       "2023-12-31T00:00:00Z"),
		.kind = ANSWER_GROUPS };
	const struct placing *p;
	who_id ann = add_friend("Ann Example");

	(void)state;
	add_label(ann, LABEL_LIST, "Kunden");
	vec_add(arena, &a.groups) = GROUP_FRIENDS;
	vec_add(arena, &answers.v) = a;
	p = placed("Ann Example");
	assert_int_equal(p->standing, STAND_ANSWERED);
	assert_int_equal(p->reason, REASON_ANSWER);
	assert_int_equal(p->primary, GROUP_FRIENDS);
	assert_true(is_open(p));
	assert_int_equal(diag_count(diag, DIAG_AGAINST_ANSWER), 1);
}

static void
client_and_friend_is_a_client(void **state)
{
	struct answer a = { .key = STR("facebook:Ann Example@"
				       "2023-12-31T00:00:00Z"),
		.kind = ANSWER_GROUPS };

	(void)state;
	add_friend("Ann Example");
	vec_add(arena, &a.groups) = GROUP_FRIENDS;
	vec_add(arena, &a.groups) = GROUP_CLIENTS;
	vec_add(arena, &answers.v) = a;
	assert_int_equal(placed("Ann Example")->treated_as, GROUP_CLIENTS);
}

/* "Keith H." at a company may be the friend Keith Hollow. */
static void
short_name_keeps_closed(void **state)
{
	const struct placing *p;

	(void)state;
	add_friend("Keith Hollow");
	add_talk("Keith Hollow", 40, 21, "party on the weekend, beer?");
	add_connection("Keith H.", "Northwind", "Buyer");
	p = placed("Keith Hollow");
	assert_false(is_open(p));
	assert_true(asked(ASK_SAME, STR("facebook:Keith Hollow@"
					"2023-12-31T00:00:00Z")) != NULL);
}

/* "Josh piano teacher" is one word of name and two of what he does. */
static void
trade_behind_a_short_name_keeps_closed(void **state)
{
	struct account a = { .platform = PF_PHONE,
		.relation = REL_CONTACT,
		.name = STR("Josh piano teacher"),
		.place = { .file = STR("contacts.vcf"), .line = 1 } };

	(void)state;
	vec_add(arena, &a.phones) = STR("+15550100001");
	sink_account(sink, &a, NULL);
	add_friend("Joshua Hollow");
	add_talk("Joshua Hollow", 40, 21, "party on the weekend, beer?");
	add_friend("Keith Hollow");
	add_talk("Keith Hollow", 40, 21, "party on the weekend, beer?");
	assert_false(is_open(placed("Joshua Hollow")));
	assert_true(is_open(placed_already("Keith Hollow")));
}

/* One half of a double surname is the name of a friend; of the two others
 * nothing fits but the given name, and no list is hers. */
static void
half_a_surname_on_a_list_keeps_closed(void **state)
{
	static const char *const friends[] = { "Finn Quastel", "Finn Hollow",
		"Ulla Krantz" };

	(void)state;
	add_label(add_connection("Finn Quastel-Fuchs", "Northwind", ""),
	    LABEL_LIST, "Kunden");
	add_connection("Ulla Krantz-Voss", "Contoso", "");
	for (int i = 0; i < 3; i++) {
		add_friend(friends[i]);
		add_talk(friends[i], 40, 21, "party on the weekend, beer?");
	}
	assert_false(is_open(placed("Finn Quastel")));
	assert_true(is_open(placed_already("Finn Hollow")));
	assert_true(is_open(placed_already("Ulla Krantz")));
}

static void
other_names_change_nothing(void **state)
{
	(void)state;
	add_friend("Keith Hollow");
	add_talk("Keith Hollow", 40, 21, "party on the weekend, beer?");
	add_connection("Kurt B.", "Northwind", "Buyer");
	assert_true(is_open(placed("Keith Hollow")));
}

static void
one_answer_for_a_company(void **state)
{
	static const char *const names[] = { "Ann One", "Bob Two", "Cy Three" };
	const struct question *q;

	(void)state;
	for (int i = 0; i < 3; i++) {
		add_friend(names[i]);
		add_connection(names[i], "Northwind", "Buyer");
	}
	placed("Ann One");
	q = asked(ASK_MANY, STR("org:Northwind"));
	assert_non_null(q);
	assert_int_equal(q->members.n, 3);
}

/* Who is known there tells of who is not. */
static void
others_at_a_company_tell(void **state)
{
	static const char *const names[] = { "Ann One", "Bob Two", "Cy Three",
		"Di Four" };
	const struct placing *p;
	bool told = false;

	(void)state;
	for (int i = 0; i < 4; i++) {
		who_id who = add_friend(names[i]);

		add_connection(names[i], "Northwind", "Engineer");
		if (i > 0)
			add_label(who, LABEL_LIST, "Kunden");
	}
	p = placed("Ann One");
	assert_true(likely(p, GROUP_CLIENTS) > 0.2);
	for (uint32_t i = 0; i < p->evidence.n; i++)
		told |= p->evidence.v[i].group == GROUP_CLIENTS &&
		        str_has(p->evidence.v[i].text, STR("Northwind"));
	assert_true(told);
}

/* The same without the labels: the fact that is named is what decides. */
static void
others_unknown_tell_nothing(void **state)
{
	static const char *const names[] = { "Ann One", "Bob Two", "Cy Three",
		"Di Four" };

	(void)state;
	for (int i = 0; i < 4; i++) {
		add_friend(names[i]);
		add_connection(names[i], "Northwind", "Engineer");
	}
	assert_true(likely(placed("Ann One"), GROUP_CLIENTS) < 0.1);
}

/* Words of selling are the client's or the vendor's by who says them. */
static void
who_sells_is_a_vendor(void **state)
{
	(void)state;
	add_friend("Ann Example");
	add_talk("Ann Example", 1, 10, "your order and our price list");
	add_talk("Ann Example", 20, 10, "good morning");
	for (int i = 0; i < 3; i++)
		add_talk("Ann Example", 1, 10, "here is our price list");
	assert_int_equal(
	    placed("Ann Example")->groups.v[0].group, GROUP_VENDORS);
}

/* What a placing names as its evidence stands in the records. */
static void
every_reason_has_a_place(void **state)
{
	const struct placing *p;
	who_id ann = add_friend("Ann Example");

	(void)state;
	add_label(ann, LABEL_LIST, "Friends from school");
	add_connection("Ann Example", "Northwind", "Buyer");
	p = placed("Ann Example");
	assert_true(p->evidence.n >= 3);
	for (uint32_t i = 0; i < p->evidence.n; i++) {
		assert_true(p->evidence.v[i].place.file.n > 0);
		assert_true(p->evidence.v[i].text.n > 0);
	}
}

/* Whoever is liked may be a client who is liked. */
static void
likes_alone_open_nobody(void **state)
{
	const struct placing *p;

	(void)state;
	add_friend("Ann Example");
	add_friend("Bob Sample");
	add_likes("Ann Example", 30);
	add_likes("Bob Sample", 1);
	p = placed("Ann Example");
	assert_true(likely(p, GROUP_CLIENTS) < 0.01);
	assert_false(is_open(p));
}

/* Of two the one of whom nothing speaks of work is opened by a label
 * that the other has as well. */
static void
a_strong_tie_outweighs_a_small_risk(void **state)
{
	const struct placing *p;

	(void)state;
	add_label(add_friend("Ann Example"), LABEL_FAVOURITE, "");
	add_label(add_friend("Bob Sample"), LABEL_FAVOURITE, "");
	add_likes("Ann Example", 9);
	add_likes("Bob Sample", 9);
	add_talk("Bob Sample", 3, 10, "your invoice");
	p = placed("Ann Example");
	assert_true(is_open(p));
	assert_false(is_open(placed_already("Bob Sample")));
}

/* One "please approve" is said among coworkers; who says it all the
 * time leads. */
static void
who_leads_again_and_again_is_a_manager(void **state)
{
	double some;

	(void)state;
	add_employer("Brightwell", WHEN_NONE);
	add_friend("Ann Example");
	add_friend("Bob Sample");
	add_talk("Ann Example", 1, 10, "please approve, the deadline");
	add_talk("Ann Example", 39, 10, "the deadline");
	for (int i = 0; i < 10; i++) {
		add_talk("Bob Sample", 1, 10, "please approve, the deadline");
		add_talk("Bob Sample", 3, 10, "the deadline");
	}
	some = likely(placed("Ann Example"), GROUP_MANAGERS);
	assert_true(some < 0.2);
	assert_true(
	    likely(placed_already("Bob Sample"), GROUP_MANAGERS) > 2 * some);
}

/* A company where rivals are is no place of former coworkers, however
 * many of them have gone there. */
static void
a_company_is_no_place_of_coworkers(void **state)
{
	static const char *const names[] = { "Ann One", "Bob Two", "Cy Three",
		"Di Four" };

	(void)state;
	for (int i = 0; i < 4; i++) {
		add_friend(names[i]);
		add_connection(names[i], "Northwind", "Engineer");
		if (i > 0)
			add_talk(names[i], 20, 10, "since we left");
	}
	assert_true(likely(placed("Ann One"), GROUP_FORMER_COWORKERS) < 0.3);
}

/* Of somebody who asks to be a friend what is known of the contact whom they
 * likely are counts, and nothing is asked about the two. */
static void
a_request_is_likely_the_contact_of_that_name(void **state)
{
	struct account ask = { .platform = PF_FACEBOOK,
		.relation = REL_REQUEST,
		.name = STR("Ann Example"),
		.since = MONDAY - 3000 * (int64_t)DAY_SECONDS,
		.place = { .file = STR("requests.json") } };
	const struct placing *p = NULL;

	(void)state;
	add_friend("Bob Sample");
	sink_account(sink, &ask, NULL);
	add_connection("Ann Example", "Northwind", "Procurement Manager");
	/* A family name that several bear. */
	add_friend("Cy Example");
	add_friend("Di Example");
	placed("Bob Sample");
	for (uint32_t i = 1; i < plan.people->persons.n; i++)
		if (plan.placings[i].present[PF_FACEBOOK] &&
		    str_eq(plan.people->persons.v[i].name, ask.name))
			p = &plan.placings[i];
	assert_non_null(p);
	assert_int_equal(plan.people->doubts.n, 1);
	assert_true(p->evidence.n > 0);
	assert_int_equal(plan.groups.v[p->evidence.v[0].group].side, SIDE_WORK);
	assert_int_equal(plan.maybes.n, 0);
}

/* A tie opens nobody who is most likely somebody from work, but for one of
 * whom no more is known than that they work elsewhere. */
static void
likely_one_from_work_is_asked_first(void **state)
{
	const struct placing *p;

	(void)state;
	add_friend("Ann Example");
	add_talk("Ann Example", 200, 21, "miss you, love you, grandma too");
	add_friend("Zoe Sample");
	add_talk("Zoe Sample", 200, 21, "miss you, love you, grandma too");
	add_connection("Ann", "Northwind", "Purchasing Manager");
	add_connection("Zoe", "Contoso", "");
	p = placed("Ann Example");
	assert_int_equal(p->reason, REASON_MAY_BE);
	assert_false(is_open(p));
	assert_non_null(
	    asked(ASK_SAME, plan.people->persons.v[p - plan.placings].key));
	assert_true(is_open(placed_already("Zoe Sample")));
}

/* Whoever is tagged and liked is open; whoever writes is judged by what they
 * write. */
static void
idle_talk_takes_back_what_tags_tell(void **state)
{
	(void)state;
	add_friend("Ann Example");
	add_tag("Ann Example");
	add_likes("Ann Example", 6);
	add_friend("Bob Example");
	add_tag("Bob Example");
	add_likes("Bob Example", 6);
	add_talk("Bob Example", 4, 21, "fine");
	add_connection("Zoe Sample", "Contoso", "");
	assert_true(is_open(placed("Ann Example")));
	assert_false(is_open(placed_already("Bob Example")));
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(name_alone_is_unsorted),
		TEST(family_entry_opens),
		TEST(family_at_a_company_is_asked),
		TEST(label_closes_whatever_else),
		TEST(likely_one_from_work_is_asked_first),
		TEST(idle_talk_takes_back_what_tags_tell),
		TEST(one_habit_opens_nobody),
		TEST(two_habits_open),
		TEST(silence_on_business_opens_nobody),
		TEST(free_time_again_and_again_tells),
		TEST(office_hours_and_orders_close),
		TEST(employer_then_and_now),
		TEST(answer_is_final),
		TEST(client_and_friend_is_a_client),
		TEST(short_name_keeps_closed),
		TEST(trade_behind_a_short_name_keeps_closed),
		TEST(half_a_surname_on_a_list_keeps_closed),
		TEST(other_names_change_nothing),
		TEST(one_answer_for_a_company),
		TEST(others_at_a_company_tell),
		TEST(others_unknown_tell_nothing),
		TEST(who_sells_is_a_vendor),
		TEST(a_request_is_likely_the_contact_of_that_name),
		TEST(likes_alone_open_nobody),
		TEST(a_strong_tie_outweighs_a_small_risk),
		TEST(who_leads_again_and_again_is_a_manager),
		TEST(a_company_is_no_place_of_coworkers),
		TEST(every_reason_has_a_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
