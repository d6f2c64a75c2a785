/*
 * People from clusters, in an order that nothing but their keys decides.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "link/linker.h"

/* The contract's order of keys; a mere name comes last. */
static const char *const key_order[] = { "facebook:", "linkedin:", "instagram:",
	"x:", "mastodon:", "email:", "phone:", "graph:" };
enum { KEY_CLASSES = sizeof(key_order) / sizeof(key_order[0]) };

static int
key_class(struct str key)
{
	struct str rest = key;

	str_cut(&rest, ':');
	if (str_starts(rest, STR("name:")))
		return KEY_CLASSES;
	for (int i = 0; i < KEY_CLASSES; i++)
		if (str_starts(key, str_of(key_order[i])))
			return i;
	return KEY_CLASSES;
}

/* What to call them: a name, else whatever there is. */
static struct str
best_name(const struct linker *l, const struct person *p)
{
	for (uint32_t i = 0; i < p->accounts.n; i++) {
		const struct account *a = linker_account(l, p->accounts.v[i].n);

		if (a->name.n > 0)
			return a->name;
	}
	for (uint32_t i = 0; i < p->accounts.n; i++) {
		const struct account *a = linker_account(l, p->accounts.v[i].n);

		if (a->id.n > 0)
			return a->id;
	}
	return str_after_last(p->key, ':');
}

static int
by_person_key(const void *x, const void *y)
{
	return str_cmp(
	    ((const struct person *)x)->key, ((const struct person *)y)->key);
}

/* Adds the accounts of one class of keys to their people, so that each has
 * them in key order. */
static void
add_accounts(struct linker *l, int class, uint32_t *person)
{
	struct people *out = l->out;

	for (uint32_t i = 0; i < l->order.n; i++) {
		uint32_t who = l->order.v[i], root = cluster_of(l, who);

		if (key_class(l->nodes[who].key) != class)
			continue;
		if (person[root] == 0) {
			person[root] = out->persons.n;
			vec_add(l->arena, &out->persons) =
			    (struct person){ .key = l->nodes[who].key,
				    .owner = l->nodes[root].owner };
		}
		vec_add(l->arena, &out->persons.v[person[root]].accounts) =
		    (who_id){ who };
	}
}

static void
make_persons(struct linker *l)
{
	struct people *out = l->out;
	uint32_t n = l->records->whos.n;
	uint32_t *person = arena_array(l->stage, uint32_t, n);

	out->of = arena_array(l->arena, person_id, n);
	vec_add(l->arena, &out->persons) = (struct person){ 0 };
	for (int class = 0; class <= KEY_CLASSES; class ++)
		add_accounts(l, class, person);
	qsort(out->persons.v + 1, out->persons.n - 1, sizeof(out->persons.v[0]),
	    by_person_key);
	for (uint32_t i = 1; i < out->persons.n; i++) {
		struct person *p = &out->persons.v[i];

		p->name = best_name(l, p);
		for (uint32_t k = 0; k < p->accounts.n; k++)
			out->of[p->accounts.v[k].n].n = i;
	}
}

static int
by_ids(const void *x, const void *y)
{
	const struct pair *a = x, *b = y;

	if (a->a.n != b->a.n)
		return a->a.n < b->a.n ? -1 : 1;
	return (a->b.n > b->b.n) - (a->b.n < b->b.n);
}

/* By rank: the ranks stand in for the ids while they are sorted. */
static void
sort_pairs(const struct linker *l, struct pair *v, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		v[i].a.n = l->nodes[v[i].a.n].rank;
		v[i].b.n = l->nodes[v[i].b.n].rank;
	}
	if (n > 0)
		qsort(v, n, sizeof(v[0]), by_ids);
	for (uint32_t i = 0; i < n; i++) {
		v[i].a.n = l->order.v[v[i].a.n - 1];
		v[i].b.n = l->order.v[v[i].b.n - 1];
	}
}

/* Doubts that are still open, once for two people. */
static void
settle_doubts(struct linker *l)
{
	struct people *out = l->out;
	struct map *done = map_make(l->stage);
	uint32_t kept = 0;

	for (uint32_t i = 0; i < out->doubts.n; i++) {
		struct pair p = out->doubts.v[i];
		uint32_t a = out->of[p.a.n].n, b = out->of[p.b.n].n;
		uint32_t *at = map_at(done,
		    str_fmt(l->stage, "%u %u", a < b ? a : b, a < b ? b : a));

		if (*at == 0 && a != b && cluster_may_join(l, p.a.n, p.b.n)) {
			*at = 1;
			out->doubts.v[kept++] = p;
		}
	}
	out->doubts.n = kept;
}

static void
settle_pairs(struct linker *l)
{
	struct people *out = l->out;

	for (uint32_t i = 0; i < out->joins.n; i++)
		out->joins.v[i].person = out->of[out->joins.v[i].a.n];
	settle_doubts(l);
	sort_pairs(l, out->joins.v, out->joins.n);
	sort_pairs(l, out->doubts.v, out->doubts.n);
}

void
people_make(struct linker *l)
{
	make_persons(l);
	settle_pairs(l);
}
