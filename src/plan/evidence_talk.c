/*
 * Threads, group chats, invitations and recommendations, tags, comments:
 * what people do together.
 */
#include <math.h>

#include "base/arena.h"
#include "base/map.h"
#include "plan/board.h"
#include "plan/hours.h"

enum {
	TALK_MIN = 4,  /* messages that make a conversation */
	WORDS_MIN = 2, /* messages with a kind of word, to count */
	CHAT_MAX = 60, /* people of a chat whose title says something of each */
	HOURS_MIN = 8  /* messages that show a rhythm */
};

/* Shares of messages in office hours among work contacts and among friends;
 * messages come in bursts, so each counts for a quarter. */
static const double office_work = 0.75, office_free = 0.3, per_message = 0.25,
		    hours_most = 1.5;

static void
rhythm(struct board *b, const struct hours *h, const struct exchange *x,
    person_id p)
{
	uint32_t all = x->sent + x->received;
	uint32_t office = hours_count(h, x->hours, x->local);
	double ratio;

	if (all < HOURS_MIN || !(x->local || h->known))
		return;
	ratio =
	    per_message *
	    (office * log(office_work / office_free) +
		(all - office) * log((1 - office_work) / (1 - office_free)));
	ratio = fmin(fmax(ratio, -hours_most), hours_most);
	if (ratio > 0)
		board_say(b, p, EV_OFFICE_HOURS, 0, ratio, &x->place,
		    "%u of %u messages in office hours", office, all);
	else
		board_say(b, p, EV_FREE_HOURS, 0, -ratio, &x->place,
		    "%u of %u messages outside office hours", all - office,
		    all);
}

/* The more of a conversation's messages hold such words, the more it says;
 * one in ten is much.  In a chat of many it says less of each: `factor`. */
static void
words(struct board *b, const struct heard *heard, uint32_t all, double factor,
    const struct place *place, person_id p)
{
	static const struct {
		enum evidence_kind kind;
		const char *text;
		bool opens;
	} says[] = {
		[HEARD_WORK] = { .kind = EV_TALK_WORK,
		    .text = "work",
		    .opens = false },
		[HEARD_TRADE] = { .kind = EV_TALK_TRADE,
		    .text = "orders, invoices or service",
		    .opens = false },
		[HEARD_FAMILY] = { .kind = EV_TALK_FAMILY,
		    .text = "family",
		    .opens = true },
		[HEARD_FOND] = { .kind = EV_TALK_FOND,
		    .text = "affection",
		    .opens = true },
		[HEARD_LEISURE] = { .kind = EV_TALK_LEISURE,
		    .text = "leisure",
		    .opens = true },
		[HEARD_FORMAL] = { .kind = EV_TALK_FORMAL,
		    .text = "formal address",
		    .opens = false },
	};

	/* Two friendly messages may be chance; two invoices are not. */
	static const double enough = 4;

	for (int i = 0; i < HEARD__COUNT; i++) {
		double few = says[i].opens ? fmin(1, heard->n[i] / enough) : 1;
		double share = all == 0 ? 0 : (double)heard->n[i] / all;

		if (heard->n[i] < WORDS_MIN && !(all < 10 && heard->n[i] > 0))
			continue;
		board_say(b, p, says[i].kind, 0,
		    factor * few * fmin(1, 0.3 + share * 7), place,
		    "%u of %u messages have words of %s", heard->n[i], all,
		    says[i].text);
	}
}

static void
one_exchange(struct board *b, const struct hours *h, const struct exchange *x)
{
	person_id p = board_person(b, x->who);
	uint32_t all = x->sent + x->received;

	if (p.n == 0 || all == 0)
		return;
	if (x->platform == PF_LINKEDIN && all >= 2)
		board_say(b, p, EV_TALK_BUSINESS, 0, fmin(2, log(all)),
		    &x->place, "%u messages on LinkedIn", all);
	words(b, &x->heard, all, 1, &x->place, p);
	if (all >= TALK_MIN)
		rhythm(b, h, x, p);
}

/* What a chat's title says holds for everybody in it. */
struct chat {
	struct board *b;
	const struct gathering *g;
	double factor;
};

static void
each_part(struct chat *c, enum evidence_kind kind, int group, double factor,
    const char *what, struct str name)
{
	for (uint32_t i = 0; i < c->g->parts.n; i++)
		board_say(c->b, board_person(c->b, c->g->parts.v[i].who), kind,
		    group, factor * c->factor, &c->g->place,
		    "in the chat '%.*s': %s '%.*s'", STR_ARG(c->g->title), what,
		    STR_ARG(name));
}

static void
chat_word(void *ctx, const struct word *w)
{
	each_part(ctx, EV_CHAT, w->group, w->weight, "the word", w->written);
}

static void
chat_org(void *ctx, uint32_t n)
{
	struct chat *c = ctx;
	const struct org *o = orgs_at(c->b->orgs, n);

	if (o->own)
		each_part(c, EV_CHAT_EMPLOYER, 0, 1, "your employer", o->name);
	else if (o->group >= 0 && o->group != GROUP_UNSORTED)
		each_part(
		    c, EV_COMPANY_OF, o->group, 0.7, "the company", o->name);
	else
		each_part(c, EV_CHAT_COMPANY, 0, 1, "the company", o->name);
}

