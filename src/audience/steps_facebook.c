/*
 * The steps on Facebook.
 */
#include "audience/steps.h"

#include "base/arena.h"

enum { SETTING_MINUTES = 1, ALBUM_MINUTES = 5 };

/* From that draft on, all are one block, as good as they are together. */
static void
join(struct writer *w, uint32_t from)
{
	uint32_t removes = 0, minutes = 0;

	for (uint32_t i = from; i < w->v.n; i++) {
		removes += w->v.v[i].step.removes;
		minutes += w->v.v[i].step.minutes;
	}
	for (uint32_t i = from; i < w->v.n; i++)
		w->v.v[i].rate = (double)removes / (minutes > 0 ? minutes : 1);
}

/* The same for friends who are not shut out but see less than all. */
static uint32_t
narrowed(const struct writer *w, classes of)
{
	uint32_t n = 0;

	for (uint32_t i = 1; i < w->c->plan->people->persons.n; i++) {
		const struct viewer *v = &w->c->viewers[i];

		if (v->person && v->facebook && !v->closed)
			n += classes_count(
			    of & ~w->c->plan->placings[i].sees[PF_FACEBOOK]);
	}
	return n;
}

static void
restricted(struct writer *w)
{
	const struct member_list *l =
	    steps_list(w, PF_FACEBOOK, shut_list(w->c, PF_FACEBOOK));
	struct step s = { .platform = PF_FACEBOOK };

	if (l == NULL)
		return;
	steps_members(w, &s, l);
	s.what = FMT(w,
	    "Put these %u people on Facebook's own list Restricted: from then "
	    "on they see public posts only. They are not told.",
	    l->members.n);
	s.how = FMT(w,
	    "%.*s; the grid is sorted by first name, as this list is. Check: "
	    "on the profile of one of them, Friends > Edit friend list shows "
	    "Restricted ticked. View As shows the public view only; to see it "
	    "with their eyes, put somebody you trust on the list for a minute "
	    "and look at their screen.",
	    STR_ARG(steps_path(w, "fb.list.restricted")));
	s.removes = steps_removed(
	    w, PF_FACEBOOK, CLASSES_ALL & ~CLASS_BIT(CLASS_FRIENDS_LIST));
	s.undo = STR("Untick them in the same grid; they see again what "
		     "friends see, old posts too.");
	s.fact = steps_as_of(w, "fb.list.restricted");
	steps_add(w, &s);
	w->v.v[w->v.n - 1].rate = 1e9; /* before anything else */
}

static void
custom_lists(struct writer *w)
{
	for (uint32_t i = 0; i < w->c->effects_n; i++) {
		const struct member_list *l =
		    steps_list(w, PF_FACEBOOK, w->c->effects[i].name);
		struct step s = { .platform = PF_FACEBOOK };

		if (l == NULL || !w->c->effects[i].named)
			continue;
		steps_members(w, &s, l);
		s.what = FMT(w,
		    "Make the list %.*s on Facebook and put these %u people "
		    "on it.",
		    STR_ARG(l->name), l->members.n);
		s.how = FMT(w,
		    "%.*s, on the web; several names can be picked at once. "
		    "Check: the list shows %u members. It hides nothing until "
		    "an audience names it, which the next steps do.",
		    STR_ARG(steps_path(w, "fb.list.custom")), l->lines.n);
		s.undo =
		    FMT(w, "Delete the list %.*s once no audience names it.",
			STR_ARG(l->name));
		s.fact = steps_as_of(w, "fb.list.custom");
		steps_add(w, &s);
	}
}

/* Settings that one audience goes into, and the class it is for. */
static const struct {
	enum class class;
	uint32_t minutes;
	const char *what;
	const char *ids[3];
} audiences[] = {
	{ .class = CLASS_EVERYDAY,
	    .minutes = SETTING_MINUTES,
	    .what = "For posts from now on",
	    .ids = { "fb.post.default" } },
	{ .class = CLASS_PHOTOS,
	    .minutes = 2 * SETTING_MINUTES + ALBUM_MINUTES,
	    .what = "For stories, reels and photo albums",
	    .ids = { "fb.story.audience", "fb.reels.audience",
		"fb.photos.albums" } },
	{ .class = CLASS_CONTACT,
	    .minutes = 2 * SETTING_MINUTES,
	    .what = "For address, number and birthday on your profile",
	    .ids = { "fb.about.contact", "fb.about.birthday" } },
};

static void
audience_steps(struct writer *w)
{
	for (size_t i = 0; i < sizeof(audiences) / sizeof(audiences[0]); i++) {
		struct step s = { .platform = PF_FACEBOOK };

		for (int k = 0; k < 3 && audiences[i].ids[k] != NULL; k++) {
			const struct advised_setting *a =
			    setting_find(w->c, audiences[i].ids[k]);

			if (a != NULL)
				s.how = FMT(w, "%.*s%s'%.*s': %.*s",
				    STR_ARG(s.how), s.how.n > 0 ? "; " : "",
				    STR_ARG(a->setting), STR_ARG(a->path));
		}
		if (s.how.n == 0)
			continue;
		s.how = FMT(w,
		    "%.*s. Check: each shows the new audience when you open "
		    "it again.",
		    STR_ARG(s.how));
		s.key = str_of(audiences[i].ids[0]);
		s.what = FMT(w, "%s choose the audience \"%.*s\".",
		    audiences[i].what,
		    STR_ARG(w->c->audience[audiences[i].class]));
		s.minutes = audiences[i].minutes;
		s.removes = narrowed(w, CLASS_BIT(audiences[i].class));
		s.undo = STR("Set each back to what you noted before.");
		s.fact = steps_as_of(w, audiences[i].ids[0]);
		steps_add(w, &s);
	}
}

static void
audience_habit(struct writer *w)
{
	const struct str *a = w->c->audience;
	classes of = CLASS_BIT(CLASS_OPINIONS) | CLASS_BIT(CLASS_LOCATION) |
	             CLASS_BIT(CLASS_FAMILY);
	struct step s = { .platform = PF_FACEBOOK };

	if (setting_find(w->c, "fb.post.audience_each") == NULL)
		return;
	s.key = STR("fb.post.audience_each");
	s.what = FMT(w,
	    "Keep this beside you when you post: news from work goes to "
	    "\"%.*s\", opinions to \"%.*s\", places and travel to \"%.*s\", "
	    "children and home to \"%.*s\".",
	    STR_ARG(a[CLASS_WORK]), STR_ARG(a[CLASS_OPINIONS]),
	    STR_ARG(a[CLASS_LOCATION]), STR_ARG(a[CLASS_FAMILY]));
	s.how = FMT(w,
	    "%.*s. Where you tag somebody, untick Friends of anyone tagged, "
	    "or their friends see it too.",
	    STR_ARG(steps_path(w, "fb.post.audience_each")));
	s.minutes = 1;
	s.removes = narrowed(w, of);
	s.undo = STR("Choose Friends again for new posts; change single posts "
		     "back one by one.");
	s.fact = steps_as_of(w, "fb.post.audience_each");
	steps_add(w, &s);
}

void
steps_facebook(struct writer *w)
{
	uint32_t from;

	if (!w->c->exported[PF_FACEBOOK])
		return;
	restricted(w);
	from = w->v.n;
	custom_lists(w);
	audience_steps(w);
	audience_habit(w);
	join(w, from);
	steps_setting(w, "fb.friends.list",
	    steps_removed(w, PF_FACEBOOK, CLASS_BIT(CLASS_FRIENDS_LIST)));
	steps_setting(w, "fb.find.contacts", 0);
}
