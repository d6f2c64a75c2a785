/*
 * Entries of address books and customer lists, from whatever file.
 */
#include "contact.h"

#include "base/utf8.h"
#include "limit.h"

/*
 * Labels that Google and Android give by themselves, folded and without
 * spaces; the folders of a Takeout are called like them.  Others' names for
 * them stand here as the exports of that language were seen to have them.
 */
static const struct {
	const char *name;
	bool favourite;
} systems[] = {
	{ .name = "mycontacts" },
	{ .name = "allcontacts" },
	{ .name = "othercontacts" },
	{ .name = "contacts" },
	{ .name = "starred", .favourite = true },
	{ .name = "starredinandroid", .favourite = true },
	{ .name = "favorites", .favourite = true },
	{ .name = "meinekontakte" },
	{ .name = "allekontakte" },
	{ .name = "weiterekontakte" },
	{ .name = "kontakte" },
	{ .name = "markiert", .favourite = true },
	{ .name = "favoriten", .favourite = true },
	{ .name = "mescontacts" },
	{ .name = "touslescontacts" },
	{ .name = "autrescontacts" },
	{ .name = "favoris", .favourite = true },
	{ .name = "miscontactos" },
	{ .name = "todosloscontactos" },
	{ .name = "otroscontactos" },
	{ .name = "contactos" },
	{ .name = "favoritos", .favourite = true },
	{ .name = "imieicontatti" },
	{ .name = "tuttiicontatti" },
	{ .name = "altricontatti" },
	{ .name = "contatti" },
	{ .name = "preferiti", .favourite = true },
	{ .name = "mijncontacten" },
	{ .name = "allecontacten" },
	{ .name = "anderecontacten" },
	{ .name = "contacten" },
	{ .name = "meuscontatos" },
	{ .name = "todososcontatos" },
	{ .name = "outroscontatos" },
	{ .name = "mojekontakty" },
	{ .name = "wszystkiekontakty" },
	{ .name = "innekontakty" },
	{ .name = "ulubione", .favourite = true },
};

void
contact_label(struct arena *a, struct contact *c, struct str label)
{
	struct str folded, plain;
	char *to;
	size_t n = 0;

	label = str_trim(label);
	if (label.n == 0)
		return;
	folded = utf8_fold(a, label);
	to = arena_take(a, folded.n);
	for (size_t i = 0; i < folded.n; i++)
		if (folded.p[i] != ' ')
			to[n++] = folded.p[i];
	plain = (struct str){ .p = to, .n = n };
	for (size_t i = 0; i < sizeof systems / sizeof systems[0]; i++)
		if (str_eq(plain, str_of(systems[i].name))) {
			c->favourite |= systems[i].favourite;
			return;
		}
	if (c->labels.n <= LIMIT_CONTACT && !strs_has(&c->labels, label))
		strs_add(a, &c->labels, label);
}

static bool
is_one_of(char byte, const char *bytes)
{
	while (*bytes && *bytes != byte)
		bytes++;
	return *bytes != '\0';
}

void
contact_add_all(
    struct arena *a, struct strs *to, struct str cell, const char *separators)
{
	size_t from = 0;

	for (size_t i = 0; i <= cell.n && to->n <= LIMIT_CONTACT; i++) {
		struct str part;

		if (i < cell.n && !is_one_of(cell.p[i], separators))
			continue;
		/* Invisible marks around numbers go. */
		part = utf8_clean(a, str_sub(cell, from, i - from));
		if (part.n > 0 && !strs_has(to, part))
			strs_add(a, to, part);
		from = i + 1;
	}
}

/* Networks whose addresses tell who somebody is in another export. */
static const char *const networks[] = { "facebook.com/", "linkedin.com/in/",
	"plus.google.com/", "instagram.com/", "twitter.com/", "//x.com/" };

static bool
is_profile(struct str url)
{
	for (size_t i = 0; i < sizeof networks / sizeof networks[0]; i++)
		if (str_has(url, str_of(networks[i])))
			return true;
	return false;
}

void
contact_url(struct contact *c, struct str url)
{
	url = str_trim(url);
	if (url.n > 0 &&
	    (c->url.n == 0 || (is_profile(url) && !is_profile(c->url))))
		c->url = url;
}

static struct str
join(struct arena *a, struct str left, struct str right)
{
	left = str_trim(left);
	right = str_trim(right);
	if (left.n == 0 || right.n == 0)
		return left.n > 0 ? left : right;
	return STR_JOIN(a, left, STR(" "), right);
}

