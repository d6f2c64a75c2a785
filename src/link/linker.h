/*
 * The inside of the linker, for the files of link/ alone.
 *
 *	link.c     the steps, and people from clusters
 *	cluster.c  accounts that are one, what may not become one
 *	name.c     what two spellings of a name have in common
 *	address.c  joins by profile, e-mail and number
 *	fullname.c joins by name, doubts about homonyms
 *	mention.c  whom a name in a thread can only mean
 *	owner.c    what is known of the owner
 */
#ifndef LINK_LINKER_H
#define LINK_LINKER_H

#include "base/map.h"
#include "link/link.h"

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
	uint32_t sole[2]; /* of the root: a Facebook and a LinkedIn account */
};

/* Two who the owner says are different. */
struct ban {
	uint32_t a, b;
};

struct linker {
	struct arena *arena;   /* of the result */
	struct arena *scratch; /* until the people are made */
	const struct link_input *in;
	const struct records *records;
	struct node *nodes;
	VEC(uint32_t) order; /* linked nodes, by key */
	VEC(struct ban) bans;
	struct people *out;
};

/* Something that several accounts may share. */
struct mark {
	struct str key;
	uint32_t who;
};

struct marks {
	VEC(struct mark) v;
};

static inline const struct account *
linker_account(const struct linker *l, uint32_t who)
{
	return &l->records->whos.v[who].account;
}

uint32_t cluster_of(struct linker *, uint32_t who);
/* Whether two clusters may become one, answers and profiles considered. */
bool cluster_may_join(struct linker *, uint32_t a, uint32_t b);
/* Makes one of the clusters of two accounts, if they may.  `why` is said of
 * the places of both: "the same number in %s and %s". */
bool cluster_join(
    struct linker *, uint32_t a, uint32_t b, double score, const char *why);
/* The same without asking whether they may. */
void cluster_force(struct linker *, uint32_t a, uint32_t b, const char *why);
/* They may be one.  Clusters that may not join are passed over. */
void cluster_doubt(
    struct linker *, uint32_t a, uint32_t b, double score, const char *why);

/* By key, then by rank. */
void marks_sort(const struct linker *, struct marks *);
/* Where the run of one key that begins at `from` ends. */
uint32_t marks_run(const struct marks *, uint32_t from);

/* What spellings of a name have in common: "Dr. Ann Exämple-Roe, CPA 🌸" is
 * "ann example roe". */
struct str name_plain(struct arena *, struct str name);
/* Its words by the alphabet, and their number. */
struct str name_sorted(struct arena *, struct str plain, uint32_t *words);
/* "ann b example" is "ann example". */
struct str name_without_initials(struct arena *, struct str plain);
/* Letters alone: "ann.example_92" is "annexample". */
struct str name_letters(struct arena *, struct str text);
/* The same of the last part of a LinkedIn address. */
struct str name_of_slug(struct arena *, struct str url);
/* The beginning of the first word, and the last one. */
struct str name_short(struct arena *, struct str plain);
/* Whether two names on one address may be one person's: "Annie" and "Ann
 * Example", but not "Ann Example" and "Bob Example". */
bool name_agrees(struct str a, struct str b);

void address_join(struct linker *);
void fullname_join(struct linker *);
void mention_resolve(struct linker *);

#endif
