/*
 * The compiler against brute force: on small random casts all plans are
 * tried, each judged by the rules of rules.h alone.  None may be better than
 * the compiler's: fewer people reached, fewer who miss something, fewer clicks
 * and names.  And whatever is broken in a plan, verify.h must see it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "audience/effort.h"
#include "audience/matrix.h"
#include "audience/verify.h"
#include "base/arena.h"
#include "cast.h"

enum { CASES = 300, PEOPLE_MAX = 6, OWN_GROUPS = 4 };

static const enum class searched[] = { CLASS_WORK, CLASS_EVERYDAY, CLASS_PHOTOS,
	CLASS_FAMILY, CLASS_OPINIONS, CLASS_LOCATION, CLASS_PAST,
	CLASS_CONTACT };

enum { SEARCHED = sizeof(searched) / sizeof(searched[0]) };

/* What counts, the weightiest first. */
struct score {
	uint32_t over;  /* reached, the past counted for those closed */
	uint32_t under; /* missed */
	uint32_t past;  /* the past, reached by others */
	uint32_t seconds;
};

static int
compare(const struct score *a, const struct score *b)
{
	if (a->over != b->over)
		return a->over < b->over ? -1 : 1;
	if (a->under != b->under)
		return a->under < b->under ? -1 : 1;
	if (a->past != b->past)
		return a->past < b->past ? -1 : 1;
	return 0;
}

static uint64_t seed;

static uint32_t
pick(uint32_t n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(seed >> 33) % n;
}

/* A world of the search: Facebook friends, what each may see, and lists of
 * those who may see the same. */
struct world {
	struct cast *cast;
	uint32_t people, types, posts;
	classes want[PEOPLE_MAX + 1];
	uint32_t type[PEOPLE_MAX + 1];
	uint32_t size[PEOPLE_MAX + 1]; /* unrestricted people of a type */
	uint32_t restricted;           /* bits */
};

static const int groups[OWN_GROUPS] = { GROUP_CLIENTS, GROUP_FRIENDS,
	GROUP_ACQUAINTANCES, GROUP_FAMILY };

static struct world
random_world(void)
{
	static const char *const names[] = { "", "Ann", "Bob", "Cia", "Dan",
		"Eve", "Fay" };
	struct world w = { .cast = cast_make("balanced") };
	struct post post = { .platform = PF_FACEBOOK };

	for (int g = 0; g < OWN_GROUPS; g++) {
		classes sees = CLASS_BIT(CLASS_PUBLIC);

		for (int k = 0; k < SEARCHED; k++)
			if (pick(2) == 0)
				sees |= CLASS_BIT(searched[k]);
		w.cast->plan.table[groups[g]] = sees;
	}
	w.people = 1 + pick(PEOPLE_MAX);
	w.posts = pick(4);
	for (uint32_t i = 0; i < w.posts; i++)
		vec_add(w.cast->a, &w.cast->records.posts) = post;
	for (uint32_t i = 1; i <= w.people; i++) {
		int g = groups[pick(OWN_GROUPS)];

		cast_add(w.cast, names[i], g, PLATFORM(FACEBOOK));
		w.want[i] = w.cast->plan.table[g];
		w.type[i] = w.types;
		for (uint32_t k = 1; k < i; k++)
			if (w.want[k] == w.want[i])
				w.type[i] = w.type[k];
		w.types += w.type[i] == w.types;
	}
	return w;
}

static bool
closed(const struct world *w, uint32_t i)
{
	return !(w->want[i] & CLASS_BIT(CLASS_EVERYDAY));
}

/* An audience being tried: the lists are types, as bits. */
struct attempt {
	enum audience_kind kind;
	uint32_t lists;
};

static void
judge(const struct world *w, enum class class, const struct attempt *t,
    struct score *to)
{
	struct item item = { .platform = PF_FACEBOOK,
		.surface = class == CLASS_CONTACT ? ON_ABOUT : ON_POST,
		.to = t->kind };

	*to = (struct score){ 0 };
	for (uint32_t i = 1; i <= w->people; i++) {
		bool on = t->lists >> w->type[i] & 1;
		bool restricted = w->restricted >> i & 1;
		struct reader r = { .friend = true,
			.restricted = restricted,
			.included =
			    on && !restricted && t->kind == AUDIENCE_ONLY,
			.excluded =
			    on && !restricted && t->kind == AUDIENCE_EXCEPT };
		bool sees = rules_apply(&item, &r).sees;
		bool want = w->want[i] & CLASS_BIT(class);

		to->under += want && !sees;
		if (class == CLASS_PAST && !closed(w, i))
			to->past += sees && !want;
		else
			to->over += sees && !want;
	}
}

