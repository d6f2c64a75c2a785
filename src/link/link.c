#include <stdlib.h>

#include "base/arena.h"
#include "link/linker.h"

/* By key; accounts of one key by platform and name.  What is then still equal
 * is the same in all that counts. */
static const struct linker *sorting;

static int
by_rank(const void *x, const void *y)
{
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
	const struct node *m = &sorting->nodes[a], *n = &sorting->nodes[b];
	int c = str_cmp(m->key, n->key);

	if (c == 0)
		c = (int)linker_account(sorting, a)->platform -
		    (int)linker_account(sorting, b)->platform;
	if (c == 0)
		c = str_cmp(m->name, n->name);
	return c != 0 ? c : (a > b) - (a < b);
}

static void
make_nodes(struct linker *l)
{
	uint32_t n = l->records->whos.n;

	l->nodes = arena_array(l->scratch, struct node, n);
	for (uint32_t i = 1; i < n; i++) {
		const struct account *a = linker_account(l, i);
		struct node *to = &l->nodes[i];
		struct str name = a->name;

		if (name.n == 0)
			name = str_fmt(l->scratch, "%.*s %.*s",
			    STR_ARG(a->given), STR_ARG(a->family));
		to->name = name_plain(l->scratch, name);
		to->sorted = name_sorted(l->scratch, to->name, &to->words);
		to->up = to->next = i;
		to->linked = a->relation != REL_NONE && !a->company;
		if (!to->linked)
			continue;
		to->key = record_key(l->arena, a);
		if (a->platform == PF_FACEBOOK)
			to->sole[0] = i;
		else if (a->platform == PF_LINKEDIN)
			to->sole[1] = i;
		vec_add(l->scratch, &l->order) = i;
	}
	sorting = l;
	if (l->order.n > 0)
		qsort(l->order.v, l->order.n, sizeof(l->order.v[0]), by_rank);
	for (uint32_t i = 0; i < l->order.n; i++)
		l->nodes[l->order.v[i]].rank = i + 1;
}

/* The owner's own entry: of that name in an address book, or one of the
 * owner's accounts. */
static bool
is_owner(struct linker *l, const struct map *own, uint32_t who)
{
	const struct node *n = &l->nodes[who];
	enum platform p = linker_account(l, who)->platform;

	if (map_get(own, n->key) > 0 && !record_is_book(p))
		return true;
	return record_is_book(p) && p != PF_CRM && n->words >= 2 &&
	       map_get(own, n->sorted) > 0;
}

static void
find_owner(struct linker *l)
{
	const struct owner *o = l->in->owner;
	struct map *own = map_make(l->scratch);
	uint32_t first = 0, words;

	for (uint32_t i = 0; i < o->names.n; i++)
		*map_at(own,
		    name_sorted(l->scratch,
			name_plain(l->scratch, o->names.v[i]), &words)) = 1;
	for (uint32_t i = 0; i < o->accounts.n; i++)
		*map_at(own, record_key(l->scratch, &o->accounts.v[i])) = 1;
	for (uint32_t i = 0; i < l->order.n; i++) {
		uint32_t who = l->order.v[i];

		l->nodes[who].owner = is_owner(l, own, who);
		if (!l->nodes[who].owner)
			continue;
		if (first == 0)
			first = who;
		cluster_force(l, first, who, "your own entries");
	}
}

/* An entry that stands in two books, under one key. */
static void
join_same_keys(struct linker *l)
{
	for (uint32_t i = 1; i < l->order.n; i++) {
		uint32_t a = l->order.v[i - 1], b = l->order.v[i];

		if (str_eq(l->nodes[a].key, l->nodes[b].key))
			cluster_force(
			    l, a, b, "the same address under the same name");
	}
}

static struct str
answer_pair(struct linker *l, const struct link_answer *a)
{
	bool turned = str_cmp(a->a, a->b) > 0;

	return str_fmt(l->scratch, "%.*s\n%.*s", STR_ARG(turned ? a->b : a->a),
	    STR_ARG(turned ? a->a : a->b));
}

/* The last answer about two counts. */
static void
take_answers(struct linker *l, struct diag *diag)
{
	struct map *by_key = map_make(l->scratch), *last = map_make(l->scratch);

	for (uint32_t i = l->order.n; i > 0; i--)
		*map_at(by_key, l->nodes[l->order.v[i - 1]].key) =
		    l->order.v[i - 1];
	for (uint32_t i = 0; i < l->in->answers_n; i++)
		*map_at(last, answer_pair(l, &l->in->answers[i])) = i;
	for (uint32_t i = 0; i < l->in->answers_n; i++) {
		const struct link_answer *said = &l->in->answers[i];
		uint32_t a = map_get(by_key, said->a);
		uint32_t b = map_get(by_key, said->b);

		if (a == 0 || b == 0)
			diag_say(diag, DIAG_LOST_ANSWER, NULL, "%s",
			    said->same ? "same" : "different");
		if (a == 0 || b == 0 || a == b ||
		    map_get(last, answer_pair(l, said)) != i)
			continue;
		if (said->same)
			cluster_force(
			    l, a, b, "you have answered that they are one");
		else
			vec_add(l->scratch, &l->bans) = (struct ban){ a, b };
	}
}

