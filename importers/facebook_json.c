/*
 * Facebook, "Download your information", JSON.
 *
 * Four layouts of the tree, all in use at the same time because they are
 * rolled out account by account; they are told by path, never by date:
 *
 *	B  2018-20  friends/, about_you/, messages/inbox/; keys without suffix
 *	C  2020-22  friends_and_followers/, other_personal_information/; _v2
 *	D  2022-24  as E below your_activity_across_facebook/
 *	E  2023-    connections/, logged_information/, personal_information/,
 *		    preferences/, your_facebook_activity/; some files as
 *		    label_values
 *
 * and the separate download of encrypted chats, a flat zip of threads.  Names
 * of files and top-level keys are English in every language.  Long files are
 * numbered (name_1.json), a file with one record may hold it bare.
 *
 * The bytes of UTF-8 are written as characters of their own, one \u00XX each:
 * mended per string, where the result is valid.
 *
 * Page and additional-profile exports have the tree of D or E below other
 * names, some with a stray folder before it; a path is known by its end.
 *
 * Read: friends, requests, the profile with family and work, threads, posts,
 * address books, favourites and people seen less, visited profiles, the
 * owner's lists where they have members, comments and reactions.  Knowingly
 * not read: followers and followed (they see what is public only), groups and
 * events (they come without people), suggested friends, and what is about the
 * device, advertisements or security.  facebook_files.def names the files.
 */
#include "facebook.h"

/* Bits of evidence. */
enum {
	BITS_KEY = 32,     /* a top-level key that is Facebook's own */
	BITS_PATH = 24,    /* a folder and a file name */
	BITS_THREAD = 28,  /* participants and messages in one of its boxes */
	BITS_USELESS = 11, /* a folder that says nothing about people */
	BITS_NO_DATA = 2   /* what lies in a folder of nothing */
};

