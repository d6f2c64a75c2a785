/*
 * The picture: nothing overlaps, nobody is missing, and whatever a name
 * holds, graph.svg stays well-formed and graph.gv stays a graph.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include <graphviz/cgraph.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <math.h>
#include <string.h>

#include "emit/graph_layout.h"
#include "emit/graph_parts.h"
#include "emit_one.h"
#include "plan_fixture.h"

extern const struct emitter emitter_graph_svg, emitter_graph_gv;

static const uint32_t sizes[] = { 1, 2, 5, 30, 60, 150, 500, 1500 };

enum { SIZES = sizeof(sizes) / sizeof(sizes[0]) };

static struct plan *
plan_of(struct arena *a, uint32_t friends, bool hostile)
{
	const struct fixture size = {
		.friends = friends, .elsewhere = friends / 3, .hostile = hostile
	};

	return plan_fixture(a, &size);
}

static bool
on_disc(const struct box *b, const struct disc *d)
{
	double x = fmax(fmax(b->x - d->x, d->x - b->x - b->w), 0);
	double y = fmax(fmax(b->y - d->y, d->y - b->y - b->h), 0);

	return hypot(x, y) < d->reach;
}

static void
check_names(const struct layout *l)
{
	for (uint32_t i = 0; i < l->names.n; i++) {
		const struct box *b = &l->names.v[i].box;

		assert_true(b->x >= 0 && b->x + b->w <= l->w);
		assert_true(b->y >= 0 && b->y + b->h <= l->h);
		for (uint32_t k = i + 1; k < l->names.n; k++)
			assert_false(graph_box_overlap(b, &l->names.v[k].box));
		for (uint32_t k = 0; k < l->texts.n; k++)
			assert_false(graph_box_overlap(b, &l->texts.v[k]));
		for (uint32_t k = 0; k < l->discs.n; k++)
			assert_false(on_disc(b, &l->discs.v[k]));
	}
}

static void
check_discs(const struct layout *l)
{
	for (uint32_t i = 0; i < l->discs.n; i++) {
		const struct disc *d = &l->discs.v[i];

		assert_true(d->x - d->reach >= 0 && d->x + d->reach <= l->w);
		assert_true(
		    d->y - d->reach >= l->top && d->y + d->reach <= l->bottom);
		for (uint32_t k = i + 1; k < l->discs.n; k++)
			assert_true(hypot(d->x - l->discs.v[k].x,
					d->y - l->discs.v[k].y) >
				    d->reach + l->discs.v[k].reach);
		for (uint32_t k = d->dot; k < d->dot + d->dots; k++)
			assert_true(hypot(l->dots.v[k].x - d->x,
					l->dots.v[k].y - d->y) +
					l->dots.v[k].r <=
				    d->reach + 0.1);
	}
}

/* Dots touch neither each other nor, on the rim, those inside. */
static void
check_dots(const struct layout *l)
{
	for (uint32_t i = 0; i < l->dots.n; i++)
		for (uint32_t k = i + 1; k < l->dots.n; k++) {
			const struct dot *a = &l->dots.v[i];
			const struct dot *b = &l->dots.v[k];

			assert_true(hypot(a->x - b->x, a->y - b->y) >
				    0.9 * (a->r + b->r));
		}
}

/* Left of every edge, or on it: the hull runs one way round. */
static bool
in_shade(const struct shade *s, const struct dot *d)
{
	for (uint32_t i = 0; i < s->n; i++) {
		const struct spot *a = &s->v[i], *b = &s->v[(i + 1) % s->n];

		if ((b->x - a->x) * (d->y - a->y) -
			(b->y - a->y) * (d->x - a->x) <
		    -1e-6)
			return false;
	}
	return true;
}

