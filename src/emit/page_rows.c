#include "emit/page_rows.h"

#include <math.h>

#include "base/arena.h"
#include "emit/view_parts.h"

enum {
	OTHERS_MOST = 2000, /* rows of people who are friends nowhere */
	WHY_MOST = 4,       /* pieces of evidence to a row; plan.json has all */
	QUESTIONS_OPEN = 12
};

struct rows {
	struct view view;
	const struct plan *plan;
	uint32_t others; /* so far */
};

static void
join(struct arena *a, struct str *to, const char *between, struct str more)
{
	*to = str_fmt(a, "%.*s%s%.*s", STR_ARG(*to), to->n > 0 ? between : "",
	    STR_ARG(more));
}

/* "client 55 %, friend 40 %" */
static json_t *
likely(const struct rows *r, const struct placing *pl)
{
	struct arena *a = r->view.scratch;
	struct str words = STR_NONE;

	for (uint32_t i = 0; i < pl->groups.n && i < 3; i++)
		join(a, &words, ", ",
		    str_fmt(a, "%.*s %ld %%",
			STR_ARG(r->plan->groups.v[pl->groups.v[i].group].one),
			lround(100 * pl->groups.v[i].p)));
	return view_text(&r->view, words);
}

static struct str
class_list(const struct view *v, classes set)
{
	struct str words = STR_NONE;

	for (int c = 0; c < CLASS__COUNT; c++)
		if ((set & CLASS_BIT(c)) != 0)
			join(v->scratch, &words, ", ",
			    class_words(v->plan->phrases, (enum class)c));
	return words.n > 0 ? words : STR("nothing");
}

/* Whether anybody posts there: an address book is none. */
static bool
has_posts(int platform)
{
	return platform != PF_GOOGLE && platform != PF_PHONE &&
	       platform != PF_CRM && platform != PF_GRAPH;
}

/* What they will see on each platform. */
static json_t *
sees(const struct rows *r, const struct placing *pl)
{
	json_t *array = view_array();

	for (int p = 0; p < PF__COUNT; p++) {
		json_t *o;

		if (!pl->present[p] || pl->sees[p] == 0 || !has_posts(p))
			continue;
		o = view_object();
		view_put(o, "where",
		    view_platform_words(&r->view, (enum platform)p));
		view_put(o, "words",
		    view_text(&r->view, class_list(&r->view, pl->sees[p])));
		view_add(array, o);
	}
	return array;
}

static json_t *
why(const struct rows *r, const struct placing *pl)
{
	struct arena *a = r->view.scratch;
	json_t *array = view_array();

	for (uint32_t i = 0; i < pl->evidence.n && i < WHY_MOST; i++) {
		const struct evidence *e = &pl->evidence.v[i];
		struct str source = place_text(a, &e->place);
		json_t *o = view_object();

		view_put(o, "text", view_text(&r->view, e->text));
		view_put(o, "source", view_text_or_null(&r->view, source));
		view_put(o, "for",
		    view_text(&r->view, r->plan->groups.v[e->group].one));
		view_put(o, "against", json_boolean(e->weight < 0));
		view_add(array, o);
	}
	return array;
}

static json_t *
circle_labels(const struct rows *r, const struct placing *pl)
{
	struct str words = STR_NONE;

	for (uint32_t i = 0; i < pl->circles.n; i++)
		join(r->view.scratch, &words, ", ",
		    r->plan->graph->circles.v[pl->circles.v[i]].label);
	return view_text(&r->view, words);
}

