/*
 * Employers, companies, job titles and e-mail domains.
 */
#include "base/arena.h"
#include "base/utf8.h"
#include "plan/board.h"

/* Months after the owner has left in which a new contact from there may
 * still be one from the time together. */
#define GRACE ((int64_t)183 * DAY_SECONDS)

struct job {
	struct board *b;
	person_id person;
	const struct affiliation *at;
	const struct org *org;
};

/* When the owner and the contact connected there, or WHEN_NONE. */
static int64_t
connected(const struct job *j)
{
	return j->b->plan->records->whos.v[j->at->who.n].account.since;
}

static void
at_own_employer(const struct job *j)
{
	int64_t since = connected(j);
	bool left = org_left(j->b, j->org);
	const struct place *w = &j->at->place;
	struct str name = j->org->name;

	if (left && since != WHEN_NONE && since > j->org->to + GRACE)
		board_say(j->b, j->person, EV_CAME_LATER, 1, w,
		    PHRASE(EVIDENCE_CAME_LATER, name));
	else if (left ||
		 (j->at->to != WHEN_NONE && j->at->to < j->b->plan->now))
		board_say(j->b, j->person, EV_FORMER, 1, w,
		    PHRASE(EVIDENCE_FORMER, name,
			when_month(j->b->in->scratch, j->org->to)));
	else
		board_say(j->b, j->person, EV_COWORKER, 1, w,
		    PHRASE(EVIDENCE_COWORKER, name));
}

static void
say_title(void *ctx, const struct word *w)
{
	struct job *j = ctx;
	bool own = j->org->own, lead = w->group == GROUP_MANAGERS;

	/* Who leads at a client is no manager of the owner; who sells at the
	 * owner's own employer is no vendor. */
	if (own != lead || (lead && org_left(j->b, j->org)))
		return;
	if (w->group == GROUP_INDUSTRY)
		board_say(j->b, j->person, EV_ADVISER, 1, &j->at->place,
		    PHRASE(EVIDENCE_TITLE, j->at->title));
	else
		board_name(j->b, j->person, EV_TITLE, w->group, w->weight,
		    &j->at->place, PHRASE(EVIDENCE_TITLE, j->at->title));
}

/* A company whose people are known speaks for one of them; by a rule of the
 * policy it is no guess. */
static void
known_company(struct board *b, person_id p, const struct org *o,
    const struct place *w, enum phrase_id text, struct str name)
{
	struct phrase by = { .id = o->said };
	struct phrase says = { text,
		{ name, b->plan->groups.v[o->group].many,
		    phrase_text(b->plan->phrases, b->in->scratch, by) } };

	if (o->ruled)
		board_name(b, p, EV_RULE, o->group, 9, w, says);
	else if (o->said == PHRASE_EVIDENCE_BY_ANSWER)
		board_name(b, p, EV_MANY, o->group, 6, w, says);
	else
		board_name(b, p, EV_COMPANY_OF, o->group, 3.5, w, says);
}

static bool
in_book(enum platform p)
{
	return p == PF_GOOGLE || p == PF_PHONE || p == PF_CRM;
}

static void
elsewhere(const struct job *j)
{
	const struct org *o = j->org;
	enum platform where =
	    j->b->plan->records->whos.v[j->at->who.n].account.platform;

	if (o->group >= 0 && o->group != GROUP_UNSORTED)
		known_company(j->b, j->person, o, &j->at->place,
		    PHRASE_EVIDENCE_COMPANY_OF, o->name);
	else
		board_say(j->b, j->person,
		    in_book(where) ? EV_BOOK_COMPANY : EV_ELSEWHERE, 1,
		    &j->at->place, PHRASE(EVIDENCE_ELSEWHERE, o->name));
}

static void
title_rules(struct board *b, person_id p, const struct affiliation *f)
{
	const struct policy *policy = b->in->policy;

	for (uint32_t i = 0; i < policy->rules.n; i++) {
		const struct rule *r = &policy->rules.v[i];

		if (r->kind == RULE_TITLE &&
		    policy_matches(b->in->scratch, r->pattern,
			str_fmt(b->in->scratch, "%.*s at %.*s",
			    STR_ARG(f->title), STR_ARG(f->organisation))))
			board_name(b, p, EV_RULE, r->group, 9, &f->place,
			    PHRASE(EVIDENCE_RULE_TITLE,
				phrase_number(b->in->scratch, r->line),
				f->title));
	}
}

static void
one_affiliation(struct board *b, const struct affiliation *f)
{
	struct job j = { .b = b, .at = f };
	uint32_t n;

	j.person = board_person(b, f->who);
	if (j.person.n == 0 || f->school)
		return;
	title_rules(b, j.person, f);
	n = orgs_find(b->orgs, f->organisation);
	if (n == 0)
		return;
	j.org = orgs_at(b->orgs, n);
	if (j.org->own)
		at_own_employer(&j);
	else
		elsewhere(&j);
	lexicon_scan(
	    b->in->lexicon, LEX_TITLE, b->in->scratch, f->title, say_title, &j);
}

