/* Members of archives: whole, damaged, hostile. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <archive.h>
#include <archive_entry.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "limit.h"
#include "member_fixture.h"

static void
zip(void **state)
{
	struct archive *a = mt_pack("x.zip", "");
	const char *path = "x.zip";
	struct members *m;
	struct member *one;

	(void)state;
	mt_put_type(a, "friends", AE_IFDIR, NULL, 0);
	mt_put(a, "friends/friends.json", "{}");
	mt_put_type(a, "photo.jpg", AE_IFREG, mt.big, BIG);
	mt_put(a, "__MACOSX/friends/._friends.json", "litter");
	mt_put(a, "a\\b.txt", "back");
	mt_put(a, "./c//./d.txt", "dots");
	mt_put(a, "empty", "");
	mt_done(a);
	mt_expect(path,
	    "0:friends/friends.json={};0:photo.jpg=#300000;0:a/b.txt=back;"
	    "0:c/d.txt=dots;0:empty=;");
	assert_int_equal(diag_worst(mt.diag), LV_NOTE);
	m = members_open(mt.arena, mt.diag, &path, 1);
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
	struct archive *a = mt_pack("x.tgz", "");

	(void)state;
	mt_put(a, "a.txt", "one");
	mt_put(a, "王/é.txt", "two");
	mt_put_type(a, "link", AE_IFLNK, NULL, 0);
	mt_put(a, "/etc/x", "absolute");
	mt_put(a, "b.txt", "three");
	mt_done(a);
	mt_expect("x.tgz", "0:a.txt=one;0:王/é.txt=two;0:b.txt=three;");
	assert_int_equal(diag_count(mt.diag, DIAG_BAD_PATH), 2);
}

static void
outside(void **state)
{
	static const char *const names[] = { "../x", "a/../../x", "..", "/x",
		"C:\\x", "\\\\host\\x", "a\\..\\..\\x", "..\\x" };
	struct archive *a = mt_pack("x.zip", "");

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		mt_put(a, names[i], "x");
	mt_put(a, "..x/...", "fine");
	mt_done(a);
	mt_expect("x.zip", "0:..x/...=fine;");
	assert_int_equal(diag_count(mt.diag, DIAG_BAD_PATH), 8);
}

static void
nested(void **state)
{
	struct archive *a;
	struct str inner;

	(void)state;
	mt_pack_one("in.zip", "a", "1");
	inner = mt_bytes_of("in.zip");
	a = mt_pack("out.zip", "");
	mt_put_type(a, "export/in.zip", AE_IFREG, inner.p, inner.n);
	mt_put_type(a, "messages/ann/files/in.zip", AE_IFREG, inner.p, inner.n);
	mt_done(a);
	assert_true(str_has(mt_all_of(members_open(mt.arena, mt.diag,
				(const char *[]){ "out.zip" }, 1)),
	    STR("0:export/in.zip=#")));
	assert_int_equal(diag_count(mt.diag, DIAG_NESTED_ARCHIVE), 1);
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
	mt_put(a, "a.txt", "one");
	mt_put(a, "b.txt", "two");
	mt_done(a);
	mt_expect("x.zip", "");
	assert_int_equal(diag_count(mt.diag, DIAG_ENCRYPTED), 1);
}

/* Wherever a zip ends early, it is named and what came before is read. */
static void
truncated(void **state)
{
	struct archive *a = mt_pack("x.zip", "");
	struct str whole;

	(void)state;
	mt_put(a, "a.txt", "one");
	mt_put_type(a, "big", AE_IFREG, mt.big, BIG);
	mt_put(a, "c.txt", "three");
	mt_done(a);
	whole = mt_bytes_of("x.zip");
	mt_file("cut.zip", whole.p, whole.n / 2);
	mt_expect("cut.zip", "0:a.txt=one;0:big?;");
	assert_int_equal(diag_count(mt.diag, DIAG_TRUNCATED), 2);
	/* In the list of members, all of them before it. */
	mt_file("cut2.zip", whole.p, str_find(whole, STR("PK\001\002")) + 40);
	mt_expect("cut2.zip", "0:a.txt=one;0:big=#300000;0:c.txt=three;");
	assert_int_equal(diag_count(mt.diag, DIAG_TRUNCATED), 3);
	mt_file("cut3.zip", whole.p, 20);
	mt_expect("cut3.zip", "");
	assert_int_equal(diag_count(mt.diag, DIAG_TRUNCATED), 4);
}

static void
truncated_tar(void **state)
{
	struct archive *a = mt_pack("x.tgz", "");
	struct str whole;

	(void)state;
	mt_put(a, "a.txt", "one");
	mt_put_type(a, "big", AE_IFREG, mt.big, BIG);
	mt_put(a, "c.txt", "three");
	mt_done(a);
	whole = mt_bytes_of("x.tgz");
	mt_file("cut.tgz", whole.p, whole.n / 2);
	mt_expect("cut.tgz", "0:a.txt=one;0:big?;");
	assert_true(diag_count(mt.diag, DIAG_TRUNCATED) >= 1);
}

