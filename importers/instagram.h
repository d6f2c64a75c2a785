/*
 * What the two files of the Instagram importer share; nobody else includes
 * this.  Each function takes the text's only value.
 */
#ifndef INSTAGRAM_H
#define INSTAGRAM_H

#include "fields.h"

/* instagram_own.c */
void instagram_profile(struct import *, struct json *);
void instagram_contacts(struct import *, struct json *);
void instagram_thread(struct import *, struct json *);
void instagram_posts(struct import *, struct json *);

#endif
