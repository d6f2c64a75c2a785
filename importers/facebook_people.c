/*
 * Facebook JSON: friends, requests, who follows whom, and the owner's lists.
 */
#include "facebook.h"

/* What the record adds to a name: few tell an address. */
static who_id
send_account(struct fb *fb, const struct fb_item *item, const struct place *at,
    enum relation relation, bool *fresh)
{
	struct strs emails = { 0 };

	if (str_has(item->email, STR("@")))
		strs_add(fb->in->scratch, &emails, item->email);
	return sink_account(fb->in->to,
	    &(struct account){ .platform = PF_FACEBOOK,
		.relation = relation,
		.name = item->name,
		.id = fb_url_id(item->url),
		.url = item->url,
		.emails = emails,
		.since = item->when,
		.place = *at },
	    fresh);
}

void
fb_read_friends(struct fb *fb)
{
	for (struct fb_list l = fb_list(fb->json); fb_next(&l);) {
		struct fb_item item;
		struct place at;
		bool fresh = true;

		if (!fb_item_read(fb, &item, &at))
			continue;
		send_account(fb, &item, &at, REL_FRIEND, &fresh);
		/* Parts of a split export repeat the record at the seam. */
		if (fresh)
			import_used(fb->in);
		else
			import_skipped(fb->in, SKIP_DUPLICATE);
	}
}

struct telling *
fb_requests_telling(
    struct import *in, enum request_state state, enum telling_form form)
{
	static const char *const topics[] = { [ASKED_OWNER] = "asked owner",
		[ASKED_BY_OWNER] = "asked by owner",
		[REJECTED] = "rejected",
		[REMOVED] = "removed" };

	return fb_telling(in, topics[state], form);
}

/* Whoever asks is an account, as they may become a friend; whoever was asked,
 * turned down or removed is only spoken of. */
void
fb_read_requests(struct fb *fb)
{
	enum request_state state = (enum request_state)fb->file->what;
	struct telling *told = fb_requests_telling(fb->in, state, TOLD_PLAIN);

	for (struct fb_list l = fb_list(fb->json); fb_next(&l);) {
		struct fb_item item;
		struct request ask = { .state = state };

		if (!fb_item_read(fb, &item, &ask.place))
			continue;
		if (!telling_is_new(told, item.when)) {
			import_skipped(fb->in, SKIP_DUPLICATE);
			continue;
		}
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

/*
 * Followers and followed see no more than what is public; a friend who is
 * among them stands in the list of friends too.  Pages that are followed are
 * told from people by their address, where there is one.
 */
void
fb_read_followed(struct fb *fb)
{
	for (struct fb_list l = fb_list(fb->json); fb_next(&l);) {
		struct fb_item item;
		struct place at;

		if (fb_item_read(fb, &item, &at))
			import_skipped(fb->in, fb_is_profile(item.url)
						   ? SKIP_PUBLIC_ONLY
						   : SKIP_NOT_A_PERSON);
	}
}

/* "Restricted", the list whose members see what is public, as the platform
 * calls it. */
static const char *const restricted[] = { "restricted", "eingeschr\303\244nkt",
	"acc\303\250s restreint", "acc\303\250s limit\303\251",
	"con restrizioni", "limitazioni", "acceso restringido", "restringidos",
	"beperkt", "z ograniczeniami", "restrito", "restritos",
	"acesso restrito" };

static enum label_kind
list_kind(struct str name)
{
	for (size_t i = 0; i < sizeof restricted / sizeof restricted[0]; i++)
		if (str_eq_nocase(name, str_of(restricted[i])))
			return LABEL_LESS;
	return LABEL_LIST;
}

/* The members of one list: groups that tell a name for certain, or a time, or
 * an address, or that stand in a "vec"; others tell of the list itself. */
static uint32_t
send_members(struct fb *fb, const struct fb_labels *labels, struct str list,
    const struct place *at)
{
	uint32_t n = 0;

	for (uint32_t i = 1; i <= labels->groups; i++) {
		struct fb_group g = fb_labels_group(labels, i);
		struct fb_item item = { .name = g.name, .url = g.url };

		if (g.name.n == 0 ||
		    (!g.certain && !g.listed && g.when == 0 && g.url.n == 0))
			continue;
		n++;
		import_seen(fb->in);
		if (fb_item_usable(fb, &item))
			fb_item_label(fb, &item, list_kind(list), list, at);
	}
	return n;
}

/*
 * your_post_audiences.json: the owner's lists of friends.  No public sample
 * tells whether their members stand in them, so both are read: a list with
 * members labels them, one that is a mere name says nothing of people.
 */
void
fb_read_audiences(struct fb *fb)
{
	struct json *j = fb->json;

	for (struct fb_list l = fb_list(j); fb_next(&l);) {
		struct place at = import_at(fb->in, json_path(j));
		struct str key, name = STR_NONE;
		struct fb_labels labels = { 0 };

		if (!json_enter(j, '{')) {
			import_seen(fb->in);
			import_skipped(fb->in, SKIP_UNREADABLE);
			continue;
		}
		while (json_key(j, &key))
			if (str_eq(key, STR("name")))
				name = json_str(j);
			else if (str_eq(key, STR("label_values")))
				fb_labels_read(j, fb->in->scratch, &labels);
			else
				json_skip(j);
		if (labels.v.n > 0)
			name = fb_labels_group(&labels, 0).name;
		if (send_members(fb, &labels, name, &at) > 0)
			continue;
		import_seen(fb->in);
		import_skipped(
		    fb->in, json_bad(j) ? SKIP_UNREADABLE : SKIP_NO_MEMBERS);
	}
}

static uint32_t
count_records(struct fb *fb)
{
	uint32_t n = 0;

	for (struct fb_list l = fb_list(fb->json); fb_next(&l); n++) {
		import_seen(fb->in);
		json_skip(fb->json);
		import_skipped(fb->in, SKIP_NOT_NEEDED);
	}
	return n;
}

/* Lists that name nobody the owner's posts could reach: the records are
 * counted only. */
void
fb_read_not_needed(struct fb *fb)
{
	uint32_t n = 0;
	struct str key;

	/* Lists under keys of their own: "events_joined", "children" … */
	if (json_peek(fb->json) == JSON_OBJECT && json_enter(fb->json, '{')) {
		while (json_key(fb->json, &key))
			if (json_peek(fb->json) == JSON_ARRAY)
				n += count_records(fb);
			else
				json_skip(fb->json);
	} else {
		n = count_records(fb);
	}
	if (n > 0)
		return;
	import_seen(fb->in);
	import_skipped(fb->in, SKIP_NOT_NEEDED);
}
