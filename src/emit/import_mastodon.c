/*
 * import/mastodon/lists.csv: rows of list and account, without a header, as
 * Mastodon itself exports them (lib: app/models/form/import.rb).
 */
#include <stdlib.h>

#include "base/arena.h"
#include "emit/emit.h"

static int
by_address(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* Each address once a list, in their order. */
static void
write_list(struct emit *e, struct file *f, const struct import_list *l)
{
	const struct plan *plan = e->plan;
	struct strs ids = { 0 };

	for (uint32_t i = 0; i < l->members.n; i++)
		strs_add(e->scratch, &ids,
		    record_address(
			&plan->records->whos.v[l->members.v[i].n].account));
	qsort(ids.v, ids.n, sizeof(ids.v[0]), by_address);
	for (uint32_t i = 0; i < ids.n; i++) {
		if (i > 0 && str_eq(ids.v[i], ids.v[i - 1]))
			continue;
		file_csv(f, plan->groups.v[l->group].many);
		file_text(f, STR(","));
		file_csv(f, ids.v[i]);
		file_text(f, STR("\n"));
	}
}

static bool
write_lists(struct emit *e)
{
	struct file *f = NULL;

	for (uint32_t i = 0; i < e->plan->imports.n; i++) {
		if (e->plan->imports.v[i].platform != PF_MASTODON)
			continue;
		if (f == NULL)
			f = out_file(e->out, STR("import/mastodon/lists.csv"));
		write_list(e, f, &e->plan->imports.v[i]);
	}
	if (f != NULL)
		file_close(f);
	return true;
}

const struct emitter emitter_import_mastodon = {
	.name = "import/mastodon/",
	.about = "the groups as lists, to import on Mastodon",
	.write = write_lists,
};
