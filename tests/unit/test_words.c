/*
 * The words that ship: every row means one thing in all languages, and typical
 * sentences of each language are heard as what they are.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
/* cmocka wants the headers above first. */
#include <cmocka.h>

#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "plan/lexicon.h"
#include "read/csv.h"
#include "read/member.h"

static struct str
shipped(struct arena *a, enum lexicon_kind kind)
{
	struct str bytes = STR_NONE, name = lexicon_file(kind);

	assert_true(member_slurp(
	    a, str_fmt(a, "templates/%.*s", STR_ARG(name)).p, &bytes));
	return bytes;
}

static const struct {
	enum lexicon_kind kind;
	const char *word, *what;
} files[] = {
	{ LEX_RELATION, "word", "group" },
	{ LEX_TITLE, "word", "group" },
	{ LEX_THREAD, "word", "group" },
	{ LEX_STATEMENT, "phrase", "group" },
	{ LEX_HEARD, "word", "kind" },
	{ LEX_AUDIT, "phrase", "kind" },
};

/* Job titles may speak for several groups, but not for one and none. */
static struct str
by_group(struct arena *a, struct map *heard, struct str word, struct str group)
{
	bool silent = str_eq(group, STR("-"));
	uint32_t *speaks = map_at(heard, word);

	*speaks |= silent ? 1 : 2;
	if (*speaks == 3)
		fail_msg("%.*s tells nothing, and something", STR_ARG(word));
	return str_fmt(a, "%.*s %.*s", STR_ARG(group), STR_ARG(word));
}

/* A word that means something else in another language has no place. */
static void
test_words_mean_one_thing(void **state)
{
	struct arena *a = arena_make("a test");

	(void)state;
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		const char *need[] = { files[i].word, "language", files[i].what,
			NULL };
		struct csv *c = csv_open(a, shipped(a, files[i].kind));
		struct map *heard = map_make(a);
		struct map *rows = map_make(a), *number = map_make(a);
		struct map *meaning = map_make(a);

		assert_true(csv_header(c, need));
		while (csv_row(c)) {
			struct str written = csv_get(c, files[i].word);
			/* The sign of "word*" does not survive folding. */
			struct str word =
			    str_fmt(a, "%.*s%s", STR_ARG(utf8_fold(a, written)),
				str_ends(written, STR("*")) ? "*" : "");
			struct str what_for = csv_get(c, files[i].what);
			struct str key =
			    files[i].kind == LEX_TITLE
				? by_group(a, heard, word, what_for)
				: word;
			struct str row = str_fmt(a, "%.*s %.*s",
			    STR_ARG(csv_get(c, "language")), STR_ARG(key));
			/* Nor is it a name in one language alone. */
			uint32_t *what = map_at(
			    number, str_fmt(a, "%.*s %.*s", STR_ARG(what_for),
					STR_ARG(csv_get(c, "name"))));
			uint32_t *means = map_at(meaning, key);

			if (*what == 0)
				*what = csv_line(c);
			if (*means == 0)
				*means = *what;
			if (++*map_at(rows, row) > 1 || *means != *what)
				fail_msg("%s:%u: %.*s stands twice",
				    lexicon_file(files[i].kind).p,
				    (unsigned)csv_line(c), STR_ARG(row));
		}
	}
	arena_free(a);
}

/* One bit per heard_kind. */
static unsigned
heard(struct lexicon *l, const char *text)
{
	struct heard h = { 0 };
	unsigned bits = 0;

	lexicon_hear(l, str_of(text), &h);
	for (int i = 0; i < HEARD__COUNT; i++)
		bits |= h.n[i] > 0 ? 1u << i : 0;
	return bits;
}

#define IS(kind) (1u << HEARD_##kind)

