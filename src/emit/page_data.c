#include "emit/page_data.h"

#include "base/arena.h"
#include "emit/page_parts.h"

enum { QUESTIONS_OPEN = 12 };

void
page_join(struct arena *a, struct str *to, struct str more)
{
	*to = str_fmt(a, "%.*s%s%.*s", STR_ARG(*to), to->n > 0 ? ", " : "",
	    STR_ARG(more));
}

bool
page_has_posts(int platform)
{
	return platform != PF_GOOGLE && platform != PF_PHONE &&
	       platform != PF_CRM && platform != PF_GRAPH;
}

struct str
page_group_words(const struct view *v, int group, size_t people)
{
	const struct group_info *g = &v->plan->groups.v[group];

	return people == 1 ? g->one : g->many;
}

static json_t *
named(const struct view *v, person_id p)
{
	json_t *o = view_object();

	view_put(o, "id", view_person_id(v, p));
	view_put(o, "name", view_text(v, v->plan->people->persons.v[p.n].name));
	return o;
}

/* "Ann Example (Facebook) / Ann E. (LinkedIn)" */
static json_t *
both(const struct view *v, const struct pair *d)
{
	struct str side[2];
	const who_id of[] = { d->a, d->b };

	for (int k = 0; k < 2; k++) {
		const struct account *a =
		    &v->plan->records->whos.v[of[k].n].account;
		json_t *where = view_platform_words(v, a->platform);

		side[k] = str_fmt(v->scratch, "%.*s (%s)", STR_ARG(a->name),
		    json_string_value(where));
		json_decref(where);
	}
	return view_text(v, str_fmt(v->scratch, "%.*s / %.*s", STR_ARG(side[0]),
				STR_ARG(side[1])));
}

static json_t *
question(const struct view *v, const struct question *q)
{
	json_t *o = view_object(), *about = view_array();

	for (uint32_t i = 0; i < q->members.n; i++)
		view_add(about, named(v, q->members.v[i]));
	if (q->kind != ASK_MANY)
		view_add(about, named(v, q->about));
	view_put(o, "id", view_text(v, q->id));
	view_put(o, "kind", view_text(v, question_kind_name(q->kind)));
	if (!v->plan->redacted) {
		view_put(o, "key", view_text(v, q->key));
		view_put(o, "other", view_text(v, q->other));
	}
	view_put(o, "text", view_text(v, q->text));
	view_put(o, "changes", view_text(v, q->changes));
	view_put(o, "about", about);
	return o;
}

/* The first questions stand open, the others behind a click. */
void
page_questions(const struct view *v, json_t *data)
{
	json_t *first = view_array(), *later = view_array();

	for (uint32_t i = 0; i < v->plan->questions.n; i++)
		view_add(i < QUESTIONS_OPEN ? first : later,
		    question(v, &v->plan->questions.v[i]));
	view_put(data, "any_later", view_int((int64_t)json_array_size(later)));
	view_put(data, "later_start", view_int(QUESTIONS_OPEN + 1));
	view_put(data, "first_questions", first);
	view_put(data, "later_questions", later);
}

static json_t *
list_id(const struct view *v, uint32_t list)
{
	return view_text(v, str_fmt(v->scratch, "l%u", list + 1));
}

/* The list that a step is about, or null. */
static json_t *
list_of(const struct view *v, const struct step *s)
{
	for (uint32_t i = 0; i < v->plan->lists.n; i++) {
		const struct member_list *l = &v->plan->lists.v[i];

		if (l->platform == s->platform && str_eq(l->name, s->list))
			return list_id(v, i);
	}
	return json_null();
}

json_t *
page_lists(const struct view *v)
{
	json_t *array = view_array();

	for (uint32_t i = 0; i < v->plan->lists.n; i++) {
		const struct member_list *l = &v->plan->lists.v[i];
		json_t *o = view_object();

		view_put(o, "id", list_id(v, i));
		view_put(o, "where", view_platform_words(v, l->platform));
		view_put(o, "name", view_text(v, l->name));
		view_put(o, "purpose", view_text(v, l->purpose));
		view_put(o, "count", view_int(l->lines.n));
		view_put(o, "names", view_texts(v, &l->lines));
		view_add(array, o);
	}
	return array;
}

/* The account of a doubt with its person, whom the row of people tells
 * of. */
static void
put_side(const struct view *v, json_t *o, const char *key, who_id who)
{
	const struct account *a = &v->plan->records->whos.v[who.n].account;

	if (!v->plan->redacted)
		view_put(o, key, view_text(v, record_key(v->scratch, a)));
}

