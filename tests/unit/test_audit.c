#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "audit/audit.h"
#include "base/arena.h"

struct world {
	struct arena *a, *scratch;
	struct lexicon *lexicon;
	struct policy policy;
	struct records records;
	struct people people;
	struct plan plan;
};

static struct str
slurp(struct arena *a, const char *path)
{
	char *bytes = arena_array(a, char, 1 << 20);
	FILE *in = fopen(path, "rb");
	size_t n;

	assert_non_null(in);
	n = fread(bytes, 1, 1 << 20, in);
	fclose(in);
	return (struct str){ bytes, n };
}

static void
load(struct world *w, enum lexicon_kind kind)
{
	struct diag *d = diag_make(w->a, stderr, LV_NOTE);
	struct str path =
	    str_fmt(w->a, "templates/%.*s", STR_ARG(lexicon_file(kind)));

	assert_true(
	    lexicon_load(w->lexicon, kind, path, slurp(w->a, path.p), d));
}

/* A Facebook friend who works somewhere. */
static void
add(struct world *w, const char *name, const char *company, int group)
{
	uint32_t n = w->records.whos.n;
	struct who who = { .account = { .platform = PF_FACEBOOK,
			       .relation = REL_FRIEND,
			       .name = str_of(name) } };
	struct person p = { .name = str_of(name) };
	struct affiliation works = { .who = { n },
		.organisation = str_of(company) };

	vec_add(w->a, &p.accounts) = (who_id){ n };
	vec_add(w->a, &w->records.whos) = who;
	vec_add(w->a, &w->people.persons) = p;
	vec_add(w->a, &w->records.affiliations) = works;
	w->people.of[n].n = n;
	w->plan.placings[n].primary = w->plan.placings[n].treated_as = group;
	vec_add(w->a, &w->plan.placings[n].groups) =
	    (struct share){ group, 0.9 };
}

static struct world *
world(void)
{
	struct arena *a = arena_make("test");
	struct world *w = arena_new(a, struct world);

	w->a = a;
	w->scratch = arena_make("scratch");
	w->lexicon = lexicon_make(a);
	load(w, LEX_AUDIT);
	load(w, LEX_LEGAL);
	groups_init(&w->plan.groups);
	w->plan.records = &w->records;
	w->plan.people = &w->people;
	w->plan.table[GROUP_FRIENDS] = CLASS_BIT(CLASS_EVERYDAY);
	w->people.of = arena_array(a, person_id, 16);
	w->plan.placings = arena_array(a, struct placing, 16);
	(void)vec_add(a, &w->records.whos);
	(void)vec_add(a, &w->people.persons);
	vec_add(a, &w->plan.owner.employers) =
	    (struct employer){ .name = STR("Tarnvale Software Ltd") };
	add(w, "Ann Lee", "Brackwater Foods GmbH", GROUP_CLIENTS);
	add(w, "Bob Ray", "Cloverby Systems", GROUP_COMPETITORS);
	add(w, "Cia Fox", "Dunmoor Hotels", GROUP_FRIENDS);
	add(w, "Dan Kay", "Tarnvale Software", GROUP_MANAGERS);
	add(w, "Eva Moss", "Tarnvale Software", GROUP_CLIENTS);
	return w;
}

static void
done(struct world *w)
{
	arena_free(w->scratch);
	arena_free(w->a);
}

/* A Tuesday; the hour is local. */
static struct post
at_hour(const char *text, int hour)
{
	const struct date d = {
		.year = 2023, .month = 5, .day = 16, .hour = hour
	};

	return (struct post){ .platform = PF_FACEBOOK,
		.when = when_of(&d),
		.local = true,
		.text = str_of(text) };
}

/* The kind of finding that one post gives, or "". */
static const char *
kind_of(struct world *w, struct post p)
{
	w->records.posts.n = 0;
	w->plan.audit.n = 0;
	vec_add(w->a, &w->records.posts) = p;
	audit_posts(w->a, w->scratch, w->lexicon, &w->policy, &w->plan);
	assert_true(w->plan.audit.n <= 1);
	return w->plan.audit.n == 0 ? "" : w->plan.audit.v[0].kind.p;
}

static void
expect(struct world *w, const char *text, const char *kind)
{
	assert_string_equal(kind_of(w, at_hour(text, 20)), kind);
}

