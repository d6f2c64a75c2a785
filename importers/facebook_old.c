/*
 * Facebook HTML until April 2018: friends.htm and others in html/,
 *messages/0.html and index.htm.
 *
 *	friends.htm	 h2 for each list, li "Ann Example (Nov 5, 2017)" or
 *			 "Ann Example (ann@mail.example) (Today)"
 *	contact_info.htm rows: th and the owner's addresses, then the imported
 *			 phone book, td with the name, li "contact: …"
 *	index.htm	 h1 the owner's name, rows of th and td: the profile
 *	messages.htm	 facebook_old_thread.c
 *	timeline.htm	 posts: div.meta the date, the sentence, div.comment the
 *	(or wall.htm)	 text.  No public sample of this page has its text; the
 *			 other form of it, text alone, is read too
 *
 * Headings are localised.  Of friends.htm the friends come first; the other
 * lists are known by their verbs, and left out where these are unknown.
 * Dates name their zone by letters, which are not applied, or as "UTC+01".
 */
#include "facebook_old.h"

#include "limit.h"
#include "read/markup.h"

enum { BITS_OLD = 29 };

struct reader {
	struct arena *arena;
	struct fb_runs *to;
	enum fb_run_kind kinds[LIMIT_MARKUP_DEPTH + 2];
	uint32_t depth, line;
	VEC(char) text;
};

static const struct {
	const char *name; /* of an element, or, with a point, of a class */
	enum fb_run_kind kind;
} kinds[] = {
	{ .name = "title", .kind = FB_RUN_IGNORE },
	{ .name = "style", .kind = FB_RUN_IGNORE },
	{ .name = "script", .kind = FB_RUN_IGNORE },
	{ .name = "h3", .kind = FB_RUN_IGNORE },
	{ .name = ".nav", .kind = FB_RUN_IGNORE },
	{ .name = "h1", .kind = FB_RUN_TITLE },
	{ .name = "h2", .kind = FB_RUN_HEADING },
	{ .name = "th", .kind = FB_RUN_LABEL },
	{ .name = "td", .kind = FB_RUN_VALUE },
	{ .name = "li", .kind = FB_RUN_ITEM },
	{ .name = "p", .kind = FB_RUN_TEXT },
	{ .name = ".thread", .kind = FB_RUN_THREAD },
	{ .name = ".user", .kind = FB_RUN_USER },
	{ .name = ".meta", .kind = FB_RUN_META },
	{ .name = ".comment", .kind = FB_RUN_COMMENT },
	{ .name = ".footer", .kind = FB_RUN_FOOTER },
};

static enum fb_run_kind *
kind_at(struct reader *r, uint32_t depth)
{
	return &r->kinds[depth <= LIMIT_MARKUP_DEPTH ? depth
						     : LIMIT_MARKUP_DEPTH];
}

static void
add_run(struct reader *r, enum fb_run_kind kind, struct str text)
{
	vec_add(r->arena, &r->to->v) =
	    (struct fb_run){ .kind = kind, .line = r->line, .text = text };
}

static void
flush(struct reader *r)
{
	enum fb_run_kind kind = *kind_at(r, r->depth);
	struct str text = str_trim((struct str){ r->text.v, r->text.n });

	r->text.n = 0;
	if (text.n == 0 || kind == FB_RUN_IGNORE)
		return;
	text = str_copy(r->arena, text);
	if (kind == FB_RUN_TITLE && r->to->owner.n == 0)
		r->to->owner = text;
	add_run(r, kind, text);
}

static bool
is_inline(const struct markup *m)
{
	return str_eq(m->name, STR("a")) || str_eq(m->name, STR("b")) ||
	       str_eq(m->name, STR("i")) || str_eq(m->name, STR("br"));
}

static void
open_element(struct reader *r, const struct markup *m)
{
	enum fb_run_kind kind;

	if (!is_inline(m))
		flush(r);
	kind = m->depth > 0 ? *kind_at(r, m->depth - 1) : FB_RUN_PLAIN;
	r->depth = m->depth;
	r->line = m->line;
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		const char *name = kinds[i].name;

		if (kind != FB_RUN_IGNORE &&
		    (name[0] == '.' ? markup_class(m, name + 1)
				    : str_eq(m->name, str_of(name))))
			kind = kinds[i].kind;
	}
	*kind_at(r, m->depth) = kind;
	if (markup_class(m, "thread"))
		add_run(r, FB_RUN_THREAD, STR_NONE);
	else if (str_eq(m->name, STR("tr")))
		add_run(r, FB_RUN_ROW, STR_NONE);
	else if (str_eq(m->name, STR("br")))
		vec_add(r->arena, &r->text) = '\n';
}

static bool
on_event(void *ctx, const struct markup *m)
{
	struct reader *r = ctx;

	switch (m->event) {
	case MARKUP_OPEN: open_element(r, m); break;
	case MARKUP_TEXT:
		for (size_t i = 0; i < m->text.n && r->text.n < LIMIT_TEXT; i++)
			vec_add(r->arena, &r->text) = m->text.p[i];
		break;
	case MARKUP_CLOSE:
		if (!is_inline(m))
			flush(r);
		r->depth = m->depth > 0 ? m->depth - 1 : 0;
		break;
	}
	return true;
}

static const struct {
	const char *word;
	int days; /* before the export was made */
} near[] = { { "today", 0 }, { "heute", 0 }, { "aujourd'hui", 0 },
	{ "oggi", 0 }, { "hoy", 0 }, { "vandaag", 0 }, { "dzisiaj", 0 },
	{ "hoje", 0 }, { "yesterday", 1 }, { "gestern", 1 }, { "hier", 1 },
	{ "ieri", 1 }, { "ayer", 1 }, { "gisteren", 1 }, { "wczoraj", 1 },
	{ "ontem", 1 } };

