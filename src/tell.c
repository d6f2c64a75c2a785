#include "tell.h"

#include "base/arena.h"
#include "emit/emit.h"
#include "import.h"

static void
put(FILE *to, struct arena *a, const struct plan *plan, struct phrase text)
{
	diag_put(to, phrase_text(plan->phrases, a, text));
}

void
tell_result(
    FILE *to, struct arena *a, const struct config *c, const struct plan *plan)
{
	uint32_t friends = 0, open = 0, asked = 0;

	for (uint32_t i = 1; i < plan->people->persons.n; i++) {
		const struct placing *pl = &plan->placings[i];

		friends += pl->friend;
		asked += pl->friend && pl->standing == STAND_ASKED;
		open += pl->friend && (plan->table[pl->treated_as] &
					  CLASS_BIT(CLASS_EVERYDAY)) != 0;
	}
	put(to, a, plan,
	    PHRASE(RESULT_PEOPLE, phrase_number(a, plan->people->persons.n - 1),
		phrase_number(a, friends)));
	putc(' ', to);
	put(to, a, plan,
	    PHRASE(RESULT_OPEN, phrase_number(a, open),
		phrase_number(a, friends - open), phrase_number(a, asked)));
	putc('\n', to);
	put(to, a, plan,
	    PHRASE(RESULT_NEXT, str_of(c->out),
		phrase_number(a, plan->questions.n)));
	putc('\n', to);
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

/* The frame of what stands in the files of facts. */
struct frame {
	FILE *to;
	struct arena *arena;
	const struct phrases *phrases;
	int64_t now;
};

/* "fb.post.default (facebook; as of 2024-10, confidence B)" */
static void
put_fact(const struct frame *f, struct str id, struct str platform,
    struct str as_of, struct str confidence)
{
	struct str dated =
	    facts_dated(f->phrases, f->arena, as_of, confidence, f->now);

	fprintf(f->to, "%.*s (%.*s; %.*s)\n", STR_ARG(id), STR_ARG(platform),
	    STR_ARG(dated));
}

/* "  way: Settings > …" */
static void
put_line(const struct frame *f, enum phrase_id label, struct str text)
{
	struct str words =
	    phrase_text(f->phrases, f->arena, (struct phrase){ .id = label });

	fprintf(f->to, "  %.*s: %.*s\n", STR_ARG(words), STR_ARG(text));
}

void
tell_settings(FILE *to, struct arena *a, const struct phrases *phrases,
    const struct facts *facts, int64_t now)
{
	const struct frame f = { to, a, phrases, now };

	for (uint32_t i = 0; i < facts->v.n; i++) {
		const struct fact *x = &facts->v.v[i];

		put_fact(&f, x->id, x->platform, x->as_of, x->confidence);
		put_line(&f, PHRASE_SETTINGS_SETTING, x->setting);
		put_line(&f, PHRASE_SETTINGS_WAY, x->path);
		put_line(&f, PHRASE_SETTINGS_DOES, x->hides);
		put_line(&f, PHRASE_SETTINGS_LIMITS, x->limits);
		put_line(&f, PHRASE_SETTINGS_LOST, x->lost);
	}
	for (uint32_t i = 0; i < facts->lists.n; i++) {
		const struct list_fact *l = &facts->lists.v[i];

		put_fact(&f, l->id, l->platform, l->as_of, l->confidence);
		put_line(&f, PHRASE_SETTINGS_LIST, l->list);
		put_line(&f, PHRASE_SETTINGS_BY_ITSELF, l->by_itself);
		put_line(&f, PHRASE_SETTINGS_USE, l->use);
		put_line(&f, PHRASE_SETTINGS_TOLD, l->told);
		put_line(&f, PHRASE_SETTINGS_SORTED, l->sorted);
	}
	for (uint32_t i = 0; i < facts->rules.n; i++) {
		const struct rule_fact *r = &facts->rules.v[i];

		put_fact(&f, r->id, r->platform, r->as_of, r->confidence);
		put_line(&f, PHRASE_SETTINGS_RULE, r->rule);
	}
}
