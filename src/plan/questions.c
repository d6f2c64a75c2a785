/*
 * Questions: what to ask, the one first whose answer removes most expected
 * harm.  A friend shut out by mistake counts 1, and so does one of whom it is
 * as likely as not that they are a client or the like; an answer about many is
 * worth what it settles, times the likelihood that all of them are of one
 * kind.
 */
#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/map.h"
#include "plan/board.h"

enum {
	MANY_MIN = 3,    /* people whom one question must settle */
	COMPANY_MIN = 2, /* the same at a company, contacts among them */
	MANY_MAX = 40,   /* people of a chat that may be of one kind */
	WHY_MAX = 2      /* pieces of evidence told in a question */
};

/* To know what somebody is has a worth of its own. */
static const double many_least = 0.1;
/* That a friend is somebody from work is the likelier the better it fits. */
static const double same_share = 0.8;
/* What it is worth to know of a friend who stays closed whether they are
 * harmful; how likely all at a company are of one group. */
static const double group_worth = 0.3, one_part = 0.9;

struct asking {
	struct arena *arena;
	struct plan *plan;
	const struct answers *answers;
	struct likely likely;
	uint32_t *doubts;     /* by person_id.n: who they may be */
	struct map *answered; /* keys of answers about many */
	struct map *named;    /* how many people bear a name */
	bool *together; /* by person_id.n: asked about with others alike */
};

/*
 * The expected harm that an answer removes: they stay shut out though they
 * are nothing but personal.  An acquaintance misses less.
 */
static double
worth(const struct asking *q, person_id p)
{
	static const double acquaintance = 0.3;
	const struct placing *pl = &q->plan->placings[p.n];
	double personal = 0, weighed = 0, work = 0;

	for (uint32_t i = 0; i < pl->groups.n; i++) {
		const struct share *g = &pl->groups.v[i];

		if (q->plan->groups.v[g->group].side == SIDE_WORK) {
			work += g->p;
			continue;
		}
		personal += g->p;
		weighed +=
		    g->p * (g->group == GROUP_ACQUAINTANCES ? acquaintance : 1);
	}
	return personal <= 0 || work >= 1 ? 0 : (1 - work) * weighed / personal;
}

static struct str
say(const struct asking *q, struct phrase ph)
{
	return phrase_text(q->plan->phrases, q->arena, ph);
}

/* A name that several bear comes with the day since when they are known. */
static struct str
name_of(const struct asking *q, person_id p)
{
	const struct person *one = &q->plan->people->persons.v[p.n];
	int64_t since =
	    q->plan->records->whos.v[one->accounts.v[0].n].account.since;

	if (map_get(q->named, one->name) < 2 || since == WHEN_NONE)
		return one->name;
	return say(
	    q, PHRASE(QUESTION_SINCE, one->name, when_day(q->arena, since)));
}

static void
choices(struct asking *q, struct question *ask)
{
	for (uint32_t g = 0; g < q->plan->groups.n; g++)
		if (g != GROUP_UNSORTED)
			strs_add(
			    q->arena, &ask->choices, q->plan->groups.v[g].id);
	if (ask->kind == ASK_MANY)
		strs_add(q->arena, &ask->choices, STR("mixed"));
}

/* What is known of them, what somebody has said or done first. */
static struct str
why_text(const struct asking *q, const struct placing *pl)
{
	struct str text = STR_NONE, last = STR_NONE;
	uint32_t told = 0, n = pl->evidence.n;

	for (uint32_t i = 0; i < 2 * n && told < WHY_MAX; i++) {
		const struct evidence *e = &pl->evidence.v[i % n];

		if (e->weight <= 0 || !evidence_counts(e) ||
		    board_circumstance(e->kind) != (i >= n) ||
		    str_eq(e->text, last))
			continue;
		last = e->text;
		text = str_fmt(q->arena, "%.*s%s%.*s", STR_ARG(text),
		    told++ > 0 ? "; " : "", STR_ARG(e->text));
	}
	return text;
}

/* How much is unknown of whether somebody is harmful, 0..1. */
static double
unknown(const struct asking *q, person_id p)
{
	const struct placing *pl = &q->plan->placings[p.n];
	double harm = 0;

	if (pl->standing == STAND_ANSWERED)
		return 0;
	for (uint32_t i = 0; i < pl->groups.n; i++)
		if (group_harmful(pl->groups.v[i].group))
			harm += pl->groups.v[i].p;
	return fmax(0, 2 * fmin(harm, 1 - harm));
}

static void
ask_single(struct asking *q, person_id p)
{
	const struct placing *pl = &q->plan->placings[p.n];
	struct question ask = { .kind = ASK_GROUP, .about = p };
	struct str why = why_text(q, pl);

	ask.key = q->plan->people->persons.v[p.n].key;
	ask.harm = fmax(worth(q, p), unknown(q, p));
	ask.text = say(q, PHRASE(QUESTION_GROUP, name_of(q, p), why));
	ask.changes = say(q, PHRASE0(QUESTION_GROUP_CHANGES));
	choices(q, &ask);
	vec_add(q->arena, &q->plan->questions) = ask;
}

