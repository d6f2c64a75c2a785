/*
 * What is known of names and words, as the program reads it from templates/.
 */
#ifndef WORDS_FIXTURE_H
#define WORDS_FIXTURE_H

#include "link/words.h"
#include "plan/lexicon.h"

struct words *words_shipped(struct arena *);
/* With that kind alone, or with all (LEX__COUNT). */
struct lexicon *lexicon_shipped(struct arena *, enum lexicon_kind only);

#endif
