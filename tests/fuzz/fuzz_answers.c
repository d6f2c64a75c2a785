/* The owner's answers.csv, as a spreadsheet may have left it. */
#include <stdlib.h>

#include "base/arena.h"
#include "plan/policy.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static FILE *quiet;
	struct arena *a = arena_make("fuzz");
	struct str s = { (const char *)data, n };
	struct diag *d;
	struct groups groups;
	struct answers answers = { 0 };

	if (quiet == NULL)
		quiet = fopen("/dev/null", "w");
	d = diag_make(a, quiet, LV_FATAL);
	groups_init(&groups);
	answers_parse(a, STR("answers.csv"), s, &groups, &answers, d);
	for (uint32_t i = 0; i < answers.v.n; i++) {
		const struct answer *one = &answers.v.v[i];

		if (one->kind == ANSWER_GROUPS && one->groups.n == 0)
			abort();
		for (uint32_t k = 0; k < one->groups.n; k++)
			if (one->groups.v[k] < 0 ||
			    one->groups.v[k] >= GROUP_MAX)
				abort();
	}
	arena_free(a);
	return 0;
}
