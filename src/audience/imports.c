/*
 * Files that a platform imports: who goes into which group there.  Only people
 * whose group is sure or answered, and only where that group decides what
 * they see: a label that is imported today is the owner's own word tomorrow.
 */
#include "audience/compile.h"
#include "audience/steps.h"
#include "base/arena.h"
#include "base/map.h"

/* Likelihood of a group that may become a label. */
#define SURE 0.9

/* Mastodon follows whoever is on an imported list and tells them: so only
 * those who are followed already. */
static bool
importable(const struct account *a)
{
	switch (a->platform) {
	case PF_MASTODON:
		return a->relation == REL_FOLLOWING && record_address(a).n > 0;
	case PF_GOOGLE:
	case PF_PHONE:
		return a->name.n > 0 && a->emails.n + a->phones.n > 0 &&
		       !a->company;
	case PF_FACEBOOK:
	case PF_LINKEDIN:
	case PF_INSTAGRAM:
	case PF_X:
	case PF_WHATSAPP:
	case PF_CRM:
	case PF_GRAPH:
	case PF__COUNT: break;
	}
	return false;
}

/* Accounts that bear that label already, by "group who". */
static struct map *
labelled(struct compile *c)
{
	const struct records *r = c->plan->records;
	struct map *has = map_make(c->arena);

	for (uint32_t i = 0; i < r->labels.n; i++)
		*map_at(has, str_fmt(c->arena, "%u %.*s", r->labels.v[i].who.n,
				 STR_ARG(r->labels.v[i].text))) = 1;
	return has;
}

/* The groups stand by likelihood, so the first is the likeliest. */
static bool
sorted(const struct placing *pl)
{
	return pl->groups.n > 0 && pl->groups.v[0].p >= SURE &&
	       pl->groups.v[0].group == pl->primary &&
	       pl->standing != STAND_ASKED && pl->primary != GROUP_UNSORTED &&
	       pl->treated_as == pl->primary;
}

static void
add(struct compile *c, enum platform p, int group, const struct map *has)
{
	const struct people *people = c->plan->people;
	struct import_list l = { .platform = p, .group = group };
	struct str label = c->plan->groups.v[group].many;

	for (uint32_t i = 1; i < people->persons.n; i++) {
		const struct person *one = &people->persons.v[i];

		if (one->owner || !sorted(&c->plan->placings[i]) ||
		    c->plan->placings[i].primary != group)
			continue;
		for (uint32_t k = 0; k < one->accounts.n; k++) {
			who_id w = one->accounts.v[k];
			const struct account *a =
			    &c->plan->records->whos.v[w.n].account;

			if (a->platform == p && importable(a) &&
			    map_get(has, str_fmt(c->arena, "%u %.*s", w.n,
					     STR_ARG(label))) == 0)
				vec_add(c->arena, &l.members) = w;
		}
	}
	if (l.members.n > 0)
		vec_add(c->arena, &c->plan->imports) = l;
}

void
imports_make(struct compile *c)
{
	static const enum platform takes[] = { PF_MASTODON, PF_GOOGLE,
		PF_PHONE };
	const struct map *has = labelled(c);

	for (size_t i = 0; i < sizeof(takes) / sizeof(takes[0]); i++)
		for (uint32_t g = 0; g < c->plan->groups.n; g++)
			add(c, takes[i], (int)g, has);
}

static uint32_t
count(const struct compile *c, enum platform p)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < c->plan->imports.n; i++)
		if (c->plan->imports.v[i].platform == p)
			n += c->plan->imports.v[i].members.n;
	return n;
}

/* The number is for those that tell it. */
static struct str
said(const struct writer *w, enum phrase_id id, uint32_t n)
{
	return phrase_text(w->c->plan->phrases, w->c->arena,
	    (struct phrase){ id, { phrase_number(w->c->arena, n) } });
}

void
imports_steps(struct writer *w)
{
	enum { IMPORT_CLICKS = 8 };
	static const struct {
		enum platform platform;
		const char *key;
		enum phrase_id what, how, undo;
	} files[] = {
		{ PF_MASTODON, "mastodon.import", PHRASE_IMPORT_MASTODON,
		    PHRASE_IMPORT_MASTODON_HOW, PHRASE_IMPORT_MASTODON_UNDO },
		{ PF_GOOGLE, "google.import", PHRASE_IMPORT_GOOGLE,
		    PHRASE_IMPORT_GOOGLE_HOW, PHRASE_IMPORT_GOOGLE_UNDO },
		{ PF_PHONE, "phone.import", PHRASE_IMPORT_PHONE,
		    PHRASE_IMPORT_PHONE_HOW, PHRASE_IMPORT_PHONE_UNDO },
	};

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		uint32_t n = count(w->c, files[i].platform);
		struct step s = { .platform = files[i].platform,
			.key = str_of(files[i].key),
			.clicks = IMPORT_CLICKS };

		s.what = said(w, files[i].what, n);
		s.how = said(w, files[i].how, n);
		s.undo = said(w, files[i].undo, n);
		if (n > 0)
			steps_add(w, &s);
	}
}
