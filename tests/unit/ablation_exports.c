#include "ablation_exports.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/when.h"

#define OWNER "Robin Harper"
/* Nobody writes to them. */
#define SILENT "Yan Yarrow"
#define COUNT(v) (sizeof(v) / sizeof((v)[0]))
#define FB "fb/your_facebook_activity/"

/* Friends by the time they are known: before, around and since the job that
 * began in January 2020; or nothing is told of it. */
enum known { NEVER, BEFORE, AROUND, SINCE };

static const int64_t since[] = {
	[BEFORE] = 1420106400, [AROUND] = 1572606000, [SINCE] = 1622556000
};

static const struct {
	const char *name;
	enum known known;
} friends[] = {
	{ "Abe Ansel", SINCE },
	{ "Ada Booker", SINCE },
	{ "Dee Drummond", SINCE },
	{ "Eve Elmsworth", SINCE },
	{ "Fern Follett", SINCE },
	{ "Lou Lambert", SINCE },
	{ "Mara Harper", SINCE },
	{ "Mel Mortimer", SINCE },
	{ "Ora Oakes", BEFORE },
	{ "Pat Pemberton", AROUND },
	{ "Quin Quayle", SINCE },
	{ "Ray Rutland", NEVER },
	{ "Sue Selwyn", NEVER },
	{ "Tim Thackeray", NEVER },
	{ "Ula Ulster", NEVER },
	{ "Una Underhill", NEVER },
	{ "Uri Unger", NEVER },
	{ "Val Vickers", NEVER },
	{ "Wim Wexford", NEVER },
	{ "Xia Xander", NEVER },
	{ SILENT, NEVER },
};

/* Whose words are the first ones of a thread. */
enum by { BY_THEM, BY_OWNER, BY_ALL };

/* Messages that are no conversation yet: they are called otherwise. */
enum { FEW = 3 };

/* A thread: the first `said` messages say `text`, the first `office` ones come
 * in office hours, the others in the evening and say nothing. */
