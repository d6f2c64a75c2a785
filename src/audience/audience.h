/*
 * Audiences: from groups to lists, settings and steps on each platform, and
 * what everybody sees then.  Facts about platforms are data
 * (templates/facts/settings.csv), strategies too (templates/strategies/).
 */
#ifndef AUDIENCE_AUDIENCE_H
#define AUDIENCE_AUDIENCE_H

#include "base/diag.h"
#include "model/plan.h"

/* One row of facts/settings.csv. */
struct fact {
	struct str id, platform, area, setting, path, options, usual;
	struct str value[3]; /* separate, balanced, open */
	struct str hides, limits, as_of, confidence;
	uint32_t line;
};

struct facts {
	VEC(struct fact) v;
};

/* False where a row is wrong (said with its line). */
bool facts_parse(struct arena *, struct str file_name, struct str bytes,
    struct facts *, struct diag *);
const struct fact *facts_find(const struct facts *, struct str id);

/* strategies/NAME.ini: [sees] lists the classes of every group, [lists] names
 * the lists.  False where it is wrong. */
struct strategy {
	struct str name;
	classes sees[GROUP_MAX];
	struct strs list_names; /* neutral, in order of use */
};

bool strategy_parse(struct arena *, struct str file_name, struct str bytes,
    const struct groups *, struct strategy *, struct diag *);

/* Fills sees, leaks, advice, lists, settings, steps and exposure. */
void audience_compile(struct arena *, const struct facts *,
    const struct strategy *, struct plan *);

#endif