/* The audiences that a class may have at all. */
static bool
allowed(const struct world *w, enum class class, const struct attempt *t)
{
	bool guarded = class == CLASS_FAMILY || class == CLASS_CONTACT;

	switch (t->kind) {
	case AUDIENCE_PUBLIC: return class == CLASS_WORK && t->lists == 0;
	case AUDIENCE_FRIENDS: return !guarded && t->lists == 0;
	case AUDIENCE_SELF:
		return t->lists == 0 && (class != CLASS_PAST || w->posts > 0);
	case AUDIENCE_EXCEPT:
		return !guarded && t->lists != 0 &&
		       (class != CLASS_PAST || w->posts > 0);
	case AUDIENCE_ONLY:
		return t->lists != 0 && (class != CLASS_PAST || w->posts > 0);
	case AUDIENCE_NONE: break;
	}
	return false;
}

static uint32_t
times_chosen(const struct world *w, enum class class)
{
	if (class == CLASS_PHOTOS)
		return 3;
	if (class == CLASS_CONTACT)
		return 2;
	return class == CLASS_PAST ? w->posts : 1;
}

static uint32_t
bits(uint32_t x)
{
	uint32_t n = 0;

	for (; x != 0; x &= x - 1)
		n++;
	return n;
}

/* The clicks that a class costs where only those lists are made; UINT32_MAX
 * where none of its best audiences gets by with them. */
static uint32_t
clicks_of(const struct world *w, enum class class, const struct score *best,
    uint32_t made)
{
	uint32_t least = UINT32_MAX;

	for (int kind = AUDIENCE_PUBLIC; kind <= AUDIENCE_SELF; kind++)
		for (uint32_t lists = 0; lists < 1u << w->types; lists++) {
			struct attempt t = { (enum audience_kind)kind, lists };
			struct score s;
			uint32_t clicks = bits(lists) * CLICKS_LIST_PICK *
			                  times_chosen(w, class);

			if ((lists & ~made) != 0 || !allowed(w, class, &t))
				continue;
			judge(w, class, &t, &s);
			if (compare(&s, best) == 0 && clicks < least)
				least = clicks;
		}
	return least;
}

static struct score
best_of(const struct world *w, enum class class)
{
	struct score best = { UINT32_MAX, 0, 0, 0 };

	for (int kind = AUDIENCE_PUBLIC; kind <= AUDIENCE_SELF; kind++)
		for (uint32_t lists = 0; lists < 1u << w->types; lists++) {
			struct attempt t = { (enum audience_kind)kind, lists };
			struct score s;

			if (!allowed(w, class, &t))
				continue;
			judge(w, class, &t, &s);
			if (compare(&s, &best) < 0)
				best = s;
		}
	return best;
}

/* The best plan for those restricted: the classes do not depend on one
 * another but for the lists that are made. */
static struct score
best_plan(const struct world *w)
{
	struct score best[SEARCHED], sum = { 0 };

	sum.seconds = UINT32_MAX;
	for (int k = 0; k < SEARCHED; k++) {
		best[k] = best_of(w, searched[k]);
		sum.over += best[k].over;
		sum.under += best[k].under;
		sum.past += best[k].past;
	}
	/* A post for all friends by oversight reaches those not restricted. */
	for (uint32_t i = 1; i <= w->people; i++)
		sum.over += closed(w, i) && !(w->restricted >> i & 1);
	for (uint32_t made = 0; made < 1u << w->types; made++) {
		uint32_t clicks = bits(made) * CLICKS_LIST_MAKE, people = 0;
		bool possible = true;

		for (int k = 0; k < SEARCHED && possible; k++) {
			uint32_t n = clicks_of(w, searched[k], &best[k], made);

			possible = n != UINT32_MAX;
			clicks += possible ? n : 0;
		}
		for (uint32_t i = 1; i <= w->people; i++)
			people += (w->restricted >> i & 1) ||
			          (made >> w->type[i] & 1);
		if (possible && effort_seconds(clicks, people) < sum.seconds)
			sum.seconds = effort_seconds(clicks, people);
	}
	return sum;
}

/* The compiler's plan, judged the same way. */
static struct score
made_plan(struct world *w)
{
	const struct plan *plan = &w->cast->plan;
	struct score sum = { 0 };
	uint32_t clicks = 0, people = 0;

	w->restricted = 0;
	for (uint32_t i = 0; i < plan->lists.n; i++) {
		const struct member_list *l = &plan->lists.v[i];

		people += l->lines.n;
		if (l->kind == LIST_CUSTOM)
			clicks += CLICKS_LIST_MAKE;
		for (uint32_t k = 0; k < l->members.n; k++)
			if (l->kind == LIST_RESTRICTED)
				w->restricted |= 1u << l->members.v[k].n;
	}
	for (int k = 0; k < SEARCHED; k++) {
		const struct audience *to =
		    &plan->audiences[PF_FACEBOOK][searched[k]];
		struct attempt t = { .kind = to->kind };
		struct score s;

		for (uint32_t i = 0; i < plan->lists.n; i++)
			if (strs_has(&to->lists, plan->lists.v[i].name))
				t.lists |=
				    1u
				    << w->type[plan->lists.v[i].members.v[0].n];
		clicks += bits(t.lists) * CLICKS_LIST_PICK *
		          times_chosen(w, searched[k]);
		judge(w, searched[k], &t, &s);
		sum.over += s.over;
		sum.under += s.under;
		sum.past += s.past;
	}
	for (uint32_t i = 1; i <= w->people; i++)
		sum.over += closed(w, i) && !(w->restricted >> i & 1);
	sum.seconds = effort_seconds(clicks, people);
	return sum;
}

