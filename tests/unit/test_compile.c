/*
 * The compiler on a small plan made by hand: what everybody sees must be what
 * the strategy gives them, and what the lists bring about.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "cast.h"

#define B(class) CLASS_BIT(CLASS_##class)

static void
compile(struct cast *f)
{
	assert_true(cast_compile(f));
}

static bool
closed(const struct cast *f, uint32_t i)
{
	return !(f->plan.placings[i].sees[PF_FACEBOOK] & B(EVERYDAY));
}

static const struct member_list *
list(const struct cast *f, enum platform p, const char *name)
{
	for (uint32_t i = 0; i < f->plan.lists.n; i++)
		if (f->plan.lists.v[i].platform == p &&
		    str_eq(f->plan.lists.v[i].name, str_of(name)))
			return &f->plan.lists.v[i];
	return NULL;
}

static bool
on_list(const struct member_list *l, uint32_t person)
{
	for (uint32_t i = 0; l != NULL && i < l->members.n; i++)
		if (l->members.v[i].n == person)
			return true;
	return false;
}

static const struct advised_setting *
setting(const struct cast *f, const char *id)
{
	for (uint32_t i = 0; i < f->plan.settings.n; i++)
		if (str_eq(f->plan.settings.v[i].id, str_of(id)))
			return &f->plan.settings.v[i];
	return NULL;
}

static bool
leaks(const struct cast *f, uint32_t i, enum platform p, enum class class)
{
	const struct placing *pl = &f->plan.placings[i];

	for (uint32_t k = 0; k < pl->leaks.n; k++)
		if (pl->leaks.v[k].platform == p &&
		    pl->leaks.v[k].class == class)
			return true;
	return false;
}

/* One friend of every group. */
static struct cast *
everybody(const char *strategy)
{
	static const char *const names[] = { "Zoe", "Yan", "Xia", "Wim", "Vic",
		"Uma", "Tom", "Sue", "Rob", "Pia", "Ole", "Nia", "Mia" };
	struct cast *f = cast_make(strategy);

	for (int g = 0; g < GROUP__COUNT; g++)
		cast_add(f, names[g], g, PLATFORM(FACEBOOK));
	compile(f);
	return f;
}

/* Whether an audience, as Facebook takes it, lets the person in: first who
 * is included, then who is excluded; Restricted people see Public only. */
static bool
lets_in(const struct cast *f, struct str audience, uint32_t person)
{
	struct str names = audience;
	bool except = str_starts(audience, STR("Friends except... "));
	bool hit = false;

	if (str_eq(audience, STR("Public")))
		return true;
	if (on_list(list(f, PF_FACEBOOK, "Restricted"), person) ||
	    str_eq(audience, STR("Only me")))
		return false;
	if (str_eq(audience, STR("Friends")))
		return true;
	assert_true(except || str_starts(audience, STR("Specific friends: ")));
	names = str_sub(audience, 18, SIZE_MAX);
	while (names.n > 0) {
		struct str name = str_trim(str_cut(&names, ','));
		const char *text = str_copy(f->a, name).p;

		assert_non_null(list(f, PF_FACEBOOK, text));
		hit |= on_list(list(f, PF_FACEBOOK, text), person);
	}
	return except ? !hit : hit;
}

static void
sees_is_what_audiences_bring_about(void **state)
{
	static const char *const strategies[] = { "separate", "balanced",
		"open" };
	static const struct {
		enum class class;
		const char *setting;
	} set_by[] = {
		{ CLASS_EVERYDAY, "fb.post.default" },
		{ CLASS_PHOTOS, "fb.story.audience" },
		{ CLASS_PHOTOS, "fb.reels.audience" },
		{ CLASS_CONTACT, "fb.about.contact" },
	};

	(void)state;
	for (int s = 0; s < 3; s++) {
		struct cast *f = everybody(strategies[s]);

		for (uint32_t i = 1; i <= f->n; i++)
			for (size_t k = 0; k < 4; k++) {
				struct str to =
				    setting(f, set_by[k].setting)->value;
				bool sees =
				    f->plan.placings[i].sees[PF_FACEBOOK] >>
					set_by[k].class
				    & 1;

				assert_int_equal(sees, lets_in(f, to, i));
			}
		arena_free(f->a);
	}
}

static void
sees_is_what_the_strategy_gives(void **state)
{
	static const char *const strategies[] = { "separate", "balanced",
		"open" };

	(void)state;
	for (int s = 0; s < 3; s++) {
		struct cast *f = everybody(strategies[s]);

		for (uint32_t i = 1; i <= f->n; i++)
			assert_int_equal(f->plan.placings[i].sees[PF_FACEBOOK],
			    f->plan.table[f->who[i].group] | B(PUBLIC));
		arena_free(f->a);
	}
}

