/*
 * What gets through to people who are shut out, whatever lists do.  Each rule
 * speaks up only where the exports show that it applies to this person.
 */
#include "audience/compile.h"
#include "base/arena.h"

/* What the exports show of a person, as bits. */
enum trace {
	TAGGED = 1,          /* in a post of the owner's */
	NEAR_TAGGED = 2,     /* knows somebody who is tagged */
	KNOWS_FRIEND = 4,    /* knows another Facebook friend */
	KNOWS_COLLEAGUE = 8, /* … another connection on LinkedIn */
	SHARES_GROUP = 16    /* in a Facebook group with the owner */
};

static void
leak(struct compile *c, uint32_t person, enum platform p, enum class class,
    const char *through)
{
	struct placing *pl = &c->plan->placings[person];

	if (class != CLASS_PUBLIC && pl->sees[p] & CLASS_BIT(class))
		return;
	vec_add(c->arena, &pl->leaks) = (struct leak){
		.platform = p, .class = class, .through = str_of(through)
	};
}

static void
mark(const struct compile *c, uint32_t *traces, who_id w, enum trace t)
{
	traces[c->plan->people->of[w.n].n] |= t;
}

static void
trace_tags(const struct compile *c, uint32_t *traces)
{
	const struct records *r = c->plan->records;

	for (uint32_t i = 0; i < r->posts.n; i++)
		for (uint32_t k = 0; k < r->posts.v[i].tagged.n; k++)
			if (r->posts.v[i].platform == PF_FACEBOOK)
				mark(c, traces, r->posts.v[i].tagged.v[k],
				    TAGGED);
	for (uint32_t i = 0; i < r->gatherings.n; i++) {
		const struct gathering *g = &r->gatherings.v[i];

		if (g->platform != PF_FACEBOOK ||
		    (g->kind != AT_POST && g->kind != AT_GROUP))
			continue;
		for (uint32_t k = 0; k < g->parts.n; k++)
			mark(c, traces, g->parts.v[k].who,
			    g->kind == AT_POST ? TAGGED : SHARES_GROUP);
	}
}

static void
trace_tie(
    const struct compile *c, uint32_t *traces, uint32_t me, uint32_t other)
{
	if (c->viewers[other].facebook)
		traces[me] |= KNOWS_FRIEND;
	if (c->plan->placings[other].present[PF_LINKEDIN])
		traces[me] |= KNOWS_COLLEAGUE;
	if (traces[other] & TAGGED)
		traces[me] |= NEAR_TAGGED;
}

/* All are tied to all, so two of a kind tell the rest: whoever of them is one
 * has the other. */
static void
trace_hub(const struct compile *c, uint32_t *traces, const struct hub *h)
{
	uint32_t found[3][2] = { { 0 } }; /* the first two of each kind */

	for (uint32_t i = 0; i < h->people.n; i++) {
		uint32_t p = h->people.v[i].n;
		const bool is[] = { c->viewers[p].facebook,
			c->plan->placings[p].present[PF_LINKEDIN],
			(traces[p] & TAGGED) != 0 };

		for (int k = 0; k < 3; k++)
			if (is[k] && found[k][1] == 0)
				found[k][found[k][0] != 0] = p;
	}
	for (uint32_t i = 0; i < h->people.n; i++)
		for (int k = 0; k < 6; k++) {
			uint32_t other = found[k / 2][k % 2];

			if (other != 0 && other != h->people.v[i].n)
				trace_tie(c, traces, h->people.v[i].n, other);
		}
}

/* People of one employer need not know each other. */
static void
trace_ties(const struct compile *c, uint32_t *traces)
{
	const struct graph *g = c->plan->graph;

	for (uint32_t i = 0; i < g->ties.n; i++) {
		const struct tie *t = &g->ties.v[i];

		if (!(t->kinds & ~(1u << TIE_EMPLOYER)))
			continue;
		trace_tie(c, traces, t->a.n, t->b.n);
		trace_tie(c, traces, t->b.n, t->a.n);
	}
	for (uint32_t i = 0; i < g->hubs.n; i++)
		if (g->hubs.v[i].kind != TIE_EMPLOYER)
			trace_hub(c, traces, &g->hubs.v[i]);
}

static bool
posted(const struct compile *c, enum platform p, bool only_public)
{
	const struct records *r = c->plan->records;

	for (uint32_t i = 0; i < r->posts.n; i++) {
		struct str to = r->posts.v[i].audience;

		if (r->posts.v[i].platform == p &&
		    (!only_public || str_eq_nocase(to, STR("public")) ||
			str_eq_nocase(to, STR("everyone"))))
			return true;
	}
	return false;
}

static void
facebook_leaks(
    struct compile *c, uint32_t i, uint32_t traces, bool public_posts)
{
	const struct viewer *v = &c->viewers[i];

	if (v->facebook && !v->closed)
		leak(c, i, PF_FACEBOOK, CLASS_PAST,
		    "old posts, which keep the audience they were posted with");
	if (!v->closed)
		return;
	leak(c, i, PF_FACEBOOK, CLASS_PUBLIC,
	    "your profile picture and cover photo, which everybody sees");
	if (public_posts)
		leak(
		    c, i, PF_FACEBOOK, CLASS_PAST, "old posts that are Public");
	if (traces & SHARES_GROUP)
		leak(c, i, PF_FACEBOOK, CLASS_EVERYDAY,
		    "posts and comments in a group you are both in");
	if (!v->facebook)
		return;
	if (traces & TAGGED)
		leak(c, i, PF_FACEBOOK, CLASS_EVERYDAY,
		    "posts in which they are tagged");
	if (traces & NEAR_TAGGED)
		leak(c, i, PF_FACEBOOK, CLASS_EVERYDAY,
		    "posts in which a friend of theirs is tagged");
	if (traces & KNOWS_FRIEND)
		leak(c, i, PF_FACEBOOK, CLASS_FRIENDS_LIST,
		    "mutual friends, who are always shown");
}

void
leaks_find(struct compile *c)
{
	uint32_t n = c->plan->people->persons.n;
	uint32_t *traces = arena_array(c->arena, uint32_t, n);
	bool public_posts = posted(c, PF_FACEBOOK, true);
	bool on_x = posted(c, PF_X, false);
	bool on_mastodon = posted(c, PF_MASTODON, false);

	trace_tags(c, traces);
	trace_ties(c, traces);
	for (uint32_t i = 1; i < n; i++) {
		const struct viewer *v = &c->viewers[i];
		const bool *present = c->plan->placings[i].present;

		if (!v->person)
			continue;
		if (present[PF_FACEBOOK])
			facebook_leaks(c, i, traces[i], public_posts);
		if (v->instagram)
			leak(c, i, PF_INSTAGRAM, CLASS_PAST,
			    "old posts on your profile, which every follower "
			    "sees");
		if (!v->closed)
			continue;
		if (present[PF_LINKEDIN] && traces[i] & KNOWS_COLLEAGUE)
			leak(c, i, PF_LINKEDIN, CLASS_FRIENDS_LIST,
			    "shared connections, which are always shown");
		if (present[PF_X] && on_x)
			leak(c, i, PF_X, CLASS_EVERYDAY,
			    "posts there, which have one audience for all");
		if (present[PF_MASTODON] && on_mastodon)
			leak(c, i, PF_MASTODON, CLASS_EVERYDAY,
			    "posts there, which have one audience for all");
	}
}
