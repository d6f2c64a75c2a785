/*
 * link FRIENDS CONNECTIONS CARDS WORDS_DIR: links that many invented entries
 * and prints seconds of the processor, megabytes before and at the peak,
 * people, joins, doubts.  Names are dealt as real ones are: few are borne by
 * many (1/rank).  A third of the friends are connections too, half of them have
 * a card, some under a nickname or an address alone.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "base/arena.h"
#include "link/link.h"
#include "link/words.h"

enum { GIVEN = 600, FAMILY = 6000, COMPANIES = 3000 };

static struct arena *arena;
static uint64_t state = 1;

/* Knuth's MMIX generator. */
static uint32_t
pick(uint32_t n)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(state >> 33) % n;
}

/* A rank from 0, as often as 1/rank. */
static uint32_t
rank(uint32_t n)
{
	uint32_t top = 1 + pick(n);

	return pick(top);
}

static struct str
word(uint32_t number, uint32_t syllables)
{
	static const char *const part[] = { "ba", "del", "fi", "gor", "han",
		"ka", "lin", "mo", "nes", "or", "pe", "ra", "sol", "ti", "van",
		"zu" };
	struct str s = STR_NONE;

	for (uint32_t i = 0; i < syllables; i++)
		s = str_fmt(arena, "%.*s%s", STR_ARG(s),
		    part[(number * 2654435769u >> (4 * i + 3)) % 16]);
	return s;
}

static struct str
name_of(uint32_t who)
{
	state = who * 2862933555777941757u + 3037000493u;
	pick(2);
	return str_fmt(arena, "%.*s %.*s", STR_ARG(word(rank(GIVEN), 2)),
	    STR_ARG(word(rank(FAMILY) + GIVEN, 3)));
}

static void
add_friend(struct sink *s, uint32_t i)
{
	struct account a = { .platform = PF_FACEBOOK,
		.relation = REL_FRIEND,
		.name = name_of(i),
		.place = { .file = STR("friends.json"), .line = i } };

	a.since = 1262304000 + (int64_t)pick(5000) * DAY_SECONDS;
	sink_account(s, &a, NULL);
}

static void
add_connection(struct sink *s, uint32_t i)
{
	struct account a = { .platform = PF_LINKEDIN,
		.relation = REL_CONNECTION,
		.name = name_of(i * 3),
		.place = { .file = STR("Connections.csv"), .line = i } };
	struct affiliation job = { .from = WHEN_NONE, .to = WHEN_NONE };

	a.since = 1262304000 + (int64_t)pick(5000) * DAY_SECONDS;
	a.url = str_fmt(arena, "https://www.linkedin.com/in/x-%u", i);
	job.organisation =
	    str_fmt(arena, "%.*s Ltd", STR_ARG(word(rank(COMPANIES), 3)));
	job.place = a.place;
	job.who = sink_account(s, &a, NULL);
	sink_affiliation(s, &job);
}

static void
add_card(struct sink *s, uint32_t i)
{
	struct account a = { .platform = PF_GOOGLE,
		.relation = REL_CONTACT,
		.name = name_of(i * 2),
		.since = WHEN_NONE,
		.place = { .file = STR("contacts.csv"), .line = i } };
	struct str rest = a.name, given = str_cut(&rest, ' ');

	strs_add(arena, &a.phones, str_fmt(arena, "+1202555%04u%u", i, i % 7));
	if (i % 3 == 0)
		strs_add(arena, &a.emails,
		    str_fmt(arena, "%.*s.%.*s%u@mail.example.com",
			STR_ARG(given), STR_ARG(rest), i % 90));
	if (i % 5 == 0)
		a.name = given;
	sink_account(s, &a, NULL);
}

static struct words *
read_words(const char *dir)
{
	struct words *w = words_make(arena);

	for (int i = 0; i < WORDS__COUNT; i++) {
		struct str name = words_file((enum words_kind)i);
		size_t room = 1 << 20;
		char *p = arena_take(arena, room);
		FILE *f = fopen(str_fmt(arena, "%s/%s", dir, name.p).p, "r");

		if (f == NULL)
			exit(73);
		words_load(w, (enum words_kind)i, name,
		    (struct str){ p, fread(p, 1, room, f) },
		    diag_make(arena, NULL, LV_FATAL));
		fclose(f);
	}
	return w;
}

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

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
	in.words = read_words(argv[4]);
	sink = sink_make(arena);
	for (uint32_t i = 0; i < n[0]; i++)
		add_friend(sink, i);
	for (uint32_t i = 0; i < n[1]; i++)
		add_connection(sink, i);
	for (uint32_t i = 0; i < n[2]; i++)
		add_card(sink, i);
	sink_threads_end(sink);
	in.records = sink_records(sink);
	before = megabytes();
	from = seconds();
	people = link_people(arena, &in, diag_make(arena, NULL, LV_FATAL));
	from = seconds() - from;
	printf("%6u %6u %6u %8.2f s %4ld and %4ld MB %7u people %6u joins "
	       "%6u doubts\n",
	    n[0], n[1], n[2], from, before, megabytes() - before,
	    people->persons.n - 1, people->joins.n, people->doubts.n);
	return 0;
}
