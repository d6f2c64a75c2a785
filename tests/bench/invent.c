#include "invent.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/arena.h"

enum { GIVEN = 600, FAMILY = 6000, COMPANIES = 3000, ROOM = 1 << 20 };

static uint64_t state = 1;

/* Knuth's MMIX generator. */
uint32_t
invent_pick(uint32_t n)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(state >> 33) % n;
}

/* A rank from 0, as often as 1/rank. */
static uint32_t
rank(uint32_t n)
{
	uint32_t top = 1 + invent_pick(n);

	return invent_pick(top);
}

struct str
invent_word(struct arena *a, uint32_t number, uint32_t syllables)
{
	static const char *const part[] = { "ba", "del", "fi", "gor", "han",
		"ka", "lin", "mo", "nes", "or", "pe", "ra", "sol", "ti", "van",
		"zu" };
	struct str s = STR_NONE;

	for (uint32_t i = 0; i < syllables; i++)
		s = str_fmt(a, "%.*s%s", STR_ARG(s),
		    part[(number * 2654435769u >> (4 * i + 3)) % 16]);
	return s;
}

static struct str
name_of(struct arena *a, uint32_t who)
{
	state = who * 2862933555777941757u + 3037000493u;
	invent_pick(2);
	return str_fmt(a, "%.*s %.*s", STR_ARG(invent_word(a, rank(GIVEN), 2)),
	    STR_ARG(invent_word(a, rank(FAMILY) + GIVEN, 3)));
}

who_id
invent_friend(struct arena *arena, struct sink *s, uint32_t i)
{
	struct account a = { .platform = PF_FACEBOOK,
		.relation = REL_FRIEND,
		.name = name_of(arena, i),
		.place = { .file = STR("friends.json"), .line = i } };

	a.since = 1262304000 + (int64_t)invent_pick(5000) * DAY_SECONDS;
	return sink_account(s, &a, NULL);
}

who_id
invent_connection(struct arena *arena, struct sink *s, uint32_t i)
{
	struct account a = { .platform = PF_LINKEDIN,
		.relation = REL_CONNECTION,
		.name = name_of(arena, i * 3),
		.place = { .file = STR("Connections.csv"), .line = i } };
	struct affiliation job = { .from = WHEN_NONE, .to = WHEN_NONE };

	a.since = 1262304000 + (int64_t)invent_pick(5000) * DAY_SECONDS;
	a.url = str_fmt(arena, "https://www.linkedin.com/in/x-%u", i);
	job.organisation = str_fmt(
	    arena, "%.*s Ltd", STR_ARG(invent_word(arena, rank(COMPANIES), 3)));
	job.place = a.place;
	job.who = sink_account(s, &a, NULL);
	sink_affiliation(s, &job);
	return job.who;
}

who_id
invent_card(struct arena *arena, struct sink *s, uint32_t i)
{
	struct account a = { .platform = PF_GOOGLE,
		.relation = REL_CONTACT,
		.name = name_of(arena, i * 2),
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
	return sink_account(s, &a, NULL);
}

struct str
invent_slurp(struct arena *a, const char *dir, struct str name)
{
	char *p = arena_take(a, ROOM);
	FILE *f = fopen(str_fmt(a, "%s/%.*s", dir, STR_ARG(name)).p, "r");
	size_t n;

	if (f == NULL)
		exit(73);
	n = fread(p, 1, ROOM, f);
	fclose(f);
	return (struct str){ p, n };
}

struct words *
invent_words(struct arena *a, const char *dir)
{
	struct words *w = words_make(a);

	for (int i = 0; i < WORDS__COUNT; i++) {
		struct str name = words_file((enum words_kind)i);

		words_load(w, (enum words_kind)i, name,
		    invent_slurp(a, dir, name), diag_make(a, NULL, LV_FATAL));
	}
	return w;
}

double
invent_seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}
