/*
 * Flat JSON objects, of which a few values are wanted; what several importers
 * share, and nobody else includes.
 */
#ifndef FIELDS_H
#define FIELDS_H

#include "import.h"
#include "read/json.h"

/* `text` or `number` is filled in. */
struct field {
	const char *key;
	struct str *text;
	int64_t *number;
};

/* Takes the object that comes next; keys without a field are passed over. */
void fields_take(struct json *, const struct field *, size_t n);
#define FIELDS(j, ...)                                          \
	fields_take((j), (const struct field[]){ __VA_ARGS__ }, \
	    sizeof((const struct field[]){ __VA_ARGS__ }) /     \
		sizeof(struct field))

/* The texts of the list that comes next, the empty ones left out. */
struct strs fields_texts(struct json *, struct arena *);
/* Says where the text broke, if it did. */
enum status fields_end(struct import *, struct json *);

#endif
