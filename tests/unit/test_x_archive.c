#include "feed.h"

extern const struct importer importer_x_archive;

static void
people(void **state)
{
	static const char text[] =
	    "\357\273\277window.YTD.follower.part0 = [\r\n  {\r\n"
	    "    \"follower\" : {\r\n      \"accountId\" : "
	    "\"899966838941526897\",\r\n      \"userLink\" : "
	    "\"https://twitter.com/intent/user?user_id=1\"\r\n    }\r\n  },"
	    "{ \"follower\" : { } } ];";
	struct feed f = feed_start();
	const struct account *a;

	(void)state;
	assert_true(
	    feed_probe(&f, &importer_x_archive, "data/follower.js", text) > 0);
	assert_int_equal(feed_probe(&f, &importer_x_archive, "assets/js/app.js",
			     "window.alert()"),
	    0);
	feed(&f, &importer_x_archive, "data/follower.js", text);
	assert_int_equal(f.status, ST_OK);
	assert_int_equal(f.in.tally.used, 1);
	assert_int_equal(f.in.tally.skipped[SKIP_UNREADABLE], 1);
	a = &f.r->whos.v[1].account;
	assert_str(a->id, "899966838941526897");
	assert_int_equal(a->relation, REL_FOLLOWER);
	assert_true(a->since == WHEN_NONE);
	assert_str(a->place.path, "$[0]");
	feed(&f, &importer_x_archive, "data/contact.js",
	    "window.YTD.contact.part0 = [{\"contact\":{\"id\":\"0\",\"emails\":"
	    "[\"ann@example.com\"],\"phoneNumbers\":[]}},{\"contact\":{}}]");
	assert_int_equal(f.in.tally.used, 1);
	assert_int_equal(f.in.tally.skipped[SKIP_EMPTY], 1);
	feed(&f, &importer_x_archive, "data/like.js",
	    "window.YTD.like.part0 = [{\"like\":{\"tweetId\":\"1\"}}]");
	assert_int_equal(f.in.tally.skipped[SKIP_NOT_NEEDED], 1);
	feed_end(&f);
}

static void
talk(void **state)
{
	struct feed f = feed_start();

	(void)state;
	feed(&f, &importer_x_archive, "data/account.js",
	    "window.YTD.account.part0 = [{\"account\":{\"email\":"
	    "\"jane@example.com\",\"username\":\"jdoe\",\"accountId\":\"11\","
	    "\"accountDisplayName\":\"Jane Doe\"}}]");
	assert_str(feed_owner(&f, OWNER_NAME).text, "Jane Doe");
	feed(&f, &importer_x_archive, "data/manifest.js",
	    "window.__THAR_CONFIG = {\"userInfo\":{\"accountId\":\"11\","
	    "\"userName\":\"jdoe\",\"displayName\":\"Jane Doe\"},"
	    "\"dataTypes\":{}}");
	assert_int_equal(f.in.tally.used, 1);
	assert_int_equal(f.r->owner.n, 4 + 3);
	feed(&f, &importer_x_archive, "data/direct-messages.js",
	    "window.YTD.direct_messages.part0 = [{\"dmConversation\":{"
	    "\"conversationId\":\"11-22\",\"messages\":["
	    "{\"messageCreate\":{\"recipientId\":\"11\",\"senderId\":\"22\","
	    "\"text\":\"hi\",\"createdAt\":\"2021-03-21T12:53:22.000Z\"}},"
	    "{\"messageCreate\":{\"recipientId\":\"22\",\"senderId\":\"11\","
	    "\"text\":\"hi\",\"createdAt\":\"2021-03-20T12:53:22.000Z\"}}]}},"
	    "{\"dmConversation\":{\"conversationId\":\"7\",\"messages\":["
	    "{\"messageCreate\":{\"senderId\":\"33\",\"text\":\"all\","
	    "\"createdAt\":\"2021-03-20T12:53:22.000Z\"}},"
	    "{\"conversationNameUpdate\":{\"initiatingUserId\":\"33\","
	    "\"name\":\"Choir\"}},"
	    "{\"joinConversation\":{\"initiatingUserId\":\"33\","
	    "\"participantsSnapshot\":[\"11\",\"22\",\"33\"]}}]}}]");
	assert_int_equal(f.in.tally.used, 2 + 3);
	assert_int_equal(f.in.tally.skipped[SKIP_AUTOMATIC], 2);
	feed_settle(&f);
	assert_int_equal(f.r->exchanges.n, 1);
	assert_int_equal(f.r->exchanges.v[0].sent, 1);
	assert_str(f.r->whos.v[f.r->exchanges.v[0].who.n].account.id, "22");
	assert_str(when_iso(f.arena, f.r->exchanges.v[0].last),
	    "2021-03-21T12:53:22Z");
	assert_int_equal(f.r->gatherings.n, 1);
	assert_str(f.r->gatherings.v[0].title, "Choir");
	assert_int_equal(f.r->gatherings.v[0].parts.n, 2);
	feed_end(&f);
}

