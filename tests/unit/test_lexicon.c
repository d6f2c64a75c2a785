/*
 * The lexicon: phrases, prefixes, folding; and the files that ship.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
/* cmocka wants the headers above first. */
#include <cmocka.h>

#include "base/arena.h"
#include "plan/lexicon.h"
#include "read/member.h"

struct kit {
	struct arena *arena, *scratch;
	struct diag *diag;
	struct lexicon *lexicon;
	FILE *sink;
};

static int
set_up(void **state)
{
	static struct kit k;

	k.arena = arena_make("test");
	k.scratch = arena_make("test");
	k.sink = fopen("/dev/null", "w");
	k.diag = diag_make(k.arena, k.sink, LV_NOTE);
	k.lexicon = lexicon_make(k.arena);
	*state = &k;
	return 0;
}

static int
tear_down(void **state)
{
	struct kit *k = *state;

	lexicon_close(k->lexicon);
	fclose(k->sink);
	arena_free(k->arena);
	arena_free(k->scratch);
	return 0;
}

static bool
load(struct kit *k, enum lexicon_kind kind, const char *rows)
{
	return lexicon_load(
	    k->lexicon, kind, STR("test.csv"), str_of(rows), k->diag);
}

struct found {
	struct arena *arena;
	struct str words;
};

static void
note(void *ctx, const struct word *w)
{
	struct found *f = ctx;

	f->words = str_fmt(
	    f->arena, "%.*s[%.*s]", STR_ARG(f->words), STR_ARG(w->written));
}

static void
assert_scan(
    struct kit *k, enum lexicon_kind kind, const char *text, const char *want)
{
	struct found f = { .arena = k->arena };

	lexicon_scan(k->lexicon, kind, k->scratch, str_of(text), note, &f);
	assert_string_equal(str_copy(k->arena, f.words).p, want);
}

static const char rows[] = "word,language,group,weight\n"
			   "mother in law,en,family,5\n"
			   "mother,en,family,5\n"
			   "Kunde,de,clients,4.5\n"
			   "familien*,de,family,3\n";

static void
test_longest_phrase_wins(void **state)
{
	struct kit *k = *state;

	assert_true(load(k, LEX_RELATION, rows));
	assert_scan(
	    k, LEX_RELATION, "my Mother-in-law, Ann", "[mother in law]");
	assert_scan(k, LEX_RELATION, "mother and KUNDE", "[mother][Kunde]");
}

static void
test_phrases_that_tell_nothing(void **state)
{
	struct kit *k = *state;

	assert_true(load(k, LEX_TITLE,
	    "word,language,group,weight\n"
	    "manager,en,managers,2.5\n"
	    "product manager,en,-\n"
	    "group product manager,en,managers,2.5\n"));
	assert_scan(k, LEX_TITLE, "Senior Product Manager", "");
	assert_scan(k, LEX_TITLE, "Product, Manager of two", "");
	assert_scan(k, LEX_TITLE, "Manager", "[manager]");
	assert_scan(
	    k, LEX_TITLE, "Group product manager", "[group product manager]");
	assert_null(lexicon_word(
	    k->lexicon, LEX_TITLE, k->scratch, STR("product manager")));
	assert_false(
	    load(k, LEX_TITLE, "word,language,group,weight\nscrum,en,-,2.5\n"));
	assert_false(load(k, LEX_RELATION,
	    "word,language,group,weight,name\nmum s,en,-,,rare\n"));
}

static void
test_words_of_several_groups(void **state)
{
	struct kit *k = *state;

	assert_true(load(k, LEX_TITLE,
	    "word,language,group,weight\n"
	    "head of it,en,clients,1.2\n"
	    "head of it,en,managers,2.5\n"
	    "head of it,nl,clients,1.2\n"
	    "einkaufs*,de,clients,1.2\n"
	    "einkaufs*,de,managers,2.5\n"));
	assert_scan(k, LEX_TITLE, "Head of IT", "[head of it][head of it]");
	assert_scan(k, LEX_TITLE, "Einkaufsleiter", "[einkaufs*][einkaufs*]");
}

static void
test_words_end_at_boundaries(void **state)
{
	struct kit *k = *state;

	assert_true(load(k, LEX_RELATION, rows));
	assert_scan(k, LEX_RELATION, "Motherwell, Kundera", "");
	assert_scan(k, LEX_RELATION, "Familienurlaub 2020", "[familien*]");
	assert_scan(k, LEX_RELATION, "", "");
}

static void
test_weights(void **state)
{
	struct kit *k = *state;
	const struct word *w;

	assert_true(load(k, LEX_RELATION, rows));
	w = lexicon_word(k->lexicon, LEX_RELATION, k->scratch, STR("kunde"));
	assert_non_null(w);
	assert_int_equal(w->group, GROUP_CLIENTS);
	assert_true(w->weight > 4.49 && w->weight < 4.51);
}

