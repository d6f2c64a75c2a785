/*
 * A copy of the plan to show to others.  It is built anew: nothing is taken
 * over but numbers, ids and sentences of our own, so that a field added one
 * day is missing here rather than told.  Moments are left out where they
 * could point at somebody: a friendship's first second is as good as a name.
 */
#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "plan/board.h"

struct redaction {
	struct arena *arena;
	const struct plan *from;
	struct plan *to;
	struct map *by_key; /* key of an account or person -> person_id.n */
};

#define FMT(r, ...) str_fmt((r)->arena, __VA_ARGS__)

static const enum phrase_id theme_words[THEME__COUNT] = {
#define THEME(name, trust) [THEME_##name] = PHRASE_THEME_##name,
#include "plan/evidence.def"
};

static struct str
person_name(const struct redaction *r, uint32_t n)
{
	if (n == 0)
		return STR("Somebody");
	if (r->from->people->persons.v[n].owner)
		return STR("Owner");
	return FMT(r, "Person %u", n);
}

static struct str
person_key(const struct redaction *r, uint32_t n)
{
	return FMT(r, "r:%u", n);
}

static struct account
account(const struct account *a, struct str name)
{
	return (struct account){ .platform = a->platform,
		.relation = a->relation,
		.name = name,
		.since = WHEN_NONE,
		.company = a->company };
}

/* Which export, and of what kind: "export 2 (vcard)". */
static struct place
place(const struct redaction *r, const struct place *p)
{
	if (p->file.n == 0)
		return (struct place){ 0 };
	for (uint32_t i = 0; i < r->from->inputs.n; i++) {
		const struct input *in = &r->from->inputs.v[i];

		if (str_eq(in->path, p->file) || strs_has(&in->parts, p->file))
			return (
			    struct place){ .file = FMT(r, "export %u (%.*s)",
					       i + 1, STR_ARG(in->kind)) };
	}
	return (struct place){ .file = STR("an export") };
}

static void
find_keys(struct redaction *r)
{
	const struct people *people = r->from->people;

	r->by_key = map_make(r->arena);
	for (uint32_t i = 1; i < people->persons.n; i++) {
		const struct person *p = &people->persons.v[i];

		for (uint32_t k = 0; k < p->accounts.n; k++)
			*map_at(r->by_key,
			    record_key(r->arena,
				&r->from->records->whos.v[p->accounts.v[k].n]
				     .account)) = i;
	}
	for (uint32_t i = 1; i < people->persons.n; i++)
		*map_at(r->by_key, people->persons.v[i].key) = i;
}

static void
groups(struct redaction *r)
{
	struct groups *g = &r->to->groups;

	*g = r->from->groups;
	for (uint32_t i = GROUP__COUNT; i < g->n; i++) {
		uint32_t n = i - GROUP__COUNT + 1;

		g->v[i].id = FMT(r, "own%u", n);
		g->v[i].one = g->v[i].many = FMT(r, "own group %u", n);
	}
}

static void
owner(struct redaction *r)
{
	const struct owner *from = &r->from->owner;
	struct owner *to = &r->to->owner;

	to->name = STR("Owner");
	to->language = from->language;
	for (uint32_t i = 0; i < from->accounts.n; i++)
		vec_add(r->arena, &to->accounts) =
		    account(&from->accounts.v[i], to->name);
	for (uint32_t i = 0; i < from->employers.n; i++)
		vec_add(r->arena, &to->employers) =
		    (struct employer){ .name = FMT(r, "Employer %u", i + 1),
			    .from = WHEN_NONE,
			    .to = WHEN_NONE };
}

static void
inputs(struct redaction *r)
{
	for (uint32_t i = 0; i < r->from->inputs.n; i++) {
		struct input in = r->from->inputs.v[i];

		in.path = FMT(r, "export %u", i + 1);
		in.parts = in.unknown_members = in.unknown_fields =
		    (struct strs){ 0 };
		vec_add(r->arena, &r->to->inputs) = in;
	}
}

static void
pairs(struct redaction *r, const struct pair *from, uint32_t n,
    struct people *to, bool joins)
{
	for (uint32_t i = 0; i < n; i++) {
		struct pair p = { .a = from[i].a,
			.b = from[i].b,
			.score = from[i].score,
			.person = from[i].person };

		strs_add(r->arena, &p.why,
		    phrase_text(
			r->from->phrases, r->arena, PHRASE0(LINK_REDACTED)));
		if (joins)
			vec_add(r->arena, &to->joins) = p;
		else
			vec_add(r->arena, &to->doubts) = p;
	}
}

