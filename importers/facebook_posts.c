/*
 * Facebook JSON: the owner's posts.
 *
 *	[{ "timestamp", "title", "data": [{ "post" }, …],
 *	   "attachments": [{ "data": [{ "media" | "place" | "event" |
 *	   "external_context" }] }], "tags": ["…" | { "name" }] }]
 *
 * No post tells its audience.
 */
#include "facebook.h"

#include "limit.h"
#include "read/date.h"

/* The platform's words for the place of somebody's posts, as they stand in
 * "Jane Doe wrote on Ann Example's timeline." */
static const char *const timeline[] = { "timeline", " wall", "chronik",
	"pinnwand", " journal", " mur ", "biograf\303\255a", "diario",
	"bacheca", "linha do tempo", "cronologia", "tijdlijn", "prikbord",
	"osi czasu", "o\305\233 czasu", "timelin", "tidslinje", "aikajana" };

bool
fb_elsewhere(struct arena *scratch, struct str title)
{
	struct str low = str_lower(scratch, title);

	for (size_t i = 0; i < sizeof timeline / sizeof timeline[0]; i++)
		if (str_has(low, str_of(timeline[i])))
			return true;
	return false;
}

void
fb_tag(struct import *in, struct fb_tags *tags, struct str name, struct str id)
{
	enum skip why;

	if (!fb_named(name, &why) || tags->names.n >= LIMIT_GATHERING)
		return;
	for (uint32_t i = 0; i < tags->names.n; i++)
		if (str_eq(tags->names.v[i], name)) {
			if (tags->ids.v[i].n == 0)
				tags->ids.v[i] = id;
			return;
		}
	strs_add(in->scratch, &tags->names, name);
	strs_add(in->scratch, &tags->ids, id);
}

/* "[1000…:2048:Ann Example]" at the beginning of `text`: the bytes that it
 * takes, 0 if it is none. */
static size_t
one_mention(struct str text, struct str *id, struct str *name)
{
	size_t at = 2, digits, type;

	if (!str_starts(text, STR("@[")))
		return 0;
	while (at < text.n && text.p[at] >= '0' && text.p[at] <= '9')
		at++;
	digits = at;
	if (at == 2 || at == text.n || text.p[at++] != ':')
		return 0;
	type = at;
	while (at < text.n && text.p[at] >= '0' && text.p[at] <= '9')
		at++;
	if (at == type || at == text.n || text.p[at++] != ':')
		return 0;
	*id = str_sub(text, 2, digits - 2);
	*name = str_sub(text, at, SIZE_MAX);
	name->n = str_find(*name, STR("]"));
	return name->n == SIZE_MAX ? 0 : at + name->n + 1;
}

struct str
fb_mentions(struct import *in, struct str text, struct fb_tags *tags)
{
	char *to;
	size_t n = 0;

	if (!str_has(text, STR("@[")))
		return text;
	to = arena_take(in->scratch, text.n);
	for (size_t at = 0; at < text.n;) {
		struct str id, name;
		size_t taken =
		    one_mention(str_sub(text, at, SIZE_MAX), &id, &name);

		if (taken == 0) {
			to[n++] = text.p[at++];
			continue;
		}
		fb_tag(in, tags, name, id);
		for (size_t i = 0; i < name.n; i++)
			to[n++] = name.p[i];
		at += taken;
	}
	return (struct str){ to, n };
}

void
fb_post_send(struct import *in, struct post *post, const struct fb_tags *tags)
{
	bool empty = post->text.n == 0 && tags->names.n == 0 && !post->photo &&
	             !post->video && !post->link && !post->checkin;

	import_seen(in);
	if (empty) {
		import_skipped(in, SKIP_EMPTY);
		return;
	}
	for (uint32_t i = 0; i < tags->names.n; i++)
		vec_add(in->scratch, &post->tagged) = sink_mention(in->to,
		    PF_FACEBOOK, tags->names.v[i], tags->ids.v[i], STR_NONE);
	if (post->text.n > LIMIT_TEXT)
		post->text.n = LIMIT_TEXT;
	post->platform = PF_FACEBOOK;
	sink_post(in->to, post);
	import_used(in);
}

static bool
is_video(struct str uri)
{
	static const char *const kinds[] = { ".mp4", ".mov", ".3gp", ".webm",
		".avi", ".m4v" };

	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (str_ends_nocase(uri, str_of(kinds[i])))
			return true;
	return false;
}

static void
read_media(struct json *j, struct post *post, struct str *caption)
{
	struct str uri = STR_NONE, text = STR_NONE;

	FIELDS(j, { .key = "uri", .text = &uri },
	    { .key = "description", .text = &text });
	if (is_video(uri))
		post->video = true;
	else
		post->photo = true;
	if (caption->n == 0)
		*caption = text;
}

