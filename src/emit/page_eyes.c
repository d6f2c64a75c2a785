/*
 * With whose eyes: what each group sees of the owner on each platform, whom
 * it is not the same for, and what gets through all the same.
 */
#include "base/arena.h"
#include "base/map.h"
#include "emit/page_parts.h"

/* Those of one group on one platform. */
struct eyes {
	enum platform platform;
	uint32_t people;
	uint32_t sees[CLASS__COUNT]; /* how many of them */
	struct map *known;           /* leaks counted so far, by number */
	VEC(struct through) leaks;
};

struct through {
	struct leak leak;
	uint32_t people;
};

/* Whoever is asked about is in no group yet. */
static bool
is_of(const struct view *v, uint32_t person, int group)
{
	const struct placing *pl = &v->plan->placings[person];

	return view_has(v, (person_id){ person }) && pl->primary == group &&
	       pl->standing != STAND_ASKED;
}

static void
count_leaks(const struct view *v, const struct placing *pl, struct eyes *e)
{
	for (uint32_t i = 0; i < pl->leaks.n; i++) {
		const struct leak *l = &pl->leaks.v[i];
		uint32_t *at;

		if (l->platform != e->platform)
			continue;
		at = map_at(e->known, str_fmt(v->scratch, "%d %.*s",
					  (int)l->class, STR_ARG(l->through)));
		if (*at == 0) {
			vec_add(v->scratch, &e->leaks) =
			    (struct through){ .leak = *l };
			*at = e->leaks.n;
		}
		e->leaks.v[*at - 1].people++;
	}
}

static void
count(const struct view *v, int group, struct eyes *e)
{
	e->known = map_make(v->scratch);
	for (uint32_t i = 1; i < v->plan->people->persons.n; i++) {
		const struct placing *pl = &v->plan->placings[i];

		if (!is_of(v, i, group) || !pl->present[e->platform])
			continue;
		e->people++;
		for (int c = 0; c < CLASS__COUNT; c++)
			e->sees[c] +=
			    (pl->sees[e->platform] & CLASS_BIT(c)) != 0;
		count_leaks(v, pl, e);
	}
}

static json_t *
class_rows(const struct view *v, const struct eyes *e)
{
	json_t *array = view_array();

	for (int c = 0; c < CLASS__COUNT; c++) {
		uint32_t n = e->sees[c];
		json_t *o = view_object();

		view_put(o, "words", view_class_list(v, CLASS_BIT(c)));
		view_put(o, "all", json_boolean(n == e->people));
		view_put(o, "some", view_int(n < e->people ? n : 0));
		view_put(o, "none", json_boolean(n == 0));
		view_add(array, o);
	}
	return array;
}

static json_t *
leak_rows(const struct view *v, const struct eyes *e)
{
	json_t *array = view_array();

	for (uint32_t i = 0; i < e->leaks.n; i++) {
		const struct through *t = &e->leaks.v[i];
		json_t *o = view_object();

		view_put(
		    o, "words", view_class_list(v, CLASS_BIT(t->leak.class)));
		view_put(o, "through", view_text(v, t->leak.through));
		view_put(o, "people", view_int(t->people));
		view_add(array, o);
	}
	return array;
}

static json_t *
places(const struct view *v, int group)
{
	json_t *array = view_array();

	for (int p = 0; p < PF__COUNT; p++) {
		struct eyes e = { .platform = (enum platform)p };
		json_t *o;

		if (!page_has_posts(p))
			continue;
		count(v, group, &e);
		if (e.people == 0)
			continue;
		o = view_object();
		view_put(o, "where", view_platform_words(v, e.platform));
		view_put(o, "people", view_int(e.people));
		view_put(o, "classes", class_rows(v, &e));
		view_put(o, "leaks", leak_rows(v, &e));
		view_add(array, o);
	}
	return array;
}

json_t *
page_eyes(const struct view *v)
{
	json_t *array = view_array();

	for (uint32_t g = 0; g < v->plan->groups.n; g++) {
		json_t *where = places(v, (int)g);
		json_t *o;

		if (json_array_size(where) == 0) {
			json_decref(where);
			continue;
		}
		o = view_object();
		view_put(o, "group", view_group_id(v, (int)g));
		view_put(
		    o, "words", view_text(v, page_group_words(v, (int)g, 2)));
		view_put(o, "first", json_boolean(json_array_size(array) == 0));
		view_put(o, "places", where);
		view_add(array, o);
	}
	return array;
}
