/* Facebook HTML: a page as rows.  See facebook_html.h. */
#include "facebook_html.h"

#include <string.h>

#include "limit.h"
#include "read/markup.h"

enum row_part { NONE, NAME, BODY, DATE, TITLE };

/* What the text at one depth belongs to; an element inherits from the one
 * around it. */
struct nest {
	enum row_part field;
	enum fb_block_kind kind;
	bool row;
};

struct rows {
	struct arena *arena;
	struct fb_page *page;
	struct fb_row *row; /* the open one, last of page->rows, or NULL */
	struct nest nests[LIMIT_MARKUP_DEPTH + 2];
	uint32_t depth;
	VEC(char) text; /* of the block being read */
	struct str url; /* of the link being read */
	uint32_t link;  /* where its text begins */
};

static const struct {
	const char *class;
	enum row_part field;
} fields[] = {
	{ .class = "_2lel", .field = NAME },
	{ .class = "_a6-h", .field = NAME },
	{ .class = "_2let", .field = BODY },
	{ .class = "_a6-p", .field = BODY },
	{ .class = "_2lem", .field = DATE },
	{ .class = "_a72d", .field = DATE },
	{ .class = "_a6-o", .field = DATE },
	{ .class = "_3b0d", .field = TITLE },
	{ .class = "_a70e", .field = TITLE },
};

static bool
is(const struct markup *m, const char *name)
{
	return str_eq(m->name, str_of(name));
}

/* Elements that don't end a run of text. */
static bool
is_inline(const struct markup *m)
{
	return is(m, "br") || is(m, "a") || is(m, "b") || is(m, "i") ||
	       is(m, "span") || is(m, "em") || is(m, "strong");
}

static struct nest *
nest_at(struct rows *r, uint32_t depth)
{
	return &r->nests[depth <= LIMIT_MARKUP_DEPTH ? depth
						     : LIMIT_MARKUP_DEPTH];
}

static void
put(struct rows *r, struct str text)
{
	for (size_t i = 0; i < text.n && r->text.n < LIMIT_TEXT; i++)
		vec_add(r->arena, &r->text) = text.p[i];
}

/* Ends the run of text that was read at the current depth. */
static void
flush(struct rows *r)
{
	const struct nest *at = nest_at(r, r->depth);
	struct str text = str_trim((struct str){ r->text.v, r->text.n });

	r->text.n = 0;
	if (text.n == 0)
		return;
	if (at->field == TITLE && r->page->title.n == 0)
		r->page->title = str_copy(r->arena, text);
	if (!r->row)
		return;
	text = str_copy(r->arena, text);
	if (at->field == NAME && r->row->name.n == 0)
		r->row->name = text;
	else if (at->field == DATE && r->row->date.n == 0)
		r->row->date = text;
	else if (at->field == BODY || at->kind != FB_TEXT)
		vec_add(r->arena, &r->row->body) =
		    (struct fb_block){ .kind = at->kind, .text = text };
}

static void
begin_row(struct rows *r, const struct markup *m)
{
	vec_add(r->arena, &r->page->rows) = (struct fb_row){ .line = m->line };
	r->row = &r->page->rows.v[r->page->rows.n - 1];
	nest_at(r, m->depth)->row = true;
}

/* Which kind of block the element begins, or what it is inside of. */
static enum fb_block_kind
kind_of(const struct markup *m, enum fb_block_kind outer)
{
	if (outer == FB_IGNORE || markup_class(m, "_tqp"))
		return FB_IGNORE;
	if (is(m, "th") || markup_class(m, "_a6_q"))
		return FB_LABEL;
	if (is(m, "li"))
		return FB_ITEM;
	if (is(m, "td") || markup_class(m, "_a6_r"))
		return FB_VALUE;
	if (markup_class(m, "_3-95") && is(m, "div") && outer == FB_TEXT)
		return FB_ASIDE;
	return outer;
}

