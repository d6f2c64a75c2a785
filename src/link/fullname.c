/*
 * Joins by full name: only where the name occurs once in every source, that
 * is on every platform.  Where it doesn't, its bearers stay apart and the
 * owner is asked.
 */
#include "base/arena.h"
#include "link/linker.h"

enum { NAMESAKES_ASKED = 5 }; /* more of one name are no question */

struct name_rule {
	struct str (*key)(struct linker *, const struct node *);
	double score;
	const char *why;
	double doubt; /* about homonyms; 0: none */
};

/* The clusters of a run, by the platform on which they bear the name. */
struct bearer {
	uint32_t who, cluster;
	enum platform platform;
};

static bool
known(const struct bearer *v, uint32_t n, const struct bearer *b)
{
	for (uint32_t i = 0; i < n; i++)
		if (v[i].cluster == b->cluster && v[i].platform == b->platform)
			return true;
	return false;
}

static bool
unique_in_each(const struct bearer *v, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < i; k++)
			if (v[i].platform == v[k].platform)
				return false;
	return true;
}

static void
one_name(struct linker *l, const struct mark *m, uint32_t n,
    const struct name_rule *rule)
{
	/* Of as many platforms, one each, and some more. */
	struct bearer v[PF__COUNT + NAMESAKES_ASKED];
	uint32_t found = 0;

	for (uint32_t i = 0; i < n; i++) {
		struct bearer b = { .who = m[i].who,
			.cluster = cluster_of(l, m[i].who),
			.platform = linker_account(l, m[i].who)->platform };

		if (known(v, found, &b))
			continue;
		if (found == sizeof(v) / sizeof(v[0]))
			return;
		v[found++] = b;
	}
	if (unique_in_each(v, found)) {
		for (uint32_t i = 1; i < found; i++)
			cluster_join(
			    l, v[0].who, v[i].who, rule->score, rule->why);
		return;
	}
	if (rule->doubt <= 0 || found > NAMESAKES_ASKED)
		return;
	for (uint32_t i = 0; i < found; i++)
		for (uint32_t k = i + 1; k < found; k++)
			if (v[i].platform != v[k].platform)
				cluster_doubt(l, v[i].who, v[k].who,
				    rule->doubt,
				    "the same name, which is not unique");
}

static struct str
whole(struct linker *l, const struct node *n)
{
	(void)l;
	return n->name;
}

static struct str
any_order(struct linker *l, const struct node *n)
{
	(void)l;
	return n->sorted;
}

static struct str
first_and_last(struct linker *l, const struct node *n)
{
	return name_ends(l->scratch, n->name);
}

static const struct name_rule rules[] = {
	{ .key = whole,
	    .score = 0.85,
	    .why = "the same full name, once in every source",
	    .doubt = 0.4 },
	{ .key = any_order,
	    .score = 0.8,
	    .why = "the same names in another order, once in every source",
	    .doubt = 0.35 },
	{ .key = first_and_last,
	    .score = 0.7,
	    .why = "the same first and last name, once in every source" },
};

static void
by_rule(struct linker *l, const struct name_rule *rule)
{
	struct marks m = { 0 };

	for (uint32_t i = 0; i < l->order.n; i++) {
		uint32_t who = l->order.v[i];
		struct str key = STR_NONE;

		if (l->nodes[who].words >= 2 && !l->nodes[who].owner)
			key = rule->key(l, &l->nodes[who]);
		if (key.n > 0)
			vec_add(l->scratch, &m.v) =
			    (struct mark){ .key = key, .who = who };
	}
	marks_sort(l, &m);
	for (uint32_t i = 0, end; i < m.v.n; i = end) {
		end = marks_run(&m, i);
		if (end - i > 1)
			one_name(l, &m.v.v[i], end - i, rule);
	}
}

/* One account that two exports tell, with times of two zones. */
static void
told_twice(struct linker *l)
{
	struct marks m = { 0 };

	for (uint32_t i = 0; i < l->order.n; i++) {
		uint32_t who = l->order.v[i];
		enum platform p = linker_account(l, who)->platform;

		if (p == PF_FACEBOOK || p == PF_LINKEDIN)
			vec_add(l->scratch, &m.v) = (struct mark){
				.key = str_fmt(l->scratch, "%d %.*s", (int)p,
				    STR_ARG(l->nodes[who].name)),
				.who = who
			};
	}
	marks_sort(l, &m);
	for (uint32_t i = 1; i < m.v.n; i++)
		if (str_eq(m.v.v[i].key, m.v.v[i - 1].key))
			cluster_join(l, m.v.v[i - 1].who, m.v.v[i].who, 0.95,
			    "the same name and date in two exports");
}

void
fullname_join(struct linker *l)
{
	told_twice(l);
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		by_rule(l, &rules[i]);
}
