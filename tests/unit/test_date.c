#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/udat.h>
#include <unicode/ustring.h>

#include <cmocka.h>

#include "base/arena.h"
#include "read/date.h"

#define SPACE "\302\240"      /* that does not break */
#define NARROW "\342\200\257" /* narrow and the same */
#define LRM "\342\200\216"    /* a mark of direction */

/* As ISO 8601, or "" for a date that cannot be read. */
static void
reads_as(const char *text, enum date_order order, const char *want)
{
	struct arena *a = arena_make("a test");
	struct str got = when_iso(a, date_parse(str_of(text), order));

	if (!str_eq(got, str_of(want)))
		print_error("%s: %.*s\n", text, STR_ARG(got));
	assert_true(str_eq(got, str_of(want)));
	arena_free(a);
}

struct sample {
	const char *text, *want;
};

static void
all(const struct sample *v, size_t n, enum date_order order)
{
	for (size_t i = 0; i < n; i++)
		reads_as(v[i].text, order, v[i].want);
}

#define ALL(v, order) all((v), sizeof(v) / sizeof((v)[0]), (order))

static void
iso(void **state)
{
	static const struct sample v[] = {
		{ "2021-11-17 18:14:58 UTC", "2021-11-17T18:14:58Z" },
		{ "2021-11-17T18:14:58Z", "2021-11-17T18:14:58Z" },
		{ "2021-11-17T18:14:58.123Z", "2021-11-17T18:14:58Z" },
		{ "2021-11-17T18:14:58+02:00", "2021-11-17T16:14:58Z" },
		{ "2021-11-17T18:14:58.5-0530", "2021-11-17T23:44:58Z" },
		{ "2021-11-17 18:14 UTC+1", "2021-11-17T17:14:00Z" },
		{ "2021-11-17 18:14 GMT-08:00", "2021-11-18T02:14:00Z" },
		{ "20211117T181458Z", "2021-11-17T18:14:58Z" },
		{ "20211117", "2021-11-17T00:00:00Z" },
		{ "2021-11-17", "2021-11-17T00:00:00Z" },
		{ "2021-11", "2021-11-01T00:00:00Z" },
		{ "2021", "2021-01-01T00:00:00Z" },
		{ "2021/09/14 12:18:19 UTC", "2021-09-14T12:18:19Z" },
		{ " 2021-11-17\n", "2021-11-17T00:00:00Z" },
	};

	(void)state;
	ALL(v, DATE_UNKNOWN);
	ALL(v, DATE_MDY);
}

static void
numbers(void **state)
{
	static const struct sample any[] = {
		{ "11/16/21, 9:40 AM", "2021-11-16T09:40:00Z" },
		{ "16/11/21, 9:40", "2021-11-16T09:40:00Z" },
		{ "2/3/2021", "2021-02-03T00:00:00Z" },
		{ "2.3.2021", "2021-03-02T00:00:00Z" },
		{ "3. 6. 2020", "2020-06-03T00:00:00Z" },
		{ "11/2021", "2021-11-01T00:00:00Z" },
		{ "2/3/75", "1975-02-03T00:00:00Z" },
		{ "2/3/68", "2068-02-03T00:00:00Z" },
	};
	static const struct sample dmy[] = {
		{ "2/3/2021", "2021-03-02T00:00:00Z" },
		{ "02.03.21, 13:05", "2021-03-02T13:05:00Z" },
		{ "2-3-2021 13:05:59", "2021-03-02T13:05:59Z" },
		{ "2/25/2021", "2021-02-25T00:00:00Z" },
		{ "23.4.2024 klo 13.05", "2024-04-23T13:05:00Z" },
		{ "23.04.2024 13.05.09", "2024-04-23T13:05:09Z" },
	};
	static const struct sample ymd[] = {
		{ "15-01-20 02:22:56", "2015-01-20T02:22:56Z" },
		{ "11/16/2021", "2021-11-16T00:00:00Z" },
	};

	(void)state;
	ALL(any, DATE_UNKNOWN);
	ALL(dmy, DATE_DMY);
	ALL(ymd, DATE_YMD);
	reads_as("2.3.2021", DATE_MDY, "2021-02-03T00:00:00Z");
}

