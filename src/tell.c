#include "tell.h"

#include "audience/matrix.h"
#include "base/arena.h"
#include "base/utf8.h"
#include "emit/emit.h"
#include "import.h"

/* Whether somebody is meant: by key, or by a name of any account. */
static bool
is_meant(struct arena *a, const struct plan *plan, person_id p, struct str who,
    struct str folded)
{
	const struct person *one = &plan->people->persons.v[p.n];

	if (one->owner)
		return false;
	if (str_eq(one->key, who) || str_eq(utf8_fold(a, one->name), folded))
		return true;
	for (uint32_t i = 0; i < one->accounts.n; i++) {
		const struct account *acc =
		    &plan->records->whos.v[one->accounts.v[i].n].account;

		if (str_eq(record_key(a, acc), who) ||
		    (folded.n > 0 && str_eq(utf8_fold(a, acc->name), folded)))
			return true;
	}
	return false;
}

static void
put_classes(FILE *to, classes sees)
{
	for (int c = 0; c < CLASS__COUNT; c++)
		if ((sees & CLASS_BIT(c)) != 0)
			fprintf(to, " %.*s", STR_ARG(class_id((enum class)c)));
	putc('\n', to);
}

static void
put_head(FILE *to, const struct plan *plan, person_id p)
{
	const struct person *one = &plan->people->persons.v[p.n];

	diag_put(to, one->name);
	fputs(" (", to);
	diag_put(to, one->key);
	fputs(")\n", to);
}

static void
explain_accounts(FILE *to, struct arena *a, const struct plan *plan,
    const struct person *one)
{
	for (uint32_t i = 0; i < one->accounts.n; i++) {
		const struct account *acc =
		    &plan->records->whos.v[one->accounts.v[i].n].account;

		fprintf(to,
		    "  %.*s %.*s: ", STR_ARG(platform_name(acc->platform)),
		    STR_ARG(relation_name(acc->relation)));
		diag_put(to, acc->name);
		fputs("  [", to);
		diag_put(to, place_text(a, &acc->place));
		fputs("]\n", to);
	}
}

/* A join as a sum: what was compared, what it added. */
static void
explain_sum(FILE *to, const struct pair *j)
{
	fprintf(to, "    %+5.1f before anything is compared\n", j->start);
	for (uint32_t i = 0; i < j->parts.n; i++) {
		const struct part_of_sum *part = &j->parts.v[i];

		fprintf(to, "    %+5.1f %.*s", part->bits, STR_ARG(part->text));
		if (part->where.n > 0) {
			fputs("  [", to);
			diag_put(to, part->where);
			putc(']', to);
		}
		putc('\n', to);
	}
	fprintf(to, "    %+5.1f in all, which is %.1f %%\n", j->sum,
	    100 * j->score);
}

static void
explain_joins(FILE *to, struct arena *a, const struct plan *plan, person_id p)
{
	for (uint32_t i = 0; i < plan->people->joins.n; i++) {
		const struct pair *j = &plan->people->joins.v[i];

		if (j->person.n != p.n)
			continue;
		fputs("  one person: ", to);
		if (j->parts.n == 0) {
			diag_put(to, j->why.v[0]);
			putc('\n', to);
			continue;
		}
		diag_put(
		    to, record_key(a, &plan->records->whos.v[j->a.n].account));
		fputs(" and ", to);
		diag_put(
		    to, record_key(a, &plan->records->whos.v[j->b.n].account));
		fputs(", in bits:\n", to);
		explain_sum(to, j);
	}
}

