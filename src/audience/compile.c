#include "audience/compile.h"

#include "audience/traces.h"
#include "audience/verify.h"
#include "base/arena.h"

static const classes open_to_all = CLASS_BIT(CLASS_PUBLIC);

bool
reads_by(const struct compile *c, const struct account *a, enum platform p)
{
	if (p == PF_INSTAGRAM && !c->private_instagram)
		return a->platform == p;
	return traces_reads(a, p);
}

static bool
may_be_harmful(const struct placing *pl)
{
	for (uint32_t i = 0; i < pl->groups.n; i++)
		if (group_harmful(pl->groups.v[i].group))
			return true;
	return group_harmful(pl->treated_as);
}

static void
look_at(struct compile *c, uint32_t n)
{
	const struct person *p = &c->plan->people->persons.v[n];
	const struct placing *pl = &c->plan->placings[n];
	struct viewer *v = &c->viewers[n];

	if (p->owner)
		return;
	v->person = true;
	v->want = c->plan->table[pl->treated_as] | open_to_all;
	v->want &= ~CLASS_BIT(CLASS_FRIENDS_LIST);
	/* Whoever is not sorted, or asked about, stays closed under any
	 * strategy and policy. */
	if (pl->standing == STAND_ASKED || pl->treated_as == GROUP_UNSORTED)
		v->want &= open_to_all | CLASS_BIT(CLASS_WORK);
	v->closed = !(v->want & CLASS_BIT(CLASS_EVERYDAY));
	v->harmful = may_be_harmful(pl);
	c->harm |= group_harmful(pl->treated_as) || group_harmful(pl->primary);
	for (uint32_t i = 0; i < p->accounts.n; i++) {
		const struct account *a =
		    &c->plan->records->whos.v[p->accounts.v[i].n].account;

		v->reads[a->platform] |= reads_by(c, a, a->platform);
		c->exported[a->platform] = true;
	}
}

/* What the audiences of a platform give somebody. */
static classes
sees_on(const struct compile *c, const struct viewer *v, enum platform p)
{
	bool restricted = p == PF_FACEBOOK && v->closed;
	classes sees = open_to_all;

	for (int k = 0; k < CLASS__COUNT; k++) {
		enum audience_kind kind = c->plan->audiences[p][k].kind;

		if (kind == AUDIENCE_PUBLIC)
			sees |= CLASS_BIT(k);
		else if (kind != AUDIENCE_NONE && kind != AUDIENCE_SELF &&
			 v->reads[p] && !restricted)
			sees |= v->want & CLASS_BIT(k);
	}
	return sees;
}

/* The mildest rung that closes what is to be closed. */
static enum advice
advise(const struct compile *c, person_id p)
{
	const struct viewer *v = &c->viewers[p.n];
	const struct placing *pl = &c->plan->placings[p.n];

	if (!v->closed || !(v->reads[PF_FACEBOOK] || v->reads[PF_INSTAGRAM]))
		return ADVICE_KEEP;
	if (str_eq(c->plan->strategy, STR("separate")) &&
	    v->reads[PF_FACEBOOK] && group_harmful(pl->treated_as) &&
	    !pl->met && !pl->present[PF_LINKEDIN])
		return ADVICE_MOVE;
	return ADVICE_RESTRICT;
}

static void
people_fill(struct compile *c)
{
	for (uint32_t i = 1; i < c->plan->people->persons.n; i++) {
		struct placing *pl = &c->plan->placings[i];

		if (!c->viewers[i].person)
			continue;
		for (int p = 0; p < PF__COUNT; p++)
			pl->sees[p] =
			    pl->present[p]
				? sees_on(c, &c->viewers[i], (enum platform)p)
				: 0;
		pl->advice = advise(c, (person_id){ i });
	}
}

bool
audience_compile(struct arena *a, const struct facts *facts,
    const struct strategy *strategy, struct plan *plan, struct diag *d)
{
	struct compile c = {
		.arena = a, .facts = facts, .strategy = strategy, .plan = plan
	};

	const struct fact *private = facts_find(facts, STR("ig.private"));

	c.private_instagram =
	    private != NULL && str_starts(fact_value(&c, private), STR("On"));
	c.viewers = arena_array(a, struct viewer, plan->people->persons.n);
	for (uint32_t i = 1; i < plan->people->persons.n; i++)
		look_at(&c, i);
	for (int p = 0; p < PF__COUNT; p++)
		plan->audiences[p][CLASS_PUBLIC].kind = AUDIENCE_PUBLIC;
	for (uint32_t i = 0; i < plan->owner.accounts.n; i++)
		c.exported[plan->owner.accounts.v[i].platform] = true;
	facebook_choose(&c);
	elsewhere_choose(&c);
	people_fill(&c);
	lists_make(&c);
	settings_choose(&c);
	leaks_find(&c);
	exposure_count(&c);
	vent_find(&c);
	imports_make(&c);
	steps_make(&c);
	return audience_verify(a, plan, d);
}
