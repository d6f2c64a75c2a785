/*
 * Scores: what speaks for and against two clusters being one person.  Each
 * comparison is made once for the two, by the pair of accounts, one of each,
 * that tells most.
 */
#include <math.h>

#include "base/arena.h"
#include "link/linker.h"

enum {
	MONTH = 31,
	CROWDED = 4096 /* given times family name: so many may bear both */
};

static const struct {
	enum phrase_id says;
	double m, u;
} levels[] = {
	[LEVEL_NONE] = { PHRASE__COUNT, 1, 1 },
#define LEVEL(comparison, name, m, u) \
	[LEVEL_##comparison##_##      \
	    name] = { PHRASE_LINK_##comparison##_##name, m, u },
#include "link/score.def"
};

#define START(name, odds) static const double start_##name = odds;
#include "link/score.def"

enum phrase_id
score_phrase(enum compared level)
{
	return levels[level].says;
}

double
score_chance(double bits)
{
	return 1 / (1 + exp2(-bits));
}

/* Two accounts, one of each cluster. */
struct duo {
	struct linker *l;
	uint32_t a, b;
	const struct node *x, *y;
	const struct account *p, *q;
};

static double
bits_of(enum compared level)
{
	return log2(levels[level].m / levels[level].u);
}

/* Whether the two accounts come before the row's by their keys. */
static bool
comes_first(const struct duo *d, const struct row *row)
{
	const struct node *n = d->l->nodes;
	uint32_t a = n[d->a].rank, b = n[d->b].rank, low = a < b ? a : b;
	uint32_t x = n[row->a].rank, y = n[row->b].rank, least = x < y ? x : y;

	return low != least ? low < least : a + b < x + y;
}

static void
put(struct tally *t, enum comparison c, enum compared level, bool better,
    const struct duo *d)
{
	struct row *row = &t->rows[c];

	/* Of those that tell as much the first in score.def, so that the order
	 * of the accounts makes no difference. */
	if (row->level != LEVEL_NONE && bits_of(level) == row->bits)
		better = level != row->level ? level < row->level
		                             : comes_first(d, row);
	if (row->level == LEVEL_NONE || better)
		*row = (struct row){ level, bits_of(level), d->a, d->b };
}

/* Keeps the level if it tells more than what was found before. */
static void
keep(struct tally *t, enum comparison c, enum compared level,
    const struct duo *d)
{
	put(t, c, level, bits_of(level) > t->rows[c].bits, d);
}

/* Keeps it if it speaks against them more than what was found before. */
static void
hold_against(struct tally *t, enum comparison c, enum compared level,
    const struct duo *d)
{
	put(t, c, level, bits_of(level) < t->rows[c].bits, d);
}

/* ---- names ---------------------------------------------------------- */

static const enum compared of_likeness[] = {
	[LIKE_SAME] = LEVEL_NAME_SAME,
	[LIKE_SOUND] = LEVEL_NAME_SOUND,
	[LIKE_INITIAL] = LEVEL_NAME_INITIAL,
	[LIKE_MIDDLE] = LEVEL_NAME_MIDDLE,
	[LIKE_NICK] = LEVEL_NAME_NICK,
	[LIKE_LONGER] = LEVEL_NAME_LONGER,
	[LIKE_CUT] = LEVEL_NAME_CUT,
	[LIKE_NEAR] = LEVEL_NAME_NEAR,
	[LIKE_GIVEN] = LEVEL_NAME_GIVEN,
	[LIKE_OPEN] = LEVEL_NAME_OPEN,
	[LIKE_OTHER] = LEVEL_NAME_OTHER,
	[LIKE_STRANGER] = LEVEL_NAME_STRANGER,
};

/* A user name taken apart, or a name, against a user name. */
static enum compared
of_handle(enum likeness like)
{
	switch (like) {
	case LIKE_SAME:
	case LIKE_INITIAL:
	case LIKE_SOUND: return LEVEL_HANDLE_NAME;
	case LIKE_MIDDLE:
	case LIKE_NICK: return LEVEL_HANDLE_FORM;
	case LIKE_CUT: return LEVEL_HANDLE_MOST;
	case LIKE_LONGER: return LEVEL_HANDLE_PART;
	case LIKE_NEAR:
	case LIKE_GIVEN:
	case LIKE_OPEN:
	case LIKE_OTHER:
	case LIKE_STRANGER:
	case LIKE__COUNT: break;
	}
	return LEVEL_NONE;
}

static const enum compared of_spelling[] = {
	[SPELLS_ALL] = LEVEL_HANDLE_ALL,
	[SPELLS_FORM] = LEVEL_HANDLE_FORM,
	[SPELLS_MOST] = LEVEL_HANDLE_MOST,
	[SPELLS_INITIAL] = LEVEL_HANDLE_INITIAL,
	[SPELLS_PART] = LEVEL_HANDLE_PART,
	[SPELLS_NOTHING] = LEVEL_NONE,
};

/* "Ann Northwind" is Ann at Northwind, if the other one is there. */
static bool
is_place(const struct name *n, const struct node *other)
{
	struct org o = { n->word[n->n - 1], n->word[n->n - 1] };

	for (uint32_t i = 0; n->n > 1 && i < other->orgs_n; i++)
		if (org_same(&o, &other->orgs[i]))
			return true;
	for (uint32_t i = 0; n->n > 1 && i < other->domains.n; i++)
		if (org_has_domain(&o, other->domains.v[i]))
			return true;
	return false;
}

static void
compare_called(const struct duo *d, struct tally *t, const struct called *x,
    const struct called *y)
{
	enum likeness like = name_likeness(d->l->words, &x->name, &y->name);

	if (x->as == CALLED_HANDLE || y->as == CALLED_HANDLE) {
		if (of_handle(like) != LEVEL_NONE)
			keep(t, COMPARE_HANDLE, of_handle(like), d);
		return;
	}
	/* Two of one family are no label's. */
	if (like == LIKE_OPEN &&
	    (x->as == CALLED_SHORT || y->as == CALLED_SHORT))
		return;
	if ((like == LIKE_OTHER || like == LIKE_CUT || like == LIKE_NEAR) &&
	    (is_place(&x->name, d->y) || is_place(&y->name, d->x))) {
		like = LIKE_GIVEN;
		keep(t, COMPARE_COMPANY, LEVEL_COMPANY_HINT, d);
	}
	keep(t, COMPARE_NAME, of_likeness[like], d);
	if (like == LIKE_STRANGER && x->as == CALLED_NAME &&
	    y->as == CALLED_NAME)
		hold_against(t, COMPARE_CLASH, LEVEL_CLASH_NAMES, d);
	if (x->name.n > 1 && y->name.n > 1 &&
	    name_generations(&x->name, &y->name))
		hold_against(t, COMPARE_GENERATION, LEVEL_GENERATION_OTHER, d);
}

static void
compare_letters(const struct duo *d, struct tally *t, const struct node *of,
    const struct node *named)
{
	for (uint32_t i = 0; i < of->letters.n; i++)
		for (uint32_t k = 0; k < named->called_n; k++) {
			enum compared level =
			    of_spelling[name_spelled(d->l->words,
				of->letters.v[i], &named->called[k]->name)];

			if (level != LEVEL_NONE)
				keep(t, COMPARE_HANDLE, level, d);
		}
}

static void
compare_names(const struct duo *d, struct tally *t)
{
	for (uint32_t i = 0; i < d->x->called_n; i++)
		for (uint32_t k = 0; k < d->y->called_n; k++)
			compare_called(d, t, d->x->called[i], d->y->called[k]);
	compare_letters(d, t, d->x, d->y);
	compare_letters(d, t, d->y, d->x);
}

/* ---- addresses ------------------------------------------------------ */

static bool
share(const struct strs *a, const struct strs *b)
{
	for (uint32_t i = 0; i < a->n; i++)
		if (strs_has(b, a->v[i]))
			return true;
	return false;
}

static void
compare_addresses(const struct duo *d, struct tally *t)
{
	if (d->x->profile.n > 0 && str_eq(d->x->profile, d->y->profile))
		keep(t, COMPARE_PROFILE, LEVEL_PROFILE_SAME, d);
	if (share(&d->x->emails, &d->y->emails))
		keep(t, COMPARE_EMAIL, LEVEL_EMAIL_SAME, d);
	else if (share(&d->x->domains, &d->y->domains) &&
		 t->rows[COMPARE_EMAIL].level != LEVEL_EMAIL_SAME)
		hold_against(t, COMPARE_EMAIL, LEVEL_EMAIL_TWO, d);
	if (share(&d->x->phones, &d->y->phones))
		keep(t, COMPARE_PHONE, LEVEL_PHONE_SAME, d);
}

/* ---- companies ------------------------------------------------------ */

static bool
orgs_meet(const struct node *x, const struct node *y)
{
	for (uint32_t i = 0; i < x->orgs_n; i++)
		for (uint32_t k = 0; k < y->orgs_n; k++)
			if (org_same(&x->orgs[i], &y->orgs[k]))
				return true;
	return false;
}

static bool
domain_meets(const struct node *x, const struct node *y)
{
	for (uint32_t i = 0; i < x->orgs_n; i++)
		for (uint32_t k = 0; k < y->domains.n; k++)
			if (org_has_domain(&x->orgs[i], y->domains.v[k]))
				return true;
	return false;
}

static bool
hint_meets(const struct node *x, const struct node *y)
{
	for (uint32_t k = 0; k < y->orgs_n; k++)
		if (org_same(&x->hint, &y->orgs[k]))
			return true;
	for (uint32_t k = 0; k < y->domains.n; k++)
		if (org_has_domain(&x->hint, y->domains.v[k]))
			return true;
	return false;
}

static void
compare_companies(const struct duo *d, struct tally *t)
{
	if (orgs_meet(d->x, d->y))
		keep(t, COMPARE_COMPANY, LEVEL_COMPANY_SAME, d);
	else if (domain_meets(d->x, d->y) || domain_meets(d->y, d->x))
		keep(t, COMPARE_COMPANY, LEVEL_COMPANY_DOMAIN, d);
	else if (hint_meets(d->x, d->y) || hint_meets(d->y, d->x))
		keep(t, COMPARE_COMPANY, LEVEL_COMPANY_HINT, d);
	else if (d->x->orgs_n > 0 && d->y->orgs_n > 0)
		keep(t, COMPARE_COMPANY, LEVEL_COMPANY_OTHER, d);
	if ((d->x->colleague && d->p->platform == PF_LINKEDIN &&
		d->q->platform == PF_FACEBOOK) ||
	    (d->y->colleague && d->q->platform == PF_LINKEDIN &&
		d->p->platform == PF_FACEBOOK))
		keep(t, COMPARE_COWORKER, LEVEL_COWORKER_OWN, d);
}

/* A friend in a chat with others who are, by their names, of the company of the
 * other one; that other one's own namesake is one of those counted. */
static void
compare_circles(const struct duo *d, struct tally *t)
{
	uint32_t n = 0;

	if (d->p->platform == PF_FACEBOOK && d->q->platform == PF_LINKEDIN)
		n = circles_peers(d->l, d->x, d->y);
	else if (d->q->platform == PF_FACEBOOK && d->p->platform == PF_LINKEDIN)
		n = circles_peers(d->l, d->y, d->x);
	if (n >= 3)
		keep(t, COMPARE_CIRCLE, LEVEL_CIRCLE_MANY, d);
	else if (n == 2)
		keep(t, COMPARE_CIRCLE, LEVEL_CIRCLE_ONE, d);
}

/* ---- time and chats ------------------------------------------------- */

/* Friends and connections are often made in the same weeks. */
static bool
dates_count(enum platform a, enum platform b)
{
	return (a == PF_FACEBOOK && b == PF_LINKEDIN) ||
	       (a == PF_LINKEDIN && b == PF_FACEBOOK);
}

static void
compare_times(const struct duo *d, struct tally *t)
{
	int64_t days = d->p->since - d->q->since;

	if (!dates_count(d->p->platform, d->q->platform) ||
	    d->p->since == WHEN_NONE || d->q->since == WHEN_NONE ||
	    d->p->relation == REL_REQUEST || d->q->relation == REL_REQUEST)
		return;
	days = (days < 0 ? -days : days) / DAY_SECONDS;
	keep(t, COMPARE_TIME,
	    days <= MONTH       ? LEVEL_TIME_MONTH
	    : days <= 3 * MONTH ? LEVEL_TIME_SEASON
	    : days <= 6 * MONTH ? LEVEL_TIME_HALF
	    : days <= 366       ? LEVEL_TIME_YEAR
	    : days <= 3 * 366   ? LEVEL_TIME_YEARS
				: LEVEL_TIME_MANY,
	    d);
}

static void
compare_chats(const struct duo *d, struct tally *t)
{
	for (uint32_t i = 0; i < d->x->chats_n; i++)
		for (uint32_t k = 0; k < d->y->chats_n; k++)
			if (d->x->chats[i] == d->y->chats[k])
				hold_against(
				    t, COMPARE_CHAT, LEVEL_CHAT_BOTH, d);
}

/* ---- the sum -------------------------------------------------------- */

/* What kinds of lists a cluster stands in. */
struct sides {
	uint32_t lists; /* of enum list */
	bool trade;     /* a friend who talks of business */
};

static struct sides
sides_of(struct linker *l, uint32_t cluster)
{
	struct sides s = { 0 };
	uint32_t who = cluster;

	do {
		s.lists |= l->nodes[who].side;
		s.trade |= l->nodes[who].trade;
		who = l->nodes[who].next;
	} while (who != cluster);
	s.trade &= s.lists == LIST_SOCIAL;
	return s;
}

/* A friend who is from work, by what is talked of, and a card that tells of no
 * work. */
static bool
is_trade(const struct sides *friend, const struct sides *card)
{
	return friend->trade && card->lists == LIST_BOOK;
}

static double
start_of(const struct sides *x, const struct sides *y)
{
	const uint32_t work = LIST_JOB | LIST_DESK;
	uint32_t a = x->lists, b = y->lists, other = (a & work) != 0 ? b : a;

	if ((a & work) != 0 && (b & work) != 0)
		return start_WORK;
	if (is_trade(x, y) || is_trade(y, x))
		return start_BOOK;
	if (((a | b) & work) == 0)
		return start_PRIVATE;
	if ((other & LIST_SOCIAL) != 0)
		return ((a | b) & LIST_JOB) != 0 ? start_ACROSS : start_DESK;
	return (other & LIST_BOOK) != 0 ? start_BOOK : start_PUBLIC;
}

static bool
is_known(const struct sides *friend, const struct sides *other)
{
	const uint32_t work = LIST_JOB | LIST_DESK;

	return is_trade(friend, other) ||
	       ((friend->lists & work) == 0 &&
		   (friend->lists & LIST_SOCIAL) != 0 &&
		   (other->lists & work) == work);
}

/* How many full names beside theirs have a word. */
static double
others(const struct linker *l, struct str word)
{
	uint32_t n = map_get(l->bearers, word);

	return n > 2 ? n - 2 : 0;
}

static const struct name *
full_name(const struct node *n)
{
	if (n->called_n == 0 || n->called[0]->name.n < 2)
		return NULL;
	return &n->called[0]->name;
}

static bool
comes_twice(const struct linker *l, const struct name *a, const struct name *b)
{
	return (a != NULL && map_get(l->twice, a->sorted) > 0) ||
	       (b != NULL && map_get(l->twice, b->sorted) > 0);
}

/* A name that two in one list have tells neither of them; the more bear the
 * given and the family name, the less it tells. */
static void
weigh_rarity(struct linker *l, struct tally *t)
{
	const struct row *by = &t->rows[COMPARE_NAME];
	struct row *to = &t->rows[COMPARE_RARITY];
	const struct name *name, *other;
	double family = INFINITY, given;

	if (by->level == LEVEL_NONE || by->level >= LEVEL_NAME_GIVEN)
		by = &t->rows[COMPARE_HANDLE];
	if (by->level == LEVEL_NONE)
		return;
	name = full_name(&l->nodes[by->a]);
	other = full_name(&l->nodes[by->b]);
	to->level = LEVEL_RARITY_TWICE;
	to->bits = bits_of(to->level);
	if (comes_twice(l, name, other))
		return;
	*to = (struct row){ 0 };
	if (name == NULL)
		name = other;
	for (uint32_t i = 1; name != NULL && i < name->n; i++)
		family = fmin(family, others(l, name->word[i]));
	if (name == NULL || name->n < 2)
		return;
	given = others(l, name->word[0]);
	to->level = LEVEL_RARITY_COMMON;
	to->bits = -log2(1 + family * given / CROWDED);
	/* What is cut short is nobody's name. */
	if (family == 0 && by->level != LEVEL_NAME_CUT &&
	    by->level != LEVEL_NAME_NEAR) {
		to->level = LEVEL_RARITY_RARE;
		to->bits = bits_of(to->level);
	}
}

/* A user name repeats what a full name says already, and tells nothing of one
 * that is spelled otherwise. */
static bool
handle_counts(const struct tally *t)
{
	enum compared name = t->rows[COMPARE_NAME].level;
	enum compared handle = t->rows[COMPARE_HANDLE].level;

	if (name == LEVEL_NONE || name == LEVEL_NAME_GIVEN ||
	    name == LEVEL_NAME_OPEN)
		return true;
	return (name == LEVEL_NAME_CUT || name == LEVEL_NAME_OTHER ||
		   name == LEVEL_NAME_NICK) &&
	       (handle == LEVEL_HANDLE_NAME || handle == LEVEL_HANDLE_ALL);
}

void
score_clusters(struct linker *l, uint32_t a, uint32_t b, struct tally *t)
{
	struct duo d = { .l = l, .a = a, .b = b };
	struct sides x = sides_of(l, a), y = sides_of(l, b);

	*t = (struct tally){ .start = log2(start_of(&x, &y)),
		.work = ((x.lists | y.lists) & (LIST_JOB | LIST_DESK)) != 0,
		.known = is_known(&x, &y) || is_known(&y, &x) };
	do {
		do {
			d.x = &l->nodes[d.a];
			d.y = &l->nodes[d.b];
			d.p = linker_account(l, d.a);
			d.q = linker_account(l, d.b);
			compare_names(&d, t);
			compare_addresses(&d, t);
			compare_companies(&d, t);
			compare_circles(&d, t);
			compare_times(&d, t);
			compare_chats(&d, t);
			d.b = d.y->next;
		} while (d.b != b);
		d.a = l->nodes[d.a].next;
	} while (d.a != a);
	if (!handle_counts(t))
		t->rows[COMPARE_HANDLE] = (struct row){ 0 };
	else if (t->rows[COMPARE_NAME].bits > 0)
		t->rows[COMPARE_HANDLE].bits =
		    fmin(t->rows[COMPARE_HANDLE].bits,
			bits_of(LEVEL_NAME_SAME) - t->rows[COMPARE_NAME].bits);
	weigh_rarity(l, t);
	t->sum = t->start;
	for (int i = 0; i < COMPARE__COUNT; i++)
		t->sum += t->rows[i].bits;
}
