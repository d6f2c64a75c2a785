#include "run.h"

#include <string.h>

#include "ask.h"
#include "audience/audience.h"
#include "audit/audit.h"
#include "base/arena.h"
#include "emit/emit.h"
#include "graph/graph.h"
#include "intake.h"
#include "link/link.h"
#include "plan/company.h"
#include "plan/plan.h"
#include "plan/school.h"
#include "ready.h"
#include "tell.h"

/* What the owner said of two keys, for the linker. */
static struct link_input
link_input_of(struct arena *a, const struct ready *r, const struct plan *plan)
{
	struct link_answer *v =
	    arena_array(a, struct link_answer, r->answers.v.n);
	struct link_input in = { .records = plan->records,
		.owner = &plan->owner,
		.words = r->words,
		.phrases = plan->phrases,
		.answers = v };

	for (uint32_t i = 0; i < r->answers.v.n; i++) {
		const struct answer *s = &r->answers.v.v[i];

		if (s->kind == ANSWER_SAME || s->kind == ANSWER_DIFFERENT)
			v[in.answers_n++] = (struct link_answer){ .a = s->key,
				.b = s->other,
				.same = s->kind == ANSWER_SAME };
	}
	return in;
}

/* The exports know from when to when; the policy does not. */
static bool
is_employer(struct arena *a, const struct lexicon *l, const struct owner *o,
    struct str name)
{
	struct str key = company_key(l, a, name);

	for (uint32_t i = 0; i < o->employers.n; i++)
		if (str_eq(company_key(l, a, o->employers.v[i].name), key))
			return true;
	return false;
}

static struct str
given_name(const struct config *c, const struct ready *r)
{
	return c->me.n > 0 ? c->me : r->policy.name;
}

/* The owner as exports and policy tell. */
static void
find_owner(struct arena *a, const struct config *c, const struct ready *r,
    struct plan *plan)
{
	link_owner(a, plan->records, given_name(c, r), &plan->owner);
	for (uint32_t i = 0; i < r->policy.employers.n; i++)
		if (!is_employer(
			a, r->lexicon, &plan->owner, r->policy.employers.v[i]))
			vec_add(a, &plan->owner.employers) =
			    (struct employer){ .name = r->policy.employers.v[i],
				    .from = WHEN_NONE,
				    .to = WHEN_NONE };
}

/* From records to people in groups, and questions. */
static void
sort_people(struct arena *a, struct arena *scratch, const struct config *c,
    const struct ready *r, struct plan *plan, struct diag *d)
{
	struct plan_input in = { .scratch = scratch,
		.lexicon = r->lexicon,
		.policy = &r->policy,
		.answers = &r->answers,
		.diag = d };
	struct naming naming = { .company = company_key,
		.lexicon = r->lexicon,
		.school = schools_title };
	struct link_input linking;

	plan->now = c->now;
	plan->strategy = c->strategy;
	plan->phrases = r->book.phrases;
	plan->language = r->book.language;
	plan->groups = r->groups;
	linking = link_input_of(a, r, plan);
	plan->people = link_people(a, &linking, d);
	naming.schools = schools_make(a, r->lexicon, &plan->owner);
	plan->graph = graph_make(a, plan->records, plan->people, &naming);
	ready_table(r, plan->table);
	memcpy(plan->harm, r->strategy.harm, sizeof(plan->harm));
	plan_make(a, &in, plan);
}

/* And from there to the finished plan; false also where it does not hold. */
static bool
make_plan(struct arena *a, const struct config *c, struct ready *r,
    struct plan *plan, struct diag *d)
{
	struct arena *scratch = arena_make("planning");
	bool good;

	sort_people(a, scratch, c, r, plan, d);
	good = audience_compile(a, &r->facts, &r->strategy, plan, d);
	audit_posts(a, scratch, r->lexicon, &r->policy, plan);
	done_find(a, &r->own, &r->done, &r->renames, plan);
	changes_find(a, &r->before, &r->renames, plan);
	arena_free(scratch);
	return good;
}

