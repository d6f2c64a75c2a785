/*
 * Messages with one other person: when they are written, the kinds of words
 * in them, who says them.
 */
#include <math.h>

#include "base/arena.h"
#include "plan/board.h"
#include "plan/hours.h"

enum {
	TALK_MIN = 4,  /* messages that make a conversation */
	HOURS_MIN = 8, /* messages that show a rhythm */
	SOME = 10,     /* messages from which silence on business tells */
	MANY = 30
};

/* Words of family or affection in so many messages, or of free time outside
 * office hours in so many, are no politeness.  Among SOME messages and more one
 * of family or affection does: on invented lives it opened no client, and
 * asking for two closed one friend in thirty. */
enum {
	FOND_OFTEN = 2,
	LEISURE_OFTEN = 3,
	FREE_STEPS = 2 /* the first of the steps of rhythm() */
};

/* A word in one of so many messages is much of it. */
static const double much = 0.06;

struct talk {
	struct board *b;
	const struct exchange *x;
	person_id person;
	uint32_t all;
};

static struct str
number(const struct talk *t, uint32_t n)
{
	return phrase_number(t->b->in->scratch, n);
}

static void
say(const struct talk *t, enum evidence_kind kind, double scale,
    struct phrase text)
{
	board_say(t->b, t->person, kind, scale, &t->x->place, text);
}

static void
shows(const struct talk *t, enum spoken what)
{
	struct placing *pl = &t->b->plan->placings[t->person.n];

	if (t->x->platform != PF_LINKEDIN && pl->spoken < what)
		pl->spoken = what;
}

static void
bind_by_talk(const struct talk *t, enum bond bond)
{
	board_bond(t->b, t->person, bond);
	shows(t, SPOKEN_WARMLY);
}

/* A few messages show less of a rhythm. */
static void
rhythm(const struct talk *t, const struct hours *h)
{
	static const struct {
		double most;
		enum evidence_kind kind;
	} steps[] = { { 0.15, EV_HOURS_FREE }, { 0.35, EV_HOURS_MOSTLY_FREE },
		{ 0.5, EV_HOURS_MIXED }, { 0.7, EV_HOURS_MOSTLY_OFFICE },
		{ 1, EV_HOURS_OFFICE } };
	uint32_t office = hours_count(h, t->x->hours, t->x->local);
	double share = (double)office / t->all;
	double scale = fmin(1, (double)t->all / HOURS_MIN);
	size_t i = 0;

	if (!t->x->local && !h->known)
		return;
	while (share > steps[i].most)
		i++;
	if (i < FREE_STEPS && t->x->heard.n[HEARD_LEISURE] >= LEISURE_OFTEN)
		bind_by_talk(t, BOND_LEISURE);
	say(t, steps[i].kind, scale,
	    steps[i].most < 0.5
		? PHRASE(EVIDENCE_FREE_HOURS, number(t, t->all - office),
		      number(t, t->all))
		: PHRASE(EVIDENCE_OFFICE_HOURS, number(t, office),
		      number(t, t->all)));
}

/* Words of a kind, `n` messages of all. */
static void
heard(const struct talk *t, uint32_t n, enum evidence_kind some,
    enum evidence_kind many, enum phrase_id words)
{
	bool lots = n > 0 && n >= much * t->all;
	struct phrase what = { .id = words };

	if (n > 0)
		say(t, lots ? many : some, 1,
		    PHRASE(EVIDENCE_WORDS, number(t, n), number(t, t->all),
			phrase_text(
			    t->b->plan->phrases, t->b->in->scratch, what)));
}

/* Who says "your order" sells; who says "request approved" leads. */
static void
roles(const struct talk *t)
{
	const uint32_t *all = t->x->heard.n, *own = t->x->heard_sent.n;
	uint32_t sale = all[HEARD_SALE] - own[HEARD_SALE];
	uint32_t lead = all[HEARD_LEAD] - own[HEARD_LEAD];

	heard(t, own[HEARD_SALE], EV_SALE_OWN, EV_SALE_OWN, PHRASE_WORDS_SALE);
	heard(t, sale, EV_SALE_THEIRS, EV_SALE_THEIRS_MUCH, PHRASE_WORDS_SALE);
	heard(t, lead, EV_LEAD, EV_LEAD_MUCH, PHRASE_WORDS_LEAD);
	heard(t, all[HEARD_FUNDING], EV_FUNDING, EV_FUNDING,
	    PHRASE_WORDS_FUNDING);
	heard(t, all[HEARD_FIELD], EV_FIELD, EV_FIELD_MUCH, PHRASE_WORDS_FIELD);
	heard(t, all[HEARD_PAST], EV_PAST, EV_PAST_MUCH, PHRASE_WORDS_PAST);
}

