#include "audience/traces.h"

#include "base/arena.h"

static void
mark(const struct plan *plan, uint32_t *traces, who_id w, uint32_t t)
{
	traces[plan->people->of[w.n].n] |= t;
}

static void
trace_tags(const struct plan *plan, uint32_t *traces)
{
	const struct records *r = plan->records;

	for (uint32_t i = 0; i < r->posts.n; i++) {
		const struct post *p = &r->posts.v[i];
		uint32_t t = TRACE_TAGGED;

		if (p->photo || p->video)
			t |= TRACE_TAGGED_PICTURE;
		for (uint32_t k = 0; k < p->tagged.n; k++)
			if (p->platform == PF_FACEBOOK)
				mark(plan, traces, p->tagged.v[k], t);
	}
	for (uint32_t i = 0; i < r->gatherings.n; i++) {
		const struct gathering *g = &r->gatherings.v[i];

		if (g->platform != PF_FACEBOOK ||
		    (g->kind != AT_POST && g->kind != AT_GROUP))
			continue;
		for (uint32_t k = 0; k < g->parts.n; k++)
			mark(plan, traces, g->parts.v[k].who,
			    g->kind == AT_POST ? TRACE_TAGGED
					       : TRACE_SHARES_GROUP);
	}
}

bool
traces_reads(const struct account *a, enum platform p)
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
is_friend(const struct plan *plan, uint32_t person)
{
	const struct person *p = &plan->people->persons.v[person];

	for (uint32_t i = 0; i < p->accounts.n; i++)
		if (!p->owner &&
		    traces_reads(
			&plan->records->whos.v[p->accounts.v[i].n].account,
			PF_FACEBOOK))
			return true;
	return false;
}

/* What knowing somebody opens. */
struct ties {
	const struct plan *plan;
	bool *friend; /* by person_id.n */
	uint32_t *traces;
};

enum { OPENS = 4 };

static const uint32_t opened[OPENS] = { TRACE_KNOWS_FRIEND,
	TRACE_KNOWS_COLLEAGUE, TRACE_NEAR_TAGGED, TRACE_NEAR_PICTURE };

/* Whether knowing that person opens the k-th. */
static bool
opens(const struct ties *t, uint32_t person, int k)
{
	switch (opened[k]) {
	case TRACE_KNOWS_FRIEND: return t->friend[person];
	case TRACE_KNOWS_COLLEAGUE:
		return t->plan->placings[person].present[PF_LINKEDIN];
	case TRACE_NEAR_TAGGED: return t->traces[person] & TRACE_TAGGED;
	default: return t->traces[person] & TRACE_TAGGED_PICTURE;
	}
}

static void
trace_tie(const struct ties *t, uint32_t me, uint32_t other)
{
	for (int k = 0; k < OPENS; k++)
		if (opens(t, other, k))
			t->traces[me] |= opened[k];
}

/* All are tied to all, so two of a kind tell the rest: whoever of them is one
 * has the other. */
static void
trace_hub(const struct ties *t, const struct hub *h)
{
	uint32_t found[OPENS][2] = { { 0 } };

	for (uint32_t i = 0; i < h->people.n; i++)
		for (int k = 0; k < OPENS; k++) {
			uint32_t p = h->people.v[i].n;

			if (found[k][1] == 0 && opens(t, p, k))
				found[k][found[k][0] != 0] = p;
		}
	for (uint32_t i = 0; i < h->people.n; i++)
		for (int k = 0; k < OPENS; k++) {
			uint32_t me = h->people.v[i].n;

			if ((found[k][0] != 0 && found[k][0] != me) ||
			    found[k][1] != 0)
				t->traces[me] |= opened[k];
		}
}

/* People of one employer need not know each other. */
static void
trace_ties(struct arena *a, const struct plan *plan, uint32_t *traces)
{
	const struct graph *g = plan->graph;
	uint32_t n = plan->people->persons.n;
	struct ties t = { plan, arena_array(a, bool, n), traces };

	for (uint32_t i = 1; i < n; i++)
		t.friend[i] = is_friend(plan, i);
	for (uint32_t i = 0; i < g->ties.n; i++) {
		const struct tie *one = &g->ties.v[i];

		if (!(one->kinds & ~(1u << TIE_EMPLOYER)))
			continue;
		trace_tie(&t, one->a.n, one->b.n);
		trace_tie(&t, one->b.n, one->a.n);
	}
	for (uint32_t i = 0; i < g->hubs.n; i++)
		if (g->hubs.v[i].kind != TIE_EMPLOYER)
			trace_hub(&t, &g->hubs.v[i]);
}

uint32_t *
traces_find(struct arena *a, const struct plan *plan)
{
	uint32_t *traces = arena_array(a, uint32_t, plan->people->persons.n);

	trace_tags(plan, traces);
	trace_ties(a, plan, traces);
	return traces;
}

static bool
posted(const struct plan *plan, enum platform p, bool only_public)
{
	const struct records *r = plan->records;

	for (uint32_t i = 0; i < r->posts.n; i++) {
		struct str to = r->posts.v[i].audience;

		if (r->posts.v[i].platform == p &&
		    (!only_public || str_eq_nocase(to, STR("public")) ||
			str_eq_nocase(to, STR("everyone"))))
			return true;
	}
	return false;
}

bool
traces_posted(const struct plan *plan, enum platform p)
{
	return posted(plan, p, false);
}

bool
traces_posted_publicly(const struct plan *plan, enum platform p)
{
	return posted(plan, p, true);
}
