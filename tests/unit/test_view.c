/*
 * A tiny plan: its JSON has what the contract says, and every emitter makes
 * its file of it, whatever the names hold.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "emit/emit.h"
#include "emit/tree.h"
#include "emit/view.h"

#define HOSTILE "=Ann *<script>|\xE2\x80\xAE"
#define WHEN 1732147200 /* 2024-11-21 */

struct tiny {
	struct arena *arena;
	struct records records;
	struct people people;
	struct graph graph;
	struct placing placings[4];
	struct plan plan;
	json_t *view;
};

static void
add_person(struct tiny *t, const char *name, bool owner)
{
	struct person p = { .name = str_of(name), .owner = owner };
	struct account a = { .platform = PF_FACEBOOK,
		.relation = REL_FRIEND,
		.name = p.name,
		.since = WHEN };

	p.key = str_fmt(t->arena, "facebook:%s@2024-11-21T00:00:00Z", name);
	vec_add(t->arena, &p.accounts) = (who_id){ t->records.whos.n };
	vec_add(t->arena, &t->records.whos) = (struct who){ .account = a };
	vec_add(t->arena, &t->people.persons) = p;
}

static void
place_people(struct tiny *t)
{
	struct placing *client = &t->placings[1], *friend = &t->placings[2];

	vec_add(t->arena, &client->groups) =
	    (struct share){ .group = GROUP_CLIENTS, .p = 0.912345 };
	vec_add(t->arena, &client->groups) =
	    (struct share){ .group = GROUP_FRIENDS, .p = 0.31 };
	vec_add(t->arena, &client->evidence) = (struct evidence){
		.group = GROUP_CLIENTS,
		.weight = 3.5,
		.text = STR("works at Northwind"),
		.place = { .file = STR("ex.zip"),
		    .member = STR("Connections.csv"),
		    .line = 7 },
	};
	vec_add(t->arena, &client->evidence) = (struct evidence){
		.group = GROUP_FRIENDS, .weight = 1, .text = STR("you said so")
	};
	vec_add(t->arena, &client->leaks) =
	    (struct leak){ .platform = PF_FACEBOOK,
		    .class = CLASS_PAST,
		    .through = STR("tags") };
	client->primary = client->treated_as = GROUP_CLIENTS;
	client->advice = ADVICE_RESTRICT;
	friend->primary = friend->treated_as = GROUP_FRIENDS;
	friend->standing = STAND_ASKED;
	for (int i = 1; i <= 3; i++) {
		t->placings[i].friend = true;
		t->placings[i].present[PF_FACEBOOK] = true;
		t->placings[i].sees[PF_FACEBOOK] = CLASS_BIT(CLASS_PUBLIC);
	}
	friend->sees[PF_FACEBOOK] |= CLASS_BIT(CLASS_EVERYDAY);
}

static void
add_list_and_step(struct tiny *t)
{
	struct member_list l = { .platform = PF_FACEBOOK,
		.name = STR("Hazel"),
		.purpose = STR("sees what is public") };
	struct step s = { .n = 1,
		.platform = PF_FACEBOOK,
		.what = STR("Fill the list Hazel"),
		.list = STR("lists/facebook/Hazel.txt"),
		.undo = STR("Take everybody off Hazel"),
		.minutes = 2,
		.removes = 5 };

	vec_add(t->arena, &l.groups) = GROUP_CLIENTS;
	vec_add(t->arena, &l.members) = (person_id){ 1 };
	vec_add(t->arena, &l.members) = (person_id){ 3 }; /* the owner */
	strs_add(t->arena, &l.lines, STR(HOSTILE));
	vec_add(t->arena, &s.members) = (person_id){ 1 };
	vec_add(t->arena, &t->plan.lists) = l;
	vec_add(t->arena, &t->plan.steps) = s;
}

static void
add_rest(struct tiny *t)
{
	struct question q = { .kind = ASK_MANY,
		.id = STR("q1"),
		.key = STR("org:Northwind, Ltd"),
		.text = STR("What are they?") };
	struct finding f = { .kind = STR("vent"),
		.platform = PF_FACEBOOK,
		.when = WHEN,
		.text = STR("Letting go.") };
	struct circle c = { .label = STR("chess") };
	struct input in = { .path = STR("ex\xFF.zip"),
		.kind = STR("facebook"),
		.seen = 4,
		.used = 3 };

	vec_add(t->arena, &q.members) = (person_id){ 2 };
	vec_add(t->arena, &t->plan.questions) = q;
	vec_add(t->arena, &f.seen_by) = (person_id){ 1 };
	vec_add(t->arena, &t->plan.audit) = f;
	vec_add(t->arena, &c.members) = (person_id){ 1 };
	vec_add(t->arena, &c.members) = (person_id){ 2 };
	vec_add(t->arena, &t->graph.circles) = c;
	vec_add(t->arena, &t->placings[1].circles) = 0;
	in.skips[SKIP_NO_NAME] = 1;
	vec_add(t->arena, &t->plan.inputs) = in;
	vec_add(t->arena, &t->people.joins) = (struct pair){
		.a = { 1 }, .b = { 2 }, .score = 0.9, .person = { 1 }
	};
	t->plan.before.reach[PF_FACEBOOK][CLASS_EVERYDAY] = 1;
	t->plan.before.harmful[PF_FACEBOOK][CLASS_EVERYDAY] = 1;
	strs_add(t->arena, &t->plan.answers_kept,
	    STR("\"facebook:B, C@\",friends,,,,"));
}

