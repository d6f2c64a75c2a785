/*
 * Audiences on the platforms that have hardly any.  What cannot be given to
 * exactly the people it is meant for is not posted there at all.
 */
#include "audience/compile.h"
#include "base/arena.h"
#include "base/phrase.h"

/* Classes that a story, a status or Close Friends can carry. */
static const enum class carried[] = { CLASS_EVERYDAY, CLASS_PHOTOS,
	CLASS_FAMILY, CLASS_OPINIONS, CLASS_LOCATION };

enum { CARRIED = sizeof(carried) / sizeof(carried[0]) };

static bool
reads(const struct compile *c, uint32_t i, enum platform p)
{
	return c->viewers[i].person && c->viewers[i].reads[p];
}

/* How many readers want the class; how many readers there are. */
static uint32_t
wanting(const struct compile *c, enum platform p, classes of, uint32_t *all)
{
	uint32_t n = 0;

	*all = 0;
	for (uint32_t i = 1; i < c->plan->people->persons.n; i++)
		if (reads(c, i, p)) {
			++*all;
			n += (c->viewers[i].want & of) != 0;
		}
	return n;
}

/* Whether the same readers want both. */
static bool
same_readers(
    const struct compile *c, enum platform p, enum class a, enum class b)
{
	for (uint32_t i = 1; i < c->plan->people->persons.n; i++) {
		classes want = c->viewers[i].want;

		if (reads(c, i, p) &&
		    !(want & CLASS_BIT(a)) != !(want & CLASS_BIT(b)))
			return false;
	}
	return true;
}

/* Whether everybody who is there may see professional news, so that they can
 * be posted for all. */
static bool
all_want_work(const struct compile *c, enum platform p)
{
	for (uint32_t i = 1; i < c->plan->people->persons.n; i++)
		if (c->viewers[i].person && c->plan->placings[i].present[p] &&
		    !(c->viewers[i].want & CLASS_BIT(CLASS_WORK)))
			return false;
	return true;
}

static void
put(struct compile *c, enum platform p, enum class class,
    enum audience_kind kind, struct str list, struct str words)
{
	struct audience *to = &c->plan->audiences[p][class];

	*to = (struct audience){ .kind = kind, .words = words };
	if (list.n > 0)
		strs_add(c->arena, &to->lists, list);
}

static struct str
say(const struct compile *c, enum phrase_id id)
{
	return phrase_text(
	    c->plan->phrases, c->arena, (struct phrase){ .id = id });
}

/* What is for everybody, or for all followers of a private account.  Where
 * there is one audience for all, professional news that are not meant for
 * everybody do not belong there. */
static void
for_all(struct compile *c, enum platform p, struct str words)
{
	bool private = p == PF_INSTAGRAM && c->private_instagram;
	enum audience_kind kind = private ? AUDIENCE_FRIENDS : AUDIENCE_PUBLIC;

	put(c, p, CLASS_PUBLIC, AUDIENCE_PUBLIC, STR_NONE, words);
	if (all_want_work(c, p))
		put(c, p, CLASS_WORK, kind, STR_NONE, words);
}

/* The class, beside everyday posts, that gives Close Friends most to see:
 * what other readers than those want goes to nobody. */
static int
best_for_close_friends(const struct compile *c)
{
	uint32_t most = 0;
	int best = -1;

	for (int i = 0; i < CARRIED; i++) {
		uint32_t all, n;
		uint32_t people =
		    wanting(c, PF_INSTAGRAM, CLASS_BIT(carried[i]), &all);

		if (people == 0 ||
		    same_readers(c, PF_INSTAGRAM, carried[i], CLASS_EVERYDAY))
			continue;
		n = 0;
		for (int k = 0; k < CARRIED; k++)
			n += same_readers(
			    c, PF_INSTAGRAM, carried[i], carried[k]);
		if (n * people > most) {
			most = n * people;
			best = (int)carried[i];
		}
	}
	return best;
}

/*
 * Two audiences can be had: stories, hidden from some followers, and Close
 * Friends.  Hiding acts by itself, so everyday posts go there; Close Friends
 * are for the others who want the same.  Where nobody else does, one of them
 * will do: that with fewer names.
 */
static void
instagram(struct compile *c)
{
	const enum platform p = PF_INSTAGRAM;
	uint32_t all, n = wanting(c, p, CLASS_BIT(CLASS_EVERYDAY), &all);
	int inner = best_for_close_friends(c);
	bool hide = inner >= 0 || n == 0 || all - n <= n;

	for_all(c, p, say(c, PHRASE_AUDIENCE_PROFILE_POSTS));
	put(c, p, CLASS_PAST, AUDIENCE_FRIENDS, STR_NONE,
	    say(c, PHRASE_AUDIENCE_PROFILE));
	for (int i = 0; i < CARRIED; i++) {
		enum class k = carried[i];

		if (inner >= 0 && same_readers(c, p, k, (enum class)inner))
			put(c, p, k, AUDIENCE_ONLY, CLOSE_FRIENDS,
			    STR("Close Friends"));
		else if (!same_readers(c, p, k, CLASS_EVERYDAY))
			continue;
		else if (n == all)
			put(c, p, k, AUDIENCE_FRIENDS, STR_NONE,
			    say(c, PHRASE_AUDIENCE_STORIES));
		else if (hide)
			put(c, p, k, AUDIENCE_EXCEPT, HIDE_STORY,
			    say(c, PHRASE_AUDIENCE_STORIES_HIDDEN));
		else
			put(c, p, k, AUDIENCE_ONLY, CLOSE_FRIENDS,
			    STR("Close Friends"));
	}
}

/* One audience, that of the status. */
static void
whatsapp(struct compile *c)
{
	const enum platform p = PF_WHATSAPP;
	uint32_t all, n = wanting(c, p, CLASS_BIT(CLASS_EVERYDAY), &all);

	put(c, p, CLASS_PUBLIC, AUDIENCE_PUBLIC, STR_NONE,
	    say(c, PHRASE_AUDIENCE_PROFILE));
	for (int i = 0; i < CARRIED; i++) {
		if (!same_readers(c, p, carried[i], CLASS_EVERYDAY))
			continue;
		if (n == all)
			put(c, p, carried[i], AUDIENCE_FRIENDS, STR_NONE,
			    STR("My contacts"));
		else
			put(c, p, carried[i], AUDIENCE_EXCEPT, STATUS_EXCEPT,
			    STR("My contacts except... Status except"));
	}
}

void
elsewhere_choose(struct compile *c)
{
	instagram(c);
	whatsapp(c);
	for_all(c, PF_LINKEDIN, STR("Anyone"));
	put(c, PF_LINKEDIN, CLASS_FRIENDS_LIST, AUDIENCE_SELF, STR_NONE,
	    STR("Off"));
	for_all(c, PF_X, say(c, PHRASE_AUDIENCE_EVERYBODY));
	for_all(c, PF_MASTODON, say(c, PHRASE_AUDIENCE_EVERYBODY));
}
