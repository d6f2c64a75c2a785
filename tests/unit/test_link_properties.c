/*
 * What holds for all linking: two are compared alike from either side, the
 * order of the exports changes nothing, nor does an export of strangers, and
 * an answer changes what it names, until it is taken back.  The people here
 * are such that every level of score.def is met.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "link/linker.h"
#include "words_fixture.h"

/* 2014-03-01T10:20:30Z */
#define SINCE 1393669230
#define DAYS(n) (SINCE + (n) * (int64_t)DAY_SECONDS)

/* An entry of an export. */
struct entry {
	enum platform platform;
	const char *name, *email, *phone, *slug, *org;
	int64_t since;
	uint32_t input; /* number of the export */
	uint32_t chats; /* bits: which chats of the platform it is in */
};

#define FRIEND(name, day) PF_FACEBOOK, name, .since = DAYS(day)
#define WORKS(name, at, job, day) \
	PF_LINKEDIN, name, .slug = at, .org = job, .since = DAYS(day)
#define CARD(name) PF_GOOGLE, name, .input = 1
#define PHONE(name) PF_PHONE, name, .input = 2
#define SHOWN(at) PF_INSTAGRAM, "", .slug = at

static const struct entry crowd[] = {
	/* In chats with one another, and at one company by their names. */
	{ FRIEND("Ann Example", 0), .chats = 1 },
	{ FRIEND("Bob Potter", 5), .chats = 1 },
	{ FRIEND("Cid Miller", 9), .chats = 1 },
	{ FRIEND("Dan Baker", 14), .chats = 1 },
	{ WORKS("Ann Example", "ann-example-7b1f09", "Northwind Ltd", 20) },
	{ WORKS("Bob Potter", "bob", "Northwind Ltd", 80), .chats = 4 },
	{ WORKS("Cid Miller", "cid", "Northwind", 150), .chats = 4 },
	{ WORKS("Dan Baker", "dan", "Northwind", 300) },
	{ CARD("Ann (Northwind)"), .email = "aexample@northwind.example" },
	{ CARD("Bob Northwind"), .email = "bob@northwind.example" },
	{ CARD("Ann Example"), .email = "ann.example@mail.example",
	    .phone = "+12025550100" },
	{ PHONE("Annie"), .phone = "+12025550100" },
	{ PHONE("Bob Potter"), .email = "b.potter@northwind.example" },
	{ PF_CRM, "Ann Example", .email = "ann@northwind.example",
	    .org = "Northwind Ltd", .input = 3 },
	{ PF_CRM, "Cid Miller", .org = "Southwind Ltd", .input = 3 },
	/* Namesakes, generations, initials, forms, pieces. */
	{ FRIEND("Eve Carter", 0) },
	{ FRIEND("Eve Carter", 900) },
	{ WORKS("Eve Carter", "eve", "Globex", 2000) },
	{ FRIEND("Frank Turner Jr.", 0) },
	{ WORKS("Frank Turner Sr.", "frank", "Globex", 400) },
	{ FRIEND("Grace B. Hill", 0) },
	{ WORKS("Grace Hill", "grace-hill", "Initech", 700) },
	{ FRIEND("Helen Reed Wood", 0) },
	{ WORKS("Helen Wood", "helen", "Initech", 70) },
	{ FRIEND("Liz Stone", 0) },
	{ WORKS("Elizabeth Stone", "elizabethstone", "Initech", 10) },
	{ FRIEND("Ivy Field Lake", 0) },
	{ WORKS("Ivy Field", "ivyfield", "Hooli", 10) },
	{ FRIEND("Jack Wa", 0) },
	{ WORKS("Jack Walker", "jackwalk", "Hooli", 10) },
	{ FRIEND("Kate Hansen", 0) },
	{ WORKS("Kate Hanson", "katehans", "Hooli", 10) },
	{ FRIEND("Сергей Орлов", 0) },
	{ WORKS("Sergey Orlov", "sorlov", "Umbrella", 5) },
	{ FRIEND("Mona Underwood", 0), .chats = 2 },
	{ WORKS("Mona Underwood", "monaunderw", "Umbrella", 1500) },
	{ FRIEND("Nina Velasco", 0), .chats = 2 },
	{ WORKS("Nina Velasco", "nina", "Umbrella", 1500) },
	/* Two cards for one name: what is said of one concerns no other. */
	{ FRIEND("Otto Lindqvist", 0) },
	{ WORKS("Otto Lindqvist", "otto", "Umbrella", 3000) },
	{ CARD("Otto Lindqvist"), .phone = "+12025550103" },
	{ CARD("Otto B. Lindqvist"), .phone = "+12025550104" },
	/* User names and addresses. */
	{ SHOWN("ann.example_92") },
	{ SHOWN("annexample") },
	{ SHOWN("lizstone") },
	{ SHOWN("monaunder") },
	{ SHOWN("khansen") },
	{ SHOWN("jackwal") },
	{ CARD("Mom"), .email = "eve.carter@mail.example" },
	{ CARD("Uncle Frank"), .phone = "+12025550101" },
	{ CARD("Kate Boat"), .email = "kate@home.example",
	    .slug = "https://www.linkedin.com/in/katehans" },
	{ CARD("Jack Boat"), .phone = "+12025550102" },
	{ PHONE("Noah Boat"), .phone = "+12025550102" },
	{ PHONE("Ann Smith"), .email = "kate@home.example" },
	{ PHONE("Ann X"), .email = "aexample@northwind.example" },
};
enum { CROWD = sizeof(crowd) / sizeof(crowd[0]), CHATS = 3 };

