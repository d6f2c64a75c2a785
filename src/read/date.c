/*
 * A date is taken apart into numbers, words and signs.  The time is found
 * first, by its colon, with the zone behind it; then the numbers that are left
 * are told by what they can be.
 */
#include "read/date.h"

#include <string.h>

#include "read/date_parts.h"

enum {
	YEAR_PIVOT = 69, /* two digits, after POSIX: 69 is 1969, 68 is 2068 */
	LEADING_MAX = 3, /* unknown words in front */
	ZONE_MAX = 14    /* hours ahead of UTC, or behind */
};

/* A moment while it is being read; zone in seconds. */
struct moment {
	struct date date;
	int64_t zone;
	bool timed;
};

static bool
is_number(const struct parts *p, uint32_t i, int least, int most)
{
	return i < p->n && p->v[i].kind == PART_NUMBER &&
	       p->v[i].digits >= least && p->v[i].digits <= most;
}

static bool
is_sign(const struct parts *p, uint32_t i, int sign)
{
	return i < p->n && p->v[i].kind == PART_SIGN && p->v[i].value == sign;
}

static bool
is_kind(const struct parts *p, uint32_t i, enum part_kind kind)
{
	return i < p->n && p->v[i].kind == kind;
}

/* Takes the parts from `from` up to `to` out. */
static void
drop(struct parts *p, uint32_t from, uint32_t to)
{
	for (uint32_t i = to; i < p->n; i++)
		p->v[from + i - to] = p->v[i];
	p->n -= to - from;
}

/* "Z", "UTC", "+02:00", "-0500", "UTC+1", "EST": passes over it. */
static uint32_t
read_zone(const struct parts *p, uint32_t i, int64_t *zone)
{
	int hours, minutes = 0;
	uint32_t sign;
	bool minus;

	if (is_kind(p, i, PART_OTHER_ZONE))
		return i + 1;
	i += is_kind(p, i, PART_ZONE);
	minus = is_sign(p, i, '-');
	if ((!minus && !is_sign(p, i, '+')) || !is_number(p, i + 1, 1, 4) ||
	    p->v[i + 1].spaced)
		return i;
	sign = i++;
	hours = p->v[i].value;
	if (p->v[i].digits > 2) {
		minutes = hours % 100;
		hours /= 100;
	} else if (is_sign(p, i + 1, ':') && is_number(p, i + 2, 2, 2)) {
		minutes = p->v[i + 2].value;
		i += 2;
	}
	/* What is no zone stays, and makes the whole no date. */
	if (hours > ZONE_MAX || minutes > 59)
		return sign;
	*zone = (hours * 60 + minutes) * 60 * (minus ? -1 : 1);
	return i + 1;
}

static void
apply_half(struct date *d, const struct part *half)
{
	if (d->hour == 12)
		d->hour = half->value;
	else if (d->hour < 12)
		d->hour += half->value;
}

/* What may follow the numbers of a time, or stand right before it, that end
 * at `to`; then takes all of it out. */
static void
end_time(struct parts *p, uint32_t from, uint32_t to, struct moment *m)
{
	uint32_t half = to += is_kind(p, to, PART_HOUR);

	while (is_kind(p, half, PART_FILL))
		half++;
	if (is_kind(p, half, PART_HALF)) {
		apply_half(&m->date, &p->v[half]);
		to = half + 1;
	} else if (from > 0 && is_kind(p, from - 1, PART_HALF)) {
		from--;
		apply_half(&m->date, &p->v[from]);
	}
	m->timed = true;
	drop(p, from, read_zone(p, to, &m->zone));
}

/* "18:14", "18:14:58", "18:14:58.123", from part `i`; where it ends. */
static uint32_t
read_clock(const struct parts *p, uint32_t i, int sign, struct date *d)
{
	d->hour = p->v[i].value;
	d->minute = p->v[i + 2].value;
	i += 3;
	if (!is_sign(p, i, sign) || !is_number(p, i + 1, 2, 2))
		return i;
	d->second = p->v[i + 1].value;
	i += 2;
	if ((is_sign(p, i, '.') || is_sign(p, i, ',')) &&
	    is_number(p, i + 1, 1, 9) && !p->v[i].spaced && !p->v[i + 1].spaced)
		i += 2;
	return i;
}

