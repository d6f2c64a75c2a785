/*
 * jansson as the oracle of the JSON reader: one document read by both.
 */
#ifndef JSON_ORACLE_H
#define JSON_ORACLE_H

#include "base/str.h"

/* NULL, or what the two do not agree on. */
const char *json_oracle(struct str document);

/* The part that knows jansson; its header and the reader's exclude each
 * other.  `echo` is what the reader made of the document. */
enum oracle_says { ORACLE_REFUSES, ORACLE_EXCUSED, ORACLE_SAME, ORACLE_OTHER };
enum oracle_says json_oracle_compare(struct str document, struct str echo);

#endif
