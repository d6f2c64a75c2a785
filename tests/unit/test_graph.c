/*
 * Ties, circles and their labels on small worlds made by hand.  Person n
 * stands behind who n; person 1 is the owner.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "graph/graph.h"
#include "plan_fixture.h"

struct world {
	struct arena *a;
	struct records r;
	struct people p;
};

static struct world
world_of(uint32_t persons)
{
	struct world w = { .a = arena_make("a test") };

	w.p.of = arena_array(w.a, person_id, persons + 1);
	for (uint32_t i = 0; i <= persons; i++) {
		vec_add(w.a, &w.r.whos) = (struct who){ .input = 0 };
		vec_add(w.a, &w.p.persons) =
		    (struct person){ .name = str_fmt(w.a, "P%u", i),
			    .owner = i == 1 };
		w.p.of[i].n = i;
	}
	return w;
}

/* People `from` to `to`, and the owner. */
static void
thread(struct world *w, const char *title, uint32_t from, uint32_t to)
{
	struct gathering g = { .title = str_of(title) };

	vec_add(w->a, &g.parts) = (struct part){ { 1 }, 1 };
	for (uint32_t i = from; i <= to; i++)
		vec_add(w->a, &g.parts) = (struct part){ { i }, 1 };
	vec_add(w->a, &w->r.gatherings) = g;
}

/* The same on a platform, from the one day to the other. */
static void
chat(struct world *w, const char *title, uint32_t who, enum platform on,
    struct date from, struct date to)
{
	struct gathering *g;

	thread(w, title, who, who + 3);
	g = &w->r.gatherings.v[w->r.gatherings.n - 1];
	g->platform = on;
	g->first = when_of(&from);
	g->last = when_of(&to);
}

static void
works(struct world *w, uint32_t who, const char *organisation)
{
	vec_add(w->a, &w->r.affiliations) =
	    (struct affiliation){ .who = { who },
		    .organisation = str_of(organisation) };
}

static const struct tie *
tie_of(const struct graph *g, uint32_t a, uint32_t b)
{
	for (uint32_t i = 0; i < g->ties.n; i++)
		if (g->ties.v[i].a.n == a && g->ties.v[i].b.n == b)
			return &g->ties.v[i];
	return NULL;
}

#define assert_str(s, text) assert_true(str_eq((s), STR(text)))

static void
test_thread_ties(void **state)
{
	struct world w = world_of(8);
	struct graph *g;

	(void)state;
	thread(&w, "", 2, 5); /* four besides the owner */
	thread(&w, "", 2, 3);
	g = graph_make(w.a, &w.r, &w.p, NULL);
	assert_int_equal(g->ties.n, 6);
	assert_true(fabs(tie_of(g, 2, 3)->weight - (1 + 1.0 / 3)) < 1e-6);
	assert_true(fabs(tie_of(g, 4, 5)->weight - 1.0 / 3) < 1e-6);
	assert_true(fabs(g->strength[2] - 2) < 1e-6);
	assert_true(g->strength[1] == 0 && g->strength[6] == 0);
	for (uint32_t i = 1; i < g->ties.n; i++)
		assert_true(g->ties.v[i - 1].a.n < g->ties.v[i].a.n ||
			    g->ties.v[i - 1].b.n < g->ties.v[i].b.n);
	arena_free(w.a);
}

static void
test_crowds_tie_nobody(void **state)
{
	struct world w = world_of(400);
	struct graph *g;

	(void)state;
	thread(&w, "crowd", 2, 152); /* 151 */
	g = graph_make(w.a, &w.r, &w.p, NULL);
	assert_int_equal(g->ties.n, 0);
	assert_int_equal(g->circles.n, 0);
	thread(&w, "less of a crowd", 200, 349); /* 150 */
	g = graph_make(w.a, &w.r, &w.p, NULL);
	assert_int_equal(g->ties.n, 0); /* one hub instead of 11,175 ties */
	assert_int_equal(g->hubs.n, 1);
	assert_int_equal(g->hubs.v[0].people.n, 150);
	assert_true(g->strength[200] == 1);
	assert_int_equal(g->circles.n, 1);
	assert_str(g->circles.v[0].label, "less of a crowd");
	arena_free(w.a);
}

/* An employer of thousands is one circle, and costs no more than its people;
 * a chat of a few of them is another, inside. */
static void
test_large_employer(void **state)
{
	struct world w = world_of(4000);
	struct graph *g;

	(void)state;
	for (uint32_t i = 2; i <= 3000; i++)
		works(&w, i, "Birkberg");
	for (uint32_t k = 0; k < 20; k++)
		thread(&w, "Lunch", 2, 8);
	g = graph_make(w.a, &w.r, &w.p, NULL);
	assert_int_equal(g->ties.n, 7 * 6 / 2);
	assert_true(g->circles.n == 2);
	assert_str(g->circles.v[0].label, "Birkberg");
	assert_true(g->circles.v[0].members.n >= 2992);
	assert_str(g->circles.v[1].label, "Lunch");
	assert_int_equal(g->circles.v[1].members.n, 7);
	arena_free(w.a);
}

