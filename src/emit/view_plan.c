/*
 * What there is to do: questions, lists, settings, steps, requests, and what
 * the audit found.
 */
#include "base/arena.h"
#include "base/utf8.h"
#include "emit/view_parts.h"

json_t *
view_groups(const struct view *v)
{
	json_t *array = view_array();

	for (uint32_t i = 0; i < v->plan->groups.n; i++) {
		const struct group_info *g = &v->plan->groups.v[i];
		json_t *o = view_object();

		view_put(o, "id", view_text(v, g->id));
		view_put(o, "side",
		    view_text(v, g->side == SIDE_WORK       ? STR("work")
				 : g->side == SIDE_PERSONAL ? STR("personal")
							    : STR("none")));
		view_put(o, "one", view_text(v, g->one));
		view_put(o, "many", view_text(v, g->many));
		view_put(o, "sees", view_classes(v, v->plan->table[i]));
		view_add(array, o);
	}
	return array;
}

/* The people a question is about: their keys and their ids. */
static void
put_members(const struct view *v, json_t *o, const struct question *q)
{
	json_t *keys = view_array();

	for (uint32_t i = 0; i < q->members.n; i++)
		view_add(keys,
		    view_text(
			v, v->plan->people->persons.v[q->members.v[i].n].key));
	view_put(o, "members", keys);
	if (q->kind == ASK_MANY)
		view_put(o, "people",
		    view_person_ids(v, q->members.v, q->members.n));
	else
		view_put(o, "people", view_person_ids(v, &q->about, 1));
}

json_t *
view_questions(const struct view *v)
{
	json_t *array = view_array();

	for (uint32_t i = 0; i < v->plan->questions.n; i++) {
		const struct question *q = &v->plan->questions.v[i];
		json_t *o = view_object();

		view_put(o, "id", view_text(v, q->id));
		view_put(o, "kind", view_text(v, question_kind_name(q->kind)));
		view_put(o, "key", view_text(v, q->key));
		view_put(o, "other", view_text_or_null(v, q->other));
		put_members(v, o, q);
		view_put(o, "text", view_text(v, q->text));
		view_put(o, "choices", view_texts(v, &q->choices));
		view_put(o, "harm", view_real(q->harm));
		view_put(o, "changes", view_text(v, q->changes));
		view_add(array, o);
	}
	return array;
}

json_t *
view_lists(const struct view *v)
{
	json_t *array = view_array();

	for (uint32_t i = 0; i < v->plan->lists.n; i++) {
		const struct member_list *l = &v->plan->lists.v[i];
		json_t *o = view_object(), *groups = view_array();

		for (uint32_t k = 0; k < l->groups.n; k++)
			view_add(groups, view_group_id(v, l->groups.v[k]));
		view_put(o, "platform", view_platform(v, l->platform));
		view_put(o, "where", view_platform_words(v, l->platform));
		view_put(o, "name", view_text(v, l->name));
		view_put(o, "groups", groups);
		view_put(o, "members",
		    view_person_ids(v, l->members.v, l->members.n));
		view_put(o, "lines", view_int(l->lines.n));
		view_put(o, "purpose", view_text(v, l->purpose));
		view_add(array, o);
	}
	return array;
}

json_t *
view_settings(const struct view *v)
{
	json_t *array = view_array();

	for (uint32_t i = 0; i < v->plan->settings.n; i++) {
		const struct advised_setting *s = &v->plan->settings.v[i];
		json_t *o = view_object();

		view_put(o, "platform", view_platform(v, s->platform));
		view_put(o, "where", view_platform_words(v, s->platform));
		view_put(o, "id", view_text(v, s->id));
		view_put(o, "setting", view_text(v, s->setting));
		view_put(o, "path", view_text(v, s->path));
		view_put(o, "value", view_text(v, s->value));
		view_put(o, "usual", view_text_or_null(v, s->usual));
		view_put(o, "why", view_text(v, s->why));
		view_put(o, "limits", view_text_or_null(v, s->limits));
		view_put(o, "lost", view_text_or_null(v, s->lost));
		view_put(o, "as_of", view_text(v, s->as_of));
		view_put(o, "confidence", view_text(v, s->confidence));
		view_add(array, o);
	}
	return array;
}