static void
names_of_companies_and_people(void **state)
{
	struct world *w = world();

	(void)state;
	expect(w, "Three hours with Brackwater Foods, again.", "names_client");
	expect(w, "Three hours with Brackwater, again.", "names_client");
	expect(w, "Thank you Brackwater Foods for a great day!", "");
	expect(w, "Thank you Cloverby for the lovely tour!", "names_client");
	expect(w, "A weekend at Dunmoor Hotels", "");
	expect(w, "Saw ann lee at the lake", "");
	expect(w, "So fed up with Ann Lee.", "names_client");
	/* One's own employer is no client. */
	expect(w, "Ten years at Tarnvale Software today", "");
	/* A word that is a name only where it is written as one. */
	expect(w, "a brackwater swim", "");
	done(w);
}

static void
a_second_sign_is_needed(void **state)
{
	struct world *w = world();

	(void)state;
	expect(w, "I am so frustrated.", "");
	assert_string_equal(
	    kind_of(w, at_hour("I am so frustrated.", 14)), "office_hours");
	expect(w, "So frustrated with this meeting.", "vent");
	expect(w, "So frustrated. Fed up. Done.", "vent");
	expect(w, "What a bunch of amateurs.", "belittle");
	expect(w, "My customers never read anything", "alludes");
	expect(w, "Bin so genervt von diesem Kunden", "vent");
	expect(w, "J'en ai marre de cette réunion", "vent");
	done(w);
}

static void
harmless_posts_with_the_same_words(void **state)
{
	static const char *const harmless[] = {
		"Concert tickets at last, so over the moon",
		"The customer is king, my uncle used to say in his shop",
		"I'm such an idiot, forgot my own birthday cake",
		"Muskelkater nach dem Lauf",
		"Penne alla vodka tonight",
		"Be patient, the bread needs time",
		"Der Kunde ist König, sagt das Kind im Kaufladen",
		"Lovely evening in the garden",
		"",
	};
	struct world *w = world();

	(void)state;
	for (size_t i = 0; i < sizeof(harmless) / sizeof(harmless[0]); i++) {
		struct post p = at_hour(harmless[i], 11);

		assert_string_equal(kind_of(w, p), "");
	}
	done(w);
}

static void
who_could_see_it(void **state)
{
	struct world *w = world();
	struct post p = at_hour("Hungover again", 20);
	const struct finding *f;

	(void)state;
	assert_string_equal(kind_of(w, p), "party");
	f = &w->plan.audit.v[0];
	assert_int_equal(f->seen_by.n, 4); /* all but the friend */
	assert_int_equal(f->seen_by.v[0].n, 1);
	assert_true(str_eq(f->seen_words, STR("not told")));
	assert_int_equal(f->choices.n, 3);
	p.audience = STR("Only me");
	assert_string_equal(kind_of(w, p), "");
	p.audience = STR("Public");
	assert_string_equal(kind_of(w, p), "party");
	assert_true(str_eq(w->plan.audit.v[0].seen_words, STR("public")));
	p.audience = STR_NONE;
	p.elsewhere = true;
	assert_string_equal(kind_of(w, p), "party");
	assert_int_equal(w->plan.audit.v[0].seen_by.n, 0);
	done(w);
}

/* Whoever is tagged was meant to read it. */
static void
tagging_is_no_offence(void **state)
{
	struct world *w = world();
	struct post p = at_hour("Out with Brackwater Foods", 20);

	(void)state;
	assert_string_equal(kind_of(w, p), "names_client");
	vec_add(w->a, &p.tagged) = (who_id){ 1 };
	assert_string_equal(kind_of(w, p), "");
	p.text = STR("Out with those idiots of Brackwater Foods");
	assert_string_equal(kind_of(w, p), "names_client");
	done(w);
}

static void
newest_first(void **state)
{
	struct world *w = world();

	(void)state;
	for (int hour = 18; hour < 22; hour++)
		vec_add(w->a, &w->records.posts) =
		    at_hour("Hungover again", hour);
	audit_posts(w->a, w->scratch, w->lexicon, &w->policy, &w->plan);
	assert_int_equal(w->plan.audit.n, 4);
	for (int i = 1; i < 4; i++)
		assert_true(
		    w->plan.audit.v[i - 1].when > w->plan.audit.v[i].when);
	done(w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_of_companies_and_people),
		cmocka_unit_test(a_second_sign_is_needed),
		cmocka_unit_test(harmless_posts_with_the_same_words),
		cmocka_unit_test(who_could_see_it),
		cmocka_unit_test(tagging_is_no_offence),
		cmocka_unit_test(newest_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
