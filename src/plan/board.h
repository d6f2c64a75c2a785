/*
 * The board on which evidence is pinned up: for every person the facts that
 * speak for or against groups, with the sentences behind them.  What they
 * come to is reckoned in belief.c.  Private to plan/.
 */
#ifndef PLAN_BOARD_H
#define PLAN_BOARD_H

#include "base/phrase.h"
#include "plan/plan.h"

struct orgs;
struct book;
struct schools;

/* Where evidence comes from.  Facts of one theme are seldom independent. */
enum theme {
#define THEME(name, trust) THEME_##name,
#include "plan/evidence.def"
	THEME__COUNT
};

enum evidence_kind {
#define NAMED(name, theme) EV_##name,
#define RATES(name, ...) EV_##name,
#include "plan/evidence.def"
	EV__COUNT
};

/* How a fact is reckoned for somebody of two groups: TRACE, what either
 * leaves behind is found in whoever is both; SHARE, half the time one looks
 * like the one and half like the other; LACK, what both have to lack. */
enum how { TRACE, SHARE, LACK };

struct kind_info {
	enum theme theme;
	bool named; /* the caller names group and weight: no rates */
	enum how how;
	int group;                 /* that it is told as evidence for */
	double rate[GROUP__COUNT]; /* of a hundred of them, how many show it */
};

const struct kind_info *board_kind(int kind);
/* The exponent of a theme's likelihoods, 0..1. */
double board_trust(enum theme);
/* The ways of showing a personal tie that need another beside them. */
enum way {
	WAY_NONE,
	WAY_CHATTING = 1,
	WAY_TALKING = 2,
	WAY_VISITING = 4,
	WAY_SHOWING = 8,
	WAY_TAGGING = 16
};
enum way board_way(int kind);
/* Whether it is nothing that somebody has said or done. */
bool board_circumstance(int kind);
/* Whether it tells when messages are written. */
bool board_rhythm(int kind);

/* Groups that are found together in a place: managers among coworkers, close
 * friends and acquaintances among friends.  The one that stands for all. */
int board_part(int group);

struct board {
	struct arena *arena;
	const struct plan_input *in;
	struct plan *plan;
	struct orgs *orgs;
	struct book *book;
	const struct schools *schools;
	int64_t job; /* when the owner's present job began, or WHEN_NONE */
};

/* Pins up a fact that has rates; `scale`, 0..1, is the exponent of its
 * likelihood.  Nothing for nobody, the owner, a scale of 0. */
void board_say(struct board *, person_id, enum evidence_kind, double scale,
    const struct place *, struct phrase);
/* The same for a kind whose group and weight (log-odds) the caller names. */
void board_name(struct board *, person_id, enum evidence_kind, int group,
    double weight, const struct place *, struct phrase);
/* Whether a fact of that kind is pinned up. */
bool board_has(const struct placing *, enum evidence_kind);

/* That something shows a tie of theirs by itself. */
void board_bond(struct board *, person_id, enum bond);

/* The person behind a who_id, n 0 for none. */
person_id board_person(const struct board *, who_id);
/* Where somebody stands first in the exports. */
const struct place *board_entry(const struct board *, person_id);

/* Each reads one theme of the records onto the board. */
void evidence_owner_word(struct board *); /* answers, lists, labels */
void evidence_book(struct board *);       /* names in the address book */
void evidence_work(struct board *);       /* employers, titles, domains */
void evidence_talk(struct board *);       /* messages with one other */
void evidence_chats(struct board *);      /* chats of several */
void evidence_shown(struct board *);      /* statements, tags, comments */
/* Friends who may be somebody from work under another name. */
void evidence_maybe(struct board *);
/* Last, of friends of whom something is known. */
void evidence_lack(struct board *);   /* what is not known */
void evidence_listed(struct board *); /* in books, among the followed */
void evidence_known(struct board *);  /* since when they are known */

/* Whether a word of relation.csv that occurs in somebody's name tells who they
 * are, and is no part of the name as people bear it. */
