/*
 * The conversation of --ask, over plans made by hand that ask about whatever
 * is not answered.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "ask.h"
#include "base/arena.h"

struct talk {
	struct arena *a;
	struct answers answers;
	struct ask ask;
	uint32_t saved;  /* how often */
	uint32_t rows;   /* of the last time */
	bool fails;      /* cannot be saved */
	bool untold;     /* nothing is told of person 4 */
	uint32_t more;   /* questions about others */
	char said[8192]; /* what stood on the terminal */
	bool good;
};

static const struct {
	enum question_kind kind;
	const char *key, *other, *text;
} all[] = {
	{ ASK_GROUP, "email:ann@ann.example", "", "Who is A\033[2Jnn?" },
	{ ASK_SAME, "graph:2", "graph:3", "Is Bo the Bo of the card?" },
	{ ASK_MET, "graph:3", "", "Have you met Cy?" },
	{ ASK_MANY, "org:Birkberg, Ltd", "", "What is Birkberg?" },
};

static bool
is_answered(const struct talk *t, const char *key)
{
	for (uint32_t i = 0; i < t->answers.v.n; i++)
		if (str_eq(t->answers.v.v[i].key, str_of(key)))
			return true;
	return false;
}

static const struct plan *
plan(void *ctx, struct arena *a)
{
	struct talk *t = ctx;
	struct plan *p = arena_new(a, struct plan);
	struct people *people = arena_new(a, struct people);

	groups_init(&p->groups);
	for (uint32_t i = 0; i < 5; i++)
		vec_add(a, &people->persons) =
		    (struct person){ .name = STR("Ann"),
			    .key = str_fmt(a, "graph:%u", i) };
	p->people = people;
	p->placings = arena_array(a, struct placing, 5);
	if (t->untold && !is_answered(t, "graph:4"))
		p->placings[4] = (struct placing){ .friend = true,
			.primary = GROUP_UNSORTED };
	p->placings[1].primary = (int)t->answers.v.n;
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		struct question q = { .kind = all[i].kind,
			.key = str_of(all[i].key),
			.other = str_of(all[i].other),
			.text = str_of(all[i].text) };

		if (is_answered(t, all[i].key))
			continue;
		strs_add(a, &q.choices, STR("clients"));
		strs_add(a, &q.choices, STR("friends"));
		if (q.kind == ASK_MANY) {
			strs_add(a, &q.choices, STR("mixed"));
			vec_add(a, &q.members) = (person_id){ 1 };
		}
		vec_add(a, &p->questions) = q;
	}
	for (uint32_t i = 0; i < t->more; i++)
		vec_add(a, &p->questions) = (struct question){ .kind = ASK_MET,
			.key = str_fmt(a, "graph:%u", 100 + i),
			.text = STR("Have you met one more?") };
	return p;
}

static bool
save(void *ctx, const struct plan *p, const struct question *answered)
{
	struct talk *t = ctx;

	assert_true(answered == NULL ||
		    (answered >= p->questions.v &&
			answered < p->questions.v + p->questions.n));
	t->saved++;
	t->rows = t->answers.rows.n;
	return !t->fails;
}

static void
say(struct talk *t, const char *typed)
{
	FILE *in = tmpfile(), *to = tmpfile();
	size_t n;

	fputs(typed, in);
	rewind(in);
	if (t->a == NULL)
		t->a = arena_make("a test");
	t->ask = (struct ask){ t, &t->answers, plan, save };
	t->good = ask_questions(t->a, &t->ask, in, to);
	rewind(to);
	n = fread(t->said, 1, sizeof(t->said) - 1, to);
	t->said[n] = '\0';
	fclose(in);
	fclose(to);
}

static struct answer
answer(const struct talk *t, uint32_t i)
{
	assert_true(i < t->answers.v.n);
	return t->answers.v.v[i];
}

static void
test_all_kinds(void **state)
{
	struct talk t = { 0 };

	(void)state;
	say(&t, "1+ friends\ny\nn\n3\n");
	assert_true(t.good);
	assert_int_equal(t.answers.v.n, 4);
	assert_int_equal(answer(&t, 0).kind, ANSWER_GROUPS);
	assert_int_equal(answer(&t, 0).groups.n, 2);
	assert_int_equal(answer(&t, 0).groups.v[1], GROUP_FRIENDS);
	assert_int_equal(answer(&t, 1).kind, ANSWER_SAME);
	assert_true(str_eq(answer(&t, 1).other, STR("graph:3")));
	assert_int_equal(answer(&t, 2).kind, ANSWER_MET);
	assert_false(answer(&t, 2).yes);
	assert_int_equal(answer(&t, 3).kind, ANSWER_MIXED);
	assert_int_equal(t.saved, 4);
	/* The row is what would be read: its comma is quoted. */
	assert_true(str_starts(
	    t.answers.rows.v[3], STR("\"org:Birkberg, Ltd\",mixed,many,")));
	assert_non_null(strstr(t.said, "ask.end 4 0"));
	arena_free(t.a);
}

