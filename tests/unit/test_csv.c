#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "limit.h"
#include "read/csv.h"

#define assert_str(s, want) assert_true(str_eq((s), STR(want)))
#define NEED(...) ((const char *const[]){ __VA_ARGS__, NULL })

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
quotes_and_line_ends(void **state)
{
	struct csv *c =
	    csv_open(*state, STR("Name,Note\r\n"
				 "Ann,\"said \"\"hi\"\"\r\nand left\"\n"
				 "\n"
				 "\"Bob\"by , \"x\"\r"
				 "\"\",\r\n"
				 "last,row"));

	assert_true(csv_header(c, NEED("name", "NOTE")));
	assert_int_equal(csv_columns(c), 2);
	assert_str(csv_name(c, 1), "Note");
	assert_true(csv_row(c));
	assert_int_equal(csv_line(c), 2);
	assert_str(csv_get(c, "Note"), "said \"hi\"\r\nand left");
	assert_true(csv_row(c));
	assert_int_equal(csv_line(c), 5);
	assert_str(csv_get(c, "Name"), "Bobby");
	assert_str(csv_at(c, 0), "Bobby ");
	assert_str(csv_at(c, 1), " \"x\"");
	assert_true(csv_row(c));
	assert_int_equal(csv_line(c), 6);
	assert_int_equal(csv_fields(c), 2);
	assert_str(csv_at(c, 0), "");
	assert_str(csv_at(c, 7), "");
	assert_true(csv_row(c));
	assert_str(csv_get(c, "Note"), "row");
	assert_false(csv_row(c));
	assert_false(csv_row(c));
	assert_int_equal(csv_fields(c), 0);
	assert_false(csv_bad(c));
	assert_false(csv_guessed(c));
}

static void
header_after_a_preamble(void **state)
{
	struct csv *c = csv_open(*state,
	    STR("Notes:\n"
		"\"When exporting, you may notice; see (a) and (b).\"\n"
		"\n"
		"First Name,Last Name,E-mail Address,Company\n"
		"Ann,Example,ann@northwind.example,\"Northwind, Inc\"\n"));

	assert_false(csv_header(c, NEED("First Name", "Phone")));
	assert_int_equal(csv_columns(c), 0);
	assert_int_equal(csv_column(c, "Company"), -1);
	assert_true(csv_header(c, NEED("first_name", "EMailAddress")));
	assert_int_equal(csv_line(c), 4);
	assert_int_equal(csv_column(c, "Company"), 3);
	assert_true(csv_row(c));
	assert_int_equal(csv_line(c), 5);
	assert_str(csv_get(c, "company"), "Northwind, Inc");
	assert_str(csv_get(c, "Nickname"), "");
	assert_true(csv_asked(c, 3));
	assert_false(csv_asked(c, 0));
	assert_false(csv_asked(c, 9));
}

static void
a_preamble_with_an_open_quote(void **state)
{
	struct csv *c =
	    csv_open(*state, STR("\"my contacts\n\na,b\n1,2\n\"3\",4\n"));

	assert_true(csv_header(c, NEED("a", "b")));
	assert_false(csv_bad(c));
	assert_true(csv_row(c));
	assert_int_equal(csv_line(c), 4);
	assert_true(csv_row(c));
	assert_str(csv_get(c, "a"), "3");
}

static void
header_within_forty_rows(void **state)
{
	char text[128];
	struct csv *c;

	for (int n = 39; n <= 40; n++) {
		memset(text, '\n', (size_t)n);
		memcpy(text + n, "Name\nAnn\n", 9);
		c = csv_open(*state, (struct str){ text, (size_t)n + 9 });
		assert_int_equal(csv_header(c, NEED("Name")), n < 40);
	}
	/* Nothing has moved: without a header the first row is a row. */
	assert_true(csv_row(c));
	assert_str(csv_at(c, 0), "Name");
	assert_int_equal(csv_line(c), 41);
}

static void
finds_the_delimiter(void **state)
{
	struct csv *c =
	    csv_open(*state, STR("sep=;\nName;Sum\nAnn;1,5\nBob;2,5\n"));

	assert_true(csv_header(c, NEED("Name")));
	assert_int_equal(csv_delimiter(c), ';');
	assert_true(csv_row(c));
	assert_str(csv_get(c, "Sum"), "1,5");
	c = csv_open(*state, STR("Name\tWork, Home\nAnn\tx\n"));
	assert_true(csv_header(c, NEED("Name")));
	assert_int_equal(csv_delimiter(c), '\t');
	c = csv_open(*state, STR("Family;ann@social.example\n"));
	assert_true(csv_row(c));
	assert_str(csv_at(c, 1), "ann@social.example");
	/* Any header will do: the one with the most columns. */
	c = csv_open(*state, STR("a;b;c,d\n1;2;3\n"));
	assert_true(csv_header(c, (const char *const[]){ NULL }));
	assert_int_equal(csv_columns(c), 3);
}

