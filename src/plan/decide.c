/*
 * From likelihoods to a decision.  A client left open costs far more than a
 * friend shut out, so a person is opened only where something shows a personal
 * tie, by itself or two ways together (TELLING and HINTING in evidence.def),
 * and the tie outweighs the expected harm; everybody else stays closed, and is
 * asked about where there is evidence.
 */
#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "plan/board.h"

/* Likelihood of being from work that needs no asking. */
static const double sure = 0.85;
/* Likelihood from which a harmful group decides what is seen. */
static const double harm_most = 0.04;
/* Weight of evidence against an answer that is told. */
static const double against_least = 5;
/* Likelihood below which a group is not named. */
static const double shown = 0.02;
/* Weight of a personal fact of one's own, of a fact from work, to count. */
static const double own_least = 0.2;
/* Weight of what others are, to be told. */
static const double others_least = 0.3;
/* Doubt with somebody from work, 1 for a name that fits nobody else. */
static const double doubt_most = 0.75;

static int
by_p(const void *a, const void *b)
{
	const struct share *x = a, *y = b;

	if (x->p != y->p)
		return x->p < y->p ? 1 : -1;
	return x->group - y->group;
}

static int
by_weight(const void *a, const void *b)
{
	const struct evidence *x = a, *y = b;
	double wx = fabs(x->weight), wy = fabs(y->weight);
	int c;

	if (wx != wy)
		return wx < wy ? 1 : -1;
	c = str_cmp(x->text, y->text);
	return c != 0 ? c : x->group - y->group;
}

/* To four decimals, so that plans do not differ by the last bit of exp(). */
static double
four_decimals(double p)
{
	return round(1e4 * p) / 1e4;
}

static int
size(classes c)
{
	int n = 0;

	for (; c != 0; c &= c - 1)
		n++;
	return n;
}

/* Of two groups, the one that withholds more; ties in table order. */
static int
stricter(const struct plan *plan, int a, int b)
{
	int na = size(plan->table[a]), nb = size(plan->table[b]);

	if (na != nb)
		return na < nb ? a : b;
	return a < b ? a : b;
}

/* Professional contacts are the others from work: whoever is surely more
 * than that is none of them. */
static bool
is_more(const struct plan *plan, const struct placing *pl)
{
	for (uint32_t i = 0; i < pl->groups.n; i++) {
		const struct share *g = &pl->groups.v[i];

		if (g->p >= 0.5 && g->group != GROUP_INDUSTRY &&
		    plan->groups.v[g->group].side == SIDE_WORK)
			return true;
	}
	return false;
}

static int
strictest(
    const struct plan *plan, const struct placing *pl, double least, int start)
{
	bool more = is_more(plan, pl);

	for (uint32_t i = 0; i < pl->groups.n; i++)
		if (pl->groups.v[i].p >= least &&
		    !(more && pl->groups.v[i].group == GROUP_INDUSTRY))
			start = start < 0 ? pl->groups.v[i].group
			                  : stricter(plan, start,
						pl->groups.v[i].group);
	return start;
}

/* Every group with its likelihood. */
static void
share_out(struct arena *a, const struct plan *plan, struct placing *pl,
    const struct belief *b)
{
	for (uint32_t g = 0; g < plan->groups.n; g++)
		if (plan->groups.v[g].side != SIDE_NONE)
			vec_add(a, &pl->groups) =
			    (struct share){ (int)g, four_decimals(b->p[g]) };
	qsort(pl->groups.v, pl->groups.n, sizeof(struct share), by_p);
}

/* An answer names all groups there are: the others fall away. */
static void
take_answer(struct arena *a, const struct plan *plan, struct placing *pl)
{
	pl->groups.n = 0;
	pl->primary = -1;
	for (uint32_t i = 0; i < pl->answer.n; i++) {
		int g = pl->answer.v[i];

		vec_add(a, &pl->groups) = (struct share){ g, 1 };
		pl->primary =
		    pl->primary < 0 ? g : stricter(plan, pl->primary, g);
	}
	qsort(pl->groups.v, pl->groups.n, sizeof(struct share), by_p);
	pl->treated_as = pl->primary;
}

