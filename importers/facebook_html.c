/*
 * Facebook, "Download your information", HTML: what people get who don't
 * choose JSON.  Read are friends, requests, the profile, threads, posts,
 * comments and reactions; facebook_html.h tells the markup.
 *
 * Dates are in the language of the account and in its local time; they are
 * taken as if they were UTC.  Titles are localised, file names are not: they
 * tell which list it is.  Pages before April 2018: facebook_old.c.
 *
 * All of it is read after the JSON of other downloads, and counts only where
 * that tells nothing of the same time.
 */
#include "facebook_html.h"

#include <string.h>

#include "facebook_old.h"

/* Bits of evidence. */
enum {
	BITS_NAME = 16,  /* the file's name */
	BITS_CLASS = 24, /* Facebook's classes in the first bytes */
	BITS_MENU = 13,  /* a page that links to the others */
	TAIL_LOOK = 400, /* bytes where a page begins, and where it ends */
	NAME_LOOK = 80   /* bytes of a name in a list of them */
};

struct file {
	const char *name; /* without number and extension */
	void (*read)(
	    struct import *, const struct fb_page *, const struct file *);
	enum relation relation;
	enum request_state state;
	bool menu;         /* other services have pages of this name */
	int what;          /* enum fb_sections */
	const char *topic; /* of comments and reactions: see fb_telling */
};

/* A row without a headline may be a table of labels and values: the name is
 * the first value that is neither an address nor a time. */
static void
take_table(const struct fb_page *page, struct fb_row *row)
{
	for (uint32_t i = 0; row->name.n == 0 && i < row->body.n; i++) {
		const struct fb_block *b = &row->body.v[i];

		if (b->kind != FB_VALUE || str_starts(b->text, STR("http")))
			continue;
		if (date_parse(b->text, page->order) == WHEN_NONE)
			row->name = b->text;
	}
	for (uint32_t i = 0; row->date.n == 0 && i < row->body.n; i++) {
		const struct fb_block *b = &row->body.v[i];

		if (b->kind == FB_VALUE &&
		    date_parse(b->text, page->order) != WHEN_NONE)
			row->date = b->text;
	}
}

/* A name and a date; seen, and tallied if there is no name. */
static bool
usable(struct import *in, const struct fb_page *page, struct fb_row *row)
{
	enum skip why;

	take_table(page, row);
	import_seen(in);
	if (fb_named(row->name, &why))
		return true;
	import_skipped(in, why);
	return false;
}

static void
send_person(struct import *in, const struct fb_page *page, struct fb_row *row,
    const struct file *file, struct telling *told)
{
	struct request ask = { .state = file->state,
		.when = fb_row_when(page, row),
		.place = import_line(in, row->line) };
	bool fresh = true;

	if (file->relation != REL_FRIEND && !telling_is_new(told, ask.when)) {
		import_skipped(in, SKIP_DUPLICATE);
		return;
	}
	if (file->relation != REL_NONE)
		ask.who = sink_account(in->to,
		    &(struct account){ .platform = PF_FACEBOOK,
			.relation = file->relation,
			.name = row->name,
			.since = ask.when,
			.local = true,
			.place = ask.place },
		    &fresh);
	else
		ask.who = fb_mention(in, row->name, STR_NONE);
	if (file->relation == REL_FRIEND && !fresh) {
		import_skipped(in, SKIP_DUPLICATE);
		return;
	}
	if (file->relation != REL_FRIEND)
		sink_request(in->to, &ask);
	import_used(in);
}

static void
read_list(
    struct import *in, const struct fb_page *page, const struct file *file)
{
	struct telling *told = fb_requests_telling(in, file->state, TOLD_LOCAL);

	for (uint32_t i = 0; i < page->rows.n; i++)
		if (usable(in, page, &page->rows.v[i]))
			send_person(in, page, &page->rows.v[i], file, told);
}

/* Whether a caption can be nothing but names with commas between them. */
static bool
are_names(struct str text)
{
	static const char never[] = "0123456789!?:;()";

	for (size_t i = 0; i < text.n; i++)
		if (memchr(never, text.p[i], sizeof(never) - 1) != NULL)
			return false;
	while (text.n > 0)
		if (str_trim(str_cut(&text, ',')).n > NAME_LOOK)
			return false;
	return true;
}

/* "Ann Example, Bob Example" below a post are those tagged.  A caption may read
 * like it and then names nobody who is known; below a post on somebody's
 * timeline it is one, unless the sentence above has the name, too. */
static void
read_aside(struct import *in, const struct fb_row *row, bool elsewhere,
    struct str text, struct fb_tags *tags)
{
	struct str first = text;

	if (!are_names(text) ||
	    (elsewhere && !str_has(row->name, str_trim(str_cut(&first, ',')))))
		return;
	while (text.n > 0)
		fb_tag(in, tags, str_trim(str_cut(&text, ',')), STR_NONE);
}

