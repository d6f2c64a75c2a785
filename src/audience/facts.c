/*
 * Facts about platforms, one row per setting:
 *
 *	id,platform,area,setting,path,options,usual,separate,balanced,open,
 *	hides,limits,as_of,confidence
 *
 * `setting` and `path` are as the platform shows them.  A value may hold
 * {photos} and its like, which stand for the audience that the plan gives
 * this class on Facebook, and {shut}, the list of those shut out on the
 * platform; "-" advises nothing.  `area` is the menu page; `clients` marks
 * settings that matter only to who has clients to keep apart.  Confidence: A
 * the platform's own words, B a kept guide, C one weak source, U unverified.
 */
#include "audience/audience.h"
#include "base/arena.h"
#include "read/csv.h"

static bool
known_platform(struct str name)
{
	for (int p = 0; p < PF__COUNT; p++)
		if (str_eq(name, platform_name((enum platform)p)))
			return true;
	return false;
}

/* "2026-11". */
static bool
month(struct str s)
{
	struct str year = str_cut(&s, '-');
	int64_t y, m;

	return year.n == 4 && s.n == 2 && str_to_int(year, &y) &&
	       str_to_int(s, &m) && y >= 2000 && m >= 1 && m <= 12;
}

static const char *
fault_of(const struct facts *facts, const struct fact *f)
{
	if (f->id.n == 0)
		return "a row without an id";
	if (facts_find(facts, f->id) != NULL)
		return "an id that is there already";
	if (!known_platform(f->platform))
		return "no such platform";
	if (f->setting.n == 0 || f->path.n == 0)
		return "a setting has a name and a path";
	for (int i = 0; i < 3; i++)
		if (f->value[i].n == 0)
			return "a value is missing; '-' is for none";
	if (!month(f->as_of))
		return "as_of is a month: 2026-11";
	if (f->confidence.n != 1 || !str_has(STR("ABCU"), f->confidence))
		return "confidence is A, B, C or U";
	return NULL;
}

static struct fact
read_fact(struct arena *a, struct csv *c)
{
	struct fact f = { .line = csv_line(c) };
	struct {
		const char *column;
		struct str *to;
	} fields[] = {
		{ "id", &f.id },
		{ "platform", &f.platform },
		{ "area", &f.area },
		{ "setting", &f.setting },
		{ "path", &f.path },
		{ "options", &f.options },
		{ "usual", &f.usual },
		{ "separate", &f.value[0] },
		{ "balanced", &f.value[1] },
		{ "open", &f.value[2] },
		{ "hides", &f.hides },
		{ "limits", &f.limits },
		{ "as_of", &f.as_of },
		{ "confidence", &f.confidence },
	};

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		*fields[i].to = str_copy(a, csv_get(c, fields[i].column));
	return f;
}

bool
facts_parse(struct arena *a, struct str file_name, struct str bytes,
    struct facts *facts, struct diag *d)
{
	static const char *const need[] = { "id", "platform", "area", "setting",
		"path", "options", "usual", "separate", "balanced", "open",
		"hides", "limits", "as_of", "confidence", NULL };
	struct place where = { .file = file_name };
	struct csv *c = csv_open(a, bytes);
	bool good = true;

	if (!csv_header(c, need)) {
		diag_say(d, DIAG_BAD_TEMPLATE, &where,
		    "no header row with all columns of a fact");
		return false;
	}
	while (csv_row(c)) {
		struct fact f = read_fact(a, c);
		const char *fault = fault_of(facts, &f);

		where.line = f.line;
		if (fault == NULL) {
			vec_add(a, &facts->v) = f;
			continue;
		}
		diag_say(d, DIAG_BAD_TEMPLATE, &where, "%s", fault);
		good = false;
	}
	if (csv_bad(c)) {
		where.line = csv_line(c);
		diag_say(d, DIAG_BAD_TEMPLATE, &where,
		    "a quoted field without an end");
		good = false;
	}
	return good;
}

const struct fact *
facts_find(const struct facts *facts, struct str id)
{
	for (uint32_t i = 0; i < facts->v.n; i++)
		if (str_eq(facts->v.v[i].id, id))
			return &facts->v.v[i];
	return NULL;
}
