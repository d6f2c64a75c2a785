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

/* What the classes of an element say. */
enum {
	IS_NAME = 1 << 0,
	IS_BODY = 1 << 1,
	IS_DATE = 1 << 2,
	IS_TITLE = 1 << 3,
	IS_ROW = 1 << 4,
	IS_LABEL = 1 << 5,
	IS_VALUE = 1 << 6,
	IS_ASIDE = 1 << 7,
	IS_IGNORED = 1 << 8
};

static const struct {
	struct str word;
	unsigned says;
} classes[] = {
	{ STR_INIT("_2lel"), IS_NAME },
	{ STR_INIT("_a6-h"), IS_NAME },
	{ STR_INIT("_2let"), IS_BODY },
	{ STR_INIT("_a6-p"), IS_BODY },
	{ STR_INIT("_2lem"), IS_DATE },
	{ STR_INIT("_a72d"), IS_DATE },
	{ STR_INIT("_a6-o"), IS_DATE },
	{ STR_INIT("_3b0d"), IS_TITLE },
	{ STR_INIT("_a70e"), IS_TITLE },
	{ STR_INIT("uiBoxWhite"), IS_ROW },
	{ STR_INIT("_a6-g"), IS_ROW },
	{ STR_INIT("_a6_q"), IS_LABEL },
	{ STR_INIT("_a6_r"), IS_VALUE },
	{ STR_INIT("_3-95"), IS_ASIDE },
	{ STR_INIT("_tqp"), IS_IGNORED },
};

static unsigned
classes_of(const struct markup *m)
{
	struct str rest = markup_att(m, "class"), word;
	unsigned all = 0;

	while (markup_word(&rest, &word))
		for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++)
			if (str_eq(word, classes[i].word))
				all |= classes[i].says;
	return all;
}

/* Of several the later stage of a row; else that of the element around. */
static enum row_part
field_of(unsigned says, enum row_part outer)
{
	if (says & IS_TITLE)
		return TITLE;
	if (says & IS_DATE)
		return DATE;
	if (says & IS_BODY)
		return BODY;
	return says & IS_NAME ? NAME : outer;
}

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
kind_of(const struct markup *m, unsigned says, enum fb_block_kind outer)
{
	if (outer == FB_IGNORE || says & IS_IGNORED)
		return FB_IGNORE;
	if (is(m, "th") || says & IS_LABEL)
		return FB_LABEL;
	if (is(m, "li"))
		return FB_ITEM;
	if (is(m, "td") || says & IS_VALUE)
		return FB_VALUE;
	if (says & IS_ASIDE && is(m, "div") && outer == FB_TEXT)
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
	unsigned says = classes_of(m);

	if (is(m, "br"))
		put(r, STR("\n"));
	else if (!is_inline(m))
		flush(r);
	if (m->depth > 0)
		*at = *nest_at(r, m->depth - 1);
	at->row = false;
	r->depth = m->depth;
	at->field = field_of(says, at->field);
	if (!r->row && says & IS_ROW) {
		begin_row(r, m);
		at->field = NONE;
		at->kind = FB_TEXT;
		return;
	}
	if (r->row) {
		at->kind = kind_of(m, says, at->kind);
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