static void
people(struct redaction *r)
{
	const struct people *from = r->from->people;
	const struct records *said = r->from->records;
	struct people *to = arena_new(r->arena, struct people);
	struct records *records = arena_new(r->arena, struct records);

	to->of = from->of;
	for (uint32_t i = 0; i < from->persons.n; i++) {
		struct person p = { .name = person_name(r, i),
			.key = person_key(r, i),
			.owner = from->persons.v[i].owner };

		for (uint32_t k = 0; k < from->persons.v[i].accounts.n; k++)
			vec_add(r->arena, &p.accounts) =
			    from->persons.v[i].accounts.v[k];
		vec_add(r->arena, &to->persons) = p;
	}
	pairs(r, from->joins.v, from->joins.n, to, true);
	pairs(r, from->doubts.v, from->doubts.n, to, false);
	for (uint32_t i = 0; i < said->whos.n; i++) {
		struct str name = person_name(r, from->of[i].n);

		vec_add(r->arena, &records->whos) =
		    (struct who){ .account =
				      account(&said->whos.v[i].account, name),
			    .input = said->whos.v[i].input };
	}
	r->to->people = to;
	r->to->records = records;
}

static void
graph(struct redaction *r)
{
	struct graph *to = arena_new(r->arena, struct graph);

	*to = *r->from->graph; /* numbers, but for the circles */
	to->circles.v = arena_array(r->arena, struct circle, to->circles.n);
	for (uint32_t i = 0; i < to->circles.n; i++) {
		to->circles.v[i] = r->from->graph->circles.v[i];
		to->circles.v[i].label = FMT(r, "Circle %u", i + 1);
	}
	r->to->graph = to;
}

/* Where it comes from, and no more. */
static struct str
evidence_words(const struct redaction *r, int kind)
{
	struct phrase words;

	if (kind < 0 || kind >= EV__COUNT)
		return STR("a trace in your exports");
	words = (struct phrase){ .id = theme_words[board_kind(kind)->theme] };
	return phrase_text(r->from->phrases, r->arena, words);
}

static void
placings(struct redaction *r)
{
	uint32_t n = r->from->people->persons.n;

	r->to->placings = arena_array(r->arena, struct placing, n);
	for (uint32_t i = 1; i < n; i++) {
		const struct placing *from = &r->from->placings[i];
		struct placing *to = &r->to->placings[i];

		*to = *from; /* numbers, and leaks in our own words */
		to->job = NULL;
		to->evidence.v =
		    arena_array(r->arena, struct evidence, from->evidence.n);
		for (uint32_t k = 0; k < from->evidence.n; k++) {
			const struct evidence *e = &from->evidence.v[k];

			to->evidence.v[k] =
			    (struct evidence){ .group = e->group,
				    .kind = e->kind,
				    .weight = e->weight,
				    .text = evidence_words(r, e->kind),
				    .place = place(r, &e->place) };
		}
	}
}

static struct str
choice(const struct redaction *r, struct str c, struct str other)
{
	int g = groups_find(&r->from->groups, c);

	if (g >= 0)
		return r->to->groups.v[g].id;
	if (str_starts(c, STR("same:")))
		return FMT(r, "same:%.*s", STR_ARG(other));
	if (str_starts(c, STR("different:")))
		return FMT(r, "different:%.*s", STR_ARG(other));
	if (str_eq(c, STR("mixed")) || str_eq(c, STR("met:yes")) ||
	    str_eq(c, STR("met:no")))
		return c;
	return STR("other");
}

static struct str
question_text(const struct redaction *r, const struct question *q,
    struct str about, struct str other)
{
	switch (q->kind) {
	case ASK_GROUP: return FMT(r, "Who is %.*s to you?", STR_ARG(about));
	case ASK_MANY:
		return FMT(r, "What are these %u people to you?", q->members.n);
	case ASK_SAME:
		return FMT(r, "Are %.*s and %.*s the same person?",
		    STR_ARG(about), STR_ARG(other));
	case ASK_MET: return FMT(r, "Have you met %.*s?", STR_ARG(about));
	}
	return STR_NONE;
}

static void
questions(struct redaction *r)
{
	for (uint32_t i = 0; i < r->from->questions.n; i++) {
		const struct question *from = &r->from->questions.v[i];
		struct question to = *from; /* its strings follow */
		uint32_t about = from->about.n;
		uint32_t other = map_get(r->by_key, from->other);

		if (about == 0)
			about = map_get(r->by_key, from->key);
		to.id = FMT(r, "q%u", i + 1);
		to.key = from->kind == ASK_MANY ? FMT(r, "r:many%u", i + 1)
		                                : person_key(r, about);
		to.other = from->other.n > 0 ? person_key(r, other) : STR_NONE;
		to.text = question_text(
		    r, from, person_name(r, about), person_name(r, other));
		to.changes = STR("what they may see");
		to.choices = (struct strs){ 0 };
		for (uint32_t k = 0; k < from->choices.n; k++)
			strs_add(r->arena, &to.choices,
			    choice(r, from->choices.v[k], to.other));
		vec_add(r->arena, &r->to->questions) = to;
	}
}

