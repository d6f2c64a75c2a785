/*
 * Names of companies: what is one, however it is written, and that its people
 * are one circle.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
/* cmocka wants the headers above first. */
#include <cmocka.h>

#include "base/arena.h"
#include "graph/graph.h"
#include "plan/company.h"
#include "words_fixture.h"

static const struct {
	const char *name, *key;
} names[] = {
	{ "Northwind", "northwind" },
	{ "Northwind Ltd", "northwind" },
	{ "NORTHWIND LTD.", "northwind" },
	{ "Northwind S.p.A.", "northwind" },
	{ "Northwind B.V.", "northwind" },
	{ "Northwind Sp. z o.o.", "northwind" },
	{ "Northwind S.à r.l.", "northwind" },
	{ "Northwind e.V.", "northwind" },
	{ "Northwind Pty. Ltd.", "northwind" },
	{ "Northwind GmbH & Co. KG", "northwind" },
	{ "Northwind SA/NV", "northwind" },
	{ "Northwind Ltda", "northwind" },
	{ "Northwind Traders", "northwind traders" },
	{ "Northwind Ltd Garage", "northwind ltd garage" },
	{ "Birkberg & Söhne KG", "birkberg sohne" },
	{ "C&A", "c a" },
	{ "Ltd", "ltd" },
	{ "B.V.", "b v" },
	{ "", "" },
};

enum { NAMES = sizeof(names) / sizeof(names[0]), ALIKE = 12 };

static void
test_keys(void **state)
{
	struct arena *a = arena_make("a test");
	struct lexicon *l = lexicon_shipped(a, LEX_LEGAL);

	(void)state;
	for (size_t i = 0; i < NAMES; i++) {
		struct str key = company_key(l, a, str_of(names[i].name));

		if (!str_eq(key, str_of(names[i].key)))
			fail_msg("%s: '%.*s', not '%s'", names[i].name,
			    STR_ARG(key), names[i].key);
	}
	assert_true(str_eq(
	    company_squash(a, STR("birkberg sohne")), STR("birkbergsohne")));
	arena_free(a);
}

/* The first of them work together; a list of others is called otherwise. */
static void
test_one_circle(void **state)
{
	struct arena *a = arena_make("a test");
	struct lexicon *l = lexicon_shipped(a, LEX_LEGAL);
	struct records r = { 0 };
	struct people p = { .of = arena_array(a, person_id, NAMES + 6) };
	struct naming naming = { .company = company_key, .lexicon = l };
	struct graph *g;

	(void)state;
	for (uint32_t i = 0; i < NAMES + 6; i++) {
		vec_add(a, &r.whos) = (struct who){ .input = 0 };
		vec_add(a, &p.persons) =
		    (struct person){ .name = str_fmt(a, "P%u", i) };
		p.of[i].n = i;
	}
	for (uint32_t i = 0; i < NAMES; i++)
		vec_add(a, &r.affiliations) =
		    (struct affiliation){ .who = { 1 + i },
			    .organisation = str_of(names[i].name) };
	for (uint32_t i = NAMES + 1; i < NAMES + 6; i++) {
		vec_add(a, &r.labels) = (struct label){ .who = { i },
			.text = STR("Northwind Ltd") };
		for (uint32_t k = i + 1; k < NAMES + 6; k++)
			vec_add(a, &r.ties) = (struct tie_said){
				.a = { i }, .b = { k }, .weight = 1
			};
	}
	g = graph_make(a, &r, &p, &naming);
	assert_int_equal(g->circles.n, 2);
	assert_int_equal(g->circles.v[0].members.n, ALIKE);
	assert_false(str_eq(company_key(l, a, g->circles.v[0].label),
	    company_key(l, a, g->circles.v[1].label)));
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_one_circle),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
