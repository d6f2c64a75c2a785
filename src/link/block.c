/*
 * Blocking: which accounts are compared at all.  Whoever has one of these in
 * common: an address, a full name, a form of the given name with a family
 * name, the beginning of both, a given name at one company.  User names of
 * letters alone, and names cut short, look for names that they may stand for.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "link/linker.h"

enum {
	CROWD = 24,  /* more than so many of one key tell nothing */
	ROOTS = 6,   /* given names that one may be a form of */
	FORMS = 24,  /* and forms of those */
	STEM = 3,    /* letters of a given name that is like another */
	PLACE = 5,   /* letters of a company */
	SPELLED = 5, /* letters of a user name that may be a name */
	SHORT = 4    /* letters of a family name that is cut short */
};

/* An account under a key.  Keys are hashed: two that meet by chance cost one
 * comparison in vain. */
struct mark {
	uint64_t key;
	uint32_t rank;
};

struct blocks {
	struct linker *l;
	struct candidates *out;
	struct arena *keys;  /* for what KEY makes, which is gone soon */
	struct arena *marks; /* for v */
	VEC(struct mark) v;
};

/* FNV-1a. */
static uint64_t
hash(struct str key)
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < key.n; i++)
		h = (h ^ (unsigned char)key.p[i]) * 1099511628211u;
	return h;
}

static void
put(struct blocks *b, struct str key, uint32_t rank)
{
	vec_add(b->marks, &b->v) =
	    (struct mark){ .key = hash(key), .rank = rank };
}

static int
by_key(const void *x, const void *y)
{
	const struct mark *a = x, *b = y;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return (a->rank > b->rank) - (a->rank < b->rank);
}

/* Where the marks of one key end that begin at `from`. */
static uint32_t
run(const struct blocks *b, uint32_t from)
{
	uint32_t end = from;

	while (end < b->v.n && b->v.v[end].key == b->v.v[from].key)
		end++;
	return end;
}

/* In order, each account once under a key. */
static void
settle(struct blocks *b)
{
	uint32_t kept = 0;

	if (b->v.n > 0)
		qsort(b->v.v, b->v.n, sizeof(b->v.v[0]), by_key);
	for (uint32_t i = 0; i < b->v.n; i++)
		if (kept == 0 || by_key(&b->v.v[kept - 1], &b->v.v[i]) != 0)
			b->v.v[kept++] = b->v.v[i];
	b->v.n = kept;
}

static void
pair(struct blocks *b, uint32_t x, uint32_t y)
{
	if (x != y)
		vec_add(b->l->stage, &b->out->v) =
		    (struct candidate){ .a = x < y ? x : y,
			    .b = x < y ? y : x };
}

#define KEY(b, ...) STR_JOIN((b)->keys, __VA_ARGS__)

static void
put_forms(struct blocks *b, const struct name *n, uint32_t rank)
{
	struct str root[ROOTS];
	uint32_t roots = words_roots(b->l->words, n->word[0], root, ROOTS);

	for (uint32_t i = 1; i < n->n; i++) {
		for (uint32_t k = 0; k < roots; k++)
			put(b, KEY(b, STR("f"), root[k], STR("|"), n->sound[i]),
			    rank);
		put(b, KEY(b, STR("s"), n->sound[0], STR("|"), n->sound[i]),
		    rank);
		put(b,
		    KEY(b, STR("l"), str_sub(n->word[0], 0, STEM), STR("|"),
			n->sound[i]),
		    rank);
		/* Whoever goes by a middle name. */
		if (i + 1 < n->n && n->word[i].n > 1)
			put(b,
			    KEY(b, STR("f"), n->word[i], STR("|"),
				n->sound[n->n - 1]),
			    rank);
	}
}

static void
put_places(struct blocks *b, const struct node *n, uint32_t rank)
{
	struct str place[16], given, root[ROOTS];
	uint32_t places = 0, roots;
	const struct name *name;

	if (n->called_n == 0 || n->called[0]->as == CALLED_HANDLE)
		return;
	name = &n->called[0]->name;
	given = name->word[0];
	for (uint32_t i = 0; i < n->orgs_n; i++)
		place[places++] = n->orgs[i].first;
	for (uint32_t i = 0; i < n->domains.n && places < 12; i++)
		place[places++] = n->domains.v[i];
	if (n->hint.first.n > 0)
		place[places++] = n->hint.first;
	/* "Ann Northwind" may be Ann at Northwind. */
	if (name->n > 1 && (n->side == LIST_BOOK || n->side == LIST_DESK))
		place[places++] = name->word[name->n - 1];
	roots = words_roots(b->l->words, given, root, ROOTS);
	for (uint32_t i = 0; i < places; i++)
		for (uint32_t k = 0; k < roots; k++)
			put(b,
			    KEY(b, STR("c"), root[k], STR("|"),
				str_sub(place[i], 0, PLACE)),
			    rank);
}

