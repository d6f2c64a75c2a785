/* The JSON reader against jansson, and its other ways over a document. */
#include <stdio.h>
#include <stdlib.h>

#include "../unit/json_oracle.h"
#include "base/arena.h"
#include "read/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Enters everything, takes values as what they may not be, leaves early. */
static void
wander(struct json *j)
{
	struct str key;
	int64_t number;

	for (unsigned turn = 0; !json_bad(j) && turn < 4096; turn++) {
		bool in = json_enter(j, '{');

		if (!in && turn % 3 == 0)
			json_number(j, &number);
		while (in && json_key(j, &key) && turn++ % 5 != 0)
			if (json_enter(j, '[') && json_item(j))
				json_str(j);
		json_path(j);
		if (turn % 2 == 0)
			json_leave(j);
		json_item(j);
	}
	if (json_line(j) == 0)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str s = { (const char *)data, n };
	struct arena *a = arena_make("fuzz");
	const char *quarrel = json_oracle(s);

	if (quarrel != NULL) {
		fprintf(stderr, "%s\n", quarrel);
		abort();
	}
	wander(json_open(a, s, JSON_MEND));
	arena_free(a);
	return 0;
}
