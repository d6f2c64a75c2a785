/*
 * Instagram: the owner's profile, address book and posts.
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

bool
instagram_is_phone(struct str s)
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

void
instagram_fact(
    struct import *in, struct str key, struct str value, struct place at)
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
	else if (str_starts(value, STR("+")) && instagram_is_phone(value))
		fact.kind = OWNER_PHONE;
	else
		return;
	sink_owner(in->to, &fact);
}

void
instagram_take_pairs(struct json *j, struct arena *a, struct ig_pairs *to)
{
	struct str key;

	*to = (struct ig_pairs){ .keys = { .n = 0 } };
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
    void (*fn)(struct import *, const struct ig_pairs *, struct place))
{
	struct str key;

	if (!json_enter(j, '{'))
		return;
	while (json_key(j, &key)) {
		if (!json_enter(j, '['))
			continue;
		while (json_item(j)) {
			struct place at = import_at(in, json_path(j));
			struct ig_pairs pairs;

			import_seen(in);
			instagram_take_pairs(j, in->scratch, &pairs);
			fn(in, &pairs, at);
		}
	}
}

static void
send_profile(struct import *in, const struct ig_pairs *p, struct place at)
{
	for (uint32_t i = 0; i < p->keys.n; i++)
		instagram_fact(in, p->keys.v[i], p->values.v[i], at);
	if (p->keys.n > 0)
		import_used(in);
	else
		import_skipped(in, SKIP_UNREADABLE);
}

void
instagram_profile(struct import *in, struct json *j)
{
	each_record(in, j, send_profile);
}

/* The synced address book: first name, last name, address, in this order
 * whatever the keys are called. */
static void
send_contact(struct import *in, const struct ig_pairs *p, struct place at)
{
	struct contact c = { .platform = PF_PHONE, .place = at };
	uint32_t names = 0;

	for (uint32_t i = 0; i < p->values.n; i++) {
		struct str value = p->values.v[i];

		if (str_has(value, STR("@")))
			strs_add(in->scratch, &c.emails, value);
		else if (instagram_is_phone(value))
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
