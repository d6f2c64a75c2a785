/*
 * Advice on pending friend requests.
 */
#include "base/arena.h"
#include "base/map.h"
#include "plan/plan.h"

/* Likelihoods from which a request is taken for one from work, or for one
 * from a friend. */
static const double from_work = 0.5, from_friend = 0.8;

static bool
met(const struct plan_input *in, struct str key, bool *yes)
{
	bool told = false;

	for (uint32_t i = 0; i < in->answers->v.n; i++) {
		const struct answer *a = &in->answers->v.v[i];

		if (a->kind == ANSWER_MET && str_eq(a->key, key)) {
			*yes = a->yes;
			told = true;
		}
	}
	return told;
}

/* The likelihood of any group of the side, the harmful ones apart. */
static double
likely(const struct plan *plan, const struct placing *pl, enum side side)
{
	double none = 1;

	for (uint32_t i = 0; i < pl->groups.n; i++)
		if (plan->groups.v[pl->groups.v[i].group].side == side)
			none *= 1 - pl->groups.v[i].p;
	return 1 - none;
}

static void
advise(const struct plan_input *in, const struct plan *plan,
    const struct placing *pl, struct request_advice *to)
{
	bool open = str_eq(plan->strategy, STR("open")), yes = false;
	bool told = met(in, to->key, &yes);

	if (pl->evidence.n > 0 && likely(plan, pl, SIDE_WORK) >= from_work) {
		if (open && told && yes) {
			to->advice = STR("accept_restricted");
			to->why = STR("from work, and you have met");
		} else if (open && !told) {
			to->advice = STR("ask");
			to->why = STR("from work: have you met in person?");
		} else if (pl->present[PF_LINKEDIN]) {
			to->advice = STR("decline");
			to->why = STR("from work, and connected with you on "
				      "LinkedIn already");
		} else {
			to->advice = STR("linkedin");
			to->why = STR("from work: answer with an invitation "
				      "on LinkedIn");
		}
	} else if (likely(plan, pl, SIDE_PERSONAL) >= from_friend &&
		   pl->evidence.n > 0) {
		to->advice = STR("accept");
		to->why = STR("your own data show a personal tie");
	} else if (told && !yes) {
		to->advice = STR("decline");
		to->why = STR("you have not met");
	} else if (told) {
		to->advice = STR("accept_restricted");
		to->why = STR("you have met, but nothing tells whether from "
			      "work");
	} else {
		to->advice = STR("ask");
		to->why = STR("nothing in your exports tells who this is");
	}
}

static void
ask_met(struct arena *a, struct plan *plan, const struct request_advice *r)
{
	struct question ask = { .kind = ASK_MET, .about = r->person };

	ask.key = r->key;
	ask.harm = 0.1;
	ask.text = str_fmt(a, "Have you met %.*s, who asks to be your friend?",
	    STR_ARG(plan->people->persons.v[r->person.n].name));
	ask.changes = STR("the advice on this one request");
	strs_add(a, &ask.choices, STR("met:yes"));
	strs_add(a, &ask.choices, STR("met:no"));
	ask.id = str_fmt(a, "q%u", plan->questions.n + 1);
	vec_add(a, &plan->questions) = ask;
}

void
requests_advise(struct arena *a, const struct plan_input *in, struct plan *plan)
{
	const struct records *r = plan->records;
	struct map *done = map_make(a);

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
		advise(in, plan, &plan->placings[to.person.n], &to);
		if (str_eq(to.advice, STR("ask")))
			ask_met(a, plan, &to);
		vec_add(a, &plan->requests) = to;
	}
}
