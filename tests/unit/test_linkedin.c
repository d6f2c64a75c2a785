#include "feed.h"

extern const struct importer importer_linkedin;

static const char preamble[] =
    "Notes:\n\"When exporting your connection data, you may notice that some "
    "of the email addresses are missing.\"\n\n";

static void
connections(void **state)
{
	struct feed f = feed_start();
	const struct account *a;
	struct str text = str_fmt(f.arena,
	    "%sFirst Name,Last Name,URL,Email Address,Company,Position,"
	    "Connected On,Mood\n"
	    "Ann,\"Example, CPA\",https://www.linkedin.com/in/Ann-Ex/?trk=1,"
	    "ann@northwind.example,Northwind,Buyer,17 Nov 2021,ok\n"
	    ",,,,,,14 Jan 2019,\n"
	    "Bob,Sample,,,,,yesterday,\n",
	    preamble);

	(void)state;
	feed_list(&f, &importer_linkedin, "Connections.csv", text, NULL);
	assert_int_equal(f.status, ST_OK);
	assert_int_equal(f.in.tally.seen, 3);
	assert_int_equal(f.in.tally.used, 2);
	assert_int_equal(f.in.tally.skipped[SKIP_DELETED], 1);
	assert_int_equal(f.in.tally.unknown.n, 1);
	assert_str(f.in.tally.unknown.v[0], "Mood");
	assert_int_equal(diag_count(f.diag, DIAG_BAD_DATE), 1);
	a = feed_account(&f, "Ann Example, CPA");
	assert_int_equal(a->platform, PF_LINKEDIN);
	assert_int_equal(a->relation, REL_CONNECTION);
	assert_str(a->url, "https://www.linkedin.com/in/ann-ex");
	assert_str(a->emails.v[0], "ann@northwind.example");
	assert_str(when_iso(f.arena, a->since), "2021-11-17T00:00:00Z");
	assert_true(a->day_only);
	assert_int_equal(a->place.line, 5);
	assert_true(feed_account(&f, "Bob Sample")->since == WHEN_NONE);
	assert_int_equal(f.r->affiliations.n, 1);
	assert_str(f.r->affiliations.v[0].organisation, "Northwind");
	assert_str(f.r->affiliations.v[0].title, "Buyer");
	assert_true(f.r->affiliations.v[0].from == WHEN_NONE);
	feed_end(&f);
}

/* BOM, CRLF, no preamble, no URL; German, French and Italian headers. */
static void
older_and_localized(void **state)
{
	static const char *const texts[] = {
		"\357\273\277First Name,Last Name,Email Address,Company,"
		"Position,Connected On\r\nAnn,Example,,Northwind,Buyer,"
		"01 Jun 2014\r\n",
		"Vorname,Nachname,E-Mail-Adresse,Unternehmen,Position,"
		"Verbunden am\nAnn,Example,,Northwind,Buyer,01 Jun 2014\n",
		"Pr\303\251nom,Nom,Adresse e-mail,Entreprise,Poste,"
		"Connect\303\251 le\nAnn,Example,,Northwind,Buyer,"
		"01 juin 2014\n",
		"Nome,Cognome,Indirizzo email,Azienda,Posizione,"
		"Collegato il\nAnn,Example,,Northwind,Buyer,01 giu 2014\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		struct feed f = feed_start();

		assert_true(feed_probe(&f, &importer_linkedin, "x/C_1.csv",
				texts[i]) > 4);
		feed(&f, &importer_linkedin, "Connections.csv", texts[i]);
		assert_int_equal(f.in.tally.used, 1);
		assert_int_equal(f.in.tally.unknown.n, 0);
		assert_str(
		    when_day(f.arena, feed_account(&f, "Ann Example")->since),
		    "2014-06-01");
		assert_str(f.r->affiliations.v[0].organisation, "Northwind");
		assert_str(f.r->affiliations.v[0].title, "Buyer");
		feed_end(&f);
	}
}

