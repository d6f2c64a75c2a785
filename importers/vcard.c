/*
 * vCard 2.1, 3.0 and 4.0: address books of Google, Apple, Android, Outlook,
 * Thunderbird, Evolution, Nextcloud and others (RFC 2426, RFC 6350, and
 * versit's vCard 2.1 of 1996).
 *
 * Read: names, nickname, maiden name, e-mails, numbers, organisation and
 * title, town, categories and the folders of a Google Takeout as the owner's
 * labels, groups that are cards of their own, notes, profiles.  Whether the
 * book is Google's or a phone's is settled once per file.
 *
 * Not read: pictures, birthdays, street addresses, fax and pager numbers and
 * those of assistants, which are others' or shared.  Relations
 * (X-ABRELATEDNAMES, RELATED, X-SPOUSE …) join the entry to a third person;
 * only one that names the owner says something about the entry.
 */
#include "contact.h"

#include "base/map.h"
#include "base/utf8.h"
#include "read/lines.h"

enum { CARD_BITS = 8 * 11 }; /* "BEGIN:VCARD" */

/* Somebody who is in a group, by the UID of their card. */
struct member_of {
	struct str group, uid;
	struct place place;
};

struct book {
	struct import *in;
	struct arena *a;
	enum platform platform;
	struct str folder; /* of a Takeout: a label; or empty */
	struct map *by_uid;
	VEC(struct member_of) groups;
	bool damaged;
};

struct card {
	VEC(struct card_line) lines;
	uint32_t line; /* of BEGIN */
};

/* Properties that say nothing here. */
static const char *const ignored[] = { "VERSION", "PRODID", "REV", "BDAY",
	"PHOTO", "LOGO", "SOUND", "KEY", "LABEL", "GEO", "TZ", "MAILER",
	"CLASS", "PROFILE", "SOURCE", "NAME", "SORT-STRING", "ANNIVERSARY",
	"GENDER", "LANG", "IMPP", "CALURI", "CALADRURI", "FBURL", "XML",
	"CLIENTPIDMAP", "AGENT", "X-ABLABEL", "X-ABADR", "X-ABDATE", "X-ABUID",
	"X-AIM", "X-ICQ", "X-JABBER", "X-MSN", "X-YAHOO", "X-SKYPE",
	"X-SKYPE-USERNAME", "X-QQ", "X-GOOGLE-TALK", "X-GTALK",
	"X-PHONETIC-FIRST-NAME", "X-PHONETIC-MIDDLE-NAME",
	"X-PHONETIC-LAST-NAME", "X-PHONETIC-ORG", "X-ANNIVERSARY",
	"X-MS-ANNIVERSARY", "X-MS-IMADDRESS", "X-MS-OL-DESIGN",
	"X-MS-OL-DEFAULT-POSTAL-ADDRESS", "X-EVOLUTION-ANNIVERSARY",
	"X-EVOLUTION-FILE-AS", "X-GENERATOR", "X-IMAGETYPE", "X-IMAGEHASH",
	"X-SHARED-PHOTO-DISPLAY-PREF", "X-ADDRESSING-GRAMMAR", "X-GENDER",
	"X-FILE-AS", "ROLE" };

/* Relations to third persons. */
static const char *const relations[] = { "X-ABRELATEDNAMES", "RELATED",
	"X-SPOUSE", "X-SPOUSESNAME", "X-EVOLUTION-SPOUSE", "X-MS-SPOUSE",
	"X-MANAGER", "X-EVOLUTION-MANAGER", "X-MS-MANAGER", "X-ASSISTANT",
	"X-EVOLUTION-ASSISTANT", "X-MS-ASSISTANT",
	"X-KADDRESSBOOK-X-SPOUSESNAME", "X-KADDRESSBOOK-X-MANAGERSNAME",
	"X-KADDRESSBOOK-X-ASSISTANTSNAME" };

static bool
is_in(struct str name, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(name, str_of(list[i])))
			return true;
	return false;
}

/* What "itemN.X-ABLabel" says of the line, without Apple's brackets
 * "_$!<Home>!$_". */
static struct str
label_of(const struct card *card, const struct card_line *line)
{
	for (uint32_t i = 0; line->group.n > 0 && i < card->lines.n; i++) {
		const struct card_line *l = &card->lines.v[i];
		struct str text = str_trim(l->value);

		if (!str_eq(l->name, STR("X-ABLABEL")) ||
		    !str_eq_nocase(l->group, line->group))
			continue;
		if (str_starts(text, STR("_$!<")) &&
		    str_ends(text, STR(">!$_")))
			text = str_sub(text, 4, text.n - 8);
		return text;
	}
	return STR_NONE;
}

