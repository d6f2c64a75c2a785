/*
 * undo.md: the way back.  It names the people of every list, because the
 * lists of a later run are others.
 */
#include "base/arena.h"
#include "emit/emit.h"
#include "emit/view_parts.h"

/* Whether what is not ticked counts as not done: once anything is ticked. */
static bool
left_out(const struct view *v, enum step_state state)
{
	return v->plan->done.n > 0 && state != STEP_OPEN;
}

/* What is ticked, the last first, with the people it was done with. */
static json_t *
last_first(json_t *applied)
{
	json_t *array = view_array();

	for (size_t i = json_array_size(applied); i-- > 0;)
		view_add(array, json_incref(json_array_get(applied, i)));
	return array;
}

/* The steps that have a way back, the last first; ticked ones are told by
 * themselves. */
static json_t *
steps(const struct view *v)
{
	json_t *array = view_array();

	for (uint32_t i = v->plan->steps.n; i-- > 0;) {
		const struct step *s = &v->plan->steps.v[i];
		json_t *o;

		if (s->undo.n == 0 || left_out(v, s->state))
			continue;
		o = view_object();
		view_put(o, "n", view_int(s->n));
		view_put(o, "where",
		    s->general ? json_null()
			       : view_platform_words(v, s->platform));
		view_put(o, "do", view_text(v, s->what));
		view_put(o, "undo", view_text(v, s->undo));
		view_put(o, "lost", view_text_or_null(v, s->lost));
		view_put(o, "list", view_text_or_null(v, s->list));
		view_put(o, "settings", view_step_settings(v, s));
		view_add(array, o);
	}
	return array;
}

static json_t *
members(const struct view *v, const struct member_list *l)
{
	json_t *array = view_array();

	for (uint32_t i = 0; i < l->members.n; i++) {
		person_id p = l->members.v[i];
		json_t *o;

		if (!view_has(v, p))
			continue;
		o = view_object();
		view_put(o, "name",
		    view_text(v, v->plan->people->persons.v[p.n].name));
		view_put(o, "as",
		    view_text(v,
			v->plan->groups.v[v->plan->placings[p.n].primary].one));
		view_add(array, o);
	}
	return array;
}

/* Whether the step that fills it is ticked. */
static bool
filled(const struct view *v, const struct member_list *l)
{
	for (uint32_t i = 0; i < v->plan->done.n; i++)
		if (v->plan->done.v[i].platform == l->platform &&
		    str_eq(v->plan->done.v[i].list, l->name))
			return true;
	return false;
}

static json_t *
lists(const struct view *v)
{
	json_t *array = view_array();

	for (uint32_t i = 0; i < v->plan->lists.n; i++) {
		const struct member_list *l = &v->plan->lists.v[i];
		json_t *o, *people;

		if (filled(v, l))
			continue;
		o = view_object();
		people = members(v, l);
		view_put(o, "where", view_platform_words(v, l->platform));
		view_put(o, "name", view_text(v, l->name));
		view_put(o, "purpose", view_text(v, l->purpose));
		view_put(
		    o, "people", view_int((int64_t)json_array_size(people)));
		view_put(o, "members", people);
		view_add(array, o);
	}
	return array;
}

static bool
write_undo(struct emit *e)
{
	const struct view v = { .scratch = e->scratch, .plan = e->plan };
	json_t *data = view_object();
	bool good;

	view_put(data, "summary",
	    json_incref(json_object_get(emit_view(e), "summary")));
	view_put(data, "any_done", json_boolean(e->plan->done.n > 0));
	view_put(
	    data, "done", last_first(json_object_get(emit_view(e), "applied")));
	view_put(data, "steps", steps(&v));
	view_put(data, "lists", lists(&v));
	good = emit_markdown(e, "undo.md.mustache", data, "undo.md");
	json_decref(data);
	return good;
}

const struct emitter emitter_undo_md = {
	.name = "undo.md",
	.about = "the way back: whom to let in again, what to set back",
	.write = write_undo,
};