static void
closed_and_open_never_share_a_list(void **state)
{
	static const char *const strategies[] = { "separate", "balanced",
		"open" };

	(void)state;
	for (int s = 0; s < 3; s++) {
		struct cast *f = everybody(strategies[s]);
		const struct plan *p = &f->plan;

		for (uint32_t i = 0; i < p->lists.n; i++) {
			const struct member_list *l = &p->lists.v[i];

			assert_true(l->members.n > 0);
			assert_true(l->lines.n >= l->members.n);
			for (uint32_t k = 1; k < l->members.n; k++)
				assert_int_equal(closed(f, l->members.v[0].n),
				    closed(f, l->members.v[k].n));
		}
		for (uint32_t i = 1; i <= f->n; i++)
			assert_int_equal(closed(f, i),
			    on_list(list(f, PF_FACEBOOK, "Restricted"), i));
		arena_free(f->a);
	}
}

static void
restricted_is_sorted_by_first_name(void **state)
{
	struct cast *f = cast_make("balanced");
	const struct member_list *l;

	(void)state;
	cast_add(f, "zoe Adams", GROUP_CLIENTS, PLATFORM(FACEBOOK));
	cast_add(f, "Ann Zimmer", GROUP_CLIENTS, PLATFORM(FACEBOOK));
	cast_add(f, "Émile Baker", GROUP_MANAGERS, PLATFORM(FACEBOOK));
	compile(f);
	l = list(f, PF_FACEBOOK, "Restricted");
	assert_int_equal(l->lines.n, 3);
	assert_true(str_eq(l->lines.v[0], STR("Ann Zimmer")));
	assert_true(str_eq(l->lines.v[1], STR("Émile Baker")));
	assert_true(str_eq(l->lines.v[2], STR("zoe Adams")));
	assert_int_equal(l->groups.n, 2);
	assert_int_equal(l->groups.v[0], GROUP_CLIENTS);
	arena_free(f->a);
}

/* Where one Restricted person may not see news from work, nobody on that
 * list does: it is posted to friends. */
static void
work_is_public_only_if_all_may_see_it(void **state)
{
	struct cast *f = cast_make("balanced");
	uint32_t client, rival;

	(void)state;
	client = cast_add(f, "Ann", GROUP_CLIENTS, PLATFORM(FACEBOOK));
	rival = cast_add(f, "Bob", GROUP_COMPETITORS, PLATFORM(FACEBOOK));
	f->plan.table[GROUP_COMPETITORS] = B(PUBLIC);
	compile(f);
	assert_int_equal(f->plan.placings[client].sees[PF_FACEBOOK], B(PUBLIC));
	assert_int_equal(f->plan.placings[rival].sees[PF_FACEBOOK], B(PUBLIC));
	arena_free(f->a);
}

static void
unsorted_and_asked_stay_closed(void **state)
{
	struct cast *f = cast_make("open");
	uint32_t unsorted =
	    cast_add(f, "Ann", GROUP_UNSORTED, PLATFORM(FACEBOOK));
	uint32_t asked = cast_add(f, "Bob", GROUP_FRIENDS, PLATFORM(FACEBOOK));

	(void)state;
	f->plan.table[GROUP_UNSORTED] = CLASSES_ALL;
	f->asked = asked;
	compile(f);
	assert_true(closed(f, unsorted));
	assert_true(closed(f, asked));
	assert_true(on_list(list(f, PF_FACEBOOK, "Restricted"), asked));
	arena_free(f->a);
}

/* A new friend is on no list: what is most private is not for "Friends",
 * even where everybody who is open may see it. */
static void
private_things_go_to_named_people(void **state)
{
	struct cast *f = cast_make("balanced");
	uint32_t sister = cast_add(f, "Ann", GROUP_FAMILY, PLATFORM(FACEBOOK));

	(void)state;
	compile(f);
	assert_true(str_eq(setting(f, "fb.about.contact")->value,
	    STR("Specific friends: Hazel")));
	assert_true(on_list(list(f, PF_FACEBOOK, "Hazel"), sister));
	assert_true(
	    str_eq(setting(f, "fb.story.audience")->value, STR("Friends")));
	arena_free(f->a);
}

