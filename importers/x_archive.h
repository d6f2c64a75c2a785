/*
 * What the two files of the X importer share; nobody else includes this.
 */
#ifndef X_ARCHIVE_H
#define X_ARCHIVE_H

#include "fields.h"

struct x_file;

struct x {
	struct import *in;
	struct json *j;
	const struct x_file *file;
	struct place at; /* of this record */
};

struct x_file {
	const char *name;
	/* Takes the value of the record: what stands under its only key. */
	void (*read)(struct x *);
	int what;
	bool bare; /* the record itself may be the value */
};

/* Somebody of whom a number is known and perhaps a name. */
who_id x_mention(struct x *, struct str id, struct str handle, struct str name);

/* x_talk.c; what: only the Circle sees it */
void x_conversation(struct x *);
void x_tweet(struct x *);

#endif
