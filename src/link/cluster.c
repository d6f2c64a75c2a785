/*
 * Clusters: accounts found to be one, as a forest with the ring of its
 * members.  Nobody comes into a cluster that holds another Facebook friend or
 * another LinkedIn profile, however long the chain of equal addresses.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "link/linker.h"

uint32_t
cluster_of(struct linker *l, uint32_t who)
{
	while (l->nodes[who].up != who) {
		l->nodes[who].up = l->nodes[l->nodes[who].up].up;
		who = l->nodes[who].up;
	}
	return who;
}

/* Dates without a zone are off by at most so much (UTC-12 to UTC+14). */
enum { ZONES = 14 * 3600 };

/*
 * Two accounts on one platform where nobody has two: another address or
 * another day makes them two people.  Two exports tell the same account with
 * times that differ by the zone.
 */
bool
cluster_same_account(const struct linker *l, uint32_t x, uint32_t y)
{
	const struct account *a = linker_account(l, x);
	const struct account *b = linker_account(l, y);
	int64_t apart;

	if (str_eq(l->nodes[x].key, l->nodes[y].key))
		return true;
	if (a->since == WHEN_NONE || b->since == WHEN_NONE ||
	    !str_eq(l->nodes[x].name, l->nodes[y].name) ||
	    l->records->whos.v[x].input == l->records->whos.v[y].input)
		return false;
	if (a->platform == PF_LINKEDIN && a->url.n > 0 && b->url.n > 0)
		return false;
	apart = a->since > b->since ? a->since - b->since : b->since - a->since;
	return apart <= (a->day_only || b->day_only ? DAY_SECONDS : 0) + ZONES;
}

bool
cluster_banned(struct linker *l, uint32_t a, uint32_t b)
{
	a = cluster_of(l, a);
	b = cluster_of(l, b);
	for (uint32_t i = 0; i < l->bans.n; i++) {
		uint32_t x = cluster_of(l, l->bans.v[i].a);
		uint32_t y = cluster_of(l, l->bans.v[i].b);

		if ((x == a && y == b) || (x == b && y == a))
			return true;
	}
	return false;
}

bool
cluster_may_join(struct linker *l, uint32_t a, uint32_t b)
{
	a = cluster_of(l, a);
	b = cluster_of(l, b);
	if (a == b)
		return true;
	if (l->nodes[a].owner != l->nodes[b].owner)
		return false;
	for (int i = 0; i < 2; i++) {
		uint32_t x = l->nodes[a].sole[i], y = l->nodes[b].sole[i];

		if (x > 0 && y > 0 && !cluster_same_account(l, x, y))
			return false;
	}
	return !cluster_banned(l, a, b);
}

/* The one of lower rank stays the root, so that nothing hangs on order. */
void
cluster_unite(struct linker *l, uint32_t a, uint32_t b)
{
	uint32_t next;

	a = cluster_of(l, a);
	b = cluster_of(l, b);
	if (l->nodes[b].rank < l->nodes[a].rank) {
		uint32_t swap = a;

		a = b;
		b = swap;
	}
	l->nodes[b].up = a;
	next = l->nodes[a].next;
	l->nodes[a].next = l->nodes[b].next;
	l->nodes[b].next = next;
	for (int i = 0; i < 2; i++)
		if (l->nodes[a].sole[i] == 0)
			l->nodes[a].sole[i] = l->nodes[b].sole[i];
	l->nodes[a].owner |= l->nodes[b].owner;
	l->nodes[a].settled &= l->nodes[b].settled;
}

void
cluster_force(struct linker *l, uint32_t a, uint32_t b, enum phrase_id why)
{
	struct pair p = { .score = 1 };

	if (cluster_of(l, a) == cluster_of(l, b))
		return;
	cluster_unite(l, a, b);
	if (l->nodes[b].rank < l->nodes[a].rank) {
		uint32_t swap = a;

		a = b;
		b = swap;
	}
	p.a = (who_id){ a };
	p.b = (who_id){ b };
	strs_add(l->arena, &p.why,
	    linker_say(
		l, PHRASE(LINK_WHY, linker_say(l, (struct phrase){ .id = why }),
		       linker_places(l, a, b))));
	vec_add(l->arena, &l->out->joins) = p;
}
