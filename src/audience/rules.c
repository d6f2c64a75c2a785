#include "audience/rules.h"

#define SEES(id) ((struct ruling){ .sees = true, .sure = true, .rule = (id) })
#define HIDDEN(id) ((struct ruling){ .sure = true, .rule = (id) })
#define MAY_SEE(id) ((struct ruling){ .sees = true, .rule = (id) })
#define PERHAPS_NOT(id) ((struct ruling){ .rule = (id) })
#define IF(condition, id) ((condition) ? SEES(id) : HIDDEN(id))

/* Include first, then exclude; Restricted is out of all that is not
 * Public. */
static struct ruling
facebook_audience(const struct item *i, const struct reader *r)
{
	enum audience_kind to = i->to;

	if (i->limited && to == AUDIENCE_PUBLIC)
		return IF(r->friend && !r->restricted, "FB-A1");
	switch (to) {
	case AUDIENCE_PUBLIC: return SEES(r->restricted ? "FB-R1" : "FB-N1");
	case AUDIENCE_FRIENDS:
		if (r->restricted)
			return HIDDEN("FB-R1");
		return IF(r->friend, "FB-N2");
	case AUDIENCE_EXCEPT:
		if (r->restricted)
			return HIDDEN("FB-R1");
		return IF(r->friend && !r->excluded, "FB-L1");
	case AUDIENCE_ONLY:
		if (r->restricted && r->included)
			return PERHAPS_NOT("FB-R3");
		return IF(r->friend && r->included && !r->excluded, "FB-L1");
	case AUDIENCE_SELF:
	case AUDIENCE_NONE: break;
	}
	return HIDDEN("FB-N3");
}

/* A tag lets in who is tagged and, unless that is unticked, their friends.
 * Whether it also lets in a friend of theirs whom the audience shuts out, no
 * source tells: they may see it. */
static struct ruling
facebook_post(const struct item *i, const struct reader *r)
{
	struct ruling by_audience = facebook_audience(i, r);

	if (by_audience.sees && by_audience.sure)
		return by_audience;
	if (r->tagged)
		return i->to == AUDIENCE_SELF ? MAY_SEE("FB-T6")
		                              : SEES("FB-T1");
	if (r->near_tagged && i->widened && i->to != AUDIENCE_SELF)
		return r->restricted || r->excluded ? MAY_SEE("FB-T1")
		                                    : SEES("FB-T1");
	if (r->near_tagged && !i->widened)
		return (struct ruling){ by_audience.sees, false, "FB-T2" };
	return by_audience;
}

/* Stories are never shown to who is Restricted, Public ones neither. */
static struct ruling
facebook_story(const struct item *i, const struct reader *r)
{
	if (r->restricted)
		return HIDDEN("FB-R1");
	switch (i->to) {
	case AUDIENCE_PUBLIC: return SEES("FB-S1");
	case AUDIENCE_FRIENDS: return IF(r->friend, "FB-S1");
	case AUDIENCE_EXCEPT: return IF(r->friend && !r->excluded, "FB-S1");
	case AUDIENCE_ONLY: return IF(r->friend && r->included, "FB-S1");
	case AUDIENCE_SELF:
	case AUDIENCE_NONE: break;
	}
	return HIDDEN("FB-S1");
}

static struct ruling
facebook_tagged_post(const struct item *i, const struct reader *r)
{
	if (r->in_place)
		return SEES("FB-T4");
	if (!i->adds_friends || !r->friend)
		return HIDDEN("FB-T3");
	return r->restricted ? MAY_SEE("FB-T3") : SEES("FB-T3");
}

/* An audience without tags, where only the rule's name differs. */
static struct ruling
facebook_field(
    const struct item *i, const struct reader *r, const char *restricted)
{
	struct ruling by_audience = facebook_audience(i, r);

	if (r->restricted && i->to != AUDIENCE_PUBLIC)
		return PERHAPS_NOT(restricted);
	return by_audience;
}

static struct ruling
facebook(const struct item *i, const struct reader *r)
{
	bool shared = i->surface == ON_GROUP || i->surface == ON_EVENT;

	if (r->blocked && !(shared && r->in_place))
		return HIDDEN("FB-B1");
	switch (i->surface) {
	case ON_POST:
	case ON_ALBUM:
	case ON_REEL: return facebook_post(i, r);
	case ON_STORY: return facebook_story(i, r);
	case ON_ABOUT: return facebook_field(i, r, "FB-R4");
	case ON_OLD_FACE: return facebook_audience(i, r);
	case ON_FACE: return SEES("FB-P1");
	case ON_FRIENDS:
		return i->to == AUDIENCE_SELF ? HIDDEN("FB-F1")
		                              : facebook_field(i, r, "FB-R4");
	case ON_MUTUAL: return IF(r->mutual, "FB-F1");
	case ON_OTHERS_POST: return IF(r->in_place, "FB-C1");
	case ON_TAGGED_POST: return facebook_tagged_post(i, r);
	case ON_GROUP: return IF(i->open_place || r->in_place, "FB-G1");
	case ON_EVENT: return IF(i->open_place || r->in_place, "FB-E1");
	case SURFACE__COUNT: break;
	}
	return HIDDEN("FB-N3");
}

