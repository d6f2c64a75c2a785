/*
 * What the facts come to: naive Bayes over the combinations of one work group
 * (or none) with one personal group (or none).  A client may be a friend;
 * whoever is both leaves the traces of both.
 *
 * Every fact has a likelihood for each group: of a hundred such people, how
 * many show it (evidence.def).  Facts of one theme depend on each other, so
 * their likelihoods are taken to a power below one: without it the model is
 * surer of itself than it is right.
 */
#include <math.h>

#include "base/arena.h"
#include "plan/board.h"

static const double answer_weight = 12;

enum { STATES_MAX = GROUP_MAX * GROUP_MAX / 4 + GROUP_MAX };

/* Of the personal ties of those who are both, by group. */
static const double both_of[GROUP__COUNT] = {
	[GROUP_FAMILY] = 0.1,
	[GROUP_CLOSE_FRIENDS] = 0.26,
	[GROUP_FRIENDS] = 0.64,
};

static const struct {
	double friend, business, both;
} priors[GROUP__COUNT] = {
#define PRIOR(group, f, b, both_) [GROUP_##group] = { f, b, both_ },
#include "plan/evidence.def"
};

/* A group of the owner's own is seldom met before it is named. */
static const double own_prior = 3, own_both = 10;
/* Nothing is so rare that it never happens: of a hundred. */
static const double rate_least = 0.2;

struct state {
	int work, personal; /* -1: none */
};

struct believer {
	const struct plan *plan;
	struct state states[STATES_MAX];
	uint32_t n;
	double (*fact)[STATES_MAX]; /* by kind: log-likelihoods */
	double **score;             /* by person; NULL: nothing is known */
};

static void
list_states(struct believer *b)
{
	const struct groups *g = &b->plan->groups;

	for (int w = -1; w < (int)g->n; w++)
		for (int p = -1; p < (int)g->n; p++) {
			bool no_work = w < 0, no_personal = p < 0;

			if ((no_work && no_personal) ||
			    (!no_work && g->v[w].side != SIDE_WORK) ||
			    (!no_personal && g->v[p].side != SIDE_PERSONAL) ||
			    b->n == STATES_MAX)
				continue;
			b->states[b->n++] = (struct state){ w, p };
		}
}

/* Per thousand people, before any fact. */
static double
prior_of(const struct state *s, bool friend)
{
	int g = s->work >= 0 ? s->work : s->personal;
	double p = g >= GROUP__COUNT ? own_prior
	           : friend          ? priors[g].friend
	                             : priors[g].business;
	double both = g >= GROUP__COUNT ? own_both : priors[g].both;

	if (s->work < 0)
		return p;
	if (s->personal < 0)
		return p * (1 - both / 100);
	if (s->personal >= GROUP__COUNT)
		return p * both / 1000;
	return p * fmax(both_of[s->personal], 0.002) * both / 100;
}

/* The rate of a fact among all friends. */
static double
rate_of_all(const struct kind_info *k)
{
	double sum = 0, all = 0;

	for (int g = 0; g < GROUP__COUNT; g++) {
		sum += priors[g].friend * fmax(k->rate[g], rate_least);
		all += priors[g].friend;
	}
	return sum / all;
}

static double
rate(const struct kind_info *k, int group, double all)
{
	return group >= GROUP__COUNT || group == GROUP_UNSORTED
	           ? all
	           : fmax(k->rate[group], rate_least);
}

static double
likelihood(const struct kind_info *k, const struct state *s)
{
	double all = rate_of_all(k), w, p;

	if (s->work < 0)
		return log(rate(k, s->personal, all) / all);
	if (s->personal < 0)
		return log(rate(k, s->work, all) / all);
	w = rate(k, s->work, all);
	p = rate(k, s->personal, all);
	return log((k->how == TRACE     ? fmax(w, p)
		       : k->how == LACK ? sqrt(w * p)
					: (w + p) / 2) /
		   all);
}

/* An answer names all groups there are. */
static double
denied(const struct placing *pl, const struct state *s)
{
	int wrong = (s->work >= 0) + (s->personal >= 0);

	if (pl->answer.n == 0)
		return 0;
	for (uint32_t i = 0; i < pl->answer.n; i++)
		wrong -= pl->answer.v[i] == s->work ||
		         pl->answer.v[i] == s->personal;
	return -answer_weight * wrong;
}

/* The title of a chat speaks of all who are found in such chats. */
static bool
means(const struct evidence *e, int group)
{
	return e->group == group ||
	       (e->kind == EV_CHAT_TITLE &&
		   board_part(e->group) == board_part(group));
}

/* One labelled a colleague may lead, or be one of an earlier job by now where
 * there was one. */
