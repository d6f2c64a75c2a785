#include "base/when.h"

/* Days since 1970 of a civil date, by counting years from March (the method
 * of Howard Hinnant's "chrono-compatible low-level date algorithms"). */
static int64_t
days_of(int y, int m, int d)
{
	int64_t era, yoe, doy;

	y -= m <= 2;
	era = (y >= 0 ? y : y - 399) / 400;
	yoe = y - era * 400;
	doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

struct date
when_date(int64_t when)
{
	int64_t days = when / DAY_SECONDS, rest = when % DAY_SECONDS;
	int64_t z, era, doe, yoe, doy, mp;
	struct date d = { 0 };

	if (rest < 0) {
		rest += DAY_SECONDS;
		days--;
	}
	z = days + 719468;
	era = (z >= 0 ? z : z - 146096) / 146097;
	doe = z - era * 146097;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	mp = (5 * doy + 2) / 153;
	d.day = (int)(doy - (153 * mp + 2) / 5 + 1);
	d.month = (int)(mp < 10 ? mp + 3 : mp - 9);
	d.year = (int)(yoe + era * 400 + (d.month <= 2));
	d.hour = (int)(rest / 3600);
	d.minute = (int)(rest / 60 % 60);
	d.second = (int)(rest % 60);
	d.weekday = (int)(((days + 3) % 7 + 7) % 7);
	return d;
}

int64_t
when_of(const struct date *d)
{
	struct date back;
	int64_t when;

	if (d->year < -9999 || d->year > 9999 || d->month < 1 ||
	    d->month > 12 || d->day < 1 || d->day > 31 || d->hour < 0 ||
	    d->hour > 23 || d->minute < 0 || d->minute > 59 || d->second < 0 ||
	    d->second > 60)
		return WHEN_NONE;
	when = days_of(d->year, d->month, d->day) * DAY_SECONDS +
	       d->hour * 3600 + d->minute * 60 + d->second;
	back = when_date(when - d->second);
	return back.day == d->day && back.month == d->month ? when : WHEN_NONE;
}

/* A number that ends before `end`. */
static void
put_digits(char *end, int n, int digits)
{
	for (; digits > 0; digits--, n /= 10)
		*--end = (char)('0' + n % 10);
}

struct str
when_iso(struct arena *a, int64_t when)
{
	char text[] = "....-..-..T..:..:..Z";
	struct date d;

	if (when == WHEN_NONE)
		return STR_NONE;
	d = when_date(when);
	if (d.year < 0 || d.year > 9999)
		return str_fmt(a, "%04d-%02d-%02dT%02d:%02d:%02dZ", d.year,
		    d.month, d.day, d.hour, d.minute, d.second);
	put_digits(text + 4, d.year, 4);
	put_digits(text + 7, d.month, 2);
	put_digits(text + 10, d.day, 2);
	put_digits(text + 13, d.hour, 2);
	put_digits(text + 16, d.minute, 2);
	put_digits(text + 19, d.second, 2);
	return str_copy(a, str_of(text));
}

struct str
when_day(struct arena *a, int64_t when)
{
	return str_sub(when_iso(a, when), 0, 10);
}

struct str
when_month(struct arena *a, int64_t when)
{
	return str_sub(when_iso(a, when), 0, 7);
}

int
when_slot(int64_t when)
{
	struct date d = when_date(when);

	return d.weekday * 24 + d.hour;
}
