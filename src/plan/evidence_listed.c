/*
 * Where a friend is listed besides: in an address book, among those who follow
 * or are followed on Instagram.  It says little of work, and much of how close
 * they are.  Where no export has such a list, nothing is said.
 */
#include "base/arena.h"
#include "plan/board.h"

struct listing {
	enum evidence_kind in, out;
	enum phrase_id in_text, out_text;
	bool (*of)(const struct account *);
};

static bool
booked(const struct account *a)
{
	return a->relation == REL_CONTACT && a->platform != PF_CRM &&
	       record_is_book(a->platform);
}

static bool
followed(const struct account *a)
{
	return a->platform == PF_INSTAGRAM &&
	       (a->relation == REL_FOLLOWER || a->relation == REL_FOLLOWING);
}

static const struct listing listings[] = {
	{ EV_BOOKED, EV_NO_BOOK, PHRASE_EVIDENCE_BOOKED,
	    PHRASE_EVIDENCE_NO_BOOK, booked },
	{ EV_FOLLOWED, EV_NO_FOLLOW, PHRASE_EVIDENCE_FOLLOWED,
	    PHRASE_EVIDENCE_NO_FOLLOW, followed },
};

/* Of the person's accounts the first that is listed so, or NULL. */
static const struct account *
listed(const struct board *b, const struct listing *l, uint32_t person)
{
	const struct person *p = &b->plan->people->persons.v[person];

	for (uint32_t k = 0; k < p->accounts.n; k++) {
		const struct account *a =
		    &b->plan->records->whos.v[p->accounts.v[k].n].account;

		if (l->of(a))
			return a;
	}
	return NULL;
}

static bool
is_given(const struct board *b, const struct listing *l)
{
	const struct records *r = b->plan->records;

	for (uint32_t i = 1; i < r->whos.n; i++)
		if (l->of(&r->whos.v[i].account))
			return true;
	return false;
}

/* Whoever may be another entry of the list is neither in it nor out of it. */
static bool *
find_doubtful(const struct board *b, const struct listing *l)
{
	const struct plan *plan = b->plan;
	bool *of = arena_array(b->arena, bool, plan->people->persons.n);

	for (uint32_t i = 0; i < plan->maybes.n; i++)
		of[plan->maybes.v[i].friend.n] |=
		    listed(b, l, plan->maybes.v[i].other.n) != NULL;
	return of;
}

static void
one_listing(struct board *b, const struct listing *l)
{
	const bool *doubtful = find_doubtful(b, l);

	for (uint32_t i = 1; i < b->plan->people->persons.n; i++) {
		const struct placing *pl = &b->plan->placings[i];
		const struct account *a = listed(b, l, i);
		bool in = a != NULL;

		if (pl->evidence.n == 0 || !pl->friend || (!in && doubtful[i]))
			continue;
		board_say(b, (person_id){ i }, in ? l->in : l->out, 1,
		    in ? &a->place : board_entry(b, (person_id){ i }),
		    (struct phrase){ .id = in ? l->in_text : l->out_text });
	}
}

void
evidence_listed(struct board *b)
{
	for (size_t i = 0; i < sizeof(listings) / sizeof(*listings); i++)
		if (is_given(b, &listings[i]))
			one_listing(b, &listings[i]);
}
