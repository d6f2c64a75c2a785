/*
 * The steps to apply by hand.  First the list Restricted, which removes most;
 * then by exposure removed per minute, lists together with the audiences
 * that use them; last what remains to be done once all is set.  Whoever stops
 * half way is better off than before.
 */
#include <stdlib.h>

#include "audience/compile.h"
#include "base/arena.h"

enum {
	NAME_SECONDS = 8, /* to find and tick one name */
	SETTING_MINUTES = 1,
	LIST_MINUTES = 1, /* besides the names */
	ALBUM_MINUTES = 5,
	CHECK_MINUTES = 5
};

struct draft {
	struct step step;
	double rate; /* exposure removed per minute */
	uint32_t order;
};

struct writer {
	struct compile *c;
	VEC(struct draft) v;
};

#define FMT(w, ...) str_fmt((w)->c->arena, __VA_ARGS__)

static const struct fact *
fact(const struct writer *w, const char *id)
{
	return facts_find(w->c->facts, str_of(id));
}

static struct str
path(const struct writer *w, const char *id)
{
	const struct fact *f = fact(w, id);

	return f == NULL ? STR_NONE : f->path;
}

static struct str
as_of(const struct writer *w, const char *id)
{
	const struct fact *f = fact(w, id);

	if (f == NULL)
		return STR_NONE;
	return FMT(w, "as of %.*s, confidence %.*s%s", STR_ARG(f->as_of),
	    STR_ARG(f->confidence),
	    fact_stale(w->c, f->as_of) ? "; check the wording" : "");
}

static uint32_t
minutes_for(uint32_t names)
{
	return LIST_MINUTES + (names * NAME_SECONDS + 59) / 60;
}

static void
add(struct writer *w, const struct step *s)
{
	uint32_t minutes = s->minutes > 0 ? s->minutes : 1;

	vec_add(w->c->arena, &w->v) = (struct draft){ .step = *s,
		.rate = (double)s->removes / minutes,
		.order = w->v.n };
}

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

static const struct member_list *
list(const struct writer *w, enum platform p, struct str name)
{
	for (uint32_t i = 0; name.n > 0 && i < w->c->plan->lists.n; i++) {
		const struct member_list *l = &w->c->plan->lists.v[i];

		if (l->platform == p && str_eq(l->name, name))
			return l;
	}
	return NULL;
}

static void
take_members(struct writer *w, struct step *s, const struct member_list *l)
{
	s->list = l->name;
	s->minutes = minutes_for(l->lines.n);
	for (uint32_t i = 0; i < l->members.n; i++)
		vec_add(w->c->arena, &s->members) = l->members.v[i];
}

/* What those shut out no longer reach of these classes, added up. */
static uint32_t
removed(const struct writer *w, enum platform p, classes of)
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
	    list(w, PF_FACEBOOK, shut_list(w->c, PF_FACEBOOK));
	struct step s = { .platform = PF_FACEBOOK };

	if (l == NULL)
		return;
	take_members(w, &s, l);
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
	    STR_ARG(path(w, "fb.list.restricted")));
	s.removes = removed(
	    w, PF_FACEBOOK, CLASSES_ALL & ~CLASS_BIT(CLASS_FRIENDS_LIST));
	s.undo = STR("Untick them in the same grid; they see again what "
		     "friends see, old posts too.");
	s.fact = as_of(w, "fb.list.restricted");
	add(w, &s);
	w->v.v[w->v.n - 1].rate = 1e9; /* before anything else */
}

