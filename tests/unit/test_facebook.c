/*
 * The Facebook JSON importer, fed small invented documents of each layout.
 * What a document says must come out as records, and every record it holds
 * must be counted once.
 */
#include "facebook_fixture.h"

/* people */

static void
friends_of_each_layout(void **state)
{
	(void)state;
	take("friends/friends.json",
	    "{\"friends\":[{\"name\":\"Ann Example\",\"timestamp\":"
	    "1393669220}]}");
	take("friends_and_followers/friends.json",
	    "{\"friends_v2\":[{\"name\":\"Andr\\u00c3\\u00a9 "
	    "Example\",\"timestamp\":1393669220}]}");
	take("connections/friends/your_friends.json",
	    "[{\"timestamp\":1393669220,\"label_values\":[{\"label\":\"Naam\","
	    "\"value\":\"Bo Example\",\"ent_field_name\":\"Name\"}]}]");
	assert_int_equal(all()->whos.n, 4);
	assert_int_equal(who("Ann Example")->relation, REL_FRIEND);
	assert_int_equal(who("Ann Example")->since, at(2014, 3, 1, 10, 20, 20));
	assert_int_equal(who("Andr\303\251 Example")->relation, REL_FRIEND);
	assert_int_equal(who("Bo Example")->since, at(2014, 3, 1, 10, 20, 20));
}

static void
one_record_may_stand_bare(void **state)
{
	(void)state;
	take("x/friends_1.json",
	    "{\"friends_v2\":{\"name\":\"Ann Example\",\"timestamp\":1}}");
	assert_int_equal(tally.used, 1);
	assert_int_equal(who("Ann Example")->since, 1);
}

static void
two_friends_of_one_name(void **state)
{
	(void)state;
	take("friends.json",
	    "{\"friends_v2\":[{\"name\":\"Ann Example\",\"timestamp\":10},"
	    "{\"name\":\"Ann Example\",\"timestamp\":20},"
	    "{\"name\":\"Ann Example\",\"timestamp\":20}]}");
	assert_int_equal(all()->whos.n, 3);
	assert_int_equal(tally.used, 2);
	assert_int_equal(tally.skipped[SKIP_DUPLICATE], 1);
}

static void
deleted_accounts_are_counted(void **state)
{
	(void)state;
	take("friends.json",
	    "{\"friends_v2\":[{\"name\":\"Facebook user\",\"timestamp\":10},"
	    "{\"name\":\"\",\"timestamp\":20},{\"timestamp\":30},"
	    "{\"name\":\"Utilisateur Facebook\",\"timestamp\":20}]}");
	assert_int_equal(tally.seen, 4);
	assert_int_equal(tally.skipped[SKIP_DELETED], 4);
	assert_int_equal(all()->whos.n, 1);
}

static void
requests(void **state)
{
	(void)state;
	take("connections/friends/received_friend_requests.json",
	    "{\"received_requests_v2\":[{\"name\":\"Ann "
	    "Example\",\"timestamp\":10}]}");
	take("friends_and_followers/friend_requests_sent.json",
	    "{\"sent_requests_v2\":[{\"name\":\"Bo "
	    "Example\",\"timestamp\":20}]}");
	take("friends/removed_friends.json",
	    "{\"deleted_friends\":[{\"name\":\"Cy "
	    "Example\",\"timestamp\":30}]}");
	assert_int_equal(all()->requests.n, 3);
	assert_int_equal(all()->requests.v[0].state, ASKED_OWNER);
	assert_int_equal(all()->requests.v[1].state, ASKED_BY_OWNER);
	assert_int_equal(all()->requests.v[2].state, REMOVED);
	assert_int_equal(all()->requests.v[2].when, 30);
	assert_int_equal(who("Ann Example")->relation, REL_REQUEST);
	assert_int_equal(who("Cy Example")->relation, REL_NONE);
}

static void
favourites_come_first(void **state)
{
	(void)state;
	take_file("preferences/feed/feed.json", "feed.json");
	assert_int_equal(label_of("Ann Example")->kind, LABEL_FAVOURITE);
	assert_str(label_of("Ann Example")->text, "Favoris");
	assert_int_equal(label_of("Bo Example")->kind, LABEL_LESS);
	assert_str(who("Bo Example")->id, "100000000000042");
}

static void
a_section_that_says_less_is_no_favourite(void **state)
{
	(void)state;
	take("feed.json",
	    "{\"people_and_friends_v2\":[{\"name\":\"Mostra meno\",\"entries\":"
	    "[{\"timestamp\":1,\"data\":{\"name\":\"Ann Example\",\"uri\":"
	    "\"https://www.facebook.com/ann.example\"}}]}]}");
	assert_int_equal(label_of("Ann Example")->kind, LABEL_LESS);
}

