/*
 * sample DIR: writes the bundled sample exports, real-shaped and invented:
 *
 *	facebook-robinharper.zip	JSON, layout of 2023 and later
 *	Complete_LinkedInDataExport.zip
 *	contacts.vcf			vCard 3.0 as Google writes it
 *
 * Robin Harper answers the phone at Tidewell Software.  Over eleven years
 * customers met at user conferences and trainings became Facebook friends,
 * beside family, old friends and colleagues.  All of it is made up; the
 * same bytes come out every time.
 */
#include <archive.h>
#include <archive_entry.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "sample_people.h"

/* Text that grows; the generator runs once and frees nothing. */
struct text {
	char *p;
	size_t n, cap;
};

static void
grow(struct text *t, size_t more)
{
	if (t->n + more + 1 <= t->cap)
		return;
	t->cap = (t->n + more + 1) * 2;
	t->p = realloc(t->p, t->cap);
	if (t->p == NULL)
		exit(70);
}

static void put(struct text *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

static void
put(struct text *t, const char *fmt, ...)
{
	va_list ap, again;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	grow(t, (size_t)n);
	vsnprintf(t->p + t->n, (size_t)n + 1, fmt, again);
	va_end(again);
	t->n += (size_t)n;
}

/* A JSON string as Facebook writes it: each byte of UTF-8 as \u00XX. */
static void
put_fb(struct text *t, const char *s)
{
	put(t, "\"");
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (c == '"' || c == '\\')
			put(t, "\\%c", c);
		else if (c < 0x20 || c >= 0x7F)
			put(t, "\\u%04x", c);
		else
			put(t, "%c", c);
	}
	put(t, "\"");
}

/* Numbers that look like chance and never change. */
static uint64_t seed = 20261124;

static uint32_t
chance(uint32_t below)
{
	seed = seed * 6364136223846793005U + 1442695040888963407U;
	return (uint32_t)(seed >> 33) % below;
}

static struct archive *
open_zip(const char *dir, const char *name)
{
	struct archive *z = archive_write_new();
	char path[1024];

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	archive_write_set_format_zip(z);
	if (archive_write_open_filename(z, path) != ARCHIVE_OK) {
		fprintf(stderr, "%s: %s\n", path, archive_error_string(z));
		exit(73);
	}
	return z;
}

static void
add_file(struct archive *z, const char *path, struct text *t)
{
	struct archive_entry *e = archive_entry_new();

	archive_entry_set_pathname(e, path);
	archive_entry_set_size(e, (int64_t)t->n);
	archive_entry_set_filetype(e, AE_IFREG);
	archive_entry_set_perm(e, 0644);
	archive_entry_set_mtime(e, 1767225600, 0);
	if (archive_write_header(z, e) != ARCHIVE_OK ||
	    archive_write_data(z, t->p, t->n) != (la_ssize_t)t->n)
		exit(73);
	archive_entry_free(e);
	free(t->p);
	*t = (struct text){ 0 };
}

static void
close_zip(struct archive *z)
{
	if (archive_write_close(z) != ARCHIVE_OK)
		exit(73);
	archive_write_free(z);
}

/* ---- Facebook ------------------------------------------------------- */

enum { DAY = 86400, END = 1767225600 /* 2026-01-01 */ };

static int64_t
friend_since(size_t i)
{
	return (int64_t)END - (int64_t)(i + 1) * 31 * DAY -
	       3600 * (int64_t)(i % 24);
}

static void
facebook_friends(struct archive *z)
{
	struct text t = { 0 };
	const char *comma = "";

	put(&t, "{\"friends_v2\":[");
	for (size_t i = 0; i < people_n; i++) {
		if (!people[i].friend)
			continue;
		put(&t, "%s\n {\"name\":", comma);
		put_fb(&t, people[i].facebook != NULL ? people[i].facebook
						      : people[i].name);
		put(&t, ",\"timestamp\":%lld}", (long long)friend_since(i));
		comma = ",";
	}
	put(&t, "\n]}\n");
	add_file(z, "connections/friends/your_friends.json", &t);
	put(&t, "{\"received_requests_v2\":[{\"name\":\"Petra Lindqvist\","
		"\"timestamp\":1766000000},{\"name\":\"Omar Haddad\","
		"\"timestamp\":1765500000}]}\n");
	add_file(z, "connections/friends/received_friend_requests.json", &t);
	put(&t, "{\"deleted_friends_v2\":[{\"name\":\"Facebook user\","
		"\"timestamp\":1600000000}]}\n");
	add_file(z, "connections/friends/removed_friends.json", &t);
}

