/*
 * Circles in the picture: who of a disc belongs together, as a shade under
 * their dots; and the circles that reach from work into private life.
 */
#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "emit/graph_parts.h"

enum {
	SHADE_LEAST = 4,  /* dots that make a shade */
	BRIDGE_LEAST = 2, /* people on each side */
	BRIDGES_MOST = 3,
	BRIDGE_NAME = 28
};

/* Which way it turns from a over b to c: > 0 to one side, < 0 the other. */
static double
turn(const struct spot *a, const struct spot *b, const struct spot *c)
{
	return (b->x - a->x) * (c->y - a->y) - (b->y - a->y) * (c->x - a->x);
}

static int
by_place(const void *x, const void *y)
{
	const struct spot *a = x, *b = y;

	if (a->x != b->x)
		return a->x < b->x ? -1 : 1;
	return (a->y > b->y) - (a->y < b->y);
}

/* The convex hull after Andrew (1979): the lower half, then the upper.  `v`
 * has room for one spot more than twice `n`; gives how many are left. */
static uint32_t
hull(struct spot *v, uint32_t n, struct spot *to)
{
	uint32_t k = 0, lower;

	qsort(v, n, sizeof(*v), by_place);
	for (uint32_t i = 0; i < n; i++) {
		while (k >= 2 && turn(&to[k - 2], &to[k - 1], &v[i]) <= 0)
			k--;
		to[k++] = v[i];
	}
	lower = k + 1;
	for (uint32_t i = n - 1; i > 0; i--) {
		while (
		    k >= lower && turn(&to[k - 2], &to[k - 1], &v[i - 1]) <= 0)
			k--;
		to[k++] = v[i - 1];
	}
	return k - 1;
}

static bool
inside(const struct shade *s, const struct dot *d)
{
	const struct spot at = { d->x, d->y };

	for (uint32_t i = 0; i < s->n; i++)
		if (turn(&s->v[i], &s->v[(i + 1) % s->n], &at) < 0)
			return false;
	return true;
}

/* A shade with somebody else on it would say what is not so. */
static bool
holds_others(
    const struct layout *l, const struct disc *d, const struct shade *s)
{
	for (uint32_t i = d->dot; i < d->dot + d->dots - d->rim; i++)
		if (l->dots.v[i].circle != s->circle &&
		    inside(s, &l->dots.v[i]))
			return true;
	return false;
}

/* The dots from `first` on that are of one circle: how many. */
static uint32_t
run(const struct layout *l, uint32_t first, uint32_t end)
{
	uint32_t n = 1;

	while (first + n < end &&
	       l->dots.v[first + n].circle == l->dots.v[first].circle)
		n++;
	return n;
}

static void
shade(struct arena *a, struct layout *l, const struct disc *d, uint32_t first,
    uint32_t n)
{
	struct spot *v = arena_array(a, struct spot, n);
	struct shade s = { .circle = l->dots.v[first].circle,
		.disc = (uint32_t)(d - l->discs.v),
		.dot = first };
	double far = -1;

	for (uint32_t i = 0; i < n; i++) {
		const struct dot *dot = &l->dots.v[first + i];
		double off = hypot(dot->x - d->x, dot->y - d->y);

		v[i] = (struct spot){ dot->x, dot->y };
		if (off > far) {
			far = off;
			s.dot = first + i;
		}
	}
	s.v = arena_array(a, struct spot, 2 * (size_t)n + 1);
	s.n = hull(v, n, s.v);
	if (s.n > 2 && !holds_others(l, d, &s))
		vec_add(a, &l->shades) = s;
}

void
graph_circles_shade(struct arena *a, struct layout *l)
{
	if (l->per_dot > 1)
		return;
	for (uint32_t i = 0; i < l->discs.n; i++) {
		const struct disc *d = &l->discs.v[i];
		uint32_t end = d->dot + d->dots - d->rim;

		for (uint32_t k = d->dot; k < end;) {
			uint32_t n = run(l, k, end);

			if (l->dots.v[k].circle != NO_CIRCLE &&
			    n >= SHADE_LEAST && d->bucket != GROUP_ASKED)
				shade(a, l, d, k, n);
			k += n;
		}
	}
}

struct reach {
	uint32_t circle, work, private;
};

static uint32_t
lesser(const struct reach *b)
{
	return b->work < b->private ? b->work : b->private;
}

static int
by_reach(const void *x, const void *y)
{
	const struct reach *a = x, *b = y;

	if (lesser(a) != lesser(b))
		return lesser(a) > lesser(b) ? -1 : 1;
	return (a->circle > b->circle) - (a->circle < b->circle);
}

static struct reach
count(const struct plan *plan, const bool *drawn, uint32_t circle)
{
	const struct circle *c = &plan->graph->circles.v[circle];
	struct reach b = { .circle = circle };

	for (uint32_t i = 0; i < c->members.n; i++) {
		person_id p = c->members.v[i];
		const struct placing *pl = &plan->placings[p.n];
		enum side side = plan->groups.v[pl->primary].side;

		if (!drawn[p.n] || pl->standing == STAND_ASKED)
			continue;
		b.work += side == SIDE_WORK;
		b.private += side == SIDE_PERSONAL;
	}
	return b;
}

struct str
graph_circles_bridges(
    struct arena *a, const struct plan *plan, struct layout *l)
{
	bool *drawn = arena_array(a, bool, plan->people->persons.n);
	VEC(struct reach) found = { 0 };
	struct str all = STR_NONE;

	for (uint32_t i = 0; i < l->people.n; i++)
		drawn[l->people.v[i].n] = true;
	for (uint32_t i = 0; i < plan->graph->circles.n; i++) {
		struct reach b = count(plan, drawn, i);

		if (lesser(&b) >= BRIDGE_LEAST &&
		    plan->graph->circles.v[i].named)
			vec_add(a, &found) = b;
	}
	if (found.n == 0)
		return STR_NONE;
	qsort(found.v, found.n, sizeof(*found.v), by_reach);
	for (uint32_t i = 0; i < found.n && i < BRIDGES_MOST; i++) {
		const struct reach *b = &found.v[i];
		struct str label = graph_text_clip(
		    a, plan->graph->circles.v[b->circle].label, BRIDGE_NAME);
		struct str one = phrase_text(plan->phrases, a,
		    PHRASE(PICTURE_BRIDGE, label, phrase_number(a, b->work),
			phrase_number(a, b->private)));

		vec_add(a, &l->bridges) = b->circle;
		all = str_fmt(a, "%.*s%s%.*s", STR_ARG(all),
		    all.n > 0 ? ", " : "", STR_ARG(one));
	}
	return phrase_text(plan->phrases, a, PHRASE(PICTURE_BRIDGES, all));
}