/* Whether it is anybody; else the reason why not. */
static bool
settle(struct import *in, struct contact *c, enum skip *why)
{
	struct arena *a = in->scratch;

	if (str_trim(c->name).n == 0)
		c->name = join(a, join(a, c->given, c->middle), c->family);
	if (c->name.n == 0)
		c->name = str_trim(c->nick);
	if (c->name.n == 0 && c->organisation.n > 0) {
		/* On a customer list a company is nobody, but the address of
		 * somebody in it is. */
		if (in->members_of.n > 0 && c->emails.n == 0) {
			*why = SKIP_NOT_A_PERSON;
			return false;
		}
		if (in->members_of.n == 0) {
			c->name = c->organisation;
			c->company = true;
		}
	}
	if (c->name.n > 0 || c->emails.n > 0 || c->phones.n > 0)
		return true;
	*why = c->note.n > 0 || c->url.n > 0 ? SKIP_NO_NAME : SKIP_EMPTY;
	return false;
}

static void
send_labels(struct import *in, const struct contact *c, who_id who)
{
	struct label label = { .who = who, .place = c->place };

	label.kind = LABEL_LIST;
	for (uint32_t i = 0; i < c->labels.n; i++) {
		label.text = c->labels.v[i];
		sink_label(in->to, &label);
	}
	label.kind = LABEL_FAVOURITE;
	label.text = STR_NONE;
	if (c->favourite)
		sink_label(in->to, &label);
	label.kind = LABEL_MEMBERS;
	label.text = in->members_of;
	if (in->members_of.n > 0)
		sink_label(in->to, &label);
}

static void
send_rest(struct import *in, const struct contact *c, who_id who)
{
	if (c->organisation.n > 0 || c->title.n > 0)
		sink_affiliation(in->to, &(struct affiliation){ .who = who,
					     .organisation = c->organisation,
					     .title = c->title,
					     .department = c->department,
					     .from = WHEN_NONE,
					     .to = WHEN_NONE,
					     .place = c->place });
	if (c->note.n > 0)
		sink_statement(in->to, &(struct statement){ .who = who,
					   .kind = SAID_NOTE,
					   .by_owner = true,
					   .text = c->note,
					   .count = 1,
					   .when = WHEN_NONE,
					   .place = c->place });
}

/* One more than the limit was taken, which tells that there are more. */
static void
cut_lists(struct import *in, struct contact *c)
{
	struct strs *const lists[] = { &c->emails, &c->phones, &c->labels };
	bool cut = false;

	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
		if (lists[i]->n > LIMIT_CONTACT) {
			lists[i]->n = LIMIT_CONTACT;
			cut = true;
		}
	if (cut)
		diag_say(in->diag, DIAG_CUT_CONTACT, &c->place, "%s", "");
}

who_id
contact_send(struct import *in, struct contact *c)
{
	enum platform platform = in->members_of.n > 0 ? PF_CRM : c->platform;
	enum skip why = SKIP_NO_NAME;
	bool fresh = true, again;
	who_id who;

	if (!settle(in, c, &why)) {
		import_skipped(in, why);
		return (who_id){ 0 };
	}
	cut_lists(in, c);
	who = sink_account(in->to,
	    &(struct account){ .platform = platform,
		.relation = REL_CONTACT,
		.name = c->name,
		.given = c->given,
		.family = c->family,
		.nick = c->nick,
		.former = c->former,
		.url = c->url,
		.emails = c->emails,
		.phones = c->phones,
		.city = c->city,
		.since = WHEN_NONE,
		.company = c->company,
		.place = c->place },
	    &fresh);
	send_labels(in, c, who);
	/* A Takeout has the same entry again in each label's folder. */
	again = !fresh && import_path_in(in->in->path, "Takeout");
	if (!again)
		send_rest(in, c, who);
	if (fresh || c->labels.n > 0 || c->favourite || in->members_of.n > 0 ||
	    (!again && (c->organisation.n > 0 || c->note.n > 0)))
		import_used(in);
	else
		import_skipped(in, SKIP_DUPLICATE);
	return who;
}

static bool
is_owner(const struct records *r, struct str name)
{
	for (uint32_t i = 0; i < r->owner.n; i++)
		if (r->owner.v[i].kind == OWNER_NAME &&
		    str_eq_nocase(r->owner.v[i].text, name))
			return true;
	return false;
}

void
contact_relation(struct import *in, const struct contact *c, who_id who,
    struct str word, struct str name)
{
	if (word.n > 0 && name.n > 0 && is_owner(sink_records(in->to), name))
		sink_label(in->to, &(struct label){ .who = who,
				       .kind = LABEL_RELATION,
				       .text = word,
				       .place = c->place });
}
