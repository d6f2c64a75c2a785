/*
 * What the company that an account keeps tells of it: who is in chats with it,
 * and what is talked of.
 */
#include "base/arena.h"
#include "link/linker.h"

enum {
	CHATS_MAX = 32, /* chats of one account that are remembered */
	TRADE_LEAST = 2 /* messages on business that tell somebody from work */
};

static void
add_chat(struct linker *l, uint32_t who, uint32_t chat)
{
	struct node *n = &l->nodes[who];

	if (!n->linked || n->chats_n == CHATS_MAX)
		return;
	if (n->chats == NULL)
		n->chats = arena_array(l->scratch, uint32_t, CHATS_MAX);
	n->chats[n->chats_n++] = chat;
}

/* Names in chats are mentions: an account of that platform whose name nobody
 * else there has. */
static uint32_t
account_of(const struct linker *l, const struct map *named, uint32_t who)
{
	const struct node *n = &l->nodes[who];
	uint32_t one;

	if (n->linked || n->name.n == 0)
		return n->linked ? who : 0;
	one = map_get(named,
	    STR_JOIN(l->stage, platform_name(linker_account(l, who)->platform),
		STR(" "), n->name));
	return one == UINT32_MAX ? 0 : one;
}

static struct map *
name_accounts(struct linker *l)
{
	struct map *named = map_make(l->stage);

	for (uint32_t i = 0; i < l->order.n; i++) {
		uint32_t who = l->order.v[i], *at;

		at = map_at(
		    named, STR_JOIN(l->stage,
			       platform_name(linker_account(l, who)->platform),
			       STR(" "), l->nodes[who].name));
		*at = *at == 0 ? who : UINT32_MAX;
	}
	return named;
}

static void
learn_chats(struct linker *l, const struct map *named)
{
	const struct records *r = l->records;

	for (uint32_t i = 0; i < r->gatherings.n; i++) {
		const struct gathering *g = &r->gatherings.v[i];

		for (uint32_t k = 0; k < g->parts.n; k++) {
			uint32_t who =
			    account_of(l, named, g->parts.v[k].who.n);

			if (who > 0)
				add_chat(l, who, i + 1);
		}
	}
}

/* The companies of those on LinkedIn who have the full names of those in each
 * gathering, before anybody is joined. */
static void
learn_peers(struct linker *l)
{
	struct map *at_work = map_make(l->stage);

	l->peers =
	    arena_array(l->scratch, struct strs, l->records->gatherings.n + 1);
	for (uint32_t i = 0; i < l->order.n; i++) {
		uint32_t who = l->order.v[i], *at;
		const struct node *n = &l->nodes[who];

		if (n->orgs_n == 0 || n->words < 2)
			continue;
		at = map_at(at_work, n->sorted);
		if (*at == 0)
			*at = who;
		else if (*at == UINT32_MAX ||
			 linker_account(l, *at)->platform ==
			     linker_account(l, who)->platform)
			*at = UINT32_MAX;
	}
	for (uint32_t i = 0; i < l->order.n; i++) {
		const struct node *n = &l->nodes[l->order.v[i]];
		uint32_t twin = map_get(at_work, n->sorted);

		if (twin == 0 || twin == UINT32_MAX)
			continue;
		for (uint32_t k = 0; k < n->chats_n; k++)
			strs_add(l->scratch, &l->peers[n->chats[k]],
			    l->nodes[twin].orgs[0].letters);
	}
}

uint32_t
circles_peers(
    const struct linker *l, const struct node *x, const struct node *y)
{
	uint32_t most = 0;

	for (uint32_t i = 0; i < x->chats_n; i++) {
		const struct strs *s = &l->peers[x->chats[i]];
		uint32_t hit = 0;

		for (uint32_t k = 0; y->orgs_n > 0 && k < s->n; k++)
			hit += str_eq(s->v[k], y->orgs[0].letters);
		if (hit > most)
			most = hit;
	}
	return most;
}

/* Whose words are of business, more than of anything else. */
static bool
is_trade(const struct heard *h)
{
	uint32_t trade = h->n[HEARD_TRADE] + h->n[HEARD_SALE] +
	                 h->n[HEARD_FUNDING] + h->n[HEARD_LEAD];

	return trade >= TRADE_LEAST && trade > h->n[HEARD_FAMILY] +
	                                           h->n[HEARD_FOND] +
	                                           h->n[HEARD_LEISURE];
}

/* Of friends alone: who is in a chat of WhatsApp is called as on a card. */
static void
learn_talk(struct linker *l, const struct map *named)
{
	const struct records *r = l->records;

	for (uint32_t i = 0; i < r->exchanges.n; i++) {
		uint32_t who = account_of(l, named, r->exchanges.v[i].who.n);

		if (who > 0 &&
		    linker_account(l, who)->platform == PF_FACEBOOK &&
		    is_trade(&r->exchanges.v[i].heard))
			l->nodes[who].trade = true;
	}
}

void
circles_learn(struct linker *l)
{
	struct map *named = name_accounts(l);

	learn_chats(l, named);
	learn_peers(l);
	learn_talk(l, named);
}
