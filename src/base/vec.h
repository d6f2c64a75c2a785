/*
 * Growable arrays in an arena, of any type:
 *
 *	VEC(struct tie) ties = { 0 };
 *	vec_add(arena, &ties) = (struct tie){ ... };
 *	for (uint32_t i = 0; i < ties.n; i++)
 *		use(&ties.v[i]);
 *
 * Adding may move the elements; keep indices, not pointers.
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <stddef.h>
#include <stdint.h>

struct arena;

#define VEC(type)                \
	struct {                 \
		type *v;         \
		uint32_t n, cap; \
	}

/* The new last element, zeroed, as something to assign to. */
#define vec_add(a, x)                                                         \
	(*((x)->n == (x)->cap ? (void)((x)->v = vec_grow((a), (x)->v, (x)->n, \
					   &(x)->cap, sizeof(*(x)->v)))       \
			      : (void)0,                                      \
	    &(x)->v[(x)->n++]))

/* Room for more: a copy with twice the room.  Over UINT32_MAX / 2 elements
 * ends the program as running out of memory does. */
void *vec_grow(struct arena *, const void *v, uint32_t n, uint32_t *cap,
    size_t size) __attribute__((returns_nonnull));

#endif
