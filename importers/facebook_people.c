/*
 * Facebook JSON: the lists of people.  All of them are lists of records that
 * come in four shapes, and every list may come in any of these:
 *
 *	{ "name", "timestamp" }
 *	{ "timestamp", "data": { "name", "uri" } }
 *	{ "string_list_data": [{ "value", "timestamp" }] }
 *	{ "timestamp", "fbid", "label_values": [{ "label", "value", "href",
 *	    "timestamp_value", "ent_field_name", "vec", "dict" }] }
 *
 * Labels are in the language of the account, so the last shape is read by
 * ent_field_name and by the type of the values.
 */
#include "facebook.h"

#include "read/date.h"

/* One record of any shape. */
struct item {
	struct str name, url;
	int64_t when;
	bool certain; /* a label's field says that it is the name */
};

struct fb_list
fb_list(struct json *j)
{
	struct fb_list list = { .json = j };

	if (json_peek(j) == JSON_ARRAY)
		list.array = json_enter(j, '[');
	else if (json_peek(j) == JSON_OBJECT)
		list.left = 1;
	else
		json_skip(j);
	return list;
}

bool
fb_next(struct fb_list *list)
{
	if (list->array)
		return json_item(list->json);
	return list->left > 0 && list->left-- > 0;
}

/* What stands in place of a name once the account is gone: "Facebook user",
 * in the languages in which it was seen or is the platform's own phrase. */
static const char *const gone[] = { "facebook user", "facebook-nutzer",
	"facebook-nutzerin", "facebook-nutzer/in", "utilisateur facebook",
	"utente di facebook", "utente facebook", "usuario de facebook",
	"facebook-gebruiker", "gebruiker van facebook",
	"utilizador do facebook", "usu\303\241rio do facebook",
	"u\305\274ytkownik facebooka", "u\305\276ivatel facebooku",
	"facebook-anv\303\244ndare", "facebook-bruger", "facebook-bruker",
	"facebook-k\303\244ytt\303\244j\303\244" };

bool
fb_named(struct str name, enum skip *why)
{
	name = str_trim(name);
	if (name.n == 0) {
		*why = SKIP_DELETED;
		return false;
	}
	for (size_t i = 0; i < sizeof gone / sizeof gone[0]; i++)
		if (str_eq_nocase(name, str_of(gone[i]))) {
			*why = SKIP_DELETED;
			return false;
		}
	return true;
}

struct str
fb_url_id(struct str url)
{
	size_t at = str_find(url, STR("profile.php?id="));
	size_t n = 0;

	if (at == SIZE_MAX)
		return STR_NONE;
	url = str_sub(url, at + 15, SIZE_MAX);
	while (n < url.n && url.p[n] >= '0' && url.p[n] <= '9')
		n++;
	return str_sub(url, 0, n);
}

who_id
fb_mention(struct import *in, struct str name, struct str url)
{
	return sink_mention(in->to, PF_FACEBOOK, name, fb_url_id(url), url);
}

/* "label_values": the field named Name, else the first plain text; the first
 * link; the first time. */
static void
read_labels(struct json *j, struct item *item)
{
	if (!json_enter(j, '['))
		return;
	while (json_item(j)) {
		struct str value = STR_NONE, href = STR_NONE, field = STR_NONE;
		int64_t when = 0;

		FIELDS(j, { .key = "value", .text = &value },
		    { .key = "href", .text = &href },
		    { .key = "ent_field_name", .text = &field },
		    { .key = "timestamp_value", .number = &when });
		if (when != 0 && item->when == 0)
			item->when = when;
		if (href.n > 0 && item->url.n == 0)
			item->url = href;
		if (str_eq(field, STR("Name")) && !item->certain) {
			item->name = value;
			item->certain = true;
		} else if (href.n == 0 && item->name.n == 0) {
			item->name = value;
		}
	}
}

static void
read_string_list(struct json *j, struct item *item)
{
	for (struct fb_list l = fb_list(j); fb_next(&l);)
		FIELDS(j, { .key = "value", .text = &item->name },
		    { .key = "href", .text = &item->url },
		    { .key = "timestamp", .number = &item->when });
}

/* Keys of the records that tell nothing here. */
static const char *const plain[] = { "fbid", "media", "title", "ent_name",
	"media_list_data", "contact_info", "description", "marked_as_spam",
	"entries" };