static void
put_all(struct blocks *b, uint32_t rank)
{
	const struct node *n = &b->l->nodes[b->l->order.v[rank - 1]];

	for (uint32_t i = 0; i < n->emails.n; i++)
		put(b, KEY(b, STR("e"), n->emails.v[i]), rank);
	for (uint32_t i = 0; i < n->phones.n; i++)
		put(b, KEY(b, STR("p"), n->phones.v[i]), rank);
	if (n->profile.n > 0)
		put(b, KEY(b, STR("u"), n->profile), rank);
	for (uint32_t i = 0; i < n->called_n; i++) {
		const struct name *name = &n->called[i]->name;

		if (name->n < 2)
			continue;
		put(b, KEY(b, STR("n"), name->sorted), rank);
		put(b, KEY(b, STR("w"), name->letters), rank);
		put_forms(b, name, rank);
	}
	put_places(b, n, rank);
}

/* Those who look for a name: they alone make these blocks. */
static void
put_seeker(struct blocks *b, uint32_t rank)
{
	const struct node *n = &b->l->nodes[b->l->order.v[rank - 1]];

	for (uint32_t i = 0; i < n->letters.n; i++)
		if (n->letters.v[i].n >= SPELLED)
			put(b, KEY(b, STR("h"), n->letters.v[i]), rank);
	for (uint32_t i = 0; i < n->called_n; i++) {
		const struct name *name = &n->called[i]->name;
		struct str last = name->word[name->n - 1];

		if (name->n > 1 &&
		    (last.n <= SHORT || n->called[i]->as == CALLED_HANDLE))
			put(b,
			    KEY(b, STR("x"), name->word[0], STR("|"),
				str_sub(last, 0, 1)),
			    rank);
	}
}

/* Somebody who may be looked for under that key. */
static void
offer(struct blocks *b, struct str key, uint32_t rank)
{
	uint64_t h = hash(key);
	uint32_t low = 0, high = b->v.n, end;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (b->v.v[middle].key < h)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == b->v.n || b->v.v[low].key != h)
		return;
	end = run(b, low);
	for (uint32_t i = low; end - low <= CROWD && i < end; i++)
		pair(b, b->v.v[i].rank, rank);
}

/* User names that the name may have. */
static void
offer_letters(struct blocks *b, const struct name *n, uint32_t rank)
{
	struct str form[FORMS], given = n->word[0];
	uint32_t forms = words_forms(b->l->words, given, form, FORMS);

	offer(b, KEY(b, STR("h"), n->letters), rank);
	for (uint32_t i = 1; i < n->n; i++) {
		struct str family = n->word[i];

		for (uint32_t k = 0; k < forms; k++) {
			offer(b, KEY(b, STR("h"), form[k], family), rank);
			offer(b, KEY(b, STR("h"), family, form[k]), rank);
		}
		offer(b, KEY(b, STR("h"), str_sub(given, 0, 1), family), rank);
		offer(b, KEY(b, STR("h"), family, str_sub(given, 0, 1)), rank);
		for (size_t k = STEM; k < family.n; k++)
			offer(b, KEY(b, STR("h"), given, str_sub(family, 0, k)),
			    rank);
	}
}

static void
offer_all(struct blocks *b, uint32_t rank)
{
	const struct node *n = &b->l->nodes[b->l->order.v[rank - 1]];

	for (uint32_t i = 0; i < n->called_n; i++) {
		const struct name *name = &n->called[i]->name;

		if (name->n < 2 || n->called[i]->as == CALLED_HANDLE)
			continue;
		offer_letters(b, name, rank);
		for (uint32_t k = 1; k < name->n; k++)
			offer(b,
			    KEY(b, STR("x"), name->word[0], STR("|"),
				str_sub(name->word[k], 0, 1)),
			    rank);
	}
}

static int
by_ranks(const void *x, const void *y)
{
	const struct candidate *a = x, *b = y;

	if (a->a != b->a)
		return a->a < b->a ? -1 : 1;
	return (a->b > b->b) - (a->b < b->b);
}

static void
pairs_of_blocks(struct blocks *b)
{
	for (uint32_t i = 0, end; i < b->v.n; i = end) {
		end = run(b, i);
		for (uint32_t x = i; end - i <= CROWD && x < end; x++)
			for (uint32_t y = x + 1; y < end; y++)
				pair(b, b->v.v[x].rank, b->v.v[y].rank);
	}
}

static void
drop_repeats(struct candidates *c)
{
	uint32_t kept = 0;

	if (c->v.n > 0)
		qsort(c->v.v, c->v.n, sizeof(c->v.v[0]), by_ranks);
	for (uint32_t i = 0; i < c->v.n; i++)
		if (kept == 0 || by_ranks(&c->v.v[kept - 1], &c->v.v[i]) != 0)
			c->v.v[kept++] = c->v.v[i];
	c->v.n = kept;
}

/* Each account in turn; the keys it makes are gone with the next. */
static void
for_each(struct blocks *b, void (*fn)(struct blocks *, uint32_t rank))
{
	for (uint32_t i = 1; i <= b->l->order.n; i++) {
		arena_reset(b->keys);
		if (!b->l->nodes[b->l->order.v[i - 1]].owner)
			fn(b, i);
	}
}

void
blocks_find(struct linker *l, struct candidates *to)
{
	struct blocks b = { .l = l,
		.out = to,
		.keys = arena_make("what accounts have in common"),
		.marks = arena_make("accounts by what they have in common") };

	for_each(&b, put_all);
	settle(&b);
	pairs_of_blocks(&b);
	b.v.n = 0;
	for_each(&b, put_seeker);
	settle(&b);
	for_each(&b, offer_all);
	arena_free(b.keys);
	arena_free(b.marks);
	drop_repeats(to);
}
