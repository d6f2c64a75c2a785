/*
 * Large exports: text, names, and the zip.
 */
#include "big.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { PIECE = 4096 };

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

/* The file at hand. */
static struct {
	char *p;
	size_t n, cap;
} text;

static struct archive *zip;

/* By another name, as gcc wants strftime()'s format to be a literal; that of
 * put_time() is checked where it is called. */
static size_t (*const in_words)(
    char *, size_t, const char *, const struct tm *) = strftime;

static void
fail(const char *what)
{
	fprintf(stderr, "big: %s\n", what);
	exit(73);
}

static void
grow(size_t more)
{
	if (text.n + more <= text.cap)
		return;
	text.cap = (text.n + more) * 2;
	text.p = realloc(text.p, text.cap);
	if (text.p == NULL)
		fail("out of memory");
}

void
put(const char *fmt, ...)
{
	va_list ap;
	int n;

	grow(PIECE);
	va_start(ap, fmt);
	n = vsnprintf(text.p + text.n, PIECE, fmt, ap);
	va_end(ap);
	if (n < 0 || n >= PIECE)
		fail("too long a piece");
	text.n += (size_t)n;
}

void
put_plain(const char *s)
{
	size_t n = strlen(s);

	grow(n);
	memcpy(text.p + text.n, s, n);
	text.n += n;
}

void
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

uint32_t
mix(uint32_t x)
{
	x = (x ^ x >> 16) * 0x7feb352dU;
	x = (x ^ x >> 15) * 0x846ca68bU;
	return x ^ x >> 16;
}

const char *
word(uint32_t n)
{
	return words[n % (sizeof(words) / sizeof(words[0]))];
}

const char *
syllable(uint32_t n)
{
	return syllables[n % (sizeof(syllables) / sizeof(syllables[0]))];
}

struct name
name_of(uint32_t who)
{
	uint32_t r = mix(who + 1);
	struct name n;

	snprintf(n.given, sizeof(n.given), "%s%s%s", syllable(r),
	    syllable(r >> 4), r % 3 == 0 ? "" : syllable(r >> 8));
	snprintf(n.family, sizeof(n.family), "%s%s%s%s", syllable(r >> 12),
	    syllable(r >> 16), syllable(r >> 20),
	    r % 2 == 0 ? "son" : syllable(r >> 24));
	n.given[0] = (char)(n.given[0] - 'a' + 'A');
	n.family[0] = (char)(n.family[0] - 'a' + 'A');
	return n;
}

void
put_words(uint32_t seed, void (*as)(const char *))
{
	uint32_t n = 1 + mix(seed) % 14;

	for (uint32_t i = 0; i < n; i++) {
		as(i > 0 ? " " : "");
		as(word(mix(seed + i * 7919)));
	}
}

void
put_time(const char *fmt, int64_t when)
{
	time_t t = (time_t)when;
	char s[128];

	if (in_words(s, sizeof(s), fmt, gmtime(&t)) == 0)
		fail("too long a time");
	put_plain(s);
}

/* ---- threads -------------------------------------------------------- */

void
each_thread(uint32_t messages, void (*make)(const struct thread *))
{
	for (uint32_t i = 0; i * PER_FILE < messages; i++) {
		uint32_t left = messages - i * PER_FILE;
		struct thread t = {
			.number = i,
			.messages = left < PER_FILE ? left : PER_FILE,
			.with = name_of(i % FRIENDS),
		};

		make(&t);
	}
}

uint32_t
thread_seed(const struct thread *t, uint32_t message)
{
	return t->number * PER_FILE + message;
}

int64_t
thread_time(uint32_t message)
{
	return start + 400000000 - (int64_t)message * 1800;
}

struct name
thread_sender(const struct thread *t, uint32_t message)
{
	static const struct name owner = { "Robin", "Harper" };

	return mix(thread_seed(t, message)) % 2 == 0 ? owner : t->with;
}

/* ---- zip ------------------------------------------------------------ */

void
open_zip(const char *path)
{
	zip = archive_write_new();
	if (zip == NULL || archive_write_set_format_zip(zip) != ARCHIVE_OK ||
	    archive_write_open_filename(zip, path) != ARCHIVE_OK)
		fail(path);
}

void
close_zip(void)
{
	if (archive_write_close(zip) != ARCHIVE_OK)
		fail(archive_error_string(zip));
	archive_write_free(zip);
	free(text.p);
}

void
add_file(const char *fmt, ...)
{
	struct archive_entry *e = archive_entry_new();
	char path[256];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(path, sizeof(path), fmt, ap);
	va_end(ap);
	archive_entry_set_pathname(e, path);
	archive_entry_set_size(e, (int64_t)text.n);
	archive_entry_set_filetype(e, AE_IFREG);
	archive_entry_set_perm(e, 0644);
	archive_entry_set_mtime(e, 1767225600, 0);
	if (archive_write_header(zip, e) != ARCHIVE_OK ||
	    archive_write_data(zip, text.p, text.n) != (la_ssize_t)text.n)
		fail(archive_error_string(zip));
	archive_entry_free(e);
	text.n = 0;
}
