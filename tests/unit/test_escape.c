/*
 * Names that want to be more than text.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/arena.h"
#include "emit/out.h"

typedef void escape(struct file *, struct str);

static void
check(escape *fn, struct str in, const char *expected)
{
	struct arena *a = arena_make("test");
	struct file *f = file_memory(a);
	struct str got;

	fn(f, in);
	got = file_bytes(f);
	if (!str_eq(got, str_of(expected)))
		fail_msg("'%.*s' gives '%.*s', not '%s'", STR_ARG(in),
		    STR_ARG(got), expected);
	arena_free(a);
}

static void
xml(void **state)
{
	(void)state;
	check(file_xml, STR("<b a='1'>\"&"),
	    "&lt;b a=&#39;1&#39;&gt;&quot;&amp;");
	check(file_xml,
	    STR("a\0b\x01"
		"c\x7f\xC2\x85"),
	    "abc");
	check(file_xml, STR("]]>"), "]]&gt;");
	check(file_xml, STR("Zo\xC3\xAB \xF0\x9F\x8C\xBF"),
	    "Zo\xC3\xAB \xF0\x9F\x8C\xBF");
	check(file_xml, STR("a\xFFz"), "a\xEF\xBF\xBDz");
	check(file_xml,
	    STR("\xEF\xBF\xBE\xE2\x80\xAE"
		"abc"),
	    "abc");
}

static void
csv(void **state)
{
	(void)state;
	check(file_csv, STR("plain"), "plain");
	check(file_csv, STR("a,b"), "\"a,b\"");
	check(file_csv, STR("say \"hi\""), "\"say \"\"hi\"\"\"");
	check(file_csv, STR("=HYPERLINK(1)"), "\"'=HYPERLINK(1)\"");
	check(file_csv, STR("  =1+1"), "\"'  =1+1\"");
	check(file_csv, STR("-2+3"), "\"'-2+3\"");
	check(file_csv, STR("@SUM"), "\"'@SUM\"");
	check(file_csv, STR("\xE2\x80\xAE=1"), "\"'=1\"");
	check(file_csv,
	    STR("\xEF\xBC\x9D"
		"1"),
	    "\"'\xEF\xBC\x9D"
	    "1\"");
	check(file_csv, STR("\t=1"), "\"' =1\"");
	check(file_csv, STR("two\r\nlines"), "\"two  lines\"");
}

static void
csv_numbers(void **state)
{
	static const char *const numbers[] = { "-5", "+491701234567", "12.5",
		"-0.25", "7" };

	(void)state;
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		check(file_csv, str_of(numbers[i]), numbers[i]);
}

static void
markdown(void **state)
{
	(void)state;
	check(file_md, STR("*Ann* _B_ `c`"), "\\*Ann\\* \\_B\\_ \\`c\\`");
	check(file_md, STR("[x](http://evil.example)"),
	    "\\[x\\](http\\://evil.example)");
	check(file_md, STR("www.evil.example"), "www\\.evil.example");
	check(file_md, STR("<script>"), "\\<script\\>");
	check(file_md, STR("# Head\n\n- item"), "\\# Head  - item");
	check(file_md, STR("1. first"), "1\\. first");
	check(file_md, STR("- first"), "\\- first");
	check(file_md, STR("   indented"), "indented");
	check(file_md, STR("a|b"), "a\\|b");
	check(file_md, STR("Dr. Ann O'Neil-Doe"), "Dr. Ann O'Neil-Doe");
}

static void
line(void **state)
{
	(void)state;
	check(file_line,
	    STR("a\nb\x1b[31m\xE2\x80\xA8"
		"c"),
	    "a b [31m c");
	check(file_line, STR("\xE2\x81\xA6x\xE2\x81\xA9"), "x");
	check(file_line, STR("=1 <b>"), "=1 <b>");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(xml),
		cmocka_unit_test(csv),
		cmocka_unit_test(csv_numbers),
		cmocka_unit_test(markdown),
		cmocka_unit_test(line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
