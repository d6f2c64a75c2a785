/*
 * X: messages and tweets.
 */
#include "x_archive.h"

#include "read/date.h"

static void
add_member(struct x *x, struct thread *t, struct str id)
{
	if (id.n > 0)
		thread_member(t, x_mention(x, id, STR_NONE, STR_NONE));
}

/* One event: a message, or who came and went in a group. */
static void
read_event(struct x *x, struct thread *t, struct str kind)
{
	struct str key, from = STR_NONE, text = STR_NONE, date = STR_NONE;
	bool message = str_eq(kind, STR("messageCreate"));

	import_seen(x->in);
	if (!json_enter(x->j, '{')) {
		import_skipped(x->in, SKIP_UNREADABLE);
		return;
	}
	while (json_key(x->j, &key)) {
		if (str_eq(key, STR("senderId"))) {
			from = json_str(x->j);
		} else if (str_eq(key, STR("recipientId")) ||
			   str_eq(key, STR("initiatingUserId"))) {
			add_member(x, t, json_str(x->j));
		} else if (str_eq(key, STR("text"))) {
			text = json_str(x->j);
		} else if (str_eq(key, STR("createdAt"))) {
			date = json_str(x->j);
		} else if (str_eq(key, STR("userIds")) ||
			   str_eq(key, STR("participantsSnapshot"))) {
			struct strs ids = fields_texts(x->j, x->in->scratch);

			for (uint32_t i = 0; i < ids.n; i++)
				add_member(x, t, ids.v[i]);
		} else {
			json_skip(x->j);
		}
	}
	if (!message) {
		import_skipped(x->in, SKIP_AUTOMATIC);
	} else if (from.n == 0) {
		import_skipped(x->in, SKIP_UNREADABLE);
	} else {
		thread_message(t, x_mention(x, from, STR_NONE, STR_NONE),
		    date_parse(date, DATE_YMD), false, text);
		import_used(x->in);
	}
}

/* [{ "messageCreate": { … } }, …] */
static void
read_events(struct x *x, struct thread *t)
{
	struct str kind;

	if (!json_enter(x->j, '['))
		return;
	while (json_item(x->j))
		if (json_enter(x->j, '{'))
			while (json_key(x->j, &kind))
				read_event(x, t, kind);
}

/* What the group is called, as the newest change says, which comes first. */
static struct str
group_name(struct x *x, struct str messages)
{
	struct json *j = json_open(x->in->scratch, messages, 0);
	struct str key, name = STR_NONE;

	if (!str_has(messages, STR("conversationNameUpdate")) ||
	    !json_enter(j, '['))
		return name;
	while (json_item(j)) {
		if (!json_enter(j, '{'))
			continue;
		while (json_key(j, &key))
			if (name.n == 0 &&
			    str_eq(key, STR("conversationNameUpdate")))
				FIELDS(j, { .key = "name", .text = &name });
			else
				json_skip(j);
	}
	return name;
}

void
x_conversation(struct x *x)
{
	struct json *outer = x->j;
	struct str id = STR_NONE, messages = STR_NONE, key;

	if (json_enter(x->j, '{')) {
		while (json_key(x->j, &key))
			if (str_eq(key, STR("conversationId")))
				id = json_str(x->j);
			else if (str_eq(key, STR("messages")))
				messages = json_raw(x->j);
			else
				json_skip(x->j);
	}
	if (id.n == 0 || messages.n == 0) {
		import_skipped(x->in, SKIP_UNREADABLE);
		return;
	}
	x->j = json_open(x->in->scratch, messages, 0);
	read_events(x,
	    sink_thread(x->in->to, PF_X, id, group_name(x, messages), &x->at));
	x->j = outer;
	import_used(x->in);
}

struct tweet {
	struct post post;
	struct strs ids;       /* of those tagged, in their order */
	struct str to, handle; /* whom it answers */
};

