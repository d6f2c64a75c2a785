/*
 * Dots in their discs: a sunflower of plain ones, rings of those on the rim.
 */
#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "emit/graph_parts.h"

#define GOLDEN 2.39996322972865332223 /* the sunflower's angle */
/* How much of a rim may be taken: the rest lets everyone face their way. */
#define RIM_FULL 0.5
/* A dot without ties, as a share of the largest plain one. */
#define SMALLEST 0.6

static double
clamp(double x, double least, double most)
{
	return x < least ? least : x > most ? most : x;
}

static double
pie_step(const struct layout *l)
{
	return 2 * l->pie_r + 1.5;
}

/* Places on the ring of that number, from 0. */
static uint32_t
ring_places(const struct layout *l, const struct disc *d, uint32_t ring)
{
	double r = d->r + ring * pie_step(l);

	return (uint32_t)(TURN * r / pie_step(l));
}

static uint32_t
rings(const struct layout *l, const struct disc *d)
{
	double room = 0;
	uint32_t n = 0;

	while (d->rim > 0 && (n == 0 || room * RIM_FULL < d->rim))
		room += ring_places(l, d, n++);
	return n;
}

void
graph_dots_size(struct layout *l, double spacing)
{
	l->dot_r = 0.66 * spacing;
	l->pie_r = clamp(1.2 * l->dot_r, 3.4, 9);
	for (uint32_t i = 0; i < l->discs.n; i++) {
		struct disc *d = &l->discs.v[i];
		double gap = d->rim > 0 ? l->dot_r + l->pie_r : 1.1 * spacing;

		d->r = clamp(spacing * sqrt(d->dots - d->rim) + gap, 12, 1e6);
		d->reach = d->r;
		if (d->rim > 0)
			d->reach += l->pie_r + (rings(l, d) - 1) * pie_step(l);
	}
	for (uint32_t i = 0; i < l->dots.n; i++) {
		struct dot *dot = &l->dots.v[i];

		dot->r = dot->mark == MARK_TWO   ? l->pie_r
		         : dot->mark == MARK_HUB ? clamp(1.2 * l->dot_r, 3, 9)
		                                 : l->dot_r;
	}
}

struct petal {
	double angle, radius;
	uint32_t seat; /* in the order of the sunflower: outer ones last */
};

static int
by_angle(const void *x, const void *y)
{
	const struct petal *a = x, *b = y;

	if (a->angle != b->angle)
		return a->angle < b->angle ? -1 : 1;
	return (a->seat > b->seat) - (a->seat < b->seat);
}

/* Hubs change places with somebody of their circle at the edge, so that their
 * names find room outside. */
static void
hubs_out(struct layout *l, const struct disc *d, struct petal *at, uint32_t n)
{
	uint32_t edge = n - (uint32_t)clamp(2 * sqrt(n), 1, n);

	for (uint32_t i = 0; i < n; i++) {
		uint32_t best = i;
		struct petal p = at[i];

		if (l->dots.v[d->dot + i].mark != MARK_HUB || p.seat >= edge)
			continue;
		for (uint32_t step = 1; step < n && best == i; step++) {
			uint32_t k = (i + step) % n;

			if (at[k].seat >= edge &&
			    l->dots.v[d->dot + k].mark != MARK_HUB &&
			    l->dots.v[d->dot + k].circle ==
				l->dots.v[d->dot + i].circle)
				best = k;
		}
		at[i] = at[best];
		at[best] = p;
	}
}

static void
place_inside(
    struct arena *a, struct layout *l, const struct disc *d, double spacing)
{
	uint32_t n = d->dots - d->rim;
	struct petal *at = arena_array(a, struct petal, n);