static bool
take_time(struct parts *p, struct moment *m)
{
	for (uint32_t i = 0; i + 2 < p->n; i++) {
		if (is_number(p, i, 1, 2) && is_sign(p, i + 1, ':') &&
		    is_number(p, i + 2, 2, 2)) {
			end_time(p, i, read_clock(p, i, ':', &m->date), m);
			return true;
		}
		/* ISO 8601 without signs: "20210914T121819Z". */
		if (is_number(p, i, 8, 8) && is_kind(p, i + 1, PART_FILL) &&
		    is_number(p, i + 2, 6, 6) && !p->v[i + 2].spaced) {
			m->date.hour = p->v[i + 2].value / 10000;
			m->date.minute = p->v[i + 2].value / 100 % 100;
			m->date.second = p->v[i + 2].value % 100;
			end_time(p, i + 1, i + 3, m);
			return true;
		}
	}
	return false;
}

static uint32_t
count(const struct parts *p, enum part_kind kind)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < p->n; i++)
		n += p->v[i].kind == kind;
	return n;
}

/* A time that needs the date before it to be known for one: "13.05",
 * "13.05.22", "13h05", "13 h", "1 PM". */
static void
take_late_time(struct parts *p, struct moment *m)
{
	uint32_t numbers = 0, whole = count(p, PART_MONTH) > 0 ? 2 : 3;

	for (uint32_t i = 0; i < p->n; i++) {
		numbers += p->v[i].kind == PART_NUMBER;
		if (numbers <= whole || !is_number(p, i, 1, 2))
			continue;
		if ((is_sign(p, i + 1, '.') || is_kind(p, i + 1, PART_HOUR)) &&
		    is_number(p, i + 2, 2, 2)) {
			end_time(p, i, read_clock(p, i, '.', &m->date), m);
		} else if (is_kind(p, i + 1, PART_HOUR) ||
			   is_kind(p, i + 1, PART_HALF)) {
			m->date.hour = p->v[i].value;
			end_time(p, i, i + 1, m);
		}
		return;
	}
}

/* Signs that may stand in a date, and around it. */
static bool
is_date_sign(int c)
{
	return c != '\0' && strchr(",./-'()[]", c) != NULL;
}

/* Leaves the numbers and the month alone.  False where there is something
 * that belongs to no date. */
static bool
only_date(struct parts *p, bool timed)
{
	uint32_t n = 0, leading = 0, months = count(p, PART_MONTH);

	for (uint32_t i = 0; i < p->n; i++) {
		const struct part *v = &p->v[i];

		switch (v->kind) {
		case PART_NUMBER: p->v[n++] = *v; break;
		case PART_MONTH:
			/* In front of another, "mar" is Tuesday. */
			if (i > 0 || months == 1 || v->value != 3)
				p->v[n++] = *v;
			break;
		case PART_WORD:
		case PART_OTHER_ZONE:
			/* The day of the week, in front or, in Japanese,
			 * behind. */
			if (n > 0 ? p->v[n - 1].unit != 'd'
				  : ++leading > LEADING_MAX)
				return false;
			break;
		case PART_SIGN:
			if (v->value == '(' && timed)
				i = p->n; /* the zone's long name */
			else if (!is_date_sign(v->value))
				return false;
			break;
		case PART_FILL:
		case PART_ZONE:
		case PART_HALF:
		case PART_HOUR: break;
		}
	}
	p->n = n;
	return n > 0;
}

static int
full_year(const struct part *y)
{
	if (y->digits > 2)
		return y->value;
	return y->value + (y->value < YEAR_PIVOT ? 2000 : 1900);
}

static bool
is_year(const struct part *v)
{
	return v->unit == 'y' || (v->digits == 4 && v->unit == '\0');
}

/* "3. Juni 2020", "Nov 2021", "2020 m. June 3": the year has four digits, or
 * comes last. */