static void
test_faults_are_told(void **state)
{
	struct kit *k = *state;

	assert_false(load(
	    k, LEX_RELATION, "word,language,group,weight\nboss,en,bosses,5\n"));
	assert_false(load(k, LEX_RELATION,
	    "word,language,group,weight\nboss,en,managers,much\n"));
	assert_false(load(k, LEX_RELATION, "nothing,here\n"));
	assert_false(
	    load(k, LEX_HEARD, "word,language,kind\nbeer,en,drinks\n"));
	assert_int_equal(diag_count(k->diag, DIAG_BAD_TEMPLATE), 4);
}

static void
test_hearing_counts_messages_once(void **state)
{
	struct kit *k = *state;
	struct heard h = { 0 };

	assert_true(load(k, LEX_HEARD,
	    "word,language,kind\nbeer,en,leisure\ninvoice,en,trade\n"));
	lexicon_hear(k->lexicon, STR("Beer, beer and more BEER"), &h);
	lexicon_hear(k->lexicon, STR("the invoice for the beer"), &h);
	lexicon_hear(k->lexicon, STR("nothing at all"), &h);
	assert_int_equal(h.n[HEARD_LEISURE], 2);
	assert_int_equal(h.n[HEARD_TRADE], 1);
	assert_int_equal(h.n[HEARD_FOND], 0);
}

static void
test_shipped_files(void **state)
{
	struct kit *k = *state;

	for (int i = 0; i < LEX__COUNT; i++) {
		struct str name = lexicon_file((enum lexicon_kind)i), bytes;

		assert_true(member_slurp(k->arena,
		    str_fmt(k->arena, "templates/%.*s", STR_ARG(name)).p,
		    &bytes));
		assert_true(lexicon_load(
		    k->lexicon, (enum lexicon_kind)i, name, bytes, k->diag));
	}
	assert_scan(k, LEX_RELATION, "Schwiegermutter", "[schwiegermutter]");
	assert_scan(k, LEX_FREEMAIL, "nobody", "");
	assert_non_null(
	    lexicon_word(k->lexicon, LEX_FREEMAIL, k->scratch, STR("GMX.de")));
	assert_non_null(
	    lexicon_word(k->lexicon, LEX_LEGAL, k->scratch, STR("GmbH")));
}

static void
count_word(void *ctx, const struct word *w)
{
	(void)w;
	++*(uint32_t *)ctx;
}

/* Whatever is done to pass over words that are in no list, none is lost. */
static void
test_every_word_is_found(void **state)
{
	struct kit *k = *state;
	static char bytes[3000 * 24];
	int n = snprintf(bytes, sizeof(bytes), "word,language,kind\n");

	for (int i = 0; i < 3000; i++)
		n += snprintf(bytes + n, sizeof(bytes) - (size_t)n,
		    "w%dx%s,en,work\n", i * 7, i % 50 == 0 ? "*" : "");
	assert_true(load(k, LEX_HEARD, bytes));
	for (int i = 0; i < 3000; i++) {
		struct str text = str_fmt(k->arena, "so W%dX%s it is", i * 7,
		    i % 50 == 0 ? "tail" : "");
		uint32_t found = 0;

		lexicon_scan(k->lexicon, LEX_HEARD, k->scratch, text,
		    count_word, &found);
		assert_int_equal(found, 1);
	}
}

static void
hear(struct kit *k, const char *text, int times)
{
	struct heard heard = { 0 };

	for (int i = 0; i < times; i++)
		lexicon_hear(k->lexicon, str_of(text), &heard);
}

static void
test_most_words_tell_the_language(void **state)
{
	struct kit *k = *state;

	assert_true(load(k, LEX_HEARD,
	    "word,language,kind\nmeeting,en,work\noma,de,family\n"));
	assert_int_equal(lexicon_language(k->lexicon).n, 0);
	hear(k, "oma", 19);
	assert_int_equal(lexicon_language(k->lexicon).n, 0);
	hear(k, "meeting mit oma", 15);
	assert_true(str_eq(lexicon_language(k->lexicon), STR("de")));
	hear(k, "meeting", 19);
	assert_int_equal(lexicon_language(k->lexicon).n, 0);
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_longest_phrase_wins),
		TEST(test_phrases_that_tell_nothing),
		TEST(test_words_of_several_groups),
		TEST(test_words_end_at_boundaries),
		TEST(test_weights),
		TEST(test_faults_are_told),
		TEST(test_hearing_counts_messages_once),
		TEST(test_most_words_tell_the_language),
		TEST(test_shipped_files),
		TEST(test_every_word_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
