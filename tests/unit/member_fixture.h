/*
 * For the tests of the member reader: a folder of their own to work in,
 * exports made in it, and what the reader makes of them.
 */
#ifndef MEMBER_FIXTURE_H
#define MEMBER_FIXTURE_H

#include <stdio.h>

#include "base/arena.h"
#include "read/member.h"

struct archive;

enum { BIG = 300000 };

struct member_test {
	struct arena *arena;
	struct diag *diag;
	FILE *messages;
	char *told;
	size_t told_n;
	char home[32];
	char *big; /* bytes that do not compress */
};

extern struct member_test mt;

/* Setup and teardown: a new folder, gone to; its end. */
int mt_begin(void **state);
int mt_end(void **state);

/* A file of these bytes; of this text. */
void mt_file(const char *path, const void *bytes, size_t n);
void mt_text(const char *path, const char *bytes);
struct str mt_bytes_of(const char *path);

/* An archive, zip or tgz by its name, with options of libarchive; entries of
 * a type (AE_IFREG …); the end; all of it for one entry. */
struct archive *mt_pack(const char *path, const char *options);
void mt_put_type(struct archive *a, const char *name, unsigned type,
    const void *bytes, size_t n);
void mt_put(struct archive *a, const char *name, const char *bytes);
void mt_done(struct archive *a);
void mt_pack_one(const char *path, const char *name, const char *bytes);

/* "number:path=bytes;" of all members; "#length" for what is long, "!" for
 * what cannot be looked at, "?" for what cannot be read. */
struct str mt_all_of(struct members *m);
/* Fails unless the exports hold just this. */
void mt_expect_of(const char *const *paths, uint32_t n, const char *want);
void mt_expect(const char *path, const char *want);

#define TEST(f) cmocka_unit_test_setup_teardown(f, mt_begin, mt_end)

#endif
