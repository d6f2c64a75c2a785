#include "feed.h"

extern const struct importer importer_googleplus, importer_members_csv;

#define CIRCLES "Takeout/Google+ Circles/"

static void
circles(void **state)
{
	static const char json[] =
	    "{\"person\":[{\"profileUrl\":\"https://plus.google.com/1\","
	    "\"displayName\":\"Ann Example\"},{\"profileUrl\":"
	    "\"https://plus.google.com/2\"}],\"name\":\"Family\"}";
	static const char csv[] =
	    "First Name,Last Name,Nickname,Display Name,Profile URL\n"
	    "Bob,Sample,,Bob Sample,https://plus.google.com/3\n"
	    "Eva,Sample,,,https://plus.google.com/4\n";
	struct feed f = feed_start();

	(void)state;
	assert_true(feed_probe(&f, &importer_googleplus, CIRCLES "Family.json",
			json) > 12);
	feed(&f, &importer_googleplus, CIRCLES "Family.json", json);
	assert_int_equal(f.in.tally.used, 1);
	assert_int_equal(f.in.tally.skipped[SKIP_NO_NAME], 1);
	assert_true(feed_labelled(&f, "Ann Example", LABEL_LIST, "Family"));
	assert_int_equal(feed_account(&f, "Ann Example")->relation, REL_NONE);
	assert_true(feed_probe(&f, &importer_googleplus, "x.csv", csv) >
		    feed_probe(&f, &importer_members_csv, "x.csv", csv));
	feed(&f, &importer_googleplus, CIRCLES "Choir.csv", csv);
	assert_int_equal(f.in.tally.used, 2);
	assert_int_equal(f.in.tally.unknown.n, 0);
	assert_true(feed_labelled(&f, "Eva Sample", LABEL_LIST, "Choir"));
	/* An empty circle. */
	assert_true(feed_probe(&f, &importer_googleplus, CIRCLES "Work.json",
			"{\"name\":\"Work\"}") > 0);
	feed(&f, &importer_googleplus, CIRCLES "Work.json",
	    "{\"name\":\"Work\"}");
	assert_int_equal(f.in.tally.seen, 1);
	assert_int_equal(f.in.tally.skipped[SKIP_EMPTY], 1);
	assert_int_equal(f.status, ST_OK);
	feed_end(&f);
}

static void
posts(void **state)
{
	struct feed f = feed_start();

	(void)state;
	feed(&f, &importer_googleplus,
	    "Takeout/Google+ Stream/Posts/20150101 - Hi.json",
	    "{\"url\":\"https://plus.google.com/+Jane/posts/1\","
	    "\"creationTime\":\"2015-01-01 10:20:30+0000\",\"content\":"
	    "\"Hi<br>all\",\"postAcl\":{\"visibleToStandardAcl\":{"
	    "\"circles\":[{\"type\":\"CIRCLE_TYPE_USER_CIRCLE\","
	    "\"displayName\":\"Family\"},{\"type\":"
	    "\"CIRCLE_TYPE_YOUR_CIRCLES\"}],\"users\":[{\"displayName\":"
	    "\"Ann Example\"}]}}}");
	assert_int_equal(f.r->posts.n, 1);
	assert_str(f.r->posts.v[0].text, "Hi all");
	assert_str(
	    f.r->posts.v[0].audience, "Family, your circles, Ann Example");
	assert_str(
	    when_iso(f.arena, f.r->posts.v[0].when), "2015-01-01T10:20:30Z");
	feed(&f, &importer_googleplus,
	    "Takeout/Google+ Stream/Posts/20150102 - Ho.json",
	    "{\"content\":\"Ho\",\"postAcl\":{\"isPublic\":true,"
	    "\"communityAcl\":{}}}");
	assert_str(f.r->posts.v[1].audience, "public");
	assert_true(f.r->posts.v[1].elsewhere);
	feed(&f, &importer_googleplus, "Takeout/Google+ Stream/Posts/x.json",
	    "{\"content\":");
	assert_int_equal(f.status, ST_PART);
	feed_end(&f);
}

static void
pages(void **state)
{
	static const char head[] =
	    "<a class=\"author\" href=\"https://plus.google.com/+R\">R</a> "
	    "<a href=\"https://plus.google.com/+R/posts/b\">"
	    "2018-02-04T10:20:30+0100</a><div class=\"main-content\">The <i>"
	    "boat</i></div>";
	static const char *const ends[] = {
		"<a class=\"media-link\" href=\"b.jpg\"></a><div "
		"class=\"visibility\">Shared to: <a "
		"href=\"https://plus.google.com/circles/1-a\">Family</a>, <a "
		"href=\"https://plus.google.com/circles/1-b\">Work</a></div>",
		"<div class=\"visibility\">Shared publicly</div>",
		"<div class=\"visibility\">In <a "
		"href=\"https://plus.google.com/communities/1\">Boats</a></"
		"div>",
		"<div class=\"comments\"><div class=\"main-content\">no</div>",
	};
	static const char *const audiences[] = { "Family, Work", "public",
		"Boats", "" };
	struct feed f = feed_start();

	(void)state;
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
		char page[1024];

		snprintf(page, sizeof page, "%s%s", head, ends[i]);
		assert_true(
		    feed_probe(&f, &importer_googleplus, "a.html", page) > 0);
		feed(&f, &importer_googleplus, "a.html", page);
		assert_int_equal(f.in.tally.used, 1);
		assert_str(f.r->posts.v[i].audience, audiences[i]);
		assert_str(f.r->posts.v[i].text, "The boat");
		assert_str(when_iso(f.arena, f.r->posts.v[i].when),
		    "2018-02-04T09:20:30Z");
		assert_true(f.r->posts.v[i].photo == (i == 0));
		assert_true(f.r->posts.v[i].elsewhere == (i == 2));
	}
	feed_end(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages),
		cmocka_unit_test(circles),
		cmocka_unit_test(posts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
