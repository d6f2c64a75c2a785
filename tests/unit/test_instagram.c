#include "feed.h"

extern const struct importer importer_instagram, importer_facebook_json;

#define FOLDER "connections/followers_and_following/"

static void
lists(void **state)
{
	struct feed f = feed_start();
	const struct account *a;

	(void)state;
	feed(&f, &importer_instagram, FOLDER "followers_2.json",
	    "[{\"title\":\"\",\"media_list_data\":[],\"string_list_data\":[{"
	    "\"href\":\"https://www.instagram.com/ann.ex\",\"value\":"
	    "\"ann.ex\",\"timestamp\":1700000000}]},{\"title\":\"\","
	    "\"string_list_data\":[]}]");
	assert_int_equal(f.in.tally.used, 1);
	assert_int_equal(f.in.tally.skipped[SKIP_NO_NAME], 1);
	a = feed_account(&f, "ann.ex");
	assert_str(a->id, "ann.ex");
	assert_int_equal(a->relation, REL_FOLLOWER);
	assert_str(when_iso(f.arena, a->since), "2023-11-14T22:13:20Z");
	/* Since 2024 the name is in the title, or in the link alone. */
	feed(&f, &importer_instagram, FOLDER "following.json",
	    "{\"relationships_following\":[{\"title\":\"bob_s\","
	    "\"string_list_data\":[{\"href\":"
	    "\"https://www.instagram.com/_u/bob_s\",\"timestamp\":0}]},"
	    "{\"string_list_data\":[{\"href\":"
	    "\"https://www.instagram.com/_u/eva.ex/\"}]}]}");
	assert_int_equal(f.in.tally.used, 2);
	a = feed_account(&f, "bob_s");
	assert_int_equal(a->relation, REL_FOLLOWING);
	assert_true(a->since == WHEN_NONE);
	assert_str(feed_account(&f, "eva.ex")->id, "eva.ex");
	feed(&f, &importer_instagram, FOLDER "close_friends.json",
	    "[{\"label_values\":[{\"label\":\"Name\",\"value\":\"Ann\"},"
	    "{\"label\":\"URL\",\"href\":\"https://www.instagram.com/ann.ex\","
	    "\"value\":\"https://www.instagram.com/ann.ex\"},"
	    "{\"label\":\"Benutzername\",\"value\":\"ann.ex\"}]}]");
	assert_true(feed_labelled(&f, "Ann", LABEL_FAVOURITE, ""));
	assert_str(feed_account(&f, "Ann")->id, "ann.ex");
	feed(&f, &importer_instagram, FOLDER "hide_story_from.json",
	    "{\"relationships_hide_stories_from\":[{\"string_list_data\":[{"
	    "\"value\":\"kim\"}]}]}");
	assert_true(feed_labelled(&f, "kim", LABEL_LESS, ""));
	feed(&f, &importer_instagram,
	    FOLDER "follow_requests_you've_received.json",
	    "{\"relationships_follow_requests_received\":[{"
	    "\"string_list_data\":[{\"value\":\"new.one\",\"timestamp\":"
	    "1700000000}]}]}");
	assert_int_equal(f.r->requests.n, 1);
	assert_int_equal(f.r->requests.v[0].state, ASKED_OWNER);
	feed(&f, &importer_instagram, FOLDER "blocked_profiles.json",
	    "{\"relationships_blocked_users\":[{\"title\":\"x\"}]}");
	assert_int_equal(f.in.tally.skipped[SKIP_FORMER], 1);
	feed_end(&f);
}

static void
oldest(void **state)
{
	static const char text[] =
	    "{\"followers\":{\"ann.ex\":\"2019-01-01T10:00:00+00:00\"},"
	    "\"close_friends\":{\"ann.ex\":\"2019-02-01T10:00:00+00:00\"},"
	    "\"blocked_users\":{\"x\":\"2019-02-01T10:00:00+00:00\"}}";
	struct feed f = feed_start();

	(void)state;
	assert_true(
	    feed_probe(&f, &importer_instagram, "connections.json", text) > 0);
	assert_int_equal(feed_probe(&f, &importer_instagram, "connections.json",
			     "{\"a\":1}"),
	    0);
	feed(&f, &importer_instagram, "connections.json", text);
	assert_int_equal(f.in.tally.used, 2);
	assert_int_equal(f.in.tally.skipped[SKIP_FORMER], 1);
	assert_str(
	    when_day(f.arena, feed_account(&f, "ann.ex")->since), "2019-01-01");
	feed_end(&f);
}

