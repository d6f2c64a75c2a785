#include "model/group.h"

#include "model/plan.h"

static const struct {
	struct str id;
	enum side side;
} built_in[GROUP__COUNT] = {
#define GROUP(n, i, s) [GROUP_##n] = { STR_INIT(i), s },
#include "model/group.def"
#undef GROUP
};

static const struct {
	struct str id, phrase;
} class_names[CLASS__COUNT] = {
#define CLASS(n, i) [CLASS_##n] = { STR_INIT(i), STR_INIT("class." i) },
#include "model/class.def"
#undef CLASS
};

static struct group_info
called_by_id(struct str id, enum side side)
{
	return (
	    struct group_info){ .id = id, .one = id, .many = id, .side = side };
}

void
groups_init(struct groups *g)
{
	for (int i = 0; i < GROUP__COUNT; i++)
		g->v[i] = called_by_id(built_in[i].id, built_in[i].side);
	g->n = GROUP__COUNT;
	g->mixed = STR("mixed");
}

void
groups_speak(struct groups *g, const struct phrases *ph)
{
	static const struct {
		struct str one, many;
	} ids[GROUP__COUNT] = {
#define GROUP(n, i, s) \
	[GROUP_##n] = { STR_INIT("group." i), STR_INIT("groups." i) },
#include "model/group.def"
#undef GROUP
	};

	for (int i = 0; i < GROUP__COUNT; i++) {
		struct str one = phrases_get(ph, ids[i].one);
		struct str many = phrases_get(ph, ids[i].many);

		g->v[i].one = one.n > 0 ? one : g->v[i].id;
		g->v[i].many = many.n > 0 ? many : g->v[i].id;
	}
	if (phrases_get(ph, STR("question.mixed")).n > 0)
		g->mixed = phrases_get(ph, STR("question.mixed"));
}

int
groups_find(const struct groups *g, struct str id)
{
	for (uint32_t i = 0; i < g->n; i++)
		if (str_eq(g->v[i].id, id))
			return (int)i;
	return -1;
}

int
groups_add(struct groups *g, struct str id, enum side side)
{
	if (g->n == GROUP_MAX || id.n == 0 || groups_find(g, id) >= 0)
		return -1;
	g->v[g->n] = called_by_id(id, side);
	return (int)g->n++;
}

bool
group_harmful(int group)
{
	return group >= GROUP_CLIENTS && group <= GROUP_MANAGERS;
}

struct str class_id(enum class c)
{
	return class_names[c].id;
}

struct str
class_words(const struct phrases *ph, enum class c)
{
	struct str words = phrases_get(ph, class_names[c].phrase);

	return words.n > 0 ? words : class_names[c].id;
}

int
class_find(struct str id)
{
	for (int i = 0; i < CLASS__COUNT; i++)
		if (str_eq(id, class_names[i].id))
			return i;
	return -1;
}

struct str
standing_name(enum standing s)
{
	static const char *const names[] = {
		[STAND_DECIDED] = "decided",
		[STAND_ASKED] = "asked",
		[STAND_ANSWERED] = "answered",
	};

	return str_of(names[s]);
}

struct str
advice_name(enum advice a)
{
	static const char *const names[] = {
		[ADVICE_KEEP] = "keep",
		[ADVICE_RESTRICT] = "restrict",
		[ADVICE_MOVE] = "move",
		[ADVICE_UNFRIEND] = "unfriend",
	};

	return str_of(names[a]);
}

struct str
act_name(enum act_kind k)
{
	static const char *const names[ACT__COUNT] = {
		[ACT_MAKE_LIST] = "make_list",
		[ACT_FILL_LIST] = "fill_list",
		[ACT_SET] = "set",
		[ACT_OLD_POSTS] = "old_posts",
	};

	return str_of(names[k]);
}

struct str
change_name(enum change_kind k)
{
	static const char *const names[CHANGE__COUNT] = {
		[CHANGE_LIST_ADD] = "list_add",
		[CHANGE_LIST_REMOVE] = "list_remove",
		[CHANGE_STEP_NEW] = "step_new",
		[CHANGE_STEP_GONE] = "step_gone",
		[CHANGE_REQUEST] = "request",
		[CHANGE_ADDED] = "added",
		[CHANGE_GONE] = "gone",
		[CHANGE_RENAMED] = "renamed",
		[CHANGE_ON] = "on",
		[CHANGE_OFF] = "off",
		[CHANGE_JOB] = "job",
		[CHANGE_GROUP] = "group",
		[CHANGE_EXPORT_NEW] = "export_new",
		[CHANGE_EXPORT_GONE] = "export_gone",
	};

	return str_of(names[k]);
}

struct str
question_kind_name(enum question_kind k)
{
	static const char *const names[] = {
		[ASK_GROUP] = "group",
		[ASK_MANY] = "many",
		[ASK_SAME] = "same",
		[ASK_MET] = "met",
	};

	return str_of(names[k]);
}
