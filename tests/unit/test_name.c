/*
 * What two names have in common, in several languages and scripts, and what a
 * user name spells.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/arena.h"
#include "link/name.h"
#include "words_fixture.h"

static struct arena *arena;
static struct words *words;

static int
set_up(void **state)
{
	(void)state;
	arena = arena_make("a test of names");
	words = words_shipped(arena);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static const struct {
	const char *a, *b;
	enum likeness like;
} pairs[] = {
	{ "Ann Example", "ANN EXAMPLE", LIKE_SAME },
	{ "Dr. Ann Example, MBA", "Example, Ann", LIKE_SAME },
	{ "Ann Example \xF0\x9F\x8C\xB8", "Ann Example (Acme)", LIKE_SAME },
	{ "Ann Example climbing", "Ann Example", LIKE_SAME },
	{ "Jürgen Müller", "Juergen Mueller", LIKE_SAME },
	{ "Anna-Lena Weiß", "Annalena Weiss", LIKE_SAME },
	{ "Jan van der Berg", "Jan Berg", LIKE_SAME },
	{ "Jan op den Berg", "Jan Berg", LIKE_SAME },
	{ "op den Berg Jan", "Jan op den Berg", LIKE_SAME },
	{ "van der Berg Jan", "Jan van der Berg", LIKE_SAME },
	{ "Ann maman de Léo", "Ann Example", LIKE_GIVEN },
	{ "Ann Example 4th floor", "Ann Example", LIKE_SAME },
	{ "Ann Example école", "Ann Example", LIKE_SAME },
	{ "Анна Орлова из хора", "Анна Орлова", LIKE_SAME },
	{ "García López, María", "Maria Garcia Lopez", LIKE_SAME },
	{ "Łukasz Żółć", "Lukasz Zolc", LIKE_SAME },
	{ "李小明", "Xiaoming Li", LIKE_SAME },
	{ "Ελένη Νικολαΐδου", "Eleni Nikolaidou", LIKE_SAME },
	{ "Сергей Орлов", "Sergey Orlov", LIKE_SOUND },
	{ "Юлия Щербакова", "Yulia Shcherbakova", LIKE_SOUND },
	{ "Susan Example MIL", "Susan Example", LIKE_SAME },
	{ "Ann CARPENTER", "Ann Carpenter", LIKE_SAME },
	{ "ann carpenter", "Ann Carpenter", LIKE_SAME },
	{ "Ann B. Example", "Ann Example", LIKE_INITIAL },
	{ "Ann Roe Example", "Ann Example", LIKE_MIDDLE },
	{ "Liz Example", "Elizabeth Example", LIKE_NICK },
	{ "Uschi Example", "Ursula Example", LIKE_NICK },
	{ "Paco Example", "Francisco Example", LIKE_NICK },
	{ "Gosia Example", "Małgorzata Example", LIKE_NICK },
	{ "Zé Example", "José Example", LIKE_NICK },
	{ "Саша Орлов", "Aleksandr Orlov", LIKE_NICK },
	{ "Ann Example Roe", "Ann Example", LIKE_LONGER },
	{ "Hans Peter Example", "Peter Example", LIKE_LONGER },
	{ "Ann E.", "Ann Example", LIKE_CUT },
	{ "Ann Exa", "Ann Example", LIKE_CUT },
	/* Other people, as likely as not. */
	{ "Ann Example-Roe", "Ann Example", LIKE_NEAR },
	{ "Ann Lange", "Ann Lang", LIKE_OTHER },
	{ "Uncle Bob", "Bob Example", LIKE_GIVEN },
	{ "Mom", "Jane Example", LIKE_OPEN },
	{ "Ann Example", "Ann Potter", LIKE_OTHER },
	{ "Ann Example", "Bob Example", LIKE_STRANGER },
	{ "Анна Орлова", "Ivan Orlov", LIKE_STRANGER },
};

/* As the linker does with "Uncle Bob", the word of relation taken off. */
static struct name
taken_apart(const char *written)
{
	struct name n = name_of(arena, words, str_of(written));

	if (n.kin)
		n = name_of(
		    arena, words, str_sub(n.plain, n.word[0].n + 1, SIZE_MAX));
	return n;
}

static void
pairs_are_alike_as_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		struct name a = taken_apart(pairs[i].a);
		struct name b = taken_apart(pairs[i].b);

		if (name_likeness(words, &a, &b) != pairs[i].like ||
		    name_likeness(words, &b, &a) != pairs[i].like)
			fail_msg("'%s' and '%s': %d and %d, not %d", pairs[i].a,
			    pairs[i].b, (int)name_likeness(words, &a, &b),
			    (int)name_likeness(words, &b, &a),
			    (int)pairs[i].like);
	}
}

static const struct {
	const char *handle, *name;
	enum spelling spells;
} handles[] = {
	{ "annexample", "Ann Example", SPELLS_ALL },
	{ "exampleann92", "Ann Example", SPELLS_ALL },
	{ "lizexample", "Elizabeth Example", SPELLS_FORM },
	{ "annexampl34", "Ann Example", SPELLS_MOST },
	{ "aexample", "Ann Example", SPELLS_INITIAL },
	{ "annexa7", "Ann Example", SPELLS_PART },
	{ "annexample", "Ann Example-Roe", SPELLS_NOTHING },
	{ "climber99", "Ann Example", SPELLS_NOTHING },
};

static void
user_names_spell_names(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(handles) / sizeof(handles[0]); i++) {
		struct name h =
		    name_of_handle(arena, words, str_of(handles[i].handle));
		struct name n = taken_apart(handles[i].name);

		if (name_spelled(words, h.letters, &n) != handles[i].spells)
			fail_msg("'%s' of '%s': %d", handles[i].handle,
			    handles[i].name,
			    (int)name_spelled(words, h.letters, &n));
	}
}

static void
what_stands_aside_is_kept(void **state)
{
	struct name a = taken_apart("Ann @ Northwind");
	struct name b = taken_apart("Ann Example (née Roe)");
	struct name c = taken_apart("Ann Example geb. Roe");
	struct name d = taken_apart("John Example Jr.");
	struct name e = taken_apart("John Example");

	(void)state;
	assert_string_equal(str_copy(arena, a.aside).p, "northwind");
	assert_true(b.born && c.born);
	assert_string_equal(str_copy(arena, b.aside).p, "roe");
	assert_string_equal(str_copy(arena, c.aside).p, "roe");
	assert_true(name_generations(&d, &e));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pairs_are_alike_as_told),
		cmocka_unit_test(user_names_spell_names),
		cmocka_unit_test(what_stands_aside_is_kept),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
