#include "audience/matrix.h"

#include "audience/traces.h"
#include "base/arena.h"

struct matrix {
	const struct plan *plan;
	const uint32_t *traces;     /* by person_id.n */
	bool **on;                  /* by list, then by person_id.n */
	bool (*account)[PF__COUNT]; /* by person_id.n: an account that makes
	                               them a friend, follower, contact */
	bool public_posts;
	bool private_instagram;
};

/* Where content of a class stands on a platform. */
static const struct {
	enum platform platform;
	enum class class;
	enum surface surface;
} stands[] = {
	{ PF_FACEBOOK, CLASS_PUBLIC, ON_POST },
	{ PF_FACEBOOK, CLASS_WORK, ON_POST },
	{ PF_FACEBOOK, CLASS_EVERYDAY, ON_POST },
	{ PF_FACEBOOK, CLASS_PHOTOS, ON_POST },
	{ PF_FACEBOOK, CLASS_PHOTOS, ON_STORY },
	{ PF_FACEBOOK, CLASS_PHOTOS, ON_REEL },
	{ PF_FACEBOOK, CLASS_PHOTOS, ON_ALBUM },
	{ PF_FACEBOOK, CLASS_FAMILY, ON_POST },
	{ PF_FACEBOOK, CLASS_OPINIONS, ON_POST },
	{ PF_FACEBOOK, CLASS_LOCATION, ON_POST },
	{ PF_FACEBOOK, CLASS_PAST, ON_POST },
	{ PF_FACEBOOK, CLASS_CONTACT, ON_ABOUT },
	{ PF_FACEBOOK, CLASS_FRIENDS_LIST, ON_FRIENDS },
	{ PF_INSTAGRAM, CLASS_PUBLIC, ON_FACE },
	{ PF_INSTAGRAM, CLASS_WORK, ON_POST },
	{ PF_INSTAGRAM, CLASS_EVERYDAY, ON_STORY },
	{ PF_INSTAGRAM, CLASS_PHOTOS, ON_STORY },
	{ PF_INSTAGRAM, CLASS_FAMILY, ON_STORY },
	{ PF_INSTAGRAM, CLASS_OPINIONS, ON_STORY },
	{ PF_INSTAGRAM, CLASS_LOCATION, ON_STORY },
	{ PF_INSTAGRAM, CLASS_PAST, ON_POST },
	{ PF_LINKEDIN, CLASS_PUBLIC, ON_POST },
	{ PF_LINKEDIN, CLASS_WORK, ON_POST },
	{ PF_LINKEDIN, CLASS_FRIENDS_LIST, ON_FRIENDS },
	{ PF_X, CLASS_PUBLIC, ON_POST },
	{ PF_X, CLASS_WORK, ON_POST },
	{ PF_MASTODON, CLASS_PUBLIC, ON_POST },
	{ PF_MASTODON, CLASS_WORK, ON_POST },
	{ PF_WHATSAPP, CLASS_PUBLIC, ON_ABOUT },
	{ PF_WHATSAPP, CLASS_EVERYDAY, ON_STORY },
	{ PF_WHATSAPP, CLASS_PHOTOS, ON_STORY },
	{ PF_WHATSAPP, CLASS_FAMILY, ON_STORY },
	{ PF_WHATSAPP, CLASS_OPINIONS, ON_STORY },
	{ PF_WHATSAPP, CLASS_LOCATION, ON_STORY },
};

enum { STANDS = sizeof(stands) / sizeof(stands[0]) };

/* The value of a setting as the plan advises it; empty where it doesn't. */
static struct str
advised(const struct plan *plan, const char *id)
{
	for (uint32_t i = 0; i < plan->settings.n; i++)
		if (str_eq(plan->settings.v[i].id, str_of(id)))
			return plan->settings.v[i].value;
	return STR_NONE;
}