/* Pairs of accounts that may be one person's, as questions. */
static json_t *
doubts(const struct view *v)
{
	const struct people *people = v->plan->people;
	json_t *array = view_array();

	for (uint32_t i = 0; i < people->doubts.n; i++) {
		const struct pair *d = &people->doubts.v[i];
		const person_id of[] = { people->of[d->a.n],
			people->of[d->b.n] };
		json_t *o = view_object(), *about = view_array();

		for (int k = 0; k < 2; k++)
			if (view_has(v, of[k]))
				view_add(about, named(v, of[k]));
		view_put(
		    o, "id", view_text(v, str_fmt(v->scratch, "s%u", i + 1)));
		view_put(o, "kind", view_text(v, question_kind_name(ASK_SAME)));
		put_side(v, o, "key", d->a);
		put_side(v, o, "other", d->b);
		view_put(o, "doubt", json_true());
		view_put(o, "text", both(v, d));
		view_put(o, "about", about);
		view_put(o, "changes", view_text(v, STR_NONE));
		view_put(o, "why", view_texts(v, &d->why));
		view_add(array, o);
	}
	return array;
}

/* The steps, each with its list, and told whether there is more to it than its
 * first line. */
static json_t *
steps(const struct view *v, const json_t *view)
{
	const json_t *all = json_object_get(view, "steps");
	json_t *array = view_array();

	for (uint32_t i = 0; i < v->plan->steps.n; i++) {
		const struct step *s = &v->plan->steps.v[i];
		json_t *o = json_copy(json_array_get(all, i));
		json_t *set = view_step_settings(v, s);

		if (o == NULL)
			arena_fail("making the page");
		view_put(o, "list_id", list_of(v, s));
		view_put(o, "any_set", json_boolean(json_array_size(set) > 0));
		view_put(o, "set", set);
		view_put(o, "more",
		    json_boolean(
			s->how.n + s->list.n + s->undo.n + s->fact.n > 0));
		view_add(array, o);
	}
	return array;
}

/* The most people anything reaches: the length of the longest bar. */
static uint32_t
most(const struct plan *plan)
{
	uint32_t n = 1;

	for (int p = 0; p < PF__COUNT; p++)
		for (int c = 0; c < CLASS__COUNT; c++) {
			if (plan->before.reach[p][c] > n)
				n = plan->before.reach[p][c];
			if (plan->after.reach[p][c] > n)
				n = plan->after.reach[p][c];
		}
	return n;
}

/* Where one may let off steam, and who would pass it on, each once. */
static void
put_vent(const struct view *v, json_t *data)
{
	const struct vent *vent = &v->plan->vent;
	json_t *safe = view_array(), *bridges = view_array();

	for (uint32_t i = 0; i < vent->safe.n; i++)
		view_add(safe, named(v, vent->safe.v[i]));
	for (uint32_t i = 0; i < vent->bridges.n; i++) {
		const struct bridge *b = &vent->bridges.v[i];
		json_t *o = named(v, b->person);

		view_put(o, "to", named(v, b->to));
		view_add(bridges, o);
	}
	view_put(data, "any_vent", json_boolean(vent->safe.n > 0));
	view_put(data, "any_bridges", json_boolean(vent->bridges.n > 0));
	view_put(data, "vent_safe", safe);
	view_put(data, "vent_bridges", bridges);
}

/* Rows of answers.csv that are to be kept; the page gives them back with what
 * is answered on it. */
static json_t *
kept(const struct view *v)
{
	static const struct strs none = { 0 };

	return view_texts(
	    v, v->plan->redacted ? &none : &v->plan->answers_kept);
}

json_t *
page_data(struct arena *scratch, const struct plan *plan, json_t *view)
{
	const struct view v = { .scratch = scratch, .plan = plan };
	json_t *data = json_copy(view);

	if (data == NULL)
		arena_fail("making the page");
	view_put(data, "language", view_text(&v, plan->language));
	view_put(data, "sections", page_people(&v));
	page_questions(&v, data);
	view_put(data, "untold_years", page_untold(&v));
	view_put(data, "page_lists", page_lists(&v));
	view_put(data, "eyes", page_eyes(&v));
	view_put(data, "doubt_questions", doubts(&v));
	view_put(data, "page_steps", steps(&v, view));
	view_put(data, "most", view_int(most(plan)));
	view_put(data, "kept", kept(&v));
	view_put(data, "any_audit", json_boolean(plan->audit.n > 0));
	view_put(data, "any_requests", json_boolean(plan->requests.n > 0));
	view_put(data, "any_questions", json_boolean(plan->questions.n > 0));
	view_put(data, "any_lists", json_boolean(plan->lists.n > 0));
	view_put(data, "any_settings", json_boolean(plan->settings.n > 0));
	view_put(data, "any_wishes", json_boolean(plan->wishes.n > 0));
	view_put(data, "any_doubts", view_int(plan->people->doubts.n));
	view_put(data, "any_audiences",
	    json_boolean(
		json_array_size(json_object_get(view, "audiences")) > 0));
	put_vent(&v, data);
	view_put(data, "any_changes", view_int(plan->changes.n));
	view_put(data, "any_steps", json_boolean(plan->steps.n > 0));
	return data;
}
