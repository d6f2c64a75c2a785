#include <stdlib.h>

#include "base/arena.h"
#include "link/linker.h"

/* An account, with what puts it in its place among the others. */
struct place_of {
	struct str key, name;
	enum platform platform;
	uint32_t who;
};

/* By key; accounts of one key by platform and name.  What is then still equal
 * is the same in all that counts. */
static int
by_rank(const void *x, const void *y)
{
	const struct place_of *a = x, *b = y;
	int c = str_cmp(a->key, b->key);

	if (c == 0)
		c = (int)a->platform - (int)b->platform;
	if (c == 0)
		c = str_cmp(a->name, b->name);
	return c != 0 ? c : (a->who > b->who) - (a->who < b->who);
}

static void
rank_nodes(struct linker *l)
{
	VEC(struct place_of) v = { 0 };

	for (uint32_t i = 1; i < l->records->whos.n; i++)
		if (l->nodes[i].linked)
			vec_add(l->scratch, &v) =
			    (struct place_of){ .key = l->nodes[i].key,
				    .name = l->nodes[i].name,
				    .platform = linker_account(l, i)->platform,
				    .who = i };
	if (v.n > 0)
		qsort(v.v, v.n, sizeof(v.v[0]), by_rank);
	for (uint32_t i = 0; i < v.n; i++) {
		vec_add(l->scratch, &l->order) = v.v[i].who;
		l->nodes[v.v[i].who].rank = i + 1;
	}
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
	}
	rank_nodes(l);
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
	for (uint32_t i = 0; i < o->accounts.n; i++) {
		const struct account *a = &o->accounts.v[i];

		/* Nobody is among their own friends: a friend without a date
		 * would have the same key as a namesake. */
		if (a->platform == PF_LINKEDIN
			? a->url.n > 0
			: a->platform != PF_FACEBOOK && a->id.n > 0)
			*map_at(own, record_key(l->scratch, a)) = 1;
	}
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
make_people(struct linker *l)
{
	struct people *out = l->out;
	uint32_t n = l->records->whos.n;
	uint32_t *person = arena_array(l->scratch, uint32_t, n);

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
	sort_pairs(l, out->joins.v, out->joins.n);
	sort_pairs(l, out->doubts.v, out->doubts.n);
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
