/*
 * A date is taken apart into numbers and words, whatever stands between them,
 * and the parts are then told by what they can be.
 */
#include "read/date.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

enum {
	PARTS = 12,
	TEXT_MAX = 80,        /* bytes of a date */
	YEAR_PIVOT = 70,      /* two digits: 70 is 1970, 69 is 2069 */
	KANJI_MONTH = 0x6708, /* 月, behind the number of the month */
	KANJI_DAY = 0x65E5,   /* 日 */
	KANJI_YEAR = 0x5E74   /* 年 */
};

static const struct {
	const char *name;
	int month;
} months[] = {
#define MONTH(name, month) { name, month },
#include "read/months.def"
#undef MONTH
};

enum what { A_NUMBER, A_MONTH, AN_AM, A_PM, A_ZONE };

struct part {
	enum what what;
	int64_t n;
	int digits;
	char after; /* the sign behind it: ':' '.' '/' '-' or ' ' */
	char sign;  /* the one before it */
};

struct parts {
	struct part v[PARTS];
	int n;
};

static int
month_of(struct str word)
{
	for (size_t i = 0; i < sizeof(months) / sizeof(months[0]); i++)
		if (str_eq(word, str_of(months[i].name)))
			return months[i].month;
	return 0;
}

/* "a.m.", "PM", "odpol." (Czech), "dop.": half days. */
static bool
half_of(struct str word, enum what *what)
{
	static const struct {
		const char *word;
		enum what what;
	} halves[] = {
		{ "am", AN_AM },
		{ "pm", A_PM },
		{ "a", AN_AM },
		{ "p", A_PM },
		{ "dop", AN_AM },
		{ "odpol", A_PM },
	};

	for (size_t i = 0; i < sizeof(halves) / sizeof(halves[0]); i++)
		if (str_eq(word, str_of(halves[i].word))) {
			*what = halves[i].what;
			return true;
		}
	return false;
}

static bool
is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0xC0;
}

static void
add_number(struct parts *p, struct str s, size_t *at, char sign)
{
	struct part *one = &p->v[p->n];
	size_t next;
	uint32_t c;

	*one = (struct part){ .what = A_NUMBER, .sign = sign, .after = ' ' };
	while (*at < s.n && is_digit((unsigned char)s.p[*at])) {
		if (one->digits++ < 9)
			one->n = one->n * 10 + (s.p[*at] - '0');
		++*at;
	}
	if (*at >= s.n) {
		p->n++;
		return;
	}
	next = *at;
	c = utf8_next(s, &next);
	if (c == KANJI_MONTH) {
		one->what = A_MONTH;
		*at = next;
	} else if (c == KANJI_DAY || c == KANJI_YEAR) {
		*at = next;
	} else if (c < 0x80) {
		one->after = (char)c;
	}
	p->n++;
}

static void
add_word(struct parts *p, struct str s, size_t *at)
{
	struct part *one = &p->v[p->n];
	size_t from = *at, next = *at;
	struct str word;

	while (next < s.n && is_letter(utf8_next(s, &next)))
		*at = next;
	if (*at == from)
		*at = next;
	word = str_sub(s, from, *at - from);
	*one = (struct part){ .what = A_MONTH, .after = ' ' };
	one->n = month_of(word);
	if (one->n > 0 || half_of(word, &one->what))
		p->n++;
}

/* Lower case, within a fixed room: dates are short. */
static struct str
lower_in(char room[TEXT_MAX], struct str s)
{
	struct arena *a = arena_make("a date");
	struct str low = utf8_lower(a, s);

	if (low.n > TEXT_MAX)
		low.n = TEXT_MAX;
	memcpy(room, low.p, low.n);
	arena_free(a);
	return (struct str){ room, low.n };
}

static struct str
lower(char room[TEXT_MAX], struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if ((unsigned char)c >= 0x80)
			return lower_in(room, s);
		room[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
	}
	return (struct str){ room, s.n };
}

