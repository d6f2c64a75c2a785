/*
 * Every string of the plan that comes from an export holds a marker; no
 * string of the redacted copy may.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "emit/view.h"
#include "plan/board.h"

#define MARK "Zyxwv"
#define S(text) STR(text " " MARK)

struct world {
	struct arena *a;
	struct records records;
	struct people people;
	struct graph graph;
	struct plan plan;
};

static void
clean(struct str s)
{
	assert_false(str_has(s, STR(MARK)));
}

static void
clean_all(const struct strs *s)
{
	for (uint32_t i = 0; i < s->n; i++)
		clean(s->v[i]);
}

static struct place
somewhere(void)
{
	return (struct place){ .file = S("/home/me/export.zip"),
		.member = S("inbox"),
		.path = S("$.x") };
}

static void
add_person(struct world *w)
{
	struct who who = { .account = { .platform = PF_FACEBOOK,
			       .relation = REL_FRIEND,
			       .name = S("Ann"),
			       .given = S("Ann"),
			       .family = S("Lee"),
			       .nick = S("Annie"),
			       .former = S("Ray"),
			       .id = S("id"),
			       .url = S("https://x.example/"),
			       .city = S("Town"),
			       .since = 1234567890,
			       .place = somewhere() } };
	struct person p = { .name = S("Ann"), .key = S("facebook:Ann@") };

	strs_add(w->a, &who.account.emails, S("a@x.example"));
	strs_add(w->a, &who.account.phones, S("+1 555 0100"));
	vec_add(w->a, &p.accounts) = (who_id){ w->records.whos.n };
	vec_add(w->a, &w->records.whos) = who;
	vec_add(w->a, &w->people.persons) = p;
}

static void
add_owner(struct world *w)
{
	struct owner *o = &w->plan.owner;

	o->name = S("Me");
	o->country = STR("49");
	strs_add(w->a, &o->names, S("Me"));
	strs_add(w->a, &o->emails, S("me@x.example"));
	strs_add(w->a, &o->phones, S("+1"));
	vec_add(w->a, &o->schools) =
	    (struct school){ .name = S("School"), .place = somewhere() };
	vec_add(w->a, &o->accounts) = w->records.whos.v[1].account;
	vec_add(w->a, &o->employers) = (struct employer){
		.name = S("Firm"), .title = S("Boss"), .place = somewhere()
	};
}

static void
add_placings(struct world *w)
{
	uint32_t n = w->people.persons.n;

	w->plan.placings = arena_array(w->a, struct placing, n);
	for (uint32_t i = 1; i < n; i++) {
		struct placing *pl = &w->plan.placings[i];

		pl->present[PF_FACEBOOK] = true;
		vec_add(w->a, &pl->groups) =
		    (struct share){ GROUP_CLIENTS, 0.9 };
		for (int k = -1; k <= EV__COUNT; k++)
			vec_add(w->a, &pl->evidence) =
			    (struct evidence){ .group = GROUP_CLIENTS,
				    .kind = k,
				    .weight = 1,
				    .text = S("works at Firm"),
				    .place = somewhere() };
		vec_add(w->a, &pl->circles) = 0;
	}
}

static void
add_questions(struct world *w)
{
	for (int kind = ASK_GROUP; kind <= ASK_MET; kind++) {
		struct question q = { .kind = (enum question_kind)kind,
			.id = STR("q1"),
			.key = S("facebook:Ann@"),
			.other = S("email:a@"),
			.text = S("Who is Ann?"),
			.changes = S("Ann sees"),
			.about = { 1 } };

		vec_add(w->a, &q.members) = (person_id){ 1 };
		strs_add(w->a, &q.choices, S("same:facebook:Ann@"));
		strs_add(w->a, &q.choices, S("different:facebook:Ann@"));
		strs_add(w->a, &q.choices, S("climbing"));
		strs_add(w->a, &q.choices, STR("clients"));
		vec_add(w->a, &w->plan.questions) = q;
	}
}

static void
add_rest(struct world *w)
{
	struct plan *p = &w->plan;
	struct input in = { .path = S("/home/me/export.zip"),
		.kind = STR("facebook-json") };
	struct member_list l = { .name = STR("Rowan") };
	struct finding f = { .kind = STR("vent"),
		.when = 1234567890,
		.place = somewhere(),
		.text = S("my post"),
		.seen_words = S("Custom list"),
		.why = S("names Firm") };
	struct pair pair = { .a = { 1 }, .b = { 2 }, .person = { 1 } };
	struct circle c = { .label = S("around Ann") };

	strs_add(w->a, &in.parts, S("/home/me/part2.zip"));
	strs_add(w->a, &in.unknown_members, S("Chat with Ann.txt"));
	strs_add(w->a, &in.unknown_fields, S("Ann's column"));
	vec_add(w->a, &p->inputs) = in;
	strs_add(w->a, &l.lines, S("Ann"));
	vec_add(w->a, &l.members) = (person_id){ 1 };
	vec_add(w->a, &p->lists) = l;
	vec_add(w->a, &p->requests) = (struct request_advice){
		.key = S("facebook:Ann@"),
		.person = { 2 },
		.advice = STR("ask"),
		.why = S("Ann, from Firm"),
	};
	vec_add(w->a, &p->audit) = f;
	vec_add(w->a, &p->changes) = (struct change){ .kind = CHANGE_GROUP,
		.id = { 1 },
		.name = S("Ann"),
		.platform = PF__COUNT,
		.person = S("facebook:Ann@"),
		.from = STR("clients"),
		.to = S("Firm") };
	strs_add(w->a, &p->answers_kept, S("facebook:Ann@,clients"));
	strs_add(w->a, &pair.why, S("both have a@"));
	vec_add(w->a, &w->people.joins) = pair;
	vec_add(w->a, &w->people.doubts) = pair;
	vec_add(w->a, &c.members) = (person_id){ 1 };
	vec_add(w->a, &w->graph.circles) = c;
}

static struct world *
world(void)
{
	struct arena *a = arena_make("test");
	struct world *w = arena_new(a, struct world);

	w->a = a;
	groups_init(&w->plan.groups);
	assert_true(
	    groups_add(&w->plan.groups, S("climbing"), SIDE_PERSONAL) >= 0);
	(void)vec_add(a, &w->records.whos);
	(void)vec_add(a, &w->people.persons);
	add_person(w);
	add_person(w);
	w->people.of = arena_array(a, person_id, w->records.whos.n);
	w->people.of[1].n = 1;
	w->people.of[2].n = 2;
	w->plan.records = &w->records;
	w->plan.people = &w->people;
	w->plan.graph = &w->graph;
	w->plan.strategy = STR("balanced");
	add_owner(w);
	add_placings(w);
	add_questions(w);
	add_rest(w);
	return w;
}

static void
nothing_of_the_exports_is_told(void **state)
{
	struct world *w = world();
	const struct plan *p = plan_redact(w->a, &w->plan);
	json_t *view = view_plan(w->a, p);
	char *text = json_dumps(view, JSON_INDENT(1));

	(void)state;
	assert_true(p->redacted);
	assert_non_null(text);
	assert_null(strstr(text, MARK));
	assert_null(strstr(text, "2009-02-13")); /* 1234567890 */
	json_decref(view);
	free(text);
	for (uint32_t i = 0; i < p->records->whos.n; i++) {
		const struct account *a = &p->records->whos.v[i].account;

		clean(a->name);
		clean(a->id);
		assert_int_equal(a->emails.n + a->phones.n, 0);
		assert_true(i == 0 || a->since == WHEN_NONE);
	}
	for (uint32_t i = 0; i < p->lists.n; i++)
		clean_all(&p->lists.v[i].lines);
	for (uint32_t i = 0; i < p->questions.n; i++)
		clean_all(&p->questions.v[i].choices);
	clean(p->graph->circles.v[0].label);
	clean(p->audit.v[0].place.file);
	clean(p->audit.v[0].seen_words);
	assert_int_equal(p->answers_kept.n, 0);
	assert_int_equal(p->owner.emails.n + p->owner.phones.n, 0);
	assert_int_equal(p->owner.country.n, 0);
	arena_free(w->a);
}