static void
read_mentions(struct x *x, struct tweet *t)
{
	if (!json_enter(x->j, '['))
		return;
	while (json_item(x->j)) {
		struct str name = STR_NONE, user = STR_NONE, id = STR_NONE;

		FIELDS(x->j, { .key = "name", .text = &name },
		    { .key = "screen_name", .text = &user },
		    { .key = "id_str", .text = &id });
		if (id.n == 0)
			continue;
		strs_add(x->in->scratch, &t->ids, id);
		vec_add(x->in->scratch, &t->post.tagged) =
		    x_mention(x, id, user, name);
	}
}

static void
read_media(struct x *x, struct post *post)
{
	if (!json_enter(x->j, '['))
		return;
	while (json_item(x->j)) {
		struct str type = STR_NONE;

		FIELDS(x->j, { .key = "type", .text = &type });
		post->photo |= str_eq(type, STR("photo"));
		post->video |= str_eq(type, STR("video"));
	}
}

static void
read_entities(struct x *x, struct tweet *t)
{
	struct str key;

	if (!json_enter(x->j, '{'))
		return;
	while (json_key(x->j, &key))
		if (str_eq(key, STR("user_mentions"))) {
			read_mentions(x, t);
		} else if (str_eq(key, STR("media"))) {
			read_media(x, &t->post);
		} else if (str_eq(key, STR("urls")) && json_enter(x->j, '[')) {
			while (json_item(x->j)) {
				t->post.link = true;
				json_skip(x->j);
			}
		} else if (!str_eq(key, STR("urls"))) {
			json_skip(x->j);
		}
}

/* A reply says that the owner talks with somebody, in public. */
static void
send_reply(struct x *x, const struct tweet *t)
{
	struct statement said = { .kind = SAID_COMMENT,
		.by_owner = true,
		.count = 1,
		.when = t->post.when,
		.place = t->post.place };

	for (uint32_t i = 0; i < t->ids.n && said.who.n == 0; i++)
		if (str_eq(t->ids.v[i], t->to))
			said.who = t->post.tagged.v[i];
	if (said.who.n == 0)
		said.who = x_mention(x, t->to, t->handle, STR_NONE);
	sink_statement(x->in->to, &said);
}

/* "Sun Mar 21 12:53:22 +0000 2021": the zone stands before the year, and it
 * is always this one. */
static int64_t
tweet_time(struct x *x, struct str date)
{
	size_t zone = str_find(date, STR(" +0000"));

	if (zone != SIZE_MAX)
		date = str_fmt(x->in->scratch, "%.*s%.*s",
		    STR_ARG(str_sub(date, 0, zone)),
		    STR_ARG(str_sub(date, zone + 6, SIZE_MAX)));
	return date_parse(date, DATE_YMD);
}

void
x_tweet(struct x *x)
{
	struct tweet t = {
		.post = { .platform = PF_X, .when = WHEN_NONE, .place = x->at }
	};
	struct str key;

	if (x->file->what)
		t.post.audience = STR("Circle");
	if (!json_enter(x->j, '{')) {
		import_skipped(x->in, SKIP_UNREADABLE);
		return;
	}
	while (json_key(x->j, &key))
		if (str_eq(key, STR("full_text")) || str_eq(key, STR("text")))
			t.post.text = json_str(x->j);
		else if (str_eq(key, STR("created_at")))
			t.post.when = tweet_time(x, json_str(x->j));
		else if (str_eq(key, STR("in_reply_to_user_id_str")))
			t.to = json_str(x->j);
		else if (str_eq(key, STR("in_reply_to_screen_name")))
			t.handle = json_str(x->j);
		else if (str_eq(key, STR("entities")) ||
			 str_eq(key, STR("extended_entities")))
			read_entities(x, &t);
		else
			json_skip(x->j);
	if (t.post.text.n == 0) {
		import_skipped(x->in, SKIP_EMPTY);
		return;
	}
	/* Others' words, passed on. */
	if (str_starts(t.post.text, STR("RT @"))) {
		import_skipped(x->in, SKIP_NOT_NEEDED);
		return;
	}
	sink_post(x->in->to, &t.post);
	if (t.to.n > 0)
		send_reply(x, &t);
	import_used(x->in);
}
