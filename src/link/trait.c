/*
 * What an account tells that can be compared with another's.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "link/linker.h"

enum {
	NAMES_MAX = 6, /* that one account goes by */
	ORGS_MAX = 3,  /* organisations of one account that are compared */
	SHARED_BY_MANY =
	    8,        /* names under one address, which is then nobody's */
	ORG_LEAST = 4 /* letters that tell an organisation */
};

/* ---- addresses ------------------------------------------------------ */

/* In one form: without "+tag", and without the dots that Gmail ignores. */
static struct str
email_form(struct arena *a, struct str written)
{
	struct str mail = record_email(a, written), domain = mail, local;

	if (mail.n == 0)
		return STR_NONE;
	local = str_cut(&domain, '@');
	local = str_cut(&local, '+');
	if (str_eq(domain, STR("googlemail.com")))
		domain = STR("gmail.com");
	if (str_eq(domain, STR("gmail.com")))
		local = org_joined(a, local, '.');
	return str_fmt(a, "%.*s@%.*s", STR_ARG(local), STR_ARG(domain));
}

static struct str
local_of(struct str email)
{
	return str_cut(&email, '@');
}

static bool
is_role(const struct linker *l, struct str local)
{
	return words_has(l->words, WORDS_ROLES, local);
}

/* Where a path below these names one profile. */
static const struct {
	const char *host, *below;
} networks[] = {
	{ "linkedin.com", "in/" },
	{ "facebook.com", "" },
	{ "instagram.com", "" },
	{ "twitter.com", "" },
	{ "x.com", "" },
};

static struct str
without(struct str s, const char *prefix)
{
	return str_starts(s, str_of(prefix))
	           ? str_sub(s, str_of(prefix).n, SIZE_MAX)
	           : s;
}

/* The address of a profile in one form, "linkedin.com/in/ann"; STR_NONE for
 * other addresses. */
static struct str
profile_form(struct arena *a, struct str url)
{
	struct str s = str_lower(a, str_trim(url)), path, host;

	s = without(without(s, "https://"), "http://");
	s = without(without(s, "www."), "m.");
	/* A numeric profile is told apart by its query. */
	if (!str_has(s, STR("profile.php?id=")))
		s = str_cut(&s, '?');
	else
		s = str_cut(&s, '&');
	s = str_cut(&s, '#');
	while (str_ends(s, STR("/")))
		s.n--;
	path = s;
	host = str_cut(&path, '/');
	for (size_t i = 0; i < sizeof(networks) / sizeof(networks[0]); i++) {
		struct str below = str_of(networks[i].below);

		/* "de.linkedin.com" is LinkedIn too. */
		if (!str_eq(host, str_of(networks[i].host)) &&
		    !str_ends(host, str_fmt(a, ".%s", networks[i].host)))
			continue;
		/* What lies deeper is no profile: "intent/user", "pages/…". */
		if (!str_starts(path, below) || path.n == below.n ||
		    str_has(str_sub(path, below.n, SIZE_MAX), STR("/")))
			return STR_NONE;
		return str_fmt(a, "%s/%.*s", networks[i].host, STR_ARG(path));
	}
	return STR_NONE;
}

static struct str
profile_of(struct linker *l, uint32_t who)
{
	const struct account *a = linker_account(l, who);

	if (a->platform == PF_LINKEDIN && a->url.n > 0)
		return str_fmt(l->scratch, "linkedin.com%.*s",
		    STR_ARG(without(l->nodes[who].key, "linkedin:")));
	if (a->platform == PF_INSTAGRAM && a->id.n > 0)
		return str_fmt(l->scratch, "instagram.com/%.*s",
		    STR_ARG(without(l->nodes[who].key, "instagram:")));
	return a->url.n > 0 ? profile_form(l->scratch, a->url) : STR_NONE;
}

/* Under how many names each address is.  Those under many are nobody's. */
struct bearers {
	struct arena *arena;
	struct map *seen, *count;
};

static void
count_bearers(struct bearers *b, struct str address, struct str name)
{
	uint32_t *at =
	    map_at(b->seen, STR_JOIN(b->arena, address, STR("\n"), name));

	if (*at == 0)
		++*map_at(b->count, address);
	*at = 1;
}

