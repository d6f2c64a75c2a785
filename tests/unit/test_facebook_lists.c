/*
 * The lists of a Facebook export: every shape a record may have, in every
 * file in which it may stand, and what is told twice.
 */
#include "facebook_fixture.h"

#define LABELLED(name, url)                                              \
	"{\"timestamp\":10,\"media\":[],\"fbid\":\"7\","                 \
	"\"label_values\":[{\"label\":\"URL\",\"value\":\"" url          \
	"\",\"href\":\"" url "\"},{\"label\":\"Nome\",\"value\":\"" name \
	"\",\"ent_field_name\":\"Name\"},{\"label\":\"Quando\","         \
	"\"timestamp_value\":10}]}"
#define NESTED(name)                                                     \
	"{\"fbid\":\"7\",\"label_values\":[{\"title\":\"Besitzer\","     \
	"\"dict\":[{\"label\":\"Benutzername\",\"value\":\"" name "\"}," \
	"{\"label\":\"Zeit\",\"timestamp_value\":20}]}]}"
#define ANN "https://www.facebook.com/ann.example"

static void
labels_in_lists_of_people(void **state)
{
	(void)state;
	take("connections/friends/your_friends.json",
	    "[" LABELLED("Ann Example", ANN) "," NESTED("Bo Example") "]");
	assert_int_equal(tally.used, 2);
	assert_int_equal(who("Ann Example")->relation, REL_FRIEND);
	assert_str(who("Ann Example")->url, ANN);
	assert_int_equal(who("Ann Example")->since, 10);
	assert_int_equal(who("Bo Example")->since, 20);
	take("connections/friends/received_friend_requests.json",
	    LABELLED("Cy Example", ""));
	assert_int_equal(who("Cy Example")->relation, REL_REQUEST);
	take("connections/friends/removed_friends.json",
	    "{\"removed_friends_v9\":[" LABELLED("Dee Example", "") "]}");
	assert_int_equal(all()->requests.v[1].state, REMOVED);
	take("preferences/feed/snooze.json",
	    "[" LABELLED("Eve Example", ANN) "]");
	assert_int_equal(label_of("Eve Example")->kind, LABEL_LESS);
	take("logged_information/activity_messages/people_and_friends.json",
	    "[" LABELLED("Flo Example", ANN) "]");
	assert_int_equal(label_of("Flo Example")->kind, LABEL_VISITED);
}

static void
labels_nest_only_so_deep(void **state)
{
	static char deep[4000];
	size_t n = 0;

	(void)state;
	n += (size_t)snprintf(deep + n, sizeof deep - n, "[{\"label_values\":");
	for (int i = 0; i < 25; i++)
		n += (size_t)snprintf(deep + n, sizeof deep - n, "[{\"dict\":");
	n += (size_t)snprintf(deep + n, sizeof deep - n, "[]");
	for (int i = 0; i < 25; i++)
		n += (size_t)snprintf(deep + n, sizeof deep - n, "}]");
	snprintf(deep + n, sizeof deep - n, "},%s]", NESTED("Bo Example"));
	assert_int_equal(take("friends/your_friends.json", deep), ST_OK);
	assert_int_equal(tally.used, 1);
	assert_int_equal(tally.skipped[SKIP_NO_NAME], 1);
}

static void
apostrophes_of_every_kind(void **state)
{
	static const char *const paths[] = {
		"connections/followers/who_you've_followed.json",
		"connections/followers/who_you_ve_followed.json",
		"connections/followers/who_you\342\200\231ve_followed_2.json",
		"connections/followers/who_you%27ve_followed.json",
		"personal_information/profile_information/connections/"
		"followers/people_who_followed_you_10.json",
	};

	(void)state;
	for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
		take(paths[i],
		    "[{\"title\":\"\",\"media_list_data\":[],"
		    "\"string_list_data\":[{\"value\":\"Ann Example\","
		    "\"timestamp\":1}]}," LABELLED("Daily Sloth",
			"https://www.facebook.com/pages/x/1") "]");
		assert_int_equal(tally.skipped[SKIP_PUBLIC_ONLY], 1);
		assert_int_equal(tally.skipped[SKIP_NOT_A_PERSON], 1);
	}
}

