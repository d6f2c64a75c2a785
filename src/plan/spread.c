/*
 * What those in one company, chat or circle tell of each other.  A place has
 * a part in the owner's life, or none: a company is a client, a chat is the
 * family's.  Nearly everybody in a place of one part belongs to that group;
 * in a place of none they are as people in such places are.  Which part it
 * is, is reckoned from what is known of its others (a mixture of classes;
 * messages between people and places as in belief propagation, a few
 * rounds), and comes back to each as log-likelihoods.  Nobody is told what
 * they have told themselves.
 *
 * Linear in the memberships: a place keeps one sum per group.
 */
#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "plan/board.h"

enum {
	ROUNDS = 3,
	PLACE_MAX = 60 /* people who may still have much in common */
};

/* Where few places are known, what is usual is what is likely anywhere. */
static const double few = 20;
/* How far a hint may go. */
static const double hint_most = 3, hint_least = -1.5;
/* Of people in a place of one part, how many are not of that group. */
static const double others_share = 0.15;
/* How many places have no part. */
static const double no_part = 0.8;

enum place_kind { PLACE_COMPANY, PLACE_CHAT, PLACE_CIRCLE, PLACE__COUNT };

/* The exponent of what one tells of a place: those in a chat are told by its
 * words and title already, and a circle repeats its chats. */
static const double trust[PLACE__COUNT] = {
	[PLACE_COMPANY] = 1,
	[PLACE_CHAT] = 0.2,
	[PLACE_CIRCLE] = 0.05,
};

struct place_of {
	enum place_kind kind;
	struct str name;
	VEC(person_id) people;  /* of whom something is known */
	double part[GROUP_MAX]; /* log-likelihood against no part */
	double *fits; /* … by the word of each of them, groups.n in a row */
};

struct spreading {
	struct arena *arena;
	const struct believer *believer;
	const struct plan *plan;
	VEC(struct place_of) places;
	int part_of[GROUP_MAX];                /* board_part() */
	bool is_part[PLACE__COUNT][GROUP_MAX]; /* what a place can be */
	double usual[PLACE__COUNT][GROUP_MAX];
	double usual_part[PLACE__COUNT][GROUP_MAX];
	struct likely likely;
	struct belief *beliefs; /* by person_id.n */
	struct hint *hints;
};

static void
enter(
    struct spreading *s, struct place_of place, const person_id *v, uint32_t n)
{

	if (n < 2 || n > PLACE_MAX)
		return;
	for (uint32_t i = 0; i < n; i++)
		if (v[i].n > 0 && belief_any(s->believer, v[i]))
			vec_add(s->arena, &place.people) = v[i];
	if (place.people.n < 2)
		return;
	place.fits = arena_array(
	    s->arena, double, (size_t)place.people.n * s->plan->groups.n);
	vec_add(s->arena, &s->places) = place;
}

static void
list_places(struct spreading *s, const struct orgs *orgs)
{
	const struct records *r = s->plan->records;
	const struct graph *g = s->plan->graph;

	for (uint32_t i = 1; i <= orgs_n(orgs); i++)
		if (!orgs_at(orgs, i)->own)
			enter(s,
			    (struct place_of){ .kind = PLACE_COMPANY,
				.name = orgs_at(orgs, i)->name },
			    orgs_at(orgs, i)->people.v,
			    orgs_at(orgs, i)->people.n);
	for (uint32_t i = 0; i < r->gatherings.n; i++) {
		const struct gathering *x = &r->gatherings.v[i];
		person_id *v = arena_array(s->arena, person_id, x->parts.n);

		for (uint32_t k = 0; k < x->parts.n; k++)
			v[k] = s->plan->people->of[x->parts.v[k].who.n];
		enter(s,
		    (struct place_of){ .kind = PLACE_CHAT, .name = x->title },
		    v, x->parts.n);
	}
	for (uint32_t i = 0; i < g->circles.n; i++)
		enter(s,
		    (struct place_of){
			.kind = PLACE_CIRCLE, .name = g->circles.v[i].label },
		    g->circles.v[i].members.v, g->circles.v[i].members.n);
}

/* Another company than the owner's own is nobody's place as coworkers or
 * friends: they are there by chance. */
static void
list_parts(struct spreading *s)
{
	for (uint32_t g = 0; g < s->plan->groups.n; g++) {
		bool part = board_part((int)g) == (int)g;

		s->part_of[g] = board_part((int)g);
		s->is_part[PLACE_CHAT][g] = s->is_part[PLACE_CIRCLE][g] = part;
		s->is_part[PLACE_COMPANY][g] =
		    part && s->plan->groups.v[g].side == SIDE_WORK &&
		    g != GROUP_COWORKERS && g != GROUP_FORMER_COWORKERS;
	}
}

/* How well one fits into a place of that part, against one of none. */
static double
fit(const struct spreading *s, const struct place_of *o, uint32_t person,
    int part)
{
	double p = 0;

	for (uint32_t g = 0; g < s->plan->groups.n; g++)
		if (s->part_of[g] == part)
			p += s->beliefs[person].p[g];
	return trust[o->kind] *
	       log((1 - others_share) * p / s->usual_part[o->kind][part] +
		   others_share);
}

