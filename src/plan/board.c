#include "plan/board.h"

#include "base/arena.h"

static const struct kind_info kinds[] = {
#define NAMED(name, t) [EV_##name] = { .theme = THEME_##t, .named = true },
#define RATES(name, t, h, told, ...)        \
	[EV_##name] = { .theme = THEME_##t, \
		.how = (h),                 \
		.group = GROUP_##told,      \
		.rate = { __VA_ARGS__ } },
#include "plan/evidence.def"
};

static const double trust[] = {
#define THEME(name, t) [THEME_##name] = (t),
#include "plan/evidence.def"
};

static const bool telling[EV__COUNT] = {
#define TELLING(name) [EV_##name] = true,
#include "plan/evidence.def"
};

static const enum way ways[EV__COUNT] = {
#define HINTING(name, w) [EV_##name] = WAY_##w,
#include "plan/evidence.def"
};

static const bool circumstance[EV__COUNT] = {
#define CIRCUMSTANCE(name) [EV_##name] = true,
#include "plan/evidence.def"
};

const struct kind_info *
board_kind(int kind)
{
	return &kinds[kind];
}

double
board_trust(enum theme t)
{
	return trust[t];
}

bool
board_rhythm(int kind)
{
	return kind >= EV_HOURS_FREE && kind <= EV_HOURS_OFFICE;
}

enum way
board_way(int kind)
{
	return ways[kind];
}

bool
board_circumstance(int kind)
{
	return circumstance[kind];
}

static const int together[GROUP__COUNT] = {
	[GROUP_MANAGERS] = GROUP_COWORKERS,
	[GROUP_CLOSE_FRIENDS] = GROUP_FRIENDS,
	[GROUP_ACQUAINTANCES] = GROUP_FRIENDS,
};

int
board_part(int group)
{
	return group >= 0 && group < GROUP__COUNT && together[group] > 0
	           ? together[group]
	           : group;
}

person_id
board_person(const struct board *b, who_id w)
{
	person_id p = b->plan->people->of[w.n];

	if (b->plan->people->persons.v[p.n].owner)
		p.n = 0;
	return p;
}

const struct place *
board_entry(const struct board *b, person_id p)
{
	who_id first = b->plan->people->persons.v[p.n].accounts.v[0];

	return &b->plan->records->whos.v[first.n].account.place;
}

/* The second piece of one kind for one group counts half, the third a third:
 * such facts are seldom independent. */
static double
again(const struct placing *pl, int kind, int group)
{
	uint32_t n = 1;

	for (uint32_t i = 0; i < pl->evidence.n; i++)
		n += pl->evidence.v[i].kind == kind &&
		     pl->evidence.v[i].group == group;
	return 1.0 / n;
}

void
board_bond(struct board *b, person_id p, enum bond bond)
{
	if (b->plan->placings[p.n].bond < bond)
		b->plan->placings[p.n].bond = bond;
}

static void
pin(struct board *b, person_id p, struct evidence e, const struct place *place,
    struct phrase text)
{
	struct placing *pl = &b->plan->placings[p.n];

	if (p.n == 0 || e.scale <= 0)
		return;
	e.scale *= again(pl, e.kind, e.group);
	e.text = phrase_text(b->plan->phrases, b->arena, text);
	if (place != NULL)
		e.place = *place;
	if (telling[e.kind] && b->plan->groups.v[e.group].side == SIDE_PERSONAL)
		board_bond(b, p, BOND_TOLD);
	vec_add(b->arena, &pl->evidence) = e;
}

void
board_say(struct board *b, person_id p, enum evidence_kind kind, double scale,
    const struct place *place, struct phrase text)
{
	struct evidence e = {
		.kind = (int)kind, .group = kinds[kind].group, .scale = scale
	};

	pin(b, p, e, place, text);
}

bool
board_has(const struct placing *pl, enum evidence_kind kind)
{
	for (uint32_t i = 0; i < pl->evidence.n; i++)
		if (pl->evidence.v[i].kind == (int)kind)
			return true;
	return false;
}

void
board_name(struct board *b, person_id p, enum evidence_kind kind, int group,
    double weight, const struct place *place, struct phrase text)
{
	struct evidence e = {
		.kind = (int)kind, .group = group, .weight = weight, .scale = 1
	};

	if (group != GROUP_UNSORTED && weight != 0)
		pin(b, p, e, place, text);
}
