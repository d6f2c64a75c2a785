/* Members of loose files and folders, made here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "member_fixture.h"

static void
loose(void **state)
{
	const char *paths[] = { "a.vcf", "./b.vcf" };
	struct members *m = members_open(mt.arena, mt.diag, paths, 2);
	struct member *one;

	(void)state;
	mt_file("a.vcf", mt.big, BIG);
	mt_text("b.vcf", "");
	one = members_next(m);
	assert_true(one->loose);
	assert_int_equal(one->size, BIG);
	assert_true(str_eq(one->export, STR("a.vcf")));
	assert_true(member_peek(m, one));
	assert_int_equal(one->head.n, MEMBER_HEAD);
	/* What is only looked at is not read. */
	assert_int_equal(members_done(m), MEMBER_HEAD);
	assert_true(member_load(m, one));
	assert_int_equal(one->bytes.n, BIG);
	assert_memory_equal(one->bytes.p, mt.big, BIG);
	one = members_next(m);
	assert_true(str_eq(one->export, STR("b.vcf")));
	assert_int_equal(one->number, 1);
	assert_true(member_load(m, one));
	assert_int_equal(one->bytes.n, 0);
	assert_null(members_next(m));
	members_close(m);
	assert_int_equal(diag_worst(mt.diag), LV_NOTE);
}

static void
wrong_paths(void **state)
{
	const char *paths[] = { "none.zip", "a.vcf/below", "", "pipe", "ok" };

	(void)state;
	mt_text("a.vcf", "a");
	mt_text("ok", "fine");
	assert_int_equal(mkfifo("pipe", 0600), 0);
	mt_expect_of(paths, 5, "4:ok=fine;");
	assert_int_equal(diag_count(mt.diag, DIAG_NOT_FOUND), 3);
	assert_int_equal(diag_count(mt.diag, DIAG_CANNOT_READ), 1);
}

static void
folder(void **state)
{
	(void)state;
	mkdir("f", 0700);
	mkdir("f/b", 0700);
	mkdir("f/b/c", 0700);
	mkdir("f/__MACOSX", 0700);
	mt_text("f/b-1", "3");
	mt_text("f/b/x", "4");
	mt_text("f/b/c/y", "5");
	mt_text("f/a", "1");
	mt_text("f/B", "0");
	mt_text("f/._a", "litter");
	mt_text("f/.DS_Store", "litter");
	mt_text("f/__MACOSX/a", "litter");
	mt_text("f/bad\xFF", "6");
	assert_int_equal(symlink("/etc/passwd", "f/link"), 0);
	assert_int_equal(symlink("..", "f/up"), 0);
	mt_expect("f/", "0:B=0;0:a=1;0:b-1=3;0:b/c/y=5;0:b/x=4;0:badÿ=6;");
	assert_int_equal(diag_count(mt.diag, DIAG_BAD_PATH), 1);
	fflush(mt.messages);
	assert_non_null(strstr(mt.told, "1 others"));
	/* A link is followed where the user typed it. */
	assert_int_equal(symlink("f/b", "to-b"), 0);
	mt_expect("to-b", "0:c/y=5;0:x=4;");
}

static void
deep_folder(void **state)
{
	char path[400] = "deep";

	(void)state;
	mkdir(path, 0700);
	mt_text("deep/a", "1");
	for (int i = 0; i < 70; i++) {
		memcpy(path + strlen(path), "/d", 3);
		assert_int_equal(mkdir(path, 0700), 0);
	}
	mt_expect("deep", "0:a=1;");
	assert_int_equal(diag_count(mt.diag, DIAG_TOO_DEEP), 1);
}

/* All zips of the folder are one export; what people sent is not opened. */
static void
folder_of_zips(void **state)
{
	const char *paths[] = { "d", "d/part2.zip" };

	(void)state;
	mkdir("d", 0700);
	mkdir("d/sub", 0700);
	mkdir("d/sub/sent", 0700);
	mt_pack_one("d/part2.zip", "b", "2");
	mt_pack_one("d/part1.zip", "a", "1");
	mt_pack_one("d/sub/p.tgz", "c", "3");
	assert_int_equal(rename("d/part1.zip", "d/part1.ZIP"), 0);
	mt_text("d/sub/sent/x.zip", "PK\003\004sent");
	mt_text("d/not.zip", "no zip");
	mt_expect_of(paths, 2,
	    "0:not.zip=no "
	    "zip;0:a=1;0:b=2;0:c=3;0:sub/sent/x.zip=PK\003\004sent;");
	assert_int_equal(diag_count(mt.diag, DIAG_GIVEN_TWICE), 1);
	assert_int_equal(diag_count(mt.diag, DIAG_NESTED_ARCHIVE), 0);
}

static void
twice(void **state)
{
	const char *paths[] = { "a", "b", "./a", "same" };

	(void)state;
	mt_text("a", "1");
	mt_text("b", "1");
	assert_int_equal(link("a", "same"), 0);
	mt_expect_of(paths, 4, "0:a=1;1:b=1;");
	assert_int_equal(diag_count(mt.diag, DIAG_GIVEN_TWICE), 2);
}

static void
slurp(void **state)
{
	struct str s = STR("untouched");

	(void)state;
	assert_false(member_slurp(mt.arena, "none", &s));
	assert_false(member_slurp(mt.arena, ".", &s));
	assert_true(str_eq(s, STR("untouched")));
	mt_file("big", mt.big, BIG);
	assert_true(member_slurp(mt.arena, "big", &s));
	assert_int_equal(s.n, BIG);
	assert_memory_equal(s.p, mt.big, BIG);
	mt_text("empty", "");
	assert_true(member_slurp(mt.arena, "empty", &s));
	assert_int_equal(s.n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(loose),
		TEST(wrong_paths),
		TEST(folder),
		TEST(deep_folder),
		TEST(folder_of_zips),
		TEST(twice),
		TEST(slurp),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
