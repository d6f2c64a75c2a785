#include "plan_fixture.h"

#include <stdlib.h>

#include "base/arena.h"
#include "graph/graph.h"
#include "phrasebook.h"

static const char *const given[] = { "Ann", "Björn", "Chloé", "Dmitri", "Elif",
	"Femi", "Grzegorz", "Hana", "Imran", "Jürgen", "Katya", "Łukasz",
	"María", "Ngozi", "Olga", "Pavel", "Quinn", "Rosa", "Søren", "Tomáš",
	"Ursula", "Vera", "Wei", "Ximena", "Yusuf", "Zoë", "山田", "Ольга" };

static const char *const family[] = { "Abel", "Brown", "Castillo", "Dvořák",
	"Eriksson", "Fernández", "García", "Hughes", "Ivanova", "Jansen",
	"Kowalski", "Lefèvre", "Müller", "Novák", "Okafor", "Petrov", "Quispe",
	"Rossi", "Schäfer", "Tanaka", "Uddin", "Vogel", "Wójcik", "Yılmaz",
	"Zhang", "van der Meer", "O'Neill", "Featherstonehaugh" };

static const char *const hostile[] = { "</title><script>alert(1)</script>",
	"\" onload=\"x", "]]>&amp;<!--", "\\N\\G\\n\"\\", "<b>bold</b>",
	"\x01\x02 bell \x1b[31m", "W W W W W W W W W W W W W W W W W W W W W",
	"{{name}} {{{raw}}}", "'; DROP --", "e\xcc\x81\xcc\x81\xcc\x81",
	"\xf0\x9f\x8d\x95\xf0\x9f\x8d\x95", "\xff\xfe broken" };

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* People of 100 in each group, in the order of the table. */
static const uint32_t share[GROUP__COUNT] = {
	[GROUP_CLIENTS] = 15,
	[GROUP_VENDORS] = 3,
	[GROUP_INVESTORS] = 1,
	[GROUP_COMPETITORS] = 1,
	[GROUP_MANAGERS] = 2,
	[GROUP_COWORKERS] = 13,
	[GROUP_FORMER_COWORKERS] = 9,
	[GROUP_INDUSTRY] = 2,
	[GROUP_FAMILY] = 7,
	[GROUP_CLOSE_FRIENDS] = 6,
	[GROUP_FRIENDS] = 27,
	[GROUP_ACQUAINTANCES] = 10,
	[GROUP_UNSORTED] = 4,
};

struct maker {
	struct arena *arena;
	const struct fixture *size;
	struct plan *plan;
	struct records *records;
	struct people *people;
	uint64_t state;
};

/* Knuth's MMIX generator: enough for invented people. */
static uint32_t
pick(struct maker *m, uint32_t n)
{
	m->state = m->state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(m->state >> 33) % n;
}

static struct str
name_of(struct maker *m, uint32_t i)
{
	uint32_t g = i % COUNT(given),
		 f = (i / COUNT(given) + i) % COUNT(family);
	uint32_t turn = i / (uint32_t)(COUNT(given) * COUNT(family));

	if (m->size->hostile && i % 3 == 0)
		return str_of(hostile[i / 3 % COUNT(hostile)]);
	if (turn > 0)
		return str_fmt(m->arena, "%s %c. %s", given[g],
		    'A' + (int)(turn % 26), family[f]);
	return str_fmt(m->arena, "%s %s", given[g], family[f]);
}

static void
add_person(struct maker *m, uint32_t i, bool friend)
{
	struct account a = {
		.platform = friend ? PF_FACEBOOK : PF_LINKEDIN,
		.relation = friend ? REL_FRIEND : REL_CONNECTION,
		.name = name_of(m, i),
		.since = INT64_C(1200000000) + 86400 * (int64_t)i,
		.place = { .file = STR("export.zip"),
		    .member = STR("friends.json"),
		    .path = str_fmt(m->arena, "$.friends_v2[%u]", i) },
	};
	struct person p = { .name = a.name,
		.key = str_fmt(m->arena, "%s:%.*s@%u",
		    friend ? "facebook" : "linkedin", STR_ARG(a.name), i),
		.owner = i == 0 };
	struct placing *pl = &m->plan->placings[i + 1];

	vec_add(m->arena, &m->records->whos) = (struct who){ .account = a };
	vec_add(m->arena, &p.accounts) = (who_id){ i + 1 };
	vec_add(m->arena, &m->people->persons) = p;
	m->people->of[i + 1].n = i + 1;
	pl->friend = friend;
	pl->present[a.platform] = true;
}

static void
say(struct maker *m, struct placing *pl, int group, double weight,
    const char *text)
{
	vec_add(m->arena, &pl->evidence) = (struct evidence){
		.group = group,
		.weight = weight,
		.text = str_of(text),
		.place = { .file = STR("export.zip"),
		    .member = STR("messages/inbox/x/message_1.json") },
	};
}

static int
group_of(struct maker *m)
{
	uint32_t at = pick(m, 100);
	int g = 0;

	for (; at >= share[g]; g++)
		at -= share[g];
	return g;
}

static void
ask(struct maker *m, person_id id, int one, int other)
{
	struct plan *p = m->plan;
	struct question q = { .kind = ASK_GROUP,
		.id = str_fmt(m->arena, "q%u", p->questions.n + 1),
		.key = m->people->persons.v[id.n].key,
		.about = id,
		.text = str_fmt(m->arena, "Who is %.*s to you?",
		    STR_ARG(m->people->persons.v[id.n].name)),
		.harm = 1.5,
		.changes = STR("whether they see everyday posts") };

	strs_add(m->arena, &q.choices, p->groups.v[one].id);
	strs_add(m->arena, &q.choices, p->groups.v[other].id);
	vec_add(m->arena, &p->questions) = q;
}