static int
set_up(void **state)
{
	struct tiny *t = calloc(1, sizeof(*t));

	t->arena = arena_make("test");
	vec_add(t->arena, &t->records.whos) = (struct who){ 0 };
	vec_add(t->arena, &t->people.persons) = (struct person){ 0 };
	add_person(t, HOSTILE, false);
	add_person(t, "Bob Example", false);
	add_person(t, "Olive Owner", true);
	t->people.of = arena_array(t->arena, person_id, t->records.whos.n);
	for (uint32_t i = 1; i < t->records.whos.n; i++)
		t->people.of[i].n = i;
	place_people(t);
	groups_init(&t->plan.groups);
	t->plan.now = WHEN;
	t->plan.strategy = STR("balanced");
	t->plan.records = &t->records;
	t->plan.people = &t->people;
	t->plan.graph = &t->graph;
	t->plan.placings = t->placings;
	add_list_and_step(t);
	add_rest(t);
	t->view = view_plan(t->arena, &t->plan);
	*state = t;
	return 0;
}

static int
tear_down(void **state)
{
	struct tiny *t = *state;

	json_decref(t->view);
	arena_free(t->arena);
	free(t);
	return 0;
}

/* Fails unless the value has exactly this form (see json_unpack). */
#define HAS(value, ...)                                                \
	do {                                                           \
		json_error_t e_;                                       \
		if (json_unpack_ex((value), &e_, 0, __VA_ARGS__) != 0) \
			fail_msg("%s", e_.text);                       \
	} while (0)

static void
top_keys(void **state)
{
	const struct tiny *t = *state;
	json_t *v;
	const char *format;

	HAS(t->view,
	    "{s:s,s:{s:s,s:[],s:[]},s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,"
	    "s:{s:o,s:o},s:o,s:o,s:o}",
	    "format", &format, "owner", "name", &v, "accounts", "employers",
	    "inputs", &v, "people", &v, "joins", &v, "doubts", &v, "circles",
	    &v, "questions", &v, "lists", &v, "settings", &v, "steps", &v,
	    "exposure", "before", &v, "after", &v, "requests", &v, "audit", &v,
	    "changes", &v);
	assert_string_equal(format, "hedgerow-plan/1");
}

static void
a_person(void **state)
{
	const struct tiny *t = *state;
	json_t *people = json_object_get(t->view, "people");
	const char *id, *key, *primary, *treated, *status, *advice, *also;
	const char *since, *platform, *relation, *source, *own, *sees;
	const char *circle, *class;
	double p;

	/* The owner is left out. */
	assert_int_equal(json_array_size(people), 2);
	HAS(json_array_get(people, 0),
	    "{s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:[s],s:{s:[s]},s:[{s:s}]}", "id",
	    &id, "key", &key, "primary", &primary, "treated_as", &treated,
	    "status", &status, "advice", &advice, "also", &also, "circles",
	    &circle, "sees", "facebook", &sees, "leaks", "class", &class);
	assert_string_equal(id, "p1");
	assert_string_equal(primary, "clients");
	assert_string_equal(status, "decided");
	assert_string_equal(advice, "restrict");
	assert_string_equal(also, "friends");
	assert_string_equal(circle, "c1");
	assert_string_equal(sees, "public");
	assert_string_equal(class, "past");
	HAS(json_array_get(people, 0),
	    "{s:[{s:s,s:s,s:s}],s:[{s:F}],s:[{s:s},{s:s}]}", "accounts",
	    "platform", &platform, "relation", &relation, "since", &since,
	    "groups", "p", &p, "evidence", "source", &source, "source", &own);
	assert_string_equal(since, "2024-11-21T00:00:00Z");
	assert_string_equal(relation, "friend");
	assert_true(p > 0.91229 && p < 0.91231);
	assert_string_equal(source, "ex.zip:Connections.csv:7");
	assert_string_equal(own, "your own word");
}