/* One { "media" | "place" | … } of an attachment. */
static void
read_attached(struct json *j, struct post *post, struct str *caption)
{
	struct str key;

	if (!json_enter(j, '{'))
		return;
	while (json_key(j, &key)) {
		if (str_eq(key, STR("media"))) {
			read_media(j, post, caption);
			continue;
		}
		if (str_eq(key, STR("place")))
			post->checkin = true;
		else if (str_eq(key, STR("external_context")))
			post->link = true;
		json_skip(j);
	}
}

static void
read_attachments(struct json *j, struct post *post, struct str *caption)
{
	struct str key;

	for (struct fb_list l = fb_list(j); fb_next(&l);) {
		if (!json_enter(j, '{'))
			continue;
		while (json_key(j, &key)) {
			if (!str_eq(key, STR("data"))) {
				json_skip(j);
				continue;
			}
			for (struct fb_list d = fb_list(j); fb_next(&d);)
				read_attached(j, post, caption);
		}
	}
}

static void
read_tags(struct fb *fb, struct fb_tags *tags)
{
	struct json *j = fb->json;

	for (struct fb_list l = fb_list(j); fb_next(&l);) {
		struct str name = STR_NONE;

		if (json_peek(j) == JSON_STRING)
			name = json_str(j);
		else
			FIELDS(j, { .key = "name", .text = &name });
		fb_tag(fb->in, tags, name, STR_NONE);
	}
}

/* [{ "post" }, { "update_timestamp" }, …]: the first text. */
static void
read_data(struct json *j, struct str *text)
{
	for (struct fb_list l = fb_list(j); fb_next(&l);) {
		struct str part = STR_NONE;

		FIELDS(j, { .key = "post", .text = &part });
		if (text->n == 0)
			*text = part;
	}
}

static const char *const passed[] = { "media", "fbid", "uri", "ent_name",
	"update_timestamp", "backdated_timestamp" };

static void
pass(struct fb *fb, struct str key)
{
	for (size_t i = 0; i < sizeof passed / sizeof passed[0]; i++)
		if (str_eq(key, str_of(passed[i]))) {
			json_skip(fb->json);
			return;
		}
	import_unknown(fb->in, key);
	json_skip(fb->json);
}

/* Of a post as label_values the longest text is what was written. */
static struct str
longest(struct json *j, struct arena *scratch)
{
	struct fb_labels labels = { 0 };
	struct str best = STR_NONE;

	fb_labels_read(j, scratch, &labels);
	for (const struct fb_label *l = fb_labels_first(&labels, 0); l != NULL;
	     l = fb_labels_next(&labels, l))
		if (l->href.n == 0 && l->text.n > best.n)
			best = l->text;
	return best;
}

static void
read_post(struct fb *fb, struct fb_titles *titles, struct telling *told)
{
	struct json *j = fb->json;
	struct post post = { .place = import_at(fb->in, json_path(j)) };
	struct str key, title = STR_NONE, caption = STR_NONE;
	struct fb_tags tags = { 0 };
	int64_t when = 0;

	if (!json_enter(j, '{')) {
		import_seen(fb->in);
		import_skipped(fb->in, SKIP_UNREADABLE);
		return;
	}
	while (json_key(j, &key))
		if (str_eq(key, STR("timestamp")))
			json_number(j, &when);
		else if (str_eq(key, STR("title")))
			title = json_str(j);
		else if (str_eq(key, STR("data")))
			read_data(j, &post.text);
		else if (str_eq(key, STR("label_values")))
			post.text = longest(j, fb->in->scratch);
		else if (str_eq(key, STR("attachments")))
			read_attachments(j, &post, &caption);
		else if (str_eq(key, STR("tags")))
			read_tags(fb, &tags);
		else
			pass(fb, key);
	post.when = date_unix(when);
	if (!telling_is_new(told, post.when)) {
		import_seen(fb->in);
		import_skipped(fb->in, SKIP_DUPLICATE);
		return;
	}
	post.elsewhere = fb->file->what || fb_elsewhere(fb->in->scratch, title);
	post.text =
	    fb_mentions(fb->in, post.text.n > 0 ? post.text : caption, &tags);
	if (post.elsewhere && !fb->file->what)
		fb_titles_add(titles, title, post.when, &post.place);
	fb_post_send(fb->in, &post, &tags);
}

struct telling *
fb_telling(struct import *in, const char *topic, enum telling_form form)
{
	/* An additional profile is somebody else to the platform. */
	bool other = import_path_in(
	    in->in->path, "this_profile's_activity_across_facebook");

	return sink_telling(in->to, PF_FACEBOOK,
	    str_fmt(in->scratch, "%s%s", topic, other ? ", profile" : ""),
	    form);
}

void
fb_read_posts(struct fb *fb)
{
	struct fb_titles *titles = fb_titles_make(fb->in->scratch);
	struct telling *told = fb_telling(
	    fb->in, fb->file->what ? "group posts" : "posts", TOLD_PLAIN);

	for (struct fb_list l = fb_list(fb->json); fb_next(&l);)
		read_post(fb, titles, told);
	fb_titles_learn(titles);
	fb_titles_send(titles, fb->in, false);
}
