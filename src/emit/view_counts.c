/*
 * Numbers: what was read, who reaches what before and after, and the counts
 * of headlines.
 */
#include "base/arena.h"
#include "base/map.h"
#include "emit/view_parts.h"
#include "model/untold.h"

json_t *
view_inputs(const struct view *v)
{
	json_t *array = view_array();

	for (uint32_t i = 0; i < v->plan->inputs.n; i++) {
		const struct input *in = &v->plan->inputs.v[i];
		json_t *o = view_object(), *records = view_object();
		json_t *skips = view_object();
		uint32_t skipped = 0;

		for (int k = 0; k < SKIP__COUNT; k++) {
			skipped += in->skips[k];
			if (in->skips[k] > 0)
				view_put(skips, skip_text((enum skip)k).p,
				    view_int(in->skips[k]));
		}
		view_put(records, "seen", view_int(in->seen));
		view_put(records, "used", view_int(in->used));
		view_put(records, "skipped", skips);
		view_put(o, "path", view_text(v, in->path));
		view_put(o, "parts", view_texts(v, &in->parts));
		view_put(o, "kind", view_text(v, in->kind));
		view_put(o, "read", view_int(in->read));
		view_put(o, "skipped", view_int(in->skipped));
		view_put(o, "unknown", view_int(in->unknown));
		view_put(o, "records", records);
		view_put(o, "left_out", view_int(skipped));
		view_put(
		    o, "unknown_members", view_texts(v, &in->unknown_members));
		view_put(
		    o, "unknown_fields", view_texts(v, &in->unknown_fields));
		view_add(array, o);
	}
	return array;
}

/* Whether anybody reaches anything there, before or after. */
static bool
reached(const struct plan *plan, int platform)
{
	for (int c = 0; c < CLASS__COUNT; c++)
		if (plan->before.reach[platform][c] > 0 ||
		    plan->after.reach[platform][c] > 0)
			return true;
	return false;
}

static json_t *
exposure(const struct view *v, const struct exposure *e)
{
	json_t *o = view_object();

	for (int p = 0; p < PF__COUNT; p++) {
		json_t *platform;

		if (!reached(v->plan, p))
			continue;
		platform = view_object();
		for (int c = 0; c < CLASS__COUNT; c++) {
			json_t *one = view_object();

			view_put(one, "closed", view_int(e->reach[p][c]));
			view_put(one, "harmful", view_int(e->harmful[p][c]));
			view_put(platform, class_id((enum class)c).p, one);
		}
		view_put(o, platform_name((enum platform)p).p, platform);
	}
	return o;
}

json_t *
view_exposure(const struct view *v)
{
	json_t *o = view_object();

	view_put(o, "closed", view_int(v->plan->before.closed));
	view_put(o, "before", exposure(v, &v->plan->before));
	view_put(o, "after", exposure(v, &v->plan->after));
	return o;
}

json_t *
view_class_list(const struct view *v, classes set)
{
	struct str words = STR_NONE;

	for (int c = 0; c < CLASS__COUNT; c++)
		if ((set & CLASS_BIT(c)) != 0)
			words = str_fmt(v->scratch, "%.*s%s%.*s",
			    STR_ARG(words), words.n > 0 ? ", " : "",
			    STR_ARG(
				class_words(v->plan->phrases, (enum class)c)));
	return view_text(v, words);
}

/* The group a person is counted with; whoever is asked about is in none. */
static int
counted_with(const struct placing *pl)
{
	return pl->standing == STAND_ASKED ? -1 : pl->primary;
}

/* How many people, and how many of them friends, are in the group, or, for
 * -1, asked about. */
static void
group_row(const struct view *v, int group, json_t *array)
{
	const struct plan *plan = v->plan;
	const struct group_info *g = &plan->groups.v[group < 0 ? 0 : group];
	uint32_t people = 0, friends = 0;
	json_t *o;

	for (uint32_t i = 1; i < plan->people->persons.n; i++)
		if (view_has(v, (person_id){ i }) &&
		    counted_with(&plan->placings[i]) == group) {
			people++;
			friends += plan->placings[i].friend;
		}
	if (people == 0)
		return;
	o = view_object();
	view_put(o, "group", group < 0 ? json_null() : view_group_id(v, group));
	view_put(o, "words",
	    view_text(v, group < 0     ? phrase_text(plan->phrases, v->scratch,
					     PHRASE0(VIEW_ASKED))
			 : people == 1 ? g->one
				       : g->many));
	view_put(o, "own", json_boolean(group >= GROUP__COUNT));
	view_put(o, "people", view_int(people));
	view_put(o, "friends", view_int(friends));
	view_put(o, "sees",
	    view_class_list(
		v, plan->table[group < 0 ? GROUP_UNSORTED : group]));
	view_add(array, o);
}

static json_t *
by_group(const struct view *v)
{
	json_t *array = view_array();

	for (uint32_t g = 0; g < v->plan->groups.n; g++)
		group_row(v, (int)g, array);
	group_row(v, -1, array);
	return array;
}