/* Under a shade are all plain dots of its circle in its disc, and no other. */
static uint32_t
check_shades(const struct plan *p, const struct layout *l)
{
	for (uint32_t i = 0; i < l->shades.n; i++) {
		const struct shade *s = &l->shades.v[i];
		const struct circle *c = &p->graph->circles.v[s->circle];
		const struct disc *disc = &l->discs.v[s->disc];

		assert_true(s->n > 2);
		for (uint32_t k = disc->dot;
		     k < disc->dot + disc->dots - disc->rim; k++) {
			const struct dot *d = &l->dots.v[k];
			bool member = false;

			for (uint32_t m = 0; m < c->members.n; m++)
				member |= c->members.v[m].n ==
				          l->people.v[d->first].n;
			if (d->circle == s->circle)
				assert_true(member && in_shade(s, d));
			else
				assert_false(in_shade(s, d));
		}
	}
	return l->shades.n;
}

static void
check_people(const struct plan *p, const struct layout *l)
{
	uint32_t n = 0, in_dots = 0;
	bool *seen = calloc(p->people->persons.n, sizeof(*seen));

	assert_non_null(seen);
	for (uint32_t i = 0; i < l->people.n; i++) {
		assert_false(seen[l->people.v[i].n]);
		seen[l->people.v[i].n] = true;
	}
	for (uint32_t i = 1; i < p->people->persons.n; i++) {
		bool drawn =
		    p->placings[i].friend && !p->people->persons.v[i].owner;

		assert_int_equal(seen[i], drawn);
		n += drawn;
	}
	for (uint32_t i = 0; i < l->dots.n; i++)
		in_dots += l->dots.v[i].n;
	assert_int_equal(l->drawn, n);
	assert_int_equal(in_dots, n);
	free(seen);
}

/* Everybody stands in the group, and in the disc, that the plan tells. */
static void
check_groups(const struct plan *p, const struct layout *l)
{
	for (uint32_t i = 0; i < l->dots.n; i++) {
		const struct dot *d = &l->dots.v[i];

		for (uint32_t k = d->first; k < d->first + d->n; k++) {
			const struct placing *pl =
			    &p->placings[l->people.v[k].n];
			bool asked = pl->standing == STAND_ASKED;

			assert_int_equal(d->group, pl->primary);
			assert_int_equal(d->mark == MARK_ASKED, asked);
			if (d->disc != NO_DISC)
				assert_int_equal(l->discs.v[d->disc].bucket,
				    asked ? GROUP_ASKED : pl->primary);
		}
	}
}

static void
test_nothing_overlaps(void **state)
{
	uint32_t shades = 0;

	(void)state;
	for (int i = 0; i < 2 * SIZES; i++) {
		struct arena *a = arena_make("a test");
		struct plan *p = plan_of(a, sizes[i / 2], i % 2 == 1);
		struct layout *l = graph_layout_make(a, p);

		check_names(l);
		check_discs(l);
		check_dots(l);
		check_people(p, l);
		check_groups(p, l);
		shades += check_shades(p, l);
		arena_free(a);
	}
	assert_true(shades > 5);
}

/* Six friends of one chat, two of them clients: the headline names it. */
static void
test_bridge_is_told(void **state)
{
	struct arena *a = arena_make("a test");
	struct plan *p = plan_of(a, 30, false);
	struct circle chat = { .label = STR("Falcon project"), .named = true };
	struct graph graph = *p->graph;
	uint32_t work = 0, private = 0;
	struct layout *l;

	(void)state;
	for (uint32_t i = 2; i < p->people->persons.n; i++) {
		struct placing *pl = &p->placings[i];
		enum side side = p->groups.v[pl->primary].side;
		uint32_t *n = side == SIDE_WORK ? &work : &private;

		if (pl->standing == STAND_ASKED || side == SIDE_NONE ||
		    *n == (side == SIDE_WORK ? 2 : 4))
			continue;
		++*n;
		vec_add(a, &chat.members) = (person_id){ i };
	}
	graph.circles.n = graph.circles.cap = 0;
	vec_add(a, &graph.circles) = chat;
	p->graph = &graph;
	for (uint32_t i = 1; i < p->people->persons.n; i++)
		p->placings[i].circles.n = 0;
	l = graph_layout_make(a, p);
	assert_int_equal(l->bridges.n, 1);
	assert_true(str_eq(l->headline.v[l->headline.n - 1],
	    STR("Circles that reach from work into private life: Falcon "
		"project (2 + 4)")));
	graph.circles.v[0].named = false;
	l = graph_layout_make(a, p);
	assert_int_equal(l->bridges.n, 0);
	arena_free(a);
}

