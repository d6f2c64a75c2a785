/*
 * Linking.  Each line is an account: three letters for platform, relation and
 * input, then name, id, address, e-mail, number between tabs.  Everybody with
 * a relation has to land in exactly one person.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "link/link.h"
#include "link/words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
add(struct arena *a, struct sink *sink, struct str line)
{
	struct str head = str_sub(line, 0, 3), text = str_sub(line, 3, line.n);
	struct account c = { .since = WHEN_NONE, .place.file = STR("x") };

	if (head.n < 3)
		return;
	c.platform = (unsigned char)head.p[0] % PF__COUNT;
	c.relation = (unsigned char)head.p[1] % REL__COUNT;
	sink_input(sink, (unsigned char)head.p[2] % 4);
	c.name = str_cut(&text, '\t');
	c.id = str_cut(&text, '\t');
	c.url = str_cut(&text, '\t');
	strs_add(a, &c.emails, str_cut(&text, '\t'));
	strs_add(a, &c.phones, str_cut(&text, '\t'));
	if (c.relation == REL_NONE)
		sink_mention(sink, c.platform, c.name, c.id, c.url);
	else
		sink_account(sink, &c, NULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = arena_make("fuzz");
	struct str rest = { (const char *)data, n };
	struct sink *sink = sink_make(a);
	struct records *r = sink_records(sink);
	struct owner owner = { 0 };
	struct link_input in = {
		.records = r, .owner = &owner, .words = words_make(a)
	};
	struct people *p;

	while (rest.n > 0)
		add(a, sink, str_cut(&rest, '\n'));
	sink_threads_end(sink);
	link_owner(a, r, STR("Ann Example"), &owner);
	p = link_people(a, &in, diag_make(a, NULL, LV_FATAL));
	for (uint32_t i = 1; i < r->whos.n; i++)
		if (p->of[i].n >= p->persons.n ||
		    (r->whos.v[i].account.relation != REL_NONE &&
			p->of[i].n == 0))
			abort();
	arena_free(a);
	return 0;
}
