/*
 * From log-odds to a decision.  A client left open costs far more than a
 * friend shut out, so a person is opened only where personal groups are
 * likely, harm is very unlikely and something personal speaks for it;
 * everybody else stays closed, and is asked about where there is evidence.
 */
#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "plan/board.h"

/* To open somebody: the likelihood of a personal group, of harm, of any
 * other work group … */
static const double personal_least = 0.7;
static const double harm_most = 0.04;
static const double work_most = 0.25;
/* … the weight of personal evidence, and where nothing of it is plain … */
static const double support_least = 2.5;
static const double soft_least = 2.5;
/* … and the weight of work evidence, for one of personal and in all. */
static const double work_share = 0.25;
static const double work_weight = 1.5;

/* Likelihood of being from work that needs no asking. */
static const double sure = 0.85;
/* Weight of evidence against an answer that is told. */
static const double against_least = 5;
/* Likelihood below which a group is not named. */
static const double shown = 0.02;

/*
 * Log-odds before any evidence.  Among the friends on a personal network
 * about one in eight is somebody from work; a bare business contact is most
 * likely a professional contact.
 */
static const double prior_friend[GROUP__COUNT] = {
	[GROUP_CLIENTS] = -3,
	[GROUP_VENDORS] = -4.5,
	[GROUP_INVESTORS] = -5.5,
	[GROUP_COMPETITORS] = -4.5,
	[GROUP_MANAGERS] = -5,
	[GROUP_COWORKERS] = -3.5,
	[GROUP_FORMER_COWORKERS] = -3.5,
	[GROUP_INDUSTRY] = -3,
	[GROUP_FAMILY] = -3,
	[GROUP_CLOSE_FRIENDS] = -3.5,
	[GROUP_FRIENDS] = -0.5,
	[GROUP_ACQUAINTANCES] = -1,
	[GROUP_UNSORTED] = -20,
};

static const double prior_business[GROUP__COUNT] = {
	[GROUP_CLIENTS] = -2.5,
	[GROUP_VENDORS] = -4,
	[GROUP_INVESTORS] = -5,
	[GROUP_COMPETITORS] = -4,
	[GROUP_MANAGERS] = -5,
	[GROUP_COWORKERS] = -3,
	[GROUP_FORMER_COWORKERS] = -3,
	[GROUP_INDUSTRY] = -0.5,
	[GROUP_FAMILY] = -5,
	[GROUP_CLOSE_FRIENDS] = -5,
	[GROUP_FRIENDS] = -3,
	[GROUP_ACQUAINTANCES] = -3,
	[GROUP_UNSORTED] = -20,
};

static double
prior(const struct placing *pl, int group)
{
	bool business = pl->present[PF_LINKEDIN] && !pl->friend;

	if (group >= GROUP__COUNT)
		return -4;
	return business ? prior_business[group] : prior_friend[group];
}

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

/* What the evidence comes to on each side. */
struct sum {
	double personal, harm, work; /* likelihoods */
	double support; /* weight of personal evidence of one's own */
	double against; /* weight of evidence for work */
	uint64_t soft;  /* kinds of soft personal evidence, as bits */
	bool plain;     /* some personal evidence is plain */
	bool many;      /* an answer about many, for a personal group */
};

static struct sum
add_up(const struct plan *plan, const struct placing *pl)
{
	struct sum s = { 0 };

	for (uint32_t i = 0; i < pl->groups.n; i++) {
		const struct share *g = &pl->groups.v[i];

		if (group_harmful(g->group))
			s.harm += g->p;
		else if (plan->groups.v[g->group].side == SIDE_WORK)
			s.work += g->p;
		else
			s.personal += g->p;
	}
	for (uint32_t i = 0; i < pl->evidence.n; i++) {
		const struct evidence *e = &pl->evidence.v[i];
		enum side side = plan->groups.v[e->group].side;

		if (e->weight <= 0)
			continue;
		if (side == SIDE_WORK) {
			s.against += e->weight;
		} else if (e->kind == EV_MANY) {
			s.many = true;
		} else {
			s.support += e->weight;
			s.plain |= board_plain(e->kind);
			s.soft |= (uint64_t)1 << e->kind;
		}
	}
	return s;
}

