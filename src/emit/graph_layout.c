/*
 * Columns on a sheet, and the size of the dots: as large as fits.
 */
#include "emit/graph_layout.h"

#include <math.h>

#include "base/arena.h"
#include "emit/graph_parts.h"

#define SPACING_MOST 12.0
#define SPACING_LEAST 3.3
#define SHRINK 0.95

enum {
	GAP = 26,
	ROW_SIGN = 18, /* from the sign of a row to its name */
	PAD = 16,
	BEHIND = 8, /* between a name and a guess */
	HEADING_H = 40,
	LEGEND_H = 76,
	SHEET_W_MIN = 900,
	SHEET_H_MIN = 300,
	SHEET_H_STEP = 60
};

/* Left to right. */
static const enum side order[] = { SIDE_WORK, SIDE_NONE, SIDE_PERSONAL };

struct fit {
	double aspect[3];
	struct box box[3]; /* of the discs, around (0, 0) */
	double w[3], h[3]; /* of the columns */
	double all_w, all_h;
};

/* In one column of names there is room for what each may be. */
static struct str
guess(const struct plan *plan, struct arena *a, const struct layout *l,
    const struct dot *d)
{
	const struct group_info *g = plan->groups.v;

	if (l->row_columns > 1 || d->group == GROUP_UNSORTED)
		return STR_NONE;
	return phrase_text(plan->phrases, a,
	    d->other < 0
		? PHRASE(PICTURE_GUESS, g[d->group].one)
		: PHRASE(PICTURE_GUESS_TWO, g[d->group].one, g[d->other].one));
}

static struct str
row_name(const struct plan *plan, struct arena *a, const struct layout *l,
    uint32_t row)
{
	person_id p = l->people.v[l->dots.v[row].first];

	return graph_text_clip(a, plan->people->persons.v[p.n].name, NAME_MOST);
}

/* The widest name, with its sign. */
static double
names_width(const struct plan *plan, struct arena *a, const struct layout *l)
{
	double most = 0;

	for (uint32_t i = 0; i < l->rows; i++)
		most = fmax(
		    most, graph_text_width(row_name(plan, a, l, i), FONT_NAME));
	return ROW_SIGN + most;
}

/* Of one column of them. */
static double
rows_width(const struct plan *plan, struct arena *a, const struct layout *l)
{
	double most = 0;

	for (uint32_t i = 0; i < l->rows; i++) {
		struct str may_be = guess(plan, a, l, &l->dots.v[i]);

		if (may_be.n > 0)
			most = fmax(
			    most, BEHIND + graph_text_width(may_be, FONT_NAME));
	}
	return l->rows > 0 ? names_width(plan, a, l) + most + GAP / 2 : 0;
}

static uint32_t
rows_each(const struct layout *l)
{
	return (l->rows + l->row_columns - 1) / l->row_columns;
}

static double
rows_height(const struct layout *l)
{
	return l->rows > 0 ? 40 + (double)rows_each(l) * ROW_H : 0;
}

/* The narrowest shape that is no higher than the sheet. */
static void
fit_column(struct layout *l, enum side side, double room, struct fit *f)
{
	static const double aspects[] = { 0.3, 0.5, 0.7, 1, 1.4, 2 };
	double best = HUGE_VAL;

	for (size_t i = 0; i < sizeof(aspects) / sizeof(aspects[0]); i++) {
		struct box box = graph_pack(l, side, aspects[i]);
		double over = box.h > room ? 1e6 * (box.h - room) : 0;

		if (box.w + over < best) {
			best = box.w + over;
			f->box[side] = box;
			f->aspect[side] = aspects[i];
		}
	}
	graph_pack(l, side, f->aspect[side]);
}

static void
fit(struct layout *l, double rows_w, double room, struct fit *f)
{
	double gaps = 0;

	f->all_w = f->all_h = 0;
	for (int i = 0; i < 3; i++) {
		enum side side = order[i];
		double rows_h = side == SIDE_NONE ? rows_height(l) : 0;
		bool hedge = side == SIDE_NONE;

		fit_column(l, side, room - rows_h, f);
		f->w[side] = f->box[side].w;
		f->h[side] = f->box[side].h + rows_h;
		if (hedge)
			f->w[side] =
			    fmax(f->w[side], l->row_columns * rows_w) + 2 * PAD;
		f->all_h = fmax(f->all_h, f->h[side]);
		f->all_w += f->w[side];
		gaps += f->w[side] > 0 ? GAP : 0;
	}
	f->all_w += gaps;
}

