/*
 * --view-as: what somebody would see under the plan, and through which leaks.
 */
#include "audience/matrix.h"
#include "tell_parts.h"

static struct str
words(const struct telling_to *t, classes sees)
{
	struct str all = STR_NONE;

	for (int c = 0; c < CLASS__COUNT; c++)
		if ((sees & CLASS_BIT(c)) != 0)
			all = str_fmt(t->arena, "%.*s%s%.*s", STR_ARG(all),
			    all.n > 0 ? ", " : "",
			    STR_ARG(
				class_words(t->plan->phrases, (enum class)c)));
	return all;
}

static struct str
platform(const struct telling_to *t, enum platform p)
{
	return platform_words(t->plan->phrases, t->arena, p);
}

static void
put_sees(const struct telling_to *t, enum platform p, classes sees)
{
	tell_text(t, "  ", platform(t, p), ": ");
	tell_text(t, "", words(t, sees), "\n");
}

static void
view_one(const struct telling_to *t, person_id p)
{
	const struct placing *pl = &t->plan->placings[p.n];

	tell_head(t, p);
	for (int f = 0; f < PF__COUNT; f++)
		if (pl->present[f])
			put_sees(t, (enum platform)f, pl->sees[f]);
	for (uint32_t i = 0; i < pl->leaks.n; i++) {
		const struct leak *l = &pl->leaks.v[i];

		fputs("  ", t->to);
		tell_put(t,
		    PHRASE(VIEW_LEAK, platform(t, l->platform),
			class_words(t->plan->phrases, l->class), l->through));
		putc('\n', t->to);
	}
}

/* By the rules, on each platform of the owner's or of a contact's. */
static void
view_stranger(const struct telling_to *t)
{
	const struct plan *plan = t->plan;
	const struct matrix *m = matrix_make(t->arena, plan);

	tell_put(t, PHRASE0(VIEW_STRANGER));
	putc('\n', t->to);
	for (int p = 0; p < PF__COUNT; p++) {
		bool occurs = false;

		for (uint32_t i = 1; i < plan->people->persons.n; i++)
			occurs |= plan->placings[i].present[p];
		if (!occurs || plan->audiences[p][CLASS_PUBLIC].words.n == 0)
			continue;
		put_sees(
		    t, (enum platform)p, matrix_stranger(m, (enum platform)p));
	}
	fputs("  ", t->to);
	tell_put(t, PHRASE0(VIEW_FACE));
	putc('\n', t->to);
}

static void
view_group(const struct telling_to *t, int g)
{
	const struct plan *plan = t->plan;
	struct telling_to person = { t->to, arena_make("one of many"), plan };

	tell_put(t, PHRASE(VIEW_GROUP, plan->groups.v[g].many,
			words(t, plan->table[g] | CLASS_BIT(CLASS_PUBLIC))));
	putc('\n', t->to);
	for (uint32_t i = 1; i < plan->people->persons.n; i++) {
		if (plan->placings[i].primary != g ||
		    plan->people->persons.v[i].owner)
			continue;
		arena_reset(person.arena);
		view_one(&person, (person_id){ i });
	}
	arena_free(person.arena);
}

bool
tell_view_as(FILE *to, struct arena *a, const struct plan *plan, struct str who)
{
	const struct telling_to t = { to, a, plan };
	int g;

	if (str_eq(who, STR("stranger"))) {
		view_stranger(&t);
		return true;
	}
	if (!str_starts(who, STR("group:")))
		return tell_each(&t, who, view_one);
	g = groups_find(&plan->groups, str_sub(who, 6, SIZE_MAX));
	if (g >= 0)
		view_group(&t, g);
	return g >= 0;
}
