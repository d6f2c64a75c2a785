/*
 * changes.md: what changed since the plan before, what is to be done first.
 */
#include "emit/emit.h"
#include "emit/view_parts.h"

/* The words of the changes of these kinds. */
static json_t *
lines(const struct emit *e, json_t *changes, enum change_kind first,
    enum change_kind last)
{
	json_t *array = view_array();

	for (uint32_t i = 0; i < e->plan->changes.n; i++) {
		enum change_kind k = e->plan->changes.v[i].kind;

		if (k >= first && k <= last)
			view_add(
			    array, json_incref(json_object_get(
				       json_array_get(changes, i), "text")));
	}
	return array;
}

static bool
write_changes(struct emit *e)
{
	static const struct {
		const char *key, *any;
		enum change_kind first, last;
	} parts[] = {
		{ "todo", "any_todo", CHANGE_LIST_ADD, CHANGE_REQUEST },
		{ "people", "any_people", CHANGE_ADDED, CHANGE_GROUP },
		{ "exports", "any_exports", CHANGE_EXPORT_NEW,
		    CHANGE_EXPORT_GONE },
	};
	json_t *view = emit_view(e), *data = view_object();
	bool good;

	view_put(
	    data, "summary", json_incref(json_object_get(view, "summary")));
	view_put(data, "any", json_boolean(e->plan->changes.n > 0));
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		json_t *array = lines(e, json_object_get(view, "changes"),
		    parts[i].first, parts[i].last);

		view_put(data, parts[i].any,
		    json_boolean(json_array_size(array) > 0));
		view_put(data, parts[i].key, array);
	}
	good = emit_markdown(e, "changes.md.mustache", data, "changes.md");
	json_decref(data);
	return good;
}

const struct emitter emitter_changes_md = {
	.name = "changes.md",
	.about = "what changed since the plan before, as steps",
	.write = write_changes,
};