static void
one_audience_elsewhere(void **state)
{
	struct cast *f = cast_make("separate");
	uint32_t p = cast_add(f, "Ann", GROUP_CLOSE_FRIENDS,
	    PLATFORM(LINKEDIN) | PLATFORM(X) | PLATFORM(PHONE));
	const classes *sees;

	(void)state;
	compile(f);
	sees = f->plan.placings[p].sees;
	assert_int_equal(sees[PF_LINKEDIN], B(PUBLIC) | B(WORK));
	assert_int_equal(sees[PF_X], B(PUBLIC) | B(WORK));
	assert_int_equal(sees[PF_PHONE], B(PUBLIC));
	assert_int_equal(sees[PF_FACEBOOK], 0);
	assert_int_equal(f->plan.lists.n, 0);
	arena_free(f->a);
}

static void
instagram_and_whatsapp_lists(void **state)
{
	struct cast *f = cast_make("balanced");
	uint32_t on = PLATFORM(INSTAGRAM) | PLATFORM(WHATSAPP);
	uint32_t client = cast_add(f, "ann", GROUP_CLIENTS, on);
	uint32_t friend = cast_add(f, "bob", GROUP_FRIENDS, on);
	uint32_t sister = cast_add(f, "cia", GROUP_FAMILY, on);
	uint32_t other = cast_add(f, "dan", GROUP_ACQUAINTANCES, on);
	const struct placing *pl;

	(void)state;
	compile(f);
	pl = f->plan.placings;
	assert_true(on_list(list(f, PF_INSTAGRAM, "Hide story"), client));
	assert_false(on_list(list(f, PF_INSTAGRAM, "Close Friends"), client));
	assert_true(on_list(list(f, PF_INSTAGRAM, "Close Friends"), friend));
	assert_false(on_list(list(f, PF_INSTAGRAM, "Close Friends"), other));
	assert_true(on_list(list(f, PF_WHATSAPP, "Status except"), client));
	assert_int_equal(list(f, PF_WHATSAPP, "Status except")->members.n, 1);
	assert_int_equal(pl[client].sees[PF_INSTAGRAM], B(PUBLIC) | B(WORK));
	/* One list only: what friends may not see does not go there. */
	assert_false(pl[sister].sees[PF_INSTAGRAM] & B(FAMILY));
	assert_true(pl[sister].sees[PF_INSTAGRAM] & B(PHOTOS));
	assert_false(pl[other].sees[PF_INSTAGRAM] & B(PHOTOS));
	assert_false(pl[client].sees[PF_WHATSAPP] & B(EVERYDAY));
	assert_true(pl[other].sees[PF_WHATSAPP] & B(EVERYDAY));
	assert_true(leaks(f, client, PF_INSTAGRAM, CLASS_PAST));
	assert_false(leaks(f, friend, PF_INSTAGRAM, CLASS_PAST));
	arena_free(f->a);
}

static void
leaks_only_where_they_apply(void **state)
{
	struct cast *f = cast_make("balanced");
	uint32_t tagged = cast_add(f, "Ann", GROUP_CLIENTS, PLATFORM(FACEBOOK));
	uint32_t quiet = cast_add(f, "Bob", GROUP_CLIENTS, PLATFORM(FACEBOOK));
	uint32_t far =
	    cast_add(f, "Cia", GROUP_ACQUAINTANCES, PLATFORM(FACEBOOK));
	uint32_t near = cast_add(f, "Dan", GROUP_CLIENTS, PLATFORM(FACEBOOK));
	struct post post = { .platform = PF_FACEBOOK, .elsewhere = true };

	(void)state;
	vec_add(f->a, &post.tagged) = f->people.persons.v[tagged].accounts.v[0];
	vec_add(f->a, &f->records.posts) = post;
	vec_add(f->a, &f->graph.ties) =
	    (struct tie){ { tagged }, { near }, 1, 1u << TIE_THREAD };
	vec_add(f->a, &f->graph.ties) =
	    (struct tie){ { tagged }, { quiet }, 1, 1u << TIE_EMPLOYER };
	compile(f);
	assert_true(leaks(f, tagged, PF_FACEBOOK, CLASS_EVERYDAY));
	assert_true(leaks(f, near, PF_FACEBOOK, CLASS_EVERYDAY));
	assert_true(leaks(f, near, PF_FACEBOOK, CLASS_FRIENDS_LIST));
	assert_false(leaks(f, quiet, PF_FACEBOOK, CLASS_EVERYDAY));
	assert_false(leaks(f, quiet, PF_FACEBOOK, CLASS_FRIENDS_LIST));
	assert_true(leaks(f, quiet, PF_FACEBOOK, CLASS_PUBLIC));
	assert_false(leaks(f, far, PF_FACEBOOK, CLASS_PUBLIC));
	assert_true(leaks(f, far, PF_FACEBOOK, CLASS_PAST));
	assert_false(leaks(f, quiet, PF_FACEBOOK, CLASS_PAST));
	/* Three shut out; all reached everything; what leaks is counted. */
	assert_int_equal(f->plan.before.closed, 3);
	assert_int_equal(f->plan.before.reach[PF_FACEBOOK][CLASS_EVERYDAY], 3);
	assert_int_equal(f->plan.after.reach[PF_FACEBOOK][CLASS_EVERYDAY], 2);
	assert_int_equal(f->plan.after.reach[PF_FACEBOOK][CLASS_FAMILY], 0);
	assert_int_equal(f->plan.after.harmful[PF_FACEBOOK][CLASS_EVERYDAY], 2);
	arena_free(f->a);
}

