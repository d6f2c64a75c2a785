/*
 * Instagram: messages, and what the owner did with others' posts.
 */
#include "instagram.h"

#include "base/map.h"
#include "read/date.h"

struct letters {
	struct import *in;
	struct json *j;
	struct thread *thread;
};

static who_id
somebody(struct import *in, struct str name)
{
	return sink_mention(in->to, PF_INSTAGRAM, name, STR_NONE, STR_NONE);
}

/* Whoever has left is called so in messages. */
static bool
is_gone(struct str name)
{
	return name.n == 0 || str_eq_nocase(name, STR("Instagram User")) ||
	       str_eq_nocase(name, STR("Instagrammer"));
}

/* A touch of the screen, written out as if somebody had said it. */
static bool
is_touch(struct str text)
{
	return str_eq(text, STR("Liked a message")) ||
	       (str_starts(text, STR("Reacted ")) &&
		   str_ends(str_trim(text), STR(" to your message")));
}

void
instagram_message(struct import *in, struct thread *t, struct str from,
    struct str text, int64_t when)
{
	import_seen(in);
	if (is_gone(from)) {
		import_skipped(in, SKIP_DELETED);
	} else if (is_touch(text)) {
		thread_automatic(t, somebody(in, from), when);
		import_skipped(in, SKIP_AUTOMATIC);
	} else {
		thread_message(t, somebody(in, from), when, false, text);
		import_used(in);
	}
}

static void
read_message(struct letters *l)
{
	struct str from = STR_NONE, text = STR_NONE;
	int64_t when = 0;

	FIELDS(l->j, { .key = "sender_name", .text = &from },
	    { .key = "content", .text = &text },
	    { .key = "timestamp_ms", .number = &when });
	instagram_message(l->in, l->thread, from, text, date_unix(when));
}

static void
read_participant(struct letters *l)
{
	struct str name = STR_NONE;

	FIELDS(l->j, { .key = "name", .text = &name });
	if (!is_gone(name))
		thread_member(l->thread, somebody(l->in, name));
}

/* The title stands behind the messages.  A thread that nobody named has the
 * names of who is in it. */
static struct str
title_of(struct import *in)
{
	struct json *j = json_open(in->scratch, in->in->bytes, JSON_MEND);
	struct strs names = { 0 };
	struct str key, title = STR_NONE;

	if (!json_enter(j, '{'))
		return title;
	while (json_key(j, &key)) {
		if (str_eq(key, STR("title"))) {
			title = json_str(j);
		} else if (str_eq(key, STR("participants")) &&
			   json_enter(j, '[')) {
			while (json_item(j)) {
				struct str name = STR_NONE;

				FIELDS(j, { .key = "name", .text = &name });
				strs_add(in->scratch, &names, name);
			}
		} else if (!str_eq(key, STR("participants"))) {
			json_skip(j);
		}
	}
	for (uint32_t i = 0; i < names.n; i++)
		if (names.v[i].n > 0 && str_starts(title, names.v[i]))
			return STR_NONE;
	return title;
}

/* messages/BOX/FOLDER/message_N.json */
struct str
instagram_thread_key(struct str path)
{
	struct str file = str_after_last(path, '/');

	if (file.n < path.n)
		path = str_sub(path, 0, path.n - file.n - 1);
	return str_after_last(path, '/');
}

void
instagram_thread(struct import *in, struct json *j)
{
	struct place at = import_line(in, 0);
	struct letters l = { .in = in, .j = j };
	struct str key;

	l.thread = sink_thread(in->to, PF_INSTAGRAM,
	    instagram_thread_key(in->in->path), title_of(in), &at);
	if (!json_enter(j, '{'))
		return;
	while (json_key(j, &key)) {
		bool people = str_eq(key, STR("participants"));

		if (!people && !str_eq(key, STR("messages"))) {
			json_skip(j);
			continue;
		}
		if (!json_enter(j, '['))
			continue;
		while (json_item(j))
			if (people)
				read_participant(&l);
			else
				read_message(&l);
	}
}

/* ---- comments and likes --------------------------------------------- */

struct ig_count {
	struct str user;
	uint32_t n;
	int64_t last;
	struct place first;
};

struct ig_counts {
	struct import *in;
	struct map *at;
	VEC(struct ig_count) v;
};

struct ig_counts *
instagram_counts(struct import *in)
{
	struct ig_counts *c = arena_new(in->scratch, struct ig_counts);

	c->in = in;
	c->at = map_make(in->scratch);
	return c;
}

void
instagram_count(
    struct ig_counts *c, struct str user, int64_t when, struct place at)
{
	uint32_t *n;
	struct ig_count *to;

	import_seen(c->in);
	if (!instagram_is_user(user)) {
		import_skipped(c->in, SKIP_NOT_NEEDED);
		return;
	}
	n = map_at(c->at, user);
	if (*n == 0) {
		vec_add(c->in->scratch, &c->v) = (struct ig_count){
			.user = user, .last = WHEN_NONE, .first = at
		};
		*n = c->v.n;
	}
	to = &c->v.v[*n - 1];
	to->n++;
	if (to->last == WHEN_NONE || when > to->last)
		to->last = when;
	import_used(c->in);
}

void
instagram_counts_end(struct ig_counts *c)
{
	for (uint32_t i = 0; i < c->v.n; i++)
		sink_statement(c->in->to,
		    &(struct statement){
			.who = instagram_mention(c->in, c->v.v[i].user),
			.kind = SAID_COMMENT,
			.by_owner = true,
			.count = c->v.v[i].n,
			.when = c->v.v[i].last,
			.place = c->v.v[i].first });
}

/* The list under the text's keys, or the text itself. */
static void
each_reaction(struct import *in, struct json *j,
    void (*fn)(struct ig_counts *, struct json *))
{
	struct ig_counts *c = instagram_counts(in);
	bool list = json_peek(j) == JSON_ARRAY;
	struct str key;

	if (!list && !json_enter(j, '{'))
		return;
	while (list || json_key(j, &key)) {
		if (json_enter(j, '['))
			while (json_item(j))
				fn(c, j);
		if (list)
			break;
	}
	instagram_counts_end(c);
}

/* Comment, whose post it was, time: in this order, whatever they are called.
 * Before 2023 nobody's name was there. */
static void
one_comment(struct ig_counts *c, struct json *j)
{
	struct place at = import_at(c->in, json_path(j));
	struct ig_pairs p;

	instagram_take_pairs(j, c->in->scratch, &p);
	instagram_count(
	    c, p.values.n > 1 ? p.values.v[1] : STR_NONE, WHEN_NONE, at);
}

void
instagram_comments(struct import *in, struct json *j)
{
	each_reaction(in, j, one_comment);
}

/* { "title": USER, "string_list_data": [{ "timestamp" }] } */
static void
one_like(struct ig_counts *c, struct json *j)
{
	struct place at = import_at(c->in, json_path(j));
	struct str key, user = STR_NONE;
	int64_t when = 0;

	if (!json_enter(j, '{')) {
		instagram_count(c, user, WHEN_NONE, at);
		return;
	}
	while (json_key(j, &key))
		if (str_eq(key, STR("title"))) {
			user = json_str(j);
		} else if (str_eq(key, STR("string_list_data")) &&
			   json_enter(j, '[')) {
			while (json_item(j))
				FIELDS(
				    j, { .key = "timestamp", .number = &when });
		} else if (!str_eq(key, STR("string_list_data"))) {
			json_skip(j);
		}
	instagram_count(c, user, date_unix(when), at);
}

void
instagram_likes(struct import *in, struct json *j)
{
	each_reaction(in, j, one_like);
}
