/*
 * plan FRIENDS CONNECTIONS CARDS: plans for that many invented entries and
 * prints seconds of the processor by stage: linking; ties and circles;
 * evidence, decisions and questions; audiences and their check; all of it.
 *
 * Three friends in four write, twelve messages each of which some have words
 * that tell something, as does one connection in ten; one friend in five is in
 * a chat of three to fourteen; somebody is tagged in as many posts.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audience/audience.h"
#include "audit/audit.h"
#include "base/arena.h"
#include "graph/graph.h"
#include "invent.h"
#include "link/link.h"
#include "plan/company.h"
#include "plan/plan.h"
#include "plan/school.h"
#include "ready.h"

enum { MESSAGES = 12, TOLD = 1600000000 };

struct scene {
	struct arena *arena, *scratch;
	struct sink *sink;
	who_id me, *friends, *connections;
	uint32_t friends_n, connections_n;
	struct ready ready;
	struct plan plan;
	struct diag *diag;
};

static const char *const texts[] = { "see you", "a beer on Friday?",
	"the invoice is wrong", "the deadline moved", "grandma says hello",
	"well", "miss you", "of course", "kind regards", "and then?" };

enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static void
talk(struct scene *s, enum platform on, who_id with, uint32_t i)
{
	struct thread *t = sink_thread(s->sink, on, str_fmt(s->arena, "%u", i),
	    STR_NONE, &(struct place){ .line = i });

	thread_member(t, s->me);
	for (uint32_t k = 0; k < MESSAGES; k++)
		thread_message(t, k % 2 == 0 ? with : s->me,
		    TOLD + (int64_t)invent_pick(30000) * 3600, false,
		    str_of(texts[(i + k * k) % TEXTS]));
}

static void
chat(struct scene *s, uint32_t i)
{
	struct str title = i % 2 == 0 ? STR_NONE : invent_word(s->arena, i, 2);
	struct thread *t =
	    sink_thread(s->sink, PF_FACEBOOK, str_fmt(s->arena, "chat %u", i),
		title, &(struct place){ .line = i });
	uint32_t people = 3 + invent_pick(12);

	thread_member(t, s->me);
	for (uint32_t k = 0; k < people; k++)
		thread_message(t,
		    s->friends[(i * 5 + k * invent_pick(4)) % s->friends_n],
		    TOLD + k * 3600, false, str_of(texts[k % TEXTS]));
}

static void
post(struct scene *s, uint32_t i)
{
	struct post p = { .platform = PF_FACEBOOK,
		.when = TOLD + (int64_t)i * 7200,
		.text = str_of(texts[i % TEXTS]),
		.place = { .line = i } };

	for (uint32_t k = 0; k <= i % 4; k++)
		vec_add(s->arena, &p.tagged) =
		    s->friends[(i * 5 + k) % s->friends_n];
	sink_post(s->sink, &p);
}

static void
own(struct scene *s, enum owner_kind kind, struct str text, int64_t from)
{
	sink_owner(s->sink, &(struct owner_fact){ .kind = kind,
				.platform = PF_LINKEDIN,
				.text = text,
				.from = from,
				.to = WHEN_NONE });
}

static void
invent(struct scene *s, uint32_t cards)
{
	s->friends = arena_array(s->arena, who_id, s->friends_n);
	s->connections = arena_array(s->arena, who_id, s->connections_n);
	own(s, OWNER_NAME, STR("Robin Harper"), WHEN_NONE);
	own(s, OWNER_EMPLOYER, STR("Tidewell Ltd"), 1500000000);
	s->me = sink_mention(
	    s->sink, PF_FACEBOOK, STR("Robin Harper"), STR_NONE, STR_NONE);
	for (uint32_t i = 0; i < s->friends_n; i++)
		s->friends[i] = invent_friend(s->arena, s->sink, i);
	for (uint32_t i = 0; i < s->connections_n; i++)
		s->connections[i] = invent_connection(s->arena, s->sink, i);
	for (uint32_t i = 0; i < cards; i++)
		invent_card(s->arena, s->sink, i);
	for (uint32_t i = 0; i < s->friends_n; i++)
		if (i % 4 != 0)
			talk(s, PF_FACEBOOK, s->friends[i], i);
	for (uint32_t i = 0; i < s->connections_n; i += 10)
		talk(s, PF_LINKEDIN, s->connections[i], i);
	for (uint32_t i = 0; i < s->friends_n / 5; i++) {
		chat(s, i);
		post(s, i);
	}
	sink_threads_end(s->sink);
}

static void
get_ready(struct scene *s)
{
	struct config c = { .out = "/nonexistent",
		.previous = "none",
		.strategy = STR("balanced"),
		.lang = STR("en") };

	s->diag = diag_make(s->arena, stderr, LV_ERROR);
	if (!ready_make(s->arena, &c, &s->ready, s->diag) ||
	    !ready_language(&s->ready, &c, STR_NONE, s->diag))
		exit(64);
	s->sink = sink_make(s->arena);
	sink_hear(s->sink, lexicon_hear, s->ready.lexicon);
}

static void
link_all(struct scene *s)
{
	struct link_input in = { .owner = &s->plan.owner,
		.words = s->ready.words };

	link_owner(s->arena, s->plan.records, STR_NONE, &s->plan.owner);
	in.records = s->plan.records;
	s->plan.people = link_people(s->arena, &in, s->diag);
}

static void
tie_all(struct scene *s)
{
	struct naming naming = { .company = company_key,
		.lexicon = s->ready.lexicon,
		.school = schools_title,
		.schools =
		    schools_make(s->arena, s->ready.lexicon, &s->plan.owner) };

	s->plan.graph =
	    graph_make(s->arena, s->plan.records, s->plan.people, &naming);
}

static void
place_all(struct scene *s)
{
	struct plan_input in = { .scratch = s->scratch,
		.lexicon = s->ready.lexicon,
		.policy = &s->ready.policy,
		.answers = &s->ready.answers,
		.diag = s->diag };

	ready_table(&s->ready, s->plan.table);
	memcpy(s->plan.harm, s->ready.strategy.harm, sizeof(s->plan.harm));
	plan_make(s->arena, &in, &s->plan);
}

static void
compile_all(struct scene *s)
{
	if (!audience_compile(s->arena, &s->ready.facts, &s->ready.strategy,
		&s->plan, s->diag))
		exit(70);
	audit_posts(
	    s->arena, s->scratch, s->ready.lexicon, &s->ready.policy, &s->plan);
}

/* Of two people, and to hubs. */
static uint32_t
count_ties(const struct graph *g)
{
	uint32_t n = g->ties.n;

	for (uint32_t i = 0; i < g->hubs.n; i++)
		n += g->hubs.v[i].people.n;
	return n;
}

