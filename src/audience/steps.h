/*
 * Steps in the making.  Private to audience/.
 *
 * Steps that only help together are a block: a list is made, filled, and then
 * named by the settings.  Blocks are written in any order and sorted at the
 * end: the one that removes most comes first, then always the one that
 * removes most per minute of what is left.
 */
#ifndef AUDIENCE_STEPS_H
#define AUDIENCE_STEPS_H

#include "audience/compile.h"
#include "audience/effort.h"
#include "base/phrase.h"

/* A step, and what it closes once it is done. */
struct draft {
	struct step step;
	bool shut;   /* the list of those shut out is filled */
	classes set; /* these classes have their audience */
};

struct block {
	enum platform platform;
	VEC(struct draft) steps;
	int after; /* the block that has to be done before, or -1 */
	bool done;
};

struct writer {
	struct compile *c;
	VEC(struct block) blocks;
	struct applied applied;
};

/* A phrase in the owner's language; a number for it. */
#define SAY(w, ...) \
	phrase_text((w)->c->plan->phrases, (w)->c->arena, PHRASE(__VA_ARGS__))
#define SAY0(w, name) \
	phrase_text((w)->c->plan->phrases, (w)->c->arena, PHRASE0(name))
#define NUM(w, n) phrase_number((w)->c->arena, (n))
#define FMT(w, ...) str_fmt((w)->c->arena, __VA_ARGS__)

/* Begins a block; its number. */
int steps_block(struct writer *, enum platform, int after);
/* Adds a step to the last block, closing nothing yet. */
struct draft *steps_add(struct writer *, const struct step *);
/* Adds an act, its clicks and what it loses. */
void steps_act(struct writer *, struct step *, const struct act *);
/* The setting of that id, set to what the plan advises, as an act; false
 * where it is not advised. */
bool steps_set(struct writer *, struct step *, const char *id);

/* A setting that is a step, and a block, of its own. */
void steps_setting(struct writer *, const char *id, classes set);
/* The list of that name, or NULL; the act that fills it, with its people. */
const struct member_list *steps_list(
    const struct writer *, enum platform, struct str name);
void steps_fill(
    struct writer *, struct step *, const struct member_list *, const char *id);

/* The way to a fact's setting, and how sure and old the fact is. */
struct str steps_path(const struct writer *, const char *id);
struct str steps_as_of(const struct writer *, struct str id);

/* The steps on Facebook; on the other platforms; the settings that are left,
 * a page at a time; what remains once all is set. */
void steps_facebook(struct writer *);
void steps_elsewhere(struct writer *);
void steps_pages(struct writer *);
void steps_last(struct writer *);
/* A step for each platform with a file to import; of audience/imports.c. */
void imports_steps(struct writer *);

#endif
