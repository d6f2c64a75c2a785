/*
 * The board on which evidence is chalked up: for every person a sum of
 * log-odds per group, and the sentences behind it.  Private to plan/.
 */
#ifndef PLAN_BOARD_H
#define PLAN_BOARD_H

#include "plan/plan.h"

struct orgs;

enum evidence_kind {
#define EVIDENCE(name, said, group, weight) EV_##name,
#include "plan/evidence.def"
#undef EVIDENCE
	EV__COUNT
};

struct board {
	struct arena *arena;
	const struct plan_input *in;
	struct plan *plan;
	struct orgs *orgs;
	/* By person_id.n: what evidence for a side may still say against the
	 * other. */
	double (*left)[SIDE_WORK + 1];
};

/* Clears the board of a plan that has its people. */
void board_make(struct board *);

/*
 * Adds one piece of evidence.  `group` is used where the kind leaves it
 * open; `factor` scales the weight.  The sentence is copied.  Nothing is
 * added for nobody, the owner or a weight of 0.
 */
void board_say(struct board *, person_id, enum evidence_kind, int group,
    double factor, const struct place *, const char *fmt, ...)
    __attribute__((format(printf, 7, 8)));

/* Whether evidence of that kind was written down by the owner or a platform,
 * not read from behaviour. */
bool board_plain(int kind);

/* The person behind a who_id, n 0 for none. */
person_id board_person(const struct board *, who_id);

/* Each reads one theme of the records onto the board. */
void evidence_owner_word(struct board *); /* answers, lists, rules, labels */
void evidence_work(struct board *);       /* employers, titles, domains */
void evidence_talk(struct board *);       /* threads, chats, statements, tags */
/* Last: friends who may be somebody from work under another name. */
void evidence_maybe(struct board *);

/*
 * Organisations: employers of the owner and companies of the contacts, one
 * entry per name however written (case, marks, legal form), found by e-mail
 * domain too ("northwind.example" is "Northwind Ltd").
 */
struct org {
	struct str name;  /* as met first */
	struct str key;   /* folded, without legal form */
	bool own;         /* an employer of the owner */
	int64_t from, to; /* own: the owner's time there, WHEN_NONE open */
	int group;        /* what its people are, as the owner said; or -1 */
	const char *said; /* by what: "your answer", "your policy" … */
	bool ruled;       /* by a rule of the policy, which is no guess */
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

#endif
