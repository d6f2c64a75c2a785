/*
 * Joins by what belongs to one person alone: a profile, an e-mail, a number.
 * An address under names that can't be one person's is shared: by a family,
 * an office, a front desk.
 */
#include "base/arena.h"
#include "link/linker.h"

/* Whoever answers at these is whoever is on duty. */
static const char *const roles[] = { "info", "office", "mail", "email",
	"contact", "contacts", "kontakt", "contacto", "contatto", "contato",
	"hello", "hallo", "bonjour", "ciao", "hola", "sales", "vertrieb",
	"verkauf", "ventas", "service", "support", "help", "admin",
	"administrator", "webmaster", "postmaster", "team", "post", "noreply",
	"no-reply", "donotreply", "billing", "invoice", "invoices", "rechnung",
	"accounts", "accounting", "buchhaltung", "hr", "jobs", "careers",
	"press", "presse", "marketing", "reception", "empfang", "praxis",
	"buero", "secretary", "sekretariat", "secretariat", "segreteria",
	"newsletter", "orders", "bestellung", "shop" };

static bool
is_role(struct str email)
{
	struct str local = str_cut(&email, '@');

	for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
		if (str_eq(local, str_of(roles[i])))
			return true;
	return false;
}

/* What the address says, and how sure it is. */
struct kind {
	double score;
	const char *why, *shared;
};

static const struct kind profile = { 0.99,
	"the same profile address in two places",
	"one profile address under two names" };
static const struct kind email = { 0.97, "the same e-mail address",
	"one e-mail address under two names" };
static const struct kind phone = { 0.95, "the same phone number",
	"one phone number under two names" };

enum { SHARED_BY_MANY = 8 };

/* Whether two of one address may be one person. */
static bool
agree(const struct linker *l, uint32_t a, uint32_t b)
{
	const struct node *x = &l->nodes[a], *y = &l->nodes[b];

	if (str_eq(x->sorted, y->sorted))
		return true;
	/* One book tells "Mom" from "Dad"; two books may say "Mom" and "Jane
	 * Example". */
	if (linker_account(l, a)->platform == linker_account(l, b)->platform &&
	    (x->words == 1 || y->words == 1))
		return str_starts(x->name, y->name) ||
		       str_starts(y->name, x->name);
	return name_agrees(x->name, y->name);
}

/* The first account of each name among those who have the address. */
static void
one_a_name(const struct linker *l, const struct mark *m, uint32_t n,
    uint32_t *names, uint32_t *names_n)
{
	*names_n = 0;
	for (uint32_t i = 0; i < n && *names_n <= SHARED_BY_MANY; i++) {
		uint32_t k = 0;

		while (k < *names_n &&
		       !(str_eq(l->nodes[names[k]].sorted,
			     l->nodes[m[i].who].sorted) &&
			   linker_account(l, names[k])->platform ==
			       linker_account(l, m[i].who)->platform))
			k++;
		if (k == *names_n)
			names[(*names_n)++] = m[i].who;
	}
}

static bool
all_agree(const struct linker *l, const uint32_t *names, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < i; k++)
			if (!agree(l, names[i], names[k]))
				return false;
	return true;
}

/* Those of one name are one, even at a shared address. */
static void
join_namesakes(
    struct linker *l, const struct mark *m, uint32_t n, const struct kind *k)
{
	struct map *first = map_make(l->scratch);

	for (uint32_t i = 0; i < n; i++) {
		uint32_t *at;

		if (l->nodes[m[i].who].words < 2)
			continue;
		at = map_at(first, l->nodes[m[i].who].sorted);
		if (*at == 0)
			*at = m[i].who;
		else
			cluster_join(l, *at, m[i].who, k->score, k->why);
	}
}

/* Those who have one address. */
static void
one_address(struct linker *l, const struct mark *m, uint32_t n,
    const struct kind *kind, bool role)
{
	uint32_t names[SHARED_BY_MANY + 1], names_n;

	one_a_name(l, m, n, names, &names_n);
	if (!role && names_n <= SHARED_BY_MANY &&
	    all_agree(l, names, names_n)) {
		for (uint32_t i = 1; i < n; i++)
			cluster_join(
			    l, m[0].who, m[i].who, kind->score, kind->why);
		return;
	}
	join_namesakes(l, m, n, kind);
	if (!role && names_n == 2 &&
	    linker_account(l, names[0])->platform !=
		linker_account(l, names[1])->platform)
		cluster_doubt(l, names[0], names[1], 0.5, kind->shared);
}

static void
join_marks(struct linker *l, struct marks *m, const struct kind *kind)
{
	marks_sort(l, m);
	for (uint32_t i = 0, end; i < m->v.n; i = end) {
		end = marks_run(m, i);
		if (end - i > 1)
			one_address(l, &m->v.v[i], end - i, kind,
			    kind == &email && is_role(m->v.v[i].key));
	}
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
profile_of(struct arena *a, struct str url)
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

static void
mark_profile(struct linker *l, struct marks *m, uint32_t who)
{
	const struct account *a = linker_account(l, who);
	struct str key = STR_NONE;

	if (a->platform == PF_LINKEDIN && a->url.n > 0)
		key = str_fmt(l->scratch, "linkedin.com%.*s",
		    STR_ARG(without(l->nodes[who].key, "linkedin:")));
	else if (a->platform == PF_INSTAGRAM && a->id.n > 0)
		key = str_fmt(l->scratch, "instagram.com/%.*s",
		    STR_ARG(without(l->nodes[who].key, "instagram:")));
	else if (a->url.n > 0)
		key = profile_of(l->scratch, a->url);
	if (key.n > 0)
		vec_add(l->scratch, &m->v) =
		    (struct mark){ .key = key, .who = who };
}

static struct str
without_repeats(const struct strs *s, uint32_t i, struct str one)
{
	for (uint32_t k = 0; k < i; k++)
		if (str_eq_nocase(s->v[k], s->v[i]))
			return STR_NONE;
	return one;
}

static void
mark_all(struct linker *l, struct marks *m, uint32_t who, bool phones)
{
	const struct account *a = linker_account(l, who);
	const struct strs *s = phones ? &a->phones : &a->emails;

	for (uint32_t i = 0; i < s->n; i++) {
		struct str key = phones ? record_phone(l->scratch, s->v[i],
					      l->in->owner->country)
		                        : record_email(l->scratch, s->v[i]);

		key = without_repeats(s, i, key);
		if (key.n > 0)
			vec_add(l->scratch, &m->v) =
			    (struct mark){ .key = key, .who = who };
	}
}

void
address_join(struct linker *l)
{
	struct marks profiles = { 0 }, emails = { 0 }, phones = { 0 };

	for (uint32_t i = 0; i < l->order.n; i++) {
		mark_profile(l, &profiles, l->order.v[i]);
		mark_all(l, &emails, l->order.v[i], false);
		mark_all(l, &phones, l->order.v[i], true);
	}
	join_marks(l, &profiles, &profile);
	join_marks(l, &emails, &email);
	join_marks(l, &phones, &phone);
}
