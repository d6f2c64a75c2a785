/*
 * Names in the address book: which tell a relation, and which are names that
 * people bear.  Nobody may be opened or called family because of their name.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
/* cmocka wants the headers above first. */
#include <cmocka.h>

#include "base/arena.h"
#include "link/link.h"
#include "link/words.h"
#include "plan/plan.h"
#include "words_fixture.h"

enum { NONE = -1 };

static const struct {
	const char *name;
	int group;
} cards[] = {
	/* Relations, in front, alone and behind. */
	{ "Mum", GROUP_FAMILY },
	{ "Uncle Raj", GROUP_FAMILY },
	{ "Cousin Kevin", GROUP_FAMILY },
	{ "Susan MIL", GROUP_FAMILY },
	{ "Kevin cousin", GROUP_FAMILY },
	{ "Bob plumber", GROUP_VENDORS },
	{ "Bob Plumber", GROUP_VENDORS },
	{ "Oma", GROUP_FAMILY },
	{ "Oma ❤️", GROUP_FAMILY },
	{ "Oma Grete", GROUP_FAMILY },
	{ "Oma neue Nummer", GROUP_FAMILY },
	{ "Tante Grete", GROUP_FAMILY },
	{ "Onkel Weber", GROUP_FAMILY },
	{ "Mamie Lucette", GROUP_FAMILY },
	{ "Tia Maria", GROUP_FAMILY },
	{ "Nonna", GROUP_FAMILY },
	{ "Nonna Lucia", GROUP_FAMILY },
	{ "Zio Franco", GROUP_FAMILY },
	{ "Ciocia Ola", GROUP_FAMILY },
	{ "Babcia", GROUP_FAMILY },
	{ "Anna Klientka", GROUP_CLIENTS },
	/* Who is paid, in front, behind and alone. */
	{ "Josh Hayes piano teacher", GROUP_VENDORS },
	{ "Locksmith", GROUP_VENDORS },
	{ "Lea Klavierlehrerin", GROUP_VENDORS },
	{ "Maler Huber", GROUP_VENDORS },
	{ "Luc maçon", GROUP_VENDORS },
	{ "Ana Cerrajera pintor", GROUP_VENDORS },
	{ "Imbianchino Enzo", GROUP_VENDORS },
	{ "Pan Marek malarz", GROUP_VENDORS },
	{ "Juf Tess", GROUP_VENDORS },
	{ "Zé marido de aluguel", GROUP_VENDORS },
	{ "Ulla Pflegerin Oma", GROUP_VENDORS },
	{ "Mum's carer Sue", GROUP_VENDORS },
	{ "Pepe cerrajero", GROUP_VENDORS },
	/* Of others. */
	{ "Ben's mum", NONE },
	{ "Maman de Léo", NONE },
	{ "Sue friend of mum", NONE },
	{ "Moglie di Carlo", NONE },
	/* Names. */
	{ "Primo Rossi", NONE },
	{ "Primo", NONE },
	{ "Mario Primo", NONE },
	{ "mario primo", NONE },
	{ "Tia Jansen", NONE },
	{ "Tia Maria Jansen", NONE },
	{ "Papa Diop", NONE },
	{ "Oma Jansen", NONE },
	{ "Nonna Bianchi", NONE },
	{ "Nora Silva", NONE },
	{ "Nora", NONE },
	{ "Irma Campos", NONE },
	{ "Mae Parker", NONE },
	{ "Mari Lepik", NONE },
	{ "Zia Ahmed", NONE },
	{ "Ami Tanaka", NONE },
	{ "Mate Horvat", NONE },
	{ "Love Larsson", NONE },
	{ "Son Nguyen", NONE },
	{ "Sonja Son", NONE },
	{ "kim son", NONE },
	{ "KIM SON", NONE },
	{ "Kelly Love", NONE },
	{ "Hans Vater", NONE },
	{ "hans vater", NONE },
	{ "Victor Cousin", NONE },
	{ "victor cousin", NONE },
	{ "anna van buren", NONE },
	{ "José Silva Neto", NONE },
	{ "jose silva neto", NONE },
	{ "Lucas Sobrinho", NONE },
	{ "Rita Casado", NONE },
	{ "rita casado", NONE },
	{ "Jan Wnuk", NONE },
	{ "Adam Brat", NONE },
	{ "Emma Barber", NONE },
	{ "Anna Gärtner", NONE },
	{ "Lisa Schüler", NONE },
	{ "Ana Contador", NONE },
	{ "Pepe Campos", NONE },
	{ "Kine Hansen", NONE },
	{ "Titia Smit", NONE },
	{ "Nanna Holm", NONE },
	{ "marco d'amico", NONE },
	{ "anna parenti", NONE },
	{ "Durand père et fils", NONE },
	{ "Smith and sons", NONE },
	{ "Barber, Emma", NONE },
	{ "Emma BARBER", NONE },
	{ "Luc Maçon", NONE },
	{ "Luc MAÇON", NONE },
	{ "luc maçon", NONE },
	{ "LUC MAÇON", NONE },
	{ "Anna Maler", NONE },
	{ "Maler, Anna", NONE },
	{ "Lisa Tischler", NONE },
	{ "Emma Carpenter", NONE },
	{ "Ana Pintor", NONE },
	{ "Enzo Fabbro", NONE },
	{ "Ewa Stolarz", NONE },
	{ "Anna Schilder", NONE },
	{ "Rui Carpinteiro", NONE },
	{ "Schneider Anna", NONE },
	{ "Anna Bauer", NONE },
	{ "Müller Anna", NONE },
	{ "Kurt Meyer", NONE },
	{ "Ada Cook", NONE },
	{ "Cook Ada", NONE },
	{ "Lily Baker", NONE },
	{ "Ann Taylor", NONE },
	{ "Elsa Bank", NONE },
	{ "Pia Sarto", NONE },
	{ "Ugo Ferrari", NONE },
	{ "Jo Mason", NONE },
	{ "Charpentier Luc", NONE },
	{ "Herrero Ana", NONE },
	{ "Timmerman Bas", NONE },
	{ "Ferreiro Rui", NONE },
	{ "Krawiec Ewa", NONE },
	{ "Thomas Weber", NONE },
};

