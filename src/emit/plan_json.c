/*
 * plan.json: the whole plan, one key or element a line, so that two of them
 * can be compared line by line.
 */
#include "base/arena.h"
#include "emit/emit.h"
#include "emit/view.h"

static int
into_file(const char *p, size_t n, void *file)
{
	file_text(file, (struct str){ p, n });
	return 0;
}

static bool
write_plan(struct emit *e)
{
	struct file *f = out_file(e->out, STR("plan.json"));

	/* The callback never fails; only memory can. */
	if (json_dump_callback(emit_view(e), into_file, f,
		JSON_INDENT(1) | JSON_REAL_PRECISION(12)) != 0)
		arena_fail("writing plan.json");
	file_text(f, STR("\n"));
	file_close(f);
	return true;
}

const struct emitter emitter_plan_json = {
	.name = "plan.json",
	.about = "the whole plan, the source of all other files",
	.write = write_plan,
};
