#include "model/group.h"

#include "model/plan.h"

static const struct group_info built_in[GROUP__COUNT] = {
#define GROUP(n, i, s, o, m)                        \
	[GROUP_##n] = { .id = { i, sizeof(i) - 1 }, \
		.one = { o, sizeof(o) - 1 },        \
		.many = { m, sizeof(m) - 1 },       \
		.side = s },
#include "model/group.def"
#undef GROUP
};

static const struct {
	const char *id, *words;
} class_names[CLASS__COUNT] = {
#define CLASS(n, i, w) [CLASS_##n] = { .id = i, .words = w },
#include "model/class.def"
#undef CLASS
};

void
groups_init(struct groups *g)
{
	for (int i = 0; i < GROUP__COUNT; i++)
		g->v[i] = built_in[i];
	g->n = GROUP__COUNT;
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
	g->v[g->n] = (struct group_info){
		.id = id, .one = id, .many = id, .side = side
	};
	return (int)g->n++;
}

bool
group_harmful(int group)
{
	return group >= GROUP_CLIENTS && group <= GROUP_MANAGERS;
}

struct str class_id(enum class c)
{
	return str_of(class_names[c].id);
}

struct str class_words(enum class c)
{
	return str_of(class_names[c].words);
}

int
class_find(struct str id)
{
	for (int i = 0; i < CLASS__COUNT; i++)
		if (str_eq(id, str_of(class_names[i].id)))
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
