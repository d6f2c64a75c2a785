#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	ALIGN = 16,
	BLOCK_MIN = 16 * 1024,
	BLOCK_MAX = 4 * 1024 * 1024,
	LARGE = 64 * 1024, /* pieces from here on have a block of their own */
	EXIT_INTERNAL = 70
};

/* Blocks hang in a list, the newest first; each is twice as large.  Those of
 * large pieces hang in a list of their own, in both directions. */
struct block {
	struct block *before, *after;
	size_t size, used;
	_Alignas(ALIGN) unsigned char bytes[];
};

struct arena {
	const char *what;
	struct block *top, *large;
	size_t next, used;
};

void
arena_fail(const char *what)
{
	fprintf(stderr, "hedgerow: fatal: out of memory: %s\n", what);
	exit(EXIT_INTERNAL);
}

struct arena *
arena_make(const char *what)
{
	struct arena *a = calloc(1, sizeof(*a));

	if (a == NULL)
		arena_fail(what);
	a->what = what;
	a->next = BLOCK_MIN;
	return a;
}

static void
drop(struct block *b)
{
	while (b != NULL) {
		struct block *before = b->before;

		free(b);
		b = before;
	}
}

void
arena_free(struct arena *a)
{
	if (a == NULL)
		return;
	drop(a->top);
	drop(a->large);
	free(a);
}

void
arena_reset(struct arena *a)
{
	struct block *keep = a->top;

	drop(a->large);
	a->large = NULL;
	a->used = 0;
	if (keep == NULL)
		return;
	drop(keep->before);
	keep->before = NULL;
	keep->used = 0;
}

static void *
take_large(struct arena *a, size_t size)
{
	struct block *b = calloc(1, sizeof(*b) + size);

	if (b == NULL)
		arena_fail(a->what);
	*b = (struct block){ .before = a->large, .size = size };
	if (a->large != NULL)
		a->large->after = b;
	a->large = b;
	a->used += size;
	return b->bytes;
}

void
arena_drop(struct arena *a, void *p, size_t size)
{
	struct block *b;

	size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
	if (size < LARGE)
		return;
	b = (struct block *)((unsigned char *)p -
			     offsetof(struct block, bytes));
	if (b->after != NULL)
		b->after->before = b->before;
	else
		a->large = b->before;
	if (b->before != NULL)
		b->before->after = b->after;
	a->used -= size;
	free(b);
}

void *
arena_take(struct arena *a, size_t size)
{
	struct block *b = a->top;
	unsigned char *p;

	if (size > SIZE_MAX / 2)
		arena_fail(a->what);
	size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
	if (size >= LARGE)
		return take_large(a, size);
	if (b == NULL || b->size - b->used < size) {
		size_t want = size > a->next ? size : a->next;

		b = malloc(sizeof(*b) + want);
		if (b == NULL)
			arena_fail(a->what);
		*b = (struct block){ .before = a->top, .size = want };
		a->top = b;
		if (a->next < BLOCK_MAX)
			a->next *= 2;
	}
	p = b->bytes + b->used;
	b->used += size;
	a->used += size;
	return memset(p, 0, size);
}

void *
arena_array_of(struct arena *a, size_t n, size_t size)
{
	if (size != 0 && n > SIZE_MAX / 2 / size)
		arena_fail(a->what);
	return arena_take(a, n * size);
}

size_t
arena_used(const struct arena *a)
{
	return a->used;
}
