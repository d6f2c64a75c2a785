/*
 * Ablation: for every kind of fact (plan/evidence.def) one is taken out of the
 * exports, in the file that its evidence names as its place, and all is read
 * anew.  Exactly that evidence has to be gone, or another step of it in its
 * place, and what it spoke for has to be less likely.  A kind without a case
 * here fails.
 */
#define _XOPEN_SOURCE 700
#include <ftw.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "ablation_exports.h"
#include "base/arena.h"
#include "graph/graph.h"
#include "intake.h"
#include "link/link.h"
#include "plan/board.h"
#include "plan/company.h"
#include "plan/school.h"
#include "ready.h"

static const char *const kind_name[] = {
#define NAMED(name, theme) #name,
#define RATES(name, ...) #name,
#include "plan/evidence.def"
};

/* See ablation.def. */
static const struct ablation {
	const char *who, *find, *put;
	const char *files;
	const char *then; /* their name without it, if another */
	int turns;        /* another kind that it turns into; 0: none */
	/* Other numbers change with it: "3 of 12 messages". */
	bool recounts;
	int kind;
} cases[] = {
#define ABLATE(name, ...) { __VA_ARGS__, .kind = EV_##name },
#include "ablation.def"
};

/* As in belief.c. */
static const double rate_least = 0.2;

static char folder[] = "/tmp/hedgerow-ablation-XXXXXX";

static char *
below(struct arena *a, const char *path)
{
	struct str s = str_fmt(a, "%s/%s", folder, path);
	char *copy = arena_array(a, char, s.n + 1);

	memcpy(copy, s.p, s.n);
	return copy;
}

static void
write_file(struct arena *a, const struct export_file *f)
{
	char *path = below(a, f->path);
	FILE *to;

	for (char *p = path + strlen(folder) + 1; *p != '\0'; p++)
		if (*p == '/') {
			*p = '\0';
			mkdir(path, 0700);
			*p = '/';
		}
	to = fopen(path, "w");
	assert_non_null(to);
	assert_int_equal(fwrite(f->text.p, 1, f->text.n, to), f->text.n);
	assert_int_equal(fclose(to), 0);
}

/* One run over the exports, up to the placings. */
struct reading {
	struct config config;
	struct ready ready;
	struct intake intake;
	struct plan plan;
};

static void
configure(struct arena *a, struct config *c)
{
	static const char *const given[] = { "fb", "ig", "li", "contacts.vcf" };

	*c = (struct config){ .out = "/nonexistent",
		.previous = "none",
		.strategy = STR("balanced"),
		.lang = STR("en"),
		.policy = below(a, "policy.ini"),
		.answers = below(a, "answers.csv"),
		.now = 1735689600 };
	for (size_t i = 0; i < sizeof(given) / sizeof(given[0]); i++)
		vec_add(a, &c->exports) = below(a, given[i]);
	vec_add(a, &c->members) =
	    (struct members_file){ STR("clients"), below(a, "customers.csv") };
}

static struct plan *
read_all(struct arena *a, struct arena *scratch, struct diag *d)
{
	struct reading *r = arena_new(a, struct reading);
	struct sink *sink = sink_make(a);
	struct plan *plan = &r->plan;
	struct link_input linking = { .owner = &plan->owner };
	struct plan_input in = { .scratch = scratch, .diag = d };
	struct naming naming = { .company = company_key,
		.school = schools_title };

	configure(a, &r->config);
	assert_true(ready_make(a, &r->config, &r->ready, d));
	assert_true(ready_language(&r->ready, &r->config, STR_NONE, d));
	assert_true(ready_answers(a, &r->ready, d));
	sink_hear(sink, lexicon_hear, r->ready.lexicon);
	intake_read(a, &r->config, sink, d, &r->intake);
	*plan = (struct plan){ .now = r->config.now,
		.strategy = r->config.strategy,
		.records = sink_records(sink),
		.groups = r->ready.groups,
		.phrases = r->ready.book.phrases };
	link_owner(a, plan->records, STR_NONE, &plan->owner);
	naming.lexicon = r->ready.lexicon;
	linking.records = plan->records;
	linking.words = r->ready.words;
	plan->people = link_people(a, &linking, d);
	naming.schools = schools_make(a, naming.lexicon, &plan->owner);
	plan->graph = graph_make(a, plan->records, plan->people, &naming);
	ready_table(&r->ready, plan->table);
	memcpy(plan->harm, r->ready.strategy.harm, sizeof(plan->harm));
	in.lexicon = r->ready.lexicon;
	in.policy = &r->ready.policy;
	in.answers = &r->ready.answers;
	plan_make(a, &in, plan);
	lexicon_close(r->ready.lexicon);
	return plan;
}

