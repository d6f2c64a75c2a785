/*
 * The inside of the linker, for the files of link/ alone.
 *
 *	link.c     the steps
 *	words.c    what is known of names: nicknames, titles, roles
 *	name.c     names taken apart; likeness.c and sound.c what two share
 *	org.c      companies and their mail domains
 *	trait.c    what an account tells that can be compared
 *	label.c    what stands behind the names on cards
 *	circle.c   whom an account is in chats with, and what of
 *	block.c    which accounts are compared at all
 *	score.c    what speaks for and against two being one (score.def)
 *	resolve.c  who is joined, who stays in doubt
 *	cluster.c  accounts that are one, what may not become one
 *	answer.c   what the owner has said
 *	people.c   people from clusters
 *	mention.c  whom a name in a thread can only mean
 *	owner.c    what is known of the owner
 */
#ifndef LINK_LINKER_H
#define LINK_LINKER_H

#include "base/map.h"
#include "link/link.h"
#include "link/name.h"
#include "link/words.h"

/* A name that an account goes by. */
enum called_as {
	CALLED_NAME,
	CALLED_FORMER,
	CALLED_SHORT, /* without what may be a label (label.c) */
	CALLED_HANDLE
};

struct called {
	struct name name;
	enum called_as as;
};

/* An organisation, as it is compared. */
struct org {
	struct str first;   /* its first word that is no legal form */
	struct str letters; /* all such words without spaces */
};

/* What kind of list an account stands in. */
enum list {
	LIST_SOCIAL = 1, /* friends */
	LIST_BOOK = 2,   /* a card without a company */
	LIST_PUBLIC = 4, /* whoever follows */
	LIST_DESK = 8,   /* a card with a company, a customer list */
	LIST_JOB = 16    /* LinkedIn */
};

/* An account on its way to a person; by who_id.n. */
struct node {
	struct str key;    /* the contract's */
	struct str name;   /* folded, without titles and the like */
	struct str sorted; /* its words by the alphabet */
	uint32_t words;
	uint32_t rank;    /* place in linker.order; 0 for those not linked */
	bool linked;      /* has a relation and is a person's */
	bool owner;       /* the owner's own */
	uint32_t up;      /* towards the root of the cluster */
	uint32_t next;    /* of the cluster, in a ring */
	bool settled;     /* of the root: nobody in it whom an answer names */
	uint32_t sole[2]; /* of the root: a Facebook and a LinkedIn account */

	/* What is compared (trait.c). */
	struct called **called;
	uint32_t called_n;
	struct strs letters; /* user names that nothing parts: "annexample" */
	struct strs emails;  /* that are one person's, in one form */
	struct strs phones;
	struct str profile;
	struct org *orgs;
	uint32_t orgs_n;
	struct strs domains; /* of companies: "northwind" */
	struct org hint;     /* what stands aside of the name */
	enum list side;
	bool colleague;  /* at a company of the owner's */
	bool trade;      /* a friend who talks of business with the owner */
	uint32_t *chats; /* numbers of gatherings */
	uint32_t chats_n;
};

/* Two who the owner says are different. */
struct ban {
	uint32_t a, b;
};

struct linker {
	struct arena *arena;   /* of the result */
	struct arena *scratch; /* until the people are made */
	struct arena *stage;   /* until the next step, or entry, of a step */
	const struct link_input *in;
	const struct records *records;
	const struct words *words;
	struct node *nodes;
	VEC(uint32_t) order; /* linked nodes, by key */
	VEC(struct ban) bans;
	struct strs *peers;  /* by number of a gathering: companies of namesakes
	                        of those in it */
	struct map *twice;   /* full names that two in one list have */
	struct map *bearers; /* word of a name -> how many full names have it */
	struct people *out;
};

static inline const struct account *
linker_account(const struct linker *l, uint32_t who)
{
	return &l->records->whos.v[who].account;
}

/* ---- link.c --------------------------------------------------------- */

/* The steps up to where any two clusters can be scored: what the owner has
 * said and safe keys have joined them.  `before` is what comes out without any
 * answer, or NULL.  linker_close() gives back all but the arena of the result.
 */
void linker_open(struct linker *, struct arena *, const struct link_input *,
    const struct people *before, struct diag *);
void linker_close(struct linker *);

/* ---- cluster.c ------------------------------------------------------ */

