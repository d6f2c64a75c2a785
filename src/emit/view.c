#include "emit/view.h"

#include "emit/view_parts.h"

/* The format stands first: out.c knows our folders by it. */
json_t *
view_plan(struct arena *scratch, const struct plan *plan)
{
	const struct view v = { .scratch = scratch, .plan = plan };
	json_t *o = view_object();

	view_put(o, "format", view_text(&v, STR(PLAN_FORMAT)));
	view_put(o, "redacted", json_boolean(plan->redacted));
	view_put(o, "now", view_text(&v, when_iso(scratch, plan->now)));
	view_put(o, "strategy", view_text(&v, plan->strategy));
	view_put(o, "summary", view_summary(&v));
	view_put(o, "owner", view_owner(&v));
	view_put(o, "inputs", view_inputs(&v));
	view_put(o, "groups", view_groups(&v));
	view_put(o, "people", view_people(&v));
	view_put(o, "joins", view_joins(&v));
	view_put(o, "doubts", view_doubts(&v));
	view_put(o, "circles", view_circles(&v));
	view_put(o, "questions", view_questions(&v));
	view_put(o, "lists", view_lists(&v));
	view_put(o, "audiences", view_audiences(&v));
	view_put(o, "settings", view_settings(&v));
	view_put(o, "steps", view_steps(&v));
	view_put(o, "applied", view_done(&v));
	view_put(o, "exposure", view_exposure(&v));
	view_put(o, "vent", view_vent(&v));
	view_put(o, "requests", view_requests(&v));
	view_put(o, "audit", view_audit(&v));
	view_put(o, "changes", view_changes(&v));
	view_put(o, "wishes", view_wishes(&v));
	view_put(o, "cannot_tell", view_texts(&v, &plan->cannot_tell));
	return o;
}
