/*
 * Address books as CSV: Google Contacts and Outlook.
 *
 * Google: contacts.google.com > Export > Google CSV, and Takeout.  Until the
 * middle of 2024 the header began "Name,Given Name", since then "First
 * Name,Middle Name".  How many numbered columns there are ("E-mail 3 - Value")
 * depends on the account; several values of one kind stand in one cell with
 * " ::: " between them.  Labels of the system begin with "* ".
 *
 * Outlook: File > Export of the desktop program (91 columns, with Categories
 * split by ';'), Outlook.com (61 columns), and "Outlook CSV" of Google.  The
 * code page of the former is the machine's.
 *
 * Not read: numbers of fax machines, switchboards and assistants; birthdays;
 * addresses but for the town; relations to third persons.
 */
#include "columns.h"

enum { HEADER_BITS = 24 };

static const char *const google_old[] = { "Name", "Given Name", "Family Name",
	"Group Membership", NULL };
static const char *const google_new[] = { "First Name", "Last Name",
	"Organization Name", "Labels", NULL };
static const char *const outlook[] = { "First Name", "Last Name",
	"E-mail Address", "Company", "Job Title", NULL };

static const struct column_name google_columns[] = {
	{ .name = "name", .is = COLUMN_NAME },
	{ .name = "givenname", .is = COLUMN_GIVEN },
	{ .name = "firstname", .is = COLUMN_GIVEN },
	{ .name = "additionalname", .is = COLUMN_MIDDLE },
	{ .name = "middlename", .is = COLUMN_MIDDLE },
	{ .name = "familyname", .is = COLUMN_FAMILY },
	{ .name = "lastname", .is = COLUMN_FAMILY },
	{ .name = "fileas", .is = COLUMN_PASSED },
	{ .name = "nickname", .is = COLUMN_NICK },
	{ .name = "maidenname", .is = COLUMN_FORMER },
	{ .name = "groupmembership", .is = COLUMN_LABELS },
	{ .name = "labels", .is = COLUMN_LABELS },
	{ .name = "notes", .is = COLUMN_NOTE },
	{ .name = "emailvalue", .is = COLUMN_MAIL },
	{ .name = "phonevalue", .is = COLUMN_PHONE },
	{ .name = "organizationname", .is = COLUMN_COMPANY },
	{ .name = "organizationtitle", .is = COLUMN_TITLE },
	{ .name = "organizationdepartment", .is = COLUMN_DEPARTMENT },
	{ .name = "occupation", .is = COLUMN_TITLE },
	{ .name = "addresscity", .is = COLUMN_CITY },
	{ .name = "websitevalue", .is = COLUMN_URL },
	{ .name = "relationtype", .is = COLUMN_RELATION },
	{ .name = "relationlabel", .is = COLUMN_RELATION },
	{ .name = "relationvalue", .is = COLUMN_RELATIVE },
	{ .name = "email*", .is = COLUMN_PASSED },
	{ .name = "phone*", .is = COLUMN_PASSED },
	{ .name = "organization*", .is = COLUMN_PASSED },
	{ .name = "address*", .is = COLUMN_PASSED },
	{ .name = "website*", .is = COLUMN_PASSED },
	{ .name = "event*", .is = COLUMN_PASSED },
	{ .name = "im*", .is = COLUMN_PASSED },
	{ .name = "customfield*", .is = COLUMN_PASSED },
	{ .name = "externalid*", .is = COLUMN_PASSED },
	{ .name = "calendar*", .is = COLUMN_PASSED },
	{ .name = "jot*", .is = COLUMN_PASSED },
	{ .name = "userdefinedfield*", .is = COLUMN_PASSED },
	{ .name = "yominame", .is = COLUMN_PASSED },
	{ .name = "givennameyomi", .is = COLUMN_PASSED },
	{ .name = "additionalnameyomi", .is = COLUMN_PASSED },
	{ .name = "familynameyomi", .is = COLUMN_PASSED },
	{ .name = "nameprefix", .is = COLUMN_PASSED },
	{ .name = "namesuffix", .is = COLUMN_PASSED },
	{ .name = "initials", .is = COLUMN_PASSED },
	{ .name = "shortname", .is = COLUMN_PASSED },
	{ .name = "birthday", .is = COLUMN_PASSED },
	{ .name = "gender", .is = COLUMN_PASSED },
	{ .name = "location", .is = COLUMN_PASSED },
	{ .name = "billinginformation", .is = COLUMN_PASSED },
	{ .name = "directoryserver", .is = COLUMN_PASSED },
	{ .name = "mileage", .is = COLUMN_PASSED },
	{ .name = "hobby", .is = COLUMN_PASSED },
	{ .name = "sensitivity", .is = COLUMN_PASSED },
	{ .name = "priority", .is = COLUMN_PASSED },
	{ .name = "subject", .is = COLUMN_PASSED },
	{ .name = "language", .is = COLUMN_PASSED },
	{ .name = "photo", .is = COLUMN_PASSED },
};