static void
explain_one(FILE *to, struct arena *a, const struct plan *plan, person_id p)
{
	const struct placing *pl = &plan->placings[p.n];
	const struct group_info *g = plan->groups.v;

	put_head(to, plan, p);
	explain_accounts(to, a, plan, &plan->people->persons.v[p.n]);
	explain_joins(to, a, plan, p);
	fprintf(to, "  group: %.*s (%.*s), treated as %.*s\n",
	    STR_ARG(g[pl->primary].id), STR_ARG(standing_name(pl->standing)),
	    STR_ARG(g[pl->treated_as].id));
	for (uint32_t i = 0; i < pl->groups.n; i++)
		fprintf(to, "    %-17.*s %.2f\n",
		    STR_ARG(g[pl->groups.v[i].group].id), pl->groups.v[i].p);
	fprintf(to, "  evidence (log-odds, group, fact, place):\n");
	for (uint32_t i = 0; i < pl->evidence.n; i++) {
		const struct evidence *e = &pl->evidence.v[i];

		fprintf(to, "    %+5.1f %-17.*s ", e->weight,
		    STR_ARG(g[e->group].id));
		diag_put(to, e->text);
		if (e->place.file.n + e->place.member.n > 0) {
			fputs("  [", to);
			diag_put(to, place_text(a, &e->place));
			putc(']', to);
		}
		putc('\n', to);
	}
	if (pl->evidence.n == 0)
		fputs("    none: nothing but the entry in the list\n", to);
}

static void
view_one(FILE *to, const struct plan *plan, person_id p)
{
	const struct placing *pl = &plan->placings[p.n];

	put_head(to, plan, p);
	for (int f = 0; f < PF__COUNT; f++) {
		if (!pl->present[f])
			continue;
		fprintf(
		    to, "  %.*s:", STR_ARG(platform_name((enum platform)f)));
		put_classes(to, pl->sees[f]);
	}
	for (uint32_t i = 0; i < pl->leaks.n; i++) {
		const struct leak *l = &pl->leaks.v[i];

		fprintf(to, "  still reaches them on %.*s: %.*s, through ",
		    STR_ARG(platform_name(l->platform)),
		    STR_ARG(class_words(plan->phrases, l->class)));
		diag_put(to, l->through);
		putc('\n', to);
	}
}

static bool
for_each(FILE *to, struct arena *a, const struct plan *plan, struct str who,
    bool explain)
{
	struct arena *scratch = arena_make("looking for a name");
	struct str folded = utf8_fold(a, who);
	bool any = false;

	for (uint32_t i = 1; i < plan->people->persons.n; i++) {
		person_id p = { i };

		arena_reset(scratch);
		if (!is_meant(scratch, plan, p, who, folded))
			continue;
		any = true;
		if (explain)
			explain_one(to, scratch, plan, p);
		else
			view_one(to, plan, p);
	}
	arena_free(scratch);
	return any;
}

bool
tell_explain(FILE *to, struct arena *a, const struct plan *plan, struct str who)
{
	return for_each(to, a, plan, who, true);
}

/* By the rules, on each platform of the owner's or of a contact's. */
static void
view_stranger(FILE *to, struct arena *a, const struct plan *plan)
{
	const struct matrix *m = matrix_make(a, plan);

	fputs("a stranger sees:\n", to);
	for (int p = 0; p < PF__COUNT; p++) {
		bool occurs = false;

		for (uint32_t i = 1; i < plan->people->persons.n; i++)
			occurs |= plan->placings[i].present[p];
		if (!occurs || plan->audiences[p][CLASS_PUBLIC].words.n == 0)
			continue;
		fprintf(
		    to, "  %.*s:", STR_ARG(platform_name((enum platform)p)));
		put_classes(to, matrix_stranger(m, (enum platform)p));
	}
	fputs("  and your name, profile picture and cover photo everywhere\n",
	    to);
}

bool
tell_view_as(FILE *to, struct arena *a, const struct plan *plan, struct str who)
{
	int g;

	if (str_eq(who, STR("stranger"))) {
		view_stranger(to, a, plan);
		return true;
	}
	if (!str_starts(who, STR("group:")))
		return for_each(to, a, plan, who, false);
	g = groups_find(&plan->groups, str_sub(who, 6, SIZE_MAX));
	if (g < 0)
		return false;
	fprintf(to, "%.*s are meant to see:", STR_ARG(plan->groups.v[g].many));
	put_classes(to, plan->table[g] | CLASS_BIT(CLASS_PUBLIC));
	for (uint32_t i = 1; i < plan->people->persons.n; i++)
		if (plan->placings[i].primary == g &&
		    !plan->people->persons.v[i].owner)
			view_one(to, plan, (person_id){ i });
	return true;
}

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
