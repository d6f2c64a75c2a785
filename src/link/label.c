/*
 * Labels on cards.  In an address book a name is often followed by what the
 * owner knows them from: "Ann Tennis", "Ann Example Garage".  A word that ends
 * the names of several there, and is in no name where people write their own,
 * may be such a label; who bears it is called by the rest of the name as well.
 */
#include "base/arena.h"
#include "link/linker.h"

struct labels {
	struct linker *l;
	struct map *first; /* last word -> 1 + who bears it, or SEVERAL */
	struct map *names; /* words of names that people write themselves */
};

#define SEVERAL UINT32_MAX

static const struct name *
name_on(const struct linker *l, uint32_t who)
{
	const struct node *n = &l->nodes[who];

	if (n->called_n == 0 || n->called[0]->as == CALLED_HANDLE ||
	    n->called[0]->name.n < 2)
		return NULL;
	return &n->called[0]->name;
}

static bool
on_card(const struct linker *l, uint32_t who)
{
	return record_is_book(linker_account(l, who)->platform);
}

static struct str
last_of(const struct name *name)
{
	return name->word[name->n - 1];
}

static void
count(struct labels *b, uint32_t who, const struct name *name)
{
	uint32_t *at;

	if (!on_card(b->l, who)) {
		for (uint32_t i = 0; i < name->n; i++)
			*map_at(b->names, name->word[i]) = 1;
		return;
	}
	at = map_at(b->first, last_of(name));
	if (*at == 0)
		*at = who;
	else if (*at != SEVERAL &&
		 !str_eq(name_on(b->l, *at)->word[0], name->word[0]))
		*at = SEVERAL;
}

static void
call_without(struct labels *b, uint32_t who, const struct name *name)
{
	struct str plain = name->plain;

	if (map_get(b->first, last_of(name)) != SEVERAL ||
	    map_get(b->names, last_of(name)) > 0)
		return;
	while (plain.n > 0 && plain.p[plain.n - 1] != ' ')
		plain.n--;
	traits_call(b->l, &b->l->nodes[who],
	    name_of(b->l->stage, b->l->words, plain), CALLED_SHORT);
}

void
labels_learn(struct linker *l)
{
	struct labels b = {
		.l = l, .first = map_make(l->stage), .names = map_make(l->stage)
	};

	for (uint32_t i = 0; i < l->order.n; i++) {
		uint32_t who = l->order.v[i];
		const struct name *name = name_on(l, who);

		if (name != NULL)
			count(&b, who, name);
	}
	for (uint32_t i = 0; i < l->order.n; i++) {
		uint32_t who = l->order.v[i];
		const struct name *name = name_on(l, who);

		if (name != NULL && on_card(l, who))
			call_without(&b, who, name);
	}
}
