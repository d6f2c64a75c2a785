/*
 * Names beside dots, as far as they fit: no name touches another one, a disc
 * or a label.  Who matters most for the plan is tried first.
 */
#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "emit/graph_parts.h"

enum {
	SOUGHT_MOST = 400, /* names tried */
	LEAD = 9           /* a name further off gets a line */
};

struct wish_name {
	uint32_t dot;
	struct str circle; /* its label, where that is what is to be told */
	int class;         /* the lower, the earlier */
	double weight;
};

struct namer {
	struct arena *arena;
	const struct plan *plan;
	struct layout *l;
	VEC(struct wish_name) sought;
};

static int
by_need(const void *x, const void *y)
{
	const struct wish_name *a = x, *b = y;

	if (a->class != b->class)
		return a->class < b->class ? -1 : 1;
	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	return (a->dot > b->dot) - (a->dot < b->dot);
}

static void
seek(struct namer *n, uint32_t dot)
{
	const struct dot *d = &n->l->dots.v[dot];
	struct wish_name w = { .dot = dot, .class = 3 };

	if (d->disc == NO_DISC || d->n > 1)
		return;
	w.weight = n->plan->graph->strength[n->l->people.v[d->first].n];
	if (d->mark == MARK_TWO) {
		const struct group_info *g = n->plan->groups.v;

		/* One foot in work, one in private life: the cases that this
		 * is all about. */
		w.class = g[d->group].side != g[d->other].side ? 0 : 2;
		w.weight = d->share;
	} else if (d->mark == MARK_HUB) {
		w.class = 1;
	} else if (n->l->drawn > ALL_NAMED) {
		return;
	}
	vec_add(n->arena, &n->sought) = w;
}

/* A circle's name beside its outermost dot; one that reaches into the other
 * side before everybody. */
static void
seek_circle(struct namer *n, const struct shade *s)
{
	const struct circle *c = &n->plan->graph->circles.v[s->circle];
	bool bridge = false;

	if (!c->named)
		return;
	for (uint32_t i = 0; i < n->l->bridges.n; i++)
		bridge |= n->l->bridges.v[i] == s->circle;
	vec_add(n->arena, &n->sought) = (struct wish_name){
		.dot = s->dot,
		.circle = c->label,
		.class = bridge ? -1 : 2,
		.weight = 1,
	};
}

bool
graph_box_overlap(const struct box *a, const struct box *b)
{
	return a->x < b->x + b->w && b->x < a->x + a->w && a->y < b->y + b->h &&
	       b->y < a->y + a->h;
}

static bool
touches(const struct box *b, const struct disc *d)
{
	double dx = fmax(fmax(b->x - d->x, d->x - b->x - b->w), 0);
	double dy = fmax(fmax(b->y - d->y, d->y - b->y - b->h), 0);

	return hypot(dx, dy) < d->reach + 1;
}

static bool
is_free(const struct layout *l, const struct box *b)
{
	const struct column *hedge = &l->columns[SIDE_NONE];
	const struct box strip = { hedge->x, l->top, hedge->w,
		l->bottom - l->top };

	if (b->x < 4 || b->x + b->w > l->w - 4 || b->y < l->top ||
	    b->y + b->h > l->bottom || graph_box_overlap(b, &strip))
		return false;
	for (uint32_t i = 0; i < l->discs.n; i++)
		if (touches(b, &l->discs.v[i]))
			return false;
	for (uint32_t i = 0; i < l->texts.n; i++)
		if (graph_box_overlap(b, &l->texts.v[i]))
			return false;
	for (uint32_t i = 0; i < l->names.n; i++)
		if (graph_box_overlap(b, &l->names.v[i].box))
			return false;
	return true;
}

