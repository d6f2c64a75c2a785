/*
 * What the parts of the generator of large exports share.
 *
 * An export is files of one zip; a file is text that grows until add_file()
 * puts it there.  Everything is invented and the same each time.  Running out
 * of memory or of the disk ends the program.
 */
#ifndef BIG_H
#define BIG_H

#include <stdint.h>

enum {
	FRIENDS = 5000,   /* or followers, where the size counts else */
	PER_FILE = 10000, /* messages of a file of Facebook and Instagram */
	COMPANIES = 900
};

#define OWNER "Robin Harper"

static const int64_t start = 1262304000; /* 2010 */

struct name {
	char given[32], family[32];
};

/* The same for the same number; few of these people share a name. */
struct name name_of(uint32_t who);
/* A well-mixed number. */
uint32_t mix(uint32_t);
const char *word(uint32_t n);
const char *syllable(uint32_t n);

/* More text for the file at hand; a piece has less than 4096 bytes. */
void put(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void put_plain(const char *);
/* As Facebook writes it in JSON: each byte of UTF-8 as \u00XX. */
void put_fb(const char *);
/* One to fourteen words, as in chats, in one of these ways. */
void put_words(uint32_t seed, void (*as)(const char *));
/* A time, seconds since 1970, in UTC as strftime() has it. */
void put_time(const char *fmt, int64_t when)
    __attribute__((format(strftime, 1, 0)));

/* A card of the address book, of every other of the people. */
void put_card(uint32_t number);

/* The zip; then the text so far as a file of it, under a path. */
void open_zip(const char *path);
void add_file(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void close_zip(void);

/* Messages with somebody, the newest first: in all, PER_FILE each. */
struct thread {
	uint32_t number, messages;
	struct name with;
};

void each_thread(uint32_t messages, void (*make)(const struct thread *));
uint32_t thread_seed(const struct thread *, uint32_t message);
int64_t thread_time(uint32_t message);
/* Who wrote it: the one or the other. */
struct name thread_sender(const struct thread *, uint32_t message);

/* The exports; what a size counts is told where they are made. */
void big_facebook_json(uint32_t messages);
void big_facebook_html(uint32_t messages);
void big_instagram_json(uint32_t messages);
void big_instagram_html(uint32_t messages);
void big_whatsapp(uint32_t messages);
void big_linkedin(uint32_t connections);
void big_vcard(uint32_t cards);
void big_contacts_csv(uint32_t rows);
void big_members_csv(uint32_t rows);
void big_x(uint32_t tweets);
void big_mastodon(uint32_t posts);
void big_google_plus(uint32_t posts);
void big_network_gdf(uint32_t people);
void big_network_xml(uint32_t people);
void big_network_gml(uint32_t people);

#endif
