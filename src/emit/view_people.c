/*
 * Whom the plan speaks of: the owner, the people, which accounts are one
 * person, the circles.
 */
#include "base/arena.h"
#include "emit/view_parts.h"

static const struct account *
account_of(const struct view *v, who_id who)
{
	return &v->plan->records->whos.v[who.n].account;
}

json_t *
view_owner(const struct view *v)
{
	const struct owner *owner = &v->plan->owner;
	json_t *o = view_object(), *accounts = view_array();
	json_t *employers = view_array();

	for (uint32_t i = 0; i < owner->accounts.n; i++)
		view_add(accounts, view_account(v, &owner->accounts.v[i]));
	for (uint32_t i = 0; i < owner->employers.n; i++) {
		const struct employer *e = &owner->employers.v[i];
		json_t *one = view_object();

		view_put(one, "name", view_text(v, e->name));
		view_put(one, "title", view_text_or_null(v, e->title));
		view_put(one, "from",
		    view_text_or_null(v, when_month(v->scratch, e->from)));
		view_put(one, "to",
		    view_text_or_null(v, when_month(v->scratch, e->to)));
		view_add(employers, one);
	}
	view_put(o, "name", view_text(v, owner->name));
	view_put(o, "accounts", accounts);
	view_put(o, "employers", employers);
	return o;
}

static json_t *
shares(const struct view *v, const struct placing *pl)
{
	json_t *array = view_array();

	for (uint32_t i = 0; i < pl->groups.n; i++) {
		json_t *one = view_object();

		view_put(one, "group", view_group_id(v, pl->groups.v[i].group));
		view_put(one, "p", view_real(pl->groups.v[i].p));
		view_add(array, one);
	}
	return array;
}

/* The likely groups beside the primary one: "friend, family". */
static json_t *
also(const struct view *v, const struct placing *pl)
{
	struct str words = STR_NONE;

	for (uint32_t i = 0; i < pl->groups.n; i++) {
		const struct share *s = &pl->groups.v[i];

		if (view_also(pl, s))
			words = str_fmt(v->scratch, "%.*s%s%.*s",
			    STR_ARG(words), words.n > 0 ? ", " : "",
			    STR_ARG(v->plan->groups.v[s->group].one));
	}
	return view_text(v, words);
}

static json_t *
evidence(const struct view *v, const struct placing *pl)
{
	json_t *array = view_array();

	for (uint32_t i = 0; i < pl->evidence.n; i++) {
		const struct evidence *e = &pl->evidence.v[i];
		struct str source = place_text(v->scratch, &e->place);
		json_t *one = view_object();

		view_put(one, "group", view_group_id(v, e->group));
		view_put(one, "weight", view_real(e->weight));
		view_put(one, "text", view_text(v, e->text));
		view_put(one, "source",
		    view_text(v, source.n > 0 ? source : STR("your own word")));
		view_add(array, one);
	}
	return array;
}

static json_t *
sees(const struct view *v, const struct placing *pl)
{
	json_t *o = view_object();

	for (int i = 0; i < PF__COUNT; i++)
		if (pl->present[i])
			view_put(o, platform_name((enum platform)i).p,
			    view_classes(v, pl->sees[i]));
	return o;
}

static json_t *
leaks(const struct view *v, const struct placing *pl)
{
	json_t *array = view_array();

	for (uint32_t i = 0; i < pl->leaks.n; i++) {
		const struct leak *l = &pl->leaks.v[i];
		json_t *one = view_object();

		view_put(one, "platform", view_platform(v, l->platform));
		view_put(one, "class", view_text(v, class_id(l->class)));
		view_put(one, "through", view_text(v, l->through));
		view_add(array, one);
	}
	return array;
}

static json_t *
circle_id(const struct view *v, uint32_t circle)
{
	return view_text(v, str_fmt(v->scratch, "c%u", circle + 1));
}

static json_t *
job(const struct view *v, const struct affiliation *a)
{
	json_t *o;

	if (a == NULL)
		return json_null();
	o = view_object();
	view_put(o, "title", view_text_or_null(v, a->title));
	view_put(o, "company", view_text_or_null(v, a->organisation));
	return o;
}