static void
read_posts(
    struct import *in, const struct fb_page *page, const struct file *file)
{
	struct fb_titles *titles = fb_titles_make(in->scratch);
	struct telling *told = fb_telling(in, "posts", TOLD_LOCAL);

	(void)file;
	for (uint32_t i = 0; i < page->rows.n; i++) {
		const struct fb_row *row = &page->rows.v[i];
		struct fb_tags tags = { 0 };
		struct post post = { .when = fb_row_when(page, row),
			.local = true,
			.photo = row->photo,
			.video = row->video,
			.link = row->link,
			.elsewhere = fb_elsewhere(in->scratch, row->name),
			.place = import_line(in, row->line) };

		if (!telling_is_new(told, post.when)) {
			import_seen(in);
			import_skipped(in, SKIP_DUPLICATE);
			continue;
		}
		for (uint32_t k = 0; k < row->body.n; k++)
			if (row->body.v[k].kind == FB_ASIDE)
				read_aside(in, row, post.elsewhere,
				    row->body.v[k].text, &tags);
			else if (row->body.v[k].kind == FB_TEXT &&
				 post.text.n == 0)
				post.text = row->body.v[k].text;
		post.text = fb_mentions(in, post.text, &tags);
		if (post.elsewhere)
			fb_titles_add(
			    titles, row->name, post.when, &post.place);
		fb_post_send(in, &post, &tags);
	}
	fb_titles_learn(titles);
	fb_titles_send(titles, in, false);
}

/* Comments and reactions. */
static void
read_titles(
    struct import *in, const struct fb_page *page, const struct file *file)
{
	struct fb_titles *titles = fb_titles_make(in->scratch);
	struct telling *told = fb_telling(in, file->topic, TOLD_LOCAL);

	for (uint32_t i = 0; i < page->rows.n; i++) {
		const struct fb_row *row = &page->rows.v[i];
		struct place place = import_line(in, row->line);
		int64_t when = fb_row_when(page, row);

		import_seen(in);
		if (!telling_is_new(told, when))
			import_skipped(in, SKIP_DUPLICATE);
		else if (row->name.n == 0 ||
			 !fb_titles_add(titles, row->name, when, &place))
			import_skipped(in, SKIP_NOT_NEEDED);
	}
	fb_titles_learn(titles);
	fb_titles_send(titles, in, true);
}

static void
read_profile(
    struct import *in, const struct fb_page *page, const struct file *file)
{
	(void)file;
	fb_html_profile(in, page);
}

static void
read_thread(
    struct import *in, const struct fb_page *page, const struct file *file)
{
	(void)file;
	fb_html_thread(in, page);
}

static void
read_sections(
    struct import *in, const struct fb_page *page, const struct file *file)
{
	fb_html_sections(in, page, file->what);
}

static void
read_nothing(
    struct import *in, const struct fb_page *page, const struct file *file)
{
	(void)file;
	for (uint32_t i = 0; i < page->rows.n || i < 1; i++) {
		import_seen(in);
		import_skipped(in, SKIP_NOT_NEEDED);
	}
}

#define FRIENDS .read = read_list, .relation = REL_FRIEND
#define ASKED .read = read_list, .relation = REL_REQUEST, .state = ASKED_OWNER
#define ONCE(how) .read = read_list, .state = (how)

