#include "base/arena.h"
#include "model/plan.h"

struct str
step_state_name(enum step_state s)
{
	static const char *const names[] = {
		[STEP_OPEN] = "open",
		[STEP_DONE] = "done",
		[STEP_CHANGED] = "changed",
	};

	return str_of(names[s]);
}

struct str
step_acts(struct arena *a, const struct step *s)
{
	struct str all = STR_NONE;

	for (uint32_t i = 0; i < s->acts.n; i++) {
		const struct act *x = &s->acts.v[i];

		all = str_fmt(a, "%.*s%s%.*s %.*s %.*s %.*s", STR_ARG(all),
		    i > 0 ? "; " : "", STR_ARG(act_name(x->kind)),
		    STR_ARG(x->id), STR_ARG(x->list), STR_ARG(x->value));
	}
	return all;
}