int
main(int argc, char *argv[])
{
	static void (*const stages[])(
	    struct scene *) = { link_all, tie_all, place_all, compile_all };
	struct scene s = { .arena = arena_make("measuring the planner"),
		.scratch = arena_make("its scratch") };
	double all = 0;

	if (argc != 4)
		return 64;
	s.friends_n = (uint32_t)strtoul(argv[1], NULL, 10);
	s.connections_n = (uint32_t)strtoul(argv[2], NULL, 10);
	get_ready(&s);
	invent(&s, (uint32_t)strtoul(argv[3], NULL, 10));
	s.plan.now = TOLD + (int64_t)40000 * 3600;
	s.plan.strategy = STR("balanced");
	s.plan.records = sink_records(s.sink);
	s.plan.groups = s.ready.groups;
	s.plan.phrases = s.ready.book.phrases;
	printf("plan %6u %6u", s.friends_n, s.connections_n);
	for (size_t i = 0; i < sizeof(stages) / sizeof(stages[0]); i++) {
		double from = invent_seconds();

		stages[i](&s);
		from = invent_seconds() - from;
		all += from;
		printf(" %6.2f", from);
	}
	printf(" %6.2f s, %u people, %u ties, %u circles, %u questions\n", all,
	    s.plan.people->persons.n - 1, count_ties(s.plan.graph),
	    s.plan.graph->circles.n, s.plan.questions.n);
	return 0;
}
