/*
 * The owner's own rules (an INI file, read with inih) and answers
 * (answers.csv).  Every fault is reported with its line.
 */
#ifndef PLAN_POLICY_H
#define PLAN_POLICY_H

#include "base/diag.h"
#include "link/link.h"
#include "model/plan.h"

enum rule_kind { RULE_DOMAIN, RULE_COMPANY, RULE_TITLE, RULE_CHAT };

struct rule {
	enum rule_kind kind;
	struct str pattern; /* '*' stands for anything */
	int group;
	uint32_t line;
};

struct policy {
	struct str file;
	struct str name;
	struct strs employers;
	VEC(struct rule) rules;
	/* [sees]: overrides of the strategy, by group. */
	bool sees_set[GROUP_MAX];
	classes sees[GROUP_MAX];
	/* [hours]: by when_slot(); `set` false: none given.  `zone` as ICU
	 * names it. */
	bool hours_set;
	bool work_hours[WEEK_HOURS];
	struct str zone;
};

/* False where the file is wrong (said).  Adds [groups] to *groups. */
bool policy_parse(struct arena *, struct str file_name, struct str bytes,
    struct groups *, struct policy *, struct diag *);
/* Whether a text matches a rule's pattern, both folded. */
bool policy_matches(struct arena *scratch, struct str pattern, struct str text);

/* One answer of answers.csv. */
enum answer_kind {
	ANSWER_GROUPS,
	ANSWER_MIXED,
	ANSWER_SAME,
	ANSWER_DIFFERENT,
	ANSWER_MET
};

struct answer {
	struct str key; /* of a person or, for many, of what joins them */
	enum answer_kind kind;
	VEC(int) groups;
	struct str other; /* same, different */
	bool yes;         /* met */
	bool many;        /* the key is org:, thread:, circle: */
	struct place place;
};

struct answers {
	VEC(struct answer) v; /* the last one about a key counts */
	/* Every row that holds an answer, usable or not, as CSV. */
	struct strs rows;
};

/* The id of the group the owner means: by its id or by its name, of one or of
 * many, whatever the case; "mixed" likewise.  STR_NONE where it is no group,
 * or could be two. */
struct str answer_id(struct arena *, const struct groups *, struct str word);

/* False where the file is not empty and has no such columns (said); a wrong
 * answer is said and left out.  The rows name groups by their ids. */
bool answers_parse(struct arena *, struct str file_name, struct str bytes,
    const struct groups *, struct answers *, struct diag *);

/* Somebody bears another key now: answers about them go with it, those as one
 * of two people too.  Nothing happens where the new key has an answer of its
 * own. */
void answers_rename(
    struct arena *, struct answers *, struct str from, struct str to);

#endif
