/*
 * Instagram: lists of accounts, each with what it says of them.
 */
#include "instagram.h"

#include "read/date.h"

/* Lists of accounts by the key of the newer files and of the oldest. */
static const struct {
	const char *key, *old;
	enum ig_what what;
} lists[] = {
	{ .key = "relationships_following",
	    .old = "following",
	    .what = IG_FOLLOWING },
	{ .key = "relationships_followers",
	    .old = "followers",
	    .what = IG_FOLLOWER },
	{ .key = "relationships_close_friends",
	    .old = "close_friends",
	    .what = IG_CLOSE },
	{ .key = "relationships_feed_favorites", .what = IG_CLOSE },
	{ .key = "relationships_hide_stories_from", .what = IG_LESS },
	{ .key = "relationships_restricted_users",
	    .old = "restricted_users",
	    .what = IG_LESS },
	{ .key = "relationships_follow_requests_received",
	    .what = IG_ASKED_OWNER },
	{ .key = "relationships_follow_requests_sent",
	    .old = "follow_requests_sent",
	    .what = IG_ASKED_BY_OWNER },
	{ .key = "relationships_permanent_follow_requests",
	    .old = "permanent_follow_requests",
	    .what = IG_ASKED_BY_OWNER },
	{ .key = "relationships_unfollowed_users", .what = IG_FORMER },
	{ .key = "relationships_blocked_users",
	    .old = "blocked_users",
	    .what = IG_FORMER },
	{ .key = "relationships_dismissed_suggested_users",
	    .old = "dismissed_suggested_users",
	    .what = IG_PASSED },
	{ .key = "relationships_following_hashtags",
	    .old = "following_hashtags",
	    .what = IG_PASSED },
};

/* Bare lists, which nothing but the file's name tells apart. */
static const struct {
	const char *file;
	enum ig_what what;
} bare[] = {
	{ .file = "followers", .what = IG_FOLLOWER },
	{ .file = "following", .what = IG_FOLLOWING },
	{ .file = "close_friends", .what = IG_CLOSE },
	{ .file = "profiles_you_ve_favorited", .what = IG_CLOSE },
	{ .file = "accounts_you_ve_favorited", .what = IG_CLOSE },
	{ .file = "hide_story_from", .what = IG_LESS },
	{ .file = "restricted_profiles", .what = IG_LESS },
	{ .file = "restricted_accounts", .what = IG_LESS },
	{ .file = "follow_requests_you_ve_received", .what = IG_ASKED_OWNER },
	{ .file = "pending_follow_requests", .what = IG_ASKED_BY_OWNER },
	{ .file = "recent_follow_requests", .what = IG_ASKED_BY_OWNER },
	{ .file = "blocked_profiles", .what = IG_FORMER },
	{ .file = "blocked_accounts", .what = IG_FORMER },
	{ .file = "recently_unfollowed_profiles", .what = IG_FORMER },
	{ .file = "recently_unfollowed_accounts", .what = IG_FORMER },
	{ .file = "following_hashtags", .what = IG_PASSED },
	{ .file = "removed_suggestions", .what = IG_PASSED },
};

bool
instagram_is_user(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') &&
		    !(c >= '0' && c <= '9') && c != '.' && c != '_')
			return false;
	}
	return s.n > 0 && s.n <= 64;
}

/* The last part of a profile's address. */
static struct str
user_of_link(struct str href)
{
	href = str_cut(&href, '?');
	if (str_ends(href, STR("/")))
		href.n--;
	href = str_after_last(href, '/');
	return instagram_is_user(href) ? href : STR_NONE;
}

static struct str
user_of(const struct ig_item *i)
{
	if (instagram_is_user(i->title))
		return i->title;
	return instagram_is_user(i->value) ? i->value : user_of_link(i->href);
}

/* "label_values": texts under labels in the language of the account.  The
 * link tells the user name; what is neither is the name. */
static void
take_labels(struct json *j, struct arena *a, struct ig_item *item)
{
	struct strs texts = { 0 };

	if (!json_enter(j, '['))
		return;
	while (json_item(j)) {
		struct str value = STR_NONE, href = STR_NONE;
		int64_t when = 0;

		FIELDS(j, { .key = "value", .text = &value },
		    { .key = "href", .text = &href },
		    { .key = "timestamp_value", .number = &when });
		if (href.n > 0 && item->href.n == 0)
			item->href = href;
		else if (value.n > 0)
			strs_add(a, &texts, value);
		if (when != 0)
			item->when = when;
	}
	item->value = user_of_link(item->href);
	for (uint32_t i = 0; i < texts.n; i++)
		if (item->value.n == 0 && instagram_is_user(texts.v[i]))
			item->value = texts.v[i];
	for (uint32_t i = 0; i < texts.n; i++)
		if (item->name.n == 0 &&
		    !str_eq_nocase(texts.v[i], item->value))
			item->name = texts.v[i];
}

