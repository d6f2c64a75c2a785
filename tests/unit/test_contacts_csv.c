#include "feed.h"

extern const struct importer importer_google_csv, importer_linkedin,
    importer_members_csv;

static void
google_old(void **state)
{
	static const char text[] =
	    "Name,Given Name,Additional Name,Family Name,Nickname,Maiden Name,"
	    "Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,"
	    "E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,"
	    "Organization 1 - Name,Organization 1 - Title,Shoe Size\n"
	    "Ann Example,Ann,,Example,Annie,Sample,nice,* myContacts ::: "
	    "* starred ::: Engineers: all,* Work,a@example.com ::: "
	    "b@example.com,c@example.com,Mobile,+49 171 0,Northwind,Buyer,39\n";
	struct feed f = feed_start();
	const struct account *a;

	(void)state;
	assert_true(
	    feed_probe(&f, &importer_google_csv, "contacts.csv", text) >
	    feed_probe(&f, &importer_members_csv, "contacts.csv", text));
	feed(&f, &importer_google_csv, "contacts.csv", text);
	a = feed_account(&f, "Ann Example");
	assert_int_equal(a->platform, PF_GOOGLE);
	assert_int_equal(a->emails.n, 3);
	assert_str(a->emails.v[1], "b@example.com");
	assert_int_equal(a->phones.n, 1);
	assert_str(a->nick, "Annie");
	assert_str(a->former, "Sample");
	assert_true(
	    feed_labelled(&f, "Ann Example", LABEL_LIST, "Engineers: all"));
	assert_true(feed_labelled(&f, "Ann Example", LABEL_FAVOURITE, ""));
	assert_int_equal(f.r->labels.n, 2);
	assert_str(f.r->affiliations.v[0].title, "Buyer");
	assert_int_equal(f.r->statements.n, 1);
	assert_int_equal(f.in.tally.unknown.n, 1);
	assert_str(f.in.tally.unknown.v[0], "Shoe Size");
	feed_end(&f);
}

static void
google_new(void **state)
{
	struct feed f = feed_start();
	struct owner_fact me = { .kind = OWNER_NAME,
		.text = STR("Jane Doe"),
		.from = WHEN_NONE,
		.to = WHEN_NONE };

	(void)state;
	sink_owner(f.sink, &me);
	feed(&f, &importer_google_csv, "contacts.csv",
	    "First Name,Middle Name,Last Name,Organization Name,Labels,"
	    "E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Value,"
	    "Relation 1 - Label,Relation 1 - Value\r\n"
	    "Mum,,,,Family ::: * myContacts,,,+4900,,\r\n"
	    "Kim,B.,Sample,,* myContacts,,,,Mother,Jane Doe\r\n"
	    "Eva,,Sample,,,,,,Mother,Ann Example\r\n"
	    ",,,Example Works,,,,030 1,,\r\n"
	    ",,,,* myContacts,,,,,\r\n");
	assert_int_equal(f.in.tally.used, 4);
	assert_int_equal(f.in.tally.skipped[SKIP_EMPTY], 1);
	assert_true(feed_labelled(&f, "Mum", LABEL_LIST, "Family"));
	assert_true(
	    feed_labelled(&f, "Kim B. Sample", LABEL_RELATION, "Mother"));
	assert_int_equal(f.r->labels.n, 2);
	assert_true(feed_account(&f, "Example Works")->company);
	feed_end(&f);
}

static void
outlook(void **state)
{
	static const char text[] =
	    "\"Title\",\"First Name\",\"Last Name\",\"Company\",\"Job Title\","
	    "\"Business Fax\",\"Business Phone\",\"Mobile Phone\","
	    "\"Categories\",\"E-mail Address\",\"E-mail 2 Address\","
	    "\"Manager's Name\"\n\"Dr.\",\"Ann\",\"Example\",\"Northwind\","
	    "\"Buyer\",\"030 1\",\"030 2\",\"0171 3\",\"Red;Clients\","
	    "\"ann@example.com\",\"\",\"Otto\"\n";
	struct feed f = feed_start();
	const struct account *a;

	(void)state;
	feed(&f, &importer_google_csv, "contacts.CSV", text);
	a = feed_account(&f, "Ann Example");
	assert_int_equal(a->platform, PF_PHONE);
	assert_int_equal(a->phones.n, 2);
	assert_true(feed_labelled(&f, "Ann Example", LABEL_LIST, "Clients"));
	assert_int_equal(f.in.tally.unknown.n, 0);
	/* LinkedIn's older connections have the same header, but a name. */
	assert_true(
	    feed_probe(&f, &importer_linkedin,
		"linkedin_connections_export_microsoft_outlook.csv", text) >
	    feed_probe(&f, &importer_google_csv, "contacts.csv", text));
	assert_int_equal(
	    feed_probe(&f, &importer_linkedin, "contacts.csv", text), 0);
	feed_end(&f);
}

