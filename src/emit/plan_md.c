/*
 * plan.md: the steps to apply by hand, and all that goes with them.
 */
#include "emit/emit.h"

static bool
write_steps(struct emit *e)
{
	return emit_markdown(e, "plan.md.mustache", emit_view(e), "plan.md");
}

const struct emitter emitter_plan_md = {
	.name = "plan.md",
	.about = "the steps to apply by hand, the most useful first",
	.write = write_steps,
};
