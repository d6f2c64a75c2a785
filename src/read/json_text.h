/*
 * The strings of JSON: a part of the reader in json.c.
 */
#ifndef READ_JSON_TEXT_H
#define READ_JSON_TEXT_H

#include "base/str.h"

struct json_text {
	struct str raw; /* as it stands between its quotes */
	bool escaped;   /* holds a backslash */
	bool high;      /* holds a byte from 0x80 on */
};

/* From behind the opening quote at *p to behind the closing one.  False, with
 * *p at the fault, for a control character, an escape that JSON does not know
 * or a missing end. */
bool json_text_pass(const char **p, const char *end, struct json_text *);

/* What it says.  Plain ASCII stays where it is; else in the arena, with
 * U+FFFD for what is no UTF-8 and for half a surrogate pair. */
struct str json_text_decode(struct arena *, struct json_text *, bool mend);

#endif
