/*
 * Friends who may be somebody from work under another name.  Three sources:
 * the doubts that the linker left; contacts whose name is cut short ("Keith
 * H." on LinkedIn, "Cousin Kevin" or "Pam" in the address book); and those on
 * the owner's own lists who bear one half of a double surname.  None joins
 * anybody.  Of whom the linker holds likelier one than two,
 * what is known from work counts at that likelihood; the others keep a friend
 * closed until the owner has said whether the two are one.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "plan/board.h"

enum {
	STEM = 3,       /* letters that a short form shares with the name */
	WORDS = 8,      /* of a name that are looked at */
	CANDIDATES = 12 /* friends whom one short name may mean */
};

/* Likelihood of being one person from which the one's facts are reckoned for
 * the other. */
#define LIKELY 0.5
/* Doubt with one of whom no more is known than that they work elsewhere,
 * against that with one from work. */
#define HARMLESS 0.5

/* A name in words, without the words of relation. */
struct names {
	struct str word[WORDS];
	uint32_t n;
	bool family; /* a word of family was among them */
};

struct looking {
	const struct board *b;
	struct str name;
	struct names *to;
	struct str said[WORDS]; /* words and phrases of relation, folded */
	uint32_t n;
};

static void
note_relation(void *ctx, const struct word *w)
{
	struct looking *l = ctx;

	if (l->n == WORDS || !book_tells(l->b, l->name, w))
		return;
	l->to->family |= w->group == GROUP_FAMILY;
	l->said[l->n++] = w->text;
}

/* The length of the relation that the text begins with, or 0. */
static size_t
relation_at(const struct looking *l, struct str text)
{
	for (uint32_t i = 0; i < l->n; i++) {
		size_t n = l->said[i].n;

		if (str_starts(text, l->said[i]) &&
		    (text.n == n || text.p[n] == ' '))
			return n;
	}
	return 0;
}

static void
split(struct board *b, struct str name, struct names *to)
{
	struct arena *s = b->in->scratch;
	struct looking l = { .b = b, .name = name, .to = to };
	struct str rest = utf8_fold(s, name);

	*to = (struct names){ 0 };
	lexicon_scan(b->in->lexicon, LEX_RELATION, s, name, note_relation, &l);
	while (rest.n > 0 && to->n < WORDS) {
		size_t told = relation_at(&l, rest);
		struct str word;

		rest = str_trim(str_sub(rest, told, SIZE_MAX));
		if (told > 0)
			continue;
		word = str_cut(&rest, ' ');
		if (word.n > 0)
			to->word[to->n++] = word;
	}
}

/* One word, or a surname that is but a letter. */
static bool
cut_short(const struct names *n)
{
	return n->n == 1 || (n->n == 2 && n->word[1].n == 1);
}

/* Equal, or the one a short form of the other: "pam", "pamela". */
static bool
same_given(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;

	return n >= STEM && str_eq(str_sub(a, 0, n), str_sub(b, 0, n));
}

static bool
may_be(const struct names *shrt, const struct names *full)
{
	if (full->n < 2 || !same_given(shrt->word[0], full->word[0]))
		return false;
	if (shrt->n == 1)
		return true;
	for (uint32_t i = 1; i < full->n; i++)
		if (full->word[i].p[0] == shrt->word[1].p[0])
			return true;
	return false;
}

static bool
is_from_work(const struct board *b, const struct evidence *e)
{
	return b->plan->groups.v[e->group].side == SIDE_WORK &&
	       !board_circumstance(e->kind);
}

/* "Finn Quastel" and "Finn Quastel-Fuchs": one half of a double surname. */
static bool
half_the_surname(const struct names *half, const struct names *full)
{
	return half->n == 2 && full->n == 3 && half->word[1].n >= STEM &&
	       same_given(half->word[0], full->word[0]) &&
	       (str_eq(half->word[1], full->word[1]) ||
		   str_eq(half->word[1], full->word[2]));
}

/* Whether something of work is known of a contact. */
static bool
from_work(const struct board *b, person_id p)
{
	const struct placing *pl = &b->plan->placings[p.n];

	for (uint32_t i = 0; i < pl->evidence.n; i++)
		if (is_from_work(b, &pl->evidence.v[i]))
			return true;
	return false;
}

