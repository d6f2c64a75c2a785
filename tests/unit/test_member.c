/* Members of folders, archives and loose files, made here and damaged. */
#define _XOPEN_SOURCE 700 /* nftw() */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <archive.h>
#include <archive_entry.h>
#include <cmocka.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "read/member.h"

enum { BIG = 300000 };

static struct {
	struct arena *arena;
	struct diag *diag;
	FILE *messages;
	char *told;
	size_t told_n;
	char home[32];
	char *big; /* bytes that do not compress */
} t;

static int
begin(void **state)
{
	uint32_t seed = 7;

	(void)state;
	t.arena = arena_make("test");
	t.messages = open_memstream(&t.told, &t.told_n);
	t.diag = diag_make(t.arena, t.messages, LV_NOTE);
	memcpy(t.home, "/tmp/hedgerow-XXXXXX", 21);
	assert_non_null(mkdtemp(t.home));
	assert_int_equal(chdir(t.home), 0);
	t.big = arena_take(t.arena, BIG);
	for (size_t i = 0; i < BIG; i++) {
		seed = seed * 1664525 + 1013904223;
		t.big[i] = (char)(seed >> 24);
	}
	return 0;
}

static int
wipe(const char *path, const struct stat *st, int type, struct FTW *at)
{
	(void)st;
	(void)type;
	(void)at;
	return remove(path);
}

static int
end(void **state)
{
	(void)state;
	assert_int_equal(chdir("/"), 0);
	assert_int_equal(nftw(t.home, wipe, 16, FTW_DEPTH | FTW_PHYS), 0);
	fclose(t.messages);
	free(t.told);
	arena_free(t.arena);
	return 0;
}

/* ---- making exports -------------------------------------------------- */

static void
file(const char *path, const void *bytes, size_t n)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
}

static void
text(const char *path, const char *bytes)
{
	file(path, bytes, strlen(bytes));
}

static struct archive *
pack(const char *path, const char *options)
{
	struct archive *a = archive_write_new();

	if (strstr(path, ".zip") != NULL) {
		archive_write_set_format_zip(a);
	} else {
		archive_write_set_format_pax_restricted(a);
		archive_write_add_filter_gzip(a);
	}
	assert_int_equal(archive_write_set_options(a, options), ARCHIVE_OK);
	assert_int_equal(archive_write_open_filename(a, path), ARCHIVE_OK);
	return a;
}

static void
put_type(struct archive *a, const char *name, unsigned type, const void *bytes,
    size_t n)
{
	struct archive_entry *e = archive_entry_new();

	archive_entry_set_pathname(e, name);
	archive_entry_set_filetype(e, type);
	archive_entry_set_perm(e, 0644);
	archive_entry_set_size(e, (la_int64_t)n);
	if (type == AE_IFLNK)
		archive_entry_set_symlink(e, "/etc/passwd");
	assert_true(archive_write_header(a, e) >= ARCHIVE_WARN);
	if (n > 0)
		assert_int_equal(archive_write_data(a, bytes, n), n);
	archive_entry_free(e);
}

static void
put(struct archive *a, const char *name, const char *bytes)
{
	put_type(a, name, AE_IFREG, bytes, strlen(bytes));
}

static void
done(struct archive *a)
{
	assert_int_equal(archive_write_close(a), ARCHIVE_OK);
	archive_write_free(a);
}

static void
pack_one(const char *path, const char *name, const char *bytes)
{
	struct archive *a = pack(path, "");

	put(a, name, bytes);
	done(a);
}

static struct str
bytes_of(const char *path)
{
	struct str s;

	assert_true(member_slurp(t.arena, path, &s));
	return s;
}

/* ---- reading them ---------------------------------------------------- */

