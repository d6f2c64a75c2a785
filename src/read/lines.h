/*
 * Lines, and the content lines of vCard (RFC 2425, 2426, 6350 and the older
 * 2.1): unfolded, with group, name, parameters and value taken apart.
 */
#ifndef READ_LINES_H
#define READ_LINES_H

#include "base/str.h"

struct lines;

struct lines *lines_open(struct arena *, struct str bytes);
/* The next line without its end (LF, CRLF or CR), U+FEFF anywhere dropped at
 * its start; false after the last. */
bool lines_next(struct lines *, struct str *line);
uint32_t lines_number(const struct lines *);

/* One content line: "item1.TEL;TYPE=CELL,VOICE:+49…". */
struct card_line {
	struct str group;  /* "item1" */
	struct str name;   /* upper case: "TEL" */
	struct str params; /* as written: "TYPE=CELL,VOICE" */
	struct str value;  /* valid UTF-8: quoted-printable and charset (base64
	                    * not) undone */
	uint32_t line;     /* on which it began */
};

/* The next content line, unfolded, in the arena; false at the end.  Lines
 * without a colon are passed over. */
bool card_next(struct lines *, struct card_line *);
/* Whether a parameter (of that name, or bare as 2.1 writes it) has the value:
 * card_is(l, "TYPE", "CELL").  Without case. */
bool card_is(const struct card_line *, const char *param, const char *value);
/* The value's parts between unescaped `sep` (';' or ','), with the escapes
 * \n \, \; \: \\ undone; in the arena.  What is over LIMIT_FIELDS of them
 * stays in the last. */
struct strs card_parts(struct arena *, struct str value, char sep);
/* The whole value with its escapes undone. */
struct str card_text(struct arena *, struct str value);

#endif
