/*
 * Instagram, "Download your information", HTML, of 2021 and later: what people
 * get who don't choose JSON.  The tree is that of instagram.c, the pages are
 * Facebook's rows (facebook_html.h) but for classes beside them that tell the
 * two apart ("_2pim", where Facebook has "_2ph_").
 *
 *	followers	row: body: link with the user name, date
 *	following	row: name: user name; body: link, date
 *	label_values	row: labels with URL, name, user name
 *	message_N	row: name: who wrote; body: text; date
 *
 * Times are in UTC-8 all year, without seconds, in the language of the account.
 *
 * Read: the lists, messages, the profile.  Not read: the synced address book,
 * posts, comments and likes, for which JSON is better.
 */
#include "facebook_html.h"
#include "instagram.h"

enum {
	FOLDER_BITS = 40,
	CLASS_BITS = 30,
	ZONE = 8 * 3600 /* seconds that UTC is ahead */
};

static int64_t
utc_of(const struct fb_page *page, struct str date)
{
	int64_t when = date.n > 0 ? date_parse(date, page->order) : WHEN_NONE;

	return when == WHEN_NONE ? WHEN_NONE : when + ZONE;
}

/* Labels come in pairs with their values: "Username", "ann".  `before` is
 * whether the block before this one is such a label. */
static bool
is_label(const struct fb_row *row, uint32_t i, bool before)
{
	return row->body.v[i].kind == FB_LABEL && !before;
}

static void
take_row(
    const struct fb_page *page, const struct fb_row *row, struct ig_item *item)
{
	bool label = false;

	*item = (struct ig_item){ .when = utc_of(page, row->date) };
	if (instagram_is_user(row->name))
		item->title = row->name;
	for (uint32_t i = 0; i < row->body.n; i++) {
		struct str text = row->body.v[i].text;
		int64_t when = utc_of(page, text);

		label = is_label(row, i, label);
		if (label)
			continue;
		if (str_starts(text, STR("http")))
			item->href = text;
		else if (instagram_is_user(text) && item->value.n == 0)
			item->value = text;
		else if (when != WHEN_NONE)
			item->when = when;
		else if (item->name.n == 0)
			item->name = text;
	}
	/* A first name looks like a user name, the link tells. */
	if (item->href.n > 0)
		item->value = STR_NONE;
	else if (item->value.n > 0)
		item->title = STR_NONE;
}

static void
read_list(struct import *in, const struct fb_page *page)
{
	enum ig_what what = instagram_list(in->in->path);
	struct ig_item item;

	for (uint32_t i = 0; i < page->rows.n; i++) {
		take_row(page, &page->rows.v[i], &item);
		instagram_send(
		    in, &item, what, import_line(in, page->rows.v[i].line));
	}
}

/* A thread that nobody named is called after who is in it. */
static struct str
title_of(const struct fb_page *page)
{
	for (uint32_t i = 0; i < page->rows.n; i++) {
		struct str name = page->rows.v[i].name;

		if (name.n > 0 && str_starts(page->title, name))
			return STR_NONE;
	}
	return page->title;
}

static void
read_thread(struct import *in, const struct fb_page *page)
{
	struct place at = import_line(in, 0);
	struct thread *t = sink_thread(in->to, PF_INSTAGRAM,
	    instagram_thread_key(in->in->path), title_of(page), &at);

	for (uint32_t i = 0; i < page->rows.n; i++) {
		const struct fb_row *row = &page->rows.v[i];

		instagram_message(in, t, row->name,
		    fb_row_text(in->scratch, row), utc_of(page, row->date));
	}
}

static void
read_profile(struct import *in, const struct fb_page *page)
{
	for (uint32_t i = 0; i < page->rows.n; i++) {
		const struct fb_row *row = &page->rows.v[i];
		bool any = false, label = false;

		import_seen(in);
		for (uint32_t k = 0; k + 1 < row->body.n; k++) {
			label = is_label(row, k, label);
			if (!label)
				continue;
			instagram_fact(in, row->body.v[k].text,
			    row->body.v[k + 1].text,
			    import_line(in, row->line));
			any = true;
		}
		if (any)
			import_used(in);
		else
			import_skipped(in, SKIP_UNREADABLE);
	}
}

static void
read_nothing(struct import *in, const struct fb_page *page)
{
	(void)page;
	import_seen(in);
	import_skipped(in, SKIP_NOT_NEEDED);
}

typedef void page_fn(struct import *, const struct fb_page *);

/* By its place in the tree; NULL for pages of others. */
static page_fn *
find(const struct member *m, int *bits)
{
	struct str stem = instagram_stem(m->path);
	bool classes =
	    str_has(m->head, STR("_2pim")) && !str_has(m->head, STR("_2ph_"));

	*bits = FOLDER_BITS;
	if (!str_ends_nocase(m->path, STR(".html")) ||
	    !str_starts(str_trim(m->head), STR("<")))
		return NULL;
	if (import_path_in(m->path, "followers_and_following"))
		return read_list;
	if (import_path_in(m->path, "your_instagram_activity"))
		return import_path_ends(stem, "message") ? read_thread
		                                         : read_nothing;
	*bits = CLASS_BITS;
	if (!classes)
		return NULL;
	if (import_path_ends(stem, "personal_information"))
		return read_profile;
	return import_path_ends(stem, "message") ? read_thread : NULL;
}

static int
probe(const struct member *m)
{
	int bits;

	return find(m, &bits) ? bits : 0;
}

static enum status
read(struct import *in)
{
	struct fb_page page = { 0 };
	int bits;
	page_fn *fn = find(in->in, &bits);
	enum status status = fb_page_read(in, &page);

	if (status != ST_FAIL && fn)
		fn(in, &page);
	return status;
}

const struct importer importer_instagram_html = {
	.name = "instagram-html",
	.kind = "instagram",
	.about = "Instagram, Download your information, HTML",
	.probe = probe,
	.read = read,
};
