#include "tell.h"

#include "base/arena.h"
#include "emit/emit.h"
#include "import.h"

void
tell_result(FILE *to, const struct config *c, const struct plan *plan)
{
	uint32_t friends = 0, open = 0, asked = 0;

	for (uint32_t i = 1; i < plan->people->persons.n; i++) {
		const struct placing *pl = &plan->placings[i];

		friends += pl->friend;
		asked += pl->friend && pl->standing == STAND_ASKED;
		open += pl->friend && (plan->table[pl->treated_as] &
					  CLASS_BIT(CLASS_EVERYDAY)) != 0;
	}
	fprintf(to,
	    "%u people, %u of them friends: %u see your everyday posts, %u "
	    "don't, %u of these until you answer.\n",
	    plan->people->persons.n - 1, friends, open, friends - open, asked);
	fprintf(to,
	    "Open %s/index.html, then follow %s/plan.md; %u questions are in "
	    "%s/answers.csv.\n",
	    c->out, c->out, plan->questions.n, c->out);
}

void
tell_nothing(FILE *to, struct diag *d, enum diag_code why)
{
	diag_say(d, why, NULL, "%s", "");
	fputs("Download your data first; what it needs is, in the order of "
	      "use:\n"
	      "  Facebook   Settings > Your information > Download your "
	      "information (JSON)\n"
	      "  LinkedIn   Settings > Data privacy > Get a copy of your "
	      "data\n"
	      "  Contacts   contacts.google.com > Export, or iCloud > Export "
	      "vCard\n"
	      "then: hedgerow facebook.zip linkedin.zip contacts.vcf   "
	      "(hedgerow --formats lists all)\n",
	    to);
}

static void
inspect_input(FILE *to, const struct input *in)
{
	diag_put(to, in->path);
	for (uint32_t i = 1; i < in->parts.n; i++) {
		fputs(" + ", to);
		diag_put(to, in->parts.v[i]);
	}
	fprintf(to,
	    ": %.*s; %u files read, %u skipped, %u not understood; "
	    "%u records seen, %u used\n",
	    STR_ARG(in->kind), in->read, in->skipped, in->unknown, in->seen,
	    in->used);
	for (int i = 0; i < SKIP__COUNT; i++)
		if (in->skips[i] > 0)
			fprintf(to, "  %8u records skipped: %.*s\n",
			    in->skips[i], STR_ARG(skip_text((enum skip)i)));
	for (uint32_t i = 0; i < in->unknown_fields.n; i++) {
		fputs("  unknown field, not read: ", to);
		diag_put(to, in->unknown_fields.v[i]);
		putc('\n', to);
	}
}

void
tell_inspect(FILE *to, const struct intake *in, const struct config *c)
{
	uint32_t n = c->exports.n + c->members.n;

	for (uint32_t i = 0; i < in->inputs.n; i++)
		inspect_input(to, &in->inputs.v[i]);
	fputs("\n    seen     used  read as             file\n", to);
	for (uint32_t i = 0; i < in->rows.n; i++) {
		const struct intake_row *r = &in->rows.v[i];
		const char *as = r->importer != NULL  ? r->importer
		                 : r->skipped != NULL ? r->skipped
		                                      : "not understood";

		if (r->skipped != NULL)
			fprintf(to, "       -        -  %-18s  ", as);
		else
			fprintf(to, "%8u %8u  %-18s  ", r->seen, r->used, as);
		if (n > 1)
			fprintf(to, "%u:", r->input + 1);
		diag_put(to, r->path);
		putc('\n', to);
	}
}

void
tell_formats(FILE *to)
{
	for (uint32_t i = 0; i < importers_n; i++)
		fprintf(
		    to, "%-16s %s\n", importers[i]->name, importers[i]->about);
}

void
tell_emitters(FILE *to)
{
	for (uint32_t i = 0; i < emitters_n; i++)
		fprintf(
		    to, "%-16s %s\n", emitters[i]->name, emitters[i]->about);
}

/* "as of 2024-10, confidence C: unverified; check the wording". */
static void
put_date(FILE *to, struct str as_of, struct str confidence, int64_t now)
{
	fprintf(to, "as of %.*s, confidence %.*s%s%s", STR_ARG(as_of),
	    STR_ARG(confidence), facts_unsure(confidence) ? ": unverified" : "",
	    facts_stale(as_of, now) ? "; check the wording" : "");
}

void
tell_settings(FILE *to, const struct facts *facts, int64_t now)
{
	for (uint32_t i = 0; i < facts->v.n; i++) {
		const struct fact *f = &facts->v.v[i];

		fprintf(
		    to, "%.*s (%.*s, ", STR_ARG(f->id), STR_ARG(f->platform));
		put_date(to, f->as_of, f->confidence, now);
		fprintf(to,
		    ")\n  %.*s\n  way: %.*s\n  does: %.*s\n"
		    "  does not: %.*s\n  does not come back: %.*s\n",
		    STR_ARG(f->setting), STR_ARG(f->path), STR_ARG(f->hides),
		    STR_ARG(f->limits), STR_ARG(f->lost));
	}
	for (uint32_t i = 0; i < facts->lists.n; i++) {
		const struct list_fact *l = &facts->lists.v[i];

		fprintf(to, "list %.*s (%.*s, ", STR_ARG(l->id),
		    STR_ARG(l->platform));
		put_date(to, l->as_of, l->confidence, now);
		fprintf(to,
		    ")\n  %.*s\n  by itself: %.*s\n  use: %.*s\n"
		    "  who learns of it: %.*s\n  sorted by: %.*s\n",
		    STR_ARG(l->list), STR_ARG(l->by_itself), STR_ARG(l->use),
		    STR_ARG(l->told), STR_ARG(l->sorted));
	}
	for (uint32_t i = 0; i < facts->rules.n; i++) {
		const struct rule_fact *r = &facts->rules.v[i];

		fprintf(to, "rule %.*s (%.*s, ", STR_ARG(r->id),
		    STR_ARG(r->platform));
		put_date(to, r->as_of, r->confidence, now);
		fprintf(to, ")\n  %.*s\n", STR_ARG(r->rule));
	}
}
