/*
 * Facebook JSON: lists in sections, whose names are in the language of the
 * account.
 *
 *	[{ "name", "description", "entries": [record, …],
 *	   "children": [section, …] }, …]
 *
 * In layout E a record may stand in place of a section.
 *
 *	feed.json		favourites, then people seen less
 *	controls.json		what is to be shown more, and less
 *	people_and_friends.json	profiles looked at
 *	recently_visited.json	profiles looked at; also pages, groups, events
 *	friends_you_see_less.json and others: less, all of them
 *
 * To be shown more is no favourite: it is said of a post, not of a person.
 */
#include "facebook.h"

struct section {
	struct telling *visits;
	uint32_t number;
	struct str name;
	bool profiles; /* recently_visited.json: this one holds people */
};

/* Words of the platform for "see less", to tell the sections of feed.json
 * apart even where the first one is left out. */
static const char *const less_words[] = { "less", "weniger", "moins", "meno",
	"menos", "minder", "mniej", "m\303\251n\304\233", "mindre",
	"v\303\244hemm\303\244n" };

bool
fb_says_less(struct arena *scratch, struct str section)
{
	struct str name = str_lower(scratch, section);

	for (size_t i = 0; i < sizeof less_words / sizeof less_words[0]; i++)
		if (str_has(name, str_of(less_words[i])))
			return true;
	return false;
}

/* "Profile visits", "Profilbesuche", "Visite al profilo", "Visitas al perfil":
 * the word is one in all these languages, but not "Page visits". */
static const char *const profile_words[] = { "profil", "perfil", "profiel" };

bool
fb_says_profile(struct arena *scratch, struct str name)
{
	struct str low = str_lower(scratch, name);

	for (size_t i = 0; i < sizeof profile_words / sizeof profile_words[0];
	     i++)
		if (str_has(low, str_of(profile_words[i])))
			return true;
	return false;
}

/* Which label the entries of a section get; false for none. */
static bool
section_kind(struct fb *fb, const struct section *s, enum label_kind *kind)
{
	bool less = fb_says_less(fb->in->scratch, s->name);

	*kind = LABEL_VISITED;
	switch ((enum fb_sections)fb->file->what) {
	case FB_FEED:
		*kind = s->number == 0 && !less ? LABEL_FAVOURITE : LABEL_LESS;
		return true;
	case FB_LESS: *kind = LABEL_LESS; return true;
	case FB_CONTROLS: *kind = LABEL_LESS; return less;
	case FB_PEOPLE: return true;
	case FB_VISITED: return s->profiles;
	}
	return false;
}

static void
send(struct fb *fb, const struct section *s, const struct fb_item *item,
    bool people, enum label_kind kind, const struct place *at)
{
	if (!people || !fb_is_profile(item->url))
		import_skipped(fb->in, SKIP_NOT_A_PERSON);
	else if (kind == LABEL_VISITED &&
		 !telling_is_new(s->visits, item->when))
		import_skipped(fb->in, SKIP_DUPLICATE);
	else
		fb_item_label(fb, item, kind, s->name, at);
}

static void
read_entries(struct fb *fb, const struct section *s)
{
	enum label_kind kind;
	bool people = section_kind(fb, s, &kind), empty = true;

	for (struct fb_list l = fb_list(fb->json); fb_next(&l);) {
		struct fb_item item;
		struct place at;

		empty = false;
		if (!fb_item_read(fb, &item, &at))
			continue;
		send(fb, s, &item, people, kind, &at);
	}
	if (empty && !json_bad(fb->json)) {
		import_seen(fb->in);
		import_skipped(fb->in, SKIP_EMPTY);
	}
}

/* A record in place of a section. */
static void
send_bare(struct fb *fb, const struct section *s, struct fb_item *item,
    const struct place *at)
{
	int what = fb->file->what;
	bool people = what == FB_LESS || what == FB_PEOPLE ||
	              (what == FB_VISITED && item->url.n > 0);

	import_seen(fb->in);
	if (fb_item_usable(fb, item))
		send(fb, s, item, people,
		    what == FB_LESS ? LABEL_LESS : LABEL_VISITED, at);
}

static void
read_section(struct fb *fb, struct section *s, bool inner)
{
	struct fb_item item = { 0 };
	struct place at = import_at(fb->in, json_path(fb->json));
	bool section = false;
	struct str key;

	if (!json_enter(fb->json, '{')) {
		import_seen(fb->in);
		import_skipped(fb->in, SKIP_UNREADABLE);
		return;
	}
	while (json_key(fb->json, &key)) {
		if (str_eq(key, STR("entries"))) {
			section = true;
			s->name = item.name;
			read_entries(fb, s);
		} else if (str_eq(key, STR("children")) && !inner) {
			section = true;
			for (struct fb_list l = fb_list(fb->json); fb_next(&l);)
				read_section(fb, s, true);
		} else {
			fb_item_key(fb, key, &item);
		}
	}
	if (!section)
		send_bare(fb, s, &item, &at);
}

/* Which section of recently_visited.json holds the profiles: the first that
 * is called so, else the first of all.  The text is looked through for it. */
static uint32_t
find_profiles(struct import *in)
{
	struct json *j = json_open(in->scratch, in->in->bytes, JSON_MEND);
	uint32_t number = 0;
	struct str key;

	if (json_peek(j) == JSON_OBJECT &&
	    (!json_enter(j, '{') || !json_key(j, &key)))
		return 0;
	for (struct fb_list l = fb_list(j); fb_next(&l); number++) {
		struct str name = STR_NONE;

		FIELDS(j, { .key = "name", .text = &name });
		if (fb_says_profile(in->scratch, name))
			return number;
	}
	return 0;
}

void
fb_read_sections(struct fb *fb)
{
	uint32_t number = 0, profiles = 0;
	struct telling *visits = fb_telling(fb->in,
	    fb->file->what == FB_VISITED ? "visits" : "people met", TOLD_PLAIN);

	if (fb->file->what == FB_VISITED)
		profiles = find_profiles(fb->in);
	for (struct fb_list l = fb_list(fb->json); fb_next(&l); number++) {
		struct section s = { .visits = visits,
			.number = number,
			.profiles = number == profiles };

		read_section(fb, &s, false);
	}
}
