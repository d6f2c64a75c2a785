#include <stdlib.h>

#include "base/arena.h"
#include "model/untold.h"

static bool
is_untold(const struct plan *plan, uint32_t person)
{
	const struct placing *pl = &plan->placings[person];

	return !plan->people->persons.v[person].owner && pl->friend &&
	       pl->standing == STAND_DECIDED && pl->primary == GROUP_UNSORTED;
}

/* Of several accounts the one that has been known longest. */
static int64_t
known_since(const struct plan *plan, const struct person *p)
{
	int64_t first = WHEN_NONE;

	for (uint32_t i = 0; i < p->accounts.n; i++) {
		const struct account *a =
		    &plan->records->whos.v[p->accounts.v[i].n].account;

		if (a->since != WHEN_NONE &&
		    (first == WHEN_NONE || a->since < first))
			first = a->since;
	}
	return first;
}

static int
newest_first(const void *a, const void *b)
{
	const struct untold *x = a, *y = b;

	if (x->since != y->since)
		return x->since < y->since ? 1 : -1;
	return (x->person.n > y->person.n) - (x->person.n < y->person.n);
}

void
untold_find(struct arena *a, const struct plan *plan, struct untolds *to)
{
	for (uint32_t i = 1; i < plan->people->persons.n; i++)
		if (is_untold(plan, i))
			vec_add(a, &to->v) = (struct untold){ { i },
				known_since(
				    plan, &plan->people->persons.v[i]) };
	if (to->v.n > 1)
		qsort(to->v.v, to->v.n, sizeof(struct untold), newest_first);
}