static void
said(struct world *w, uint32_t x, uint32_t y)
{
	vec_add(w->a, &w->r.ties) =
	    (struct tie_said){ .a = { x }, .b = { y }, .weight = 1 };
}

/* Rings of seven, in each of which everybody knows the next three, joined by
 * one tie each, from person `from` on. */
static void
rings(struct world *w, uint32_t from, uint32_t n)
{
	for (uint32_t r = 0; r < n; r++)
		for (uint32_t i = 0; i < 7; i++) {
			uint32_t base = from + 7 * r;

			for (uint32_t k = 1; k <= 3; k++)
				said(w, base + i, base + (i + k) % 7);
			if (i == 0 && r > 0)
				said(w, base, base - 1);
		}
}

static bool
has_circle(const struct graph *g, const struct circle *c, uint32_t shift)
{
	for (uint32_t i = 0; i < g->circles.n; i++) {
		const struct circle *d = &g->circles.v[i];
		bool same = d->members.n == c->members.n;

		for (uint32_t k = 0; same && k < d->members.n; k++)
			same = d->members.v[k].n == c->members.v[k].n + shift;
		if (same)
			return true;
	}
	return false;
}

/* Edges alone do; who is unconnected with people changes nothing for them,
 * wherever their ids come. */
static void
test_unrelated_people_change_nothing(void **state)
{
	struct world w = world_of(200), more = world_of(200);
	struct graph *g, *h;

	(void)state;
	rings(&w, 2, 12);
	rings(&more, 2, 5);
	rings(&more, 2 + 35, 12);
	g = graph_make(w.a, &w.r, &w.p, NULL);
	h = graph_make(more.a, &more.r, &more.p, NULL);
	assert_true(g->circles.n >= 12);
	for (uint32_t i = 0; i < g->circles.n; i++) {
		assert_true(has_circle(h, &g->circles.v[i], 35));
		assert_false(g->circles.v[i].named);
		assert_true(str_starts(g->circles.v[i].label, STR("around ")));
	}
	arena_free(w.a);
	arena_free(more.a);
}

/* Somebody with six who do not know each other is no circle. */
static void
test_a_star_is_no_circle(void **state)
{
	struct world w = world_of(12);
	struct graph *g;

	(void)state;
	for (uint32_t i = 3; i <= 8; i++)
		said(&w, 2, i);
	g = graph_make(w.a, &w.r, &w.p, NULL);
	assert_int_equal(g->circles.n, 0);
	said(&w, 3, 4);
	g = graph_make(w.a, &w.r, &w.p, NULL);
	assert_int_equal(g->circles.n, 1);
	arena_free(w.a);
}

static void
test_all_kinds(void **state)
{
	struct world w = world_of(9);
	struct post post = { .platform = PF_FACEBOOK };
	static const double odd[] = { NAN, -3, 1e-12, INFINITY, 0.25 };
	struct graph *g;

	(void)state;
	vec_add(w.a, &post.tagged) = (who_id){ 2 };
	vec_add(w.a, &post.tagged) = (who_id){ 3 };
	vec_add(w.a, &post.tagged) = (who_id){ 3 };
	vec_add(w.a, &w.r.posts) = post;
	works(&w, 2, "Northwind");
	works(&w, 4, "NORTHWIND ");
	works(&w, 1, "Northwind");
	for (uint32_t i = 0; i < 5; i++)
		vec_add(w.a, &w.r.ties) = (struct tie_said){
			.a = { 8 }, .b = { 3 + i }, .weight = odd[i]
		};
	vec_add(w.a, &w.r.ties) =
	    (struct tie_said){ .a = { 9 }, .b = { 9 }, .weight = 1 };
	g = graph_make(w.a, &w.r, &w.p, NULL);
	assert_int_equal(g->ties.n, 4);
	assert_int_equal(tie_of(g, 2, 3)->kinds, 1u << TIE_TAG);
	assert_true(tie_of(g, 2, 3)->weight == 1);
	assert_int_equal(tie_of(g, 2, 4)->kinds, 1u << TIE_EMPLOYER);
	assert_int_equal(tie_of(g, 6, 8)->kinds, 1u << TIE_SAID);
	assert_true(tie_of(g, 6, 8)->weight == 1);
	assert_true(tie_of(g, 7, 8)->weight == 0.25);
	arena_free(w.a);
}

