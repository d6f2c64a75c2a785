/*
 * The picture, laid out: what graph.svg shows and graph.gv repeats.
 *
 * Work stands on the left, private life on the right, the hedge between them
 * holds those about whom nothing is sure: the people asked about, by name,
 * and below them those without evidence.  Each group is a disc packed with its
 * people, the larger the more ties they have; people of one circle sit in one
 * sector of it, on one shade.  Who is in two groups
 * sits on the rim of their disc, turned towards the other one.  Bands between
 * discs tell how many ties there are.
 *
 * Drawn are the friends (struct placing); where nobody is one, everybody.  The
 * others are counted with their group.  Lengths are those of the SVG, y grows
 * downwards.
 */
#ifndef EMIT_GRAPH_LAYOUT_H
#define EMIT_GRAPH_LAYOUT_H

#include "model/plan.h"

enum mark {
	MARK_ONE,
	MARK_HUB,  /* among the strongest ties of their group */
	MARK_TWO,  /* in two groups */
	MARK_ASKED /* a question is open; maybe in two groups */
};

enum { GROUP_ASKED = GROUP_MAX, BUCKETS = GROUP_MAX + 1 };

struct dot {
	enum mark mark;
	int group, other;  /* other: -1, or the second group */
	double share;      /* of the other one, 0 to 0.5 */
	uint32_t first, n; /* whom it stands for: range of layout.people */
	uint32_t circle;   /* index of theirs that is shown, or NO_CIRCLE */
	double x, y, r;
	double towards; /* MARK_TWO: angle to the other group */
	uint32_t disc;  /* index, or NO_DISC for one with a row */
};

enum { NO_DISC = 0xffff };
#define NO_CIRCLE UINT32_MAX

struct spot {
	double x, y;
};

/* Where those of a circle sit within a disc: the hull of their dots. */
struct shade {
	uint32_t circle, disc;
	uint32_t dot; /* the outermost of theirs */
	struct spot *v;
	uint32_t n;
};

struct disc {
	int bucket; /* a group or GROUP_ASKED */
	enum side side;
	uint32_t people, elsewhere;
	uint32_t dot, dots; /* its range of layout.dots */
	uint32_t rim;       /* of these, the last are on the rim */
	double x, y;
	double r;                /* of the line around it */
	double reach;            /* of all that belongs to it */
	struct str label, faint; /* the faint one below: may be empty */
};

struct band {
	uint32_t a, b; /* discs */
	double weight, width;
};

enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

struct box {
	double x, y, w, h;
};

/* A name beside its dot. */
struct name {
	uint32_t dot;
	struct str text;
	enum anchor anchor;
	double x, y;      /* of the base line */
	double x2, y2;    /* end of the line that leads to the dot */
	bool led;         /* there is one */
	struct str guess; /* which groups it may be; fainter, behind the text */
	bool of_circle;   /* of the shade that the dot is in, not of the dot */
	struct box box;
};

/* A part of the sheet: work, the hedge, private life. */
struct column {
	uint32_t people;
	double x, w;
};

struct layout {
	double w, h;
	double top, bottom; /* of the columns */
	double dot_r, pie_r;
	uint32_t per_dot;   /* people a plain dot stands for */
	uint32_t drawn;     /* people */
	uint32_t unnamed;   /* names that did not fit, of those sought */
	bool only_friends;  /* others are left out */
	uint32_t elsewhere; /* how many */
	VEC(person_id) people;
	VEC(struct dot) dots;
	VEC(struct disc) discs;
	VEC(struct band) bands;
	VEC(struct shade) shades;
	VEC(uint32_t) bridges; /* circles told of in the headline */
	VEC(struct name) names;
	VEC(struct box) texts;    /* of the discs, for the placing of names */
	struct column columns[3]; /* by enum side */
	struct str asked_label;   /* above the rows, or empty */
	double asked_x, asked_y;
	uint32_t rows;        /* the first dots, with names beside them */
	uint32_t row_columns; /* side by side */
	struct str title;     /* "212 friends" */
	struct strs headline; /* "31 clients, …", in lines */
};

enum {
	FONT_TITLE = 22,
	FONT_HEAD = 14,
	LINE_H = 19,
	FONT_COLUMN = 15,
	FONT_DISC = 15,
	FONT_NAME = 11
};

/* Everything in the arena. */
struct layout *graph_layout_make(struct arena *, const struct plan *);

#endif