static void
only_profiles_are_visited(void **state)
{
	(void)state;
	take_file("your_interactions_on_facebook/recently_visited.json",
	    "visited.json");
	assert_int_equal(all()->labels.n, 1);
	assert_int_equal(label_of("Ann Example")->kind, LABEL_VISITED);
	assert_int_equal(tally.skipped[SKIP_NOT_A_PERSON], 2);
}

static void
address_books(void **state)
{
	(void)state;
	take_file("about_you/your_address_books.json", "address_book.json");
	assert_int_equal(who("Mum")->platform, PF_PHONE);
	assert_int_equal(who("Mum")->phones.n, 1);
	assert_int_equal(who("Mum")->emails.n, 1);
	assert_int_equal(tally.skipped[SKIP_NO_ADDRESS], 1);
	take_file("personal_information/profile_information/"
		  "contacts_uploaded_before_2021.json",
	    "uploaded.json");
	assert_int_equal(who("Plumber")->phones.n, 1);
	assert_str(who("Plumber")->phones.v[0], "+49 30 555-0100");
}

static void
an_empty_address_book_is_no_damage(void **state)
{
	(void)state;
	assert_int_equal(take("your_address_books.json",
			     "{\"address_book_v2\":{\"address_book\":[]}}"),
	    ST_OK);
	assert_int_equal(tally.skipped[SKIP_EMPTY], 1);
}

static void
following_is_not_needed(void **state)
{
	(void)state;
	take("connections/followers/who_you've_followed.json",
	    "{\"following_v3\":[{\"name\":\"Daily "
	    "Sloth\",\"timestamp\":10}]}");
	assert_int_equal(tally.skipped[SKIP_PUBLIC_ONLY], 1);
	assert_int_equal(all()->whos.n, 1);
}

/* the owner */

static void
the_profile(void **state)
{
	(void)state;
	take_file(
	    "profile_information/profile_information.json", "profile.json");
	assert_str(owner(OWNER_NAME)->text, "Jane Doe");
	assert_str(owner(OWNER_FORMER_NAME)->text, "Jane Roe");
	assert_str(owner(OWNER_EMAIL)->text, "jane@mail.example");
	assert_str(owner(OWNER_EMPLOYER)->text, "Northwind");
	assert_str(owner(OWNER_EMPLOYER)->title, "Engineer");
	assert_int_equal(owner(OWNER_EMPLOYER)->to, WHEN_NONE);
	assert_str(owner(OWNER_ACCOUNT)->text, "jane.doe");
	assert_str(label_of("Ann Doe")->text, "Sorella");
	assert_str(label_of("John Doe")->text, "Sposata");
	assert_int_equal(label_of("Ann Doe")->kind, LABEL_RELATION);
	assert_int_equal(tally.unknown.n, 1);
	assert_str(tally.unknown.v[0], "aura");
}

/* threads */

static const char thread_part[] =
    "{\"participants\":[{\"name\":\"Ann Example\"},{\"name\":\"Jane "
    "Doe\"}],\"messages\":["
    "{\"sender_name\":\"Jane Doe\",\"timestamp_ms\":1600000002000,"
    "\"content\":\"b\"},"
    "{\"sender_name\":\"Ann Example\",\"timestamp_ms\":1600000001000,"
    "\"content\":\"a\"},"
    "{\"sender_name\":\"Ann Example\",\"timestamp_ms\":1600000000000,"
    "\"content\":\"Siete in contatto su Messenger\",\"type\":\"Generic\"}],"
    "\"title\":\"Ann Example\",\"thread_path\":\"inbox/annexample_1\"}";

static void
a_conversation(void **state)
{
	const struct exchange *e;

	(void)state;
	say_owner();
	take("messages/inbox/annexample_1/message_1.json", thread_part);
	assert_int_equal(tally.skipped[SKIP_AUTOMATIC], 1);
	assert_int_equal(tally.used, 2);
	end_threads();
	assert_int_equal(all()->exchanges.n, 1);
	e = &all()->exchanges.v[0];
	assert_str(name_of(e->who), "Ann Example");
	assert_int_equal(e->sent, 1);
	assert_int_equal(e->received, 1);
	assert_int_equal(e->last, 1600000002);
	assert_false(e->local);
}