static void
lists_with_and_without_members(void **state)
{
	(void)state;
	take("connections/friends/your_post_audiences.json",
	    "[{\"fbid\":\"1\",\"ent_name\":\"FriendList\",\"label_values\":"
	    "[{\"label\":\"N\",\"value\":\"Familie\",\"ent_field_name\":"
	    "\"Name\"},{\"title\":\"Sichtbarkeit\",\"dict\":[{\"label\":"
	    "\"Wer\",\"value\":\"Nur ich\"}]}]},"
	    "{\"fbid\":\"2\",\"ent_name\":\"FriendList\",\"label_values\":"
	    "[{\"label\":\"N\",\"value\":\"Kletterer\",\"ent_field_name\":"
	    "\"Name\"},{\"label\":\"M\",\"vec\":[{\"dict\":[{\"label\":"
	    "\"Name\",\"value\":\"Ann Example\"}]},{\"value\":"
	    "\"Bo Example\"}]}]},"
	    "{\"fbid\":\"3\",\"label_values\":[{\"label\":\"N\",\"value\":"
	    "\"Eingeschr\\u00c3\\u00a4nkt\",\"ent_field_name\":\"Name\"},"
	    "{\"title\":\"x\",\"dict\":[{\"label\":\"Name\",\"value\":"
	    "\"Cy Example\"},{\"label\":\"t\",\"timestamp_value\":5}]}]}]");
	assert_int_equal(tally.seen, 4);
	assert_int_equal(tally.skipped[SKIP_NO_MEMBERS], 1);
	assert_str(label_of("Ann Example")->text, "Kletterer");
	assert_int_equal(label_of("Bo Example")->kind, LABEL_LIST);
	assert_int_equal(label_of("Cy Example")->kind, LABEL_LESS);
	assert_int_equal(all()->labels.n, 3);
}

static void
the_profiles_are_called_so(void **state)
{
	(void)state;
	take("logged_information/interactions/recently_visited.json",
	    "{\"visited_things_v2\":[{\"name\":\"Seitenbesuche\",\"entries\":"
	    "[{\"timestamp\":1,\"data\":{\"name\":\"Daily Sloth\",\"uri\":"
	    "\"https://www.facebook.com/daily.sloth\"}}]},"
	    "{\"name\":\"Profilbesuche\",\"entries\":[{\"timestamp\":1,"
	    "\"data\":{\"name\":\"Ann Example\",\"uri\":\"" ANN "\"}}]}]}");
	assert_int_equal(all()->labels.n, 1);
	label_of("Ann Example");
}

static void
show_less_is_said_of_people(void **state)
{
	(void)state;
	take("preferences/feed/controls.json",
	    "{\"controls\":[{\"name\":\"Show more\",\"entries\":[{"
	    "\"timestamp\":1,\"data\":{\"name\":\"Ann Example\",\"uri\":\"" ANN
	    "\"}}]},{\"name\":\"Show less\",\"entries\":[{\"timestamp\":1,"
	    "\"data\":{\"name\":\"Bo Example\",\"uri\":"
	    "\"https://www.facebook.com/bo\"}}]}]}");
	assert_int_equal(all()->labels.n, 1);
	assert_int_equal(label_of("Bo Example")->kind, LABEL_LESS);
}

static void
what_was_looked_at_is_counted(void **state)
{
	(void)state;
	take("logged_information/interactions/recently_viewed.json",
	    "{\"recently_viewed\":[{\"name\":\"V\",\"children\":[{\"name\":"
	    "\"W\",\"entries\":[{\"data\":{\"name\":\"x\"}}]}]},"
	    "{\"name\":\"Y\",\"entries\":[]}]}");
	assert_int_equal(tally.skipped[SKIP_NOT_NEEDED], 2);
	take("events/your_event_responses.json",
	    "{\"event_responses_v2\":{\"events_joined\":[{\"name\":\"a\"},"
	    "{\"name\":\"b\"}],\"events_declined\":[{\"name\":\"c\"}]}}");
	assert_int_equal(tally.skipped[SKIP_NOT_NEEDED], 3);
}

static void
imported_contacts(void **state)
{
	(void)state;
	take("personal_information/other_personal_information/"
	     "your_imported_contacts.json",
	    "[{\"timestamp\":1,\"media\":[],\"label_values\":[{\"label\":"
	    "\"Aktualisiert\",\"timestamp_value\":1},{\"label\":\"Name\","
	    "\"value\":\"Mama\"},{\"label\":\"Punkt\",\"value\":"
	    "\"+15550100\"}],\"fbid\":\"1\"},"
	    "{\"timestamp\":1,\"label_values\":[{\"label\":\"Punkt\","
	    "\"value\":\"ann@mail.example\"},{\"label\":\"N\",\"value\":"
	    "\"Ann\",\"ent_field_name\":\"Name\"},{\"label\":\"Firma\","
	    "\"value\":\"Northwind\"}]}]");
	assert_str(who("Mama")->phones.v[0], "+15550100");
	assert_str(who("Ann")->emails.v[0], "ann@mail.example");
	take("personal_information/other_personal_information/"
	     "contacts_uploaded_from_your_phone.json",
	    "[{\"label_values\":[{\"label\":\"Name\",\"value\":\"Onkel\"},"
	    "{\"label\":\"t\",\"timestamp_value\":1}]}]");
	assert_int_equal(tally.skipped[SKIP_NO_ADDRESS], 1);
}