static void
test_circles_and_labels(void **state)
{
	struct world w = world_of(20);
	struct graph *g;

	(void)state;
	thread(&w, "Tuesday climbing", 2, 6);
	thread(&w, "", 7, 10);
	thread(&w, "", 8, 9);
	thread(&w, "a pair", 12, 13);
	for (uint32_t i = 14; i <= 16; i++)
		works(&w, i, "Birkberg");
	g = graph_make(w.a, &w.r, &w.p, NULL);
	assert_int_equal(g->circles.n, 3);
	assert_str(g->circles.v[0].label, "Tuesday climbing");
	assert_true(g->circles.v[0].named);
	assert_int_equal(g->circles.v[0].members.n, 5);
	assert_str(g->circles.v[1].label, "around P8");
	assert_false(g->circles.v[1].named);
	assert_str(g->circles.v[2].label, "Birkberg");
	arena_free(w.a);
}

#define DAY(y, m, d) ((struct date){ .year = (y), .month = (m), .day = (d) })

static bool
has_label(const struct graph *g, const char *label)
{
	for (uint32_t i = 0; i < g->circles.n; i++)
		if (str_eq(g->circles.v[i].label, str_of(label)))
			return true;
	return false;
}

static struct str
school(const void *ctx, struct arena *a, struct str title)
{
	(void)a;
	return str_has(title, STR("Uni")) ? *(const struct str *)ctx : STR_NONE;
}

/* A circle whose chats speak of a school is called after that, whatever they
 * are called themselves and when they took place. */
static void
test_labels_of_schools(void **state)
{
	struct world w = world_of(20);
	struct str name = STR("Northvale University");
	struct naming naming = { .school = school, .schools = &name };
	struct graph *g;

	(void)state;
	thread(&w, "Uni, the old lot", 2, 6);
	chat(
	    &w, "Uni at ten", 2, PF_FACEBOOK, DAY(2014, 5, 1), DAY(2014, 5, 9));
	chat(&w, "Rowing", 12, PF_FACEBOOK, DAY(2015, 1, 1), DAY(2017, 1, 1));
	g = graph_make(w.a, &w.r, &w.p, &naming);
	assert_int_equal(g->circles.n, 2);
	assert_str(g->circles.v[0].label, "Northvale University");
	assert_str(g->circles.v[1].label, "Rowing");
	arena_free(w.a);
}

/* What is over bears its year, what lasts or goes on does not; by another
 * export nothing changes. */
static void
test_labels_bear_their_year(void **state)
{
	static const char *const want[] = { "Lisbon 2012", "Falcon project",
		"Neighbours", "Prague 2011", "Prague 2014", "Rome 2013",
		"Ski '09", "New year 2015", "Up the hill! 2010" };
	struct world w = world_of(60);
	struct post post = { .platform = PF_FACEBOOK,
		.text = STR("Up the hill!"),
		.when = when_of(&DAY(2010, 4, 3)) };
	struct graph *g;

	(void)state;
	chat(&w, "Lisbon", 2, PF_FACEBOOK, DAY(2012, 2, 1), DAY(2012, 9, 1));
	chat(&w, "Falcon project", 6, PF_FACEBOOK, DAY(2014, 1, 1),
	    DAY(2017, 1, 1));
	chat(&w, "Neighbours", 10, PF_FACEBOOK, DAY(2020, 1, 1),
	    DAY(2020, 2, 1));
	chat(&w, "Prague", 14, PF_FACEBOOK, DAY(2011, 5, 1), DAY(2011, 5, 9));
	chat(&w, "Prague", 18, PF_FACEBOOK, DAY(2014, 5, 1), DAY(2014, 5, 9));
	chat(
	    &w, "Rome 2013", 22, PF_FACEBOOK, DAY(2013, 5, 1), DAY(2013, 5, 9));
	chat(&w, "Ski '09", 26, PF_FACEBOOK, DAY(2009, 1, 1), DAY(2009, 5, 9));
	chat(&w, "New year", 30, PF_FACEBOOK, DAY(2015, 12, 20),
	    DAY(2016, 1, 3));
	for (uint32_t i = 34; i < 38; i++)
		vec_add(w.a, &post.tagged) = (who_id){ i };
	vec_add(w.a, &w.r.posts) = post;
	post.text = STR("We were so many there that day, and it rained");
	post.when = when_of(&DAY(2011, 4, 3));
	vec_add(w.a, &w.r.posts) = post;
	for (int pass = 0; pass < 2; pass++) {
		g = graph_make(w.a, &w.r, &w.p, NULL);
		for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++)
			if (!has_label(g, want[i]))
				fail_msg("no circle '%s'", want[i]);
		chat(&w, "Elsewhere", 40, PF_WHATSAPP, DAY(2024, 1, 1),
		    DAY(2025, 1, 1));
	}
	arena_free(w.a);
}