uint32_t cluster_of(struct linker *, uint32_t who);
/* Whether two clusters may become one, answers and profiles considered. */
bool cluster_may_join(struct linker *, uint32_t a, uint32_t b);
/* Whether the owner has said that they are two. */
bool cluster_banned(struct linker *, uint32_t a, uint32_t b);
/* Makes one of the clusters of two accounts, whether they may or not, and
 * keeps why. */
void cluster_unite(struct linker *, uint32_t a, uint32_t b);
/* The same with a reason of one sentence. */
void cluster_force(struct linker *, uint32_t a, uint32_t b, enum phrase_id why);
/* One account that two exports tell, with times of two zones. */
bool cluster_same_account(const struct linker *, uint32_t x, uint32_t y);

/* ---- trait.c -------------------------------------------------------- */

/* Fills in what is compared, for all in `order`. */
void traits_fill(struct linker *);
/* A further name that an account goes by; no more than a few are kept. */
void traits_call(struct linker *, struct node *, struct name, enum called_as);

/* ---- label.c -------------------------------------------------------- */

/* Calls those on cards by their names without a label, too. */
void labels_learn(struct linker *);

/* ---- circle.c ------------------------------------------------------- */

/* Fills in who is in chats with whom, and who talks of business. */
void circles_learn(struct linker *);
/* How many in a gathering with one account have namesakes at a company of the
 * other; the one with most. */
uint32_t circles_peers(
    const struct linker *, const struct node *, const struct node *);

/* ---- org.c ---------------------------------------------------------- */

struct org org_of(struct linker *, struct str written);
/* Whether two organisations are one, as written. */
bool org_same(const struct org *, const struct org *);
/* What names the company in an e-mail address, "northwind"; STR_NONE where it
 * is none. */
struct str org_label(struct linker *, struct str email);
/* Whether that label is the organisation's. */
bool org_has_domain(const struct org *, struct str label);
/* The text without the sign, wherever it stands. */
struct str org_joined(struct arena *, struct str, char sign);
/* Gives everybody their organisations. */
void orgs_learn(struct linker *);
/* Finds those at a company that is or was the owner's. */
void orgs_colleagues(struct linker *);

/* ---- block.c -------------------------------------------------------- */

/* Two accounts that are compared, by rank: a before b. */
struct candidate {
	uint32_t a, b;
	double sum;
};

struct candidates {
	VEC(struct candidate) v;
};

void blocks_find(struct linker *, struct candidates *);

/* ---- score.c -------------------------------------------------------- */

enum comparison {
	COMPARE_NAME,
	COMPARE_HANDLE,
	COMPARE_PROFILE,
	COMPARE_EMAIL,
	COMPARE_PHONE,
	COMPARE_RARITY,
	COMPARE_COMPANY,
	COMPARE_COWORKER,
	COMPARE_CIRCLE,
	COMPARE_TIME,
	COMPARE_CHAT,
	COMPARE_GENERATION,
	COMPARE_CLASH,
	COMPARE__COUNT
};

enum compared {
	LEVEL_NONE, /* nothing could be compared */
#define LEVEL(comparison, name, m, u) LEVEL_##comparison##_##name,
#include "link/score.def"
	LEVEL__COUNT
};

/* What the comparison of two clusters came to. */
struct tally {
	double sum, start;
	bool work;  /* somebody from work is among them */
	bool known; /* a friend, and one on LinkedIn whose company is on a card;
	               or one who talks of business, and a card without any */
	struct row {
		enum compared level;
		double bits;
		uint32_t a, b; /* the accounts that tell it; or 0 */
	} rows[COMPARE__COUNT];
};

void score_clusters(struct linker *, uint32_t a, uint32_t b, struct tally *);
/* What a level says; not for LEVEL_NONE. */
enum phrase_id score_phrase(enum compared);
/* The odds as a probability. */
double score_chance(double bits);

/* The places of two accounts, as both tell something, in words. */
struct str linker_places(struct linker *, uint32_t a, uint32_t b);
/* In words, in the language of the run. */
struct str linker_say(struct linker *, struct phrase);

/* ---- the other steps ------------------------------------------------ */

void answers_take(struct linker *, struct diag *);
/* Joins all whom no answer concerns as they were without one. */
void answers_keep(struct linker *, const struct people *before);
void resolve_all(struct linker *);
void people_make(struct linker *);
void mention_resolve(struct linker *);

#endif
