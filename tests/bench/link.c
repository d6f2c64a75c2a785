/*
 * link FRIENDS CONNECTIONS CARDS WORDS_DIR: links that many invented entries
 * and prints seconds of the processor, megabytes before and at the peak,
 * people, joins, doubts.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "base/arena.h"
#include "invent.h"
#include "link/link.h"

/* The most so far. */
static long
megabytes(void)
{
	struct rusage used;

	getrusage(RUSAGE_SELF, &used);
	return used.ru_maxrss / 1024;
}

int
main(int argc, char *argv[])
{
	uint32_t n[3];
	struct arena *arena;
	struct sink *sink;
	struct owner owner = { 0 };
	struct link_input in = { .owner = &owner };
	struct people *people;
	double from;
	long before;

	if (argc != 5)
		return 64;
	for (int i = 0; i < 3; i++)
		n[i] = (uint32_t)strtoul(argv[i + 1], NULL, 10);
	arena = arena_make("measuring the linker");
	in.words = invent_words(arena, argv[4]);
	sink = sink_make(arena);
	for (uint32_t i = 0; i < n[0]; i++)
		invent_friend(arena, sink, i);
	for (uint32_t i = 0; i < n[1]; i++)
		invent_connection(arena, sink, i);
	for (uint32_t i = 0; i < n[2]; i++)
		invent_card(arena, sink, i);
	sink_threads_end(sink);
	in.records = sink_records(sink);
	before = megabytes();
	from = invent_seconds();
	people = link_people(arena, &in, diag_make(arena, NULL, LV_FATAL));
	from = invent_seconds() - from;
	printf("%6u %6u %6u %8.2f s %4ld and %4ld MB %7u people %6u joins "
	       "%6u doubts\n",
	    n[0], n[1], n[2], from, before, megabytes() - before,
	    people->persons.n - 1, people->joins.n, people->doubts.n);
	return 0;
}
