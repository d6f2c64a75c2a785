/*
 * The conversation of --ask, and what its parts share.  Private to ask*.c.
 */
#ifndef ASK_PARTS_H
#define ASK_PARTS_H

#include "ask.h"
#include "base/map.h"

/* One question that was put, and what came of it. */
struct turn {
	struct str identity;
	bool skipped;
	bool named; /* somebody of whom nothing is told */
};

struct asking {
	struct ask *ask;
	struct arena *arena; /* where answers live */
	struct arena *round; /* of the plan in hand */
	const struct plan *plan;
	VEC(struct turn) turns;
	struct map *skipped; /* identity of a question -> 1 */
	FILE *in, *to;
	bool by_name;     /* the owner wants to go through the names */
	bool names_first; /* … before what questions are left */
	bool hinted;      /* has been told of them on the way */
	bool listed;      /* the choices of a name have been told */
	/* Questions of our own, not of the plan: whether to go through the
	 * names, and the name in hand. */
	struct question offer, name;
};

/* y or n, rather than a choice. */
static inline bool
ask_takes_yes(const struct question *q)
{
	return q->kind == ASK_SAME || q->kind == ASK_MET;
}

/* What a question is, whatever its number in the plan. */
struct str ask_identity(struct arena *, const struct question *);

/* To the terminal, with a line's end. */
void ask_put(struct asking *, struct phrase);
struct str ask_put_number(struct asking *, uint32_t);
void ask_put_question(struct asking *, const struct question *);
/* What a choice is called: "client", or the id itself. */
struct str ask_put_words(const struct plan *, struct str id);

/* Those of whom nothing is told who have not been skipped: the offer to go
 * through them or, once that is taken, the next; NULL where there is none. */
const struct question *ask_names_next(struct asking *);
/* How many there are, skipped ones too. */
uint32_t ask_names_left(struct asking *);

#endif