static const struct talk {
	const char *with[5];
	const char *title; /* of several */
	int n, office, said;
	const char *text;
	enum by by;
} talks[] = {
	/* How much, and when. */
	{ { "Aida Short" }, NULL, 2, 2, 0, "", BY_ALL },
	{ { "Aida Middle" }, NULL, 10, 10, 0, "", BY_ALL },
	{ { "Aida Much" }, NULL, 30, 30, 0, "", BY_ALL },
	{ { "Aida Long" }, NULL, 80, 80, 0, "", BY_ALL },
	{ { "Aida Endless" }, NULL, 200, 200, 0, "", BY_ALL },
	{ { "Bob Free" }, NULL, 8, 1, 0, "", BY_ALL },
	{ { "Bob Mostly" }, NULL, 8, 2, 0, "", BY_ALL },
	{ { "Bob Mixed" }, NULL, 8, 4, 0, "", BY_ALL },
	{ { "Bob Busy" }, NULL, 8, 5, 0, "", BY_ALL },
	{ { "Bob Office" }, NULL, 8, 8, 0, "", BY_ALL },
	/* Words, in one message of 20 or in two. */
	{ { "Cal Trade" }, NULL, 20, 10, 1, "the invoice", BY_ALL },
	{ { "Cal Trademuch" }, NULL, 20, 10, 2, "the invoice", BY_ALL },
	{ { "Cal Work" }, NULL, 20, 10, 1, "the deadline", BY_ALL },
	{ { "Cal Workmuch" }, NULL, 20, 10, 2, "the deadline", BY_ALL },
	{ { "Cal Seller" }, NULL, 20, 10, 1, "our catalogue", BY_THEM },
	{ { "Cal Sellermuch" }, NULL, 20, 10, 2, "our catalogue", BY_THEM },
	{ { "Cal Buyer" }, NULL, 20, 10, 1, "our catalogue", BY_OWNER },
	{ { "Cal Funder" }, NULL, 20, 10, 1, "the term sheet", BY_ALL },
	{ { "Cal Leader" }, NULL, 20, 10, 1, "please approve", BY_THEM },
	{ { "Cal Leadermuch" }, NULL, 20, 10, 2, "please approve", BY_THEM },
	{ { "Cal Field" }, NULL, 20, 10, 1, "the trade fair", BY_ALL },
	{ { "Cal Fieldmuch" }, NULL, 20, 10, 2, "the trade fair", BY_ALL },
	{ { "Cal Past" }, NULL, 20, 10, 1, "since we left", BY_ALL },
	{ { "Cal Pastmuch" }, NULL, 20, 10, 2, "since we left", BY_ALL },
	{ { "Cal Formal" }, NULL, 20, 10, 1, "kind regards", BY_ALL },
	/* A word of work in each keeps silence on business from telling. */
	{ { "Dan Family" }, NULL, 20, 10, 1, "deadline, grandma", BY_ALL },
	{ { "Dan Familymuch" }, NULL, 20, 10, 2, "deadline, grandma", BY_ALL },
	{ { "Dan Fond" }, NULL, 20, 10, 1, "deadline, kisses", BY_ALL },
	{ { "Dan Fondmuch" }, NULL, 20, 10, 2, "deadline, kisses", BY_ALL },
	{ { "Dan Leisure" }, NULL, 20, 10, 1, "deadline, beer", BY_ALL },
	{ { "Dan Leisuremuch" }, NULL, 20, 10, 2, "deadline, beer", BY_ALL },
	{ { "Eli Short" }, NULL, 5, 2, 1, "a beer", BY_ALL },
	{ { "Eli Middle" }, NULL, 20, 10, 1, "a beer", BY_ALL },
	{ { "Eli Long" }, NULL, 40, 20, 1, "a beer", BY_ALL },
	/* Of whom more from work is known than what is taken out. */
	{ { "Gil Old" }, NULL, 2, 2, 1, "the deadline", BY_ALL },
	{ { "Kevin Hartley" }, NULL, 2, 2, 1, "the deadline", BY_ALL },
	{ { "Ned Norwood" }, NULL, 2, 2, 1, "the deadline", BY_ALL },
	/* With whom a fact more or less settles who may be open. */
	{ { "Flo Finkel" }, NULL, 20, 0, 3, "a beer, kisses", BY_ALL },
	{ { "Hugo Clan" }, NULL, 20, 0, 2, "a beer", BY_ALL },
	{ { "Gil Kin" }, NULL, 20, 0, 2, "a beer", BY_ALL },
	{ { "Gil Mate" }, NULL, 20, 0, 2, "a beer", BY_ALL },
	{ { "Kay Kilburn" }, NULL, 20, 0, 2, "a beer", BY_ALL },
	{ { "Wes Wetherby" }, NULL, 20, 0, 2, "a beer", BY_ALL },
	/* Of whom the test makes somebody else. */
	{ { "Zed Zander" }, NULL, 2, 2, 0, "", BY_ALL },
	{ { "Zia Zelle", "Zed Zander" }, NULL, 3, 3, 0, "", BY_ALL },
	/* Of several. */
	{ { "Fay Former", "Fay Formertoo" }, "Oldmill Press", 3, 3, 0, "",
	    BY_ALL },
	{ { "Fay Now", "Fay Nowtoo" }, "Brightwell Software", 3, 3, 0, "",
	    BY_ALL },
	{ { "Fay Guest", "Fay Guesttoo" }, "Contoso", 3, 3, 0, "", BY_ALL },
	{ { "Gil Project", "Gil Projecttoo" }, NULL, 9, 3, 2, "the invoice",
	    BY_ALL },
	{ { "Gil Team", "Gil Teamtoo" }, NULL, 9, 3, 2, "the deadline",
	    BY_ALL },
	{ { "Gil Kin", "Gil Kintoo" }, NULL, 9, 3, 2, "grandma", BY_ALL },
	{ { "Gil Mate", "Gil Matetoo" }, NULL, 9, 3, 2, "a beer", BY_ALL },
	{ { "Hugo Clan", "Hugo Clantoo" }, "Our family", 3, 3, 0, "", BY_ALL },
	{ { "Ivo Wayland", "Ivo Waylandtoo" }, "Westvale Uni", 3, 3, 0, "",
	    BY_ALL },
	{ { "Ivy Other", "Ivy One", "Ivy Two", "Ivy Three", "Ivy Four" },
	    "Falcon", 5, 3, 0, "", BY_ALL },
};

