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
wish(struct arena *a, struct plan *plan, const char *what, struct str gain,
    const char *how)
{
	vec_add(a, &plan->wishes) = (struct wish){
		.what = str_of(what), .gain = gain, .how = str_of(how)
	};
}

/* The order is that of the gain: companies tell most, then addresses. */
void
wishes_find(struct arena *a, struct plan *plan)
{
	struct count c = count(plan);

	if (!c.facebook)
		wish(a, plan, "your Facebook data",
		    STR("without it there is no friends list to sort"),
		    "facebook.com > Settings > Your information > Download "
		    "your information, format JSON");
	if (!c.linkedin)
		wish(a, plan, "your LinkedIn data",
		    str_fmt(a,
			"companies and titles; %u of %u friends are in "
			"no other export of yours",
			c.no_company, c.friends),
		    "linkedin.com > Settings > Data privacy > Get a copy of "
		    "your data, the larger archive");
	if (!c.list)
		wish(a, plan, "a list of your customers (--clients FILE)",
		    STR("whoever is on it is a client without any guess"),
		    "any CSV or vCard from the program in which you keep them");
	if (!c.book)
		wish(a, plan, "your address book",
		    STR("names such as \"Mum\", companies, and the addresses "
			"that tell namesakes apart"),
		    "contacts.google.com > Export, or iCloud > Contacts > "
		    "Export vCard");
	strs_add(a, &plan->cannot_tell,
	    STR("who is a friend of whom: exports list your own ties only; "
		"mutual friends see more than this plan can know"));
	if (c.facebook)
		strs_add(a, &plan->cannot_tell,
		    STR("which audience your Facebook posts had: the export "
			"does not say, so posts are taken for shared with "
			"Friends"));
	if (c.facebook)
		strs_add(a, &plan->cannot_tell,
		    STR("which lists you have on Facebook today and who is on "
			"them"));
	if (c.untold > 0)
		strs_add(a, &plan->cannot_tell,
		    str_fmt(a,
			"anything about %u of %u friends beyond their "
			"name: they stay closed until you say more",
			c.untold, c.friends));
}
