/*
 * The steps to apply by hand.  First the list Restricted, which removes most;
 * then by exposure removed per minute, lists together with the audiences
 * that use them; last what remains to be done once all is set.  Whoever stops
 * half way is better off than before.
 */
#include <stdlib.h>

#include "audience/steps.h"
#include "base/arena.h"

enum {
	NAME_SECONDS = 8, /* to find and tick one name */
	SETTING_MINUTES = 1,
	LIST_MINUTES = 1, /* besides the names */
	CHECK_MINUTES = 5
};

static const struct fact *
fact(const struct writer *w, const char *id)
{
	return facts_find(w->c->facts, str_of(id));
}

struct str
steps_path(const struct writer *w, const char *id)
{
	const struct fact *f = fact(w, id);

	return f == NULL ? STR_NONE : f->path;
}

struct str
steps_as_of(const struct writer *w, const char *id)
{
	const struct fact *f = fact(w, id);

	if (f == NULL)
		return STR_NONE;
	return FMT(w, "as of %.*s, confidence %.*s%s", STR_ARG(f->as_of),
	    STR_ARG(f->confidence),
	    facts_stale(f->as_of, w->c->plan->now) ? "; check the wording"
						   : "");
}

static uint32_t
minutes_for(uint32_t names)
{
	return LIST_MINUTES + (names * NAME_SECONDS + 59) / 60;
}

