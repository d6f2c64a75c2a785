#include "plan/board.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/arena.h"

enum { SOFT, PLAIN };

static const struct {
	bool plain;
	int group;
	double weight;
} kinds[] = {
#define EVIDENCE(name, s, g, w) \
	[EV_##name] = { .plain = s, .group = (g), .weight = (w) },
#include "plan/evidence.def"
#undef EVIDENCE
};

bool
board_plain(int kind)
{
	return kinds[kind].plain;
}

/*
 * What evidence for one side says against the other, and how much all of it
 * may: who is family or an old friend may be a vendor too.
 */
static const double against = 1.0 / 3, against_most = 2.5;

person_id
board_person(const struct board *b, who_id w)
{
	person_id p = b->plan->people->of[w.n];

	if (b->plan->people->persons.v[p.n].owner)
		p.n = 0;
	return p;
}

static void
add(struct board *b, person_id p, int group, double weight)
{
	const struct groups *g = &b->plan->groups;
	enum side side = g->v[group].side;
	double *left = &b->left[p.n][side];
	double other = weight * against;

	if (other > *left)
		other = *left;
	*left -= other;
	b->plan->logits[p.n][group] += weight;
	for (uint32_t i = 0; i < g->n; i++)
		if (g->v[i].side != side && g->v[i].side != SIDE_NONE)
			b->plan->logits[p.n][i] -= other;
}

/* The second piece of one kind for one group counts half, the third a third:
 * such facts are seldom independent. */
static double
again(const struct placing *pl, const struct evidence *e)
{
	uint32_t n = 1;

	for (uint32_t i = 0; i < pl->evidence.n; i++)
		n += pl->evidence.v[i].kind == e->kind &&
		     pl->evidence.v[i].group == e->group;
	return 1.0 / n;
}

void
board_say(struct board *b, person_id p, enum evidence_kind kind, int group,
    double factor, const struct place *place, const char *fmt, ...)
{
	struct evidence e = { .kind = (int)kind,
		.weight = kinds[kind].weight * factor };
	char text[1024];
	va_list ap;

	e.group =
	    kinds[kind].group == GROUP_UNSORTED ? group : kinds[kind].group;
	if (p.n == 0 || e.weight == 0 || e.group == GROUP_UNSORTED)
		return;
	e.weight *= again(&b->plan->placings[p.n], &e);
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	e.text = str_copy(b->arena, str_of(text));
	if (place != NULL)
		e.place = *place;
	add(b, p, e.group, e.weight);
	vec_add(b->arena, &b->plan->placings[p.n].evidence) = e;
}

void
board_make(struct board *b)
{
	uint32_t n = b->plan->people->persons.n;

	b->left = arena_array_of(b->arena, n, sizeof(*b->left));
	for (uint32_t i = 0; i < n; i++)
		for (int side = 0; side <= SIDE_WORK; side++)
			b->left[i][side] = against_most;
}
