/*
 * What the files of the WhatsApp importer share; nobody else includes this.
 */
#ifndef WHATSAPP_H
#define WHATSAPP_H

#include "base/str.h"

enum {
	WHATSAPP_HEAD = 64,   /* bytes before the author, at most */
	WHATSAPP_AUTHOR = 200 /* bytes of a name */
};

/* The first line of a message, taken apart. */
struct whatsapp_line {
	struct str date, from, text;
	bool marked; /* U+200E before the text */
	uint32_t number;
};

/* Whether a message begins on this line. */
bool whatsapp_take_apart(struct str, struct whatsapp_line *to);
/* Cuts one line off and counts it. */
struct str whatsapp_cut_line(struct str *rest, uint32_t *number);
/* Without invisible marks of direction at the beginning. */
struct str whatsapp_unmarked(struct str);

/*
 * A sentence that the program wrote: whether it tells of a group, and who
 * joined.  `who` is called with each name; a list of names ("Ann and Bob",
 * "Ann, Bob") comes as one.  The group's name, if it is quoted, goes to
 * *title.
 */
bool whatsapp_sentence(struct str text, void (*who)(void *ctx, struct str),
    void *ctx, struct str *title);
/* "You", in such a sentence. */
bool whatsapp_is_owner(struct str name);
/* The next name of a list of names. */
struct str whatsapp_cut_name(struct str *list);

/* "Ann" of "WhatsApp Chat mit Ann.txt", "WhatsApp Chat - Ann.zip"; STR_NONE
 * where nothing tells where the name begins.  `stem` is the name without
 * extension. */
struct str whatsapp_file_name(struct str stem);

#endif
