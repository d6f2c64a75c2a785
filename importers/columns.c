/*
 * From the columns of an address book or a customer list to a contact.
 */
#include "columns.h"

#include <string.h>

#include "base/utf8.h"
#include "limit.h"

struct str
columns_plain(struct arena *a, struct str header)
{
	struct str folded = utf8_fold(a, header);
	char *to = arena_take(a, folded.n);
	size_t n = 0;

	for (size_t i = 0; i < folded.n; i++)
		if (folded.p[i] != ' ' &&
		    !(folded.p[i] >= '0' && folded.p[i] <= '9'))
			to[n++] = folded.p[i];
	return (struct str){ .p = to, .n = n };
}

enum column
columns_kind(struct arena *a, struct str header,
    const struct column_name *names, size_t n)
{
	struct str plain = columns_plain(a, header);

	if (plain.n == 0)
		return COLUMN_PASSED;
	for (size_t i = 0; i < n; i++) {
		struct str name = str_of(names[i].name);

		if (str_ends(name, STR("*"))) {
			name.n--;
			if (str_starts(plain, name))
				return names[i].is;
		} else if (str_eq(plain, name)) {
			return names[i].is;
		}
	}
	return COLUMN_UNKNOWN;
}

struct columns
columns_of_header(struct arena *a, const struct csv *csv,
    const struct column_name *names, size_t n)
{
	struct columns c = { .n = csv_columns(csv) };

	c.is = arena_array(a, enum column, c.n);
	for (uint32_t i = 0; i < c.n; i++) {
		c.is[i] = columns_kind(a, csv_name(csv, i), names, n);
		c.count[c.is[i]]++;
	}
	return c;
}

bool
columns_named(const struct columns *c)
{
	return c->count[COLUMN_PERSON] + c->count[COLUMN_NAME] +
	           c->count[COLUMN_CUSTOMER] + c->count[COLUMN_GIVEN] +
	           c->count[COLUMN_FAMILY] >
	       0;
}

/* The names of a row before it is settled which is which. */
struct names {
	struct str person, name, customer;
};

/* An address needs an '@', a number a digit; "n/a" is neither. */
static void
add_with(struct arena *a, struct strs *to, struct str cell, const char *any)
{
	struct strs all = { 0 };

	contact_add_all(a, &all, cell, ":;,|\n");
	for (uint32_t i = 0; i < all.n && to->n <= LIMIT_CONTACT; i++) {
		bool good = false;

		for (const char *p = any; *p && !good; p++)
			good = memchr(all.v[i].p, *p, all.v[i].n) != NULL;
		if (good && !strs_has(to, all.v[i]))
			strs_add(a, to, all.v[i]);
	}
}

static void
add_labels(struct arena *a, struct contact *c, struct str cell, struct str end)
{
	while (cell.n > 0) {
		size_t at = str_find(cell, end);
		struct str label = str_trim(str_sub(cell, 0, at));

		/* Google marks its own labels: "* myContacts". */
		if (str_starts(label, STR("* ")))
			label = str_sub(label, 2, SIZE_MAX);
		contact_label(a, c, label);
		if (at == SIZE_MAX)
			break;
		cell = str_sub(cell, at + end.n, SIZE_MAX);
	}
}

static void
first(struct str *to, struct str text)
{
	if (to->n == 0)
		*to = text;
}

static void
take(struct arena *a, struct contact *c, struct names *names, enum column is,
    struct str text, struct str label_end)
{
	switch (is) {
	case COLUMN_PERSON: first(&names->person, text); break;
	case COLUMN_NAME: first(&names->name, text); break;
	case COLUMN_CUSTOMER: first(&names->customer, text); break;
	case COLUMN_GIVEN: first(&c->given, text); break;
	case COLUMN_MIDDLE: first(&c->middle, text); break;
	case COLUMN_FAMILY: first(&c->family, text); break;
	case COLUMN_NICK: first(&c->nick, text); break;
	case COLUMN_FORMER: first(&c->former, text); break;
	case COLUMN_MAIL: add_with(a, &c->emails, text, "@"); break;
	case COLUMN_PHONE: add_with(a, &c->phones, text, "0123456789"); break;
	case COLUMN_COMPANY: first(&c->organisation, text); break;
	case COLUMN_TITLE: first(&c->title, text); break;
	case COLUMN_DEPARTMENT: first(&c->department, text); break;
	case COLUMN_CITY: first(&c->city, text); break;
	case COLUMN_URL: contact_url(c, text); break;
	case COLUMN_NOTE: first(&c->note, text); break;
	case COLUMN_LABELS: add_labels(a, c, text, label_end); break;
	case COLUMN_UNKNOWN:
	case COLUMN_PASSED:
	case COLUMN_RELATION:
	case COLUMN_RELATIVE:
	case COLUMN__COUNT: break;
	}
}

static bool
holds(struct arena *a, struct str whole, struct str part)
{
	return part.n > 0 && str_has(utf8_lower(a, whole), utf8_lower(a, part));
}

/*
 * "Name" is the whole name beside nothing or beside its own parts, the family
 * name beside a first name only ("Vorname, Name"; "Prénom, Nom"), and the
 * company's where somebody else is the person.
 */
static void
settle_names(struct arena *a, struct contact *c, struct names *n)
{
	bool parts = c->given.n > 0 || c->family.n > 0;

	if (parts && n->name.n > 0 && !holds(a, n->name, c->given) &&
	    !holds(a, n->name, c->family) && n->person.n == 0) {
		if (c->family.n == 0)
			c->family = n->name;
		else if (c->given.n == 0)
			c->given = n->name;
		else
			first(&c->organisation, n->name);
	} else if (n->person.n > 0) {
		c->name = n->person;
		first(&c->organisation, n->name);
	} else {
		c->name = n->name;
	}
	if (c->name.n > 0 || parts)
		first(&c->organisation, n->customer);
	else
		c->name = n->customer;
}

static void
send_relations(struct sheet *s, const struct columns *cols,
    const struct contact *c, who_id who)
{
	struct str word = STR_NONE;

	for (uint32_t i = 0; i < cols->n; i++) {
		struct str text = str_trim(csv_at(s->csv, i));

		if (cols->is[i] == COLUMN_RELATION)
			word = text;
		else if (cols->is[i] == COLUMN_RELATIVE)
			contact_relation(s->in, c, who, word, text);
	}
}

void
columns_send(struct sheet *s, const struct columns *cols,
    enum platform platform, struct str label_end)
{
	struct arena *a = s->in->scratch;
	struct contact c = { .platform = platform, .place = sheet_place(s) };
	struct names names = { .name = STR_NONE };
	who_id who;

	for (uint32_t i = 0; i < cols->n && i < csv_fields(s->csv); i++) {
		struct str text = str_trim(csv_at(s->csv, i));

		if (text.n > 0)
			take(a, &c, &names, cols->is[i], text, label_end);
	}
	settle_names(a, &c, &names);
	who = contact_send(s->in, &c);
	if (who.n > 0)
		send_relations(s, cols, &c, who);
}

void
columns_end(struct sheet *s, const struct columns *cols)
{
	for (uint32_t i = 0; i < cols->n; i++)
		if (cols->is[i] == COLUMN_UNKNOWN)
			import_unknown(s->in, csv_name(s->csv, i));
}
