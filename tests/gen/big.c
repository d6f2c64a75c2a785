/*
 * big DIR FRIENDS CONNECTIONS MESSAGES CARDS: writes large exports for
 * measuring, real-shaped and invented, the same bytes every time:
 *
 *	DIR/facebook.zip	JSON: friends, and messages in threads of up
 *				to 10,000 per file
 *	DIR/linkedin.zip	connections, a tenth as many messages
 *	DIR/contacts.zip	one vCard file
 *
 * A zip whose number is 0 is not written.  About one in six of the friends is
 * a connection too, and every other friend has a card.
 */
#include <archive.h>
#include <archive_entry.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { PER_FILE = 10000, COMPANIES = 900 };

static const int64_t start = 1262304000; /* 2010 */

static const char *const syllables[] = { "ba", "del", "fi", "gor", "han", "ka",
	"lin", "mo", "nes", "or", "pe", "ra", "sol", "ti", "van", "zu" };
/* Of several scripts; about one in twenty of them tells work or leisure. */
static const char *const words[] = { "the", "a", "to", "and", "is", "you",
	"that", "it", "was", "for", "on", "we", "at", "so", "see", "what", "I",
	"if", "not", "there", "then", "they", "can", "will", "just", "when",
	"with", "this", "have", "but", "are", "really", "think", "know", "here",
	"good", "time", "how", "about", "right", "tomorrow", "meeting", "okay",
	"invoice", "thanks", "weekend", "maybe", "please", "still", "morgen",
	"für", "schön", "noch", "nicht", "später", "où", "déjà", "c'est",
	"mañana", "привет", "👍", "haha", "again", "because", "photo", "train",
	"house", "question", "going", "later", "already", "never", "something",
	"yesterday", "people", "nothing", "better", "looks", "almost", "beer" };

static void
fail(const char *what)
{
	fprintf(stderr, "big: %s\n", what);
	exit(73);
}

/* Text that grows; used again for each file. */
static struct {
	char *p;
	size_t n, cap;
} text;

static void
grow(size_t more)
{
	if (text.n + more + 1 <= text.cap)
		return;
	text.cap = (text.n + more + 1) * 2;
	text.p = realloc(text.p, text.cap);
	if (text.p == NULL)
		fail("out of memory");
}

static void put(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

static void
put(const char *fmt, ...)
{
	va_list ap;
	int n;

	grow(4096);
	va_start(ap, fmt);
	n = vsnprintf(text.p + text.n, 4096, fmt, ap);
	va_end(ap);
	if (n < 0 || n >= 4096)
		fail("too long a line");
	text.n += (size_t)n;
}

/* As Facebook writes it: each byte of UTF-8 as \u00XX. */
static void
put_fb(const char *s)
{
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (c >= 0x80)
			put("\\u%04x", c);
		else
			put("%c", c);
	}
}

static uint32_t
mix(uint32_t x)
{
	x = (x ^ x >> 16) * 0x7feb352dU;
	x = (x ^ x >> 15) * 0x846ca68bU;
	return x ^ x >> 16;
}

static const char *
syllable(uint32_t n)
{
	return syllables[n % (sizeof(syllables) / sizeof(syllables[0]))];
}

/* Given and family name of somebody; few share one. */
static void
name_of(uint32_t who, char given[32], char family[32])
{
	uint32_t r = mix(who + 1);

	snprintf(given, 32, "%s%s%s", syllable(r), syllable(r >> 4),
	    r % 3 == 0 ? "" : syllable(r >> 8));
	snprintf(family, 32, "%s%s%s%s", syllable(r >> 12), syllable(r >> 16),
	    syllable(r >> 20), r % 2 == 0 ? "son" : syllable(r >> 24));
	given[0] = (char)(given[0] - 'a' + 'A');
	family[0] = (char)(family[0] - 'a' + 'A');
}

