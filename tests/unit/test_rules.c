/*
 * Who sees what, as a table: each row is one case of a rule of
 * templates/facts/rules.csv.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "audience/audience.h"
#include "audience/rules.h"
#include "base/arena.h"

enum answer { YES, NO, MAYBE /* treat as seen */, HARDLY /* as not seen */ };

struct row {
	const char *rule;
	enum answer answer;
	struct item item;
	struct reader reader;
};

#define ITEM(p, s, a, ...)                                                 \
	{                                                                  \
		.platform = PF_##p, .surface = ON_##s, .to = AUDIENCE_##a, \
		__VA_ARGS__                                                \
	}
#define FB(s, a, ...) ITEM(FACEBOOK, s, a, __VA_ARGS__)
#define IG(s, a, ...) ITEM(INSTAGRAM, s, a, __VA_ARGS__)
#define STRANGER                \
	{                       \
		.friend = false \
	}
#define FRIEND                 \
	{                      \
		.friend = true \
	}
#define WHO(...)                            \
	{                                   \
		.friend = true, __VA_ARGS__ \
	}
#define OTHER(...)                           \
	{                                    \
		.friend = false, __VA_ARGS__ \
	}

static const struct row table[] = {
	/* The audience of a post. */
	{ "FB-N1", YES, FB(POST, PUBLIC, ), STRANGER },
	{ "FB-N1", YES, FB(POST, PUBLIC, ), FRIEND },
	{ "FB-R1", YES, FB(POST, PUBLIC, ), WHO(.restricted = true) },
	{ "FB-N1", YES, FB(POST, PUBLIC, ), WHO(.excluded = true) },
	{ "FB-N2", YES, FB(POST, FRIENDS, ), FRIEND },
	{ "FB-N2", NO, FB(POST, FRIENDS, ), STRANGER },
	{ "FB-R1", NO, FB(POST, FRIENDS, ), WHO(.restricted = true) },
	{ "FB-L1", YES, FB(POST, EXCEPT, ), FRIEND },
	{ "FB-L1", NO, FB(POST, EXCEPT, ), WHO(.excluded = true) },
	{ "FB-L1", NO, FB(POST, EXCEPT, ), STRANGER },
	{ "FB-R1", NO, FB(POST, EXCEPT, ), WHO(.restricted = true) },
	{ "FB-L1", YES, FB(POST, ONLY, ), WHO(.included = true) },
	{ "FB-L1", NO, FB(POST, ONLY, ), FRIEND },
	/* On a list taken in and on one shut out: out. */
	{ "FB-L1", NO, FB(POST, ONLY, ),
	    WHO(.included = true, .excluded = true) },
	{ "FB-L1", NO, FB(POST, EXCEPT, ),
	    WHO(.included = true, .excluded = true) },
	/* No longer a friend, but still on the list. */
	{ "FB-L1", NO, FB(POST, ONLY, ), OTHER(.included = true) },
	{ "FB-R3", HARDLY, FB(POST, ONLY, ),
	    WHO(.included = true, .restricted = true) },
	{ "FB-N3", NO, FB(POST, SELF, ), FRIEND },
	/* Tags. */
	{ "FB-T1", YES, FB(POST, FRIENDS, ),
	    WHO(.restricted = true, .tagged = true) },
	{ "FB-T1", YES, FB(POST, EXCEPT, ),
	    WHO(.excluded = true, .tagged = true) },
	{ "FB-T1", YES, FB(POST, ONLY, ), OTHER(.tagged = true) },
	{ "FB-T6", MAYBE, FB(POST, SELF, ), WHO(.tagged = true) },
	{ "FB-T1", YES, FB(POST, FRIENDS, .widened = true),
	    OTHER(.near_tagged = true) },
	{ "FB-T1", YES, FB(POST, ONLY, .widened = true),
	    WHO(.near_tagged = true) },
	{ "FB-T1", MAYBE, FB(POST, FRIENDS, .widened = true),
	    WHO(.restricted = true, .near_tagged = true) },
	{ "FB-T1", MAYBE, FB(ALBUM, EXCEPT, .widened = true),
	    WHO(.excluded = true, .near_tagged = true) },
	{ "FB-T2", HARDLY, FB(POST, FRIENDS, ),
	    WHO(.restricted = true, .near_tagged = true) },
	{ "FB-T2", HARDLY, FB(POST, ONLY, ), OTHER(.near_tagged = true) },
	{ "FB-N3", NO, FB(POST, SELF, .widened = true),
	    WHO(.near_tagged = true) },
	{ "FB-T3", YES, FB(TAGGED_POST, FRIENDS, .adds_friends = true),
	    FRIEND },
	{ "FB-T3", NO, FB(TAGGED_POST, FRIENDS, ), FRIEND },
	{ "FB-T3", NO, FB(TAGGED_POST, FRIENDS, .adds_friends = true),
	    STRANGER },
	{ "FB-T3", MAYBE, FB(TAGGED_POST, FRIENDS, .adds_friends = true),
	    WHO(.restricted = true) },
	{ "FB-T4", YES, FB(TAGGED_POST, FRIENDS, ),
	    WHO(.restricted = true, .in_place = true) },
	/* Stories, videos, albums. */
	{ "FB-S1", YES, FB(STORY, PUBLIC, ), STRANGER },
	{ "FB-S1", YES, FB(STORY, FRIENDS, ), FRIEND },
	{ "FB-S1", NO, FB(STORY, FRIENDS, ), STRANGER },
	{ "FB-S1", NO, FB(STORY, EXCEPT, ), WHO(.excluded = true) },
	{ "FB-S1", YES, FB(STORY, ONLY, ), WHO(.included = true) },
	{ "FB-R1", NO, FB(STORY, FRIENDS, ), WHO(.restricted = true) },
	{ "FB-R1", NO, FB(STORY, PUBLIC, ), WHO(.restricted = true) },
	{ "FB-R1", NO, FB(REEL, FRIENDS, ), WHO(.restricted = true) },
	{ "FB-N1", YES, FB(REEL, PUBLIC, ), STRANGER },
	{ "FB-L1", NO, FB(ALBUM, EXCEPT, ), WHO(.excluded = true) },
	/* The past. */
	{ "FB-A1", NO, FB(POST, PUBLIC, .limited = true), STRANGER },
	{ "FB-A1", YES, FB(POST, PUBLIC, .limited = true), FRIEND },
	{ "FB-N2", YES, FB(POST, FRIENDS, .limited = true), FRIEND },
	{ "FB-L1", YES, FB(POST, ONLY, .limited = true),
	    WHO(.included = true) },
	/* The profile. */
	{ "FB-P1", YES, FB(FACE, SELF, ), STRANGER },
	{ "FB-P1", YES, FB(FACE, SELF, ), WHO(.restricted = true) },
	{ "FB-N3", NO, FB(OLD_FACE, SELF, ), FRIEND },
	{ "FB-N2", YES, FB(ABOUT, FRIENDS, ), FRIEND },
	{ "FB-R4", HARDLY, FB(ABOUT, FRIENDS, ), WHO(.restricted = true) },
	{ "FB-R1", YES, FB(ABOUT, PUBLIC, ), WHO(.restricted = true) },
	{ "FB-F1", NO, FB(FRIENDS, SELF, ), FRIEND },
	{ "FB-N1", YES, FB(FRIENDS, PUBLIC, ), STRANGER },
	{ "FB-F1", YES, FB(MUTUAL, SELF, ), OTHER(.mutual = true) },
	{ "FB-F1", YES, FB(MUTUAL, SELF, ),
	    WHO(.restricted = true, .mutual = true) },
	{ "FB-F1", NO, FB(MUTUAL, SELF, ), STRANGER },
	/* Places of others. */
	{ "FB-C1", YES, FB(OTHERS_POST, NONE, ),
	    WHO(.restricted = true, .in_place = true) },
	{ "FB-C1", NO, FB(OTHERS_POST, NONE, ), FRIEND },
	{ "FB-G1", YES, FB(GROUP, NONE, .open_place = true), STRANGER },
	{ "FB-G1", YES, FB(GROUP, NONE, ),
	    WHO(.restricted = true, .in_place = true) },
	{ "FB-G1", NO, FB(GROUP, NONE, ), FRIEND },
	{ "FB-E1", YES, FB(EVENT, NONE, .open_place = true), STRANGER },
	{ "FB-E1", NO, FB(EVENT, NONE, ), FRIEND },
	{ "FB-B1", NO, FB(POST, PUBLIC, ), OTHER(.blocked = true) },
	{ "FB-B1", NO, FB(FACE, SELF, ), OTHER(.blocked = true) },
	{ "FB-G1", YES, FB(GROUP, NONE, ),
	    OTHER(.blocked = true, .in_place = true) },
	/* Instagram. */
	{ "IG-6", YES, IG(POST, PUBLIC, ), STRANGER },
	{ "IG-6", NO, IG(POST, PUBLIC, .locked = true), STRANGER },
	{ "IG-6", YES, IG(POST, FRIENDS, .locked = true), FRIEND },
	{ "IG-1", NO, IG(STORY, FRIENDS, ), WHO(.excluded = true) },
	{ "IG-1", NO, IG(STORY, EXCEPT, ), OTHER(.excluded = true) },
	{ "IG-6", YES, IG(POST, FRIENDS, ), WHO(.excluded = true) },
	{ "IG-6", YES, IG(REEL, FRIENDS, ), WHO(.excluded = true) },
	{ "IG-6", YES, IG(STORY, EXCEPT, ), FRIEND },
	{ "IG-6", NO, IG(STORY, EXCEPT, .locked = true), STRANGER },
	{ "IG-2", YES, IG(POST, FRIENDS, ), WHO(.restricted = true) },
	{ "IG-2", YES, IG(STORY, FRIENDS, ), WHO(.restricted = true) },
	{ "IG-7", YES, IG(POST, ONLY, ), WHO(.included = true) },
	{ "IG-7", NO, IG(REEL, ONLY, ), FRIEND },
	{ "IG-7", NO, IG(STORY, ONLY, ),
	    WHO(.included = true, .excluded = true) },
	{ "IG-5", NO, IG(POST, PUBLIC, ), WHO(.blocked = true) },
	{ "IG-6", YES, IG(FACE, NONE, .locked = true), STRANGER },
	{ "IG-4", YES, IG(OTHERS_POST, NONE, ), OTHER(.in_place = true) },
	/* LinkedIn. */
	{ "LI-3", YES, ITEM(LINKEDIN, POST, PUBLIC, ), STRANGER },
	{ "LI-3", YES, ITEM(LINKEDIN, POST, FRIENDS, ), FRIEND },
	{ "LI-3", NO, ITEM(LINKEDIN, POST, FRIENDS, ), STRANGER },
	{ "LI-2", YES, ITEM(LINKEDIN, FRIENDS, FRIENDS, ), FRIEND },
	{ "LI-2", NO, ITEM(LINKEDIN, FRIENDS, SELF, ), FRIEND },
	{ "LI-2", YES, ITEM(LINKEDIN, MUTUAL, SELF, ), WHO(.mutual = true) },
	{ "LI-1", MAYBE, ITEM(LINKEDIN, OTHERS_POST, NONE, ),
	    OTHER(.in_place = true) },
	{ "LI-4", YES, ITEM(LINKEDIN, FACE, NONE, ), STRANGER },
	/* X. */
	{ "X-3", YES, ITEM(X, POST, PUBLIC, ), STRANGER },
	{ "X-2", YES, ITEM(X, POST, PUBLIC, ), OTHER(.blocked = true) },
	{ "X-1", YES, ITEM(X, POST, FRIENDS, .locked = true), FRIEND },
	{ "X-1", NO, ITEM(X, POST, FRIENDS, .locked = true), STRANGER },
	/* A list there is no audience. */
	{ "X-3", YES, ITEM(X, POST, ONLY, ), STRANGER },
	/* Mastodon. */
	{ "MA-3", YES, ITEM(MASTODON, POST, PUBLIC, ), STRANGER },
	{ "MA-2", YES, ITEM(MASTODON, POST, PUBLIC, ), OTHER(.blocked = true) },
	{ "MA-3", YES, ITEM(MASTODON, POST, FRIENDS, ), FRIEND },
	{ "MA-3", NO, ITEM(MASTODON, POST, FRIENDS, ), STRANGER },
	{ "MA-2", NO, ITEM(MASTODON, POST, FRIENDS, ), WHO(.blocked = true) },
	{ "MA-1", YES, ITEM(MASTODON, POST, ONLY, ), OTHER(.included = true) },
	{ "MA-1", NO, ITEM(MASTODON, POST, ONLY, ), FRIEND },
	/* WhatsApp. */
	{ "WA-1", YES, ITEM(WHATSAPP, STORY, FRIENDS, ), FRIEND },
	{ "WA-1", NO, ITEM(WHATSAPP, STORY, FRIENDS, ), STRANGER },
	{ "WA-1", NO, ITEM(WHATSAPP, STORY, EXCEPT, ), WHO(.excluded = true) },
	{ "WA-1", YES, ITEM(WHATSAPP, STORY, ONLY, ), WHO(.included = true) },
	{ "WA-1", NO, ITEM(WHATSAPP, STORY, ONLY, ), FRIEND },
	{ "WA-1", NO, ITEM(WHATSAPP, STORY, ONLY, ), OTHER(.included = true) },
	{ "WA-3", YES, ITEM(WHATSAPP, ABOUT, PUBLIC, ), STRANGER },
	{ "WA-3", NO, ITEM(WHATSAPP, ABOUT, EXCEPT, ), WHO(.excluded = true) },
	{ "WA-3", NO, ITEM(WHATSAPP, ABOUT, SELF, ), FRIEND },
	{ "WA-4", NO, ITEM(WHATSAPP, ABOUT, PUBLIC, ), WHO(.blocked = true) },
	{ "WA-5", YES, ITEM(WHATSAPP, GROUP, NONE, ), OTHER(.in_place = true) },
	/* Address books show nobody anything. */
	{ "GC-1", NO, ITEM(GOOGLE, POST, ONLY, ), WHO(.included = true) },
	{ "GC-1", NO, ITEM(PHONE, POST, PUBLIC, ), FRIEND },
};