struct matrix *
matrix_make(struct arena *a, const struct plan *plan)
{
	struct matrix *m = arena_new(a, struct matrix);
	uint32_t n = plan->people->persons.n;

	m->plan = plan;
	m->traces = traces_find(a, plan);
	m->on = arena_array(a, bool *, plan->lists.n);
	m->account = arena_take(a, n * sizeof(*m->account));
	m->public_posts = traces_posted_publicly(plan, PF_FACEBOOK);
	m->private_instagram =
	    str_starts(advised(plan, "ig.private"), STR("On"));
	for (uint32_t i = 0; i < plan->lists.n; i++) {
		const struct member_list *l = &plan->lists.v[i];

		m->on[i] = arena_array(a, bool, n);
		for (uint32_t k = 0; k < l->members.n; k++)
			m->on[i][l->members.v[k].n] = true;
	}
	for (uint32_t i = 1; i < n; i++) {
		const struct person *p = &plan->people->persons.v[i];

		for (uint32_t k = 0; k < p->accounts.n; k++) {
			const struct account *acc =
			    &plan->records->whos.v[p->accounts.v[k].n].account;

			m->account[i][acc->platform] |=
			    traces_reads(acc, acc->platform);
		}
	}
	return m;
}

/* Somebody as a reader of what goes to that audience.  Instagram's and
 * WhatsApp's lists hold those left out or those let in, as the audience
 * says. */
static struct reader
reader_of(const struct matrix *m, enum platform p, const struct audience *to,
    person_id who)
{
	struct reader r = { .friend = m->account[who.n][p] };

	for (uint32_t i = 0; i < m->plan->lists.n; i++) {
		const struct member_list *l = &m->plan->lists.v[i];

		if (l->platform != p || !m->on[i][who.n])
			continue;
		r.restricted |= l->kind == LIST_RESTRICTED;
		if (to == NULL || !strs_has(&to->lists, l->name))
			continue;
		r.included |= to->kind == AUDIENCE_ONLY;
		r.excluded |= to->kind == AUDIENCE_EXCEPT;
	}
	return r;
}

/* What the plan makes of the friends list, where it does. */
static enum audience_kind
list_audience(const struct matrix *m, enum platform p)
{
	const char *id =
	    p == PF_LINKEDIN ? "li.connections" : "fb.friends.list";

	return advised(m->plan, id).n > 0 ? AUDIENCE_SELF : AUDIENCE_PUBLIC;
}

static struct item
item_of(const struct matrix *m, int at)
{
	struct item i = { .platform = stands[at].platform,
		.surface = stands[at].surface };

	i.to = m->plan->audiences[i.platform][stands[at].class].kind;
	if (i.surface == ON_FRIENDS)
		i.to = list_audience(m, i.platform);
	i.locked = i.platform == PF_INSTAGRAM && m->private_instagram;
	return i;
}

struct sight
matrix_sight(
    const struct matrix *m, person_id who, enum platform p, enum class class)
{
	const struct audience *to = &m->plan->audiences[p][class];
	struct reader r = reader_of(m, p, to, who);
	struct sight s = { .restricted = r.restricted };

	s.reads = r.friend || (p == PF_INSTAGRAM && !m->private_instagram);
	for (int i = 0; i < STANDS; i++) {
		struct item item = item_of(m, i);
		bool sees;

		if (stands[i].platform != p || stands[i].class != class ||
		    item.to == AUDIENCE_NONE)
			continue;
		sees = rules_apply(&item, &r).sees;
		s.all = s.posted ? s.all && sees : sees;
		s.any |= sees;
		s.posted = true;
	}
	return s;
}

classes
matrix_meant(const struct matrix *m, person_id who)
{
	const struct placing *pl = &m->plan->placings[who.n];
	classes want = m->plan->table[pl->treated_as] | CLASS_BIT(CLASS_PUBLIC);

	if (pl->standing == STAND_ASKED || pl->treated_as == GROUP_UNSORTED)
		want &= CLASS_BIT(CLASS_PUBLIC) | CLASS_BIT(CLASS_WORK);
	return want & ~CLASS_BIT(CLASS_FRIENDS_LIST);
}

