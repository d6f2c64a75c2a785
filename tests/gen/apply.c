/*
 * apply PLAN.JSON...: drives the steps of a plan on an account that is made up
 * here, and then the way back.  Says what is wrong, and then ends with 1:
 *
 *  - no step may let anybody see more that is not meant for them;
 *  - what a step says it removes must be what it removes;
 *  - when all is done, everybody sees what the plan says, and nobody sees
 *    more than that and their leaks;
 *  - no list is named before it is made, or deleted while it is named;
 *  - after the way back the account is as it was at the start.
 *
 * Once on an account that is as platforms make it, once on one whose owner
 * has been at work already.  Nothing of the planner takes part but the
 * platforms' own rules.
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audience/rules.h"
#include "base/arena.h"

enum { VALUES_MAX = 512, LISTS_MAX = 32 };

/* What a setting, or the audience of one kind of post, is set to. */
struct value {
	const char *id, *class; /* class: "" for a setting */
	const char *is;
};

struct list {
	const char *platform, *name;
	bool exists;
	bool *on; /* by number of the person */
};

struct state {
	struct value values[VALUES_MAX];
	struct list lists[LISTS_MAX];
	size_t values_n, lists_n;
};

struct run {
	struct arena *arena;
	const char *file;
	json_t *plan, *people;
	size_t n; /* people */
	bool messy;
	struct state now;
	int faults;
};

/* Where content stands, and which setting says for whom. */
static const struct carrier {
	const char *platform, *class, *id;
	enum platform p;
	enum surface surface;
	const char *first; /* as it is where nobody has changed it */
} carriers[] = {
	{ "facebook", "everyday", "fb.post.default", PF_FACEBOOK, ON_POST,
	    "Friends" },
	{ "facebook", "photos", "fb.story.audience", PF_FACEBOOK, ON_STORY,
	    "Friends" },
	{ "facebook", "photos", "fb.reels.audience", PF_FACEBOOK, ON_REEL,
	    "Friends" },
	{ "facebook", "photos", "fb.photos.albums", PF_FACEBOOK, ON_ALBUM,
	    "Friends" },
	{ "facebook", "contact", "fb.about.contact", PF_FACEBOOK, ON_ABOUT,
	    "Friends" },
	{ "facebook", "contact", "fb.about.birthday", PF_FACEBOOK, ON_ABOUT,
	    "Friends" },
	{ "facebook", "friends_list", "fb.friends.list", PF_FACEBOOK,
	    ON_FRIENDS, "Public" },
	{ "facebook", "work", "fb.post.audience_each", PF_FACEBOOK, ON_POST,
	    "Friends" },
	{ "facebook", "opinions", "fb.post.audience_each", PF_FACEBOOK, ON_POST,
	    "Friends" },
	{ "facebook", "location", "fb.post.audience_each", PF_FACEBOOK, ON_POST,
	    "Friends" },
	{ "facebook", "family", "fb.post.audience_each", PF_FACEBOOK, ON_POST,
	    "Friends" },
	{ "facebook", "past", "old posts", PF_FACEBOOK, ON_POST, "Friends" },
	{ "instagram", "work", "instagram", PF_INSTAGRAM, ON_POST, "all" },
	{ "instagram", "everyday", "instagram", PF_INSTAGRAM, ON_STORY, "all" },
	{ "instagram", "photos", "instagram", PF_INSTAGRAM, ON_STORY, "all" },
	{ "instagram", "family", "instagram", PF_INSTAGRAM, ON_STORY, "all" },
	{ "instagram", "opinions", "instagram", PF_INSTAGRAM, ON_STORY, "all" },
	{ "instagram", "location", "instagram", PF_INSTAGRAM, ON_STORY, "all" },
	{ "instagram", "past", "old posts there", PF_INSTAGRAM, ON_POST,
	    "all" },
	{ "linkedin", "friends_list", "li.connections", PF_LINKEDIN, ON_FRIENDS,
	    "On" },
	{ "whatsapp", "everyday", "wa.status", PF_WHATSAPP, ON_STORY,
	    "My contacts" },
};