static void
keep_addresses(struct linker *l, struct bearers *b, uint32_t who)
{
	const struct account *a = linker_account(l, who);
	struct node *n = &l->nodes[who];

	for (uint32_t i = 0; i < a->emails.n; i++) {
		struct str e = email_form(l->scratch, a->emails.v[i]);

		if (e.n == 0 || strs_has(&n->emails, e))
			continue;
		strs_add(l->scratch, &n->emails, e);
		count_bearers(b, e, n->name);
	}
	for (uint32_t i = 0; i < a->phones.n; i++) {
		struct str p = record_phone(
		    l->scratch, a->phones.v[i], l->in->owner->country);

		if (p.n == 0 || strs_has(&n->phones, p))
			continue;
		strs_add(l->scratch, &n->phones, p);
		count_bearers(b, p, n->name);
	}
}

/* ---- names ---------------------------------------------------------- */

void
traits_call(
    struct linker *l, struct node *n, struct name name, enum called_as as)
{
	if (name.n == 0 || n->called_n == NAMES_MAX)
		return;
	for (uint32_t i = 0; i < n->called_n; i++)
		if (str_eq(n->called[i]->name.sorted, name.sorted))
			return;
	if (n->called == NULL)
		n->called = arena_array(l->scratch, struct called *, NAMES_MAX);
	n->called[n->called_n] = arena_new(l->scratch, struct called);
	*n->called[n->called_n++] =
	    (struct called){ name_copy(l->scratch, &name), as };
}

static void
add_handle(struct linker *l, struct node *n, struct str handle)
{
	struct name name = name_of_handle(l->stage, l->words, handle);

	if (name.n > 1)
		traits_call(l, n, name, CALLED_HANDLE);
	if (name.letters.n > 0 && !strs_has(&n->letters, name.letters))
		strs_add(l->scratch, &n->letters,
		    str_copy(l->scratch, name.letters));
}

/* Whether the platform shows user names where others show names. */
static bool
has_handles(enum platform p)
{
	return p == PF_INSTAGRAM || p == PF_X || p == PF_MASTODON;
}

static void
learn_handles(struct linker *l, struct node *n, const struct account *a)
{
	struct str rest;

	if (has_handles(a->platform)) {
		rest = a->platform == PF_X && a->name.n > 0 &&
		               !str_has(a->name, STR(" "))
		           ? a->name
		           : a->id;
		rest = without(rest, "@");
		add_handle(l, n, str_cut(&rest, '@'));
	}
	if (a->platform == PF_LINKEDIN && a->url.n > 0)
		add_handle(l, n, str_after_last(n->key, '/'));
	for (uint32_t i = 0; i < n->emails.n; i++)
		if (!is_role(l, local_of(n->emails.v[i])))
			add_handle(l, n, local_of(n->emails.v[i]));
}

/* "Ann Example (Roe)", "née Roe": Ann Roe, once. */
static void
add_former(
    struct linker *l, struct node *n, struct str given, struct str family)
{
	if (given.n > 0 && family.n > 0)
		traits_call(l, n,
		    name_of(l->stage, l->words,
			STR_JOIN(l->stage, given, STR(" "), family)),
		    CALLED_FORMER);
}

static void
learn_names(struct linker *l, struct node *n, const struct account *a)
{
	struct str written = a->name, first;
	struct name name;

	if (written.n == 0)
		written = STR_JOIN(l->stage, a->given, STR(" "), a->family);
	name = name_of(l->stage, l->words, written);
	if (!has_handles(a->platform) || str_has(written, STR(" ")))
		traits_call(l, n, name, name.kin ? CALLED_FORMER : CALLED_NAME);
	/* "Uncle Bob" is Bob; Primo may be a name and a cousin. */
	if (name.kin)
		traits_call(l, n,
		    name_of(l->stage, l->words,
			str_sub(name.plain, name.word[0].n + 1, SIZE_MAX)),
		    CALLED_FORMER);
	first = name.n > 0 ? name.word[0] : STR_NONE;
	if (name.aside.n > 0 && (name.born || a->platform == PF_FACEBOOK ||
				    a->platform == PF_LINKEDIN))
		add_former(l, n, first, name.aside);
	else if (name.aside.n > 0)
		n->hint = org_of(l, name.aside);
	add_former(l, n, first, a->former);
	if (a->family.n > 0)
		add_former(l, n, a->nick, a->family);
}