/* The names of lists are neutral. */
static void
lists(struct redaction *r)
{
	for (uint32_t i = 0; i < r->from->lists.n; i++) {
		struct member_list l = r->from->lists.v[i];

		l.lines = (struct strs){ 0 };
		for (uint32_t k = 0; k < l.members.n; k++)
			strs_add(r->arena, &l.lines,
			    person_name(r, l.members.v[k].n));
		vec_add(r->arena, &r->to->lists) = l;
	}
}

static struct str
elsewhere(const struct redaction *r)
{
	return phrase_text(
	    r->from->phrases, r->arena, PHRASE0(REDACT_ELSEWHERE));
}

static void
requests(struct redaction *r)
{
	for (uint32_t i = 0; i < r->from->requests.n; i++) {
		struct request_advice to = r->from->requests.v[i];

		to.key = person_key(r, to.person.n);
		to.why = elsewhere(r);
		vec_add(r->arena, &r->to->requests) = to;
	}
}

static void
findings(struct redaction *r)
{
	for (uint32_t i = 0; i < r->from->audit.n; i++) {
		struct finding to = r->from->audit.v[i];

		to.when = WHEN_NONE;
		to.place = place(r, &to.place);
		to.text = STR("a post of yours");
		to.why = elsewhere(r);
		if (!str_eq(to.seen_words, STR("public")))
			to.seen_words = STR("not told");
		vec_add(r->arena, &r->to->audit) = to;
	}
}

/* A text of the plan before, a name or a company is not taken over. */
static void
change_ends(struct redaction *r, const struct change *from, struct change *to)
{
	int a = groups_find(&r->from->groups, from->from);
	int b = groups_find(&r->from->groups, from->to);

	switch (from->kind) {
	case CHANGE_ADDED:
	case CHANGE_GONE:
	case CHANGE_GROUP:
		to->from = a >= 0 ? r->to->groups.v[a].id : STR_NONE;
		to->to = b >= 0 ? r->to->groups.v[b].id : STR_NONE;
		break;
	case CHANGE_LIST_ADD:
	case CHANGE_LIST_REMOVE:
	case CHANGE_ON:
	case CHANGE_OFF:
	case CHANGE_EXPORT_NEW:
	case CHANGE_EXPORT_GONE:
		to->from = from->from;
		to->to = from->to;
		break;
	case CHANGE_STEP_NEW:
	case CHANGE_REQUEST: to->to = from->to; break;
	case CHANGE_STEP_GONE:
	case CHANGE_RENAMED:
	case CHANGE_JOB:
	case CHANGE__COUNT: break;
	}
}

static void
changes(struct redaction *r)
{
	for (uint32_t i = 0; i < r->from->changes.n; i++) {
		const struct change *from = &r->from->changes.v[i];
		struct change to = { .kind = from->kind,
			.id = from->id,
			.platform = from->platform,
			.people = from->people };

		if (from->person.n > 0) {
			to.person = person_key(r, from->id.n);
			to.name = person_name(r, from->id.n);
		}
		change_ends(r, from, &to);
		vec_add(r->arena, &r->to->changes) = to;
	}
}

/* What is written in our own words only, and numbers. */
static void
rest(struct redaction *r)
{
	const struct plan *from = r->from;
	struct plan *to = r->to;

	to->now = from->now;
	to->phrases = from->phrases;
	to->language = from->language;
	to->strategy = from->strategy;
	to->before = from->before;
	to->vent = from->vent;
	memcpy(to->audiences, from->audiences, sizeof(to->audiences));
	to->after = from->after;
	for (int i = 0; i < GROUP_MAX; i++)
		to->table[i] = from->table[i];
	for (uint32_t i = 0; i < from->settings.n; i++)
		vec_add(r->arena, &to->settings) = from->settings.v[i];
	for (uint32_t i = 0; i < from->steps.n; i++)
		vec_add(r->arena, &to->steps) = from->steps.v[i];
	for (uint32_t i = 0; i < from->wishes.n; i++)
		vec_add(r->arena, &to->wishes) = from->wishes.v[i];
	for (uint32_t i = 0; i < from->cannot_tell.n; i++)
		strs_add(r->arena, &to->cannot_tell, from->cannot_tell.v[i]);
}

struct plan *
plan_redact(struct arena *a, const struct plan *plan)
{
	struct redaction r = {
		.arena = a, .from = plan, .to = arena_new(a, struct plan)
	};

	r.to->redacted = true;
	find_keys(&r);
	groups(&r);
	owner(&r);
	inputs(&r);
	people(&r);
	graph(&r);
	placings(&r);
	questions(&r);
	lists(&r);
	requests(&r);
	findings(&r);
	changes(&r);
	rest(&r);
	return r.to;
}
