/*
 * People and exports, then and now; and all of it together.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "changes/compare.h"

void
compare_add(struct compare *c, struct change x)
{
	const struct person *p = &c->plan->people->persons.v[x.id.n];

	if (x.id.n > 0) {
		x.person = p->key;
		x.name = p->name;
	}
	vec_add(c->arena, &c->plan->changes) = x;
}

static const struct account *
account(const struct compare *c, who_id who)
{
	return &c->plan->records->whos.v[who.n].account;
}

/* Accounts, by the keys of now. */
static void
match_accounts(struct compare *c)
{
	const struct people *people = c->plan->people;
	struct map *keys = map_make(c->scratch), *to = map_make(c->scratch);

	for (uint32_t i = 1; i < people->persons.n; i++)
		for (uint32_t k = 0; k < people->persons.v[i].accounts.n; k++) {
			who_id w = people->persons.v[i].accounts.v[k];

			*map_at(keys, record_key(c->scratch, account(c, w))) =
			    w.n;
			c->now[account(c, w)->platform] |=
			    !people->persons.v[i].owner;
		}
	for (uint32_t i = 0; i < c->renames->v.n; i++)
		*map_at(to, c->renames->v.v[i].from) =
		    map_get(keys, c->renames->v.v[i].to);
	for (uint32_t i = 0; i < c->was->accounts.n; i++) {
		const struct before_account *a = &c->was->accounts.v[i];
		uint32_t w = map_get(keys, a->key);

		c->whos[i] = w > 0 ? w : map_get(to, a->key);
		c->then[a->platform] = true;
	}
}

/* The person of the first account that is still there. */
static void
match_people(struct compare *c)
{
	for (uint32_t i = 0; i < c->was->accounts.n; i++) {
		uint32_t was = c->was->accounts.v[i].person;
		uint32_t now = c->plan->people->of[c->whos[i]].n;

		if (now == 0)
			continue;
		if (c->now_of[was] == 0)
			c->now_of[was] = now;
		if (c->was_of[now] == 0)
			c->was_of[now] = was;
	}
}

/*
 * Who is gone and who is new under one name that nobody else bears is taken
 * for one: a request that was accepted, a friend who came back.  Good enough
 * to tell of, never to hand on an answer.
 */
static void
match_names(struct compare *c)
{
	const uint32_t twice = UINT32_MAX;
	const struct people *people = c->plan->people;
	struct map *gone = map_make(c->scratch), *fresh = map_make(c->scratch);

	for (uint32_t i = 1; i < c->was->people.n; i++) {
		uint32_t *at = map_at(
		    gone, utf8_fold(c->scratch, c->was->people.v[i].name));

		*at = *at == 0 && c->now_of[i] == 0 ? i : twice;
	}
	for (uint32_t i = 1; i < people->persons.n; i++) {
		uint32_t *at = map_at(
		    fresh, utf8_fold(c->scratch, people->persons.v[i].name));

		*at = *at == 0 && c->was_of[i] == 0 ? i : twice;
	}
	for (uint32_t i = 1; i < c->was->people.n; i++) {
		struct str name =
		    utf8_fold(c->scratch, c->was->people.v[i].name);
		uint32_t now = map_get(fresh, name);

		if (name.n == 0 || map_get(gone, name) != i || now == 0 ||
		    now == twice || people->persons.v[now].owner)
			continue;
		c->now_of[i] = now;
		c->was_of[now] = i;
	}
}

/* Platforms of which there is an export on one side only are told as such,
 * not person by person. */
static bool
both(const struct compare *c, enum platform p)
{
	return c->then[p] && c->now[p];
}

static struct str
group_id(const struct compare *c, uint32_t person)
{
	return c->plan->groups.v[c->plan->placings[person].treated_as].id;
}

static void
added(struct compare *c, uint32_t i)
{
	const struct person *p = &c->plan->people->persons.v[i];

	for (uint32_t k = 0; k < p->accounts.n; k++)
		if (both(c, account(c, p->accounts.v[k])->platform)) {
			compare_add(
			    c, (struct change){ .kind = CHANGE_ADDED,
				   .id = { i },
				   .platform =
				       account(c, p->accounts.v[k])->platform,
				   .to = group_id(c, i) });
			return;
		}
}

