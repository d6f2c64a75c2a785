/*
 * Intake: every member of every export to the importer that claims it, and
 * the account of what was read.
 */
#ifndef INTAKE_H
#define INTAKE_H

#include "config.h"
#include "model/plan.h"

/* One member as --inspect tells it. */
struct intake_row {
	uint32_t input; /* index of the argument */
	struct str path;
	const char *importer; /* NULL: none claims it */
	const char *skipped;  /* why it was not even opened, or NULL */
	uint32_t seen, used;
	enum status status;
};

struct intake {
	VEC(struct intake_row) rows; /* filled if `keep_rows` */
	bool keep_rows;
	VEC(struct input) inputs; /* an argument each, parts joined */
	uint32_t used;            /* records, over all */
};

/*
 * Reads the exports and the lists of members that the command line names.
 * Reports everything; a member that cannot be read costs only itself.
 */
void intake_read(struct arena *, const struct config *, struct sink *,
    struct diag *, struct intake *);

#endif
