/*
 * What the owner has said of people in their own words: answers, lists given
 * on the command line, rules of the policy, labels and address-book names,
 * relatives in the profile.
 */
#include <math.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "plan/board.h"

/* Where a word of the lexicon was found, for the function called with it. */
struct hit {
	struct board *b;
	person_id person;
	enum evidence_kind kind;
	const struct place *place;
	enum phrase_id where;
	double factor, least;
	uint32_t n;
};

/* A label is the owner's own judgement, a name in the address book may be
 * years old. */
static const double label_factor = 1.6, book_factor = 1.3, label_least = 5.5;

static void
say_word(void *ctx, const struct word *w)
{
	struct hit *h = ctx;

	struct phrase text = { h->where, { w->written } };

	h->n++;
	board_name(h->b, h->person, h->kind, w->group,
	    fmax(w->weight * h->factor, h->least), h->place, text);
}

static void
list_label(struct board *b, const struct label *l, person_id p)
{
	int group = groups_find(&b->plan->groups, l->text);
	struct hit h = { .b = b,
		.person = p,
		.kind = EV_LABEL,
		.place = &l->place,
		.where = PHRASE_EVIDENCE_LABEL,
		.factor = label_factor,
		.least = label_least };

	if (group >= 0 && group != GROUP_UNSORTED)
		board_name(b, p, EV_LABEL, group, 7, &l->place,
		    PHRASE(EVIDENCE_LABEL, l->text));
	else
		lexicon_scan(b->in->lexicon, LEX_RELATION, b->in->scratch,
		    l->text, say_word, &h);
}

static void
one_label(struct board *b, const struct label *l)
{
	person_id p = board_person(b, l->who);
	int group;

	switch (l->kind) {
	case LABEL_LIST: list_label(b, l, p); break;
	case LABEL_RELATION:
		board_name(b, p, EV_FAMILY_ENTRY, GROUP_FAMILY, 8, &l->place,
		    PHRASE(EVIDENCE_FAMILY_ENTRY, l->text));
		break;
	case LABEL_FAVOURITE:
		board_say(b, p, EV_FAVOURITE, 1, &l->place,
		    PHRASE0(EVIDENCE_FAVOURITE));
		break;
	case LABEL_LESS:
		board_say(b, p, EV_LESS, 1, &l->place, PHRASE0(EVIDENCE_LESS));
		break;
	case LABEL_VISITED:
		board_say(
		    b, p, EV_VISITED, 1, &l->place, PHRASE0(EVIDENCE_VISITED));
		break;
	case LABEL_MEMBERS:
		group = groups_find(&b->plan->groups, l->text);
		if (group >= 0)
			board_name(b, p, EV_MEMBERS, group, 9, &l->place,
			    PHRASE(EVIDENCE_MEMBERS,
				b->plan->groups.v[group].many));
		break;
	}
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

/* A name in the address book, and where its words stand. */
struct book {
	struct hit hit;
	struct str name, folded;
};

/*
 * "Uncle Raj", "Mum", "Susan MIL" and "Bob plumber" tell a relation; "Kelly
 * Love" and "Hans Vater" are names that people bear.  So a word that would
 * open somebody counts only in front, or where it is not written as a name
 * is; one that closes counts anywhere.
 */
static void
book_word(void *ctx, const struct word *w)
{
	struct book *b = ctx;
	const struct groups *g = &b->hit.b->plan->groups;
	struct str last = str_after_last(b->name, ' ');
	bool name_like = last.n > 1 && last.p[0] >= 'A' && last.p[0] <= 'Z' &&
	                 !(last.p[1] >= 'A' && last.p[1] <= 'Z');
	bool behind = !str_starts(b->folded, w->text);

	if (g->v[w->group].side == SIDE_PERSONAL && behind && name_like)
		return;
	say_word(&b->hit, w);
}

/* A name in the address book can tell a relation ("Mum", "Bob plumber") or a
 * company; a full name as people bear it tells nothing. */
static void
book_name(struct board *b, const struct account *a, person_id p)
{
	struct str in = bracket(a->name);
	struct book book = { .name = a->name,
		.hit = { .b = b,
		    .person = p,
		    .kind = EV_LABEL,
		    .place = &a->place,
		    .where = PHRASE_EVIDENCE_BOOK_NAME,
		    .factor = book_factor } };

	book.folded = utf8_fold(b->in->scratch, a->name);
	lexicon_scan(b->in->lexicon, LEX_RELATION, b->in->scratch, a->name,
	    book_word, &book);
	if (book.hit.n == 0 && in.n > 0)
		board_say(b, p, EV_LABEL_COMPANY, 1, &a->place,
		    PHRASE(EVIDENCE_BOOK_BRACKET, in));
}

static void
answers(struct board *b)
{
	const struct answers *v = b->in->answers;
	struct map *at = map_make(b->arena);
	const struct people *people = b->plan->people;

	for (uint32_t i = 1; i < people->persons.n; i++)
		for (uint32_t k = 0; k < people->persons.v[i].accounts.n; k++) {
			who_id w = people->persons.v[i].accounts.v[k];

			*map_at(at,
			    record_key(b->arena,
				&b->plan->records->whos.v[w.n].account)) = i;
		}
	for (uint32_t i = 1; i < people->persons.n; i++)
		*map_at(at, people->persons.v[i].key) = i;
	for (uint32_t i = 0; i < v->v.n; i++) {
		const struct answer *a = &v->v.v[i];
		person_id p = { map_get(at, a->key) };

		if (a->kind == ANSWER_MET)
			b->plan->placings[p.n].met = a->yes;
		if (a->kind != ANSWER_GROUPS || a->many)
			continue;
		if (p.n == 0) {
			diag_say(
			    b->in->diag, DIAG_LOST_ANSWER, &a->place, "%s", "");
			continue;
		}
		/* The last answer about somebody is the one that counts. */
		b->plan->placings[p.n].answer.n = 0;
		for (uint32_t k = 0; k < a->groups.n; k++)
			vec_add(b->arena, &b->plan->placings[p.n].answer) =
			    a->groups.v[k];
		b->plan->placings[p.n].standing = STAND_ANSWERED;
	}
	for (uint32_t i = 1; i < people->persons.n; i++) {
		const struct placing *pl = &b->plan->placings[i];

		for (uint32_t k = 0; k < pl->answer.n; k++)
			board_name(b, (person_id){ i }, EV_ANSWER,
			    pl->answer.v[k], 12, NULL,
			    PHRASE0(EVIDENCE_ANSWER));
	}
}

void
evidence_owner_word(struct board *b)
{
	const struct records *r = b->plan->records;

	answers(b);
	for (uint32_t i = 0; i < r->labels.n; i++) {
		arena_reset(b->in->scratch);
		one_label(b, &r->labels.v[i]);
	}
	for (uint32_t i = 1; i < r->whos.n; i++) {
		const struct account *a = &r->whos.v[i].account;

		arena_reset(b->in->scratch);
		if (a->relation == REL_CONTACT &&
		    (a->platform == PF_GOOGLE || a->platform == PF_PHONE ||
			a->platform == PF_WHATSAPP))
			book_name(b, a, board_person(b, (who_id){ i }));
	}
}
