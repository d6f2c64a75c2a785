/* The Facebook HTML importer, fed small invented pages of each year. */
#include "facebook_fixture.h"

#define ROW_2018(name, body, date)                                   \
	"<div class=\"pam _3-95 _2pi0 _2lej uiBoxWhite noborder\">"  \
	"<div class=\"_3-96 _2pio _2lek _2lel\">" name "</div>" body \
	"<div class=\"_3-94 _2lem\">" date "</div></div>"
#define PAGE_2018(title, rows)                                           \
	"<html><head><title>" title "</title></head><body>"              \
	"<div class=\"_4t5n\" role=\"main\"><div class=\"_3b0d\">" title \
	"</div>" rows "</div></body></html>"
#define ROW_2024(name, body, date)                                       \
	"<section class=\"_a6-g\"><h2 class=\"_2ph_ _a6-h _a6-i\">" name \
	"</h2><div class=\"_2ph_ _a6-p\"><div>" body "</div></div>"      \
	"<footer class=\"_3-94 _a6-o\"><div class=\"_a72d\">" date       \
	"</div></footer></section>"
#define PAGE_2024(title, rows)                                      \
	"<!DOCTYPE html><html><head><style>._a6-g{}</style></head>" \
	"<body><header><h1 class=\"_a70e\">" title "</h1></header>" \
	"<main class=\"_a706\" role=\"main\">" rows "</main></body></html>"

static void
html_friends(void **state)
{
	(void)state;
	take_html("friends/friends.html",
	    PAGE_2018("Freunde",
		ROW_2018("Ann Example", "", "3. Juni 2020, 00:47")
		    ROW_2018("Facebook-Nutzer", "", "1. Jan. 2019, 10:00")));
	assert_int_equal(who("Ann Example")->since, at(2020, 6, 3, 0, 47, 0));
	assert_int_equal(who("Ann Example")->relation, REL_FRIEND);
	assert_int_equal(tally.skipped[SKIP_DELETED], 1);
	take_html("connections/friends/your_friends.html",
	    PAGE_2024("Your friends", ROW_2024("Zo&euml; O&#039;Example", "",
					  "May 23, 2025 8:17:51 pm")));
	assert_int_equal(
	    who("Zo\303\253 O'Example")->since, at(2025, 5, 23, 20, 17, 51));
	take_html("connections/friends/received_friend_requests.html",
	    PAGE_2024("x", ROW_2024("Cy", "", "May 23, 2025 8:17:51 pm")));
	assert_int_equal(who("Cy")->relation, REL_REQUEST);
	assert_int_equal(all()->requests.n, 1);
}

static void
html_of_2010(void **state)
{
	(void)state;
	take_html("html/friends.htm",
	    "<html><body><div class=\"nav\"><ul><li>Profile</li></ul></div>"
	    "<div class=\"contents\"><h1>Jane Doe</h1><h2>Amis</h2><ul>"
	    "<li>Ann Example (Nov 5, 2017)</li></ul><h2>Amis supprim"
	    "\303\251s</h2><ul><li>Bo Example (Hier)</li></ul><h2>Autres"
	    "</h2><ul><li>Cy Example (Hier)</li></ul></div><div class="
	    "\"footer\">T\303\251l\303\251charg\303\251 par Jane Doe le "
	    "lundi 16 avril 2018, 12:05 UTC+02</div></body></html>");
	assert_int_equal(who("Ann Example")->since, at(2017, 11, 5, 0, 0, 0));
	assert_int_equal(all()->requests.v[0].state, REMOVED);
	assert_int_equal(all()->requests.v[0].when, at(2018, 4, 15, 0, 0, 0));
	assert_int_equal(all()->whos.n, 3);
	assert_int_equal(tally.skipped[SKIP_NOT_NEEDED], 1);
}

