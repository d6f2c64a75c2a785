/*
 * Organisations: what "Northwind Traders Ltd" and "mail.northwind.example" have
 * in common.
 */
#include "base/arena.h"
#include "base/utf8.h"
#include "link/linker.h"

enum {
	ORGS_MAX = 3, /* organisations of one account that are compared */
	ORG_LEAST = 4 /* letters that tell an organisation */
};

struct str
org_joined(struct arena *a, struct str s, char sign)
{
	struct str out = STR_NONE;

	while (s.n > 0) {
		struct str part = str_cut(&s, sign);

		out = str_fmt(a, "%.*s%.*s", STR_ARG(out), STR_ARG(part));
	}
	return out;
}

struct org
org_of(struct linker *l, struct str written)
{
	struct str rest = utf8_fold(l->scratch, written), word;
	struct org o = { 0 };

	while (rest.n > 0) {
		word = str_cut(&rest, ' ');
		if (words_has(l->words, WORDS_LEGAL, word))
			continue;
		if (o.first.n == 0)
			o.first = word;
		o.letters = str_fmt(
		    l->scratch, "%.*s%.*s", STR_ARG(o.letters), STR_ARG(word));
	}
	return o;
}

bool
org_same(const struct org *a, const struct org *b)
{
	if (a->letters.n < 2 || b->letters.n < 2)
		return false;
	return str_eq(a->letters, b->letters) ||
	       (str_eq(a->first, b->first) && a->first.n >= ORG_LEAST);
}

bool
org_has_domain(const struct org *o, struct str label)
{
	if (o->letters.n == 0 || label.n == 0)
		return false;
	if (str_eq(o->letters, label))
		return true;
	return o->first.n >= ORG_LEAST && label.n >= ORG_LEAST &&
	       (str_starts(label, o->first) || str_starts(o->letters, label));
}

static void
add_org(struct linker *l, struct node *n, struct org o)
{
	if (o.letters.n == 0 || n->orgs_n == ORGS_MAX)
		return;
	if (n->orgs == NULL)
		n->orgs = arena_array(l->scratch, struct org, ORGS_MAX);
	n->orgs[n->orgs_n++] = o;
}

/* "northwind" of "ann@mail.northwind.example": the longest part but for the
 * last. */
struct str
org_label(struct linker *l, struct str email)
{
	struct str rest = email, best = STR_NONE;

	str_cut(&rest, '@');
	if (words_has(l->words, WORDS_FREEMAIL, rest))
		return STR_NONE;
	/* "webpost.example.org" belongs to "example.org". */
	for (struct str up = rest; str_has(up, STR("."));) {
		str_cut(&up, '.');
		if (words_has(l->words, WORDS_FREEMAIL, up))
			return STR_NONE;
	}
	while (str_has(rest, STR("."))) {
		struct str part = str_cut(&rest, '.');

		if (part.n > best.n)
			best = part;
	}
	if (best.n == 0)
		return STR_NONE;
	return org_joined(l->scratch, utf8_fold(l->scratch, best), ' ');
}

void
orgs_learn(struct linker *l)
{
	const struct records *r = l->records;

	for (uint32_t i = 0; i < r->affiliations.n; i++) {
		const struct affiliation *f = &r->affiliations.v[i];

		if (!f->school && l->nodes[f->who.n].linked)
			add_org(
			    l, &l->nodes[f->who.n], org_of(l, f->organisation));
	}
}

static bool
was_owners(const struct org *own, uint32_t own_n, const struct node *n)
{
	for (uint32_t i = 0; i < n->orgs_n; i++)
		for (uint32_t k = 0; k < own_n; k++)
			if (org_same(&n->orgs[i], &own[k]))
				return true;
	return false;
}

void
orgs_colleagues(struct linker *l)
{
	const struct owner *o = l->in->owner;
	struct org *own = arena_array(l->scratch, struct org, o->employers.n);

	for (uint32_t i = 0; i < o->employers.n; i++)
		own[i] = org_of(l, o->employers.v[i].name);
	for (uint32_t i = 0; i < l->order.n; i++)
		l->nodes[l->order.v[i]].colleague =
		    was_owners(own, o->employers.n, &l->nodes[l->order.v[i]]);
}