static void
owner(void **state)
{
	struct feed f = feed_start();
	struct owner_fact job;

	(void)state;
	feed(&f, &importer_linkedin, "Profile.csv",
	    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,"
	    "Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,"
	    "Instant Messengers\nJane,Doe,Smith,,,Boss,,,,Bern,[jdoe],,\n");
	assert_int_equal(f.in.tally.unknown.n, 0);
	feed(&f, &importer_linkedin, "Positions.csv",
	    "Company Name,Title,Description,Location,Started On,Finished On\n"
	    "Acme Software,Engineer,\"makes\nthings\",Bern,Jul 2018,\n"
	    ",,,,,\n");
	assert_int_equal(f.in.tally.used, 1);
	assert_int_equal(f.in.tally.skipped[SKIP_EMPTY], 1);
	job = feed_owner(&f, OWNER_EMPLOYER);
	assert_str(job.text, "Acme Software");
	assert_str(job.title, "Engineer");
	assert_str(when_month(f.arena, job.from), "2018-07");
	assert_true(job.to == WHEN_NONE);
	assert_str(feed_owner(&f, OWNER_NAME).text, "Jane Doe");
	assert_str(feed_owner(&f, OWNER_FORMER_NAME).text, "Jane Smith");
	assert_str(feed_owner(&f, OWNER_CITY).text, "Bern");
	assert_str(feed_owner(&f, OWNER_ACCOUNT).text, "jdoe");
	assert_int_equal(feed_owner(&f, OWNER_ACCOUNT).platform, PF_X);
	feed(&f, &importer_linkedin, "Education.csv",
	    "School Name,Start Date,End Date,Notes,Degree Name,Activities\n"
	    "Example College,,2007,,,\n");
	assert_str(feed_owner(&f, OWNER_SCHOOL).text, "Example College");
	feed(&f, &importer_linkedin, "Email Addresses.csv",
	    "Email Address,Confirmed,Primary,Updated On\n"
	    "jane@example.com,Yes,Yes,\"3/25/11, 1:08 PM\"\n");
	assert_str(feed_owner(&f, OWNER_EMAIL).text, "jane@example.com");
	feed(&f, &importer_linkedin, "PhoneNumbers.csv",
	    "Extension,Number,Type\n, +41000000,Mobile\n");
	assert_str(feed_owner(&f, OWNER_PHONE).text, "+41000000");
	feed_end(&f);
}

static const char mail[] =
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,"
    "RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,"
    "IS MESSAGE DRAFT\n"
    "c1,,Ann Example,https://www.linkedin.com/in/ann,Jane Doe,"
    "https://www.linkedin.com/in/jane,2021-11-17 18:14:58 UTC,,"
    "<p>Hi &amp; bye</p>,INBOX,,No\n"
    "c1,,Jane Doe,https://www.linkedin.com/in/jane,Ann Example,"
    "https://www.linkedin.com/in/ann,2021-11-16 18:14:58 UTC,,Hello,INBOX,,\n"
    "c2,Team,Jane Doe,https://www.linkedin.com/in/jane,"
    "\"Bob Sample, CPA, Eva Example\",\"https://www.linkedin.com/in/bob,"
    "https://www.linkedin.com/in/eva\",2021-11-15 18:14:58 UTC,,Both,INBOX,,"
    "\n"
    "c2,Team,Eva Example,https://www.linkedin.com/in/eva,"
    "\"Jane Doe, Bob Sample, CPA\",\"https://www.linkedin.com/in/jane,"
    "https://www.linkedin.com/in/bob\",2021-11-14 18:14:58 UTC,,All,INBOX,,"
    "\n"
    "c3,,Bob Sample,https://www.linkedin.com/in/bob,Jane Doe,"
    "https://www.linkedin.com/in/jane,2021-11-14 18:14:58 UTC,,Hm,INBOX,,\n"
    "ad,Buy!,Career Shop,,Jane Doe,https://www.linkedin.com/in/jane,"
    "2021-11-13 18:14:58 UTC,,Offer,INBOX,,\n"
    "c1,,Jane Doe,https://www.linkedin.com/in/jane,Ann Example,"
    "https://www.linkedin.com/in/ann,2021-11-12 18:14:58 UTC,,not sen,INBOX,,"
    "Yes\n";

static void
hear(void *ctx, struct str text, struct heard *into)
{
	*(bool *)ctx |= str_eq(str_trim(text), STR("Hi & bye"));
	into->n[HEARD_WORK]++;
}