static void
no_plan_is_better(void **state)
{
	(void)state;
	seed = 20261123;
	for (int n = 0; n < CASES; n++) {
		struct world w = random_world();
		struct score made, best = { UINT32_MAX, 0, 0, 0 };

		assert_true(cast_compile(w.cast));
		made = made_plan(&w);
		for (uint32_t r = 0; r < 1u << w.people; r++) {
			struct score s;

			w.restricted = r << 1;
			s = best_plan(&w);
			if (compare(&s, &best) < 0 ||
			    (compare(&s, &best) == 0 &&
				s.seconds < best.seconds))
				best = s;
		}
		if (compare(&made, &best) != 0 || made.seconds != best.seconds)
			fail_msg("case %d: %u over, %u under, %u past, %u s; "
				 "best %u, %u, %u, %u s",
			    n, made.over, made.under, made.past, made.seconds,
			    best.over, best.under, best.past, best.seconds);
		arena_free(w.cast->a);
	}
}

/* Whether the plan, changed by hand, still passes. */
static bool
passes(struct world *w)
{
	struct arena *a = arena_make("test");
	struct diag *d = diag_make(a, stderr, LV_FATAL + 1);
	bool good = audience_verify(a, &w->cast->plan, d);

	assert_true(good == (diag_count(d, DIAG_PLAN_OFF) == 0));
	arena_free(a);
	return good;
}

static void
whatever_is_broken_is_seen(void **state)
{
	uint32_t broken = 0;

	(void)state;
	seed = 7;
	for (int n = 0; n < CASES; n++) {
		struct world w = random_world();
		struct plan *plan = &w.cast->plan;
		uint32_t who = 1 + pick(w.people);
		struct placing *pl;

		assert_true(cast_compile(w.cast));
		pl = &plan->placings[who];
		assert_true(passes(&w));
		/* A class more, a class less. */
		pl->sees[PF_FACEBOOK] ^= CLASS_BIT(searched[pick(SEARCHED)]);
		assert_false(passes(&w));
		arena_free(w.cast->a);

		/* A leak that is not told; somebody missing on a list. */
		w = random_world();
		plan = &w.cast->plan;
		assert_true(cast_compile(w.cast));
		for (uint32_t i = 0; i < plan->lists.n; i++) {
			struct member_list *l = &plan->lists.v[i];

			l->members.n--;
			assert_false(passes(&w));
			l->members.n++;
			broken++;
		}
		for (uint32_t i = 1; i <= w.people; i++) {
			pl = &plan->placings[i];
			for (uint32_t k = 0; k < pl->leaks.n; k++) {
				struct leak was = pl->leaks.v[k];

				if (was.class == CLASS_PUBLIC)
					continue;
				pl->leaks.v[k].platform = PF_GRAPH;
				assert_false(passes(&w));
				pl->leaks.v[k] = was;
				broken++;
			}
		}
		arena_free(w.cast->a);
	}
	assert_true(broken > CASES);
}

/* What somebody sees, and who sees something, are the same matrix. */
static void
both_ways_agree(void **state)
{
	static const char *const strategies[] = { "separate", "balanced",
		"open" };

	(void)state;
	for (int s = 0; s < 3; s++) {
		struct cast *c = cast_make(strategies[s]);
		uint32_t on = PLATFORM(FACEBOOK) | PLATFORM(LINKEDIN) |
		              PLATFORM(INSTAGRAM) | PLATFORM(WHATSAPP);
		person_id *to;
		struct matrix *m;

		for (int g = 0; g < GROUP__COUNT; g++)
			cast_add(c, "Somebody", g, on >> g % 3 & on);
		assert_true(cast_compile(c));
		m = matrix_make(c->a, &c->plan);
		to = arena_array(c->a, person_id, c->n + 1);
		for (int k = 0; k < CLASS__COUNT; k++)
			for (int p = 0; p < PF__COUNT; p++) {
				uint32_t n = matrix_who_sees(
				    m, (enum platform)p, (enum class)k, to);
				uint32_t at = 0;

				for (uint32_t i = 1; i <= c->n; i++) {
					person_id who = { i };
					bool sees = matrix_view_as(m, who,
							(enum platform)p) >>
					                k &
					            1;

					assert_int_equal(
					    sees, at < n && to[at].n == i);
					assert_int_equal(sees,
					    c->plan.placings[i].sees[p] >> k &
						1);
					at += sees;
				}
				assert_int_equal(at, n);
			}
		arena_free(c->a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_plan_is_better),
		cmocka_unit_test(whatever_is_broken_is_seen),
		cmocka_unit_test(both_ways_agree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
