/*
 * Steps and what they lead to: what each does, who sees what then, where to
 * let off steam.
 */
#include "base/arena.h"
#include "emit/view_parts.h"

/* How many people see a class there, by its audience. */
static uint32_t
readers(const struct view *v, int platform, int class)
{
	uint32_t n = 0;

	for (uint32_t i = 1; i < v->plan->people->persons.n; i++)
		n += view_has(v, (person_id){ i }) &&
		     (v->plan->placings[i].sees[platform] & CLASS_BIT(class));
	return n;
}

/* Whether anybody of the plan is there. */
static bool
occurs(const struct view *v, enum platform p)
{
	for (uint32_t i = 1; i < v->plan->people->persons.n; i++)
		if (view_has(v, (person_id){ i }) &&
		    v->plan->placings[i].present[p])
			return true;
	return false;
}

/* What the step does to the account, for programs. */
static json_t *
acts(const struct view *v, const struct step *s)
{
	json_t *array = view_array();

	for (uint32_t i = 0; i < s->acts.n; i++) {
		const struct act *a = &s->acts.v[i];
		json_t *o = view_object();

		view_put(o, "act", view_text(v, act_name(a->kind)));
		view_put(o, "id", view_text(v, a->id));
		view_put(o, "list", view_text_or_null(v, a->list));
		view_put(o, "value", view_text_or_null(v, a->value));
		view_put(o, "class",
		    a->class < 0
			? json_null()
			: view_text(v, class_id((enum class)a->class)));
		view_add(array, o);
	}
	return array;
}

/* Which audience each class has, on the platforms that occur. */
json_t *
view_audiences(const struct view *v)
{
	json_t *array = view_array();

	for (int p = 0; p < PF__COUNT; p++)
		for (int k = 0; k < CLASS__COUNT; k++) {
			const struct audience *a = &v->plan->audiences[p][k];
			json_t *o;

			if (a->words.n == 0 || !occurs(v, (enum platform)p))
				continue;
			o = view_object();
			view_put(
			    o, "platform", view_platform(v, (enum platform)p));
			view_put(o, "where",
			    view_platform_words(v, (enum platform)p));
			view_put(
			    o, "class", view_text(v, class_id((enum class)k)));
			view_put(o, "words",
			    view_text(v,
				class_words(v->plan->phrases, (enum class)k)));
			view_put(o, "audience", view_text(v, a->words));
			view_put(o, "lists", view_texts(v, &a->lists));
			view_put(o, "people", view_int(readers(v, p, k)));
			view_add(array, o);
		}
	return array;
}

/* A place to let off steam, and who bridges to those it is kept from. */
json_t *
view_vent(const struct view *v)
{
	const struct vent *vent = &v->plan->vent;
	json_t *o = view_object(), *array = view_array();

	for (uint32_t i = 0; i < vent->bridges.n; i++) {
		json_t *one = view_object();

		view_put(one, "person",
		    view_person_id(v, vent->bridges.v[i].person));
		view_put(one, "to", view_person_id(v, vent->bridges.v[i].to));
		view_add(array, one);
	}
	view_put(o, "safe", view_person_ids(v, vent->safe.v, vent->safe.n));
	view_put(o, "bridges", array);
	return o;
}

/* A step of no one platform has null for it. */
json_t *
view_steps(const struct view *v)
{
	json_t *array = view_array();

	for (uint32_t i = 0; i < v->plan->steps.n; i++) {
		const struct step *s = &v->plan->steps.v[i];
		json_t *o = view_object();

		view_put(o, "n", view_int(s->n));
		view_put(o, "key", view_text(v, s->key));
		view_put(o, "state", view_text(v, step_state_name(s->state)));
		view_put(o, "done", json_boolean(s->state == STEP_DONE));
		view_put(o, "changed", json_boolean(s->state == STEP_CHANGED));
		view_put(o, "done_by",
		    view_text_or_null(v, step_acts(v->scratch, s)));
		view_put(o, "platform",
		    s->general ? json_null() : view_platform(v, s->platform));
		view_put(o, "where",
		    s->general ? json_null()
			       : view_platform_words(v, s->platform));
		view_put(o, "do", view_text(v, s->what));
		view_put(o, "how", view_text_or_null(v, s->how));
		view_put(o, "list", view_text_or_null(v, s->list));
		view_put(o, "members",
		    view_person_ids(v, s->members.v, s->members.n));
		view_put(o, "people", view_int(s->members.n));
		view_put(o, "acts", acts(v, s));
		view_put(o, "clicks", view_int(s->clicks));
		view_put(o, "minutes", view_int(s->minutes));
		view_put(o, "removes", view_int(s->removes));
		view_put(o, "expect", view_text_or_null(v, s->expect));
		view_put(o, "undo", view_text_or_null(v, s->undo));
		view_put(o, "lost", view_text_or_null(v, s->lost));
		view_put(o, "fact", view_text_or_null(v, s->fact));
		view_add(array, o);
	}
	return array;
}

static const struct advised_setting *
setting_of(const struct plan *plan, struct str id)
{
	for (uint32_t i = 0; i < plan->settings.n; i++)
		if (str_eq(plan->settings.v[i].id, id))
			return &plan->settings.v[i];
	return NULL;
}

/* The settings of a step that has several: name, value, what is usual. */
json_t *
view_step_settings(const struct view *v, const struct step *s)
{
	json_t *array = view_array();

	for (uint32_t i = 0; i < s->acts.n && s->acts.n > 1; i++) {
		const struct act *a = &s->acts.v[i];
		const struct advised_setting *f = setting_of(v->plan, a->id);
		json_t *o;

		if (a->kind != ACT_SET || a->class >= 0 || f == NULL)
			continue;
		o = view_object();
		view_put(o, "setting", view_text(v, f->setting));
		view_put(o, "value", view_text(v, a->value));
		view_put(o, "usual", view_text(v, f->usual));
		view_put(o, "limits", view_text_or_null(v, f->limits));
		view_add(array, o);
	}
	return array;
}
