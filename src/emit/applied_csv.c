/*
 * applied.csv: which steps are done, as the review page exports it too.  The
 * next run reads it; "no" takes back what the plan has no more.
 */
#include "emit/emit.h"

static void
write_row(struct file *f, struct str key, bool done, struct str text)
{
	file_csv(f, key);
	file_text(f, done ? STR(",yes,") : STR(",,"));
	file_csv(f, text);
	file_text(f, STR("\n"));
}

static bool
write_applied(struct emit *e)
{
	const struct plan *plan = e->plan;
	struct file *f = out_file(e->out, STR("applied.csv"));

	file_text(f, STR("step,done,text\n"));
	for (uint32_t i = 0; i < plan->steps.n; i++)
		write_row(f, plan->steps.v[i].key,
		    plan->steps.v[i].state == STEP_DONE, plan->steps.v[i].what);
	for (uint32_t i = 0; i < plan->done.n; i++)
		if (plan->done.v[i].gone)
			write_row(
			    f, plan->done.v[i].key, true, plan->done.v[i].what);
	file_close(f);
	return true;
}

const struct emitter emitter_applied_csv = {
	.name = "applied.csv",
	.about = "which steps are done, for the next run",
	.write = write_applied,
};
