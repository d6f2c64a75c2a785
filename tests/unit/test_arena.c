/* Arenas, of which large pieces may be given back, and maps that grow. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/map.h"

enum { LARGE = 1 << 20 };

static bool
all_are(const char *p, char c)
{
	for (size_t i = 0; i < LARGE; i++)
		if (p[i] != c)
			return false;
	return true;
}

/* In any order, and what stays keeps its bytes. */
static void
large_pieces_are_given_back(void **state)
{
	struct arena *a = arena_make("test");
	char *p[4];

	(void)state;
	for (int i = 0; i < 4; i++) {
		p[i] = arena_take(a, LARGE);
		assert_true(all_are(p[i], '\0'));
		memset(p[i], 'a' + i, LARGE);
	}
	assert_true(arena_used(a) >= 4 * LARGE);
	arena_drop(a, p[1], LARGE);
	arena_drop(a, p[3], LARGE);
	arena_drop(a, p[0], LARGE);
	assert_true(arena_used(a) < 2 * LARGE);
	p[0] = arena_take(a, LARGE);
	assert_true(all_are(p[0], '\0'));
	assert_true(all_are(p[2], 'c'));
	arena_reset(a);
	assert_int_equal(arena_used(a), 0);
	p[0] = arena_take(a, LARGE);
	assert_true(all_are(p[0], '\0'));
	arena_free(a);
}

static void
small_pieces_stay(void **state)
{
	struct arena *a = arena_make("test");
	char *p = arena_take(a, 100);

	(void)state;
	memset(p, 'x', 100);
	arena_drop(a, p, 100);
	assert_int_equal(p[99], 'x');
	assert_true(arena_used(a) >= 100);
	arena_free(a);
}

static void
maps_keep_every_key(void **state)
{
	struct arena *a = arena_make("test");
	struct map *m = map_make(a);
	enum { KEYS = 100000 };

	(void)state;
	assert_int_equal(map_get(m, STR_NONE), 0);
	*map_at(m, (struct str){ 0 }) = 7;
	for (uint32_t i = 1; i <= KEYS; i++)
		*map_at(m, str_fmt(a, "key %u", i)) = i;
	for (uint32_t i = 1; i <= KEYS; i++)
		assert_int_equal(map_get(m, str_fmt(a, "key %u", i)), i);
	assert_int_equal(map_get(m, STR_NONE), 7);
	assert_int_equal(map_get(m, STR("key 0")), 0);
	assert_int_equal(*map_at(m, STR("key 5")), 5);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(large_pieces_are_given_back),
		cmocka_unit_test(small_pieces_stay),
		cmocka_unit_test(maps_keep_every_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
