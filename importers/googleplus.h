/*
 * What the files of the Google+ importer share; nobody else includes this.
 */
#ifndef GOOGLEPLUS_H
#define GOOGLEPLUS_H

#include "import.h"

/* Whether a page is a post, by its first bytes. */
bool googleplus_is_page(const struct member *);
enum status googleplus_page(struct import *);
/* Sends the post, if it holds anything, and tallies it. */
void googleplus_post(struct import *, struct post *);
/* One more whom the post was for. */
void googleplus_audience(struct arena *, struct post *, struct str name);

#endif
