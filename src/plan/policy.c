#include "plan/policy.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "plan/hours.h"
#include "read/ini.h"

/* What a line of the file is read with. */
struct reading {
	struct arena *arena;
	struct place where;
	struct groups *groups;
	struct policy *policy;
	struct diag *diag;
	uint32_t faults;
};

static void fault(struct reading *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

static void
fault(struct reading *r, const char *fmt, ...)
{
	char text[200];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	diag_say(r->diag, DIAG_BAD_POLICY, &r->where, "%s", text);
	r->faults++;
}

static int
group_of(struct reading *r, struct str id)
{
	int g = groups_find(r->groups, id);

	if (g < 0 || g == GROUP_UNSORTED) {
		fault(r, "no group '%.*s'", STR_ARG(id));
		return -1;
	}
	return g;
}

static void
read_me(struct reading *r, struct str name, struct str value)
{
	if (str_eq(name, STR("name")))
		r->policy->name = str_copy(r->arena, value);
	else if (str_eq(name, STR("employer")))
		strs_add(
		    r->arena, &r->policy->employers, str_copy(r->arena, value));
	else
		fault(r, "no key '%.*s' in [me]", STR_ARG(name));
}

static void
read_group(struct reading *r, struct str name, struct str value)
{
	enum side side;

	if (str_eq(value, STR("side personal")))
		side = SIDE_PERSONAL;
	else if (str_eq(value, STR("side work")))
		side = SIDE_WORK;
	else {
		fault(r, "a group is 'side personal' or 'side work'");
		return;
	}
	if (groups_add(r->groups, str_copy(r->arena, name), side) < 0)
		fault(r, "the group '%.*s' is there already, or one too many",
		    STR_ARG(name));
}

static void
read_rule(struct reading *r, struct str name, struct str value)
{
	static const struct {
		const char *word;
		enum rule_kind kind;
	} kinds[] = {
		{ "domain ", RULE_DOMAIN },
		{ "company ", RULE_COMPANY },
		{ "title ", RULE_TITLE },
		{ "group-chat ", RULE_CHAT },
	};
	struct rule rule = { .line = r->where.line };
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (str_starts(name, str_of(kinds[i].word)))
			break;
	if (i == sizeof(kinds) / sizeof(kinds[0])) {
		fault(r, "a rule begins with domain, company, title or "
			 "group-chat");
		return;
	}
	name = str_trim(str_sub(name, strlen(kinds[i].word), SIZE_MAX));
	if (name.n >= 2 && name.p[0] == '"' && name.p[name.n - 1] == '"')
		name = str_sub(name, 1, name.n - 2);
	rule.kind = kinds[i].kind;
	rule.pattern = str_copy(r->arena, name);
	rule.group = group_of(r, value);
	if (name.n == 0)
		fault(r, "a rule without a pattern");
	else if (rule.group >= 0)
		vec_add(r->arena, &r->policy->rules) = rule;
}

static void
read_sees(struct reading *r, struct str name, struct str value)
{
	int g = group_of(r, name);
	classes sees = CLASS_BIT(CLASS_PUBLIC);

	if (g < 0)
		return;
	while (value.n > 0) {
		struct str id = str_trim(str_cut(&value, ' '));
		int c = class_find(id);

		if (id.n == 0)
			continue;
		if (c < 0)
			fault(r, "no content class '%.*s'", STR_ARG(id));
		else
			sees |= CLASS_BIT(c);
	}
	r->policy->sees_set[g] = true;
	r->policy->sees[g] = sees;
}

static int
day_of(struct str s)
{
	static const char *const days[] = { "mon", "tue", "wed", "thu", "fri",
		"sat", "sun" };

	for (int i = 0; i < 7; i++)
		if (str_eq_nocase(s, str_of(days[i])))
			return i;
	return -1;
}

/* "09:00" as minutes of the day, or -1. */
static int
minute_of(struct str s)
{
	struct str hour = str_cut(&s, ':');
	int64_t h, m;

	if (!str_to_int(hour, &h) || !str_to_int(s, &m) || h < 0 || h > 24 ||
	    m < 0 || m > 59)
		return -1;
	return (int)(h * 60 + m);
}

/* "Mon-Fri 09:00-17:30 Europe/Berlin"; an hour counts when most of it is
 * inside. */
static void
read_hours(struct reading *r, struct str name, struct str value)
{
	struct str days = str_cut(&value, ' '), times = str_cut(&value, ' ');
	int d0 = day_of(str_cut(&days, '-'));
	int d1 = days.n > 0 ? day_of(days) : d0;
	int t0 = minute_of(str_cut(&times, '-')), t1 = minute_of(times);

	if (!str_eq(name, STR("work")) || d0 < 0 || d1 < d0 || t0 < 0 ||
	    t1 <= t0) {
		fault(r, "hours are: work = Mon-Fri 09:00-17:30 Europe/Berlin");
		return;
	}
	for (int d = d0; d <= d1; d++)
		for (int h = 0; h < 24; h++) {
			int from = h * 60 > t0 ? h * 60 : t0;
			int to = h * 60 + 60 < t1 ? h * 60 + 60 : t1;

			r->policy->work_hours[d * 24 + h] = to - from >= 30;
		}
	r->policy->hours_set = true;
	r->policy->zone = str_copy(r->arena, str_trim(value));
	if (r->policy->zone.n > 0 && !hours_zone(r->policy->zone))
		fault(r, "no time zone '%.*s'", STR_ARG(r->policy->zone));
}

static void
take_entry(void *ctx, struct str section, struct str name, struct str value)
{
	static const struct {
		const char *section;
		void (*read)(struct reading *, struct str, struct str);
	} sections[] = {
		{ "me", read_me },
		{ "groups", read_group },
		{ "rules", read_rule },
		{ "sees", read_sees },
		{ "hours", read_hours },
	};
	struct reading *r = ctx;

	for (size_t i = 0; i < sizeof(sections) / sizeof(sections[0]); i++)
		if (str_eq(section, str_of(sections[i].section))) {
			sections[i].read(r, str_trim(name), str_trim(value));
			return;
		}
	fault(r, "no section [%.*s]", STR_ARG(section));
}

bool
policy_parse(struct arena *a, struct str file_name, struct str bytes,
    struct groups *g, struct policy *p, struct diag *d)
{
	struct reading r = { .arena = a,
		.where = { .file = file_name },
		.groups = g,
		.policy = p,
		.diag = d };
	uint32_t bad;

	p->file = str_copy(a, file_name);
	bad = ini_read(bytes, &r.where.line, take_entry, &r);
	if (bad > 0) {
		r.where.line = bad;
		fault(&r, "neither a section, nor a key with a value, nor a "
			  "comment");
	}
	return r.faults == 0;
}

/* Words apart by one blank, so that '*' is the only sign left: iterative
 * matching that goes back to the last '*' only. */
bool
policy_matches(struct arena *scratch, struct str pattern, struct str text)
{
	struct str parts[2] = { STR_NONE, STR_NONE };
	size_t t = 0, p = 0, star = SIZE_MAX, mark = 0;
	struct str folded = STR_NONE, rest = pattern;
	bool first = true;

	while (first || rest.n > 0) {
		size_t before = rest.n;
		struct str piece = str_cut(&rest, '*');
		const char *sign = piece.n < before ? "*" : "";

		parts[0] = utf8_fold(scratch, piece);
		folded = str_fmt(scratch, "%.*s%.*s%s", STR_ARG(folded),
		    STR_ARG(parts[0]), sign);
		first = false;
	}
	pattern = folded;
	text = utf8_fold(scratch, text);
	while (t < text.n) {
		if (p < pattern.n && pattern.p[p] == '*') {
			star = p++;
			mark = t;
		} else if (p < pattern.n && pattern.p[p] == text.p[t]) {
			p++;
			t++;
		} else if (star != SIZE_MAX) {
			p = star + 1;
			t = ++mark;
		} else {
			return false;
		}
	}
	while (p < pattern.n && pattern.p[p] == '*')
		p++;
	return p == pattern.n;
}