static void
parts_of_a_thread_are_one(void **state)
{
	(void)state;
	say_owner();
	take("messages/inbox/annexample_1/message_1.json", thread_part);
	take("your_facebook_activity/messages/inbox/annexample_1/"
	     "message_2.json",
	    "{\"participants\":[],\"messages\":["
	    "{\"sender_name\":\"Ann Example\",\"timestamp_ms\":"
	    "1600000000000,\"content\":\"at the seam\"},"
	    "{\"sender_name\":\"Jane Doe\",\"timestamp_ms\":"
	    "1599999999000,\"content\":\"older\"}]}");
	assert_int_equal(tally.skipped[SKIP_DUPLICATE], 1);
	end_threads();
	assert_int_equal(all()->exchanges.n, 1);
	assert_int_equal(all()->exchanges.v[0].sent, 2);
}

static void
a_connection_is_no_conversation(void **state)
{
	(void)state;
	say_owner();
	take("messages/inbox/bo_2/message_1.json",
	    "{\"participants\":[{\"name\":\"Bo Example\"},{\"name\":\"Jane "
	    "Doe\"}],\"messages\":[{\"sender_name\":\"Bo "
	    "Example\",\"timestamp_ms\":1600000000000,\"content\":\"Ihr seid "
	    "jetzt auf Messenger verbunden\"}],\"title\":\"Bo Example\"}");
	end_threads();
	assert_int_equal(all()->exchanges.n, 0);
}

static void
a_group_keeps_its_title(void **state)
{
	(void)state;
	say_owner();
	take_file("messages/inbox/choir_3/message_1.json", "group.json");
	end_threads();
	assert_int_equal(all()->gatherings.n, 1);
	assert_str(all()->gatherings.v[0].title, "Choir");
	assert_int_equal(all()->gatherings.v[0].parts.n, 3);
	assert_int_equal(all()->gatherings.v[0].own, 1);
	assert_int_equal(tally.skipped[SKIP_DELETED], 1);
}

static void
a_list_of_names_is_no_title(void **state)
{
	(void)state;
	say_owner();
	take("messages/inbox/annbo_4/message_1.json",
	    "{\"participants\":[{\"name\":\"Bo Example\"},{\"name\":\"Cy "
	    "Example\"},{\"name\":\"Jane Doe\"}],\"messages\":[{"
	    "\"sender_name\":\"Bo Example\",\"timestamp_ms\":1600000000000,"
	    "\"content\":\"a\"}],\"title\":\"Ann Example, Bo Example et 2 "
	    "autres\"}");
	end_threads();
	assert_int_equal(all()->gatherings.n, 1);
	assert_str(all()->gatherings.v[0].title, "");
}

static void
an_encrypted_chat(void **state)
{
	(void)state;
	say_owner();
	take("Ann Example_12.json",
	    "{\"participants\":[\"Ann Example\",\"Jane Doe\"],\"threadName\":"
	    "\"Ann Example_12\",\"messages\":[{\"senderName\":\"Ann "
	    "Example\",\"text\":\"hi\",\"timestamp\":1712429990774,"
	    "\"type\":\"text\"},{\"senderName\":\"Jane Doe\",\"text\":"
	    "\"hello\",\"timestamp\":1712429991774}]}");
	end_threads();
	assert_int_equal(all()->exchanges.n, 1);
	assert_int_equal(all()->exchanges.v[0].received, 1);
	assert_int_equal(all()->exchanges.v[0].first, 1712429990);
}

/* posts and comments */

static void
posts(void **state)
{
	const struct post *p;

	(void)state;
	take_file("posts/your_posts_1.json", "posts.json");
	assert_int_equal(all()->posts.n, 4);
	p = &all()->posts.v[0];
	assert_str(p->text, "Lunch with Ann Example at the lake");
	assert_int_equal(p->tagged.n, 2);
	assert_str(name_of(p->tagged.v[0]), "Bo Example");
	assert_str(
	    all()->whos.v[p->tagged.v[1].n].account.id, "100000000000042");
	assert_true(p->photo);
	assert_true(p->checkin);
	assert_false(p->elsewhere);
	assert_true(all()->posts.v[1].elsewhere);
	assert_true(all()->posts.v[2].video);
	assert_str(all()->posts.v[2].text, "Herbst");
	assert_true(all()->posts.v[3].link);
	assert_int_equal(tally.skipped[SKIP_EMPTY], 1);
}

/* The person stands between words that the sentences share. */
static void
names_inside_sentences(void **state)
{
	(void)state;
	take_file("comments_and_reactions/comments.json", "comments.json");
	assert_int_equal(tally.seen, 9);
	assert_int_equal(tally.used, 8);
	assert_int_equal(all()->statements.n, 6);
	assert_str(name_of(all()->statements.v[0].who), "Ann Example");
	assert_int_equal(all()->statements.v[0].count, 3);
	assert_int_equal(all()->statements.v[0].kind, SAID_COMMENT);
	assert_true(all()->statements.v[0].by_owner);
	who("Jo van der Berg");
	who("Zo\303\253 Li");
}