/* An old team's chat is one that ended before the present job. */
static const struct talk old_team = { { "Gil Old", "Gil Oldtoo" }, NULL, 9, 3,
	2, "the deadline", BY_ALL };

/* Sundays apart, 2024-01-08 and the days after; or 2015. */
static const int64_t monday = 1704672000, old_monday = 1420416000;

static void
add(struct exports *e, const char *path, struct str text)
{
	assert(e->n < EXPORT_FILES);
	e->v[e->n++] = (struct export_file){ path, text };
}

static bool
says(const struct talk *t, int message)
{
	int turn = t->by == BY_ALL ? message : message / 2;

	return (t->by == BY_ALL || (t->by == BY_OWNER) == (message % 2 == 1)) &&
	       turn < t->said;
}

static void
add_talk(struct arena *a, struct exports *e, const struct talk *t, int64_t from)
{
	struct str text = STR("{\"participants\":[\n"), line;
	int others = 0;

	for (; others < 5 && t->with[others] != NULL; others++)
		text = str_fmt(a, "%.*s{\"name\":\"%s\"},\n", STR_ARG(text),
		    t->with[others]);
	text = str_fmt(a, "%.*s{\"name\":\"" OWNER "\"}],\n", STR_ARG(text));
	if (t->title != NULL)
		text = str_fmt(
		    a, "%.*s\"title\":\"%s\",\n", STR_ARG(text), t->title);
	text = str_fmt(a, "%.*s\"messages\":[\n", STR_ARG(text));
	for (int i = 0; i < t->n; i++) {
		int64_t day = i / 5 % 20 / 5 * 7 + i % 5;
		int64_t when = from + day * DAY_SECONDS + i * 60 +
		               (i < t->office ? 10 : 20) * 3600;

		line = str_fmt(a,
		    "{\"sender_name\":\"%s\",\"timestamp_ms\":%lld000,"
		    "\"content\":\"%s%d %s\"}%s\n",
		    i % 2 == 1 ? OWNER : t->with[i / 2 % others],
		    (long long)when, i < FEW ? "no" : "mo", i,
		    says(t, i) ? t->text : "", i + 1 < t->n ? "," : "");
		text = str_fmt(a, "%.*s%.*s", STR_ARG(text), STR_ARG(line));
	}
	text = str_fmt(a, "%.*s]}\n", STR_ARG(text));
	line = STR_NONE;
	for (const char *p = t->title != NULL ? t->title : t->with[0];
	     *p != '\0'; p++)
		if (*p != ' ')
			line = str_fmt(a, "%.*s%c", STR_ARG(line), *p);
	add(e,
	    str_fmt(a, FB "messages/inbox/%.*s_%d/message_1.json",
		STR_ARG(line), t->n)
		.p,
	    text);
}

/* Two messages, so that something is known of them all the same. */
static void
add_little(struct arena *a, struct exports *e, const char *with)
{
	struct talk t = { .with = { with }, .n = 2, .text = "" };

	add_talk(a, e, &t, monday);
}

static bool
spoken_before(size_t talk, const char *name)
{
	for (size_t i = 0; i < talk; i++)
		for (int k = 0; k < 5 && talks[i].with[k] != NULL; k++)
			if (strcmp(talks[i].with[k], name) == 0)
				return true;
	return false;
}