static void
test_what_is_no_answer_is_asked_again(void **state)
{
	struct talk t = { 0 };

	(void)state;
	say(&t,
	    "3\n0\n\n+\n1+\nhello\n-1\n99999999999999999999\n2\ns\ns\n1+2\n");
	assert_true(t.good);
	assert_int_equal(t.answers.v.n, 1); /* "1+" is 1 */
	assert_int_equal(answer(&t, 0).groups.n, 1);
	arena_free(t.a);
}

static void
test_many_take_one_group(void **state)
{
	struct talk t = { 0 };

	(void)state;
	say(&t, "s\ns\ns\n1+2\n3+1\ny\nq\n");
	assert_true(t.good);
	assert_int_equal(t.answers.v.n, 0);
	assert_non_null(strstr(t.said, "ask.one"));
	arena_free(t.a);
}

static void
test_undo(void **state)
{
	struct talk t = { 0 };

	(void)state;
	/* Ann a client; skip Bo; back twice; Ann a friend; Bo another. */
	say(&t, "1\ns\nu\nu\nu\nfriends\nn\nq\n");
	assert_true(t.good);
	assert_int_equal(t.answers.v.n, 2);
	assert_int_equal(answer(&t, 0).groups.v[0], GROUP_FRIENDS);
	assert_int_equal(answer(&t, 1).kind, ANSWER_DIFFERENT);
	assert_int_equal(t.saved, 4); /* undoing an answer is saved too */
	assert_int_equal(t.rows, 2);
	assert_non_null(strstr(t.said, "ask.no_back"));
	arena_free(t.a);
}

/* What was answered before is not taken back, nor asked again; what was
 * skipped comes again. */
static void
test_resume(void **state)
{
	struct talk t = { 0 };

	(void)state;
	say(&t, "1\ns\n");
	assert_true(t.good);
	assert_int_equal(t.answers.v.n, 1);
	say(&t, "u\ny\nquit\n");
	assert_true(t.good);
	assert_int_equal(t.answers.v.n, 2);
	assert_int_equal(answer(&t, 0).groups.v[0], GROUP_CLIENTS);
	assert_int_equal(answer(&t, 1).kind, ANSWER_SAME);
	assert_null(strstr(t.said, "Who is"));
	arena_free(t.a);
}

static void
test_end_of_input(void **state)
{
	struct talk t = { 0 };

	(void)state;
	say(&t, "");
	assert_true(t.good);
	assert_int_equal(t.answers.v.n, 0);
	assert_int_equal(t.saved, 0);
	say(&t, "2"); /* a last line without an end counts */
	assert_true(t.good);
	assert_int_equal(t.answers.v.n, 1);
	arena_free(t.a);
}

static void
test_long_lines_and_control_bytes(void **state)
{
	struct talk t = { 0 };
	char typed[3000];

	(void)state;
	memset(typed, '1', sizeof(typed) - 4);
	memcpy(typed + sizeof(typed) - 4, "\n2\n", 4);
	say(&t, typed);
	assert_true(t.good);
	assert_int_equal(t.answers.v.n, 1);
	assert_int_equal(answer(&t, 0).groups.v[0], GROUP_FRIENDS);
	assert_null(strchr(t.said, '\033'));
	arena_free(t.a);
}

static void
test_what_cannot_be_saved_ends_it(void **state)
{
	struct talk t = { .fails = true };

	(void)state;
	say(&t, "1\ny\n");
	assert_false(t.good);
	assert_int_equal(t.saved, 1);
	arena_free(t.a);
}

/* Names come when there is no question left, if they are wanted; what is
 * undone may lead back to a question. */
