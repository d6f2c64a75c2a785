/*
 * --explain: where somebody was put and what decided it, then every piece of
 * evidence with its place, then the accounts and why they are one person's.
 */
#include <math.h>

#include "base/utf8.h"
#include "tell_parts.h"

/* "friend (friend 63 %, acquaintance 35 %)" */
static struct str
put_under(const struct telling_to *t, const struct placing *pl)
{
	const struct group_info *g = t->plan->groups.v;
	struct str all = g[pl->primary].one;

	for (uint32_t i = 0; i < pl->groups.n; i++)
		all = str_fmt(t->arena, "%.*s%s%.*s %ld %%", STR_ARG(all),
		    i > 0 ? ", " : " (", STR_ARG(g[pl->groups.v[i].group].one),
		    lround(100 * pl->groups.v[i].p));
	return pl->groups.n > 0 ? str_fmt(t->arena, "%.*s)", STR_ARG(all))
	                        : all;
}

static bool
is_about(const struct question *q, person_id p)
{
	for (uint32_t i = 0; i < q->members.n; i++)
		if (q->members.v[i].n == p.n)
			return true;
	return q->kind != ASK_MANY && q->about.n == p.n;
}

static void
explain_decision(const struct telling_to *t, person_id p)
{
	const struct plan *plan = t->plan;
	const struct placing *pl = &plan->placings[p.n];
	struct str under = put_under(t, pl);

	tell_text(t, "  ", reason_text(plan, t->arena, pl), "\n  ");
	tell_put(t, pl->treated_as == pl->primary
			? PHRASE(EXPLAIN_PUT, under)
			: PHRASE(EXPLAIN_TREATED, under,
			      plan->groups.v[pl->treated_as].many));
	putc('\n', t->to);
	for (uint32_t i = 0; i < plan->questions.n; i++) {
		const struct question *q = &plan->questions.v[i];

		if (!is_about(q, p))
			continue;
		fputs("  ", t->to);
		tell_put(t, PHRASE(EXPLAIN_QUESTION, q->id, q->text));
		putc('\n', t->to);
	}
}

static void
explain_fact(const struct telling_to *t, const struct evidence *e)
{
	if (evidence_counts(e)) {
		fprintf(t->to, "    %+5.1f ", e->weight);
		tell_text(t, "", t->plan->groups.v[e->group].one, ": ");
		tell_text(t, "", e->text, "");
	} else {
		tell_text(t, "    ", e->text, "");
	}
	tell_place(t, &e->place);
}

/* Those of one side, or those that weigh too little on either. */
static void
explain_facts(const struct telling_to *t, const struct placing *pl,
    struct phrase head, bool count, enum side side)
{
	bool any = false;

	for (uint32_t i = 0; i < pl->evidence.n; i++) {
		const struct evidence *e = &pl->evidence.v[i];

		if (evidence_counts(e) != count ||
		    (count && t->plan->groups.v[e->group].side != side))
			continue;
		if (!any) {
			fputs("  ", t->to);
			tell_put(t, head);
			putc('\n', t->to);
		}
		any = true;
		explain_fact(t, e);
	}
}

/* The side that decides what they see comes first. */
static void
explain_evidence(const struct telling_to *t, const struct placing *pl)
{
	bool work = t->plan->groups.v[pl->treated_as].side == SIDE_WORK;

	for (int turn = 0; turn < 2; turn++)
		if (work == (turn == 0))
			explain_facts(
			    t, pl, PHRASE0(EXPLAIN_WORK), true, SIDE_WORK);
		else
			explain_facts(t, pl, PHRASE0(EXPLAIN_PERSONAL), true,
			    SIDE_PERSONAL);
	explain_facts(t, pl, PHRASE0(EXPLAIN_SMALL), false, SIDE_NONE);
}

static void
explain_accounts(const struct telling_to *t, const struct person *one)
{
	fputs("  ", t->to);
	tell_put(t, PHRASE0(EXPLAIN_ACCOUNTS));
	putc('\n', t->to);
	for (uint32_t i = 0; i < one->accounts.n; i++) {
		const struct account *acc =
		    &t->plan->records->whos.v[one->accounts.v[i].n].account;

		tell_text(t, "    ",
		    platform_words(t->plan->phrases, t->arena, acc->platform),
		    ", ");
		tell_text(t, "",
		    relation_words(t->plan->phrases, t->arena, acc->relation),
		    ": ");
		tell_text(t, "", acc->name, "");
		tell_place(t, &acc->place);
	}
}

/* A join as a sum: what was compared, what it added. */
static void
explain_sum(const struct telling_to *t, const struct pair *j)
{
	fprintf(t->to, "    %+5.1f ", j->start);
	tell_put(t, PHRASE0(EXPLAIN_START));
	putc('\n', t->to);
	for (uint32_t i = 0; i < j->parts.n; i++) {
		const struct part_of_sum *part = &j->parts.v[i];

		fprintf(t->to, "    %+5.1f ", part->bits);
		tell_text(t, "", part->text, "");
		if (part->where.n > 0)
			tell_text(t, "  [", part->where, "]");
		putc('\n', t->to);
	}
	fprintf(t->to, "    %+5.1f ", j->sum);
	tell_put(
	    t, PHRASE(EXPLAIN_SUM, str_fmt(t->arena, "%.1f", 100 * j->score)));
	putc('\n', t->to);
}

static void
explain_joins(const struct telling_to *t, person_id p)
{
	const struct plan *plan = t->plan;

	for (uint32_t i = 0; i < plan->people->joins.n; i++) {
		const struct pair *j = &plan->people->joins.v[i];
		const struct who *whos = plan->records->whos.v;

		if (j->person.n != p.n)
			continue;
		fputs("  ", t->to);
		tell_put(
		    t, j->parts.n == 0
			   ? PHRASE(EXPLAIN_ONE, j->why.v[0])
			   : PHRASE(EXPLAIN_JOIN,
				 record_key(t->arena, &whos[j->a.n].account),
				 record_key(t->arena, &whos[j->b.n].account)));
		putc('\n', t->to);
		if (j->parts.n > 0)
			explain_sum(t, j);
	}
}

static void
explain_one(const struct telling_to *t, person_id p)
{
	tell_head(t, p);
	explain_decision(t, p);
	explain_evidence(t, &t->plan->placings[p.n]);
	explain_accounts(t, &t->plan->people->persons.v[p.n]);
	explain_joins(t, p);
}

bool
tell_explain(FILE *to, struct arena *a, const struct plan *plan, struct str who)
{
	const struct telling_to t = { to, a, plan };

	return tell_each(&t, who, explain_one);
}
