/*
 * The lists of members, in the order in which the platform shows people.
 * Facebook's grid for Restricted is sorted by first name.
 */
#include <stdlib.h>

#include "audience/compile.h"
#include "base/arena.h"
#include "base/phrase.h"
#include "base/utf8.h"

struct line {
	struct str text;
	person_id person;
};

typedef bool belongs_fn(
    struct compile *, const struct viewer *, const struct effect *);

static int
by_text(const void *a, const void *b)
{
	const struct line *x = a, *y = b;
	int c = utf8_collate(x->text, y->text);

	if (c != 0)
		return c;
	return x->person.n < y->person.n ? -1 : x->person.n > y->person.n;
}

/* How the platform shows an account where lists are filled. */
static struct str
shown(const struct compile *c, const struct account *a, person_id p)
{
	if (a->platform == PF_INSTAGRAM && a->id.n > 0)
		return a->id;
	return a->name.n > 0 ? a->name : c->plan->people->persons.v[p.n].name;
}

static void
add_group(struct compile *c, struct member_list *l, int group)
{
	uint32_t at = 0;

	while (at < l->groups.n && l->groups.v[at] < group)
		at++;
	if (at < l->groups.n && l->groups.v[at] == group)
		return;
	vec_add(c->arena, &l->groups) = group;
	for (uint32_t i = l->groups.n - 1; i > at; i--)
		l->groups.v[i] = l->groups.v[i - 1];
	l->groups.v[at] = group;
}

/* Adds the list with everybody who belongs on it; an empty one is left out. */
static void
add_list(struct compile *c, struct member_list l, belongs_fn *belongs,
    const struct effect *e)
{
	const struct people *people = c->plan->people;
	bool *listed = arena_array(c->arena, bool, people->persons.n);
	VEC(struct line) lines = { 0 };

	for (uint32_t i = 1; i < people->persons.n; i++) {
		const struct person *p = &people->persons.v[i];

		if (!c->viewers[i].person || !belongs(c, &c->viewers[i], e))
			continue;
		for (uint32_t k = 0; k < p->accounts.n; k++) {
			const struct account *a =
			    &c->plan->records->whos.v[p->accounts.v[k].n]
				 .account;

			if (reads_by(c, a, l.platform))
				vec_add(c->arena, &lines) = (struct line){
					shown(c, a, (person_id){ i }), { i }
				};
		}
	}
	if (lines.n == 0)
		return;
	qsort(lines.v, lines.n, sizeof(lines.v[0]), by_text);
	for (uint32_t i = 0; i < lines.n; i++) {
		person_id p = lines.v[i].person;

		strs_add(c->arena, &l.lines, lines.v[i].text);
		if (listed[p.n])
			continue;
		listed[p.n] = true;
		vec_add(c->arena, &l.members) = p;
		add_group(c, &l, c->plan->placings[p.n].treated_as);
	}
	vec_add(c->arena, &c->plan->lists) = l;
}

static bool
is_closed(struct compile *c, const struct viewer *v, const struct effect *e)
{
	(void)c;
	(void)e;
	return v->closed;
}

/* Instagram's Close Friends are those who may see what goes there. */
static bool
is_inner(struct compile *c, const struct viewer *v, const struct effect *e)
{
	(void)e;
	for (int k = 0; k < CLASS__COUNT; k++)
		if (c->plan->audiences[PF_INSTAGRAM][k].kind == AUDIENCE_ONLY)
			return v->want & CLASS_BIT(k);
	return false;
}

static bool
has_effect(struct compile *c, const struct viewer *v, const struct effect *e)
{
	return effect_of(c, v) == e;
}

/* "everyday posts, photos and videos". */
static struct str
words_of(struct compile *c, classes sees)
{
	struct str words = STR_NONE;

	for (int i = 0; i < CLASS__COUNT; i++)
		if (sees & CLASS_BIT(i))
			words = str_fmt(c->arena, "%.*s%s%.*s", STR_ARG(words),
			    words.n > 0 ? ", " : "",
			    STR_ARG(
				class_words(c->plan->phrases, (enum class)i)));
	return words;
}

struct str
shut_list(const struct compile *c, enum platform p)
{
	struct str name = p == PF_FACEBOOK    ? RESTRICTED
	                  : p == PF_INSTAGRAM ? HIDE_STORY
	                                      : STATUS_EXCEPT;

	for (uint32_t i = 0; i < c->plan->lists.n; i++)
		if (c->plan->lists.v[i].platform == p &&
		    str_eq(c->plan->lists.v[i].name, name))
			return name;
	return STR_NONE;
}

static struct str
sees(struct compile *c, classes of)
{
	return phrase_text(
	    c->plan->phrases, c->arena, PHRASE(LIST_SEES, words_of(c, of)));
}

/* What of a platform's classes goes to the audience of that list. */
static classes
carried_by(const struct compile *c, enum platform p, struct str list)
{
	classes sees = 0;

	for (int k = 0; k < CLASS__COUNT; k++)
		if (strs_has(&c->plan->audiences[p][k].lists, list))
			sees |= CLASS_BIT(k);
	return sees;
}

static void
lists_facebook(struct compile *c)
{
	struct member_list l = { .platform = PF_FACEBOOK,
		.kind = LIST_RESTRICTED,
		.name = RESTRICTED,
		.purpose = phrase_text(
		    c->plan->phrases, c->arena, PHRASE0(LIST_RESTRICTED)) };

	add_list(c, l, is_closed, NULL);
	l.kind = LIST_CUSTOM;
	for (uint32_t i = 0; i < c->effects_n; i++) {
		l.name = c->effects[i].name;
		l.purpose = sees(c, c->effects[i].sees);
		if (c->effects[i].named)
			add_list(c, l, has_effect, &c->effects[i]);
	}
}

void
lists_make(struct compile *c)
{
	struct member_list l = { .platform = PF_INSTAGRAM };

	lists_facebook(c);
	l.kind = LIST_CLOSE;
	l.name = CLOSE_FRIENDS;
	l.purpose = sees(c, carried_by(c, PF_INSTAGRAM, l.name));
	add_list(c, l, is_inner, NULL);
	l.kind = LIST_HIDE_STORY;
	l.name = HIDE_STORY;
	l.purpose =
	    phrase_text(c->plan->phrases, c->arena, PHRASE0(LIST_HIDE_STORY));
	if (carried_by(c, PF_INSTAGRAM, l.name) != 0)
		add_list(c, l, is_closed, NULL);
	l = (struct member_list){ .platform = PF_WHATSAPP,
		.kind = LIST_STATUS,
		.name = STATUS_EXCEPT,
		.purpose = phrase_text(
		    c->plan->phrases, c->arena, PHRASE0(LIST_STATUS)) };
	add_list(c, l, is_closed, NULL);
}