static void
an_address_of_a_friend(void **state)
{
	(void)state;
	take("friends.json",
	    "{\"friends_v2\":[{\"name\":\"Ann Example\",\"timestamp\":10,"
	    "\"contact_info\":\"ann@mail.example\"}]}");
	assert_str(who("Ann Example")->emails.v[0], "ann@mail.example");
	assert_int_equal(tally.unknown.n, 0);
}

/* One sentence is enough where its language is known. */
static void
one_sentence_of_a_known_language(void **state)
{
	static const char *const titles[] = {
		"Jane Doe commented on Ann Example's post.",
		"Jane Doe likes Ann Example's photo.",
		"Jane Doe hat auf den Kommentar von Ann Example geantwortet.",
		"Jane Doe gef\303\244llt das Foto von Ann Example.",
		"Jane Doe a comment\303\251 la publication de Ann Example.",
		"Jane Doe a aim\303\251 la photo d\342\200\231Ann Example.",
		"A Jane Doe piace il post di Ann Example.",
		"A Jane Doe le gusta la publicaci\303\263n de Ann Example.",
		"Jane Doe vindt de foto van Ann Example leuk.",
		"Jane Doe lubi post u\305\274ytkownika Ann Example.",
		"Jane Doe curtiu a foto de Ann Example.",
		"Jane Doe comentou na publica\303\247\303\243o da Ann Example.",
	};

	(void)state;
	for (uint32_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {
		char text[300];

		snprintf(text, sizeof text,
		    "{\"comments_v2\":{\"timestamp\":%u,\"title\":\"%s\"}}",
		    i + 1, titles[i]);
		take(i % 2 ? "a/comments.json" : "b/comments.json", text);
		if (all()->statements.n != i + 1)
			print_error("%s\n", titles[i]);
		assert_int_equal(all()->statements.n, i + 1);
		assert_str(name_of(all()->statements.v[i].who), "Ann Example");
	}
	take("a/comments.json",
	    "{\"comments_v2\":[{\"timestamp\":99,\"title\":"
	    "\"Jane Doe a comment\303\251 sa propre publication.\"},"
	    "{\"timestamp\":98,\"title\":"
	    "\"Jane Doe commented on her own post.\"}]}");
	assert_int_equal(tally.skipped[SKIP_NOT_NEEDED], 2);
}

/* likes_and_reactions.json and likes_and_reactions_1.json */
static void
reactions_given_twice_count_once(void **state)
{
	(void)state;
	take("your_facebook_activity/comments_and_reactions/"
	     "likes_and_reactions.json",
	    "[" LABELLED("Ann Example", ANN) "]");
	take("your_facebook_activity/comments_and_reactions/"
	     "likes_and_reactions_1.json",
	    "[{\"timestamp\":10,\"title\":"
	    "\"Jane Doe likes Ann Example's photo.\"},"
	    "{\"timestamp\":5,\"title\":"
	    "\"Jane Doe likes Bo Example's photo.\"}]");
	assert_int_equal(tally.skipped[SKIP_DUPLICATE], 1);
	assert_int_equal(tally.used, 1);
	assert_int_equal(all()->statements.n, 2);
	assert_int_equal(all()->statements.v[0].count, 1);
}

/* A second, newer download of the same account. */
static void
what_two_downloads_tell(void **state)
{
	static const char old[] =
	    "[{\"timestamp\":20,\"data\":[{\"post\":\"b\"}]},"
	    "{\"timestamp\":10,\"data\":[{\"post\":\"a\"}]}]";
	static const char new[] =
	    "[{\"timestamp\":30,\"data\":[{\"post\":\"c\"}]},"
	    "{\"timestamp\":20,\"data\":[{\"post\":\"b\"}]},"
	    "{\"timestamp\":10,\"data\":[{\"post\":\"a\"}]}]";

	(void)state;
	take("posts/your_posts_1.json", old);
	sink_input(sink, 1);
	take("your_facebook_activity/posts/your_posts_1.json", new);
	assert_int_equal(tally.skipped[SKIP_DUPLICATE], 2);
	assert_int_equal(all()->posts.n, 3);
	/* An additional profile is another account. */
	take("this_profile's_activity_across_facebook/posts/"
	     "profile_posts_1.json",
	    old);
	assert_int_equal(tally.used, 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(labels_in_lists_of_people),
		TEST(labels_nest_only_so_deep),
		TEST(apostrophes_of_every_kind),
		TEST(lists_with_and_without_members),
		TEST(the_profiles_are_called_so),
		TEST(show_less_is_said_of_people),
		TEST(what_was_looked_at_is_counted),
		TEST(imported_contacts),
		TEST(an_address_of_a_friend),
		TEST(one_sentence_of_a_known_language),
		TEST(reactions_given_twice_count_once),
		TEST(what_two_downloads_tell),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
