/*
 * What --ask puts to the terminal.
 */
#include "ask_parts.h"
#include "base/arena.h"
#include "base/utf8.h"

enum { MEMBERS_TOLD = 8, COLUMNS = 3 };

void
ask_put(struct asking *k, struct phrase p)
{
	diag_put(k->to, phrase_text(k->plan->phrases, k->round, p));
	putc('\n', k->to);
}

struct str
ask_put_number(struct asking *k, uint32_t n)
{
	return phrase_number(k->round, n);
}

struct str
ask_put_words(const struct plan *plan, struct str id)
{
	int g = groups_find(&plan->groups, id);

	if (str_eq(id, STR("mixed")))
		return plan->groups.mixed;
	return g < 0 ? id : plan->groups.v[g].one;
}

static void
put_choices(struct asking *k, const struct question *q)
{
	for (uint32_t i = 0; i < q->choices.n; i++) {
		struct str words = ask_put_words(k->plan, q->choices.v[i]);
		size_t n = utf8_count(words);

		fprintf(k->to, "%4u ", i + 1);
		diag_put(k->to, words);
		if ((i + 1) % COLUMNS == 0 || i + 1 == q->choices.n)
			putc('\n', k->to);
		else
			fprintf(k->to, "%*s", n < 22 ? (int)(22 - n) : 1, "");
	}
}

static void
put_members(struct asking *k, const struct question *q)
{
	uint32_t told =
	    q->members.n < MEMBERS_TOLD ? q->members.n : MEMBERS_TOLD;

	/* A set of people is named by all of them in its text. */
	if (q->members.n == 0 || str_starts(q->key, STR("circle:")))
		return;
	fputs("  ", k->to);
	for (uint32_t i = 0; i < told; i++) {
		fputs(i > 0 ? ", " : "", k->to);
		diag_put(
		    k->to, k->plan->people->persons.v[q->members.v[i].n].name);
	}
	fputs(told < q->members.n ? ", …\n" : "\n", k->to);
}

void
ask_put_question(struct asking *k, const struct question *q)
{
	putc('\n', k->to);
	diag_put(k->to, q->text);
	putc('\n', k->to);
	put_members(k, q);
	if (q->changes.n > 0) {
		fputs("  ", k->to);
		ask_put(k, PHRASE(ASK_CHANGES, q->changes));
	}
	if (ask_takes_yes(q) || (q == &k->name && k->listed))
		return;
	put_choices(k, q);
	k->listed = q == &k->name;
}