int64_t
fb_old_when(const struct fb_runs *runs, struct str text)
{
	static const int64_t day = 24 * 3600;

	for (size_t i = 0; i < sizeof near / sizeof near[0]; i++)
		if (str_eq_nocase(text, str_of(near[i].word)))
			return runs->made == WHEN_NONE
			           ? WHEN_NONE
			           : runs->made - near[i].days * day;
	return text.n > 0 ? date_parse(text, runs->order) : WHEN_NONE;
}

bool
fb_old_zoned(struct str date)
{
	return str_has(date, STR("UTC")) || str_has(date, STR("GMT"));
}

struct str
fb_old_bracket(struct str *text)
{
	struct str inside = str_after_last(*text, '(');

	if (inside.n == text->n || !str_ends(inside, STR(")")))
		return STR_NONE;
	*text = str_trim(str_sub(*text, 0, text->n - inside.n - 1));
	inside.n--;
	return inside;
}

/* The day of "Downloaded by Jane Doe on Monday, April 16, 2018 at …". */
static int64_t
day_made(const struct fb_runs *runs)
{
	static const int64_t day = 24 * 3600;

	for (uint32_t i = 0; i < runs->v.n; i++) {
		struct str rest = runs->v.v[i].text;

		while (runs->v.v[i].kind == FB_RUN_FOOTER && rest.n > 0) {
			int64_t when = date_parse(rest, runs->order);

			if (when != WHEN_NONE)
				return when - ((when % day) + day) % day;
			str_cut(&rest, ' ');
		}
	}
	return WHEN_NONE;
}

static const struct page {
	const char *name;
	void (*read)(struct import *, const struct fb_runs *);
} pages[] = {
	{ .name = "friends.htm", .read = fb_old_friends },
	{ .name = "contact_info.htm", .read = fb_old_contacts },
	{ .name = "messages.htm", .read = fb_old_threads },
	{ .name = "timeline.htm", .read = fb_old_timeline },
	{ .name = "wall.htm", .read = fb_old_timeline },
	{ .name = "index.htm", .read = fb_old_index },
	{ .name = "profile.htm", .read = fb_old_index },
	{ .name = "photos.htm", .read = fb_old_nothing },
	{ .name = "synced_photos.htm", .read = fb_old_nothing },
	{ .name = "videos.htm", .read = fb_old_nothing },
	{ .name = "pokes.htm", .read = fb_old_nothing },
	{ .name = "events.htm", .read = fb_old_nothing },
	{ .name = "settings.htm", .read = fb_old_nothing },
	{ .name = "security.htm", .read = fb_old_nothing },
	{ .name = "ads.htm", .read = fb_old_nothing },
	{ .name = "mobile_devices.htm", .read = fb_old_nothing },
	{ .name = "places.htm", .read = fb_old_nothing },
	{ .name = "survey_responses.htm", .read = fb_old_nothing },
	{ .name = "apps.htm", .read = fb_old_nothing },
};

/* messages/0.html, messages/1.html … */
static bool
is_thread_page(struct str path)
{
	struct str name = str_after_last(path, '/');

	if (!import_path_in(path, "messages") ||
	    !str_ends_nocase(name, STR(".html")) || name.n == 5)
		return false;
	for (size_t i = 0; i + 5 < name.n; i++)
		if (name.p[i] < '0' || name.p[i] > '9')
			return false;
	return true;
}

static const struct page *
find(struct str path)
{
	static const struct page thread = { .read = fb_old_threads },
				 album = { .read = fb_old_nothing };

	if (is_thread_page(path))
		return &thread;
	if (import_path_in(path, "photos") &&
	    str_ends_nocase(path, STR(".htm")))
		return &album;
	for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++)
		if (import_path_ends(path, pages[i].name))
			return &pages[i];
	return NULL;
}

int
fb_old_probe(const struct member *m)
{
	bool ours = str_has(m->head, STR("class=\"contents\"")) ||
	            str_has(m->head, STR("class=\"thread\""));

	return ours && find(m->path) ? BITS_OLD : 0;
}

enum status
fb_old_read(struct import *in)
{
	struct reader *r = arena_new(in->scratch, struct reader);
	struct fb_runs runs = { .made = WHEN_NONE };
	uint32_t line = 0;
	enum markup_end end;
	struct place place;

	r->arena = in->scratch;
	r->to = &runs;
	end = markup_read(
	    in->scratch, in->in->bytes, MARKUP_HTML, on_event, r, &line);
	for (uint32_t i = 0; i < runs.v.n; i++) {
		struct str text = runs.v.v[i].text;

		if (runs.v.v[i].kind == FB_RUN_META)
			date_learn(text, &runs.order);
		else if (runs.v.v[i].kind == FB_RUN_ITEM)
			date_learn(fb_old_bracket(&text), &runs.order);
	}
	runs.made = day_made(&runs);
	if (runs.v.n > 0)
		find(in->in->path)->read(in, &runs);
	if (in->tally.seen == 0 && end == MARKUP_WHOLE) {
		import_seen(in);
		import_skipped(in, SKIP_EMPTY);
	}
	if (end == MARKUP_WHOLE)
		return ST_OK;
	place = import_line(in, line);
	diag_say(in->diag,
	    end == MARKUP_REFUSED ? DIAG_DOCTYPE : DIAG_BAD_MARKUP, &place,
	    "%s", "");
	return in->tally.used > 0 ? ST_PART : ST_FAIL;
}