static bool
own_domain(const struct board *b, struct str domain)
{
	const struct strs *mine = &b->plan->owner.emails;

	for (uint32_t i = 0; i < mine->n; i++)
		if (str_eq(orgs_domain(b->orgs, mine->v[i]), domain))
			return true;
	return false;
}

/* Whether one fits: a rule leaves nothing to be guessed from the domain. */
static bool
domain_rules(
    struct board *b, person_id p, const struct account *a, struct str email)
{
	const struct policy *policy = b->in->policy;
	struct str host = str_after_last(email, '@');
	bool any = false;

	for (uint32_t i = 0; i < policy->rules.n; i++) {
		const struct rule *r = &policy->rules.v[i];
		struct str tail =
		    str_fmt(b->in->scratch, ".%.*s", STR_ARG(r->pattern));

		if (r->kind == RULE_DOMAIN &&
		    (str_eq_nocase(host, r->pattern) ||
			str_ends_nocase(host, tail))) {
			board_name(b, p, EV_RULE, r->group, 9, &a->place,
			    PHRASE(EVIDENCE_RULE_DOMAIN,
				phrase_number(b->in->scratch, r->line),
				r->pattern));
			any = true;
		}
	}
	return any;
}

static void
one_email(
    struct board *b, person_id p, const struct account *a, struct str email)
{
	struct str domain = orgs_domain(b->orgs, email);
	uint32_t n = orgs_by_email(b->orgs, email);
	const struct org *o = orgs_at(b->orgs, n);

	if (domain_rules(b, p, a, email) || domain.n == 0)
		return;
	if (own_domain(b, domain) || (n > 0 && o->own)) {
		if (n > 0 && org_left(b, o))
			board_say(b, p, EV_FORMER, 1, &a->place,
			    PHRASE(EVIDENCE_FORMER_DOMAIN, domain));
		else
			board_say(b, p, EV_OWN_DOMAIN, 1, &a->place,
			    PHRASE(EVIDENCE_OWN_DOMAIN, domain));
	} else if (n > 0 && o->group >= 0 && o->group != GROUP_UNSORTED) {
		known_company(
		    b, p, o, &a->place, PHRASE_EVIDENCE_DOMAIN_OF, domain);
	} else {
		board_say(b, p, EV_WORK_DOMAIN, 1, &a->place,
		    PHRASE(EVIDENCE_WORK_DOMAIN, domain));
	}
}

/* The last word of a name, folded. */
static struct str
surname(struct arena *a, const struct account *who)
{
	struct str name =
	    utf8_fold(a, who->family.n > 0 ? who->family : who->name);
	struct str last = str_after_last(name, ' ');

	return who->family.n == 0 && last.n == name.n ? STR_NONE : last;
}

static bool
has_company(const struct board *b, person_id p)
{
	const struct placing *pl = &b->plan->placings[p.n];

	for (uint32_t i = 0; i < pl->evidence.n; i++)
		if (board_kind(pl->evidence.v[i].kind)->theme == THEME_COMPANY)
			return true;
	return false;
}

static void
one_account(struct board *b, who_id w, struct str own_surname)
{
	const struct account *a = &b->plan->records->whos.v[w.n].account;
	person_id p = board_person(b, w);

	if (p.n == 0)
		return;
	for (uint32_t i = 0; i < a->emails.n; i++)
		if (in_book(a->platform) || a->platform == PF_LINKEDIN)
			one_email(b, p, a, a->emails.v[i]);
	/* A company tells as much, and more. */
	if (a->platform == PF_LINKEDIN && a->relation == REL_CONNECTION &&
	    b->plan->placings[p.n].friend && !has_company(b, p))
		board_say(b, p, EV_BUSINESS_NETWORK, 1, &a->place,
		    PHRASE0(EVIDENCE_BUSINESS_NETWORK));
	if (a->platform == PF_FACEBOOK && a->relation == REL_FRIEND &&
	    own_surname.n > 1 &&
	    str_eq(surname(b->in->scratch, a), own_surname))
		board_say(
		    b, p, EV_SURNAME, 1, &a->place, PHRASE0(EVIDENCE_SURNAME));
}

void
evidence_work(struct board *b)
{
	const struct records *r = b->plan->records;
	struct account me = { .name = b->plan->owner.name };
	struct str own = str_copy(b->arena, surname(b->arena, &me));

	for (uint32_t i = 0; i < r->affiliations.n; i++) {
		arena_reset(b->in->scratch);
		one_affiliation(b, &r->affiliations.v[i]);
	}
	for (uint32_t i = 1; i < r->whos.n; i++) {
		arena_reset(b->in->scratch);
		if (r->whos.v[i].account.relation != REL_NONE)
			one_account(b, (who_id){ i }, own);
	}
}
