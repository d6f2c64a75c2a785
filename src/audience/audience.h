/*
 * Audiences: from groups to lists, settings and steps on each platform, and
 * what everybody sees then.  Facts about platforms are data
 * (templates/facts/settings.csv), strategies too (templates/strategies/).
 */
#ifndef AUDIENCE_AUDIENCE_H
#define AUDIENCE_AUDIENCE_H

#include "base/diag.h"
#include "model/plan.h"

/* One row of facts/settings.csv; src/audience/facts.c tells the columns. */
struct fact {
	struct str id, platform, area, setting, path, options, usual;
	struct str value[3]; /* separate, balanced, open */
	struct str hides, limits, lost, as_of, confidence;
	uint32_t line;
};

/* One row of facts/lists.csv: a kind of list. */
struct list_fact {
	struct str id, platform;          /* as in settings.csv */
	struct str list;                  /* its name as shown */
	struct str by_itself;             /* what being on it does */
	struct str use;                   /* how an audience takes it */
	struct str sorted;                /* how its members are shown */
	struct str told;                  /* who learns of it */
	struct str members_max, name_max; /* numbers, "-": none known */
	struct str as_of, confidence;
};

/* One row of facts/rules.csv: who sees what. */
struct rule_fact {
	struct str id, platform, rule;
	struct str setting; /* the setting that it is about */
	struct str as_of, confidence;
};

struct facts {
	VEC(struct fact) v;
	VEC(struct list_fact) lists;
	VEC(struct rule_fact) rules;
};

/* Settings first: lists and rules refer to them.  False where a row is wrong
 * (said with its line). */
bool facts_parse(struct arena *, struct str file_name, struct str bytes,
    struct facts *, struct diag *);
bool facts_parse_lists(struct arena *, struct str file_name, struct str bytes,
    struct facts *, struct diag *);
bool facts_parse_rules(struct arena *, struct str file_name, struct str bytes,
    struct facts *, struct diag *);

/* By id, or NULL. */
const struct fact *facts_find(const struct facts *, struct str id);
const struct list_fact *facts_list(const struct facts *, struct str id);
const struct rule_fact *facts_rule(const struct facts *, struct str id);

/* Whether a fact of that month is more than a year old, so that its wording
 * should be checked; whether nobody has confirmed it. */
bool facts_stale(struct str as_of, int64_t now);
bool facts_unsure(struct str confidence);
/* "as of 2024-10, confidence C; unverified …; check the wording …" */
struct str facts_dated(const struct phrases *, struct arena *, struct str as_of,
    struct str confidence, int64_t now);

/* strategies/NAME.ini: [sees] lists the classes of every group, [lists] names
 * the lists.  False where it is wrong. */
struct strategy {
	struct str name;
	classes sees[GROUP_MAX];
	/* Of one who sees a friends-only post without the owner's word (on the
	 * side of work), or who misses it (personal). */
	double harm[GROUP_MAX];
	struct strs list_names; /* neutral, in order of use */
};

bool strategy_parse(struct arena *, struct str file_name, struct str bytes,
    const struct groups *, struct strategy *, struct diag *);

/*
 * Fills sees, leaks, advice, lists, audiences, settings, steps, exposure and
 * vent.  False and said where verify.h finds that the plan does not give what
 * it says.
 */
bool audience_compile(struct arena *, const struct facts *,
    const struct strategy *, struct plan *, struct diag *);

#endif
