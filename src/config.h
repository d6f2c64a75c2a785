/*
 * The command line, as the contract fixes it.  Options and arguments may be
 * mixed; "--" ends the options.
 */
#ifndef CONFIG_H
#define CONFIG_H

#include <stdio.h>

#include "base/diag.h"
#include "base/vec.h"

#define HEDGEROW_VERSION "0.1.0"

enum mode {
	MODE_PLAN, /* the default: write everything */
	MODE_VIEW_AS,
	MODE_EXPLAIN,
	MODE_INSPECT,
	MODE_FORMATS,
	MODE_EMITTERS,
	MODE_SETTINGS,
	MODE_HELP,
	MODE_VERSION
};

/* A list given with --clients and its siblings. */
struct members_file {
	struct str group; /* its id, not yet checked against the policy */
	const char *path;
};

struct config {
	enum mode mode;
	const char *out;
	bool out_given;
	const char *policy; /* NULL: none */
	struct str strategy;
	const char *answers;   /* NULL: DIR/answers.csv */
	const char *previous;  /* NULL: DIR/plan.json; "none" */
	const char *templates; /* NULL: the built-in ones only */
	struct str me;
	struct str lang; /* empty: the owner's */
	struct str who;  /* of --explain and --view-as */
	int64_t now;
	bool ask, redact, progress;
	enum level least; /* messages from this level on are printed */
	VEC(struct members_file) members;
	VEC(const char *) exports;
};

/* False and said where the command line is wrong (exit status 64). */
bool config_parse(struct arena *, int argc, char *const argv[], struct config *,
    struct diag *);
/* Prints the help. */
void config_help(FILE *);

#endif
