/*
 * LinkedIn: Basic_ and Complete_LinkedInDataExport_MM-DD-YYYY.zip, and single
 * files of them.
 *
 * Where from: Settings > Data privacy > Get a copy of your data.  CSV in
 * UTF-8 with English headers whatever the language of the account; localized
 * headers of Connections.csv are accepted.  Names of files vary (spaces or
 * underscores, suffixes, folders), so files are known by their header row;
 * columns come and go, so they are read by name.
 *
 * Read: connections of all generations (until about 2017 an address book,
 * linkedin_connections_export_…csv, for Outlook or, which nobody has shown,
 * Outlook Express and Yahoo; since 2021 with a note above the header, since
 * about 2022 with URL), the owner's profile, positions, schools and addresses,
 * messages (linkedin_messages.c), invitations, endorsements, recommendations,
 * the address books given to LinkedIn, the owner's posts.
 *
 * Not read: comments, reactions and votes name a post by a number and its
 * author not at all; Member_Follows.csv repeats the connections, whom one
 * follows unasked; the rest is on the owner and on advertising.
 *
 * The relation behind a recommendation ("managed", "was a client") is in no
 * column; only the text tells.
 */
#include "linkedin.h"

enum {
	COLUMN_BITS = 4, /* per column that was found */
	NAME_BITS = 8,   /* the file has its usual name */
	PASSED_BITS = 2  /* nothing but such a name */
};

struct li_file {
	const char *need[6]; /* columns that tell it, ended by NULL */
	const char *path;    /* must stand in the file's name, or NULL */
	void (*row)(struct sheet *);
	void (*all)(struct sheet *); /* all rows, instead of `row` */
	const char *ignored[16];     /* columns that say nothing here */
};

static struct str
get(const struct sheet *s, const char *column)
{
	return csv_get(s->csv, column);
}

static void
done(struct sheet *s, bool used, enum skip why)
{
	if (used)
		import_used(s->in);
	else
		import_skipped(s->in, why);
}

bool
linkedin_own(struct sheet *s, enum owner_kind kind, enum platform platform,
    struct str text)
{
	if (text.n == 0)
		return false;
	sink_owner(s->in->to, &(struct owner_fact){ .kind = kind,
				  .platform = platform,
				  .text = text,
				  .from = WHEN_NONE,
				  .to = WHEN_NONE,
				  .place = sheet_place(s) });
	return true;
}

static void
row_profile(struct sheet *s)
{
	struct str handles = get(s, "Twitter Handles");
	struct str given = sheet_any(s, linkedin_given);
	struct str maiden = get(s, "Maiden Name");
	bool used = linkedin_own(s, OWNER_NAME, PF_LINKEDIN,
	    sheet_join(s, given, sheet_any(s, linkedin_family)));

	if (maiden.n > 0)
		linkedin_own(s, OWNER_FORMER_NAME, PF_LINKEDIN,
		    sheet_join(s, given, maiden));
	linkedin_own(s, OWNER_CITY, PF_LINKEDIN, get(s, "Geo Location"));
	/* "[ann_example,annwrites]" */
	if (str_starts(handles, STR("[")))
		handles = str_sub(handles, 1, SIZE_MAX);
	if (str_ends(handles, STR("]")))
		handles.n--;
	while (handles.n > 0)
		linkedin_own(
		    s, OWNER_ACCOUNT, PF_X, str_trim(str_cut(&handles, ',')));
	done(s, used, SKIP_EMPTY);
}

static void
row_span(struct sheet *s, enum owner_kind kind, struct str text,
    struct str title, const char *from, const char *to)
{
	struct owner_fact fact = { .kind = kind,
		.platform = PF_LINKEDIN,
		.text = text,
		.title = title,
		.from = sheet_date(s, from),
		.to = sheet_date(s, to),
		.place = sheet_place(s) };

	if (text.n > 0)
		sink_owner(s->in->to, &fact);
	done(s, text.n > 0, SKIP_EMPTY);
}

static void
row_position(struct sheet *s)
{
	row_span(s, OWNER_EMPLOYER, get(s, "Company Name"), get(s, "Title"),
	    "Started On", "Finished On");
}

static void
row_school(struct sheet *s)
{
	row_span(s, OWNER_SCHOOL, get(s, "School Name"), get(s, "Degree Name"),
	    "Start Date", "End Date");
}

static void
row_mail(struct sheet *s)
{
	done(s,
	    linkedin_own(s, OWNER_EMAIL, PF_LINKEDIN, get(s, "Email Address")),
	    SKIP_EMPTY);
}

