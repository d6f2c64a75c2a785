#include "base/map.h"

#include <string.h>
#include <sys/auxv.h>

#include "base/arena.h"

struct slot {
	const char *key;  /* NULL: free */
	uint32_t n, hash; /* the key's length and half of its hash */
	uint32_t value;
};

struct map {
	struct arena *arena;
	struct slot *slots;
	uint32_t size, used; /* size is a power of two */
};

static uint64_t
mix(uint64_t x)
{
	x ^= x >> 32;
	x *= 0xd6e8feb86659fd93U;
	x ^= x >> 32;
	x *= 0xd6e8feb86659fd93U;
	return x ^ (x >> 32);
}

/* Eight bytes at a time, mixed with a key from the kernel (AT_RANDOM). */
static uint64_t
hash(struct str s)
{
	static uint64_t key;
	uint64_t h, word;
	size_t i;

	if (key == 0) {
		const void *from = (const void *)getauxval(AT_RANDOM);

		key = 1;
		if (from != NULL)
			memcpy(&key, from, sizeof(key));
		key |= 1;
	}
	h = key ^ s.n;
	for (i = 0; i + sizeof(word) <= s.n; i += sizeof(word)) {
		memcpy(&word, s.p + i, sizeof(word));
		h = mix(h ^ word) + key;
	}
	word = 0;
	if (i < s.n)
		memcpy(&word, s.p + i, s.n - i);
	return mix(h ^ word);
}

struct map *
map_make(struct arena *a)
{
	struct map *m = arena_new(a, struct map);

	m->arena = a;
	m->size = 16;
	m->slots = arena_array(a, struct slot, m->size);
	return m;
}

static struct slot *
look(const struct map *m, struct str key, uint32_t h)
{
	uint32_t i = h & (m->size - 1);

	while (m->slots[i].key != NULL &&
	       !(m->slots[i].hash == h &&
		   str_eq((struct str){ m->slots[i].key, m->slots[i].n }, key)))
		i = (i + 1) & (m->size - 1);
	return &m->slots[i];
}

uint32_t
map_get(const struct map *m, struct str key)
{
	return look(m, key, (uint32_t)hash(key))->value;
}

static void
grow(struct map *m)
{
	struct slot *old = m->slots;
	uint32_t n = m->size;

	if (n > UINT32_MAX / 2)
		arena_fail("a map of more than two thousand million keys");
	m->size *= 2;
	m->slots = arena_array(m->arena, struct slot, m->size);
	for (uint32_t i = 0; i < n; i++)
		if (old[i].key != NULL)
			*look(m, (struct str){ old[i].key, old[i].n },
			    old[i].hash) = old[i];
	arena_drop(m->arena, old, n * sizeof(*old));
}

uint32_t *
map_at(struct map *m, struct str key)
{
	uint32_t h = (uint32_t)hash(key);
	struct slot *s = look(m, key, h);

	if (s->key != NULL)
		return &s->value;
	if (key.n > UINT32_MAX)
		arena_fail("a key of more than 4 GB");
	if ((uint64_t)(m->used + 1) * 3 > (uint64_t)m->size * 2) {
		grow(m);
		s = look(m, key, h);
	}
	*s = (struct slot){
		.key = key.n > 0 ? key.p : "", .n = (uint32_t)key.n, .hash = h
	};
	m->used++;
	return &s->value;
}

struct pool {
	struct arena *arena;
	struct map *at;
	struct strs all;
};

struct pool *
pool_make(struct arena *a)
{
	struct pool *p = arena_new(a, struct pool);

	p->arena = a;
	p->at = map_make(a);
	return p;
}

struct str
pool_keep(struct pool *p, struct str s)
{
	uint32_t i = s.n == 0 ? 0 : map_get(p->at, s);

	if (s.n == 0)
		return STR_NONE;
	if (i == 0) {
		strs_add(p->arena, &p->all, str_copy(p->arena, s));
		i = p->all.n;
		*map_at(p->at, p->all.v[i - 1]) = i;
	}
	return p->all.v[i - 1];
}
