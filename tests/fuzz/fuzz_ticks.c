/* What is ticked: plan.md and applied.csv, as any editor or spreadsheet may
 * have left them.  The input is read as the one and as the other. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/map.h"
#include "changes/ticks.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Each step that is ticked in the plan, as applied.csv tells it. */
static void
same_as_csv(struct arena *a, const struct ticks *t, struct str key)
{
	struct map *told = map_make(a);
	uint32_t tick = map_get(t->steps, key);

	/* What would have to be quoted or mended is another's test. */
	for (size_t i = 0; i < key.n; i++)
		if (key.p[i] <= ' ' || key.p[i] > '~' || key.p[i] == '"' ||
		    key.p[i] == ',' || key.p[i] == ';')
			return;
	ticks_of_csv(a,
	    str_fmt(a, "step,done\n%.*s,%s\n", STR_ARG(key),
		tick == TICK_ON ? "yes" : "no"),
	    told);
	if (map_get(told, key) != tick)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = arena_make("fuzz");
	struct str s = { (const char *)data, n };
	struct ticks t = { .steps = map_make(a) };
	struct map *told = map_make(a);

	ticks_of_plan(a, s, &t);
	for (uint32_t i = 0; i < t.items.n; i++) {
		uint32_t tick = map_get(t.steps, t.items.v[i].key);

		if (t.items.v[i].key.n == 0 ||
		    (tick != TICK_OFF && tick != TICK_ON))
			abort();
		same_as_csv(a, &t, t.items.v[i].key);
	}
	ticks_of_csv(a, s, told);
	arena_free(a);
	return 0;
}
