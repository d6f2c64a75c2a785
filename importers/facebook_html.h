/*
 * What the parts of the Facebook HTML importer share.
 *
 * A page is rows.  Their tags differ from year to year, their classes stay:
 *
 *	        2018-21              2022-
 *	row     uiBoxWhite           _a6-g
 *	name    _2lel                _a6-h
 *	body    _2let                _a6-p
 *	date    _2lem                _a72d
 *	title   _3b0d                _a70e
 *	label   th                   _a6_q
 *	value   td                   _a6_r
 */
#ifndef FACEBOOK_HTML_H
#define FACEBOOK_HTML_H

#include "facebook.h"
#include "read/date.h"

enum fb_block_kind {
	FB_TEXT,
	FB_LABEL, /* of a table of labels and values */
	FB_VALUE,
	FB_ITEM,   /* of a list inside a row */
	FB_ASIDE,  /* below a post: who is tagged, or a caption */
	FB_IGNORE, /* reactions to a message */
};

/* A run of text between tags; line breaks are '\n'. */
struct fb_block {
	enum fb_block_kind kind;
	struct str text;
};

/* A link to an address of the platform, with its text. */
struct fb_link {
	struct str text, url;
};

struct fb_row {
	struct str name, date;
	VEC(struct fb_block) body;
	VEC(struct fb_link) links;
	bool photo, video, link;
	uint32_t line;
};

struct fb_page {
	struct str title;
	VEC(struct fb_row) rows;
	enum date_order order; /* of the numeric dates on this page */
};

/* Strings live in the scratch arena. */
enum status fb_page_read(struct import *, struct fb_page *);
int64_t fb_row_when(const struct fb_page *, const struct fb_row *);
/* The texts of the body, joined by spaces. */
struct str fb_row_text(struct arena *, const struct fb_row *);

/* facebook_html_sections.c; what: enum fb_sections */
void fb_html_sections(struct import *, const struct fb_page *, int what);
void fb_html_thread(struct import *, const struct fb_page *);
void fb_html_profile(struct import *, const struct fb_page *);

#endif
