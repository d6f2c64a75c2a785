/*
 * Joins by full name: only where the name occurs once in every source, that
 * is on every platform.  Where it doesn't, its bearers stay apart and the
 * owner is asked.
 */
#include "base/arena.h"
#include "link/linker.h"

enum {
	NAMESAKES_ASKED = 5, /* more of one name are no question */
	HANDLE_LEAST = 7     /* letters of a user name that may be a name */
};

/* How sure a rule is. */
enum firmness {
	JOINS,
	JOINS_IF_AGREED, /* with whoever bears the name, if names agree */
	ASKS
};

struct name_rule {
	/* Marks an account with what it has in common with others. */
	void (*mark)(struct linker *, struct marks *, uint32_t who);
	enum firmness firmness;
	double score;
	const char *why;
	double doubt; /* about homonyms; 0: none */
};

/* A cluster in a run of marks, on one of its platforms. */
struct bearer {
	uint32_t who, cluster;
	enum platform platform;
};

struct bearers {
	/* Of as many platforms, one each, and some more. */
	struct bearer v[PF__COUNT + NAMESAKES_ASKED];
	uint32_t n;
};

static bool
known(const struct bearers *b, const struct bearer *one)
{
	for (uint32_t i = 0; i < b->n; i++)
		if (b->v[i].cluster == one->cluster &&
		    b->v[i].platform == one->platform)
			return true;
	return false;
}

/* False where there are too many. */
static bool
gather(struct linker *l, const struct mark *m, uint32_t n, struct bearers *b)
{
	b->n = 0;
	for (uint32_t i = 0; i < n; i++) {
		struct bearer one = { .who = m[i].who,
			.cluster = cluster_of(l, m[i].who),
			.platform = linker_account(l, m[i].who)->platform };

		if (known(b, &one))
			continue;
		if (b->n == sizeof(b->v) / sizeof(b->v[0]))
			return false;
		b->v[b->n++] = one;
	}
	return true;
}

static bool
unique_in_each(const struct bearers *b)
{
	for (uint32_t i = 0; i < b->n; i++)
		for (uint32_t k = 0; k < i; k++)
			if (b->v[i].platform == b->v[k].platform)
				return false;
	return true;
}

static void
ask(struct linker *l, const struct bearers *b, double score, const char *why)
{
	const struct bearer *v = b->v;

	if (b->n > NAMESAKES_ASKED)
		return;
	for (uint32_t i = 0; i < b->n; i++)
		for (uint32_t k = i + 1; k < b->n; k++)
			if (v[i].platform != v[k].platform &&
			    name_agrees(l->nodes[v[i].who].name,
				l->nodes[v[k].who].name))
				cluster_doubt(
				    l, v[i].who, v[k].who, score, why);
}

/* Whoever has the name itself, rather than a user name like it. */
static uint32_t
bearer_of(struct linker *l, const struct bearers *b, struct str key)
{
	for (uint32_t i = 0; i < b->n; i++)
		if (str_eq(name_letters(l->scratch, l->nodes[b->v[i].who].name),
			key))
			return b->v[i].who;
	return b->v[0].who;
}

static void
join(struct linker *l, const struct bearers *b, struct str key,
    const struct name_rule *rule)
{
	uint32_t first = b->v[0].who;

	if (rule->firmness == JOINS_IF_AGREED)
		first = bearer_of(l, b, key);
	for (uint32_t i = 0; i < b->n; i++) {
		uint32_t who = b->v[i].who;

		if (rule->firmness == JOINS ||
		    name_agrees(l->nodes[first].name, l->nodes[who].name))
			cluster_join(l, first, who, rule->score, rule->why);
		else
			cluster_doubt(l, first, who, 0.5, rule->why);
	}
}

static void
one_name(struct linker *l, const struct mark *m, uint32_t n,
    const struct name_rule *rule)
{
	struct bearers b;

	if (!gather(l, m, n, &b))
		return;
	if (!unique_in_each(&b)) {
		if (rule->doubt > 0)
			ask(l, &b, rule->doubt,
			    "the same name, which is not unique");
	} else if (rule->firmness == ASKS) {
		ask(l, &b, rule->score, rule->why);
	} else {
		join(l, &b, m[0].key, rule);
	}
}

static void
add_mark(struct linker *l, struct marks *m, uint32_t who, struct str key)
{
	if (key.n > 0)
		vec_add(l->scratch, &m->v) =
		    (struct mark){ .key = key, .who = who };
}

static void
whole(struct linker *l, struct marks *m, uint32_t who)
{
	if (l->nodes[who].words >= 2)
		add_mark(l, m, who, l->nodes[who].name);
}

static void
without_initials(struct linker *l, struct marks *m, uint32_t who)
{
	if (l->nodes[who].words >= 2)
		add_mark(l, m, who,
		    name_without_initials(l->scratch, l->nodes[who].name));
}

static void
any_order(struct linker *l, struct marks *m, uint32_t who)
{
	if (l->nodes[who].words >= 2)
		add_mark(l, m, who, l->nodes[who].sorted);
}

/* "ann.example_92" is Ann Example if that is anybody's name: user names, and
 * what stands before the @. */
static void
handle(struct linker *l, struct marks *m, uint32_t who)
{
	const struct account *a = linker_account(l, who);
	struct str key = STR_NONE;

	if (l->nodes[who].words >= 2)
		add_mark(
		    l, m, who, name_letters(l->scratch, l->nodes[who].name));
	if (a->platform == PF_LINKEDIN && a->url.n > 0)
		key = name_of_slug(l->scratch, l->nodes[who].key);
	else if (a->platform == PF_INSTAGRAM)
		key = name_letters(l->scratch, a->id);
	else if (a->platform == PF_X)
		key = name_letters(l->scratch, a->name);
	else if (record_is_book(a->platform) && a->emails.n > 0)
		key = name_letters(l->scratch,
		    str_cut(&(struct str){ a->emails.v[0].p, a->emails.v[0].n },
			'@'));
	if (key.n >= HANDLE_LEAST)
		add_mark(l, m, who, key);
}

/* "Joan Roe-Example", "Joanna Example": the first letters of the first name
 * and the last name. */
static void
short_form(struct linker *l, struct marks *m, uint32_t who)
{
	if (l->nodes[who].words >= 2)
		add_mark(l, m, who, name_short(l->scratch, l->nodes[who].name));
}

static const struct name_rule rules[] = {
	{ .mark = whole,
	    .score = 0.85,
	    .why = "the same full name, once in every source",
	    .doubt = 0.4 },
	{ .mark = without_initials,
	    .score = 0.8,
	    .why = "the same full name but for initials, once in every "
		   "source",
	    .doubt = 0.35 },
	{ .mark = any_order,
	    .score = 0.8,
	    .why = "the same names in another order, once in every source",
	    .doubt = 0.35 },
	{ .mark = handle,
	    .firmness = JOINS_IF_AGREED,
	    .score = 0.75,
	    .why = "a user name or e-mail address that is the full name of "
		   "one in every source" },
	{ .mark = short_form,
	    .firmness = ASKS,
	    .score = 0.5,
	    .why = "the same last name and a like first name, once in every "
		   "source" },
};

static void
by_rule(struct linker *l, const struct name_rule *rule)
{
	struct marks m = { 0 };

	for (uint32_t i = 0; i < l->order.n; i++)
		if (!l->nodes[l->order.v[i]].owner)
			rule->mark(l, &m, l->order.v[i]);
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
