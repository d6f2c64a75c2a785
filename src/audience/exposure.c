/*
 * Who of those shut out reaches what, before and after.
 */
#include "audience/compile.h"
#include "base/arena.h"

/* What a follower finds on Instagram: everything but address and friends. */
static const classes on_instagram =
    CLASSES_ALL & ~CLASS_BIT(CLASS_CONTACT) & ~CLASS_BIT(CLASS_FRIENDS_LIST);

classes
exposure_before(const struct viewer *v, enum platform p)
{
	classes all = CLASS_BIT(CLASS_PUBLIC), work = CLASS_BIT(CLASS_WORK);

	switch (p) {
	case PF_FACEBOOK:
		/* The friends list is public unless something is done. */
		return v->facebook ? CLASSES_ALL
		                   : all | CLASS_BIT(CLASS_FRIENDS_LIST);
	case PF_INSTAGRAM: return v->instagram ? on_instagram : all | work;
	case PF_LINKEDIN: return all | work | CLASS_BIT(CLASS_FRIENDS_LIST);
	case PF_X:
	case PF_MASTODON: return all | work;
	case PF_WHATSAPP: return all | CLASS_BIT(CLASS_EVERYDAY);
	case PF_GOOGLE:
	case PF_PHONE:
	case PF_CRM:
	case PF_GRAPH:
	case PF__COUNT: break;
	}
	return all;
}

static classes
leaking(const struct placing *pl, enum platform p)
{
	classes through = 0;

	for (uint32_t i = 0; i < pl->leaks.n; i++)
		if (pl->leaks.v[i].platform == p)
			through |= CLASS_BIT(pl->leaks.v[i].class);
	return through;
}

classes
exposure_after(const struct compile *c, person_id person, enum platform p)
{
	const struct placing *pl = &c->plan->placings[person.n];
	classes sees = pl->sees[p] | leaking(pl, p);

	if (p == PF_LINKEDIN && setting_find(c, "li.connections") == NULL)
		sees |= CLASS_BIT(CLASS_FRIENDS_LIST);
	if (p == PF_FACEBOOK && setting_find(c, "fb.friends.list") == NULL)
		sees |= CLASS_BIT(CLASS_FRIENDS_LIST);
	return sees;
}

static void
add(struct exposure *e, enum platform p, classes reach, bool harmful)
{
	for (int i = 0; i < CLASS__COUNT; i++) {
		if (!(reach & CLASS_BIT(i)))
			continue;
		e->reach[p][i]++;
		e->harmful[p][i] += harmful;
	}
}

void
exposure_count(struct compile *c)
{
	struct exposure *before = &c->plan->before, *after = &c->plan->after;

	for (uint32_t i = 1; i < c->plan->people->persons.n; i++) {
		const struct viewer *v = &c->viewers[i];

		if (!v->person || !v->closed)
			continue;
		before->closed++;
		after->closed++;
		for (int k = 0; k < PF__COUNT; k++) {
			const struct placing *pl = &c->plan->placings[i];
			enum platform p = (enum platform)k;

			if (!pl->present[k])
				continue;
			add(before, p, exposure_before(v, p) | leaking(pl, p),
			    v->harmful);
			add(after, p, exposure_after(c, (person_id){ i }, p),
			    v->harmful);
		}
	}
}