/* A row of a later year on a page of the old form has no heading. */
static void
html_of_two_years_at_once(void **state)
{
	(void)state;
	take_html("html/friends.htm",
	    "<div class=\"contents\"><div class=\"_a6-g\">Ann Example"
	    "</div></div>");
	assert_int_equal(all()->whos.n, 1);
	assert_int_equal(tally.skipped[SKIP_EMPTY], 1);
}

static void
html_threads_of_2015(void **state)
{
	(void)state;
	take_html("html/messages.htm",
	    "<div class=\"contents\"><h1>Jane Doe</h1><div class=\"thread\">"
	    "Ann Example, Jane Doe<div class=\"message\"><div class="
	    "\"message_header\"><span class=\"user\">Jane Doe</span><span "
	    "class=\"meta\">gioved\303\254 22 gennaio 2015 alle ore 9.42 "
	    "UTC+01</span></div></div><p>ciao</p><div class=\"message\"><div>"
	    "<span class=\"user\">7&#064;facebook.com</span><span "
	    "class=\"meta\">"
	    "gioved\303\254 22 gennaio 2015 alle ore 8.42 UTC+01</span>"
	    "</div></div></div></div>");
	assert_int_equal(tally.used, 2);
	say_owner();
	end_threads();
	assert_int_equal(all()->gatherings.n, 1);
	assert_int_equal(all()->gatherings.v[0].own, 1);
	assert_int_equal(
	    all()->gatherings.v[0].last, at(2015, 1, 22, 8, 42, 0));
	assert_str(
	    all()->whos.v[all()->gatherings.v[0].parts.v[1].who.n].account.id,
	    "7");
}

/* Markup forgives everything, so the end of the page tells. */
static void
html_that_ends_early(void **state)
{
	(void)state;
	assert_int_equal(take_html("friends/friends.html",
			     "<html><body><div class=\"_a706\">" ROW_2024(
				 "Ann Example", "", "May 23, 2025 8:17:51 pm")),
	    ST_PART);
	assert_int_equal(diag_count(diag, DIAG_BAD_MARKUP), 1);
	who("Ann Example");
}

static void
html_thread(void **state)
{
	(void)state;
	say_owner();
	take_html("messages/inbox/annexample_1/message_1.html",
	    PAGE_2018("Ann Example",
		"<div class=\"pam uiBoxWhite\"><div class=\"_2let\">"
		"Teilnehmer: Ann Example und Jane Doe</div></div>" ROW_2018(
		    "Jane Doe",
		    "<div class=\"_2let\"><div>hallo</div><ul class=\"_tqp\">"
		    "<li>\360\237\221\215Ann Example</li></ul></div>",
		    "11. Juni 2020, 16:37")));
	end_threads();
	assert_int_equal(all()->exchanges.n, 1);
	assert_str(name_of(all()->exchanges.v[0].who), "Ann Example");
	assert_int_equal(all()->exchanges.v[0].sent, 1);
	assert_true(all()->exchanges.v[0].local);
	assert_int_equal(
	    all()->exchanges.v[0].last, at(2020, 6, 11, 16, 37, 0));
}

/* Only the title tells with whom the owner was alone in talking. */
static void
html_thread_of_one_voice(void **state)
{
	(void)state;
	say_owner();
	take_html("your_facebook_activity/messages/inbox/ann_1/message_1.html",
	    PAGE_2024("Ann Example",
		ROW_2024("Jane Doe", "hi", "Mar 28, 2025 8:17:26 am")));
	end_threads();
	assert_int_equal(all()->exchanges.n, 1);
	assert_str(name_of(all()->exchanges.v[0].who), "Ann Example");
}

