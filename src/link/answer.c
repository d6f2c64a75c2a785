/*
 * What the owner has said of two: final, whatever anything else says.
 */
#include "base/arena.h"
#include "link/linker.h"

static struct str
answer_pair(struct linker *l, const struct link_answer *a)
{
	bool turned = str_cmp(a->a, a->b) > 0;

	return str_fmt(l->scratch, "%.*s\n%.*s", STR_ARG(turned ? a->b : a->a),
	    STR_ARG(turned ? a->a : a->b));
}

/* The last answer about two counts. */
void
answers_take(struct linker *l, struct diag *diag)
{
	struct map *by_key = map_make(l->scratch), *last = map_make(l->scratch);

	for (uint32_t i = l->order.n; i > 0; i--)
		*map_at(by_key, l->nodes[l->order.v[i - 1]].key) =
		    l->order.v[i - 1];
	for (uint32_t i = 0; i < l->in->answers_n; i++)
		*map_at(last, answer_pair(l, &l->in->answers[i])) = i;
	for (uint32_t i = 0; i < l->in->answers_n; i++) {
		const struct link_answer *said = &l->in->answers[i];
		uint32_t a = map_get(by_key, said->a);
		uint32_t b = map_get(by_key, said->b);

		if (a == 0 || b == 0)
			diag_say(diag, DIAG_LOST_ANSWER, NULL, "%s",
			    said->same ? "same" : "different");
		if (a == 0 || b == 0 || a == b ||
		    map_get(last, answer_pair(l, said)) != i)
			continue;
		if (said->same)
			cluster_force(
			    l, a, b, "you have answered that they are one");
		else
			vec_add(l->scratch, &l->bans) = (struct ban){ a, b };
	}
}