static struct str
part(const struct strs *parts, uint32_t i)
{
	return i < parts->n ? str_trim(parts->v[i]) : STR_NONE;
}

/* Numbers of this very person; a fax or a switchboard has many. */
static void
take_phone(struct book *b, struct contact *c, const struct card *card,
    const struct card_line *l)
{
	struct str label = label_of(card, l);

	if (card_is(l, "TYPE", "FAX") || card_is(l, "TYPE", "PAGER") ||
	    str_eq_nocase(label, STR("AssistantPhone")) ||
	    str_eq_nocase(label, STR("Assistant")))
		return;
	/* RFC 6350: "tel:+49-…;ext=…" */
	if (str_starts(l->value, STR("tel:"))) {
		struct str rest = str_sub(l->value, 4, SIZE_MAX);

		contact_add_all(b->a, &c->phones, str_cut(&rest, ';'), "");
		return;
	}
	contact_add_all(b->a, &c->phones, card_text(b->a, l->value), "");
}

static void
take_name(struct book *b, struct contact *c, const struct card_line *l)
{
	struct strs parts = card_parts(b->a, l->value, ';');

	c->family = part(&parts, 0);
	c->given = part(&parts, 1);
	c->middle = part(&parts, 2);
}

static void
take_org(struct book *b, struct contact *c, const struct card_line *l)
{
	struct strs parts = card_parts(b->a, l->value, ';');

	if (c->organisation.n > 0)
		return;
	c->organisation = part(&parts, 0);
	c->department = part(&parts, 1);
}

static void
take_categories(struct book *b, struct contact *c, const struct card_line *l)
{
	struct strs parts = card_parts(b->a, l->value, ',');

	/* Some programs escape the commas between them too. */
	for (uint32_t i = 0; i < parts.n; i++) {
		struct str rest = parts.v[i];

		while (rest.n > 0)
			contact_label(b->a, c, str_cut(&rest, ','));
	}
}

/* "vnd.android.cursor.item/nickname;Bob;1;;…" */
static void
take_android(struct book *b, struct contact *c, const struct card_line *l)
{
	struct strs parts = card_parts(b->a, l->value, ';');

	if (str_ends(part(&parts, 0), STR("/nickname")) && c->nick.n == 0)
		c->nick = part(&parts, 1);
}

static void
take_note(struct book *b, struct contact *c, const struct card_line *l)
{
	struct str text = str_trim(card_text(b->a, l->value));

	if (c->note.n == 0 || text.n == 0)
		c->note = text.n > 0 ? text : c->note;
	else
		c->note = str_fmt(
		    b->a, "%.*s\n%.*s", STR_ARG(c->note), STR_ARG(text));
}

/* False for a property of which nothing is known. */
static bool
take(struct book *b, struct contact *c, const struct card *card,
    const struct card_line *l)
{
	struct arena *a = b->a;
	struct strs parts;

	if (str_eq(l->name, STR("FN"))) {
		if (c->name.n == 0)
			c->name = str_trim(card_text(a, l->value));
	} else if (str_eq(l->name, STR("N"))) {
		take_name(b, c, l);
	} else if (str_eq(l->name, STR("NICKNAME"))) {
		parts = card_parts(a, l->value, ',');
		if (c->nick.n == 0)
			c->nick = part(&parts, 0);
	} else if (str_eq(l->name, STR("X-MAIDENNAME"))) {
		c->former = str_trim(card_text(a, l->value));
	} else if (str_eq(l->name, STR("EMAIL"))) {
		contact_add_all(a, &c->emails, card_text(a, l->value), ",;");
	} else if (str_eq(l->name, STR("TEL"))) {
		take_phone(b, c, card, l);
	} else if (str_eq(l->name, STR("ORG"))) {
		take_org(b, c, l);
	} else if (str_eq(l->name, STR("TITLE"))) {
		if (c->title.n == 0)
			c->title = str_trim(card_text(a, l->value));
	} else if (str_eq(l->name, STR("ADR"))) {
		parts = card_parts(a, l->value, ';');
		if (c->city.n == 0 || card_is(l, "TYPE", "HOME"))
			c->city = part(&parts, 3);
	} else if (str_eq(l->name, STR("CATEGORIES"))) {
		take_categories(b, c, l);
	} else if (str_eq(l->name, STR("NOTE"))) {
		take_note(b, c, l);
	} else if (str_eq(l->name, STR("URL")) ||
		   str_eq(l->name, STR("X-SOCIALPROFILE"))) {
		contact_url(c, card_text(a, l->value));
	} else if (str_eq(l->name, STR("X-ABSHOWAS"))) {
		c->company = str_eq_nocase(str_trim(l->value), STR("COMPANY"));
	} else if (str_eq(l->name, STR("KIND"))) {
		c->company = str_eq_nocase(str_trim(l->value), STR("org"));
	} else if (str_eq(l->name, STR("X-ANDROID-CUSTOM"))) {
		take_android(b, c, l);
	} else {
		return false;
	}
	return true;
}

