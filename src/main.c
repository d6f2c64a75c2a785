/*
 * hedgerow: who sees what.
 */
#include <locale.h>
#include <stdio.h>

#include "base/arena.h"
#include "run.h"
#include "tell.h"

int
main(int argc, char *argv[])
{
	struct arena *a = arena_make("the records and the plan");
	struct config c;
	struct diag *d = diag_make(a, stderr, LV_WARNING);
	int status = EXIT_DONE;

	/* Names in archives are UTF-8 whatever the user's locale; nothing
	 * else of the program depends on it. */
	setlocale(LC_CTYPE, "C.UTF-8");
	if (!config_parse(a, argc, argv, &c, d)) {
		arena_free(a);
		return EXIT_WRONG_USE;
	}
	d = diag_make(a, stderr, c.least);
	switch (c.mode) {
	case MODE_HELP: config_help(stdout); break;
	case MODE_VERSION: puts("hedgerow " HEDGEROW_VERSION); break;
	case MODE_FORMATS: tell_formats(stdout); break;
	case MODE_EMITTERS: tell_emitters(stdout); break;
	case MODE_PLAN:
	case MODE_VIEW_AS:
	case MODE_EXPLAIN:
	case MODE_INSPECT:
	case MODE_SETTINGS: status = run(a, &c, d); break;
	}
	diag_end(d);
	arena_free(a);
	/* What was printed counts as output too. */
	if (fflush(stdout) != 0 || ferror(stdout))
		status = EXIT_NO_OUTPUT;
	return status;
}
