#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "limit.h"
#include "read/lines.h"

#define assert_str(s, want) assert_true(str_eq((s), STR(want)))
#define MARK "\xEF\xBB\xBF"

static int
start(void **state)
{
	*state = arena_make("a test");
	return 0;
}

static int
stop(void **state)
{
	arena_free(*state);
	return 0;
}

static void
line_ends_of_any_kind(void **state)
{
	static const char *const want[] = { "one", "two", "", "three", "four",
		"", "five", "six" };
	struct lines *l = lines_open(
	    *state, STR(MARK "one\ntwo\r\n\r\nthree\rfour\n\r" MARK MARK
			     "five\r\nsix"));
	struct str line;

	for (uint32_t i = 0; i < 8; i++) {
		assert_true(lines_next(l, &line));
		assert_true(str_eq(line, str_of(want[i])));
		assert_int_equal(lines_number(l), i + 1);
	}
	assert_false(lines_next(l, &line));
	assert_int_equal(lines_number(l), 8);
	assert_false(lines_next(lines_open(*state, STR_NONE), &line));
	l = lines_open(*state, STR("\n\n"));
	assert_true(lines_next(l, &line) && line.n == 0);
	assert_true(lines_next(l, &line));
	assert_false(lines_next(l, &line));
}

/* The value of one card line, or of the first of several. */
static struct str
value(struct arena *a, struct str text)
{
	struct card_line c;

	assert_true(card_next(lines_open(a, text), &c));
	return c.value;
}

#define assert_value(text, want) assert_str(value(*state, STR(text)), want)

static void
takes_a_line_apart(void **state)
{
	struct lines *l = lines_open(*state,
	    STR("BEGIN:VCARD\r\n"
		"no colon here\r\n"
		"item1.tel;type=CELL,voice;X-A=\"b:c;d\" ; PREF=1:+49 1:2\r\n"
		"\r\n"
		"Tel;HOME;FAX;ENCODING=8BIT:1\r\n"
		"NOTE;X=\"open:5\" tall\r\n"
		"X;Y=\"torn:z\r\n"));
	struct card_line c;

	assert_true(card_next(l, &c));
	assert_str(c.name, "BEGIN");
	assert_str(c.group, "");
	assert_str(c.params, "");
	assert_int_equal(c.line, 1);
	assert_true(card_next(l, &c));
	assert_str(c.group, "item1");
	assert_str(c.name, "TEL");
	assert_str(c.params, "type=CELL,voice;X-A=\"b:c;d\" ; PREF=1");
	assert_str(c.value, "+49 1:2");
	assert_int_equal(c.line, 3);
	assert_true(card_is(&c, "TYPE", "cell"));
	assert_true(card_is(&c, "type", "VOICE"));
	assert_true(card_is(&c, "PREF", "1"));
	assert_true(card_is(&c, "X-A", "b:c;d"));
	assert_false(card_is(&c, "TYPE", "HOME"));
	assert_false(card_is(&c, "PREF", "CELL"));
	assert_true(card_next(l, &c));
	assert_int_equal(c.line, 5);
	assert_true(card_is(&c, "TYPE", "HOME"));
	assert_true(card_is(&c, "TYPE", "FAX"));
	assert_false(card_is(&c, "TYPE", "8BIT"));
	/* The quote is closed: there is no colon outside; then the first. */
	assert_true(card_next(l, &c));
	assert_str(c.value, "5\" tall");
	assert_true(card_next(l, &c));
	assert_str(c.value, "z");
	assert_false(card_next(l, &c));
}

static void
type_lists_in_quotes(void **state)
{
	struct card_line c;

	assert_true(
	    card_next(lines_open(*state, STR("TEL;TYPE=\"cell,work\":1")), &c));
	assert_true(card_is(&c, "TYPE", "CELL"));
	assert_true(card_is(&c, "TYPE", "WORK"));
}

static void
unfolds(void **state)
{
	struct card_line c;
	struct lines *l = lines_open(*state,
	    STR("FN:Ann Exam\r\n ple\nN\n\tOTE:a\r  b\n \n\nEND:VCARD"));

	assert_true(card_next(l, &c));
	assert_str(c.value, "Ann Example");
	assert_true(card_next(l, &c));
	assert_str(c.name, "NOTE");
	assert_str(c.value, "a b");
	assert_int_equal(c.line, 3);
	assert_true(card_next(l, &c));
	assert_int_equal(c.line, 8);
	assert_str(c.name, "END");
}