struct reader {
	struct arena *arena, *scratch;
	struct diag *diag;
};

static const struct placing *
placing_of(const struct plan *plan, const char *name)
{
	for (uint32_t i = 1; i < plan->people->persons.n; i++)
		if (str_eq(plan->people->persons.v[i].name, str_of(name)))
			return &plan->placings[i];
	return NULL;
}

static const struct evidence *
evidence_of(const struct placing *pl, int kind)
{
	for (uint32_t i = 0; pl != NULL && i < pl->evidence.n; i++)
		if (pl->evidence.v[i].kind == kind)
			return &pl->evidence.v[i];
	return NULL;
}

/* The text without the fact; `hits` counts the lines in which it was. */
static struct str
without(struct arena *a, const struct ablation *c, struct str text,
    uint32_t line, uint32_t *hits)
{
	struct str to = STR_NONE, find = str_of(c->find);
	uint32_t at = 0;

	*hits = 0;
	while (text.n > 0) {
		struct str row = str_cut(&text, '\n');
		size_t where = str_find(row, find);

		at++;
		if (where != SIZE_MAX && at >= line &&
		    (line == 0 || *hits == 0)) {
			++*hits;
			if (c->put == NULL)
				continue;
			row = str_fmt(a, "%.*s%s%.*s",
			    STR_ARG(str_sub(row, 0, where)), c->put,
			    STR_ARG(str_sub(row, where + find.n, SIZE_MAX)));
		}
		to = str_fmt(a, "%.*s%.*s\n", STR_ARG(to), STR_ARG(row));
	}
	return to;
}

static int faults;

static void complain(const struct ablation *, const char *, ...)
    __attribute__((format(printf, 2, 3)));

static void
complain(const struct ablation *c, const char *fmt, ...)
{
	char text[400];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	print_error("%s of %s: %s\n", kind_name[c->kind], c->who, text);
	faults++;
}

/* The exports without the fact that the evidence is of. */
static void
take_out(struct reader *r, const struct exports *e, const struct ablation *c,
    const struct place *place)
{
	struct str files =
	    c->files != NULL
		? str_of(c->files)
		: STR_JOIN(r->arena, place->file,
		      place->member.n > 0 ? STR("/") : STR_NONE, place->member);
	uint32_t line = c->files != NULL ? 0 : place->line, hits;

	while (files.n > 0) {
		struct str path = str_cut(&files, ' ');
		bool there = false;

		for (uint32_t i = 0; i < e->n; i++) {
			struct export_file f = e->v[i];

			if (!str_eq(str_of(f.path), path))
				continue;
			f.text = without(r->arena, c, f.text, line, &hits);
			if (hits == 0)
				complain(c, "no '%s' in %.*s", c->find,
				    STR_ARG(path));
			write_file(r->arena, &f);
			there = true;
		}
		if (!there)
			complain(
			    c, "its place is in no file, %.*s", STR_ARG(path));
	}
}

static bool
has(const struct placing *pl, const struct evidence *e, bool recounts)
{
	for (uint32_t i = 0; pl != NULL && i < pl->evidence.n; i++)
		if (pl->evidence.v[i].kind == e->kind &&
		    pl->evidence.v[i].group == e->group &&
		    (recounts || str_eq(pl->evidence.v[i].text, e->text)))
			return true;
	return false;
}

/* What is made of other evidence: that of the others of a place, and that
 * nothing else is known. */
static bool
follows(int kind)
{
	return kind == EV_OTHERS || kind == EV_NO_WORK ||
	       kind == EV_NO_FAMILY || kind == EV_NO_TALK ||
	       kind == EV_NO_CHAT || kind == EV_NO_BOOK || kind == EV_NO_FOLLOW;
}

/* What the first has that the other has not may be nothing but `kind`, and
 * what follows from it. */
static void
differ(const struct ablation *c, const struct placing *one,
    const struct placing *other, int kind, const char *how)
{
	uint32_t n = 0;

	for (uint32_t i = 0; one != NULL && i < one->evidence.n; i++) {
		const struct evidence *e = &one->evidence.v[i];

		if (has(other, e, c->recounts) ||
		    (e->kind != kind && follows(e->kind)))
			continue;
		n++;
		if (e->kind != kind)
			complain(c, "%s %s (%.*s) too", how, kind_name[e->kind],
			    STR_ARG(e->text));
	}
	if (n == 0 && kind >= 0)
		complain(c, "%s not %s", how, kind_name[kind]);
}