/* log of the sum of the odds of a side's groups. */
static double
side_logit(const struct plan *plan, enum side side, const double v[GROUP_MAX])
{
	double most = -1e9, sum = 0;

	for (uint32_t g = 0; g < plan->groups.n; g++)
		if (plan->groups.v[g].side == side)
			most = fmax(most, v[g]);
	for (uint32_t g = 0; g < plan->groups.n; g++)
		if (plan->groups.v[g].side == side)
			sum += exp(v[g] - most);
	return most + log(sum);
}

/*
 * Every group with its likelihood, the unlikely ones too.  The two sides are
 * independent: a client may be a friend.  The groups of one side share its
 * likelihood by their odds: what shows a personal tie shows one, not family
 * and friends and acquaintances at once.
 */
static void
share_out(struct arena *a, const struct plan *plan, struct placing *pl,
    const double logit[GROUP_MAX])
{
	static const enum side sides[] = { SIDE_WORK, SIDE_PERSONAL };
	double v[GROUP_MAX];

	for (uint32_t g = 0; g < plan->groups.n; g++)
		v[g] = prior(pl, (int)g) + logit[g];
	for (size_t i = 0; i < sizeof(sides) / sizeof(sides[0]); i++) {
		double all = side_logit(plan, sides[i], v);

		for (uint32_t g = 0; g < plan->groups.n; g++)
			if (plan->groups.v[g].side == sides[i])
				vec_add(a, &pl->groups) = (struct share){
					.group = (int)g,
					.p = four_decimals(
					    exp(v[g] - all) / (1 + exp(-all)))
				};
	}
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

/*
 * Behaviour alone opens nobody by one habit: it takes two kinds of it.  An
 * answer about many opens only who has evidence of their own, and none from
 * work.
 */
static bool
may_open(const struct sum *s)
{
	bool enough =
	    s->plain || s->many
		? s->support >= (s->many ? 0.5 : support_least)
		: s->support >= soft_least && (s->soft & (s->soft - 1)) != 0;

	return enough && s->personal >= personal_least &&
	       s->harm <= harm_most && s->work <= work_most &&
	       s->against <= work_weight &&
	       s->against <= s->support * work_share &&
	       !(s->many && s->against > 0);
}

static void
settle(struct arena *a, struct plan *plan, struct placing *pl,
    const double logit[GROUP_MAX])
{
	struct sum s;
	enum side side;

	pl->primary = pl->treated_as = GROUP_UNSORTED;
	if (pl->answer.n > 0) {
		take_answer(a, plan, pl);
		return;
	}
	if (pl->evidence.n == 0)
		return;
	share_out(a, plan, pl, logit);
	s = add_up(plan, pl);
	drop_unlikely(pl);
	if (pl->groups.n == 0)
		return;
	pl->primary = strictest(plan, pl, 0.5, -1);
	if (pl->primary < 0)
		pl->primary = pl->groups.v[0].group;
	side = plan->groups.v[pl->primary].side;
	if (side == SIDE_PERSONAL && may_open(&s)) {
		pl->treated_as = pl->primary;
		return;
	}
	/* Which group of work it is need not be asked where it makes no
	 * difference to what they see. */
	if (side == SIDE_WORK && s.harm + s.work >= sure) {
		pl->treated_as = strictest(plan, pl, harm_most, pl->primary);
		if (plan->table[pl->treated_as] == plan->table[pl->primary])
			return;
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

void
decide(struct arena *a, const struct plan_input *in, struct plan *plan)
{
	for (uint32_t i = 1; i < plan->people->persons.n; i++) {
		struct placing *pl = &plan->placings[i];

		if (plan->people->persons.v[i].owner)
			continue;
		settle(a, plan, pl, plan->logits[i]);
		if (pl->evidence.n > 1)
			qsort(pl->evidence.v, pl->evidence.n,
			    sizeof(struct evidence), by_weight);
		if (pl->answer.n > 0)
			tell_against(plan, pl, in->diag);
	}
}