static void
add_friends(struct arena *a, struct exports *e)
{
	struct str text = STR("{\"friends_v2\":[\n");

	for (size_t i = 0; i < COUNT(talks); i++)
		for (int k = 0; k < 5 && talks[i].with[k] != NULL; k++)
			if (!spoken_before(i, talks[i].with[k]))
				text = str_fmt(a, "%.*s{\"name\":\"%s\"},\n",
				    STR_ARG(text), talks[i].with[k]);
	for (size_t i = 0; i < COUNT(friends); i++)
		if (friends[i].known == NEVER)
			text = str_fmt(a, "%.*s{\"name\":\"%s\"},\n",
			    STR_ARG(text), friends[i].name);
		else
			text = str_fmt(a,
			    "%.*s{\"name\":\"%s\",\"timestamp\":%lld},\n",
			    STR_ARG(text), friends[i].name,
			    (long long)since[friends[i].known]);
	add(e, "fb/connections/friends/your_friends.json",
	    str_fmt(a, "%.*s{\"name\":\"Zed Zander\"}]}\n", STR_ARG(text)));
}

/* Comments on somebody's posts, a line each. */
static struct str
comment(struct arena *a, struct str text, const char *name, int n)
{
	static int64_t when = 1704672000;

	for (int i = 0; i < n; i++)
		text = str_fmt(a,
		    "%.*s{\"timestamp\":%lld,\"title\":\"" OWNER
		    " commented on %s's post.\"},\n",
		    STR_ARG(text), (long long)(when += 60), name);
	return text;
}

static void
add_comments(struct arena *a, struct exports *e)
{
	struct str text = STR("{\"comments_v2\":[\n");

	text = comment(a, text, "Sue Selwyn", 1);
	text = comment(a, text, "Aida Short", 1);
	text = comment(a, text, "Aida Middle", 1);
	text = comment(a, text, "Tim Thackeray", 2);
	text = comment(a, text, "Ula Ulster", 3);
	text = comment(a, text, "Uri Unger", 4);
	text = comment(a, text, "Una Underhill", 8);
	text = comment(a, text, "Val Vickers", 12);
	text = comment(a, text, "Wim Wexford", 20);
	text = comment(a, text, "Xia Xander", 30);
	text = str_fmt(a,
	    "%.*s{\"timestamp\":9,\"title\":\"" OWNER
	    " commented on her own post.\"}]}\n",
	    STR_ARG(text));
	add(e, FB "comments_and_reactions/comments.json", text);
}

static void
add_profile(struct exports *e)
{
	add(e,
	    "fb/personal_information/profile_information/"
	    "profile_information.json",
	    STR("{\"profile_v2\":{\"name\":{\"full_name\":\"" OWNER "\"},\n"
		"\"emails\":{\"emails\":[\"robin@brightwell.example\"]},\n"
		"\"family_members\":[\n"
		"{\"name\":\"Eve Elmsworth\",\"relation\":\"Sister\"},\n"
		"{\"name\":\"Zed Zander\",\"relation\":\"Cousin\"}]}}\n"));
	add(e, FB "posts/your_posts__check_ins__photos_and_videos_1.json",
	    STR("[{\"timestamp\":1704672000,\"data\":[{\"post\":\"hm\"}],\n"
		"\"tags\":[\n"
		"{\"name\":\"Wes Wetherby\"},\n"
		"{\"name\":\"" SILENT "\"},\n"
		"{\"name\":\"Zed Zander\"}]}]\n"));
	add(e, "fb/preferences/feed/feed.json",
	    STR("{\"people_and_friends_v2\":[\n"
		"{\"name\":\"Favorites\",\"entries\":[\n"
		"{\"timestamp\":1,\"data\":{\"name\":\"Kay Kilburn\","
		"\"uri\":\"https://www.facebook.com/kay\"}},\n"
		"{\"timestamp\":2,\"data\":{\"name\":\"Zed Zander\","
		"\"uri\":\"https://www.facebook.com/zed\"}}]},\n"
		"{\"name\":\"Unfollowed\",\"entries\":[\n"
		"{\"timestamp\":1,\"data\":{\"name\":\"Lou Lambert\","
		"\"uri\":\"https://www.facebook.com/lou\"}},\n"
		"{\"timestamp\":2,\"data\":{\"name\":\"Zed Zander\","
		"\"uri\":\"https://www.facebook.com/zed\"}}]}]}\n"));
	add(e,
	    "fb/logged_information/activity_messages/people_and_friends.json",
	    STR("{\"people_interactions_v2\":[\n"
		"{\"name\":\"Profile visits\",\"entries\":[\n"
		"{\"timestamp\":1,\"data\":{\"name\":\"Mel Mortimer\","
		"\"uri\":\"https://www.facebook.com/mel\"}},\n"
		"{\"timestamp\":1,\"data\":{\"name\":\"Aida Short\","
		"\"uri\":\"https://www.facebook.com/aida\"}},\n"
		"{\"timestamp\":2,\"data\":{\"name\":\"Zed Zander\","
		"\"uri\":\"https://www.facebook.com/zed\"}}]}]}\n"));
}