struct str
view_advice_words(const struct view *v, struct str advice)
{
	static const struct {
		const char *id;
		enum phrase_id words;
	} table[] = {
		{ "accept", PHRASE_ADVICE_ACCEPT },
		{ "accept_restricted", PHRASE_ADVICE_ACCEPT_RESTRICTED },
		{ "linkedin", PHRASE_ADVICE_LINKEDIN },
		{ "decline", PHRASE_ADVICE_DECLINE },
		{ "ask", PHRASE_ADVICE_ASK },
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (str_eq(advice, str_of(table[i].id)))
			return phrase_text(v->plan->phrases, v->scratch,
			    (struct phrase){ .id = table[i].words });
	return advice;
}

json_t *
view_requests(const struct view *v)
{
	json_t *array = view_array();

	for (uint32_t i = 0; i < v->plan->requests.n; i++) {
		const struct request_advice *r = &v->plan->requests.v[i];
		json_t *o = view_object();

		view_put(o, "key", view_text(v, r->key));
		view_put(o, "person",
		    view_has(v, r->person) ? view_person_id(v, r->person)
					   : json_null());
		view_put(o, "name",
		    view_text(v, v->plan->people->persons.v[r->person.n].name));
		view_put(o, "platform", view_platform(v, r->platform));
		view_put(o, "where", view_platform_words(v, r->platform));
		view_put(o, "advice", view_text(v, r->advice));
		view_put(
		    o, "words", view_text(v, view_advice_words(v, r->advice)));
		view_put(o, "why", view_text(v, r->why));
		view_add(array, o);
	}
	return array;
}

/* The beginning of a text, for lists. */
static json_t *
excerpt(const struct view *v, struct str s)
{
	enum { EXCERPT = 160 };
	struct str begin = utf8_prefix(s, EXCERPT);

	return view_text(v, str_fmt(v->scratch, "%.*s%s", STR_ARG(begin),
				begin.n < s.n ? "…" : ""));
}

/* "2025-11-24 14:00", as a reader wants it. */
static json_t *
written(const struct view *v, const struct finding *f)
{
	struct str iso = when_iso(v->scratch, f->when);

	if (iso.n == 0)
		return view_text(v, STR("at an unknown time"));
	return view_text(
	    v, str_fmt(v->scratch, "%.*s %.*s", STR_ARG(str_sub(iso, 0, 10)),
		   STR_ARG(str_sub(iso, 11, 5))));
}

json_t *
view_audit(const struct view *v)
{
	json_t *array = view_array();

	for (uint32_t i = 0; i < v->plan->audit.n; i++) {
		const struct finding *f = &v->plan->audit.v[i];
		json_t *o = view_object();

		view_put(o, "kind", view_text(v, f->kind));
		view_put(o, "platform", view_platform(v, f->platform));
		view_put(o, "where", view_platform_words(v, f->platform));
		view_put(o, "when",
		    view_text_or_null(v, when_iso(v->scratch, f->when)));
		view_put(o, "written", written(v, f));
		view_put(o, "place",
		    view_text(v, place_text(v->scratch, &f->place)));
		view_put(o, "text", view_text(v, f->text));
		view_put(o, "excerpt", excerpt(v, f->text));
		view_put(o, "seen_by",
		    view_person_ids(v, f->seen_by.v, f->seen_by.n));
		view_put(o, "seen_words", view_text(v, f->seen_words));
		view_put(o, "why", view_text(v, f->why));
		view_put(o, "choices", view_texts(v, &f->choices));
		view_add(array, o);
	}
	return array;
}

json_t *
view_wishes(const struct view *v)
{
	json_t *array = view_array();

	for (uint32_t i = 0; i < v->plan->wishes.n; i++) {
		const struct wish *w = &v->plan->wishes.v[i];
		json_t *o = view_object();

		view_put(o, "what", view_text(v, w->what));
		view_put(o, "gain", view_text(v, w->gain));
		view_put(o, "how", view_text(v, w->how));
		view_add(array, o);
	}
	return array;
}
