/*
 * The steps on Facebook.
 */
#include "audience/steps.h"

#include "base/arena.h"

static const struct audience *
audience(const struct writer *w, enum class class)
{
	return &w->c->plan->audiences[PF_FACEBOOK][class];
}

/* Clicks to pick the lists of an audience. */
static uint32_t
picks(const struct writer *w, enum class class)
{
	return CLICKS_LIST_PICK * audience(w, class)->lists.n;
}

/* How many friends go on seeing everyday posts, who could be named instead of
 * those who don't. */
static uint32_t
open_friends(const struct writer *w)
{
	uint32_t n = 0;

	for (uint32_t i = 1; i < w->c->plan->people->persons.n; i++)
		n += w->c->viewers[i].person &&
		     w->c->viewers[i].reads[PF_FACEBOOK] &&
		     !w->c->viewers[i].closed;
	return n;
}

static void
restricted(struct writer *w)
{
	const struct member_list *l =
	    steps_list(w, PF_FACEBOOK, shut_list(w->c, PF_FACEBOOK));
	uint32_t open = open_friends(w);
	struct step s = { 0 };
	struct str people;

	if (l == NULL)
		return;
	people = NUM(w, l->members.n);
	steps_fill(w, &s, l, "fb.list.restricted");
	s.what = SAY(w, STEP_RESTRICT, people);
	s.how = SAY(w, STEP_RESTRICT_HOW, steps_path(w, "fb.list.restricted"),
	    NUM(w, open), NUM(w, effort_minutes(CLICKS_LIST_MAKE, open)));
	s.expect = SAY0(w, STEP_RESTRICT_EXPECT);
	s.undo = SAY0(w, STEP_RESTRICT_UNDO);
	steps_block(w, PF_FACEBOOK, -1);
	steps_add(w, &s)->shut = true;
}

static void
custom_lists(struct writer *w)
{
	for (uint32_t i = 0; i < w->c->effects_n; i++) {
		const struct member_list *l =
		    steps_list(w, PF_FACEBOOK, w->c->effects[i].name);
		struct step s = { 0 };

		if (l == NULL || !w->c->effects[i].named)
			continue;
		steps_act(w, &s,
		    &(struct act){ .kind = ACT_MAKE_LIST,
			.id = STR("fb.list.custom"),
			.list = l->name,
			.class = -1 });
		steps_fill(w, &s, l, "fb.list.custom");
		s.what = SAY(w, STEP_LIST, l->name, NUM(w, l->members.n));
		s.how = SAY(w, STEP_LIST_HOW, steps_path(w, "fb.list.custom"));
		s.expect = SAY(w, STEP_LIST_EXPECT, NUM(w, l->lines.n));
		s.undo = SAY(w, STEP_LIST_UNDO, l->name);
		steps_add(w, &s);
	}
}

/* Settings that one audience goes into, and the class it is for. */
static const struct {
	enum class class;
	enum phrase_id what;
	const char *ids[3];
} audiences[] = {
	{ .class = CLASS_EVERYDAY,
	    .what = PHRASE_STEP_FOR_POSTS,
	    .ids = { "fb.post.default" } },
	{ .class = CLASS_PHOTOS,
	    .what = PHRASE_STEP_FOR_PHOTOS,
	    .ids = { "fb.story.audience", "fb.reels.audience",
		"fb.photos.albums" } },
	{ .class = CLASS_CONTACT,
	    .what = PHRASE_STEP_FOR_CONTACT,
	    .ids = { "fb.about.contact", "fb.about.birthday" } },
};

static struct str
say_audience(struct writer *w, enum phrase_id what, enum class class)
{
	return phrase_text(w->c->plan->phrases, w->c->arena,
	    (struct phrase){ what, { audience(w, class)->words } });
}

