/*
 * Facebook JSON: profile_information.json, the owner's own page.  It is the
 * only file that says outright who is family: family_members and
 * relationship.partner, both with a word in the language of the account.
 *
 * Not read: what says nothing about people (birthday, gender, views, blood,
 * favourite pages), and groups, which come without members.
 */
#include "facebook.h"

#include "read/date.h"

static void
send_fact(struct fb *fb, enum owner_kind kind, struct str text,
    struct str title, int64_t from, int64_t to)
{
	text = str_trim(text);
	if (text.n == 0)
		return;
	sink_owner(
	    fb->in->to, &(struct owner_fact){ .kind = kind,
			    .platform = PF_FACEBOOK,
			    .text = text,
			    .title = title,
			    .from = from,
			    .to = to,
			    .place = import_at(fb->in, json_path(fb->json)) });
	import_seen(fb->in);
	import_used(fb->in);
}

static void
say(struct fb *fb, enum owner_kind kind, struct str text)
{
	send_fact(fb, kind, text, STR_NONE, WHEN_NONE, WHEN_NONE);
}

static void
send_relative(struct fb *fb, struct str name, struct str word)
{
	enum skip why;

	import_seen(fb->in);
	if (!fb_named(name, &why)) {
		import_skipped(fb->in, why);
		return;
	}
	sink_label(fb->in->to,
	    &(struct label){ .who = fb_mention(fb->in, name, STR_NONE),
		.kind = LABEL_RELATION,
		.text = word,
		.place = import_at(fb->in, json_path(fb->json)) });
	import_used(fb->in);
}

static void
read_name(struct fb *fb)
{
	struct str name = STR_NONE;

	FIELDS(fb->json, { .key = "full_name", .text = &name });
	say(fb, OWNER_NAME, name);
}

/* { "emails": […], "previous_emails": […], … }: all were the owner's. */
static void
read_emails(struct fb *fb)
{
	struct str key;

	if (!json_enter(fb->json, '{'))
		return;
	while (json_key(fb->json, &key)) {
		if (!json_enter(fb->json, '['))
			continue;
		while (json_item(fb->json))
			say(fb, OWNER_EMAIL, json_str(fb->json));
	}
}

static void
read_phones(struct fb *fb)
{
	for (struct fb_list l = fb_list(fb->json); fb_next(&l);) {
		struct str number = STR_NONE;

		FIELDS(fb->json, { .key = "phone_number", .text = &number });
		say(fb, OWNER_PHONE, number);
	}
}

/* Records { "name", … } of one kind of fact. */
static void
read_named(struct fb *fb, enum owner_kind kind)
{
	for (struct fb_list l = fb_list(fb->json); fb_next(&l);) {
		struct str name = STR_NONE;

		FIELDS(fb->json, { .key = "name", .text = &name });
		say(fb, kind, name);
	}
}

static void
read_former_names(struct fb *fb)
{
	read_named(fb, OWNER_FORMER_NAME);
}

static void
read_city(struct fb *fb)
{
	read_named(fb, OWNER_CITY);
}

static void
read_languages(struct fb *fb)
{
	read_named(fb, OWNER_LANGUAGE);
}

static void
read_relationship(struct fb *fb)
{
	struct str status = STR_NONE, partner = STR_NONE;

	FIELDS(fb->json, { .key = "status", .text = &status },
	    { .key = "partner", .text = &partner });
	if (partner.n > 0)
		send_relative(fb, partner, status);
}

static void
read_family(struct fb *fb)
{
	for (struct fb_list l = fb_list(fb->json); fb_next(&l);) {
		struct str name = STR_NONE, word = STR_NONE;

		FIELDS(fb->json, { .key = "name", .text = &name },
		    { .key = "relation", .text = &word });
		send_relative(fb, name, word);
	}
}

static void
read_schools(struct fb *fb)
{
	for (struct fb_list l = fb_list(fb->json); fb_next(&l);) {
		struct str name = STR_NONE, degree = STR_NONE;
		int64_t from = 0, to = 0;

		FIELDS(fb->json, { .key = "name", .text = &name },
		    { .key = "degree", .text = &degree },
		    { .key = "start_timestamp", .number = &from },
		    { .key = "end_timestamp", .number = &to });
		send_fact(fb, OWNER_SCHOOL, name, degree, date_unix(from),
		    date_unix(to));
	}
}

static void
read_employers(struct fb *fb)
{
	for (struct fb_list l = fb_list(fb->json); fb_next(&l);) {
		struct str name = STR_NONE, title = STR_NONE;
		int64_t from = 0, to = 0;

		FIELDS(fb->json, { .key = "employer", .text = &name },
		    { .key = "title", .text = &title },
		    { .key = "start_timestamp", .number = &from },
		    { .key = "end_timestamp", .number = &to });
		send_fact(fb, OWNER_EMPLOYER, name, title, date_unix(from),
		    date_unix(to));
	}
}

static void
read_username(struct fb *fb)
{
	say(fb, OWNER_ACCOUNT, json_str(fb->json));
}

static void
read_url(struct fb *fb)
{
	say(fb, OWNER_URL, json_str(fb->json));
}

static void
pass(struct fb *fb)
{
	json_skip(fb->json);
}

static const struct {
	const char *key;
	void (*read)(struct fb *);
} fields[] = {
	{ .key = "name", .read = read_name },
	{ .key = "emails", .read = read_emails },
	{ .key = "phone_numbers", .read = read_phones },
	{ .key = "previous_names", .read = read_former_names },
	{ .key = "other_names", .read = read_former_names },
	{ .key = "current_city", .read = read_city },
	{ .key = "languages", .read = read_languages },
	{ .key = "relationship", .read = read_relationship },
	{ .key = "family_members", .read = read_family },
	{ .key = "education_experiences", .read = read_schools },
	{ .key = "work_experiences", .read = read_employers },
	{ .key = "username", .read = read_username },
	{ .key = "profile_uri", .read = read_url },
	{ .key = "birthday", .read = pass },
	{ .key = "gender", .read = pass },
	{ .key = "hometown", .read = pass },
	{ .key = "previous_relationships", .read = pass },
	{ .key = "interested_in", .read = pass },
	{ .key = "political_view", .read = pass },
	{ .key = "religious_view", .read = pass },
	{ .key = "blood_info", .read = pass },
	{ .key = "address", .read = pass },
	{ .key = "places_lived", .read = pass },
	{ .key = "websites", .read = pass },
	{ .key = "screen_names", .read = pass },
	{ .key = "pages", .read = pass },
	{ .key = "groups", .read = pass },
	{ .key = "about_me", .read = pass },
	{ .key = "intro_bio", .read = pass },
	{ .key = "favorite_quotes", .read = pass },
	{ .key = "name_pronunciation", .read = pass },
	{ .key = "registration_timestamp", .read = pass },
};

void
fb_read_profile(struct fb *fb)
{
	struct str key;

	if (!json_enter(fb->json, '{'))
		return;
	while (json_key(fb->json, &key)) {
		size_t i = 0;
		size_t n = sizeof fields / sizeof fields[0];

		while (i < n && !str_eq(key, str_of(fields[i].key)))
			i++;
		if (i < n) {
			fields[i].read(fb);
			continue;
		}
		import_unknown(fb->in, key);
		json_skip(fb->json);
	}
}
