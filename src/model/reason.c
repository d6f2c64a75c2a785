#include "base/arena.h"
#include "model/plan.h"

/* What shows the tie of somebody who is open. */
static enum phrase_id
tie(const struct placing *pl)
{
	switch (pl->bond) {
	case BOND_TOLD: return PHRASE_REASON_TOLD;
	case BOND_FOND: return PHRASE_REASON_FOND;
	case BOND_LEISURE: return PHRASE_REASON_LEISURE;
	case BOND_NONE: break;
	}
	return PHRASE_REASON_WAYS;
}

static enum phrase_id
because(const struct placing *pl)
{
	switch (pl->reason) {
	case REASON_NOTHING: return PHRASE_REASON_NOTHING;
	case REASON_ANSWER: return PHRASE_REASON_ANSWER;
	case REASON_TIE: return tie(pl);
	case REASON_NO_TIE: return PHRASE_REASON_NO_TIE;
	case REASON_OUTWEIGHED: return PHRASE_REASON_OUTWEIGHED;
	case REASON_MANY: return PHRASE_REASON_MANY;
	case REASON_MAY_BE: return PHRASE_REASON_MAY_BE;
	case REASON_WORK: return PHRASE_REASON_WORK;
	case REASON_WHICH: return PHRASE_REASON_WHICH;
	case REASON_PERHAPS_WORK: return PHRASE_REASON_PERHAPS_WORK;
	}
	return PHRASE_REASON_NOTHING;
}

/* Of whoever is from work without doubt no answer is waited for: what is asked
 * about them is something else. */
static enum phrase_id
sees(const struct plan *plan, const struct placing *pl)
{
	if (!pl->friend)
		return PHRASE_REASON_APART;
	if ((plan->table[pl->treated_as] & CLASS_BIT(CLASS_EVERYDAY)) != 0)
		return PHRASE_REASON_OPEN;
	return pl->standing == STAND_ASKED && pl->reason != REASON_WORK
	           ? PHRASE_REASON_ASKED
	           : PHRASE_REASON_CLOSED;
}

struct str
reason_text(const struct plan *plan, struct arena *a, const struct placing *pl)
{
	struct phrase why = { .id = because(pl) };
	struct phrase all = { .id = sees(plan, pl) };

	all.args[0] = phrase_text(plan->phrases, a, why);
	return phrase_text(plan->phrases, a, all);
}
