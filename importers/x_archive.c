/*
 * X (Twitter), "Download an archive of your data", of 2018 and later:
 * data/NAME.js, each
 *
 *	window.YTD.NAME.part0 = [ { "NAME": { … } }, … ]
 *
 * and long ones in parts (follower-part1.js).  Numbers are strings, as they
 * exceed 2^53.  In 2019 the files lay at the top, tweets stood without their
 * "tweet", files were called tweet.js and direct-message.js, followers had no
 * link.  What was saved again by hand may have a mark before it, a semicolon
 * behind it, and one record may stand without its list.
 *
 * Before 2018 ("Grailbird") there were only tweets, by month:
 *
 *	Grailbird.data.tweets_2016_02 = [ { … } ]	data/js/tweets/
 *	var user_details = { … }			data/js/
 *
 * Read: followers and followed, who are numbers without a name; messages;
 * tweets, whose mentions are all that joins a number to a name; the owner; the
 * address book given to X, which holds no names; the muted.
 *
 * Not read: likes, which name no author; lists, which come as an address
 * without members; the blocked; headers of messages, which repeat them; deleted
 * tweets; advertising, devices, sessions and the rest of the files.
 * tweets.csv of the older archives repeats their tweets.
 */
#include "x_archive.h"

#include "contact.h"

/* Under the number that followers have too: so these get a name. */
who_id
x_mention(struct x *x, struct str id, struct str handle, struct str name)
{
	struct account a = { .platform = PF_X,
		.id = id,
		.name = name,
		.since = WHEN_NONE,
		.place = x->at };

	if (handle.n > 0)
		a.url = str_fmt(x->in->scratch, "https://twitter.com/%.*s",
		    STR_ARG(handle));
	return sink_account(x->in->to, &a, NULL);
}

static void
read_follow(struct x *x)
{
	struct account a = { .platform = PF_X,
		.relation = (enum relation)x->file->what,
		.since = WHEN_NONE,
		.place = x->at };

	FIELDS(x->j, { .key = "accountId", .text = &a.id },
	    { .key = "userLink", .text = &a.url });
	if (a.id.n == 0) {
		import_skipped(x->in, SKIP_UNREADABLE);
		return;
	}
	sink_account(x->in->to, &a, NULL);
	import_used(x->in);
}

static void
read_mute(struct x *x)
{
	struct label l = { .kind = LABEL_LESS, .place = x->at };
	struct str id = STR_NONE;

	FIELDS(x->j, { .key = "accountId", .text = &id });
	if (id.n == 0) {
		import_skipped(x->in, SKIP_UNREADABLE);
		return;
	}
	l.who = x_mention(x, id, STR_NONE, STR_NONE);
	sink_label(x->in->to, &l);
	import_used(x->in);
}

static void
own(struct x *x, enum owner_kind kind, struct str text)
{
	if (text.n > 0)
		sink_owner(x->in->to, &(struct owner_fact){ .kind = kind,
					  .platform = PF_X,
					  .text = text,
					  .from = WHEN_NONE,
					  .to = WHEN_NONE,
					  .place = x->at });
}

static void
read_account(struct x *x)
{
	struct str mail = STR_NONE, user = STR_NONE, id = STR_NONE,
		   name = STR_NONE, phone = STR_NONE;

	FIELDS(x->j, { .key = "email", .text = &mail },
	    { .key = "username", .text = &user },
	    { .key = "accountId", .text = &id },
	    { .key = "accountDisplayName", .text = &name },
	    { .key = "phoneNumber", .text = &phone });
	own(x, OWNER_NAME, name);
	own(x, OWNER_ACCOUNT, user);
	own(x, OWNER_ACCOUNT, id);
	own(x, OWNER_EMAIL, mail);
	own(x, OWNER_PHONE, phone);
	import_used(x->in);
}

/* "profile": { "description": { bio, website, location }, … } */
static void
read_profile(struct x *x)
{
	struct str key, city = STR_NONE;

	if (json_enter(x->j, '{')) {
		while (json_key(x->j, &key))
			if (str_eq(key, STR("description")))
				FIELDS(
				    x->j, { .key = "location", .text = &city });
			else
				json_skip(x->j);
	}
	own(x, OWNER_CITY, city);
	import_used(x->in);
}

static void
read_contact(struct x *x)
{
	struct contact c = { .platform = PF_PHONE, .place = x->at };
	struct str key;

	if (json_enter(x->j, '{')) {
		while (json_key(x->j, &key))
			if (str_eq(key, STR("emails")))
				c.emails = fields_texts(x->j, x->in->scratch);
			else if (str_eq(key, STR("phoneNumbers")))
				c.phones = fields_texts(x->j, x->in->scratch);
			else
				json_skip(x->j);
	}
	contact_send(x->in, &c);
}

static void
read_passed(struct x *x)
{
	json_skip(x->j);
	import_skipped(x->in, SKIP_NOT_NEEDED);
}

static void
read_blocked(struct x *x)
{
	json_skip(x->j);
	import_skipped(x->in, SKIP_FORMER);
}