static void
test_names_after_questions(void **state)
{
	struct talk t = { .untold = true };

	(void)state;
	say(&t, "s\ns\ns\ns\nn\n");
	assert_true(t.good);
	assert_int_equal(t.saved, 0);
	assert_non_null(strstr(t.said, "ask.names 1"));
	say(&t, "s\ns\ns\ns\n1\ny\nu\nmixed\n1\n");
	assert_true(t.good);
	assert_non_null(strstr(t.said, "ask.yes_no"));
	assert_int_equal(t.answers.v.n, 2);
	assert_int_equal(answer(&t, 0).kind, ANSWER_MIXED);
	assert_true(str_eq(answer(&t, 1).key, STR("graph:4")));
	assert_int_equal(answer(&t, 1).groups.v[0], GROUP_CLIENTS);
	assert_true(
	    str_eq(t.answers.rows.v[1], STR("graph:4,clients,group,,,Ann")));
	assert_int_equal(t.saved, 2);
	assert_null(strstr(t.said, "ask.names_left"));
	arena_free(t.a);
}

/* Without questions the names are offered at once; the end of the input leaves
 * all of them. */
static void
test_names_left(void **state)
{
	struct talk t = { .untold = true };

	(void)state;
	say(&t, "1\ny\nn\n3\n");
	assert_true(t.good);
	say(&t, "");
	assert_true(t.good);
	assert_null(strstr(t.said, "ask.begin"));
	assert_non_null(strstr(t.said, "ask.names 1"));
	assert_non_null(strstr(t.said, "ask.names_left 1"));
	assert_int_equal(t.answers.v.n, 4);
	arena_free(t.a);
}

/* A letter leads to the names before any question, and back. */
static void
test_names_first(void **state)
{
	struct talk t = { .untold = true };

	(void)state;
	say(&t, "l\nl\n1\nl\n2\nq\n");
	assert_true(t.good);
	assert_non_null(strstr(t.said, "ask.list 1"));
	assert_null(strstr(t.said, "ask.names 1"));
	assert_int_equal(t.answers.v.n, 2);
	assert_true(str_eq(answer(&t, 0).key, STR("email:ann@ann.example")));
	assert_true(str_eq(answer(&t, 1).key, STR("graph:4")));
	/* When they are gone through, the questions go on. */
	assert_non_null(strstr(t.said, "Is Bo the Bo"));
	say(&t, "l\ny\n");
	assert_null(strstr(t.said, "ask.list"));
	assert_non_null(strstr(t.said, "ask.no_names"));
	assert_int_equal(t.answers.v.n, 3);
	arena_free(t.a);
}

/* Undoing leads back to where that was: to a name, to a question. */
static void
test_undo_between_names_and_questions(void **state)
{
	struct talk t = { .untold = true };

	(void)state;
	say(&t, "1\nl\n2\nu\n1\nu\nu\n2\nq\n");
	assert_true(t.good);
	assert_int_equal(t.answers.v.n, 1);
	assert_true(str_eq(answer(&t, 0).key, STR("email:ann@ann.example")));
	assert_int_equal(answer(&t, 0).groups.v[0], GROUP_FRIENDS);
	arena_free(t.a);
}

/* Whoever answers many questions is told once that there are names. */
static void
test_hint_on_the_way(void **state)
{
	struct talk t = { .untold = true, .more = 30 };
	char typed[28 * 2 + 1];
	const char *first;

	(void)state;
	for (int i = 0; i < 28; i++)
		memcpy(typed + 2 * i, "s\n", 2);
	typed[24 * 2] = '\0';
	say(&t, typed);
	assert_null(strstr(t.said, "ask.names_hint"));
	typed[24 * 2] = 's';
	typed[28 * 2] = '\0';
	say(&t, typed);
	first = strstr(t.said, "ask.names_hint 1");
	assert_non_null(first);
	assert_null(strstr(first + 1, "ask.names_hint"));
	t.untold = false;
	say(&t, typed);
	assert_null(strstr(t.said, "ask.names_hint"));
	arena_free(t.a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all_kinds),
		cmocka_unit_test(test_what_is_no_answer_is_asked_again),
		cmocka_unit_test(test_many_take_one_group),
		cmocka_unit_test(test_undo),
		cmocka_unit_test(test_resume),
		cmocka_unit_test(test_end_of_input),
		cmocka_unit_test(test_long_lines_and_control_bytes),
		cmocka_unit_test(test_what_cannot_be_saved_ends_it),
		cmocka_unit_test(test_names_after_questions),
		cmocka_unit_test(test_names_left),
		cmocka_unit_test(test_names_first),
		cmocka_unit_test(test_undo_between_names_and_questions),
		cmocka_unit_test(test_hint_on_the_way),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
