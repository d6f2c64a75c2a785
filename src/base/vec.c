#include "base/vec.h"

#include <string.h>

#include "base/arena.h"

void *
vec_grow(struct arena *a, const void *v, uint32_t n, uint32_t *cap, size_t size)
{
	uint32_t room = *cap == 0 ? 4 : *cap * 2;
	void *to;

	if (*cap > UINT32_MAX / 4)
		arena_fail("a list of more than a thousand million entries");
	to = arena_array_of(a, room, size);
	if (n > 0)
		memcpy(to, v, (size_t)n * size);
	*cap = room;
	return to;
}
