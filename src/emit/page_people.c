/*
 * The people of the page, each with groups, accounts, what they see, and why.
 */
#include <math.h>

#include "base/arena.h"
#include "emit/page_parts.h"

enum {
	OTHERS_MOST = 2000, /* rows of people who are friends nowhere */
	WHY_MOST = 6,       /* pieces of evidence to a row; plan.json has all */
	LIKELY_MOST = 3     /* groups told beside a name */
};

struct rows {
	const struct view *view;
	const struct plan *plan;
	uint32_t others; /* so far */
	uint32_t
	    *first_join;     /* by person_id.n: 1 + index into joins; 0: none */
	uint32_t *next_join; /* by index into joins: likewise */
};

/* "client 55 %, friend 40 %" */
static json_t *
likely(const struct rows *r, const struct placing *pl)
{
	struct arena *a = r->view->scratch;
	struct str words = STR_NONE;

	for (uint32_t i = 0; i < pl->groups.n && i < LIKELY_MOST; i++)
		page_join(a, &words,
		    str_fmt(a, "%.*s %ld %%",
			STR_ARG(page_group_words(
			    r->view, pl->groups.v[i].group, 1)),
			lround(100 * pl->groups.v[i].p)));
	return view_text(r->view, words);
}

/* What they will see on each platform. */
static json_t *
sees(const struct rows *r, const struct placing *pl)
{
	json_t *array = view_array();

	for (int p = 0; p < PF__COUNT; p++) {
		json_t *o;

		if (!pl->present[p] || pl->sees[p] == 0 || !page_has_posts(p))
			continue;
		o = view_object();
		view_put(
		    o, "where", view_platform_words(r->view, (enum platform)p));
		view_put(o, "words", view_class_list(r->view, pl->sees[p]));
		view_add(array, o);
	}
	return array;
}

static json_t *
leaks(const struct rows *r, const struct placing *pl)
{
	json_t *array = view_array();

	for (uint32_t i = 0; i < pl->leaks.n; i++) {
		const struct leak *l = &pl->leaks.v[i];
		json_t *o = view_object();

		view_put(o, "where", view_platform_words(r->view, l->platform));
		view_put(
		    o, "words", view_class_list(r->view, CLASS_BIT(l->class)));
		view_put(o, "through", view_text(r->view, l->through));
		view_add(array, o);
	}
	return array;
}

/* How many pieces of evidence: the heaviest come first. */
static uint32_t
told(const struct placing *pl)
{
	uint32_t n = 0;

	while (n < pl->evidence.n && n < WHY_MOST &&
	       evidence_counts(&pl->evidence.v[n]))
		n++;
	return n;
}

