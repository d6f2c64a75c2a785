/*
 * INI files, through inih, from memory and with line numbers: sections,
 * "name = value", comments after ';'.
 */
#ifndef READ_INI_H
#define READ_INI_H

#include "base/str.h"

/* Called for each "name = value"; the strings are valid during the call. */
typedef void ini_fn(
    void *ctx, struct str section, struct str name, struct str value);

/*
 * Reads everything.  *line is the line being read, in the calls too.  Gives
 * the first line that is none of the three (or too long), 0 if all are.
 */
uint32_t ini_read(struct str bytes, uint32_t *line, ini_fn *, void *ctx);

#endif
