/*
 * What the tests of the Facebook importers share: a sink to read into, and
 * questions about what came out.
 */
#ifndef FACEBOOK_FIXTURE_H
#define FACEBOOK_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "import.h"

extern const struct importer importer_facebook_json;
extern const struct importer importer_facebook_html;

static struct arena *arena;
static struct sink *sink;
static struct diag *diag;
static struct tally tally;
static bool threads_open; /* until sink_threads_end */

static inline int
set_up(void **state)
{
	(void)state;
	arena = arena_make("a test of the Facebook importers");
	sink = sink_make(arena);
	diag = diag_make(arena, NULL, LV_FATAL);
	threads_open = true;
	return 0;
}

static inline void
end_threads(void)
{
	sink_threads_end(sink);
	threads_open = false;
}

static inline int
tear_down(void **state)
{
	(void)state;
	if (threads_open)
		end_threads();
	arena_free(arena);
	return 0;
}

static inline struct member
member_of(const char *path, struct str bytes)
{
	return (struct member){ .export = STR("facebook.zip"),
		.path = str_of(path),
		.size = (int64_t)bytes.n,
		.head = str_sub(bytes, 0, MEMBER_HEAD),
		.bytes = bytes };
}

/* Reads one member, checks the tally and keeps it. */
static inline enum status
take_bytes(const struct importer *by, const char *path, struct str bytes)
{
	struct member m = member_of(path, bytes);
	struct import in = { .in = &m,
		.scratch = arena_make("scratch of a test"),
		.to = sink,
		.diag = diag };
	uint32_t skipped = 0;
	enum status status;

	assert_true(by->probe(&m) > 0);
	status = by->read(&in);
	for (int i = 0; i < SKIP__COUNT; i++)
		skipped += in.tally.skipped[i];
	assert_int_equal(in.tally.seen, in.tally.used + skipped);
	tally = in.tally;
	tally.unknown = (struct strs){ 0 };
	for (uint32_t i = 0; i < in.tally.unknown.n; i++)
		strs_add(arena, &tally.unknown,
		    str_copy(arena, in.tally.unknown.v[i]));
	arena_free(in.scratch);
	return status;
}

static inline enum status
take(const char *path, const char *json)
{
	return take_bytes(&importer_facebook_json, path, str_of(json));
}

static inline enum status
take_html(const char *path, const char *html)
{
	return take_bytes(&importer_facebook_html, path, str_of(html));
}

static inline enum status
take_file(const char *path, const char *file)
{
	char name[256];
	struct str bytes;

	snprintf(name, sizeof name, "tests/unit/data/facebook/%s", file);
	assert_true(member_slurp(arena, name, &bytes));
	return take_bytes(str_ends(str_of(file), STR(".html"))
			      ? &importer_facebook_html
			      : &importer_facebook_json,
	    path, bytes);
}

static inline const struct records *
all(void)
{
	return sink_records(sink);
}

static inline void
assert_str(struct str got, const char *expected)
{
	assert_string_equal(str_copy(arena, got).p, expected);
}

/* The only account or mention of that name. */
static inline const struct account *
who(const char *name)
{
	const struct account *found = NULL;

	for (uint32_t i = 1; i < all()->whos.n; i++)
		if (str_eq(all()->whos.v[i].account.name, str_of(name))) {
			assert_null(found);
			found = &all()->whos.v[i].account;
		}
	assert_non_null(found);
	return found;
}

static inline struct str
name_of(who_id id)
{
	return all()->whos.v[id.n].account.name;
}

static inline const struct owner_fact *
owner(enum owner_kind kind)
{
	for (uint32_t i = 0; i < all()->owner.n; i++)
		if (all()->owner.v[i].kind == kind)
			return &all()->owner.v[i];
	fail();
	return NULL;
}

static inline const struct label *
label_of(const char *name)
{
	for (uint32_t i = 0; i < all()->labels.n; i++)
		if (str_eq(name_of(all()->labels.v[i].who), str_of(name)))
			return &all()->labels.v[i];
	fail();
	return NULL;
}

static inline int64_t
at(int year, int month, int day, int hour, int minute, int second)
{
	return when_of(&(struct date){ .year = year,
	    .month = month,
	    .day = day,
	    .hour = hour,
	    .minute = minute,
	    .second = second });
}

static inline void
say_owner(void)
{
	sink_owner(sink, &(struct owner_fact){ .kind = OWNER_NAME,
			     .platform = PF_FACEBOOK,
			     .text = STR("Jane Doe") });
}

#define TEST(fn) cmocka_unit_test_setup_teardown(fn, set_up, tear_down)

#endif
