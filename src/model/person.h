/*
 * People: which accounts belong to one person, as settled by link/.  Lives in
 * the linker's arena until the plan is written.
 */
#ifndef MODEL_PERSON_H
#define MODEL_PERSON_H

#include "model/record.h"

typedef struct {
	uint32_t n;
} person_id;

struct person {
	struct str name; /* the best name: of the first account in key order */
	struct str key;  /* of the first account in key order */
	VEC(who_id) accounts; /* in key order */
	bool owner;           /* the owner's own card: kept out of everything */
};

/* What one comparison added to a sum, in bits: log2 of how many times likelier
 * it is between entries of one person than of two. */
struct part_of_sum {
	double bits;
	struct str text;  /* in the language of the run */
	struct str where; /* the places of the two that tell it, or empty */
};

/* Two accounts joined, or in doubt. */
struct pair {
	who_id a, b;
	double score;      /* 0..1: the sum as a probability */
	double start, sum; /* bits before anything was compared, and after */
	VEC(struct part_of_sum) parts; /* none where the owner has said so */
	struct strs why;  /* sentences that name values and places */
	person_id person; /* joined: of whom; doubt: 0 */
};

struct people {
	VEC(struct person) persons; /* v[0] is a dummy */
	person_id *of;              /* by who_id.n, whos.n entries; 0: nobody */
	VEC(struct pair) joins, doubts;
};

#endif
