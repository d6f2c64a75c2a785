/*
 * Facebook JSON: phone books that were uploaded.
 *
 *	layouts B, C, E  "address_book": [{ "name", "details":
 *			     [{ "contact_point" }], "created_timestamp" }]
 *	layout E	 label_values with the name and the contact point as
 *			 texts, one record each, or all records as the dicts
 *			 of one "vec"
 *
 * Entries without number or address are left out: a name alone joins nobody.
 */
#include "facebook.h"

#include <string.h>

struct card {
	struct str name;
	struct strs emails, phones;
	struct place place;
};

static bool
is_number(struct str text)
{
	uint32_t digits = 0;

	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] >= '0' && text.p[i] <= '9')
			digits++;
		else if (!strchr("+ -()./", text.p[i]))
			return false;
	return digits >= 3;
}

static void
add_contact(struct arena *scratch, struct card *card, struct str point)
{
	if (str_has(point, STR("@")))
		strs_add(scratch, &card->emails, point);
	else if (is_number(point))
		strs_add(scratch, &card->phones, point);
}

static void
send_card(struct import *in, const struct card *card)
{
	import_seen(in);
	if (card->emails.n + card->phones.n == 0) {
		import_skipped(in, SKIP_EMPTY);
		return;
	}
	sink_account(in->to,
	    &(struct account){ .platform = PF_PHONE,
		.relation = REL_CONTACT,
		.name = card->name,
		.emails = card->emails,
		.phones = card->phones,
		.since = WHEN_NONE,
		.place = card->place },
	    NULL);
	import_used(in);
}

static void
read_details(struct fb *fb, struct card *card)
{
	for (struct fb_list l = fb_list(fb->json); fb_next(&l);) {
		struct str point = STR_NONE;

		FIELDS(fb->json, { .key = "contact_point", .text = &point });
		add_contact(fb->in->scratch, card, point);
	}
}

static void
read_cards(struct fb *fb)
{
	struct json *j = fb->json;
	bool empty = true;
	struct str key;

	for (struct fb_list l = fb_list(j); fb_next(&l);) {
		struct card card = { .place = import_at(fb->in, json_path(j)) };

		empty = false;
		if (!json_enter(j, '{'))
			continue;
		while (json_key(j, &key))
			if (str_eq(key, STR("name")))
				card.name = json_str(j);
			else if (str_eq(key, STR("details")))
				read_details(fb, &card);
			else
				json_skip(j);
		send_card(fb->in, &card);
	}
	if (empty && !json_bad(j)) {
		import_seen(fb->in);
		import_skipped(fb->in, SKIP_EMPTY);
	}
}

void
fb_read_address_book(struct fb *fb)
{
	struct str key;

	if (!json_enter(fb->json, '{'))
		return;
	while (json_key(fb->json, &key))
		if (str_eq(key, STR("address_book")))
			read_cards(fb);
		else
			json_skip(fb->json);
}

/*
 * The texts of one record of layout E.  Their labels are localised, so they
 * are told apart by form; a number that is not the last one is the user's id.
 */
static void
read_texts(struct fb *fb, struct card *card, struct str *number)
{
	struct json *j = fb->json;

	for (struct fb_list l = fb_list(j); fb_next(&l);) {
		struct str text = STR_NONE;

		FIELDS(j, { .key = "value", .text = &text });
		if (str_has(text, STR("@")))
			strs_add(fb->in->scratch, &card->emails, text);
		else if (is_number(text))
			*number = text;
		else if (text.n > 0)
			card->name = text;
	}
}

/* [{ "dict": [text, …] }, …] */
static void
read_dicts(struct fb *fb)
{
	struct json *j = fb->json;
	struct str key;

	for (struct fb_list l = fb_list(j); fb_next(&l);) {
		struct card card = { .place = import_at(fb->in, json_path(j)) };
		struct str number = STR_NONE;

		if (!json_enter(j, '{'))
			continue;
		while (json_key(j, &key))
			if (str_eq(key, STR("dict")))
				read_texts(fb, &card, &number);
			else
				json_skip(j);
		if (number.n > 0)
			strs_add(fb->in->scratch, &card.phones, number);
		send_card(fb->in, &card);
	}
}

/* "label_values": the card's own texts, or one "vec" of many cards, which
 * are sent from here; true if there was one. */
static bool
read_labels(struct fb *fb, struct card *card, struct str *number)
{
	struct json *j = fb->json;
	bool many = false;
	struct str key;

	for (struct fb_list l = fb_list(j); fb_next(&l);) {
		struct str text = STR_NONE;

		if (!json_enter(j, '{'))
			continue;
		while (json_key(j, &key))
			if (str_eq(key, STR("vec"))) {
				read_dicts(fb);
				many = true;
			} else if (str_eq(key, STR("value"))) {
				text = json_str(j);
			} else {
				json_skip(j);
			}
		if (str_has(text, STR("@")))
			strs_add(fb->in->scratch, &card->emails, text);
		else if (is_number(text))
			*number = text;
		else if (text.n > 0)
			card->name = text;
	}
	return many;
}

void
fb_read_uploaded(struct fb *fb)
{
	struct json *j = fb->json;
	struct str key;

	for (struct fb_list l = fb_list(j); fb_next(&l);) {
		struct card card = { .place = import_at(fb->in, json_path(j)) };
		struct str number = STR_NONE;
		bool many = false;

		if (!json_enter(j, '{'))
			continue;
		while (json_key(j, &key))
			if (str_eq(key, STR("label_values")))
				many |= read_labels(fb, &card, &number);
			else
				json_skip(j);
		if (many)
			continue;
		if (number.n > 0)
			strs_add(fb->in->scratch, &card.phones, number);
		send_card(fb->in, &card);
	}
}
