/*
 * Who is joined and who stays in doubt.  The surest candidates come first;
 * each is scored anew as the clusters stand, so that nobody is joined through
 * a chain which they don't bear, and what is known of one account counts for
 * all of its cluster.
 */
#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "link/linker.h"

/* Sums from which two are joined, and from which they are asked about.  A false
 * join with somebody from work is the worst, so it takes more; with one whose
 * company the owner has written down, most. */
static const double join_private = 4.5, join_work = 5.8, join_known = 7.0;
static const double doubt = -1.5;

enum { ROUNDS = 4, NEIGHBOURS = 64 };

/* Who may be whom, from both ends. */
struct ties {
	uint32_t *from; /* by rank: where the neighbours begin in `to` */
	uint32_t *to;   /* ranks */
};

struct resolver {
	struct linker *l;
	struct candidates c;
	struct ties ties;
};

static int
by_sum(const void *x, const void *y)
{
	const struct candidate *a = x, *b = y;

	if (a->sum != b->sum)
		return a->sum > b->sum ? -1 : 1;
	if (a->a != b->a)
		return a->a < b->a ? -1 : 1;
	return (a->b > b->b) - (a->b < b->b);
}

static uint32_t
who_at(const struct linker *l, uint32_t rank)
{
	return l->order.v[rank - 1];
}

/* The sum but for namesakes, who are asked about, however many they are. */
static double
alone(const struct tally *t, double rivals)
{
	const struct row *row = &t->rows[COMPARE_RARITY];

	return t->sum - rivals -
	       (row->level == LEVEL_RARITY_TWICE ? row->bits : 0);
}

static void
score_candidates(struct resolver *r)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < r->c.v.n; i++) {
		struct candidate c = r->c.v.v[i];
		uint32_t a = cluster_of(r->l, who_at(r->l, c.a));
		uint32_t b = cluster_of(r->l, who_at(r->l, c.b));
		struct tally t;

		if (a == b || !cluster_may_join(r->l, a, b))
			continue;
		score_clusters(r->l, a, b, &t);
		c.sum = t.sum;
		if (alone(&t, 0) > doubt)
			r->c.v.v[kept++] = c;
	}
	r->c.v.n = kept;
	if (kept > 0)
		qsort(r->c.v.v, kept, sizeof(r->c.v.v[0]), by_sum);
}

static void
make_ties(struct resolver *r)
{
	uint32_t n = r->l->order.n;
	uint32_t *at = arena_array(r->l->scratch, uint32_t, n + 2);

	for (uint32_t i = 0; i < r->c.v.n; i++) {
		at[r->c.v.v[i].a + 1]++;
		at[r->c.v.v[i].b + 1]++;
	}
	for (uint32_t i = 1; i < n + 2; i++)
		at[i] += at[i - 1];
	r->ties.from = arena_array(r->l->scratch, uint32_t, n + 2);
	r->ties.to = arena_array(r->l->scratch, uint32_t, r->c.v.n * 2);
	for (uint32_t i = 0; i < n + 2; i++)
		r->ties.from[i] = at[i];
	for (uint32_t i = 0; i < r->c.v.n; i++) {
		const struct candidate *c = &r->c.v.v[i];

		r->ties.to[at[c->a]++] = c->b;
		r->ties.to[at[c->b]++] = c->a;
	}
}

/* Whether the account is in a list that one of the cluster is in; two address
 * books are two lists. */
static bool
in_list(struct linker *l, uint32_t cluster, uint32_t one)
{
	enum platform p = linker_account(l, one)->platform;
	uint32_t who = cluster;

	do {
		if (linker_account(l, who)->platform == p &&
		    (!record_is_book(p) || l->records->whos.v[who].input ==
					       l->records->whos.v[one].input))
			return true;
		who = l->nodes[who].next;
	} while (who != cluster);
	return false;
}

/* Whether two clusters are in one list, where a person stands once. */
static bool
one_list(struct linker *l, uint32_t a, uint32_t b)
{
	uint32_t who = a;

	do {
		if (in_list(l, b, who))
			return true;
		who = l->nodes[who].next;
	} while (who != a);
	return false;
}

