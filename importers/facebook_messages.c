/*
 * Facebook JSON: one thread, or a part of one.
 *
 *	messages/BOX/FOLDER/message_N.json (all layouts)
 *	  { "participants": [{ "name" }], "messages": [{ "sender_name",
 *	    "timestamp_ms", "content", "type", "users", … }], "title",
 *	    "thread_path" }, newest message first
 *	THREAD_N.json of the separate download of encrypted chats
 *	  { "participants": ["…"], "threadName", "messages": [{ "senderName",
 *	    "timestamp", "text", "type", … }] }
 *
 * What tells the thread from others is the folder, and the title after the
 * messages; where there is no such folder the text is read twice.  Who is the
 * owner is not told here; sink_threads_end finds out.
 */
#include "facebook.h"

#include <stdlib.h>

#include "read/date.h"

enum {
	AUTOMATIC_MAX = 200, /* bytes of a line that the platform writes */
	KEY_PEOPLE = 50,     /* names that tell a thread from others */
	TITLE_LOOK = 1000    /* bytes of a title that are searched for names */
};

struct thread_head {
	struct str path, title;
	struct strs people;
	bool flat; /* of the encrypted chats */
};

struct message {
	struct str from, text, type;
	int64_t when;
	struct strs users; /* who was added or left */
};

struct reader {
	struct import *in;
	struct json *json;
	struct thread *thread;
	struct telling *told;
	struct telling *by_people; /* what pages before 2018 call it by */
	struct map *known;         /* name -> who_id */
	bool flat;
};

/* Names in a list of texts or of objects { "name" }. */
static void
read_names(struct json *j, struct arena *scratch, struct strs *to)
{
	for (struct fb_list l = fb_list(j); fb_next(&l);) {
		struct str name = STR_NONE;

		if (json_peek(j) == JSON_STRING)
			name = json_str(j);
		else
			FIELDS(j, { .key = "name", .text = &name });
		strs_add(scratch, to, name);
	}
}

/* The value of a key that tells of the whole thread; false for others. */
static bool
head_field(
    struct import *in, struct json *j, struct str key, struct thread_head *head)
{
	if (str_eq(key, STR("participants"))) {
		read_names(j, in->scratch, &head->people);
	} else if (str_eq(key, STR("title"))) {
		head->title = json_str(j);
	} else if (str_eq(key, STR("threadName"))) {
		head->title = json_str(j);
		head->flat = true;
	} else if (str_eq(key, STR("thread_path"))) {
		head->path = json_str(j);
	} else {
		return false;
	}
	return true;
}

static void
read_head(struct import *in, struct thread_head *head)
{
	struct json *j = json_open(in->scratch, in->in->bytes, JSON_MEND);
	struct str key;

	if (!json_enter(j, '{'))
		return;
	while (json_key(j, &key))
		if (!head_field(in, j, key, head))
			json_skip(j);
}

struct str
fb_thread_key(struct str path)
{
	struct str file = str_after_last(path, '/');

	if (file.n == path.n || !str_starts(file, STR("message")))
		return path;
	return str_after_last(str_sub(path, 0, path.n - file.n - 1), '/');
}

struct telling *
fb_thread_telling(struct import *in, struct str thread, enum telling_form form)
{
	return sink_telling(in->to, PF_FACEBOOK,
	    str_fmt(in->scratch, "thread %.*s", STR_ARG(thread)), form);
}