static void
add_instagram(struct exports *e)
{
	add(e, "ig/connections/followers_and_following/following.json",
	    STR("{\"relationships_following\":[\n"
		"{\"title\":\"\",\"string_list_data\":[{\"href\":"
		"\"https://www.instagram.com/fernfollett\",\n\"value\":"
		"\"fernfollett\",\"timestamp\":1622556000}]},\n"
		"{\"title\":\"\",\"string_list_data\":[{\"href\":"
		"\"https://www.instagram.com/zedzander\",\n\"value\":"
		"\"zedzander\",\"timestamp\":1622556000}]}]}\n"));
}

static const struct {
	const char *given, *family, *company, *title, *since;
} connections[] = {
	{ "Bea", "Fabri", "Fabrikam", "", "01 Jun 2022" },
	{ "Dov", "Tailor", "Tailspin", "", "01 Jun 2022" },
	{ "Gus", "Grantham", "Brightwell Software", "Director", "01 Jun 2022" },
	{ "Hal", "Hessel", "Litware", "", "01 Jun 2022" },
	{ "Ida", "Huntley", "Litware", "", "01 Jun 2022" },
	{ "Jan", "Coworker", "Brightwell Software", "", "01 Jun 2022" },
	{ "Jan", "Former", "Oldmill Press", "", "01 Jun 2016" },
	{ "Jan", "Later", "Oldmill Press", "", "01 Jun 2023" },
	{ "Jan", "Elsewhere", "Wingtip", "", "01 Jun 2022" },
	{ "Jan", "Adviser", "Wingtip", "Trainer", "01 Jun 2022" },
	{ "Ned", "Norwood", "", "", "01 Jun 2022" },
	{ "Oto", "Writer", "", "", "01 Jun 2022" },
	{ "Pia", "Contoso", "Contoso", "", "01 Jun 2022" },
	{ "Una", "Said", "", "", "01 Jun 2022" },
};

static void
add_connections(struct arena *a, struct exports *e)
{
	struct str text = STR("First Name,Last Name,URL,Email Address,Company,"
			      "Position,Connected On\n");

	for (size_t i = 0; i < COUNT(connections); i++)
		text = str_fmt(a,
		    "%.*s%s,%s,https://www.linkedin.com/in/%s-%s,,%s,%s,%s\n",
		    STR_ARG(text), connections[i].given, connections[i].family,
		    connections[i].given, connections[i].family,
		    connections[i].company, connections[i].title,
		    connections[i].since);
	add(e, "li/Connections.csv", text);
}