static const struct file files[] = {
	{ .name = "friends", FRIENDS },
	{ .name = "your_friends", FRIENDS },
	{ .name = "received_friend_requests", ASKED },
	{ .name = "friend_requests_received", ASKED },
	{ .name = "sent_friend_requests", ONCE(ASKED_BY_OWNER) },
	{ .name = "friend_requests_sent", ONCE(ASKED_BY_OWNER) },
	{ .name = "rejected_friend_requests", ONCE(REJECTED) },
	{ .name = "removed_friends", ONCE(REMOVED) },
	{ .name = "profile_information", .read = read_profile },
	{ .name = "message", .read = read_thread },
	{ .name = "your_posts", .read = read_posts },
	{ .name = "your_posts__check_ins__photos_and_videos",
	    .read = read_posts },
	{ .name = "feed/feed", .read = read_sections, .what = FB_FEED },
	{ .name = "feed/controls", .read = read_sections, .what = FB_CONTROLS },
	{ .name = "friends_you_see_less",
	    .read = read_sections,
	    .what = FB_LESS },
	{ .name = "feed/reduce", .read = read_sections, .what = FB_LESS },
	{ .name = "feed/snooze", .read = read_sections, .what = FB_LESS },
	{ .name = "unfollowed_profiles",
	    .read = read_sections,
	    .what = FB_LESS },
	{ .name = "people_and_friends",
	    .read = read_sections,
	    .what = FB_PEOPLE },
	{ .name = "interactions/people",
	    .read = read_sections,
	    .what = FB_PEOPLE },
	{ .name = "recently_visited",
	    .read = read_sections,
	    .what = FB_VISITED },
	{ .name = "comments", .read = read_titles, .topic = "comments" },
	{ .name = "your_comments_in_groups",
	    .read = read_titles,
	    .topic = "group comments" },
	{ .name = "posts_and_comments",
	    .read = read_titles,
	    .topic = "reactions" },
	{ .name = "likes_and_reactions",
	    .read = read_titles,
	    .topic = "reactions" },

	{ .name = "following", .read = read_nothing },
	{ .name = "followers", .read = read_nothing },
	{ .name = "who_you_follow", .read = read_nothing },
	{ .name = "who_you've_followed", .read = read_nothing },
	{ .name = "people_who_follow_you", .read = read_nothing },
	{ .name = "people_who_followed_you", .read = read_nothing },
	{ .name = "your_group_membership_activity", .read = read_nothing },
	{ .name = "group_membership_activity", .read = read_nothing },
	{ .name = "your_groups", .read = read_nothing },
	{ .name = "event_invitations", .read = read_nothing },
	{ .name = "your_event_responses", .read = read_nothing },
	{ .name = "your_events", .read = read_nothing },
	{ .name = "pages_you've_liked", .read = read_nothing },
	{ .name = "pages", .read = read_nothing },
	{ .name = "pages_you_follow", .read = read_nothing },
	{ .name = "recently_viewed", .read = read_nothing },
	{ .name = "people_you_may_know", .read = read_nothing },
	{ .name = "suggested_friends", .read = read_nothing },
	{ .name = "group_interactions", .read = read_nothing },
	{ .name = "groups_you've_visited", .read = read_nothing },
	{ .name = "your_post_audiences", .read = read_nothing },
	{ .name = "friend_peer_group", .read = read_nothing },
	{ .name = "index", .read = read_nothing, .menu = true },
	{ .name = "start_here", .read = read_nothing, .menu = true },
};

#undef FRIENDS
#undef ASKED
#undef ONCE

static const struct file *
find(struct str path)
{
	struct str name = fb_stem(path, STR(".html"));

	for (size_t i = 0; name.n > 0 && i < sizeof files / sizeof files[0];
	     i++)
		if (import_path_ends(name, files[i].name))
			return &files[i];
	return NULL;
}

/* Classes of one of the generations; Instagram shares the newer ones, but not
 * the one beside them. */
static bool
has_classes(struct str head)
{
	if (str_has(head, STR("_2pim")) && !str_has(head, STR("_2ph_")))
		return false;
	return str_has(head, STR("_a6-g")) || str_has(head, STR("_a706")) ||
	       str_has(head, STR("_4t5n")) ||
	       (str_has(head, STR("_2lej")) &&
		   str_has(head, STR("uiBoxWhite")));
}

/* The page that links to the others: one name is Meta's own, the other is
 * everybody's. */
static bool
is_menu(const struct member *m)
{
	if (str_has(m->head, STR("nstagram")))
		return false;
	return import_path_ends(m->path, "start_here.html") ||
	       str_has(m->head, STR("acebook")) || has_classes(m->head);
}

static int
probe(const struct member *m)
{
	const struct file *file;

	if (import_path_in(m->path, "your_instagram_activity") ||
	    import_path_in(m->path, "followers_and_following"))
		return 0;
	if (fb_old_probe(m) > 0)
		return fb_old_probe(m);
	file = find(m->path);
	if (!file)
		return 0;
	if (file->menu)
		return is_menu(m) ? BITS_MENU : 0;
	return has_classes(m->head) ? BITS_NAME + BITS_CLASS : 0;
}

/* JSON of the same time tells more. */
static bool
later(const struct member *m)
{
	(void)m;
	return true;
}

/* Markup is forgiving: a page that was cut off is told by its end. */
static bool
is_cut(struct str bytes)
{
	size_t tail = bytes.n > TAIL_LOOK ? bytes.n - TAIL_LOOK : 0;

	return str_has(str_sub(bytes, 0, TAIL_LOOK), STR("<html")) &&
	       !str_has(str_sub(bytes, tail, SIZE_MAX), STR("</html>"));
}

static enum status
read(struct import *in)
{
	struct fb_page page = { 0 };
	const struct file *file = find(in->in->path);
	struct place place = import_line(in, 0);
	enum status status;

	if (fb_old_probe(in->in) > 0) {
		status = fb_old_read(in);
	} else {
		status = fb_page_read(in, &page);
		if (status != ST_FAIL && file)
			file->read(in, &page, file);
	}
	if (status != ST_OK || !is_cut(in->in->bytes))
		return status;
	diag_say(in->diag, DIAG_BAD_MARKUP, &place, "the page ends early");
	return ST_PART;
}

const struct importer importer_facebook_html = {
	.name = "facebook-html",
	.kind = "facebook",
	.about = "Facebook, Download your information, HTML of all years",
	.probe = probe,
	.later = later,
	.read = read,
};