/* "number:path=bytes;" of all members; what is long as "#length". */
static struct str
all_of(struct members *m)
{
	struct str s = STR_NONE;
	struct member *one;

	while ((one = members_next(m)) != NULL) {
		assert_int_equal(one->head.n + one->bytes.n, 0);
		if (!member_peek(m, one)) {
			s = str_fmt(t.arena, "%.*s%u:%.*s!;", STR_ARG(s),
			    one->number, STR_ARG(one->path));
			continue;
		}
		assert_true(one->head.n <= MEMBER_HEAD);
		if (!member_load(m, one)) {
			s = str_fmt(t.arena, "%.*s%u:%.*s?;", STR_ARG(s),
			    one->number, STR_ARG(one->path));
			continue;
		}
		assert_true(
		    one->size < 0 || one->size == (int64_t)one->bytes.n);
		s = str_fmt(t.arena, "%.*s%u:%.*s=%.*s;", STR_ARG(s),
		    one->number, STR_ARG(one->path),
		    STR_ARG(one->bytes.n <= 8
				? one->bytes
				: str_fmt(t.arena, "#%zu", one->bytes.n)));
	}
	assert_null(members_next(m));
	members_close(m);
	return s;
}

static void
expect_of(const char *const *paths, uint32_t n, const char *want)
{
	struct str got = all_of(members_open(t.arena, t.diag, paths, n));

	assert_string_equal(got.p, want);
}

static void
expect(const char *path, const char *want)
{
	expect_of(&path, 1, want);
}

static void
loose(void **state)
{
	const char *paths[] = { "a.vcf", "./b.vcf" };
	struct members *m = members_open(t.arena, t.diag, paths, 2);
	struct member *one;

	(void)state;
	file("a.vcf", t.big, BIG);
	text("b.vcf", "");
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
	assert_memory_equal(one->bytes.p, t.big, BIG);
	one = members_next(m);
	assert_true(str_eq(one->export, STR("b.vcf")));
	assert_int_equal(one->number, 1);
	assert_true(member_load(m, one));
	assert_int_equal(one->bytes.n, 0);
	assert_null(members_next(m));
	members_close(m);
	assert_int_equal(diag_worst(t.diag), LV_NOTE);
}

static void
wrong_paths(void **state)
{
	const char *paths[] = { "none.zip", "a.vcf/below", "", "pipe", "ok" };

	(void)state;
	text("a.vcf", "a");
	text("ok", "fine");
	assert_int_equal(mkfifo("pipe", 0600), 0);
	expect_of(paths, 5, "4:ok=fine;");
	assert_int_equal(diag_count(t.diag, DIAG_NOT_FOUND), 3);
	assert_int_equal(diag_count(t.diag, DIAG_CANNOT_READ), 1);
}

static void
folder(void **state)
{
	(void)state;
	mkdir("f", 0700);
	mkdir("f/b", 0700);
	mkdir("f/b/c", 0700);
	mkdir("f/__MACOSX", 0700);
	text("f/b-1", "3");
	text("f/b/x", "4");
	text("f/b/c/y", "5");
	text("f/a", "1");
	text("f/B", "0");
	text("f/._a", "litter");
	text("f/.DS_Store", "litter");
	text("f/__MACOSX/a", "litter");
	text("f/bad\xFF", "6");
	assert_int_equal(symlink("/etc/passwd", "f/link"), 0);
	assert_int_equal(symlink("..", "f/up"), 0);
	expect("f/", "0:B=0;0:a=1;0:b-1=3;0:b/c/y=5;0:b/x=4;0:badÿ=6;");
	assert_int_equal(diag_count(t.diag, DIAG_BAD_PATH), 1);
	fflush(t.messages);
	assert_non_null(strstr(t.told, "1 others"));
	/* A link is followed where the user typed it. */
	assert_int_equal(symlink("f/b", "to-b"), 0);
	expect("to-b", "0:c/y=5;0:x=4;");
}

