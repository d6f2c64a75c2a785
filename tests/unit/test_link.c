/*
 * Linking: safe keys join, homonyms stay two, and the owner's word is final.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "link/link.h"
#include "words_fixture.h"

static struct arena *arena;
static struct sink *sink;
static struct link_answer answer;

static int
set_up(void **state)
{
	(void)state;
	arena = arena_make("a test of linking");
	sink = sink_make(arena);
	answer = (struct link_answer){ 0 };
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

/* 2014-03-01T10:20:30Z */
#define SINCE 1393669230
#define LONG_AGO (SINCE - 2000 * (int64_t)DAY_SECONDS)

/* One entry of an export, as the tests write it. */
struct entry {
	enum platform platform;
	const char *name, *email, *phone, *url;
	int64_t since;
};

static who_id
add(const struct entry *e)
{
	struct account who = { .platform = e->platform,
		.relation = e->platform == PF_FACEBOOK   ? REL_FRIEND
		            : e->platform == PF_LINKEDIN ? REL_CONNECTION
		                                         : REL_CONTACT,
		.name = str_of(e->name),
		.url = str_of(e->url),
		.since = e->since == 0 ? WHEN_NONE : e->since,
		.place = { .file = STR("x.csv"), .line = 1 } };

	if (e->email != NULL)
		strs_add(arena, &who.emails, str_of(e->email));
	if (e->phone != NULL)
		strs_add(arena, &who.phones, str_of(e->phone));
	who.place.line = sink_records(sink)->whos.n;
	return sink_account(sink, &who, NULL);
}

static who_id
friend_of(const char *name, int64_t since)
{
	return add(&(struct entry){
	    .platform = PF_FACEBOOK, .name = name, .since = since });
}

static who_id
linked(const char *name, const char *slug)
{
	return add(&(struct entry){ .platform = PF_LINKEDIN,
	    .name = name,
	    .url = str_fmt(arena, "https://www.linkedin.com/in/%s", slug).p,
	    .since = SINCE });
}

static who_id
card(const char *name, const char *email, const char *phone)
{
	return add(&(struct entry){ .platform = PF_GOOGLE,
	    .name = name,
	    .email = email,
	    .phone = phone });
}

static struct people *
link_all(void)
{
	static struct owner owner;
	struct link_input in = { .records = sink_records(sink),
		.owner = &owner,
		.words = words_shipped(arena),
		.answers = &answer,
		.answers_n = answer.a.n > 0 };

	sink_threads_end(sink);
	owner = (struct owner){ 0 };
	link_owner(arena, in.records, STR_NONE, &owner);
	return link_people(arena, &in, diag_make(arena, NULL, LV_FATAL));
}

static void
assert_joined(const struct people *p, who_id a, who_id b)
{
	assert_int_not_equal(p->of[a.n].n, 0);
	assert_int_equal(p->of[a.n].n, p->of[b.n].n);
}

static void
assert_apart(const struct people *p, who_id a, who_id b)
{
	assert_int_not_equal(p->of[a.n].n, 0);
	assert_int_not_equal(p->of[b.n].n, 0);
	assert_int_not_equal(p->of[a.n].n, p->of[b.n].n);
}

static bool
pair_of(const struct pair *x, who_id a, who_id b)
{
	return (x->a.n == a.n && x->b.n == b.n) ||
	       (x->a.n == b.n && x->b.n == a.n);
}

static void
assert_doubt(const struct people *p, who_id a, who_id b)
{
	for (uint32_t i = 0; i < p->doubts.n; i++)
		if (pair_of(&p->doubts.v[i], a, b)) {
			assert_true(p->doubts.v[i].why.n > 0);
			return;
		}
	fail_msg("no doubt about %u and %u", a.n, b.n);
}

/* ---- safe keys ------------------------------------------------------ */