static json_t *
why(const struct rows *r, const struct placing *pl)
{
	struct arena *a = r->view->scratch;
	json_t *array = view_array();

	for (uint32_t i = 0; i < told(pl); i++) {
		const struct evidence *e = &pl->evidence.v[i];
		struct str source = place_text(a, &e->place);
		json_t *o = view_object();

		view_put(o, "text", view_text(r->view, e->text));
		view_put(o, "source", view_text_or_null(r->view, source));
		view_put(o, "for",
		    view_text(r->view, page_group_words(r->view, e->group, 1)));
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
		page_join(r->view->scratch, &words,
		    r->plan->graph->circles.v[pl->circles.v[i]].label);
	return view_text(r->view, words);
}

static json_t *
key_of(const struct rows *r, who_id who)
{
	return view_text(
	    r->view, record_key(r->view->scratch,
			 &r->plan->records->whos.v[who.n].account));
}

/* With the keys under which an answer may be known; a redacted plan has none
 * to answer by. */
static json_t *
accounts(const struct rows *r, const struct person *p)
{
	struct arena *a = r->view->scratch;
	json_t *array = view_array();

	for (uint32_t i = 0; i < p->accounts.n; i++) {
		const struct account *acc =
		    &r->plan->records->whos.v[p->accounts.v[i].n].account;
		json_t *o = view_object();

		if (!r->plan->redacted)
			view_put(o, "key", key_of(r, p->accounts.v[i]));
		view_put(
		    o, "where", view_platform_words(r->view, acc->platform));
		view_put(o, "name",
		    view_text(r->view,
			str_eq(acc->name, p->name) ? STR_NONE : acc->name));
		view_put(
		    o, "since", view_text(r->view, when_day(a, acc->since)));
		view_add(array, o);
	}
	return array;
}

/* Why accounts were taken for one person's. */
static json_t *
joined(const struct rows *r, uint32_t person)
{
	const struct people *people = r->plan->people;
	json_t *array = view_array();

	for (uint32_t i = r->first_join[person]; i > 0;
	     i = r->next_join[i - 1]) {
		const struct pair *p = &people->joins.v[i - 1];
		json_t *o = view_object();

		if (!r->plan->redacted) {
			view_put(o, "a", key_of(r, p->a));
			view_put(o, "b", key_of(r, p->b));
		}
		view_put(o, "why", view_texts(r->view, &p->why));
		view_add(array, o);
	}
	return array;
}

/* Words that the page's filter looks for. */
static json_t *
marks(const struct rows *r, const struct placing *pl)
{
	struct str words = STR_NONE;
	bool several = false, open = false;

	for (uint32_t i = 0; i < pl->groups.n; i++)
		several |= view_also(pl, &pl->groups.v[i]);
	for (int p = 0; p < PF__COUNT; p++)
		open |= (pl->sees[p] & CLASS_BIT(CLASS_EVERYDAY)) != 0;
	words = str_fmt(r->view->scratch, "%s%s%s%s",
	    pl->friend ? " friend" : "", several ? " several" : "",
	    open ? " open" : " closed", pl->leaks.n > 0 ? " leak" : "");
	return view_text(r->view, words);
}

static json_t *
row(const struct rows *r, uint32_t person)
{
	const struct person *p = &r->plan->people->persons.v[person];
	const struct placing *pl = &r->plan->placings[person];
	const struct view *v = r->view;
	json_t *o = view_object(), *seen;

	view_put(o, "id", view_person_id(v, (person_id){ person }));
	view_put(o, "name", view_text(v, p->name));
	if (!r->plan->redacted)
		view_put(o, "key", view_text(v, p->key));
	view_put(o, "marks", marks(r, pl));
	view_put(o, "friend", json_boolean(pl->friend));
	view_put(o, "asked", json_boolean(pl->standing == STAND_ASKED));
	view_put(o, "answered", json_boolean(pl->standing == STAND_ANSWERED));
	view_put(o, "move", json_boolean(pl->advice == ADVICE_MOVE));
	view_put(o, "likely", likely(r, pl));
	view_put(o, "reason",
	    view_text(v,
		pl->friend ? reason_text(r->plan, v->scratch, pl) : STR_NONE));
	view_put(o, "treated",
	    view_text(v, pl->treated_as != pl->primary
			     ? page_group_words(v, pl->treated_as, 1)
			     : STR_NONE));
	view_put(o, "circles", circle_labels(r, pl));
	view_put(o, "accounts", accounts(r, p));
	view_put(o, "joined", joined(r, person));
	seen = sees(r, pl);
	view_put(o, "any_sees", json_boolean(json_array_size(seen) > 0));
	view_put(o, "sees", seen);
	view_put(o, "any_leaks", json_boolean(pl->leaks.n > 0));
	view_put(o, "leaks", leaks(r, pl));
	view_put(o, "why", why(r, pl));
	view_put(o, "more", view_int(pl->evidence.n - told(pl)));
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

			if (!view_has(r->view, (person_id){ i }) ||
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

/* Chains the joins of each person, first to last. */
static void
chain_joins(struct rows *r)
{
	const struct people *people = r->plan->people;

	r->first_join =
	    arena_array(r->view->scratch, uint32_t, people->persons.n + 1);
	r->next_join =
	    arena_array(r->view->scratch, uint32_t, people->joins.n + 1);
	for (uint32_t i = people->joins.n; i > 0; i--) {
		uint32_t *first =
		    &r->first_join[people->joins.v[i - 1].person.n];

		r->next_join[i - 1] = *first;
		*first = i;
	}
}

json_t *
page_people(const struct view *v)
{
	struct rows r = { .view = v, .plan = v->plan };
	json_t *array = view_array();

	chain_joins(&r);
	for (uint32_t g = 0; g < r.plan->groups.n; g++) {
		uint32_t left_out = 0;
		json_t *rows = group_rows(&r, (int)g, &left_out);
		size_t n = json_array_size(rows) + left_out;
		json_t *o;

		if (n == 0) {
			json_decref(rows);
			continue;
		}
		o = view_object();
		view_put(o, "group", view_group_id(v, (int)g));
		view_put(
		    o, "words", view_text(v, page_group_words(v, (int)g, n)));
		view_put(o, "count", view_int((int64_t)n));
		view_put(o, "left_out", view_int(left_out));
		view_put(o, "group_sees", view_class_list(v, r.plan->table[g]));
		view_put(o, "rows", rows);
		view_add(array, o);
	}
	return array;
}
