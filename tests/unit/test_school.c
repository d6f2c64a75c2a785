/*
 * The owner's schools: which text names which, what two exports tell of one,
 * and whether somebody was met there.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
/* cmocka wants the headers above first. */
#include <cmocka.h>

#include "base/arena.h"
#include "link/link.h"
#include "plan/school.h"
#include "words_fixture.h"

/* What the owner's only school is called, a text, and whether it names it. */
static const struct {
	const char *school, *text;
	bool names;
} texts[] = {
	{ "University of Northvale", "University of Northvale", true },
	{ "University of Northvale", "The University of Northvale 2009", true },
	{ "University of Northvale", "Northvale University", true },
	{ "University of Northvale", "Northvale Uni ❤", true },
	{ "University of Northvale", "uni northvale, the old lot", true },
	{ "Universität Northvale", "Northvale University", true },
	{ "Université de Northvale", "fac de Northvale", true },
	{ "Uniwersytet Northvale", "Uniwerek Northvale", true },
	/* The town alone, and another school there. */
	{ "University of Northvale", "Northvale 2009", false },
	{ "University of Northvale", "Weekend in Northvale", false },
	{ "University of Northvale", "Northvale High", false },
	{ "University of Northvale", "Northvale School", false },
	{ "University of Northvale", "Northvale University College", false },
	{ "University of Northvale", "Northvale City University", false },
	{ "University of Northvale", "Uni", false },
	{ "Gymnasium Northvale", "Realschule Northvale", false },
	{ "Gymnasium Northvale", "Gymnasium Southvale", false },
	{ "Gymnasium Northvale", "Abi 2004 Gymnasium Northvale", true },
	{ "Northvale High School", "Northvale High '04", true },
	{ "Northvale High School", "NORTHVALE HIGH SCHOOL", true },
	{ "Northvale High School", "Northvale", false },
	{ "Northvale High School", "School run", false },
	/* The life at a school. */
	{ "St Aidan's High School", "St Aidan’s leavers", true },
	{ "Northvale High School", "Northvale, class of 2004", true },
	{ "Northvale High School", "Yoga class Northvale", false },
	{ "Gymnasium Northvale", "Abi 2004 Northvale", true },
	{ "Gymnasium Northvale", "Realschule Northvale, Klassentreffen",
	    false },
	{ "Gymnasium Northvale", "Abi 2004", false },
	/* Whole words, though blanks and hyphens are free. */
	{ "Goethe-Gymnasium", "Goethegymnasium 10b", true },
	{ "Goethegymnasium", "Goethe-Gymnasium 10b", true },
	{ "Goethegymnasium", "Goethegymnasiums", false },
	{ "Northvale", "Northvale crew", true },
	{ "Northvale", "Northvalers", false },
	{ "Martin-Luther-Schule", "Martin Luther Schule", true },
	{ "Martin-Luther-Schule", "Martin Schule", false },
	{ "ETH Zürich", "ETH Zurich friends", true },
	{ "ETH Zürich", "Zürich", false },
	{ "XII Liceum Ogólnokształcące", "XII LO", true },
	/* Nothing but what many are called. */
	{ "High School", "High School", false },
	{ "Gymnasium", "Gymnasium", false },
	{ "University", "University", false },
	/* Short names are words of other languages. */
	{ "MIT", "MIT 2005", true },
	{ "MIT", "Friends from MIT", true },
	{ "MIT", "MIT", true },
	{ "MIT", "Grillen mit Oma", false },
	{ "MIT", "GRILLEN MIT OMA", false },
	{ "MIT", "SUMMIT", false },
	{ "MIT", "Mitte", false },
	{ "HTL", "HTL 5A", true },
	{ "HTL", "html", false },
	{ "ETH", "Ethan", false },
	{ "", "", false },
};

static void
test_names(void **state)
{
	struct arena *a = arena_make("a test");
	struct lexicon *l = lexicon_shipped(a, LEX_SCHOOL);

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct owner o = { .name = STR("Olive Owner") };
		const struct school *hit;

		vec_add(a, &o.schools) =
		    (struct school){ .name = str_of(texts[i].school) };
		hit = schools_named(
		    schools_make(a, l, &o), a, str_of(texts[i].text));
		if ((hit != NULL) != texts[i].names)
			fail_msg(
			    "'%s' in '%s'", texts[i].school, texts[i].text);
	}
	arena_free(a);
}

static void
add_school(struct arena *a, struct owner *o, const char *name, int64_t from,
    int64_t to)
{
	vec_add(a, &o->schools) =
	    (struct school){ .name = str_of(name), .from = from, .to = to };
}

static struct str
named(const struct schools *s, struct arena *a, const char *text)
{
	const struct school *one = schools_named(s, a, str_of(text));

	return one == NULL ? STR_NONE : one->name;
}

#define assert_str(s, text) assert_true(str_eq((s), STR(text)))