static void
an_address_joins_two_names(void **state)
{
	who_id a = add(&(struct entry){ .platform = PF_LINKEDIN,
	    .name = "Elizabeth Example",
	    .url = "https://www.linkedin.com/in/liz",
	    .email = "Liz@Home.example",
	    .since = SINCE });
	who_id b = card("Liz", "liz@home.example", NULL);
	struct people *p = link_all();

	(void)state;
	assert_joined(p, a, b);
	assert_int_equal(p->joins.n, 1);
	assert_true(pair_of(&p->joins.v[0], a, b));
	assert_true(p->joins.v[0].why.n > 0);
	assert_true(p->joins.v[0].score > 0.5);
}

static void
a_number_joins_however_it_is_written(void **state)
{
	who_id a = card("Ann Example", NULL, "+49 171 9200001");
	who_id b = add(&(struct entry){ .platform = PF_WHATSAPP,
	    .name = "Annie",
	    .phone = "0171/9200001" });
	struct people *p;

	(void)state;
	sink_owner(sink, &(struct owner_fact){ .kind = OWNER_PHONE,
			     .text = STR("+49 171 9200099") });
	p = link_all();
	assert_joined(p, a, b);
	assert_true(
	    str_eq(p->persons.v[p->of[a.n].n].key, STR("phone:+491719200001")));
}

static void
the_country_is_the_most_frequent_one(void **state)
{
	who_id a = card("Ann Example", NULL, "0171 9200001");
	struct people *p;

	(void)state;
	card("Bob Example", NULL, "+49 171 9200002");
	card("Cid Example", NULL, "+49 171 9200003");
	card("Dan Example", NULL, "+1 202 555 0100");
	p = link_all();
	assert_true(
	    str_eq(p->persons.v[p->of[a.n].n].key, STR("phone:+491719200001")));
}

static void
a_profiles_address_joins(void **state)
{
	who_id a = linked("Elizabeth Example", "liz-1");
	who_id b = add(&(struct entry){ .platform = PF_GOOGLE,
	    .name = "Liz",
	    .email = "liz@home.example",
	    .url = "http://linkedin.com/in/LIZ-1/?trk=x" });

	(void)state;
	assert_joined(link_all(), a, b);
}

static void
a_name_joins_where_it_is_unique(void **state)
{
	static const char *const spelled[] = { "Ann Exämple", "Dr. Ann Example",
		"Ann Example, CPA", "Ann Example \xF0\x9F\x8C\xB8",
		"Ann Example (Acme)", "ANN EXAMPLE", "Example Ann" };

	for (size_t i = 0; i < sizeof(spelled) / sizeof(spelled[0]); i++) {
		who_id a, b;

		if (i > 0)
			set_up(state);
		a = linked("Ann Example", "ann");
		b = friend_of(spelled[i], SINCE);
		assert_joined(link_all(), a, b);
		if (i + 1 < sizeof(spelled) / sizeof(spelled[0]))
			tear_down(state);
	}
}

static void
initials_part_nobody(void **state)
{
	who_id a = linked("Ann Example", "ann");
	who_id b = friend_of("Ann B. Example", SINCE);

	(void)state;
	assert_joined(link_all(), a, b);
}

static void
user_names_spell_names(void **state)
{
	who_id a = friend_of("Ann Example", SINCE), b, c;
	struct people *p;

	(void)state;
	b = sink_account(sink,
	    &(struct account){ .platform = PF_INSTAGRAM,
		.relation = REL_FOLLOWER,
		.id = STR("ann.example_92"),
		.since = WHEN_NONE },
	    NULL);
	c = card("Ann climbing", "annexample@mail.example", NULL);
	p = link_all();
	assert_joined(p, a, b);
	assert_joined(p, a, c);
}

static void
hidden_surnames_stand_in_the_address(void **state)
{
	who_id a = linked("Ann E.", "ann-example-7b1f09");
	who_id b = friend_of("Ann Example", SINCE);

	(void)state;
	assert_joined(link_all(), a, b);
}

/* ---- what is asked -------------------------------------------------- */

