/*
 * Instagram until 2020: files at the top of the archive, with user names
 * everywhere.
 *
 *	profile.json	{ "username", "name", "email", "phone_number", … }
 *	contacts.json	[{ "first_name", "last_name", "contact" }]
 *	messages.json	[{ "participants": [USER, …], "conversation":
 *			[{ "sender", "created_at", "text", … }] }], newest
 *			first
 *	comments.json	{ "media_comments": [[DATE, TEXT, USER], …] }
 *	likes.json	{ "media_likes": [[DATE, USER], …], … }
 *	media.json	{ "photos": [{ "caption", "taken_at", "path" }],
 *			"videos", "stories", "profile", "direct" }
 */
#include "instagram.h"

#include "contact.h"
#include "read/date.h"

static void
own(struct import *in, enum owner_kind kind, struct str text)
{
	if (text.n > 0)
		sink_owner(in->to, &(struct owner_fact){ .kind = kind,
				       .platform = PF_INSTAGRAM,
				       .text = text,
				       .from = WHEN_NONE,
				       .to = WHEN_NONE,
				       .place = import_line(in, 1) });
}

void
instagram_old_profile(struct import *in, struct json *j)
{
	struct str user = STR_NONE, name = STR_NONE, mail = STR_NONE,
		   phone = STR_NONE;

	import_seen(in);
	FIELDS(j, { .key = "username", .text = &user },
	    { .key = "name", .text = &name }, { .key = "email", .text = &mail },
	    { .key = "phone_number", .text = &phone });
	if (user.n == 0) {
		import_skipped(in, SKIP_UNREADABLE);
		return;
	}
	own(in, OWNER_ACCOUNT, user);
	own(in, OWNER_NAME, name);
	own(in, OWNER_EMAIL, mail);
	own(in, OWNER_PHONE, phone);
	import_used(in);
}

void
instagram_old_contacts(struct import *in, struct json *j)
{
	if (!json_enter(j, '['))
		return;
	while (json_item(j)) {
		struct contact c = { .platform = PF_PHONE,
			.place = import_at(in, json_path(j)) };
		struct str address = STR_NONE;

		import_seen(in);
		FIELDS(j, { .key = "first_name", .text = &c.given },
		    { .key = "last_name", .text = &c.family },
		    { .key = "contact", .text = &address });
		if (str_has(address, STR("@")))
			strs_add(in->scratch, &c.emails, address);
		else if (instagram_is_phone(address))
			strs_add(in->scratch, &c.phones, address);
		contact_send(in, &c);
	}
}

static void
read_messages(struct import *in, struct json *j, struct thread *t)
{
	if (!json_enter(j, '['))
		return;
	while (json_item(j)) {
		struct str from = STR_NONE, date = STR_NONE, text = STR_NONE;

		FIELDS(j, { .key = "sender", .text = &from },
		    { .key = "created_at", .text = &date },
		    { .key = "text", .text = &text });
		import_seen(in);
		if (!instagram_is_user(from)) {
			import_skipped(
			    in, from.n > 0 ? SKIP_DELETED : SKIP_UNREADABLE);
			continue;
		}
		thread_message(t, instagram_mention(in, from),
		    date_parse(date, DATE_YMD), false, text);
		import_used(in);
	}
}

/* Nothing tells one conversation from another but who is in it. */
static struct thread *
thread_of(struct import *in, const struct strs *users, struct place at)
{
	struct str key = STR_NONE;
	struct thread *t;

	for (uint32_t i = 0; i < users->n; i++)
		key = str_fmt(in->scratch, "%.*s %.*s", STR_ARG(key),
		    STR_ARG(users->v[i]));
	t = sink_thread(in->to, PF_INSTAGRAM, key, STR_NONE, &at);
	for (uint32_t i = 0; i < users->n; i++)
		if (instagram_is_user(users->v[i]))
			thread_member(t, instagram_mention(in, users->v[i]));
	return t;
}

/* Who is in it may stand behind the messages. */
static void
read_thread(struct import *in, struct json *j)
{
	struct place at = import_at(in, json_path(j));
	struct str key, raw = STR_NONE;
	struct strs users = { 0 };

	if (!json_enter(j, '{'))
		return;
	while (json_key(j, &key))
		if (str_eq(key, STR("participants")))
			users = fields_texts(j, in->scratch);
		else if (str_eq(key, STR("conversation")))
			raw = json_raw(j);
		else
			json_skip(j);
	if (raw.n > 0)
		read_messages(in, json_open(in->scratch, raw, JSON_MEND),
		    thread_of(in, &users, at));
}

void
instagram_old_threads(struct import *in, struct json *j)
{
	if (json_enter(j, '['))
		while (json_item(j))
			read_thread(in, j);
}

/* A list of lists: the date first, the user last. */
void
instagram_old_reactions(struct import *in, struct json *j)
{
	struct ig_counts *c = instagram_counts(in);
	struct str key;

	if (!json_enter(j, '{'))
		return;
	while (json_key(j, &key)) {
		if (!json_enter(j, '['))
			continue;
		while (json_item(j)) {
			struct place at = import_at(in, json_path(j));
			struct strs texts = fields_texts(j, in->scratch);
			bool whole = texts.n > 1;

			instagram_count(c,
			    whole ? texts.v[texts.n - 1] : STR_NONE,
			    whole ? date_parse(texts.v[0], DATE_YMD)
				  : WHEN_NONE,
			    at);
		}
	}
	instagram_counts_end(c);
}

static void
read_medium(struct import *in, struct json *j, bool photo, bool video)
{
	struct post post = { .platform = PF_INSTAGRAM,
		.photo = photo,
		.video = video,
		.place = import_at(in, json_path(j)) };
	struct str date = STR_NONE;

	import_seen(in);
	FIELDS(j, { .key = "caption", .text = &post.text },
	    { .key = "taken_at", .text = &date });
	post.when = date_parse(date, DATE_YMD);
	if (!photo && !video) {
		import_skipped(in, SKIP_NOT_NEEDED);
		return;
	}
	sink_post(in->to, &post);
	import_used(in);
}

void
instagram_old_media(struct import *in, struct json *j)
{
	struct str key;

	if (!json_enter(j, '{'))
		return;
	while (json_key(j, &key))
		if (json_enter(j, '['))
			while (json_item(j))
				read_medium(in, j, str_eq(key, STR("photos")),
				    str_eq(key, STR("videos")));
}
