/*
 * Facebook JSON: one record of a list of people.  It comes in four shapes, and
 * every list may come in any of these:
 *
 *	{ "name", "timestamp" }
 *	{ "timestamp", "data": { "name", "uri" } }
 *	{ "string_list_data": [{ "value", "timestamp" }] }
 *	{ "timestamp", "fbid", "label_values": […] }: facebook_labels.c
 *
 * "fbid" is the record's own number, not known to be the person's.
 */
#include "facebook.h"

#include "read/date.h"

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

/* An address that is a profile's and not a group's, a page's or a video's:
 * one name after the host, or profile.php. */
bool
fb_is_profile(struct str url)
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

static void
read_labels(struct fb *fb, struct fb_item *item)
{
	struct fb_labels labels = { 0 };
	struct fb_group g;

	item->labels = true;
	fb_labels_read(fb->json, fb->in->scratch, &labels);
	g = fb_labels_record(&labels);
	if (g.name.n > 0 && (g.certain || item->name.n == 0))
		item->name = g.name;
	if (item->url.n == 0)
		item->url = g.url;
	if (item->when == 0)
		item->when = g.when;
}

static void
read_string_list(struct json *j, struct fb_item *item)
{
	for (struct fb_list l = fb_list(j); fb_next(&l);)
		FIELDS(j, { .key = "value", .text = &item->name },
		    { .key = "href", .text = &item->url },
		    { .key = "timestamp", .number = &item->when });
}

/* Keys of the records that tell nothing here. */
static const char *const plain[] = { "fbid", "media", "title", "ent_name",
	"media_list_data", "description", "marked_as_spam", "entries" };

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

void
fb_item_key(struct fb *fb, struct str key, struct fb_item *item)
{
	struct json *j = fb->json;

	if (str_eq(key, STR("name")))
		item->name = json_str(j);
	else if (str_eq(key, STR("timestamp")))
		json_number(j, &item->when);
	else if (str_eq(key, STR("uri")) || str_eq(key, STR("url")))
		item->url = json_str(j);
	else if (str_eq(key, STR("contact_info")))
		item->email = json_str(j);
	else if (str_eq(key, STR("data")))
		FIELDS(j, { .key = "name", .text = &item->name },
		    { .key = "value", .text = &item->name },
		    { .key = "uri", .text = &item->url });
	else if (str_eq(key, STR("string_list_data")))
		read_string_list(j, item);
	else if (str_eq(key, STR("label_values")))
		read_labels(fb, item);
	else
		pass_over(fb, key);
}

bool
fb_item_usable(struct fb *fb, struct fb_item *item)
{
	enum skip why;

	item->when = date_unix(item->when);
	if (json_bad(fb->json))
		why = SKIP_UNREADABLE;
	else if (item->labels && item->name.n == 0)
		why = SKIP_NO_NAME;
	else if (fb_named(item->name, &why))
		return true;
	import_skipped(fb->in, why);
	return false;
}

bool
fb_item_read(struct fb *fb, struct fb_item *item, struct place *place)
{
	struct str key;

	*item = (struct fb_item){ 0 };
	*place = import_at(fb->in, json_path(fb->json));
	import_seen(fb->in);
	if (!json_enter(fb->json, '{')) {
		import_skipped(fb->in, SKIP_UNREADABLE);
		return false;
	}
	while (json_key(fb->json, &key))
		fb_item_key(fb, key, item);
	return fb_item_usable(fb, item);
}

void
fb_item_label(struct fb *fb, const struct fb_item *item, enum label_kind kind,
    struct str text, const struct place *at)
{
	bool fresh = sink_label(fb->in->to,
	    &(struct label){ .who = fb_mention(fb->in, item->name, item->url),
		.kind = kind,
		.text = text,
		.place = *at });

	if (fresh)
		import_used(fb->in);
	else
		import_skipped(fb->in, SKIP_DUPLICATE);
}
