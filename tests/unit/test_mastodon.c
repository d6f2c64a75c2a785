#include "feed.h"

extern const struct importer importer_mastodon, importer_members_csv;

static void
tables(void **state)
{
	static const char following[] =
	    "Account address,Show boosts,Notify on new posts,Languages\n\n"
	    "ann@ex.example,true,false,\"en,fr\"\nnobody,true,,\n";
	struct feed f = feed_start();
	const struct account *a;

	(void)state;
	assert_true(feed_probe(&f, &importer_mastodon, "x.csv", following) >
		    feed_probe(&f, &importer_members_csv, "x.csv", following));
	feed(&f, &importer_mastodon, "following_accounts.csv", following);
	assert_int_equal(f.in.tally.used, 1);
	assert_int_equal(f.in.tally.skipped[SKIP_UNREADABLE], 1);
	a = feed_account(&f, "ann@ex.example");
	assert_str(a->id, "ann@ex.example");
	assert_str(a->url, "https://ex.example/@ann");
	assert_int_equal(a->relation, REL_FOLLOWING);
	assert_int_equal(a->place.line, 3);
	feed(&f, &importer_mastodon, "lists.csv",
	    "Family,eva@ex.example\n\"Choir, old\",ann@ex.example\n");
	assert_true(feed_labelled(&f, "eva@ex.example", LABEL_LIST, "Family"));
	assert_true(
	    feed_labelled(&f, "ann@ex.example", LABEL_LIST, "Choir, old"));
	feed(&f, &importer_mastodon, "muted_accounts.csv",
	    "Account address,Hide notifications\nkim@ex.example,true\n");
	assert_true(feed_labelled(&f, "kim@ex.example", LABEL_LESS, ""));
	feed(
	    &f, &importer_mastodon, "blocked_accounts.csv", "bob@ex.example\n");
	assert_int_equal(f.in.tally.skipped[SKIP_FORMER], 1);
	/* Before 2019 there was no header. */
	assert_true(feed_probe(&f, &importer_mastodon, "following_accounts.csv",
			"ann@ex.example\n") > 0);
	assert_int_equal(
	    feed_probe(&f, &importer_mastodon, "lists.csv", "milk,eggs\n"), 0);
	assert_int_equal(
	    feed_probe(&f, &importer_mastodon, "lists.csv", ""), 0);
	feed_end(&f);
}

#define CONTEXT "\"@context\":\"https://www.w3.org/ns/activitystreams\""

static void
archive(void **state)
{
	static const char outbox[] =
	    "{" CONTEXT ",\"orderedItems\":[{\"type\":\"Create\",\"object\":{"
	    "\"published\":\"2024-09-23T09:20:34Z\",\"to\":["
	    "\"https://ex.example/users/jane/followers\"],\"cc\":[],"
	    "\"content\":\"<p>Hi &amp; bye</p>\",\"attachment\":[{"
	    "\"mediaType\":\"image/png\"}],\"tag\":[]}},"
	    "{\"type\":\"Create\",\"object\":{\"to\":\"https://www.w3.org/ns/"
	    "activitystreams#Public\",\"inReplyTo\":\"https://x.example/1\","
	    "\"content\":\"yes\",\"tag\":[{\"type\":\"Mention\",\"href\":"
	    "\"https://ex.example/users/ann\",\"name\":\"@ann\"}]}},"
	    "{\"type\":\"Create\",\"object\":{\"to\":["
	    "\"https://far.example/users/eva\"],\"content\":\"psst\","
	    "\"tag\":[{\"type\":\"Mention\",\"href\":"
	    "\"https://far.example/users/eva\",\"name\":"
	    "\"@eva@far.example\"}]}},"
	    "{\"type\":\"Announce\",\"object\":\"https://x.example/2\"}]}";
	struct feed f = feed_start();

	(void)state;
	assert_true(
	    feed_probe(&f, &importer_mastodon, "outbox.json", outbox) > 0);
	assert_int_equal(
	    feed_probe(&f, &importer_mastodon, "outbox.json", "{}"), 0);
	feed(&f, &importer_mastodon, "actor.json",
	    "{" CONTEXT ",\"id\":\"https://ex.example/users/jane\","
	    "\"preferredUsername\":\"jane\",\"name\":\"Jane Doe\"}");
	assert_str(feed_owner(&f, OWNER_NAME).text, "Jane Doe");
	assert_str(feed_owner(&f, OWNER_ACCOUNT).text, "jane@ex.example");
	feed(&f, &importer_mastodon, "outbox.json", outbox);
	assert_int_equal(f.in.tally.used, 3);
	assert_int_equal(f.in.tally.skipped[SKIP_NOT_NEEDED], 1);
	assert_int_equal(f.r->posts.n, 2);
	assert_str(f.r->posts.v[0].audience, "followers");
	assert_str(f.r->posts.v[0].text, "Hi & bye");
	assert_true(f.r->posts.v[0].photo);
	assert_str(
	    when_iso(f.arena, f.r->posts.v[0].when), "2024-09-23T09:20:34Z");
	assert_str(f.r->posts.v[1].audience, "public");
	assert_int_equal(f.r->statements.n, 2);
	assert_str(f.r->whos.v[f.r->statements.v[0].who.n].account.id,
	    "ann@ex.example");
	assert_str(f.r->whos.v[f.r->statements.v[1].who.n].account.id,
	    "eva@far.example");
	feed(&f, &importer_mastodon, "outbox.json", "{" CONTEXT ",\"ord");
	assert_int_equal(f.status, ST_PART);
	feed_end(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tables),
		cmocka_unit_test(archive),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
