#include "audit/audit.h"

#include <stdlib.h>

#include "audit/names.h"
#include "base/arena.h"
#include "plan/hours.h"

/* Kinds of phrases in lexicon/audit.csv.  Innocent ones count for nothing:
 * they are there to cover the words inside them ("ticket" in "concert
 * tickets"). */
enum hit {
	HIT_VENT,     /* lets off steam */
	HIT_INSULT,   /* a bare "idiots": at whom? */
	HIT_BELITTLE, /* looks down on people or what they make */
	HIT_CLIENT,   /* whom one works for: customers, patients */
	HIT_WORK,
	HIT_THANKS,
	HIT_PARTY,
	HIT_AWAY,  /* nobody is at home; where the owner is */
	HIT_CHILD, /* where a child is, or a child in the bath */
	HIT__COUNT
};

static const char *const hit_names[HIT__COUNT] = {
	[HIT_VENT] = "vent",
	[HIT_INSULT] = "insult",
	[HIT_BELITTLE] = "belittle",
	[HIT_CLIENT] = "client",
	[HIT_WORK] = "work",
	[HIT_THANKS] = "thanks",
	[HIT_PARTY] = "party",
	[HIT_AWAY] = "away",
	[HIT_CHILD] = "child",
};

/* What a post holds. */
struct look {
	uint32_t n[HIT__COUNT];
	struct str first[HIT__COUNT]; /* the phrase, as the lexicon has it */
	const struct named *named;
	bool office; /* written in office hours */
};

/* People who could see it. */
struct seers {
	person_id *v;
	uint32_t n, cap;
};

struct audit {
	struct arena *arena, *scratch;
	const struct lexicon *lexicon;
	struct plan *plan;
	struct names *names;
	struct hours hours;
	struct seers seers[PF__COUNT][2]; /* [1]: who is no friend, too */
	bool seers_known[PF__COUNT];
};

static void
on_word(void *ctx, const struct word *w)
{
	struct look *l = ctx;

	for (int i = 0; i < HIT__COUNT; i++)
		if (str_eq(w->what, str_of(hit_names[i])) && l->n[i]++ == 0)
			l->first[i] = w->written;
}

static bool
tags_harmful(const struct audit *a, const struct post *p)
{
	for (uint32_t i = 0; i < p->tagged.n; i++) {
		person_id who = a->plan->people->of[p->tagged.v[i].n];

		if (group_harmful(a->plan->placings[who.n].treated_as))
			return true;
	}
	return false;
}

static bool
rude(const struct look *l)
{
	return l->n[HIT_VENT] + l->n[HIT_INSULT] + l->n[HIT_BELITTLE] > 0;
}

/* To name a company is telling enough, unless it is with thanks or they are
 * tagged and so were meant to read it; a competitor's, however nicely.  To
 * name a person is not. */
static bool
names_them(const struct audit *a, const struct look *l, const struct post *p)
{
	if (l->named == NULL)
		return false;
	if (rude(l))
		return true;
	if (!l->named->company || tags_harmful(a, p))
		return false;
	return l->named->group == GROUP_COMPETITORS || l->n[HIT_THANKS] == 0;
}

static struct str
say(struct audit *a, struct phrase ph)
{
	return phrase_text(a->plan->phrases, a->arena, ph);
}

static struct str
why_named(struct audit *a, const struct look *l)
{
	const struct group_info *g = &a->plan->groups.v[l->named->group];

	return say(a, PHRASE(AUDIT_NAMED, l->named->text, g->many));
}

static struct str
why_vent(struct audit *a, const struct look *l, enum hit hit)
{
	enum hit work = l->n[HIT_CLIENT] > 0 ? HIT_CLIENT : HIT_WORK;

	if (l->n[work] > 0)
		return say(
		    a, PHRASE(AUDIT_VENT_WORK, l->first[hit], l->first[work]));
	return say(a, PHRASE(AUDIT_VENT_OFFICE, l->first[hit]));
}

/* What one phrase alone tells, most serious first. */
static const struct {
	enum hit hit;
	const char *kind;
	enum phrase_id why;
} plain[] = {
	{ HIT_BELITTLE, "belittle", PHRASE_AUDIT_BELITTLE },
	{ HIT_CLIENT, "alludes", PHRASE_AUDIT_ALLUDES },
	{ HIT_CHILD, "child", PHRASE_AUDIT_CHILD },
	{ HIT_AWAY, "away", PHRASE_AUDIT_AWAY },
	{ HIT_PARTY, "party", PHRASE_AUDIT_PARTY },
};

/* The kind of finding and why, or NULL for none.  Words that may be about
 * anything need a second sign: work, office hours, or another such word. */
static const char *
judge(struct audit *a, const struct look *l, const struct post *p,
    struct str *why)
{
	uint32_t steam = l->n[HIT_VENT] + l->n[HIT_INSULT];
	uint32_t work = l->n[HIT_CLIENT] + l->n[HIT_WORK];
	enum hit hit = l->n[HIT_VENT] > 0 ? HIT_VENT : HIT_INSULT;

