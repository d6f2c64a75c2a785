/*
 * People of whom one group is likely and nothing from work is known, asked
 * about together: "are these seven all friends?"  Sets are cut so that they
 * bring most: n people of likelihoods p are worth n * p1 * … * pn answers.
 * None has more than nine, so that an answer that holds for nine in ten
 * holds for all of them.
 *
 * A client who is a friend is one of the friends for whoever is asked about
 * nine at once, and clients write: of 30 such of whom nothing from work was
 * known 17 had written with the owner, of 1,316 friends 370 (invented lives).
 * Those whose messages show no tie are asked about alone.
 *
 * A set is named by its people, so that an answer can be read again without
 * asking how the set came about.
 */
#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/map.h"
#include "plan/board.h"

enum {
	ALIKE_MIN = 3, /* whom one answer must settle */
	ALIKE_MAX = 9,
	LOOK_MAX = 60,    /* who come into question next */
	NAMES_MAX = 100,  /* in a key: somebody may have written it */
	MIXED_MAX = 1000, /* answers that are reckoned with */
};

/* In place of a person: several bear the name. */
static const uint32_t ambiguous = UINT32_MAX;
/* Whoever may be harmful is asked about alone. */
static const double harm_most = 0.1;
/* What an acquaintance misses, against a friend. */
static const double acquaintance_worth = 0.3;
/* The weight of the answer for each of them. */
static const double word_weight = 6;

static const struct str before = STR_INIT("circle:");

/* Who bears a name; nobody who shares it with another. */
static struct map *
by_name(struct arena *a, const struct people *people)
{
	struct map *at = map_make(a);

	for (uint32_t i = 1; i < people->persons.n; i++) {
		uint32_t *n = map_at(at, people->persons.v[i].name);

		*n = *n == 0 ? i : ambiguous;
	}
	return at;
}

static person_id
named(const struct map *at, struct str name)
{
	uint32_t n = map_get(at, str_trim(name));

	return (person_id){ n == ambiguous ? 0 : n };
}

static bool
has(const struct set *set, person_id p)
{
	for (uint32_t i = 0; i < set->members.n; i++)
		if (set->members.v[i].n == p.n)
			return true;
	return false;
}

/* Those in a key whom the exports still hold; false where it has more names
 * than are read. */
static bool
people_of(struct arena *a, const struct map *at, struct str key, struct set *to)
{
	struct str names = str_sub(key, before.n, SIZE_MAX);

	while (names.n > 0 && to->members.n < NAMES_MAX) {
		person_id p = named(at, str_cut(&names, ','));

		if (p.n > 0 && !has(to, p))
			vec_add(a, &to->members) = p;
	}
	return names.n == 0;
}

/* Of several answers about somebody the last one counts. */
void
alike_answers(struct board *b)
{
	const struct answers *answers = b->in->answers;
	uint32_t n = b->plan->people->persons.n;
	struct map *at = by_name(b->arena, b->plan->people);
	uint32_t *last = arena_array(b->arena, uint32_t, n);

	for (uint32_t i = 0; i < answers->v.n; i++) {
		const struct answer *a = &answers->v.v[i];
		struct set set = { 0 };

		if (a->kind != ANSWER_GROUPS || !str_starts(a->key, before))
			continue;
		if (!people_of(b->arena, at, a->key, &set))
			diag_say(b->in->diag, DIAG_BAD_ANSWER, &a->place,
			    "names beyond the first %d", NAMES_MAX);
		for (uint32_t k = 0; k < set.members.n; k++)
			last[set.members.v[k].n] = i + 1;
	}
	for (uint32_t i = 1; i < n; i++) {
		const struct answer *a =
		    last[i] == 0 ? NULL : &answers->v.v[last[i] - 1];

		if (a != NULL)
			board_name(b, (person_id){ i }, EV_MANY, a->groups.v[0],
			    word_weight, &a->place,
			    PHRASE(EVIDENCE_ALIKE_ANSWER,
				b->plan->groups.v[a->groups.v[0]].many));
	}
}

/* People of whom the owner has said that not all are of one group. */
struct mixed {
	double all; /* how likely they all were, before that was said */
	double out; /* the same of those not taken into the set in hand */
};

/* Somebody to be asked about with others. */
struct candidate {
	person_id person;
	int group;
	double p;    /* as far as is known of them alone */
	double sure; /* with what mixed answers say */
	struct str key;
	VEC(uint32_t) in; /* mixed sets that they are in */
	bool taken;
};

struct finding_alike {
	struct arena *arena;
	const struct plan *plan;
	const struct map *at;
	struct map *answered;
	uint32_t *number; /* by person_id.n: in `all`, from 1 */
	VEC(struct candidate) all;
	VEC(struct mixed) mixed;
};

