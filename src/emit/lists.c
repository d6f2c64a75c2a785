/*
 * lists/PLATFORM/NAME.txt: the people of one list, one a line, in the order
 * in which the platform shows them.
 */
#include "base/arena.h"
#include "emit/emit.h"

static bool
write_lists(struct emit *e)
{
	for (uint32_t i = 0; i < e->plan->lists.n; i++) {
		const struct member_list *l = &e->plan->lists.v[i];
		struct str path = str_fmt(e->scratch, "lists/%.*s/%.*s.txt",
		    STR_ARG(platform_name(l->platform)), STR_ARG(l->name));
		struct file *f = out_file(e->out, path);

		for (uint32_t k = 0; k < l->lines.n; k++) {
			file_line(f, l->lines.v[k]);
			file_text(f, STR("\n"));
		}
		file_close(f);
	}
	return true;
}

const struct emitter emitter_lists = {
	.name = "lists/",
	.about = "the members of each list, a name a line",
	.write = write_lists,
};