static void
test_unsure_are_apart(void **state)
{
	struct arena *a = arena_make("a test");
	struct plan *p = plan_of(a, 500, false);
	struct layout *l = graph_layout_make(a, p);
	const struct column *hedge = &l->columns[SIDE_NONE];

	(void)state;
	assert_true(l->rows > 0);
	for (uint32_t i = 0; i < l->dots.n; i++) {
		const struct dot *d = &l->dots.v[i];
		bool unsure =
		    d->mark == MARK_ASKED || d->group == GROUP_UNSORTED;
		bool inside = d->x > hedge->x && d->x < hedge->x + hedge->w;

		assert_int_equal(unsure, inside);
	}
	/* The first row is the first question's. */
	assert_int_equal(l->people.v[0].n, p->questions.v[0].about.n);
	arena_free(a);
}

static void
test_rim_faces_the_other_group(void **state)
{
	struct arena *a = arena_make("a test");
	struct layout *l = graph_layout_make(a, plan_of(a, 150, false));
	uint32_t n = 0;

	(void)state;
	for (uint32_t i = 0; i < l->dots.n; i++) {
		const struct dot *d = &l->dots.v[i];
		const struct disc *mine, *other = NULL;

		for (uint32_t k = 0; k < l->discs.n; k++)
			if (l->discs.v[k].bucket == d->other)
				other = &l->discs.v[k];
		if (d->mark != MARK_TWO || other == NULL)
			continue;
		mine = &l->discs.v[d->disc];
		double off = atan2(d->y - mine->y, d->x - mine->x) -
		             atan2(other->y - mine->y, other->x - mine->x);
		assert_true(cos(off) > 0.3);
		n++;
	}
	assert_true(n > 5);
	arena_free(a);
}

/* Elements of that name below the node, itself included. */
static uint32_t
count(const xmlNode *node, const char *name)
{
	uint32_t n = 0;

	for (const xmlNode *at = node; at != NULL; at = at->next) {
		if (at->type != XML_ELEMENT_NODE)
			continue;
		n += strcmp((const char *)at->name, name) == 0;
		for (const xmlAttr *x = at->properties; x; x = x->next) {
			assert_string_not_equal((const char *)x->name, "style");
			assert_int_not_equal(
			    strncmp((const char *)x->name, "on", 2), 0);
		}
		n += count(at->children, name);
	}
	return n;
}

static void
test_svg_is_well_formed(void **state)
{
	(void)state;
	for (int i = 0; i < 2 * SIZES; i++) {
		struct arena *a = arena_make("a test");
		struct plan *p = plan_of(a, sizes[i / 2], i % 2 == 1);
		struct str svg =
		    emit_one(a, p, &emitter_graph_svg, "graph.svg");
		xmlDoc *doc = xmlReadMemory(
		    svg.p, (int)svg.n, "graph.svg", NULL, XML_PARSE_NONET);
		const xmlNode *root;

		assert_non_null(doc);
		root = xmlDocGetRootElement(doc);
		assert_string_equal((const char *)root->name, "svg");
		assert_int_equal(count(root, "script"), 0);
		assert_int_equal(count(root, "b"), 0);
		assert_int_equal(count(root, "style"), 1);
		assert_true(count(root, "title") > sizes[i / 2]);
		xmlFreeDoc(doc);
		arena_free(a);
	}
}