static void
html_posts(void **state)
{
	(void)state;
	take_html("your_facebook_activity/posts/your_posts_1.html",
	    PAGE_2024("Your posts",
		ROW_2024("Jane Doe is with Ann Example.",
		    "<div><div>At the lake<br>with cake</div></div>"
		    "<div class=\"_3-95\">Ann Example, Bo Example</div>",
		    "May 23, 2025 8:17:51 pm")
		    ROW_2024("Jane Doe wrote on Cy's timeline.",
			"<div>hello</div><div class=\"_3-95\">A cake</div>",
			"May 22, 2025 8:17:51 pm")
			ROW_2024("Jane Doe updated her status.",
			    "<div>hello</div><div class=\"_3-95\">"
			    "Dee Example, Ed Example</div>",
			    "May 21, 2025 8:17:51 pm")
			    ROW_2024("Jane Doe added a new photo.",
				"<div class=\"_3-95\">At 10, at last!</div>",
				"May 20, 2025 8:17:51 pm")));
	assert_int_equal(all()->posts.n, 3);
	assert_str(all()->posts.v[0].text, "At the lake\nwith cake");
	assert_int_equal(all()->posts.v[0].tagged.n, 2);
	assert_true(all()->posts.v[0].local);
	assert_true(all()->posts.v[1].elsewhere);
	assert_int_equal(all()->posts.v[1].tagged.n, 0);
	/* The sentence need not name them. */
	assert_int_equal(all()->posts.v[2].tagged.n, 2);
}

/* Where a record is label_values, its page is a table. */
static void
html_tables(void **state)
{
	(void)state;
	take_html("connections/friends/received_friend_requests.html",
	    PAGE_2024("x",
		"<section class=\"_a6-g\"><div class=\"_a6-p\"><table><tr>"
		"<td class=\"_a6_q\">URL</td><td class=\"_a6_r\">https://x"
		"</td></tr><tr><td class=\"_2pin _a6_q\">Benutzername</td>"
		"<td class=\"_a6_r\">Ann Example</td></tr><tr><td class="
		"\"_a6_q\">Zeit</td><td class=\"_a6_r\">3. Juni 2020, 00:47"
		"</td></tr></table></div></section>"));
	assert_int_equal(who("Ann Example")->since, at(2020, 6, 3, 0, 47, 0));
}

#define ANN "<a href=\"https://www.facebook.com/ann.example\">Ann Example</a>"

static void
html_sections(void **state)
{
	(void)state;
	take_html("preferences/feed/feed.html",
	    PAGE_2024("Feed",
		ROW_2024("Favoriten", ANN, "") ROW_2024("Weniger anzeigen",
		    "<a href=\"https://www.facebook.com/"
		    "profile.php?id=7\">Bo Example</a>",
		    "")));
	assert_int_equal(label_of("Ann Example")->kind, LABEL_FAVOURITE);
	assert_str(
	    who("Ann Example")->url, "https://www.facebook.com/ann.example");
	assert_int_equal(label_of("Bo Example")->kind, LABEL_LESS);
	take_html("connections/friends/friends_you_see_less.html",
	    PAGE_2024("x", ROW_2024("Cy Example", "", "May 23, 2025 8:17 pm")));
	assert_int_equal(label_of("Cy Example")->kind, LABEL_LESS);
	take_html("logged_information/interactions/recently_visited.html",
	    PAGE_2024("x", ROW_2024("Seitenbesuche", ANN, "")
			       ROW_2024("Profilbesuche", ANN, "")));
	assert_int_equal(tally.used, 1);
	assert_int_equal(tally.skipped[SKIP_NOT_A_PERSON], 1);
}

static void
html_profile(void **state)
{
	(void)state;
	take_file(
	    "profile_information/profile_information.html", "profile.html");
	assert_str(owner(OWNER_NAME)->text, "Jane Doe");
	assert_str(owner(OWNER_EMAIL)->text, "jane@mail.example");
	assert_str(owner(OWNER_FORMER_NAME)->text, "Jane Roe");
	assert_str(owner(OWNER_EMPLOYER)->text, "Northwind");
	assert_str(owner(OWNER_EMPLOYER)->title, "Ingenieurin");
	assert_int_equal(owner(OWNER_EMPLOYER)->from, at(2012, 9, 21, 0, 0, 0));
	assert_str(owner(OWNER_SCHOOL)->text, "Realschule Musterstadt");
	assert_str(label_of("Ann Doe")->text, "Schwester");
	assert_str(label_of("John Doe")->text, "Verheiratet");
}