/* Nobody from work, and nobody who knows somebody from work. */
static void
a_place_to_vent(void **state)
{
	struct cast *f = cast_make("balanced");
	uint32_t sister = cast_add(f, "Ann", GROUP_FAMILY, PLATFORM(FACEBOOK));
	uint32_t brother = cast_add(f, "Bob", GROUP_FAMILY, PLATFORM(FACEBOOK));
	uint32_t client = cast_add(f, "Cia", GROUP_CLIENTS, PLATFORM(FACEBOOK));

	(void)state;
	cast_add(f, "Dan", GROUP_FRIENDS, PLATFORM(FACEBOOK));
	vec_add(f->a, &f->graph.ties) =
	    (struct tie){ { sister }, { client }, 1, 1u << TIE_EMPLOYER };
	vec_add(f->a, &f->graph.ties) =
	    (struct tie){ { brother }, { client }, 1, 1u << TIE_THREAD };
	compile(f);
	assert_int_equal(f->plan.vent.safe.n, 1);
	assert_int_equal(f->plan.vent.safe.v[0].n, sister);
	assert_int_equal(f->plan.vent.bridges.n, 1);
	assert_int_equal(f->plan.vent.bridges.v[0].person.n, brother);
	assert_int_equal(f->plan.vent.bridges.v[0].to.n, client);
	arena_free(f->a);

	/* Whoever may be from work is not safe; without ties no bridges. */
	f = cast_make("balanced");
	cast_add(f, "Ann", GROUP_CLIENTS, PLATFORM(FACEBOOK));
	cast_add(f, "Dan", GROUP_FRIENDS, PLATFORM(FACEBOOK));
	compile(f);
	assert_int_equal(f->plan.vent.safe.n, 0);
	assert_int_equal(f->plan.vent.bridges.n, 0);
	arena_free(f->a);
}

/* Under `open` clients see everyday posts; what else is shown to friends goes
 * past them, old posts too where they are few enough to change. */
static void
open_keeps_pictures_and_the_past(void **state)
{
	struct cast *f = cast_make("open");
	uint32_t client = cast_add(f, "Ann", GROUP_CLIENTS, PLATFORM(FACEBOOK));
	uint32_t peer = cast_add(f, "Bob", GROUP_COWORKERS, PLATFORM(FACEBOOK));
	struct post post = { .platform = PF_FACEBOOK };
	uint32_t who[] = { client, peer };

	(void)state;
	cast_add(f, "Cia", GROUP_FRIENDS, PLATFORM(FACEBOOK));
	vec_add(f->a, &f->records.posts) = post;
	compile(f);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(f->plan.placings[who[i]].sees[PF_FACEBOOK],
		    B(PUBLIC) | B(WORK) | B(EVERYDAY));
		assert_false(leaks(f, who[i], PF_FACEBOOK, CLASS_PAST));
	}
	assert_int_equal(f->plan.after.reach[PF_FACEBOOK][CLASS_PHOTOS], 0);
	assert_int_equal(f->plan.before.reach[PF_FACEBOOK][CLASS_PHOTOS], 2);
	arena_free(f->a);

	/* Nobody knows how many old posts there are: then it is said. */
	f = cast_make("open");
	client = cast_add(f, "Ann", GROUP_CLIENTS, PLATFORM(FACEBOOK));
	cast_add(f, "Cia", GROUP_FRIENDS, PLATFORM(FACEBOOK));
	compile(f);
	assert_true(leaks(f, client, PF_FACEBOOK, CLASS_PAST));
	arena_free(f->a);
}

