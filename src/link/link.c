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
			vec_add(l->stage, &v) =
			    (struct place_of){ .key = l->nodes[i].key,
				    .name = l->nodes[i].name,
				    .platform = linker_account(l, i)->platform,
				    .who = i };
	if (v.n > 0)
		qsort(v.v, v.n, sizeof(v.v[0]), by_rank);
	l->order.v = arena_array(l->scratch, uint32_t, v.n);
	l->order.n = l->order.cap = v.n;
	for (uint32_t i = 0; i < v.n; i++) {
		l->order.v[i] = v.v[i].who;
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
			name =
			    STR_JOIN(l->stage, a->given, STR(" "), a->family);
		name = name_plain(l->stage, l->words, name);
		to->name = str_copy(l->scratch, name);
		to->sorted = str_copy(
		    l->scratch, name_sorted(l->stage, name, &to->words));
		arena_reset(l->stage);
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
	struct map *own = map_make(l->stage);
	uint32_t first = 0, words;

	for (uint32_t i = 0; i < o->names.n; i++)
		*map_at(own, name_sorted(l->stage,
				 name_plain(l->stage, l->words, o->names.v[i]),
				 &words)) = 1;
	for (uint32_t i = 0; i < o->accounts.n; i++) {
		const struct account *a = &o->accounts.v[i];

		/* Nobody is among their own friends: a friend without a date
		 * would have the same key as a namesake. */
		if (a->platform == PF_LINKEDIN
			? a->url.n > 0
			: a->platform != PF_FACEBOOK && a->id.n > 0)
			*map_at(own, record_key(l->stage, a)) = 1;
	}
	for (uint32_t i = 0; i < l->order.n; i++) {
		uint32_t who = l->order.v[i];

		l->nodes[who].owner = is_owner(l, own, who);
		if (!l->nodes[who].owner)
			continue;
		if (first == 0)
			first = who;
		cluster_force(l, first, who, PHRASE_LINK_OWNER);
	}
}

/* An entry that stands in two books, under one key. */
static void
join_same_keys(struct linker *l)
{
	for (uint32_t i = 1; i < l->order.n; i++) {
		uint32_t a = l->order.v[i - 1], b = l->order.v[i];

		if (str_eq(l->nodes[a].key, l->nodes[b].key))
			cluster_force(l, a, b, PHRASE_LINK_SAME_KEY);
	}
}

/* One account that two exports tell, with times of two zones. */
static void
join_told_twice(struct linker *l)
{
	struct map *first = map_make(l->stage);

	for (uint32_t i = 0; i < l->order.n; i++) {
		uint32_t who = l->order.v[i], *at;
		enum platform p = linker_account(l, who)->platform;

		if (p != PF_FACEBOOK && p != PF_LINKEDIN)
			continue;
		at = map_at(first, STR_JOIN(l->stage, platform_name(p),
				       STR(" "), l->nodes[who].name));
		if (*at > 0 && cluster_may_join(l, *at, who) &&
		    cluster_same_account(l, *at, who))
			cluster_force(l, *at, who, PHRASE_LINK_TOLD_TWICE);
		*at = who;
	}
}

struct str
linker_say(struct linker *l, struct phrase phrase)
{
	return phrase_text(l->in->phrases, l->arena, phrase);
}

/* "a.zip:friends.json:3 and b.csv:7", the one of lower rank first. */
struct str
linker_places(struct linker *l, uint32_t a, uint32_t b)
{
	bool turned = l->nodes[b].rank < l->nodes[a].rank;
	struct place x = linker_account(l, turned ? b : a)->place;
	struct place y = linker_account(l, turned ? a : b)->place;

	return linker_say(l, PHRASE(LINK_PLACES, place_text(l->scratch, &x),
				 place_text(l->scratch, &y)));
}

void
linker_open(struct linker *l, struct arena *a, const struct link_input *in,
    const struct people *before, struct diag *diag)
{
	*l = (struct linker){ .arena = a,
		.scratch = arena_make("linking accounts"),
		.stage = arena_make("a step of linking"),
		.in = in,
		.records = in->records,
		.words = in->words,
		.out = arena_new(a, struct people) };
	make_nodes(l);
	find_owner(l);
	join_same_keys(l);
	answers_take(l, diag);
	join_told_twice(l);
	if (before != NULL)
		answers_keep(l, before);
	traits_fill(l);
	arena_reset(l->stage);
}

void
linker_close(struct linker *l)
{
	arena_free(l->stage);
	arena_free(l->scratch);
}

static struct people *
link_once(struct arena *a, const struct link_input *in,
    const struct people *before, struct diag *diag)
{
	struct linker l;

	linker_open(&l, a, in, before, diag);
	resolve_all(&l);
	people_make(&l);
	mention_resolve(&l);
	linker_close(&l);
	return l.out;
}

struct people *
link_people(struct arena *a, const struct link_input *in, struct diag *diag)
{
	struct link_input untold = *in;

	untold.answers_n = 0;
	if (in->answers_n == 0)
		return link_once(a, in, NULL, diag);
	return link_once(a, in, link_once(a, &untold, NULL, diag), diag);
}