static bool
date_named(const struct parts *p, enum date_order order, struct date *d)
{
	const struct part *numbers[2], *month = NULL;
	uint32_t n = 0;
	bool first;

	for (uint32_t i = 0; i < p->n; i++) {
		if (p->v[i].kind == PART_MONTH && month == NULL)
			month = &p->v[i];
		else if (p->v[i].kind == PART_NUMBER && n < 2)
			numbers[n++] = &p->v[i];
		else
			return false;
	}
	if (n == 0 || (n == 1 && !is_year(numbers[0])))
		return false;
	first = is_year(numbers[0]) ||
	        (order == DATE_YMD && n == 2 && !is_year(numbers[1]));
	d->month = month->value;
	d->year = full_year(numbers[first ? 0 : n - 1]);
	d->day = n == 2 ? numbers[first]->value : 1;
	return n == 1 || numbers[first]->digits <= 2;
}

/* "2021", "20210914", "2021-11", "11/2021". */
static bool
date_short(const struct parts *p, struct date *d)
{
	const struct part *v = p->v;

	d->day = d->month = 1;
	if (p->n == 2) {
		bool first = is_year(&v[0]);

		d->year = v[!first].value;
		d->month = v[first].value;
		return is_year(&v[!first]) && v[first].digits <= 2;
	}
	if (v[0].digits == 8) {
		d->year = v[0].value / 10000;
		d->month = v[0].value / 100 % 100;
		d->day = v[0].value % 100;
		return true;
	}
	d->year = v[0].value;
	return is_year(&v[0]);
}

/* Three numbers. */
static bool
date_numbers(const struct parts *p, enum date_order order, struct date *d)
{
	const struct part *v = p->v, *year, *month, *day;

	if (is_year(&v[0]) || (order == DATE_YMD && !is_year(&v[2]))) {
		year = &v[0], month = &v[1], day = &v[2];
	} else {
		/* Nobody writes month.day with points. */
		bool month_first = order == DATE_MDY ||
		                   (order == DATE_UNKNOWN && v[0].after != '.');

		/* Of two readings only one may be a date. */
		if (v[month_first ? 0 : 1].value > 12)
			month_first = !month_first;
		year = &v[2];
		month = &v[month_first ? 0 : 1];
		day = &v[month_first ? 1 : 0];
	}
	d->year = full_year(year);
	d->month = month->value;
	d->day = day->value;
	return month->digits <= 2 && day->digits <= 2 &&
	       (year->digits == 2 || is_year(year));
}

/* The parts of the day alone, once the time is known and gone. */
static bool
take_apart(struct str s, struct parts *p, struct moment *m)
{
	*m = (struct moment){ 0 };
	if (!date_parts(s, p))
		return false;
	if (!take_time(p, m))
		take_late_time(p, m);
	return only_date(p, m->timed);
}

int64_t
date_parse(struct str s, enum date_order order)
{
	struct parts p;
	struct moment m;
	bool found;
	int64_t when;

	if (!take_apart(s, &p, &m))
		return WHEN_NONE;
	if (count(&p, PART_MONTH) > 0)
		found = date_named(&p, order, &m.date);
	else if (p.n < 3)
		found = date_short(&p, &m.date);
	else
		found = p.n == 3 && date_numbers(&p, order, &m.date);
	when = found ? when_of(&m.date) : WHEN_NONE;
	return when == WHEN_NONE ? WHEN_NONE : when - m.zone;
}

void
date_learn(struct str s, enum date_order *order)
{
	struct parts p;
	struct moment m;

	if (*order != DATE_UNKNOWN || !take_apart(s, &p, &m) || p.n != 3 ||
	    count(&p, PART_MONTH) > 0)
		return;
	if (is_year(&p.v[0]) || p.v[0].value > 31)
		*order = DATE_YMD;
	else if (p.v[0].value > 12)
		*order = DATE_DMY;
	else if (p.v[1].value > 12)
		*order = DATE_MDY;
}

int64_t
date_unix(int64_t number)
{
	/* Seconds stay below 10^11 until the year 5138, and milliseconds are
	 * above it since 1973. */
	static const int64_t seconds_most = 100000000000;
	/* Years 1 and 9999: clocks that were never set are before. */
	static const int64_t first = -62135596800, last = 253402300799;

	if (number > seconds_most || number < -seconds_most)
		number /= 1000;
	return number > first && number <= last && number != 0 ? number
	                                                       : WHEN_NONE;
}
