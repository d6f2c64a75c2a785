/*
 * Facts about platforms, a row each.
 *
 * settings.csv:
 *	id,platform,area,setting,path,options,usual,separate,balanced,open,
 *	hides,limits,lost,as_of,confidence
 * `setting` and `path` are as the platform shows them.  A value may hold
 * {photos} and its like, which stand for the audience that the plan gives
 * this class there, and {shut}, the list of those shut out on the platform;
 * "-" advises nothing.  `area` is the menu page; `clients` marks settings
 * that matter only to who has clients to keep apart.  `lost` is what does not
 * come back when the setting is set back.
 *
 * lists.csv, the kinds of list, and rules.csv, who sees what: the columns are
 * those of the structs.
 *
 * Confidence: A the platform's own words, B a kept guide, C one weak source,
 * U unverified.
 */
#include "audience/audience.h"
#include "base/arena.h"
#include "read/csv.h"

/* A column of a file, and where it goes. */
struct field {
	const char *column;
	struct str *to;
};

enum { FIELDS_MAX = 16 };

struct reading {
	struct arena *arena;
	struct csv *csv;
	struct place where;
	struct diag *diag;
	bool good;
};

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

/* What is wrong with the part that all facts share, or NULL. */
static const char *
fault_of_any(
    struct str id, struct str platform, struct str as_of, struct str sure)
{
	if (id.n == 0)
		return "a row without an id";
	if (!known_platform(platform))
		return "no such platform";
	if (!month(as_of))
		return "as_of is a month: 2026-11";
	if (sure.n != 1 || !str_has(STR("ABCU"), sure))
		return "confidence is A, B, C or U";
	return NULL;
}

static const char *
fault_of_setting(const struct facts *facts, const struct fact *f)
{
	const char *fault =
	    fault_of_any(f->id, f->platform, f->as_of, f->confidence);

	if (fault != NULL)
		return fault;
	if (facts_find(facts, f->id) != NULL)
		return "an id that is there already";
	if (f->setting.n == 0 || f->path.n == 0)
		return "a setting has a name and a path";
	for (int i = 0; i < 3; i++)
		if (f->value[i].n == 0)
			return "a value is missing; '-' is for none";
	return NULL;
}

/* A limit: a number, or "-". */
static bool
limit(struct str s)
{
	int64_t n;

	return str_eq(s, STR("-")) || (str_to_int(s, &n) && n > 0);
}

static const char *
fault_of_list(const struct facts *facts, const struct list_fact *f)
{
	const char *fault =
	    fault_of_any(f->id, f->platform, f->as_of, f->confidence);

	if (fault != NULL)
		return fault;
	if (facts_find(facts, f->id) == NULL)
		return "no setting of that id";
	if (f->list.n == 0)
		return "a list has a name";
	if (!limit(f->members_max) || !limit(f->name_max))
		return "a limit is a number; '-' is for none";
	return NULL;
}

static const char *
fault_of_rule(const struct facts *facts, const struct rule_fact *f)
{
	const char *fault =
	    fault_of_any(f->id, f->platform, f->as_of, f->confidence);

	if (fault != NULL)
		return fault;
	if (facts_rule(facts, f->id) != NULL)
		return "an id that is there already";
	if (f->rule.n == 0)
		return "a rule without words";
	if (facts_find(facts, f->setting) == NULL)
		return "no setting of that id";
	return NULL;
}

/* Opens a file and checks its header. */
static bool
begin(struct reading *r, struct str bytes, const struct field *fields)
{
	const char *need[FIELDS_MAX + 1] = { NULL };

	for (size_t i = 0; i < FIELDS_MAX && fields[i].column != NULL; i++)
		need[i] = fields[i].column;
	r->good = true;
	r->csv = csv_open(r->arena, bytes);
	if (csv_header(r->csv, need))
		return true;
	diag_say(r->diag, DIAG_BAD_TEMPLATE, &r->where,
	    "no header row with all columns of a fact");
	return false;
}

/* The next row into the fields; false at the end. */
static bool
next(struct reading *r, const struct field *fields)
{
	if (!csv_row(r->csv))
		return false;
	for (size_t i = 0; fields[i].column != NULL; i++)
		*fields[i].to =
		    str_copy(r->arena, csv_get(r->csv, fields[i].column));
	r->where.line = csv_line(r->csv);
	return true;
}

/* Whether the row may be kept. */
static bool
check(struct reading *r, const char *fault)
{
	if (fault == NULL)
		return true;
	diag_say(r->diag, DIAG_BAD_TEMPLATE, &r->where, "%s", fault);
	r->good = false;
	return false;
}

