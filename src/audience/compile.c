#include "audience/compile.h"

#include <stdlib.h>

#include "base/arena.h"

/* Classes that an audience on Facebook can tell apart.  The past cannot: old
 * posts keep the audience they were posted with. */
static const classes by_audience =
    CLASS_BIT(CLASS_EVERYDAY) | CLASS_BIT(CLASS_PHOTOS) |
    CLASS_BIT(CLASS_FAMILY) | CLASS_BIT(CLASS_OPINIONS) |
    CLASS_BIT(CLASS_LOCATION) | CLASS_BIT(CLASS_CONTACT);
/* Classes that Instagram's Close Friends can be shown. */
static const classes by_close_friends =
    CLASS_BIT(CLASS_EVERYDAY) | CLASS_BIT(CLASS_PHOTOS) |
    CLASS_BIT(CLASS_FAMILY) | CLASS_BIT(CLASS_OPINIONS) |
    CLASS_BIT(CLASS_LOCATION);
static const classes open_to_all = CLASS_BIT(CLASS_PUBLIC);
static const classes work = CLASS_BIT(CLASS_WORK);

uint32_t
classes_count(classes c)
{
	uint32_t n = 0;

	for (; c != 0; c &= c - 1)
		n++;
	return n;
}

bool
reads_by(const struct account *a, enum platform p)
{
	if (a->platform != p)
		return false;
	if (p == PF_FACEBOOK)
		return a->relation == REL_FRIEND;
	if (p == PF_INSTAGRAM)
		return a->relation == REL_FOLLOWER;
	return true;
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
		v->want &= open_to_all | work;
	v->closed = !(v->want & CLASS_BIT(CLASS_EVERYDAY));
	v->harmful = may_be_harmful(pl);
	c->harm |= group_harmful(pl->treated_as) || group_harmful(pl->primary);
	for (uint32_t i = 0; i < p->accounts.n; i++) {
		const struct account *a =
		    &c->plan->records->whos.v[p->accounts.v[i].n].account;

		v->facebook |= reads_by(a, PF_FACEBOOK);
		v->instagram |= reads_by(a, PF_INSTAGRAM);
		c->exported[a->platform] = true;
	}
}

/* Restricted people see public posts only, so news from work either goes to
 * everybody or not to them: to everybody where it shuts out none of them. */
static bool
post_work_publicly(const struct compile *c)
{
	bool any = false;

	for (uint32_t i = 1; i < c->plan->people->persons.n; i++) {
		const struct viewer *v = &c->viewers[i];

		if (!v->person || !v->facebook || !v->closed)
			continue;
		if (!(v->want & work))
			return false;
		any = true;
	}
	return any;
}

static int
by_width(const void *a, const void *b)
{
	const struct effect *x = a, *y = b;
	uint32_t nx = classes_count(x->sees), ny = classes_count(y->sees);

	if (nx != ny)
		return nx > ny ? -1 : 1;
	return x->sees < y->sees ? -1 : x->sees > y->sees;
}

static classes
told_apart(const struct compile *c)
{
	return c->work_public ? by_audience : by_audience | work;
}

struct effect *
effect_of(struct compile *c, const struct viewer *v)
{
	if (!v->person || !v->facebook || v->closed)
		return NULL;
	for (uint32_t i = 0; i < c->effects_n; i++)
		if (c->effects[i].sees == (v->want & told_apart(c)))
			return &c->effects[i];
	return NULL;
}

static struct str
list_name(const struct compile *c, uint32_t i)
{
	const struct strs *names = &c->strategy->list_names;

	if (names->n == 0)
		return str_fmt(c->arena, "List %u", i + 1);
	if (i < names->n)
		return names->v[i];
	return str_fmt(c->arena, "%.*s %u", STR_ARG(names->v[i % names->n]),
	    i / names->n + 1);
}

/* Effects come from the table and not from who is there today, so that a
 * list keeps its name from run to run. */
static void
effects_find(struct compile *c)
{
	for (uint32_t g = 0; g < c->plan->groups.n; g++) {
		classes sees = c->plan->table[g] & told_apart(c);
		uint32_t i = 0;

		if (!(sees & CLASS_BIT(CLASS_EVERYDAY)))
			continue;
		while (i < c->effects_n && c->effects[i].sees != sees)
			i++;
		if (i == c->effects_n)
			c->effects[c->effects_n++].sees = sees;
	}
	qsort(c->effects, c->effects_n, sizeof(c->effects[0]), by_width);
	for (uint32_t i = 0; i < c->effects_n; i++)
		c->effects[i].name = list_name(c, i);
	for (uint32_t i = 1; i < c->plan->people->persons.n; i++) {
		struct effect *e = effect_of(c, &c->viewers[i]);

		if (e != NULL)
			e->people++;
	}
}