static void
row_phone(struct sheet *s)
{
	done(s, linkedin_own(s, OWNER_PHONE, PF_LINKEDIN, get(s, "Number")),
	    SKIP_EMPTY);
}

static void
row_share(struct sheet *s)
{
	struct post post = { .platform = PF_LINKEDIN,
		.when = sheet_date(s, "Date"),
		.text = get(s, "ShareCommentary"),
		.audience = get(s, "Visibility"),
		.photo = get(s, "MediaUrl").n > 0,
		.link = get(s, "SharedUrl").n > 0,
		.place = sheet_place(s) };
	bool used = post.text.n > 0 || post.photo || post.link;

	if (used)
		sink_post(s->in->to, &post);
	done(s, used, SKIP_EMPTY);
}

static void
row_passed(struct sheet *s)
{
	import_skipped(s->in, SKIP_NOT_NEEDED);
}

static const struct li_file files[] = {
	{ .need = { "First Name", "Last Name", "Position", "Connected On" },
	    .row = linkedin_connection },
	{ .need = { "Vorname", "Nachname", "Verbunden am" },
	    .row = linkedin_connection },
	{ .need = { "Pr\303\251nom", "Nom", "Connect\303\251 le" },
	    .row = linkedin_connection },
	{ .need = { "Nome", "Cognome", "Collegato il" },
	    .row = linkedin_connection },
	{ .need = { "Nombre", "Apellidos", "Conectado el" },
	    .row = linkedin_connection },
	{ .need = { "Nome", "Sobrenome", "Conectado em" },
	    .row = linkedin_connection },
	{ .need = { "Voornaam", "Achternaam", "Verbonden op" },
	    .row = linkedin_connection },
	{ .need = { "Imi\304\231", "Nazwisko", "Po\305\202\304\205czono" },
	    .row = linkedin_connection },
	{ .need = { "First Name", "Last Name", "Maiden Name", "Headline" },
	    .row = row_profile,
	    .ignored = { "Address", "Birth Date", "Headline", "Summary",
		"Industry", "Zip Code", "Websites", "Instant Messengers" } },
	{ .need = { "Company Name", "Title", "Started On", "Finished On" },
	    .row = row_position,
	    .ignored = { "Description", "Location" } },
	{ .need = { "School Name", "Start Date", "End Date", "Degree Name" },
	    .row = row_school,
	    .ignored = { "Notes", "Activities" } },
	{ .need = { "Email Address", "Confirmed", "Primary", "Updated On" },
	    .row = row_mail,
	    .ignored = { "Confirmed", "Primary", "Updated On" } },
	{ .need = { "Extension", "Number", "Type" },
	    .row = row_phone,
	    .ignored = { "Extension", "Type" } },
	{ .need = { "From", "To", "Sent At", "Direction" },
	    .row = linkedin_invitation },
	{ .need = { "Endorser First Name", "Endorser Last Name", "Skill Name" },
	    .row = linkedin_endorser,
	    .ignored = { "Endorsement Status" } },
	{ .need = { "Endorsee First Name", "Endorsee Last Name", "Skill Name" },
	    .row = linkedin_endorsee,
	    .ignored = { "Endorsement Status" } },
	{ .need = { "First Name", "Last Name", "Text", "Creation Date" },
	    .path = "given",
	    .row = linkedin_recommending,
	    .ignored = { "Status" } },
	{ .need = { "First Name", "Last Name", "Text", "Creation Date" },
	    .row = linkedin_recommended,
	    .ignored = { "Status" } },
	{ .need = { "FirstName", "LastName", "Emails", "PhoneNumbers",
	      "CreatedAt" },
	    .row = linkedin_contact,
	    .ignored = { "Source", "CreatedAt", "UpdatedAt", "Addresses",
		"Sites", "InstantMessageHandles", "Birthday", "BookmarkedAt",
		"NamePrefix", "NameSuffix", "CountryCode", "RegionCode",
		"ThirdPartyVerified" } },
	{ .need = { "Date", "ShareLink", "ShareCommentary" },
	    .row = row_share,
	    .ignored = { "ShareLink" } },
	{ .need = { "Date", "Status", "FullName" }, .row = row_passed },
	{ .need = { "Organization", "Followed On" }, .row = row_passed },
	{ .need = { "Registered At", "Registration Ip" }, .row = row_passed },
	{ .need = { "Date", "Type", "Link" },
	    .path = "reactions",
	    .row = row_passed },
	{ .need = { "Date", "Link", "Message" },
	    .path = "comments",
	    .row = row_passed },
	{ .need = { "Date", "Link", "OptionText" },
	    .path = "votes",
	    .row = row_passed },
	{ .need = { "CONVERSATION ID", "FROM", "TO", "DATE", "CONTENT" },
	    .all = linkedin_messages,
	    .ignored = { "ATTACHMENTS", "FROM", "SUBJECT" } },
	/* Until about 2017 connections were an address book for Outlook. */
	{ .need = { "First Name", "Last Name", "E-mail Address", "Company",
	      "Job Title" },
	    .path = "linkedinconnections",
	    .row = linkedin_outlook },
	{ .need = { "First Name", "Last Name", "E-mail Address" },
	    .path = "linkedinconnections",
	    .row = linkedin_outlook },
	{ .need = { "First", "Last", "Email" },
	    .path = "linkedinconnections",
	    .row = linkedin_outlook },
};