static bool
fits(const struct finding_alike *f, uint32_t person)
{
	const struct placing *pl = &f->plan->placings[person];
	struct str name = f->plan->people->persons.v[person].name;
	double harm = 0;

	for (uint32_t i = 0; i < pl->groups.n; i++)
		if (group_harmful(pl->groups.v[i].group))
			harm += pl->groups.v[i].p;
	return pl->standing == STAND_ASKED && pl->friend && harm <= harm_most &&
	       pl->spoken != SPOKEN_IDLY && many_may_open(f->plan, pl) &&
	       named(f->at, name).n == person && !str_has(name, STR(","));
}

static void
list_candidates(struct finding_alike *f)
{
	for (uint32_t i = 1; i < f->plan->people->persons.n; i++) {
		const struct placing *pl = &f->plan->placings[i];
		struct candidate c = { .person = { i },
			.group = -1,
			.key = f->plan->people->persons.v[i].key };

		for (uint32_t k = pl->groups.n; k-- > 0;) {
			const struct share *s = &pl->groups.v[k];

			if (f->plan->groups.v[s->group].side == SIDE_PERSONAL &&
			    s->p >= c.p) {
				c.group = s->group;
				c.p = s->p;
			}
		}
		if (c.group < 0 || !fits(f, i))
			continue;
		vec_add(f->arena, &f->all) = c;
		f->number[i] = f->all.n;
	}
}

static double
share_of(const struct placing *pl, int group)
{
	for (uint32_t i = 0; i < pl->groups.n; i++)
		if (pl->groups.v[i].group == group)
			return pl->groups.v[i].p;
	return 0;
}

/* How likely all are of the group that is likely of the first whom nothing has
 * settled yet. */
static double
all_likely(const struct finding_alike *f, const struct set *set)
{
	double all = 1;
	int group = -1;

	for (uint32_t i = 0; i < set->members.n; i++) {
		uint32_t n = f->number[set->members.v[i].n];

		if (n > 0 && group < 0)
			group = f->all.v[n - 1].group;
	}
	for (uint32_t i = 0; i < set->members.n; i++) {
		person_id p = set->members.v[i];
		uint32_t n = f->number[p.n];

		all *= n > 0 ? f->all.v[n - 1].p
		             : share_of(&f->plan->placings[p.n], group);
	}
	return all;
}

static bool
is_personal(const struct plan *plan, const struct answer *a)
{
	return a->kind == ANSWER_GROUPS &&
	       plan->groups.v[a->groups.v[0]].side == SIDE_PERSONAL;
}

/*
 * How far the likelihoods have held: the power k that makes the answers given
 * likeliest, of sets that were all of one group (p^k, p at a half, for the
 * people in them are answered by now) and of mixed ones (1 - p^k).  Two of
 * each stand for what was known before.
 */
static double
held(struct finding_alike *f, const struct answers *answers)
{
	static const double powers[] = { 0.5, 0.7, 1, 1.4, 2, 3, 4, 6, 8 };
	enum { POWERS = sizeof(powers) / sizeof(powers[0]) };
	double sum[POWERS], best = 1, most = -INFINITY;

	for (int k = 0; k < POWERS; k++) {
		double half = pow(0.5, powers[k]);

		sum[k] = 2 * log(half) + 2 * log(1 - half);
	}
	for (uint32_t i = 0; i < answers->v.n; i++) {
		const struct answer *a = &answers->v.v[i];
		struct set set = { 0 };
		double all = 0.5;

		if (!str_starts(a->key, before))
			continue;
		people_of(f->arena, f->at, a->key, &set);
		if (set.members.n == 0)
			continue;
		if (a->kind == ANSWER_MIXED)
			all = all_likely(f, &set);
		for (int k = 0; k < POWERS && all > 0 && all < 1; k++)
			sum[k] += is_personal(f->plan, a)
			              ? powers[k] * log(all)
			              : log(1 - pow(all, powers[k]));
	}
	for (int k = 0; k < POWERS; k++)
		if (sum[k] > most) {
			most = sum[k];
			best = powers[k];
		}
	return best;
}

static void
take_mixed(struct finding_alike *f, struct str key)
{
	struct set set = { 0 };
	double all;

	people_of(f->arena, f->at, key, &set);
	all = all_likely(f, &set);
	if (all <= 0 || all >= 1 || f->mixed.n == MIXED_MAX)
		return;
	for (uint32_t i = 0; i < set.members.n; i++) {
		uint32_t n = f->number[set.members.v[i].n];

		if (n > 0)
			vec_add(f->arena, &f->all.v[n - 1].in) = f->mixed.n;
	}
	vec_add(f->arena, &f->mixed) = (struct mixed){ all, all };
}