static void
add_linkedin(struct exports *e)
{
	add(e, "li/Profile.csv",
	    STR("First Name,Last Name,Headline\nRobin,Harper,Support\n"));
	add(e, "li/Positions.csv",
	    STR("Company Name,Title,Description,Location,Started On,"
		"Finished On\n"
		"Brightwell Software,Support,,,Jan 2020,\n"
		"Oldmill Press,Support,,,Jan 2012,Dec 2019\n"));
	add(e, "li/Education.csv",
	    STR("School Name,Start Date,End Date,Notes,Degree Name,Activities\n"
		"University of Westvale,2001,2004,,,\n"));
	add(e, "li/Invitations.csv",
	    STR("From,To,Sent At,Message,Direction,inviterProfileUrl,"
		"inviteeProfileUrl\n"
		"Una Said,Robin Harper,\"6/1/22, 10:00 AM\",as a client of "
		"yours,INCOMING,https://www.linkedin.com/in/Una-Said,"
		"https://www.linkedin.com/in/robin\n"));
	add(e, "li/messages.csv",
	    STR("CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,"
		"TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
		"2-a1,,Oto Writer,https://www.linkedin.com/in/Oto-Writer,"
		"Robin Harper,https://www.linkedin.com/in/robin,"
		"2023-02-03 09:10:00 UTC,,well,INBOX\n"
		"2-a1,,Robin Harper,https://www.linkedin.com/in/robin,"
		"Oto Writer,https://www.linkedin.com/in/Oto-Writer,"
		"2023-02-03 09:20:00 UTC,,well,INBOX\n"));
}

/* The address book: a name and one line more. */
static const char *const cards[][2] = {
	{ "Ada Booker", "TEL:+15550100002" },
	{ "Zed Zander", "TEL:+15550100003" },
	{ "Flo Finkel", "CATEGORIES:Customers" },
	{ "Lia (Northwind)", "TEL:+15550100001" },
	{ "Kevin", "ORG:Proseware" },
	{ "Max Booker", "ORG:Adatum" },
	{ "Max Colleague", "EMAIL:max@brightwell.example" },
	{ "Max Worker", "EMAIL:max@adventure.example" },
	{ "Ivy Other", "ORG:Tailwind" },
	{ "Ivy One", "ORG:Tailwind\r\nCATEGORIES:Customers" },
	{ "Ivy Two", "ORG:Tailwind\r\nCATEGORIES:Customers" },
	{ "Ivy Three", "ORG:Tailwind\r\nCATEGORIES:Customers" },
	{ "Ivy Four", "ORG:Tailwind\r\nCATEGORIES:Customers" },
};

static void
add_cards(struct arena *a, struct exports *e)
{
	struct str text = STR_NONE;

	for (size_t i = 0; i < COUNT(cards); i++)
		text = str_fmt(a,
		    "%.*sBEGIN:VCARD\r\nVERSION:3.0\r\nN:;;;;\r\nFN:%s\r\n"
		    "%s\r\nEND:VCARD\r\n",
		    STR_ARG(text), cards[i][0], cards[i][1]);
	add(e, "contacts.vcf", text);
}

/* What the owner has said. */
static void
add_words(struct exports *e)
{
	add(e, "customers.csv",
	    STR("Name,Company,Email\n"
		"Cleo Crane,,cleo@example.com\n"
		"Hal Hessel,Litware,\n"
		"Zed Zander,,zed@example.com\n"));
	add(e, "answers.csv",
	    STR("key,answer,kind\n"
		"facebook:Abe Ansel@2021-06-01T14:00:00Z,family,group\n"
		"org:Fabrikam,clients,many\n"));
	add(e, "policy.ini",
	    STR("[rules]\n"
		"company Tailspin = vendors\n"
		"[hours]\n"
		"work = Mon-Fri 09:00-17:00 Europe/London\n"));
}

void
exports_make(struct arena *a, struct exports *e)
{
	e->n = 0;
	add_friends(a, e);
	add_profile(e);
	add_comments(a, e);
	add_connections(a, e);
	add_instagram(e);
	add_linkedin(e);
	add_cards(a, e);
	add_words(e);
	add_talk(a, e, &old_team, old_monday);
	for (size_t i = 0; i < COUNT(talks); i++) {
		add_talk(a, e, &talks[i], monday);
		if (talks[i].with[1] != NULL)
			add_little(a, e, talks[i].with[0]);
	}
	for (size_t i = 0; i < COUNT(friends); i++)
		if (strcmp(friends[i].name, SILENT) != 0)
			add_little(a, e, friends[i].name);
}
