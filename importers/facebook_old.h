/*
 * Facebook HTML as it was until April 2018.  A page has few classes, so it is
 * taken as a list of runs of text, each with what it stands in.
 */
#ifndef FACEBOOK_OLD_H
#define FACEBOOK_OLD_H

#include "facebook_html.h"

enum fb_run_kind {
	FB_RUN_PLAIN,
	FB_RUN_IGNORE, /* the menu, styles, a thread's headline */
	FB_RUN_TITLE,  /* h1: the owner's name */
	FB_RUN_HEADING,
	FB_RUN_ROW, /* of a table begins; without text */
	FB_RUN_LABEL,
	FB_RUN_VALUE,
	FB_RUN_ITEM,
	FB_RUN_THREAD, /* begins, without text; then who takes part */
	FB_RUN_USER,
	FB_RUN_META, /* a date */
	FB_RUN_TEXT, /* a paragraph */
	FB_RUN_COMMENT,
	FB_RUN_FOOTER
};

struct fb_run {
	enum fb_run_kind kind;
	uint32_t line;
	struct str text;
};

struct fb_runs {
	VEC(struct fb_run) v;
	struct str owner;      /* the first h1 */
	int64_t made;          /* the day in the footer, or WHEN_NONE */
	enum date_order order; /* of the numeric dates on this page */
};

/* Bits of evidence that the member is such a page; 0: it is not. */
int fb_old_probe(const struct member *);
enum status fb_old_read(struct import *);

/* messages.htm, messages/0.html: facebook_old_thread.c */
void fb_old_threads(struct import *, const struct fb_runs *);
/* facebook_old_pages.c */
void fb_old_friends(struct import *, const struct fb_runs *);
void fb_old_contacts(struct import *, const struct fb_runs *);
void fb_old_index(struct import *, const struct fb_runs *);
void fb_old_timeline(struct import *, const struct fb_runs *);
void fb_old_nothing(struct import *, const struct fb_runs *);

/* What stands in the last bracket of *text, which is taken off it. */
struct str fb_old_bracket(struct str *text);
/* A date, or the words for today and yesterday. */
int64_t fb_old_when(const struct fb_runs *, struct str);
/* Whether the zone stands in the date, so that it was applied. */
bool fb_old_zoned(struct str date);

#endif
