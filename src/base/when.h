/*
 * Time.  A moment is seconds since 1970 in UTC, as int64_t; a day is days
 * since then.  Years -9999 to 9999 of the proleptic Gregorian calendar.
 */
#ifndef BASE_WHEN_H
#define BASE_WHEN_H

#include <limits.h>

#include "base/str.h"

#define WHEN_NONE INT64_MIN
#define DAY_SECONDS 86400

struct date {
	int year, month, day;     /* month and day from 1 */
	int hour, minute, second; /* 0 where not known */
	int weekday;              /* 0 Monday … 6 Sunday; set by when_date */
};

/* WHEN_NONE where the date does not exist (30 February). */
int64_t when_of(const struct date *);
struct date when_date(int64_t when);

/* "2014-03-01T10:20:30Z", "2014-03-01", "2014-03"; "" for WHEN_NONE. */
struct str when_iso(struct arena *, int64_t when);
struct str when_day(struct arena *, int64_t when);
struct str when_month(struct arena *, int64_t when);

/* Slot of the week, 0 Monday 00h … 167 Sunday 23h. */
enum { WEEK_HOURS = 168 };
int when_slot(int64_t when);

#endif
