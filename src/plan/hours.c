#include "plan/hours.h"

#include <string.h>
#include <unicode/ucal.h>
#include <unicode/ustring.h>

enum {
	DAY_HOURS = 24,
	NIGHT = 6,
	ZONE_MAX = 64, /* units of a zone's name */
	ENOUGH = 200   /* messages that show a rhythm */
};

/* The name as ICU wants it; its length, or 0 where it is none of a zone.  A
 * calendar would take an unknown one for Greenwich. */
static int32_t
zone_name(struct str zone, UChar name[ZONE_MAX])
{
	UChar canonical[ZONE_MAX];
	UErrorCode e = U_ZERO_ERROR;
	int32_t n = 0;

	u_strFromUTF8(
	    name, ZONE_MAX, &n, zone.p, (int32_t)str_int_len(zone), &e);
	if (zone.n == 0 || U_FAILURE(e) || n >= ZONE_MAX)
		return 0;
	ucal_getCanonicalTimeZoneID(name, n, canonical, ZONE_MAX, NULL, &e);
	return U_FAILURE(e) ? 0 : n;
}

bool
hours_zone(struct str zone)
{
	UChar name[ZONE_MAX];

	return zone_name(zone, name) > 0;
}

/* The offset of a zone at the turn of 2024, in hours; what summer time adds
 * does not matter for a week of hours.  False for an unknown zone. */
static bool
zone_shift(struct str zone, int *shift)
{
	UChar name[ZONE_MAX];
	UErrorCode e = U_ZERO_ERROR;
	int32_t n = zone_name(zone, name), offset;
	UCalendar *cal;

	if (n == 0)
		return false;
	cal = ucal_open(name, n, NULL, UCAL_GREGORIAN, &e);
	if (U_FAILURE(e))
		return false;
	ucal_setMillis(cal, 1704067200000.0, &e);
	offset = ucal_get(cal, UCAL_ZONE_OFFSET, &e);
	ucal_close(cal);
	if (U_FAILURE(e))
		return false;
	*shift = (int)(offset / 3600000);
	return true;
}

static bool
rhythm_shift(const struct records *r, int *shift)
{
	uint64_t day[DAY_HOURS] = { 0 }, all = 0, least = UINT64_MAX;
	int from = 0;

	for (uint32_t i = 0; i < r->exchanges.n; i++)
		for (int h = 0; h < WEEK_HOURS && !r->exchanges.v[i].local; h++)
			day[h % DAY_HOURS] += r->exchanges.v[i].hours[h];
	for (int h = 0; h < DAY_HOURS; h++) {
		uint64_t sum = 0;

		for (int k = 0; k < NIGHT; k++)
			sum += day[(h + k) % DAY_HOURS];
		all += day[h];
		if (sum < least) {
			least = sum;
			from = h;
		}
	}
	if (all < ENOUGH)
		return false;
	/* These six hours are taken for 0:30 to 6:30. */
	*shift = from < 12 ? -from : DAY_HOURS - from;
	return true;
}

void
hours_learn(struct hours *h, const struct policy *p, const struct records *r)
{
	*h = (struct hours){ .zone = p->zone };
	if (p->hours_set)
		memcpy(h->office, p->work_hours, sizeof(h->office));
	else
		for (int i = 0; i < 5 * DAY_HOURS; i++)
			h->office[i] = i % DAY_HOURS >= 9 && i % DAY_HOURS < 17;
	h->known = zone_shift(p->zone, &h->shift) || rhythm_shift(r, &h->shift);
}

static bool
in_office(const struct hours *h, int slot, bool local)
{
	int shift = local ? 0 : h->shift;

	return h->office[(slot + shift + WEEK_HOURS) % WEEK_HOURS];
}

bool
hours_office(const struct hours *h, int64_t when, bool local)
{
	return when != WHEN_NONE && in_office(h, when_slot(when), local);
}

uint32_t
hours_count(const struct hours *h, const uint32_t slots[WEEK_HOURS], bool local)
{
	uint32_t n = 0;

	for (int i = 0; i < WEEK_HOURS; i++)
		if (in_office(h, i, local))
			n += slots[i];
	return n;
}