static void
own(void **state)
{
	struct feed f = feed_start();
	const struct account *a;

	(void)state;
	feed(&f, &importer_instagram, "personal_information.json",
	    "{\"profile_user\":[{\"title\":\"x\",\"string_map_data\":{"
	    "\"E-Mail\":{\"href\":\"\",\"value\":\"jane@example.com\"},"
	    "\"Nazwa u\\u00c5\\u00bcytkownika\":{\"value\":\"jdoe\"},"
	    "\"Name\":{\"value\":\"Jane D\\u00c3\\u00b6e\"},"
	    "\"Telefon\":{\"value\":\"+41000000\"}}}]}");
	assert_str(feed_owner(&f, OWNER_NAME).text, "Jane D\303\266e");
	assert_str(feed_owner(&f, OWNER_ACCOUNT).text, "jdoe");
	assert_str(feed_owner(&f, OWNER_EMAIL).text, "jane@example.com");
	assert_str(feed_owner(&f, OWNER_PHONE).text, "+41000000");
	feed(&f, &importer_instagram, "synced_contacts.json",
	    "{\"contacts_contact_info\":[{\"string_map_data\":{\"Nome\":{"
	    "\"value\":\"Ann\"},\"Cognome\":{\"value\":\"Example\"},"
	    "\"Informazioni di contatto\":{\"value\":\"030 23125244\"}}}]}");
	a = feed_account(&f, "Ann Example");
	assert_int_equal(a->platform, PF_PHONE);
	assert_str(a->phones.v[0], "030 23125244");
	feed(&f, &importer_instagram,
	    "your_instagram_activity/content/posts_1.json",
	    "[{\"media\":[{\"uri\":\"media/a.mp4\",\"creation_timestamp\":"
	    "1700000000,\"title\":\"Sea\"}]}]");
	assert_int_equal(f.r->posts.n, 1);
	assert_true(f.r->posts.v[0].video && !f.r->posts.v[0].photo);
	assert_str(f.r->posts.v[0].text, "Sea");
	feed_end(&f);
}

static void
messages(void **state)
{
	static const char path[] =
	    "your_instagram_activity/messages/inbox/ann_17/message_1.json";
	static const char text[] =
	    "{\"participants\":[{\"name\":\"Ann Example\"},{\"name\":"
	    "\"Jane Doe\"}],\"messages\":[{\"sender_name\":\"Ann Example\","
	    "\"timestamp_ms\":1645549428955,\"content\":\"hi\"},"
	    "{\"sender_name\":\"Ann Example\",\"content\":"
	    "\"Liked a message\"},{\"sender_name\":\"Jane Doe\","
	    "\"timestamp_ms\":1645549428955,\"content\":\"hey\"},"
	    "{\"sender_name\":\"Instagram User\"}],"
	    "\"title\":\"Ann Example\"}";
	struct feed f = feed_start();
	struct owner_fact me = { .kind = OWNER_NAME,
		.text = STR("Jane Doe"),
		.from = WHEN_NONE,
		.to = WHEN_NONE };

	(void)state;
	sink_owner(f.sink, &me);
	assert_true(feed_probe(&f, &importer_instagram, path, text) >
		    feed_probe(&f, &importer_facebook_json, path, text));
	feed(&f, &importer_instagram, path, text);
	assert_int_equal(f.in.tally.used, 2);
	assert_int_equal(f.in.tally.skipped[SKIP_AUTOMATIC], 1);
	assert_int_equal(f.in.tally.skipped[SKIP_DELETED], 1);
	feed_settle(&f);
	assert_int_equal(f.r->exchanges.n, 1);
	assert_int_equal(f.r->exchanges.v[0].sent, 1);
	assert_int_equal(f.r->exchanges.v[0].platform, PF_INSTAGRAM);
	feed_end(&f);
}

static void
damaged(void **state)
{
	struct feed f = feed_start();

	(void)state;
	feed(&f, &importer_instagram, FOLDER "followers_1.json",
	    "[{\"title\":\"ann.ex\"},{\"titl");
	assert_int_equal(f.status, ST_PART);
	assert_true(f.in.tally.used >= 1);
	feed(&f, &importer_instagram, FOLDER "followers_1.json", "[]");
	assert_int_equal(f.in.tally.seen, 0);
	assert_int_equal(
	    feed_probe(&f, &importer_instagram, "x.json", "{}"), 0);
	feed_end(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists),
		cmocka_unit_test(oldest),
		cmocka_unit_test(own),
		cmocka_unit_test(messages),
		cmocka_unit_test(damaged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
