/*
 * Audience groups and content classes: the vocabulary of the plan.  Built-in
 * groups stand in group.def; a policy may add groups of the owner's own,
 * which get numbers from GROUP__COUNT on.
 */
#ifndef MODEL_GROUP_H
#define MODEL_GROUP_H

#include "base/phrase.h"

enum side { SIDE_NONE, SIDE_PERSONAL, SIDE_WORK };

enum group {
#define GROUP(name, id, side) GROUP_##name,
#include "model/group.def"
#undef GROUP
	GROUP__COUNT
};

enum { GROUP_MAX = 32 }; /* built-in and the owner's own */

enum class {
#define CLASS(name, id) CLASS_##name,
#include "model/class.def"
#undef CLASS
	CLASS__COUNT
};

/* A set of classes: bit 1u << class. */
typedef uint32_t classes;
#define CLASS_BIT(c) (1u << (c))
#define CLASSES_ALL (CLASS_BIT(CLASS__COUNT) - 1)

struct group_info {
	struct str id;
	struct str one, many; /* in sentences; the id until groups_speak */
	enum side side;
};

/* The groups of a run. */
struct groups {
	struct group_info v[GROUP_MAX];
	uint32_t n;       /* GROUP__COUNT and the owner's own */
	struct str mixed; /* the answer "mixed", in the owner's language */
};

void groups_init(struct groups *);
/* Takes the names for sentences from the phrases group.ID, groups.ID and
 * question.mixed. */
void groups_speak(struct groups *, const struct phrases *);
/* The number of a group, or -1. */
int groups_find(const struct groups *, struct str id);
/* Adds one of the owner's own; -1 if the id is taken or there are too many. */
int groups_add(struct groups *, struct str id, enum side);

/* Of the five that must never be left open by mistake: clients, vendors,
 * investors, competitors, managers. */
bool group_harmful(int group);

struct str class_id(enum class);
/* In sentences: the phrase class.ID, the id where there is none. */
struct str class_words(const struct phrases *, enum class);
/* The class of that id, or -1. */
int class_find(struct str id);

#endif
