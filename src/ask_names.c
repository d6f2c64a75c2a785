/*
 * Those of whom the exports tell nothing, by name, when all questions have
 * been put.
 */
#include "ask_parts.h"
#include "base/arena.h"
#include "model/untold.h"

static bool
is_skipped(struct asking *k, const struct question *q)
{
	return map_get(k->skipped, ask_identity(k->round, q)) != 0;
}

static struct question
name_of(struct asking *k, const struct untold *u)
{
	const struct person *p = &k->plan->people->persons.v[u->person.n];

	return (struct question){
		.kind = ASK_GROUP, .key = p->key, .about = u->person
	};
}

/* How many there are, and the first of them. */
static uint32_t
left(struct asking *k, struct untold *first)
{
	struct untolds all = { 0 };
	uint32_t n = 0;

	untold_find(k->round, k->plan, &all);
	for (uint32_t i = 0; i < all.v.n; i++) {
		struct question q = name_of(k, &all.v.v[i]);

		if (is_skipped(k, &q))
			continue;
		if (n++ == 0)
			*first = all.v.v[i];
	}
	return n;
}

uint32_t
ask_names_left(struct asking *k)
{
	struct untolds all = { 0 };

	untold_find(k->round, k->plan, &all);
	return all.v.n;
}

static struct str
say(struct asking *k, struct phrase p)
{
	return phrase_text(k->plan->phrases, k->round, p);
}

static const struct question *
offer(struct asking *k, uint32_t n)
{
	k->offer = (struct question){ .kind = ASK_MET, .key = STR("untold") };
	k->offer.text = say(k, PHRASE(ASK_NAMES, ask_put_number(k, n)));
	k->offer.changes = say(k, PHRASE0(ASK_NAMES_CHANGES));
	return is_skipped(k, &k->offer) ? NULL : &k->offer;
}

/* "12 of 143: Ann Example, since 2019-03-01" */
static struct str
name_text(struct asking *k, const struct untold *u, uint32_t n)
{
	struct str name = k->plan->people->persons.v[u->person.n].name;
	uint32_t before = 0;

	for (uint32_t i = 0; i < k->turns.n; i++)
		before += k->turns.v[i].named;
	if (u->since != WHEN_NONE)
		name = say(k,
		    PHRASE(QUESTION_SINCE, name, when_day(k->round, u->since)));
	return say(k, PHRASE(ASK_NAME, ask_put_number(k, before + 1),
			  ask_put_number(k, before + n), name));
}

const struct question *
ask_names_next(struct asking *k)
{
	struct untold first;
	uint32_t n = left(k, &first);

	if (n == 0)
		return NULL;
	if (!k->by_name)
		return offer(k, n);
	k->name = name_of(k, &first);
	k->name.text = name_text(k, &first, n);
	for (uint32_t g = 0; g < k->plan->groups.n; g++)
		if (g != GROUP_UNSORTED)
			strs_add(k->round, &k->name.choices,
			    k->plan->groups.v[g].id);
	return &k->name;
}
