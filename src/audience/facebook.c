/*
 * Audiences on Facebook.
 *
 * Whoever may not see everyday posts goes on the built-in list Restricted and
 * sees public posts only: nothing else keeps old posts from a friend.  All
 * others fall into effects: people who see the same.  Each class gets an
 * audience: Friends, Friends except some lists, or some lists only.  A list is
 * made only where an audience names it, so the choices hang together: all of
 * them are tried, and the one with the fewest clicks and names is taken.
 */
#include <stdlib.h>

#include "audience/compile.h"
#include "audience/effort.h"
#include "base/arena.h"

/* More old posts than can be changed by hand, one by one. */
enum { OLD_POSTS_MAX = 300 };

/* Classes that an audience can tell apart, the past too where old posts are
 * few enough. */
static const classes by_audience =
    CLASS_BIT(CLASS_EVERYDAY) | CLASS_BIT(CLASS_PHOTOS) |
    CLASS_BIT(CLASS_FAMILY) | CLASS_BIT(CLASS_OPINIONS) |
    CLASS_BIT(CLASS_LOCATION) | CLASS_BIT(CLASS_PAST) |
    CLASS_BIT(CLASS_CONTACT);
static const classes work = CLASS_BIT(CLASS_WORK);

static bool
work_is_public(const struct compile *c)
{
	return c->plan->audiences[PF_FACEBOOK][CLASS_WORK].kind ==
	       AUDIENCE_PUBLIC;
}

/* Restricted people see public posts only, so news from work either goes to
 * everybody or not to them: to everybody where it shuts out none of them. */