static void
like_names_are_asked_about(void **state)
{
	who_id a = friend_of("Joan Example", LONG_AGO);
	who_id b = linked("Joanna Example", "joanna");
	who_id c = friend_of("Joe Roe", LONG_AGO), d = linked("Jon Roe", "jon");
	struct people *p = link_all();

	(void)state;
	assert_apart(p, a, b);
	assert_apart(p, c, d);
	assert_int_equal(p->doubts.n, 1);
	assert_doubt(p, a, b);
}

/* Of a thousand connections some bear a friend's name. */
static void
a_name_alone_is_asked_about_where_work_is_in_it(void **state)
{
	who_id a = friend_of("Ann Example", LONG_AGO);
	who_id b = linked("Ann Example", "ann");
	struct people *p;

	(void)state;
	friend_of("Bob Example", SINCE);
	friend_of("Cid Example", SINCE);
	p = link_all();
	assert_apart(p, a, b);
	assert_doubt(p, a, b);
}

/* "Garage" and "Tennis" are nobody's family names. */
static void
labels_of_cards_are_no_names(void **state)
{
	who_id a = friend_of("Ann Example", SINCE), b, c;
	who_id d = friend_of("Bob Potter", SINCE), e;
	struct people *p;

	(void)state;
	b = card("Ann Example Garage", NULL, "+12025550100");
	c = card("Cid Miller Garage", NULL, "+12025550101");
	e = card("Bob Tennis", "bpotter@mail.example", NULL);
	card("Dan Tennis", NULL, "+12025550102");
	p = link_all();
	assert_joined(p, a, b);
	assert_joined(p, d, e);
	assert_apart(p, a, c);
}

/* One word behind one name may be a family name. */
static void
what_ends_one_card_may_be_a_name(void **state)
{
	who_id a = friend_of("Bob Potter", SINCE);
	who_id b = card("Bob Tennis", "bpotter@mail.example", NULL);

	(void)state;
	assert_apart(link_all(), a, b);
}

static struct people *
with_talk_of(enum heard_kind kind, who_id friend)
{
	struct exchange x = { .who = friend, .sent = 4, .received = 4 };

	x.heard.n[kind] = 4;
	vec_add(arena, &sink_records(sink)->exchanges) = x;
	return link_all();
}

/* A false join with somebody from work is the worst. */
static void
who_talks_of_business_is_asked_about(void **state)
{
	who_id a = friend_of("Ann Example", SINCE);
	who_id b = card("Ann Example", NULL, "+12025550100");
	struct people *p;

	friend_of("Bob Example", SINCE);
	friend_of("Cid Example", SINCE);
	p = with_talk_of(HEARD_TRADE, a);
	assert_apart(p, a, b);
	assert_doubt(p, a, b);
	tear_down(state);
	set_up(state);
	a = friend_of("Ann Example", SINCE);
	b = card("Ann Example", NULL, "+12025550100");
	friend_of("Bob Example", SINCE);
	friend_of("Cid Example", SINCE);
	assert_joined(with_talk_of(HEARD_LEISURE, a), a, b);
}

static void
a_chat_of_whatsapp_is_called_as_on_the_card(void **state)
{
	who_id a = add(
	    &(struct entry){ .platform = PF_WHATSAPP, .name = "Ann Example" });
	who_id b = card("Ann Example", NULL, "+12025550100");

	(void)state;
	friend_of("Bob Example", SINCE);
	friend_of("Cid Example", SINCE);
	assert_joined(with_talk_of(HEARD_TRADE, a), a, b);
}

static void
an_address_spells_the_name_of_a_pet_name(void **state)
{
	who_id a = friend_of("Ann Example", SINCE);
	who_id b = card("Little sis", "ann.example@mail.example", NULL);
	who_id c = card("Cid Miller", "ann.example@home.example", NULL);
	struct people *p = link_all();

	(void)state;
	assert_joined(p, a, b);
	assert_apart(p, a, c);
}