/* One to fourteen words, as in chats. */
static void
put_words(uint32_t seed, void (*as)(const char *))
{
	uint32_t n = 1 + mix(seed) % 14;

	for (uint32_t i = 0; i < n; i++) {
		as(i > 0 ? " " : "");
		as(words[mix(seed + i * 7919) %
			 (sizeof(words) / sizeof(words[0]))]);
	}
}

static void
put_plain(const char *s)
{
	put("%s", s);
}

static const struct tm *
utc(int64_t when)
{
	time_t t = (time_t)when;

	return gmtime(&t);
}

/* ---- zip ------------------------------------------------------------ */

static struct archive *
open_zip(const char *dir, const char *name)
{
	struct archive *a = archive_write_new();
	char path[4096];

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	if (a == NULL || archive_write_set_format_zip(a) != ARCHIVE_OK ||
	    archive_write_open_filename(a, path) != ARCHIVE_OK)
		fail(path);
	return a;
}

static void
close_zip(struct archive *a)
{
	if (archive_write_close(a) != ARCHIVE_OK)
		fail(archive_error_string(a));
	archive_write_free(a);
}

/* The text so far as a file of the archive. */
static void
add_file(struct archive *a, const char *path)
{
	struct archive_entry *e = archive_entry_new();

	archive_entry_set_pathname(e, path);
	archive_entry_set_size(e, (int64_t)text.n);
	archive_entry_set_filetype(e, AE_IFREG);
	archive_entry_set_perm(e, 0644);
	archive_entry_set_mtime(e, 1767225600, 0);
	if (archive_write_header(a, e) != ARCHIVE_OK ||
	    archive_write_data(a, text.p, text.n) != (la_ssize_t)text.n)
		fail(archive_error_string(a));
	archive_entry_free(e);
	text.n = 0;
}

/* ---- exports -------------------------------------------------------- */

static void
facebook_friends(struct archive *a, uint32_t friends)
{
	char given[32], family[32];

	put("{\n  \"friends_v2\": [");
	for (uint32_t i = 0; i < friends; i++) {
		name_of(i, given, family);
		put("%s\n    {\n      \"name\": \"%s %s\",\n"
		    "      \"timestamp\": %lld\n    }",
		    i > 0 ? "," : "", given, family,
		    (long long)(start + i * 3600));
	}
	put("\n  ]\n}\n");
	add_file(a, "connections/friends/your_friends.json");
	put("{\n  \"profile_v2\": {\n    \"name\": {\n"
	    "      \"full_name\": \"Robin Harper\"\n    }\n  }\n}\n");
	add_file(a, "personal_information/profile_information/"
		    "profile_information.json");
}

static void
facebook_thread(
    struct archive *a, uint32_t friends, uint32_t number, uint32_t messages)
{
	char given[32], family[32], path[256];

	name_of(number % (friends + 1), given, family);
	put("{\n  \"participants\": [\n    {\n      \"name\": \"%s %s\"\n"
	    "    },\n    {\n      \"name\": \"Robin Harper\"\n    }\n  ],\n"
	    "  \"messages\": [",
	    given, family);
	for (uint32_t i = 0; i < messages; i++) {
		uint32_t seed = number * PER_FILE + i;

		put("%s\n    {\n      \"sender_name\": \"", i > 0 ? "," : "");
		if (mix(seed) % 2 == 0)
			put("Robin Harper");
		else
			put("%s %s", given, family);
		put("\",\n      \"timestamp_ms\": %lld,\n"
		    "      \"content\": \"",
		    (long long)(start + 400000000 - i * 1800) * 1000);
		put_words(seed, put_fb);
		put("\",\n      \"is_geoblocked_for_viewer\": false\n    }");
	}
	put("\n  ],\n  \"title\": \"%s %s\",\n"
	    "  \"is_still_participant\": true,\n"
	    "  \"thread_path\": \"inbox/thread_%u\"\n}\n",
	    given, family, number);
	snprintf(path, sizeof(path),
	    "your_facebook_activity/messages/inbox/thread_%u/message_1.json",
	    number);
	add_file(a, path);
}