/* Whether they may be worse than one who works elsewhere. */
static bool
does_business(const struct board *b, person_id p)
{
	const struct placing *pl = &b->plan->placings[p.n];

	for (uint32_t i = 0; i < pl->evidence.n; i++) {
		const struct evidence *e = &pl->evidence.v[i];

		if (is_from_work(b, e) && e->group != GROUP_INDUSTRY)
			return true;
	}
	return false;
}

/* Whether the owner has listed or labelled them as from work. */
static bool
is_listed(const struct board *b, person_id p)
{
	const struct placing *pl = &b->plan->placings[p.n];

	return does_business(b, p) &&
	       (board_has(pl, EV_MEMBERS) || board_has(pl, EV_LABEL));
}

static const struct account *
first_account(const struct board *b, person_id p)
{
	const struct person *one = &b->plan->people->persons.v[p.n];

	return &b->plan->records->whos.v[one->accounts.v[0].n].account;
}

/* One who has that key, by any of the accounts. */
static bool
has_key(const struct board *b, person_id p, struct str key)
{
	const struct person *one = &b->plan->people->persons.v[p.n];

	if (str_eq(one->key, key))
		return true;
	for (uint32_t i = 0; i < one->accounts.n; i++) {
		who_id w = one->accounts.v[i];

		if (str_eq(record_key(b->in->scratch,
			       &b->plan->records->whos.v[w.n].account),
			key))
			return true;
	}
	return false;
}

/* Whether the owner has said that the two are not one. */
static bool
known_apart(const struct board *b, person_id p, person_id q)
{
	const struct answers *answers = b->in->answers;

	for (uint32_t i = 0; i < answers->v.n; i++) {
		const struct answer *a = &answers->v.v[i];

		if (a->kind == ANSWER_DIFFERENT &&
		    ((has_key(b, p, a->key) && has_key(b, q, a->other)) ||
			(has_key(b, q, a->key) && has_key(b, p, a->other))))
			return true;
	}
	return false;
}

static void
say(struct board *b, person_id p, person_id other, double factor)
{
	const struct place *w = &first_account(b, other)->place;

	if (known_apart(b, p, other))
		return;
	board_say(b, p, EV_MAY_BE,
	    does_business(b, other) ? factor : factor * HARMLESS, w,
	    PHRASE0(EVIDENCE_MAY_BE));
	vec_add(b->arena, &b->plan->maybes) =
	    (struct maybe){ .friend = p, .other = other };
}

/* What is known from work of the one holds of the other as far as it is likely
 * that the two are one person. */
static void
lend(struct board *b, person_id to, person_id from, double likely)
{
	const struct placing *pl = &b->plan->placings[from.n];
	uint32_t n = pl->evidence.n;

	for (uint32_t i = 0; i < n; i++) {
		const struct evidence e = pl->evidence.v[i];
		struct phrase text = PHRASE(EVIDENCE_IF_ONE, e.text);

		if (!is_from_work(b, &e) || e.kind == EV_MAY_BE)
			continue;
		if (board_kind(e.kind)->named)
			board_name(b, to, (enum evidence_kind)e.kind, e.group,
			    e.weight * likely, &e.place, text);
		else
			board_say(b, to, (enum evidence_kind)e.kind,
			    e.scale * likely, &e.place, text);
	}
}

/* Whether they have asked to be a friend. */
static bool
asks(const struct board *b, person_id p)
{
	const struct person *one = &b->plan->people->persons.v[p.n];

	for (uint32_t i = 0; i < one->accounts.n; i++)
		if (b->plan->records->whos.v[one->accounts.v[i].n]
			.account.relation == REL_REQUEST)
			return true;
	return false;
}

static void
from_doubts(struct board *b)
{
	const struct people *people = b->plan->people;

	for (uint32_t i = 0; i < people->doubts.n; i++) {
		person_id p = board_person(b, people->doubts.v[i].a);
		person_id q = board_person(b, people->doubts.v[i].b);
		double likely;

		if (!b->plan->placings[p.n].friend && !asks(b, p)) {
			person_id t = p;

			p = q;
			q = t;
		}
		if (p.n == 0 || q.n == 0 || p.n == q.n || !from_work(b, q))
			continue;
		likely = people->doubts.v[i].score;
		/* Of whoever asks to be a friend there is no question. */
		if (!b->plan->placings[p.n].friend) {
			if (asks(b, p) && likely >= LIKELY)
				lend(b, p, q, likely);
		} else if (likely < LIKELY) {
			say(b, p, q, 1);
		} else if (!known_apart(b, p, q)) {
			lend(b, p, q, likely);
			vec_add(b->arena, &b->plan->maybes) = (struct maybe){
				.friend = p, .other = q, .likely = likely
			};
		}
	}
}