enum { CARRIERS = sizeof(carriers) / sizeof(carriers[0]) };

static const char *
text(const json_t *o, const char *key)
{
	const char *s = json_string_value(json_object_get(o, key));

	return s == NULL ? "" : s;
}

static void
fault(struct run *r, const char *what, const char *detail)
{
	fprintf(stderr, "%s: %s: %s\n", r->file, what, detail);
	r->faults++;
}

static bool
same(const char *a, const char *b)
{
	return strcmp(a, b) == 0;
}

/* What of a person's is chosen by class has one value for each. */
static bool
by_class(const char *id)
{
	return same(id, "fb.post.audience_each") || same(id, "instagram");
}

static struct value *
value_of(struct run *r, const char *id, const char *class)
{
	struct state *a = &r->now;

	class = by_class(id) ? class : "";
	for (size_t i = 0; i < a->values_n; i++)
		if (same(a->values[i].id, id) &&
		    same(a->values[i].class, class))
			return &a->values[i];
	if (a->values_n == VALUES_MAX) {
		fprintf(stderr, "%s: too many settings\n", r->file);
		exit(2);
	}
	a->values[a->values_n] = (struct value){ id, class, "as it was" };
	return &a->values[a->values_n++];
}

static struct list *
list_of(struct run *r, const char *platform, const char *name)
{
	struct state *a = &r->now;

	for (size_t i = 0; i < a->lists_n; i++)
		if (same(a->lists[i].platform, platform) &&
		    same(a->lists[i].name, name))
			return &a->lists[i];
	if (a->lists_n == LISTS_MAX) {
		fprintf(stderr, "%s: too many lists\n", r->file);
		exit(2);
	}
	a->lists[a->lists_n] = (struct list){ .platform = platform,
		.name = name,
		.on = arena_array(r->arena, bool, r->n) };
	return &a->lists[a->lists_n++];
}

/* "Friends except... Alder, Hazel" and the like. */
static enum audience_kind
kind_of(const char *value, const char **names)
{
	static const struct {
		const char *begins;
		enum audience_kind kind;
	} kinds[] = {
		{ "Friends except... ", AUDIENCE_EXCEPT },
		{ "My contacts except... ", AUDIENCE_EXCEPT },
		{ "Specific friends: ", AUDIENCE_ONLY },
	};

	for (int i = 0; i < 3; i++)
		if (strncmp(value, kinds[i].begins, strlen(kinds[i].begins)) ==
		    0) {
			*names = value + strlen(kinds[i].begins);
			return kinds[i].kind;
		}
	*names = value;
	if (same(value, "Hide story"))
		return AUDIENCE_EXCEPT;
	if (same(value, "Close Friends"))
		return AUDIENCE_ONLY;
	*names = "";
	if (same(value, "Public"))
		return AUDIENCE_PUBLIC;
	if (same(value, "Only me") || same(value, "Off"))
		return AUDIENCE_SELF;
	return same(value, "-") ? AUDIENCE_NONE : AUDIENCE_FRIENDS;
}

/* Whether "Alder, Hazel; year: Only me" names the list. */
static bool
names_list(const char *names, const char *list)
{
	size_t n = strlen(list);

	for (const char *at = names; (at = strstr(at, list)) != NULL; at += n)
		if ((at == names || at[-1] == ' ') &&
		    strchr(",;", at[n]) != NULL)
			return true;
	return false;
}

static bool
has_account(const json_t *person, const char *platform, const char *relation)
{
	const json_t *accounts = json_object_get(person, "accounts");

	for (size_t i = 0; i < json_array_size(accounts); i++) {
		const json_t *a = json_array_get(accounts, i);

		if (same(text(a, "platform"), platform) &&
		    (relation == NULL || same(text(a, "relation"), relation)))
			return true;
	}
	return false;
}

