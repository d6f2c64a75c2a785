/*
 * Names in the address book.  "Uncle Raj", "Mum", "Susan MIL", "Bob plumber"
 * tell a relation and "Ann (Northwind)" a company; "Kelly Love", "Nora Jansen"
 * and "Primo Rossi" are names that people bear, and tell nothing.
 */
#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "plan/board.h"

enum { WORDS = 8 }; /* of a name that are looked at */

/* A name in the address book may be years old. */
static const double book_factor = 1.3;

struct book {
	struct map *given; /* first names of friends and connections, folded */
};

static bool
is_relation_word(const struct board *b, struct str word)
{
	return lexicon_word(
		   b->in->lexicon, LEX_RELATION, b->in->scratch, word) != NULL;
}

struct book *
book_make(struct board *b)
{
	const struct records *r = b->plan->records;
	struct book *n = arena_new(b->arena, struct book);

	n->given = map_make(b->arena);
	for (uint32_t i = 1; i < r->whos.n; i++) {
		const struct account *a = &r->whos.v[i].account;
		struct str rest, first;

		if (a->relation != REL_FRIEND && a->relation != REL_CONNECTION)
			continue;
		arena_reset(b->in->scratch);
		rest = utf8_fold(b->in->scratch, a->name);
		first = str_cut(&rest, ' ');
		if (rest.n > 0 && !is_relation_word(b, first))
			*map_at(n->given, str_copy(b->arena, first)) = 1;
	}
	return n;
}

static bool
begins_small(struct arena *a, struct str word)
{
	struct str first = utf8_prefix(word, 1);

	return str_eq(utf8_lower(a, first), first);
}

/* A capital and small letters behind it. */
static bool
is_capitalised(struct arena *a, struct str word)
{
	struct str first = utf8_prefix(word, 1);
	struct str second = utf8_prefix(str_sub(word, first.n, SIZE_MAX), 1);

	return second.n > 0 && !begins_small(a, word) &&
	       str_eq(utf8_lower(a, second), second);
}

/* A name, word for word: signs alone are none. */
struct split {
	struct str word[WORDS]; /* as written */
	uint32_t n, capitals;
};

static struct split
split(struct arena *a, struct str name)
{
	struct split to = { .n = 0 };

	while (name.n > 0 && to.n < WORDS) {
		struct str word = str_cut(&name, ' ');

		if (utf8_fold(a, word).n == 0)
			continue;
		to.word[to.n++] = word;
		to.capitals += is_capitalised(a, word);
	}
	return to;
}

/* In front of the name: not where it is the given name of somebody, nor the
 * surname in "Barber, Emma".  What follows "Tia" is a given name in "Tia
 * Maria", but not in "Tia Jansen". */
static bool
tells_in_front(
    const struct board *b, const struct split *s, const struct word *w)
{
	struct arena *a = b->in->scratch;
	uint32_t next = str_words(w->text);
	struct str after;

	if (w->borne == BORNE_FAMILY && next < s->n)
		return !str_ends(s->word[next - 1], STR(","));
	if (w->borne != BORNE_GIVEN && w->borne != BORNE_RARE)
		return true;
	if (next >= s->n)
		return w->borne == BORNE_RARE;
	after = s->word[next];
	if (next + 1 == s->n &&
	    map_get(b->book->given, utf8_fold(a, after)) > 0)
		return true;
	return w->borne == BORNE_RARE && s->capitals > 0 &&
	       !is_capitalised(a, after);
}

/* Behind it, a word that would open somebody counts where it is not written as
 * a name is; one that closes does everywhere, but for surnames, which may be
 * written in capitals alone.  Where all is written in one case, that tells
 * nothing. */
static bool
tells_behind(const struct board *b, const struct split *s, const struct word *w)
{
	struct arena *a = b->in->scratch;
	struct str last = s->word[s->n - 1];
	bool personal = b->plan->groups.v[w->group].side == SIDE_PERSONAL;

	if (s->capitals == 0)
		return w->borne == BORNE_NOT;
	if (is_capitalised(a, last))
		return !personal && w->borne == BORNE_NOT;
	return w->borne != BORNE_FAMILY || begins_small(a, last);
}

bool
book_tells(const struct board *b, struct str name, const struct word *w)
{
	struct arena *a = b->in->scratch;
	struct str folded = utf8_fold(a, name);
	struct split s = split(a, name);

	if (s.n == 0)
		return true;
	if (str_starts(folded, w->text) &&
	    (folded.n == w->text.n || folded.p[w->text.n] == ' '))
		return tells_in_front(b, &s, w);
	return tells_behind(b, &s, w);
}

/* The bracket in "Ann (Northwind)", else STR_NONE. */
static struct str
bracket(struct str name)
{
	struct str inside = str_after_last(name, '(');

	if (inside.n == name.n || !str_ends(inside, STR(")")))
		return STR_NONE;
	return str_trim(str_sub(inside, 0, inside.n - 1));
}

struct entry {
	struct board *b;
	const struct account *a;
	person_id person;
	uint32_t n;
};

static void
say_word(void *ctx, const struct word *w)
{
	struct entry *e = ctx;

	if (!book_tells(e->b, e->a->name, w))
		return;
	e->n++;
	board_name(e->b, e->person, EV_LABEL, w->group, w->weight * book_factor,
	    &e->a->place, PHRASE(EVIDENCE_BOOK_NAME, w->written));
}

/* Whoever is a friend or connection under the same words is called so. */
static bool
is_called_so(struct board *b, const struct account *a, person_id p)
{
	const struct person *one = &b->plan->people->persons.v[p.n];
	struct str name = utf8_fold(b->in->scratch, a->name);

	for (uint32_t i = 0; i < one->accounts.n; i++) {
		const struct account *other =
		    &b->plan->records->whos.v[one->accounts.v[i].n].account;

		if ((other->relation == REL_FRIEND ||
			other->relation == REL_CONNECTION) &&
		    str_eq(utf8_fold(b->in->scratch, other->name), name))
			return true;
	}
	return false;
}

static void
one_entry(struct board *b, const struct account *a, person_id p)
{
	struct entry e = { .b = b, .a = a, .person = p };
	struct str in = bracket(a->name);

	if (!is_called_so(b, a, p))
		lexicon_scan(b->in->lexicon, LEX_RELATION, b->in->scratch,
		    a->name, say_word, &e);
	if (e.n == 0 && in.n > 0)
		board_say(b, p, EV_LABEL_COMPANY, 1, &a->place,
		    PHRASE(EVIDENCE_BOOK_BRACKET, in));
}

void
evidence_book(struct board *b)
{
	const struct records *r = b->plan->records;

	for (uint32_t i = 1; i < r->whos.n; i++) {
		const struct account *a = &r->whos.v[i].account;

		arena_reset(b->in->scratch);
		if (a->relation == REL_CONTACT &&
		    (a->platform == PF_GOOGLE || a->platform == PF_PHONE ||
			a->platform == PF_WHATSAPP))
			one_entry(b, a, board_person(b, (who_id){ i }));
	}
}