/* By a phrase about how many they are and up to three things more. */
static void
put_many(struct asking *q, struct question *ask, struct phrase text)
{
	text.args[0] = phrase_number(q->arena, ask->members.n);
	ask->text = say(q, text);
	ask->changes = say(q, PHRASE(QUESTION_MANY_CHANGES, text.args[0]));
	choices(q, ask);
	vec_add(q->arena, &q->plan->questions) = *ask;
}

/* How likely one group holds for all of them. */
static double
one_kind(const struct asking *q, const struct question *ask)
{
	double best = 0;

	for (uint32_t g = 0; g < q->plan->groups.n; g++) {
		double sum = 0;

		for (uint32_t i = 0; i < ask->members.n; i++) {
			const struct placing *pl =
			    &q->plan->placings[ask->members.v[i].n];

			for (uint32_t k = 0; k < pl->groups.n; k++)
				if (pl->groups.v[k].group == (int)g)
					sum += pl->groups.v[k].p;
		}
		best = fmax(best, sum / ask->members.n);
	}
	return pow(best, ask->members.n);
}

/* One answer for several people who are unsure, by a phrase about their number
 * and the name of what joins them.  `key` is the contract's. */
static void
ask_many(struct asking *q, const person_id *of, uint32_t n, struct str key,
    enum phrase_id what, struct str name)
{
	struct question ask = { .kind = ASK_MANY, .key = key };

	if (map_get(q->answered, key) > 0)
		return;
	for (uint32_t i = 0; i < n; i++) {
		const struct placing *pl = &q->plan->placings[of[i].n];

		if (of[i].n == 0 || pl->standing != STAND_ASKED ||
		    (i > 0 && of[i].n == of[i - 1].n))
			continue;
		vec_add(q->arena, &ask.members) = of[i];
		ask.harm += many_least + worth(q, of[i]);
	}
	if (ask.members.n < MANY_MIN)
		return;
	ask.harm *= one_kind(q, &ask);
	*map_at(q->answered, key) = 1;
	put_many(q, &ask, (struct phrase){ what, { [1] = name } });
}

/* The friends at a company, and those who are likely somebody there. */
static double
friends_at(const struct asking *q, const struct org *o)
{
	const struct plan *plan = q->plan;
	double sum = 0;

	for (uint32_t i = 0; i < o->people.n; i++) {
		person_id p = o->people.v[i];

		if (plan->placings[p.n].friend)
			sum += unknown(q, p);
		for (uint32_t m = q->likely.first[p.n]; m > 0;
		     m = q->likely.next[m - 1]) {
			const struct maybe *one = &plan->maybes.v[m - 1];

			sum += one->likely * unknown(q, one->friend);
		}
	}
	return sum;
}

/* A company has one part in the owner's life, nearly always: what its people
 * are is asked once, for friends and connections alike. */
static void
ask_company(struct asking *q, const struct org *o)
{
	struct question ask = { .kind = ASK_MANY };
	double friends = friends_at(q, o);

	ask.key = str_fmt(q->arena, "org:%.*s", STR_ARG(o->name));
	if (friends <= 0 || map_get(q->answered, ask.key) > 0)
		return;
	for (uint32_t i = 0; i < o->people.n; i++) {
		person_id p = o->people.v[i];

		if (q->plan->placings[p.n].standing == STAND_ANSWERED)
			continue;
		vec_add(q->arena, &ask.members) = p;
		if (q->plan->placings[p.n].standing == STAND_ASKED)
			ask.harm += many_least;
	}
	ask.harm = one_part * (ask.harm + group_worth * friends);
	if (ask.members.n < COMPANY_MIN || ask.harm < many_least)
		return;
	*map_at(q->answered, ask.key) = 1;
	put_many(q, &ask, PHRASE(QUESTION_COMPANY, [1] = o->name));
}

static void
ask_companies(struct asking *q, const struct orgs *orgs)
{
	for (uint32_t i = 1; i <= orgs_n(orgs); i++)
		if (!orgs_at(orgs, i)->own && orgs_at(orgs, i)->group < 0)
			ask_company(q, orgs_at(orgs, i));
}

static int
by_id(const void *a, const void *b)
{
	const person_id *x = a, *y = b;

	return (x->n > y->n) - (x->n < y->n);
}

static void
ask_chats(struct asking *q)
{
	const struct records *r = q->plan->records;

	for (uint32_t i = 0; i < r->gatherings.n; i++) {
		const struct gathering *g = &r->gatherings.v[i];
		person_id *of = arena_array(q->arena, person_id, g->parts.n);
		uint32_t n = 0;

		if (g->title.n == 0 || g->parts.n > MANY_MAX)
			continue;
		for (uint32_t k = 0; k < g->parts.n; k++)
			of[n++] = q->plan->people->of[g->parts.v[k].who.n];
		qsort(of, n, sizeof(*of), by_id);
		ask_many(q, of, n,
		    str_fmt(q->arena, "thread:%.*s", STR_ARG(g->title)),
		    PHRASE_QUESTION_CHAT, g->title);
	}
}