static double
likely(const struct placing *pl, int group)
{
	for (uint32_t i = 0; pl != NULL && i < pl->groups.n; i++)
		if (pl->groups.v[i].group == group)
			return pl->groups.v[i].p;
	return 0;
}

/* Of the groups that are likely at all, the one which the fact tells most from
 * the others, or most against what it turns into. */
static int
speaks_for(const struct placing *pl, const struct ablation *c, int told)
{
	const struct kind_info *k = board_kind(c->kind);
	const struct kind_info *to = board_kind(c->turns);
	double most = 0;

	for (uint32_t i = 0; i < pl->groups.n && !k->named; i++) {
		int g = pl->groups.v[i].group;
		double rate = fmax(k->rate[g], rate_least);

		if (c->turns > 0)
			rate /= fmax(to->rate[g], rate_least);
		if (rate > most) {
			most = rate;
			told = g;
		}
	}
	return told;
}

static bool
is_open(const struct plan *plan, const struct placing *pl)
{
	return pl != NULL && pl->standing != STAND_ASKED &&
	       plan->groups.v[pl->treated_as].side == SIDE_PERSONAL;
}

static int closed, opened;

/* A personal fact less opens nobody, a fact from work less closes nobody. */
static void
look_who_is_open(const struct ablation *c, const struct plan *plan,
    const struct placing *old, const struct placing *new, int group)
{
	bool personal = plan->groups.v[group].side == SIDE_PERSONAL;
	bool was = is_open(plan, old), is = is_open(plan, new);

	if (was != is && was != personal)
		complain(c, "taken out, it %s", is ? "opens" : "closes");
	closed += was && !is;
	opened += is && !was;
}

static void
try(struct reader *r, const struct exports *e, const struct plan *before,
    const struct ablation *c)
{
	const struct placing *old = placing_of(before, c->who), *new;
	const struct evidence *fact = evidence_of(old, c->kind);
	double p, q;
	int group;

	if (fact == NULL) {
		complain(c, "none to take out");
		return;
	}
	take_out(r, e, c, &fact->place);
	new = placing_of(read_all(r->arena, r->scratch, r->diag),
	    c->then != NULL ? c->then : c->who);
	for (uint32_t i = 0; i < e->n; i++)
		write_file(r->arena, &e->v[i]);
	differ(c, old, new, c->kind, "lost");
	differ(c, new, old, c->turns > 0 ? c->turns : -1, "gained");
	group = speaks_for(old, c, fact->group);
	look_who_is_open(c, before, old, new, group);
	p = likely(old, group);
	q = likely(new, group);
	if (p <= q)
		complain(c, "%.*s: %.4f became %.4f",
		    STR_ARG(before->groups.v[group].id), p, q);
}

static int
drop(const char *path, const struct stat *st, int type, struct FTW *at)
{
	(void)st, (void)type, (void)at;
	return remove(path);
}

static void
test_each_kind(void **state)
{
	struct reader r = { .arena = arena_make("exports"),
		.scratch = arena_make("planning") };
	FILE *sink = fopen("/dev/null", "w");
	struct exports e;
	struct plan *before;

	(void)state;
	assert_non_null(mkdtemp(folder));
	r.diag = diag_make(r.arena, sink, LV_NOTE);
	exports_make(r.arena, &e);
	for (uint32_t i = 0; i < e.n; i++)
		write_file(r.arena, &e.v[i]);
	before = read_all(r.arena, r.scratch, r.diag);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		try(&r, &e, before, &cases[i]);
	fclose(sink);
	nftw(folder, drop, 8, FTW_DEPTH | FTW_PHYS);
	arena_free(r.scratch);
	arena_free(r.arena);
	assert_int_equal(faults, 0);
	assert_true(closed >= 3 && opened >= 1);
}

static void
test_every_kind_has_a_case(void **state)
{
	(void)state;
	for (int k = 0; k < EV__COUNT; k++) {
		uint32_t n = 0;

		for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
			n += cases[i].kind == k;
		if (n == 0)
			fail_msg("no case for %s", kind_name[k]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_kind_has_a_case),
		cmocka_unit_test(test_each_kind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
