/* Bytes as an export: what looks like an archive is read as one.  Every path
 * that comes out is valid, inside, and not longer than it may be. */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "limit.h"
#include "read/member.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

enum { MEMBERS = 64, LOADED = 1 << 20 };

static void
check_path(struct str path)
{
	struct str rest = path;

	if (path.n == 0 || path.n > LIMIT_PATH || path.p[0] == '/' ||
	    !utf8_valid(path))
		abort();
	while (rest.n > 0)
		if (str_eq(str_cut(&rest, '/'), STR("..")))
			abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = arena_make("fuzz");
	FILE *null = fopen("/dev/null", "w");
	struct members *m;
	struct member *one;

	if (null == NULL)
		abort();
	m = members_open_memory(a, diag_make(a, null, LV_NOTE), STR("x"),
	    (struct str){ (const char *)data, n });
	for (int i = 0; i < MEMBERS && (one = members_next(m)) != NULL; i++) {
		check_path(one->path);
		if (i % 3 == 0 || !member_peek(m, one))
			continue;
		if (one->head.n > MEMBER_HEAD)
			abort();
		if (one->size >= 0 && one->size < LOADED && i % 3 == 1 &&
		    member_load(m, one) && one->bytes.n < one->head.n)
			abort();
	}
	members_close(m);
	arena_free(a);
	fclose(null);
	return 0;
}
