#include <libpsl.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "plan/board.h"
#include "plan/company.h"

enum {
	NAME_MIN = 3, /* letters of a name that may be found in a text */
	SHORT_MIN = 5 /* letters of a first word that stands for the whole */
};

struct orgs {
	struct arena *arena, *scratch;
	const struct lexicon *lexicon;
	const psl_ctx_t *psl;
	VEC(struct org) v; /* v[0] is a dummy */
	struct map *by_key, *by_squashed;
	struct map *by_short; /* the owner's employers, by their first word */
};

uint32_t
orgs_n(const struct orgs *o)
{
	return o->v.n - 1;
}

struct org *
orgs_at(const struct orgs *o, uint32_t i)
{
	return &o->v.v[i];
}

uint32_t
orgs_find(const struct orgs *o, struct str name)
{
	struct str key = company_key(o->lexicon, o->scratch, name);

	return key.n == 0 ? 0 : map_get(o->by_key, key);
}

static uint32_t
enter(struct orgs *o, struct str name)
{
	struct str key = company_key(o->lexicon, o->arena, name);
	uint32_t *at;

	if (key.n == 0)
		return 0;
	at = map_at(o->by_key, key);
	if (*at == 0) {
		struct org org = { .name = name,
			.key = key,
			.group = -1,
			.from = WHEN_NONE,
			.to = WHEN_NONE };

		*at = o->v.n;
		vec_add(o->arena, &o->v) = org;
		at = map_at(o->by_squashed, company_squash(o->arena, key));
		if (*at == 0)
			*at = o->v.n - 1;
	}
	return map_get(o->by_key, key);
}

static void
enter_own(struct orgs *o, const struct owner *owner)
{
	for (uint32_t i = 0; i < owner->employers.n; i++) {
		const struct employer *e = &owner->employers.v[i];
		uint32_t n = enter(o, e->name);
		struct org *org = &o->v.v[n];
		struct str rest = org->key, first;

		if (n == 0)
			continue;
		/* Two stints there: the span of both; open if one is. */
		if (!org->own || e->from < org->from)
			org->from = e->from;
		if (!org->own || e->to == WHEN_NONE ||
		    (org->to != WHEN_NONE && e->to > org->to))
			org->to = e->to;
		org->own = true;
		/* People who work at "Brightwell Software" say "Brightwell". */
		first = str_cut(&rest, ' ');
		if (rest.n > 0 && first.n >= SHORT_MIN)
			*map_at(o->by_short, first) = n;
	}
}

static void
enter_people(struct orgs *o, const struct board *b)
{
	const struct records *r = b->plan->records;

	for (uint32_t i = 0; i < r->affiliations.n; i++) {
		const struct affiliation *f = &r->affiliations.v[i];
		person_id p = board_person(b, f->who);
		uint32_t n = f->school ? 0 : enter(o, f->organisation);
		struct org *org = &o->v.v[n];

		if (n == 0 || p.n == 0)
			continue;
		if (org->people.n == 0 ||
		    org->people.v[org->people.n - 1].n != p.n)
			vec_add(o->arena, &org->people) = p;
	}
}

static int
by_id(const void *a, const void *b)
{
	const person_id *x = a, *y = b;

	return (x->n > y->n) - (x->n < y->n);
}

static void
once_each(struct org *org)
{
	uint32_t n = 0;

	if (org->people.n > 1)
		qsort(org->people.v, org->people.n, sizeof(person_id), by_id);
	for (uint32_t i = 0; i < org->people.n; i++)
		if (n == 0 || org->people.v[n - 1].n != org->people.v[i].n)
			org->people.v[n++] = org->people.v[i];
	org->people.n = n;
}

/* What the owner has said of whole companies: rules, answers, and lists on
 * which all of a company's people have one group. */
static void
learn_groups(struct orgs *o, const struct board *b)
{
	const struct policy *policy = b->in->policy;
	const struct answers *answers = b->in->answers;

	for (uint32_t i = 1; i < o->v.n; i++)
		for (uint32_t k = 0; k < policy->rules.n; k++) {
			const struct rule *rule = &policy->rules.v[k];

			if (rule->kind != RULE_COMPANY)
				continue;
			if (policy_matches(
				o->scratch, rule->pattern, o->v.v[i].name)) {
				o->v.v[i].group = rule->group;
				o->v.v[i].said = PHRASE_EVIDENCE_BY_POLICY;
				o->v.v[i].ruled = true;
			}
		}
	for (uint32_t i = 0; i < answers->v.n; i++) {
		const struct answer *a = &answers->v.v[i];
		uint32_t n;

		if (!str_starts(a->key, STR("org:")))
			continue;
		n = orgs_find(o, str_sub(a->key, 4, SIZE_MAX));
		if (n == 0)
			continue;
		o->v.v[n].group =
		    a->kind == ANSWER_GROUPS ? a->groups.v[0] : GROUP_UNSORTED;
		o->v.v[n].said = PHRASE_EVIDENCE_BY_ANSWER;
		o->v.v[n].ruled = false;
	}
}

