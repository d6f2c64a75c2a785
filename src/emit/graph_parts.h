/*
 * The steps of laying out the picture, in their order.  Private to the files
 * emit/graph_*.c.
 */
#ifndef EMIT_GRAPH_PARTS_H
#define EMIT_GRAPH_PARTS_H

#include "emit/graph_layout.h"

#define TURN 6.28318530717958647692
#define BOLD 1.12 /* how much wider bold letters are */

/* Between texts and discs, around everything. */
enum {
	MARGIN = 24,
	SHEET_W = 1240,
	SHEET_H = 780,
	ROW_H = 17,
	ROWS_CUT = 22,
	NAME_MOST = 26
};

/* In a picture of so few everyone gets a name, if it fits. */
enum { ALL_NAMED = 60 };

/* Fills people, dots, discs, rows and counts: who is drawn where, without
 * places.  `per_dot` people share a plain dot. */
void graph_people_sort(
    struct arena *, const struct plan *, uint32_t per_dot, struct layout *);
/* Fills the bands: sums of the ties between two discs. */
void graph_bands_make(struct arena *, const struct plan *, struct layout *);
/* "212 friends: 31 clients, ...", wrapped to the width of the sheet. */
void graph_bands_headline(struct arena *, const struct plan *, struct layout *);

/* Sizes of discs and dots where a dot takes `spacing`. */
void graph_dots_size(struct layout *, double spacing);
/* Dots into discs that have their places. */
void graph_dots_place(
    struct arena *, struct layout *, const struct plan *, double spacing);

/* Places the discs of a side around (0, 0) in a shape of about that aspect
 * (width by height), the tied ones near each other. */
struct box graph_pack(struct layout *, enum side, double aspect);

/* Fills shades; once the dots have their places. */
void graph_circles_shade(struct arena *, struct layout *);
/* Which circles reach from work into private life, in words, and fills
 * bridges; STR_NONE where there is none. */
struct str graph_circles_bridges(
    struct arena *, const struct plan *, struct layout *);

/* Fills names. */
void graph_names_place(struct arena *, const struct plan *, struct layout *);

bool graph_box_overlap(const struct box *, const struct box *);

/* A phrase about a number. */
struct str graph_say(
    struct arena *, const struct plan *, enum phrase_id, uint32_t);
/* Width of a text in a plain sans serif font, on the wide side. */
double graph_text_width(struct str, double size);
/* At most `n` code points, with an ellipsis where it is cut. */
struct str graph_text_clip(struct arena *, struct str, size_t n);

#endif
