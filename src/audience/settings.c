/*
 * Which settings to look at, and what to choose: the facts of every platform
 * that occurs, with the plan's audiences put in.
 */
#include "audience/compile.h"
#include "base/arena.h"
#include "base/phrase.h"

/* The column of facts for a strategy; one of the user's own is read as the
 * middle one. */
static int
column(const struct compile *c)
{
	if (str_eq(c->strategy->name, STR("separate")))
		return 0;
	return str_eq(c->strategy->name, STR("open")) ? 2 : 1;
}

struct str
fact_value(const struct compile *c, const struct fact *f)
{
	struct str value = f->value[column(c)];

	return str_eq(value, STR("-")) ? STR_NONE : value;
}

static enum platform
platform_of(struct str name)
{
	int p = 0;

	while (p < PF_GRAPH && !str_eq(name, platform_name((enum platform)p)))
		p++;
	return (enum platform)p;
}

/* What "{photos}" stands for; STR_NONE for no such thing. */
static struct str
put_in(const struct compile *c, enum platform p, struct str key)
{
	int class = class_find(key);

	if (str_eq(key, STR("shut")))
		return shut_list(c, p);
	return class >= 0 ? c->plan->audiences[p][class].words : STR_NONE;
}

/* The value with its places filled in; STR_NONE where one of them stands for
 * nothing, such as a list that nobody is on. */
static struct str
fill_in(struct compile *c, enum platform p, struct str value)
{
	struct str rest = value, out = STR_NONE;

	while (rest.n > 0) {
		struct str text = str_cut(&rest, '{'), key, with;
		bool opened = text.p + text.n < value.p + value.n;

		out =
		    str_fmt(c->arena, "%.*s%.*s", STR_ARG(out), STR_ARG(text));
		if (!opened)
			break;
		key = str_cut(&rest, '}');
		with = put_in(c, p, key);
		if (with.n == 0)
			return STR_NONE;
		out =
		    str_fmt(c->arena, "%.*s%.*s", STR_ARG(out), STR_ARG(with));
	}
	return out;
}

/* What a setting does not do, how sure that is, and how old. */
static struct str
careful(struct compile *c, const struct fact *f)
{
	const struct phrases *ph = c->plan->phrases;
	struct str limits = str_eq(f->limits, STR("-")) ? STR_NONE : f->limits;
	const struct {
		bool holds;
		struct phrase says;
	} doubts[] = {
		{ facts_unsure(f->confidence), PHRASE0(STEP_UNVERIFIED) },
		{ facts_stale(f->as_of, c->plan->now),
		    PHRASE0(STEP_CHECK_WORDING) },
	};

	for (size_t i = 0; i < sizeof(doubts) / sizeof(doubts[0]); i++)
		if (doubts[i].holds)
			limits = str_fmt(c->arena, "%.*s%s%.*s",
			    STR_ARG(limits), limits.n > 0 ? "; " : "",
			    STR_ARG(phrase_text(ph, c->arena, doubts[i].says)));
	return limits;
}

static bool
wanted(const struct compile *c, const struct fact *f, enum platform p)
{
	if (!c->exported[p] || fact_value(c, f).n == 0)
		return false;
	return c->harm || !str_eq(f->area, STR("clients"));
}

void
settings_choose(struct compile *c)
{
	for (uint32_t i = 0; i < c->facts->v.n; i++) {
		const struct fact *f = &c->facts->v.v[i];
		enum platform p = platform_of(f->platform);
		struct advised_setting s = { .platform = p };

		if (!wanted(c, f, p))
			continue;
		s.value = fill_in(c, p, fact_value(c, f));
		if (s.value.n == 0)
			continue;
		s.id = f->id;
		s.setting = f->setting;
		s.path = f->path;
		s.why = f->hides;
		s.limits = careful(c, f);
		s.as_of = f->as_of;
		s.confidence = f->confidence;
		s.usual = f->usual;
		s.lost = str_eq(f->lost, STR("-")) ? STR_NONE : f->lost;
		vec_add(c->arena, &c->plan->settings) = s;
	}
}

const struct advised_setting *
setting_find(const struct compile *c, const char *id)
{
	for (uint32_t i = 0; i < c->plan->settings.n; i++)
		if (str_eq(c->plan->settings.v[i].id, str_of(id)))
			return &c->plan->settings.v[i];
	return NULL;
}