static void
custom_lists(struct writer *w)
{
	for (uint32_t i = 0; i < w->c->effects_n; i++) {
		const struct member_list *l =
		    list(w, PF_FACEBOOK, w->c->effects[i].name);
		struct step s = { .platform = PF_FACEBOOK };

		if (l == NULL || !w->c->effects[i].named)
			continue;
		take_members(w, &s, l);
		s.what = FMT(w,
		    "Make the list %.*s on Facebook and put these %u people "
		    "on it.",
		    STR_ARG(l->name), l->members.n);
		s.how = FMT(w,
		    "%.*s, on the web; several names can be picked at once. "
		    "Check: the list shows %u members. It hides nothing until "
		    "an audience names it, which the next steps do.",
		    STR_ARG(path(w, "fb.list.custom")), l->lines.n);
		s.undo =
		    FMT(w, "Delete the list %.*s once no audience names it.",
			STR_ARG(l->name));
		s.fact = as_of(w, "fb.list.custom");
		add(w, &s);
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
		s.what = FMT(w, "%s choose the audience \"%.*s\".",
		    audiences[i].what,
		    STR_ARG(w->c->audience[audiences[i].class]));
		s.minutes = audiences[i].minutes;
		s.removes = narrowed(w, CLASS_BIT(audiences[i].class));
		s.undo = STR("Note what each was before, and set it back.");
		s.fact = as_of(w, audiences[i].ids[0]);
		add(w, &s);
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
	s.what = FMT(w,
	    "Keep this beside you when you post: news from work goes to "
	    "\"%.*s\", opinions to \"%.*s\", places and travel to \"%.*s\", "
	    "children and home to \"%.*s\".",
	    STR_ARG(a[CLASS_WORK]), STR_ARG(a[CLASS_OPINIONS]),
	    STR_ARG(a[CLASS_LOCATION]), STR_ARG(a[CLASS_FAMILY]));
	s.how = FMT(w,
	    "%.*s. Where you tag somebody, untick Friends of anyone tagged, "
	    "or their friends see it too.",
	    STR_ARG(path(w, "fb.post.audience_each")));
	s.minutes = 1;
	s.removes = narrowed(w, of);
	s.undo = STR("Choose Friends again for new posts; change single posts "
		     "back one by one.");
	s.fact = as_of(w, "fb.post.audience_each");
	add(w, &s);
}

/* One setting that is a step of its own. */
static void
single(struct writer *w, const char *id, uint32_t removes)
{
	const struct advised_setting *a = setting_find(w->c, id);
	struct step s = { .minutes = SETTING_MINUTES, .removes = removes };

	if (a == NULL)
		return;
	s.platform = a->platform;
	s.what = FMT(
	    w, "Set '%.*s' to %.*s.", STR_ARG(a->setting), STR_ARG(a->value));
	s.how = FMT(w, "%.*s. It hides %.*s. Limits: %.*s.", STR_ARG(a->path),
	    STR_ARG(a->why),
	    STR_ARG(a->limits.n > 0 ? a->limits : STR("none known")));
	s.undo = STR("Note what it was before, and set it back.");
	s.fact = as_of(w, id);
	add(w, &s);
}

/* A list with the setting that it is chosen in. */
static void
list_step(struct writer *w, enum platform p, struct str name, const char *id,
    const char *what, classes hides)
{
	const struct member_list *l = list(w, p, name);
	struct step s = { .platform = p };

	if (l == NULL)
		return;
	take_members(w, &s, l);
	s.what = FMT(w, "%s (%u people).", what, l->members.n);
	s.how = FMT(w, "%.*s. Check: open it again and count the names.",
	    STR_ARG(path(w, id)));
	s.removes = removed(w, p, hides);
	s.undo = STR("Take the same people off again.");
	s.fact = as_of(w, id);
	add(w, &s);
}

static bool
has_step(struct str id)
{
	static const char *const own[] = { "fb.list.restricted",
		"fb.post.default", "fb.story.audience", "fb.reels.audience",
		"fb.photos.albums", "fb.about.contact", "fb.about.birthday",
		"fb.post.audience_each", "fb.post.tag_friends",
		"fb.friends.list", "fb.find.contacts", "ig.hide_story",
		"ig.contacts", "li.connections", "wa.status",
		"fb.activity.manage" };

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

static void
page(struct writer *w, uint32_t first)
{
	const struct compile *c = w->c;
	const struct advised_setting *a = &c->plan->settings.v[first];
	struct step s = { .platform = a->platform };

	for (uint32_t i = first; i < c->plan->settings.n; i++) {
		const struct advised_setting *b = &c->plan->settings.v[i];

		if (has_step(b->id) || !same_page(w, a, b))
			continue;
		s.minutes += SETTING_MINUTES;
		s.how = FMT(w, "%.*s%s'%.*s': %.*s (%.*s)", STR_ARG(s.how),
		    s.how.n > 0 ? "; " : "", STR_ARG(b->setting),
		    STR_ARG(b->value), STR_ARG(b->path));
	}
	s.what =
	    a->platform != PF_FACEBOOK
		? FMT(w, "Go through %u settings on %s.", s.minutes,
		      name_of(a->platform))
		: FMT(w, "Go through %u settings on Facebook: %.*s.", s.minutes,
		      STR_ARG(facts_find(c->facts, a->id)->area));
	s.undo = STR("Note what each was before, and set it back.");
	s.fact = as_of(w, a->id.p);
	add(w, &s);
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
facebook(struct writer *w)
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
	single(w, "fb.friends.list",
	    removed(w, PF_FACEBOOK, CLASS_BIT(CLASS_FRIENDS_LIST)));
	single(w, "fb.find.contacts", 0);
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
	single(w, "ig.contacts", 0);
	single(w, "li.connections",
	    removed(w, PF_LINKEDIN, CLASS_BIT(CLASS_FRIENDS_LIST)));
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
		s.what = STR("Look at your profile as the public does.");
		s.how = FMT(w,
		    "%.*s: no everyday post may show. It cannot show what one "
		    "list sees: for that, borrow the eyes of somebody you "
		    "trust from each list.",
		    STR_ARG(path(w, "fb.structure.viewas")));
		s.minutes = CHECK_MINUTES;
		s.fact = as_of(w, "fb.structure.viewas");
		add(w, &s);
		s = (struct step){ .platform = PF_FACEBOOK };
		s.what = STR("From now on, put every new friend on Restricted "
			     "in the minute you accept them, and take them "
			     "off once you know where they belong.");
		s.how = STR("A new friend who is on no list sees all that "
			    "Friends see.");
		s.fact = as_of(w, "fb.list.restricted");
		add(w, &s);
	}
	s = (struct step){ .general = true, .minutes = 1 };
	s.what = FMT(w,
	    "Answer the %u friend requests that wait by the advice given, "
	    "before you accept any.",
	    w->c->plan->requests.n);
	if (w->c->plan->requests.n > 0)
		add(w, &s);
	s.what = STR("Delete the exports you downloaded, also from the trash, "
		     "and keep this folder to yourself.");
	s.how = STR("They hold everything you ever wrote; this folder tells "
		    "who is a client.");
	add(w, &s);
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

	facebook(&w);
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
