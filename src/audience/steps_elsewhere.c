/*
 * The steps on the other platforms, the settings that are left, and what
 * remains to be done once all is set.
 */
#include "audience/steps.h"

#include "base/arena.h"

enum { CHECK_CLICKS = 100 };

/* Classes that go to an audience which names the list. */
static classes
carried_by(const struct writer *w, enum platform p, struct str list)
{
	classes set = 0;

	for (int k = 0; k < CLASS__COUNT; k++)
		if (strs_has(&w->c->plan->audiences[p][k].lists, list))
			set |= CLASS_BIT(k);
	return set;
}

/* "photos and videos, places and travel". */
static struct str
words_of(const struct writer *w, classes set)
{
	struct str words = STR_NONE;

	for (int k = 0; k < CLASS__COUNT; k++)
		if (set & CLASS_BIT(k))
			words = FMT(w, "%.*s%s%.*s", STR_ARG(words),
			    words.n > 0 ? ", " : "",
			    STR_ARG(class_words(
				w->c->plan->phrases, (enum class)k)));
	return words;
}

/* What these classes are posted as from now on; nothing on the account
 * changes. */
static void
post_as(struct writer *w, struct step *s, struct str id, struct str value,
    classes set)
{
	for (int k = 0; k < CLASS__COUNT; k++)
		if (set & CLASS_BIT(k))
			vec_add(w->c->arena, &s->acts) =
			    (struct act){ .kind = ACT_SET,
				    .id = id,
				    .value = value,
				    .class = k };
}

static void
hide_story(struct writer *w)
{
	const struct member_list *l = steps_list(w, PF_INSTAGRAM, HIDE_STORY);
	struct step s = { 0 };
	struct draft *d;

	if (l == NULL)
		return;
	steps_fill(w, &s, l, "ig.hide_story");
	post_as(w, &s, STR("ig.hide_story"), HIDE_STORY,
	    carried_by(w, PF_INSTAGRAM, HIDE_STORY));
	s.what = SAY(w, STEP_HIDE_STORY, NUM(w, l->members.n));
	s.how = SAY(w, STEP_HIDE_STORY_HOW, steps_path(w, "ig.hide_story"));
	s.expect = SAY(w, STEP_NAMES_EXPECT, NUM(w, l->lines.n));
	s.undo = SAY0(w, STEP_NAMES_UNDO);
	steps_block(w, PF_INSTAGRAM, -1);
	d = steps_add(w, &s);
	d->shut = true;
	d->set = carried_by(w, PF_INSTAGRAM, HIDE_STORY);
}

/* What is for Close Friends, and what has no place on Instagram. */
static void
instagram_habit(struct writer *w)
{
	static const classes shown =
	    CLASSES_ALL & ~CLASS_BIT(CLASS_PUBLIC) & ~CLASS_BIT(CLASS_PAST) &
	    ~CLASS_BIT(CLASS_CONTACT) & ~CLASS_BIT(CLASS_FRIENDS_LIST);
	const struct member_list *l =
	    steps_list(w, PF_INSTAGRAM, CLOSE_FRIENDS);
	classes inner = carried_by(w, PF_INSTAGRAM, CLOSE_FRIENDS), none = 0;
	struct step s = { .platform = PF_INSTAGRAM };
	struct draft *d;

	for (int k = 0; k < CLASS__COUNT; k++)
		if (shown & CLASS_BIT(k) &&
		    w->c->plan->audiences[PF_INSTAGRAM][k].kind ==
			AUDIENCE_NONE)
			none |= CLASS_BIT(k);
	if (!w->c->exported[PF_INSTAGRAM] || (l == NULL && none == 0))
		return;
	steps_block(w, PF_INSTAGRAM, -1);
	if (l != NULL) {
		steps_fill(w, &s, l, "ig.close");
		post_as(w, &s, STR("ig.close"), CLOSE_FRIENDS, inner);
		s.what = SAY(w, STEP_CLOSE_FRIENDS, NUM(w, l->members.n),
		    words_of(w, inner));
		s.how =
		    SAY(w, STEP_CLOSE_FRIENDS_HOW, steps_path(w, "ig.close"));
		s.expect = SAY(w, STEP_NAMES_EXPECT, NUM(w, l->lines.n));
		s.undo = SAY0(w, STEP_CLOSE_FRIENDS_UNDO);
		d = steps_add(w, &s);
		d->set = inner;
	}
	if (none == 0)
		return;
	s = (struct step){ .platform = PF_INSTAGRAM,
		.key = STR("instagram.not_there") };
	post_as(w, &s, s.key, STR("-"), none);
	s.what = SAY(w, STEP_NOT_THERE, words_of(w, none));
	s.how = SAY0(w, STEP_NOT_THERE_HOW);
	s.undo = SAY0(w, STEP_NOT_THERE_UNDO);
	steps_add(w, &s)->set = none;
}