static bool
fits(struct layout *l, double rows_w, double room, struct fit *f)
{
	fit(l, rows_w, room, f);
	return f->all_w <= SHEET_W - 2 * MARGIN && f->all_h <= room;
}

/* The lowest sheet that is not too wide. */
static void
find_height(struct layout *l, double rows_w, struct fit *f)
{
	double h = SHEET_H_MIN;

	while (!fits(l, rows_w, h, f) && h < SHEET_H)
		h += SHEET_H_STEP;
}

/* As many people to a dot as it takes, dots as large as fit. */
static double
find_spacing(
    struct arena *a, const struct plan *plan, struct layout *l, struct fit *f)
{
	static const uint32_t steps[] = { 1, 2, 5, 10, 20, 50, 100, 1000 };
	double spacing = SPACING_LEAST;

	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		double rows_w;

		graph_people_sort(a, plan, steps[i], l);
		graph_bands_make(a, plan, l);
		rows_w = fmax(rows_width(plan, a, l),
		    BOLD * graph_text_width(l->asked_label, FONT_DISC) /
			l->row_columns);
		for (spacing = SPACING_MOST; spacing > SPACING_LEAST;
		     spacing *= SHRINK) {
			graph_dots_size(l, spacing);
			if (!fits(l, rows_w, SHEET_H, f))
				continue;
			find_height(l, rows_w, f);
			return spacing;
		}
	}
	return spacing;
}

static void
place_rows(struct arena *a, const struct plan *plan, struct layout *l)
{
	double x = l->columns[SIDE_NONE].x + PAD, w = rows_width(plan, a, l);
	double names_w = names_width(plan, a, l);

	l->asked_x = x;
	l->asked_y = l->top + 26;
	for (uint32_t i = 0; i < l->rows; i++) {
		struct dot *d = &l->dots.v[i];
		struct str text = row_name(plan, a, l, i);
		struct str may_be = guess(plan, a, l, d);
		double wide = graph_text_width(text, FONT_NAME);

		if (may_be.n > 0)
			wide = names_w - ROW_SIGN + BEHIND +
			       graph_text_width(may_be, FONT_NAME);
		d->r = 5;
		d->x = x + 6 + i / rows_each(l) * w;
		d->y = l->asked_y + 18 + i % rows_each(l) * ROW_H;
		vec_add(a, &l->names) = (struct name){ .dot = i,
			.text = text,
			.guess = may_be,
			.x = d->x + ROW_SIGN - 6,
			.y = d->y + 4,
			.box = { d->x + ROW_SIGN - 6, d->y - ROW_H / 2.0, wide,
			    ROW_H } };
	}
}

static void
place_columns(struct layout *l, const struct fit *f)
{
	double spare = l->w - 2 * MARGIN - f->all_w;
	double x = MARGIN;

	for (int i = 0; i < 3; i++) {
		enum side side = order[i];
		struct column *c = &l->columns[side];
		double rows_h = side == SIDE_NONE ? rows_height(l) : 0;
		double share = f->w[side] + (side == SIDE_NONE ? 0 : spare / 2);
		double room = l->bottom - l->top - rows_h;

		c->x = x;
		c->w = share;
		x += share + (share > 0 ? GAP : 0);
		for (uint32_t k = 0; k < l->discs.n; k++) {
			struct disc *d = &l->discs.v[k];
			const struct box *b = &f->box[side];

			if (d->side != side)
				continue;
			d->x += c->x + c->w / 2 - (b->x + b->w / 2);
			d->y += l->top + rows_h + room / 2 - (b->y + b->h / 2);
		}
	}
}

struct layout *
graph_layout_make(struct arena *a, const struct plan *plan)
{
	struct layout *l = arena_new(a, struct layout);
	struct fit f = { 0 };
	double spacing = find_spacing(a, plan, l, &f);

	l->w = fmax(f.all_w + 2 * MARGIN, SHEET_W_MIN);
	graph_bands_headline(a, plan, l);
	l->top = MARGIN + FONT_TITLE + l->headline.n * LINE_H + HEADING_H;
	l->bottom = l->top + fmax(f.all_h, 120);
	l->h = l->bottom + LEGEND_H;
	place_columns(l, &f);
	place_rows(a, plan, l);
	graph_dots_place(a, l, plan, spacing);
	graph_circles_shade(a, l);
	graph_names_place(a, plan, l);
	return l;
}