static void
the_rest(void **state)
{
	const struct tiny *t = *state;
	const char *member, *key, *reason_path, *seen_by;
	json_t *members;
	int closed, harmful, skipped, several, n;

	HAS(t->view, "{s:[{s:o}]}", "lists", "members", &members);
	assert_int_equal(json_array_size(members), 1);
	HAS(t->view, "{s:[{s:[s]}],s:[{s:[s]}]}", "questions", "members", &key,
	    "audit", "seen_by", &seen_by);
	assert_string_equal(key, "facebook:Bob Example@2024-11-21T00:00:00Z");
	assert_string_equal(seen_by, "p1");
	HAS(t->view, "{s:{s:{s:{s:{s:i,s:i}}}}}", "exposure", "before",
	    "facebook", "everyday", "closed", &closed, "harmful", &harmful);
	assert_int_equal(closed, 1);
	HAS(t->view, "{s:[{s:s,s:{s:{s:i}}}]}", "inputs", "path", &reason_path,
	    "records", "skipped", "without a name", &skipped);
	assert_int_equal(skipped, 1);
	assert_string_equal(reason_path, "ex\xEF\xBF\xBD.zip");
	HAS(t->view, "{s:[{s:i,s:[s]}],s:{s:i}}", "steps", "n", &n, "members",
	    &member, "summary", "several", &several);
	assert_string_equal(member, "p1");
	assert_int_equal(several, 1);
}

static struct str
from_tree(void *ctx, const char *name)
{
	struct tiny *t = ctx;
	char path[256], *text = arena_array(t->arena, char, 65536);
	FILE *f;
	size_t n;

	snprintf(path, sizeof(path), "templates/%s", name);
	f = fopen(path, "r");
	if (f == NULL)
		return STR_NONE;
	n = fread(text, 1, 65536, f);
	fclose(f);
	return (struct str){ text, n };
}

static struct str
slurp(struct arena *a, const char *dir, const char *name)
{
	char *text = arena_array(a, char, 1 << 20);
	FILE *f = fopen(str_fmt(a, "%s/out/%s", dir, name).p, "r");
	size_t n;

	if (f == NULL)
		fail_msg("no file '%s'", name);
	n = fread(text, 1, 1 << 20, f);
	fclose(f);
	return (struct str){ text, n };
}

/* What the emitters of this folder wrote of the tiny plan. */
static void
check_files(struct tiny *t, const char *dir)
{
	struct arena *a = t->arena;
	struct str plan = slurp(a, dir, "plan.md");
	struct str rules = slurp(a, dir, "supervisor.md");
	struct str json = slurp(a, dir, "plan.json");
	json_t *read = json_loadb(json.p, json.n, 0, NULL);

	assert_true(json_equal(read, t->view));
	json_decref(read);
	assert_true(
	    str_starts(json, STR("{\n \"format\": \"hedgerow-plan/1\",\n")));
	assert_true(str_ends(json, STR("\n}\n")));
	assert_true(str_has(plan, STR("=Ann \\*\\<script\\>\\|")));
	assert_false(str_has(plan, STR("<script>")));
	assert_false(str_has(plan, STR("\xE2\x80\xAE")));
	assert_true(str_has(plan, STR("### 1. Fill the list Hazel")));
	assert_true(
	    str_has(slurp(a, dir, "undo.md"), STR("Take everybody off Hazel")));
	assert_false(str_has(rules, STR("Ann")));
	assert_false(str_has(rules, STR("Bob")));
	assert_true(str_eq(slurp(a, dir, "lists/facebook/Hazel.txt"),
	    STR("=Ann *<script>|\n")));
	assert_true(str_eq(slurp(a, dir, "answers.csv"),
	    STR("key,answer,kind,other,id,text\n"
		"\"org:Northwind, Ltd\",,many,,q1,\"What are they?\"\n"
		"\"facebook:B, C@\",friends,,,,\n")));
}

static void
files(void **state)
{
	static const char *const mine[] = { "plan.json", "plan.md", "undo.md",
		"supervisor.md", "lists/", "answers.csv" };
	struct tiny *t = *state;
	struct templates templates = { .ctx = t, .get = from_tree };
	char dir[] = "/tmp/hedgerow-test-XXXXXX";
	struct emit e = { .plan = &t->plan, .templates = &templates };
	int fd;

	assert_non_null(mkdtemp(dir));
	fd = open(dir, O_RDONLY | O_DIRECTORY);
	e.scratch = t->arena;
	e.diag = diag_make(t->arena, stderr, LV_NOTE);
	e.view = t->view;
	e.out = out_open(
	    t->arena, str_fmt(t->arena, "%s/out", dir).p, false, e.diag);
	assert_non_null(e.out);
	for (uint32_t i = 0; i < emitters_n; i++)
		for (size_t k = 0; k < sizeof(mine) / sizeof(mine[0]); k++)
			if (strcmp(emitters[i]->name, mine[k]) == 0)
				assert_true(emitters[i]->write(&e));
	assert_true(out_commit(e.out));
	check_files(t, dir);
	assert_true(tree_remove(t->arena, fd));
	close(fd);
	rmdir(dir);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(top_keys),
		TEST(a_person),
		TEST(the_rest),
		TEST(files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
