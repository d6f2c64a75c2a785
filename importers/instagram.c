/*
 * Instagram, "Download your information", JSON.
 *
 *	-2020	connections.json { "followers": { USER: DATE }, … } and other
 *		files at the top of the archive (instagram_old.c)
 *	2021-22	followers_and_following/, wrapped or bare lists of
 *		{ "title", "string_list_data": [{ "href", "value",
 *		"timestamp" }] }
 *	2023-	the same below connections/; the user name moves into title or
 *		only into href, and some files become lists of label_values
 *
 * The tree, the encoding and the threads are Facebook's (facebook_json.c);
 * keys of the profile and the address book are in the language of the account,
 * so these are read by order and by what the values look like.  Accounts are
 * user names.  Who stands behind them is told in messages alone, which have
 * display names and lie in a folder of the other one's user name.  Messages of
 * 2021-22 lie where Facebook's do and look like them: the Facebook importer
 * reads them, and sink_tree() tells whose they were.
 *
 * Read: followers, followed, close friends, favourites, those whom stories
 * are hidden from and who are restricted, requests, the profile, the synced
 * address book, messages, posts, and whom the owner's comments and likes went
 * to, where they say (until 2020, and again since about 2023).  Close friends
 * are an audience the owner made by hand, the hidden and restricted are one
 * too.
 *
 * Not read: the blocked and removed; suggestions; Threads; stories; the rest
 * of what the owner saw and did.
 */
#include "instagram.h"

enum { FOLDER_BITS = 40, KEY_BITS = 36, HINT_BITS = 24 };

static void
read_nothing(struct import *in, struct json *j)
{
	import_seen(in);
	import_skipped(in, SKIP_NOT_NEEDED);
	json_skip(j);
}

static const struct ig_file {
	const char *key;     /* the first of the text, or its beginning */
	const char *path;    /* or the end of the path without number */
	const char *folder;  /* or a folder */
	const char *hint[3]; /* one of which the text must hold, ended by NULL:
	                        the path is a common one */
	int bits;
	void (*read)(struct import *, struct json *);
} files[] = {
	{ .key = "relationships_", .bits = KEY_BITS, .read = instagram_lists },
	{ .key = "profile_user", .bits = KEY_BITS, .read = instagram_profile },
	{ .key = "contacts_contact_info",
	    .bits = KEY_BITS,
	    .read = instagram_contacts },
	{ .key = "comments_media_comments",
	    .bits = KEY_BITS,
	    .read = instagram_comments },
	{ .key = "comments_reels_comments",
	    .bits = KEY_BITS,
	    .read = instagram_comments },
	{ .key = "likes_media_likes",
	    .bits = KEY_BITS,
	    .read = instagram_likes },
	{ .key = "likes_comment_likes",
	    .bits = KEY_BITS,
	    .read = instagram_likes },
	{ .path = "content/posts",
	    .hint = { "media/posts/" },
	    .bits = HINT_BITS,
	    .read = instagram_posts },
	{ .path = "your_instagram_activity/content/posts",
	    .bits = FOLDER_BITS + 2,
	    .read = instagram_posts },
	{ .path = "your_instagram_activity/media/posts",
	    .bits = FOLDER_BITS + 2,
	    .read = instagram_posts },
	{ .path = "post_comments",
	    .folder = "your_instagram_activity",
	    .bits = FOLDER_BITS + 1,
	    .read = instagram_comments },
	{ .path = "reels_comments",
	    .folder = "your_instagram_activity",
	    .bits = FOLDER_BITS + 1,
	    .read = instagram_comments },
	{ .path = "liked_posts",
	    .folder = "your_instagram_activity",
	    .bits = FOLDER_BITS + 1,
	    .read = instagram_likes },
	{ .path = "message",
	    .folder = "your_instagram_activity",
	    .bits = FOLDER_BITS + 1,
	    .read = instagram_thread },
	{ .folder = "your_instagram_activity",
	    .bits = FOLDER_BITS,
	    .read = read_nothing },
	{ .folder = "followers_and_following",
	    .bits = KEY_BITS,
	    .read = instagram_lists },

	{ .path = "connections",
	    .hint = { "\"close_friends\"", "\"dismissed_suggested_users\"",
		"\"follow_requests_sent\"" },
	    .bits = HINT_BITS,
	    .read = instagram_lists },
	{ .path = "profile",
	    .hint = { "\"profile_pic_url\"", "\"private_account\"" },
	    .bits = HINT_BITS,
	    .read = instagram_old_profile },
	{ .path = "contacts",
	    .hint = { "\"contact\"" },
	    .bits = HINT_BITS,
	    .read = instagram_old_contacts },
	{ .path = "messages",
	    .hint = { "\"conversation\"" },
	    .bits = HINT_BITS,
	    .read = instagram_old_threads },
	{ .path = "media",
	    .hint = { "\"taken_at\"" },
	    .bits = HINT_BITS,
	    .read = instagram_old_media },
	{ .key = "media_comments",
	    .bits = KEY_BITS,
	    .read = instagram_old_reactions },
	{ .key = "media_likes",
	    .bits = KEY_BITS,
	    .read = instagram_old_reactions },

	{ .key = "saved_saved_media", .bits = KEY_BITS, .read = read_nothing },
	{ .key = "impressions_history_",
	    .bits = KEY_BITS,
	    .read = read_nothing },
	{ .key = "story_activities_", .bits = KEY_BITS, .read = read_nothing },
	{ .key = "account_history_", .bits = KEY_BITS, .read = read_nothing },
	{ .key = "profile_account_insights",
	    .bits = KEY_BITS,
	    .read = read_nothing },
};

