/*
 * The sink: keys, what makes two entries one account, and what becomes of
 * threads.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/arena.h"
#include "limit.h"
#include "model/record.h"

static struct arena *arena;
static struct sink *sink;

static int
set_up(void **state)
{
	(void)state;
	arena = arena_make("a test of records");
	sink = sink_make(arena);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	sink_threads_end(sink);
	arena_free(arena);
	return 0;
}

static void
assert_str(struct str is, const char *want)
{
	assert_string_equal(str_copy(arena, is).p, want);
}

static struct strs
one(const char *text)
{
	struct strs s = { 0 };

	strs_add(arena, &s, str_of(text));
	return s;
}

/* 2014-03-01T10:20:30Z */
#define SINCE 1393669230

static void
keys_are_the_contracts(void **state)
{
	const struct {
		struct account who;
		const char *key;
	} t[] = {
		{ { .platform = PF_FACEBOOK,
		      .name = STR("Ann Example"),
		      .since = SINCE },
		    "facebook:Ann Example@2014-03-01T10:20:30Z" },
		{ { .platform = PF_FACEBOOK,
		      .name = STR("Ann Example"),
		      .since = WHEN_NONE },
		    "facebook:Ann Example@" },
		{ { .platform = PF_LINKEDIN,
		      .name = STR("Ann"),
		      .since = SINCE,
		      .url = STR("https://www.linkedin.com/in/Ann-%C3%A9x/"
				 "?trk=a/b") },
		    "linkedin:/in/ann-\xC3\xA9x" },
		{ { .platform = PF_LINKEDIN,
		      .name = STR("Ann Example"),
		      .since = SINCE },
		    "linkedin:Ann Example@2014-03-01" },
		{ { .platform = PF_INSTAGRAM,
		      .id = STR("Ann.Ex"),
		      .since = WHEN_NONE },
		    "instagram:ann.ex" },
		{ { .platform = PF_X, .id = STR("12345678901234567890") },
		    "x:12345678901234567890" },
		{ { .platform = PF_MASTODON, .id = STR("ann@Social.example") },
		    "mastodon:ann@social.example" },
		{ { .platform = PF_GRAPH, .id = STR("N7") }, "graph:N7" },
		{ { .platform = PF_X, .name = STR("Ann") }, "x:name:Ann" },
		{ { .platform = PF_CRM, .name = STR("Ann") }, "crm:name:Ann" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++)
		assert_str(record_key(arena, &t[i].who), t[i].key);
}

static void
books_have_email_then_phone(void **state)
{
	struct account who = { .platform = PF_GOOGLE, .name = STR("Ann") };

	(void)state;
	who.phones = one("+49 (0)171 920-0001");
	assert_str(record_key(arena, &who), "phone:+491719200001");
	who.emails = one("Ann <Ann@Home.Example>");
	assert_str(record_key(arena, &who), "email:ann@home.example");
}

static void
emails_are_told_from_other_text(void **state)
{
	static const char *const wrong[] = { "", "@", "ann", "ann@", "@b.c",
		"a b@c.example", "ann@localhost" };

	(void)state;
	assert_str(record_email(arena, STR(" mailto:ANN@b.example ")),
	    "ann@b.example");
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_int_equal(record_email(arena, str_of(wrong[i])).n, 0);
}

static void
phones_become_international(void **state)
{
	static const struct {
		const char *written, *country, *phone;
	} t[] = {
		{ "+49 171 9200001", "", "+491719200001" },
		{ "+49 (0)171 9200001", "1", "+491719200001" },
		{ "0049 171 9200001", "", "+491719200001" },
		{ "0171/920 00 01", "49", "+491719200001" },
		{ "\xE2\x80\xAD+49 171 9200001\xE2\x80\xAC", "",
		    "+491719200001" },
		{ "(202) 555-0100", "1", "+12025550100" },
		{ "1-202-555-0100", "1", "+12025550100" },
		{ "011 49 171 9200001", "1", "+491719200001" },
		{ "202 555 0100 x12", "1", "+12025550100" },
		{ "12", "49", "" },
		{ "call me", "49", "" },
		{ "", "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++)
		assert_str(record_phone(arena, str_of(t[i].written),
			       str_of(t[i].country)),
		    t[i].phone);
}

static who_id
friend_since(const char *name, int64_t since, bool *fresh)
{
	return sink_account(sink,
	    &(struct account){ .platform = PF_FACEBOOK,
		.relation = REL_FRIEND,
		.name = str_of(name),
		.since = since },
	    fresh);
}

static void
same_name_and_date_is_one(void **state)
{
	bool fresh;
	who_id a = friend_since("Ann Example", SINCE, &fresh);

	(void)state;
	assert_true(fresh);
	assert_int_equal(friend_since("Ann Example", SINCE, &fresh).n, a.n);
	assert_false(fresh);
	assert_int_not_equal(
	    friend_since("Ann Example", SINCE + 1, &fresh).n, a.n);
	assert_true(fresh);
}

static who_id
card(const char *name, const char *email, const char *phone)
{
	struct account who = { .platform = PF_GOOGLE,
		.relation = REL_CONTACT,
		.name = str_of(name),
		.since = WHEN_NONE };

	if (email != NULL)
		who.emails = one(email);
	if (phone != NULL)
		who.phones = one(phone);
	return sink_account(sink, &who, NULL);
}

static void
equal_cards_are_one(void **state)
{
	who_id a = card("Ann Example", "ann@home.example", "+12025550100");
	who_id b = card("ANN EXAMPLE", "Ann@home.example", "+12025550101");
	const struct account *who = &sink_records(sink)->whos.v[a.n].account;

	(void)state;
	assert_int_equal(a.n, b.n);
	assert_str(who->name, "Ann Example");
	assert_int_equal(who->phones.n, 2);
}

static void
one_address_of_two_names_is_two_accounts(void **state)
{
	who_id a = card("Ann Example", "home@home.example", NULL);
	who_id b = card("Bob Example", "home@home.example", NULL);

	(void)state;
	assert_int_not_equal(a.n, b.n);
}

static void
a_shared_address_is_the_key_of_one(void **state)
{
	who_id b = card("Bob Example", "home@home.example", "0171 9200001");
	who_id c = card("Cid Example", "home@home.example", "0171 9200001");
	who_id a = card("Ann Example", "home@home.example", "+491719200002");
	const struct records *r = sink_records(sink);

	(void)state;
	sink_threads_end(sink);
	assert_str(record_key(arena, &r->whos.v[a.n].account),
	    "email:home@home.example");
	assert_str(
	    record_key(arena, &r->whos.v[b.n].account), "phone:+491719200001");
	assert_str(record_key(arena, &r->whos.v[c.n].account),
	    "google:name:Cid Example");
	assert_str(r->whos.v[c.n].account.phones.v[0], "+491719200001");
}

static void
the_owners_country_is_that_of_numbers_without(void **state)
{
	const struct records *r = sink_records(sink);

	(void)state;
	card("Ann Example", NULL, "+12025550100");
	assert_str(record_country(arena, r), "1");
	card("Bob Example", NULL, "+390612345678");
	card("Cid Example", NULL, "+390612345679");
	assert_str(record_country(arena, r), "39");
	sink_owner(sink, &(struct owner_fact){ .kind = OWNER_PHONE,
			     .text = STR("+353 1 234 5678") });
	assert_str(record_country(arena, r), "353");
}

static void
bare_names_are_numbered(void **state)
{
	who_id a = card("Ann Example", NULL, NULL);
	who_id b = card("Ann Example", NULL, NULL);
	const struct records *r = sink_records(sink);

	(void)state;
	assert_str(record_key(arena, &r->whos.v[a.n].account),
	    "google:name:Ann Example");
	assert_str(record_key(arena, &r->whos.v[b.n].account),
	    "google:name:Ann Example#2");
}

static void
mentions_are_one_by_name(void **state)
{
	who_id a =
	    sink_mention(sink, PF_FACEBOOK, STR("Ann"), STR_NONE, STR_NONE);

	(void)state;
	assert_int_equal(a.n,
	    sink_mention(sink, PF_FACEBOOK, STR("Ann"), STR_NONE, STR_NONE).n);
	assert_int_not_equal(a.n,
	    sink_mention(sink, PF_INSTAGRAM, STR("Ann"), STR_NONE, STR_NONE).n);
	assert_int_not_equal(a.n,
	    sink_mention(sink, PF_FACEBOOK, STR("Ann"), STR("7"), STR_NONE).n);
}

static void
hostile_names_are_cleaned(void **state)
{
	who_id a = friend_since("\xE2\x80\xAE"
				"Ann\n\x1B[31m\xFF",
	    0, NULL);

	(void)state;
	assert_str(sink_records(sink)->whos.v[a.n].account.name,
	    "Ann [31m\xEF\xBF\xBD");
}

/* ---- threads -------------------------------------------------------- */

static who_id
named(const char *name)
{
	return sink_mention(
	    sink, PF_FACEBOOK, str_of(name), STR_NONE, STR_NONE);
}

static void
own_name(const char *name)
{
	sink_owner(sink,
	    &(struct owner_fact){ .kind = OWNER_NAME, .text = str_of(name) });
}

static struct thread *
thread_of(const char *key, who_id a, who_id b)
{
	struct thread *t = sink_thread(sink, PF_FACEBOOK, str_of(key), STR_NONE,
	    &(struct place){ .line = 1 });

	thread_member(t, a);
	thread_member(t, b);
	return t;
}

static void
say(struct thread *t, who_id from, int64_t when)
{
	thread_message(t, from, when, false, STR("hello"));
}

static void
two_people_exchange_messages(void **state)
{
	who_id me = named("Me Myself"), ann = named("Ann");
	struct thread *t = thread_of("inbox/ann", ann, me);
	const struct records *r = sink_records(sink);

	(void)state;
	say(t, me, SINCE + 20);
	say(t, ann, SINCE);
	/* Another part of the same thread. */
	t = thread_of("inbox/ann", ann, me);
	say(t, ann, SINCE - 20);
	own_name("ME Mysélf");
	sink_threads_end(sink);
	assert_int_equal(r->exchanges.n, 1);
	assert_int_equal(r->gatherings.n, 0);
	assert_int_equal(r->exchanges.v[0].who.n, ann.n);
	assert_int_equal(r->exchanges.v[0].sent, 1);
	assert_int_equal(r->exchanges.v[0].received, 2);
	assert_int_equal(r->exchanges.v[0].first, SINCE - 20);
	assert_int_equal(r->exchanges.v[0].last, SINCE + 20);
	assert_int_equal(r->exchanges.v[0].hours[when_slot(SINCE)], 3);
}

static void
more_people_gather(void **state)
{
	who_id me = named("Me Myself"), ann = named("Ann"), bob = named("Bob");
	struct thread *t = thread_of("inbox/all", ann, me);
	const struct records *r = sink_records(sink);

	(void)state;
	thread_member(t, bob);
	say(t, ann, SINCE);
	say(t, me, SINCE + 1);
	own_name("Me Myself");
	sink_threads_end(sink);
	assert_int_equal(r->exchanges.n, 0);
	assert_int_equal(r->gatherings.n, 1);
	assert_int_equal(r->gatherings.v[0].own, 1);
	assert_int_equal(r->gatherings.v[0].parts.n, 2);
	assert_int_equal(r->gatherings.v[0].parts.v[0].count, 1);
	assert_int_equal(r->gatherings.v[0].parts.v[1].count, 0);
}

static void
crowds_are_cut(void **state)
{
	who_id me = named("Me Myself"), ann = named("Ann");
	struct thread *t = thread_of("inbox/all", ann, me);

	(void)state;
	for (int i = 2; i <= LIMIT_GATHERING; i++) {
		assert_false(sink_was_crowded(sink));
		thread_member(t, named(str_fmt(arena, "Guest %d", i).p));
	}
	assert_true(sink_was_crowded(sink));
}

static void
one_message_of_theirs_is_no_conversation(void **state)
{
	who_id me = named("Me Myself"), ann = named("Ann"), bob = named("Bob");
	const struct records *r = sink_records(sink);

	(void)state;
	say(thread_of("inbox/ann", ann, me), ann, SINCE);
	thread_automatic(thread_of("inbox/bob", bob, me), bob, SINCE);
	own_name("Me Myself");
	sink_threads_end(sink);
	assert_int_equal(r->exchanges.n, 0);
}

static void
one_message_of_mine_is(void **state)
{
	who_id me = named("Me Myself"), ann = named("Ann");
	const struct records *r = sink_records(sink);

	(void)state;
	say(thread_of("inbox/ann", ann, me), me, SINCE);
	own_name("Me Myself");
	sink_threads_end(sink);
	assert_int_equal(r->exchanges.n, 1);
	assert_int_equal(r->exchanges.v[0].sent, 1);
}

static void
threads_nobody_wrote_in_are_dropped(void **state)
{
	who_id me = named("Me Myself"), ann = named("Ann"), bob = named("Bob");
	const struct records *r = sink_records(sink);
	struct thread *t = thread_of("inbox/all", ann, me);

	(void)state;
	thread_member(t, bob);
	thread_automatic(t, ann, SINCE);
	own_name("Me Myself");
	sink_threads_end(sink);
	assert_int_equal(r->gatherings.n, 0);
}

static void
the_owner_is_in_most_threads(void **state)
{
	who_id me = named("Me Myself");
	const struct records *r = sink_records(sink);
	static const char *const others[] = { "Ann", "Bob", "Cid" };

	(void)state;
	for (int i = 0; i < 3; i++) {
		who_id other = named(others[i]);
		struct thread *t = thread_of(others[i], me, other);

		say(t, me, SINCE);
		say(t, other, SINCE);
	}
	sink_threads_end(sink);
	assert_int_equal(r->exchanges.n, 3);
	for (uint32_t i = 0; i < 3; i++)
		assert_int_not_equal(r->exchanges.v[i].who.n, me.n);
}

static void
hear_five(void *ctx, struct str text, struct heard *into)
{
	assert_ptr_equal(ctx, &sink);
	into->n[HEARD_WORK] += (uint32_t)text.n == 5;
}

static void
words_are_heard_as_they_stream_by(void **state)
{
	who_id me = named("Me Myself"), ann = named("Ann");
	struct thread *t;

	(void)state;
	sink_hear(sink, hear_five, &sink);
	t = thread_of("inbox/ann", ann, me);
	say(t, me, SINCE);
	thread_message(t, ann, SINCE, false, STR("hi"));
	say(t, ann, SINCE);
	own_name("Me Myself");
	sink_threads_end(sink);
	assert_int_equal(
	    sink_records(sink)->exchanges.v[0].heard.n[HEARD_WORK], 2);
}

/* One address more each time, of one profile. */
static void
endless_addresses_are_cut(void **state)
{
	struct account who = { .platform = PF_LINKEDIN,
		.relation = REL_CONNECTION,
		.name = STR("Ann Example"),
		.url = STR("https://www.linkedin.com/in/ann-example"),
		.since = WHEN_NONE };
	who_id id = { 0 };

	(void)state;
	for (int i = 0; i <= LIMIT_CONTACT; i++) {
		struct str one = str_fmt(arena, "a%d@example.com", i);

		assert_false(sink_was_cut(sink));
		who.emails = (struct strs){ 0 };
		strs_add(arena, &who.emails, one);
		id = sink_account(sink, &who, NULL);
	}
	assert_true(sink_was_cut(sink));
	assert_int_equal(
	    sink_records(sink)->whos.v[id.n].account.emails.n, LIMIT_CONTACT);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(keys_are_the_contracts),
		TEST(books_have_email_then_phone),
		TEST(emails_are_told_from_other_text),
		TEST(phones_become_international),
		TEST(same_name_and_date_is_one),
		TEST(equal_cards_are_one),
		TEST(one_address_of_two_names_is_two_accounts),
		TEST(a_shared_address_is_the_key_of_one),
		TEST(the_owners_country_is_that_of_numbers_without),
		TEST(endless_addresses_are_cut),
		TEST(bare_names_are_numbered),
		TEST(mentions_are_one_by_name),
		TEST(hostile_names_are_cleaned),
		TEST(two_people_exchange_messages),
		TEST(more_people_gather),
		TEST(crowds_are_cut),
		TEST(one_message_of_theirs_is_no_conversation),
		TEST(one_message_of_mine_is),
		TEST(threads_nobody_wrote_in_are_dropped),
		TEST(the_owner_is_in_most_threads),
		TEST(words_are_heard_as_they_stream_by),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
