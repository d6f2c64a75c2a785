/*
 * Chats of several: what their titles and words say of everybody in them.
 */
#include "base/arena.h"
#include "base/map.h"
#include "plan/board.h"
#include "plan/school.h"

enum {
	CHAT_MAX = 60,  /* people of a chat that says something of each */
	CHAT_WORDS = 8, /* messages from which their words tell what it is */
};

/* What a chat says holds for everybody in it. */
struct chat {
	struct board *b;
	const struct gathering *g;
	bool company; /* its title names one, or an employer */
};

static void
each_says(const struct chat *c, enum evidence_kind kind, struct phrase text)
{
	for (uint32_t i = 0; i < c->g->parts.n; i++)
		board_say(c->b, board_person(c->b, c->g->parts.v[i].who), kind,
		    1, &c->g->place, text);
}

static void
each_named(const struct chat *c, enum evidence_kind kind, int group,
    double weight, struct phrase text)
{
	for (uint32_t i = 0; i < c->g->parts.n; i++)
		board_name(c->b, board_person(c->b, c->g->parts.v[i].who), kind,
		    group, weight, &c->g->place, text);
}

static void
chat_word(void *ctx, const struct word *w)
{
	const struct chat *c = ctx;

	each_named(c, EV_CHAT_TITLE, w->group, w->weight,
	    PHRASE(EVIDENCE_CHAT_WORD, c->g->title, w->written));
}

static void
chat_org(void *ctx, uint32_t n)
{
	struct chat *c = ctx;
	const struct org *o = orgs_at(c->b->orgs, n);

	c->company = true;
	if (o->own)
		each_says(c,
		    org_left(c->b, o) ? EV_CHAT_FORMER : EV_CHAT_EMPLOYER,
		    PHRASE(EVIDENCE_CHAT_EMPLOYER, c->g->title, o->name));
	else if (o->group < 0 || o->group == GROUP_UNSORTED)
		each_says(c, EV_CHAT_COMPANY,
		    PHRASE(EVIDENCE_CHAT_COMPANY, c->g->title, o->name));
	else
		each_named(c, EV_COMPANY_OF, o->group, 2.5,
		    PHRASE(EVIDENCE_CHAT_COMPANY, c->g->title, o->name));
}

/* As words of free time do.  A school where contacts work may be no more than
 * that. */
static void
chat_school(const struct chat *c)
{
	static const double weight = 2;
	struct str name = c->company ? STR_NONE
	                             : schools_title(c->b->schools,
					   c->b->in->scratch, c->g->title);

	if (name.n > 0)
		each_named(c, EV_CHAT_TITLE, GROUP_FRIENDS, weight,
		    PHRASE(EVIDENCE_CHAT_SCHOOL, c->g->title, name));
}

static void
chat_rules(const struct chat *c)
{
	const struct policy *policy = c->b->in->policy;

	for (uint32_t i = 0; i < policy->rules.n; i++) {
		const struct rule *r = &policy->rules.v[i];

		if (r->kind == RULE_CHAT &&
		    policy_matches(c->b->in->scratch, r->pattern, c->g->title))
			each_named(c, EV_RULE, r->group, 9,
			    PHRASE(EVIDENCE_RULE_CHAT, c->g->title,
				phrase_number(c->b->in->scratch, r->line)));
	}
}

/* From the shares of its messages with words of each kind: a family, friends,
 * a team, or people with whom there is business. */
static void
chat_words(const struct chat *c)
{
	static const double business = 0.05, family = 0.09, free_time = 0.08,
			    hardly = 0.02;
	uint32_t all = c->g->own;
	double share[HEARD__COUNT];
	struct board *b = c->b;
	struct phrase text = PHRASE(EVIDENCE_CHAT_TEAM, c->g->title);

	for (uint32_t i = 0; i < c->g->parts.n; i++)
		all += c->g->parts.v[i].count;
	if (all < CHAT_WORDS)
		return;
	for (int i = 0; i < HEARD__COUNT; i++)
		share[i] = (double)c->g->heard.n[i] / all;
	if (share[HEARD_TRADE] + share[HEARD_SALE] >= business) {
		text.id = PHRASE_EVIDENCE_CHAT_PROJECT;
		each_says(c, EV_CHAT_PROJECT, text);
	} else if (share[HEARD_WORK] >= business) {
		text.id = PHRASE_EVIDENCE_CHAT_TEAM;
		each_says(c,
		    b->job != WHEN_NONE && c->g->last != WHEN_NONE &&
			    c->g->last < b->job
			? EV_CHAT_OLD_TEAM
			: EV_CHAT_TEAM,
		    text);
	} else if (share[HEARD_FAMILY] >= family) {
		text.id = PHRASE_EVIDENCE_CHAT_FAMILY;
		each_says(c, EV_CHAT_FAMILY, text);
	} else if (share[HEARD_LEISURE] + share[HEARD_FOND] >= free_time &&
		   share[HEARD_WORK] + share[HEARD_TRADE] < hardly) {
		text.id = PHRASE_EVIDENCE_CHAT_FRIENDS;
		each_says(c, EV_CHAT_FRIENDS, text);
	}
}

static void
one_gathering(struct board *b, const struct gathering *g)
{
	struct chat c = { .b = b, .g = g };

	if (g->parts.n > CHAT_MAX || g->parts.n == 0)
		return;
	if (g->title.n > 0) {
		chat_rules(&c);
		lexicon_scan(b->in->lexicon, LEX_THREAD, b->in->scratch,
		    g->title, chat_word, &c);
		orgs_in_text(b->orgs, g->title, chat_org, &c);
		chat_school(&c);
	}
	if (g->kind == AT_THREAD)
		chat_words(&c);
}

/* What the owner has answered about all in a chat. */
static void
chat_answers(struct board *b)
{
	const struct answers *answers = b->in->answers;
	const struct records *r = b->plan->records;
	struct map *at = map_make(b->arena);

	for (uint32_t i = 0; i < answers->v.n; i++)
		if (str_starts(answers->v.v[i].key, STR("thread:")))
			*map_at(at, str_sub(answers->v.v[i].key, 7, SIZE_MAX)) =
			    i + 1;
	for (uint32_t i = 0; i < r->gatherings.n; i++) {
		struct chat c = { .b = b, .g = &r->gatherings.v[i] };
		uint32_t n = c.g->title.n == 0 ? 0 : map_get(at, c.g->title);
		const struct answer *a = n == 0 ? NULL : &answers->v.v[n - 1];

		if (a != NULL && a->kind == ANSWER_GROUPS)
			each_named(&c, EV_MANY, a->groups.v[0], 6,
			    PHRASE(EVIDENCE_CHAT_ANSWER, c.g->title,
				b->plan->groups.v[a->groups.v[0]].many));
	}
}

void
evidence_chats(struct board *b)
{
	const struct records *r = b->plan->records;

	for (uint32_t i = 0; i < r->gatherings.n; i++) {
		arena_reset(b->in->scratch);
		one_gathering(b, &r->gatherings.v[i]);
	}
	chat_answers(b);
}
