/*
 * LinkedIn: the rows that tell of other people.
 */
#include "linkedin.h"

#include "contact.h"
#include "read/date.h"

const char *const linkedin_given[] = { "First Name", "Vorname", "Pr\303\251nom",
	"Nome", "Nombre", "Voornaam", "Imi\304\231", NULL };
const char *const linkedin_family[] = { "Last Name", "Nachname", "Nom",
	"Cognome", "Apellidos", "Sobrenome", "Achternaam", "Nazwisko", NULL };
static const char *const mails[] = { "Email Address", "E-Mail-Adresse",
	"Adresse e-mail", "Indirizzo email",
	"Direcci\303\263n de correo electr\303\263nico",
	"Endere\303\247o de e-mail", "E-mailadres", "Adres e-mail", NULL };
static const char *const companies[] = { "Company", "Unternehmen", "Entreprise",
	"Azienda", "Empresa", "Bedrijf", "Firma", NULL };
static const char *const positions[] = { "Position", "Poste", "Posizione",
	"Cargo", "Functie", "Stanowisko", NULL };
static const char *const connected[] = { "Connected On", "Verbunden am",
	"Connect\303\251 le", "Collegato il", "Conectado el", "Conectado em",
	"Verbonden op", "Po\305\202\304\205czono", NULL };

bool
linkedin_gone(struct str name)
{
	return name.n == 0 || str_eq_nocase(name, STR("LinkedIn Member"));
}

struct str
linkedin_url(struct arena *a, struct str url)
{
	struct str rest = str_trim(url), slug;
	size_t at = str_find(rest, STR("linkedin.com/"));

	if (at == SIZE_MAX)
		return rest;
	rest = str_sub(rest, at + 13, SIZE_MAX);
	if (!str_starts(rest, STR("in/")))
		return str_trim(url);
	rest = str_sub(rest, 3, SIZE_MAX);
	slug = str_cut(&rest, '?');
	slug = str_cut(&slug, '#');
	slug = str_cut(&slug, '/');
	slug = str_lower(a, slug);
	return STR_JOIN(a, STR("https://www.linkedin.com/in/"), slug);
}

static struct str
get(const struct sheet *s, const char *column)
{
	return csv_get(s->csv, column);
}

void
linkedin_connection(struct sheet *s)
{
	struct import *in = s->in;
	struct account a = { .platform = PF_LINKEDIN,
		.relation = REL_CONNECTION,
		.day_only = true,
		.place = sheet_place(s) };
	struct affiliation job = {
		.from = WHEN_NONE, .to = WHEN_NONE, .place = a.place
	};
	struct str mail = sheet_any(s, mails), date = sheet_any(s, connected);
	bool fresh = true;

	a.given = sheet_any(s, linkedin_given);
	a.family = sheet_any(s, linkedin_family);
	a.name = sheet_join(s, a.given, a.family);
	a.url = linkedin_url(in->scratch, get(s, "URL"));
	a.since = date_parse(date, DATE_DMY);
	job.organisation = sheet_any(s, companies);
	job.title = sheet_any(s, positions);
	if (linkedin_gone(a.name)) {
		import_skipped(in, SKIP_DELETED);
		return;
	}
	if (a.since == WHEN_NONE && date.n > 0)
		diag_say(in->diag, DIAG_BAD_DATE, &a.place, "%s", "");
	contact_add_all(in->scratch, &a.emails, mail, ",;");
	job.who = sink_account(in->to, &a, &fresh);
	if (in->members_of.n > 0)
		sink_label(in->to, &(struct label){ .who = job.who,
				       .kind = LABEL_MEMBERS,
				       .text = in->members_of,
				       .place = a.place });
	if (fresh && (job.organisation.n > 0 || job.title.n > 0))
		sink_affiliation(in->to, &job);
	if (fresh)
		import_used(in);
	else
		import_skipped(in, SKIP_DUPLICATE);
}

/* The older export, an address book for Outlook; those for Outlook Express and
 * Yahoo are told by a few columns of other names. */
void
linkedin_outlook(struct sheet *s)
{
	static const char *const given[] = { "First Name", "First", NULL };
	static const char *const family[] = { "Last Name", "Last", NULL };
	static const char *const addresses[] = { "E-mail Address",
		"E-mail 2 Address", "E-mail 3 Address", "Email" };
	struct import *in = s->in;
	struct account a = { .platform = PF_LINKEDIN,
		.relation = REL_CONNECTION,
		.given = sheet_any(s, given),
		.family = sheet_any(s, family),
		.since = WHEN_NONE,
		.place = sheet_place(s) };
	struct affiliation job = { .organisation = get(s, "Company"),
		.title = get(s, "Job Title"),
		.from = WHEN_NONE,
		.to = WHEN_NONE,
		.place = a.place };

	a.name = sheet_join(s, a.given, a.family);
	if (linkedin_gone(a.name)) {
		import_skipped(in, SKIP_DELETED);
		return;
	}
	for (size_t i = 0; i < sizeof addresses / sizeof addresses[0]; i++)
		contact_add_all(
		    in->scratch, &a.emails, get(s, addresses[i]), ",;");
	job.who = sink_account(in->to, &a, NULL);
	if (job.organisation.n > 0 || job.title.n > 0)
		sink_affiliation(in->to, &job);
	import_used(in);
}

