#include "words_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/arena.h"

struct words *
words_shipped(struct arena *a)
{
	struct words *w = words_make(a);

	for (int i = 0; i < WORDS__COUNT; i++) {
		struct str name = words_file((enum words_kind)i);
		size_t room = 1 << 20;
		char *p = arena_take(a, room);
		FILE *f = fopen(str_fmt(a, "templates/%s", name.p).p, "r");

		assert_non_null(f);
		assert_true(words_load(w, (enum words_kind)i, name,
		    (struct str){ p, fread(p, 1, room, f) },
		    diag_make(a, NULL, LV_FATAL)));
		fclose(f);
	}
	return w;
}