/* ---- the rest ------------------------------------------------------- */

static enum list
side_of(const struct node *n, const struct account *a)
{
	switch (a->platform) {
	case PF_LINKEDIN: return LIST_JOB;
	case PF_CRM: return LIST_DESK;
	case PF_INSTAGRAM:
	case PF_X:
	case PF_MASTODON: return LIST_PUBLIC;
	case PF_GOOGLE:
	case PF_PHONE:
		return n->orgs_n > 0 || n->domains.n > 0 || n->hint.first.n > 0
		           ? LIST_DESK
		           : LIST_BOOK;
	case PF_FACEBOOK:
	case PF_WHATSAPP:
	case PF_GRAPH:
	case PF__COUNT: break;
	}
	return LIST_SOCIAL;
}

/* Whether another in the same list has the full name; two address books are
 * two lists. */
static bool
comes_again(struct linker *l, struct map *seen, uint32_t who, struct str name)
{
	enum platform p = linker_account(l, who)->platform;
	uint32_t *at = map_at(
	    seen, str_fmt(l->stage, "%d %u %.*s", (int)p,
		      record_is_book(p) ? l->records->whos.v[who].input : 0,
		      STR_ARG(name)));
	bool again = *at > 0 && cluster_of(l, *at) != cluster_of(l, who);

	*at = who;
	return again;
}

/* How many full names have a word, and which names come again. */
static void
count_words(struct linker *l)
{
	struct map *seen = map_make(l->stage), *lists = map_make(l->stage);

	l->bearers = map_make(l->scratch);
	l->twice = map_make(l->scratch);
	for (uint32_t i = 0; i < l->order.n; i++) {
		const struct node *n = &l->nodes[l->order.v[i]];
		const struct name *name;

		if (n->called_n == 0 || n->called[0]->as != CALLED_NAME)
			continue;
		name = &n->called[0]->name;
		if (name->n < 2)
			continue;
		if (comes_again(l, lists, l->order.v[i], name->sorted))
			*map_at(l->twice, name->sorted) = 1;
		if (map_get(seen, name->sorted) > 0)
			continue;
		*map_at(seen, name->sorted) = 1;
		for (uint32_t k = 0; k < name->n; k++)
			++*map_at(l->bearers, name->word[k]);
	}
}

/* Keeps what is one person's: no role, and not under many names. */
static void
keep_own(struct linker *l, const struct map *count, struct strs *s)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < s->n; i++)
		if (map_get(count, s->v[i]) <= SHARED_BY_MANY &&
		    !is_role(l, local_of(s->v[i])))
			s->v[kept++] = s->v[i];
	s->n = kept;
}

static void
learn_alone(struct linker *l, struct bearers *b, uint32_t who)
{
	struct node *n = &l->nodes[who];

	keep_addresses(l, b, who);
	for (uint32_t k = 0; k < n->emails.n; k++) {
		struct str label = org_label(l, n->emails.v[k]);

		if (label.n > 0 && !strs_has(&n->domains, label))
			strs_add(l->scratch, &n->domains, label);
	}
	learn_names(l, n, linker_account(l, who));
	learn_handles(l, n, linker_account(l, who));
	n->profile = profile_of(l, who);
	n->side = side_of(n, linker_account(l, who));
}

void
traits_fill(struct linker *l)
{
	struct bearers b = { .arena = arena_make("counting addresses") };

	b.seen = map_make(b.arena);
	b.count = map_make(b.arena);
	orgs_learn(l);
	for (uint32_t i = 0; i < l->order.n; i++) {
		arena_reset(l->stage);
		learn_alone(l, &b, l->order.v[i]);
	}
	for (uint32_t i = 0; i < l->order.n; i++) {
		keep_own(l, b.count, &l->nodes[l->order.v[i]].emails);
		keep_own(l, b.count, &l->nodes[l->order.v[i]].phones);
	}
	arena_free(b.arena);
	orgs_colleagues(l);
	labels_learn(l);
	arena_reset(l->stage);
	circles_learn(l);
	arena_reset(l->stage);
	count_words(l);
}
