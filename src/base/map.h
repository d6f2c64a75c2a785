/*
 * Maps from strings to numbers, in an arena.  Nothing walks a map: whoever
 * wants the entries in order keeps a list beside it, so no output can depend
 * on the order of hashing.  Each process hashes with a key of its own, so
 * that nobody can choose names that all collide.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/str.h"

struct map;

struct map *map_make(struct arena *);
/* The number kept under the key, or 0. */
uint32_t map_get(const struct map *, struct str key);
/*
 * The place of the number kept under the key, made with 0 where the key is
 * new.  The key's bytes are not copied: they must outlive the map.  Valid
 * until the next map_at.
 */
uint32_t *map_at(struct map *, struct str key);

/* One object per distinct string: gives back a copy in the arena that is the
 * same for equal strings. */
struct pool;
struct pool *pool_make(struct arena *);
struct str pool_keep(struct pool *, struct str);

#endif
