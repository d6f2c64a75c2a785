/*
 * Google+: a post as a page, which was the default of the Takeout.
 *
 *	<a class="author">Owner</a> <a>2013-06-30T10:20:30+0200</a>
 *	<div class="main-content">…</div>
 *	<a class="link-embed">, <a class="media-link">, <div class="album">,
 *	<div class="video-placeholder">
 *	<div class="visibility">Shared with: <a href="…/circles/…">Family</a>
 *	<div class="post-activity">, <div class="comments">: others' names
 *
 * The words before a circle's name are in the language of the account, the
 * address of the link tells what it is: circles/, communities/, collection/,
 * events/.  Without a link the words tell who may see it; "public" is known in
 * some languages, others are kept as they are.
 */
#include "googleplus.h"

#include "base/utf8.h"
#include "limit.h"
#include "read/date.h"
#include "read/markup.h"

enum page_part { NOWHERE, CONTENT, VISIBILITY, LINKED, LINK };

struct page {
	struct arena *arena;
	struct post post;
	enum page_part part;
	uint32_t depth; /* of the element that `part` is of */
	bool linked;    /* the audience is a link or several */
	VEC(char) text; /* of this part */
};

/* "Public", folded, or how it begins. */
static const char *const public_words[] = { "public", "offentlich", "pubbli",
	"shared publicly", "fur alle", "openbaar", "condiviso pubbl",
	"partage publi", "compartido public" };

static void
put(struct page *p, struct str text)
{
	for (size_t i = 0; i < text.n && p->text.n < LIMIT_TEXT; i++)
		vec_add(p->arena, &p->text) = text.p[i];
}

static struct str
take(struct page *p)
{
	struct str text = { p->text.v, p->text.n };

	p->text.n = 0;
	return str_copy(p->arena, str_trim(text));
}

static void
begin(struct page *p, const struct markup *m, enum page_part part)
{
	p->part = part;
	p->depth = m->depth;
	p->text.n = 0;
}

static void
open_element(struct page *p, const struct markup *m)
{
	struct str href = markup_att(m, "href");

	if (p->part == CONTENT) {
		put(p, STR(" "));
	} else if (p->part == VISIBILITY && str_eq(m->name, STR("a"))) {
		p->post.elsewhere |= str_has(href, STR("communities/")) ||
		                     str_has(href, STR("events/"));
		p->linked = true;
		p->text.n = 0;
		p->part = LINKED;
	} else if (p->part != NOWHERE) {
		return;
	} else if (markup_class(m, "main-content")) {
		begin(p, m, CONTENT);
	} else if (markup_class(m, "visibility")) {
		begin(p, m, VISIBILITY);
	} else if (markup_class(m, "link-embed")) {
		p->post.link = true;
	} else if (markup_class(m, "media-link") || markup_class(m, "album")) {
		p->post.photo = true;
	} else if (markup_class(m, "video-placeholder")) {
		p->post.video = true;
	} else if (str_eq(m->name, STR("a")) && p->post.when == WHEN_NONE) {
		begin(p, m, LINK);
	}
}

static void
take_words(struct page *p, struct str words)
{
	struct str folded = utf8_fold(p->arena, words);

	for (size_t i = 0; i < sizeof public_words / sizeof public_words[0];
	     i++)
		if (str_starts(folded, str_of(public_words[i])))
			words = STR("public");
	googleplus_audience(p->arena, &p->post, words);
}

static void
close_element(struct page *p, const struct markup *m)
{
	struct str text;

	if (p->part == LINKED && str_eq(m->name, STR("a"))) {
		googleplus_audience(p->arena, &p->post, take(p));
		p->part = VISIBILITY;
		return;
	}
	if (p->part == NOWHERE || m->depth != p->depth)
		return;
	text = take(p);
	if (p->part == CONTENT && p->post.text.n == 0)
		p->post.text = text;
	else if (p->part == VISIBILITY && !p->linked)
		take_words(p, text);
	else if (p->part == LINK && text.n > 0 && text.p[0] >= '0' &&
		 text.p[0] <= '9')
		p->post.when = date_parse(text, DATE_YMD);
	p->part = NOWHERE;
}

static bool
on_event(void *ctx, const struct markup *m)
{
	struct page *p = ctx;

	switch (m->event) {
	case MARKUP_OPEN: open_element(p, m); break;
	case MARKUP_TEXT:
		if (p->part != NOWHERE)
			put(p, m->text);
		break;
	case MARKUP_CLOSE: close_element(p, m); break;
	}
	return true;
}

bool
googleplus_is_page(const struct member *m)
{
	return str_ends_nocase(m->path, STR(".html")) &&
	       str_has(m->head, STR("main-content")) &&
	       str_has(m->head, STR("plus.google.com"));
}

enum status
googleplus_page(struct import *in)
{
	struct page p = { .arena = in->scratch,
		.post = { .platform = PF_GOOGLE,
		    .when = WHEN_NONE,
		    .place = import_line(in, 1) } };
	uint32_t line = 0;
	enum markup_end end = markup_read(
	    in->scratch, in->in->bytes, MARKUP_HTML, on_event, &p, &line);
	struct place at = import_line(in, line);

	import_seen(in);
	googleplus_post(in, &p.post);
	if (end == MARKUP_WHOLE)
		return ST_OK;
	diag_say(in->diag,
	    end == MARKUP_REFUSED ? DIAG_DOCTYPE : DIAG_BAD_MARKUP, &at, "%s",
	    "");
	return ST_PART;
}