static void
deep_folder(void **state)
{
	char path[400] = "deep";

	(void)state;
	mkdir(path, 0700);
	text("deep/a", "1");
	for (int i = 0; i < 70; i++) {
		memcpy(path + strlen(path), "/d", 3);
		assert_int_equal(mkdir(path, 0700), 0);
	}
	expect("deep", "0:a=1;");
	assert_int_equal(diag_count(t.diag, DIAG_TOO_DEEP), 1);
}

static void
zip(void **state)
{
	struct archive *a = pack("x.zip", "");
	const char *path = "x.zip";
	struct members *m;
	struct member *one;

	(void)state;
	put_type(a, "friends", AE_IFDIR, NULL, 0);
	put(a, "friends/friends.json", "{}");
	put_type(a, "photo.jpg", AE_IFREG, t.big, BIG);
	put(a, "__MACOSX/friends/._friends.json", "litter");
	put(a, "a\\b.txt", "back");
	put(a, "./c//./d.txt", "dots");
	put(a, "empty", "");
	done(a);
	expect(path,
	    "0:friends/friends.json={};0:photo.jpg=#300000;0:a/b.txt=back;"
	    "0:c/d.txt=dots;0:empty=;");
	assert_int_equal(diag_worst(t.diag), LV_NOTE);
	m = members_open(t.arena, t.diag, &path, 1);
	one = members_next(m);
	assert_false(one->loose);
	assert_true(str_eq(one->export, STR("x.zip")));
	/* Going past members unpacks nothing, a look only the head. */
	one = members_next(m);
	assert_int_equal(members_done(m), 0);
	assert_true(member_peek(m, one));
	assert_int_equal(members_done(m), MEMBER_HEAD);
	members_close(m);
}

static void
tar(void **state)
{
	struct archive *a = pack("x.tgz", "");

	(void)state;
	put(a, "a.txt", "one");
	put(a, "王/é.txt", "two");
	put_type(a, "link", AE_IFLNK, NULL, 0);
	put(a, "/etc/x", "absolute");
	put(a, "b.txt", "three");
	done(a);
	expect("x.tgz", "0:a.txt=one;0:王/é.txt=two;0:b.txt=three;");
	assert_int_equal(diag_count(t.diag, DIAG_BAD_PATH), 2);
}

static void
outside(void **state)
{
	static const char *const names[] = { "../x", "a/../../x", "..", "/x",
		"C:\\x", "\\\\host\\x", "a\\..\\..\\x", "..\\x" };
	struct archive *a = pack("x.zip", "");

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		put(a, names[i], "x");
	put(a, "..x/...", "fine");
	done(a);
	expect("x.zip", "0:..x/...=fine;");
	assert_int_equal(diag_count(t.diag, DIAG_BAD_PATH), 8);
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
	pack_one("d/part2.zip", "b", "2");
	pack_one("d/part1.zip", "a", "1");
	pack_one("d/sub/p.tgz", "c", "3");
	assert_int_equal(rename("d/part1.zip", "d/part1.ZIP"), 0);
	text("d/sub/sent/x.zip", "PK\003\004sent");
	text("d/not.zip", "no zip");
	expect_of(paths, 2,
	    "0:not.zip=no "
	    "zip;0:a=1;0:b=2;0:c=3;0:sub/sent/x.zip=PK\003\004sent;");
	assert_int_equal(diag_count(t.diag, DIAG_GIVEN_TWICE), 1);
	assert_int_equal(diag_count(t.diag, DIAG_NESTED_ARCHIVE), 0);
}

static void
nested(void **state)
{
	struct archive *a;
	struct str inner;

	(void)state;
	pack_one("in.zip", "a", "1");
	inner = bytes_of("in.zip");
	a = pack("out.zip", "");
	put_type(a, "export/in.zip", AE_IFREG, inner.p, inner.n);
	put_type(a, "messages/ann/files/in.zip", AE_IFREG, inner.p, inner.n);
	done(a);
	assert_true(str_has(all_of(members_open(t.arena, t.diag,
				(const char *[]){ "out.zip" }, 1)),
	    STR("0:export/in.zip=#")));
	assert_int_equal(diag_count(t.diag, DIAG_NESTED_ARCHIVE), 1);
}