static void
open_media(struct rows *r, const struct markup *m)
{
	if (is(m, "img"))
		r->row->photo = true;
	else if (is(m, "video"))
		r->row->video = true;
	else if (is(m, "a") && str_starts(markup_att(m, "href"), STR("http")))
		r->row->link = true;
	if (is(m, "a") &&
	    str_has(markup_att(m, "href"), STR("facebook.com/"))) {
		r->url = str_copy(r->arena, markup_att(m, "href"));
		r->link = r->text.n;
	}
}

static void
close_link(struct rows *r)
{
	struct str text = { r->text.v, r->text.n };

	if (r->row && r->url.n > 0 && r->link <= r->text.n)
		vec_add(r->arena, &r->row->links) = (struct fb_link){
			.text = str_copy(r->arena,
			    str_trim(str_sub(text, r->link, SIZE_MAX))),
			.url = r->url
		};
	r->url = STR_NONE;
}

static void
open_element(struct rows *r, const struct markup *m)
{
	struct nest *at = nest_at(r, m->depth);

	if (is(m, "br"))
		put(r, STR("\n"));
	else if (!is_inline(m))
		flush(r);
	if (m->depth > 0)
		*at = *nest_at(r, m->depth - 1);
	at->row = false;
	r->depth = m->depth;
	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
		if (markup_class(m, fields[i].class))
			at->field = fields[i].field;
	if (!r->row &&
	    (markup_class(m, "uiBoxWhite") || markup_class(m, "_a6-g"))) {
		begin_row(r, m);
		at->field = NONE;
		at->kind = FB_TEXT;
		return;
	}
	if (r->row) {
		at->kind = kind_of(m, at->kind);
		open_media(r, m);
	}
}

static void
close_element(struct rows *r, const struct markup *m)
{
	if (is(m, "a"))
		close_link(r);
	if (!is_inline(m))
		flush(r);
	if (r->row && nest_at(r, m->depth)->row) {
		nest_at(r, m->depth)->row = false;
		r->row = NULL;
	}
	r->depth = m->depth > 0 ? m->depth - 1 : 0;
}

static bool
on_event(void *ctx, const struct markup *m)
{
	struct rows *r = ctx;

	switch (m->event) {
	case MARKUP_OPEN: open_element(r, m); break;
	case MARKUP_TEXT: put(r, m->text); break;
	case MARKUP_CLOSE: close_element(r, m); break;
	}
	return true;
}

enum status
fb_page_read(struct import *in, struct fb_page *page)
{
	struct rows *r = arena_new(in->scratch, struct rows);
	uint32_t line = 0;
	enum markup_end end;
	struct place place;

	r->arena = in->scratch;
	r->page = page;
	end = markup_read(
	    in->scratch, in->in->bytes, MARKUP_HTML, on_event, r, &line);
	for (uint32_t i = 0; i < page->rows.n; i++)
		date_learn(page->rows.v[i].date, &page->order);
	if (end == MARKUP_WHOLE)
		return ST_OK;
	place = import_line(in, line);
	diag_say(in->diag,
	    end == MARKUP_REFUSED ? DIAG_DOCTYPE : DIAG_BAD_MARKUP, &place,
	    "%s", "");
	return page->rows.n > 0 ? ST_PART : ST_FAIL;
}

int64_t
fb_row_when(const struct fb_page *page, const struct fb_row *row)
{
	return row->date.n > 0 ? date_parse(row->date, page->order) : WHEN_NONE;
}

struct str
fb_row_text(struct arena *a, const struct fb_row *row)
{
	size_t n = 0;
	char *to;

	for (uint32_t i = 0; i < row->body.n; i++)
		n += row->body.v[i].text.n + 1;
	to = arena_take(a, n);
	n = 0;
	for (uint32_t i = 0; i < row->body.n; i++) {
		struct str text = row->body.v[i].text;

		if (row->body.v[i].kind == FB_IGNORE)
			continue;
		memcpy(to + n, text.p, text.n);
		n += text.n;
		to[n++] = ' ';
	}
	return str_trim((struct str){ to, n });
}