enum { ROWS = sizeof(table) / sizeof(table[0]) };

static void
every_row_holds(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS; i++) {
		const struct row *w = &table[i];
		struct ruling r = rules_apply(&w->item, &w->reader);

		if (r.sees != (w->answer == YES || w->answer == MAYBE) ||
		    r.sure != (w->answer == YES || w->answer == NO))
			fail_msg("row %zu, %s", i + 1, w->rule);
		if (!str_eq(str_of(r.rule), str_of(w->rule)))
			fail_msg("row %zu: %s for %s", i + 1, r.rule, w->rule);
	}
}

static struct str
slurp(struct arena *a, const char *path)
{
	char *bytes = arena_array(a, char, 1 << 20);
	FILE *in = fopen(path, "rb");
	size_t n;

	assert_non_null(in);
	n = fread(bytes, 1, 1 << 20, in);
	fclose(in);
	return (struct str){ bytes, n };
}

static void
every_row_has_its_fact(void **state)
{
	struct arena *a = arena_make("test");
	struct diag *d = diag_make(a, stderr, LV_NOTE);
	struct facts f = { 0 };

	(void)state;
	assert_true(facts_parse(a, STR("settings.csv"),
	    slurp(a, "templates/facts/settings.csv"), &f, d));
	assert_true(facts_parse_rules(
	    a, STR("rules.csv"), slurp(a, "templates/facts/rules.csv"), &f, d));
	for (size_t i = 0; i < ROWS; i++) {
		const struct rule_fact *r =
		    facts_rule(&f, str_of(table[i].rule));

		assert_non_null(r);
		assert_true(str_eq(r->platform,
				platform_name(table[i].item.platform)) ||
			    str_eq(r->id, STR("GC-1")));
		/* Nothing that is unverified is taken for sure. */
		if (facts_unsure(r->confidence))
			assert_true(table[i].answer == MAYBE ||
				    table[i].answer == HARDLY);
	}
	arena_free(a);
}