/* Lists and labels of the owner's: a name among others tells nothing. */
static const struct {
	const char *text;
	int group;
} lists[] = {
	{ "Oma", GROUP_FAMILY },
	{ "Primo", GROUP_FAMILY },
	{ "Family", GROUP_FAMILY },
	{ "Customers of Nora", GROUP_CLIENTS },
	{ "Nora's wedding", NONE },
	{ "Ski with Mate", NONE },
	{ "Partners", NONE },
	{ "Partner", NONE },
	{ "Familienhilfe Nord", GROUP_COWORKERS },
	{ "Handwerker", GROUP_VENDORS },
	{ "Doctors", GROUP_VENDORS },
	{ "School mums", NONE },
	{ "Umzug 2019", NONE },
};

/* Their first names are known as such. */
static const char *const friends[] = { "Grete Huber", "Maria Lopes",
	"Lucia Ferri", "Lucette Blanc", "Thomas Weber", "Mum Jansen" };

enum {
	CARDS = sizeof(cards) / sizeof(cards[0]),
	LISTS = sizeof(lists) / sizeof(lists[0])
};

static struct arena *arena, *scratch;
static struct diag *diag;
static struct lexicon *lexicon;
static struct sink *sink;

static int
set_up(void **state)
{
	(void)state;
	arena = arena_make("names in the address book");
	scratch = arena_make("scratch");
	diag = diag_make(arena, stderr, LV_ERROR);
	sink = sink_make(arena);
	lexicon = lexicon_shipped(arena, LEX__COUNT);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(scratch);
	arena_free(arena);
	return 0;
}

static who_id
add(enum platform p, enum relation r, const char *name, uint32_t n)
{
	struct account a = { .platform = p,
		.relation = r,
		.name = str_of(name),
		.since = WHEN_NONE };

	if (p == PF_PHONE)
		strs_add(
		    arena, &a.emails, str_fmt(arena, "card%u@example.com", n));
	return sink_account(sink, &a, NULL);
}

static struct plan *
planned(void)
{
	struct plan *plan = arena_new(arena, struct plan);
	struct plan_input in = { .scratch = scratch,
		.lexicon = lexicon,
		.policy = arena_new(arena, struct policy),
		.answers = arena_new(arena, struct answers),
		.diag = diag };
	struct link_input linking = { .owner = &plan->owner,
		.words = words_make(arena) };

	sink_threads_end(sink);
	linking.records = plan->records = sink_records(sink);
	groups_init(&plan->groups);
	plan->people = link_people(arena, &linking, diag);
	plan->graph = arena_new(arena, struct graph);
	plan_make(arena, &in, plan);
	return plan;
}

static const struct placing *
placing_of(const struct plan *plan, uint32_t card)
{
	struct str mail = str_fmt(arena, "card%u@example.com", card);

	for (uint32_t i = 1; i < plan->records->whos.n; i++) {
		const struct strs *all =
		    &plan->records->whos.v[i].account.emails;

		if (all->n > 0 && str_eq(all->v[0], mail))
			return &plan->placings[plan->people->of[i].n];
	}
	fail_msg("card %u is nowhere", card);
	return NULL;
}

static void
test_names(void **state)
{
	struct plan *plan;
	unsigned faults = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(friends) / sizeof(friends[0]); i++)
		add(PF_FACEBOOK, REL_FRIEND, friends[i], 0);
	for (uint32_t i = 0; i < CARDS; i++)
		add(PF_PHONE, REL_CONTACT, cards[i].name, i);
	plan = planned();
	for (uint32_t i = 0; i < CARDS; i++) {
		const struct placing *pl = placing_of(plan, i);
		int got = pl->evidence.n > 0 ? pl->evidence.v[0].group : NONE;

		if (got == cards[i].group &&
		    (got != NONE || (pl->bond < BOND_FOND &&
					pl->primary == GROUP_UNSORTED)))
			continue;
		faults++;
		print_error("%s: group %d\n", cards[i].name, got);
	}
	assert_int_equal(faults, 0);
}

static void
test_lists(void **state)
{
	struct plan *plan;
	unsigned faults = 0;

	(void)state;
	for (uint32_t i = 0; i < LISTS; i++) {
		struct str name = str_fmt(arena, "Person%c Example", 'a' + i);
		struct label l = { .kind = LABEL_LIST,
			.text = str_of(lists[i].text) };

		l.who = add(PF_PHONE, REL_CONTACT, name.p, i);
		sink_label(sink, &l);
	}
	plan = planned();
	for (uint32_t i = 0; i < LISTS; i++) {
		const struct placing *pl = placing_of(plan, i);
		int got = pl->evidence.n > 0 ? pl->evidence.v[0].group : NONE;

		if (got == lists[i].group)
			continue;
		faults++;
		print_error("%s: group %d\n", lists[i].text, got);
	}
	assert_int_equal(faults, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_names, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_lists, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
