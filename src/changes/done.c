/*
 * What was really done: the steps that are ticked, as they were then.
 *
 * The plan before tells which boxes were ticked when it was written.  Whoever
 * of plan.md and applied.csv says otherwise has been changed since, and
 * counts; so nothing is lost where only one of them was.
 */
#include "base/arena.h"
#include "base/map.h"
#include "changes/changes.h"
#include "changes/ticks.h"

struct doing {
	struct arena *arena;
	const struct before *was;
	const struct done_files *files;
	struct plan *plan;
	struct ticks ticks; /* of plan.md */
	struct map *csv;    /* enum tick by a step's key */
	struct map *kept;   /* keys of was->done: index + 1 */
};

static enum tick
tick_of(const struct map *from, struct str key)
{
	return (enum tick)map_get(from, key);
}

/* Whether it is done now, having been so when the plan was written. */
static bool
still(const struct doing *d, struct str key, bool ticked)
{
	enum tick in_plan = tick_of(d->ticks.steps, key);
	enum tick in_csv = tick_of(d->csv, key);

	if (in_csv == TICK_OFF)
		return false;
	if (in_plan != TICK_NONE && (in_plan == TICK_ON) != ticked)
		return !ticked;
	return ticked || in_csv == TICK_ON;
}

static const struct done_step *
kept(const struct doing *d, struct str key)
{
	uint32_t n = map_get(d->kept, key);

	return n > 0 ? &d->was->done.v[n - 1] : NULL;
}

static void
keep(struct doing *d, const struct done_step *s)
{
	vec_add(d->arena, &d->plan->done) = *s;
}

/* Those done before, in the order in which they were. */
static void
old_ones(struct doing *d, struct map *steps)
{
	for (uint32_t i = 0; i < d->was->done.n; i++) {
		const struct done_step *s = &d->was->done.v[i];
		uint32_t at = map_get(steps, s->key);
		bool ticked = at == 0 || d->was->ticked.v[at - 1];
		bool now = still(d, s->key, ticked);

		/* One that has changed since shows an empty box: ticking it
		 * means the new form, and only "no" takes the old one back. */
		if (!ticked && !now && tick_of(d->csv, s->key) != TICK_OFF)
			keep(d, s);
		else if (ticked && now)
			keep(d, s);
	}
}

/* Those ticked since, as they stood in that plan. */
static void
new_ones(struct doing *d)
{
	for (uint32_t i = 0; i < d->was->steps.n; i++) {
		struct done_step s = d->was->steps.v[i];
		bool ticked = d->was->ticked.v[i];

		if (!still(d, s.key, ticked) ||
		    (ticked && kept(d, s.key) != NULL))
			continue;
		s.day = d->was->day;
		keep(d, &s);
	}
}

/* The plan they stood in is lost: what it held is taken to be what this one
 * holds. */
static void
bare_ones(struct doing *d)
{
	for (uint32_t i = 0; i < d->plan->steps.n; i++) {
		struct str key = d->plan->steps.v[i].key;

		if (still(d, key, false))
			keep(d, &(struct done_step){ .key = key,
				    .bare = true,
				    .platform = PF__COUNT });
	}
}

/* As this plan has it. */
static void
complete(struct doing *d, struct done_step *to, const struct step *s)
{
	const struct people *people = d->plan->people;

	to->what = s->what;
	to->undo = s->undo;
	to->list = s->list;
	to->acts = step_acts(d->arena, s);
	to->platform = s->general ? PF__COUNT : s->platform;
	for (uint32_t i = 0; i < s->members.n; i++) {
		const struct person *p = &people->persons.v[s->members.v[i].n];

		vec_add(d->arena, &to->members) =
		    (struct done_member){ p->key, p->name };
	}
	to->bare = false;
}

/* The person of each key, also of keys of the plan before; a member that is
 * found goes under the key of today. */