/* A run of the linker over the crowd, and perhaps others. */
static struct {
	struct arena *arena, *keep; /* of one run, of a test */
	struct sink *sink;
	struct words *words;
	struct owner owner;
	struct link_answer said;
	uint32_t said_n;
	who_id id[CROWD];
} run;

static int
set_up(void **state)
{
	(void)state;
	memset(&run, 0, sizeof(run));
	run.keep = arena_make("a test of linking");
	run.words = words_shipped(run.keep);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(run.arena);
	arena_free(run.keep);
	return 0;
}

static who_id
add(const struct entry *e)
{
	struct account who = { .platform = e->platform,
		.relation = e->platform == PF_FACEBOOK    ? REL_FRIEND
		            : e->platform == PF_LINKEDIN  ? REL_CONNECTION
		            : e->platform == PF_INSTAGRAM ? REL_FOLLOWER
		                                          : REL_CONTACT,
		.name = str_of(e->name),
		.since = e->since == 0 ? WHEN_NONE : e->since,
		.place = { .file = STR("x.csv"), .line = 1 } };
	who_id id;

	if (e->platform == PF_LINKEDIN)
		who.url = STR_JOIN(run.arena,
		    STR("https://www.linkedin.com/in/"), str_of(e->slug));
	else if (e->platform == PF_INSTAGRAM)
		who.id = str_of(e->slug);
	else
		who.url = str_of(e->slug);
	if (e->email != NULL)
		strs_add(run.arena, &who.emails, str_of(e->email));
	if (e->phone != NULL)
		strs_add(run.arena, &who.phones, str_of(e->phone));
	sink_input(run.sink, e->input);
	id = sink_account(run.sink, &who, NULL);
	if (e->org != NULL)
		sink_affiliation(run.sink, &(struct affiliation){ .who = id,
					       .organisation = str_of(e->org),
					       .from = WHEN_NONE,
					       .to = WHEN_NONE });
	return id;
}

static void
add_chats(void)
{
	for (uint32_t chat = 0; chat < CHATS; chat++) {
		struct gathering g = { .kind = AT_THREAD };

		for (uint32_t i = 0; i < CROWD; i++)
			if ((crowd[i].chats >> chat & 1) != 0)
				vec_add(run.arena, &g.parts) =
				    (struct part){ .who = run.id[i] };
		vec_add(run.arena, &sink_records(run.sink)->gatherings) = g;
	}
}

