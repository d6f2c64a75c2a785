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
static bool
same_account(const struct linker *l, uint32_t x, uint32_t y)
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

static bool
banned(struct linker *l, uint32_t a, uint32_t b)
{
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

		if (x > 0 && y > 0 && !same_account(l, x, y))
			return false;
	}
	return !banned(l, a, b);
}

/* The one of lower rank stays the root, so that nothing hangs on order. */
static void
unite(struct linker *l, uint32_t a, uint32_t b)
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
}

static struct pair
pair_of(struct linker *l, uint32_t a, uint32_t b, double score, const char *why)
{
	struct place x, y;
	struct pair p = { .score = score };

	if (l->nodes[b].rank < l->nodes[a].rank) {
		uint32_t swap = a;

		a = b;
		b = swap;
	}
	p.a = (who_id){ a };
	p.b = (who_id){ b };
	x = linker_account(l, a)->place;
	y = linker_account(l, b)->place;
	strs_add(l->arena, &p.why,
	    str_fmt(l->arena, "%s: %.*s and %.*s", why,
		STR_ARG(place_text(l->scratch, &x)),
		STR_ARG(place_text(l->scratch, &y))));
	return p;
}

bool
cluster_join(
    struct linker *l, uint32_t a, uint32_t b, double score, const char *why)
{
	if (cluster_of(l, a) == cluster_of(l, b))
		return true;
	if (!cluster_may_join(l, a, b))
		return false;
	unite(l, a, b);
	vec_add(l->arena, &l->out->joins) = pair_of(l, a, b, score, why);
	return true;
}

void
cluster_force(struct linker *l, uint32_t a, uint32_t b, const char *why)
{
	if (cluster_of(l, a) == cluster_of(l, b))
		return;
	unite(l, a, b);
	vec_add(l->arena, &l->out->joins) = pair_of(l, a, b, 1, why);
}

void
cluster_doubt(
    struct linker *l, uint32_t a, uint32_t b, double score, const char *why)
{
	if (cluster_of(l, a) != cluster_of(l, b) && cluster_may_join(l, a, b))
		vec_add(l->arena, &l->out->doubts) =
		    pair_of(l, a, b, score, why);
}

static int
by_key(const void *x, const void *y)
{
	const struct mark *a = x, *b = y;
	int c = str_cmp(a->key, b->key);

	/* Ranks were put in place of the ids for the time of sorting. */
	return c != 0 ? c : (a->who > b->who) - (a->who < b->who);
}

void
marks_sort(const struct linker *l, struct marks *m)
{
	for (uint32_t i = 0; i < m->v.n; i++)
		m->v.v[i].who = l->nodes[m->v.v[i].who].rank;
	if (m->v.n > 0)
		qsort(m->v.v, m->v.n, sizeof(m->v.v[0]), by_key);
	for (uint32_t i = 0; i < m->v.n; i++)
		m->v.v[i].who = l->order.v[m->v.v[i].who - 1];
}

uint32_t
marks_run(const struct marks *m, uint32_t from)
{
	uint32_t end = from;

	while (end < m->v.n && str_eq(m->v.v[end].key, m->v.v[from].key))
		end++;
	return end;
}
