#include "run.h"

#include "audience/audience.h"
#include "audit/audit.h"
#include "base/arena.h"
#include "base/utf8.h"
#include "emit/emit.h"
#include "graph/graph.h"
#include "intake.h"
#include "link/link.h"
#include "plan/plan.h"
#include "ready.h"
#include "tell.h"

/* What the owner said of two keys, for the linker. */
static struct link_input
link_input_of(struct arena *a, const struct ready *r, const struct plan *plan)
{
	struct link_answer *v =
	    arena_array(a, struct link_answer, r->answers.v.n);
	struct link_input in = {
		.records = plan->records, .owner = &plan->owner, .answers = v
	};

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
is_employer(struct arena *a, const struct owner *o, struct str name)
{
	struct str folded = utf8_fold(a, name);

	for (uint32_t i = 0; i < o->employers.n; i++)
		if (str_eq(utf8_fold(a, o->employers.v[i].name), folded))
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
		if (!is_employer(a, &plan->owner, r->policy.employers.v[i]))
			vec_add(a, &plan->owner.employers) =
			    (struct employer){ .name = r->policy.employers.v[i],
				    .from = WHEN_NONE,
				    .to = WHEN_NONE };
}

/* From records to the finished plan; false where a template is wrong, or the
 * plan does not hold. */
static bool
make_plan(struct arena *a, const struct config *c, struct ready *r,
    struct plan *plan, struct diag *d)
{
	struct plan_input in = { .lexicon = r->lexicon,
		.policy = &r->policy,
		.answers = &r->answers,
		.diag = d };
	struct link_input linking;
	bool good;

	plan->now = c->now;
	plan->strategy = c->strategy;
	find_owner(a, c, r, plan);
	if (!ready_language(r, c, plan->owner.language, d))
		return false;
	plan->phrases = r->book.phrases;
	plan->language = r->book.language;
	plan->groups = r->groups;
	in.scratch = arena_make("planning");
	linking = link_input_of(a, r, plan);
	plan->people = link_people(a, &linking, d);
	plan->graph = graph_make(a, plan->records, plan->people);
	ready_table(r, plan->table);
	plan_make(a, &in, plan);
	good = audience_compile(a, &r->facts, &r->strategy, plan, d);
	audit_posts(a, in.scratch, r->lexicon, &r->policy, plan);
	arena_free(in.scratch);
	return good;
}

static bool
has_contacts(const struct people *people)
{
	for (uint32_t i = 1; i < people->persons.n; i++)
		if (!people->persons.v[i].owner)
			return true;
	return false;
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
		out_guard(e.out, &r->answers_seen);
	e.scratch = arena_make("writing");
	good = emit_all(&e);
	arena_free(e.scratch);
	if (!good) {
		out_drop(e.out);
		return EXIT_WRONG_USE;
	}
	return out_commit(e.out) ? EXIT_DONE : EXIT_NO_OUTPUT;
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
			tell_result(stdout, c, plan);
	}
	if (status != EXIT_DONE)
		return status;
	return diag_worst(d) >= LV_ERROR ? EXIT_DAMAGED : EXIT_DONE;
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
		tell_settings(stdout, &ready.facts, c->now);
		return EXIT_DONE;
	}
	ready_lock(a, c, &ready, d);
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
		if (!make_plan(a, c, &ready, &plan, d))
			status = diag_count(d, DIAG_PLAN_OFF) > 0
			             ? EXIT_FAULT
			             : EXIT_WRONG_USE;
		else if (has_contacts(plan.people))
			status = finish(a, c, &ready, &plan, d);
		else
			tell_nothing(stderr, d, DIAG_NOBODY);
	}
	lexicon_close(ready.lexicon);
	return status;
}