/* What is left still makes a plan. */
static void
the_shape_is_kept(void **state)
{
	struct world *w = world();
	const struct plan *p = plan_redact(w->a, &w->plan);
	const struct evidence *e = &p->placings[1].evidence.v[1];

	(void)state;
	assert_true(str_eq(p->people->persons.v[2].name, STR("Person 2")));
	assert_true(str_eq(p->people->persons.v[2].key, STR("r:2")));
	assert_true(str_eq(p->lists.v[0].name, STR("Rowan")));
	assert_true(str_eq(p->lists.v[0].lines.v[0], STR("Person 1")));
	assert_true(str_eq(e->text, STR("theme.word")));
	assert_true(str_eq(e->place.file, STR("export 1 (facebook-json)")));
	assert_true(str_eq(p->questions.v[0].choices.v[3], STR("clients")));
	assert_true(str_eq(p->changes.v[0].from, STR("clients")));
	assert_int_equal(p->questions.n, 4);
	assert_int_equal(p->placings[1].groups.n, 1);
	assert_int_equal(p->people->joins.n, 1);
	/* Every kind of evidence has its words. */
	for (uint32_t i = 1; i <= EV__COUNT; i++)
		assert_false(str_eq(p->placings[1].evidence.v[i].text,
		    STR("a trace in your exports")));
	/* The original is as it was. */
	assert_true(str_has(w->plan.lists.v[0].lines.v[0], STR(MARK)));
	assert_true(str_has(w->plan.people->persons.v[1].name, STR(MARK)));
	arena_free(w->a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_of_the_exports_is_told),
		cmocka_unit_test(the_shape_is_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
