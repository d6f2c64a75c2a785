/*
 * What changed since the plan before, each change with its words.
 */
#include "base/arena.h"
#include "emit/view_parts.h"

/* The name of a group of the plan before, which may not be one of today. */
static struct str
group_words(const struct view *v, struct str id)
{
	int g = groups_find(&v->plan->groups, id);

	return g >= 0 ? v->plan->groups.v[g].one : id;
}

static struct str
somewhere(const struct view *v, const struct change *c)
{
	return c->platform == PF__COUNT ? STR_NONE
	                                : view_platform_name(v, c->platform);
}

static struct phrase
list_phrase(const struct view *v, const struct change *c)
{
	struct str where = somewhere(v, c);

	return c->kind == CHANGE_LIST_ADD
	           ? PHRASE(CHANGE_LIST_ADD, c->name, c->to, where)
	           : PHRASE(CHANGE_LIST_REMOVE, c->name, c->from, where);
}

static struct phrase
phrase_of(const struct view *v, const struct change *c)
{
	struct str where = somewhere(v, c), from = c->from, to = c->to;
	struct str people = phrase_number(v->scratch, c->people);

	switch (c->kind) {
	case CHANGE_LIST_ADD:
	case CHANGE_LIST_REMOVE: return list_phrase(v, c);
	case CHANGE_STEP_NEW: return PHRASE(CHANGE_STEP_NEW, to);
	case CHANGE_STEP_GONE: return PHRASE(CHANGE_STEP_GONE, from);
	case CHANGE_REQUEST:
		return PHRASE(
		    CHANGE_REQUEST, c->name, where, view_advice_words(v, to));
	case CHANGE_ADDED:
		return PHRASE(CHANGE_ADDED, c->name, where, group_words(v, to));
	case CHANGE_GONE:
		return PHRASE(
		    CHANGE_GONE, c->name, where, group_words(v, from));
	case CHANGE_RENAMED: return PHRASE(CHANGE_RENAMED, from, to, where);
	case CHANGE_ON: return PHRASE(CHANGE_ON, c->name, where);
	case CHANGE_OFF: return PHRASE(CHANGE_OFF, c->name, where);
	case CHANGE_JOB: return PHRASE(CHANGE_JOB, c->name, from, to);
	case CHANGE_GROUP:
		return PHRASE(CHANGE_GROUP, c->name, group_words(v, from),
		    group_words(v, to));
	case CHANGE_EXPORT_NEW: return PHRASE(CHANGE_EXPORT_NEW, where, people);
	case CHANGE_EXPORT_GONE:
		return PHRASE(CHANGE_EXPORT_GONE, where, people);
	case CHANGE__COUNT: break;
	}
	return PHRASE0(CHANGE_STEP_NEW);
}

json_t *
view_changes(const struct view *v)
{
	json_t *array = view_array();

	for (uint32_t i = 0; i < v->plan->changes.n; i++) {
		const struct change *c = &v->plan->changes.v[i];
		json_t *o = view_object();

		view_put(o, "kind", view_text(v, change_name(c->kind)));
		view_put(o, "person", view_text_or_null(v, c->person));
		view_put(o, "id",
		    view_has(v, c->id) ? view_person_id(v, c->id)
				       : json_null());
		view_put(o, "platform",
		    c->platform == PF__COUNT ? json_null()
					     : view_platform(v, c->platform));
		view_put(o, "from", view_text_or_null(v, c->from));
		view_put(o, "to", view_text_or_null(v, c->to));
		view_put(o, "text",
		    view_text(v, phrase_text(v->plan->phrases, v->scratch,
				     phrase_of(v, c))));
		view_add(array, o);
	}
	return array;
}
