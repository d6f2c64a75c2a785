/*
 * Strategies:
 *
 *	[sees]
 *	family  = all              ; every class but friends_list
 *	clients = public work
 *	[harm]
 *	clients = 100              ; of one who sees what friends see, unasked
 *	friends = 1                ; of one who misses it
 *	[lists]
 *	name = Hazel               ; repeatable, in order of use
 *
 * A group of the owner's own that the file does not name sees what friends
 * or, on the side of work, professional contacts see.
 */
#include "audience/audience.h"
#include "base/arena.h"
#include "base/utf8.h"
#include "read/ini.h"

enum {
	LETTERS_MAX = 25, /* the shortest of the platforms' limits, X's */
	HARM_MAX = 10000
};

struct reading {
	struct arena *arena;
	struct place where;
	const struct groups *groups;
	struct strategy *strategy;
	bool set[GROUP_MAX], harm_set[GROUP_MAX];
	struct diag *diag;
	bool good;
};

static void
fault(struct reading *r, const char *text, struct str detail)
{
	diag_say(r->diag, DIAG_BAD_TEMPLATE, &r->where, "%s '%.*s'", text,
	    STR_ARG(detail));
	r->good = false;
}

static classes
read_classes(struct reading *r, struct str value)
{
	classes sees = CLASS_BIT(CLASS_PUBLIC);

	while (value.n > 0) {
		struct str id = str_trim(str_cut(&value, ' '));
		int c = class_find(id);

		if (str_eq(id, STR("all")))
			sees = CLASSES_ALL & ~CLASS_BIT(CLASS_FRIENDS_LIST);
		else if (c == CLASS_FRIENDS_LIST)
			fault(r, "nobody is to see", id);
		else if (c >= 0)
			sees |= CLASS_BIT(c);
		else if (id.n > 0)
			fault(r, "no such class:", id);
	}
	return sees;
}

static void
read_harm(struct reading *r, struct str name, struct str value)
{
	int g = groups_find(r->groups, name);
	int64_t n = 0;

	if (g < 0 || r->harm_set[g]) {
		fault(r, "no such group, or named twice:", name);
	} else if (!str_to_int(value, &n) || n < 0 || n > HARM_MAX) {
		fault(r, "harm is a number from 0 to 10000:", value);
	} else {
		r->harm_set[g] = true;
		r->strategy->harm[g] = (double)n;
	}
}

static void
on_entry(void *ctx, struct str section, struct str name, struct str value)
{
	struct reading *r = ctx;
	int g;

	if (str_eq(section, STR("lists")) && str_eq(name, STR("name"))) {
		if (value.n == 0 || utf8_count(value) > LETTERS_MAX)
			fault(r, "a list's name has 1 to 25 letters:", value);
		else
			strs_add(r->arena, &r->strategy->list_names,
			    str_copy(r->arena, value));
		return;
	}
	if (str_eq(section, STR("harm"))) {
		read_harm(r, name, value);
		return;
	}
	if (!str_eq(section, STR("sees"))) {
		fault(r, "neither [sees] nor a name in [lists]:", name);
		return;
	}
	g = groups_find(r->groups, name);
	if (g < 0 || r->set[g]) {
		fault(r, "no such group, or named twice:", name);
		return;
	}
	r->set[g] = true;
	r->strategy->sees[g] = read_classes(r, value);
}

/* The file's own name: "separate" of "strategies/separate.ini". */
static struct str
name_of(struct str file_name)
{
	struct str name = str_after_last(file_name, '/');

	return str_cut(&name, '.');
}

bool
strategy_parse(struct arena *a, struct str file_name, struct str bytes,
    const struct groups *groups, struct strategy *s, struct diag *d)
{
	struct reading r = { .arena = a,
		.where = { .file = file_name },
		.groups = groups,
		.strategy = s,
		.diag = d,
		.good = true };
	uint32_t bad;

	*s = (struct strategy){ .name = str_copy(a, name_of(file_name)) };
	bad = ini_read(bytes, &r.where.line, on_entry, &r);
	r.where.line = bad;
	if (bad > 0)
		fault(&r, "no section, 'name = value' or comment:", STR_NONE);
	for (uint32_t g = 0; g < groups->n; g++) {
		bool personal = groups->v[g].side == SIDE_PERSONAL;

		if (g >= GROUP__COUNT && !r.harm_set[g])
			s->harm[g] =
			    s->harm[personal ? GROUP_FRIENDS : GROUP_CLIENTS];
		else if (g != GROUP_UNSORTED && !r.harm_set[g])
			fault(&r, "[harm] lacks", groups->v[g].id);
		if (r.set[g])
			continue;
		if (g < GROUP__COUNT)
			fault(&r, "[sees] lacks", groups->v[g].id);
		else
			s->sees[g] =
			    s->sees[personal ? GROUP_FRIENDS : GROUP_INDUSTRY];
	}
	return r.good;
}
