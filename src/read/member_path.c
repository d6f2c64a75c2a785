#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "limit.h"
#include "read/member_parts.h"

struct str
path_inside(struct arena *a, struct str path)
{
	char *p = arena_take(a, path.n + 1);
	struct str rest = { p, path.n };
	size_t n = 0;

	if (path.n == 0 || path.n > LIMIT_PATH)
		return STR_NONE;
	for (size_t i = 0; i < path.n; i++)
		p[i] = path.p[i] == '\\' ? '/' : path.p[i];
	/* "/etc", "C:/", and what C would take for the end. */
	if (p[0] == '/' || (path.n > 1 && p[1] == ':') ||
	    memchr(p, '\0', path.n) != NULL)
		return STR_NONE;
	while (rest.n > 0) {
		struct str name = str_cut(&rest, '/');

		if (str_eq(name, STR("..")))
			return STR_NONE;
		if (name.n == 0 || str_eq(name, STR(".")))
			continue;
		if (n > 0)
			p[n++] = '/';
		memmove(p + n, name.p, name.n);
		n += name.n;
	}
	return (struct str){ p, n };
}

bool
path_is_litter(struct str path)
{
	struct str name = str_after_last(path, '/');

	return str_starts(path, STR("__MACOSX/")) ||
	       str_has(path, STR("/__MACOSX/")) ||
	       str_starts(name, STR("._")) || str_eq(name, STR(".DS_Store")) ||
	       str_eq_nocase(name, STR("Thumbs.db")) ||
	       str_eq_nocase(name, STR("desktop.ini"));
}

bool
path_may_export(struct str path)
{
	static const char *const ends[] = { ".zip", ".tar", ".tgz", ".tar.gz",
		".tar.bz2", ".tar.xz", ".tar.zst" };
	struct str rest = path;

	str_cut(&rest, '/');
	str_cut(&rest, '/');
	if (rest.n > 0)
		return false;
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (str_ends_nocase(path, str_of(ends[i])))
			return true;
	return false;
}

struct str
path_utf8(struct arena *a, const char *encoding, struct str path)
{
	return utf8_valid(path) ? path : utf8_from(a, encoding, path);
}