static void
quoted_printable(void **state)
{
	struct card_line c;
	struct lines *l;

	assert_value(
	    "N;ENCODING=QUOTED-PRINTABLE:Z=C3=ABe=3d=\n x=3", "Zëe= x=3");
	assert_value(
	    "N;QUOTED-PRINTABLE;CHARSET=UTF-8:M=C3=\n=BCll=\r\ner\nX:1",
	    "Müller");
	assert_value(
	    "N;CHARSET=ISO-8859-1;ENCODING=quoted-printable:Zo=EB", "Zoë");
	assert_value("N;ENCODING=QUOTED-PRINTABLE:caf=E9", "café");
	assert_value("N;ENCODING=QUOTED-PRINTABLE:=GG=4", "=GG=4");
	assert_value("N:a=\nb", "a=");
	/* A line torn off at the end of a card does not take the end along. */
	l = lines_open(
	    *state, STR("N;ENCODING=QUOTED-PRINTABLE:torn=\nEND:VCARD\n"));
	assert_true(card_next(l, &c));
	assert_str(c.value, "torn");
	assert_true(card_next(l, &c));
	assert_str(c.name, "END");
	/* Folding by the later rule, in a line of the earlier kind. */
	assert_value("N;ENCODING=QUOTED-PRINTABLE:a=3D\n b", "a=b");
}

static void
charsets(void **state)
{
	assert_value("N;CHARSET=ISO-8859-1:Zo\353", "Zoë");
	assert_value("N;CHARSET=\"windows-1251\":\310\342\340\355", "Иван");
	assert_value("N;CHARSET=Shift_JIS:\216R", "山");
	/* Converted since, but for the claim. */
	assert_value("N;CHARSET=ISO-8859-1:Zo\303\253", "Zoë");
	assert_value("N;CHARSET=nobody-knows:Zo\353", "Zoë");
	assert_value("N:Zo\353", "Zoë");
	assert_value("\xFF\xFEN\0:\0\xEB\0", "ë");
	assert_value("PHOTO;ENCODING=b:AAEC/w==", "AAEC/w==");
}

static void
cards_after_one_another(void **state)
{
	struct lines *l = lines_open(
	    *state, STR(MARK "BEGIN:VCARD\nEND:VCARD\n" MARK "begin:vcard\n"));
	struct card_line c;

	assert_true(card_next(l, &c));
	assert_str(c.name, "BEGIN");
	assert_true(card_next(l, &c));
	assert_true(card_next(l, &c));
	assert_str(c.name, "BEGIN");
	assert_str(c.value, "vcard");
	assert_int_equal(c.line, 3);
}

static void
parts_and_escapes(void **state)
{
	struct strs p;
	char semicolons[LIMIT_FIELDS + 10];

	p = card_parts(*state, STR("Richter\\, James;A\\;B\\\\;;x\\ny\\"), ';');
	assert_int_equal(p.n, 4);
	assert_str(p.v[0], "Richter, James");
	assert_str(p.v[1], "A;B\\");
	assert_str(p.v[2], "");
	assert_str(p.v[3], "x\ny\\");
	assert_int_equal(card_parts(*state, STR_NONE, ';').n, 1);
	assert_str(
	    card_text(*state, STR("http\\://a\\Nb\\tc")), "http://a\nb\\tc");
	memset(semicolons, ';', sizeof(semicolons));
	p = card_parts(
	    *state, (struct str){ semicolons, sizeof(semicolons) }, ';');
	assert_int_equal(p.n, LIMIT_FIELDS);
	assert_int_equal(p.v[p.n - 1].n, 11);
}

/* A picture of 4 MB, folded: each byte is copied once. */
static void
long_lines(void **state)
{
	enum { FOLDS = 50000, WIDTH = 80 };
	char *text = arena_array(*state, char, FOLDS *WIDTH + 7);
	size_t before;
	struct str photo;

	memcpy(text, "PHOTO:\n", 7);
	for (size_t i = 0; i < FOLDS; i++) {
		memset(text + 7 + i * WIDTH, 'A', WIDTH);
		text[7 + i * WIDTH] = ' ';
		text[7 + i * WIDTH + WIDTH - 1] = '\n';
	}
	before = arena_used(*state);
	photo = value(*state, (struct str){ text, FOLDS * WIDTH + 7 });
	assert_int_equal(photo.n, FOLDS * (WIDTH - 2));
	assert_true(arena_used(*state) - before < photo.n + 4096);
}

int
main(void)
{
#define TEST(fn) cmocka_unit_test_setup_teardown(fn, start, stop)
	const struct CMUnitTest tests[] = {
		TEST(line_ends_of_any_kind),
		TEST(takes_a_line_apart),
		TEST(type_lists_in_quotes),
		TEST(unfolds),
		TEST(quoted_printable),
		TEST(charsets),
		TEST(cards_after_one_another),
		TEST(parts_and_escapes),
		TEST(long_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