static void
messages(void **state)
{
	struct feed f = feed_start();
	const struct exchange *e = NULL;
	bool heard = false;

	(void)state;
	sink_hear(f.sink, hear, &heard);
	assert_true(
	    feed_probe(&f, &importer_linkedin, "messages.csv", mail) > 4);
	feed(&f, &importer_linkedin, "Profile.csv",
	    "First Name,Last Name,Maiden Name,Headline\nJane,Doe,,\n");
	feed(&f, &importer_linkedin, "messages.csv", mail);
	assert_int_equal(f.in.tally.seen, 7);
	assert_int_equal(f.in.tally.used, 5);
	assert_int_equal(f.in.tally.skipped[SKIP_AUTOMATIC], 1);
	assert_int_equal(f.in.tally.skipped[SKIP_NOT_NEEDED], 1);
	assert_int_equal(f.in.tally.unknown.n, 0);
	assert_true(heard);
	assert_str(
	    feed_owner(&f, OWNER_URL).text, "https://www.linkedin.com/in/jane");
	feed_settle(&f);
	for (uint32_t i = 0; i < f.r->exchanges.n; i++)
		if (str_eq(f.r->exchanges.v[i].thread, STR("c1")))
			e = &f.r->exchanges.v[i];
	assert_non_null(e);
	assert_int_equal(e->sent, 1);
	assert_int_equal(e->received, 1);
	assert_false(e->local);
	assert_str(f.r->whos.v[e->who.n].account.url,
	    "https://www.linkedin.com/in/ann");
	assert_str(when_iso(f.arena, e->last), "2021-11-17T18:14:58Z");
	assert_int_equal(f.r->gatherings.n, 1);
	assert_str(f.r->gatherings.v[0].title, "Team");
	assert_int_equal(f.r->gatherings.v[0].parts.n, 2);
	feed_end(&f);
}

/* Before 2022 recipients had no addresses; a comma is no new name. */
static void
older_messages(void **state)
{
	struct feed f = feed_start();

	(void)state;
	feed(&f, &importer_linkedin, "Profile.csv",
	    "First Name,Last Name,Maiden Name,Headline\nJane,Doe,,\n");
	feed(&f, &importer_linkedin, "Messages.csv",
	    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,"
	    "DATE,SUBJECT,CONTENT,FOLDER\n"
	    "c1,,Jane Doe,https://www.linkedin.com/in/jane,\"Bob Sample, CPA\","
	    "2021-11-16 18:14:58 UTC,,Hello,INBOX\n"
	    "c2,,Jane Doe,https://www.linkedin.com/in/jane,LinkedIn Member,"
	    "2021-11-16 18:14:58 UTC,,Hello,INBOX\n");
	assert_int_equal(f.in.tally.used, 1);
	assert_int_equal(f.in.tally.skipped[SKIP_DELETED], 1);
	feed_settle(&f);
	assert_int_equal(f.r->exchanges.n, 1);
	assert_str(f.r->whos.v[f.r->exchanges.v[0].who.n].account.name,
	    "Bob Sample, CPA");
	feed_end(&f);
}

static void
statements(void **state)
{
	struct feed f = feed_start();

	(void)state;
	feed(&f, &importer_linkedin, "Invitations.csv",
	    "From,To,Sent At,Message,Direction\n"
	    "Ann Example,Jane Doe,\"11/16/21, 9:40 AM\",We met at the fair.,"
	    "INCOMING\nJane Doe,Bob Sample,\"11/16/21, 9:40 AM\",,OUTGOING\n"
	    "A,B,,,SIDEWAYS\n");
	assert_int_equal(f.in.tally.used, 2);
	assert_int_equal(f.in.tally.skipped[SKIP_UNREADABLE], 1);
	assert_int_equal(f.r->statements.n, 2);
	assert_false(f.r->statements.v[0].by_owner);
	assert_str(f.r->statements.v[0].text, "We met at the fair.");
	assert_str(when_iso(f.arena, f.r->statements.v[0].when),
	    "2021-11-16T09:40:00Z");
	assert_str(
	    f.r->whos.v[f.r->statements.v[1].who.n].account.name, "Bob Sample");
	feed(&f, &importer_linkedin, "Endorsement_Given_Info.csv",
	    "Endorsement Date,Skill Name,Endorsee First Name,Endorsee Last "
	    "Name,Endorsee Public Url,Endorsement Status\n"
	    "2024/03/18 08:15:45 UTC,Excel,Ann,Example,"
	    "www.linkedin.com/in/ann,ACCEPTED\n");
	assert_int_equal(f.r->statements.v[2].kind, SAID_ENDORSEMENT);
	assert_true(f.r->statements.v[2].by_owner);
	feed(&f, &importer_linkedin, "x/Recommendations_Received.csv",
	    "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
	    "Eva,Example,Northwind,Buyer,Our supplier.,\"07/21/09, 12:11 PM\","
	    "VISIBLE\n");
	assert_int_equal(f.r->statements.v[3].kind, SAID_RECOMMENDATION);
	assert_false(f.r->statements.v[3].by_owner);
	assert_str(f.r->affiliations.v[0].organisation, "Northwind");
	feed(&f, &importer_linkedin, "x/Recommendations Given.csv",
	    "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
	    "Eva,Example,,,Good.,,VISIBLE\n");
	assert_true(f.r->statements.v[4].by_owner);
	feed_end(&f);
}

