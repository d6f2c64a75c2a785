#include "plan/plan.h"

#include "base/arena.h"
#include "plan/board.h"
#include "plan/school.h"

static void
find_present(struct plan *plan)
{
	const struct people *people = plan->people;

	for (uint32_t i = 1; i < people->persons.n; i++) {
		const struct person *p = &people->persons.v[i];
		struct placing *pl = &plan->placings[i];

		pl->primary = pl->treated_as = GROUP_UNSORTED;
		for (uint32_t k = 0; k < p->accounts.n && !p->owner; k++) {
			who_id w = p->accounts.v[k];
			const struct account *a =
			    &plan->records->whos.v[w.n].account;

			pl->present[a->platform] = true;
			pl->friend |= a->platform == PF_FACEBOOK &&
			              a->relation == REL_FRIEND;
			pl->friend |= a->platform == PF_INSTAGRAM &&
			              a->relation == REL_FOLLOWER;
		}
	}
}

static void
find_circles(struct arena *a, struct plan *plan)
{
	const struct graph *g = plan->graph;

	for (uint32_t c = 0; c < g->circles.n; c++)
		for (uint32_t i = 0; i < g->circles.v[c].members.n; i++) {
			person_id p = g->circles.v[c].members.v[i];

			vec_add(a, &plan->placings[p.n].circles) = c;
		}
}

/* What goes on today began with the last job begun or left; clients and
 * coworkers of today came with it. */
static int64_t
present_job(const struct plan *plan)
{
	int64_t began = WHEN_NONE;

	for (uint32_t i = 0; i < plan->owner.employers.n; i++) {
		const struct employer *e = &plan->owner.employers.v[i];
		bool left = e->to != WHEN_NONE && e->to < plan->now;
		int64_t at = left ? e->to : e->from;

		if (at != WHEN_NONE && at > began)
			began = at;
	}
	return began;
}

void
evidence_collect(
    struct arena *a, const struct plan_input *in, struct plan *plan)
{
	struct board b = { .arena = a, .in = in, .plan = plan };

	b.job = present_job(plan);
	b.orgs = plan->orgs = orgs_make(&b);
	b.book = book_make(&b);
	b.schools = schools_make(a, in->lexicon, &plan->owner);
	evidence_owner_word(&b);
	evidence_book(&b);
	alike_answers(&b);
	evidence_work(&b);
	evidence_talk(&b);
	evidence_chats(&b);
	evidence_shown(&b);
	evidence_maybe(&b);
	evidence_lack(&b);
	evidence_listed(&b);
	evidence_known(&b);
}

void
plan_make(struct arena *a, const struct plan_input *in, struct plan *plan)
{
	uint32_t n = plan->people->persons.n;

	plan->placings = arena_array(a, struct placing, n);
	find_present(plan);
	find_circles(a, plan);
	evidence_collect(a, in, plan);
	decide(a, in, plan);
	questions_ask(a, in, plan);
	requests_advise(a, in, plan);
	wishes_find(a, plan);
	plan->answers_kept = in->answers->rows;
}
