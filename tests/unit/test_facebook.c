/*
 * The Facebook importers, fed small invented documents of each layout.  What
 * a document says must come out as records, and every record it holds must be
 * counted once.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "import.h"

extern const struct importer importer_facebook_json;
extern const struct importer importer_facebook_html;

static struct arena *arena;
static struct sink *sink;
static struct diag *diag;
static struct tally tally;
static bool threads_open; /* until sink_threads_end */

static int
set_up(void **state)
{
	(void)state;
	arena = arena_make("a test of the Facebook importers");
	sink = sink_make(arena);
	diag = diag_make(arena, NULL, LV_FATAL);
	threads_open = true;
	return 0;
}

static void
end_threads(void)
{
	sink_threads_end(sink);
	threads_open = false;
}

static int
tear_down(void **state)
{
	(void)state;
	if (threads_open)
		end_threads();
	arena_free(arena);
	return 0;
}

static struct member
member_of(const char *path, struct str bytes)
{
	return (struct member){ .export = STR("facebook.zip"),
		.path = str_of(path),
		.size = (int64_t)bytes.n,
		.head = str_sub(bytes, 0, MEMBER_HEAD),
		.bytes = bytes };
}

/* Reads one member, checks the tally and keeps it. */
static enum status
take_bytes(const struct importer *by, const char *path, struct str bytes)
{
	struct member m = member_of(path, bytes);
	struct import in = { .in = &m,
		.scratch = arena_make("scratch of a test"),
		.to = sink,
		.diag = diag };
	uint32_t skipped = 0;
	enum status status;

	assert_true(by->probe(&m) > 0);
	status = by->read(&in);
	for (int i = 0; i < SKIP__COUNT; i++)
		skipped += in.tally.skipped[i];
	assert_int_equal(in.tally.seen, in.tally.used + skipped);
	tally = in.tally;
	tally.unknown = (struct strs){ 0 };
	for (uint32_t i = 0; i < in.tally.unknown.n; i++)
		strs_add(arena, &tally.unknown,
		    str_copy(arena, in.tally.unknown.v[i]));
	arena_free(in.scratch);
	return status;
}

static enum status
take(const char *path, const char *json)
{
	return take_bytes(&importer_facebook_json, path, str_of(json));
}

static enum status
take_html(const char *path, const char *html)
{
	return take_bytes(&importer_facebook_html, path, str_of(html));
}

static enum status
take_file(const char *path, const char *file)
{
	char name[256];
	struct str bytes;

	snprintf(name, sizeof name, "tests/unit/data/facebook/%s", file);
	assert_true(member_slurp(arena, name, &bytes));
	return take_bytes(str_ends(str_of(file), STR(".html"))
			      ? &importer_facebook_html
			      : &importer_facebook_json,
	    path, bytes);
}

static const struct records *
all(void)
{
	return sink_records(sink);
}

static void
assert_str(struct str got, const char *expected)
{
	assert_string_equal(str_copy(arena, got).p, expected);
}

/* The only account or mention of that name. */
static const struct account *
who(const char *name)
{
	const struct account *found = NULL;

	for (uint32_t i = 1; i < all()->whos.n; i++)
		if (str_eq(all()->whos.v[i].account.name, str_of(name))) {
			assert_null(found);
			found = &all()->whos.v[i].account;
		}
	assert_non_null(found);
	return found;
}

static struct str
name_of(who_id id)
{
	return all()->whos.v[id.n].account.name;
}

static const struct owner_fact *
owner(enum owner_kind kind)
{
	for (uint32_t i = 0; i < all()->owner.n; i++)
		if (all()->owner.v[i].kind == kind)
			return &all()->owner.v[i];
	fail();
	return NULL;
}

static const struct label *
label_of(const char *name)
{
	for (uint32_t i = 0; i < all()->labels.n; i++)
		if (str_eq(name_of(all()->labels.v[i].who), str_of(name)))
			return &all()->labels.v[i];
	fail();
	return NULL;
}

static int64_t
at(int year, int month, int day, int hour, int minute, int second)
{
	return when_of(&(struct date){ .year = year,
	    .month = month,
	    .day = day,
	    .hour = hour,
	    .minute = minute,
	    .second = second });
}

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
	assert_int_equal(tally.skipped[SKIP_EMPTY], 1);
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
	assert_int_equal(tally.skipped[SKIP_NOT_NEEDED], 1);
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
say_owner(void)
{
	sink_owner(sink, &(struct owner_fact){ .kind = OWNER_NAME,
			     .platform = PF_FACEBOOK,
			     .text = STR("Jane Doe") });
}

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
	    thread_part);
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
		{ "a.txt", "{\"friends_v2\":[]}" },
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

/* HTML */

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
	    "<li>Ann Example (Nov 5, 2017)</li></ul><h2>Retir\303\251s</h2>"
	    "<ul><li>Bo Example (Nov 6, 2017)</li></ul></div></body></html>");
	assert_int_equal(who("Ann Example")->since, at(2017, 11, 5, 0, 0, 0));
	assert_int_equal(all()->whos.n, 2);
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
			"May 22, 2025 8:17:51 pm")));
	assert_int_equal(all()->posts.n, 2);
	assert_str(all()->posts.v[0].text, "At the lake\nwith cake");
	assert_int_equal(all()->posts.v[0].tagged.n, 2);
	assert_true(all()->posts.v[0].local);
	assert_true(all()->posts.v[1].elsewhere);
	assert_int_equal(all()->posts.v[1].tagged.n, 0);
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

#define TEST(fn) cmocka_unit_test_setup_teardown(fn, set_up, tear_down)

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
		TEST(html_friends),
		TEST(html_of_2010),
		TEST(html_of_two_years_at_once),
		TEST(html_thread),
		TEST(html_thread_of_one_voice),
		TEST(html_posts),
		TEST(html_profile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