/* That nothing of business was heard tells something only where the words of
 * the language are known at all. */
static void
silence(const struct talk *t)
{
	const uint32_t *n = t->x->heard.n;
	uint32_t known = n[HEARD_LEISURE] + n[HEARD_FOND] + n[HEARD_FAMILY];
	uint32_t business = 0;

	for (int i = 0; i < HEARD__COUNT; i++)
		if (i != HEARD_LEISURE && i != HEARD_FOND && i != HEARD_FAMILY)
			business += n[i];
	if (business > 0 || known == 0)
		return;
	if (t->all >= MANY)
		shows(t, SPOKEN_WARMLY);
	say(t,
	    t->all >= MANY   ? EV_NO_BUSINESS_LONG
	    : t->all >= SOME ? EV_NO_BUSINESS
			     : EV_NO_BUSINESS_SHORT,
	    1, PHRASE(EVIDENCE_NO_BUSINESS, number(t, t->all)));
}

static void
words(const struct talk *t)
{
	const uint32_t *n = t->x->heard.n;

	heard(t, n[HEARD_TRADE], EV_TRADE, EV_TRADE_MUCH, PHRASE_WORDS_TRADE);
	heard(t, n[HEARD_WORK], EV_WORK, EV_WORK_MUCH, PHRASE_WORDS_WORK);
	heard(t, n[HEARD_FORMAL], EV_FORMAL, EV_FORMAL, PHRASE_WORDS_FORMAL);
	heard(
	    t, n[HEARD_FAMILY], EV_FAMILY, EV_FAMILY_MUCH, PHRASE_WORDS_FAMILY);
	heard(t, n[HEARD_FOND], EV_FOND, EV_FOND_MUCH, PHRASE_WORDS_FOND);
	heard(t, n[HEARD_LEISURE], EV_LEISURE, EV_LEISURE_MUCH,
	    PHRASE_WORDS_LEISURE);
	if (n[HEARD_FAMILY] + n[HEARD_FOND] >= (t->all < SOME ? FOND_OFTEN : 1))
		bind_by_talk(t, BOND_FOND);
	roles(t);
	silence(t);
}

/* How much was written. */
static void
volume(const struct talk *t)
{
	static const struct {
		uint32_t least;
		enum evidence_kind kind;
	} steps[] = { { 200, EV_TALK_ENDLESS }, { 80, EV_TALK_LONG },
		{ 30, EV_TALK_MUCH }, { SOME, EV_TALK }, { 0, EV_TALK_SHORT } };
	size_t i = 0;

	if (t->x->platform == PF_LINKEDIN) {
		say(t, EV_TALK_BUSINESS, 1,
		    PHRASE(EVIDENCE_TALK_BUSINESS, number(t, t->all)));
		return;
	}
	shows(t, SPOKEN_IDLY);
	while (t->all < steps[i].least)
		i++;
	say(t, steps[i].kind, 1, PHRASE(EVIDENCE_TALK, number(t, t->all)));
}

void
evidence_talk(struct board *b)
{
	const struct records *r = b->plan->records;
	struct hours h;

	hours_learn(&h, b->in->policy, r);
	for (uint32_t i = 0; i < r->exchanges.n; i++) {
		const struct exchange *x = &r->exchanges.v[i];
		struct talk t = {
			.b = b, .x = x, .all = x->sent + x->received
		};

		arena_reset(b->in->scratch);
		t.person = board_person(b, x->who);
		if (t.person.n == 0 || t.all == 0)
			continue;
		words(&t);
		volume(&t);
		if (t.all >= TALK_MIN)
			rhythm(&t, &h);
	}
}
