#include "feed.h"

#include "limit.h"

extern const struct importer importer_vcard;

static void
apple(void **state)
{
	struct feed f = feed_start();
	const struct account *a;

	(void)state;
	feed(&f, &importer_vcard, "iCloud vCards.vcf",
	    "BEGIN:VCARD\r\n"
	    "VERSION:3.0\r\n"
	    "PRODID:-//Apple Inc.//iPhone OS 17.4.1//EN\r\n"
	    "N:Example;Ann\\, Marie;;;\r\n"
	    "FN:Ann Exam\r\n"
	    " ple\r\n"
	    "NICKNAME:Annie\r\n"
	    "X-MAIDENNAME:Sample\r\n"
	    "ORG:Northwind;Sales\r\n"
	    "TITLE:Buyer\r\n"
	    "item1.EMAIL;type=INTERNET;type=pref:ann@northwind.example\r\n"
	    "item1.X-ABLabel:_$!<Work>!$_\r\n"
	    "TEL;type=CELL;type=VOICE:\342\200\255+49 171 0000000"
	    "\342\200\254\r\n"
	    "TEL;type=WORK;type=FAX:+49 30 0000001\r\n"
	    "item2.TEL:+49 30 0000002\r\n"
	    "item2.X-ABLabel:_$!<AssistantPhone>!$_\r\n"
	    "item3.X-ABRELATEDNAMES:Otto Example\r\n"
	    "item3.X-ABLabel:_$!<Spouse>!$_\r\n"
	    "URL:https://ann.example\r\n"
	    "X-SOCIALPROFILE;type=facebook:https://www.facebook.com/ann.ex\r\n"
	    "NOTE:met at the fair\\nasks for quotes\r\n"
	    "X-NOBODY-KNOWS:1\r\n"
	    "UID:ABC-1\r\n"
	    "END:VCARD\r\n");
	assert_int_equal(f.status, ST_OK);
	assert_int_equal(f.in.tally.used, 1);
	a = feed_account(&f, "Ann Example");
	assert_int_equal(a->platform, PF_PHONE);
	assert_int_equal(a->relation, REL_CONTACT);
	assert_str(a->given, "Ann, Marie");
	assert_str(a->family, "Example");
	assert_str(a->nick, "Annie");
	assert_str(a->former, "Sample");
	assert_str(a->url, "https://www.facebook.com/ann.ex");
	assert_true(a->since == WHEN_NONE);
	assert_int_equal(a->place.line, 1);
	assert_int_equal(a->emails.n, 1);
	assert_str(a->emails.v[0], "ann@northwind.example");
	assert_int_equal(a->phones.n, 1);
	assert_str(a->phones.v[0], "+49 171 0000000");
	assert_int_equal(f.r->affiliations.n, 1);
	assert_str(f.r->affiliations.v[0].organisation, "Northwind");
	assert_str(f.r->affiliations.v[0].department, "Sales");
	assert_str(f.r->affiliations.v[0].title, "Buyer");
	assert_int_equal(f.r->statements.n, 1);
	assert_int_equal(f.r->statements.v[0].kind, SAID_NOTE);
	assert_int_equal(f.r->labels.n, 0);
	assert_int_equal(f.in.tally.unknown.n, 1);
	assert_str(f.in.tally.unknown.v[0], "X-NOBODY-KNOWS");
	feed_end(&f);
}