static void
gone(struct compare *c)
{
	uint32_t told = 0;

	for (uint32_t i = 0; i < c->was->accounts.n; i++) {
		const struct before_account *a = &c->was->accounts.v[i];
		const struct before_person *p = &c->was->people.v[a->person];

		if (c->now_of[a->person] > 0 || a->person == told ||
		    !both(c, a->platform))
			continue;
		told = a->person;
		compare_add(c, (struct change){ .kind = CHANGE_GONE,
				   .person = p->key,
				   .name = p->name,
				   .platform = a->platform,
				   .from = p->treated_as });
	}
}

/* An account that is still there and shows another name; once a person. */
static void
renamed(struct compare *c)
{
	bool *told = arena_array(c->scratch, bool, c->plan->people->persons.n);

	for (uint32_t i = 0; i < c->was->accounts.n; i++) {
		const struct before_account *a = &c->was->accounts.v[i];
		struct str name = account(c, (who_id){ c->whos[i] })->name;
		person_id p = c->plan->people->of[c->whos[i]];

		if (p.n == 0 || told[p.n] || a->name.n == 0 || name.n == 0 ||
		    str_eq(a->name, name) ||
		    c->plan->people->persons.v[p.n].owner)
			continue;
		told[p.n] = true;
		compare_add(c, (struct change){ .kind = CHANGE_RENAMED,
				   .id = p,
				   .platform = a->platform,
				   .from = a->name,
				   .to = name });
	}
}

static bool
waits(enum relation r)
{
	return r == REL_REQUEST;
}

/* By person and platform: a contact then, a contact now. */
static void
contacts(struct compare *c)
{
	const struct people *people = c->plan->people;
	bool(*then)[PF__COUNT] =
	    arena_array_of(c->scratch, people->persons.n, sizeof(*then));
	bool(*now)[PF__COUNT] =
	    arena_array_of(c->scratch, people->persons.n, sizeof(*now));

	for (uint32_t i = 0; i < c->was->accounts.n; i++) {
		const struct before_account *a = &c->was->accounts.v[i];

		then[c->now_of[a->person]][a->platform] |= !waits(a->relation);
	}
	for (uint32_t i = 1; i < people->persons.n; i++)
		for (uint32_t k = 0; k < people->persons.v[i].accounts.n; k++) {
			const struct account *a =
			    account(c, people->persons.v[i].accounts.v[k]);

			now[i][a->platform] |= !waits(a->relation);
		}
	for (uint32_t i = 1; i < people->persons.n; i++)
		for (int p = 0; p < PF__COUNT && c->was_of[i] > 0; p++) {
			struct change x = { .kind = now[i][p] ? CHANGE_ON
				                              : CHANGE_OFF,
				.id = { i },
				.platform = (enum platform)p };
			struct str name = platform_name(x.platform);

			if (!both(c, x.platform) || then[i][p] == now[i][p])
				continue;
			*(now[i][p] ? &x.to : &x.from) = name;
			compare_add(c, x);
		}
}

static struct str
job_words(struct arena *a, struct str title, struct str company)
{
	return str_fmt(a, "%.*s%s%.*s", STR_ARG(title),
	    title.n > 0 && company.n > 0 ? ", " : "", STR_ARG(company));
}

static void
job(struct compare *c, uint32_t i)
{
	const struct before_person *p = &c->was->people.v[c->was_of[i]];
	const struct affiliation *is = c->plan->placings[i].job;
	struct change x = {
		.kind = CHANGE_JOB, .id = { i }, .platform = PF__COUNT
	};

	if (is == NULL || p->job.n + p->company.n == 0)
		return;
	x.from = job_words(c->arena, p->job, p->company);
	x.to = job_words(c->arena, is->title, is->organisation);
	if (!str_eq(utf8_fold(c->scratch, x.from), utf8_fold(c->scratch, x.to)))
		compare_add(c, x);
}