static void
chat_rules(struct chat *c)
{
	const struct policy *policy = c->b->in->policy;

	for (uint32_t i = 0; i < policy->rules.n; i++) {
		const struct rule *r = &policy->rules.v[i];

		if (r->kind == RULE_CHAT &&
		    policy_matches(c->b->in->scratch, r->pattern, c->g->title))
			each_part(
			    c, EV_RULE, r->group, 1, "your policy", r->pattern);
	}
}

static void
one_gathering(struct board *b, const struct gathering *g)
{
	struct chat c = { .b = b, .g = g, .factor = 1 };
	uint32_t all = g->own;

	for (uint32_t i = 0; i < g->parts.n; i++)
		all += g->parts.v[i].count;
	if (g->parts.n > CHAT_MAX || g->parts.n == 0)
		return;
	if (g->title.n > 0) {
		chat_rules(&c);
		lexicon_scan(b->in->lexicon, LEX_THREAD, b->in->scratch,
		    g->title, chat_word, &c);
		orgs_in_text(b->orgs, g->title, chat_org, &c);
	}
	for (uint32_t i = 0; i < g->parts.n; i++)
		words(b, &g->heard, all, 0.4, &g->place,
		    board_person(b, g->parts.v[i].who));
}

struct said {
	struct board *b;
	const struct statement *s;
	person_id person;
};

static void
statement_word(void *ctx, const struct word *w)
{
	struct said *s = ctx;
	static const char *const kinds[] = {
		[SAID_INVITATION] = "an invitation",
		[SAID_RECOMMENDATION] = "a recommendation",
		[SAID_ENDORSEMENT] = "an endorsement",
		[SAID_NOTE] = "your note",
		[SAID_COMMENT] = "a comment",
	};

	board_say(s->b, s->person, EV_STATEMENT, w->group, w->weight,
	    &s->s->place, "%s says '%.*s'", kinds[s->s->kind],
	    STR_ARG(w->written));
}

static void
statement_org(void *ctx, uint32_t n)
{
	struct said *s = ctx;
	const struct org *o = orgs_at(s->b->orgs, n);

	if (o->own)
		board_say(s->b, s->person, EV_CHAT_EMPLOYER, 0, 0.6,
		    &s->s->place,
		    "a text between you names %.*s, your employer",
		    STR_ARG(o->name));
}

static void
one_statement(struct board *b, const struct statement *s)
{
	struct said said = { .b = b, .s = s };

	said.person = board_person(b, s->who);
	if (said.person.n == 0)
		return;
	if (s->kind == SAID_COMMENT) {
		board_say(b, said.person, EV_COMMENTS, 0,
		    fmin(4, log(1 + s->count)), &s->place,
		    "you commented on or reacted to %u of their posts",
		    s->count);
		return;
	}
	if (s->kind == SAID_ENDORSEMENT)
		return;
	lexicon_scan(b->in->lexicon, LEX_STATEMENT, b->in->scratch, s->text,
	    statement_word, &said);
	orgs_in_text(b->orgs, s->text, statement_org, &said);
}

static void
tags(struct board *b)
{
	const struct records *r = b->plan->records;
	uint32_t n = b->plan->people->persons.n;
	uint32_t *count = arena_array(b->arena, uint32_t, n);
	const struct place **first =
	    arena_array(b->arena, const struct place *, n);

	for (uint32_t i = 0; i < r->posts.n; i++)
		for (uint32_t k = 0; k < r->posts.v[i].tagged.n; k++) {
			person_id p =
			    board_person(b, r->posts.v[i].tagged.v[k]);

			if (count[p.n]++ == 0)
				first[p.n] = &r->posts.v[i].place;
		}
	for (uint32_t i = 1; i < n; i++)
		if (count[i] > 0)
			board_say(b, (person_id){ i }, EV_TAGGED, 0,
			    fmin(2, 0.5 + 0.5 * count[i]), first[i],
			    "tagged in %u of your posts", count[i]);
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
		struct chat c = {
			.b = b, .g = &r->gatherings.v[i], .factor = 1
		};
		uint32_t n = c.g->title.n == 0 ? 0 : map_get(at, c.g->title);
		const struct answer *a = n == 0 ? NULL : &answers->v.v[n - 1];

		if (a == NULL || a->kind != ANSWER_GROUPS)
			continue;
		each_part(&c, EV_MANY, a->groups.v[0],
		    b->plan->groups.v[a->groups.v[0]].side == SIDE_WORK ? 1
									: 0.5,
		    "you said", b->plan->groups.v[a->groups.v[0]].many);
	}
}

void
evidence_talk(struct board *b)
{
	const struct records *r = b->plan->records;
	struct hours h;

	hours_learn(&h, b->in->policy, r);
	for (uint32_t i = 0; i < r->exchanges.n; i++) {
		arena_reset(b->in->scratch);
		one_exchange(b, &h, &r->exchanges.v[i]);
	}
	for (uint32_t i = 0; i < r->gatherings.n; i++) {
		arena_reset(b->in->scratch);
		one_gathering(b, &r->gatherings.v[i]);
	}
	for (uint32_t i = 0; i < r->statements.n; i++) {
		arena_reset(b->in->scratch);
		one_statement(b, &r->statements.v[i]);
	}
	tags(b);
	chat_answers(b);
}