/* Restricting somebody there hides nothing; hiding stories hides stories
 * alone. */
static struct ruling
instagram(const struct item *i, const struct reader *r)
{
	bool story = i->surface == ON_STORY;

	if (r->blocked)
		return HIDDEN("IG-5");
	if (i->surface == ON_FACE)
		return SEES("IG-6");
	if (i->surface == ON_OTHERS_POST)
		return IF(r->in_place, "IG-4");
	if (i->surface != ON_POST && i->surface != ON_REEL && !story)
		return HIDDEN("IG-6");
	if (i->to == AUDIENCE_ONLY)
		return IF(r->included && (r->friend || !i->locked) &&
			      !(story && r->excluded),
		    "IG-7");
	if (i->to == AUDIENCE_SELF || i->to == AUDIENCE_NONE)
		return HIDDEN("IG-6");
	if (story && r->excluded)
		return HIDDEN("IG-1");
	if (r->restricted && (r->friend || !i->locked))
		return SEES("IG-2");
	return IF(r->friend || !i->locked, "IG-6");
}

static struct ruling
linkedin(const struct item *i, const struct reader *r)
{
	switch (i->surface) {
	case ON_POST:
		if (i->to == AUDIENCE_PUBLIC)
			return SEES("LI-3");
		return IF(r->friend && i->to == AUDIENCE_FRIENDS, "LI-3");
	case ON_FACE: return SEES("LI-4");
	case ON_FRIENDS: return IF(r->friend && i->to != AUDIENCE_SELF, "LI-2");
	case ON_MUTUAL: return IF(r->mutual, "LI-2");
	case ON_OTHERS_POST:
		return (struct ruling){ r->in_place, false, "LI-1" };
	case ON_STORY:
	case ON_REEL:
	case ON_ALBUM:
	case ON_ABOUT:
	case ON_OLD_FACE:
	case ON_TAGGED_POST:
	case ON_GROUP:
	case ON_EVENT:
	case SURFACE__COUNT: break;
	}
	return HIDDEN("LI-3");
}

/* One audience for everything; blocking hides nothing that is public. */
static struct ruling
x(const struct item *i, const struct reader *r)
{
	if (i->surface == ON_FACE)
		return SEES("X-3");
	if (i->surface != ON_POST)
		return HIDDEN("X-3");
	if (i->locked)
		return IF(r->friend && !r->blocked, "X-1");
	return SEES(r->blocked ? "X-2" : "X-3");
}

static struct ruling
mastodon(const struct item *i, const struct reader *r)
{
	if (i->surface == ON_FACE)
		return SEES("MA-3");
	if (i->surface != ON_POST)
		return HIDDEN("MA-3");
	if (i->to == AUDIENCE_PUBLIC)
		return SEES(r->blocked ? "MA-2" : "MA-3");
	if (r->blocked)
		return HIDDEN("MA-2");
	if (i->to == AUDIENCE_FRIENDS)
		return IF(r->friend || r->tagged, "MA-3");
	return IF(i->to == AUDIENCE_ONLY && (r->included || r->tagged), "MA-1");
}

static struct ruling
whatsapp(const struct item *i, const struct reader *r)
{
	const char *rule = i->surface == ON_STORY ? "WA-1" : "WA-3";

	if (r->blocked)
		return HIDDEN("WA-4");
	if (i->surface == ON_GROUP)
		return IF(r->in_place, "WA-5");
	if (i->surface != ON_STORY && i->surface != ON_ABOUT)
		return HIDDEN(rule);
	if (i->to == AUDIENCE_PUBLIC && i->surface == ON_ABOUT)
		return SEES(rule);
	if (!r->friend)
		return HIDDEN(rule);
	if (i->to == AUDIENCE_EXCEPT)
		return IF(!r->excluded, rule);
	if (i->to == AUDIENCE_ONLY)
		return IF(r->included, rule);
	return IF(i->to == AUDIENCE_FRIENDS || i->to == AUDIENCE_PUBLIC, rule);
}

struct ruling
rules_apply(const struct item *i, const struct reader *r)
{
	switch (i->platform) {
	case PF_FACEBOOK: return facebook(i, r);
	case PF_INSTAGRAM: return instagram(i, r);
	case PF_LINKEDIN: return linkedin(i, r);
	case PF_X: return x(i, r);
	case PF_MASTODON: return mastodon(i, r);
	case PF_WHATSAPP: return whatsapp(i, r);
	case PF_GOOGLE:
	case PF_PHONE:
	case PF_CRM:
	case PF_GRAPH:
	case PF__COUNT: break;
	}
	/* Labels of an address book show nobody anything. */
	return HIDDEN("GC-1");
}
