/*
 * Text in the encodings that spreadsheets, address books and platforms write,
 * as UTF-8.
 */
#ifndef READ_TEXT_H
#define READ_TEXT_H

#include "base/str.h"

/* Without the byte order mark in front; UTF-16 with a mark as UTF-8. */
struct str text_unmark(struct arena *, struct str bytes);

/*
 * Valid UTF-8: the bytes that are none are read as Windows-1252, one by one,
 * so that a torn character does not spoil a file.  *guessed tells whether
 * there were any.
 */
struct str text_utf8(struct arena *, struct str, bool *guessed);

#endif
