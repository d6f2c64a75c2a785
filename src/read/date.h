/*
 * Dates as exports write them.  All give WHEN_NONE for what they can't read.
 */
#ifndef READ_DATE_H
#define READ_DATE_H

#include "base/when.h"

/* Order of the parts of a numeric date. */
enum date_order { DATE_UNKNOWN, DATE_DMY, DATE_MDY, DATE_YMD };

/*
 * One date in any notation this program knows, with or without time:
 * ISO 8601 ("2021-11-17 18:14:58 UTC", "…T…Z", "…+02:00"), "17 Nov 2021",
 * "Nov 2021", "2021", "11/16/21, 9:40 AM", "2021/09/14 12:18:19 UTC",
 * "Tue Sep 28 09:08:27 UTC 2021", "May 23, 2025 8:17:51 pm",
 * "3. Juni 2020, 00:47", and the same with the month names of en, de, fr, es,
 * it, nl, pt, pl, cs, sv, da, nb and fi.  Numbers alone are read in `order`
 * (DATE_UNKNOWN: day first with points, else month first), but for a date that
 * only the other order makes one.  A zone given as a distance from UTC is
 * applied; names like EST, which mean several, are not.  A text with words
 * that belong to no date is none.
 */
int64_t date_parse(struct str, enum date_order order);

/* The order that a column of numeric dates gives away: some part over 12,
 * else DATE_UNKNOWN.  Called with each date, it narrows *order. */
void date_learn(struct str, enum date_order *order);

/* A number of a JSON export: seconds or milliseconds since 1970, told apart
 * by size; 0, and what is not in the years 1 to 9999, is "not known". */
int64_t date_unix(int64_t number);

#endif