static const struct x_file files[] = {
	{ .name = "account", .read = read_account },
	{ .name = "profile", .read = read_profile },
	{ .name = "follower", .read = read_follow, .what = REL_FOLLOWER },
	{ .name = "following", .read = read_follow, .what = REL_FOLLOWING },
	{ .name = "mute", .read = read_mute },
	{ .name = "block", .read = read_blocked },
	{ .name = "contact", .read = read_contact },
	{ .name = "direct_messages", .read = x_conversation },
	{ .name = "direct_message", .read = x_conversation },
	{ .name = "direct_messages_group", .read = x_conversation },
	{ .name = "direct_message_group", .read = x_conversation },
	{ .name = "direct_message_group_conversation", .read = x_conversation },
	{ .name = "tweets", .read = x_tweet, .bare = true },
	{ .name = "tweet", .read = x_tweet, .bare = true },
	{ .name = "community_tweet", .read = x_tweet },
	{ .name = "twitter_circle_tweet", .read = x_tweet, .what = true },
};

static const struct x_file grailbird = { .read = x_tweet, .bare = true };
static const struct x_file passed = { .read = read_passed, .bare = true };

static struct str
without_mark(struct str text)
{
	if (str_starts(text, STR("\357\273\277")))
		text = str_sub(text, 3, SIZE_MAX);
	return str_trim(text);
}

/* How the files begin. */
static const char ytd[] = "window.YTD.", owner[] = "window.__THAR_CONFIG",
		  old_tweets[] = "Grailbird.data.tweets",
		  old_owner[] = "var user_details";

static bool
begins(struct str text, const char *with)
{
	return str_starts(without_mark(text), str_of(with));
}

/* "follower" of "window.YTD.follower.part0 = [". */
static const struct x_file *
find_file(struct str text)
{
	struct str name;

	if (begins(text, old_tweets))
		return &grailbird;
	if (!begins(text, ytd))
		return NULL;
	name = str_sub(without_mark(text), sizeof ytd - 1, SIZE_MAX);
	name = str_cut(&name, '.');
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
		if (str_eq(name, str_of(files[i].name)))
			return &files[i];
	return &passed;
}

/* { "follower": { … } } */
static void
read_wrapped(struct x *x)
{
	struct str key;
	bool any = false;

	if (json_enter(x->j, '{')) {
		while (json_key(x->j, &key))
			if (any) {
				json_skip(x->j);
			} else {
				any = true;
				x->file->read(x);
			}
	}
	if (!any)
		import_skipped(x->in, SKIP_UNREADABLE);
}

/* In 2019 tweets stood without { "tweet": … }. */
static void
read_bare(struct x *x)
{
	struct json *outer = x->j;
	struct str raw = json_raw(x->j), key;

	x->j = json_open(x->in->scratch, raw, 0);
	if (!json_enter(x->j, '{') || !json_key(x->j, &key) ||
	    !str_eq(key, STR("tweet")))
		x->j = json_open(x->in->scratch, raw, 0);
	x->file->read(x);
	x->j = outer;
}

/* Who the archive is about: the manifest's { "userInfo": { … },
 * "archiveInfo", "dataTypes" }, or the older one's { "screen_name",
 * "full_name", "id" }. */
static void
read_owner(struct x *x)
{
	struct str key, id = STR_NONE, user = STR_NONE, name = STR_NONE;

	import_seen(x->in);
	x->at = import_line(x->in, 1);
	if (!json_enter(x->j, '{')) {
		import_skipped(x->in, SKIP_UNREADABLE);
		return;
	}
	while (json_key(x->j, &key))
		if (str_eq(key, STR("userInfo")))
			FIELDS(x->j, { .key = "accountId", .text = &id },
			    { .key = "userName", .text = &user },
			    { .key = "displayName", .text = &name });
		else if (str_eq(key, STR("screen_name")))
			user = json_str(x->j);
		else if (str_eq(key, STR("full_name")))
			name = json_str(x->j);
		else if (str_eq(key, STR("id")))
			id = json_str(x->j);
		else
			json_skip(x->j);
	if (user.n + name.n + id.n == 0) {
		import_skipped(x->in, SKIP_UNREADABLE);
		return;
	}
	own(x, OWNER_NAME, name);
	own(x, OWNER_ACCOUNT, user);
	own(x, OWNER_ACCOUNT, id);
	import_used(x->in);
}

static void
read_record(struct x *x)
{
	import_seen(x->in);
	x->at = import_at(x->in, json_path(x->j));
	if (x->file->bare)
		read_bare(x);
	else
		read_wrapped(x);
}

static int
probe(const struct member *m)
{
	if (!str_ends_nocase(m->path, STR(".js")))
		return 0;
	return find_file(m->head) || begins(m->head, owner) ||
	               begins(m->head, old_owner)
	           ? 8 * (sizeof ytd - 1)
	           : 0;
}

static enum status
read(struct import *in)
{
	struct str text = without_mark(in->in->bytes);
	size_t from = str_find(text, STR("="));
	struct x x = { .in = in, .file = find_file(in->in->bytes) };

	text =
	    str_trim(str_sub(text, from == SIZE_MAX ? 0 : from + 1, SIZE_MAX));
	if (str_ends(text, STR(";")))
		text.n--;
	x.j = json_open(in->scratch, text, 0);
	if (!x.file)
		read_owner(&x);
	else if (json_peek(x.j) != JSON_ARRAY)
		read_record(&x);
	else if (json_enter(x.j, '['))
		while (json_item(x.j))
			read_record(&x);
	return fields_end(in, x.j);
}

const struct importer importer_x_archive = {
	.name = "x",
	.kind = "x",
	.about = "X (Twitter) archive: followers, followed, messages, tweets",
	.probe = probe,
	.read = read,
};