static void
twice(void **state)
{
	const char *paths[] = { "a", "b", "./a", "same" };

	(void)state;
	text("a", "1");
	text("b", "1");
	assert_int_equal(link("a", "same"), 0);
	expect_of(paths, 4, "0:a=1;1:b=1;");
	assert_int_equal(diag_count(t.diag, DIAG_GIVEN_TWICE), 2);
}

static void
encrypted(void **state)
{
	struct archive *a = archive_write_new();

	(void)state;
	archive_write_set_format_zip(a);
	archive_write_set_options(a, "zip:encryption=traditional");
	archive_write_set_passphrase(a, "secret");
	archive_write_open_filename(a, "x.zip");
	put(a, "a.txt", "one");
	put(a, "b.txt", "two");
	done(a);
	expect("x.zip", "");
	assert_int_equal(diag_count(t.diag, DIAG_ENCRYPTED), 1);
}

/* Wherever a zip ends early, it is named and what came before is read. */
static void
truncated(void **state)
{
	struct archive *a = pack("x.zip", "");
	struct str whole;

	(void)state;
	put(a, "a.txt", "one");
	put_type(a, "big", AE_IFREG, t.big, BIG);
	put(a, "c.txt", "three");
	done(a);
	whole = bytes_of("x.zip");
	file("cut.zip", whole.p, whole.n / 2);
	expect("cut.zip", "0:a.txt=one;0:big?;");
	assert_int_equal(diag_count(t.diag, DIAG_TRUNCATED), 2);
	/* In the list of members, all of them before it. */
	file("cut2.zip", whole.p, str_find(whole, STR("PK\001\002")) + 40);
	expect("cut2.zip", "0:a.txt=one;0:big=#300000;0:c.txt=three;");
	assert_int_equal(diag_count(t.diag, DIAG_TRUNCATED), 3);
	file("cut3.zip", whole.p, 20);
	expect("cut3.zip", "");
	assert_int_equal(diag_count(t.diag, DIAG_TRUNCATED), 4);
}

static void
truncated_tar(void **state)
{
	struct archive *a = pack("x.tgz", "");
	struct str whole;

	(void)state;
	put(a, "a.txt", "one");
	put_type(a, "big", AE_IFREG, t.big, BIG);
	put(a, "c.txt", "three");
	done(a);
	whole = bytes_of("x.tgz");
	file("cut.tgz", whole.p, whole.n / 2);
	expect("cut.tgz", "0:a.txt=one;0:big?;");
	assert_true(diag_count(t.diag, DIAG_TRUNCATED) >= 1);
}

/* One damaged member costs itself, not what stands behind it. */
static void
damaged(void **state)
{
	struct archive *a = pack("x.zip", "");
	struct str whole;
	char *p, xs[4096];
	size_t at;

	(void)state;
	memset(xs, 'x', sizeof(xs));
	put(a, "a.txt", "one");
	put_type(a, "bad", AE_IFREG, xs, sizeof(xs));
	put(a, "c.txt", "three");
	done(a);
	whole = bytes_of("x.zip");
	p = arena_take(t.arena, whole.n);
	memcpy(p, whole.p, whole.n);
	/* Behind name and extra field: a kind of block deflate has not. */
	at = str_find(whole, STR("bad"));
	at += 3 + (size_t)p[at - 2];
	p[at] = 0x07;
	file("bad.zip", p, whole.n);
	assert_true(str_has(all_of(members_open(t.arena, t.diag,
				(const char *[]){ "bad.zip" }, 1)),
	    STR("0:c.txt=three;")));
	assert_true(diag_count(t.diag, DIAG_TRUNCATED) >= 1);
}