static void
one_word_joins_nobody(void **state)
{
	who_id a = friend_of("Mom", SINCE);
	who_id b = card("Mom", "mom@home.example", NULL);

	(void)state;
	assert_apart(link_all(), a, b);
}

/* ---- what speaks against it ----------------------------------------- */

static void
homonyms_stay_two(void **state)
{
	who_id a = friend_of("Ann Example", LONG_AGO);
	who_id b = friend_of("Ann Example", LONG_AGO + 9999999);
	who_id c = linked("Ann Example", "ann");
	struct people *p = link_all();

	(void)state;
	assert_apart(p, a, b);
	assert_apart(p, a, c);
	assert_apart(p, b, c);
	assert_doubt(p, a, c);
	assert_doubt(p, b, c);
}

static void
two_orders_of_words_are_two_when_not_unique(void **state)
{
	who_id a = friend_of("Wagner Anna", SINCE);
	who_id b = linked("Anna Wagner", "anna-1");
	who_id c = linked("Anna Wagner", "anna-2");
	struct people *p = link_all();

	(void)state;
	assert_apart(p, a, b);
	assert_apart(p, a, c);
	assert_apart(p, b, c);
}

static void
shared_addresses_join_nobody(void **state)
{
	who_id a = card("Ann Example", "info@acme.example", NULL);
	who_id b = add(&(struct entry){ .platform = PF_LINKEDIN,
	    .name = "Bob Miller",
	    .url = "https://www.linkedin.com/in/bob",
	    .email = "info@acme.example" });
	who_id c = card("Cid Potter", "home@mail.example", NULL);
	who_id d = add(&(struct entry){ .platform = PF_PHONE,
	    .name = "Dan Baker",
	    .email = "home@mail.example" });
	who_id e = card("Eve Potter", NULL, "+12025550100");
	who_id f = add(&(struct entry){ .platform = PF_PHONE,
	    .name = "Fay Baker",
	    .phone = "+12025550100" });
	struct people *p = link_all();

	(void)state;
	assert_apart(p, a, b);
	assert_apart(p, c, d);
	assert_apart(p, e, f);
}

static void
no_chain_joins_two_profiles(void **state)
{
	who_id a = linked("Ann Example", "ann-1");
	who_id b = linked("Ann Example", "ann-2");
	who_id c, d;
	struct people *p;

	(void)state;
	/* A card for each profile, and one address on both cards. */
	c = add(&(struct entry){ .platform = PF_GOOGLE,
	    .name = "Ann Example",
	    .email = "ann@home.example",
	    .url = "https://linkedin.com/in/ann-1" });
	d = add(&(struct entry){ .platform = PF_PHONE,
	    .name = "Ann Example",
	    .email = "ann@home.example",
	    .url = "https://linkedin.com/in/ann-2" });
	p = link_all();
	assert_apart(p, a, b);
	assert_int_not_equal(p->of[c.n].n, 0);
	assert_int_not_equal(p->of[d.n].n, 0);
}

/* ---- answers -------------------------------------------------------- */

static void
the_owner_joins_two_friends(void **state)
{
	who_id a = friend_of("Ann Example", SINCE);
	who_id b = friend_of("Annie Potter", SINCE + 9999999);

	(void)state;
	answer = (struct link_answer){
		.a = STR("facebook:Ann Example@2014-03-01T10:20:30Z"),
		.b = STR("facebook:Annie Potter@2014-06-25T04:07:09Z"),
		.same = true
	};
	assert_joined(link_all(), a, b);
}

static void
the_owner_parts_what_an_address_joins(void **state)
{
	who_id a = linked("Ann Example", "ann");
	who_id b = friend_of("Ann Example", SINCE);
	struct people *p;

	(void)state;
	answer = (struct link_answer){
		.a = STR("facebook:Ann Example@2014-03-01T10:20:30Z"),
		.b = STR("linkedin:/in/ann"),
	};
	p = link_all();
	assert_apart(p, a, b);
	/* And is not asked again. */
	assert_int_equal(p->doubts.n, 0);
}