static void
take_item(struct json *j, struct arena *a, struct ig_item *item)
{
	struct str key;

	*item = (struct ig_item){ .when = 0 };
	if (!json_enter(j, '{'))
		return;
	while (json_key(j, &key)) {
		if (str_eq(key, STR("title"))) {
			item->title = json_str(j);
		} else if (str_eq(key, STR("timestamp"))) {
			json_number(j, &item->when);
		} else if (str_eq(key, STR("label_values"))) {
			take_labels(j, a, item);
		} else if (str_eq(key, STR("string_list_data")) &&
			   json_enter(j, '[')) {
			while (json_item(j))
				FIELDS(j,
				    { .key = "href", .text = &item->href },
				    { .key = "value", .text = &item->value },
				    { .key = "timestamp",
					.number = &item->when });
		} else if (!str_eq(key, STR("string_list_data"))) {
			json_skip(j);
		}
	}
}

static who_id
send_account(struct import *in, const struct ig_item *item, struct str user,
    enum relation relation, struct place at)
{
	return sink_account(in->to,
	    &(struct account){ .platform = PF_INSTAGRAM,
		.relation = relation,
		.name = item->name.n > 0 ? item->name : user,
		.id = user,
		.url = str_fmt(in->scratch, "https://www.instagram.com/%.*s",
		    STR_ARG(user)),
		.since = item->when,
		.place = at },
	    NULL);
}

static void
send_label(struct import *in, who_id who, enum label_kind kind, struct place at)
{
	sink_label(
	    in->to, &(struct label){ .who = who, .kind = kind, .place = at });
}

static void
send_request(struct import *in, who_id who, enum request_state state,
    int64_t when, struct place at)
{
	sink_request(in->to,
	    &(struct request){
		.who = who, .state = state, .when = when, .place = at });
}

static who_id
named(struct import *in, struct str name, struct str user)
{
	return sink_mention(in->to, PF_INSTAGRAM, name, user,
	    str_fmt(
		in->scratch, "https://www.instagram.com/%.*s", STR_ARG(user)));
}

who_id
instagram_mention(struct import *in, struct str user)
{
	return named(in, user, user);
}

void
instagram_send(struct import *in, const struct ig_item *item, enum ig_what what,
    struct place at)
{
	struct str user = user_of(item);
	who_id who;

	import_seen(in);
	if (what >= IG_FORMER) {
		import_skipped(
		    in, what == IG_FORMER ? SKIP_FORMER : SKIP_NOT_NEEDED);
		return;
	}
	if (user.n == 0) {
		import_skipped(in, SKIP_NO_NAME);
		return;
	}
	import_used(in);
	if (what == IG_FOLLOWING || what == IG_FOLLOWER) {
		send_account(in, item, user,
		    what == IG_FOLLOWER ? REL_FOLLOWER : REL_FOLLOWING, at);
		return;
	}
	if (what == IG_ASKED_OWNER) {
		who = send_account(in, item, user, REL_REQUEST, at);
		send_request(in, who, ASKED_OWNER, item->when, at);
		return;
	}
	who = item->name.n > 0 ? named(in, item->name, user)
	                       : instagram_mention(in, user);
	if (what == IG_ASKED_BY_OWNER)
		send_request(in, who, ASKED_BY_OWNER, item->when, at);
	else
		send_label(in, who,
		    what == IG_CLOSE ? LABEL_FAVOURITE : LABEL_LESS, at);
}

/* A list of items, or in the oldest files { USER: DATE }. */
static void
read_list(struct import *in, struct json *j, enum ig_what what)
{
	struct ig_item item = { .when = WHEN_NONE };

	if (json_peek(j) == JSON_OBJECT && json_enter(j, '{')) {
		while (json_key(j, &item.title)) {
			struct place at = import_at(in, json_path(j));

			item.when = date_parse(json_str(j), DATE_YMD);
			instagram_send(in, &item, what, at);
		}
	} else if (json_enter(j, '[')) {
		while (json_item(j)) {
			struct place at = import_at(in, json_path(j));

			take_item(j, in->scratch, &item);
			item.when = date_unix(item.when);
			instagram_send(in, &item, what, at);
		}
	}
}

static enum ig_what
what_of_key(struct str key)
{
	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
		if (str_eq(key, str_of(lists[i].key)) ||
		    (lists[i].old && str_eq(key, str_of(lists[i].old))))
			return lists[i].what;
	return IG_UNKNOWN;
}

struct str
instagram_stem(struct str path)
{
	size_t n;

	if (str_ends_nocase(path, STR(".json")) ||
	    str_ends_nocase(path, STR(".html")))
		path.n -= 5;
	for (n = path.n; n > 0 && path.p[n - 1] >= '0' && path.p[n - 1] <= '9';)
		n--;
	if (n > 1 && n < path.n && path.p[n - 1] == '_')
		path.n = n - 1;
	return path;
}

enum ig_what
instagram_list(struct str path)
{
	for (size_t i = 0; i < sizeof bare / sizeof bare[0]; i++)
		if (import_path_ends(instagram_stem(path), bare[i].file))
			return bare[i].what;
	return IG_UNKNOWN;
}

void
instagram_lists(struct import *in, struct json *j)
{
	struct str key;

	if (json_peek(j) == JSON_ARRAY) {
		read_list(in, j, instagram_list(in->in->path));
	} else if (json_enter(j, '{')) {
		while (json_key(j, &key)) {
			enum ig_what what = what_of_key(key);

			if (what == IG_UNKNOWN)
				import_unknown(in, key);
			read_list(in, j, what);
		}
	}
}