static void
find_usual(struct spreading *s)
{
	double people[PLACE__COUNT] = { 0 };
	uint32_t groups = s->plan->groups.n;

	memset(s->usual, 0, sizeof(s->usual));
	memset(s->usual_part, 0, sizeof(s->usual_part));
	for (uint32_t i = 0; i < s->places.n; i++) {
		const struct place_of *o = &s->places.v[i];

		people[o->kind] += o->people.n;
		for (uint32_t k = 0; k < o->people.n; k++)
			for (uint32_t g = 0; g < groups; g++)
				s->usual[o->kind][g] +=
				    s->beliefs[o->people.v[k].n].p[g];
	}
	for (int k = 0; k < PLACE__COUNT; k++)
		for (uint32_t g = 0; g < groups; g++) {
			s->usual[k][g] =
			    (s->usual[k][g] +
				few * belief_before(s->plan, (int)g)) /
			    (people[k] + few);
			s->usual_part[k][s->part_of[g]] += s->usual[k][g];
		}
}

static void
find_parts(struct spreading *s)
{
	uint32_t groups = s->plan->groups.n;

	for (uint32_t i = 0; i < s->places.n; i++) {
		struct place_of *o = &s->places.v[i];

		for (uint32_t g = 0; g < groups; g++) {
			o->part[g] = 0;
			if (!s->is_part[o->kind][g])
				continue;
			for (uint32_t k = 0; k < o->people.n; k++) {
				double f = fit(s, o, o->people.v[k].n, (int)g);

				o->fits[k * groups + g] = f;
				o->part[g] += f;
			}
		}
	}
}

/* Of the place that says most, to be told as evidence; `member` is the person
 * there, or who is likely they. */
static void
remember(struct spreading *s, const struct place_of *o, uint32_t member,
    uint32_t person, int group, double weight)
{
	struct hint *h = &s->hints[person];

	if (weight <= h->weight || o->name.n == 0)
		return;
	h->group = group;
	h->weight = weight;
	h->where = o->name;
	h->others = o->people.n - 1;
	h->like = 0;
	for (uint32_t i = 0; i < o->people.n; i++)
		h->like += o->people.v[i].n != member &&
		           s->beliefs[o->people.v[i].n].p[group] >= 0.5;
}

/* How likely each part is by the word of all but the k-th; returns that of
 * none. */
static double
parts_by_others(const struct spreading *s, const struct place_of *o, uint32_t k,
    double *part)
{
	uint32_t groups = s->plan->groups.n;
	double most = 0, all, none;

	for (uint32_t g = 0; g < groups; g++) {
		if (!s->is_part[o->kind][g])
			continue;
		part[g] = o->part[g] - o->fits[k * groups + g];
		most = fmax(most, part[g]);
	}
	none = all = no_part * exp(-most);
	for (uint32_t g = 0; g < groups; g++) {
		if (!s->is_part[o->kind][g])
			continue;
		part[g] = (1 - no_part) * s->usual_part[o->kind][g] *
		          exp(part[g] - most);
		all += part[g];
	}
	for (uint32_t g = 0; g < groups; g++)
		part[g] /= all;
	return none / all;
}

static void
add_hint(struct spreading *s, const struct place_of *o, uint32_t member,
    uint32_t person, const double *weight, double share)
{
	for (uint32_t g = 0; g < s->plan->groups.n; g++) {
		s->hints[person].v[g] += share * weight[g];
		remember(s, o, member, person, (int)g, share * weight[g]);
	}
}

static double
weight_of(const struct spreading *s, const struct place_of *o, double part,
    double none, uint32_t group)
{
	return log(part * (1 - others_share) / s->usual_part[o->kind][group] +
		   none + (1 - none) * others_share);
}

/* What is told to somebody is told to a friend who is likely they, too. */
static void
tell(struct spreading *s, const struct place_of *o)
{
	for (uint32_t k = 0; k < o->people.n; k++) {
		uint32_t i = o->people.v[k].n;
		double part[GROUP_MAX] = { 0 }, weight[GROUP_MAX];
		double none = parts_by_others(s, o, k, part);

		for (uint32_t g = 0; g < s->plan->groups.n; g++)
			if (s->part_of[g] == (int)g)
				weight[g] = weight_of(s, o, part[g], none, g);
		for (uint32_t g = 0; g < s->plan->groups.n; g++)
			weight[g] = weight[s->part_of[g]];
		add_hint(s, o, i, i, weight, 1);
		for (uint32_t m = s->likely.first[i]; m > 0;
		     m = s->likely.next[m - 1])
			add_hint(s, o, i, s->plan->maybes.v[m - 1].friend.n,
			    weight, s->plan->maybes.v[m - 1].likely);
	}
}

static void
one_round(struct spreading *s)
{
	uint32_t n = s->plan->people->persons.n;

	find_usual(s);
	find_parts(s);
	memset(s->hints, 0, n * sizeof(*s->hints));
	for (uint32_t i = 0; i < s->places.n; i++)
		tell(s, &s->places.v[i]);
	for (uint32_t i = 1; i < n; i++) {
		for (uint32_t g = 0; g < s->plan->groups.n; g++)
			s->hints[i].v[g] =
			    fmin(fmax(s->hints[i].v[g], hint_least), hint_most);
		belief_of(s->believer, (person_id){ i }, &s->hints[i],
		    &s->beliefs[i]);
	}
}

struct hint *
spread_hints(struct arena *a, const struct believer *b, const struct orgs *orgs,
    const struct plan *plan)
{
	uint32_t n = plan->people->persons.n;
	struct spreading s = { .arena = a, .believer = b, .plan = plan };

	s.beliefs = arena_array(a, struct belief, n);
	s.hints = arena_array(a, struct hint, n);
	s.likely = likely_find(a, plan);
	list_parts(&s);
	list_places(&s, orgs);
	for (uint32_t i = 1; i < n; i++)
		belief_of(b, (person_id){ i }, NULL, &s.beliefs[i]);
	for (int i = 0; i < ROUNDS && s.places.n > 0; i++)
		one_round(&s);
	return s.hints;
}
