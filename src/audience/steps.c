#include "audience/steps.h"

#include "base/arena.h"

int
steps_block(struct writer *w, enum platform p, int after)
{
	vec_add(w->c->arena, &w->blocks) =
	    (struct block){ .platform = p, .after = after };
	return (int)w->blocks.n - 1;
}

struct draft *
steps_add(struct writer *w, const struct step *s)
{
	struct block *b = &w->blocks.v[w->blocks.n - 1];
	struct draft d = { .step = *s };

	d.step.minutes = effort_minutes(s->clicks, 0) + s->minutes;
	vec_add(w->c->arena, &b->steps) = d;
	return &b->steps.v[b->steps.n - 1];
}

void
steps_act(struct writer *w, struct step *s, const struct act *act)
{
	const struct fact *f = facts_find(w->c->facts, act->id);
	struct str lost = STR_NONE;

	vec_add(w->c->arena, &s->acts) = *act;
	if (f == NULL)
		return;
	s->clicks += effort_path(f->path);
	if (act->kind == ACT_SET && !str_eq(f->lost, STR("-")))
		lost = f->lost;
	if (lost.n > 0)
		s->lost = s->lost.n == 0 ? lost
		                         : FMT(w, "%.*s; %.*s",
					       STR_ARG(s->lost), STR_ARG(lost));
}

bool
steps_set(struct writer *w, struct step *s, const char *id)
{
	const struct advised_setting *a = setting_find(w->c, id);

	if (a == NULL)
		return false;
	steps_act(w, s,
	    &(struct act){
		.kind = ACT_SET, .id = a->id, .value = a->value, .class = -1 });
	return true;
}

struct str
steps_path(const struct writer *w, const char *id)
{
	const struct fact *f = facts_find(w->c->facts, str_of(id));

	return f == NULL ? STR_NONE : f->path;
}

struct str
steps_as_of(const struct writer *w, struct str id)
{
	const struct fact *f = facts_find(w->c->facts, id);

	return f == NULL ? STR_NONE
	                 : facts_dated(w->c->plan->phrases, w->c->arena,
			       f->as_of, f->confidence, w->c->plan->now);
}

const struct member_list *
steps_list(const struct writer *w, enum platform p, struct str name)
{
	for (uint32_t i = 0; name.n > 0 && i < w->c->plan->lists.n; i++) {
		const struct member_list *l = &w->c->plan->lists.v[i];

		if (l->platform == p && str_eq(l->name, name))
			return l;
	}
	return NULL;
}

void
steps_fill(struct writer *w, struct step *s, const struct member_list *l,
    const char *id)
{
	s->platform = l->platform;
	s->list = l->name;
	s->key = FMT(w, "%.*s.list.%.*s", STR_ARG(platform_name(l->platform)),
	    STR_ARG(l->name));
	steps_act(w, s,
	    &(struct act){ .kind = ACT_FILL_LIST,
		.id = str_of(id),
		.list = l->name,
		.class = -1 });
	s->minutes += effort_minutes(0, l->lines.n);
	for (uint32_t i = 0; i < l->members.n; i++)
		vec_add(w->c->arena, &s->members) = l->members.v[i];
	s->fact = steps_as_of(w, str_of(id));
}

void
steps_setting(struct writer *w, const char *id, classes set)
{
	const struct advised_setting *a = setting_find(w->c, id);
	struct step s = { 0 };

	if (a == NULL)
		return;
	steps_set(w, &s, id);
	s.key = a->id;
	s.platform = a->platform;
	s.what = SAY(w, STEP_SET, a->setting, a->value);
	s.how = a->limits.n > 0
	            ? SAY(w, STEP_SET_HOW_BUT, a->path, a->why, a->limits)
	            : SAY(w, STEP_SET_HOW, a->path, a->why);
	s.expect = SAY(w, STEP_SET_EXPECT, a->value);
	s.undo = SAY(w, STEP_SET_UNDO, a->usual);
	s.fact = steps_as_of(w, a->id);
	steps_block(w, a->platform, -1);
	steps_add(w, &s)->set = set;
}

/* What stands as far as the block has been done. */
static struct applied
with(const struct writer *w, const struct draft *d, enum platform p)
{
	struct applied a = w->applied;

	a.shut[p] |= d->shut;
	for (int k = 0; k < CLASS__COUNT; k++)
		a.set[p][k] |= (d->set & CLASS_BIT(k)) != 0;
	return a;
}

/* What a block would remove now, and how long it takes. */
static uint32_t
gain(const struct writer *w, const struct block *b, uint32_t *minutes)
{
	struct writer then = *w;
	uint32_t before = exposure_sum(w->c, b->platform, &w->applied), after;

	*minutes = 0;
	for (uint32_t i = 0; i < b->steps.n; i++) {
		then.applied = with(&then, &b->steps.v[i], b->platform);
		*minutes += b->steps.v[i].step.minutes;
	}
	after = exposure_sum(w->c, b->platform, &then.applied);
	return before > after ? before - after : 0;
}

/* The next block, or -1: at first the one that removes most, from then on the
 * one that removes most per minute; of equals the one that was written
 * first. */
static int
choose(const struct writer *w, bool first)
{
	double best = -1;
	int chosen = -1;

	for (uint32_t i = 0; i < w->blocks.n; i++) {
		const struct block *b = &w->blocks.v[i];
		uint32_t minutes, removes;
		double worth;

		if (b->done || (b->after >= 0 && !w->blocks.v[b->after].done))
			continue;
		removes = gain(w, b, &minutes);
		worth =
		    first || minutes == 0 ? removes : (double)removes / minutes;
		if (worth > best) {
			best = worth;
			chosen = (int)i;
		}
	}
	return chosen;
}

/* Number the steps of a block, and count what each removes. */
static void
do_block(struct writer *w, struct block *b)
{
	b->done = true;
	for (uint32_t i = 0; i < b->steps.n; i++) {
		struct step s = b->steps.v[i].step;
		uint32_t before = exposure_sum(w->c, b->platform, &w->applied);

		w->applied = with(w, &b->steps.v[i], b->platform);
		s.removes =
		    before - exposure_sum(w->c, b->platform, &w->applied);
		s.n = w->c->plan->steps.n + 1;
		vec_add(w->c->arena, &w->c->plan->steps) = s;
	}
}

static void
do_all(struct writer *w)
{
	int next = choose(w, true);

	while (next >= 0) {
		do_block(w, &w->blocks.v[next]);
		next = choose(w, false);
	}
}

void
steps_make(struct compile *c)
{
	struct writer w = { .c = c };

	steps_facebook(&w);
	steps_elsewhere(&w);
	do_all(&w);
	steps_pages(&w);
	do_all(&w);
	steps_last(&w);
	do_all(&w);
}
