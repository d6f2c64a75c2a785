#include "audience/verify.h"

#include "audience/matrix.h"
#include "base/arena.h"

struct check {
	const struct plan *plan;
	const struct matrix *matrix;
	struct exposure reached; /* recounted */
	struct diag *diag;
	bool good;
};

static void
fault(struct check *c, uint32_t person, int p, int class, const char *what)
{
	c->good = false;
	diag_say(c->diag, DIAG_PLAN_OFF, NULL, "person %u, %.*s, %.*s: %s",
	    person, STR_ARG(platform_name((enum platform)p)),
	    STR_ARG(class_id((enum class) class)), what);
}

static bool
has_leak(const struct placing *pl, int p, int class)
{
	for (uint32_t i = 0; i < pl->leaks.n; i++)
		if ((int)pl->leaks.v[i].platform == p &&
		    (int)pl->leaks.v[i].class == class)
			return true;
	return false;
}

static void
check_class(struct check *c, uint32_t i, int p, int class)
{
	const struct placing *pl = &c->plan->placings[i];
	person_id who = { i };
	struct sight s =
	    matrix_sight(c->matrix, who, (enum platform)p, (enum class) class);
	bool around =
	    matrix_around(c->matrix, who, (enum platform)p, (enum class) class);
	bool want = matrix_meant(c->matrix, who) & CLASS_BIT(class);
	bool sees = pl->sees[p] & CLASS_BIT(class);

	if (sees != (want && s.all))
		fault(c, i, p, class, "not what the audiences give");
	if (want && !s.any && s.posted && s.reads && !s.restricted)
		fault(c, i, p, class, "meant for them, and out of reach");
	if (want && has_leak(pl, p, class))
		fault(c, i, p, class, "a leak of what is meant for them");
	if (want)
		return;
	if ((s.any || around) != has_leak(pl, p, class))
		fault(c, i, p, class,
		    s.any || around ? "reaches them, and no leak says so"
				    : "a leak of what does not reach them");
	c->reached.reach[p][class] += s.any || around;
}

/* On Facebook's own list or on one of the owner's, not on two. */
static void
check_lists(struct check *c)
{
	uint32_t n = c->plan->people->persons.n;

	for (int p = 0; p < PF__COUNT; p++) {
		struct arena *a = arena_make("checking lists");
		bool *on = arena_array(a, bool, n);

		for (uint32_t i = 0; i < c->plan->lists.n; i++) {
			const struct member_list *l = &c->plan->lists.v[i];

			if ((int)l->platform != p ||
			    (l->kind != LIST_CUSTOM &&
				l->kind != LIST_RESTRICTED))
				continue;
			for (uint32_t k = 0; k < l->members.n; k++) {
				uint32_t who = l->members.v[k].n;

				if (on[who])
					fault(c, who, p, CLASS_EVERYDAY,
					    "on two lists");
				on[who] = true;
			}
		}
		arena_free(a);
	}
}

static void
check_exposure(struct check *c)
{
	for (int p = 0; p < PF__COUNT; p++)
		for (int k = CLASS_WORK; k < CLASS__COUNT; k++)
			if (c->reached.reach[p][k] !=
			    c->plan->after.reach[p][k])
				fault(c, 0, p, k,
				    "the people reached are not those counted");
}

bool
audience_verify(struct arena *a, const struct plan *plan, struct diag *d)
{
	struct check c = { .plan = plan,
		.matrix = matrix_make(a, plan),
		.diag = d,
		.good = true };

	check_lists(&c);
	for (uint32_t i = 1; i < plan->people->persons.n; i++)
		for (int p = 0; p < PF__COUNT; p++)
			for (int k = CLASS_WORK; k < CLASS__COUNT; k++)
				if (!plan->people->persons.v[i].owner &&
				    plan->placings[i].present[p])
					check_class(&c, i, p, k);
	check_exposure(&c);
	return c.good;
}
