/*
 * What the owner has said of two: final, whatever anything else says.  It
 * changes what it names and nothing else: everybody is linked without it first,
 * and whoever is then with none of those who are named stays so.
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

static struct map *
accounts_by_key(struct linker *l)
{
	struct map *by_key = map_make(l->scratch);

	for (uint32_t i = l->order.n; i > 0; i--)
		*map_at(by_key, l->nodes[l->order.v[i - 1]].key) =
		    l->order.v[i - 1];
	return by_key;
}

/* The last answer about two counts. */
void
answers_take(struct linker *l, struct diag *diag)
{
	struct map *by_key = accounts_by_key(l), *last = map_make(l->scratch);

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
			cluster_force(l, a, b, PHRASE_LINK_ANSWERED);
		else
			vec_add(l->scratch, &l->bans) = (struct ban){ a, b };
	}
}

/* Marks those of `before` whom an answer names, and who are not as it says. */
static void
mark_named(struct linker *l, const struct people *before, bool *named)
{
	struct map *by_key = accounts_by_key(l);

	for (uint32_t i = 0; i < l->in->answers_n; i++) {
		const struct link_answer *said = &l->in->answers[i];
		uint32_t a = before->of[map_get(by_key, said->a)].n;
		uint32_t b = before->of[map_get(by_key, said->b)].n;

		if (a == 0 || b == 0 || (said->same && a == b))
			continue;
		named[a] = named[b] = true;
	}
}

void
answers_keep(struct linker *l, const struct people *before)
{
	bool *named = arena_array(l->scratch, bool, before->persons.n);

	mark_named(l, before, named);
	for (uint32_t i = 0; i < l->order.n; i++) {
		uint32_t who = l->order.v[i];

		l->nodes[who].settled = !named[before->of[who].n];
	}
	for (uint32_t i = 0; i < before->joins.n; i++) {
		const struct pair *p = &before->joins.v[i];

		if (named[before->of[p->a.n].n] ||
		    cluster_of(l, p->a.n) == cluster_of(l, p->b.n))
			continue;
		cluster_unite(l, p->a.n, p->b.n);
		vec_add(l->arena, &l->out->joins) = *p;
	}
}
