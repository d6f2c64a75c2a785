/*
 * What people who are asked about together have in common: the one or two
 * kinds of personal facts that most of them share.
 */
#include "base/arena.h"
#include "plan/board.h"

/* Kinds that say the same of several, the more telling first; `word` is what
 * messages are about. */
static const struct shared {
	enum evidence_kind first, last;
	enum phrase_id text, word;
} kinds[] = {
#define PLAIN(from, to, text)                                           \
	{                                                               \
		EV_##from, EV_##to, PHRASE_COMMON_##text, PHRASE__COUNT \
	}
#define WORDS(from, to, word)                                                \
	{                                                                    \
		EV_##from, EV_##to, PHRASE_COMMON_WORDS, PHRASE_WORDS_##word \
	}
	WORDS(FOND, FOND_MUCH, FOND),
	WORDS(FAMILY, FAMILY_MUCH, FAMILY),
	PLAIN(SURNAME, SURNAME, SURNAME),
	PLAIN(TAGGED, TAGGED, TAGGED),
	PLAIN(COMMENTS_ONCE, COMMENTS_ALL, COMMENTS),
	PLAIN(CHAT_FRIENDS, CHAT_FRIENDS, CHAT),
	PLAIN(CHAT_TITLE, CHAT_TITLE, TITLE),
	WORDS(LEISURE, LEISURE_MUCH, LEISURE),
	PLAIN(NO_BUSINESS_SHORT, NO_BUSINESS_LONG, NO_BUSINESS),
	PLAIN(HOURS_FREE, HOURS_MOSTLY_FREE, FREE_HOURS),
	PLAIN(VISITED, VISITED, VISITED),
#undef PLAIN
#undef WORDS
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]), TOLD_MAX = 2 };

static bool
shows(const struct plan *plan, person_id p, const struct shared *k)
{
	const struct placing *pl = &plan->placings[p.n];

	for (uint32_t i = 0; i < pl->evidence.n; i++) {
		const struct evidence *e = &pl->evidence.v[i];

		if (e->kind >= (int)k->first && e->kind <= (int)k->last &&
		    e->weight > 0 && evidence_counts(e) &&
		    plan->groups.v[e->group].side == SIDE_PERSONAL)
			return true;
	}
	return false;
}

/* "you tagged 7 of them in your posts" */
static struct str
told(struct arena *a, const struct plan *plan, const struct shared *k,
    uint32_t n, uint32_t of)
{
	struct phrase all = { .id = k->text };

	all.args[0] = phrase_text(plan->phrases, a,
	    n == of ? PHRASE0(COMMON_ALL)
		    : PHRASE(COMMON_SOME, phrase_number(a, n)));
	if (k->word != PHRASE__COUNT)
		all.args[1] = phrase_text(
		    plan->phrases, a, (struct phrase){ .id = k->word });
	return phrase_text(plan->phrases, a, all);
}

/* The planner asks about nobody together of whom more of work is known. */
static bool
a_little_tells(const struct plan *plan, const struct placing *pl)
{
	if (pl->present[PF_LINKEDIN])
		return true;
	for (uint32_t i = 0; i < pl->evidence.n; i++) {
		const struct evidence *e = &pl->evidence.v[i];

		if (plan->groups.v[e->group].side == SIDE_WORK &&
		    !board_circumstance(e->kind) && evidence_counts(e))
			return true;
	}
	return false;
}

static struct str
of_work(struct arena *a, const struct plan *plan, const struct set *set)
{
	struct phrase text = PHRASE0(COMMON_NO_WORK);
	uint32_t n = 0;

	for (uint32_t i = 0; i < set->members.n; i++)
		n += a_little_tells(plan, &plan->placings[set->members.v[i].n]);
	if (n > 0)
		text = PHRASE(COMMON_LINKED, phrase_number(a, n));
	else if (!plan->tells_of_work)
		text = PHRASE0(COMMON_BLIND);
	return phrase_text(plan->phrases, a, text);
}

struct str
common_facts(struct arena *a, const struct plan *plan, const struct set *set)
{
	uint32_t n[KINDS] = { 0 };
	struct str text = STR_NONE;

	for (size_t k = 0; k < KINDS; k++)
		for (uint32_t i = 0; i < set->members.n; i++)
			n[k] += shows(plan, set->members.v[i], &kinds[k]);
	for (int turn = 0; turn < TOLD_MAX; turn++) {
		size_t best = 0;

		for (size_t k = 1; k < KINDS; k++)
			if (n[k] > n[best])
				best = k;
		if (n[best] < 2 || 2 * n[best] < set->members.n)
			break;
		text = str_fmt(a, "%.*s%.*s; ", STR_ARG(text),
		    STR_ARG(
			told(a, plan, &kinds[best], n[best], set->members.n)));
		n[best] = 0;
	}
	return str_fmt(
	    a, "%.*s%.*s", STR_ARG(text), STR_ARG(of_work(a, plan, set)));
}