static void
pass_over(struct fb *fb, struct str key)
{
	size_t i = 0;

	while (i < sizeof plain / sizeof plain[0] &&
	       !str_eq(key, str_of(plain[i])))
		i++;
	if (i == sizeof plain / sizeof plain[0])
		import_unknown(fb->in, key);
	json_skip(fb->json);
}

/* One key of a record and its value. */
static void
item_key(struct fb *fb, struct str key, struct item *item)
{
	struct json *j = fb->json;

	if (str_eq(key, STR("name")))
		item->name = json_str(j);
	else if (str_eq(key, STR("timestamp")))
		json_number(j, &item->when);
	else if (str_eq(key, STR("uri")) || str_eq(key, STR("url")))
		item->url = json_str(j);
	else if (str_eq(key, STR("data")))
		FIELDS(j, { .key = "name", .text = &item->name },
		    { .key = "value", .text = &item->name },
		    { .key = "uri", .text = &item->url });
	else if (str_eq(key, STR("string_list_data")))
		read_string_list(j, item);
	else if (str_eq(key, STR("label_values")))
		read_labels(j, item);
	else
		pass_over(fb, key);
}

/* A list that is there but empty. */
static void
count_empty(struct fb *fb)
{
	import_seen(fb->in);
	import_skipped(fb->in, SKIP_EMPTY);
}

/* Whether the record, wholly read, names somebody; tallied if not. */
static bool
usable(struct fb *fb, struct item *item)
{
	enum skip why;

	item->when = date_unix(item->when);
	if (json_bad(fb->json))
		why = SKIP_UNREADABLE;
	else if (fb_named(item->name, &why))
		return true;
	import_skipped(fb->in, why);
	return false;
}

/* The record that comes next, tallied as seen; false (and tallied) where it
 * names nobody. */
static bool
read_item(struct fb *fb, struct item *item, struct place *place)
{
	struct str key;

	*item = (struct item){ 0 };
	*place = import_at(fb->in, json_path(fb->json));
	import_seen(fb->in);
	if (!json_enter(fb->json, '{')) {
		import_skipped(fb->in, SKIP_UNREADABLE);
		return false;
	}
	while (json_key(fb->json, &key))
		item_key(fb, key, item);
	return usable(fb, item);
}

static who_id
send_account(struct fb *fb, const struct item *item, const struct place *at,
    enum relation relation, bool *fresh)
{
	return sink_account(fb->in->to,
	    &(struct account){ .platform = PF_FACEBOOK,
		.relation = relation,
		.name = item->name,
		.id = fb_url_id(item->url),
		.url = item->url,
		.since = item->when,
		.place = *at },
	    fresh);
}

void
fb_read_friends(struct fb *fb)
{
	for (struct fb_list l = fb_list(fb->json); fb_next(&l);) {
		struct item item;
		struct place at;
		bool fresh = true;

		if (!read_item(fb, &item, &at))
			continue;
		send_account(fb, &item, &at, REL_FRIEND, &fresh);
		/* Parts of a split export repeat the record at the seam. */
		if (fresh)
			import_used(fb->in);
		else
			import_skipped(fb->in, SKIP_DUPLICATE);
	}
}

/* Whoever asks is an account, as they may become a friend; whoever was asked,
 * turned down or removed is only spoken of. */
void
fb_read_requests(struct fb *fb)
{
	enum request_state state = (enum request_state)fb->file->what;

	for (struct fb_list l = fb_list(fb->json); fb_next(&l);) {
		struct item item;
		struct request ask = { .state = state };

		if (!read_item(fb, &item, &ask.place))
			continue;
		if (state == ASKED_OWNER)
			ask.who = send_account(
			    fb, &item, &ask.place, REL_REQUEST, NULL);
		else
			ask.who = fb_mention(fb->in, item.name, item.url);
		ask.when = item.when;
		sink_request(fb->in->to, &ask);
		import_used(fb->in);
	}
}

static void
send_label(struct fb *fb, const struct item *item, enum label_kind kind,
    struct str text, const struct place *at)
{
	sink_label(fb->in->to,
	    &(struct label){ .who = fb_mention(fb->in, item->name, item->url),
		.kind = kind,
		.text = text,
		.place = *at });
	import_used(fb->in);
}

