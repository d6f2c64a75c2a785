/* The plan.json of an earlier run, as anybody may have changed it. */
#include <stdlib.h>

#include "base/arena.h"
#include "changes/changes.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = arena_make("fuzz");
	struct str s = { (const char *)data, n };
	struct records records = { 0 };
	struct renames renames = { 0 };
	struct before b;

	(void)vec_add(a, &records.whos);
	if (before_parse(a, s, &b) != NULL && b.there)
		abort();
	for (uint32_t i = 0; i < b.accounts.n; i++)
		if (b.accounts.v[i].person >= b.people.n ||
		    b.accounts.v[i].platform >= PF__COUNT)
			abort();
	for (uint32_t i = 0; i < b.lists.n; i++)
		for (uint32_t k = 0; k < b.lists.v[i].members.n; k++)
			if (b.lists.v[i].members.v[k] >= b.people.n)
				abort();
	renames_find(a, &b, &records, &renames);
	arena_free(a);
	return 0;
}