static void
an_open_quote_costs_one_line(void **state)
{
	struct csv *c =
	    csv_open(*state, STR("a,b\n1,2\n3,\"open\n4,5\n\"\"6,7\n"));

	assert_true(csv_header(c, NEED("a", "b")));
	assert_true(csv_row(c));
	assert_false(csv_bad(c));
	assert_true(csv_row(c));
	assert_true(csv_bad(c));
	assert_int_equal(csv_line(c), 4);
	assert_str(csv_get(c, "a"), "4");
	assert_true(csv_row(c));
	assert_str(csv_get(c, "a"), "6");
	assert_false(csv_row(c));
	assert_int_equal(csv_line(c), 3);
}

static void
encodings(void **state)
{
	struct csv *c = csv_open(*state, STR("\xEF\xBB\xBFName\nAnn\n"));

	assert_true(csv_header(c, NEED("Name")));
	assert_str(csv_name(c, 0), "Name");
	c = csv_open(*state, STR("\xFF\xFEN\0a\0\n\0\xE9\0=\xD8\0\xDE\n\0"));
	assert_true(csv_header(c, NEED("Na")));
	assert_true(csv_row(c));
	assert_str(csv_get(c, "Na"), "\303\251\360\237\230\200");
	assert_false(csv_guessed(c));
	c = csv_open(*state, STR("\xFE\xFF\0N\0\n\xD8=\0x"));
	assert_true(csv_header(c, NEED("N")));
	assert_true(csv_row(c));
	assert_str(csv_get(c, "N"), "\357\277\275x");
	c = csv_open(*state, STR("Pr\351nom\nZo\353 \200\nZo\303\253\n"));
	assert_true(csv_guessed(c));
	assert_true(csv_header(c, NEED("PR\303\211NOM")));
	assert_true(csv_row(c));
	assert_str(csv_at(c, 0), "Zo\303\253 \342\202\254");
	/* What is UTF-8 stays so. */
	assert_true(csv_row(c));
	assert_str(csv_at(c, 0), "Zo\303\253");
}

static void
one_address_two_names(void **state)
{
	struct csv *c = csv_open(*state, STR("a1,a2\nx,y\n"));
	char name[] = "a1";

	assert_true(csv_header(c, NEED("a1")));
	assert_true(csv_row(c));
	assert_str(csv_get(c, name), "x");
	name[1] = '2';
	assert_str(csv_get(c, name), "y");
	name[1] = '3';
	assert_str(csv_get(c, name), "");
}

static void
columns_are_capped(void **state)
{
	size_t n = LIMIT_FIELDS + 10;
	char *text = arena_take(*state, n);
	struct csv *c;

	memset(text, ',', n);
	c = csv_open(*state, (struct str){ text, n });
	assert_true(csv_row(c));
	assert_int_equal(csv_fields(c), LIMIT_FIELDS + 1);
	assert_str(csv_at(c, LIMIT_FIELDS), "");
	assert_false(csv_row(c));
}

/* Rows of random fields, written by the rules and read again. */
static void
reads_what_was_written(void **state)
{
	static const char bytes[] = "ab,\";\r\n ";
	char text[2048], field[8][16];
	size_t len[8];
	uint32_t seed = 88172645;

	for (int turn = 0; turn < 2000; turn++) {
		size_t n = 0, fields = 0;
		struct csv *c;

		text[n++] = 'k';
		for (; fields < 8; fields++) {
			text[n++] = ',';
			text[n++] = '"';
			len[fields] = 0;
			for (int i = 0; i < 10; i++) {
				char b;

				seed = seed * 1664525 + 1013904223;
				b = bytes[(seed >> 24) % 8];
				field[fields][len[fields]++] = b;
				text[n++] = b;
				if (b == '"')
					text[n++] = b;
			}
			text[n++] = '"';
		}
		text[n++] = '\n';
		text[n++] = 'e';
		c = csv_open(*state, (struct str){ text, n });
		assert_true(csv_header(c, (const char *const[]){ NULL }) &&
			    csv_delimiter(c) == ',');
		c = csv_open(*state, (struct str){ text, n });
		assert_true(csv_row(c));
		for (uint32_t i = 0; i < 8 && csv_delimiter(c) == ','; i++)
			assert_true(str_eq(csv_at(c, i + 1),
			    (struct str){ field[i], len[i] }));
		assert_true(csv_row(c));
		assert_str(csv_at(c, 0), "e");
		assert_false(csv_row(c));
	}
}

int
main(void)
{
#define TEST(fn) cmocka_unit_test_setup_teardown(fn, start, stop)
	const struct CMUnitTest tests[] = {
		TEST(quotes_and_line_ends),
		TEST(header_after_a_preamble),
		TEST(a_preamble_with_an_open_quote),
		TEST(header_within_forty_rows),
		TEST(finds_the_delimiter),
		TEST(an_open_quote_costs_one_line),
		TEST(encodings),
		TEST(one_address_two_names),
		TEST(columns_are_capped),
		TEST(reads_what_was_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