/* Nobody sees more for being restricted, excluded or blocked, nor less for
 * being named or tagged. */
static void
shutting_out_never_lets_in(void **state)
{
	static const enum platform where[] = { PF_FACEBOOK, PF_INSTAGRAM,
		PF_LINKEDIN, PF_X, PF_MASTODON, PF_WHATSAPP };

	(void)state;
	for (unsigned bits = 0; bits < 1u << 14; bits++) {
		struct item i = { .platform = where[bits % 6],
			.surface = (enum surface)(bits / 6 % SURFACE__COUNT),
			.to = (enum audience_kind)(bits / 80 % 6),
			.widened = bits >> 9 & 1,
			.locked = bits >> 10 & 1 };
		struct reader r = { .friend = bits >> 11 & 1,
			.included = bits >> 12 & 1,
			.near_tagged = bits >> 13 & 1 };
		struct reader out = r, in = r;
		bool plain = rules_apply(&i, &r).sees;

		out.restricted = true;
		assert_true(plain || !rules_apply(&i, &out).sees);
		out.restricted = false;
		out.excluded = true;
		assert_true(plain || !rules_apply(&i, &out).sees);
		out.blocked = true;
		assert_true(plain || !rules_apply(&i, &out).sees);
		in.tagged = in.included = in.friend = true;
		assert_true(!plain || rules_apply(&i, &in).sees);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row_holds),
		cmocka_unit_test(every_row_has_its_fact),
		cmocka_unit_test(shutting_out_never_lets_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