/* The lines of a table: what more people reached before than do after. */
static json_t *
exposure_lines(const struct view *v)
{
	const struct exposure *was = &v->plan->before, *is = &v->plan->after;
	json_t *array = view_array();

	for (int p = 0; p < PF__COUNT; p++)
		for (int c = 0; c < CLASS__COUNT; c++) {
			json_t *o;

			if (was->reach[p][c] == is->reach[p][c])
				continue;
			o = view_object();
			view_put(
			    o, "platform", view_platform(v, (enum platform)p));
			view_put(o, "where",
			    view_platform_words(v, (enum platform)p));
			view_put(o, "words",
			    view_text(v,
				class_words(v->plan->phrases, (enum class)c)));
			view_put(o, "before", view_int(was->reach[p][c]));
			view_put(o, "after", view_int(is->reach[p][c]));
			view_put(
			    o, "harmful_before", view_int(was->harmful[p][c]));
			view_put(
			    o, "harmful_after", view_int(is->harmful[p][c]));
			view_add(array, o);
		}
	return array;
}

/* The questions to begin with. */
static json_t *
ask_first(const struct view *v)
{
	enum { FIRST = 3 };
	json_t *array = view_array();

	for (uint32_t i = 0; i < v->plan->questions.n && i < FIRST; i++)
		view_add(array, view_text(v, v->plan->questions.v[i].text));
	return array;
}

/* One kind of leak, and how many people it concerns. */
struct leak_count {
	struct leak leak;
	uint32_t people;
};

struct leak_counts {
	VEC(struct leak_count) v;
};

static void
count_leaks(const struct view *v, struct leak_counts *to)
{
	struct map *known = map_make(v->scratch);

	for (uint32_t i = 1; i < v->plan->people->persons.n; i++) {
		const struct placing *pl = &v->plan->placings[i];

		for (uint32_t k = 0;
		     view_has(v, (person_id){ i }) && k < pl->leaks.n; k++) {
			const struct leak *l = &pl->leaks.v[k];
			uint32_t *at = map_at(known,
			    str_fmt(v->scratch, "%d %d %.*s", (int)l->platform,
				(int)l->class, STR_ARG(l->through)));

			if (*at == 0) {
				vec_add(v->scratch, &to->v) =
				    (struct leak_count){ .leak = *l };
				*at = to->v.n;
			}
			to->v.v[*at - 1].people++;
		}
	}
}

static json_t *
leaks(const struct view *v)
{
	struct leak_counts counts = { 0 };
	json_t *array = view_array();

	count_leaks(v, &counts);
	for (uint32_t i = 0; i < counts.v.n; i++) {
		const struct leak_count *c = &counts.v.v[i];
		json_t *o = view_object();

		view_put(o, "platform", view_platform(v, c->leak.platform));
		view_put(o, "where", view_platform_words(v, c->leak.platform));
		view_put(o, "class", view_text(v, class_id(c->leak.class)));
		view_put(o, "words",
		    view_text(v, class_words(v->plan->phrases, c->leak.class)));
		view_put(o, "through", view_text(v, c->leak.through));
		view_put(o, "people", view_int(c->people));
		view_add(array, o);
	}
	return array;
}

struct tallies {
	uint32_t people, friends, open, closed, harmful, harmful_open, asked,
	    unsorted, several;
};

static bool
is_open(const struct placing *pl)
{
	for (int p = 0; p < PF__COUNT; p++)
		if ((pl->sees[p] & CLASS_BIT(CLASS_EVERYDAY)) != 0)
			return true;
	return false;
}

static bool
is_several(const struct placing *pl)
{
	for (uint32_t i = 0; i < pl->groups.n; i++)
		if (view_also(pl, &pl->groups.v[i]))
			return true;
	return false;
}

static void
tally(struct tallies *t, const struct placing *pl)
{
	t->people++;
	t->friends += pl->friend;
	t->asked += pl->standing == STAND_ASKED;
	t->several += is_several(pl);
	if (!pl->friend)
		return;
	if (is_open(pl))
		t->open++;
	else
		t->closed++;
	t->harmful += group_harmful(pl->primary);
	t->harmful_open += group_harmful(pl->primary) && is_open(pl);
	t->unsorted += pl->primary == GROUP_UNSORTED;
}

json_t *
view_summary(const struct view *v)
{
	struct tallies t = { 0 };
	struct untolds untold = { 0 };
	json_t *o = view_object();
	uint32_t minutes = 0;

	for (uint32_t i = 1; i < v->plan->people->persons.n; i++)
		if (view_has(v, (person_id){ i }))
			tally(&t, &v->plan->placings[i]);
	for (uint32_t i = 0; i < v->plan->steps.n; i++)
		minutes += v->plan->steps.v[i].minutes;
	view_put(o, "people", view_int(t.people));
	view_put(o, "friends", view_int(t.friends));
	view_put(o, "open", view_int(t.open));
	view_put(o, "closed", view_int(t.closed));
	view_put(o, "harmful", view_int(t.harmful));
	view_put(o, "harmful_open", view_int(t.harmful_open));
	view_put(o, "asked", view_int(t.asked));
	view_put(o, "unsorted", view_int(t.unsorted));
	untold_find(v->scratch, v->plan, &untold);
	view_put(o, "untold", view_int(untold.v.n));
	view_put(o, "several", view_int(t.several));
	view_put(o, "questions", view_int(v->plan->questions.n));
	view_put(o, "steps", view_int(v->plan->steps.n));
	view_put(o, "minutes", view_int(minutes));
	view_put(o, "findings", view_int(v->plan->audit.n));
	view_put(o, "requests", view_int(v->plan->requests.n));
	view_put(o, "day", view_text(v, when_day(v->scratch, v->plan->now)));
	view_put(o, "ask_first", ask_first(v));
	view_put(o, "groups", by_group(v));
	view_put(o, "exposure", exposure_lines(v));
	view_put(o, "leaks", leaks(v));
	return o;
}