static void
names(void **state)
{
	static const struct sample v[] = {
		{ "17 Nov 2021", "2021-11-17T00:00:00Z" },
		{ "Nov 2021", "2021-11-01T00:00:00Z" },
		{ "(Nov 5, 2017)", "2017-11-05T00:00:00Z" },
		{ "Tue Sep 28 09:08:27 UTC 2021", "2021-09-28T09:08:27Z" },
		{ "Wed Oct 10 20:19:24 +0200 2018", "2018-10-10T18:19:24Z" },
		{ "Tue Jun 02 2020 18:14:58 GMT+0200 (Central European Summer "
		  "Time)",
		    "2020-06-02T16:14:58Z" },
		{ "Monday, April 16, 2018 at 12:05pm EDT",
		    "2018-04-16T12:05:00Z" },
		{ "May 23, 2025 8:17:51 pm", "2025-05-23T20:17:51Z" },
		{ "Oct 19, 2025 12:00:01" NARROW "AM", "2025-10-19T00:00:01Z" },
		{ "Oct 19, 2025" SPACE "1:47" SPACE "PM",
		    "2025-10-19T13:47:00Z" },
		{ "Jun 3rd, 2020 at 7 PM", "2020-06-03T19:00:00Z" },
		{ "3-Jun-20", "2020-06-03T00:00:00Z" },
		{ "3. Juni 2020, 00:47", "2020-06-03T00:47:00Z" },
		{ "3. Juni 2020 um 09:47 Uhr", "2020-06-03T09:47:00Z" },
		{ "14. Nov. 2023, 22:13", "2023-11-14T22:13:00Z" },
		{ "3 MÄRZ 2020", "2020-03-03T00:00:00Z" },
		{ "3 Ma\314\210rz 2020", "2020-03-03T00:00:00Z" },
		{ "16 de mayo de 2020", "2020-05-16T00:00:00Z" },
		{ "martes, 16 de junio de 2020 a las 1:05 p. m.",
		    "2020-06-16T13:05:00Z" },
		{ "mar. 3 mars 2020 à 13h05", "2020-03-03T13:05:00Z" },
		{ "1er août 2020 à 00:47", "2020-08-01T00:47:00Z" },
		{ "3 giu 2020 alle ore 13:05", "2020-06-03T13:05:00Z" },
		{ "3 juni 2020 om 13:05", "2020-06-03T13:05:00Z" },
		{ "quarta-feira, 3 de março de 2021 às 13:05",
		    "2021-03-03T13:05:00Z" },
		{ "3 października 2020 o 13:05", "2020-10-03T13:05:00Z" },
		{ "dub 10, 2014 9:02:15 odpol.", "2014-04-10T21:02:15Z" },
		{ "10. července 2014 v 9:02 dop.", "2014-07-10T09:02:00Z" },
		{ "3 juni 2020 kl. 13:05", "2020-06-03T13:05:00Z" },
		{ "3. juni 2020 kl. 13.05", "2020-06-03T13:05:00Z" },
		{ "torstaina 23. huhtikuuta 2020 klo 13.05",
		    "2020-04-23T13:05:00Z" },
		{ "7月 01, 2026 6:25:04 PM", "2026-07-01T18:25:04Z" },
		{ "2020年6月3日水曜日", "2020-06-03T00:00:00Z" },
		{ "2020年6月3日 午後1:05", "2020-06-03T13:05:00Z" },
		{ "2020년 6월 3일 오전 12:05", "2020-06-03T00:05:00Z" },
		{ LRM "3 June 2020", "2020-06-03T00:00:00Z" },
		{ "٣ June ٢٠٢٠", "2020-06-03T00:00:00Z" },
	};

	(void)state;
	ALL(v, DATE_UNKNOWN);
}

static void
no_dates(void **state)
{
	static const struct sample v[] = {
		{ "", "" },
		{ "yesterday", "" },
		{ "30 February 2020", "" },
		{ "2021-02-29", "" },
		{ "2021-13-01", "" },
		{ "13/13/2021", "" },
		{ "3 June 2020 25:00", "" },
		{ "March 5", "" },
		{ "0/0/00", "" },
		{ "12", "" },
		{ "12345", "" },
		{ "+49 171 0000000", "" },
		{ "555-123-4567", "" },
		{ "ann@northwind.example", "" },
		{ "Party on 3 May 2020 with Ann", "" },
		{ "3 May 2020 Party", "" },
		{ "1 2 3 4", "" },
		{ "May June 2020", "" },
		{ "10:20", "" },
		{ "99999999999999999999-01-01", "" },
		{ "2020-06-03 00:00 +99:99:", "" },
		{ "2020-06-03 00:00 +15:00", "" },
		{ "2020-06-03 00:00 +01:60", "" },
		{ "\377\376\375", "" },
		{ "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1",
		    "" },
	};

	(void)state;
	ALL(v, DATE_UNKNOWN);
}