/* Files about the owner, advertising and jobs, by the letters of their names;
 * many have one column or two of no meaning elsewhere. */
static const char *const passed[] = { "skills", "registration", "adtargeting",
	"adsclicked", "causesyoucareabout", "certifications", "courses",
	"events", "groups", "hashtagfollows", "honors", "inferencesaboutyou",
	"instantreposts", "jobapplications", "jobseekerpreferences",
	"languages", "lanads", "learning", "logins", "onlinejobpostings",
	"organizations", "patents", "profilesummary", "projects",
	"publications", "receipts", "richmedia", "savedanswers",
	"savedjobalerts", "savedjobs", "saveditems", "searchqueries",
	"securitychallenges", "testscores", "verifications", "volunteering",
	"whatsappphonenumbers", "engagements", "opportunities", "providers",
	"companyfollows", "memberfollows", "coachmessages", "guidemessages" };

/* Whether the letters of the file's name hold `word`. */
static bool
name_says(struct str path, const char *word)
{
	char letters[64];
	size_t n = 0;

	path = str_after_last(path, '/');
	for (size_t i = 0; i < path.n && n < sizeof letters; i++) {
		char c = path.p[i];

		if (c >= 'A' && c <= 'Z')
			letters[n++] = (char)(c - 'A' + 'a');
		else if (c >= 'a' && c <= 'z')
			letters[n++] = c;
	}
	return str_has((struct str){ .p = letters, .n = n }, str_of(word));
}

/* The file's kind and in *bits how sure that is; NULL for none. */
static const struct li_file *
kind(const struct member *m, int *bits)
{
	const struct li_file *best = NULL;

	*bits = 0;
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
		const struct li_file *f = &files[i];
		int found = 0;

		if (f->path && !name_says(m->path, f->path))
			continue;
		if (!sheet_probe(m, f->need))
			continue;
		while (f->need[found / COLUMN_BITS])
			found += COLUMN_BITS;
		if (f->path)
			found += NAME_BITS;
		if (found > *bits) {
			*bits = found;
			best = f;
		}
	}
	return best;
}

static int
probe(const struct member *m)
{
	int bits;

	if (!sheet_is(m))
		return 0;
	if (kind(m, &bits))
		return bits;
	for (size_t i = 0; i < sizeof passed / sizeof passed[0]; i++)
		if (name_says(m->path, passed[i]))
			return m->loose ? 0 : PASSED_BITS;
	return 0;
}

static enum status
read_passed(struct import *in)
{
	struct csv *c = csv_open(in->scratch, in->in->bytes);

	if (csv_header(c, (const char *const[]){ NULL }))
		while (csv_row(c)) {
			import_seen(in);
			import_skipped(in, SKIP_NOT_NEEDED);
		}
	return ST_OK;
}

static enum status
read(struct import *in)
{
	int bits;
	const struct li_file *f = kind(in->in, &bits);
	struct sheet s;

	if (!f)
		return read_passed(in);
	if (!sheet_open(&s, in, f->need))
		return ST_FAIL;
	if (f->all)
		f->all(&s);
	else
		while (sheet_row(&s))
			f->row(&s);
	if (f->row == row_passed)
		return ST_OK;
	/* Outlook's many columns are known, and mostly empty. */
	if (f->row == linkedin_outlook)
		return sheet_damage(&s);
	return sheet_end(&s, f->ignored);
}

const struct importer importer_linkedin = {
	.name = "linkedin",
	.kind = "linkedin",
	.about = "LinkedIn data export: connections, positions, messages, "
		 "invitations, recommendations (CSV)",
	.probe = probe,
	.read = read,
};
