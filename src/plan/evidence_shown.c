/*
 * What people show of each other: invitations and recommendations, tags,
 * comments and reactions; and since when they are known.
 */
#include "base/arena.h"
#include "plan/board.h"
#include "plan/school.h"

/* A friend who came that long before a job belongs to another time. */
#define WELL_BEFORE ((int64_t)183 * DAY_SECONDS)

struct said {
	struct board *b;
	const struct statement *s;
	person_id person;
};

static void
statement_word(void *ctx, const struct word *w)
{
	struct said *s = ctx;
	static const enum phrase_id texts[] = {
		[SAID_INVITATION] = PHRASE_EVIDENCE_INVITATION,
		[SAID_RECOMMENDATION] = PHRASE_EVIDENCE_RECOMMENDATION,
		[SAID_ENDORSEMENT] = PHRASE_EVIDENCE_RECOMMENDATION,
		[SAID_NOTE] = PHRASE_EVIDENCE_NOTE,
		[SAID_COMMENT] = PHRASE_EVIDENCE_NOTE,
	};
	struct phrase text = { texts[s->s->kind], { w->written } };

	board_name(s->b, s->person, EV_STATEMENT, w->group, w->weight,
	    &s->s->place, text);
}

static void
statement_org(void *ctx, uint32_t n)
{
	struct said *s = ctx;
	const struct org *o = orgs_at(s->b->orgs, n);

	if (o->own)
		board_say(s->b, s->person,
		    org_left(s->b, o) ? EV_CHAT_FORMER : EV_CHAT_EMPLOYER, 0.6,
		    &s->s->place, PHRASE(EVIDENCE_TEXT_EMPLOYER, o->name));
}

static void
one_statement(struct board *b, const struct statement *s)
{
	struct said said = { .b = b, .s = s };

	said.person = board_person(b, s->who);
	if (said.person.n == 0 || s->kind == SAID_COMMENT ||
	    s->kind == SAID_ENDORSEMENT)
		return;
	lexicon_scan(b->in->lexicon, LEX_STATEMENT, b->in->scratch, s->text,
	    statement_word, &said);
	orgs_in_text(b->orgs, s->text, statement_org, &said);
}

/* A number per person and where it was first found. */
struct tally {
	uint32_t *n; /* by person_id.n */
	const struct place **first;
};

static struct tally
tally_make(struct board *b)
{
	uint32_t n = b->plan->people->persons.n;

	return (struct tally){ arena_array(b->arena, uint32_t, n),
		arena_array(b->arena, const struct place *, n) };
}

static void
count(struct tally *t, person_id p, uint32_t n, const struct place *place)
{
	if (t->n[p.n] == 0)
		t->first[p.n] = place;
	t->n[p.n] += n;
}

/* Whom the owner shows in pictures and on outings; a mention in a post that
 * all may read is a way of speaking to anybody. */
static void
tags(struct board *b)
{
	const struct records *r = b->plan->records;
	struct tally t = tally_make(b);

	for (uint32_t i = 0; i < r->posts.n; i++) {
		const struct post *p = &r->posts.v[i];

		if (p->platform != PF_FACEBOOK && p->platform != PF_INSTAGRAM)
			continue;
		for (uint32_t k = 0; k < p->tagged.n; k++)
			count(
			    &t, board_person(b, p->tagged.v[k]), 1, &p->place);
	}
	for (uint32_t i = 1; i < b->plan->people->persons.n; i++)
		if (t.n[i] > 0)
			board_say(b, (person_id){ i }, EV_TAGGED, 1, t.first[i],
			    PHRASE(EVIDENCE_TAGGED,
				phrase_number(b->in->scratch, t.n[i])));
}

/*
 * Some people comment on everything: what counts is how often against the
 * owner's own average, of those of whom there is more than one or two.
 */
static enum evidence_kind
how_often(uint32_t n, double average)
{
	static const struct {
		double least; /* times the average */
		enum evidence_kind kind;
	} steps[] = { { 3, EV_COMMENTS_ALL }, { 2, EV_COMMENTS_MOST },
		{ 1.25, EV_COMMENTS_MANY }, { 0.75, EV_COMMENTS_SOME },
		{ 0, EV_COMMENTS_FEW } };
	size_t k = 0;

	if (n <= 2)
		return n == 1 ? EV_COMMENTS_ONCE : EV_COMMENTS_TWICE;
	while (n < steps[k].least * average)
		k++;
	return n == 3 && steps[k].kind == EV_COMMENTS_FEW ? EV_COMMENTS_THRICE
	                                                  : steps[k].kind;
}