/* Nobody whom a question asks about with others is asked about alone too. */
static void
ask_alike(struct asking *q)
{
	struct sets sets = { 0 };

	alike_find(q->arena, q->plan, q->answers, &sets);
	for (uint32_t i = 0; i < sets.v.n; i++) {
		const struct set *set = &sets.v.v[i];
		struct question ask = { .kind = ASK_MANY, .key = set->key };

		for (uint32_t k = 0; k < set->members.n; k++) {
			vec_add(q->arena, &ask.members) = set->members.v[k];
			q->together[set->members.v[k].n] = true;
		}
		ask.harm = set->worth;
		put_many(q, &ask,
		    PHRASE(QUESTION_ALIKE,
			[1] = q->plan->groups.v[set->group].many, set->names,
			common_facts(q->arena, q->plan, set)));
	}
}

static bool
is_open(const struct plan *plan, person_id p)
{
	int group = plan->placings[p.n].treated_as;

	return (plan->table[group] & CLASS_BIT(CLASS_EVERYDAY)) != 0 &&
	       plan->groups.v[group].side == SIDE_PERSONAL;
}

/* A friend and somebody from work who may be one person. */
static void
ask_same(struct asking *q)
{
	const struct plan *plan = q->plan;
	const struct people *people = plan->people;

	for (uint32_t i = 0; i < plan->maybes.n; i++) {
		const struct maybe *m = &plan->maybes.v[i];
		const struct person *other = &people->persons.v[m->other.n];
		struct question ask = { .kind = ASK_SAME, .about = m->friend };
		struct place at =
		    plan->records->whos.v[other->accounts.v[0].n].account.place;

		/* Whoever is open all the same, or answered, needs no asking.
		 */
		if (plan->placings[m->friend.n].standing == STAND_ANSWERED ||
		    is_open(plan, m->friend))
			continue;
		plan->placings[m->friend.n].standing = STAND_ASKED;
		ask.key = people->persons.v[m->friend.n].key;
		ask.other = other->key;
		ask.harm =
		    same_share * worth(q, m->friend) / q->doubts[m->friend.n];
		ask.text = say(q, PHRASE(QUESTION_SAME, name_of(q, m->friend),
				      other->name, place_text(q->arena, &at)));
		ask.changes = say(q, PHRASE0(QUESTION_SAME_CHANGES));
		strs_add(q->arena, &ask.choices,
		    str_fmt(q->arena, "same:%.*s", STR_ARG(ask.other)));
		strs_add(q->arena, &ask.choices,
		    str_fmt(q->arena, "different:%.*s", STR_ARG(ask.other)));
		vec_add(q->arena, &q->plan->questions) = ask;
	}
}

static int
by_harm(const void *a, const void *b)
{
	const struct question *x = a, *y = b;
	int c;

	if (x->harm != y->harm)
		return x->harm < y->harm ? 1 : -1;
	if (x->kind != y->kind)
		return (int)x->kind - (int)y->kind;
	c = str_cmp(x->key, y->key);
	return c != 0 ? c : str_cmp(x->other, y->other);
}

void
questions_ask(struct arena *a, const struct plan_input *in, struct plan *plan)
{
	struct asking q = { .arena = a, .plan = plan, .answers = in->answers };

	q.likely = likely_find(a, plan);
	q.doubts = arena_array(a, uint32_t, plan->people->persons.n);
	for (uint32_t i = 0; i < plan->maybes.n; i++)
		q.doubts[plan->maybes.v[i].friend.n]++;
	q.together = arena_array(a, bool, plan->people->persons.n);
	q.answered = map_make(a);
	q.named = map_make(a);
	for (uint32_t i = 1; i < plan->people->persons.n; i++)
		++*map_at(q.named, plan->people->persons.v[i].name);
	for (uint32_t i = 0; i < in->answers->v.n; i++)
		if (in->answers->v.v[i].many)
			*map_at(q.answered, in->answers->v.v[i].key) = 1;
	ask_same(&q);
	ask_companies(&q, plan->orgs);
	ask_chats(&q);
	ask_alike(&q);
	for (uint32_t i = 1; i < plan->people->persons.n; i++)
		if (plan->placings[i].standing == STAND_ASKED &&
		    plan->placings[i].evidence.n > 0 && !q.together[i])
			ask_single(&q, (person_id){ i });
	if (plan->questions.n > 1)
		qsort(plan->questions.v, plan->questions.n,
		    sizeof(struct question), by_harm);
	for (uint32_t i = 0; i < plan->questions.n; i++)
		plan->questions.v[i].id = str_fmt(a, "q%u", i + 1);
}