static void
google(void **state)
{
	struct feed f = feed_start();

	(void)state;
	feed(&f, &importer_vcard, "contacts.vcf",
	    "BEGIN:VCARD\nVERSION:3.0\nFN:Mum\nN:;Mum;;;\n"
	    "TEL;TYPE=CELL:+15550100\nCATEGORIES:myContacts,starred,Family\n"
	    "END:VCARD\n"
	    "BEGIN:VCARD\nVERSION:3.0\nFN:Bob plumber\n"
	    "CATEGORIES:myContacts\nEND:VCARD\n");
	assert_int_equal(f.in.tally.used, 2);
	assert_int_equal(feed_account(&f, "Mum")->platform, PF_GOOGLE);
	assert_true(feed_labelled(&f, "Mum", LABEL_LIST, "Family"));
	assert_true(feed_labelled(&f, "Mum", LABEL_FAVOURITE, ""));
	assert_int_equal(f.r->labels.n, 2);

	/* The folder of a Takeout is a label, those of the system are not. */
	feed(&f, &importer_vcard, "Takeout/Contacts/Climbing/Climbing.vcf",
	    "BEGIN:VCARD\nFN:Mum\nTEL:+15550100\nEND:VCARD\n");
	assert_true(feed_labelled(&f, "Mum", LABEL_LIST, "Climbing"));
	feed(&f, &importer_vcard,
	    "Takeout/Contacts/All Contacts/All Contacts.vcf",
	    "BEGIN:VCARD\nFN:Mum\nTEL:+15550100\nEND:VCARD\n");
	assert_int_equal(f.r->labels.n, 3);
	assert_int_equal(f.in.tally.skipped[SKIP_DUPLICATE], 1);
	feed_end(&f);
}

static void
groups_come_first(void **state)
{
	struct feed f = feed_start();

	(void)state;
	feed(&f, &importer_vcard, "book.vcf",
	    "BEGIN:VCARD\nVERSION:3.0\nFN:Choir\n"
	    "X-ADDRESSBOOKSERVER-KIND:group\n"
	    "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:AAA-1\n"
	    "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:gone\nEND:VCARD\n"
	    "BEGIN:VCARD\nVERSION:4.0\nFN:Eva Example\nUID:aaa-1\n"
	    "TEL;VALUE=uri:tel:+49-171-1;ext=5\nEND:VCARD\n");
	assert_int_equal(f.in.tally.seen, 2);
	assert_int_equal(f.in.tally.skipped[SKIP_NOT_A_PERSON], 1);
	assert_true(feed_labelled(&f, "Eva Example", LABEL_LIST, "Choir"));
	assert_int_equal(f.r->labels.n, 1);
	assert_str(feed_account(&f, "Eva Example")->phones.v[0], "+49-171-1");
	feed_end(&f);
}

static void
old_and_odd(void **state)
{
	struct feed f = feed_start();
	const struct account *a;

	(void)state;
	feed(&f, &importer_vcard, "00001.vcf",
	    "BEGIN:VCARD\r\nVERSION:2.1\r\n"
	    "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=\r\n"
	    "=BCrgen;;;\r\n"
	    "TEL;CELL;PREF:0171 000\r\n"
	    "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Jogi;1;;\r\n"
	    "END:VCARD\r\n"
	    /* A company's card, a card of nobody, a card in a card. */
	    "BEGIN:VCARD\r\nORG:Example Works\r\nX-ABShowAs:COMPANY\r\n"
	    "TEL:030 1\r\nEND:VCARD\r\n"
	    "BEGIN:VCARD\r\nVERSION:2.1\r\nBDAY:19800101\r\nEND:VCARD\r\n"
	    "BEGIN:VCARD\r\nFN:Boss Example\r\nAGENT:\r\n"
	    "BEGIN:VCARD\r\nFN:Agent Example\r\nEND:VCARD\r\n"
	    "TEL:030 2\r\nEND:VCARD\r\n");
	assert_int_equal(f.in.tally.seen, 4);
	a = feed_account(&f, "J\303\274rgen M\303\274ller");
	assert_str(a->nick, "Jogi");
	assert_true(feed_account(&f, "Example Works")->company);
	assert_int_equal(f.in.tally.skipped[SKIP_EMPTY], 1);
	assert_int_equal(feed_account(&f, "Boss Example")->phones.n, 1);
	feed_end(&f);
}

