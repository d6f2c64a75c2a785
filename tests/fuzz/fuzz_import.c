/*
 * All importers.  The first byte picks one of the table; a byte beyond it
 * leaves that to the probes, as a run does.  Then the path of the member up
 * to a line end, then its bytes: "*connections/friends/your_friends.json\n{".
 */
#include <stdlib.h>

#include "base/arena.h"
#include "import.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static const struct importer *
pick(unsigned char byte, const struct member *m)
{
	const struct importer *best = NULL;
	int most = 0;

	for (uint32_t i = 0; i < importers_n; i++) {
		int bits = importers[i]->probe(m);

		if (i == byte)
			return importers[i];
		if (bits > most) {
			best = importers[i];
			most = bits;
		}
	}
	return best;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = arena_make("fuzz"), *scratch = arena_make("fuzz");
	struct str rest = str_sub((struct str){ (const char *)data, n }, 1, n);
	struct member m = { .export = STR("export"), .loose = n % 2 == 0 };
	struct import in = { .in = &m, .scratch = scratch };
	const struct importer *by;
	uint32_t skipped = 0;

	m.path = str_copy(a, str_cut(&rest, '\n'));
	m.bytes = rest;
	m.size = (int64_t)rest.n;
	m.head = str_sub(rest, 0, MEMBER_HEAD);
	in.to = sink_make(a);
	in.diag = diag_make(a, NULL, LV_FATAL);
	in.members_of = n % 5 == 0 ? STR("clients") : STR_NONE;
	by = n > 0 ? pick(data[0], &m) : NULL;
	if (by != NULL)
		by->read(&in);
	for (int i = 0; i < SKIP__COUNT; i++)
		skipped += in.tally.skipped[i];
	if (in.tally.seen != in.tally.used + skipped)
		abort();
	/* Nothing sunk may lie in what is gone with the member. */
	arena_free(scratch);
	sink_threads_end(in.to);
	arena_free(a);
	return 0;
}
