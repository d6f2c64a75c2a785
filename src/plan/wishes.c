/*
 * What these exports can't tell, and which export to add for the most gain.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "plan/plan.h"

struct count {
	uint32_t friends, untold, no_company;
	bool facebook, linkedin, book, list;
};

static struct count
count(const struct plan *plan)
{
	struct count c = { 0 };
	const struct records *r = plan->records;

	for (uint32_t i = 1; i < plan->people->persons.n; i++) {
		const struct placing *pl = &plan->placings[i];

		c.friends += pl->friend;
		c.untold += pl->friend && pl->evidence.n == 0;
		c.no_company += pl->friend && !pl->present[PF_LINKEDIN] &&
		                !pl->present[PF_GOOGLE] &&
		                !pl->present[PF_PHONE];
	}
	for (uint32_t i = 1; i < r->whos.n; i++) {
		enum platform p = r->whos.v[i].account.platform;

		c.facebook |= p == PF_FACEBOOK;
		c.linkedin |= p == PF_LINKEDIN;
		c.book |= p == PF_GOOGLE || p == PF_PHONE;
		c.list |= p == PF_CRM;
	}
	return c;
}

static void
wish(struct arena *a, struct plan *plan, enum phrase_id what,
    struct phrase gain, enum phrase_id how)
{
	const struct phrases *ph = plan->phrases;

	vec_add(a, &plan->wishes) = (struct wish){
		.what = phrase_text(ph, a, (struct phrase){ .id = what }),
		.gain = phrase_text(ph, a, gain),
		.how = phrase_text(ph, a, (struct phrase){ .id = how }),
	};
}

static void
cannot_tell(struct arena *a, struct plan *plan, struct phrase what)
{
	strs_add(a, &plan->cannot_tell, phrase_text(plan->phrases, a, what));
}

/* The order is that of the gain: companies tell most, then addresses. */
void
wishes_find(struct arena *a, struct plan *plan)
{
	struct count c = count(plan);
	struct str friends = phrase_number(a, c.friends);

	if (!c.facebook)
		wish(a, plan, PHRASE_WISH_FACEBOOK, PHRASE0(WISH_FACEBOOK_GAIN),
		    PHRASE_WISH_FACEBOOK_HOW);
	if (!c.linkedin)
		wish(a, plan, PHRASE_WISH_LINKEDIN,
		    PHRASE(WISH_LINKEDIN_GAIN, phrase_number(a, c.no_company),
			friends),
		    PHRASE_WISH_LINKEDIN_HOW);
	if (!c.list)
		wish(a, plan, PHRASE_WISH_CUSTOMERS,
		    PHRASE0(WISH_CUSTOMERS_GAIN), PHRASE_WISH_CUSTOMERS_HOW);
	if (!c.book)
		wish(a, plan, PHRASE_WISH_BOOK, PHRASE0(WISH_BOOK_GAIN),
		    PHRASE_WISH_BOOK_HOW);
	cannot_tell(a, plan, PHRASE0(UNTOLD_TIES));
	if (c.facebook) {
		cannot_tell(a, plan, PHRASE0(UNTOLD_AUDIENCE));
		cannot_tell(a, plan, PHRASE0(UNTOLD_LISTS));
	}
	if (c.untold > 0)
		cannot_tell(a, plan,
		    PHRASE(
			UNTOLD_FRIENDS, phrase_number(a, c.untold), friends));
}