static void
customers(void **state)
{
	static const struct {
		const char *text, *name, *company;
	} lists[] = {
		{ "\357\273\277Firma;Vorname;Nachname;E-Mail;Telefon\r\n"
		  "Northwind AG;Ann;Example;ann@example.com;030 / 1\r\n",
		    "Ann Example", "Northwind AG" },
		{ "Report of today\n\nAccount Name,First Name,Last Name,Email,"
		  "Phone\nNorthwind AG,Ann,Example,ann@example.com,030 / 1\n",
		    "Ann Example", "Northwind AG" },
		{ "Pr\303\251nom\tNom\tSoci\303\251t\303\251\tCourriel\t"
		  "T\303\251l\303\251phone\nAnn\tExample\tNorthwind AG\t"
		  "ann@example.com\t030 / 1\n",
		    "Ann Example", "Northwind AG" },
		{ "Cliente,Nome,Cognome,Indirizzo e-mail,Cellulare\n"
		  "Northwind AG,Ann,Example,ann@example.com,030 / 1\n",
		    "Ann Example", "Northwind AG" },
		{ "\"Kunde\";\"Ansprechpartner\";\"E-Mail 1\";\"Telefon 1\"\n"
		  "\"Northwind AG\";\"Example, Ann\";\"ann@example.com\";"
		  "\"030 / 1\"\n",
		    "Example, Ann", "Northwind AG" },
		{ "Nazwa firmy,Imi\304\231,Nazwisko,E-mail,Telefon\n"
		  "Northwind AG,Ann,Example,ann@example.com,030 / 1\n",
		    "Ann Example", "Northwind AG" },
		{ "Nombre,Apellidos,Empresa,Correo electr\303\263nico,"
		  "Tel\303\251fono\nAnn,Example,Northwind AG,ann@example.com,"
		  "030 / 1\n",
		    "Ann Example", "Northwind AG" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
		struct feed f = feed_start();
		const struct account *a;

		assert_int_equal(feed_probe(&f, &importer_members_csv,
				     "customers.csv", lists[i].text),
		    4);
		feed_list(&f, &importer_members_csv, "customers.csv",
		    str_of(lists[i].text), "clients");
		assert_int_equal(f.status, ST_OK);
		a = feed_account(&f, lists[i].name);
		assert_int_equal(a->platform, PF_CRM);
		assert_int_equal(a->relation, REL_CONTACT);
		assert_str(a->emails.v[0], "ann@example.com");
		assert_str(a->phones.v[0], "030 / 1");
		assert_int_equal(f.r->affiliations.n, 1);
		assert_str(
		    f.r->affiliations.v[0].organisation, lists[i].company);
		assert_true(
		    feed_labelled(&f, lists[i].name, LABEL_MEMBERS, "clients"));
		feed_end(&f);
	}
}

static void
who_is_in_a_list(void **state)
{
	struct feed f = feed_start();

	(void)state;
	feed_list(&f, &importer_members_csv, "customers.csv",
	    STR("Company,Name,Email,Colour\n"
		"Northwind,,,red\n"
		"Northwind,,ann@example.com,\n"
		",Bob Sample,n/a,\n"
		",,,\n"),
	    "clients");
	assert_int_equal(f.in.tally.seen, 4);
	assert_int_equal(f.in.tally.used, 2);
	assert_int_equal(f.in.tally.skipped[SKIP_NOT_A_PERSON], 1);
	assert_int_equal(f.in.tally.skipped[SKIP_EMPTY], 1);
	assert_int_equal(f.in.tally.unknown.n, 1);
	assert_int_equal(feed_account(&f, "Bob Sample")->emails.n, 0);
	assert_str(feed_account(&f, "")->emails.v[0], "ann@example.com");
	feed_end(&f);
}

static void
not_a_list(void **state)
{
	struct feed f = feed_start();

	(void)state;
	assert_int_equal(feed_probe(&f, &importer_members_csv, "a.csv",
			     "Name,Price\nBolt,3\n"),
	    0);
	assert_int_equal(feed_probe(&f, &importer_members_csv, "a.csv", ""), 0);
	assert_int_equal(feed_probe(&f, &importer_google_csv, "a.csv", ""), 0);
	feed(&f, &importer_members_csv, "a.csv", "Name,Firma\nAnn,Acme\n");
	assert_int_equal(f.in.tally.skipped[SKIP_NOT_NEEDED], 1);
	assert_int_equal(f.r->whos.n, 1);
	feed(&f, &importer_members_csv, "a.csv", "\377\376\000");
	assert_int_equal(f.status, ST_FAIL);
	assert_int_equal(diag_count(f.diag, DIAG_NO_HEADER), 1);
	/* Windows-1252, and cut off. */
	feed(&f, &importer_members_csv, "a.csv",
	    "Name;E-Mail\nJ\374rgen;j@example.com\n\"Ann;a@exam");
	assert_int_equal(f.status, ST_PART);
	assert_int_equal(diag_count(f.diag, DIAG_BAD_UTF8), 1);
	assert_int_equal(feed_account(&f, "J\303\274rgen")->platform, PF_PHONE);
	feed_end(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(google_old),
		cmocka_unit_test(google_new),
		cmocka_unit_test(outlook),
		cmocka_unit_test(customers),
		cmocka_unit_test(who_is_in_a_list),
		cmocka_unit_test(not_a_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
