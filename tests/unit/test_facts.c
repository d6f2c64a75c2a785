#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "audience/audience.h"
#include "base/arena.h"

#define HEAD                                                             \
	"id,platform,area,setting,path,options,usual,separate,balanced," \
	"open,hides,limits,lost,as_of,confidence\n"

static struct diag *
quiet(struct arena *a)
{
	return diag_make(a, stderr, LV_FATAL + 1);
}

static bool
parse(struct arena *a, const char *rows, struct facts *f, struct diag *d)
{
	struct str bytes = str_fmt(a, HEAD "%s", rows);

	return facts_parse(a, STR("facts/settings.csv"), bytes, f, d);
}

static void
reads_a_row(void **state)
{
	struct arena *a = arena_make("test");
	struct facts f = { 0 };
	const struct fact *one;

	(void)state;
	assert_true(parse(a,
	    "li.x,linkedin,network,\"Who, exactly?\",Me > Here,On; Off,On,"
	    "Off,-,On,names,none,-,2026-07,B\n",
	    &f, quiet(a)));
	one = facts_find(&f, STR("li.x"));
	assert_non_null(one);
	assert_true(str_eq(one->setting, STR("Who, exactly?")));
	assert_true(str_eq(one->value[0], STR("Off")));
	assert_true(str_eq(one->value[1], STR("-")));
	assert_int_equal(one->line, 2);
	assert_null(facts_find(&f, STR("li.y")));
	arena_free(a);
}

static void
refuses_wrong_rows(void **state)
{
	static const char *const wrong[] = {
		",linkedin,n,S,P,o,u,a,b,c,h,l,-,2026-07,B\n",
		"x,myspace,n,S,P,o,u,a,b,c,h,l,-,2026-07,B\n",
		"x,x,n,,P,o,u,a,b,c,h,l,-,2026-07,B\n",
		"x,x,n,S,P,o,u,a,,c,h,l,-,2026-07,B\n",
		"x,x,n,S,P,o,u,a,b,c,h,l,-,2026-13,B\n",
		"x,x,n,S,P,o,u,a,b,c,h,l,-,July,B\n",
		"x,x,n,S,P,o,u,a,b,c,h,l,-,2026-07,D\n",
		"x,x,n,S,P,o,u,a,b,c,h,l,-,2026-07,AB\n",
		"x,x,n,S,P,o,u,a,b,c,h,l,-,2026-07,A\n"
		"x,x,n,S,P,o,u,a,b,c,h,l,-,2026-07,A\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct arena *a = arena_make("test");
		struct diag *d = quiet(a);
		struct facts f = { 0 };

		assert_false(parse(a, wrong[i], &f, d));
		assert_int_equal(diag_count(d, DIAG_BAD_TEMPLATE), 1);
		arena_free(a);
	}
}

/* Lists and rules refer to settings. */
static void
refuses_wrong_lists_and_rules(void **state)
{
	static const char lists[] =
	    "id,platform,list,by_itself,use,sorted,told,members_max,name_max,"
	    "as_of,confidence\n";
	static const char rules[] =
	    "id,platform,rule,setting,as_of,confidence\n";
	static const struct {
		const char *list, *rule;
		bool good;
	} rows[] = {
		{ "s,x,L,b,u,name,nobody,5,-,2026-07,A\n",
		    "X-1,x,words,s,2026-07,A\n", true },
		{ "t,x,L,b,u,name,nobody,5,-,2026-07,A\n",
		    "X-1,x,words,t,2026-07,A\n", false },
		{ "s,x,,b,u,name,nobody,5,-,2026-07,A\n",
		    "X-1,x,,s,2026-07,A\n", false },
		{ "s,x,L,b,u,name,nobody,five,-,2026-07,A\n",
		    "X-1,x,words,s,2026-7,A\n", false },
		{ "s,y,L,b,u,name,nobody,5,-,2026-07,A\n",
		    "X-1,x,w,s,2026-07,A\nX-1,x,w,s,2026-07,A\n", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena *a = arena_make("test");
		struct diag *d = quiet(a);
		struct facts f = { 0 };

		assert_true(
		    parse(a, "s,x,n,S,P,o,u,a,b,c,h,l,-,2026-07,A\n", &f, d));
		assert_int_equal(
		    facts_parse_lists(a, STR("lists.csv"),
			str_fmt(a, "%s%s", lists, rows[i].list), &f, d),
		    rows[i].good);
		assert_int_equal(
		    facts_parse_rules(a, STR("rules.csv"),
			str_fmt(a, "%s%s", rules, rows[i].rule), &f, d),
		    rows[i].good);
		arena_free(a);
	}
}

static void
a_year_makes_a_fact_stale(void **state)
{
	int64_t now =
	    when_of(&(struct date){ .year = 2026, .month = 11, .day = 2 });

	(void)state;
	assert_false(facts_stale(STR("2025-11"), now));
	assert_true(facts_stale(STR("2025-10"), now));
	assert_true(facts_stale(STR("long ago"), now));
}

static void
refuses_missing_columns(void **state)
{
	struct arena *a = arena_make("test");
	struct facts f = { 0 };

	(void)state;
	assert_false(facts_parse(
	    a, STR("f.csv"), STR("id,platform\nx,x\n"), &f, quiet(a)));
	arena_free(a);
}

/* The file that is shipped: every row good, no value that names a place the
 * compiler does not know. */
static void
shipped_facts_are_good(void **state)
{
	struct arena *a = arena_make("test");
	struct facts f = { 0 };
	char *bytes = arena_array(a, char, 1 << 20);
	FILE *in = fopen("templates/facts/settings.csv", "rb");
	size_t n;

	(void)state;
	assert_non_null(in);
	n = fread(bytes, 1, 1 << 20, in);
	fclose(in);
	assert_true(facts_parse(
	    a, STR("settings.csv"), (struct str){ bytes, n }, &f, quiet(a)));
	assert_true(f.v.n > 80);
	for (uint32_t i = 0; i < f.v.n; i++)
		for (int k = 0; k < 3; k++) {
			struct str rest = f.v.v[i].value[k];

			str_cut(&rest, '{');
			while (rest.n > 0) {
				struct str key = str_cut(&rest, '}');

				assert_true(class_find(key) >= 0 ||
					    str_eq(key, STR("shut")));
				str_cut(&rest, '{');
			}
		}
	assert_non_null(facts_find(&f, STR("fb.list.restricted")));
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_a_row),
		cmocka_unit_test(refuses_wrong_rows),
		cmocka_unit_test(refuses_wrong_lists_and_rules),
		cmocka_unit_test(a_year_makes_a_fact_stale),
		cmocka_unit_test(refuses_missing_columns),
		cmocka_unit_test(shipped_facts_are_good),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