/* ---- mentions, the owner, companies --------------------------------- */

static who_id
spoken_of(enum platform platform, const char *name)
{
	return sink_mention(sink, platform, str_of(name), STR_NONE, STR_NONE);
}

static void
mentions_mean_whoever_they_can_only_mean(void **state)
{
	who_id ann = friend_of("Ann Example", SINCE), bob, m, n, x;
	struct people *p;

	(void)state;
	friend_of("Bob Example", SINCE);
	bob = friend_of("Bob Example", SINCE + 9999999);
	m = spoken_of(PF_FACEBOOK, "Ann Example");
	n = spoken_of(PF_FACEBOOK, "Bob Example");
	x = spoken_of(PF_FACEBOOK, "Xaver Nobody");
	p = link_all();
	assert_joined(p, ann, m);
	assert_int_not_equal(p->of[bob.n].n, 0);
	assert_int_equal(p->of[n.n].n, 0);
	assert_int_equal(p->of[x.n].n, 0);
}

static void
a_mention_with_an_address_is_that_profile(void **state)
{
	who_id a = linked("Ann Example", "ann-1"), m;
	struct people *p;

	(void)state;
	linked("Ann Example", "ann-2");
	m = sink_mention(sink, PF_LINKEDIN, STR("Ann Example"), STR_NONE,
	    STR("https://www.linkedin.com/in/ann-1/"));
	p = link_all();
	assert_joined(p, a, m);
}

static void
the_owners_card_is_the_owners(void **state)
{
	who_id me = card("Me Myself", "me@home.example", NULL);
	who_id ann = card("Ann Example", "ann@home.example", NULL);
	struct people *p;

	(void)state;
	sink_owner(sink, &(struct owner_fact){
			     .kind = OWNER_NAME, .text = STR("Me Myself") });
	sink_owner(sink, &(struct owner_fact){ .kind = OWNER_EMAIL,
			     .text = STR("me@home.example") });
	p = link_all();
	assert_true(p->persons.v[p->of[me.n].n].owner);
	assert_false(p->persons.v[p->of[ann.n].n].owner);
}

static void
one_job_told_twice_is_one(void **state)
{
	struct owner owner = { 0 };
	struct owner_fact job = { .kind = OWNER_EMPLOYER,
		.platform = PF_LINKEDIN,
		.text = STR("Acme"),
		.from = SINCE,
		.to = WHEN_NONE };

	(void)state;
	sink_owner(sink, &job);
	job.platform = PF_FACEBOOK;
	job.text = STR("ACME");
	job.from += (int64_t)20 * DAY_SECONDS;
	sink_owner(sink, &job);
	/* And years later, once more. */
	job.from += (int64_t)2000 * DAY_SECONDS;
	sink_owner(sink, &job);
	sink_threads_end(sink);
	link_owner(arena, sink_records(sink), STR_NONE, &owner);
	assert_int_equal(owner.employers.n, 2);
}

static void
the_owners_namesake_is_a_friend(void **state)
{
	who_id dad = friend_of("Me Myself", 0);
	struct people *p;

	(void)state;
	sink_owner(sink, &(struct owner_fact){
			     .kind = OWNER_NAME, .text = STR("Me Myself") });
	sink_owner(sink, &(struct owner_fact){ .kind = OWNER_URL,
			     .platform = PF_FACEBOOK,
			     .text = STR("https://www.facebook.com/me") });
	p = link_all();
	assert_int_not_equal(p->of[dad.n].n, 0);
	assert_false(p->persons.v[p->of[dad.n].n].owner);
}

static void
companies_are_no_people(void **state)
{
	who_id a = sink_account(sink,
	    &(struct account){ .platform = PF_PHONE,
		.relation = REL_CONTACT,
		.name = STR("Acme Ltd"),
		.company = true,
		.since = WHEN_NONE },
	    NULL);

	(void)state;
	assert_int_equal(link_all()->of[a.n].n, 0);
}