static void
group(struct compare *c, uint32_t i)
{
	const struct before_person *p = &c->was->people.v[c->was_of[i]];

	if (p->treated_as.n > 0 && !str_eq(p->treated_as, group_id(c, i)))
		compare_add(c, (struct change){ .kind = CHANGE_GROUP,
				   .id = { i },
				   .platform = PF__COUNT,
				   .from = p->treated_as,
				   .to = group_id(c, i) });
}

static void
people(struct compare *c)
{
	for (uint32_t i = 1; i < c->plan->people->persons.n; i++) {
		if (c->plan->people->persons.v[i].owner)
			continue;
		if (c->was_of[i] == 0) {
			added(c, i);
			continue;
		}
		job(c, i);
		group(c, i);
	}
	gone(c);
	renamed(c);
	contacts(c);
}

static void
exports(struct compare *c)
{
	for (int p = 0; p < PF__COUNT; p++) {
		struct change x = { .platform = (enum platform)p };

		if (c->then[p] == c->now[p])
			continue;
		x.kind = c->now[p] ? CHANGE_EXPORT_NEW : CHANGE_EXPORT_GONE;
		*(c->now[p] ? &x.to : &x.from) = platform_name(x.platform);
		for (uint32_t i = 1; i < c->plan->people->persons.n; i++)
			x.people += c->now[p] &&
			            !c->plan->people->persons.v[i].owner &&
			            c->plan->placings[i].present[p];
		for (uint32_t i = 0; i < c->was->accounts.n; i++)
			x.people += c->then[p] &&
			            (int)c->was->accounts.v[i].platform == p;
		compare_add(c, x);
	}
}

static int
by_kind(const void *a, const void *b)
{
	const struct change *x = a, *y = b;
	int by;

	if (x->kind != y->kind)
		return (int)x->kind - (int)y->kind;
	if (x->platform != y->platform)
		return (int)x->platform - (int)y->platform;
	by = utf8_collate(x->name, y->name);
	if (by == 0)
		by = str_cmp(x->person, y->person);
	if (by == 0)
		by = str_cmp(x->from, y->from);
	return by != 0 ? by : str_cmp(x->to, y->to);
}

/* Where a person works: the first account that tells; the last entry of it
 * that has no end. */
static void
jobs(struct arena *a, struct plan *plan)
{
	const struct records *r = plan->records;
	const struct affiliation **of =
	    arena_array(a, const struct affiliation *, r->whos.n);

	for (uint32_t i = 0; i < r->affiliations.n; i++) {
		const struct affiliation *x = &r->affiliations.v[i];

		if (!x->school && x->to == WHEN_NONE &&
		    x->organisation.n + x->title.n > 0)
			of[x->who.n] = x;
	}
	for (uint32_t i = 1; i < plan->people->persons.n; i++) {
		const struct person *p = &plan->people->persons.v[i];
		struct placing *pl = &plan->placings[i];

		for (uint32_t k = 0; k < p->accounts.n && !p->owner; k++)
			if (pl->job == NULL)
				pl->job = of[p->accounts.v[k].n];
	}
}

static void
compare(struct compare *c)
{
	match_accounts(c);
	match_people(c);
	match_names(c);
	people(c);
	compare_steps(c);
	compare_requests(c);
	exports(c);
}

void
changes_find(struct arena *a, const struct before *b,
    const struct renames *renames, struct plan *plan)
{
	struct compare c = { .arena = a,
		.scratch = arena_make("changes"),
		.was = b,
		.plan = plan };

	c.whos = arena_array(c.scratch, uint32_t, b->accounts.n);
	c.now_of = arena_array(c.scratch, uint32_t, b->people.n);
	c.was_of = arena_array(c.scratch, uint32_t, plan->people->persons.n);
	c.renames = renames;
	jobs(a, plan);
	if (b->there)
		compare(&c);
	compare_lists(&c);
	if (plan->changes.n > 1)
		qsort(plan->changes.v, plan->changes.n,
		    sizeof(plan->changes.v[0]), by_kind);
	arena_free(c.scratch);
}
