/*
 * Mentions: names in threads, tags and the like.  One is resolved only to the
 * person it can only mean.
 */
#include "base/arena.h"
#include "link/linker.h"

#define SEVERAL UINT32_MAX

struct resolver {
	struct linker *l;
	struct map *at; /* what tells somebody -> root, or SEVERAL */
};

static void
put(struct resolver *r, struct str key, uint32_t root)
{
	uint32_t *at = map_at(r->at, key);

	*at = *at == 0 || *at == root ? root : SEVERAL;
}

/* Address books are one source: a chat bears the phone's names. */
static enum platform
source_of(enum platform p)
{
	return record_is_book(p) ? PF_PHONE : p;
}

static struct str
name_key(struct resolver *r, enum platform p, struct str name)
{
	return str_fmt(
	    r->l->scratch, "name %d %.*s", (int)source_of(p), STR_ARG(name));
}

static struct str
anywhere_key(struct resolver *r, struct str name)
{
	return str_fmt(r->l->scratch, "name %.*s", STR_ARG(name));
}

static struct str
id_key(struct resolver *r, enum platform p, struct str id)
{
	return str_fmt(r->l->scratch, "id %d %.*s", (int)p, STR_ARG(id));
}

/* What tells an account from all others on its platform, or nothing. */
static struct str
own_key(struct resolver *r, const struct account *a)
{
	if (a->platform == PF_FACEBOOK)
		return a->id.n > 0    ? id_key(r, PF_FACEBOOK, a->id)
		       : a->url.n > 0 ? id_key(r, PF_FACEBOOK, a->url)
		                      : STR_NONE;
	if (a->platform == PF_LINKEDIN && a->url.n == 0)
		return STR_NONE;
	if (a->platform != PF_LINKEDIN &&
	    (a->id.n == 0 || record_is_book(a->platform)))
		return STR_NONE;
	return id_key(r, a->platform, record_key(r->l->scratch, a));
}

static struct str
phone_key(struct resolver *r, struct str number)
{
	struct str e =
	    record_phone(r->l->scratch, number, r->l->in->owner->country);

	return e.n == 0 ? STR_NONE
	                : str_fmt(r->l->scratch, "phone %.*s", STR_ARG(e));
}

static void
learn(struct resolver *r, uint32_t who)
{
	const struct account *a = linker_account(r->l, who);
	struct str name = r->l->nodes[who].name, key = own_key(r, a);
	uint32_t root = cluster_of(r->l, who);

	if (key.n > 0)
		put(r, key, root);
	if (name.n > 0) {
		put(r, name_key(r, a->platform, name), root);
		put(r, anywhere_key(r, name), root);
	}
	for (uint32_t i = 0; i < a->phones.n; i++) {
		key = phone_key(r, a->phones.v[i]);
		if (key.n > 0)
			put(r, key, root);
	}
}

static uint32_t
by_name(struct resolver *r, const struct account *a, const struct node *n)
{
	uint32_t root = map_get(r->at, name_key(r, a->platform, n->name));

	if (root == 0 && n->words >= 2)
		root = map_get(r->at, anywhere_key(r, n->name));
	return root == SEVERAL ? 0 : root;
}

/* Whether the cluster has an account on the mention's platform that is told
 * from others, so that another address means somebody else. */
static bool
told_apart(struct resolver *r, uint32_t root, enum platform p)
{
	uint32_t who = root;

	do {
		const struct account *a = linker_account(r->l, who);

		if (a->platform == p && own_key(r, a).n > 0)
			return true;
		who = r->l->nodes[who].next;
	} while (who != root);
	return false;
}

/* A chat with a number that the phone had no name for, whether it stands as
 * the name or as the number. */
static uint32_t
by_number(struct resolver *r, const struct account *a)
{
	struct str number = phone_key(r, a->name);
	uint32_t root = number.n > 0 ? map_get(r->at, number) : 0;

	for (uint32_t i = 0; root == 0 && i < a->phones.n; i++) {
		number = phone_key(r, a->phones.v[i]);
		root = number.n > 0 ? map_get(r->at, number) : 0;
	}
	return root;
}

static uint32_t
find(struct resolver *r, uint32_t who)
{
	const struct account *a = linker_account(r->l, who);
	const struct node *n = &r->l->nodes[who];
	struct str key = own_key(r, a);
	uint32_t root = key.n > 0 ? map_get(r->at, key) : 0;

	if (root > 0)
		return root == SEVERAL ? 0 : root;
	if (record_is_book(a->platform)) {
		root = by_number(r, a);
		if (root > 0)
			return root == SEVERAL ? 0 : root;
	}
	if (n->name.n == 0)
		return 0;
	root = by_name(r, a, n);
	if (root > 0 && key.n > 0 && told_apart(r, root, a->platform))
		return 0;
	return root;
}

void
mention_resolve(struct linker *l)
{
	struct resolver r = { .l = l, .at = map_make(l->scratch) };

	for (uint32_t i = 0; i < l->order.n; i++)
		learn(&r, l->order.v[i]);
	for (uint32_t i = 1; i < l->records->whos.n; i++) {
		uint32_t root;

		if (linker_account(l, i)->relation != REL_NONE)
			continue;
		root = find(&r, i);
		if (root > 0)
			l->out->of[i] = l->out->of[root];
	}
}