static void
comments(struct board *b)
{
	const struct records *r = b->plan->records;
	struct tally t = tally_make(b);
	double all = 0, people = 0;

	for (uint32_t i = 0; i < r->statements.n; i++) {
		const struct statement *s = &r->statements.v[i];
		person_id p = board_person(b, s->who);

		if (s->kind == SAID_COMMENT && b->plan->placings[p.n].friend)
			count(&t, p, s->count, &s->place);
	}
	for (uint32_t i = 1; i < b->plan->people->persons.n; i++) {
		all += t.n[i];
		people += t.n[i] > 0;
	}
	for (uint32_t i = 1; people > 0 && i < b->plan->people->persons.n;
	     i++) {
		const struct placing *pl = &b->plan->placings[i];
		person_id p = { i };

		if (t.n[i] > 0)
			board_say(b, p, how_often(t.n[i], all / people), 1,
			    t.first[i],
			    PHRASE(EVIDENCE_COMMENTS,
				phrase_number(b->in->scratch, t.n[i])));
		else if (pl->friend && pl->evidence.n > 0)
			board_say(b, p, EV_COMMENTS_NONE, 1, board_entry(b, p),
			    PHRASE0(EVIDENCE_COMMENTS_NONE));
	}
}

void
evidence_shown(struct board *b)
{
	const struct records *r = b->plan->records;

	for (uint32_t i = 0; i < r->statements.n; i++) {
		arena_reset(b->in->scratch);
		one_statement(b, &r->statements.v[i]);
	}
	tags(b);
	comments(b);
}

/* Since when somebody is a friend, or WHEN_NONE. */
static const struct account *
befriended(const struct board *b, const struct person *p)
{
	const struct account *first = NULL;

	for (uint32_t k = 0; k < p->accounts.n; k++) {
		const struct account *a =
		    &b->plan->records->whos.v[p->accounts.v[k].n].account;

		if (a->relation == REL_FRIEND && a->since != WHEN_NONE &&
		    (first == NULL || a->since < first->since))
			first = a;
	}
	return first;
}

/* "2007–2011, Education.csv:3" */
static struct str
school_years(struct arena *a, const struct school *s)
{
	struct str source = place_text(a, &s->place);

	return str_fmt(a, "%d\342\200\223%d%s%.*s", when_date(s->from).year,
	    when_date(s->to).year, source.n > 0 ? ", " : "", STR_ARG(source));
}

static struct phrase
known_words(struct board *b, int64_t when)
{
	struct arena *s = b->in->scratch;
	struct str since = when_month(s, when), job = when_month(s, b->job);
	const struct school *at = schools_at(b->schools, when);

	if (when >= b->job)
		return PHRASE(EVIDENCE_KNOWN_SINCE, since, job);
	if (at == NULL)
		return PHRASE(EVIDENCE_KNOWN_BEFORE, since, job);
	return PHRASE(EVIDENCE_KNOWN_AT_SCHOOL, since, at->name,
	    school_years(s, at), job);
}

/* Clients and coworkers of a job come with it. */
static void
known_since(struct board *b, person_id p, const struct account *a)
{
	bool before = a->since < b->job;

	board_say(b, p,
	    a->since < b->job - WELL_BEFORE ? EV_KNOWN_BEFORE
	    : before                        ? EV_KNOWN_AROUND
					    : EV_KNOWN_SINCE,
	    1, &a->place, known_words(b, a->since));
}

void
evidence_known(struct board *b)
{
	for (uint32_t i = 1; i < b->plan->people->persons.n; i++) {
		const struct account *a =
		    befriended(b, &b->plan->people->persons.v[i]);
		const struct placing *pl = &b->plan->placings[i];

		arena_reset(b->in->scratch);
		if (pl->evidence.n > 0 && pl->friend && a != NULL &&
		    b->job != WHEN_NONE)
			known_since(b, (person_id){ i }, a);
	}
}