static void
advice_is_the_mildest_rung(void **state)
{
	struct cast *f = cast_make("separate");
	uint32_t client = cast_add(f, "Ann", GROUP_CLIENTS, PLATFORM(FACEBOOK));
	uint32_t linked = cast_add(
	    f, "Bob", GROUP_CLIENTS, PLATFORM(FACEBOOK) | PLATFORM(LINKEDIN));
	uint32_t mate = cast_add(f, "Cia", GROUP_FRIENDS, PLATFORM(FACEBOOK));
	uint32_t peer = cast_add(f, "Dan", GROUP_COWORKERS, PLATFORM(FACEBOOK));

	(void)state;
	compile(f);
	assert_int_equal(f->plan.placings[client].advice, ADVICE_MOVE);
	assert_int_equal(f->plan.placings[linked].advice, ADVICE_RESTRICT);
	assert_int_equal(f->plan.placings[mate].advice, ADVICE_KEEP);
	assert_int_equal(f->plan.placings[peer].advice, ADVICE_RESTRICT);
	arena_free(f->a);
}

static void
settings_follow_platforms_and_harm(void **state)
{
	struct cast *f = cast_make("balanced");

	(void)state;
	cast_add(
	    f, "Ann", GROUP_FRIENDS, PLATFORM(FACEBOOK) | PLATFORM(LINKEDIN));
	compile(f);
	assert_non_null(setting(f, "fb.friends.list"));
	assert_non_null(setting(f, "li.connections"));
	assert_null(setting(f, "fb.find.contacts"));
	assert_null(setting(f, "x.phototag"));
	/* Never a remedy against friends. */
	assert_null(setting(f, "fb.post.limit_past"));
	/* Nobody is shut out. */
	assert_null(setting(f, "fb.list.restricted"));
	/* Two years old. */
	assert_true(str_has(
	    setting(f, "fb.friends.list")->limits, STR("step.check_wording")));
	arena_free(f->a);

	f = cast_make("balanced");
	cast_add(
	    f, "Ann", GROUP_CLIENTS, PLATFORM(FACEBOOK) | PLATFORM(LINKEDIN));
	compile(f);
	assert_non_null(setting(f, "fb.find.contacts"));
	assert_true(
	    str_eq(setting(f, "fb.list.restricted")->value, STR("Restricted")));
	arena_free(f->a);
}

/* Ticks are kept by the key from one run to the next. */
static void
steps_have_keys_of_their_own(void **state)
{
	struct cast *f = everybody("balanced");
	const struct plan *p = &f->plan;

	(void)state;
	assert_true(str_eq(p->steps.v[0].key, STR("facebook.list.Restricted")));
	for (uint32_t i = 0; i < p->steps.n; i++) {
		assert_true(p->steps.v[i].key.n > 0);
		for (uint32_t k = 0; k < i; k++)
			assert_false(
			    str_eq(p->steps.v[i].key, p->steps.v[k].key));
	}
	arena_free(f->a);
}

static void
steps_begin_with_restricted(void **state)
{
	struct cast *f = everybody("balanced");
	const struct plan *p = &f->plan;
	const struct step *last = &p->steps.v[p->steps.n - 1];

	(void)state;
	assert_true(str_eq(p->steps.v[0].list, STR("Restricted")));
	assert_true(p->steps.v[0].removes > 0);
	assert_int_equal(p->steps.v[0].members.n,
	    list(f, PF_FACEBOOK, "Restricted")->members.n);
	assert_true(last->general);
	for (uint32_t i = 0; i < p->steps.n; i++) {
		assert_int_equal(p->steps.v[i].n, i + 1);
		assert_true(p->steps.v[i].what.n > 0);
		assert_false(
		    str_has(p->steps.v[i].what, STR("Limit past posts")));
		/* A list is made before an audience names it. */
		if (str_starts(p->steps.v[i].what, STR("Make the list")))
			for (uint32_t k = 0; k < i; k++)
				assert_false(str_has(
				    p->steps.v[k].what, p->steps.v[i].list));
	}
	arena_free(f->a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sees_is_what_audiences_bring_about),
		cmocka_unit_test(sees_is_what_the_strategy_gives),
		cmocka_unit_test(closed_and_open_never_share_a_list),
		cmocka_unit_test(restricted_is_sorted_by_first_name),
		cmocka_unit_test(work_is_public_only_if_all_may_see_it),
		cmocka_unit_test(unsorted_and_asked_stay_closed),
		cmocka_unit_test(private_things_go_to_named_people),
		cmocka_unit_test(one_audience_elsewhere),
		cmocka_unit_test(instagram_and_whatsapp_lists),
		cmocka_unit_test(leaks_only_where_they_apply),
		cmocka_unit_test(a_place_to_vent),
		cmocka_unit_test(open_keeps_pictures_and_the_past),
		cmocka_unit_test(advice_is_the_mildest_rung),
		cmocka_unit_test(settings_follow_platforms_and_harm),
		cmocka_unit_test(steps_have_keys_of_their_own),
		cmocka_unit_test(steps_begin_with_restricted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
