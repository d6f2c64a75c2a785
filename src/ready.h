/*
 * Getting ready: everything that is read before the exports are: templates,
 * facts, lexicons, the strategy, the owner's policy and answers.
 */
#ifndef READY_H
#define READY_H

#include "audience/audience.h"
#include "changes/changes.h"
#include "config.h"
#include "emit/out.h"
#include "link/words.h"
#include "phrasebook.h"
#include "plan/lexicon.h"
#include "plan/policy.h"
#include "templates.h"

struct ready {
	struct template_dirs dirs;
	struct phrasebook book;
	struct groups groups;
	struct policy policy;
	struct answers answers; /* from ready_answers on */
	struct place answers_at;
	struct str answers_text;
	struct seen_file answers_seen;
	struct place before_at; /* the plan before: its file … */
	struct str before_text; /* … and its bytes, of one asked for */
	struct before before;   /* from ready_before on */
	struct renames renames; /* since then; of the run */
	struct str own_text;    /* the plan.json of the output folder */
	struct before own;      /* … from ready_before on */
	struct done_files done; /* what is ticked in the output folder */
	struct seen_file done_seen[2];
	struct facts facts;
	struct strategy strategy;
	struct lexicon *lexicon;
	struct words *words;
	bool spoken; /* ready_language has been called */
	int status;  /* of the program, where ready_make fails */
};

/* False and said where one of them is wrong. */
bool ready_make(
    struct arena *, const struct config *, struct ready *, struct diag *);

/* Reads the plan before, behind the lock: like an export it is not trusted.
 * One that was asked for and cannot be compared is wrong usage (false, said);
 * the one in the output folder is left out with a warning. */
bool ready_before(
    struct arena *, const struct config *, struct ready *, struct diag *);

/* Looks anew at the files that the run writes over, having written them
 * itself. */
void ready_look(struct ready *);

/* The language of all that is written: --lang, else the owner's where there
 * is a file for it, else English.  Once; the groups are called by it from then
 * on.  False and said where its file is wrong. */
bool ready_language(
    struct ready *, const struct config *, struct str owners, struct diag *);

/* Reads the answers, after ready_language: they may call groups by its names.
 * False and said where the file is none of answers. */
bool ready_answers(struct arena *, struct ready *, struct diag *);

/* What each group sees: the strategy under the policy. */
void ready_table(const struct ready *, classes table[GROUP_MAX]);

/* Into the sandbox; from here on only what the user gave can be read. */
void ready_lock(
    struct arena *, const struct config *, const struct ready *, struct diag *);

#endif
