/*
 * The words of a text that may be HTML, roughly: tags become spaces, the
 * commonest entities signs.  For counting words and showing a line, not for
 * reading structure.
 */
#ifndef PLAIN_H
#define PLAIN_H

#include "base/str.h"

/* Writes at most text.n bytes to `room` and returns them; a text without
 * markup is returned as it is. */
struct str plain_text(struct str text, char *room);

#endif