/* Whether the owner's Instagram is private, as the plan has it. */
static bool
private_instagram(const struct run *r)
{
	const json_t *s = json_object_get(r->plan, "settings");

	for (size_t i = 0; i < json_array_size(s); i++)
		if (same(text(json_array_get(s, i), "id"), "ig.private"))
			return strncmp(text(json_array_get(s, i), "value"),
				   "On", 2) == 0;
	return false;
}

static bool
sees(struct run *r, size_t who, const struct carrier *c)
{
	const json_t *person = json_array_get(r->people, who);
	const char *names;
	struct item item = { .platform = c->p, .surface = c->surface };
	struct reader reader = { 0 };

	item.to = kind_of(value_of(r, c->id, c->class)->is, &names);
	item.locked = c->p == PF_INSTAGRAM && private_instagram(r);
	reader.friend = has_account(person, c->platform,
	    c->p == PF_FACEBOOK    ? "friend"
	    : c->p == PF_INSTAGRAM ? "follower"
				   : NULL);
	if (item.to == AUDIENCE_NONE)
		return false;
	for (size_t i = 0; i < r->now.lists_n; i++) {
		const struct list *l = &r->now.lists[i];

		if (!same(l->platform, c->platform) || !l->on[who])
			continue;
		reader.restricted |= same(l->name, "Restricted");
		if (names_list(names, l->name)) {
			reader.included |= item.to == AUDIENCE_ONLY;
			reader.excluded |= item.to == AUDIENCE_EXCEPT;
		}
	}
	return rules_apply(&item, &reader).sees;
}

static bool
holds(const json_t *array, const char *word)
{
	for (size_t i = 0; i < json_array_size(array); i++)
		if (same(json_string_value(json_array_get(array, i)), word))
			return true;
	return false;
}

/* Whether the strategy gives a class to somebody. */
static bool
meant(const struct run *r, size_t who, const char *class)
{
	const json_t *person = json_array_get(r->people, who);
	const json_t *groups = json_object_get(r->plan, "groups");
	const char *as = text(person, "treated_as");
	bool unsure =
	    same(text(person, "status"), "asked") || same(as, "unsorted");

	if (same(class, "friends_list") ||
	    (unsure && !same(class, "work") && !same(class, "public")))
		return false;
	for (size_t i = 0; i < json_array_size(groups); i++)
		if (same(text(json_array_get(groups, i), "id"), as))
			return holds(
			    json_object_get(json_array_get(groups, i), "sees"),
			    class);
	return false;
}

static bool
leaks(const struct run *r, size_t who, const char *platform, const char *class)
{
	const json_t *l =
	    json_object_get(json_array_get(r->people, who), "leaks");

	for (size_t i = 0; i < json_array_size(l); i++)
		if (same(text(json_array_get(l, i), "platform"), platform) &&
		    same(text(json_array_get(l, i), "class"), class))
			return true;
	return false;
}

/* Whether a carrier is the first of its class on its platform. */
static bool
first_of_class(int i)
{
	return i == 0 || !same(carriers[i].class, carriers[i - 1].class) ||
	       carriers[i].p != carriers[i - 1].p;
}

/* Seen in any of the places of the class that begin here. */
static bool
sees_class(struct run *r, size_t who, int i)
{
	bool any = sees(r, who, &carriers[i]);

	while (++i < CARRIERS && !first_of_class(i))
		any |= sees(r, who, &carriers[i]);
	return any;
}

/* People × classes that are reached and not meant for them. */
static long
exposed(struct run *r)
{
	long n = 0;

	for (int i = 0; i < CARRIERS; i++)
		for (size_t who = 0; first_of_class(i) && who < r->n; who++) {
			const struct carrier *c = &carriers[i];

			if (has_account(json_array_get(r->people, who),
				c->platform, NULL) &&
			    !meant(r, who, c->class))
				n += sees_class(r, who, i) ||
				     leaks(r, who, c->platform, c->class);
		}
	return n;
}