/* What ICU writes in the thirteen languages is read again. */
static void
what_icu_writes(void **state)
{
	static const char *const locales[] = { "en_US", "en_GB", "de", "fr",
		"es", "es_MX", "it", "nl", "pt_PT", "pt_BR", "pl", "cs", "sv",
		"da", "nb", "fi" };
	static const char *const patterns[] = { "d MMMM yyyy, HH:mm",
		"d. MMM yyyy HH:mm:ss", "LLLL yyyy", "LLL d, yyyy h:mm a",
		"EEEE, d MMMM yyyy", "EEE d MMM yyyy" };
	char text[256];
	UChar wide[256], pattern[64];

	(void)state;
	for (int i = 0; i < 16 * 6 * 12 * 2; i++) {
		const char *form = patterns[i / 32 % 6];
		bool month_only = form[0] == 'L' && form[4] == ' ';
		struct date d = { .year = 2019,
			.month = i / (32 * 6) + 1,
			.day = month_only ? 1 : 3 + 20 * (i / 16 % 2) };
		UErrorCode e = U_ZERO_ERROR;
		UDateFormat *f;
		int64_t when = when_of(&d), got;

		if (strstr(form, "mm") != NULL)
			when += 13 * 3600 + 5 * 60;
		u_uastrcpy(pattern, form);
		f = udat_open(UDAT_PATTERN, UDAT_PATTERN, locales[i % 16],
		    u"UTC", -1, pattern, -1, &e);
		udat_format(f, (double)when * 1000, wide, 256, NULL, &e);
		u_strToUTF8(text, sizeof(text), NULL, wide, -1, &e);
		udat_close(f);
		assert_true(U_SUCCESS(e));
		got = date_parse(str_of(text), DATE_UNKNOWN);
		if (got != when)
			print_error("%s: %s\n", locales[i % 16], text);
		assert_true(got == when);
	}
}

static void
learns_the_order(void **state)
{
	static const struct {
		const char *text;
		enum date_order want;
	} v[] = {
		{ "1/2/2021", DATE_UNKNOWN },
		{ "3 May 2021", DATE_UNKNOWN },
		{ "no date", DATE_UNKNOWN },
		{ "2021/2", DATE_UNKNOWN },
		{ "13/2/21, 22:13", DATE_DMY },
		{ "2/13/21, 1:05" NARROW "PM", DATE_MDY },
		{ "2021-02-13", DATE_YMD },
		{ "35-02-13 22:13:01", DATE_YMD },
	};
	enum date_order order;

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		order = DATE_UNKNOWN;
		date_learn(str_of(v[i].text), &order);
		assert_int_equal(order, v[i].want);
	}
	/* The first to tell is believed. */
	order = DATE_UNKNOWN;
	date_learn(STR("13/2/2021"), &order);
	date_learn(STR("2/13/2021"), &order);
	assert_int_equal(order, DATE_DMY);
}

static void
unix_numbers(void **state)
{
	(void)state;
	assert_true(date_unix(0) == WHEN_NONE);
	assert_true(date_unix(1393669230) == 1393669230);
	assert_true(date_unix(1393669230123) == 1393669230);
	assert_true(date_unix(-315619200) == -315619200);
	assert_true(date_unix(-62169958800) == WHEN_NONE);
	assert_true(date_unix(INT64_MAX) == WHEN_NONE);
	assert_true(date_unix(INT64_MIN) == WHEN_NONE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(iso),
		cmocka_unit_test(numbers),
		cmocka_unit_test(names),
		cmocka_unit_test(no_dates),
		cmocka_unit_test(what_icu_writes),
		cmocka_unit_test(learns_the_order),
		cmocka_unit_test(unix_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
