#include "emit/view_parts.h"

#include <math.h>

#include "base/arena.h"
#include "base/utf8.h"

static json_t *
made(json_t *value)
{
	if (value == NULL)
		arena_fail("making the plan's view");
	return value;
}

json_t *
view_object(void)
{
	return made(json_object());
}

json_t *
view_array(void)
{
	return made(json_array());
}

json_t *
view_text(const struct view *v, struct str s)
{
	json_t *value = json_stringn(s.n > 0 ? s.p : "", s.n);

	if (value == NULL) {
		s = utf8_clean(v->scratch, s);
		value = json_stringn(s.n > 0 ? s.p : "", s.n);
	}
	return made(value);
}

json_t *
view_text_or_null(const struct view *v, struct str s)
{
	return s.n > 0 ? view_text(v, s) : json_null();
}

json_t *
view_int(int64_t n)
{
	return made(json_integer(n));
}

json_t *
view_real(double x)
{
	return made(json_real(isfinite(x) ? round(x * 1e4) / 1e4 : 0));
}

json_t *
view_texts(const struct view *v, const struct strs *s)
{
	json_t *array = view_array();

	for (uint32_t i = 0; i < s->n; i++)
		view_add(array, view_text(v, s->v[i]));
	return array;
}

json_t *
view_person_id(const struct view *v, person_id p)
{
	return view_text(v, str_fmt(v->scratch, "p%u", p.n));
}

json_t *
view_person_ids(const struct view *v, const person_id *p, uint32_t n)
{
	json_t *array = view_array();

	for (uint32_t i = 0; i < n; i++)
		if (view_has(v, p[i]))
			view_add(array, view_person_id(v, p[i]));
	return array;
}

json_t *
view_group_id(const struct view *v, int group)
{
	return view_text(v, v->plan->groups.v[group].id);
}

json_t *
view_platform(const struct view *v, enum platform p)
{
	return view_text(v, platform_name(p));
}

struct str
view_platform_name(const struct view *v, enum platform p)
{
	return platform_words(v->plan->phrases, v->scratch, p);
}

json_t *
view_platform_words(const struct view *v, enum platform p)
{
	return view_text(v, view_platform_name(v, p));
}

json_t *
view_classes(const struct view *v, classes set)
{
	json_t *array = view_array();

	for (int c = 0; c < CLASS__COUNT; c++)
		if ((set & CLASS_BIT(c)) != 0)
			view_add(array, view_text(v, class_id((enum class)c)));
	return array;
}

json_t *
view_account(const struct view *v, const struct account *a)
{
	json_t *o = view_object();

	view_put(o, "platform", view_platform(v, a->platform));
	/* By it a later run finds the account again; the owner's have none. */
	if (!v->plan->redacted && a->relation != REL_NONE)
		view_put(o, "key", view_text(v, record_key(v->scratch, a)));
	view_put(o, "name", view_text(v, a->name));
	view_put(o, "id", view_text_or_null(v, a->id));
	view_put(o, "url", view_text_or_null(v, a->url));
	view_put(o, "emails", view_texts(v, &a->emails));
	view_put(o, "phones", view_texts(v, &a->phones));
	/* The owner's own accounts have none to the owner. */
	view_put(o, "relation",
	    a->relation == REL_NONE ? json_null()
				    : view_text(v, relation_name(a->relation)));
	view_put(
	    o, "since", view_text_or_null(v, when_iso(v->scratch, a->since)));
	return o;
}

void
view_put(json_t *object, const char *key, json_t *value)
{
	if (json_object_set_new_nocheck(object, key, value) != 0)
		arena_fail("making the plan's view");
}

void
view_add(json_t *array, json_t *value)
{
	if (json_array_append_new(array, value) != 0)
		arena_fail("making the plan's view");
}

bool
view_has(const struct view *v, person_id p)
{
	return p.n > 0 && p.n < v->plan->people->persons.n &&
	       !v->plan->people->persons.v[p.n].owner;
}

bool
view_also(const struct placing *pl, const struct share *s)
{
	const double likely = 0.2;

	return s->p >= likely && s->group != pl->primary;
}