static void
reactions_tell_the_name(void **state)
{
	(void)state;
	take("your_facebook_activity/comments_and_reactions/"
	     "likes_and_reactions.json",
	    "[{\"timestamp\":10,\"label_values\":[{\"label\":\"R\",\"value\":"
	    "\"LIKE\"},{\"label\":\"N\",\"value\":\"Ann "
	    "Example\",\"ent_field_name\":\"Name\"}]},"
	    "{\"timestamp\":30,\"label_values\":[{\"label\":\"N\",\"value\":"
	    "\"Ann Example\",\"ent_field_name\":\"Name\"}]},"
	    "{\"timestamp\":20,\"title\":\"x\",\"data\":[]}]");
	assert_int_equal(all()->statements.n, 1);
	assert_int_equal(all()->statements.v[0].count, 2);
	assert_int_equal(all()->statements.v[0].when, 30);
	assert_int_equal(tally.skipped[SKIP_DUPLICATE], 1);
}

/* damage */

static void
what_came_before_the_damage_is_kept(void **state)
{
	(void)state;
	assert_int_equal(
	    take("friends.json",
		"{\"friends_v2\":[{\"name\":\"Ann Example\",\"timestamp\":10},"
		"{\"name\":\"Bo Exa"),
	    ST_PART);
	assert_int_equal(diag_count(diag, DIAG_BAD_JSON), 1);
	who("Ann Example");
	assert_int_equal(all()->whos.n, 2);

	say_owner();
	assert_int_equal(
	    take_bytes(&importer_facebook_json,
		"messages/inbox/annexample_1/message_1.json",
		(struct str){ thread_part, sizeof thread_part - 220 }),
	    ST_PART);
	assert_true(tally.used > 0);
}

static void
an_empty_list_is_fine(void **state)
{
	(void)state;
	assert_int_equal(take("friends.json", "{\"friends_v2\":[]}"), ST_OK);
	assert_int_equal(tally.seen, 0);
}

static void
other_forms_lose_a_value_not_the_file(void **state)
{
	(void)state;
	assert_int_equal(take("friends.json",
			     "{\"friends_v2\":[7,null,\"x\",[],{\"name\":{},"
			     "\"timestamp\":\"x\"},{\"name\":\"Ann Example\"}],"
			     "\"colour\":3}"),
	    ST_OK);
	assert_int_equal(tally.used, 1);
	assert_int_equal(who("Ann Example")->since, WHEN_NONE);
	assert_str(tally.unknown.v[0], "colour");
}

static void
what_is_not_ours(void **state)
{
	static const struct {
		const char *path, *bytes;
	} not [] = {
		{ "a.json", "{\"friends\":[]}" },
		{ "connections.json", "{\"followers\":{}}" },
		{ "your_instagram_activity/messages/inbox/a_1/message_1.json",
		    "{\"participants\":[]}" },
		{ "comments.json", "{\"x\":1}" },
		{ "friends.html", "<html><ul><li>x</li></ul></html>" },
		{ "a.html", "<div class=\"_a6-g\"></div>" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof not / sizeof not [0]; i++) {
		struct member m =
		    member_of(not [i].path, str_of(not [i].bytes));

		assert_int_equal(importer_facebook_json.probe(&m), 0);
		assert_int_equal(importer_facebook_html.probe(&m), 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(friends_of_each_layout),
		TEST(one_record_may_stand_bare),
		TEST(two_friends_of_one_name),
		TEST(deleted_accounts_are_counted),
		TEST(requests),
		TEST(favourites_come_first),
		TEST(a_section_that_says_less_is_no_favourite),
		TEST(only_profiles_are_visited),
		TEST(address_books),
		TEST(an_empty_address_book_is_no_damage),
		TEST(following_is_not_needed),
		TEST(the_profile),
		TEST(a_conversation),
		TEST(parts_of_a_thread_are_one),
		TEST(a_connection_is_no_conversation),
		TEST(a_group_keeps_its_title),
		TEST(a_list_of_names_is_no_title),
		TEST(an_encrypted_chat),
		TEST(posts),
		TEST(names_inside_sentences),
		TEST(reactions_tell_the_name),
		TEST(what_came_before_the_damage_is_kept),
		TEST(an_empty_list_is_fine),
		TEST(other_forms_lose_a_value_not_the_file),
		TEST(what_is_not_ours),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