/* "Rowan, Alder": the lists whose people see the class, or don't. */
static struct str
name_lists(struct compile *c, enum class class, bool seeing)
{
	struct str names = STR_NONE;

	for (uint32_t i = 0; i < c->effects_n; i++) {
		struct effect *e = &c->effects[i];

		if (e->people == 0 || !(e->sees & CLASS_BIT(class)) == seeing)
			continue;
		e->named = true;
		names = str_fmt(c->arena, "%.*s%s%.*s", STR_ARG(names),
		    names.n > 0 ? ", " : "", STR_ARG(e->name));
	}
	return names;
}

/* What is most private goes to named people only, so that a new friend does
 * not fall into its audience. */
static bool guarded(enum class class)
{
	return class == CLASS_FAMILY || class == CLASS_CONTACT;
}

static struct str
choose_audience(struct compile *c, enum class class)
{
	uint32_t in = 0, out = 0;

	if (class == CLASS_PUBLIC || (class == CLASS_WORK && c->work_public))
		return STR("Public");
	if (class == CLASS_FRIENDS_LIST)
		return STR("Only me");
	for (uint32_t i = 0; i < c->effects_n; i++) {
		if (c->effects[i].sees & CLASS_BIT(class))
			in += c->effects[i].people;
		else
			out += c->effects[i].people;
	}
	if (class == CLASS_PAST || (out == 0 && !guarded(class)))
		return STR("Friends");
	if (in == 0)
		return STR("Only me");
	if (guarded(class) || in <= out)
		return str_fmt(c->arena, "Specific friends: %.*s",
		    STR_ARG(name_lists(c, class, true)));
	return str_fmt(c->arena, "Friends except... %.*s",
	    STR_ARG(name_lists(c, class, false)));
}

static classes
sees_on(const struct compile *c, const struct viewer *v, enum platform p)
{
	classes all = open_to_all | (c->work_public ? work : 0);

	switch (p) {
	case PF_FACEBOOK:
		if (!v->facebook || v->closed)
			return all;
		return all |
		       (v->want & (told_apart(c) | CLASS_BIT(CLASS_PAST)));
	case PF_INSTAGRAM:
		/* The profile is for everybody, stories are for followers not
		 * shut out of them, the rest is for Close Friends. */
		all = open_to_all | work;
		if (!v->instagram || v->closed)
			return all;
		all |= CLASS_BIT(CLASS_EVERYDAY);
		all |= v->want & CLASS_BIT(CLASS_PAST);
		return v->want & CLASS_BIT(CLASS_PHOTOS) ? all | c->inner : all;
	case PF_LINKEDIN:
	case PF_X:
	case PF_MASTODON: return open_to_all | work;
	case PF_WHATSAPP:
		return v->closed ? open_to_all
		                 : open_to_all | CLASS_BIT(CLASS_EVERYDAY);
	case PF_GOOGLE:
	case PF_PHONE:
	case PF_CRM:
	case PF_GRAPH:
	case PF__COUNT: break;
	}
	return open_to_all;
}

/* Whatever goes to Close Friends reaches all of them: only what each of them
 * may see. */
static classes
inner_classes(const struct compile *c)
{
	classes common = by_close_friends;

	for (uint32_t i = 1; i < c->plan->people->persons.n; i++) {
		const struct viewer *v = &c->viewers[i];

		if (v->person && v->instagram && !v->closed &&
		    v->want & CLASS_BIT(CLASS_PHOTOS))
			common &= v->want;
	}
	return common;
}

static enum advice
advise(const struct compile *c, person_id p)
{
	const struct viewer *v = &c->viewers[p.n];
	const struct placing *pl = &c->plan->placings[p.n];

	if (!v->closed || !(v->facebook || v->instagram))
		return ADVICE_KEEP;
	if (str_eq(c->plan->strategy, STR("separate")) && v->facebook &&
	    group_harmful(pl->treated_as) && !pl->met &&
	    !pl->present[PF_LINKEDIN])
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

void
audience_compile(struct arena *a, const struct facts *facts,
    const struct strategy *strategy, struct plan *plan)
{
	struct compile c = {
		.arena = a, .facts = facts, .strategy = strategy, .plan = plan
	};

	c.viewers = arena_array(a, struct viewer, plan->people->persons.n);
	for (uint32_t i = 1; i < plan->people->persons.n; i++)
		look_at(&c, i);
	for (uint32_t i = 0; i < plan->owner.accounts.n; i++)
		c.exported[plan->owner.accounts.v[i].platform] = true;
	c.work_public = post_work_publicly(&c);
	effects_find(&c);
	for (int i = 0; i < CLASS__COUNT; i++)
		c.audience[i] = choose_audience(&c, (enum class)i);
	c.inner = inner_classes(&c);
	people_fill(&c);
	lists_make(&c);
	leaks_find(&c);
	settings_choose(&c);
	exposure_count(&c);
	steps_make(&c);
}
