/*
 * Instagram: the owner's profile, address book, messages and posts.
 */
#include "instagram.h"

#include "base/utf8.h"
#include "contact.h"
#include "read/date.h"

/*
 * The keys of the profile are in the language of the account.  These are the
 * words for "user name" and "name", folded, in the languages of the exports
 * that were seen or described, and their neighbours.
 */
static const char *const user_words[] = { "username", "benutzername",
	"nom d utilisateur", "nome utente", "nombre de usuario",
	"nome de usuario", "gebruikersnaam", "nazwa uzytkownika",
	"uzivatelske jmeno", "anvandarnamn", "brugernavn", "brukernavn" };
static const char *const name_words[] = { "name", "nom", "nome", "nombre",
	"naam", "imie i nazwisko", "imie", "jmeno", "namn", "navn" };

static bool
is_word(struct arena *a, struct str key, const char *const *words, size_t n)
{
	struct str folded = utf8_fold(a, key);

	for (size_t i = 0; i < n; i++)
		if (str_eq(folded, str_of(words[i])))
			return true;
	return false;
}

static bool
is_phone(struct str s)
{
	size_t digits = 0;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c >= '0' && c <= '9')
			digits++;
		else if (c != '+' && c != ' ' && c != '-' && c != '(' &&
			 c != ')' && c != '.' && c != '/')
			return false;
	}
	return digits >= 6;
}

static void
take_fact(struct import *in, struct str key, struct str value, struct place at)
{
	struct owner_fact fact = { .platform = PF_INSTAGRAM,
		.text = value,
		.from = WHEN_NONE,
		.to = WHEN_NONE,
		.place = at };

	if (is_word(in->scratch, key, user_words,
		sizeof user_words / sizeof user_words[0]))
		fact.kind = OWNER_ACCOUNT;
	else if (is_word(in->scratch, key, name_words,
		     sizeof name_words / sizeof name_words[0]))
		fact.kind = OWNER_NAME;
	else if (str_has(value, STR("@")) && !str_has(value, STR(" ")))
		fact.kind = OWNER_EMAIL;
	else if (str_starts(value, STR("+")) && is_phone(value))
		fact.kind = OWNER_PHONE;
	else
		return;
	sink_owner(in->to, &fact);
}

/* What a record holds under its localized keys, in their order. */
struct pairs {
	struct strs keys, values;
};

/* { "string_map_data": { KEY: { "value" } } } */
static void
take_pairs(struct json *j, struct arena *a, struct pairs *to)
{
	struct str key;

	*to = (struct pairs){ .keys = { .n = 0 } };
	if (!json_enter(j, '{'))
		return;
	while (json_key(j, &key)) {
		if (!str_eq(key, STR("string_map_data"))) {
			json_skip(j);
			continue;
		}
		if (!json_enter(j, '{'))
			continue;
		while (json_key(j, &key)) {
			struct str value = STR_NONE;

			FIELDS(j, { .key = "value", .text = &value });
			strs_add(a, &to->keys, key);
			strs_add(a, &to->values, value);
		}
	}
}

/* { KEY: [record, …] } */
static void
each_record(struct import *in, struct json *j,
    void (*fn)(struct import *, const struct pairs *, struct place))
{
	struct str key;

	if (!json_enter(j, '{'))
		return;
	while (json_key(j, &key)) {
		if (!json_enter(j, '['))
			continue;
		while (json_item(j)) {
			struct place at = import_at(in, json_path(j));
			struct pairs pairs;

			import_seen(in);
			take_pairs(j, in->scratch, &pairs);
			fn(in, &pairs, at);
		}
	}
}

static void
send_profile(struct import *in, const struct pairs *p, struct place at)
{
	for (uint32_t i = 0; i < p->keys.n; i++)
		take_fact(in, p->keys.v[i], p->values.v[i], at);
	import_used(in);
}

void
instagram_profile(struct import *in, struct json *j)
{
	each_record(in, j, send_profile);
}

/* The synced address book: first name, last name, address, in this order
 * whatever the keys are called. */
