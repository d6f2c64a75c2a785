/*
 * What the owner has said of people in their own words: answers, lists given
 * on the command line, labels, relatives in the profile.
 */
#include <math.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "plan/board.h"

/* A label is the owner's own judgement. */
static const double label_factor = 1.6, label_least = 5.5;

struct labelled {
	struct board *b;
	const struct label *l;
	person_id person;
};

/* A word that is a name, too, may be somebody's where others stand beside it:
 * "Nora's wedding". */
static void
say_word(void *ctx, const struct word *w)
{
	const struct labelled *x = ctx;

	if (w->borne != BORNE_NOT &&
	    x->b->plan->groups.v[w->group].side == SIDE_PERSONAL &&
	    !str_eq(utf8_fold(x->b->in->scratch, x->l->text), w->text))
		return;
	board_name(x->b, x->person, EV_LABEL, w->group,
	    fmax(w->weight * label_factor, label_least), &x->l->place,
	    PHRASE(EVIDENCE_LABEL, w->written));
}

static void
list_label(struct board *b, const struct label *l, person_id p)
{
	int group = groups_find(&b->plan->groups, l->text);
	struct labelled x = { b, l, p };

	if (group >= 0 && group != GROUP_UNSORTED)
		board_name(b, p, EV_LABEL, group, 7, &l->place,
		    PHRASE(EVIDENCE_LABEL, l->text));
	else
		lexicon_scan(b->in->lexicon, LEX_RELATION, b->in->scratch,
		    l->text, say_word, &x);
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
}