static void
facebook_profile(struct archive *z)
{
	struct text t = { 0 };
	const char *comma = "";

	put(&t, "{\"profile_v2\":{\"name\":{\"full_name\":\"Robin Harper\","
		"\"first_name\":\"Robin\",\"middle_name\":\"\","
		"\"last_name\":\"Harper\"},\"emails\":{\"emails\":"
		"[\"robin.harper@example.com\"]},\"current_city\":{\"name\":"
		"\"Galway\",\"timestamp\":1500000000},\"work_experiences\":"
		"[{\"employer\":\"Tidewell Software\",\"title\":\"Support "
		"Agent\",\"start_timestamp\":1425168000,\"timestamp\":"
		"1425168000},{\"employer\":\"Lantern Books\",\"title\":"
		"\"Bookseller\",\"start_timestamp\":1314835200,"
		"\"end_timestamp\":1425081600,\"timestamp\":1314835200}],"
		"\"phone_numbers\":[{\"phone_type\":\"Mobile\","
		"\"phone_number\":\"+12025550100\",\"verified\":true}],"
		"\"family_members\":[");
	for (size_t i = 0; i < people_n; i++) {
		if (people[i].relation == NULL)
			continue;
		put(&t, "%s{\"name\":", comma);
		put_fb(&t, people[i].name);
		put(&t, ",\"relation\":\"%s\",\"timestamp\":1400000000}",
		    people[i].relation);
		comma = ",";
	}
	put(&t, "],\"profile_uri\":"
		"\"https://www.facebook.com/robin.harper.example\"}}\n");
	add_file(z,
	    "personal_information/profile_information/"
	    "profile_information.json",
	    &t);
}

static void
message(
    struct text *t, const char *from, int64_t ms, const char *words, bool last)
{
	put(t, "  {\"sender_name\":");
	put_fb(t, from);
	put(t, ",\"timestamp_ms\":%lld,\"content\":", (long long)ms);
	put_fb(t, words);
	put(t, "}%s\n", last ? "" : ",");
}

/* Evenings and weekends for friends, office hours for customers. */
static int64_t
moment(int64_t day, bool office)
{
	int64_t when = day * DAY;

	if (office) {
		while ((when / DAY + 3) % 7 >= 5)
			when += DAY;
		return when + (9 + chance(8)) * 3600 + chance(3600);
	}
	return when + (18 + chance(5)) * 3600 + chance(3600);
}

static void
thread_path(char *to, size_t n, const char *name, size_t i)
{
	char slug[64];
	size_t k = 0;

	for (const char *p = name; *p != '\0' && k + 1 < sizeof(slug); p++)
		if (*p >= 'a' && *p <= 'z')
			slug[k++] = *p;
		else if (*p >= 'A' && *p <= 'Z')
			slug[k++] = (char)(*p + 32);
	slug[k] = '\0';
	snprintf(to, n,
	    "your_facebook_activity/messages/inbox/%s_%llu/message_1.json",
	    slug, 1000000000000000ULL + i * 7919);
}

static void
facebook_thread(struct archive *z, size_t i)
{
	const struct someone *p = &people[i];
	const char *name = p->facebook != NULL ? p->facebook : p->name;
	bool office = p->talk == TALK_TRADE || p->talk == TALK_WORK;
	struct text t = { 0 };
	char path[256];
	int64_t day = 20440 - chance(200);

	put(&t, "{\"participants\":[{\"name\":");
	put_fb(&t, name);
	put(&t, "},{\"name\":\"Robin Harper\"}],\"messages\":[\n");
	if (p->talk == TALK_NONE)
		message(&t, name, friend_since(i) * 1000,
		    "You are now connected on Messenger", true);
	for (int k = 0; p->talk != TALK_NONE && k < p->messages; k++) {
		const char *const *lines = phrases[p->talk];

		day -= chance(9);
		message(&t, k % 2 == 0 ? name : "Robin Harper",
		    moment(day, office) * 1000, lines[chance(PHRASES)],
		    k + 1 == p->messages);
	}
	put(&t, "],\"title\":");
	put_fb(&t, name);
	put(&t,
	    ",\"is_still_participant\":true,\"thread_path\":\"inbox/%zu\","
	    "\"magic_words\":[]}\n",
	    i);
	thread_path(path, sizeof(path), p->name, i);
	add_file(z, path, &t);
}