static json_t *
person(const struct view *v, person_id id)
{
	const struct person *p = &v->plan->people->persons.v[id.n];
	const struct placing *pl = &v->plan->placings[id.n];
	json_t *o = view_object(), *accounts = view_array();
	json_t *circles = view_array();

	for (uint32_t i = 0; i < p->accounts.n; i++)
		view_add(
		    accounts, view_account(v, account_of(v, p->accounts.v[i])));
	for (uint32_t i = 0; i < pl->circles.n; i++)
		view_add(circles, circle_id(v, pl->circles.v[i]));
	view_put(o, "id", view_person_id(v, id));
	view_put(o, "key", view_text(v, p->key));
	view_put(o, "name", view_text(v, p->name));
	view_put(o, "accounts", accounts);
	view_put(o, "job", job(v, pl->job));
	view_put(o, "groups", shares(v, pl));
	view_put(o, "primary", view_group_id(v, pl->primary));
	view_put(o, "as", view_text(v, v->plan->groups.v[pl->primary].one));
	view_put(
	    o, "decides", view_text(v, v->plan->groups.v[pl->treated_as].one));
	view_put(o, "also", also(v, pl));
	view_put(o, "treated_as", view_group_id(v, pl->treated_as));
	view_put(o, "status", view_text(v, standing_name(pl->standing)));
	view_put(o, "friend", json_boolean(pl->friend));
	view_put(o, "sees", sees(v, pl));
	view_put(o, "leaks", leaks(v, pl));
	view_put(o, "circles", circles);
	view_put(o, "advice", view_text(v, advice_name(pl->advice)));
	view_put(o, "evidence", evidence(v, pl));
	return o;
}

json_t *
view_people(const struct view *v)
{
	json_t *array = view_array();

	for (uint32_t i = 1; i < v->plan->people->persons.n; i++)
		if (view_has(v, (person_id){ i }))
			view_add(array, person(v, (person_id){ i }));
	return array;
}

/* The key of one account; of its person where accounts are not to be told. */
static json_t *
key_of(const struct view *v, who_id who)
{
	const struct people *people = v->plan->people;

	if (v->plan->redacted)
		return view_text(v, people->persons.v[people->of[who.n].n].key);
	return view_text(v, record_key(v->scratch, account_of(v, who)));
}

/* What each comparison added; nothing where the owner has answered. */
static json_t *
compared(const struct view *v, const struct pair *p)
{
	json_t *array = view_array();

	for (uint32_t i = 0; i < p->parts.n; i++) {
		json_t *o = view_object();

		view_put(o, "what", view_text(v, p->parts.v[i].text));
		view_put(o, "bits", view_real(p->parts.v[i].bits));
		view_add(array, o);
	}
	return array;
}

static json_t *
pair(const struct view *v, const struct pair *p, bool joined)
{
	json_t *o = view_object(), *keys = view_array();

	view_add(keys, key_of(v, p->a));
	view_add(keys, key_of(v, p->b));
	if (joined)
		view_put(o, "person", view_person_id(v, p->person));
	view_put(o, "keys", keys);
	view_put(o, "score", view_real(p->score));
	view_put(o, "why", view_texts(v, &p->why));
	view_put(o, "start", view_real(p->start));
	view_put(o, "compared", compared(v, p));
	view_put(o, "sum", view_real(p->sum));
	return o;
}

json_t *
view_joins(const struct view *v)
{
	const struct people *people = v->plan->people;
	json_t *array = view_array();

	for (uint32_t i = 0; i < people->joins.n; i++)
		if (view_has(v, people->joins.v[i].person))
			view_add(array, pair(v, &people->joins.v[i], true));
	return array;
}

json_t *
view_doubts(const struct view *v)
{
	const struct people *people = v->plan->people;
	json_t *array = view_array();

	for (uint32_t i = 0; i < people->doubts.n; i++)
		view_add(array, pair(v, &people->doubts.v[i], false));
	return array;
}

json_t *
view_circles(const struct view *v)
{
	json_t *array = view_array();

	for (uint32_t i = 0; i < v->plan->graph->circles.n; i++) {
		const struct circle *c = &v->plan->graph->circles.v[i];
		json_t *o = view_object();

		view_put(o, "id", circle_id(v, i));
		view_put(o, "label", view_text(v, c->label));
		view_put(o, "members",
		    view_person_ids(v, c->members.v, c->members.n));
		view_add(array, o);
	}
	return array;
}
