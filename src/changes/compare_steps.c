/*
 * Lists, steps and requests, then and now.
 */
#include "base/arena.h"
#include "base/map.h"
#include "changes/compare.h"

/* What is to be changed on a list; then: who is on it, by person_id.n. */
static void
one_list(struct compare *c, const bool *then, const struct member_list *is)
{
	struct change x = { .platform = is->platform };
	uint32_t n = c->plan->people->persons.n;
	bool *now = arena_array(c->scratch, bool, n);

	for (uint32_t i = 0; i < is->members.n; i++)
		now[is->members.v[i].n] = true;
	for (x.id.n = 1; x.id.n < n; x.id.n++) {
		if (then[x.id.n] == now[x.id.n])
			continue;
		x.kind = now[x.id.n] ? CHANGE_LIST_ADD : CHANGE_LIST_REMOVE;
		x.to = now[x.id.n] ? is->name : STR_NONE;
		x.from = now[x.id.n] ? STR_NONE : is->name;
		compare_add(c, x);
	}
}

static void
list_before(struct compare *c, const struct member_list *is)
{
	bool *then = arena_array(c->scratch, bool, c->plan->people->persons.n);

	for (uint32_t i = 0; i < c->was->lists.n; i++) {
		const struct before_list *was = &c->was->lists.v[i];

		if (is->platform != was->platform ||
		    !str_eq(is->name, was->name))
			continue;
		for (uint32_t k = 0; k < was->members.n; k++)
			then[c->now_of[was->members.v[k]]] = true;
		one_list(c, then, is);
		return;
	}
}

static void
list_done(struct compare *c, const struct done_step *was,
    const struct member_list *is)
{
	struct map *keys = changes_keys(c->scratch, c->plan, c->renames);
	bool *then = arena_array(c->scratch, bool, c->plan->people->persons.n);

	for (uint32_t i = 0; i < was->members.n; i++)
		then[map_get(keys, was->members.v[i].key)] = true;
	one_list(c, then, is);
}

/* The people of a list as it was filled, where that step is ticked. */
static const struct done_step *
filled(const struct compare *c, const struct member_list *l)
{
	for (uint32_t i = 0; i < c->plan->done.n; i++)
		if (c->plan->done.v[i].platform == l->platform &&
		    str_eq(c->plan->done.v[i].list, l->name))
			return &c->plan->done.v[i];
	return NULL;
}

/* Lists of both plans; a new one is a new step.  What was really done goes
 * before what the plan before said, until the list is ticked again. */
void
compare_lists(struct compare *c)
{
	for (uint32_t i = 0; i < c->plan->lists.n; i++) {
		const struct done_step *s = filled(c, &c->plan->lists.v[i]);

		if (s != NULL)
			list_done(c, s, &c->plan->lists.v[i]);
		else
			list_before(c, &c->plan->lists.v[i]);
	}
}
static enum platform
platform_of(const struct step *s)
{
	return s->general ? PF__COUNT : s->platform;
}

void
compare_steps(struct compare *c)
{
	struct map *then = map_make(c->scratch), *now = map_make(c->scratch);

	for (uint32_t i = 0; i < c->was->steps.n; i++)
		*map_at(then, c->was->steps.v[i].key) = 1;
	for (uint32_t i = 0; i < c->plan->steps.n; i++) {
		const struct step *s = &c->plan->steps.v[i];

		*map_at(now, s->key) = 1;
		if (map_get(then, s->key) == 0)
			compare_add(c, (struct change){ .kind = CHANGE_STEP_NEW,
					   .platform = platform_of(s),
					   .to = s->what });
	}
	for (uint32_t i = 0; i < c->was->steps.n; i++) {
		const struct done_step *s = &c->was->steps.v[i];

		if (map_get(now, s->key) == 0)
			compare_add(
			    c, (struct change){ .kind = CHANGE_STEP_GONE,
				   .platform = s->platform,
				   .from = s->what });
	}
}

void
compare_requests(struct compare *c)
{
	struct map *then = map_make(c->scratch);

	for (uint32_t i = 0; i < c->was->requests.n; i++)
		*map_at(then, c->was->requests.v[i]) = 1;
	for (uint32_t i = 0; i < c->plan->requests.n; i++) {
		const struct request_advice *r = &c->plan->requests.v[i];

		if (map_get(then, r->key) == 0)
			compare_add(c, (struct change){ .kind = CHANGE_REQUEST,
					   .id = r->person,
					   .platform = r->platform,
					   .to = r->advice });
	}
}
