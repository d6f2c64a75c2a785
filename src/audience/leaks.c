/*
 * What gets through to people for whom it is not meant, whatever lists do.
 * Each rule speaks up only where the exports show that it applies to this
 * person.
 */
#include "audience/compile.h"
#include "audience/traces.h"
#include "base/arena.h"
#include "base/phrase.h"

/* What stands in the way of nothing: a kind of trace, and what it opens. */
static const struct way {
	uint32_t trace;
	enum platform platform;
	enum class class;
	const char *rule;
	enum phrase_id through;
} ways[] = {
	{ TRACE_SHARES_GROUP, PF_FACEBOOK, CLASS_EVERYDAY, "FB-G1",
	    PHRASE_LEAK_GROUP },
	{ TRACE_TAGGED, PF_FACEBOOK, CLASS_EVERYDAY, "FB-T1",
	    PHRASE_LEAK_TAGGED },
	{ TRACE_TAGGED_PICTURE, PF_FACEBOOK, CLASS_PHOTOS, "FB-T1",
	    PHRASE_LEAK_TAGGED_PICTURE },
	{ TRACE_TAGGED, PF_FACEBOOK, CLASS_PAST, "FB-T1",
	    PHRASE_LEAK_TAGGED_PAST },
	{ TRACE_NEAR_TAGGED, PF_FACEBOOK, CLASS_EVERYDAY, "FB-T1",
	    PHRASE_LEAK_NEAR_TAGGED },
	{ TRACE_NEAR_PICTURE, PF_FACEBOOK, CLASS_PHOTOS, "FB-T1",
	    PHRASE_LEAK_NEAR_PICTURE },
	{ TRACE_KNOWS_FRIEND, PF_FACEBOOK, CLASS_FRIENDS_LIST, "FB-F1",
	    PHRASE_LEAK_MUTUAL },
	{ TRACE_KNOWS_COLLEAGUE, PF_LINKEDIN, CLASS_FRIENDS_LIST, "LI-2",
	    PHRASE_LEAK_SHARED },
};

enum { WAYS = sizeof(ways) / sizeof(ways[0]) };

static void
leak(struct compile *c, uint32_t person, enum platform p, enum class class,
    const char *rule, enum phrase_id through)
{
	struct placing *pl = &c->plan->placings[person];

	if (class != CLASS_PUBLIC && c->viewers[person].want & CLASS_BIT(class))
		return;
	vec_add(c->arena, &pl->leaks) = (struct leak){ .platform = p,
		.class = class,
		.rule = rule,
		.through = phrase_text(c->plan->phrases, c->arena,
		    (struct phrase){ .id = through }) };
}

/* What everybody reaches who reads there. */
static void
leaks_of_place(struct compile *c, uint32_t i, bool public_posts)
{
	const struct viewer *v = &c->viewers[i];
	const struct audience *fb = c->plan->audiences[PF_FACEBOOK];

	if (c->plan->placings[i].present[PF_FACEBOOK]) {
		if (v->closed)
			leak(c, i, PF_FACEBOOK, CLASS_PUBLIC, "FB-P1",
			    PHRASE_LEAK_FACE);
		if (public_posts)
			leak(c, i, PF_FACEBOOK, CLASS_PAST, "FB-N1",
			    PHRASE_LEAK_PUBLIC_POSTS);
		if (v->reads[PF_FACEBOOK] && !v->closed &&
		    fb[CLASS_PAST].kind == AUDIENCE_FRIENDS)
			leak(c, i, PF_FACEBOOK, CLASS_PAST, "FB-A1",
			    PHRASE_LEAK_OLD_POSTS);
	}
	if (c->plan->placings[i].present[PF_FACEBOOK] &&
	    setting_find(c, "fb.friends.list") == NULL)
		leak(c, i, PF_FACEBOOK, CLASS_FRIENDS_LIST, "FB-F1",
		    PHRASE_LEAK_LIST_LEFT);
	if (c->plan->placings[i].present[PF_LINKEDIN] &&
	    setting_find(c, "li.connections") == NULL)
		leak(c, i, PF_LINKEDIN, CLASS_FRIENDS_LIST, "LI-2",
		    PHRASE_LEAK_LIST_LEFT);
	if (v->reads[PF_INSTAGRAM])
		leak(c, i, PF_INSTAGRAM, CLASS_PAST, "IG-6",
		    PHRASE_LEAK_OLD_PROFILE);
}

/* Whether somebody has what the way needs beside the trace: whoever is no
 * friend is not reached by a tag of their friends. */
static bool
goes_there(const struct compile *c, uint32_t i, const struct way *w)
{
	if (w->trace == TRACE_SHARES_GROUP || w->platform == PF_LINKEDIN)
		return c->plan->placings[i].present[w->platform];
	return c->viewers[i].reads[w->platform];
}

void
leaks_find(struct compile *c)
{
	uint32_t *traces = traces_find(c->arena, c->plan);
	bool public_posts = traces_posted_publicly(c->plan, PF_FACEBOOK);
	bool on_x = traces_posted(c->plan, PF_X);
	bool on_mastodon = traces_posted(c->plan, PF_MASTODON);

	for (uint32_t i = 1; i < c->plan->people->persons.n; i++) {
		const bool *present = c->plan->placings[i].present;

		if (!c->viewers[i].person)
			continue;
		leaks_of_place(c, i, public_posts);
		for (int w = 0; w < WAYS; w++)
			if (traces[i] & ways[w].trace &&
			    goes_there(c, i, &ways[w]))
				leak(c, i, ways[w].platform, ways[w].class,
				    ways[w].rule, ways[w].through);
		if (present[PF_X] && on_x)
			leak(c, i, PF_X, CLASS_EVERYDAY, "X-3",
			    PHRASE_LEAK_ONE_AUDIENCE);
		if (present[PF_MASTODON] && on_mastodon)
			leak(c, i, PF_MASTODON, CLASS_EVERYDAY, "MA-3",
			    PHRASE_LEAK_ONE_AUDIENCE);
	}
}
