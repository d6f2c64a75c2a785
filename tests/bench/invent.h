/*
 * Invented people for measuring, straight into a sink: names are dealt as
 * real ones are, few are borne by many (1/rank).  A third of the friends are
 * connections too, half of them have a card, some under a nickname or an
 * address alone.
 */
#ifndef INVENT_H
#define INVENT_H

#include "link/words.h"
#include "model/record.h"

/* The next of a row of numbers below `n` that is the same in every run. */
uint32_t invent_pick(uint32_t n);
/* A made-up word of so many syllables. */
struct str invent_word(struct arena *, uint32_t number, uint32_t syllables);

who_id invent_friend(struct arena *, struct sink *, uint32_t number);
who_id invent_connection(struct arena *, struct sink *, uint32_t number);
who_id invent_card(struct arena *, struct sink *, uint32_t number);

/* A file of the folder of templates; the program ends where there is none. */
struct str invent_slurp(struct arena *, const char *dir, struct str name);
struct words *invent_words(struct arena *, const char *dir);
/* Seconds of the processor so far. */
double invent_seconds(void);

#endif
