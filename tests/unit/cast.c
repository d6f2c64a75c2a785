#include "cast.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

static struct str
slurp(struct arena *a, const char *path)
{
	char *bytes = arena_array(a, char, 1 << 20);
	FILE *in = fopen(path, "rb");
	size_t n;

	assert_non_null(in);
	n = fread(bytes, 1, 1 << 20, in);
	fclose(in);
	return (struct str){ bytes, n };
}

struct cast *
cast_make(const char *strategy)
{
	struct arena *a = arena_make("test");
	struct cast *f = arena_new(a, struct cast);
	struct diag *d = diag_make(a, stderr, LV_NOTE);
	struct str path = str_fmt(a, "templates/strategies/%s.ini", strategy);

	f->a = a;
	f->diag = d;
	groups_init(&f->plan.groups);
	assert_true(facts_parse(a, STR("settings.csv"),
	    slurp(a, "templates/facts/settings.csv"), &f->facts, d));
	assert_true(strategy_parse(
	    a, path, slurp(a, path.p), &f->plan.groups, &f->strategy, d));
	memcpy(f->plan.table, f->strategy.sees, sizeof(f->plan.table));
	f->plan.strategy = str_of(strategy);
	f->plan.now =
	    when_of(&(struct date){ .year = 2026, .month = 11, .day = 23 });
	(void)vec_add(a, &f->records.whos);
	(void)vec_add(a, &f->people.persons);
	return f;
}

uint32_t
cast_add(struct cast *f, const char *name, int group, uint32_t on)
{
	static const enum relation relations[PF__COUNT] = {
		[PF_FACEBOOK] = REL_FRIEND,
		[PF_LINKEDIN] = REL_CONNECTION,
		[PF_INSTAGRAM] = REL_FOLLOWER,
		[PF_X] = REL_FOLLOWER,
		[PF_WHATSAPP] = REL_MEMBER,
		[PF_PHONE] = REL_CONTACT,
	};
	struct person p = { .name = str_of(name), .key = str_of(name) };

	for (int i = 0; i < PF__COUNT; i++) {
		struct who w = { .account = { .platform = (enum platform)i,
				     .relation = relations[i],
				     .name = str_of(name),
				     .id = str_of(name) } };

		if (!(on >> i & 1))
			continue;
		vec_add(f->a, &p.accounts) = (who_id){ f->records.whos.n };
		vec_add(f->a, &f->records.whos) = w;
	}
	f->who[f->n + 1].group = group;
	f->who[f->n + 1].on = on;
	vec_add(f->a, &f->people.persons) = p;
	return ++f->n;
}

bool
cast_compile(struct cast *f)
{
	struct plan *p = &f->plan;
	uint32_t n = f->people.persons.n;

	p->records = &f->records;
	p->people = &f->people;
	p->graph = &f->graph;
	p->placings = arena_array(f->a, struct placing, n);
	f->people.of = arena_array(f->a, person_id, f->records.whos.n);
	for (uint32_t i = 1; i < n; i++) {
		struct placing *pl = &p->placings[i];
		const struct person *one = &f->people.persons.v[i];

		pl->primary = pl->treated_as = f->who[i].group;
		for (int k = 0; k < PF__COUNT; k++)
			pl->present[k] = f->who[i].on >> k & 1;
		for (uint32_t k = 0; k < one->accounts.n; k++)
			f->people.of[one->accounts.v[k].n] = (person_id){ i };
	}
	p->placings[f->asked].standing = STAND_ASKED;
	return audience_compile(f->a, &f->facts, &f->strategy, p, f->diag);
}