static void
facebook(const char *dir, uint32_t friends, uint32_t messages)
{
	struct archive *a = open_zip(dir, "facebook.zip");

	facebook_friends(a, friends);
	for (uint32_t i = 0; i * PER_FILE < messages; i++) {
		uint32_t left = messages - i * PER_FILE;

		facebook_thread(
		    a, friends, i, left < PER_FILE ? left : PER_FILE);
	}
	close_zip(a);
}

static void
linkedin_messages(struct archive *a, uint32_t connections)
{
	char given[32], family[32];

	put("CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,"
	    "RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n");
	for (uint32_t i = 0; i < connections / 10; i++) {
		uint32_t who = mix(i / 20) % connections * 6;
		char when[32];

		name_of(who, given, family);
		strftime(when, sizeof(when), "%Y-%m-%d %H:%M:%S UTC",
		    utc(start + 300000000 - (int64_t)i * 3600));
		put("2-%08x==,,%s %s,https://www.linkedin.com/in/%s-%u,"
		    "Robin Harper,https://www.linkedin.com/in/robinharper,"
		    "%s,,\"",
		    who, given, family, family, who, when);
		put_words(i, put_plain);
		put("\",INBOX\n");
	}
	add_file(a, "messages.csv");
}

static void
linkedin(const char *dir, uint32_t connections)
{
	struct archive *a = open_zip(dir, "linkedin.zip");
	char given[32], family[32];

	put("First Name,Last Name,URL,Email Address,Company,Position,"
	    "Connected On\n");
	for (uint32_t i = 0; i < connections; i++) {
		uint32_t company = mix(i * 31) % COMPANIES;
		char day[32];

		name_of(i * 6, given, family);
		put("%s,%s,https://www.linkedin.com/in/%s-%u,", given, family,
		    family, i * 6);
		if (i % 30 == 0)
			put("%s.%s@firm%u.example", given, family, company);
		strftime(day, sizeof(day), "%d %b %Y",
		    utc(start + (int64_t)i * 9000));
		put(",%s%s %u Ltd,Head of %s,%s\n", syllable(company),
		    syllable(company / 16), company, words[i % 30], day);
	}
	add_file(a, "Connections.csv");
	put("First Name,Last Name,Headline\nRobin,Harper,Support\n");
	add_file(a, "Profile.csv");
	put("Company Name,Title,Description,Location,Started On,Finished On\n"
	    "Tidewell Software,Support,,,Jan 2012,\n");
	add_file(a, "Positions.csv");
	linkedin_messages(a, connections);
	close_zip(a);
}

static void
contacts(const char *dir, uint32_t cards)
{
	struct archive *a = open_zip(dir, "contacts.zip");
	char given[32], family[32];

	for (uint32_t i = 0; i < cards; i++) {
		name_of(i * 2, given, family);
		put("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:%s %s\r\n"
		    "N:%s;%s;;;\r\nEMAIL;TYPE=INTERNET:%s.%s%u@mail.example\r\n"
		    "TEL;TYPE=CELL:+49 151 %07u\r\nORG:Firm %u\r\n"
		    "CATEGORIES:myContacts\r\nEND:VCARD\r\n",
		    given, family, family, given, given, family, i * 2,
		    1000000 + i, mix(i) % COMPANIES);
	}
	add_file(a, "contacts.vcf");
	close_zip(a);
}

int
main(int argc, char *argv[])
{
	uint32_t n[4];

	if (argc != 6)
		fail("usage: big DIR FRIENDS CONNECTIONS MESSAGES CARDS");
	for (int i = 0; i < 4; i++)
		n[i] = (uint32_t)strtoul(argv[i + 2], NULL, 10);
	if (n[0] + n[2] > 0)
		facebook(argv[1], n[0], n[2]);
	if (n[1] > 0)
		linkedin(argv[1], n[1]);
	if (n[3] > 0)
		contacts(argv[1], n[3]);
	free(text.p);
	return 0;
}