static void
facebook_chat(struct archive *z, const struct chat *c, size_t n)
{
	struct text t = { 0 };
	char path[256];
	int64_t day = 20400;
	size_t in[64], parts = 0;

	put(&t, "{\"participants\":[");
	for (size_t i = 0; i < people_n && parts < 64; i++)
		if (people[i].chat == c->id) {
			put(&t, "{\"name\":");
			put_fb(&t, people[i].name);
			put(&t, "},");
			in[parts++] = i;
		}
	put(&t, "{\"name\":\"Robin Harper\"}],\"messages\":[\n");
	for (int k = 0; k < 40; k++) {
		size_t who = chance((uint32_t)parts + 1);

		day -= chance(6);
		message(&t, who < parts ? people[in[who]].name : "Robin Harper",
		    moment(day, c->office) * 1000,
		    phrases[c->talk][chance(PHRASES)], k == 39);
	}
	put(&t, "],\"title\":");
	put_fb(&t, c->title);
	put(&t,
	    ",\"is_still_participant\":true,\"thread_path\":"
	    "\"inbox/chat%zu\"}\n",
	    n);
	thread_path(path, sizeof(path), c->title, 5000 + n);
	add_file(z, path, &t);
}

static void
facebook_posts(struct archive *z)
{
	struct text t = { 0 };

	put(&t, "[");
	for (size_t i = 0; i < posts_n; i++) {
		put(&t, "%s\n {\"timestamp\":%lld,\"data\":[{\"post\":",
		    i > 0 ? "," : "", (long long)posts[i].when);
		put_fb(&t, posts[i].text);
		put(&t, "}],\"title\":\"Robin Harper updated their status.\"");
		if (posts[i].photo)
			put(&t,
			    ",\"attachments\":[{\"data\":[{\"media\":"
			    "{\"uri\":\"your_facebook_activity/posts/"
			    "media/%zu.jpg\"}}]}]",
			    i);
		for (size_t k = 0; k < TAGS && posts[i].tagged[k] != NULL;
		     k++) {
			put(&t, "%s{\"name\":", k == 0 ? ",\"tags\":[" : ",");
			put_fb(&t, posts[i].tagged[k]);
			put(&t, "}");
		}
		if (posts[i].tagged[0] != NULL)
			put(&t, "]");
		put(&t, "}");
	}
	put(&t, "\n]\n");
	add_file(z,
	    "your_facebook_activity/posts/"
	    "your_posts__check_ins__photos_and_videos_1.json",
	    &t);
}

static void
facebook_rest(struct archive *z)
{
	struct text t = { 0 };
	const char *comma = "";

	put(&t, "{\"people_and_friends_v2\":[{\"name\":\"Favorites\","
		"\"description\":\"People you see first\",\"entries\":[");
	for (size_t i = 0; i < people_n; i++)
		if (people[i].favourite) {
			put(&t,
			    "%s{\"timestamp\":1700000000,\"data\":"
			    "{\"name\":",
			    comma);
			put_fb(&t, people[i].name);
			put(&t,
			    ",\"uri\":"
			    "\"https://www.facebook.com/example.%zu\"}}",
			    i);
			comma = ",";
		}
	put(&t, "]}]}\n");
	add_file(z, "preferences/feed/feed.json", &t);
	put(&t, "<html><body>Your information</body></html>\n");
	add_file(z, "start_here.html", &t);
	put(&t, "\xFF\xD8\xFF\xE0 not a real picture");
	add_file(z, "your_facebook_activity/posts/media/2.jpg", &t);
	put(&t, "%s", "");
	add_file(z, "ads_information/no-data.txt", &t);
}

static void
facebook(const char *dir)
{
	struct archive *z = open_zip(dir, "facebook-robinharper.zip");

	facebook_rest(z);
	facebook_friends(z);
	facebook_profile(z);
	for (size_t i = 0; i < people_n; i++)
		if (people[i].friend && people[i].talk != TALK_SILENT)
			facebook_thread(z, i);
	for (size_t i = 0; i < chats_n; i++)
		facebook_chat(z, &chats[i], i);
	facebook_posts(z);
	close_zip(z);
}

/* ---- LinkedIn ------------------------------------------------------- */

static void
csv_name(struct text *t, const char *name)
{
	const char *blank = strrchr(name, ' ');

	put(t, "%.*s,%s", (int)(blank - name), name, blank + 1);
}

static void
slug(struct text *t, const char *name)
{
	for (const char *p = name; *p != '\0'; p++)
		if (*p == ' ')
			put(t, "-");
		else if (*p >= 'A' && *p <= 'Z')
			put(t, "%c", *p + 32);
		else if (*p >= 'a' && *p <= 'z')
			put(t, "%c", *p);
}

/* In the weeks after they became friends, "03 Jan 2019". */
static const char *
connected_on(size_t i)
{
	static char text[16];
	time_t when = (time_t)(friend_since(i) + (int64_t)chance(28) * DAY);

	strftime(text, sizeof(text), "%d %b %Y", gmtime(&when));
	return text;
}