static int
by_text(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

struct str
fb_people_key(struct arena *a, const struct strs *people)
{
	struct str *v = arena_array(a, struct str, people->n + 1);
	struct str key = STR("people");
	uint32_t n = people->n < KEY_PEOPLE ? people->n : KEY_PEOPLE;

	for (uint32_t i = 0; i < n; i++)
		v[i] = people->v[i];
	if (n > 1)
		qsort(v, n, sizeof(*v), by_text);
	for (uint32_t i = 0; i < n; i++)
		key = str_fmt(a, "%.*s|%.*s", STR_ARG(key), STR_ARG(v[i]));
	return key;
}

static struct str
thread_key(struct import *in, const struct thread_head *head)
{
	struct str key = fb_thread_key(in->in->path);

	if (head->flat)
		return str_fmt(
		    in->scratch, "secure/%.*s", STR_ARG(head->title));
	if (key.n == in->in->path.n && head->path.n > 0)
		return str_after_last(head->path, '/');
	return key;
}

/* A thread without a title is titled by the names of who is in it: "Ann
 * Example", or "Ann Example, Bob Example and 2 others", of whom some may have
 * left. */
struct str
fb_thread_title(struct str title, const struct strs *people)
{
	struct str begin = str_sub(title, 0, TITLE_LOOK);
	bool list = str_has(begin, STR(", "));

	for (uint32_t i = 0; i < people->n; i++) {
		struct str name = people->v[i];

		if (name.n == 0)
			continue;
		if (list ? str_has(begin, name) : str_eq(title, name))
			return STR_NONE;
	}
	return title;
}

/* The download of encrypted chats adds a number: "Ann Example_12". */
static struct str
without_number(struct str title)
{
	size_t n = title.n;

	while (n > 0 && title.p[n - 1] >= '0' && title.p[n - 1] <= '9')
		n--;
	return n > 1 && n < title.n && title.p[n - 1] == '_'
	           ? str_sub(title, 0, n - 1)
	           : title;
}

static who_id
find(struct reader *r, struct str name)
{
	uint32_t *n = map_at(r->known, name);

	if (*n == 0)
		*n = fb_mention(r->in, name, STR_NONE).n;
	return (who_id){ *n };
}

static void
read_message(struct reader *r, struct message *m)
{
	struct json *j = r->json;
	struct str key;
	int64_t when = 0;

	*m = (struct message){ .when = WHEN_NONE };
	if (!json_enter(j, '{'))
		return;
	while (json_key(j, &key))
		if (str_eq(key, STR("sender_name")) ||
		    str_eq(key, STR("senderName")))
			m->from = json_str(j);
		else if (str_eq(key, STR("timestamp_ms")) ||
			 str_eq(key, STR("timestamp")))
			json_number(j, &when);
		else if (str_eq(key, STR("content")) ||
			 str_eq(key, STR("text")))
			m->text = json_str(j);
		else if (str_eq(key, STR("type")))
			m->type = json_str(j);
		else if (str_eq(key, STR("users")))
			read_names(j, r->in->scratch, &m->users);
		else
			json_skip(j);
	m->when = date_unix(when);
}

/*
 * Each new friendship begins with a line that nobody wrote ("You are now
 * connected on Messenger").  It is in the language of the account, but the
 * product's name is in it.
 */
bool
fb_automatic(struct str text)
{
	return text.n <= AUTOMATIC_MAX && (str_has(text, STR("Messenger")) ||
					      str_has(text, STR("Facebook")));
}

static bool
is_automatic(const struct message *m, bool oldest)
{
	return (oldest && fb_automatic(m->text)) ||
	       str_eq(m->type, STR("Subscribe")) ||
	       str_eq(m->type, STR("Unsubscribe"));
}

static void
send_message(struct reader *r, const struct message *m, bool oldest)
{
	enum skip why;
	who_id from;

	for (uint32_t i = 0; i < m->users.n; i++)
		if (fb_named(m->users.v[i], &why))
			thread_member(r->thread, find(r, m->users.v[i]));
	import_seen(r->in);
	if (!telling_is_new(r->told, m->when)) {
		import_skipped(r->in, SKIP_DUPLICATE);
		return;
	}
	if (r->by_people != NULL)
		telling_note(r->by_people, m->when);
	from.n = map_get(r->known, m->from);
	if (from.n == 0 && !fb_named(m->from, &why)) {
		import_skipped(r->in, why);
		return;
	}
	if (from.n == 0)
		from = find(r, m->from);
	if (is_automatic(m, oldest)) {
		thread_automatic(r->thread, from, m->when);
		import_skipped(r->in, SKIP_AUTOMATIC);
	} else {
		thread_message(r->thread, from, m->when, false, m->text);
		import_used(r->in);
	}
}

/* Each message is sent once it is known whether another follows. */
static void
read_messages(struct reader *r)
{
	struct message next, last = { 0 };
	uint32_t n = 0;

	for (struct fb_list l = fb_list(r->json); fb_next(&l); n++) {
		read_message(r, &next);
		if (n > 0)
			send_message(r, &last, r->flat && n == 1);
		last = next;
	}
	if (n > 0) {
		send_message(r, &last, !r->flat || n == 1);
	} else if (!json_bad(r->json)) {
		import_seen(r->in);
		import_skipped(r->in, SKIP_EMPTY);
	}
}

static void
add_members(struct reader *r, const struct strs *people)
{
	enum skip why;

	for (uint32_t i = 0; i < people->n; i++)
		if (fb_named(people->v[i], &why))
			thread_member(r->thread, find(r, people->v[i]));
}

/* Whether the folder alone tells which thread it is. */
static bool
in_own_folder(const struct member *m)
{
	return fb_thread_key(m->path).n < m->path.n &&
	       !str_has(m->head, STR("\"threadName\""));
}

enum status
fb_read_thread(struct import *in)
{
	struct thread_head head = { 0 };
	struct place place = import_line(in, 0);
	struct reader r = { .in = in };
	struct str key, name;

	if (!in_own_folder(in->in))
		read_head(in, &head);
	r.flat = head.flat;
	r.known = map_make(in->scratch);
	r.json = json_open(in->scratch, in->in->bytes, JSON_MEND);
	name = thread_key(in, &head);
	r.thread = sink_thread(in->to, PF_FACEBOOK, name, STR_NONE, &place);
	r.told = fb_thread_telling(in, name, TOLD_PLAIN);
	add_members(&r, &head.people);
	head.people = (struct strs){ 0 };
	if (json_enter(r.json, '{')) {
		while (json_key(r.json, &key))
			if (str_eq(key, STR("messages"))) {
				if (head.people.n > 0)
					r.by_people = fb_thread_telling(in,
					    fb_people_key(
						in->scratch, &head.people),
					    TOLD_PLAIN);
				read_messages(&r);
			} else if (!head_field(in, r.json, key, &head))
				json_skip(r.json);
	}
	add_members(&r, &head.people);
	thread_title(r.thread,
	    fb_thread_title(head.flat ? without_number(head.title) : head.title,
		&head.people));
	return fb_end(in, r.json);
}