static bool
take_apart(struct str s, struct parts *p)
{
	char sign = ' ';

	p->n = 0;
	for (size_t at = 0; at < s.n;) {
		unsigned char c = (unsigned char)s.p[at];

		if (p->n == PARTS)
			return false;
		if (is_digit(c)) {
			add_number(p, s, &at, sign);
			sign = ' ';
		} else if (c == 't' && p->n > 0 && at + 1 < s.n &&
			   is_digit((unsigned char)s.p[at + 1])) {
			at++; /* the T of ISO 8601 */
		} else if (is_letter(c) || c >= 0x80) {
			add_word(p, s, &at);
			sign = ' ';
		} else {
			sign = (char)c;
			at++;
		}
	}
	return p->n > 0;
}

static int
full_year(const struct part *y)
{
	if (y->digits > 2)
		return (int)y->n;
	return (int)y->n + (y->n < YEAR_PIVOT ? 2000 : 1900);
}

/* hh:mm, hh:mm:ss, hh.mm: the first number followed by ':' , or, behind the
 * date, by '.'.  Takes them out of the parts. */
static bool
take_time(struct parts *p, struct date *d, int from)
{
	int i, used = 2;

	for (i = from; i + 1 < p->n; i++)
		if (p->v[i].what == A_NUMBER && p->v[i].digits <= 2 &&
		    p->v[i + 1].what == A_NUMBER && p->v[i + 1].digits == 2 &&
		    (p->v[i].after == ':' || (p->v[i].after == '.' && i >= 3)))
			break;
	if (i + 1 >= p->n)
		return false;
	d->hour = (int)p->v[i].n;
	d->minute = (int)p->v[i + 1].n;
	if (i + 2 < p->n && p->v[i + 2].what == A_NUMBER &&
	    p->v[i + 1].after == p->v[i].after && p->v[i + 2].digits == 2) {
		d->second = (int)p->v[i + 2].n;
		used = 3;
		/* Fractions of a second. */
		if (i + 3 < p->n && p->v[i + 2].after == '.' &&
		    p->v[i + 3].what == A_NUMBER)
			used = 4;
	}
	memmove(&p->v[i], &p->v[i + used],
	    (size_t)(p->n - i - used) * sizeof(p->v[0]));
	p->n -= used;
	return true;
}

static void
take_half(struct parts *p, struct date *d)
{
	int n = 0;

	for (int i = 0; i < p->n; i++) {
		if (p->v[i].what == A_PM && d->hour < 12)
			d->hour += 12;
		else if (p->v[i].what == AN_AM && d->hour == 12)
			d->hour = 0;
		/* "p. m." comes as two words. */
		if (p->v[i].what == A_NUMBER || p->v[i].what == A_MONTH)
			p->v[n++] = p->v[i];
	}
	p->n = n;
}

/* "+02:00", "+0200", "UTC-5" at the end, in seconds. */
static int64_t
zone_of(struct str s)
{
	size_t i = s.n;
	int64_t n = 0, sign;
	int digits = 0;
	struct str tail;

	while (
	    i > 0 && (is_digit((unsigned char)s.p[i - 1]) || s.p[i - 1] == ':'))
		i--;
	if (i == 0 || i == s.n || (s.p[i - 1] != '+' && s.p[i - 1] != '-'))
		return 0;
	/* "2021-11-17" has a minus too: a zone stands behind a time or UTC. */
	tail = str_sub(s, 0, i - 1);
	if (!str_has(tail, STR(":")) && !str_has(tail, STR("utc")))
		return 0;
	sign = s.p[i - 1] == '-' ? -1 : 1;
	for (; i < s.n; i++)
		if (s.p[i] != ':') {
			n = n * 10 + (s.p[i] - '0');
			digits++;
		}
	if (digits <= 2)
		return sign * n * 3600;
	return digits == 4 ? sign * ((n / 100) * 3600 + n % 100 * 60) : 0;
}

static void
swap(struct part *a, struct part *b)
{
	struct part t = *a;

	*a = *b;
	*b = t;
}