static void
whatsapp_status(struct writer *w)
{
	const struct member_list *l = steps_list(w, PF_WHATSAPP, STATUS_EXCEPT);
	struct step s = { 0 };
	struct draft *d;

	if (l == NULL)
		return;
	steps_fill(w, &s, l, "wa.status");
	steps_set(w, &s, "wa.status");
	s.what = SAY(w, STEP_STATUS, NUM(w, l->members.n));
	s.how = SAY(w, STEP_STATUS_HOW, steps_path(w, "wa.status"));
	s.expect = SAY(w, STEP_NAMES_EXPECT, NUM(w, l->lines.n));
	s.undo = SAY0(w, STEP_NAMES_UNDO);
	steps_block(w, PF_WHATSAPP, -1);
	d = steps_add(w, &s);
	d->shut = true;
	d->set = CLASS_BIT(CLASS_EVERYDAY);
}

/* Whom it takes further than Restricted: an invitation to LinkedIn. */
static void
move(struct writer *w)
{
	struct step s = { .platform = PF_LINKEDIN,
		.key = STR("linkedin.invite") };

	for (uint32_t i = 1; i < w->c->plan->people->persons.n; i++)
		if (w->c->plan->placings[i].advice == ADVICE_MOVE)
			vec_add(w->c->arena, &s.members) = (person_id){ i };
	if (s.members.n == 0)
		return;
	s.what = SAY(w, STEP_MOVE, NUM(w, s.members.n));
	s.how = SAY0(w, STEP_MOVE_HOW);
	s.expect = SAY0(w, STEP_MOVE_EXPECT);
	s.undo = SAY0(w, STEP_MOVE_UNDO);
	s.minutes = s.members.n;
	steps_block(w, PF_LINKEDIN, -1);
	steps_add(w, &s);
}

void
steps_elsewhere(struct writer *w)
{
	hide_story(w);
	instagram_habit(w);
	steps_setting(w, "ig.contacts", 0);
	steps_setting(w, "li.connections", CLASS_BIT(CLASS_FRIENDS_LIST));
	whatsapp_status(w);
	move(w);
}

/* Whether a step sets it already. */
static bool
has_step(const struct writer *w, struct str id)
{
	for (uint32_t b = 0; b < w->blocks.n; b++)
		for (uint32_t i = 0; i < w->blocks.v[b].steps.n; i++) {
			const struct step *s = &w->blocks.v[b].steps.v[i].step;

			for (uint32_t k = 0; k < s->acts.n; k++)
				if (str_eq(s->acts.v[k].id, id))
					return true;
		}
	return false;
}

static const struct fact *
fact_of(const struct writer *w, const struct advised_setting *a)
{
	return facts_find(w->c->facts, a->id);
}

/* Facebook's menu has a page for each area; elsewhere there is little enough
 * for one step. */
static bool
same_page(const struct writer *w, const struct advised_setting *a,
    const struct advised_setting *b)
{
	if (a->platform != b->platform)
		return false;
	return a->platform != PF_FACEBOOK ||
	       str_eq(fact_of(w, a)->area, fact_of(w, b)->area);
}