static bool
post_work_publicly(const struct compile *c)
{
	bool any = false;

	for (uint32_t i = 1; i < c->plan->people->persons.n; i++) {
		const struct viewer *v = &c->viewers[i];

		if (!v->person || !c->plan->placings[i].present[PF_FACEBOOK])
			continue;
		if (!(v->want & work))
			return false;
		any |= v->closed && v->reads[PF_FACEBOOK];
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
	return work_is_public(c) ? by_audience : by_audience | work;
}

struct effect *
effect_of(struct compile *c, const struct viewer *v)
{
	if (!v->person || !v->reads[PF_FACEBOOK] || v->closed)
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

/* The kinds of audience that are being tried, by class. */
struct attempt {
	enum audience_kind kind[CLASS__COUNT];
};

/* Whether the audience of a class names the list of an effect. */
static bool
names(const struct compile *c, const struct attempt *t, enum class class,
    uint32_t effect)
{
	const struct effect *e = &c->effects[effect];
	bool sees = e->sees & CLASS_BIT(class);

	if (e->people == 0)
		return false;
	return (t->kind[class] == AUDIENCE_ONLY && sees) ||
	       (t->kind[class] == AUDIENCE_EXCEPT && !sees);
}

/* How often an audience has to be chosen, now and then or once. */
static uint32_t
times_chosen(const struct compile *c, enum class class)
{
	switch (class) {
	case CLASS_PHOTOS: return 3;  /* stories, reels, albums */
	case CLASS_CONTACT: return 2; /* contact, birthday */
	case CLASS_PAST: return c->old_posts;
	case CLASS_PUBLIC:
	case CLASS_WORK:
	case CLASS_EVERYDAY:
	case CLASS_FAMILY:
	case CLASS_OPINIONS:
	case CLASS_LOCATION:
	case CLASS_FRIENDS_LIST:
	case CLASS__COUNT: break;
	}
	return 1;
}

static uint32_t
seconds_for(const struct compile *c, const struct attempt *t)
{
	uint32_t clicks = 0, people = 0;

	for (uint32_t e = 0; e < c->effects_n; e++) {
		bool named = false;

		for (int k = 0; k < CLASS__COUNT; k++) {
			if (!names(c, t, (enum class)k, e))
				continue;
			named = true;
			clicks +=
			    CLICKS_LIST_PICK * times_chosen(c, (enum class)k);
		}
		if (named) {
			clicks += CLICKS_LIST_MAKE;
			people += c->effects[e].people;
		}
	}
	return effort_seconds(clicks, people);
}

/* What is most private goes to named people only, so that a new friend does
 * not fall into its audience. */
static bool guarded(enum class class)
{
	return class == CLASS_FAMILY || class == CLASS_CONTACT;
}

/* The only kind of audience that a class can have, or AUDIENCE_NONE where
 * EXCEPT and ONLY both give everybody what they should see. */
static enum audience_kind
forced_kind(const struct compile *c, enum class class)
{
	uint32_t in = 0, out = 0;

	if (class == CLASS_PUBLIC || (class == CLASS_WORK && work_is_public(c)))
		return AUDIENCE_PUBLIC;
	if (class == CLASS_FRIENDS_LIST)
		return AUDIENCE_SELF;
	for (uint32_t i = 0; i < c->effects_n; i++) {
		if (c->effects[i].sees & CLASS_BIT(class))
			in += c->effects[i].people;
		else
			out += c->effects[i].people;
	}
	if (class == CLASS_PAST &&
	    (c->old_posts == 0 || c->old_posts > OLD_POSTS_MAX))
		return AUDIENCE_FRIENDS;
	if (out == 0 && !guarded(class))
		return AUDIENCE_FRIENDS;
	if (in == 0)
		return AUDIENCE_SELF;
	return guarded(class) ? AUDIENCE_ONLY : AUDIENCE_NONE;
}

/* The cheapest kinds.  Of two that cost the same the one that names who may
 * see is taken: there a new friend is left out. */
static struct attempt
cheapest(const struct compile *c)
{
	struct attempt t = { 0 }, best = { 0 };
	enum class open[CLASS__COUNT];
	uint32_t n = 0, least = UINT32_MAX;

	for (int k = 0; k < CLASS__COUNT; k++) {
		t.kind[k] = forced_kind(c, (enum class)k);
		if (t.kind[k] == AUDIENCE_NONE)
			open[n++] = (enum class)k;
	}
	for (uint32_t mask = 0; mask < 1u << n; mask++) {
		uint32_t seconds;

		for (uint32_t i = 0; i < n; i++)
			t.kind[open[i]] =
			    mask >> i & 1 ? AUDIENCE_EXCEPT : AUDIENCE_ONLY;
		seconds = seconds_for(c, &t);
		if (seconds < least) {
			least = seconds;
			best = t;
		}
	}
	return best;
}

/* "Specific friends: Rowan, Alder". */
static struct str
words_for(struct compile *c, const struct audience *to)
{
	struct str words = STR_NONE;

	for (uint32_t i = 0; i < to->lists.n; i++)
		words = str_fmt(c->arena, "%.*s%s%.*s", STR_ARG(words),
		    i > 0 ? ", " : "", STR_ARG(to->lists.v[i]));
	switch (to->kind) {
	case AUDIENCE_PUBLIC: return STR("Public");
	case AUDIENCE_FRIENDS: return STR("Friends");
	case AUDIENCE_EXCEPT:
		return str_fmt(
		    c->arena, "Friends except... %.*s", STR_ARG(words));
	case AUDIENCE_ONLY:
		return str_fmt(
		    c->arena, "Specific friends: %.*s", STR_ARG(words));
	case AUDIENCE_SELF:
	case AUDIENCE_NONE: break;
	}
	return STR("Only me");
}

static uint32_t
own_posts(const struct records *r)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < r->posts.n; i++)
		n += r->posts.v[i].platform == PF_FACEBOOK &&
		     !r->posts.v[i].elsewhere;
	return n;
}

void
facebook_choose(struct compile *c)
{
	struct audience *to = c->plan->audiences[PF_FACEBOOK];
	struct attempt best;

	c->old_posts = own_posts(c->plan->records);
	if (post_work_publicly(c))
		to[CLASS_WORK].kind = AUDIENCE_PUBLIC;
	effects_find(c);
	best = cheapest(c);
	for (int k = 0; k < CLASS__COUNT; k++) {
		to[k].kind = best.kind[k];
		for (uint32_t e = 0; e < c->effects_n; e++) {
			if (!names(c, &best, (enum class)k, e))
				continue;
			c->effects[e].named = true;
			strs_add(c->arena, &to[k].lists, c->effects[e].name);
		}
		to[k].words = words_for(c, &to[k]);
	}
}
