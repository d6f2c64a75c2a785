/*
 * A template cut into pieces.  Private to template.c and template_cut.c.
 */
#ifndef EMIT_TEMPLATE_CUT_H
#define EMIT_TEMPLATE_CUT_H

#include "base/vec.h"
#include "emit/template.h"

enum piece_kind {
	PIECE_TEXT,
	PIECE_VALUE, /* {{name}} */
	PIECE_RAW,   /* {{{name}}}, {{&name}} */
	PIECE_SECTION,
	PIECE_INVERTED,
	PIECE_END, /* of a section */
	PIECE_PARTIAL
};

struct piece {
	enum piece_kind kind;
	struct str text;   /* PIECE_TEXT; else the whole name */
	struct strs path;  /* the name at its dots; none for "." */
	struct str indent; /* PIECE_PARTIAL that stands alone on its line */
	uint32_t end;      /* of a section: where its PIECE_END is */
	uint32_t line;
};

struct pieces {
	struct str name; /* of the template */
	VEC(struct piece) v;
};

/* NULL and said where the template is wrong.  `indent` is put before each of
 * its lines. */
const struct pieces *template_cut(const struct template_job *, struct str name,
    struct str source, struct str indent);

void template_fault(const struct template_job *, struct str name, uint32_t line,
    const char *what);

#endif
