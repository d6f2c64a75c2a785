/*
 * The lists of members, in the order in which the platform shows people.
 * Facebook's grid for Restricted is sorted by first name.
 */
#include <stdlib.h>

#include "audience/compile.h"
#include "base/arena.h"
#include "base/utf8.h"

/* The name of the built-in list "Hide story and live from", and of the
 * exceptions to WhatsApp's "My contacts except...". */
#define HIDE_STORY STR("Hide story")
#define STATUS_EXCEPT STR("Status except")

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

			if (reads_by(a, l.platform))
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

static bool
is_inner(struct compile *c, const struct viewer *v, const struct effect *e)
{
	(void)c;
	(void)e;
	return !v->closed && v->want & CLASS_BIT(CLASS_PHOTOS);
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

void
lists_make(struct compile *c)
{
	struct member_list l = { .platform = PF_FACEBOOK, .name = RESTRICTED };

	l.purpose = STR("sees public posts only");
	add_list(c, l, is_closed, NULL);
	for (uint32_t i = 0; i < c->effects_n; i++) {
		l.name = c->effects[i].name;
		l.purpose = str_fmt(c->arena, "sees %.*s",
		    STR_ARG(words_of(c, c->effects[i].sees)));
		if (c->effects[i].named)
			add_list(c, l, has_effect, &c->effects[i]);
	}
	l = (struct member_list){ .platform = PF_INSTAGRAM,
		.name = CLOSE_FRIENDS };
	l.purpose =
	    str_fmt(c->arena, "sees %.*s", STR_ARG(words_of(c, c->inner)));
	add_list(c, l, is_inner, NULL);
	l.name = HIDE_STORY;
	l.purpose = STR("sees no stories and no live videos");
	add_list(c, l, is_closed, NULL);
	l = (struct member_list){ .platform = PF_WHATSAPP,
		.name = STATUS_EXCEPT,
		.purpose = STR("sees no status pictures") };
	add_list(c, l, is_closed, NULL);
}
