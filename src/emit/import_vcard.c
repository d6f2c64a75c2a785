/*
 * import/vcard/GROUP.vcf: the address book's people of one group, with the
 * group as a category.  One file a group, because Apple's Contacts forgets
 * categories and takes a file dragged onto a list.  vCard 3.0 (RFC 2426).
 */
#include "base/arena.h"
#include "base/utf8.h"
#include "emit/emit.h"

enum { LINE = 75 }; /* bytes of a line, RFC 2426, 2.6 */

/* A content line, folded between characters. */
static void
put_line(struct file *f, struct str line)
{
	size_t at = 0, from = 0, room = LINE;

	while (at < line.n) {
		size_t before = at;

		utf8_next(line, &at);
		if (at - from <= room)
			continue;
		file_text(f, str_sub(line, from, before - from));
		file_text(f, STR("\r\n "));
		from = before;
		room = LINE - 1;
	}
	file_text(f, str_sub(line, from, line.n));
	file_text(f, STR("\r\n"));
}

/* NAME:first;second, each escaped. */
static void
put(struct emit *e, struct file *f, const char *name, struct str first,
    struct str second, bool two)
{
	struct file *line = file_memory(e->scratch);

	file_fmt(line, "%s:", name);
	file_vcard(line, first);
	if (two) {
		file_text(line, STR(";"));
		file_vcard(line, second);
		file_text(line, STR(";;;"));
	}
	put_line(f, file_bytes(line));
}

static void
write_card(struct emit *e, struct file *f, const struct account *a,
    struct str category)
{
	bool parts = a->given.n + a->family.n > 0;

	put_line(f, STR("BEGIN:VCARD"));
	put_line(f, STR("VERSION:3.0"));
	put(e, f, "FN", a->name, STR_NONE, false);
	put(e, f, "N", parts ? a->family : STR_NONE, parts ? a->given : a->name,
	    true);
	for (uint32_t i = 0; i < a->emails.n; i++)
		put(e, f, "EMAIL", a->emails.v[i], STR_NONE, false);
	for (uint32_t i = 0; i < a->phones.n; i++)
		put(e, f, "TEL", a->phones.v[i], STR_NONE, false);
	put(e, f, "CATEGORIES", category, STR_NONE, false);
	put_line(f, STR("END:VCARD"));
}

static bool
write_cards(struct emit *e)
{
	const struct plan *plan = e->plan;

	for (uint32_t i = 0; i < plan->imports.n; i++) {
		const struct import_list *l = &plan->imports.v[i];
		const struct group_info *g = &plan->groups.v[l->group];
		struct file *f;

		if (l->platform != PF_PHONE)
			continue;
		f = out_file(
		    e->out, str_fmt(e->scratch, "import/vcard/%.*s.vcf",
				STR_ARG(g->id)));
		for (uint32_t k = 0; k < l->members.n; k++)
			write_card(e, f,
			    &plan->records->whos.v[l->members.v[k].n].account,
			    g->many);
		file_close(f);
	}
	return true;
}

const struct emitter emitter_import_vcard = {
	.name = "import/vcard/",
	.about = "the groups as categories, to import in an address book",
	.write = write_cards,
};
