/*
 * supervisor.md: what was separated and why, as rules and counts.  The
 * template is rendered over what holds no names: the summary and settings.
 */
#include "emit/emit.h"
#include "emit/view_parts.h"

static bool
write_rules(struct emit *e)
{
	json_t *view = emit_view(e), *data = view_object();
	bool good;

	view_put(
	    data, "strategy", json_incref(json_object_get(view, "strategy")));
	view_put(
	    data, "summary", json_incref(json_object_get(view, "summary")));
	view_put(
	    data, "settings", json_incref(json_object_get(view, "settings")));
	good =
	    emit_markdown(e, "supervisor.md.mustache", data, "supervisor.md");
	json_decref(data);
	return good;
}

const struct emitter emitter_supervisor_md = {
	.name = "supervisor.md",
	.about = "what was separated and why, without a name",
	.write = write_rules,
};
