/*
 * plan.md: the steps to apply by hand, and all that goes with them: names in
 * the order in which the platform shows them, settings with what is usual,
 * the ladder, who is reached all the same, where to let off steam.
 */
#include "base/arena.h"
#include "emit/emit.h"
#include "emit/view_parts.h"

static struct str
name_of(const struct view *v, person_id p)
{
	return v->plan->people->persons.v[p.n].name;
}

/* Whether a line below a step is ticked.  Of equal ones as many are as were:
 * `used` has those that are used up. */
static json_t *
ticked(const struct step *s, bool *used, struct str text)
{
	bool on = s->state == STEP_DONE;

	for (uint32_t i = 0; i < s->ticked.n && !on; i++)
		if (!used[i] && str_eq(s->ticked.v[i], text))
			on = used[i] = true;
	return json_boolean(on);
}

static json_t *
boxed(const struct view *v, const struct step *s, bool *used, struct str text)
{
	json_t *o = view_object();

	view_put(o, "text", view_text(v, text));
	view_put(o, "on", ticked(s, used, text));
	return o;
}

/* Names for a step: the lines of its list, else its people. */
static json_t *
names(const struct view *v, const struct step *s)
{
	json_t *array = view_array();
	bool *used = arena_array(v->scratch, bool, s->ticked.n);

	for (uint32_t i = 0; i < v->plan->lists.n; i++) {
		const struct member_list *l = &v->plan->lists.v[i];

		if (l->platform == s->platform && str_eq(l->name, s->list))
			for (uint32_t k = 0; k < l->lines.n; k++)
				view_add(
				    array, boxed(v, s, used, l->lines.v[k]));
	}
	for (uint32_t i = 0; s->list.n == 0 && i < s->members.n; i++)
		view_add(array, boxed(v, s, used, name_of(v, s->members.v[i])));
	return array;
}

static json_t *
settings(const struct view *v, const struct step *s)
{
	json_t *array = view_step_settings(v, s), *one;
	bool *used = arena_array(v->scratch, bool, s->ticked.n);
	size_t i;

	json_array_foreach(array, i, one) view_put(one, "on",
	    ticked(s, used,
		str_of(json_string_value(json_object_get(one, "setting")))));
	return array;
}

/* Those who could do harm and are reached by more than what is public. */
static json_t *
reached(const struct view *v)
{
	json_t *array = view_array();

	for (uint32_t i = 1; i < v->plan->people->persons.n; i++) {
		const struct placing *pl = &v->plan->placings[i];
		json_t *o, *ways = view_array();

		for (uint32_t k = 0; k < pl->leaks.n; k++) {
			const struct leak *l = &pl->leaks.v[k];

			if (l->class == CLASS_PUBLIC ||
			    l->class == CLASS_FRIENDS_LIST)
				continue;
			view_add(ways,
			    view_text(v, str_fmt(v->scratch, "%.*s: %.*s",
					     STR_ARG(class_words(
						 v->plan->phrases, l->class)),
					     STR_ARG(l->through))));
		}
		if (!view_has(v, (person_id){ i }) ||
		    !group_harmful(pl->primary) || json_array_size(ways) == 0) {
			json_decref(ways);
			continue;
		}
		o = view_object();
		view_put(o, "name", view_text(v, name_of(v, (person_id){ i })));
		view_put(
		    o, "as", view_text(v, v->plan->groups.v[pl->primary].one));
		view_put(o, "ways", ways);
		view_add(array, o);
	}
	return array;
}

/* How many friends stand on each rung. */
static json_t *
ladder(const struct view *v)
{
	static const char *const rungs[] = { [ADVICE_KEEP] = "keep",
		[ADVICE_RESTRICT] = "restrict",
		[ADVICE_MOVE] = "move",
		[ADVICE_UNFRIEND] = "unfriend" };
	uint32_t n[4] = { 0 };
	json_t *o = view_object();

	for (uint32_t i = 1; i < v->plan->people->persons.n; i++)
		if (view_has(v, (person_id){ i }) &&
		    v->plan->placings[i].friend)
			n[v->plan->placings[i].advice]++;
	for (int k = ADVICE_KEEP; k <= ADVICE_UNFRIEND; k++)
		view_put(o, rungs[k], view_int(n[k]));
	return o;
}

static json_t *
vent(const struct view *v)
{
	const struct vent *from = &v->plan->vent;
	json_t *o = view_object(), *safe = view_array();
	json_t *bridges = view_array();

	for (uint32_t i = 0; i < from->safe.n; i++)
		view_add(safe, view_text(v, name_of(v, from->safe.v[i])));
	for (uint32_t i = 0; i < from->bridges.n; i++) {
		json_t *one = view_object();

		view_put(one, "name",
		    view_text(v, name_of(v, from->bridges.v[i].person)));
		view_put(
		    one, "to", view_text(v, name_of(v, from->bridges.v[i].to)));
		view_add(bridges, one);
	}
	view_put(o, "any_bridges", json_boolean(from->bridges.n > 0));
	view_put(o, "any_safe", json_boolean(from->safe.n > 0));
	view_put(o, "safe", safe);
	view_put(o, "bridges", bridges);
	return o;
}

/* Steps that are done and that the plan has no more. */
static json_t *
gone(json_t *view)
{
	json_t *array = view_array(), *one;
	size_t i;

	json_array_foreach(json_object_get(view, "applied"), i,
	    one) if (json_is_true(json_object_get(one, "gone")))
	    view_add(array, json_incref(one));
	return array;
}

static bool
write_steps(struct emit *e)
{
	const struct view v = { .scratch = e->scratch, .plan = e->plan };
	json_t *data = json_copy(emit_view(e)), *steps = view_array();
	json_t *from = json_object_get(emit_view(e), "steps");
	bool good;

	if (data == NULL)
		arena_fail("writing plan.md");
	for (uint32_t i = 0; i < e->plan->steps.n; i++) {
		json_t *o = json_copy(json_array_get(from, i));

		if (o == NULL)
			arena_fail("writing plan.md");
		view_put(o, "names", names(&v, &e->plan->steps.v[i]));
		view_put(o, "settings", settings(&v, &e->plan->steps.v[i]));
		view_add(steps, o);
	}
	view_put(data, "steps", steps);
	view_put(data, "gone", gone(emit_view(e)));
	view_put(data, "any_gone",
	    json_boolean(json_array_size(json_object_get(data, "gone")) > 0));
	view_put(data, "reached", reached(&v));
	view_put(data, "any_reached",
	    json_boolean(
		json_array_size(json_object_get(data, "reached")) > 0));
	view_put(data, "ladder", ladder(&v));
	view_put(data, "vent", vent(&v));
	good = emit_markdown(e, "plan.md.mustache", data, "plan.md");
	json_decref(data);
	return good;
}

const struct emitter emitter_plan_md = {
	.name = "plan.md",
	.about = "the steps to apply by hand, the most useful first",
	.write = write_steps,
};