/* The contract's order of keys. */
static int
key_class(struct str key)
{
	static const char *const order[] = { "facebook:", "linkedin:",
		"instagram:", "x:", "mastodon:", "email:", "phone:", "graph:" };
	int n = sizeof(order) / sizeof(order[0]);
	struct str rest = key;

	str_cut(&rest, ':');
	for (int i = 0; i < n && !str_starts(rest, STR("name:")); i++)
		if (str_starts(key, str_of(order[i])))
			return i;
	return n;
}

static int
by_key_order(const void *x, const void *y)
{
	const who_id *a = x, *b = y;
	const struct node *m = &sorting->nodes[a->n],
			  *n = &sorting->nodes[b->n];
	int c = key_class(m->key) - key_class(n->key);

	return c != 0 ? c : (m->rank > n->rank) - (m->rank < n->rank);
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

static struct person
person_of(struct linker *l, uint32_t root)
{
	struct person p = { .owner = l->nodes[root].owner };
	uint32_t who = root;

	do {
		vec_add(l->arena, &p.accounts) = (who_id){ who };
		who = l->nodes[who].next;
	} while (who != root);
	qsort(
	    p.accounts.v, p.accounts.n, sizeof(p.accounts.v[0]), by_key_order);
	p.key = l->nodes[p.accounts.v[0].n].key;
	p.name = best_name(l, &p);
	return p;
}

static int
by_person_key(const void *x, const void *y)
{
	return str_cmp(
	    ((const struct person *)x)->key, ((const struct person *)y)->key);
}

static void
make_people(struct linker *l)
{
	struct people *out = l->out;

	out->of = arena_array(l->arena, person_id, l->records->whos.n);
	vec_add(l->arena, &out->persons) = (struct person){ 0 };
	sorting = l;
	for (uint32_t i = 0; i < l->order.n; i++)
		if (cluster_of(l, l->order.v[i]) == l->order.v[i])
			vec_add(l->arena, &out->persons) =
			    person_of(l, l->order.v[i]);
	qsort(out->persons.v + 1, out->persons.n - 1, sizeof(out->persons.v[0]),
	    by_person_key);
	for (uint32_t i = 1; i < out->persons.n; i++)
		for (uint32_t k = 0; k < out->persons.v[i].accounts.n; k++)
			out->of[out->persons.v[i].accounts.v[k].n].n = i;
}

static int
by_pair(const void *x, const void *y)
{
	const struct pair *a = x, *b = y;
	uint32_t m = sorting->nodes[a->a.n].rank;
	uint32_t n = sorting->nodes[b->a.n].rank;

	if (m == n) {
		m = sorting->nodes[a->b.n].rank;
		n = sorting->nodes[b->b.n].rank;
	}
	return (m > n) - (m < n);
}

/* Doubts that are still open, once for two people. */
static void
settle_doubts(struct linker *l)
{
	struct people *out = l->out;
	struct map *done = map_make(l->scratch);
	uint32_t kept = 0;

	for (uint32_t i = 0; i < out->doubts.n; i++) {
		struct pair p = out->doubts.v[i];
		uint32_t a = out->of[p.a.n].n, b = out->of[p.b.n].n;
		uint32_t *at = map_at(done,
		    str_fmt(l->scratch, "%u %u", a < b ? a : b, a < b ? b : a));

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
	sorting = l;
	if (out->joins.n > 0)
		qsort(out->joins.v, out->joins.n, sizeof(out->joins.v[0]),
		    by_pair);
	if (out->doubts.n > 0)
		qsort(out->doubts.v, out->doubts.n, sizeof(out->doubts.v[0]),
		    by_pair);
}

struct people *
link_people(struct arena *a, const struct link_input *in, struct diag *diag)
{
	struct linker l = { .arena = a,
		.scratch = arena_make("linking accounts"),
		.in = in,
		.records = in->records,
		.out = arena_new(a, struct people) };

	make_nodes(&l);
	find_owner(&l);
	join_same_keys(&l);
	take_answers(&l, diag);
	address_join(&l);
	fullname_join(&l);
	make_people(&l);
	settle_pairs(&l);
	mention_resolve(&l);
	arena_free(l.scratch);
	return l.out;
}