static void
place(struct maker *m, person_id id)
{
	struct placing *pl = &m->plan->placings[id.n];
	int g = group_of(m), other = group_of(m);
	uint32_t lot = pick(m, 100);

	pl->primary = pl->treated_as = g;
	if (g == GROUP_UNSORTED)
		return;
	say(m, pl, g, 2.1, "wrote “invoice” in 12 of 40 messages");
	say(m, pl, g, 0.8, "in the thread “Falcon project”");
	if (lot >= 20 || other == g || other == GROUP_UNSORTED) {
		vec_add(m->arena, &pl->groups) = (struct share){ g, 0.93 };
		return;
	}
	vec_add(m->arena, &pl->groups) = (struct share){ g, 0.55 };
	vec_add(m->arena, &pl->groups) = (struct share){ other, 0.4 };
	say(m, pl, other, 1.4, "tagged together in 3 posts");
	if (lot < 7) {
		pl->standing = STAND_ASKED;
		ask(m, id, g, other);
	}
}

/* Threads of a few people, mostly of one group; some have a title. */
static void
gather(struct maker *m)
{
	uint32_t n = m->people->persons.n - 2;

	for (uint32_t t = 0; t < n / 2; t++) {
		struct gathering g = { .kind = AT_THREAD,
			.title = pick(m, 3) > 0
			             ? STR_NONE
			             : str_fmt(m->arena, "Walk no. %u", t) };
		uint32_t first = 2 + pick(m, n);
		int group = m->plan->placings[first].primary;

		vec_add(m->arena, &g.parts) =
		    (struct part){ { first }, 1 + pick(m, 9) };
		for (uint32_t i = 0; i < 40 && g.parts.n < 6; i++) {
			uint32_t who = 2 + pick(m, n);

			if (m->plan->placings[who].primary == group ||
			    pick(m, 20) == 0)
				vec_add(m->arena, &g.parts) =
				    (struct part){ { who }, 1 };
		}
		vec_add(m->arena, &m->records->gatherings) = g;
	}
}

static void
fill_rest(struct maker *m)
{
	struct plan *p = m->plan;
	struct input in = { .path = STR("export.zip"),
		.kind = STR("facebook-json"),
		.read = 14,
		.skipped = 3,
		.seen = 900,
		.used = 880 };
	struct step step = { .n = 1,
		.platform = PF_FACEBOOK,
		.what = STR("Put the people of Hazel on the Restricted list."),
		.how = STR("Friends > Lists > Restricted"),
		.minutes = 9,
		.removes = 120,
		.list = STR("Hazel"),
		.undo = STR("Take them off the list again.") };

	in.skips[SKIP_AUTOMATIC] = 20;
	vec_add(m->arena, &p->inputs) = in;
	vec_add(m->arena, &p->steps) = step;
	vec_add(m->arena, &p->wishes) =
	    (struct wish){ STR("your LinkedIn export"),
		    STR("employers and titles"),
		    STR("Settings > Data privacy > Get a copy of your data") };
	strs_add(m->arena, &p->cannot_tell,
	    STR("Who reads along through a friend's account."));
	p->owner.name = STR("Robin Harper");
	p->strategy = STR("balanced");
	p->now = INT64_C(1767571200);
}

/* In English, as the tests are run at the top of the tree. */
static const struct phrases *
english(struct arena *a)
{
	struct template_dirs *t = arena_new(a, struct template_dirs);
	struct phrasebook book;

	*t = (struct template_dirs){ .arena = a, .built = "templates" };
	if (!phrasebook_make(t, &book, diag_make(a, stderr, LV_NOTE)))
		abort();
	return book.phrases;
}

struct plan *
plan_fixture(struct arena *a, const struct fixture *size)
{
	uint32_t n = 1 + size->friends + size->elsewhere;
	struct maker m = { .arena = a,
		.size = size,
		.plan = arena_new(a, struct plan),
		.records = arena_new(a, struct records),
		.people = arena_new(a, struct people),
		.state = 7 + n };

	groups_init(&m.plan->groups);
	m.plan->phrases = english(a);
	groups_speak(&m.plan->groups, m.plan->phrases);
	m.plan->records = m.records;
	m.plan->people = m.people;
	m.plan->placings = arena_array(a, struct placing, n + 1);
	m.people->of = arena_array(a, person_id, n + 1);
	vec_add(a, &m.records->whos) = (struct who){ .input = 0 };
	vec_add(a, &m.people->persons) = (struct person){ .owner = false };
	for (uint32_t i = 0; i < n; i++) {
		add_person(&m, i, i <= size->friends);
		if (i > 0)
			place(&m, (person_id){ i + 1 });
	}
	if (n > 2)
		gather(&m);
	m.plan->graph = graph_make(a, m.records, m.people, NULL);
	for (uint32_t c = 0; c < m.plan->graph->circles.n; c++)
		for (uint32_t i = 0; i < m.plan->graph->circles.v[c].members.n;
		     i++)
			vec_add(a, &m.plan
					->placings[m.plan->graph->circles.v[c]
						       .members.v[i]
						       .n]
					.circles) = c;
	fill_rest(&m);
	return m.plan;
}
