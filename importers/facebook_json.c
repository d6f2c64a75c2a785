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
 * Read: friends, requests, the profile with family and work, threads, posts,
 * address books, favourites and people seen less, visited profiles, comments
 * and reactions.  Knowingly not read: followers and followed (they may be
 * pages, and see no more than anybody), groups and events (they come without
 * people), the names of friend lists (they come without members), suggested
 * friends, and what is about the device, advertisements or security.
 */
#include "facebook.h"

/* Bits of evidence. */
enum {
	BITS_KEY = 32,    /* a top-level key that is Facebook's own */
	BITS_PATH = 24,   /* a folder and a file name */
	BITS_THREAD = 28, /* participants and messages in one of its boxes */
	BITS_USELESS = 11 /* a folder that says nothing about people */
};

static const struct fb_file files[] = {
	/* people */
	{ .key = "friends",
	    .path = "friends/friends",
	    .common = true,
	    .read = fb_read_friends },
	{ .key = "friends_v2", .read = fb_read_friends },
	{ .path = "friends/your_friends", .read = fb_read_friends },
	{ .key = "received_requests",
	    .path = "friends/received_friend_requests",
	    .read = fb_read_requests,
	    .what = ASKED_OWNER },
	{ .key = "sent_requests",
	    .path = "friends/sent_friend_requests",
	    .read = fb_read_requests,
	    .what = ASKED_BY_OWNER },
	{ .key = "rejected_requests",
	    .path = "friends/rejected_friend_requests",
	    .read = fb_read_requests,
	    .what = REJECTED },
	{ .key = "deleted_friends",
	    .path = "friends/removed_friends",
	    .read = fb_read_requests,
	    .what = REMOVED },
	{ .key = "friends_you_see_less",
	    .path = "friends/friends_you_see_less",
	    .read = fb_read_sections,
	    .what = FB_LESS },
	{ .key = "people_and_friends",
	    .path = "feed/feed",
	    .read = fb_read_sections,
	    .what = FB_FEED },
	{ .path = "feed/reduce", .read = fb_read_sections, .what = FB_LESS },
	{ .path = "feed/snooze", .read = fb_read_sections, .what = FB_LESS },
	{ .path = "feed/unfollowed_profiles",
	    .read = fb_read_sections,
	    .what = FB_LESS },
	{ .key = "people_interactions",
	    .path = "activity_messages/people_and_friends",
	    .read = fb_read_sections,
	    .what = FB_PEOPLE },
	{ .key = "visited_things",
	    .path = "interactions/recently_visited",
	    .read = fb_read_sections,
	    .what = FB_VISITED },
	{ .key = "address_book", .read = fb_read_address_book },
	{ .path = "profile_information/contacts_uploaded_before_2021",
	    .read = fb_read_uploaded },
	{ .path = "other_personal_information/your_imported_contacts",
	    .read = fb_read_uploaded },

	/* the owner, posts, reactions */
	{ .key = "profile_v2", .read = fb_read_profile },
	{ .key = "profile",
	    .path = "profile_information/profile_information",
	    .common = true,
	    .read = fb_read_profile },
	{ .path = "posts/your_posts", .read = fb_read_posts },
	{ .path = "posts/profile_posts", .read = fb_read_posts },
	{ .path = "posts/your_posts__check_ins__photos_and_videos",
	    .read = fb_read_posts },
	{ .key = "group_posts",
	    .path = "groups/your_posts_in_groups",
	    .read = fb_read_posts,
	    .what = true },
	{ .key = "comments_v2", .read = fb_read_titles },
	{ .key = "comments",
	    .path = "comments/comments",
	    .common = true,
	    .read = fb_read_titles },
	{ .key = "group_comments", .read = fb_read_titles },
	{ .key = "reactions_v2", .read = fb_read_titles },
	{ .key = "reactions",
	    .path = "likes_and_reactions/posts_and_comments",
	    .common = true,
	    .read = fb_read_titles },
	{ .path = "comments_and_reactions/likes_and_reactions",
	    .read = fb_read_titles,
	    .what = true },

	/* knowingly not read */
	{ .key = "following",
	    .path = "following_and_followers/following",
	    .common = true,
	    .read = fb_read_not_needed },
	{ .key = "following_v2", .read = fb_read_not_needed },
	{ .key = "following_v3", .read = fb_read_not_needed },
	{ .key = "followers",
	    .path = "following_and_followers/followers",
	    .common = true,
	    .read = fb_read_not_needed },
	{ .key = "followers_v2", .read = fb_read_not_needed },
	{ .key = "followers_v3", .read = fb_read_not_needed },
	{ .path = "followers/people_who_followed_you",
	    .read = fb_read_not_needed },
	{ .path = "friends/your_post_audiences", .read = fb_read_not_needed },
	{ .path = "friends/people_you_may_know", .read = fb_read_not_needed },
	{ .path = "friends/suggested_friends", .read = fb_read_not_needed },
	{ .path = "posts/posts_on_other_pages_and_profiles",
	    .read = fb_read_not_needed },
	{ .key = "controls",
	    .path = "feed/controls",
	    .common = true,
	    .read = fb_read_not_needed },
	{ .key = "friend_peer_group", .read = fb_read_not_needed },
	{ .key = "group_interactions", .read = fb_read_not_needed },
	{ .key = "groups_joined", .read = fb_read_not_needed },
	{ .key = "groups_admined", .read = fb_read_not_needed },
	{ .key = "events_invited", .read = fb_read_not_needed },
	{ .key = "event_responses", .read = fb_read_not_needed },
	{ .key = "your_events", .read = fb_read_not_needed },
	{ .key = "page_likes", .read = fb_read_not_needed },
	{ .key = "pages_followed", .read = fb_read_not_needed },
	{ .key = "recently_viewed", .read = fb_read_not_needed },
	{ .key = "profile_updates", .read = fb_read_not_needed },
	{ .key = "status_updates", .read = fb_read_not_needed },
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
	"volunteering", "your_places", "your_topics" };

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

/* The values of the object that the text is, each by its key. */
static void
read_values(struct fb *fb)
{
	struct str key;

	if (!json_enter(fb->json, '{'))
		return;
	while (json_key(fb->json, &key)) {
		fb->file = by_key(fb->in->in, key);
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
	fb.file = by_path(in->in);
	if (!by_key(in->in, key) && !fb.file) {
		import_seen(in);
		import_skipped(in, SKIP_NOT_NEEDED);
		return ST_OK;
	}
	fb.json = json_open(in->scratch, in->in->bytes, JSON_MEND);
	if (by_key(in->in, key))
		read_values(&fb);
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
	.read = read,
};
