/*
 * The steps that were really done, as they stood then.
 */
#include "base/arena.h"
#include "emit/view_parts.h"

static json_t *
members(const struct view *v, const struct done_step *s)
{
	json_t *array = view_array();

	for (uint32_t i = 0; i < s->members.n; i++) {
		json_t *o = view_object();

		view_put(o, "key", view_text(v, s->members.v[i].key));
		view_put(o, "name", view_text(v, s->members.v[i].name));
		view_add(array, o);
	}
	return array;
}

json_t *
view_done(const struct view *v)
{
	json_t *array = view_array();

	for (uint32_t i = 0; i < v->plan->done.n; i++) {
		const struct done_step *s = &v->plan->done.v[i];
		bool general = s->platform == PF__COUNT;
		json_t *o = view_object();

		view_put(o, "key", view_text(v, s->key));
		view_put(o, "platform",
		    general ? json_null() : view_platform(v, s->platform));
		view_put(o, "where",
		    general ? json_null()
			    : view_platform_words(v, s->platform));
		view_put(o, "do", view_text(v, s->what));
		view_put(o, "undo", view_text_or_null(v, s->undo));
		view_put(o, "list", view_text_or_null(v, s->list));
		view_put(o, "done_by", view_text_or_null(v, s->acts));
		view_put(o, "day", view_text_or_null(v, s->day));
		view_put(o, "bare", json_boolean(s->bare));
		view_put(o, "gone", json_boolean(s->gone));
		view_put(o, "people", view_int(s->members.n));
		view_put(o, "members", members(v, s));
		view_add(array, o);
	}
	return array;
}