/* With a month by name: the year has four digits, or comes last. */
static bool
date_named(struct parts *p, int month, struct date *d)
{
	struct part num[2];
	int n = 0;

	for (int i = 0; i < p->n && n < 2; i++)
		if (i != month)
			num[n++] = p->v[i];
	d->month = (int)p->v[month].n;
	d->day = 1;
	if (n == 0)
		return false;
	if (n == 2 && num[0].digits > 2)
		swap(&num[0], &num[1]);
	if (n == 2)
		d->day = (int)num[0].n;
	d->year = full_year(&num[n - 1]);
	return n == 2 || num[0].digits == 4;
}

static bool
date_numbers(const struct parts *p, enum date_order order, struct date *d)
{
	const struct part *v = p->v;

	d->day = d->month = 1;
	if (p->n == 1 && v[0].digits == 4) {
		d->year = (int)v[0].n;
		return true;
	}
	if (p->n == 1 && v[0].digits == 8) { /* 20210914 */
		d->year = (int)(v[0].n / 10000);
		d->month = (int)(v[0].n / 100 % 100);
		d->day = (int)(v[0].n % 100);
		return true;
	}
	if (p->n == 2 && v[0].digits == 4) { /* 2021-11 */
		d->year = (int)v[0].n;
		d->month = (int)v[1].n;
		return true;
	}
	if (p->n < 3)
		return false;
	if (v[0].digits == 4 || order == DATE_YMD) {
		d->year = full_year(&v[0]);
		d->month = (int)v[1].n;
		d->day = (int)v[2].n;
		return true;
	}
	/* Points go with day first, as nobody writes month.day. */
	if (order == DATE_UNKNOWN)
		order = v[0].after == '.' || v[0].n > 12 ? DATE_DMY : DATE_MDY;
	d->month = (int)v[order == DATE_MDY ? 0 : 1].n;
	d->day = (int)v[order == DATE_MDY ? 1 : 0].n;
	d->year = full_year(&v[2]);
	return true;
}

int64_t
date_parse(struct str s, enum date_order order)
{
	char room[TEXT_MAX];
	struct parts p;
	struct date d = { 0 };
	int month = -1;
	int64_t when, zone;

	s = str_trim(s);
	if (s.n == 0 || s.n > TEXT_MAX)
		return WHEN_NONE;
	s = lower(room, s);
	zone = zone_of(s);
	if (!take_apart(s, &p))
		return WHEN_NONE;
	take_time(&p, &d, 0);
	take_half(&p, &d);
	/* A zone's digits are numbers too; they come last. */
	if (zone != 0)
		while (p.n > 3)
			p.n--;
	for (int i = 0; i < p.n && month < 0; i++)
		if (p.v[i].what == A_MONTH)
			month = i;
	if (!(month >= 0 ? date_named(&p, month, &d)
			 : date_numbers(&p, order, &d)))
		return WHEN_NONE;
	when = when_of(&d);
	return when == WHEN_NONE ? when : when - zone;
}

void
date_learn(struct str s, enum date_order *order)
{
	char room[TEXT_MAX];
	struct parts p;
	struct date time = { 0 };

	s = str_trim(s);
	if (*order != DATE_UNKNOWN || s.n == 0 || s.n > TEXT_MAX ||
	    !take_apart(lower(room, s), &p))
		return;
	take_time(&p, &time, 0);
	take_half(&p, &time);
	if (p.n < 3 || p.v[0].what != A_NUMBER || p.v[1].what != A_NUMBER)
		return;
	if (p.v[0].digits == 4)
		*order = DATE_YMD;
	else if (p.v[0].n > 12)
		*order = DATE_DMY;
	else if (p.v[1].n > 12)
		*order = DATE_MDY;
}

int64_t
date_unix(int64_t number)
{
	/* Seconds stay below 10^11 until the year 5138. */
	static const int64_t seconds_most = 100000000000;

	if (number == 0)
		return WHEN_NONE;
	return number > seconds_most || number < -seconds_most ? number / 1000
	                                                       : number;
}