	for (uint32_t i = 0; i < n; i++)
		at[i] = (struct petal){ fmod(i * GOLDEN, TURN),
			n == 1 ? 0 : spacing * sqrt(i + 0.5), i };
	/* Neighbours in the list are neighbours in angle: circles make
	 * sectors. */
	qsort(at, n, sizeof(*at), by_angle);
	hubs_out(l, d, at, n);
	for (uint32_t i = 0; i < n; i++) {
		struct dot *dot = &l->dots.v[d->dot + i];

		dot->x = d->x + at[i].radius * cos(at[i].angle);
		dot->y = d->y + at[i].radius * sin(at[i].angle);
	}
}

/* The direction of the other group; of its side where nobody is in it. */
static double
facing(const struct layout *l, const struct plan *plan, const struct disc *d,
    int other)
{
	for (uint32_t i = 0; i < l->discs.n; i++)
		if (l->discs.v[i].bucket == other)
			return atan2(
			    l->discs.v[i].y - d->y, l->discs.v[i].x - d->x);
	return plan->groups.v[other].side == SIDE_WORK ? TURN / 2 : 0;
}

/* Of `n` places around a ring, the free one that is nearest to the angle; `n`
 * where all are taken. */
static uint32_t
nearest_free(const bool *taken, uint32_t n, double angle)
{
	double ideal = angle / TURN * n;
	long centre = lround(ideal), near = ideal < (double)centre ? -1 : 1;

	for (long i = 0; i < (long)n; i++) {
		long away = (i + 1) / 2 * (i % 2 == 1 ? near : -near);
		long at = (centre + away) % (long)n;

		at = at < 0 ? at + (long)n : at;
		if (!taken[at])
			return (uint32_t)at;
	}
	return n;
}

static void
place_rim(struct arena *a, struct layout *l, const struct plan *plan,
    const struct disc *d)
{
	uint32_t circles = rings(l, d);
	bool **taken = arena_array(a, bool *, circles);

	for (uint32_t k = 0; k < circles; k++)
		taken[k] = arena_array(a, bool, ring_places(l, d, k));
	for (uint32_t i = d->dots - d->rim; i < d->dots; i++) {
		struct dot *dot = &l->dots.v[d->dot + i];
		double towards = facing(l, plan, d, dot->other), best = 1e9;
		uint32_t ring = 0, seat = 0;

		for (uint32_t k = 0; k < circles; k++) {
			double r = d->r + k * pie_step(l);
			uint32_t n = ring_places(l, d, k);
			uint32_t s = nearest_free(taken[k], n, towards);
			double off =
			    fabs(remainder(TURN * s / n - towards, TURN));
			double cost = off * r + 1.5 * k * pie_step(l);

			if (s < n && cost < best) {
				best = cost;
				ring = k;
				seat = s;
			}
		}
		taken[ring][seat] = true;
		double r = d->r + ring * pie_step(l);
		double at = TURN * seat / ring_places(l, d, ring);
		dot->x = d->x + r * cos(at);
		dot->y = d->y + r * sin(at);
		dot->towards = towards;
	}
}

/* Plain dots by how tied their people are, from the smallest on. */
static void
size_by_ties(struct layout *l, const struct plan *plan)
{
	const double *strength = plan->graph->strength;
	double most = 0;

	for (uint32_t i = 0; i < l->dots.n; i++)
		most = fmax(most, strength[l->people.v[l->dots.v[i].first].n]);
	for (uint32_t i = 0; i < l->dots.n && most > 0 && l->per_dot == 1;
	     i++) {
		struct dot *d = &l->dots.v[i];
		double tied = strength[l->people.v[d->first].n] / most;

		if (d->mark == MARK_ONE)
			d->r *= SMALLEST + (1 - SMALLEST) * sqrt(tied);
	}
}

void
graph_dots_place(
    struct arena *a, struct layout *l, const struct plan *plan, double spacing)
{
	size_by_ties(l, plan);
	for (uint32_t i = 0; i < l->discs.n; i++) {
		place_inside(a, l, &l->discs.v[i], spacing);
		place_rim(a, l, plan, &l->discs.v[i]);
	}
}