static void
others(void **state)
{
	struct feed f = feed_start();
	const struct account *a;

	(void)state;
	feed(&f, &importer_linkedin, "Contacts.csv",
	    "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,"
	    "CreatedAt,Addresses,Sites,InstantMessageHandles,FullName,Birthday,"
	    "Location,BookmarkedAt,Profiles\nMOBILE_CONTACTS,Ann,Example,,,"
	    "ann@example.com,\"+41000000 , 044 000\",\"12/23/19, 4:10 AM\",,,,,"
	    ",,,\n");
	a = feed_account(&f, "Ann Example");
	assert_int_equal(a->platform, PF_PHONE);
	assert_int_equal(a->phones.n, 2);
	assert_str(a->phones.v[1], "044 000");
	assert_int_equal(f.in.tally.unknown.n, 0);
	feed(&f, &importer_linkedin, "Shares.csv",
	    "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
	    "2019-08-20 19:29:28,https://x.example,We're hiring!,,,"
	    "MEMBER_NETWORK\n");
	assert_int_equal(f.r->posts.n, 1);
	assert_str(f.r->posts.v[0].audience, "MEMBER_NETWORK");
	assert_str(f.r->posts.v[0].text, "We're hiring!");
	feed(&f, &importer_linkedin, "Skills.csv", "Name\nExcel\nWord\n");
	assert_int_equal(f.in.tally.skipped[SKIP_NOT_NEEDED], 2);
	assert_int_equal(f.in.tally.unknown.n, 0);
	feed(&f, &importer_linkedin,
	    "linkedin_connections_export_microsoft_outlook.csv",
	    "\"First Name\",\"Last Name\",\"E-mail Address\",\"Company\","
	    "\"Job Title\"\n\"Kim\",\"Sample\",\"kim@example.org\",\"Acme\","
	    "\"Cook\"\n");
	assert_int_equal(
	    feed_account(&f, "Kim Sample")->relation, REL_CONNECTION);
	feed_end(&f);
}

static void
damaged(void **state)
{
	struct feed f = feed_start();

	(void)state;
	feed(&f, &importer_linkedin, "Connections.csv",
	    "First Name,Last Name,Company,Position,Connected On\n"
	    "Ann,Example,Northwind,Buyer,01 Jun 2014\n"
	    "Bob,\"Sample,North");
	assert_int_equal(f.status, ST_PART);
	assert_int_equal(diag_count(f.diag, DIAG_BAD_CSV), 1);
	feed(&f, &importer_linkedin, "Connections.csv", "");
	assert_int_equal(f.in.tally.seen, 0);
	assert_int_equal(
	    feed_probe(&f, &importer_linkedin, "a.csv", "Name\nx\n"), 0);
	assert_int_equal(feed_probe(&f, &importer_linkedin, "a.jpg",
			     "First Name,Last Name,Position,Connected On\n"),
	    0);
	feed_end(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(connections),
		cmocka_unit_test(older_and_localized),
		cmocka_unit_test(owner),
		cmocka_unit_test(messages),
		cmocka_unit_test(older_messages),
		cmocka_unit_test(statements),
		cmocka_unit_test(others),
		cmocka_unit_test(damaged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
