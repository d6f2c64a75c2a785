#define _XOPEN_SOURCE 700 /* nftw() */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <archive.h>
#include <archive_entry.h>
#include <cmocka.h>
#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "member_fixture.h"

struct member_test mt;

int
mt_begin(void **state)
{
	uint32_t seed = 7;

	(void)state;
	mt.arena = arena_make("test");
	mt.messages = open_memstream(&mt.told, &mt.told_n);
	mt.diag = diag_make(mt.arena, mt.messages, LV_NOTE);
	memcpy(mt.home, "/tmp/hedgerow-XXXXXX", 21);
	assert_non_null(mkdtemp(mt.home));
	assert_int_equal(chdir(mt.home), 0);
	mt.big = arena_take(mt.arena, BIG);
	for (size_t i = 0; i < BIG; i++) {
		seed = seed * 1664525 + 1013904223;
		mt.big[i] = (char)(seed >> 24);
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

int
mt_end(void **state)
{
	(void)state;
	assert_int_equal(chdir("/"), 0);
	assert_int_equal(nftw(mt.home, wipe, 16, FTW_DEPTH | FTW_PHYS), 0);
	fclose(mt.messages);
	free(mt.told);
	arena_free(mt.arena);
	return 0;
}

void
mt_file(const char *path, const void *bytes, size_t n)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
}

void
mt_text(const char *path, const char *bytes)
{
	mt_file(path, bytes, strlen(bytes));
}

struct archive *
mt_pack(const char *path, const char *options)
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

void
mt_put_type(struct archive *a, const char *name, unsigned type,
    const void *bytes, size_t n)
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

void
mt_put(struct archive *a, const char *name, const char *bytes)
{
	mt_put_type(a, name, AE_IFREG, bytes, strlen(bytes));
}

void
mt_done(struct archive *a)
{
	assert_int_equal(archive_write_close(a), ARCHIVE_OK);
	archive_write_free(a);
}

void
mt_pack_one(const char *path, const char *name, const char *bytes)
{
	struct archive *a = mt_pack(path, "");

	mt_put(a, name, bytes);
	mt_done(a);
}

struct str
mt_bytes_of(const char *path)
{
	struct str s;

	assert_true(member_slurp(mt.arena, path, &s));
	return s;
}

struct str
mt_all_of(struct members *m)
{
	struct str s = STR_NONE;
	struct member *one;

	while ((one = members_next(m)) != NULL) {
		assert_int_equal(one->head.n + one->bytes.n, 0);
		if (!member_peek(m, one)) {
			s = str_fmt(mt.arena, "%.*s%u:%.*s!;", STR_ARG(s),
			    one->number, STR_ARG(one->path));
			continue;
		}
		assert_true(one->head.n <= MEMBER_HEAD);
		if (!member_load(m, one)) {
			s = str_fmt(mt.arena, "%.*s%u:%.*s?;", STR_ARG(s),
			    one->number, STR_ARG(one->path));
			continue;
		}
		assert_true(
		    one->size < 0 || one->size == (int64_t)one->bytes.n);
		s = str_fmt(mt.arena, "%.*s%u:%.*s=%.*s;", STR_ARG(s),
		    one->number, STR_ARG(one->path),
		    STR_ARG(one->bytes.n <= 8
				? one->bytes
				: str_fmt(mt.arena, "#%zu", one->bytes.n)));
	}
	assert_null(members_next(m));
	members_close(m);
	return s;
}

void
mt_expect_of(const char *const *paths, uint32_t n, const char *want)
{
	struct str got = mt_all_of(members_open(mt.arena, mt.diag, paths, n));

	assert_string_equal(got.p, want);
}

void
mt_expect(const char *path, const char *want)
{
	mt_expect_of(&path, 1, want);
}