/* The status where make_plan says false. */
static int
no_plan(const struct diag *d)
{
	return diag_count(d, DIAG_PLAN_OFF) > 0 ? EXIT_FAULT : EXIT_WRONG_USE;
}

static bool
has_contacts(const struct people *people)
{
	for (uint32_t i = 1; i < people->persons.n; i++)
		if (!people->persons.v[i].owner)
			return true;
	return false;
}

/* What the owner may have changed meanwhile. */
static void
guard(struct out *out, const struct ready *r)
{
	out_guard(out, &r->answers_seen);
	for (int i = 0; i < 2; i++)
		out_guard(out, &r->done_seen[i]);
}

/* All files, or none; the exit status. */
static int
write_all(struct arena *a, const struct config *c, struct ready *r,
    const struct plan *plan, struct diag *d)
{
	struct templates t = { .ctx = &r->dirs, .get = templates_get };
	struct emit e = { .templates = &t, .diag = d };
	bool good;

	e.plan = c->redact ? plan_redact(a, plan) : plan;
	e.out = out_open(a, c->out, c->redact, d);
	if (e.out == NULL)
		return diag_count(d, DIAG_NOT_REDACTED) > 0 ? EXIT_WRONG_USE
		                                            : EXIT_NO_OUTPUT;
	if (!c->redact)
		guard(e.out, r);
	e.scratch = arena_make("writing");
	good = emit_all(&e);
	arena_free(e.scratch);
	if (!good) {
		out_drop(e.out);
		return EXIT_WRONG_USE;
	}
	return out_commit(e.out) ? EXIT_DONE : EXIT_NO_OUTPUT;
}

/* A run while questions are asked. */
struct talk {
	struct arena *arena;
	const struct config *config;
	struct ready *ready;
	const struct plan *empty; /* the plan before planning */
	struct diag *diag, *quiet;
};

static const struct plan *
talk_plan(void *ctx, struct arena *a)
{
	struct talk *t = ctx;
	struct plan *plan = arena_new(a, struct plan);
	struct arena *scratch = arena_make("planning");

	*plan = *t->empty;
	sort_people(a, scratch, t->config, t->ready, plan, t->quiet);
	arena_free(scratch);
	return plan;
}

static bool
talk_save(void *ctx, const struct plan *plan, const struct question *answered)
{
	struct talk *t = ctx;
	struct arena *scratch = arena_make("the answers");
	struct file *f = file_memory(scratch);
	bool good;

	answers_put(f, plan, &t->ready->answers.rows, answered);
	good = out_replace(
	    scratch, &t->ready->answers_seen, file_bytes(f), t->diag);
	arena_free(scratch);
	return good;
}

/* Asks.  A plan is written first, so that there is a folder for the answers;
 * what it has to say is said by the one that follows. */
static int
talk(struct arena *a, const struct config *c, struct ready *r,
    const struct plan *empty, struct diag *d)
{
	struct talk t = { a, c, r, empty, d, diag_make(a, stderr, LV_FATAL) };
	struct ask ask = { &t, &r->answers, talk_plan, talk_save };
	struct arena *first = arena_make("the plan before the questions");
	struct plan plan = *empty;
	int status = EXIT_DONE;

	if (!make_plan(first, c, r, &plan, t.quiet))
		status = no_plan(t.quiet);
	else if (has_contacts(plan.people))
		status = write_all(first, c, r, &plan, d);
	if (status == EXIT_DONE && has_contacts(plan.people)) {
		ready_look(r);
		if (!ask_questions(a, &ask, stdin, stdout))
			status = EXIT_NO_OUTPUT;
	}
	arena_free(first);
	return status;
}

