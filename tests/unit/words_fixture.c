#include "words_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/arena.h"
#include "read/member.h"

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

struct lexicon *
lexicon_shipped(struct arena *a, enum lexicon_kind only)
{
	struct lexicon *l = lexicon_make(a);
	struct diag *d = diag_make(a, stderr, LV_NOTE);

	for (int i = 0; i < LEX__COUNT; i++) {
		enum lexicon_kind kind = (enum lexicon_kind)i;
		struct str name = lexicon_file(kind), bytes;

		if (only != LEX__COUNT && only != kind)
			continue;
		assert_true(member_slurp(
		    a, str_fmt(a, "templates/%.*s", STR_ARG(name)).p, &bytes));
		assert_true(lexicon_load(l, kind, name, bytes, d));
	}
	return l;
}