static void
drop_unlikely(struct placing *pl)
{
	while (pl->groups.n > 0 && pl->groups.v[pl->groups.n - 1].p < shown)
		pl->groups.n--;
}

/* Whoever is most likely somebody from work under another name stays closed
 * until the owner has said whether the two are one. */
static bool
may_be_another(const struct placing *pl)
{
	double doubt = 0;

	for (uint32_t i = 0; i < pl->evidence.n; i++)
		if (pl->evidence.v[i].kind == EV_MAY_BE)
			doubt += pl->evidence.v[i].scale;
	return doubt >= doubt_most;
}

/* Facts that somebody from work would leave; when one writes is none. */
static bool
speaks_of_work(const struct plan *plan, const struct evidence *e)
{
	return plan->groups.v[e->group].side == SIDE_WORK &&
	       e->group != GROUP_INDUSTRY && e->weight >= own_least &&
	       !board_circumstance(e->kind) && !board_rhythm(e->kind);
}

bool
many_may_open(const struct plan *plan, const struct placing *pl)
{
	bool own = false, work = false;

	for (uint32_t i = 0; i < pl->evidence.n; i++) {
		const struct evidence *e = &pl->evidence.v[i];
		bool personal = plan->groups.v[e->group].side == SIDE_PERSONAL;

		work |= speaks_of_work(plan, e);
		own |= personal && e->kind != EV_MANY && e->kind != EV_OTHERS &&
		       !board_circumstance(e->kind) && e->weight >= own_least;
	}
	return own && !work && !may_be_another(pl);
}

/*
 * A personal answer about many opens only who has something personal of
 * their own, and nothing from work.
 */
static bool
many_allows(const struct plan *plan, const struct placing *pl)
{
	bool many = false;

	for (uint32_t i = 0; i < pl->evidence.n; i++) {
		const struct evidence *e = &pl->evidence.v[i];

		many |= e->kind == EV_MANY &&
		        plan->groups.v[e->group].side == SIDE_PERSONAL;
	}
	return !many || many_may_open(plan, pl);
}

/*
 * How much harm of opening a tie outweighs, for each that shutting out does:
 * none where nothing shows a tie, by itself or by hints of two ways.
 *
 * Those of whom nothing speaks of work are harmful less often than the product
 * of their facts says.  On invented lives, of 146 with a strong tie for whom
 * opening was reckoned one to four times as harmful as shutting out, 1 was.
 * Where no export tells of companies nothing can speak of work.
 *
 * A tag beside reactions is a way of its own, but not for those who write and
 * show nothing by it (alike.c tells why).
 */
static double
tie_of(const struct plan *plan, const struct placing *pl)
{
	static const double strong = 4;
	unsigned ways = 0;
	bool work = false;

	for (uint32_t i = 0; i < pl->evidence.n; i++) {
		const struct evidence *e = &pl->evidence.v[i];

		work |= speaks_of_work(plan, e);
		if (plan->groups.v[e->group].side == SIDE_PERSONAL)
			ways |= (unsigned)board_way(e->kind);
	}
	if (pl->spoken == SPOKEN_IDLY)
		ways &= ~(unsigned)WAY_TAGGING;
	if ((ways & (ways - 1)) == 0)
		ways = 0;
	if (pl->bond == BOND_TOLD)
		return work ? 1 : strong;
	if (pl->bond == BOND_FOND || (ways & (WAY_CHATTING | WAY_TALKING)) != 0)
		return work || !plan->tells_of_work ? 1 : strong;
	return pl->bond == BOND_LEISURE || ways != 0 ? 1 : 0;
}

/* Of somebody who is likely personal: REASON_TIE, or what keeps them closed. */
static enum reason
reason_of(
    const struct plan *plan, const struct placing *pl, const struct belief *b)
{
	double tie = tie_of(plan, pl);

	if (tie <= 0)
		return REASON_NO_TIE;
	if (b->open >= tie * b->shut)
		return REASON_OUTWEIGHED;
	if (!many_allows(plan, pl))
		return REASON_MANY;
	return may_be_another(pl) ? REASON_MAY_BE : REASON_TIE;
}

