/* Unicode: cleaning, folding, mending, and that no byte makes it stumble. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

static struct arena *arena;

static int
begin(void **state)
{
	(void)state;
	arena = arena_make("test");
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static void
same(struct str got, struct str want)
{
	if (!str_eq(got, want))
		fail_msg("'%.*s' is not '%.*s'", STR_ARG(got), STR_ARG(want));
}

static void
valid(void **state)
{
	static const char *const bad[] = { "\xFF", "a\x80", "\xC0\x80",
		"\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82",
		"long enough for words\xC3" };

	(void)state;
	assert_true(utf8_valid(STR_NONE));
	assert_true(utf8_valid(STR("plain ASCII, longer than a word")));
	assert_true(
	    utf8_valid(STR("Żółć 王小明 🙂, and ASCII again, long")));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(utf8_valid(str_of(bad[i])));
}

static void
points(void **state)
{
	struct str s = STR("aß王🙂");
	size_t at = 0;

	(void)state;
	assert_int_equal(utf8_count(s), 4);
	same(utf8_prefix(s, 2), STR("aß"));
	same(utf8_prefix(s, 4), s);
	same(utf8_prefix(s, 9), s);
	same(utf8_prefix(s, 0), STR(""));
	assert_int_equal(utf8_next(s, &at), 'a');
	assert_int_equal(utf8_next(s, &at), 0xDF);
	assert_int_equal(utf8_next(s, &at), 0x738B);
	assert_int_equal(utf8_next(s, &at), 0x1F642);
	assert_int_equal(at, s.n);
	at = 0;
	assert_int_equal(utf8_next(STR("\xFFz"), &at), 0xFFFD);
	assert_int_equal(at, 1);
}

static void
clean(void **state)
{
	static const struct {
		const char *in, *out;
	} cases[] = {
		{ "", "" },
		{ " \t\n ", "" },
		{ "  Ann \r\n\t Example ", "Ann Example" },
		{ "A\x01n\x7Fn", "Ann" },
		{ "\xEF\xBB\xBF"
		  "Ann",
		    "Ann" },
		{ "Ann\xC2\xA0\xE3\x80\x80"
		  "Example\xE2\x80\xA8",
		    "Ann Example" },
		{ "e\xCC\x81", "é" },
		{ "exe.\xE2\x80\xAEgnp\xE2\x80\xAC", "exe.gnp" },
		{ "\xE2\x80\x8FX\xE2\x81\xA6Y", "XY" },
		{ "a\xFF"
		  "b",
		    "a\xEF\xBF\xBD"
		    "b" },
		{ "x\xC2\x9By", "xy" },
		{ "👨‍👩‍👧", "👨‍👩‍👧" },
		{ "\xEF\xBF\xBE", "\xEF\xBF\xBD" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str once = utf8_clean(arena, str_of(cases[i].in));

		same(once, str_of(cases[i].out));
		same(utf8_clean(arena, once), once);
	}
	same(utf8_clean(arena, STR("a\0b")), STR("ab"));
}

static void
fold(void **state)
{
	static const struct {
		const char *in, *out;
	} cases[] = {
		{ "", "" },
		{ "--", "" },
		{ "Żółć-Müller, Ann", "zolc muller ann" },
		{ "  Ann   EXAMPLE 2nd ", "ann example 2nd" },
		{ "O'Neil", "oneil" },
		{ "O’Neil", "oneil" },
		{ "Straße GROẞ", "strasse gross" },
		{ "Đặng Thị Huệ", "dang thi hue" },
		{ "Søren Kjær", "soren kjaer" },
		{ "e\xCC\x81"
		  "douard",
		    "edouard" },
		{ "İstanbul ısı", "istanbul isi" },
		{ "Γιώργος", "giorgos" },
		{ "Ольга Соловьёва", "olga soloveva" },
		{ "王小明", "wang xiao ming" },
		{ "Ａｎｎ ٣٤", "ann 34" },
		{ "🙂 Ann ❤️ 2️⃣", "ann 2" },
		{ "so\xC2\xAD"
		  "ft",
		    "soft" },
		{ "王。Ann", "wang ann" },
		{ "½ № ™ Ann", "ann" },
		{ "Ann™Bob", "ann bob" },
		{ "\xFF", "" },
	};

	(void)state;
	for (int again = 0; again < 2; again++)
		for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
			same(utf8_fold(arena, str_of(cases[i].in)),
			    str_of(cases[i].out));
}

static void
put_utf8(char *to, size_t *n, uint32_t c)
{
	if (c < 0x80) {
		to[(*n)++] = (char)c;
		return;
	}
	if (c < 0x800) {
		to[(*n)++] = (char)(0xC0 | c >> 6);
	} else {
		if (c < 0x10000) {
			to[(*n)++] = (char)(0xE0 | c >> 12);
		} else {
			to[(*n)++] = (char)(0xF0 | c >> 18);
			to[(*n)++] = (char)(0x80 | (c >> 12 & 0x3F));
		}
		to[(*n)++] = (char)(0x80 | (c >> 6 & 0x3F));
	}
	to[(*n)++] = (char)(0x80 | (c & 0x3F));
}

/* Every letter there is: folding a fold changes nothing, and neither room nor
 * cache is outgrown. */