static void
send_relations(struct book *b, const struct contact *c, const struct card *card,
    who_id who)
{
	for (uint32_t i = 0; i < card->lines.n; i++) {
		const struct card_line *l = &card->lines.v[i];
		struct str word = label_of(card, l);

		if (!is_in(l->name, relations,
			sizeof relations / sizeof relations[0]))
			continue;
		contact_relation(b->in, c, who,
		    word.n > 0 ? word : str_after_last(l->name, '-'),
		    str_trim(card_text(b->a, l->value)));
	}
}

static struct str
uid_of(struct book *b, struct str text)
{
	text = str_trim(card_text(b->a, text));
	if (str_starts(text, STR("urn:uuid:")))
		text = str_sub(text, 9, SIZE_MAX);
	return str_lower(b->a, text);
}

/* A card that is a group: its name is a label of the cards it lists, which
 * may come later. */
static void
take_group(struct book *b, const struct card *card)
{
	struct member_of to = { .place = import_line(b->in, card->line) };

	for (uint32_t i = 0; i < card->lines.n; i++)
		if (str_eq(card->lines.v[i].name, STR("FN")))
			to.group =
			    str_trim(card_text(b->a, card->lines.v[i].value));
	for (uint32_t i = 0; i < card->lines.n; i++) {
		const struct card_line *l = &card->lines.v[i];

		if (!str_eq(l->name, STR("MEMBER")) &&
		    !str_eq(l->name, STR("X-ADDRESSBOOKSERVER-MEMBER")))
			continue;
		to.uid = uid_of(b, l->value);
		if (to.group.n > 0)
			vec_add(b->a, &b->groups) = to;
	}
	import_skipped(b->in, SKIP_NOT_A_PERSON);
}

static bool
is_group(const struct card *card)
{
	for (uint32_t i = 0; i < card->lines.n; i++) {
		const struct card_line *l = &card->lines.v[i];

		if ((str_eq(l->name, STR("KIND")) ||
			str_eq(l->name, STR("X-ADDRESSBOOKSERVER-KIND"))) &&
		    str_eq_nocase(str_trim(l->value), STR("group")))
			return true;
	}
	return false;
}

static void
take_card(struct book *b, const struct card *card)
{
	struct contact c = { .platform = b->platform,
		.place = import_line(b->in, card->line) };
	struct str uid = STR_NONE;
	who_id who;

	import_seen(b->in);
	if (is_group(card)) {
		take_group(b, card);
		return;
	}
	for (uint32_t i = 0; i < card->lines.n; i++) {
		const struct card_line *l = &card->lines.v[i];

		if (str_eq(l->name, STR("UID")))
			uid = uid_of(b, l->value);
		else if (!take(b, &c, card, l) &&
			 !is_in(l->name, ignored,
			     sizeof ignored / sizeof ignored[0]) &&
			 !is_in(l->name, relations,
			     sizeof relations / sizeof relations[0]))
			import_unknown(b->in, l->name);
	}
	contact_label(b->a, &c, b->folder);
	who = contact_send(b->in, &c);
	if (who.n == 0)
		return;
	send_relations(b, &c, card, who);
	if (uid.n > 0)
		*map_at(b->by_uid, uid) = who.n;
}

static void
cut_off(struct book *b, const struct card *card)
{
	struct place at = import_line(b->in, card->line);

	diag_say(b->in->diag, DIAG_BAD_CARD, &at, "%s", "");
	b->damaged = true;
	/* What stands in it is sound. */
	take_card(b, card);
}

