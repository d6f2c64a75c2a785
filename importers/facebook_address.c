/*
 * Facebook JSON: phone books that were uploaded.
 *
 *	layouts B, C, E  your_address_books.json: "address_book": [{ "name",
 *			     "details": [{ "contact_point" }],
 *			     "created_timestamp" }]
 *	layout E	 your_imported_contacts.json: label_values with the
 *			 name and the contact point as texts, one record each
 *			 contacts_uploaded_before_2021.json: all records as
 *			 the dicts of one "vec"
 *			 contacts_uploaded_from_your_phone.json: names without
 *			 a number
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
		import_skipped(in, SKIP_NO_ADDRESS);
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
		if (!json_enter(j, '{')) {
			import_seen(fb->in);
			import_skipped(fb->in, SKIP_UNREADABLE);
			continue;
		}
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
 * A card of layout E.  A number that is not the last one is the user's id;
 * the name is what a field says it is, else the last of the other texts.
 */
static void
card_of(struct arena *scratch, const struct fb_labels *labels, uint32_t group,
    struct card *card)
{
	struct fb_group g = fb_labels_group(labels, group);
	struct str number = STR_NONE;

	for (const struct fb_label *l = fb_labels_first(labels, group);
	     l != NULL; l = fb_labels_next(labels, l)) {
		if (l->text.n == 0 || l->when != 0)
			continue;
		if (str_has(l->text, STR("@")))
			strs_add(scratch, &card->emails, l->text);
		else if (is_number(l->text))
			number = l->text;
		else
			card->name = l->text;
	}
	if (g.certain)
		card->name = g.name;
	if (number.n > 0)
		strs_add(scratch, &card->phones, number);
}

static void
send_uploaded(struct import *in, const struct fb_labels *labels,
    const struct place *place)
{
	uint32_t n = 0;

	for (uint32_t i = labels->groups > 0 ? 1 : 0; i <= labels->groups;
	     i++) {
		struct card card = { .place = *place };

		card_of(in->scratch, labels, i, &card);
		if (card.name.n + card.emails.n + card.phones.n == 0)
			continue;
		send_card(in, &card);
		n++;
	}
	if (n == 0) {
		import_seen(in);
		import_skipped(in, SKIP_EMPTY);
	}
}

/* One card each, or all of them as the dicts of one "vec". */
void
fb_read_uploaded(struct fb *fb)
{
	struct json *j = fb->json;
	struct str key;

	for (struct fb_list l = fb_list(j); fb_next(&l);) {
		struct place place = import_at(fb->in, json_path(j));
		struct fb_labels labels = { 0 };

		if (!json_enter(j, '{')) {
			import_seen(fb->in);
			import_skipped(fb->in, SKIP_UNREADABLE);
			continue;
		}
		while (json_key(j, &key))
			if (str_eq(key, STR("label_values")))
				fb_labels_read(j, fb->in->scratch, &labels);
			else
				json_skip(j);
		send_uploaded(fb->in, &labels, &place);
	}
}