/* The name at that angle and distance from the disc's middle. */
static struct name
name_at(const struct layout *l, uint32_t dot, struct str text, double angle,
    double r)
{
	const struct dot *d = &l->dots.v[dot];
	const struct disc *disc = &l->discs.v[d->disc];
	double c = cos(angle), w = graph_text_width(text, FONT_NAME);
	struct name n = { .dot = dot, .text = text };

	n.x2 = disc->x + r * c;
	n.y2 = disc->y + r * sin(angle);
	n.anchor = c > 0.25    ? ANCHOR_START
	           : c < -0.25 ? ANCHOR_END
	                       : ANCHOR_MIDDLE;
	n.x = n.x2 + (n.anchor == ANCHOR_START    ? 3
			 : n.anchor == ANCHOR_END ? -3
						  : 0);
	n.y = n.anchor != ANCHOR_MIDDLE ? n.y2 + 4
	      : sin(angle) > 0          ? n.y2 + FONT_NAME
	                                : n.y2 - 3;
	n.box = (struct box){ n.anchor == ANCHOR_START ? n.x
			      : n.anchor == ANCHOR_END ? n.x - w
						       : n.x - w / 2,
		n.y - FONT_NAME, w, FONT_NAME + 3 };
	n.led = hypot(n.x2 - d->x, n.y2 - d->y) > d->r + LEAD;
	return n;
}

/* Whether the line to a name crosses a label or another name. */
static bool
line_is_free(const struct layout *l, const struct name *n)
{
	enum { STEPS = 10 };
	const struct dot *d = &l->dots.v[n->dot];

	for (int i = 1; i < STEPS && n->led; i++) {
		const struct box at = { d->x + (n->x2 - d->x) * i / STEPS - 1,
			d->y + (n->y2 - d->y) * i / STEPS - 1, 2, 2 };

		for (uint32_t k = 0; k < l->texts.n; k++)
			if (graph_box_overlap(&at, &l->texts.v[k]))
				return false;
		for (uint32_t k = 0; k < l->names.n; k++)
			if (graph_box_overlap(&at, &l->names.v[k].box))
				return false;
	}
	return true;
}

static bool
try(struct namer *n, const struct wish_name *w)
{
	static const double turns[] = { 0, 0.12, -0.12, 0.26, -0.26, 0.42,
		-0.42, 0.6, -0.6 };
	static const double offs[] = { 3, 10, 18, 28, 40, 54 };
	const struct dot *d = &n->l->dots.v[w->dot];
	const struct disc *disc = &n->l->discs.v[d->disc];
	double angle = atan2(d->y - disc->y, d->x - disc->x);
	struct str text =
	    w->circle.n > 0
		? w->circle
		: n->plan->people->persons.v[n->l->people.v[d->first].n].name;

	for (size_t i = 0; i < sizeof(offs) / sizeof(offs[0]); i++)
		for (size_t k = 0; k < sizeof(turns) / sizeof(turns[0]); k++) {
			struct name name = name_at(n->l, w->dot,
			    graph_text_clip(n->arena, text, NAME_MOST),
			    angle + turns[k], disc->reach + offs[i]);

			name.of_circle = w->circle.n > 0;

			if (is_free(n->l, &name.box) &&
			    line_is_free(n->l, &name)) {
				vec_add(n->arena, &n->l->names) = name;
				return true;
			}
		}
	return false;
}

static void
keep_labels(struct arena *a, struct layout *l)
{
	for (uint32_t i = 0; i < l->discs.n; i++) {
		const struct disc *d = &l->discs.v[i];
		double w = BOLD * graph_text_width(d->label, FONT_DISC);

		vec_add(a, &l->texts) = (struct box){ d->x - w / 2,
			d->y - d->reach - 8 - FONT_DISC, w, FONT_DISC + 6 };
		w = graph_text_width(d->faint, FONT_NAME);
		if (d->faint.n > 0)
			vec_add(a, &l->texts) = (struct box){ d->x - w / 2,
				d->y + d->reach + 3, w, FONT_NAME + 4 };
	}
}

void
graph_names_place(struct arena *a, const struct plan *plan, struct layout *l)
{
	struct namer n = { .arena = a, .plan = plan, .l = l };

	keep_labels(a, l);
	for (uint32_t i = 0; i < l->dots.n; i++)
		seek(&n, i);
	for (uint32_t i = 0; i < l->shades.n; i++)
		seek_circle(&n, &l->shades.v[i]);
	if (n.sought.n > 0)
		qsort(n.sought.v, n.sought.n, sizeof(*n.sought.v), by_need);
	for (uint32_t i = 0; i < n.sought.n; i++)
		if (i >= SOUGHT_MOST || !try(&n, &n.sought.v[i]))
			l->unnamed++;
}
