/*
 * Arenas: memory that is taken piece by piece and given back all at once.
 * Each stage of the pipeline has one; the header of what lives there tells
 * how long.  Running out of memory ends the program in one place, with exit
 * status 70, so nothing here returns NULL.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

/* `what` names the arena in the message if memory runs out. */
struct arena *arena_make(const char *what);
/* Gives everything back.  NULL is fine. */
void arena_free(struct arena *);
/* Gives everything back but the first block: for scratch space. */
void arena_reset(struct arena *);

/* Zeroed, aligned for any type; size 0 gives a pointer that may be kept. */
void *arena_take(struct arena *, size_t size)
    __attribute__((malloc, returns_nonnull));
/* `n` pieces of `size`; a product that overflows ends the program. */
void *arena_array_of(struct arena *, size_t n, size_t size)
    __attribute__((malloc, returns_nonnull));

/* Gives one piece back that was taken with that size, if it was large; small
 * ones stay until all is given back.  For arrays that have moved, of which
 * nobody keeps a pointer. */
void arena_drop(struct arena *, void *, size_t size);

#define arena_new(a, type) ((type *)arena_take((a), sizeof(type)))
#define arena_array(a, type, n) ((type *)arena_array_of((a), (n), sizeof(type)))

/* Bytes taken so far. */
size_t arena_used(const struct arena *);

/* Ends the program: out of memory while doing `what`. */
void arena_fail(const char *what) __attribute__((noreturn));

#endif