static bool
may_mean(const struct plan *plan, const struct evidence *e, int group)
{
	if (e->kind != EV_LABEL || e->group != GROUP_COWORKERS)
		return false;
	return group == GROUP_MANAGERS ||
	       (group == GROUP_FORMER_COWORKERS && plan->owner.employers.n > 0);
}

/* A word about the personal side leaves open whether there is another; whoever
 * sorts many at once would have told. */
static double
said_of(const struct state *s, const struct evidence *e, double scale)
{
	if (s->work < 0)
		return scale * e->weight;
	if (e->kind == EV_MANY)
		return scale * e->weight / 2;
	return scale * e->weight - log(2);
}

static void
reckon(struct believer *b, struct arena *a, uint32_t person)
{
	const struct placing *pl = &b->plan->placings[person];
	bool business = pl->present[PF_LINKEDIN] && !pl->friend;
	double *score = arena_array(a, double, b->n);

	for (uint32_t s = 0; s < b->n; s++)
		score[s] = log(prior_of(&b->states[s], !business) / 1000) +
		           denied(pl, &b->states[s]);
	for (uint32_t i = 0; i < pl->evidence.n; i++) {
		const struct evidence *e = &pl->evidence.v[i];
		const struct kind_info *k = board_kind(e->kind);
		double scale = e->scale * board_trust(k->theme);

		for (uint32_t s = 0; s < b->n; s++)
			if (!k->named)
				score[s] += scale * b->fact[e->kind][s];
			else if (means(e, b->states[s].work))
				score[s] += scale * e->weight;
			else if (may_mean(b->plan, e, b->states[s].work))
				score[s] += scale * e->weight - log(8);
			else if (means(e, b->states[s].personal))
				score[s] += said_of(&b->states[s], e, scale);
	}
	b->score[person] = score;
}

/* What a fact with rates adds for the group it is told for. */
static void
weigh(struct placing *pl)
{
	for (uint32_t i = 0; i < pl->evidence.n; i++) {
		struct evidence *e = &pl->evidence.v[i];
		const struct kind_info *k = board_kind(e->kind);
		double all;

		if (!k->named) {
			all = rate_of_all(k);
			e->weight = log(rate(k, e->group, all) / all);
		}
		e->weight *= e->scale * board_trust(k->theme);
	}
}

double
belief_before(const struct plan *plan, int group)
{
	if (plan->groups.v[group].side == SIDE_NONE)
		return 0.001;
	return (group >= GROUP__COUNT ? own_prior : priors[group].friend) /
	       1000;
}

struct believer *
belief_make(struct arena *a, struct plan *plan)
{
	struct believer *b = arena_new(a, struct believer);
	uint32_t n = plan->people->persons.n;

	*b = (struct believer){ .plan = plan };
	list_states(b);
	b->fact = arena_array_of(a, EV__COUNT, sizeof(*b->fact));
	for (int k = 0; k < EV__COUNT; k++)
		for (uint32_t s = 0; s < b->n && !board_kind(k)->named; s++)
			b->fact[k][s] =
			    likelihood(board_kind(k), &b->states[s]);
	b->score = arena_array(a, double *, n);
	for (uint32_t i = 1; i < n; i++)
		if (plan->placings[i].evidence.n > 0) {
			reckon(b, a, i);
			weigh(&plan->placings[i]);
		}
	return b;
}

bool
belief_any(const struct believer *b, person_id p)
{
	return b->score[p.n] != NULL;
}

static double
hinted(const struct state *s, const struct hint *h)
{
	if (h == NULL)
		return 0;
	if (s->work < 0)
		return h->v[s->personal];
	if (s->personal < 0)
		return h->v[s->work];
	return fmax(h->v[s->work], h->v[s->personal]);
}

static void
add_state(const struct believer *b, const struct state *s, double p,
    struct belief *to)
{
	const double *harm = b->plan->harm;

	if (s->personal >= 0)
		to->p[s->personal] += p;
	if (s->work < 0) {
		to->shut += p * harm[s->personal];
		return;
	}
	to->p[s->work] += p;
	to->work += p;
	to->open += p * harm[s->work];
}

void
belief_of(const struct believer *b, person_id person, const struct hint *hint,
    struct belief *to)
{
	const double *score = b->score[person.n];
	double p[STATES_MAX], most = -INFINITY, all = 0;

	*to = (struct belief){ 0 };
	if (score == NULL)
		return;
	for (uint32_t s = 0; s < b->n; s++) {
		p[s] = score[s] + hinted(&b->states[s], hint);
		most = fmax(most, p[s]);
	}
	for (uint32_t s = 0; s < b->n; s++) {
		p[s] = exp(p[s] - most);
		all += p[s];
	}
	for (uint32_t s = 0; s < b->n; s++)
		add_state(b, &b->states[s], p[s] / all, to);
}