/* A school of several lines is no employer. */
static void
html_schools(void **state)
{
	const struct owner_fact *school = NULL;
	uint32_t jobs = 0;

	(void)state;
	take_file(
	    "profile_information/profile_information.html", "profile.html");
	for (uint32_t i = 0; i < all()->owner.n; i++) {
		if (all()->owner.v[i].kind == OWNER_SCHOOL)
			school = &all()->owner.v[i];
		jobs += all()->owner.v[i].kind == OWNER_EMPLOYER;
	}
	assert_int_equal(jobs, 1);
	assert_non_null(school);
	assert_str(school->text, "Universität Musterstadt");
	assert_str(school->title, "Physik");
	assert_int_equal(school->from, at(1999, 10, 1, 0, 0, 0));
	assert_int_equal(school->to, at(2004, 9, 30, 0, 0, 0));
}

/* The same account in both forms: what JSON has told does not count again. */
static void
json_and_html_of_one_time(void **state)
{
	(void)state;
	say_owner();
	take("connections/friends/your_friends.json",
	    "{\"friends_v2\":[{\"name\":\"Ann Example\",\"timestamp\":"
	    "1393669220},{\"name\":\"Ann Example\",\"timestamp\":"
	    "1400000000}]}");
	take("your_facebook_activity/posts/your_posts_1.json",
	    "[{\"timestamp\":1600000000,\"data\":[{\"post\":\"b\"}]},"
	    "{\"timestamp\":1500000000,\"data\":[{\"post\":\"a\"}]}]");
	take("your_facebook_activity/messages/inbox/ann_1/message_1.json",
	    "{\"participants\":[{\"name\":\"Ann Example\"},{\"name\":"
	    "\"Jane Doe\"}],\"messages\":[{\"sender_name\":\"Jane Doe\","
	    "\"timestamp_ms\":1600000000000,\"content\":\"b\"},{"
	    "\"sender_name\":\"Ann Example\",\"timestamp_ms\":"
	    "1500000000000,\"content\":\"a\"}]}");
	sink_input(sink, 1);
	take_html("connections/friends/your_friends.html",
	    PAGE_2024("Friends",
		ROW_2024("Ann Example", "", "Mar 01, 2014 12:20:20 pm")
		    ROW_2024("Ann Example", "", "Mar 01, 2016 12:20:20 pm")));
	assert_int_equal(tally.skipped[SKIP_DUPLICATE], 1);
	assert_int_equal(all()->whos.v[1].account.since, 1393669220);
	take_html("your_facebook_activity/posts/your_posts_1.html",
	    PAGE_2024("Posts",
		ROW_2024("", "<div>c</div>", "Jan 05, 2021 12:20:20 pm")
		    ROW_2024("", "<div>b</div>", "Sep 13, 2020 2:26:40 pm")));
	assert_int_equal(tally.skipped[SKIP_DUPLICATE], 1);
	assert_int_equal(all()->posts.n, 3);
	take_html("your_facebook_activity/messages/inbox/ann_1/message_1.html",
	    PAGE_2024("Ann Example",
		ROW_2024("Jane Doe", "b", "Sep 13, 2020 2:26:40 pm")
		    ROW_2024("Ann Example", "z", "Sep 13, 2010 2:26:40 pm")));
	assert_int_equal(tally.skipped[SKIP_DUPLICATE], 1);
	end_threads();
	assert_int_equal(all()->exchanges.n, 1);
	assert_int_equal(all()->exchanges.v[0].sent, 1);
	assert_int_equal(all()->exchanges.v[0].received, 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(html_friends),
		TEST(html_of_2010),
		TEST(html_of_two_years_at_once),
		TEST(html_threads_of_2015),
		TEST(html_that_ends_early),
		TEST(html_thread),
		TEST(html_thread_of_one_voice),
		TEST(html_posts),
		TEST(html_profile),
		TEST(html_schools),
		TEST(html_tables),
		TEST(html_sections),
		TEST(json_and_html_of_one_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
