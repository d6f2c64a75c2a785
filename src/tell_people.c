/*
 * What is told of somebody by name.
 */
#include "tell_parts.h"

#include "base/arena.h"
#include "base/utf8.h"

/* Whether somebody is meant: by key, or by a name of any account. */
static bool
is_meant(
    const struct telling_to *t, person_id p, struct str who, struct str folded)
{
	const struct plan *plan = t->plan;
	struct arena *a = t->arena;
	const struct person *one = &plan->people->persons.v[p.n];

	if (one->owner)
		return false;
	if (str_eq(one->key, who) || str_eq(utf8_fold(a, one->name), folded))
		return true;
	for (uint32_t i = 0; i < one->accounts.n; i++) {
		const struct account *acc =
		    &plan->records->whos.v[one->accounts.v[i].n].account;

		if (str_eq(record_key(a, acc), who) ||
		    (folded.n > 0 && str_eq(utf8_fold(a, acc->name), folded)))
			return true;
	}
	return false;
}

void
tell_put(const struct telling_to *t, struct phrase p)
{
	diag_put(t->to, phrase_text(t->plan->phrases, t->arena, p));
}

void
tell_text(const struct telling_to *t, const char *before, struct str s,
    const char *after)
{
	fputs(before, t->to);
	diag_put(t->to, s);
	fputs(after, t->to);
}

void
tell_place(const struct telling_to *t, const struct place *place)
{
	if (place->file.n + place->member.n > 0)
		tell_text(t, "  [", place_text(t->arena, place), "]");
	putc('\n', t->to);
}

void
tell_head(const struct telling_to *t, person_id p)
{
	const struct person *one = &t->plan->people->persons.v[p.n];

	tell_text(t, "", one->name, " (");
	tell_text(t, "", one->key, ")\n");
}

bool
tell_each(const struct telling_to *t, struct str who,
    void (*one)(const struct telling_to *, person_id))
{
	struct arena *scratch = arena_make("looking for a name");
	struct telling_to person = { t->to, scratch, t->plan };
	struct str folded = utf8_fold(t->arena, who);
	bool any = false;

	for (uint32_t i = 1; i < t->plan->people->persons.n; i++) {
		arena_reset(scratch);
		if (!is_meant(&person, (person_id){ i }, who, folded))
			continue;
		any = true;
		one(&person, (person_id){ i });
	}
	arena_free(scratch);
	return any;
}