/* Strangers have no word of anybody's name, nor an address, nor a company. */
static void
add_strangers(uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		struct str name = str_fmt(run.keep, "Zofia%c%c Kowal%c%c",
		    'a' + i % 7, 'a' + i % 11, 'a' + i % 13, 'a' + i % 5);
		struct str slug = str_fmt(run.keep, "zzz-%u", i);
		struct entry e = { i % 3 == 0   ? PF_FACEBOOK
				   : i % 3 == 1 ? PF_LINKEDIN
						: PF_GOOGLE,
			name.p, .input = 9 };

		e.since = DAYS((int64_t)i);
		if (e.platform == PF_LINKEDIN) {
			e.slug = slug.p;
			e.org = "Zyx Verlag";
		}
		if (e.platform == PF_GOOGLE)
			e.phone =
			    str_fmt(run.keep, "+12125550%u", 100 + i % 100).p;
		add(&e);
	}
}

/* Reads all in that order (NULL: as they stand), before the strangers. */
static struct link_input
read_all(const uint32_t *order, uint32_t strangers)
{
	struct link_input in = { .owner = &run.owner,
		.words = run.words,
		.answers = &run.said,
		.answers_n = run.said_n };

	arena_free(run.arena);
	run.arena = arena_make("a run of the linker");
	run.sink = sink_make(run.arena);
	add_strangers(strangers / 2);
	for (uint32_t i = 0; i < CROWD; i++) {
		uint32_t k = order == NULL ? i : order[i];

		run.id[k] = add(&crowd[k]);
	}
	add_strangers(strangers);
	add_chats();
	sink_owner(run.sink, &(struct owner_fact){ .kind = OWNER_EMPLOYER,
				 .platform = PF_LINKEDIN,
				 .text = STR("Initech"),
				 .from = SINCE,
				 .to = WHEN_NONE });
	sink_threads_end(run.sink);
	in.records = sink_records(run.sink);
	run.owner = (struct owner){ 0 };
	link_owner(run.arena, in.records, STR_NONE, &run.owner);
	return in;
}

static struct people *
link_all(const uint32_t *order, uint32_t strangers)
{
	struct link_input in = read_all(order, strangers);

	return link_people(
	    run.arena, &in, diag_make(run.arena, NULL, LV_FATAL));
}

static uint32_t
pick(uint32_t *seed, uint32_t n)
{
	*seed = *seed * 1103515245 + 12345;
	return (*seed >> 16) % n;
}

static const char *
level_name(enum compared level)
{
	return level == LEVEL_NONE
	           ? "nothing"
	           : phrase_text(NULL, run.keep,
			 (struct phrase){ .id = score_phrase(level) })
	                 .p;
}

/* ---- from either side ----------------------------------------------- */

static void
assert_mirrored(
    struct linker *l, uint32_t a, uint32_t b, bool met[LEVEL__COUNT])
{
	struct tally one, other;

	score_clusters(l, a, b, &one);
	score_clusters(l, b, a, &other);
	assert_true(one.start == other.start);
	assert_int_equal(one.work, other.work);
	assert_int_equal(one.known, other.known);
	for (int i = 0; i < COMPARE__COUNT; i++) {
		if (one.rows[i].level != other.rows[i].level ||
		    one.rows[i].bits != other.rows[i].bits)
			fail_msg("'%s' and '%s': '%s' (%f), but '%s' (%f) the "
				 "other way",
			    l->nodes[a].key.p, l->nodes[b].key.p,
			    level_name(one.rows[i].level), one.rows[i].bits,
			    level_name(other.rows[i].level),
			    other.rows[i].bits);
		met[one.rows[i].level] = true;
	}
	assert_true(one.sum == other.sum);
}