static void
read_cards(struct book *b, struct str text)
{
	struct lines *lines = lines_open(b->a, text);
	struct card card = { .line = 0 };
	struct card_line l;
	bool open = false, agent = false;

	while (card_next(lines, &l)) {
		bool card_edge = str_eq_nocase(str_trim(l.value), STR("VCARD"));

		if (card_edge && str_eq(l.name, STR("BEGIN"))) {
			/* 2.1 puts a whole card into AGENT. */
			if (open && card.lines.n > 0 &&
			    str_eq(card.lines.v[card.lines.n - 1].name,
				STR("AGENT"))) {
				agent = true;
				continue;
			}
			if (open)
				cut_off(b, &card);
			open = true;
			agent = false;
			card.lines.n = 0;
			card.line = l.line;
		} else if (card_edge && str_eq(l.name, STR("END"))) {
			if (open && !agent)
				take_card(b, &card);
			open = open && agent;
			agent = false;
		} else if (open && !agent) {
			vec_add(b->a, &card.lines) = l;
		}
	}
	if (open)
		cut_off(b, &card);
}

/* Takeout/Contacts/LABEL/LABEL.vcf, where "Contacts" is localized. */
static struct str
takeout_folder(struct str path)
{
	struct str file = str_after_last(path, '/'), folder;

	if (!import_path_in(path, "Takeout") || file.n + 1 >= path.n)
		return STR_NONE;
	folder = str_after_last(str_sub(path, 0, path.n - file.n - 1), '/');
	return str_starts(file, folder) ? folder : STR_NONE;
}

/* Google's cards have no PRODID; its own labels give them away. */
static enum platform
platform_of(const struct member *m)
{
	if (import_path_in(m->path, "Takeout"))
		return PF_GOOGLE;
	if (str_has(m->bytes, STR("\nPRODID")))
		return PF_PHONE;
	if (str_has(m->bytes, STR("CATEGORIES:myContacts")) ||
	    str_has(m->bytes, STR(",myContacts")) ||
	    str_has(m->bytes, STR(".X-ABLabel:PROFILE")))
		return PF_GOOGLE;
	return PF_PHONE;
}

static int
probe(const struct member *m)
{
	struct str head = m->head;

	while (head.n > 0 &&
	       (str_starts(head, STR("\357\273\277")) || head.p[0] == '\n' ||
		   head.p[0] == '\r' || head.p[0] == ' '))
		head = str_sub(head, head.p[0] == '\357' ? 3 : 1, SIZE_MAX);
	return str_eq_nocase(str_sub(head, 0, 11), STR("BEGIN:VCARD"))
	           ? CARD_BITS
	           : 0;
}

/* Old programs wrote the bytes of their machine, some saying so on each
 * line, which card_next() undoes. */
static struct str
as_utf8(struct import *in)
{
	struct str bytes = in->in->bytes;
	struct place at = import_line(in, 1);

	if (str_starts(bytes, STR("\377\376")) ||
	    str_starts(bytes, STR("\376\377")) || utf8_valid(bytes) ||
	    str_has(bytes, STR("CHARSET=ISO-8859")) ||
	    str_has(bytes, STR("CHARSET=WINDOWS-12")) ||
	    str_has(bytes, STR("CHARSET=windows-12")))
		return bytes;
	diag_say(in->diag, DIAG_BAD_UTF8, &at, "%s", "");
	return utf8_from(in->scratch, "windows-1252", bytes);
}

static enum status
read(struct import *in)
{
	struct book b = { .in = in,
		.a = in->scratch,
		.platform = platform_of(in->in),
		.folder = takeout_folder(in->in->path),
		.by_uid = map_make(in->scratch) };

	read_cards(&b, as_utf8(in));
	for (uint32_t i = 0; i < b.groups.n; i++) {
		const struct member_of *m = &b.groups.v[i];
		who_id who = { map_get(b.by_uid, m->uid) };

		if (who.n > 0)
			sink_label(in->to, &(struct label){ .who = who,
					       .kind = LABEL_LIST,
					       .text = m->group,
					       .place = m->place });
	}
	return b.damaged ? ST_PART : ST_OK;
}

const struct importer importer_vcard = {
	.name = "vcard",
	.kind = "vcard",
	.about = "address books as vCard 2.1, 3.0 and 4.0 (.vcf)",
	.probe = probe,
	.read = read,
};
