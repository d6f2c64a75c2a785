/*
 * Who reaches what is not meant for them, before, after and in between.
 */
#include "audience/compile.h"
#include "base/arena.h"

static const classes public_bit = CLASS_BIT(CLASS_PUBLIC);
static const classes list_bit = CLASS_BIT(CLASS_FRIENDS_LIST);

uint32_t
classes_count(classes c)
{
	uint32_t n = 0;

	for (; c != 0; c &= c - 1)
		n++;
	return n;
}

/* What somebody reaches where nothing has been done.  On platforms with one
 * audience all that is posted is public, professional news too. */
static classes
at_first(const struct viewer *v, enum platform p)
{
	switch (p) {
	case PF_FACEBOOK:
		return v->reads[p] ? CLASSES_ALL : public_bit | list_bit;
	case PF_INSTAGRAM:
		return v->reads[p]
		           ? CLASSES_ALL & ~list_bit & ~CLASS_BIT(CLASS_CONTACT)
		           : public_bit;
	case PF_LINKEDIN: return public_bit | list_bit;
	case PF_WHATSAPP: return public_bit | CLASS_BIT(CLASS_EVERYDAY);
	case PF_X:
	case PF_MASTODON:
	case PF_GOOGLE:
	case PF_PHONE:
	case PF_CRM:
	case PF_GRAPH:
	case PF__COUNT: break;
	}
	return public_bit;
}

/* Whether the plan's audience lets somebody in; a list that is not filled yet
 * shuts out nobody. */
static bool
lets_in(const struct compile *c, const struct viewer *v, enum platform p,
    enum class class, bool shut)
{
	bool wants = v->want & CLASS_BIT(class);
	bool restricted = p == PF_FACEBOOK && v->closed;
	enum audience_kind kind = c->plan->audiences[p][class].kind;

	if (kind == AUDIENCE_PUBLIC)
		return true;
	if (restricted && shut)
		return false;
	switch (kind) {
	case AUDIENCE_FRIENDS: return v->reads[p];
	case AUDIENCE_EXCEPT:
		return v->reads[p] &&
		       (wants || (p == PF_FACEBOOK ? restricted : !shut));
	case AUDIENCE_ONLY: return v->reads[p] && wants && !restricted;
	case AUDIENCE_NONE:
	case AUDIENCE_PUBLIC:
	case AUDIENCE_SELF: break;
	}
	return false;
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
exposure_of(const struct compile *c, person_id person, enum platform p,
    const struct applied *done)
{
	const struct viewer *v = &c->viewers[person.n];
	const struct placing *pl = &c->plan->placings[person.n];
	classes first = at_first(v, p), reached = 0;

	for (int k = 0; k < CLASS__COUNT; k++) {
		enum class class = (enum class)k;
		bool in = first & CLASS_BIT(class);

		if (done->set[p][k])
			in = lets_in(c, v, p, class, done->shut[p]);
		else if (p == PF_FACEBOOK && done->shut[p] && v->closed)
			in = in && CLASS_BIT(class) & (public_bit | list_bit);
		if (in)
			reached |= CLASS_BIT(class);
	}
	return (reached | leaking(pl, p)) & ~(v->want | public_bit);
}

uint32_t
exposure_sum(
    const struct compile *c, enum platform p, const struct applied *done)
{
	uint32_t sum = 0;

	for (uint32_t i = 1; i < c->plan->people->persons.n; i++)
		if (c->viewers[i].person && c->plan->placings[i].present[p])
			sum += classes_count(
			    exposure_of(c, (person_id){ i }, p, done));
	return sum;
}

/* The plan applied as a whole.  A class is set where some setting or habit
 * of the plan gives it its audience. */
static struct applied
all_applied(const struct compile *c)
{
	struct applied done = { 0 };

	for (int p = 0; p < PF__COUNT; p++) {
		done.shut[p] = true;
		for (int k = 0; k < CLASS__COUNT; k++)
			done.set[p][k] = true;
	}
	done.set[PF_FACEBOOK][CLASS_FRIENDS_LIST] =
	    setting_find(c, "fb.friends.list") != NULL;
	done.set[PF_LINKEDIN][CLASS_FRIENDS_LIST] =
	    setting_find(c, "li.connections") != NULL;
	return done;
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
	struct applied none = { 0 }, all = all_applied(c);

	for (uint32_t i = 1; i < c->plan->people->persons.n; i++) {
		const struct viewer *v = &c->viewers[i];
		person_id id = { i };

		if (!v->person)
			continue;
		before->closed += v->closed;
		after->closed += v->closed;
		for (int k = 0; k < PF__COUNT; k++) {
			enum platform p = (enum platform)k;

			if (!c->plan->placings[i].present[k])
				continue;
			add(before, p, exposure_of(c, id, p, &none),
			    v->harmful);
			add(after, p, exposure_of(c, id, p, &all), v->harmful);
		}
	}
}
