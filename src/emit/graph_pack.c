/*
 * Discs of one side, packed: each next one touches two others, as near to the
 * middle and to those it is tied with as it can.
 */
#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "emit/graph_parts.h"

/* Room around a disc for names; half of it is a neighbour's. */
enum { ROOM = 17, ROOM_NAMED = 30, LABEL_H = 24 };

#define PULL 0.35 /* of ties, against that of the middle */

struct ball {
	uint32_t disc;
	double x, y, r;
	double label_w;
	double room; /* within r, around the disc and its label */
};

struct packer {
	const struct layout *l;
	struct ball v[BUCKETS];
	uint32_t n;
	double aspect;
	double pull[BUCKETS]; /* of the one in hand to each placed */
};

static int
by_room(const void *x, const void *y)
{
	const struct ball *a = x, *b = y;

	if (a->r != b->r)
		return a->r > b->r ? -1 : 1;
	return (a->disc > b->disc) - (a->disc < b->disc);
}

/* The label stands on top of the disc, which hangs in the ball as low as to
 * leave room for it. */
static struct box
label_of(const struct ball *b)
{
	return (struct box){ b->x - b->label_w / 2, b->y - b->r + b->room,
		b->label_w, LABEL_H };
}

static bool
touches(const struct box *label, const struct ball *b)
{
	double y = b->y + LABEL_H / 2.0;
	double dx = fmax(fmax(label->x - b->x, b->x - label->x - label->w), 0);
	double dy = fmax(fmax(label->y - y, y - label->y - label->h), 0);

	return hypot(dx, dy) < b->r - LABEL_H / 2.0 - b->room + 4;
}

static bool
is_free(const struct packer *p, const struct ball *b)
{
	struct box mine = label_of(b);

	for (uint32_t i = 0; i < p->n; i++) {
		const struct ball *other = &p->v[i];
		struct box theirs = label_of(other);

		if (hypot(other->x - b->x, other->y - b->y) <
			other->r + b->r - 1e-6 ||
		    graph_box_overlap(&mine, &theirs) ||
		    touches(&mine, other) || touches(&theirs, b))
			return false;
	}
	return true;
}

static double
cost(const struct packer *p, double x, double y)
{
	double sum = hypot(x / p->aspect, y);

	for (uint32_t i = 0; i < p->n; i++)
		sum += PULL * p->pull[i] * hypot(p->v[i].x - x, p->v[i].y - y);
	return sum;
}

static void
try(const struct packer *p, struct ball *b, double x, double y, double *best)
{
	struct ball moved = *b;
	double c = cost(p, x, y);

	moved.x = x;
	moved.y = y;
	if (c < *best && is_free(p, &moved)) {
		*best = c;
		*b = moved;
	}
}

/* The two places in which `b` touches both. */
static void
try_between(const struct packer *p, const struct ball *s, const struct ball *t,
    struct ball *b, double *best)
{
	double dx = t->x - s->x, dy = t->y - s->y, d = hypot(dx, dy);
	double rs = s->r + b->r, rt = t->r + b->r;
	double along = (d * d + rs * rs - rt * rt) / (2 * d);
	double off = sqrt(fmax(rs * rs - along * along, 0));

	if (along > rs || along < -rs)
		return;
	try(p, b, s->x + (along * dx - off * dy) / d,
	    s->y + (along * dy + off * dx) / d, best);
	try(p, b, s->x + (along * dx + off * dy) / d,
	    s->y + (along * dy - off * dx) / d, best);
}

static void
try_around(
    const struct packer *p, const struct ball *s, struct ball *b, double *best)
{
	enum { PLACES = 16 };

	for (int i = 0; i < PLACES; i++)
		try(p, b, s->x + (s->r + b->r) * cos(TURN * i / PLACES),
		    s->y + (s->r + b->r) * sin(TURN * i / PLACES), best);
}

/* Right of all others: there is always room. */
static void
try_beside(const struct packer *p, struct ball *b, double *best)
{
	double x = 0;

	for (uint32_t i = 0; i < p->n; i++)
		x = fmax(x, p->v[i].x + fmax(p->v[i].r, p->v[i].label_w / 2));
	try(p, b, x + fmax(b->r, b->label_w / 2), 0, best);
}

static void
find_pull(struct packer *p, uint32_t disc)
{
	double most = 0;

	for (uint32_t i = 0; i < p->n; i++) {
		p->pull[i] = 0;
		for (uint32_t k = 0; k < p->l->bands.n; k++) {
			const struct band *b = &p->l->bands.v[k];

			if ((b->a == disc && b->b == p->v[i].disc) ||
			    (b->b == disc && b->a == p->v[i].disc))
				p->pull[i] = b->weight;
		}
		most = p->pull[i] > most ? p->pull[i] : most;
	}
	for (uint32_t i = 0; i < p->n && most > 0; i++)
		p->pull[i] /= most;
}

static void
place(struct packer *p, struct ball b)
{
	double best = HUGE_VAL;

	find_pull(p, b.disc);
	for (uint32_t i = 0; i < p->n; i++) {
		try_around(p, &p->v[i], &b, &best);
		for (uint32_t k = i + 1; k < p->n; k++)
			try_between(p, &p->v[i], &p->v[k], &b, &best);
	}
	if (best == HUGE_VAL && p->n > 0)
		try_beside(p, &b, &best);
	p->v[p->n++] = b;
}

struct box
graph_pack(struct layout *l, enum side side, double aspect)
{
	struct packer p = { .l = l, .aspect = aspect };
	struct ball todo[BUCKETS];
	struct box box = { 0 };
	double room = l->drawn <= ALL_NAMED ? ROOM_NAMED : ROOM;
	uint32_t n = 0;

	for (uint32_t i = 0; i < l->discs.n; i++)
		if (l->discs.v[i].side == side)
			todo[n++] = (struct ball){ .disc = i,
				.room = room,
				.r = l->discs.v[i].reach + room + LABEL_H / 2.0,
				.label_w =
				    BOLD * graph_text_width(l->discs.v[i].label,
					       FONT_DISC) };
	if (n == 0)
		return box;
	qsort(todo, n, sizeof(*todo), by_room);
	for (uint32_t i = 0; i < n; i++)
		place(&p, todo[i]);
	for (uint32_t i = 0; i < n; i++) {
		const struct ball *b = &p.v[i];
		double half = fmax(b->r, b->label_w / 2 + 4);
		struct box all = { fmin(box.x, b->x - half),
			fmin(box.y, b->y - b->r), 0, 0 };

		all.w = fmax(box.x + box.w, b->x + half) - all.x;
		all.h = fmax(box.y + box.h, b->y + b->r) - all.y;
		box = all;
		l->discs.v[b->disc].x = b->x;
		l->discs.v[b->disc].y = b->y + LABEL_H / 2.0;
	}
	return box;
}