void
steps_add(struct writer *w, const struct step *s)
{
	uint32_t minutes = s->minutes > 0 ? s->minutes : 1;

	vec_add(w->c->arena, &w->v) = (struct draft){ .step = *s,
		.rate = (double)s->removes / minutes,
		.order = w->v.n };
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
steps_members(struct writer *w, struct step *s, const struct member_list *l)
{
	s->list = l->name;
	s->key = FMT(w, "%.*s.list.%.*s", STR_ARG(platform_name(l->platform)),
	    STR_ARG(l->name));
	s->minutes = minutes_for(l->lines.n);
	for (uint32_t i = 0; i < l->members.n; i++)
		vec_add(w->c->arena, &s->members) = l->members.v[i];
}

/* What those shut out no longer reach of these classes, added up. */
uint32_t
steps_removed(const struct writer *w, enum platform p, classes of)
{
	uint32_t n = 0;

	for (uint32_t i = 1; i < w->c->plan->people->persons.n; i++) {
		const struct viewer *v = &w->c->viewers[i];

		if (v->person && v->closed &&
		    w->c->plan->placings[i].present[p])
			n += classes_count(
			    exposure_before(v, p) & of &
			    ~exposure_after(w->c, (person_id){ i }, p));
	}
	return n;
}

/* One setting that is a step of its own. */
void
steps_setting(struct writer *w, const char *id, uint32_t removes)
{
	const struct advised_setting *a = setting_find(w->c, id);
	struct step s = { .minutes = SETTING_MINUTES, .removes = removes };

	if (a == NULL)
		return;
	s.key = a->id;
	s.platform = a->platform;
	s.what = FMT(
	    w, "Set '%.*s' to %.*s.", STR_ARG(a->setting), STR_ARG(a->value));
	s.how = FMT(w, "%.*s. It hides %.*s. Limits: %.*s.", STR_ARG(a->path),
	    STR_ARG(a->why),
	    STR_ARG(a->limits.n > 0 ? a->limits : STR("none known")));
	s.undo = STR("Set it back to what you noted before.");
	s.fact = steps_as_of(w, id);
	steps_add(w, &s);
}

/* A list with the setting that it is chosen in. */
static void
list_step(struct writer *w, enum platform p, struct str name, const char *id,
    const char *what, classes hides)
{
	const struct member_list *l = steps_list(w, p, name);
	struct step s = { .platform = p };

	if (l == NULL)
		return;
	steps_members(w, &s, l);
	s.what = FMT(w, "%s (%u people).", what, l->members.n);
	s.how = FMT(w, "%.*s. Check: open it again and count the names.",
	    STR_ARG(steps_path(w, id)));
	s.removes = steps_removed(w, p, hides);
	s.undo = STR("Take the same people off again.");
	s.fact = steps_as_of(w, id);
	steps_add(w, &s);
}

static bool
has_step(struct str id)
{
	static const char *const own[] = { "fb.list.restricted",
		"fb.post.default", "fb.story.audience", "fb.reels.audience",
		"fb.photos.albums", "fb.about.contact", "fb.about.birthday",
		"fb.post.audience_each", "fb.post.tag_friends",
		"fb.friends.list", "fb.find.contacts", "ig.hide_story",
		"ig.contacts", "li.connections", "wa.status" };

	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (str_eq(id, str_of(own[i])))
			return true;
	return false;
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
	       str_eq(facts_find(w->c->facts, a->id)->area,
		   facts_find(w->c->facts, b->id)->area);
}

static const char *
name_of(enum platform p)
{
	static const char *const names[PF__COUNT] = {
		[PF_FACEBOOK] = "Facebook",
		[PF_LINKEDIN] = "LinkedIn",
		[PF_INSTAGRAM] = "Instagram",
		[PF_X] = "X",
		[PF_MASTODON] = "Mastodon",
		[PF_GOOGLE] = "Google",
		[PF_PHONE] = "the phone",
		[PF_WHATSAPP] = "WhatsApp",
		[PF_CRM] = "the customer list",
		[PF_GRAPH] = "the network",
	};

	return names[p];
}

/* Settings behind one path are told together. */
static void
page(struct writer *w, uint32_t first)
{
	const struct compile *c = w->c;
	const struct advised_setting *a = &c->plan->settings.v[first];
	struct str area = facts_find(c->facts, a->id)->area, at = STR_NONE;
	struct step s = { .platform = a->platform };

	for (uint32_t i = first; i < c->plan->settings.n; i++) {
		const struct advised_setting *b = &c->plan->settings.v[i];

		if (has_step(b->id) || !same_page(w, a, b))
			continue;
		s.minutes += SETTING_MINUTES;
		if (str_eq(at, b->path))
			s.how = FMT(w, "%.*s;", STR_ARG(s.how));
		else
			s.how = FMT(w, "%.*s%s%.*s:", STR_ARG(s.how),
			    at.n > 0 ? ". " : "", STR_ARG(b->path));
		at = b->path;
		s.how = FMT(w, "%.*s '%.*s': %.*s", STR_ARG(s.how),
		    STR_ARG(b->setting), STR_ARG(b->value));
	}
	s.key = FMT(w, "%.*s.page.%.*s", STR_ARG(platform_name(a->platform)),
	    STR_ARG(a->platform == PF_FACEBOOK ? area : STR("settings")));
	s.what = a->platform == PF_FACEBOOK
	             ? FMT(w, "Go through %u settings on Facebook: %.*s.",
			   s.minutes, STR_ARG(area))
	             : FMT(w, "Go through %u settings on %s.", s.minutes,
			   name_of(a->platform));
	s.undo = STR("Set each back to what you noted before.");
	s.fact = steps_as_of(w, a->id.p);
	if (s.minutes == SETTING_MINUTES)
		steps_setting(w, a->id.p, 0);
	else
		steps_add(w, &s);
}

static void
pages(struct writer *w)
{
	const struct compile *c = w->c;

	for (uint32_t i = 0; i < c->plan->settings.n; i++) {
		const struct advised_setting *a = &c->plan->settings.v[i];
		uint32_t k = 0;

		while (k < i && (has_step(c->plan->settings.v[k].id) ||
				    !same_page(w, &c->plan->settings.v[k], a)))
			k++;
		if (!has_step(a->id) && k == i)
			page(w, i);
	}
}

static void
elsewhere(struct writer *w)
{
	list_step(w, PF_INSTAGRAM, shut_list(w->c, PF_INSTAGRAM),
	    "ig.hide_story",
	    "Hide stories and live videos on Instagram from these people",
	    CLASS_BIT(CLASS_EVERYDAY) | CLASS_BIT(CLASS_LOCATION));
	list_step(w, PF_INSTAGRAM, CLOSE_FRIENDS, "ig.close",
	    "Put these people on Instagram's Close Friends, and post there "
	    "what is not for every follower",
	    CLASS_BIT(CLASS_PHOTOS) | CLASS_BIT(CLASS_FAMILY) |
		CLASS_BIT(CLASS_OPINIONS));
	steps_setting(w, "ig.contacts", 0);
	steps_setting(w, "li.connections",
	    steps_removed(w, PF_LINKEDIN, CLASS_BIT(CLASS_FRIENDS_LIST)));
	list_step(w, PF_WHATSAPP, shut_list(w->c, PF_WHATSAPP), "wa.status",
	    "On WhatsApp, set Status privacy to My contacts except... these "
	    "people",
	    CLASS_BIT(CLASS_EVERYDAY));
}

static void
last(struct writer *w)
{
	struct step s = { .platform = PF_FACEBOOK };

	if (w->c->exported[PF_FACEBOOK]) {
		s.key = STR("facebook.look");
		s.what = STR("Look at your profile as the public does.");
		s.how = FMT(w,
		    "%.*s: no everyday post may show. It cannot show what one "
		    "list sees: for that, borrow the eyes of somebody you "
		    "trust from each list.",
		    STR_ARG(steps_path(w, "fb.structure.viewas")));
		s.minutes = CHECK_MINUTES;
		s.fact = steps_as_of(w, "fb.structure.viewas");
		steps_add(w, &s);
		s = (struct step){ .platform = PF_FACEBOOK };
		s.key = STR("facebook.new_friends");
		s.what = STR("From now on, put every new friend on Restricted "
			     "in the minute you accept them, and take them "
			     "off once you know where they belong.");
		s.how = STR("A new friend who is on no list sees all that "
			    "Friends see.");
		s.fact = steps_as_of(w, "fb.list.restricted");
		steps_add(w, &s);
	}
	s = (struct step){ .general = true, .minutes = 1 };
	s.key = STR("requests");
	s.what = FMT(w,
	    "Answer the %u friend requests that wait by the advice given, "
	    "before you accept any.",
	    w->c->plan->requests.n);
	if (w->c->plan->requests.n > 0)
		steps_add(w, &s);
	s.key = STR("exports");
	s.what = STR("Delete the exports you downloaded, also from the trash, "
		     "and keep this folder to yourself.");
	s.how = STR("They hold everything you ever wrote; this folder tells "
		    "who is a client.");
	steps_add(w, &s);
}

static int
by_rate(const void *a, const void *b)
{
	const struct draft *x = a, *y = b;

	if (x->rate != y->rate)
		return x->rate > y->rate ? -1 : 1;
	return x->order < y->order ? -1 : 1;
}

void
steps_make(struct compile *c)
{
	struct writer w = { .c = c };

	steps_facebook(&w);
	elsewhere(&w);
	pages(&w);
	if (w.v.n > 0)
		qsort(w.v.v, w.v.n, sizeof(w.v.v[0]), by_rate);
	last(&w);
	for (uint32_t i = 0; i < w.v.n; i++) {
		w.v.v[i].step.n = i + 1;
		vec_add(c->arena, &c->plan->steps) = w.v.v[i].step;
	}
}