static void
fold_all(void **state)
{
	(void)state;
	for (uint32_t c = 1; c < 0x30000; c += c < 0x3000 ? 1 : 37) {
		char bytes[512];
		size_t n = 0;
		struct str f;

		if (c >= 0xD800 && c < 0xE000)
			continue;
		for (int i = 0; i < 100; i++)
			put_utf8(bytes, &n, c);
		f = utf8_fold(arena, (struct str){ bytes, n });
		assert_true(utf8_valid(f));
		for (size_t i = 0; i < f.n; i++)
			assert_false(f.p[i] >= 'A' && f.p[i] <= 'Z');
		assert_true(f.n == 0 || f.p[0] != ' ');
		arena_reset(arena);
	}
}

/* The table of Latin letters says what ICU says, which is asked where the word
 * has a letter of another script. */
static void
fold_latin(void **state)
{
	(void)state;
	for (uint32_t c = 0xA0; c < 0x250; c++) {
		char bytes[8];
		size_t n = 0;
		struct str alone, beside;

		put_utf8(bytes, &n, c);
		alone = utf8_fold(arena, (struct str){ bytes, n });
		put_utf8(bytes, &n, 0x738B); /* "wang" */
		beside = utf8_fold(arena, (struct str){ bytes, n });
		same(beside, str_fmt(arena, "%.*s%swang", STR_ARG(alone),
				 alone.n > 0 ? " " : ""));
	}
}

/* A long text without a space takes time in proportion, and loses nothing. */
static void
fold_long(void **state)
{
	enum { N = 30000 };
	char *bytes = arena_take(arena, N * 3);
	size_t n = 0, words = 1;
	struct str f;

	(void)state;
	for (int i = 0; i < N; i++)
		put_utf8(bytes, &n, 0x738B);
	f = utf8_fold(arena, (struct str){ bytes, n });
	for (size_t i = 0; i < f.n; i++)
		words += f.p[i] == ' ';
	assert_int_equal(words, N);
}

static void
lower(void **state)
{
	(void)state;
	same(utf8_lower(arena, STR("ANN ÄÖÜ")), STR("ann äöü"));
	same(utf8_lower(arena, STR("ΟΔΟΣ")), STR("οδος"));
	same(utf8_lower(arena, STR("Plain-1")), STR("plain-1"));
	same(utf8_lower(arena, STR("İİİİ")), STR("i̇i̇i̇i̇"));
}

static void
mend(void **state)
{
	(void)state;
	same(utf8_mend(arena, STR("AndrÃ©")), STR("André"));
	same(utf8_mend(arena, STR("ð\xC2\x9F\xC2\x99\xC2\x82")), STR("🙂"));
	same(utf8_mend(arena, STR("André")), STR("André"));
	same(utf8_mend(arena, STR("王Ã©")), STR("王Ã©"));
	same(utf8_mend(arena, STR("plain")), STR("plain"));
	same(utf8_mend(arena, STR_NONE), STR_NONE);
}

static void
from(void **state)
{
	char *big = arena_take(arena, 100000);
	struct str got;

	(void)state;
	same(utf8_from(arena, "windows-1252", STR("Andr\xE9 \x80")),
	    STR("André €"));
	same(utf8_from(arena, "UTF-16", STR("\xFF\xFE\x41\x00\xE9\x00")),
	    STR("Aé"));
	same(
	    utf8_from(arena, "UTF-16LE", STR("\x3D\xD8\x42\xDE")), STR("🙂"));
	same(utf8_from(arena, "no such thing", STR("x")), STR(""));
	same(utf8_from(arena, "windows-1252", STR_NONE), STR(""));
	memset(big, 0xE9, 100000);
	got = utf8_from(arena, "windows-1252", (struct str){ big, 100000 });
	assert_int_equal(got.n, 200000);
	assert_true(utf8_valid(got));
	assert_int_equal(utf8_count(got), 100000);
}

static void
collate(void **state)
{
	(void)state;
	assert_true(utf8_collate(STR("ann"), STR("Bob")) < 0);
	assert_true(utf8_collate(STR("Émile"), STR("Fritz")) < 0);
	assert_true(utf8_collate(STR("Zoe"), STR("Özil")) > 0);
	assert_true(utf8_collate(STR_NONE, STR("a")) < 0);
	assert_int_equal(utf8_collate(STR("a"), STR("a")), 0);
	/* Equal to the collation, yet not the same bytes. */
	assert_true(utf8_collate(STR("a\x01"), STR("a")) > 0);
}

/* Bytes at random through everything: under the sanitizers. */
static void
any_bytes(void **state)
{
	uint32_t seed = 1;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		char bytes[64];
		struct str s = { bytes, 0 };

		for (s.n = 0; s.n < (size_t)round % 64; s.n++) {
			seed = seed * 1664525 + 1013904223;
			bytes[s.n] = (char)(seed >> 24);
		}
		assert_true(utf8_valid(utf8_clean(arena, s)));
		assert_true(utf8_valid(utf8_fold(arena, s)));
		assert_true(utf8_valid(utf8_lower(arena, s)) || !utf8_valid(s));
		utf8_mend(arena, s);
		assert_true(utf8_valid(utf8_from(arena, "UTF-16", s)));
		utf8_collate(s, STR("x"));
		arena_reset(arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(valid),
		cmocka_unit_test(points),
		cmocka_unit_test(clean),
		cmocka_unit_test(fold),
		cmocka_unit_test(fold_all),
		cmocka_unit_test(fold_latin),
		cmocka_unit_test(fold_long),
		cmocka_unit_test(lower),
		cmocka_unit_test(mend),
		cmocka_unit_test(from),
		cmocka_unit_test(collate),
		cmocka_unit_test(any_bytes),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
