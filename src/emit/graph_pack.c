/*
 * Discs of one side, packed: each next one touches two others, as near to the
 * middle and to those it is tied with as it can.
 */
#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "emit/graph_parts.h"

/* Room around a disc for names; half of it is a neighbour's. */
enum { ROOM = 17, LABEL_H = 24 };

#define PULL 0.35 /* of ties, against that of the middle */

struct ball {
	uint32_t disc;
	double x, y, r;
};

struct packer {
	const struct layout *l;
	struct ball v[BUCKETS];
	uint32_t n;
	double aspect;
	double pull[BUCKETS]; /* of the one in hand to each placed */
};

/* The room a disc takes, with its label on top. */
static double
ball_r(const struct disc *d)
{
	double label = graph_text_width(d->label, FONT_DISC) / 2 + 4;
	double r = d->reach + ROOM + LABEL_H / 2.0;

	return r > label ? r : label;
}

static int
by_room(const void *x, const void *y)
{
	const struct ball *a = x, *b = y;

	if (a->r != b->r)
		return a->r > b->r ? -1 : 1;
	return (a->disc > b->disc) - (a->disc < b->disc);
}

static bool
is_free(const struct packer *p, double x, double y, double r)
{
	for (uint32_t i = 0; i < p->n; i++)
		if (hypot(p->v[i].x - x, p->v[i].y - y) < p->v[i].r + r - 1e-6)
			return false;
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

/* Tries the two places in which `b` touches both. */
static void
try_between(const struct packer *p, const struct ball *s, const struct ball *t,
    struct ball *b, double *best)
{
	double d = hypot(t->x - s->x, t->y - s->y);
	double rs = s->r + b->r, rt = t->r + b->r;
	double along = (d * d + rs * rs - rt * rt) / (2 * d);
	double off2 = rs * rs - along * along;

	if (d <= 0 || off2 < 0)
		return;
	for (int sign = -1; sign <= 1; sign += 2) {
		double off = sign * sqrt(off2);
		double x =
		    s->x + (along * (t->x - s->x) - off * (t->y - s->y)) / d;
		double y =
		    s->y + (along * (t->y - s->y) + off * (t->x - s->x)) / d;
		double c = cost(p, x, y);

		if (c < *best && is_free(p, x, y, b->r)) {
			*best = c;
			b->x = x;
			b->y = y;
		}
	}
}

static void
try_around(
    const struct packer *p, const struct ball *s, struct ball *b, double *best)
{
	for (int i = 0; i < 8; i++) {
		double x = s->x + (s->r + b->r) * cos(TURN * i / 8);
		double y = s->y + (s->r + b->r) * sin(TURN * i / 8);
		double c = cost(p, x, y);

		if (c < *best && is_free(p, x, y, b->r)) {
			*best = c;
			b->x = x;
			b->y = y;
		}
	}
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
	p->v[p->n++] = b;
}

struct box
graph_pack(struct layout *l, enum side side, double aspect)
{
	struct packer p = { .l = l, .aspect = aspect };
	struct ball todo[BUCKETS];
	struct box box = { 0 };
	uint32_t n = 0;

	for (uint32_t i = 0; i < l->discs.n; i++)
		if (l->discs.v[i].side == side)
			todo[n++] = (struct ball){ .disc = i,
				.r = ball_r(&l->discs.v[i]) };
	if (n == 0)
		return box;
	qsort(todo, n, sizeof(*todo), by_room);
	for (uint32_t i = 0; i < n; i++)
		place(&p, todo[i]);
	for (uint32_t i = 0; i < n; i++) {
		const struct ball *b = &p.v[i];
		struct box all = { fmin(box.x, b->x - b->r),
			fmin(box.y, b->y - b->r), 0, 0 };

		all.w = fmax(box.x + box.w, b->x + b->r) - all.x;
		all.h = fmax(box.y + box.h, b->y + b->r) - all.y;
		box = all;
		l->discs.v[b->disc].x = b->x;
		l->discs.v[b->disc].y = b->y + LABEL_H / 2.0;
	}
	return box;
}