struct book *book_make(struct board *);
bool book_tells(const struct board *, struct str name, const struct word *);

/*
 * Organisations: employers of the owner and companies of the contacts, one
 * entry per name however written (case, marks, legal form), found by e-mail
 * domain too ("northwind.example" is "Northwind Ltd").
 */
struct org {
	struct str name;     /* as met first */
	struct str key;      /* folded, without legal form */
	bool own;            /* an employer of the owner */
	int64_t from, to;    /* own: the owner's time there, WHEN_NONE open */
	int group;           /* what its people are, as the owner said; or -1 */
	enum phrase_id said; /* by what: EVIDENCE_BY_ANSWER … */
	bool ruled;          /* by a rule of the policy, which is no guess */
	VEC(person_id) people; /* contacts there, each once */
};

struct orgs *orgs_make(struct board *);
/* Numbers from 1; 0: none. */
uint32_t orgs_n(const struct orgs *);
struct org *orgs_at(const struct orgs *, uint32_t);
uint32_t orgs_find(const struct orgs *, struct str name);
/* By the registrable domain of an e-mail; 0 for free mail and unknown. */
uint32_t orgs_by_email(const struct orgs *, struct str email);
/* The registrable domain of an address where it is no free mail; else
 * STR_NONE. */
struct str orgs_domain(const struct orgs *, struct str email);
/* Every organisation whose name occurs in the text as whole words. */
void orgs_in_text(const struct orgs *, struct str text,
    void (*fn)(void *ctx, uint32_t org), void *ctx);
/* Whether the owner has left that employer of theirs. */
bool org_left(const struct board *, const struct org *);

/*
 * What the facts on the board come to for one person: how likely every
 * combination of a work group or none and a personal group or none is.
 */
struct belief {
	double p[GROUP_MAX]; /* of each group, alone or with another */
	double work;         /* of any work group */
	double open, shut;   /* expected harm of opening, of shutting out */
};

/* What others bring to a person: log-likelihoods of the groups, and where
 * most of it comes from. */
struct hint {
	double v[GROUP_MAX];
	int group; /* that the place speaks for most */
	double weight;
	uint32_t like, others; /* how many there are of it, of how many */
	struct str where;      /* as the place is called; empty: nothing */
};

struct believer;

/* Reckons the facts of everybody once, and gives their evidence its weights. */
struct believer *belief_make(struct arena *, struct plan *);
/* How likely a group is of a friend before any fact. */
double belief_before(const struct plan *, int group);
/* Whether anything is known of them. */
bool belief_any(const struct believer *, person_id);
/* With `hint`, if not NULL, on top of their own facts. */
void belief_of(
    const struct believer *, person_id, const struct hint *, struct belief *);

/* The friends whom somebody likely is: the first of plan->maybes by
 * person_id.n, and the next by maybe; from 1. */
struct likely {
	uint32_t *first, *next;
};
struct likely likely_find(struct arena *, const struct plan *);

/* What those in one company or chat tell of each other: see spread.c. */
struct hint *spread_hints(struct arena *, const struct believer *,
    const struct orgs *, const struct plan *);

/* Whether an answer about many would open them: something personal of their
 * own, and nothing from work but that they work elsewhere. */
bool many_may_open(const struct plan *, const struct placing *);

/* People of whom the same group is likely, to be asked about at once. */
struct set {
	int group;
	VEC(person_id) members;
	double worth;     /* answers that one about them is worth */
	struct str names; /* "Ann Example, Bob Example" */
	struct str key;   /* "circle:" and the names */
};

struct sets {
	VEC(struct set) v;
};
/* Disjoint sets, of each group the likeliest people first. */
void alike_find(
    struct arena *, const struct plan *, const struct answers *, struct sets *);
/* What most of a set have in common, in words: "you tagged all of them in your
 * posts; nothing tells of work". */
struct str common_facts(
    struct arena *, const struct plan *, const struct set *);
/* What has been answered about such sets, onto the board. */
void alike_answers(struct board *);

#endif
