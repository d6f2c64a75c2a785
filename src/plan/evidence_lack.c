/*
 * What is not there.  That nothing of a kind is known of a friend tells
 * something where the exports would tell it: who is family writes, or stands
 * in the family's chat, or in the profile.
 */
#include "base/arena.h"
#include "plan/board.h"

enum { COMPANIES_LEAST = 10 };

struct lack {
	struct board *b;
	bool work, family, talk, chats; /* the exports would tell */
	bool *talks, *chatting;         /* by person_id.n */
};

/* Whether some export tells of people's companies: LinkedIn, or a book in
 * which several have one. */
static bool
tells_of_work(const struct records *r)
{
	uint32_t n = 0;

	for (uint32_t i = 1; i < r->whos.n; i++)
		if (r->whos.v[i].account.relation == REL_CONNECTION)
			return true;
	for (uint32_t i = 0; i < r->affiliations.n; i++)
		n += record_is_book(
		    r->whos.v[r->affiliations.v[i].who.n].account.platform);
	return n >= COMPANIES_LEAST;
}

static bool
from_work(const struct plan *plan, const struct placing *pl)
{
	for (uint32_t i = 0; i < pl->evidence.n; i++) {
		const struct evidence *e = &pl->evidence.v[i];

		if (plan->groups.v[e->group].side == SIDE_WORK &&
		    board_kind(e->kind)->theme != THEME_SHOWN)
			return true;
	}
	return false;
}

static bool
from_family(const struct placing *pl)
{
	for (uint32_t i = 0; i < pl->evidence.n; i++)
		if (pl->evidence.v[i].group == GROUP_FAMILY)
			return true;
	return false;
}

static void
find_talks(struct lack *l)
{
	const struct records *r = l->b->plan->records;
	uint32_t n = l->b->plan->people->persons.n;

	l->talks = arena_array(l->b->arena, bool, n);
	l->chatting = arena_array(l->b->arena, bool, n);
	for (uint32_t i = 0; i < r->exchanges.n; i++) {
		const struct exchange *x = &r->exchanges.v[i];

		if (x->sent + x->received == 0 || x->platform == PF_LINKEDIN)
			continue;
		l->talks[board_person(l->b, x->who).n] = true;
		l->talk = true;
	}
	for (uint32_t i = 0; i < r->gatherings.n; i++) {
		const struct gathering *g = &r->gatherings.v[i];

		for (uint32_t k = 0; g->kind == AT_THREAD && k < g->parts.n;
		     k++) {
			l->chatting[board_person(l->b, g->parts.v[k].who).n] =
			    true;
			l->chats = true;
		}
	}
}

static void
say(const struct lack *l, uint32_t person, enum evidence_kind kind,
    enum phrase_id text)
{
	board_say(l->b, (person_id){ person }, kind, 1,
	    board_entry(l->b, (person_id){ person }),
	    (struct phrase){ .id = text });
}

static void
one_friend(const struct lack *l, uint32_t person)
{
	const struct placing *pl = &l->b->plan->placings[person];
	bool work = from_work(l->b->plan, pl), family = from_family(pl);

	if (l->work && !work)
		say(l, person, EV_NO_WORK, PHRASE_EVIDENCE_NO_WORK);
	if (l->family && !family)
		say(l, person, EV_NO_FAMILY, PHRASE_EVIDENCE_NO_FAMILY);
	if (l->talk && !l->talks[person])
		say(l, person, EV_NO_TALK, PHRASE_EVIDENCE_NO_TALK);
	if (l->chats && !l->chatting[person])
		say(l, person, EV_NO_CHAT, PHRASE_EVIDENCE_NO_CHAT);
}

void
evidence_lack(struct board *b)
{
	struct plan *plan = b->plan;
	struct lack l = { .b = b };

	l.work = plan->tells_of_work = tells_of_work(plan->records);
	find_talks(&l);
	for (uint32_t i = 1; i < plan->people->persons.n; i++)
		l.family |=
		    plan->placings[i].friend && from_family(&plan->placings[i]);
	for (uint32_t i = 1; i < plan->people->persons.n; i++) {
		arena_reset(b->in->scratch);
		if (plan->placings[i].evidence.n > 0 &&
		    plan->placings[i].friend)
			one_friend(&l, i);
	}
}