static json_t *
row(const struct rows *r, uint32_t person)
{
	const struct person *p = &r->plan->people->persons.v[person];
	const struct placing *pl = &r->plan->placings[person];
	json_t *o = view_object();

	view_put(o, "id", view_person_id(&r->view, (person_id){ person }));
	view_put(o, "name", view_text(&r->view, p->name));
	view_put(o, "friend", json_boolean(pl->friend));
	view_put(o, "asked", json_boolean(pl->standing == STAND_ASKED));
	view_put(o, "answered", json_boolean(pl->standing == STAND_ANSWERED));
	view_put(o, "likely", likely(r, pl));
	view_put(o, "treated",
	    view_text(&r->view, pl->treated_as != pl->primary
				    ? r->plan->groups.v[pl->treated_as].one
				    : STR_NONE));
	view_put(o, "circles", circle_labels(r, pl));
	view_put(o, "sees", sees(r, pl));
	view_put(o, "why", why(r, pl));
	view_put(o, "more",
	    view_int(
		pl->evidence.n > WHY_MOST ? pl->evidence.n - WHY_MOST : 0));
	return o;
}

/* Those of one group: friends first, others as far as there is room. */
static json_t *
group_rows(struct rows *r, int group, uint32_t *left_out)
{
	const struct people *people = r->plan->people;
	json_t *array = view_array();

	for (int turn = 0; turn < 2; turn++)
		for (uint32_t i = 1; i < people->persons.n; i++) {
			const struct placing *pl = &r->plan->placings[i];

			if (!view_has(&r->view, (person_id){ i }) ||
			    pl->primary != group || pl->friend != (turn == 0))
				continue;
			if (turn == 1 && r->others >= OTHERS_MOST) {
				(*left_out)++;
				continue;
			}
			r->others += turn == 1;
			view_add(array, row(r, i));
		}
	return array;
}

static json_t *
sections(struct rows *r)
{
	json_t *array = view_array();

	for (uint32_t g = 0; g < r->plan->groups.n; g++) {
		const struct group_info *info = &r->plan->groups.v[g];
		uint32_t left_out = 0;
		json_t *rows = group_rows(r, (int)g, &left_out);
		size_t n = json_array_size(rows) + left_out;
		json_t *o;

		if (n == 0) {
			json_decref(rows);
			continue;
		}
		o = view_object();
		view_put(o, "group", view_text(&r->view, info->id));
		view_put(o, "words",
		    view_text(&r->view, n == 1 ? info->one : info->many));
		view_put(o, "count", view_int((int64_t)n));
		view_put(o, "left_out", view_int(left_out));
		view_put(o, "few", json_boolean(n <= 30));
		view_put(o, "rows", rows);
		view_add(array, o);
	}
	return array;
}

/* The first questions stand open, the others behind a click. */
static void
split_questions(json_t *data)
{
	json_t *all = json_object_get(data, "questions");
	json_t *first = view_array(), *later = view_array();
	size_t n = json_array_size(all);

	for (size_t i = 0; i < n; i++)
		view_add(i < QUESTIONS_OPEN ? first : later,
		    json_incref(json_array_get(all, i)));
	view_put(data, "any_later", view_int((int64_t)json_array_size(later)));
	view_put(data, "later_start", view_int(QUESTIONS_OPEN + 1));
	view_put(data, "first_questions", first);
	view_put(data, "later_questions", later);
}

json_t *
page_rows_make(struct arena *scratch, const struct plan *plan, json_t *view)
{
	struct rows r = { .view = { .scratch = scratch, .plan = plan },
		.plan = plan };
	json_t *data = json_copy(view);

	if (data == NULL)
		arena_fail("making the page");
	view_put(data, "sections", sections(&r));
	split_questions(data);
	view_put(data, "any_audit", json_boolean(plan->audit.n > 0));
	view_put(data, "any_requests", json_boolean(plan->requests.n > 0));
	view_put(data, "any_questions", json_boolean(plan->questions.n > 0));
	view_put(data, "any_lists", json_boolean(plan->lists.n > 0));
	view_put(data, "any_settings", json_boolean(plan->settings.n > 0));
	view_put(data, "any_wishes", json_boolean(plan->wishes.n > 0));
	view_put(data, "any_doubts", json_boolean(plan->people->doubts.n > 0));
	return data;
}