static const struct fb_file files[] = {
#define FILE(name, to, base, end) \
	{ .key = (base), .path = (end), .read = fb_read_##name, .what = (to) },
#define COMMON(name, to, base, end)     \
	{ .key = (base),                \
		.path = (end),          \
		.common = true,         \
		.read = fb_read_##name, \
		.what = (to) },
#define PATH(name, to, end) FILE(name, to, NULL, end)
#define KEY(name, to, base) FILE(name, to, base, NULL)
#include "facebook_files.def"
#undef FILE
#undef COMMON
#undef PATH
#undef KEY
};

enum { FILES = sizeof files / sizeof files[0] };

/* Folders of which everything is knowingly not read.  They are Facebook's
 * own: those that other services have too stand in none of our tables. */
static const char *const useless[] = { "ads_and_businesses",
	"apps_and_websites", "apps_and_websites_off_of_facebook",
	"facebook_assistant", "facebook_gaming", "facebook_marketplace",
	"facebook_news", "facebook_payments", "facebook_portal", "fundraisers",
	"live_audio_rooms", "marketplace", "other_activity",
	"saved_items_and_collections", "short_videos", "spark_ar",
	"stickers_used", "volunteering", "your_group_messages", "your_places",
	"your_topics" };

/* Digits of a file's number; four are a year ("…_before_2021"). */
enum { NUMBER_MAX = 3 };

struct str
fb_stem(struct str path, struct str suffix)
{
	size_t n;

	if (!str_ends_nocase(path, suffix))
		return STR_NONE;
	path.n -= suffix.n;
	for (n = path.n; n > 0 && path.p[n - 1] >= '0' && path.p[n - 1] <= '9';)
		n--;
	if (n > 1 && n < path.n && path.n - n <= NUMBER_MAX &&
	    path.p[n - 1] == '_')
		path.n = n - 1;
	return path;
}

/* Whether the path ends as the row wants it; of a loose file only the name
 * is left. */
static bool
path_agrees(const struct member *m, struct str path, const char *tail)
{
	if (!tail || path.n == 0)
		return false;
	if (import_path_ends(path, tail))
		return true;
	return m->loose && str_eq_nocase(str_after_last(path, '/'),
			       str_after_last(str_of(tail), '/'));
}

/* "friends" of "friends_v2". */
static struct str
base_key(struct str key)
{
	if (key.n > 3 && key.p[key.n - 3] == '_' && key.p[key.n - 2] == 'v' &&
	    key.p[key.n - 1] >= '2' && key.p[key.n - 1] <= '9')
		key.n -= 3;
	return key;
}

static bool
key_agrees(const struct fb_file *file, struct str key)
{
	return file->key && key.n > 0 &&
	       (str_eq(key, str_of(file->key)) ||
		   str_eq(base_key(key), str_of(file->key)));
}

static const struct fb_file *
by_path(const struct member *m)
{
	struct str path = fb_stem(m->path, STR(".json"));

	for (size_t i = 0; i < FILES; i++)
		if (path_agrees(m, path, files[i].path))
			return &files[i];
	return NULL;
}

/* A file that is known by its key may lie anywhere. */
static const struct fb_file *
by_key(const struct member *m, struct str key)
{
	struct str path = fb_stem(m->path, STR(".json"));

	for (size_t i = 0; i < FILES; i++)
		if (key_agrees(&files[i], key) &&
		    (!files[i].common || path_agrees(m, path, files[i].path)))
			return &files[i];
	return NULL;
}

/* The first key of the object that the text begins with, read only as far as
 * the first bytes reach. */
static struct str
first_key(struct str head)
{
	struct str rest = str_trim(head);

	if (str_starts(rest, STR("\357\273\277")))
		rest = str_trim(str_sub(rest, 3, SIZE_MAX));
	if (!str_starts(rest, STR("{")))
		return STR_NONE;
	rest = str_trim(str_sub(rest, 1, SIZE_MAX));
	if (!str_starts(rest, STR("\"")))
		return STR_NONE;
	rest = str_sub(rest, 1, SIZE_MAX);
	return str_cut(&rest, '"');
}

static bool
is_thread(const struct member *m, struct str key)
{
	if (!str_eq(key, STR("participants")) &&
	    !str_eq(key, STR("messages")) && !str_eq(key, STR("threadName")))
		return false;
	return str_has(m->head, STR("\"threadName\"")) ||
	       str_has(m->head, STR("\"sender_name\"")) ||
	       str_has(m->head, STR("\"senderName\"")) ||
	       str_starts(str_after_last(m->path, '/'), STR("message_"));
}

static bool
is_useless(struct str path)
{
	for (size_t i = 0; i < sizeof useless / sizeof useless[0]; i++)
		if (import_path_in(path, useless[i]))
			return true;
	return false;
}

/* Instagram writes threads in the very same form below a folder of its own. */
static bool
is_instagram(struct str path)
{
	return import_path_in(path, "your_instagram_activity") ||
	       import_path_in(path, "followers_and_following");
}

static int
probe(const struct member *m)
{
	struct str key = first_key(m->head);
	int bits;

	if (import_path_ends(m->path, "no-data.txt"))
		return is_instagram(m->path) ? 0 : BITS_NO_DATA;
	/* By another name it is known by its key alone. */
	if ((!str_ends_nocase(m->path, STR(".json")) && key.n == 0) ||
	    is_instagram(m->path))
		return 0;
	if (is_thread(m, key))
		return BITS_THREAD;
	bits = (by_path(m) ? BITS_PATH : 0) + (by_key(m, key) ? BITS_KEY : 0);
	return bits == 0 && is_useless(m->path) ? BITS_USELESS : bits;
}

enum status
fb_end(struct import *in, struct json *j)
{
	struct place place;

	if (!json_bad(j))
		return ST_OK;
	place = import_line(in, json_line(j));
	diag_say(in->diag, DIAG_BAD_JSON, &place, "%s", "");
	return ST_PART;
}

/* Reactions as sentences: those with names are in the file without number. */
static bool
later(const struct member *m)
{
	return import_path_ends(fb_stem(m->path, STR(".json")),
		   "comments_and_reactions/likes_and_reactions") &&
	       !import_path_ends(
		   m->path, "comments_and_reactions/likes_and_reactions.json");
}

/* Keys of a record, which may be all that a file holds. */
static const char *const record_keys[] = { "name", "title", "timestamp",
	"label_values", "fbid", "media", "ent_name", "data", "attachments",
	"tags", "string_list_data", "media_list_data", "description", "entries",
	"creation_timestamp" };

static bool
is_record(struct str key)
{
	for (size_t i = 0; i < sizeof record_keys / sizeof record_keys[0]; i++)
		if (str_eq(key, str_of(record_keys[i])))
			return true;
	return key.n == 0;
}

/* The values of the object that the text is, each by its key, or, where these
 * are not known, as the path wants it. */
static void
read_values(struct fb *fb, const struct fb_file *by_place)
{
	struct str key;

	if (!json_enter(fb->json, '{'))
		return;
	while (json_key(fb->json, &key)) {
		enum json_type type = json_peek(fb->json);

		fb->file = by_key(fb->in->in, key);
		if (!fb->file && (type == JSON_ARRAY || type == JSON_OBJECT))
			fb->file = by_place;
		if (fb->file) {
			fb->file->read(fb);
		} else {
			import_unknown(fb->in, key);
			json_skip(fb->json);
		}
	}
}

static enum status
read(struct import *in)
{
	struct str key = first_key(in->in->head);
	struct fb fb = { .in = in };

	if (is_thread(in->in, key))
		return fb_read_thread(in);
	if (str_ends_nocase(in->in->path, STR("no-data.txt")))
		return ST_OK;
	fb.file = by_path(in->in);
	if (!by_key(in->in, key) && !fb.file) {
		import_seen(in);
		import_skipped(in, SKIP_NOT_NEEDED);
		return ST_OK;
	}
	fb.json = json_open(in->scratch, in->in->bytes, JSON_MEND);
	if (by_key(in->in, key) || !is_record(key))
		read_values(&fb, by_key(in->in, key) ? NULL : fb.file);
	else
		fb.file->read(&fb);
	return fb_end(in, fb.json);
}

const struct importer importer_facebook_json = {
	.name = "facebook-json",
	.kind = "facebook",
	.about = "Facebook, Download your information, JSON (2018 and later), "
		 "and encrypted chats",
	.probe = probe,
	.later = later,
	.read = read,
};