static void
find_members(
    struct doing *d, const struct map *people, bool *in, struct done_step *s)
{
	for (uint32_t i = 0; i < s->members.n; i++) {
		uint32_t p = map_get(people, s->members.v[i].key);

		if (p == 0)
			continue;
		in[p] = true;
		s->members.v[i].key = d->plan->people->persons.v[p].key;
	}
}

/* Whether the same is to be done with the same people; somebody who is in no
 * export any more makes no difference. */
static bool
same(struct doing *d, const struct map *people, struct done_step *was,
    const struct step *is)
{
	uint32_t n = d->plan->people->persons.n, more = 0, less = 0;
	bool *in = arena_array(d->arena, bool, n);

	find_members(d, people, in, was);
	for (uint32_t i = 0; i < is->members.n; i++) {
		more += !in[is->members.v[i].n];
		in[is->members.v[i].n] = false;
	}
	for (uint32_t i = 1; i < n; i++)
		less += in[i];
	return more == 0 && less == 0 &&
	       str_eq(was->acts, step_acts(d->arena, is));
}

struct map *
changes_keys(
    struct arena *a, const struct plan *plan, const struct renames *renames)
{
	const struct people *people = plan->people;
	struct map *keys = map_make(a);

	for (uint32_t i = 1; i < people->persons.n; i++) {
		const struct person *p = &people->persons.v[i];

		for (uint32_t k = 0; k < p->accounts.n; k++)
			*map_at(keys, record_key(a, &plan->records->whos
							 .v[p->accounts.v[k].n]
							 .account)) = i;
		*map_at(keys, p->key) = i;
	}
	for (uint32_t i = 0; i < renames->v.n; i++)
		*map_at(keys, renames->v.v[i].from) =
		    map_get(keys, renames->v.v[i].to);
	return keys;
}

/* Single ticks stay where they stand, by the step's key. */
static void
set_items(struct doing *d, const struct map *steps)
{
	for (uint32_t i = 0; i < d->ticks.items.n; i++) {
		const struct tick_item *t = &d->ticks.items.v[i];
		uint32_t at = map_get(steps, t->key);

		if (at > 0)
			strs_add(d->arena, &d->plan->steps.v[at - 1].ticked,
			    t->text);
	}
}

static void
set_states(struct doing *d, const struct renames *renames)
{
	struct map *people = changes_keys(d->arena, d->plan, renames);
	struct map *steps = map_make(d->arena);

	for (uint32_t i = 0; i < d->plan->steps.n; i++)
		*map_at(steps, d->plan->steps.v[i].key) = i + 1;
	set_items(d, steps);
	for (uint32_t i = 0; i < d->plan->done.n; i++) {
		struct done_step *was = &d->plan->done.v[i];
		uint32_t at = map_get(steps, was->key);
		struct step *is;

		was->gone = at == 0;
		if (at == 0)
			continue;
		is = &d->plan->steps.v[at - 1];
		if (was->bare)
			complete(d, was, is);
		is->state = same(d, people, was, is) ? STEP_DONE : STEP_CHANGED;
	}
}

void
done_find(struct arena *a, const struct before *was,
    const struct done_files *files, const struct renames *renames,
    struct plan *plan)
{
	struct doing d = { .arena = a,
		.was = was,
		.plan = plan,
		.ticks = { .steps = map_make(a) },
		.csv = map_make(a),
		.kept = map_make(a) };
	struct map *steps = map_make(a);

	ticks_of_plan(a, files->markdown, &d.ticks);
	ticks_of_csv(a, files->csv, d.csv);
	for (uint32_t i = 0; i < was->done.n; i++)
		*map_at(d.kept, was->done.v[i].key) = i + 1;
	for (uint32_t i = 0; i < was->steps.n; i++)
		*map_at(steps, was->steps.v[i].key) = i + 1;
	old_ones(&d, steps);
	new_ones(&d);
	if (!was->there)
		bare_ones(&d);
	set_states(&d, renames);
}