/* Whether a tag lets them see a post that is for others. */
static bool
tagged_in(const struct matrix *m, person_id who, enum class class)
{
	uint32_t t = m->traces[who.n];
	struct item post = {
		.platform = PF_FACEBOOK, .to = AUDIENCE_ONLY, .widened = true
	};
	struct reader r = reader_of(m, PF_FACEBOOK, NULL, who);

	if (class == CLASS_PHOTOS) {
		r.tagged = t & TRACE_TAGGED_PICTURE;
		r.near_tagged = t & TRACE_NEAR_PICTURE;
	} else if (class == CLASS_EVERYDAY) {
		r.tagged = t & TRACE_TAGGED;
		r.near_tagged = t & TRACE_NEAR_TAGGED;
	} else if (class == CLASS_PAST) {
		r.tagged = t & TRACE_TAGGED;
	}
	return r.friend && rules_apply(&post, &r).sees;
}

bool
matrix_around(
    const struct matrix *m, person_id who, enum platform p, enum class class)
{
	uint32_t t = m->traces[who.n];
	struct item item = { .platform = p, .to = AUDIENCE_SELF };
	struct reader r = reader_of(m, p, NULL, who);

	if (p == PF_FACEBOOK && tagged_in(m, who, class))
		return true;
	if (class == CLASS_EVERYDAY && (p == PF_X || p == PF_MASTODON))
		return traces_posted(m->plan, p);
	if (class == CLASS_EVERYDAY) {
		item.surface = ON_GROUP;
		r.in_place = p == PF_FACEBOOK && t & TRACE_SHARES_GROUP;
	} else if (class == CLASS_FRIENDS_LIST) {
		item.surface = ON_MUTUAL;
		r.mutual = p == PF_LINKEDIN
		               ? (t & TRACE_KNOWS_COLLEAGUE) != 0
		               : r.friend && t & TRACE_KNOWS_FRIEND;
	} else if (class == CLASS_PAST && p == PF_FACEBOOK && m->public_posts) {
		item.to = AUDIENCE_PUBLIC;
	} else {
		return false;
	}
	return rules_apply(&item, &r).sees;
}

/* Whether the audiences give somebody a class that is meant for them. */
static bool
given(const struct matrix *m, person_id who, enum platform p, enum class class)
{
	if (!m->plan->placings[who.n].present[p] ||
	    m->plan->people->persons.v[who.n].owner)
		return false;
	return class == CLASS_PUBLIC ||
	       (matrix_meant(m, who) & CLASS_BIT(class) &&
		   matrix_sight(m, who, p, class).all);
}

classes
matrix_view_as(const struct matrix *m, person_id who, enum platform p)
{
	classes sees = 0;

	for (int k = 0; k < CLASS__COUNT; k++)
		if (given(m, who, p, (enum class)k))
			sees |= CLASS_BIT(k);
	return sees;
}

uint32_t
matrix_who_sees(
    const struct matrix *m, enum platform p, enum class class, person_id *to)
{
	uint32_t n = 0;

	for (uint32_t i = 1; i < m->plan->people->persons.n; i++)
		if (given(m, (person_id){ i }, p, class))
			to[n++] = (person_id){ i };
	return n;
}

classes
matrix_stranger(const struct matrix *m, enum platform p)
{
	const struct reader nobody = { 0 };
	classes sees = CLASS_BIT(CLASS_PUBLIC);

	for (int i = 0; i < STANDS; i++) {
		struct item item = item_of(m, i);

		if (stands[i].platform == p && item.to != AUDIENCE_NONE &&
		    rules_apply(&item, &nobody).sees)
			sees |= CLASS_BIT(stands[i].class);
	}
	return sees;
}