static void
settle(struct arena *a, struct plan *plan, struct placing *pl,
    const struct belief *b)
{
	enum side side;

	pl->primary = pl->treated_as = GROUP_UNSORTED;
	if (pl->answer.n > 0) {
		pl->reason = REASON_ANSWER;
		take_answer(a, plan, pl);
		return;
	}
	if (pl->evidence.n == 0)
		return;
	share_out(a, plan, pl, b);
	drop_unlikely(pl);
	if (pl->groups.n == 0)
		return;
	pl->primary = strictest(plan, pl, 0.5, -1);
	if (pl->primary < 0)
		pl->primary = pl->groups.v[0].group;
	side = plan->groups.v[pl->primary].side;
	pl->reason = side == SIDE_PERSONAL ? reason_of(plan, pl, b)
	             : b->work >= sure     ? REASON_WHICH
	                                   : REASON_PERHAPS_WORK;
	if (pl->reason == REASON_TIE) {
		pl->treated_as = pl->primary;
		return;
	}
	/* Which group of work it is need not be asked where it makes no
	 * difference to what they see. */
	if (pl->reason == REASON_WHICH) {
		pl->treated_as = strictest(plan, pl, harm_most, pl->primary);
		if (plan->table[pl->treated_as] == plan->table[pl->primary]) {
			pl->reason = REASON_WORK;
			return;
		}
	}
	pl->treated_as = strictest(plan, pl, shown, GROUP_UNSORTED);
	if (pl->friend)
		pl->standing = STAND_ASKED;
}

static bool
is_answered(const struct plan *plan, const struct placing *pl, enum side side)
{
	for (uint32_t i = 0; i < pl->answer.n; i++)
		if (plan->groups.v[pl->answer.v[i]].side == side)
			return true;
	return false;
}

/* An answer stands whatever speaks against it; the owner is told where the
 * heaviest of that is found. */
static void
tell_against(const struct plan *plan, const struct placing *pl, struct diag *d)
{
	const struct evidence *heaviest = NULL;
	double sum = 0;

	for (uint32_t i = 0; i < pl->evidence.n; i++) {
		const struct evidence *e = &pl->evidence.v[i];

		if (e->weight <= 0 ||
		    is_answered(plan, pl, plan->groups.v[e->group].side))
			continue;
		if (heaviest == NULL)
			heaviest = e;
		sum += e->weight;
	}
	if (sum >= against_least)
		diag_say(d, DIAG_AGAINST_ANSWER, &heaviest->place, "%.*s",
		    STR_ARG(plan->groups.v[heaviest->group].id));
}

static const struct place *
first_place(const struct plan *plan, const struct person *p)
{
	return &plan->records->whos.v[p->accounts.v[0].n].account.place;
}

/* What the others there are, where it says something. */
static void
tell_others(
    struct arena *a, struct plan *plan, uint32_t person, const struct hint *h)
{
	struct placing *pl = &plan->placings[person];
	struct phrase text = PHRASE(EVIDENCE_OTHERS, phrase_number(a, h->like),
	    phrase_number(a, h->others), h->where,
	    plan->groups.v[h->group].many);

	if (pl->evidence.n == 0 || h->like == 0 || h->weight < others_least)
		return;
	vec_add(a, &pl->evidence) = (struct evidence){ .group = h->group,
		.kind = EV_OTHERS,
		.weight = h->weight,
		.scale = 1,
		.text = phrase_text(plan->phrases, a, text),
		.place = *first_place(plan, &plan->people->persons.v[person]) };
}

void
decide(struct arena *a, const struct plan_input *in, struct plan *plan)
{
	struct believer *b = belief_make(a, plan);
	struct hint *hints = spread_hints(a, b, plan->orgs, plan);

	for (uint32_t i = 1; i < plan->people->persons.n; i++) {
		struct placing *pl = &plan->placings[i];
		struct belief belief;

		if (plan->people->persons.v[i].owner)
			continue;
		belief_of(b, (person_id){ i }, &hints[i], &belief);
		settle(a, plan, pl, &belief);
		tell_others(a, plan, i, &hints[i]);
		if (pl->evidence.n > 1)
			qsort(pl->evidence.v, pl->evidence.n,
			    sizeof(struct evidence), by_weight);
		if (pl->answer.n > 0)
			tell_against(plan, pl, in->diag);
	}
}