static void
tweets(void **state)
{
	struct feed f = feed_start();
	const struct post *p;

	(void)state;
	feed(&f, &importer_x_archive, "data/follower.js",
	    "window.YTD.follower.part0 = [{\"follower\":{\"accountId\":"
	    "\"22\"}}]");
	feed(&f, &importer_x_archive, "data/tweets.js",
	    "window.YTD.tweets.part0 = [{\"tweet\":{\"full_text\":"
	    "\"@ann Looks delicious\",\"created_at\":"
	    "\"Mon Sep 30 11:11:56 +0000 2024\",\"in_reply_to_screen_name\":"
	    "\"ann\",\"in_reply_to_user_id_str\":\"22\",\"entities\":{"
	    "\"urls\":[{}],\"user_mentions\":[{\"name\":\"Ann Example\","
	    "\"screen_name\":\"ann\",\"id_str\":\"22\"}],"
	    "\"media\":[{\"type\":\"photo\"}]}}},"
	    "{\"full_text\":\"bare\",\"created_at\":"
	    "\"Mon Sep 30 11:11:56 +0000 2024\"},"
	    "{\"tweet\":{\"full_text\":\"RT @bob: no\"}},{\"tweet\":{}}]");
	assert_int_equal(f.in.tally.seen, 4);
	assert_int_equal(f.in.tally.used, 2);
	assert_int_equal(f.r->posts.n, 2);
	p = &f.r->posts.v[0];
	assert_str(when_iso(f.arena, p->when), "2024-09-30T11:11:56Z");
	assert_true(p->photo && p->link && !p->video);
	assert_int_equal(p->tagged.n, 1);
	assert_str(f.r->posts.v[1].text, "bare");
	assert_str(f.r->posts.v[1].place.path, "$[1]");
	assert_int_equal(f.r->statements.n, 1);
	assert_int_equal(f.r->statements.v[0].who.n, p->tagged.v[0].n);
	/* A number becomes a name. */
	assert_str(feed_account(&f, "Ann Example")->id, "22");
	assert_int_equal(
	    feed_account(&f, "Ann Example")->relation, REL_FOLLOWER);
	feed(&f, &importer_x_archive, "data/tweets.js",
	    "window.YTD.tweets.part0 = [{\"tweet\":{\"full_text\":\"a\"}},{");
	assert_int_equal(f.status, ST_PART);
	assert_int_equal(diag_count(f.diag, DIAG_BAD_JSON), 1);
	feed(&f, &importer_x_archive, "data/tweets.js",
	    "window.YTD.tweets.part0 = []");
	assert_int_equal(f.in.tally.seen, 0);
	feed_end(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(people),
		cmocka_unit_test(talk),
		cmocka_unit_test(tweets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