/* All settings of a page, those behind one path together. */
static void
page(struct writer *w, uint32_t first)
{
	const struct plan *plan = w->c->plan;
	const struct advised_setting *a = &plan->settings.v[first];
	struct step s = { .platform = a->platform };
	struct str area = fact_of(w, a)->area, at = STR_NONE, n;

	for (uint32_t i = first; i < plan->settings.n; i++) {
		const struct advised_setting *b = &plan->settings.v[i];

		if (has_step(w, b->id) || !same_page(w, a, b))
			continue;
		steps_set(w, &s, b->id.p);
		if (str_eq(at, b->path))
			s.how = FMT(w, "%.*s;", STR_ARG(s.how));
		else
			s.how = FMT(w, "%.*s%s%.*s:", STR_ARG(s.how),
			    at.n > 0 ? ". " : "", STR_ARG(b->path));
		at = b->path;
		s.how = FMT(w, "%.*s '%.*s': %.*s", STR_ARG(s.how),
		    STR_ARG(b->setting), STR_ARG(b->value));
	}
	if (s.acts.n == 1) {
		steps_setting(w, a->id.p, 0);
		return;
	}
	n = NUM(w, s.acts.n);
	s.key = FMT(w, "%.*s.page.%.*s", STR_ARG(platform_name(a->platform)),
	    STR_ARG(a->platform == PF_FACEBOOK ? area : STR("settings")));
	s.what = a->platform == PF_FACEBOOK
	             ? SAY(w, STEP_PAGE, n, STR("Facebook"), area)
	             : SAY(w, STEP_PAGES, n);
	s.expect = SAY0(w, STEP_SETS_EXPECT);
	s.undo = SAY0(w, STEP_SETS_UNDO);
	s.fact = steps_as_of(w, a->id);
	steps_block(w, a->platform, -1);
	steps_add(w, &s);
}

void
steps_pages(struct writer *w)
{
	for (uint32_t i = 0; i < w->c->plan->settings.n; i++)
		if (!has_step(w, w->c->plan->settings.v[i].id))
			page(w, i);
}

/* New people come to no list: what to do on arrival. */
static void
newcomers(struct writer *w)
{
	struct step s = { .platform = PF_FACEBOOK };

	if (w->c->exported[PF_FACEBOOK]) {
		s.key = STR("facebook.new_friends");
		s.what = SAY0(w, STEP_NEW_FRIENDS);
		s.how = SAY0(w, STEP_NEW_FRIENDS_HOW);
		s.fact = steps_as_of(w, STR("fb.list.restricted"));
		steps_add(w, &s);
	}
	if (steps_list(w, PF_INSTAGRAM, HIDE_STORY) != NULL) {
		s = (struct step){ .platform = PF_INSTAGRAM,
			.key = STR("instagram.new_followers") };
		s.what = SAY0(w, STEP_NEW_FOLLOWERS);
		s.fact = steps_as_of(w, STR("ig.hide_story"));
		steps_add(w, &s);
	}
	if (steps_list(w, PF_WHATSAPP, STATUS_EXCEPT) != NULL) {
		s = (struct step){ .platform = PF_WHATSAPP,
			.key = STR("whatsapp.new_contacts") };
		s.what = SAY0(w, STEP_NEW_CONTACTS);
		s.fact = steps_as_of(w, STR("wa.status"));
		steps_add(w, &s);
	}
}

void
steps_last(struct writer *w)
{
	struct step s = { .platform = PF_FACEBOOK };

	steps_block(w, PF_FACEBOOK, -1);
	if (w->c->exported[PF_FACEBOOK]) {
		s.key = STR("facebook.look");
		s.what = SAY0(w, STEP_LOOK);
		s.how =
		    SAY(w, STEP_LOOK_HOW, steps_path(w, "fb.structure.viewas"));
		s.clicks = CHECK_CLICKS;
		s.fact = steps_as_of(w, STR("fb.structure.viewas"));
		steps_add(w, &s);
		s = (struct step){ .platform = PF_FACEBOOK };
		s.key = STR("facebook.minimum");
		s.what = SAY0(w, STEP_MINIMUM);
		s.how = SAY0(w, STEP_MINIMUM_HOW);
		if (shut_list(w->c, PF_FACEBOOK).n > 0)
			steps_add(w, &s);
	}
	newcomers(w);
	imports_steps(w);
	s = (struct step){ .general = true };
	s.key = STR("requests");
	s.what = SAY(w, STEP_REQUESTS, NUM(w, w->c->plan->requests.n));
	if (w->c->plan->requests.n > 0)
		steps_add(w, &s);
	s.key = STR("exports");
	s.what = SAY0(w, STEP_EXPORTS);
	s.how = SAY0(w, STEP_EXPORTS_HOW);
	steps_add(w, &s);
}