static bool
end(struct reading *r)
{
	r->where.line = csv_line(r->csv);
	if (csv_bad(r->csv))
		check(r, "a quoted field without an end");
	return r->good;
}

bool
facts_parse(struct arena *a, struct str file_name, struct str bytes,
    struct facts *facts, struct diag *d)
{
	struct reading r = {
		.arena = a, .where = { .file = file_name }, .diag = d
	};
	struct fact f = { 0 };
	const struct field fields[] = {
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
		{ "lost", &f.lost },
		{ "as_of", &f.as_of },
		{ "confidence", &f.confidence },
		{ NULL, NULL },
	};

	if (!begin(&r, bytes, fields))
		return false;
	while (next(&r, fields)) {
		f.line = r.where.line;
		if (check(&r, fault_of_setting(facts, &f)))
			vec_add(a, &facts->v) = f;
	}
	return end(&r);
}

bool
facts_parse_lists(struct arena *a, struct str file_name, struct str bytes,
    struct facts *facts, struct diag *d)
{
	struct reading r = {
		.arena = a, .where = { .file = file_name }, .diag = d
	};
	struct list_fact f = { 0 };
	const struct field fields[] = {
		{ "id", &f.id },
		{ "platform", &f.platform },
		{ "list", &f.list },
		{ "by_itself", &f.by_itself },
		{ "use", &f.use },
		{ "sorted", &f.sorted },
		{ "told", &f.told },
		{ "members_max", &f.members_max },
		{ "name_max", &f.name_max },
		{ "as_of", &f.as_of },
		{ "confidence", &f.confidence },
		{ NULL, NULL },
	};

	if (!begin(&r, bytes, fields))
		return false;
	while (next(&r, fields))
		if (check(&r, fault_of_list(facts, &f)))
			vec_add(a, &facts->lists) = f;
	return end(&r);
}

bool
facts_parse_rules(struct arena *a, struct str file_name, struct str bytes,
    struct facts *facts, struct diag *d)
{
	struct reading r = {
		.arena = a, .where = { .file = file_name }, .diag = d
	};
	struct rule_fact f = { 0 };
	const struct field fields[] = {
		{ "id", &f.id },
		{ "platform", &f.platform },
		{ "rule", &f.rule },
		{ "setting", &f.setting },
		{ "as_of", &f.as_of },
		{ "confidence", &f.confidence },
		{ NULL, NULL },
	};

	if (!begin(&r, bytes, fields))
		return false;
	while (next(&r, fields))
		if (check(&r, fault_of_rule(facts, &f)))
			vec_add(a, &facts->rules) = f;
	return end(&r);
}

const struct fact *
facts_find(const struct facts *facts, struct str id)
{
	for (uint32_t i = 0; i < facts->v.n; i++)
		if (str_eq(facts->v.v[i].id, id))
			return &facts->v.v[i];
	return NULL;
}

const struct list_fact *
facts_list(const struct facts *facts, struct str id)
{
	for (uint32_t i = 0; i < facts->lists.n; i++)
		if (str_eq(facts->lists.v[i].id, id))
			return &facts->lists.v[i];
	return NULL;
}

const struct rule_fact *
facts_rule(const struct facts *facts, struct str id)
{
	for (uint32_t i = 0; i < facts->rules.n; i++)
		if (str_eq(facts->rules.v[i].id, id))
			return &facts->rules.v[i];
	return NULL;
}

bool
facts_stale(struct str as_of, int64_t now)
{
	enum { STALE_MONTHS = 12 };
	struct str year = str_cut(&as_of, '-');
	struct date day = when_date(now);
	int64_t y = 0, m = 0;

	if (!str_to_int(year, &y) || !str_to_int(as_of, &m))
		return true;
	return (day.year - y) * 12 + day.month - m > STALE_MONTHS;
}

bool
facts_unsure(struct str confidence)
{
	return str_has(STR("CU"), confidence);
}

struct str
facts_dated(const struct phrases *ph, struct arena *a, struct str as_of,
    struct str confidence, int64_t now)
{
	struct str text =
	    phrase_text(ph, a, PHRASE(STEP_AS_OF, as_of, confidence));

	if (facts_unsure(confidence))
		text = str_fmt(a, "%.*s; %.*s", STR_ARG(text),
		    STR_ARG(phrase_text(ph, a, PHRASE0(STEP_UNVERIFIED))));
	if (facts_stale(as_of, now))
		text = str_fmt(a, "%.*s; %.*s", STR_ARG(text),
		    STR_ARG(phrase_text(ph, a, PHRASE0(STEP_CHECK_WORDING))));
	return text;
}