/* Everybody against what the plan says of them. */
static void
check_people(struct run *r)
{
	for (int i = 0; i < CARRIERS; i++)
		for (size_t who = 0; first_of_class(i) && who < r->n; who++) {
			const struct carrier *c = &carriers[i];
			const json_t *person = json_array_get(r->people, who);
			bool said = holds(
			    json_object_get(
				json_object_get(person, "sees"), c->platform),
			    c->class);
			bool now = sees_class(r, who, i);

			if (!has_account(person, c->platform, NULL))
				continue;
			if (now && !said &&
			    !leaks(r, who, c->platform, c->class))
				fault(r, "sees more than is said",
				    text(person, "id"));
			if (!now && said && !r->messy)
				fault(r, "sees less than is said",
				    text(person, "id"));
		}
}

static const json_t *
members(const struct run *r, const char *platform, const char *list)
{
	const json_t *lists = json_object_get(r->plan, "lists");

	for (size_t i = 0; i < json_array_size(lists); i++) {
		const json_t *l = json_array_get(lists, i);

		if (same(text(l, "platform"), platform) &&
		    same(text(l, "name"), list))
			return json_object_get(l, "members");
	}
	return NULL;
}

/* Lists that a value names must be there. */
static void
check_named(struct run *r, const char *platform, const char *value)
{
	const char *names;
	size_t n;

	kind_of(value, &names);
	for (; strchr(";", *names) == NULL; names += n) {
		char name[64];

		names += strspn(names, ", ");
		n = strcspn(names, ",;");
		snprintf(name, sizeof(name), "%.*s", (int)n, names);
		for (size_t i = 0; i < r->now.lists_n; i++)
			if (same(r->now.lists[i].platform, platform) &&
			    same(r->now.lists[i].name, name) &&
			    r->now.lists[i].exists)
				name[0] = '\0';
		if (name[0] != '\0')
			fault(r, "named before it is made", name);
	}
}

/* What an act found, for the way back. */
struct note {
	const json_t *act;
	const char *platform, *was;
	bool existed;
	bool *on;
};

static const char *
id_of(const json_t *act, const char *platform)
{
	if (same(text(act, "act"), "old_posts"))
		return "old posts";
	if (same(platform, "instagram") && *text(act, "class") != '\0')
		return "instagram";
	return text(act, "id");
}

static void
fill(struct run *r, struct list *l)
{
	const json_t *m = members(r, l->platform, l->name);

	/* Whoever is not named does not stay among the close friends. */
	if (same(l->name, "Close Friends"))
		memset(l->on, 0, r->n * sizeof(bool));
	for (size_t who = 0; who < r->n; who++)
		if (holds(m, text(json_array_get(r->people, who), "id")))
			l->on[who] = true;
	l->exists = true;
}

static void
do_act(struct run *r, struct note *note)
{
	const char *name = text(note->act, "list");
	struct value *v;
	struct list *l;

	if (*name == '\0') {
		v = value_of(r, id_of(note->act, note->platform),
		    text(note->act, "class"));
		note->was = v->is;
		v->is = text(note->act, "value");
		check_named(r, note->platform, v->is);
		return;
	}
	l = list_of(r, note->platform, name);
	note->existed = l->exists;
	note->on = arena_array(r->arena, bool, r->n);
	memcpy(note->on, l->on, r->n * sizeof(bool));
	if (same(text(note->act, "act"), "fill_list"))
		fill(r, l);
	l->exists = true;
}

static void
undo_act(struct run *r, const struct note *note)
{
	const char *name = text(note->act, "list"), *names;
	struct list *l;

	if (*name == '\0') {
		value_of(r, id_of(note->act, note->platform),
		    text(note->act, "class"))
		    ->is = note->was;
		return;
	}
	l = list_of(r, note->platform, name);
	for (size_t i = 0; i < r->now.values_n && !note->existed; i++) {
		kind_of(r->now.values[i].is, &names);
		if (names_list(names, name))
			fault(r, "deleted while it is named", name);
	}
	memcpy(l->on, note->on, r->n * sizeof(bool));
	l->exists = note->existed;
}

/* An account whose owner has been at work already: every seventh person is on
 * each list, and settings are what they are. */
