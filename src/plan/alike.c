/*
 * People of whom one group is likely and nothing from work is known, asked
 * about together: "are these seven all friends?"  Sets are cut so that they
 * bring most: n people of likelihoods p are worth n * p1 * … * pn answers.
 * None has more than nine, so that an answer that holds for nine in ten
 * holds for all of them.
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
	AMBIGUOUS = UINT32_MAX
};

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

		*n = *n == 0 ? i : AMBIGUOUS;
	}
	return at;
}

static person_id
named(const struct map *at, struct str name)
{
	uint32_t n = map_get(at, str_trim(name));

	return (person_id){ n == AMBIGUOUS ? 0 : n };
}

/* Those in a key whom the exports still hold. */
static void
people_of(struct arena *a, const struct map *at, struct str key, struct set *to)
{
	struct str names = str_sub(key, before.n, SIZE_MAX);

	while (names.n > 0) {
		person_id p = named(at, str_cut(&names, ','));

		if (p.n > 0)
			vec_add(a, &to->members) = p;
	}
}

void
alike_answers(struct board *b)
{
	const struct answers *answers = b->in->answers;
	struct map *at = by_name(b->arena, b->plan->people);

	for (uint32_t i = 0; i < answers->v.n; i++) {
		const struct answer *a = &answers->v.v[i];
		struct set set = { 0 };

		if (a->kind != ANSWER_GROUPS || !str_starts(a->key, before))
			continue;
		people_of(b->arena, at, a->key, &set);
		for (uint32_t k = 0; k < set.members.n; k++)
			board_name(b, set.members.v[k], EV_MANY, a->groups.v[0],
			    word_weight, &a->place,
			    PHRASE(EVIDENCE_ALIKE_ANSWER,
				b->plan->groups.v[a->groups.v[0]].many));
	}
}

/* Somebody to be asked about with others. */
struct candidate {
	person_id person;
	int group;
	double p;
	struct str key;
};

struct finding_alike {
	struct arena *arena;
	const struct plan *plan;
	const struct map *at;
	struct map *answered;
	uint32_t *number; /* by person_id.n: in `all`, from 1 */
	VEC(struct candidate) all;
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
	       many_may_open(f->plan, pl) && named(f->at, name).n == person &&
	       !str_has(name, STR(","));
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

/* The product of what is likely of each; 0 where more is known of one by now.
 */
static double
all_likely(const struct finding_alike *f, const struct set *set)
{
	double all = 1;

	for (uint32_t i = 0; i < set->members.n; i++) {
		uint32_t n = f->number[set->members.v[i].n];

		if (n == 0)
			return 0;
		all *= f->all.v[n - 1].p;
	}
	return all;
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
		if (a->kind == ANSWER_MIXED)
			all = all_likely(f, &set);
		for (int k = 0; k < POWERS && all > 0 && all < 1; k++)
			sum[k] += a->kind == ANSWER_MIXED
			              ? log(1 - pow(all, powers[k]))
			              : powers[k] * log(all);
	}
	for (int k = 0; k < POWERS; k++)
		if (sum[k] > most) {
			most = sum[k];
			best = powers[k];
		}
	return best;
}

/* 'mixed' says that not all of them are of one group: each is less likely of
 * it, whatever the others are. */
static void
take_mixed(struct finding_alike *f, struct str key)
{
	struct set set = { 0 };
	double all;

	people_of(f->arena, f->at, key, &set);
	all = all_likely(f, &set);
	if (all <= 0 || all >= 1)
		return;
	for (uint32_t i = 0; i < set.members.n; i++) {
		struct candidate *c =
		    &f->all.v[f->number[set.members.v[i].n] - 1];

		c->p = (c->p - all) / (1 - all);
	}
}

static int
by_likelihood(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->group != y->group)
		return x->group - y->group;
	if (x->p != y->p)
		return x->p < y->p ? 1 : -1;
	return str_cmp(x->key, y->key);
}

static struct str
names_of(const struct finding_alike *f, const struct candidate *c, uint32_t n)
{
	struct str names = STR_NONE;

	for (uint32_t i = 0; i < n; i++)
		names = str_fmt(f->arena, "%.*s%s%.*s", STR_ARG(names),
		    i > 0 ? ", " : "",
		    STR_ARG(f->plan->people->persons.v[c[i].person.n].name));
	return names;
}

/* The set that begins with the first of `n` candidates of one group, who
 * come by likelihood: how many people. */
static uint32_t
cut_set(const struct finding_alike *f, const struct candidate *c, uint32_t n,
    struct set *to)
{
	double all = 1, best = 0;
	uint32_t most = 0;

	for (uint32_t i = 0; i < n && i < ALIKE_MAX; i++) {
		all *= c[i].p;
		if (all * (i + 1) > best) {
			best = all * (i + 1);
			most = i + 1;
		}
	}
	*to = (struct set){ .group = c[0].group,
		.worth = best * (c[0].group == GROUP_ACQUAINTANCES
					? acquaintance_worth
					: 1) };
	to->names = names_of(f, c, most);
	to->key =
	    str_fmt(f->arena, "%.*s%.*s", STR_ARG(before), STR_ARG(to->names));
	for (uint32_t i = 0; i < most; i++)
		vec_add(f->arena, &to->members) = c[i].person;
	return most;
}

static void
cut_sets(const struct finding_alike *f, struct sets *to)
{
	uint32_t i = 0, end;

	for (; i < f->all.n; i = end) {
		for (end = i; end < f->all.n &&
			      f->all.v[end].group == f->all.v[i].group;)
			end++;
		while (end - i >= ALIKE_MIN) {
			struct set set;
			uint32_t n = cut_set(f, &f->all.v[i], end - i, &set);

			if (n < ALIKE_MIN)
				break;
			if (map_get(f->answered, set.key) == 0)
				vec_add(f->arena, &to->v) = set;
			i += n;
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
	if (f.all.n > 1)
		qsort(f.all.v, f.all.n, sizeof(*f.all.v), by_likelihood);
	cut_sets(&f, to);
}