static void
test_several(void **state)
{
	struct arena *a = arena_make("a test");
	struct owner o = { .name = STR("Olive Owner") };
	struct schools *s;

	(void)state;
	add_school(a, &o, "Northvale High School", WHEN_NONE, WHEN_NONE);
	add_school(a, &o, "University of Northvale", WHEN_NONE, WHEN_NONE);
	add_school(a, &o, "Southvale College", WHEN_NONE, WHEN_NONE);
	vec_add(a, &o.employers) =
	    (struct employer){ .name = STR("Southvale College Ltd") };
	s = schools_make(a, lexicon_shipped(a, LEX__COUNT), &o);
	assert_str(named(s, a, "Northvale High"), "Northvale High School");
	assert_str(named(s, a, "Northvale Uni"), "University of Northvale");
	assert_str(named(s, a, "Northvale, class of 2004"), "");
	/* An employer is no school. */
	assert_str(named(s, a, "Southvale College"), "");
	/* A chat of what is sold to a school. */
	assert_str(schools_title(s, a, STR("Northvale Uni trip")),
	    "University of Northvale");
	assert_str(schools_title(s, a, STR("Northvale Uni suppliers")), "");
	arena_free(a);
}

static int64_t
day(int year, int month, int d)
{
	return when_of(
	    &(struct date){ .year = year, .month = month, .day = d });
}

static void
test_times(void **state)
{
	struct arena *a = arena_make("a test");
	struct owner o = { .name = STR("Olive Owner") };
	struct schools *s;

	(void)state;
	add_school(a, &o, "Eastvale School", WHEN_NONE, day(2001, 1, 1));
	add_school(a, &o, "Northvale School", day(2000, 9, 1), day(2004, 6, 1));
	add_school(a, &o, "Southvale Uni", day(2005, 1, 1), day(2008, 1, 1));
	add_school(a, &o, "Westvale Uni", day(2009, 1, 1), day(2012, 1, 1));
	vec_add(a, &o.employers) =
	    (struct employer){ .name = STR("Westvale Uni") };
	s = schools_make(a, lexicon_shipped(a, LEX_SCHOOL), &o);
	assert_null(schools_at(s, day(2000, 8, 31)));
	assert_str(schools_at(s, day(2000, 9, 1))->name, "Northvale School");
	/* A month is told by its first day, a year by its own. */
	assert_str(schools_at(s, day(2004, 6, 30))->name, "Northvale School");
	assert_null(schools_at(s, day(2004, 7, 5)));
	assert_str(schools_at(s, day(2008, 12, 31))->name, "Southvale Uni");
	assert_null(schools_at(s, day(2010, 5, 1)));
	arena_free(a);
}

static void
tell(struct arena *a, struct records *r, enum platform platform,
    const char *name, int64_t from, int64_t to)
{
	struct owner_fact f = { .kind = OWNER_SCHOOL,
		.platform = platform,
		.text = str_of(name),
		.from = from,
		.to = to,
		.place = { .line = r->owner.n + 1 } };

	vec_add(a, &r->owner) = f;
}

/* The same in whatever order they are read. */
static void
test_two_exports(void **state)
{
	struct arena *a = arena_make("a test");
	struct records r = { 0 }, back = { 0 };
	struct owner o[2] = { 0 };

	(void)state;
	tell(a, &r, PF_FACEBOOK, "Northvale High", WHEN_NONE, WHEN_NONE);
	tell(a, &r, PF_LINKEDIN, "NORTHVALE HIGH", day(2000, 1, 1), WHEN_NONE);
	tell(a, &r, PF_FACEBOOK, "Northvale High", day(2000, 9, 3),
	    day(2004, 6, 30));
	tell(a, &r, PF_LINKEDIN, "Southvale Uni", day(2008, 1, 1),
	    day(2010, 1, 1));
	tell(a, &r, PF_LINKEDIN, "Southvale Uni", day(2004, 1, 1),
	    day(2007, 1, 1));
	for (uint32_t i = r.owner.n; i-- > 0;)
		vec_add(a, &back.owner) = r.owner.v[i];
	link_owner(a, &r, STR_NONE, &o[0]);
	link_owner(a, &back, STR_NONE, &o[1]);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(o[i].schools.n, 3);
		assert_str(o[i].schools.v[0].name, "Northvale High");
		assert_int_equal(o[i].schools.v[0].from, day(2000, 1, 1));
		assert_int_equal(o[i].schools.v[0].to, day(2004, 6, 30));
		assert_int_equal(o[i].schools.v[0].place.line, 2);
		assert_int_equal(o[i].schools.v[1].from, day(2004, 1, 1));
		assert_int_equal(o[i].schools.v[2].to, day(2010, 1, 1));
	}
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_several),
		cmocka_unit_test(test_times),
		cmocka_unit_test(test_two_exports),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
