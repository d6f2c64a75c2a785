/*
 * Advice on pending friend requests.
 *
 * Who would be open as a friend is accepted.  Who is likely from work is let
 * in closed where the two have met, and offered LinkedIn where not; under
 * "separate" never let in, and only under "open" is the owner asked whether
 * they have met.  Of whom the exports tell nothing, that is always asked, and
 * then who they are.
 */
#include "base/arena.h"
#include "base/map.h"
#include "plan/plan.h"

/* Likelihood from which a request is taken for one from work. */
static const double from_work = 0.5;

static const double request_harm = 0.1; /* of a question: after all others */

enum met { MET_UNKNOWN, MET_NO, MET_YES };

struct advising {
	struct arena *arena;
	struct plan *plan;
	struct map *said; /* keys -> enum met, as the owner has answered */
	bool *seen; /* by person_id.n: tagged, or at one event, together */
};

static struct map *
answers(struct arena *a, const struct plan_input *in)
{
	struct map *said = map_make(a);

	for (uint32_t i = 0; i < in->answers->v.n; i++) {
		const struct answer *one = &in->answers->v.v[i];

		if (one->kind == ANSWER_MET)
			*map_at(said, one->key) = one->yes ? MET_YES : MET_NO;
	}
	return said;
}

/* Whoever is in a picture or at an event with the owner has been met. */
static bool *
seen_together(struct arena *a, const struct plan *plan)
{
	bool *seen = arena_array(a, bool, plan->people->persons.n);

	for (uint32_t i = 0; i < plan->records->posts.n; i++) {
		const struct post *p = &plan->records->posts.v[i];

		for (uint32_t k = 0;
		     k < p->tagged.n && (p->photo || p->checkin); k++)
			seen[plan->people->of[p->tagged.v[k].n].n] = true;
	}
	return seen;
}

/* The owner's word under any key of theirs, else what the exports show. */
static enum met
have_met(const struct advising *v, const struct request_advice *r)
{
	const struct person *p = &v->plan->people->persons.v[r->person.n];
	enum met met = (enum met)map_get(v->said, r->key);

	for (uint32_t i = 0; i < p->accounts.n && met == MET_UNKNOWN; i++)
		met = (enum met)map_get(v->said,
		    record_key(v->arena,
			&v->plan->records->whos.v[p->accounts.v[i].n].account));
	if (met == MET_UNKNOWN && v->seen[r->person.n])
		met = MET_YES;
	return met;
}

/* The likelihood of any group of work. */
static double
work(const struct plan *plan, const struct placing *pl)
{
	double none = 1;

	for (uint32_t i = 0; i < pl->groups.n; i++)
		if (plan->groups.v[pl->groups.v[i].group].side == SIDE_WORK)
			none *= 1 - pl->groups.v[i].p;
	return 1 - none;
}

/* Whether they would see everyday posts as a friend, without a question. */
static bool
open_as_friend(const struct plan *plan, const struct placing *pl)
{
	return pl->standing != STAND_ASKED &&
	       plan->groups.v[pl->treated_as].side == SIDE_PERSONAL &&
	       (plan->table[pl->treated_as] & CLASS_BIT(CLASS_EVERYDAY)) != 0;
}

static bool
is_work(const struct plan *plan, const struct placing *pl)
{
	if (pl->standing == STAND_ANSWERED)
		return plan->groups.v[pl->treated_as].side == SIDE_WORK;
	return pl->evidence.n > 0 && work(plan, pl) >= from_work;
}

static void
say(struct advising *v, struct request_advice *to, const char *advice,
    struct phrase why)
{
	to->advice = str_of(advice);
	to->why = phrase_text(v->plan->phrases, v->arena, why);
}

static void
elsewhere(
    struct advising *v, const struct placing *pl, struct request_advice *to)
{
	if (pl->present[PF_LINKEDIN])
		say(v, to, "decline", PHRASE0(REQUEST_WORK_LINKED));
	else
		say(v, to, "linkedin", PHRASE0(REQUEST_WORK_LINKEDIN));
}