static void
test_labels_are_their_own(void **state)
{
	struct world w = world_of(20);
	struct graph *g;

	(void)state;
	thread(&w, "", 2, 4);
	thread(&w, "", 5, 7);
	w.p.persons.v[2].name = w.p.persons.v[5].name = STR("Jo Example");
	/* A title that fits as well as another: the owner's list wins. */
	thread(&w, "Choir", 10, 12);
	for (uint32_t i = 10; i <= 12; i++)
		vec_add(w.a, &w.r.labels) = (struct label){
			.who = { i }, .kind = LABEL_LIST, .text = STR("Altos")
		};
	g = graph_make(w.a, &w.r, &w.p, NULL);
	assert_int_equal(g->circles.n, 3);
	assert_str(g->circles.v[0].label, "around Jo Example");
	assert_str(g->circles.v[1].label, "around Jo Example (2)");
	assert_str(g->circles.v[2].label, "Altos");
	arena_free(w.a);
}

static void
test_broad_topic_names_nothing(void **state)
{
	struct world w = world_of(12);
	struct graph *g;

	(void)state;
	thread(&w, "", 2, 4);
	thread(&w, "", 5, 7);
	thread(&w, "", 8, 10);
	for (uint32_t i = 2; i <= 10; i++)
		vec_add(w.a, &w.r.labels) = (struct label){
			.who = { i }, .kind = LABEL_LIST, .text = STR("All")
		};
	g = graph_make(w.a, &w.r, &w.p, NULL);
	assert_int_equal(g->circles.n, 3);
	for (uint32_t i = 0; i < 3; i++)
		assert_false(g->circles.v[i].named);
	arena_free(w.a);
}

static void
test_most_frequent_spelling(void **state)
{
	static const char *const ways[] = { "CHOIR", "Choir", "choir",
		"Choir" };
	struct world w = world_of(9);
	struct graph *g;

	(void)state;
	for (uint32_t i = 0; i < 4; i++)
		works(&w, 2 + i, ways[i]);
	works(&w, 6, "Duo Ltd");
	works(&w, 7, "DUO LTD");
	works(&w, 8, "");
	g = graph_make(w.a, &w.r, &w.p, NULL);
	assert_int_equal(g->circles.n, 1);
	assert_str(g->circles.v[0].label, "Choir");
	assert_int_equal(g->circles.v[0].members.n, 4);
	arena_free(w.a);
}

static void
test_order_of_input_is_forgotten(void **state)
{
	struct arena *a = arena_make("a test");
	struct fixture size = { .friends = 300 };
	struct plan *p = plan_fixture(a, &size);
	struct records back = *p->records;
	const struct graph *g = p->graph;
	struct graph *h;
	uint32_t n = back.gatherings.n;

	(void)state;
	back.gatherings.v = arena_array(a, struct gathering, n);
	for (uint32_t i = 0; i < n; i++)
		back.gatherings.v[i] = p->records->gatherings.v[n - 1 - i];
	h = graph_make(a, &back, p->people, NULL);
	assert_true(g->circles.n > 3);
	assert_int_equal(g->ties.n, h->ties.n);
	for (uint32_t i = 0; i < g->ties.n; i++)
		assert_true(g->ties.v[i].weight == h->ties.v[i].weight);
	assert_int_equal(g->circles.n, h->circles.n);
	for (uint32_t i = 0; i < g->circles.n; i++)
		assert_true(
		    str_eq(g->circles.v[i].label, h->circles.v[i].label));
	arena_free(a);
}

static void
test_nobody(void **state)
{
	struct world w = world_of(1);
	struct graph *g = graph_make(w.a, &w.r, &w.p, NULL);

	(void)state;
	assert_int_equal(g->ties.n, 0);
	assert_int_equal(g->circles.n, 0);
	arena_free(w.a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_thread_ties),
		cmocka_unit_test(test_crowds_tie_nobody),
		cmocka_unit_test(test_large_employer),
		cmocka_unit_test(test_unrelated_people_change_nothing),
		cmocka_unit_test(test_a_star_is_no_circle),
		cmocka_unit_test(test_all_kinds),
		cmocka_unit_test(test_circles_and_labels),
		cmocka_unit_test(test_labels_are_their_own),
		cmocka_unit_test(test_labels_of_schools),
		cmocka_unit_test(test_labels_bear_their_year),
		cmocka_unit_test(test_broad_topic_names_nothing),
		cmocka_unit_test(test_most_frequent_spelling),
		cmocka_unit_test(test_order_of_input_is_forgotten),
		cmocka_unit_test(test_nobody),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