	if (names_them(a, l, p)) {
		*why = why_named(a, l);
		return "names_client";
	}
	if (steam > 0 && (work > 0 || l->office)) {
		*why = why_vent(a, l, hit);
		return work > 0 ? "vent" : "office_hours";
	}
	if (l->n[HIT_VENT] > 0 && steam > 1) {
		*why = say(a, PHRASE(AUDIT_VENT, l->first[hit]));
		return "vent";
	}
	for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++) {
		if (l->n[plain[i].hit] == 0 ||
		    (plain[i].hit == HIT_CLIENT && l->n[HIT_THANKS] > 0))
			continue;
		*why = say(a, (struct phrase){
				  plain[i].why, { l->first[plain[i].hit] } });
		return plain[i].kind;
	}
	return NULL;
}

static bool
on_platform(const struct audit *a, const struct person *p, enum platform pf,
    bool friends_only)
{
	for (uint32_t i = 0; i < p->accounts.n; i++) {
		const struct account *x =
		    &a->plan->records->whos.v[p->accounts.v[i].n].account;

		if (x->platform == pf && (!friends_only || pf != PF_FACEBOOK ||
					     x->relation == REL_FRIEND))
			return true;
	}
	return false;
}

/* Collected once and shared by all findings of a platform: findings times
 * people would not fit. */
static void
collect_seers(struct audit *a, enum platform p)
{
	const struct people *people = a->plan->people;

	if (a->seers_known[p])
		return;
	a->seers_known[p] = true;
	for (uint32_t i = 1; i < people->persons.n; i++) {
		const struct person *one = &people->persons.v[i];
		classes sees = a->plan->table[a->plan->placings[i].treated_as];

		if (one->owner || sees & CLASS_BIT(CLASS_EVERYDAY))
			continue;
		for (int all = 0; all < 2; all++)
			if (on_platform(a, one, p, all == 0))
				vec_add(a->arena, &a->seers[p][all]) =
				    (person_id){ i };
	}
}

/* Who could see it, and in which words; false for nobody. */
static bool
audience(struct audit *a, const struct post *p, struct finding *f)
{
	bool open = p->platform == PF_X || p->platform == PF_MASTODON ||
	            p->platform == PF_LINKEDIN;
	bool public = str_eq_nocase(p->audience, STR("public")) ||
	              str_eq_nocase(p->audience, STR("everyone")) ||
	              str_eq_nocase(p->audience, STR("MEMBER_NETWORK")) ||
	              (open && p->audience.n == 0);
	const struct seers *s;

	if (str_eq_nocase(p->audience, STR("only me")) ||
	    str_eq_nocase(p->audience, STR("self")))
		return false;
	collect_seers(a, p->platform);
	s = &a->seers[p->platform][public];
	f->seen_words = public              ? STR("public")
	                : p->audience.n > 0 ? p->audience
	                                    : STR("not told");
	if (p->elsewhere)
		return true;
	f->seen_by.v = s->v;
	f->seen_by.n = s->n;
	f->seen_by.cap = s->cap;
	return true;
}

static void
offer(struct audit *a, const struct post *p, struct finding *f)
{
	if (p->elsewhere)
		strs_add(
		    a->arena, &f->choices, say(a, PHRASE0(AUDIT_DELETE_THERE)));
	else if (p->platform == PF_FACEBOOK || p->platform == PF_INSTAGRAM)
		strs_add(a->arena, &f->choices, say(a, PHRASE0(AUDIT_NARROW)));
	if (!p->elsewhere)
		strs_add(a->arena, &f->choices, say(a, PHRASE0(AUDIT_DELETE)));
	strs_add(a->arena, &f->choices, say(a, PHRASE0(AUDIT_LEAVE)));
}

static void
look_at(struct audit *a, const struct post *p)
{
	struct finding f = { .platform = p->platform,
		.when = p->when,
		.place = p->place,
		.text = p->text };
	struct look l = { .office =
			      hours_office(&a->hours, p->when, p->local) };
	const char *kind;

	arena_reset(a->scratch);
	lexicon_scan(a->lexicon, LEX_AUDIT, a->scratch, p->text, on_word, &l);
	l.named = names_find(a->names, a->scratch, p->text);
	kind = judge(a, &l, p, &f.why);
	if (kind == NULL || !audience(a, p, &f))
		return;
	f.kind = str_of(kind);
	offer(a, p, &f);
	vec_add(a->arena, &a->plan->audit) = f;
}

static int
newest_first(const void *a, const void *b)
{
	const struct finding *x = a, *y = b;
	int c;

	if (x->when != y->when)
		return x->when > y->when ? -1 : 1;
	c = str_cmp(x->text, y->text);
	if (c == 0)
		c = str_cmp(x->place.member, y->place.member);
	if (c == 0)
		c = str_cmp(x->place.path, y->place.path);
	return c != 0 ? c
	              : (x->place.line > y->place.line) -
	                    (x->place.line < y->place.line);
}

void
audit_posts(struct arena *arena, struct arena *scratch,
    const struct lexicon *lexicon, const struct policy *policy,
    struct plan *plan)
{
	struct audit a = { .arena = arena,
		.scratch = scratch,
		.lexicon = lexicon,
		.plan = plan };

	hours_learn(&a.hours, policy, plan->records);
	a.names = names_make(arena, lexicon, plan);
	for (uint32_t i = 0; i < plan->records->posts.n; i++)
		if (plan->records->posts.v[i].text.n > 0)
			look_at(&a, &plan->records->posts.v[i]);
	if (plan->audit.n > 1)
		qsort(plan->audit.v, plan->audit.n, sizeof(plan->audit.v[0]),
		    newest_first);
}