/*
 * How likely one is of the group as those taken into the set are.  Of a mixed
 * set not all can be: the more of it are in, the likelier it is that the one
 * who is not of the group is among them.
 */
static double
beside(const struct finding_alike *f, const struct candidate *c)
{
	double p = c->p;

	for (uint32_t i = 0; i < c->in.n; i++) {
		double out = f->mixed.v[c->in.v[i]].out;

		p *= (1 - fmin(1, out / c->p)) / (1 - out);
	}
	return p;
}

static int
by_likelihood(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->group != y->group)
		return x->group - y->group;
	if (x->sure != y->sure)
		return x->sure < y->sure ? 1 : -1;
	return str_cmp(x->key, y->key);
}

/* The likeliest of the next that are left, or NULL. */
static struct candidate *
next_in(const struct finding_alike *f, struct candidate *c, uint32_t n)
{
	struct candidate *best = NULL;
	double most = 0;
	uint32_t seen = 0;

	for (uint32_t i = 0; i < n && seen < LOOK_MAX; i++) {
		double p;

		if (c[i].taken)
			continue;
		seen++;
		p = beside(f, &c[i]);
		if (p > most) {
			most = p;
			best = &c[i];
		}
	}
	return best;
}

static void
name_set(const struct finding_alike *f, struct set *to)
{
	const struct person *persons = f->plan->people->persons.v;

	for (uint32_t i = 0; i < to->members.n; i++)
		to->names = str_fmt(f->arena, "%.*s%s%.*s", STR_ARG(to->names),
		    i > 0 ? ", " : "",
		    STR_ARG(persons[to->members.v[i].n].name));
	to->key =
	    str_fmt(f->arena, "%.*s%.*s", STR_ARG(before), STR_ARG(to->names));
}

/* One set of `n` candidates of one group; false where none is left that is
 * worth a question. */
static bool
cut_set(
    struct finding_alike *f, struct candidate *c, uint32_t n, struct set *to)
{
	struct candidate *of[ALIKE_MAX], *next;
	double all = 1;
	uint32_t in = 0, most = 0;

	*to = (struct set){ .group = c->group };
	while (in < ALIKE_MAX && (next = next_in(f, c, n)) != NULL) {
		all *= beside(f, next);
		for (uint32_t i = 0; i < next->in.n; i++)
			f->mixed.v[next->in.v[i]].out /= next->p;
		next->taken = true;
		of[in++] = next;
		if (all * in > to->worth) {
			to->worth = all * in;
			most = in;
		}
	}
	for (uint32_t i = 0; i < f->mixed.n; i++)
		f->mixed.v[i].out = f->mixed.v[i].all;
	for (uint32_t i = 0; i < in; i++) {
		of[i]->taken = i < most;
		if (i < most)
			vec_add(f->arena, &to->members) = of[i]->person;
	}
	if (to->group == GROUP_ACQUAINTANCES)
		to->worth *= acquaintance_worth;
	return most >= ALIKE_MIN;
}

static void
cut_sets(struct finding_alike *f, struct sets *to)
{
	uint32_t i = 0, end;

	for (; i < f->all.n; i = end) {
		struct set set;

		for (end = i; end < f->all.n &&
			      f->all.v[end].group == f->all.v[i].group;)
			end++;
		while (cut_set(f, &f->all.v[i], end - i, &set)) {
			name_set(f, &set);
			if (map_get(f->answered, set.key) == 0)
				vec_add(f->arena, &to->v) = set;
		}
	}
}

void
alike_find(struct arena *a, const struct plan *plan,
    const struct answers *answers, struct sets *to)
{
	struct finding_alike f = { .arena = a, .plan = plan };
	double power;

	f.at = by_name(a, plan->people);
	f.answered = map_make(a);
	f.number = arena_array(a, uint32_t, plan->people->persons.n);
	list_candidates(&f);
	power = held(&f, answers);
	for (uint32_t i = 0; i < f.all.n; i++)
		f.all.v[i].p = pow(f.all.v[i].p, power);
	for (uint32_t i = 0; i < answers->v.n; i++) {
		const struct answer *one = &answers->v.v[i];

		if (!str_starts(one->key, before))
			continue;
		*map_at(f.answered, one->key) = 1;
		if (one->kind == ANSWER_MIXED)
			take_mixed(&f, one->key);
	}
	for (uint32_t i = 0; i < f.all.n; i++)
		f.all.v[i].sure = beside(&f, &f.all.v[i]);
	if (f.all.n > 1)
		qsort(f.all.v, f.all.n, sizeof(*f.all.v), by_likelihood);
	cut_sets(&f, to);
}