/* As the accounts stand, or with that many put together at random. */
static void
all_scores_are_mirrored(bool met[LEVEL__COUNT], uint32_t *seed, uint32_t joins)
{
	struct link_input in = read_all(NULL, 0);
	struct linker l;

	linker_open(
	    &l, run.arena, &in, NULL, diag_make(run.arena, NULL, LV_FATAL));
	while (joins-- > 0) {
		uint32_t a = run.id[pick(seed, CROWD)].n;
		uint32_t b = run.id[pick(seed, CROWD)].n;

		if (cluster_of(&l, a) != cluster_of(&l, b))
			cluster_unite(&l, a, b);
	}
	for (uint32_t i = 0; i < CROWD; i++)
		for (uint32_t k = 0; k < i; k++) {
			uint32_t a = cluster_of(&l, run.id[i].n);
			uint32_t b = cluster_of(&l, run.id[k].n);

			if (a != b)
				assert_mirrored(&l, a, b, met);
		}
	linker_close(&l);
}

static void
two_are_compared_alike_from_either_side(void **state)
{
	bool met[LEVEL__COUNT] = { 0 };
	uint32_t seed = 1;

	(void)state;
	all_scores_are_mirrored(met, &seed, 0);
	for (int i = 0; i < LEVEL__COUNT; i++)
		if (!met[i])
			fail_msg("nobody here is at the level '%s'",
			    level_name((enum compared)i));
	for (int i = 0; i < 20; i++)
		all_scores_are_mirrored(met, &seed, CROWD / 2);
}

/* ---- what changes nothing ------------------------------------------- */

/* Who is with whom, and all sums and doubts, by the crowd's numbers: the same
 * for the same people, whatever ids they have. */
static struct str
outcome(const struct people *p)
{
	struct str text = STR_NONE;
	uint32_t number[4096] = { 0 };

	assert_true(sink_records(run.sink)->whos.n < 4096);
	for (uint32_t i = 0; i < CROWD; i++)
		number[run.id[i].n] = i + 1;
	for (uint32_t i = 0; i < CROWD; i++)
		for (uint32_t k = 0; k < i; k++)
			if (p->of[run.id[i].n].n == p->of[run.id[k].n].n)
				text = str_fmt(run.keep, "%.*s%u is %u\n",
				    STR_ARG(text), i, k);
	for (int doubts = 0; doubts < 2; doubts++) {
		const struct pair *v = doubts ? p->doubts.v : p->joins.v;
		uint32_t n = doubts ? p->doubts.n : p->joins.n;

		for (uint32_t i = 0; i < n; i++)
			if (number[v[i].a.n] > 0)
				text = str_fmt(run.keep, "%.*s%u %u %.6f\n",
				    STR_ARG(text), number[v[i].a.n],
				    number[v[i].b.n], v[i].sum);
	}
	return text;
}

static void
shuffle(uint32_t *order, uint32_t *seed)
{
	for (uint32_t i = CROWD; i > 1; i--) {
		uint32_t k = pick(seed, i), o = order[i - 1];

		order[i - 1] = order[k];
		order[k] = o;
	}
}

static void
the_order_changes_nothing(void **state)
{
	uint32_t order[CROWD], seed = 1;
	struct str first = outcome(link_all(NULL, 0));

	(void)state;
	assert_true(str_has(first, STR(" is ")));
	for (uint32_t i = 0; i < CROWD; i++)
		order[i] = i;
	for (int round = 0; round < 30; round++) {
		shuffle(order, &seed);
		assert_string_equal(outcome(link_all(order, 0)).p, first.p);
	}
}

static void
strangers_change_nothing(void **state)
{
	struct str first = outcome(link_all(NULL, 0));

	(void)state;
	assert_string_equal(outcome(link_all(NULL, 1)).p, first.p);
	assert_string_equal(outcome(link_all(NULL, 400)).p, first.p);
}

/* Everybody in a list of the owner's is somebody, once; keys are in order and
 * unique. */
static void
everybody_lands_once(void **state)
{
	struct people *p = link_all(NULL, 40);
	uint32_t held = 0;

	(void)state;
	for (uint32_t i = 1; i < p->persons.n; i++) {
		const struct person *one = &p->persons.v[i];

		held += one->accounts.n;
		assert_true(
		    i == 1 || str_cmp(p->persons.v[i - 1].key, one->key) < 0);
		for (uint32_t k = 0; k < one->accounts.n; k++)
			assert_int_equal(p->of[one->accounts.v[k].n].n, i);
	}
	assert_int_equal(held, sink_records(run.sink)->whos.n - 1);
}

