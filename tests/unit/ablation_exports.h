/*
 * The exports of an invented owner in which everybody leaves one trace: for
 * each kind of fact somebody who shows it.  A line of a file holds one fact, so
 * that a test can take it out.
 */
#ifndef ABLATION_EXPORTS_H
#define ABLATION_EXPORTS_H

#include "base/str.h"

struct export_file {
	const char *path; /* below the folder in which the exports lie */
	struct str text;
};

enum { EXPORT_FILES = 115 };

struct exports {
	struct export_file v[EXPORT_FILES];
	uint32_t n;
};

void exports_make(struct arena *, struct exports *);

#endif