static int
finish(struct arena *a, const struct config *c, struct ready *r,
    const struct plan *plan, struct diag *d)
{
	int status = EXIT_DONE;

	if (c->mode == MODE_EXPLAIN || c->mode == MODE_VIEW_AS) {
		bool found = c->mode == MODE_EXPLAIN
		                 ? tell_explain(stdout, a, plan, c->who)
		                 : tell_view_as(stdout, a, plan, c->who);

		if (!found) {
			diag_say(d, DIAG_NO_SUCH_PERSON, NULL, "%s", "");
			return EXIT_NOTHING;
		}
	} else {
		status = write_all(a, c, r, plan, d);
		if (status == EXIT_DONE && c->least < LV_ERROR)
			tell_result(stdout, a, c, plan);
	}
	if (status != EXIT_DONE)
		return status;
	return diag_worst(d) >= LV_ERROR ? EXIT_DAMAGED : EXIT_DONE;
}

/* Answers go with whoever bears another name now; before they are used. */
static void
carry_answers(struct arena *a, struct ready *r, const struct records *records)
{
	renames_find(a, &r->before, records, &r->renames);
	for (uint32_t i = 0; i < r->renames.v.n; i++)
		answers_rename(a, &r->answers, r->renames.v.v[i].from,
		    r->renames.v.v[i].to);
}

/* The owner, the language, and the answers, which may be in it; false where
 * a template or the answers are wrong. */
static bool
hear_owner(struct arena *a, const struct config *c, struct ready *r,
    struct plan *plan, struct diag *d)
{
	find_owner(a, c, r, plan);
	if (plan->owner.language.n == 0)
		plan->owner.language = lexicon_language(r->lexicon);
	if (!ready_language(r, c, plan->owner.language, d) ||
	    !ready_answers(a, r, d))
		return false;
	carry_answers(a, r, plan->records);
	return true;
}

/* What follows reading. */
static int
conclude(struct arena *a, const struct config *c, struct ready *r,
    struct plan *plan, struct diag *d)
{
	int status;

	if (!hear_owner(a, c, r, plan, d))
		return EXIT_WRONG_USE;
	status = c->ask ? talk(a, c, r, plan, d) : EXIT_DONE;
	if (status != EXIT_DONE)
		return status;
	if (!make_plan(a, c, r, plan, d))
		return no_plan(d);
	if (has_contacts(plan->people))
		return finish(a, c, r, plan, d);
	tell_nothing(stderr, d, DIAG_NOBODY);
	return EXIT_NOTHING;
}

/* The owner's name, for threads that nothing else tells of. */
static void
say_owner(struct sink *sink, const struct config *c, const struct ready *r)
{
	sink_owner(sink, &(struct owner_fact){ .kind = OWNER_NAME,
			     .platform = PF_GRAPH,
			     .text = given_name(c, r),
			     .from = WHEN_NONE,
			     .to = WHEN_NONE });
}

int
run(struct arena *a, const struct config *c, struct diag *d)
{
	struct ready ready;
	struct intake intake = { .keep_rows = c->mode == MODE_INSPECT };
	struct plan plan = { .redacted = c->redact };
	struct sink *sink;
	int status = EXIT_NOTHING;

	if (!ready_make(a, c, &ready, d))
		return ready.status;
	if (c->mode == MODE_SETTINGS) {
		if (!ready_language(&ready, c, STR_NONE, d))
			return EXIT_WRONG_USE;
		tell_settings(
		    stdout, a, ready.book.phrases, &ready.facts, c->now);
		return EXIT_DONE;
	}
	ready_lock(a, c, &ready, d);
	if (!ready_before(a, c, &ready, d))
		return EXIT_WRONG_USE;
	sink = sink_make(a);
	sink_hear(sink, lexicon_hear, ready.lexicon);
	say_owner(sink, c, &ready);
	intake_read(a, c, sink, d, &intake);
	plan.records = sink_records(sink);
	for (uint32_t i = 0; i < intake.inputs.n; i++)
		vec_add(a, &plan.inputs) = intake.inputs.v[i];
	if (c->mode == MODE_INSPECT) {
		tell_inspect(stdout, &intake, c);
		status = diag_worst(d) >= LV_ERROR ? EXIT_DAMAGED : EXIT_DONE;
	} else if (intake.used == 0) {
		tell_nothing(stderr, d, DIAG_NO_EXPORT);
	} else {
		status = conclude(a, c, &ready, &plan, d);
	}
	lexicon_close(ready.lexicon);
	return status;
}