/* The first key of the text, read only as far as the first bytes reach. */
static struct str
first_key(struct str head)
{
	size_t from = str_find(head, STR("\""));

	if (from == SIZE_MAX || !str_has(str_sub(head, 0, from), STR("{")) ||
	    str_has(str_sub(head, 0, from), STR("[")))
		return STR_NONE;
	head = str_sub(head, from + 1, SIZE_MAX);
	return str_cut(&head, '"');
}

static bool
is_file(const struct ig_file *f, const struct member *m, struct str key)
{
	if (f->key && !str_starts(key, str_of(f->key)))
		return false;
	if (f->path && !import_path_ends(instagram_stem(m->path), f->path))
		return false;
	if (f->folder && !import_path_in(m->path, f->folder))
		return false;
	for (size_t i = 0; i < sizeof f->hint / sizeof f->hint[0]; i++)
		if (f->hint[i] && str_has(m->head, str_of(f->hint[i])))
			return true;
	return !f->hint[0];
}

static const struct ig_file *
find_file(const struct member *m)
{
	struct str key = first_key(m->head);
	const struct ig_file *best = NULL;

	if (!str_ends_nocase(m->path, STR(".json")))
		return NULL;
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
		if (is_file(&files[i], m, key) &&
		    (!best || files[i].bits > best->bits))
			best = &files[i];
	return best;
}

/* The folder in which the export lies: what stands before its own folders. */
static struct str
root_of(struct str path)
{
	static const char *const folders[] = { "connections/",
		"followers_and_following/", "personal_information/",
		"account_information/" };

	for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
		size_t at = str_find(path, str_of(folders[i]));

		if (at != SIZE_MAX)
			return str_sub(path, 0, at);
	}
	return str_sub(path, 0, path.n - str_after_last(path, '/').n);
}

static int
probe(const struct member *m)
{
	const struct ig_file *f = find_file(m);

	return f ? f->bits : 0;
}

static enum status
read(struct import *in)
{
	const struct ig_file *f = find_file(in->in);
	struct json *j = json_open(in->scratch, in->in->bytes, JSON_MEND);

	if (!f)
		return ST_FAIL;
	f->read(in, j);
	/* Facebook has neither. */
	if (f->read == instagram_lists || f->read == instagram_profile)
		sink_tree(in->to, PF_INSTAGRAM, in->in->export,
		    root_of(in->in->path));
	return fields_end(in, j);
}

const struct importer importer_instagram = {
	.name = "instagram",
	.kind = "instagram",
	.about = "Instagram, Download your information, JSON",
	.probe = probe,
	.read = read,
};