static void
test_same_plan_same_bytes(void **state)
{
	struct arena *a = arena_make("a test");
	struct plan *p = plan_of(a, 500, true), *q = plan_of(a, 500, true);

	(void)state;
	assert_true(str_eq(emit_one(a, p, &emitter_graph_svg, "graph.svg"),
	    emit_one(a, q, &emitter_graph_svg, "graph.svg")));
	assert_true(str_eq(emit_one(a, p, &emitter_graph_gv, "graph.gv"),
	    emit_one(a, q, &emitter_graph_gv, "graph.gv")));
	arena_free(a);
}

static void
test_many_people(void **state)
{
	struct arena *a = arena_make("a test");
	struct plan *p = plan_of(a, 5000, false);
	struct str svg = emit_one(a, p, &emitter_graph_svg, "graph.svg");
	struct layout *l = graph_layout_make(a, p);

	(void)state;
	assert_true(svg.n > 100000 && svg.n < 3000000);
	assert_true(l->per_dot > 1);
	assert_true(str_has(
	    svg, str_fmt(a, "up to %u people of one kind", l->per_dot)));
	check_names(l);
	check_discs(l);
	arena_free(a);
}

static void
test_only_contacts(void **state)
{
	struct arena *a = arena_make("a test");
	const struct fixture size = { .elsewhere = 40 };
	struct plan *p = plan_fixture(a, &size);
	struct layout *l = graph_layout_make(a, p);

	(void)state;
	assert_false(l->only_friends);
	assert_int_equal(l->drawn, 40);
	assert_true(str_eq(l->title, STR("40 contacts")));
	arena_free(a);
}

static void
test_nobody(void **state)
{
	struct arena *a = arena_make("a test");
	const struct fixture size = { .friends = 0 };
	struct plan *p = plan_fixture(a, &size);
	struct str svg = emit_one(a, p, &emitter_graph_svg, "graph.svg");

	(void)state;
	assert_true(str_has(svg, STR("0 contacts")));
	assert_true(emit_one(a, p, &emitter_graph_gv, "graph.gv").n > 0);
	arena_free(a);
}

/* Read back, labels are the names with every backslash doubled and every
 * ampersand written out. */
static void
test_dot_reads_back(void **state)
{
	struct arena *a = arena_make("a test");
	struct plan *p = plan_of(a, 150, true);
	struct str gv = emit_one(a, p, &emitter_graph_gv, "graph.gv");
	Agraph_t *g = agmemread(str_copy(a, gv).p);
	char tooltip[] = "tooltip", style[] = "style";
	bool backslash = false, ampersand = false;
	uint32_t people = 0;

	(void)state;
	assert_non_null(g);
	for (Agnode_t *n = agfstnode(g); n != NULL; n = agnxtnode(g, n)) {
		const char *text = agget(n, tooltip);

		people += agnameof(n)[0] == 'p';
		backslash |=
		    text != NULL && strcmp(text, "\\\\N\\\\G\\\\n\"\\\\") == 0;
		while (text != NULL && (text = strchr(text, '&')) != NULL) {
			assert_int_equal(strncmp(text++, "&amp;", 5), 0);
			ampersand = true;
		}
		for (Agedge_t *e = agfstout(g, n); e; e = agnxtout(g, e))
			assert_true(agnameof(agtail(e))[0] == 'g' ||
				    strcmp(agget(e, style), "invis") == 0);
	}
	assert_int_equal(people, 150);
	assert_true(backslash);
	assert_true(ampersand);
	agclose(g);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing_overlaps),
		cmocka_unit_test(test_bridge_is_told),
		cmocka_unit_test(test_unsure_are_apart),
		cmocka_unit_test(test_rim_faces_the_other_group),
		cmocka_unit_test(test_svg_is_well_formed),
		cmocka_unit_test(test_same_plan_same_bytes),
		cmocka_unit_test(test_many_people),
		cmocka_unit_test(test_only_contacts),
		cmocka_unit_test(test_nobody),
		cmocka_unit_test(test_dot_reads_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
