/*
 * What is known of names, as the program reads it from templates/.
 */
#ifndef WORDS_FIXTURE_H
#define WORDS_FIXTURE_H

#include "link/words.h"

struct words *words_shipped(struct arena *);

#endif