/* Words of the platform for "see less", to tell the sections of feed.json
 * apart even where the first one is left out. */
static const char *const less_words[] = { "less", "weniger", "moins", "meno",
	"menos", "minder", "mniej", "m\303\251n\304\233", "mindre",
	"v\303\244hemm\303\244n" };

static bool
says_less(struct arena *scratch, struct str section)
{
	struct str name = str_lower(scratch, section);

	for (size_t i = 0; i < sizeof less_words / sizeof less_words[0]; i++)
		if (str_has(name, str_of(less_words[i])))
			return true;
	return false;
}

/* An address that is a profile's and not a group's, a page's or a video's:
 * one name after the host, or profile.php. */
static bool
is_profile(struct str url)
{
	size_t at = str_find(url, STR("facebook.com/"));
	struct str rest;

	if (at == SIZE_MAX)
		return url.n == 0;
	rest = str_sub(url, at + 13, SIZE_MAX);
	if (str_ends(rest, STR("/")))
		rest.n--;
	return str_starts(rest, STR("profile.php")) ||
	       (rest.n > 0 && !str_has(rest, STR("/")) &&
		   !str_has(rest, STR("?")));
}

/*
 * Which label the entries of a section get.  feed.json has the favourites
 * first and those seen less after them; recently_visited.json begins with the
 * profiles, later sections are pages, groups and events.
 */
static bool
section_kind(
    struct fb *fb, uint32_t number, struct str name, enum label_kind *kind)
{
	switch ((enum fb_sections)fb->file->what) {
	case FB_FEED:
		*kind = number == 0 && !says_less(fb->in->scratch, name)
		            ? LABEL_FAVOURITE
		            : LABEL_LESS;
		return true;
	case FB_LESS: *kind = LABEL_LESS; return true;
	case FB_PEOPLE: *kind = LABEL_VISITED; return true;
	case FB_VISITED: *kind = LABEL_VISITED; return number == 0;
	}
	return false;
}

static void
read_entries(struct fb *fb, uint32_t number, struct str section)
{
	enum label_kind kind = LABEL_VISITED;
	bool people = section_kind(fb, number, section, &kind);
	bool empty = true;

	for (struct fb_list l = fb_list(fb->json); fb_next(&l);) {
		struct item item;
		struct place at;

		empty = false;
		if (!read_item(fb, &item, &at))
			continue;
		if (people && is_profile(item.url))
			send_label(fb, &item, kind, section, &at);
		else
			import_skipped(fb->in, SKIP_NOT_A_PERSON);
	}
	if (empty && !json_bad(fb->json))
		count_empty(fb);
}

/* A section { "name", "description", "entries": [record, …] }; in layout E a
 * record may stand in its place. */
static void
read_section(struct fb *fb, uint32_t number)
{
	struct item item = { 0 };
	struct place at = import_at(fb->in, json_path(fb->json));
	bool section = false;
	struct str key;

	if (!json_enter(fb->json, '{'))
		return;
	while (json_key(fb->json, &key))
		if (str_eq(key, STR("entries"))) {
			section = true;
			read_entries(fb, number, item.name);
		} else {
			item_key(fb, key, &item);
		}
	if (section)
		return;
	import_seen(fb->in);
	if (!usable(fb, &item))
		return;
	if (fb->file->what == FB_FEED || !is_profile(item.url))
		import_skipped(fb->in, SKIP_NOT_A_PERSON);
	else
		send_label(fb, &item,
		    fb->file->what == FB_LESS ? LABEL_LESS : LABEL_VISITED,
		    STR_NONE, &at);
}

void
fb_read_sections(struct fb *fb)
{
	uint32_t number = 0;

	for (struct fb_list l = fb_list(fb->json); fb_next(&l); number++)
		read_section(fb, number);
}

/* Lists that name nobody the owner's posts could reach: the records are
 * counted only. */
void
fb_read_not_needed(struct fb *fb)
{
	if (json_peek(fb->json) != JSON_ARRAY) {
		import_seen(fb->in);
		json_skip(fb->json);
		import_skipped(fb->in, SKIP_NOT_NEEDED);
		return;
	}
	for (struct fb_list l = fb_list(fb->json); fb_next(&l);) {
		import_seen(fb->in);
		json_skip(fb->json);
		import_skipped(fb->in, SKIP_NOT_NEEDED);
	}
}
