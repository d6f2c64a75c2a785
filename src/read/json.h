/*
 * A JSON event reader over bytes in memory, for exports whose document tree
 * would be too large.  It is pulled, so that an importer reads like the
 * document:
 *
 *	if (json_enter(j, '{'))
 *		while (json_key(j, &key)) {
 *			if (str_eq(key, STR("name")))
 *				name = json_str(j);
 *			else
 *				json_skip(j);
 *		}
 *
 * Each value must be taken by exactly one of json_enter (and then read to its
 * end), json_str, json_number, json_bool, json_raw or json_skip.  A value
 * of another type than asked for is skipped and gives the empty answer, so a
 * changed format loses a value, not the file.  After the first fault in the
 * syntax every call answers "nothing more"; json_bad tells.
 *
 * Strings are valid UTF-8, lone surrogates become U+FFFD, and they live in
 * the arena or in the input until the arena is reset.
 */
#ifndef READ_JSON_H
#define READ_JSON_H

#include "base/str.h"

struct json;

enum json_type {
	JSON_END, /* nothing here: end of an array, an object, the text */
	JSON_OBJECT,
	JSON_ARRAY,
	JSON_STRING,
	JSON_NUMBER,
	JSON_TRUE,
	JSON_FALSE,
	JSON_NULL
};

enum {
	JSON_MEND = 1 /* strings and keys through utf8_mend() */
};

/* A byte order mark is passed over. */
struct json *json_open(struct arena *, struct str bytes, int flags);

/* The type of the value that comes next; takes nothing. */
enum json_type json_peek(struct json *);

/* Goes into the object or array that comes next; false (and the value is
 * skipped) if it is something else.  `bracket` is '{' or '['. */
bool json_enter(struct json *, char bracket);
/* The next key of the object entered last; false at its end, which leaves
 * the object. */
bool json_key(struct json *, struct str *key);
/* Whether the array entered last has another item; false leaves it. */
bool json_item(struct json *);
/* Leaves the object or array entered last, skipping what is left of it. */
void json_leave(struct json *);

/* Not json_string: that is jansson's. */
struct str json_str(struct json *);
/* An integer, also one written as a string of digits or with a fraction
 * (cut off).  False for anything else; *to is untouched. */
bool json_number(struct json *, int64_t *to);
bool json_bool(struct json *);
void json_skip(struct json *);
/* The bytes of the value that comes next, to be read again with json_open;
 * takes the value. */
struct str json_raw(struct json *);

/* Where the reader is: "$.friends_v2[3].name", in the arena; and its line. */
struct str json_path(struct json *);
uint32_t json_line(const struct json *);
/* The syntax is broken (json_line tells where), or more than white space
 * follows the value. */
bool json_bad(struct json *);

#endif