/* Friends by the first letters of their given name. */
struct friends {
	struct map *stem; /* -> list + 1 */
	VEC(struct list { VEC(person_id) v; }) lists;
};

static struct str
stem_of(struct board *b, struct str word)
{
	return str_copy(b->arena, str_sub(word, 0, STEM));
}

static void
list_friends(struct board *b, struct friends *f)
{
	f->stem = map_make(b->arena);
	for (uint32_t i = 1; i < b->plan->people->persons.n; i++) {
		struct names n;
		uint32_t *at;

		arena_reset(b->in->scratch);
		if (!b->plan->placings[i].friend)
			continue;
		split(b, b->plan->people->persons.v[i].name, &n);
		if (n.n < 2 || n.word[0].n < STEM)
			continue;
		at = map_at(f->stem, stem_of(b, n.word[0]));
		if (*at == 0) {
			vec_add(b->arena, &f->lists) = (struct list){ 0 };
			*at = f->lists.n;
		}
		vec_add(b->arena, &f->lists.v[*at - 1].v) = (person_id){ i };
	}
}

/* Whether the friend has an account of the contact's platform already, and
 * so can't be the contact. */
static bool
there_already(const struct board *b, person_id friend, person_id contact)
{
	enum platform p = first_account(b, contact)->platform;

	return p != PF_GOOGLE && p != PF_PHONE && p != PF_CRM &&
	       b->plan->placings[friend.n].present[p];
}

/* Whether the linker left a doubt about the two already. */
static bool
is_doubted(const struct board *b, person_id friend, person_id other)
{
	for (uint32_t i = 0; i < b->plan->maybes.n; i++)
		if (b->plan->maybes.v[i].friend.n == friend.n &&
		    b->plan->maybes.v[i].other.n == other.n)
			return true;
	return false;
}

static void
whom_it_means(struct board *b, const struct friends *f, person_id contact)
{
	struct names name, other;
	person_id hit[CANDIDATES];
	const struct list *list;
	uint32_t n = 0, at;

	split(b, b->plan->people->persons.v[contact.n].name, &name);
	if (name.n == 0 || name.word[0].n < STEM ||
	    (!cut_short(&name) && !is_listed(b, contact)))
		return;
	at = map_get(f->stem, str_sub(name.word[0], 0, STEM));
	list = at == 0 ? NULL : &f->lists.v[at - 1];
	for (uint32_t i = 0; list != NULL && i < list->v.n; i++) {
		person_id p = list->v.v[i];

		split(b, b->plan->people->persons.v[p.n].name, &other);
		/* "Cousin Kevin" is one of the family. */
		if (!(cut_short(&name) ? may_be(&name, &other)
				       : half_the_surname(&name, &other) ||
					     half_the_surname(&other, &name)) ||
		    there_already(b, p, contact) ||
		    (name.family &&
			!board_has(&b->plan->placings[p.n], EV_FAMILY_ENTRY)))
			continue;
		if (n == CANDIDATES)
			return;
		hit[n++] = p;
	}
	for (uint32_t i = 0; i < n; i++)
		if (!is_doubted(b, hit[i], contact))
			say(b, hit[i], contact, 1.0 / n);
}

void
evidence_maybe(struct board *b)
{
	struct friends f = { 0 };

	from_doubts(b);
	list_friends(b, &f);
	for (uint32_t i = 1; i < b->plan->people->persons.n; i++) {
		person_id p = { i };

		arena_reset(b->in->scratch);
		if (!b->plan->placings[i].friend &&
		    !b->plan->people->persons.v[i].owner && from_work(b, p))
			whom_it_means(b, &f, p);
	}
}

struct likely
likely_find(struct arena *a, const struct plan *plan)
{
	struct likely l = { arena_array(a, uint32_t, plan->people->persons.n),
		arena_array(a, uint32_t, plan->maybes.n + 1) };

	for (uint32_t i = 0; i < plan->maybes.n; i++) {
		const struct maybe *m = &plan->maybes.v[i];

		if (m->likely <= 0)
			continue;
		l.next[i] = l.first[m->other.n];
		l.first[m->other.n] = i + 1;
	}
	return l;
}