/*
 * Invitations of either direction.  Nothing tells which were accepted since:
 * most were, and those people are connections.  So nobody becomes a contact
 * or a pending request by this file; what was written is kept.
 */
void
linkedin_invitation(struct sheet *s)
{
	struct import *in = s->in;
	bool from_owner = str_eq_nocase(get(s, "Direction"), STR("OUTGOING"));
	bool to_owner = str_eq_nocase(get(s, "Direction"), STR("INCOMING"));
	struct str from = get(s, "From"), to = get(s, "To");
	struct str from_url =
	    linkedin_url(in->scratch, get(s, "inviterProfileUrl"));
	struct str to_url =
	    linkedin_url(in->scratch, get(s, "inviteeProfileUrl"));
	struct statement said = { .kind = SAID_INVITATION,
		.by_owner = from_owner,
		.text = get(s, "Message"),
		.count = 1,
		.when = sheet_date(s, "Sent At"),
		.place = sheet_place(s) };
	struct str name = from_owner ? to : from;

	if (from_owner == to_owner) {
		import_skipped(in, SKIP_UNREADABLE);
		return;
	}
	if (linkedin_gone(name)) {
		import_skipped(in, SKIP_DELETED);
		return;
	}
	linkedin_own(s, OWNER_URL, PF_LINKEDIN, from_owner ? from_url : to_url);
	said.who = sink_mention(in->to, PF_LINKEDIN, name, STR_NONE,
	    from_owner ? to_url : from_url);
	sink_statement(in->to, &said);
	import_used(in);
}

static void
endorsement(struct sheet *s, const char *given, const char *family,
    const char *url, bool by_owner)
{
	struct import *in = s->in;
	struct str name = sheet_join(s, get(s, given), get(s, family));
	struct str link = linkedin_url(in->scratch, get(s, url));
	struct statement said = { .kind = SAID_ENDORSEMENT,
		.by_owner = by_owner,
		.text = get(s, "Skill Name"),
		.count = 1,
		.when = sheet_date(s, "Endorsement Date"),
		.place = sheet_place(s) };

	if (linkedin_gone(name)) {
		import_skipped(in, SKIP_DELETED);
		return;
	}
	said.who = sink_mention(in->to, PF_LINKEDIN, name, STR_NONE, link);
	sink_statement(in->to, &said);
	import_used(in);
}

void
linkedin_endorser(struct sheet *s)
{
	endorsement(s, "Endorser First Name", "Endorser Last Name",
	    "Endorser Public Url", false);
}

void
linkedin_endorsee(struct sheet *s)
{
	endorsement(s, "Endorsee First Name", "Endorsee Last Name",
	    "Endorsee Public Url", true);
}

/* Received and given have the same header; the file's name tells. */
static void
recommendation(struct sheet *s, bool by_owner)
{
	struct import *in = s->in;
	struct statement said = { .kind = SAID_RECOMMENDATION,
		.by_owner = by_owner,
		.text = get(s, "Text"),
		.count = 1,
		.when = sheet_date(s, "Creation Date"),
		.place = sheet_place(s) };
	struct affiliation job = { .organisation = get(s, "Company"),
		.title = get(s, "Job Title"),
		.from = WHEN_NONE,
		.to = WHEN_NONE,
		.place = said.place };
	struct str name =
	    sheet_join(s, get(s, "First Name"), get(s, "Last Name"));

	if (linkedin_gone(name)) {
		import_skipped(in, SKIP_DELETED);
		return;
	}
	said.who = job.who =
	    sink_mention(in->to, PF_LINKEDIN, name, STR_NONE, STR_NONE);
	sink_statement(in->to, &said);
	if (job.organisation.n > 0 || job.title.n > 0)
		sink_affiliation(in->to, &job);
	import_used(in);
}

void
linkedin_recommended(struct sheet *s)
{
	recommendation(s, false);
}

void
linkedin_recommending(struct sheet *s)
{
	recommendation(s, true);
}

/* Address books that were given to LinkedIn: Contacts.csv and
 * ImportedContacts.csv. */
void
linkedin_contact(struct sheet *s)
{
	struct arena *a = s->in->scratch;
	struct contact c = { .platform = PF_PHONE,
		.name = get(s, "FullName"),
		.given = get(s, "FirstName"),
		.middle = get(s, "MiddleName"),
		.family = get(s, "LastName"),
		.former = get(s, "MaidenName"),
		.nick = get(s, "NickName"),
		.organisation = get(s, "Companies"),
		.title = get(s, "Title"),
		.city = get(s, "Location"),
		.place = sheet_place(s) };

	contact_add_all(a, &c.emails, get(s, "Emails"), ",;\n");
	contact_add_all(a, &c.phones, get(s, "PhoneNumbers"), ",;\n");
	contact_url(&c, get(s, "Profiles"));
	contact_send(s->in, &c);
}