static void
audience_steps(struct writer *w)
{
	for (size_t i = 0; i < sizeof(audiences) / sizeof(audiences[0]); i++) {
		enum class class = audiences[i].class;
		struct step s = { .platform = PF_FACEBOOK };

		for (int k = 0; k < 3 && audiences[i].ids[k] != NULL; k++) {
			const struct advised_setting *a =
			    setting_find(w->c, audiences[i].ids[k]);

			if (!steps_set(w, &s, audiences[i].ids[k]))
				continue;
			s.clicks += picks(w, class);
			s.how = FMT(w, "%.*s%s'%.*s': %.*s", STR_ARG(s.how),
			    s.how.n > 0 ? "; " : "", STR_ARG(a->setting),
			    STR_ARG(a->path));
		}
		if (s.acts.n == 0)
			continue;
		s.key = str_of(audiences[i].ids[0]);
		s.what = say_audience(w, audiences[i].what, class);
		s.expect = SAY(w, STEP_SET_EXPECT, audience(w, class)->words);
		s.undo = SAY0(w, STEP_SETS_UNDO);
		s.fact = steps_as_of(w, s.acts.v[0].id);
		steps_add(w, &s)->set = CLASS_BIT(class);
	}
}

/* Classes whose audience is chosen with each post. */
static const struct {
	enum class class;
	enum phrase_id goes_to;
} habits[] = {
	{ CLASS_WORK, PHRASE_STEP_HABIT_WORK },
	{ CLASS_PHOTOS, PHRASE_STEP_HABIT_PHOTOS },
	{ CLASS_OPINIONS, PHRASE_STEP_HABIT_OPINIONS },
	{ CLASS_LOCATION, PHRASE_STEP_HABIT_LOCATION },
	{ CLASS_FAMILY, PHRASE_STEP_HABIT_FAMILY },
};

static void
audience_habit(struct writer *w)
{
	struct step s = { .platform = PF_FACEBOOK,
		.key = STR("fb.post.audience_each") };
	struct draft *d;
	classes set = 0;
	struct str list = STR_NONE;

	if (setting_find(w->c, "fb.post.audience_each") == NULL)
		return;
	for (size_t i = 0; i < sizeof(habits) / sizeof(habits[0]); i++) {
		enum class class = habits[i].class;

		steps_act(w, &s,
		    &(struct act){ .kind = ACT_SET,
			.id = s.key,
			.value = audience(w, class)->words,
			.class = (int)class });
		list =
		    FMT(w, "%.*s%s%.*s", STR_ARG(list), list.n > 0 ? "; " : "",
			STR_ARG(say_audience(w, habits[i].goes_to, class)));
		set |= CLASS_BIT(class);
	}
	steps_set(w, &s, "fb.post.tag_friends");
	s.what = SAY(w, STEP_HABIT, list);
	s.how = SAY(w, STEP_HABIT_HOW, steps_path(w, "fb.post.audience_each"));
	s.expect = SAY0(w, STEP_HABIT_EXPECT);
	s.undo = SAY0(w, STEP_HABIT_UNDO);
	s.fact = steps_as_of(w, s.key);
	s.clicks = 0;
	d = steps_add(w, &s);
	d->set = set & ~CLASS_BIT(CLASS_PHOTOS);
}

/* Old posts, one by one, where they are few enough. */
static void
old_posts(struct writer *w, int after)
{
	const struct audience *to = audience(w, CLASS_PAST);
	struct step s = { .platform = PF_FACEBOOK,
		.key = STR("facebook.old_posts") };
	struct str id = STR("fb.post.audience_each");

	if (to->kind == AUDIENCE_FRIENDS)
		return;
	vec_add(w->c->arena, &s.acts) = (struct act){
		.kind = ACT_OLD_POSTS, .id = id, .value = to->words, .class = -1
	};
	s.clicks = w->c->old_posts * (CLICKS_OLD_POST + picks(w, CLASS_PAST));
	s.what = SAY(w, STEP_OLD_POSTS, NUM(w, w->c->old_posts), to->words);
	s.how = SAY0(w, STEP_OLD_POSTS_HOW);
	s.expect = SAY0(w, STEP_OLD_POSTS_EXPECT);
	s.undo = SAY0(w, STEP_OLD_POSTS_UNDO);
	s.fact = steps_as_of(w, id);
	steps_block(w, PF_FACEBOOK, after);
	steps_add(w, &s)->set = CLASS_BIT(CLASS_PAST);
}

void
steps_facebook(struct writer *w)
{
	int lists;

	if (!w->c->exported[PF_FACEBOOK])
		return;
	restricted(w);
	lists = steps_block(w, PF_FACEBOOK, -1);
	custom_lists(w);
	audience_steps(w);
	audience_habit(w);
	steps_setting(w, "fb.friends.list", CLASS_BIT(CLASS_FRIENDS_LIST));
	old_posts(w, lists);
	steps_setting(w, "fb.find.contacts", 0);
}