static void
send_contact(struct import *in, const struct pairs *p, struct place at)
{
	struct contact c = { .platform = PF_PHONE, .place = at };
	uint32_t names = 0;

	for (uint32_t i = 0; i < p->values.n; i++) {
		struct str value = p->values.v[i];

		if (str_has(value, STR("@")))
			strs_add(in->scratch, &c.emails, value);
		else if (is_phone(value))
			strs_add(in->scratch, &c.phones, value);
		else if (names++ == 0)
			c.given = value;
		else if (names == 2)
			c.family = value;
	}
	contact_send(in, &c);
}

void
instagram_contacts(struct import *in, struct json *j)
{
	each_record(in, j, send_contact);
}

struct letters {
	struct import *in;
	struct json *j;
	struct thread *thread;
};

static who_id
somebody(struct letters *l, struct str name)
{
	return sink_mention(l->in->to, PF_INSTAGRAM, name, STR_NONE, STR_NONE);
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

static void
read_message(struct letters *l)
{
	struct str from = STR_NONE, text = STR_NONE;
	int64_t when = 0;

	import_seen(l->in);
	FIELDS(l->j, { .key = "sender_name", .text = &from },
	    { .key = "content", .text = &text },
	    { .key = "timestamp_ms", .number = &when });
	if (is_gone(from)) {
		import_skipped(l->in, SKIP_DELETED);
	} else if (is_touch(text)) {
		thread_automatic(l->thread, somebody(l, from), date_unix(when));
		import_skipped(l->in, SKIP_AUTOMATIC);
	} else {
		thread_message(
		    l->thread, somebody(l, from), date_unix(when), false, text);
		import_used(l->in);
	}
}

static void
read_participant(struct letters *l)
{
	struct str name = STR_NONE;

	FIELDS(l->j, { .key = "name", .text = &name });
	if (!is_gone(name))
		thread_member(l->thread, somebody(l, name));
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

/* messages/BOX/FOLDER/message_N.json: the folder tells the thread. */
void
instagram_thread(struct import *in, struct json *j)
{
	struct str path = in->in->path, key;
	struct str file = str_after_last(path, '/');
	struct place at = import_line(in, 0);
	struct letters l = { .in = in, .j = j };

	if (file.n < path.n)
		path = str_sub(path, 0, path.n - file.n - 1);
	l.thread = sink_thread(
	    in->to, PF_INSTAGRAM, str_after_last(path, '/'), title_of(in), &at);
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

static void
take_media(struct json *j, struct post *post)
{
	struct str uri = STR_NONE, title = STR_NONE;
	int64_t when = 0;

	FIELDS(j, { .key = "uri", .text = &uri },
	    { .key = "title", .text = &title },
	    { .key = "creation_timestamp", .number = &when });
	if (str_ends_nocase(uri, STR(".mp4")) ||
	    str_ends_nocase(uri, STR(".mov")))
		post->video = true;
	else
		post->photo = true;
	if (post->text.n == 0)
		post->text = title;
	if (post->when == WHEN_NONE)
		post->when = date_unix(when);
}

/* { "media": [{ "uri", "creation_timestamp", "title" }], "title",
 * "creation_timestamp" }; of a single picture the text is with the picture */
static void
read_post(struct import *in, struct json *j)
{
	struct post post = { .platform = PF_INSTAGRAM,
		.when = WHEN_NONE,
		.place = import_at(in, json_path(j)) };
	struct str key;

	import_seen(in);
	if (!json_enter(j, '{')) {
		import_skipped(in, SKIP_UNREADABLE);
		return;
	}
	while (json_key(j, &key)) {
		int64_t when = 0;

		if (str_eq(key, STR("title"))) {
			post.text = json_str(j);
		} else if (str_eq(key, STR("creation_timestamp"))) {
			if (json_number(j, &when))
				post.when = date_unix(when);
		} else if (str_eq(key, STR("media")) && json_enter(j, '[')) {
			while (json_item(j))
				take_media(j, &post);
		} else if (!str_eq(key, STR("media"))) {
			json_skip(j);
		}
	}
	sink_post(in->to, &post);
	import_used(in);
}

void
instagram_posts(struct import *in, struct json *j)
{
	if (json_peek(j) == JSON_OBJECT)
		read_post(in, j);
	else if (json_enter(j, '['))
		while (json_item(j))
			read_post(in, j);
}
