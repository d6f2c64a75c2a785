#include "import.h"

#define IMPORTER(name) extern const struct importer importer_##name;
#include "../importers/importers.def"
#undef IMPORTER

const struct importer *const importers[] = {
#define IMPORTER(name) &importer_##name,
#include "../importers/importers.def"
#undef IMPORTER
};

const uint32_t importers_n = sizeof(importers) / sizeof(importers[0]);

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* How many bytes at the end of `s` are one apostrophe, as file names have it
 * in all kinds of exports. */
static size_t
apostrophe(struct str s)
{
	if (str_ends(s, STR("'")) || str_ends(s, STR("_")))
		return 1;
	if (str_ends(s, STR("\xE2\x80\x99")) || str_ends(s, STR("%27")))
		return 3;
	return 0;
}

bool
import_path_ends(struct str path, const char *tail)
{
	struct str want = str_of(tail);

	while (want.n > 0) {
		char w = want.p[--want.n];

		if (w == '\'' || w == '_') {
			size_t n = apostrophe(path);

			if (n == 0)
				return false;
			path.n -= n;
			continue;
		}
		if (path.n == 0 || lower(path.p[path.n - 1]) != lower(w))
			return false;
		path.n--;
	}
	return path.n == 0 || path.p[path.n - 1] == '/';
}

bool
import_path_in(struct str path, const char *folder)
{
	while (path.n > 0) {
		struct str one = str_cut(&path, '/');

		if (path.n > 0 && str_eq_nocase(one, str_of(folder)))
			return true;
	}
	return false;
}

void
import_seen(struct import *in)
{
	in->tally.seen++;
}

void
import_used(struct import *in)
{
	in->tally.used++;
}

void
import_skipped(struct import *in, enum skip why)
{
	in->tally.skipped[why]++;
}

enum { UNKNOWN_KEPT = 200 };

void
import_unknown(struct import *in, struct str name)
{
	if (in->tally.unknown.n < UNKNOWN_KEPT &&
	    !strs_has(&in->tally.unknown, name))
		strs_add(in->scratch, &in->tally.unknown,
		    str_copy(in->scratch, name));
}

struct place
import_line(const struct import *in, uint32_t line)
{
	return (struct place){ .file = in->in->export,
		.member = in->in->loose ? STR_NONE : in->in->path,
		.line = line };
}

struct place
import_at(const struct import *in, struct str path)
{
	struct place w = import_line(in, 0);

	w.path = path;
	return w;
}
