/*
 * The friends of whom the exports tell nothing, by the year since when they
 * are friends.
 */
#include "base/arena.h"
#include "emit/page_parts.h"
#include "model/untold.h"

/* 0 where it is not told. */
static int
year_of(const struct untold *u)
{
	return u->since == WHEN_NONE ? 0 : when_date(u->since).year;
}

static json_t *
row(const struct view *v, const struct untold *u)
{
	const struct person *p = &v->plan->people->persons.v[u->person.n];
	json_t *o = view_object();

	view_put(o, "id", view_person_id(v, u->person));
	view_put(o, "name", view_text(v, p->name));
	view_put(o, "since", view_text(v, when_day(v->scratch, u->since)));
	return o;
}

json_t *
page_untold(const struct view *v)
{
	struct untolds untold = { 0 };
	json_t *years = view_array();

	if (v->plan->redacted)
		return years;
	untold_find(v->scratch, v->plan, &untold);
	for (uint32_t i = 0; i < untold.v.n;) {
		int year = year_of(&untold.v.v[i]);
		json_t *o = view_object(), *rows = view_array();

		for (; i < untold.v.n && year_of(&untold.v.v[i]) == year; i++)
			view_add(rows, row(v, &untold.v.v[i]));
		view_put(o, "year", view_int(year));
		view_put(o, "count", view_int((int64_t)json_array_size(rows)));
		view_put(o, "rows", rows);
		view_add(years, o);
	}
	return years;
}
