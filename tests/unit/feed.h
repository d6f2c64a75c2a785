/*
 * Gives an importer a small document and shows what it sent.
 */
#ifndef FEED_H
#define FEED_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "import.h"

struct feed {
	struct arena *arena, *scratch;
	struct sink *sink;
	struct records *r;
	struct diag *diag;
	FILE *quiet;
	struct import in; /* of the last document: tally */
	enum status status;
	bool settled;
};

static inline struct feed
feed_start(void)
{
	struct feed f = { .arena = arena_make("a test"),
		.scratch = arena_make("a test's scratch") };

	f.quiet = fopen("/dev/null", "w");
	assert_non_null(f.quiet);
	f.sink = sink_make(f.arena);
	f.r = sink_records(f.sink);
	f.diag = diag_make(f.arena, f.quiet, LV_NOTE);
	return f;
}

/* Settles the threads; nothing can be fed after it. */
static inline void
feed_settle(struct feed *f)
{
	sink_threads_end(f->sink);
	f->settled = true;
}

static inline void
feed_end(struct feed *f)
{
	if (!f->settled)
		feed_settle(f);
	fclose(f->quiet);
	arena_free(f->scratch);
	arena_free(f->arena);
}

/* The bytes are copied without a byte behind them, so that reading too far
 * is seen. */
static inline struct member
feed_member(struct feed *f, const char *path, struct str text)
{
	struct member m = { .export = STR("export"), .size = (int64_t)text.n };
	char *bytes = arena_take(f->arena, text.n);

	if (text.n > 0)
		memcpy(bytes, text.p, text.n);
	m.path = str_of(path);
	m.bytes = (struct str){ .p = bytes, .n = text.n };
	m.head = str_sub(m.bytes, 0, MEMBER_HEAD);
	return m;
}

static inline int
feed_probe(struct feed *f, const struct importer *by, const char *path,
    const char *text)
{
	struct member m = feed_member(f, path, str_of(text));

	return by->probe(&m);
}

/* As one of a list of members if `members_of` is not NULL. */
static inline void
feed_list(struct feed *f, const struct importer *by, const char *path,
    struct str text, const char *members_of)
{
	struct member m = feed_member(f, path, text);
	uint32_t skipped = 0;

	f->in = (struct import){ .in = &m,
		.scratch = f->scratch,
		.to = f->sink,
		.diag = f->diag,
		.members_of = str_of(members_of) };
	f->status = by->read(&f->in);
	for (int i = 0; i < SKIP__COUNT; i++)
		skipped += f->in.tally.skipped[i];
	assert_int_equal(f->in.tally.seen, f->in.tally.used + skipped);
	/* What was sent must not lie in what is gone now. */
	arena_reset(f->scratch);
	if (text.n > 0)
		memset((void *)(uintptr_t)m.bytes.p, '#', text.n);
}

static inline void
feed(struct feed *f, const struct importer *by, const char *path,
    const char *text)
{
	feed_list(f, by, path, str_of(text), NULL);
}

#define assert_str(s, text)                                              \
	do {                                                             \
		struct str got_ = (s);                                   \
		char was_[512];                                          \
		size_t n_ =                                              \
		    got_.n < sizeof was_ - 1 ? got_.n : sizeof was_ - 1; \
		if (n_ > 0)                                              \
			memcpy(was_, got_.p, n_);                        \
		was_[n_] = '\0';                                         \
		assert_string_equal(was_, text);                         \
	} while (0)

/* The account of that name, or a failed test. */
static inline const struct account *
feed_account(const struct feed *f, const char *name)
{
	for (uint32_t i = 1; i < f->r->whos.n; i++)
		if (str_eq(f->r->whos.v[i].account.name, str_of(name)))
			return &f->r->whos.v[i].account;
	fail_msg("nobody called '%s'", name);
	return NULL;
}

static inline bool
feed_labelled(const struct feed *f, const char *name, enum label_kind kind,
    const char *text)
{
	for (uint32_t i = 0; i < f->r->labels.n; i++) {
		const struct label *l = &f->r->labels.v[i];

		if (l->kind == kind && str_eq(l->text, str_of(text)) &&
		    str_eq(f->r->whos.v[l->who.n].account.name, str_of(name)))
			return true;
	}
	return false;
}

/* The first fact of that kind, or an empty one. */
static inline struct owner_fact
feed_owner(const struct feed *f, enum owner_kind kind)
{
	for (uint32_t i = 0; i < f->r->owner.n; i++)
		if (f->r->owner.v[i].kind == kind)
			return f->r->owner.v[i];
	return (struct owner_fact){ .text = STR_NONE };
}

#endif