/* A zip in bytes: one stored member, its name as it is, with these flags. */
static struct str
stored(struct str name, unsigned flags)
{
	char head[30] = "PK\3\4\12", list[46] = "PK\1\2\12\0\12",
	     tail[22] = "PK\5\6";
	char *p = arena_take(t.arena, 98 + 2 * name.n);
	size_t list_at = 30 + name.n, n;

	head[7] = list[9] = (char)(flags >> 8);
	head[26] = list[28] = (char)name.n;
	tail[8] = tail[10] = 1;
	tail[12] = (char)(46 + name.n);
	tail[16] = (char)list_at;
	memcpy(p, head, 30);
	memcpy(p + 30, name.p, name.n);
	memcpy(p + list_at, list, 46);
	memcpy(p + list_at + 46, name.p, name.n);
	n = list_at + 46 + name.n;
	memcpy(p + n, tail, 22);
	return (struct str){ p, n + 22 };
}

static void
expect_bytes(struct str bytes, const char *want)
{
	struct str got =
	    all_of(members_open_memory(t.arena, t.diag, STR("m"), bytes));

	assert_string_equal(got.p, want);
}

/* Also where the locale is C, as it is in the tests. */
static void
names(void **state)
{
	(void)state;
	expect_bytes(stored(STR("王 ❤.txt"), 0x800), "0:王 ❤.txt=;");
	expect_bytes(stored(STR("王 ❤.txt"), 0), "0:王 ❤.txt=;");
	expect_bytes(stored(STR("M\x81ller.txt"), 0), "0:Müller.txt=;");
	assert_int_equal(diag_worst(t.diag), LV_NOTE);
	expect_bytes(stored(STR("bad\xFF"), 0x800), "");
	assert_int_equal(diag_count(t.diag, DIAG_BAD_PATH), 1);
}

static void
memory(void **state)
{
	(void)state;
	expect_bytes(STR("plain"), "0:m=plain;");
	expect_bytes(STR_NONE, "0:m=;");
	expect_bytes(STR("PK\003\004"), "");
	expect_bytes(STR("PK\005\006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), "");
	assert_int_equal(diag_count(t.diag, DIAG_TRUNCATED), 1);
}

/* Every place at which a zip can be cut, every byte that can be changed. */
static void
any_damage(void **state)
{
	struct archive *a = pack("x.zip", "");
	struct str whole;
	char *p;

	(void)state;
	put(a, "a.txt", "one one one one one");
	put(a, "b/c.txt", "two");
	done(a);
	whole = bytes_of("x.zip");
	p = arena_take(t.arena, whole.n);
	for (size_t i = 0; i < whole.n; i++) {
		all_of(members_open_memory(
		    t.arena, t.diag, STR("cut"), str_sub(whole, 0, i)));
		memcpy(p, whole.p, whole.n);
		p[i] = (char)~p[i];
		all_of(members_open_memory(t.arena, t.diag, STR("changed"),
		    (struct str){ p, whole.n }));
	}
	assert_true(diag_count(t.diag, DIAG_TRUNCATED) > whole.n / 2);
}

static void
slurp(void **state)
{
	struct str s = STR("untouched");

	(void)state;
	assert_false(member_slurp(t.arena, "none", &s));
	assert_false(member_slurp(t.arena, ".", &s));
	assert_true(str_eq(s, STR("untouched")));
	file("big", t.big, BIG);
	assert_true(member_slurp(t.arena, "big", &s));
	assert_int_equal(s.n, BIG);
	assert_memory_equal(s.p, t.big, BIG);
	text("empty", "");
	assert_true(member_slurp(t.arena, "empty", &s));
	assert_int_equal(s.n, 0);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(loose),
		TEST(wrong_paths),
		TEST(folder),
		TEST(deep_folder),
		TEST(zip),
		TEST(tar),
		TEST(outside),
		TEST(folder_of_zips),
		TEST(nested),
		TEST(twice),
		TEST(encrypted),
		TEST(truncated),
		TEST(truncated_tar),
		TEST(damaged),
		TEST(names),
		TEST(memory),
		TEST(any_damage),
		TEST(slurp),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