static void
begin(struct run *r)
{
	static const char *const own[][2] = { { "facebook", "Restricted" },
		{ "instagram", "Close Friends" }, { "instagram", "Hide story" },
		{ "whatsapp", "Status except" } };

	for (int i = 0; i < CARRIERS; i++)
		value_of(r, carriers[i].id, carriers[i].class)->is =
		    carriers[i].first;
	for (int i = 0; i < 4; i++) {
		struct list *l = list_of(r, own[i][0], own[i][1]);

		l->exists = true;
		for (size_t who = (size_t)i; r->messy && who < r->n; who += 7)
			l->on[who] = true;
	}
	if (r->messy)
		value_of(r, "fb.post.default", "")->is = "Public";
}

static void
compare(struct run *r, const struct state *start)
{
	for (size_t i = 0; i < r->now.values_n; i++) {
		const char *was =
		    i < start->values_n ? start->values[i].is : "as it was";

		if (!same(r->now.values[i].is, was))
			fault(r, "not as it was", r->now.values[i].id);
	}
	for (size_t i = 0; i < r->now.lists_n; i++) {
		const struct list *l = &r->now.lists[i];
		bool known = i < start->lists_n;

		if (l->exists != (known && start->lists[i].exists))
			fault(r, "a list that was not there", l->name);
		for (size_t who = 0; who < r->n; who++)
			if (l->on[who] != (known && start->lists[i].on[who]))
				fault(r, "on a list as never before", l->name);
	}
}

/* The lists' people are copied, the rest is as it is. */
static struct state
copy(const struct run *r)
{
	struct state a = r->now;

	for (size_t i = 0; i < a.lists_n; i++) {
		a.lists[i].on = arena_array(r->arena, bool, r->n);
		memcpy(a.lists[i].on, r->now.lists[i].on, r->n * sizeof(bool));
	}
	return a;
}

static void
do_step(struct run *r, const json_t *step, struct note *notes, size_t *n)
{
	const json_t *acts = json_object_get(step, "acts");
	long before = exposed(r), removed;

	for (size_t i = 0; i < json_array_size(acts); i++) {
		notes[*n] = (struct note){ .act = json_array_get(acts, i),
			.platform = text(step, "platform") };
		do_act(r, &notes[(*n)++]);
	}
	removed = before - exposed(r);
	if (removed < 0)
		fault(r, "opens something", text(step, "key"));
	if (!r->messy &&
	    removed != json_integer_value(json_object_get(step, "removes")))
		fault(r, "removes another number", text(step, "key"));
	if (json_array_size(acts) > 0 && *text(step, "undo") == '\0')
		fault(r, "no way back", text(step, "key"));
}

static int
drive(const char *file, json_t *plan, bool messy)
{
	struct run r = { .arena = arena_make("a made-up account"),
		.file = file,
		.plan = plan,
		.messy = messy };
	const json_t *steps = json_object_get(plan, "steps");
	struct note notes[VALUES_MAX];
	struct state start;
	size_t n = 0;

	r.people = json_object_get(plan, "people");
	r.n = json_array_size(r.people);
	begin(&r);
	start = copy(&r);
	for (size_t i = 0; i < json_array_size(steps); i++)
		do_step(&r, json_array_get(steps, i), notes, &n);
	check_people(&r);
	if (n == 0)
		fault(&r, "no step does anything", "steps");
	while (n-- > 0)
		undo_act(&r, &notes[n]);
	compare(&r, &start);
	arena_free(r.arena);
	return r.faults;
}

int
main(int argc, char *argv[])
{
	int faults = 0;

	for (int i = 1; i < argc; i++) {
		json_t *plan = json_load_file(argv[i], 0, NULL);

		if (plan == NULL) {
			fprintf(stderr, "%s: no plan\n", argv[i]);
			return 2;
		}
		faults += drive(argv[i], plan, false);
		faults += drive(argv[i], plan, true);
		json_decref(plan);
	}
	return faults > 0;
}
