/*
 * A place to let off steam, if there is one: people who may read opinions,
 * nobody from work among them, and nobody with a tie to somebody from whom
 * it should be kept.
 */
#include <stdlib.h>

#include "audience/compile.h"
#include "base/arena.h"

/* More are a crowd; a likelihood from which somebody may be from work. */
enum { SAFE_MAX = 12 };
static const double from_work = 0.2;

struct candidate {
	person_id person;
	bool close;      /* family or a close friend */
	uint32_t talked; /* messages with the owner */
};

/* Somebody to whom nothing may be passed on: of the five groups that can do
 * harm, or a coworker. */
static bool
kept_from(const struct compile *c, uint32_t i)
{
	const struct placing *pl = &c->plan->placings[i];

	if (!c->viewers[i].person ||
	    c->viewers[i].want & CLASS_BIT(CLASS_OPINIONS))
		return false;
	return group_harmful(pl->primary) || group_harmful(pl->treated_as) ||
	       pl->primary == GROUP_COWORKERS ||
	       pl->treated_as == GROUP_COWORKERS;
}

static bool
may_be_from_work(const struct compile *c, const struct placing *pl)
{
	for (uint32_t i = 0; i < pl->groups.n; i++)
		if (pl->groups.v[i].p >= from_work &&
		    c->plan->groups.v[pl->groups.v[i].group].side == SIDE_WORK)
			return true;
	return false;
}

/* Who reads opinions on Facebook. */
static bool
reads_opinions(const struct compile *c, uint32_t i)
{
	return c->viewers[i].person && c->viewers[i].reads[PF_FACEBOOK] &&
	       c->plan->placings[i].sees[PF_FACEBOOK] &
	           CLASS_BIT(CLASS_OPINIONS);
}

static void
bridge_over(struct compile *c, bool *bridge, uint32_t me, uint32_t other)
{
	if (bridge[me] || !reads_opinions(c, me) || !kept_from(c, other))
		return;
	bridge[me] = true;
	vec_add(c->arena, &c->plan->vent.bridges) =
	    (struct bridge){ { me }, { other } };
}

/* All are tied to all: one from whom it should be kept is enough. */
static void
bridge_hub(struct compile *c, bool *bridge, const struct hub *h)
{
	uint32_t other = 0;

	for (uint32_t i = 0; i < h->people.n && other == 0; i++)
		if (kept_from(c, h->people.v[i].n))
			other = h->people.v[i].n;
	for (uint32_t i = 0; i < h->people.n && other != 0; i++)
		bridge_over(c, bridge, h->people.v[i].n, other);
}

/* Marks everybody with a tie to whom it should be kept from, and remembers
 * the first such tie of each.  People of one employer need not know each
 * other. */
static void
bridges_find(struct compile *c, bool *bridge)
{
	const struct graph *g = c->plan->graph;

	for (uint32_t i = 0; i < g->ties.n; i++) {
		const struct tie *t = &g->ties.v[i];

		if (!(t->kinds & ~(1u << TIE_EMPLOYER)))
			continue;
		bridge_over(c, bridge, t->a.n, t->b.n);
		bridge_over(c, bridge, t->b.n, t->a.n);
	}
	for (uint32_t i = 0; i < g->hubs.n; i++)
		if (g->hubs.v[i].kind != TIE_EMPLOYER)
			bridge_hub(c, bridge, &g->hubs.v[i]);
}

static void
count_talk(const struct compile *c, uint32_t *talked)
{
	const struct records *r = c->plan->records;

	for (uint32_t i = 0; i < r->exchanges.n; i++) {
		const struct exchange *e = &r->exchanges.v[i];

		talked[c->plan->people->of[e->who.n].n] +=
		    e->sent < e->received ? e->sent : e->received;
	}
}

static int
closest_first(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->close != y->close)
		return x->close ? -1 : 1;
	if (x->talked != y->talked)
		return x->talked > y->talked ? -1 : 1;
	return x->person.n < y->person.n ? -1 : 1;
}

void
vent_find(struct compile *c)
{
	uint32_t n = c->plan->people->persons.n;
	bool *bridge = arena_array(c->arena, bool, n);
	uint32_t *talked = arena_array(c->arena, uint32_t, n);
	VEC(struct candidate) safe = { 0 };

	bridges_find(c, bridge);
	count_talk(c, talked);
	for (uint32_t i = 1; i < n; i++) {
		const struct placing *pl = &c->plan->placings[i];
		bool close = pl->primary == GROUP_FAMILY ||
		             pl->primary == GROUP_CLOSE_FRIENDS;

		if (!reads_opinions(c, i) || bridge[i] ||
		    may_be_from_work(c, pl) || (!close && talked[i] == 0))
			continue;
		vec_add(c->arena, &safe) =
		    (struct candidate){ { i }, close, talked[i] };
	}
	if (safe.n > 0)
		qsort(safe.v, safe.n, sizeof(safe.v[0]), closest_first);
	for (uint32_t i = 0; i < safe.n && i < SAFE_MAX; i++)
		vec_add(c->arena, &c->plan->vent.safe) = safe.v[i].person;
}