/* ---- answers -------------------------------------------------------- */

/* Who is with whom, and whom the owner is asked about. */
struct company {
	bool with[CROWD][CROWD], asked[CROWD][CROWD];
};

static struct company
company(void)
{
	const struct people *p = link_all(NULL, 0);
	struct company c = { 0 };

	for (uint32_t i = 0; i < CROWD; i++)
		for (uint32_t k = 0; k < CROWD; k++)
			c.with[i][k] =
			    p->of[run.id[i].n].n == p->of[run.id[k].n].n;
	for (uint32_t i = 0; i < CROWD; i++)
		for (uint32_t k = 0; k < CROWD; k++)
			for (uint32_t d = 0; d < p->doubts.n; d++)
				c.asked[i][k] |=
				    p->doubts.v[d].a.n == run.id[i].n &&
				    p->doubts.v[d].b.n == run.id[k].n;
	return c;
}

static struct str
key_of(uint32_t i)
{
	const struct account *a =
	    &sink_records(run.sink)->whos.v[run.id[i].n].account;

	return str_copy(run.keep, record_key(run.keep, a));
}

static struct company
company_told(struct str a, struct str b, bool same)
{
	struct company c;

	run.said_n = 1;
	run.said = (struct link_answer){ a, b, same };
	c = company();
	run.said_n = 0;
	return c;
}

/* The answer holds and is not asked about again; of all who are with neither
 * of the two nothing changes. */
static void
assert_answered(const struct company *was, uint32_t a, uint32_t b, bool same)
{
	struct company now = company_told(key_of(a), key_of(b), same);

	assert_int_equal(now.with[a][b], same);
	assert_false(now.asked[a][b] || now.asked[b][a]);
	for (uint32_t i = 0; i < CROWD; i++)
		for (uint32_t k = 0; k < CROWD; k++) {
			bool named = was->with[i][a] || was->with[i][b] ||
			             was->with[k][a] || was->with[k][b];

			if (!named && was->with[i][k] != now.with[i][k])
				fail_msg("'%s' and '%s' told to be %s: changes "
					 "'%s' and '%s'",
				    crowd[a].name, crowd[b].name,
				    same ? "one" : "two", crowd[i].name,
				    crowd[k].name);
		}
}

static void
answers_change_what_they_name(void **state)
{
	struct company was = company(), after;
	uint32_t asked = 0, joined = 0;

	(void)state;
	for (uint32_t i = 0; i < CROWD; i++)
		for (uint32_t k = 0; k < CROWD; k++) {
			asked += was.asked[i][k];
			joined += k < i && was.with[i][k];
			if (was.asked[i][k])
				assert_answered(&was, i, k, true);
			if (was.asked[i][k] || (k < i && was.with[i][k]))
				assert_answered(&was, i, k, false);
		}
	assert_true(asked > 5 && joined > 20);
	/* And taken back. */
	after = company();
	assert_memory_equal(&was, &after, sizeof(was));
}

/* That two are one who were joined already. */
static void
answers_that_agree_change_nobody(void **state)
{
	struct company was = company(), now;

	(void)state;
	for (uint32_t i = 0; i < CROWD; i++)
		for (uint32_t k = 0; k < i; k++) {
			if (!was.with[i][k])
				continue;
			now = company_told(key_of(i), key_of(k), true);
			if (memcmp(now.with, was.with, sizeof(was.with)) != 0)
				fail_msg("'%s' and '%s', told once more",
				    crowd[i].name, crowd[k].name);
		}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(two_are_compared_alike_from_either_side),
		TEST(the_order_changes_nothing),
		TEST(strangers_change_nothing),
		TEST(everybody_lands_once),
		TEST(answers_change_what_they_name),
		TEST(answers_that_agree_change_nobody),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
