/*
 * What is known of the owner.  The order of the exports changes nothing:
 * facts are taken by platform, then by bytes.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "link/link.h"

static int
by_platform(const void *x, const void *y)
{
	const struct owner_fact *a = *(const struct owner_fact *const *)x;
	const struct owner_fact *b = *(const struct owner_fact *const *)y;

	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->platform != b->platform)
		return a->platform < b->platform ? -1 : 1;
	return str_cmp(a->text, b->text);
}

static void
add_once(struct arena *a, struct strs *to, struct str one)
{
	if (one.n > 0 && !strs_has(to, one))
		strs_add(a, to, one);
}

static void
add_name(struct arena *a, struct owner *o, struct str name)
{
	if (o->name.n == 0)
		o->name = name;
	add_once(a, &o->names, name);
}

/* One account a platform, as far as facts tell; a further id is another. */
static void
add_account(struct arena *a, struct owner *o, const struct owner_fact *f)
{
	bool url = f->kind == OWNER_URL;
	struct account one = { .platform = f->platform,
		.name = o->name,
		.since = WHEN_NONE,
		.place = f->place };

	for (uint32_t i = 0; i < o->accounts.n; i++) {
		struct account *to = &o->accounts.v[i];
		struct str *text = url ? &to->url : &to->id;

		if (to->platform != f->platform)
			continue;
		if (text->n == 0)
			*text = f->text;
		if (str_eq(*text, f->text))
			return;
	}
	if (url)
		one.url = f->text;
	else
		one.id = f->text;
	vec_add(a, &o->accounts) = one;
}

/* One export tells the day, another the month. */
static bool
same_month(int64_t a, int64_t b)
{
	static const int64_t month = (int64_t)31 * DAY_SECONDS;

	return a == WHEN_NONE || b == WHEN_NONE ||
	       (a - b <= month && b - a <= month);
}

/* Two exports tell the same job; the one with dates knows more. */
static void
add_employer(struct arena *a, struct owner *o, const struct owner_fact *f)
{
	struct str name = utf8_fold(a, f->text);

	for (uint32_t i = 0; i < o->employers.n; i++) {
		struct employer *e = &o->employers.v[i];

		if (!str_eq(utf8_fold(a, e->name), name) ||
		    !same_month(e->from, f->from))
			continue;
		if (e->title.n == 0)
			e->title = f->title;
		if (e->from == WHEN_NONE) {
			e->from = f->from;
			e->to = f->to;
		}
		return;
	}
	vec_add(a, &o->employers) = (struct employer){ .name = f->text,
		.title = f->title,
		.from = f->from,
		.to = f->to,
		.place = f->place };
}

/* "en_US" is "en". */
static struct str
language_of(struct arena *a, struct str text)
{
	size_t n = 0;

	while (n < text.n && ((text.p[n] | 0x20) >= 'a') &&
	       ((text.p[n] | 0x20) <= 'z'))
		n++;
	return n == 2 || n == 3 ? str_lower(a, str_sub(text, 0, n)) : STR_NONE;
}

static void
take_fact(struct arena *a, const struct owner_fact *f, struct owner *o)
{
	switch (f->kind) {
	case OWNER_NAME:
	case OWNER_FORMER_NAME: add_name(a, o, f->text); break;
	case OWNER_EMAIL:
		add_once(a, &o->emails, record_email(a, f->text));
		break;
	case OWNER_PHONE:
		add_once(a, &o->phones, record_phone(a, f->text, o->country));
		break;
	case OWNER_ACCOUNT:
	case OWNER_URL: add_account(a, o, f); break;
	case OWNER_EMPLOYER: add_employer(a, o, f); break;
	case OWNER_LANGUAGE:
		if (o->language.n == 0)
			o->language = language_of(a, f->text);
		break;
	case OWNER_SCHOOL:
	case OWNER_CITY: break;
	}
}

/* The latest first; those without an end before all others. */
static int
by_time(const void *x, const void *y)
{
	const struct employer *a = x, *b = y;
	int64_t ends[] = { a->to == WHEN_NONE ? INT64_MAX : a->to,
		b->to == WHEN_NONE ? INT64_MAX : b->to };

	if (ends[0] != ends[1])
		return ends[0] > ends[1] ? -1 : 1;
	if (a->from != b->from)
		return a->from > b->from ? -1 : 1;
	return str_cmp(a->name, b->name);
}

struct taught {
	struct str key; /* the name, folded */
	const struct owner_fact *fact;
};

/* One name after the other, each by time, what is not told first. */
static int
by_school(const void *x, const void *y)
{
	const struct taught *a = x, *b = y;
	int order = str_cmp(a->key, b->key);

	if (order == 0)
		order = (a->fact->from > b->fact->from) -
		        (a->fact->from < b->fact->from);
	if (order == 0)
		order =
		    (a->fact->to > b->fact->to) - (a->fact->to < b->fact->to);
	if (order == 0)
		order = by_platform(&a->fact, &b->fact);
	return order;
}

/* One export tells the day, another the year, a third neither. */
static bool
same_year(int64_t a, int64_t b)
{
	return a == WHEN_NONE || b == WHEN_NONE ||
	       when_date(a).year == when_date(b).year;
}

/* The earliest first; those of which no time is told before all others. */
static int
by_start(const void *x, const void *y)
{
	const struct school *a = x, *b = y;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	if (a->to != b->to)
		return a->to < b->to ? -1 : 1;
	return str_cmp(a->name, b->name);
}

/* Two exports tell the same school; each may know dates. */
static void
take_schools(struct arena *a, const struct records *r, struct owner *o)
{
	VEC(struct taught) v = { 0 };

	for (uint32_t i = 0; i < r->owner.n; i++)
		if (r->owner.v[i].kind == OWNER_SCHOOL)
			vec_add(a, &v) =
			    (struct taught){ utf8_fold(a, r->owner.v[i].text),
				    &r->owner.v[i] };
	if (v.n == 0)
		return;
	qsort(v.v, v.n, sizeof(v.v[0]), by_school);
	for (uint32_t i = 0; i < v.n; i++) {
		const struct owner_fact *f = v.v[i].fact;
		struct school *s =
		    i == 0 ? NULL : &o->schools.v[o->schools.n - 1];

		if (i > 0 && str_eq(v.v[i].key, v.v[i - 1].key) &&
		    same_year(s->from, f->from) && same_year(s->to, f->to)) {
			if (s->from == WHEN_NONE && s->to == WHEN_NONE)
				s->place = f->place;
			s->from = s->from == WHEN_NONE ? f->from : s->from;
			s->to = s->to == WHEN_NONE ? f->to : s->to;
			continue;
		}
		vec_add(a, &o->schools) =
		    (struct school){ f->text, f->from, f->to, f->place };
	}
	qsort(o->schools.v, o->schools.n, sizeof(o->schools.v[0]), by_start);
}

void
link_owner(
    struct arena *a, const struct records *r, struct str name, struct owner *o)
{
	const struct owner_fact **facts =
	    arena_array(a, const struct owner_fact *, r->owner.n);

	for (uint32_t i = 0; i < r->owner.n; i++)
		facts[i] = &r->owner.v[i];
	if (r->owner.n > 0)
		qsort(facts, r->owner.n, sizeof(facts[0]), by_platform);
	o->country = record_country(a, r);
	if (name.n > 0)
		add_name(a, o, name);
	for (uint32_t i = 0; i < r->owner.n; i++)
		take_fact(a, facts[i], o);
	if (o->employers.n > 0)
		qsort(o->employers.v, o->employers.n, sizeof(o->employers.v[0]),
		    by_time);
	take_schools(a, r, o);
}