/* One damaged member costs itself, not what stands behind it. */
static void
damaged(void **state)
{
	struct archive *a = mt_pack("x.zip", "");
	struct str whole;
	char *p, xs[4096];
	size_t at;

	(void)state;
	memset(xs, 'x', sizeof(xs));
	mt_put(a, "a.txt", "one");
	mt_put_type(a, "bad", AE_IFREG, xs, sizeof(xs));
	mt_put(a, "c.txt", "three");
	mt_done(a);
	whole = mt_bytes_of("x.zip");
	p = arena_take(mt.arena, whole.n);
	memcpy(p, whole.p, whole.n);
	/* Behind name and extra field: a kind of block deflate has not. */
	at = str_find(whole, STR("bad"));
	at += 3 + (size_t)p[at - 2];
	p[at] = 0x07;
	mt_file("bad.zip", p, whole.n);
	assert_true(str_has(mt_all_of(members_open(mt.arena, mt.diag,
				(const char *[]){ "bad.zip" }, 1)),
	    STR("0:c.txt=three;")));
	assert_true(diag_count(mt.diag, DIAG_TRUNCATED) >= 1);
}

/* A zip in bytes: one stored member, its name as it is, with these flags. */
static struct str
stored(struct str name, unsigned flags)
{
	char head[30] = "PK\3\4\12", list[46] = "PK\1\2\12\0\12",
	     tail[22] = "PK\5\6";
	char *p = arena_take(mt.arena, 98 + 2 * name.n);
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
	    mt_all_of(members_open_memory(mt.arena, mt.diag, STR("m"), bytes));

	assert_string_equal(got.p, want);
}

/* Also where the locale is C, as it is in the tests. */
/* Whose directory is damaged is read without. */
static void
no_directory(void **state)
{
	struct archive *a = mt_pack("x.zip", "");
	struct str whole;
	char *p;

	(void)state;
	mt_put(a, "a.txt", "one");
	mt_put(a, "b.txt", "two");
	mt_done(a);
	whole = mt_bytes_of("x.zip");
	p = arena_take(mt.arena, whole.n);
	memcpy(p, whole.p, whole.n);
	p[str_find(whole, STR("PK\001\002")) + 2] = 'x';
	mt_file("bad.zip", p, whole.n);
	mt_expect("bad.zip", "0:a.txt=one;0:b.txt=two;");
	assert_int_equal(diag_count(mt.diag, DIAG_TRUNCATED), 1);
}

/* Of what unpacks to a thousand times its size nothing more is read. */
static void
bomb(void **state)
{
	enum { PIECE = 100 << 20, PIECES = 7 };
	const char *path = "x.zip";
	char *zeros = calloc(PIECE, 1);
	struct archive *a = mt_pack("x.zip", "");
	struct member *one;
	struct members *m;
	uint32_t good = 0;

	(void)state;
	assert_non_null(zeros);
	for (int i = 0; i < PIECES; i++)
		mt_put_type(a, "zeros", AE_IFREG, zeros, PIECE);
	mt_done(a);
	free(zeros);
	m = members_open(mt.arena, mt.diag, &path, 1);
	while ((one = members_next(m)) != NULL)
		good += member_load(m, one);
	members_close(m);
	assert_int_equal(good, LIMIT_UNPACKED / PIECE);
	assert_int_equal(diag_count(mt.diag, DIAG_TOO_LARGE), 1);
}

static void
names(void **state)
{
	(void)state;
	expect_bytes(stored(STR("王 ❤.txt"), 0x800), "0:王 ❤.txt=;");
	expect_bytes(stored(STR("王 ❤.txt"), 0), "0:王 ❤.txt=;");
	expect_bytes(stored(STR("M\x81ller.txt"), 0), "0:Müller.txt=;");
	assert_int_equal(diag_worst(mt.diag), LV_NOTE);
	expect_bytes(stored(STR("bad\xFF"), 0x800), "");
	assert_int_equal(diag_count(mt.diag, DIAG_BAD_PATH), 1);
}

static void
memory(void **state)
{
	(void)state;
	expect_bytes(STR("plain"), "0:m=plain;");
	expect_bytes(STR_NONE, "0:m=;");
	expect_bytes(STR("PK\003\004"), "");
	expect_bytes(STR("PK\005\006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), "");
	assert_int_equal(diag_count(mt.diag, DIAG_TRUNCATED), 1);
}

/* Every place at which a zip can be cut, every byte that can be changed. */
static void
any_damage(void **state)
{
	struct archive *a = mt_pack("x.zip", "");
	struct str whole;
	char *p;

	(void)state;
	mt_put(a, "a.txt", "one one one one one");
	mt_put(a, "b/c.txt", "two");
	mt_done(a);
	whole = mt_bytes_of("x.zip");
	p = arena_take(mt.arena, whole.n);
	for (size_t i = 0; i < whole.n; i++) {
		mt_all_of(members_open_memory(
		    mt.arena, mt.diag, STR("cut"), str_sub(whole, 0, i)));
		memcpy(p, whole.p, whole.n);
		p[i] = (char)~p[i];
		mt_all_of(members_open_memory(mt.arena, mt.diag, STR("changed"),
		    (struct str){ p, whole.n }));
	}
	assert_true(diag_count(mt.diag, DIAG_TRUNCATED) > whole.n / 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(zip),
		TEST(tar),
		TEST(outside),
		TEST(nested),
		TEST(encrypted),
		TEST(truncated),
		TEST(truncated_tar),
		TEST(damaged),
		TEST(no_directory),
		TEST(bomb),
		TEST(names),
		TEST(memory),
		TEST(any_damage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