static void
learn_from_lists(struct orgs *o, const struct board *b)
{
	const struct records *r = b->plan->records;
	struct map *listed = map_make(o->arena); /* who -> group + 1 */

	for (uint32_t i = 0; i < r->labels.n; i++) {
		const struct label *l = &r->labels.v[i];
		int g = groups_find(&b->plan->groups, l->text);

		if (l->kind == LABEL_MEMBERS && g >= 0)
			*map_at(listed, str_fmt(o->arena, "%u", l->who.n)) =
			    (uint32_t)g + 1;
	}
	for (uint32_t i = 0; i < r->affiliations.n; i++) {
		const struct affiliation *f = &r->affiliations.v[i];
		uint32_t g =
		    map_get(listed, str_fmt(o->scratch, "%u", f->who.n));
		uint32_t n = g == 0 ? 0 : orgs_find(o, f->organisation);

		if (n == 0 || o->v.v[n].own || o->v.v[n].group >= 0)
			continue;
		o->v.v[n].group = (int)g - 1;
		o->v.v[n].said = PHRASE_EVIDENCE_BY_LIST;
	}
}

struct orgs *
orgs_make(struct board *b)
{
	struct orgs *o = arena_new(b->arena, struct orgs);

	o->arena = b->arena;
	o->scratch = b->in->scratch;
	o->lexicon = b->in->lexicon;
	o->psl = psl_builtin();
	o->by_key = map_make(b->arena);
	o->by_squashed = map_make(b->arena);
	o->by_short = map_make(b->arena);
	vec_add(o->arena, &o->v) = (struct org){ .group = -1 };
	enter_own(o, &b->plan->owner);
	enter_people(o, b);
	for (uint32_t i = 1; i < o->v.n; i++)
		once_each(&o->v.v[i]);
	learn_groups(o, b);
	learn_from_lists(o, b);
	return o;
}

bool
org_left(const struct board *b, const struct org *o)
{
	return o->to != WHEN_NONE && o->to < b->plan->now;
}

struct str
orgs_domain(const struct orgs *o, struct str email)
{
	struct str domain = str_lower(o->scratch, str_after_last(email, '@'));
	const char *reg;

	if (domain.n == email.n || domain.n == 0)
		return STR_NONE;
	domain = str_copy(o->scratch, domain); /* NUL-terminated */
	reg = o->psl == NULL ? domain.p
	                     : psl_registrable_domain(o->psl, domain.p);
	if (reg == NULL ||
	    lexicon_word(o->lexicon, LEX_FREEMAIL, o->scratch, domain) ||
	    lexicon_word(o->lexicon, LEX_FREEMAIL, o->scratch, str_of(reg)))
		return STR_NONE;
	return str_of(reg);
}

uint32_t
orgs_by_email(const struct orgs *o, struct str email)
{
	struct str domain = orgs_domain(o, email);
	struct str first = str_cut(&domain, '.');

	return first.n < NAME_MIN
	           ? 0
	           : map_get(o->by_squashed, company_squash(o->scratch,
						 utf8_fold(o->scratch, first)));
}

void
orgs_in_text(const struct orgs *o, struct str text,
    void (*fn)(void *ctx, uint32_t org), void *ctx)
{
	struct str folded = utf8_fold(o->scratch, text);

	for (size_t at = 0; at < folded.n;) {
		size_t end = at, hit_end = SIZE_MAX;
		uint32_t hit = 0;

		/* The longest name that begins at this word. */
		for (int words = 0; words < 6 && end < folded.n; words++) {
			uint32_t n;

			while (++end < folded.n && folded.p[end] != ' ')
				continue;
			n = map_get(o->by_key, str_sub(folded, at, end - at));
			if (n == 0 && words == 0)
				n = map_get(
				    o->by_short, str_sub(folded, at, end - at));
			if (n > 0 && end - at >= NAME_MIN) {
				hit = n;
				hit_end = end;
			}
		}
		if (hit > 0) {
			fn(ctx, hit);
			at = hit_end + 1;
			continue;
		}
		while (at < folded.n && folded.p[at] != ' ')
			at++;
		at++;
	}
}