/* The odds, added up, that `a` is somebody who can't be `b` too. */
static double
rival_odds(struct resolver *r, uint32_t a, uint32_t b)
{
	uint32_t who = a, seen[NEIGHBOURS], n = 0;
	struct linker *l = r->l;
	double odds = 0;

	do {
		uint32_t rank = l->nodes[who].rank;

		for (uint32_t i = r->ties.from[rank];
		     i < r->ties.from[rank + 1] && n < NEIGHBOURS; i++) {
			uint32_t z = cluster_of(l, who_at(l, r->ties.to[i]));
			struct tally t;
			uint32_t k = 0;

			while (k < n && seen[k] != z)
				k++;
			if (k < n || z == a || z == b)
				continue;
			seen[n++] = z;
			if (!one_list(l, z, b) || cluster_banned(l, a, z))
				continue;
			score_clusters(l, a, z, &t);
			odds += exp2(t.sum);
		}
		who = l->nodes[who].next;
	} while (who != a);
	return odds;
}

/* The sum for two clusters, with whoever else each of them may be. */
static void
weigh(
    struct resolver *r, uint32_t a, uint32_t b, struct tally *t, double *rivals)
{
	score_clusters(r->l, a, b, t);
	*rivals = 0;
	if (t->sum > doubt)
		*rivals = -log2(1 + rival_odds(r, a, b) + rival_odds(r, b, a));
	t->sum += *rivals;
}

static bool
same_list_alone(struct linker *l, uint32_t a, uint32_t b, const struct tally *t)
{
	return one_list(l, a, b) && t->rows[COMPARE_EMAIL].bits <= 0 &&
	       t->rows[COMPARE_PHONE].bits <= 0 &&
	       t->rows[COMPARE_PROFILE].bits <= 0;
}

static struct pair
pair_of(struct resolver *r, const struct candidate *c, const struct tally *t,
    double rivals)
{
	struct linker *l = r->l;
	struct pair p = { .a = { who_at(l, c->a) },
		.b = { who_at(l, c->b) },
		.score = score_chance(t->sum),
		.start = t->start,
		.sum = t->sum };

	for (int i = 0; i < COMPARE__COUNT; i++) {
		const struct row *row = &t->rows[i];
		struct part_of_sum part = { .bits = row->bits };

		if (row->level == LEVEL_NONE || fabs(row->bits) < 0.05)
			continue;
		part.text = linker_say(
		    l, (struct phrase){ .id = score_phrase(row->level) });
		if (row->a != 0 && row->b != 0)
			part.where = linker_places(l, row->a, row->b);
		vec_add(l->arena, &p.parts) = part;
		if (row->bits > 0 && part.where.n > 0)
			strs_add(l->arena, &p.why,
			    linker_say(
				l, PHRASE(LINK_WHY, part.text, part.where)));
	}
	if (rivals < -0.05)
		vec_add(l->arena, &p.parts) = (struct part_of_sum){ rivals,
			linker_say(l, PHRASE0(LINK_RIVALS)), STR_NONE };
	return p;
}

static double
threshold(const struct tally *t)
{
	return t->known ? join_known : t->work ? join_work : join_private;
}

/* Joins whoever can be, surest first; whether anybody was. */
static bool
join_round(struct resolver *r)
{
	struct linker *l = r->l;
	bool any = false;

	for (uint32_t i = 0; i < r->c.v.n; i++) {
		const struct candidate *c = &r->c.v.v[i];
		uint32_t a = cluster_of(l, who_at(l, c->a));
		uint32_t b = cluster_of(l, who_at(l, c->b));
		struct tally t;
		double rivals;

		if (a == b || !cluster_may_join(l, a, b) ||
		    (l->nodes[a].settled && l->nodes[b].settled))
			continue;
		weigh(r, a, b, &t, &rivals);
		if (t.sum < threshold(&t) || same_list_alone(l, a, b, &t))
			continue;
		cluster_unite(l, a, b);
		vec_add(l->arena, &l->out->joins) = pair_of(r, c, &t, rivals);
		any = true;
	}
	return any;
}

static void
leave_doubts(struct resolver *r)
{
	struct linker *l = r->l;

	for (uint32_t i = 0; i < r->c.v.n; i++) {
		const struct candidate *c = &r->c.v.v[i];
		uint32_t a = cluster_of(l, who_at(l, c->a));
		uint32_t b = cluster_of(l, who_at(l, c->b));
		struct tally t;
		double rivals;

		if (a == b || !cluster_may_join(l, a, b))
			continue;
		weigh(r, a, b, &t, &rivals);
		if (alone(&t, rivals) > doubt && !same_list_alone(l, a, b, &t))
			vec_add(l->arena, &l->out->doubts) =
			    pair_of(r, c, &t, rivals);
	}
}

void
resolve_all(struct linker *l)
{
	struct resolver r = { .l = l };
	int rounds = 0;

	blocks_find(l, &r.c);
	score_candidates(&r);
	make_ties(&r);
	while (join_round(&r) && ++rounds < ROUNDS)
		;
	leave_doubts(&r);
}