static void
advise_work(struct advising *v, const struct placing *pl, enum met met,
    struct request_advice *to)
{
	bool separate = str_eq(v->plan->strategy, STR("separate"));
	bool open = str_eq(v->plan->strategy, STR("open"));

	if (met == MET_YES && !separate)
		say(v, to, "accept_restricted", PHRASE0(REQUEST_WORK_MET));
	else if (met == MET_UNKNOWN && open)
		say(v, to, "ask", PHRASE0(REQUEST_WORK_ASK));
	else
		elsewhere(v, pl, to);
}

static void
advise(struct advising *v, struct request_advice *to)
{
	const struct placing *pl = &v->plan->placings[to->person.n];
	enum met met = have_met(v, to);

	if (open_as_friend(v->plan, pl))
		say(v, to, "accept", PHRASE0(REQUEST_PERSONAL));
	else if (is_work(v->plan, pl))
		advise_work(v, pl, met, to);
	else if (met == MET_NO)
		say(v, to, "decline", PHRASE0(REQUEST_NOT_MET));
	else if (met == MET_YES)
		say(v, to, "accept_restricted", PHRASE0(REQUEST_MET));
	else
		say(v, to, "ask", PHRASE0(REQUEST_UNKNOWN));
}

static void
ask(struct advising *v, const struct request_advice *r, enum question_kind kind,
    struct phrase text)
{
	struct plan *plan = v->plan;
	struct question ask = { .kind = kind, .about = r->person };

	text.args[0] = plan->people->persons.v[r->person.n].name;
	ask.key = r->key;
	ask.harm = request_harm;
	ask.text = phrase_text(plan->phrases, v->arena, text);
	ask.changes =
	    phrase_text(plan->phrases, v->arena, PHRASE0(REQUEST_CHANGES));
	ask.id = str_fmt(v->arena, "q%u", plan->questions.n + 1);
	if (kind == ASK_MET) {
		strs_add(v->arena, &ask.choices, STR("met:yes"));
		strs_add(v->arena, &ask.choices, STR("met:no"));
	}
	for (uint32_t g = 0; g < plan->groups.n && kind == ASK_GROUP; g++)
		if (g != GROUP_UNSORTED)
			strs_add(v->arena, &ask.choices, plan->groups.v[g].id);
	vec_add(v->arena, &plan->questions) = ask;
}

/* Met, and nothing known: the owner can tell who it is. */
static void
ask_group(struct advising *v, const struct request_advice *r)
{
	struct placing *pl = &v->plan->placings[r->person.n];

	if (pl->standing != STAND_DECIDED || pl->primary != GROUP_UNSORTED ||
	    !str_eq(r->advice, STR("accept_restricted")))
		return;
	pl->standing = STAND_ASKED;
	ask(v, r, ASK_GROUP, PHRASE(REQUEST_ASK_GROUP, STR_NONE));
}

void
requests_advise(struct arena *a, const struct plan_input *in, struct plan *plan)
{
	const struct records *r = plan->records;
	struct map *done = map_make(a);
	struct advising v = { .arena = a,
		.plan = plan,
		.said = answers(a, in),
		.seen = seen_together(a, plan) };

	for (uint32_t i = 0; i < r->requests.n; i++) {
		const struct request *q = &r->requests.v[i];
		const struct account *who = &r->whos.v[q->who.n].account;
		struct request_advice to = { .platform = who->platform };

		to.person = plan->people->of[q->who.n];
		if (q->state != ASKED_OWNER || to.person.n == 0 ||
		    plan->people->persons.v[to.person.n].owner)
			continue;
		to.key = record_key(a, who);
		if ((*map_at(done, to.key))++ > 0)
			continue;
		advise(&v, &to);
		if (str_eq(to.advice, STR("ask")))
			ask(&v, &to, ASK_MET,
			    PHRASE(REQUEST_ASK_MET, STR_NONE));
		ask_group(&v, &to);
		vec_add(a, &plan->requests) = to;
	}
}