static void
cut_off(void **state)
{
	struct feed f = feed_start();

	(void)state;
	feed(&f, &importer_vcard, "half.vcf",
	    "BEGIN:VCARD\nFN:First Example\n"
	    "BEGIN:VCARD\nFN:Second Example\nEND:VCARD\n"
	    "BEGIN:VCARD\nFN:Third Exam");
	assert_int_equal(f.status, ST_PART);
	assert_int_equal(diag_count(f.diag, DIAG_BAD_CARD), 2);
	assert_int_equal(f.in.tally.used, 3);
	feed(&f, &importer_vcard, "empty.vcf", "");
	assert_int_equal(f.status, ST_OK);
	assert_int_equal(f.in.tally.seen, 0);
	feed_end(&f);
}

static void
members(void **state)
{
	struct feed f = feed_start();

	(void)state;
	feed_list(&f, &importer_vcard, "customers.vcf",
	    STR("BEGIN:VCARD\nFN:Ann Example\nCATEGORIES:myContacts\n"
		"END:VCARD\nBEGIN:VCARD\nORG:Northwind\nTEL:1\nEND:VCARD\n"),
	    "clients");
	assert_int_equal(feed_account(&f, "Ann Example")->platform, PF_CRM);
	assert_true(feed_labelled(&f, "Ann Example", LABEL_MEMBERS, "clients"));
	assert_int_equal(f.in.tally.skipped[SKIP_NOT_A_PERSON], 1);
	feed_end(&f);
}

/* A second card of the same person adds what it knows. */
static void
twice(void **state)
{
	struct feed f = feed_start();

	(void)state;
	feed(&f, &importer_vcard, "one.vcf",
	    "BEGIN:VCARD\nFN:Ann Example\nEMAIL:ann@example.com\nEND:VCARD\n"
	    "BEGIN:VCARD\nFN:Ann Example\nEMAIL:ann@example.com\n"
	    "ORG:Northwind\nEND:VCARD\n"
	    "BEGIN:VCARD\nFN:Ann Example\nEMAIL:ann@example.com\n"
	    "END:VCARD\n");
	assert_int_equal(f.in.tally.used, 2);
	assert_int_equal(f.in.tally.skipped[SKIP_DUPLICATE], 1);
	assert_int_equal(f.r->whos.n, 1 + 1);
	assert_int_equal(f.r->affiliations.n, 1);
	feed_end(&f);
}

static void
known(void **state)
{
	struct feed f = feed_start();

	(void)state;
	assert_true(
	    feed_probe(&f, &importer_vcard, "x", "BEGIN:VCARD\nFN:A") > 0);
	assert_true(feed_probe(&f, &importer_vcard, "x",
			"\357\273\277\r\nbegin:vcard\r\n") > 0);
	assert_int_equal(feed_probe(&f, &importer_vcard, "x.vcf", "hello"), 0);
	assert_int_equal(feed_probe(&f, &importer_vcard, "x.vcf", ""), 0);
	feed_end(&f);
}

/* A card of endless addresses and categories is cut, and that is said. */
static void
endless(void **state)
{
	struct feed f = feed_start();
	struct str s = STR("BEGIN:VCARD\nFN:Ann Example\n");

	(void)state;
	for (int i = 0; i <= LIMIT_CONTACT; i++)
		s = str_fmt(f.arena,
		    "%.*sEMAIL:a%d@example.com\nCATEGORIES:c%d\n", STR_ARG(s),
		    i, i);
	s = str_fmt(f.arena, "%.*sEND:VCARD\n", STR_ARG(s));
	feed(&f, &importer_vcard, "c.vcf", s.p);
	assert_int_equal(f.in.tally.used, 1);
	assert_int_equal(
	    feed_account(&f, "Ann Example")->emails.n, LIMIT_CONTACT);
	assert_int_equal(f.r->labels.n, LIMIT_CONTACT);
	assert_int_equal(diag_count(f.diag, DIAG_CUT_CONTACT), 1);
	feed_end(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(apple),
		cmocka_unit_test(google),
		cmocka_unit_test(groups_come_first),
		cmocka_unit_test(old_and_odd),
		cmocka_unit_test(cut_off),
		cmocka_unit_test(members),
		cmocka_unit_test(twice),
		cmocka_unit_test(known),
		cmocka_unit_test(endless),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