/* A card joins a friend by name; a namesake at work can't come along. */
static void
nobody_comes_along_through_a_third(void **state)
{
	who_id a = friend_of("Ann Example", LONG_AGO), b, c;
	struct people *p;

	(void)state;
	b = card("Ann Example", NULL, "+12025550100");
	c = linked("Ann Example", "ann");
	friend_of("Bob Example", SINCE);
	friend_of("Cid Example", SINCE);
	p = link_all();
	assert_joined(p, a, b);
	assert_apart(p, a, c);
	assert_apart(p, b, c);
}

static void
a_name_of_two_friends_joins_nobody(void **state)
{
	who_id a = card("Ann Example", NULL, "+12025550100");
	who_id b = linked("Ann Example", "ann");
	struct people *p;

	(void)state;
	friend_of("Ann Example", LONG_AGO);
	friend_of("Ann Example", LONG_AGO + 9999999);
	p = link_all();
	assert_apart(p, a, b);
}

static void
a_company_tells_a_given_name(void **state)
{
	who_id a = linked("Ann Example", "ann"), b;
	struct people *p;

	(void)state;
	sink_affiliation(sink, &(struct affiliation){ .who = a,
				   .organisation = STR("Northwind Ltd"),
				   .from = WHEN_NONE,
				   .to = WHEN_NONE });
	b = card("Ann (Northwind)", "aexample@northwind.example", NULL);
	linked("Ann Potter", "ann-p");
	p = link_all();
	assert_joined(p, a, b);
	/* The sum that is told is the sum of its parts. */
	assert_int_equal(p->joins.n, 1);
	{
		const struct pair *j = &p->joins.v[0];
		double sum = j->start;

		for (uint32_t i = 0; i < j->parts.n; i++)
			sum += j->parts.v[i].bits;
		assert_true(sum - j->sum < 0.3 && j->sum - sum < 0.3);
	}
}

static void
two_addresses_at_one_company_are_two(void **state)
{
	who_id a = card("Ann Example", "ann@northwind.example", NULL), b;
	struct people *p;

	(void)state;
	sink_input(sink, 1);
	b = add(&(struct entry){ .platform = PF_PHONE,
	    .name = "Ann Example",
	    .email = "a.example2@northwind.example" });
	p = link_all();
	assert_apart(p, a, b);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_address_joins_two_names),
		TEST(a_number_joins_however_it_is_written),
		TEST(the_country_is_the_most_frequent_one),
		TEST(a_profiles_address_joins),
		TEST(a_name_joins_where_it_is_unique),
		TEST(initials_part_nobody),
		TEST(user_names_spell_names),
		TEST(hidden_surnames_stand_in_the_address),
		TEST(like_names_are_asked_about),
		TEST(a_name_alone_is_asked_about_where_work_is_in_it),
		TEST(labels_of_cards_are_no_names),
		TEST(what_ends_one_card_may_be_a_name),
		TEST(who_talks_of_business_is_asked_about),
		TEST(a_chat_of_whatsapp_is_called_as_on_the_card),
		TEST(an_address_spells_the_name_of_a_pet_name),
		TEST(one_word_joins_nobody),
		TEST(homonyms_stay_two),
		TEST(two_orders_of_words_are_two_when_not_unique),
		TEST(shared_addresses_join_nobody),
		TEST(no_chain_joins_two_profiles),
		TEST(the_owner_joins_two_friends),
		TEST(the_owner_parts_what_an_address_joins),
		TEST(mentions_mean_whoever_they_can_only_mean),
		TEST(a_mention_with_an_address_is_that_profile),
		TEST(the_owners_card_is_the_owners),
		TEST(one_job_told_twice_is_one),
		TEST(the_owners_namesake_is_a_friend),
		TEST(companies_are_no_people),
		TEST(nobody_comes_along_through_a_third),
		TEST(a_name_of_two_friends_joins_nobody),
		TEST(a_company_tells_a_given_name),
		TEST(two_addresses_at_one_company_are_two),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