static const struct {
	const char *text;
	unsigned kinds;
} sentences[] = {
	/* en */
	{ "The invoice for your purchase order is on its way", IS(TRADE) },
	{ "My boss moved the deadline again", IS(WORK) },
	{ "Grandma and your sister say hello", IS(FAMILY) },
	{ "Beers on Friday?", IS(LEISURE) },
	{ "Kind regards", IS(FORMAL) },
	{ "miss you, xoxo", IS(FOND) },
	{ "Show me at a quarter past, not in three days", 0 },
	/* de */
	{ "Die Rechnung zur Bestellung liegt vor", IS(TRADE) },
	{ "Der Dienstplan hängt im Büro", IS(WORK) },
	{ "Oma und Tante Grete kommen", IS(FAMILY) },
	{ "Gehen wir grillen?", IS(LEISURE) },
	{ "Sehr geehrte Damen", IS(FORMAL) },
	{ "hab dich lieb", IS(FOND) },
	{ "Das ist nicht prima, sagte ich ihnen", 0 },
	/* fr */
	{ "Voici le devis et la facture", IS(TRADE) },
	{ "mon chef a déplacé la réunion", IS(WORK) },
	{ "Mamie et tonton arrivent", IS(FAMILY) },
	{ "On prend l'apéro ?", IS(LEISURE) },
	{ "Veuillez patienter", IS(FORMAL) },
	{ "gros bisous", IS(FOND) },
	{ "Il pleut depuis ce matin", 0 },
	/* es */
	{ "Le mando el presupuesto y la factura", IS(TRADE) },
	{ "La reunión es en la oficina", IS(WORK) },
	{ "La abuela y mi primo vienen", IS(FAMILY) },
	{ "¿Unas cañas en la playa?", IS(LEISURE) },
	{ "Atentamente", IS(FORMAL) },
	{ "te quiero, besitos", IS(FOND) },
	{ "La receta lleva dos huevos", 0 },
	/* it */
	{ "Il preventivo e la fattura", IS(TRADE) },
	{ "La riunione con i colleghi", IS(WORK) },
	{ "La nonna e lo zio", IS(FAMILY) },
	{ "Prendiamo un aperitivo?", IS(LEISURE) },
	{ "Cordiali saluti", IS(FORMAL) },
	{ "ti voglio bene", IS(FOND) },
	{ "La prima volta, il primo giorno", 0 },
	/* pl */
	{ "Faktura i zamówienie w drodze", IS(TRADE) },
	{ "Szef pyta o nadgodziny", IS(WORK) },
	{ "Babcia i wujek już są", IS(FAMILY) },
	{ "Idziemy na piwo?", IS(LEISURE) },
	{ "Z poważaniem", IS(FORMAL) },
	{ "kocham cię", IS(FOND) },
	{ "Jaka jest cena?", 0 },
	/* nl */
	{ "De factuur van uw bestelling", IS(TRADE) | IS(SALE) },
	{ "Mijn baas en het overuren", IS(WORK) },
	{ "Oma en mijn nicht komen", IS(FAMILY) },
	{ "Zin in een biertje?", IS(LEISURE) },
	{ "Geachte heer", IS(FORMAL) },
	{ "hou van je, kusjes", IS(FOND) },
	{ "Het regent al de hele dag", 0 },
	/* pt */
	{ "Segue o orçamento do pedido", IS(TRADE) },
	{ "A reunião é no escritório", IS(WORK) },
	{ "Minha prima e a vovó", IS(FAMILY) },
	{ "Bora de churrasco na praia?", IS(LEISURE) },
	{ "Atenciosamente", IS(FORMAL) },
	{ "saudades, beijos", IS(FOND) },
	{ "Choveu o dia todo", 0 },
};

static void
test_sentences_of_every_language(void **state)
{
	struct arena *a = arena_make("a test");
	struct diag *d = diag_make(a, stderr, LV_NOTE);
	struct lexicon *l = lexicon_make(a);

	(void)state;
	assert_true(lexicon_load(
	    l, LEX_HEARD, lexicon_file(LEX_HEARD), shipped(a, LEX_HEARD), d));
	for (size_t i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++) {
		unsigned got = heard(l, sentences[i].text);

		if (got != sentences[i].kinds)
			fail_msg("%s: heard %x, not %x", sentences[i].text, got,
			    sentences[i].kinds);
	}
	lexicon_close(l);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words_mean_one_thing),
		cmocka_unit_test(test_sentences_of_every_language),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
