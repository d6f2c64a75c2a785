/*
 * Facebook, "Download your information", HTML: what people get who don't
 * choose JSON.  Read are friends, requests, the profile, threads, posts,
 * comments and reactions; facebook_html.h tells the markup.
 *
 * Dates are in the language of the account and in its local time; they are
 * taken as if they were UTC.  Titles are localised, file names are not: they
 * tell which list it is.  Of the pages before April 2018 only friends.htm is
 * read, and its headings are told apart by order: the friends come first.
 */
#include "facebook_html.h"

/* Bits of evidence. */
enum {
	BITS_NAME = 16,  /* the file's name */
	BITS_CLASS = 24, /* Facebook's classes in the first bytes */
	BITS_MENU = 13   /* a page that links to the others */
};

struct file {
	const char *name; /* without number and extension */
	void (*read)(
	    struct import *, const struct fb_page *, const struct file *);
	enum relation relation;
	enum request_state state;
	bool menu;         /* other services have pages of this name */
	const char *topic; /* of comments and reactions: see fb_telling */
};

/* "(Nov 5, 2017)" at the end of the old form's "Ann Example (Nov 5, 2017)" or
 * "Ann Example (ann@mail.example) (Nov 5, 2017)". */
static void
split_old(struct fb_row *row)
{
	struct str text = row->body.n > 0 ? row->body.v[0].text : STR_NONE;
	size_t at = str_find(text, STR(" ("));
	struct str last = str_after_last(text, '(');

	row->name = str_sub(text, 0, at);
	if (at != SIZE_MAX && last.n > 0)
		row->date = str_sub(last, 0, last.n - 1);
}

/* A name and a date; seen, and tallied if there is no name. */
static bool
usable(struct import *in, const struct fb_row *row)
{
	enum skip why;

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
			.day_only = page->old,
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
		if (usable(in, &page->rows.v[i]))
			send_person(in, page, &page->rows.v[i], file, told);
}

/* Lists under headings; those whose heading is not known are not read. */
static void
read_old(struct import *in, const struct fb_page *page, const struct file *file)
{
	static const struct file removed = { .state = REMOVED };
	static const struct file sent = { .state = ASKED_BY_OWNER };
	static const struct file asked = { .relation = REL_REQUEST };

	for (uint32_t i = 0; i < page->rows.n; i++) {
		struct fb_row *row = &page->rows.v[i];
		const struct file *as = NULL;
		struct str head;

		if (row->section == 0)
			continue;
		head = page->headings.v[row->section - 1];
		split_old(row);
		if (row->section == 1)
			as = file;
		else if (str_starts(head, STR("Sent")))
			as = &sent;
		else if (str_starts(head, STR("Received")))
			as = &asked;
		else if (str_starts(head, STR("Removed")))
			as = &removed;
		if (!usable(in, row))
			continue;
		if (as)
			send_person(in, page, row, as,
			    fb_requests_telling(in, as->state, TOLD_LOCAL));
		else
			import_skipped(in, SKIP_NOT_NEEDED);
	}
}

/* "Ann Example, Bob Example" below a post are those tagged if the sentence
 * above it names the first of them; else it is a caption. */
static void
read_aside(struct import *in, const struct fb_row *row, struct str text,
    struct fb_tags *tags)
{
	struct str first = text;

	if (!str_has(row->name, str_trim(str_cut(&first, ','))))
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
				read_aside(in, row, row->body.v[k].text, &tags);
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
	{ .name = "your_post_audiences", .read = read_nothing },
	{ .name = "friend_peer_group", .read = read_nothing },
	{ .name = "index", .read = read_nothing, .menu = true },
	{ .name = "start_here", .read = read_nothing, .menu = true },
};

#undef FRIENDS
#undef ASKED
#undef ONCE

/* html/friends.htm */
static const struct file old_friends = { .read = read_old,
	.relation = REL_FRIEND };

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

static bool
is_old(const struct member *m)
{
	return import_path_ends(m->path, "html/friends.htm") ||
	       (m->loose && import_path_ends(m->path, "friends.htm"));
}

static int
probe(const struct member *m)
{
	const struct file *file;

	if (import_path_in(m->path, "your_instagram_activity") ||
	    import_path_in(m->path, "followers_and_following"))
		return 0;
	if (is_old(m) && str_has(m->head, STR("class=\"contents\"")))
		return BITS_NAME + BITS_MENU;
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

static enum status
read(struct import *in)
{
	struct fb_page page = { .old = is_old(in->in) };
	const struct file *file = page.old ? &old_friends : find(in->in->path);
	enum status status = fb_page_read(in, &page);

	if (status != ST_FAIL && file)
		file->read(in, &page, file);
	return status;
}

const struct importer importer_facebook_html = {
	.name = "facebook-html",
	.kind = "facebook",
	.about = "Facebook, Download your information, HTML (2018 and later)",
	.probe = probe,
	.later = later,
	.read = read,
};
