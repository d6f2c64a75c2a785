/*
 * import/google/contacts.csv: the groups as labels, in the columns that Google
 * Contacts exports since 2024.  A file holds so many rows as an import is
 * said to take; more go into contacts-2.csv and so on.
 */
#include "base/arena.h"
#include "emit/emit.h"

enum { ROWS = 3000 };

#define HEADER                                                              \
	"First Name,Middle Name,Last Name,Phonetic First Name,Phonetic "    \
	"Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,"  \
	"File As,Organization Name,Organization Title,Organization "        \
	"Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 " \
	"- Value,Phone 1 - Label,Phone 1 - Value\n"

struct sheet {
	struct emit *emit;
	struct file *file;
	uint32_t rows, files;
};

static void
next_row(struct sheet *s)
{
	if (s->file != NULL && s->rows % ROWS != 0)
		return;
	if (s->file != NULL)
		file_close(s->file);
	s->files++;
	s->file = out_file(s->emit->out,
	    s->files == 1 ? STR("import/google/contacts.csv")
			  : str_fmt(s->emit->scratch,
				"import/google/contacts-%u.csv", s->files));
	file_text(s->file, STR(HEADER));
}

/* Several values of a kind stand in one cell. */
static struct str
joined(struct arena *a, const struct strs *s)
{
	struct str all = STR_NONE;

	for (uint32_t i = 0; i < s->n; i++)
		all = str_fmt(a, "%.*s%s%.*s", STR_ARG(all),
		    i > 0 ? " ::: " : "", STR_ARG(s->v[i]));
	return all;
}

static void
write_row(struct sheet *s, const struct account *a, struct str label)
{
	struct arena *arena = s->emit->scratch;
	bool parts = a->given.n + a->family.n > 0;
	const struct str labels =
	    str_fmt(arena, "%.*s ::: * myContacts", STR_ARG(label));

	next_row(s);
	s->rows++;
	file_csv(s->file, parts ? a->given : a->name);
	file_text(s->file, STR(",,"));
	file_csv(s->file, parts ? a->family : STR_NONE);
	file_text(s->file, STR(",,,,,,,,,,,,,,"));
	file_csv(s->file, labels);
	file_text(s->file, STR(",,"));
	file_csv(s->file, joined(arena, &a->emails));
	file_text(s->file, STR(",,"));
	file_csv(s->file, joined(arena, &a->phones));
	file_text(s->file, STR("\n"));
}

static bool
write_contacts(struct emit *e)
{
	const struct plan *plan = e->plan;
	struct sheet s = { .emit = e };

	for (uint32_t i = 0; i < plan->imports.n; i++) {
		const struct import_list *l = &plan->imports.v[i];

		for (uint32_t k = 0;
		     k < l->members.n && l->platform == PF_GOOGLE; k++)
			write_row(&s,
			    &plan->records->whos.v[l->members.v[k].n].account,
			    plan->groups.v[l->group].many);
	}
	if (s.file != NULL)
		file_close(s.file);
	return true;
}

const struct emitter emitter_import_google = {
	.name = "import/google/",
	.about = "the groups as labels, to import in Google Contacts",
	.write = write_contacts,
};
