/*
 * Facebook JSON: the owner's comments and reactions.
 *
 *	[{ "timestamp", "title", "data": [{ "comment" | "reaction" }] }]
 *
 * whose title is a sentence that names the other person (facebook_titles.c);
 * or, in layout E, label_values with the name of whose thing it is.  There the
 * reactions stand twice, as labels in likes_and_reactions.json and as
 * sentences in likes_and_reactions_N.json; the latter are read last and count
 * where the former tell nothing.  What was commented is not read: only whose
 * it was.
 */
#include "facebook.h"

#include "read/date.h"

static const char *const topics[] = { [FB_COMMENTS] = "comments",
	[FB_GROUP_COMMENTS] = "group comments",
	[FB_REACTIONS] = "reactions",
	[FB_WALLS] = "posts on walls" };

struct reactions {
	struct fb *fb;
	struct fb_titles *titles;
	struct telling *told[2]; /* as sentences; as labels */
};

struct reaction {
	struct str title, name;
	bool labels;
	int64_t when;
	struct place place;
};

/* Whose thing it is: the field Name; else the words after those for the kind
 * of reaction, which are a sentence or a name. */
static void
read_labels(struct fb *fb, struct reaction *r)
{
	struct fb_labels labels = { 0 };
	struct fb_group g;
	uint32_t words = 0;

	fb_labels_read(fb->json, fb->in->scratch, &labels);
	g = fb_labels_record(&labels);
	r->labels = true;
	if (r->when == 0)
		r->when = g.when;
	if (g.certain) {
		r->name = g.name;
		return;
	}
	for (const struct fb_label *l = fb_labels_first(&labels, 0); l != NULL;
	     l = fb_labels_next(&labels, l)) {
		if (l->href.n > 0 || l->text.n == 0 || words++ != 1)
			continue;
		if (str_ends(l->text, STR(".")))
			r->title = l->text;
		else if (fb->file->what == FB_REACTIONS)
			r->name = l->text;
	}
}

static void
send(struct reactions *all, const struct reaction *r)
{
	struct import *in = all->fb->in;

	if (!telling_is_new(all->told[r->labels], r->when))
		import_skipped(in, SKIP_DUPLICATE);
	else if (r->name.n > 0
		     ? !fb_titles_name(all->titles, r->name, r->when, &r->place)
		     : r->title.n == 0 || !fb_titles_add(all->titles, r->title,
					      r->when, &r->place))
		import_skipped(in, SKIP_NOT_NEEDED);
}

static void
read_reaction(struct reactions *all)
{
	struct fb *fb = all->fb;
	struct json *j = fb->json;
	struct reaction r = { .place = import_at(fb->in, json_path(j)) };
	struct str key;

	import_seen(fb->in);
	if (!json_enter(j, '{')) {
		import_skipped(fb->in, SKIP_UNREADABLE);
		return;
	}
	while (json_key(j, &key))
		if (str_eq(key, STR("timestamp")))
			json_number(j, &r.when);
		else if (str_eq(key, STR("title")))
			r.title = json_str(j);
		else if (str_eq(key, STR("label_values")))
			read_labels(fb, &r);
		else
			json_skip(j);
	r.when = date_unix(r.when);
	send(all, &r);
}

void
fb_read_titles(struct fb *fb)
{
	const char *topic = topics[fb->file->what];
	struct reactions all = { .fb = fb,
		.titles = fb_titles_make(fb->in->scratch) };

	/* A sentence is measured by the labels before it, which tell more. */
	all.told[1] = fb_telling(fb->in, topic, TOLD_LABELS);
	all.told[0] = fb_telling(fb->in, topic, TOLD_PLAIN);
	for (struct fb_list l = fb_list(fb->json); fb_next(&l);)
		read_reaction(&all);
	fb_titles_learn(all.titles);
	fb_titles_send(all.titles, fb->in, true);
}
