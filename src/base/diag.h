/*
 * Complaints.  Every message of the program stands in diag.def; a caller
 * adds the place and a detail.  Printed as
 *
 *	file:member:line:col: level: text: detail [NAME]
 *
 * or, inside structured data, file:member:$.path: level: ...  Messages name
 * places rather than people: a detail never holds a contact's name.  Control
 * bytes are printed as '?', and after DIAG_SHOW_MAX messages of one code in
 * one member only their number is told.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdio.h>

#include "base/str.h"

/* How an operation ended, in the order of badness. */
enum status {
	ST_OK,   /* everything was read */
	ST_PART, /* something was thrown away; each loss has its message */
	ST_FAIL, /* this member gave nothing; the run goes on with the next */
	ST_FATAL /* the run cannot go on */
};

/* Exit statuses of the program, in the terms of sysexits(3). */
enum {
	EXIT_DONE = 0,    /* the plan is written */
	EXIT_DAMAGED = 1, /* the plan is written, some input was damaged */
	EXIT_NOTHING = 2, /* no plan: nothing usable */
	EXIT_WRONG_USE = 64,
	EXIT_FAULT = 70, /* out of memory or an internal fault */
	EXIT_NO_OUTPUT = 73
};

enum level {
	LV_NOTE,    /* worth knowing */
	LV_WARNING, /* something was left out */
	LV_ERROR,   /* input is damaged: exit status 1 */
	LV_FATAL
};

enum diag_code {
#define DIAG(name, level, text) DIAG_##name,
#include "base/diag.def"
#undef DIAG
	DIAG__COUNT
};

/* A place in the input.  Empty and 0 mean "not known". */
struct place {
	struct str file;   /* the export, as the user named it */
	struct str member; /* path inside an archive or folder */
	struct str path;   /* inside structured data: "$.friends[3]" */
	uint32_t line;     /* from 1; where a record of many lines began */
	uint32_t col;      /* from 1, in code points */
};

/* "file:member:line" or "member:$.path", for people; in the arena. */
struct str place_text(struct arena *, const struct place *);

struct diag;

/* Messages go to `to` from level `least` on.  Freed with the arena. */
struct diag *diag_make(struct arena *, FILE *to, enum level least);

/* `where` may be NULL.  `fmt` may be "" for no detail. */
void diag_say(struct diag *, enum diag_code, const struct place *where,
    const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/* What is said while it is muted was said before: nothing comes of it. */
void diag_mute(struct diag *, bool);

/* Tells how many messages were not printed.  Call once, at the end. */
void diag_end(struct diag *);

/* Input on its way to a terminal: control characters, marks that turn the
 * direction of text and what is not UTF-8 become '?'. */
void diag_put(FILE *, struct str);

/* The worst level said so far, and how often a code was said. */
enum level diag_worst(const struct diag *);
uint32_t diag_count(const struct diag *, enum diag_code);

#endif