static void
linkedin_connections(struct archive *z)
{
	struct text t = { 0 };

	put(&t, "Notes:\n\"When exporting your connection data, you may notice "
		"that some of the email addresses are missing.\"\n\n"
		"First Name,Last Name,URL,Email Address,Company,Position,"
		"Connected On\n");
	for (size_t i = 0; i < people_n; i++) {
		if (people[i].company == NULL)
			continue;
		csv_name(&t, people[i].name);
		put(&t, ",https://www.linkedin.com/in/");
		slug(&t, people[i].name);
		put(&t, ",,%s,%s,%s\n", people[i].company, people[i].title,
		    connected_on(i));
	}
	put(&t, ",,,,,,\n");
	add_file(z, "Connections.csv", &t);
}

static void
linkedin_rest(struct archive *z)
{
	struct text t = { 0 };

	put(&t, "Company Name,Title,Description,Location,Started On,Finished "
		"On\nTidewell Software,Support Agent,,Galway,Mar 2015,\n"
		"Lantern Books,Bookseller,,Galway,Sep 2011,Feb 2015\n");
	add_file(z, "Positions.csv", &t);
	put(&t, "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,"
		"Summary,Industry,Zip Code,Geo Location,Twitter Handles,"
		"Websites,Instant Messengers\nRobin,Harper,,,,Support Agent at "
		"Tidewell Software,,Software,,Galway,,,\n");
	add_file(z, "Profile.csv", &t);
	put(&t, "From,To,Sent At,Message,Direction\n"
		"Nadia Castellan,Robin Harper,\"9/20/23, 2:05 PM\",\"Great "
		"training in Lyon! We have been a client of Tidewell since "
		"spring.\",INCOMING\n");
	add_file(z, "Invitations.csv", &t);
	put(&t, "First Name,Last Name,Company,Job Title,Text,Creation Date,"
		"Status\nBeatrix,Oduya,Oakline Freight,Operations Manager,"
		"\"As a customer we could always reach Robin.\","
		"\"07/21/22, 12:11 PM\",VISIBLE\n");
	add_file(z, "Recommendations_Received.csv", &t);
	put(&t, "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,"
		"RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n");
	for (int k = 0; k < 6; k++)
		put(&t,
		    "2-aaa=,,%s,https://www.linkedin.com/in/%s,%s,"
		    "https://www.linkedin.com/in/%s,2024-05-1%d 10:12:00 "
		    "UTC,,\"%s\",INBOX\n",
		    k % 2 ? "Robin Harper" : "Beatrix Oduya",
		    k % 2 ? "robin-harper" : "beatrix-oduya",
		    k % 2 ? "Beatrix Oduya" : "Robin Harper",
		    k % 2 ? "beatrix-oduya" : "robin-harper", k,
		    phrases[TALK_TRADE][k]);
	add_file(z, "messages.csv", &t);
	put(&t, "Email Address,Confirmed,Primary,Updated On\n"
		"robin.harper@tidewell.example,Yes,Yes,\n");
	add_file(z, "Email Addresses.csv", &t);
}

static void
linkedin(const char *dir)
{
	struct archive *z = open_zip(dir, "Complete_LinkedInDataExport.zip");

	linkedin_connections(z);
	linkedin_rest(z);
	close_zip(z);
}

/* ---- address book --------------------------------------------------- */

static void
contacts(const char *dir)
{
	struct text t = { 0 };
	char path[1024];
	FILE *f;

	for (size_t i = 0; i < people_n; i++) {
		const struct someone *p = &people[i];
		const char *name = p->book != NULL ? p->book : p->name;

		if (p->email == NULL && p->book == NULL)
			continue;
		put(&t, "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:%s\r\n", name);
		if (p->email != NULL)
			put(&t, "EMAIL;TYPE=INTERNET:%s\r\n", p->email);
		put(&t, "TEL;TYPE=CELL:+1%zu555%04zu\r\n", 202 + i / 98,
		    101 + i % 98);
		if (p->label != NULL)
			put(&t, "CATEGORIES:myContacts,%s\r\n", p->label);
		put(&t, "END:VCARD\r\n");
	}
	snprintf(path, sizeof(path), "%s/contacts.vcf", dir);
	f = fopen(path, "wb");
	if (f == NULL || fwrite(t.p, 1, t.n, f) != t.n || fclose(f) != 0)
		exit(73);
	free(t.p);
}

int
main(int argc, char *argv[])
{
	if (argc != 2) {
		fputs("usage: sample DIR\n", stderr);
		return 64;
	}
	facebook(argv[1]);
	linkedin(argv[1]);
	contacts(argv[1]);
	return 0;
}