static const struct column_name outlook_columns[] = {
	{ .name = "firstname", .is = COLUMN_GIVEN },
	{ .name = "middlename", .is = COLUMN_MIDDLE },
	{ .name = "lastname", .is = COLUMN_FAMILY },
	{ .name = "nickname", .is = COLUMN_NICK },
	{ .name = "emailaddress", .is = COLUMN_MAIL },
	{ .name = "homephone", .is = COLUMN_PHONE },
	{ .name = "businessphone", .is = COLUMN_PHONE },
	{ .name = "mobilephone", .is = COLUMN_PHONE },
	{ .name = "primaryphone", .is = COLUMN_PHONE },
	{ .name = "otherphone", .is = COLUMN_PHONE },
	{ .name = "carphone", .is = COLUMN_PHONE },
	{ .name = "company", .is = COLUMN_COMPANY },
	{ .name = "jobtitle", .is = COLUMN_TITLE },
	{ .name = "department", .is = COLUMN_DEPARTMENT },
	{ .name = "homecity", .is = COLUMN_CITY },
	{ .name = "businesscity", .is = COLUMN_CITY },
	{ .name = "webpage", .is = COLUMN_URL },
	{ .name = "personalwebpage", .is = COLUMN_URL },
	{ .name = "notes", .is = COLUMN_NOTE },
	{ .name = "categories", .is = COLUMN_LABELS },
	{ .name = "title", .is = COLUMN_PASSED }, /* "Mr.", "Dr." */
	{ .name = "suffix", .is = COLUMN_PASSED },
	{ .name = "givenyomi", .is = COLUMN_PASSED },
	{ .name = "surnameyomi", .is = COLUMN_PASSED },
	{ .name = "companyyomi", .is = COLUMN_PASSED },
	{ .name = "companymainphone", .is = COLUMN_PASSED },
	{ .name = "business*", .is = COLUMN_PASSED },
	{ .name = "home*", .is = COLUMN_PASSED },
	{ .name = "other*", .is = COLUMN_PASSED },
	{ .name = "assistant*", .is = COLUMN_PASSED },
	{ .name = "email*", .is = COLUMN_PASSED },
	{ .name = "user", .is = COLUMN_PASSED },
	{ .name = "callback", .is = COLUMN_PASSED },
	{ .name = "isdn", .is = COLUMN_PASSED },
	{ .name = "pager", .is = COLUMN_PASSED },
	{ .name = "radiophone", .is = COLUMN_PASSED },
	{ .name = "ttytddphone", .is = COLUMN_PASSED },
	{ .name = "telex", .is = COLUMN_PASSED },
	{ .name = "imaddress", .is = COLUMN_PASSED },
	{ .name = "account", .is = COLUMN_PASSED },
	{ .name = "anniversary", .is = COLUMN_PASSED },
	{ .name = "billinginformation", .is = COLUMN_PASSED },
	{ .name = "birthday", .is = COLUMN_PASSED },
	{ .name = "children", .is = COLUMN_PASSED },
	{ .name = "directoryserver", .is = COLUMN_PASSED },
	{ .name = "gender", .is = COLUMN_PASSED },
	{ .name = "governmentidnumber", .is = COLUMN_PASSED },
	{ .name = "hobby", .is = COLUMN_PASSED },
	{ .name = "initials", .is = COLUMN_PASSED },
	{ .name = "internetfreebusy", .is = COLUMN_PASSED },
	{ .name = "keywords", .is = COLUMN_PASSED },
	{ .name = "language", .is = COLUMN_PASSED },
	{ .name = "location", .is = COLUMN_PASSED },
	{ .name = "managersname", .is = COLUMN_PASSED },
	{ .name = "manager*", .is = COLUMN_PASSED },
	{ .name = "mileage", .is = COLUMN_PASSED },
	{ .name = "officelocation", .is = COLUMN_PASSED },
	{ .name = "organizationalidnumber", .is = COLUMN_PASSED },
	{ .name = "priority", .is = COLUMN_PASSED },
	{ .name = "private", .is = COLUMN_PASSED },
	{ .name = "profession", .is = COLUMN_PASSED },
	{ .name = "referredby", .is = COLUMN_PASSED },
	{ .name = "schools", .is = COLUMN_PASSED },
	{ .name = "sensitivity", .is = COLUMN_PASSED },
	{ .name = "spouse", .is = COLUMN_PASSED },
};

struct book {
	const char *const *need;
	const struct column_name *columns;
	size_t n;
	enum platform platform;
	struct str label_end;
};

static const struct book books[] = {
	{ .need = google_old,
	    .columns = google_columns,
	    .n = sizeof google_columns / sizeof google_columns[0],
	    .platform = PF_GOOGLE,
	    .label_end = { .p = " ::: ", .n = 5 } },
	{ .need = google_new,
	    .columns = google_columns,
	    .n = sizeof google_columns / sizeof google_columns[0],
	    .platform = PF_GOOGLE,
	    .label_end = { .p = " ::: ", .n = 5 } },
	{ .need = outlook,
	    .columns = outlook_columns,
	    .n = sizeof outlook_columns / sizeof outlook_columns[0],
	    .platform = PF_PHONE,
	    .label_end = { .p = ";", .n = 1 } },
};

static const struct book *
find_book(const struct member *m)
{
	for (size_t i = 0; i < sizeof books / sizeof books[0]; i++)
		if (sheet_probe(m, books[i].need))
			return &books[i];
	return NULL;
}

static int
probe(const struct member *m)
{
	return find_book(m) ? HEADER_BITS : 0;
}

static enum status
read(struct import *in)
{
	const struct book *book = find_book(in->in);
	struct columns cols;
	struct sheet s;

	if (!book || !sheet_open(&s, in, book->need))
		return ST_FAIL;
	cols = columns_of_header(in->scratch, s.csv, book->columns, book->n);
	columns_end(&s, &cols);
	while (sheet_row(&s))
		columns_send(&s, &cols, book->platform, book->label_end);
	return sheet_damage(&s);
}

const struct importer importer_google_csv = {
	.name = "contacts-csv",
	.kind = "contacts",
	.about = "address books of Google Contacts and Outlook (CSV)",
	.probe = probe,
	.read = read,
};
