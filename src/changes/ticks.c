#include "changes/ticks.h"

#include "base/arena.h"
#include "base/map.h"
#include "read/csv.h"

static const struct str mark = STR_INIT("<!--"), end = STR_INIT("-->");

/* Escapes of Markdown are taken back. */
static struct str
plain(struct arena *a, struct str s)
{
	char *to = arena_take(a, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\\' && i + 1 < s.n)
			i++;
		to[n++] = s.p[i];
	}
	return (struct str){ to, n };
}

/* "- [x]", "* [ ]", "+ [X]", however far it is set in; else TICK_NONE. */
static enum tick
box(struct str line)
{
	line = str_trim(line);
	if (line.n < 2 ||
	    (line.p[0] != '-' && line.p[0] != '*' && line.p[0] != '+'))
		return TICK_NONE;
	line = str_trim(str_sub(line, 1, line.n));
	if (str_starts(line, STR("[x]")) || str_starts(line, STR("[X]")))
		return TICK_ON;
	if (str_starts(line, STR("[ ]")) || str_starts(line, STR("[]")))
		return TICK_OFF;
	return TICK_NONE;
}

/* What stands behind the box, before ": **" where a setting's value does. */
static struct str
item(struct arena *a, struct str line)
{
	size_t from = str_find(line, STR("]")), until;

	line = str_sub(line, from + 1, line.n);
	until = str_find(line, STR(": **"));
	return plain(a, str_trim(str_sub(line, 0, until)));
}

/* The key in the comment of a step's line, or STR_NONE. */
static struct str
key_of(struct arena *a, struct str line)
{
	size_t from = str_find(line, mark), until;

	if (from == SIZE_MAX)
		return STR_NONE;
	line = str_sub(line, from + mark.n, line.n);
	until = str_find(line, end);
	return until == SIZE_MAX ? STR_NONE
	                         : plain(a, str_trim(str_sub(line, 0, until)));
}

void
ticks_of_plan(struct arena *a, struct str markdown, struct ticks *to)
{
	struct str step = STR_NONE;

	while (markdown.n > 0) {
		struct str line = str_cut(&markdown, '\n');
		enum tick tick = box(line);
		struct str key = key_of(a, line);

		if (str_starts(line, STR("#")))
			step = STR_NONE;
		if (tick != TICK_NONE && key.n > 0) {
			step = key;
			*map_at(to->steps, key) = tick;
		} else if (tick == TICK_ON && step.n > 0) {
			vec_add(a, &to->items) =
			    (struct tick_item){ step, item(a, line) };
		}
	}
}

static enum tick
said(struct str s)
{
	static const char *const on[] = { "yes", "x", "1", "true" };
	static const char *const off[] = { "no", "0", "false" };

	for (size_t i = 0; i < sizeof(on) / sizeof(on[0]); i++)
		if (str_eq_nocase(s, str_of(on[i])))
			return TICK_ON;
	for (size_t i = 0; i < sizeof(off) / sizeof(off[0]); i++)
		if (str_eq_nocase(s, str_of(off[i])))
			return TICK_OFF;
	return TICK_NONE;
}

void
ticks_of_csv(struct arena *a, struct str bytes, struct map *to)
{
	struct csv *c = csv_open(a, bytes);

	if (!csv_header(c, (const char *const[]){ "step", "done", NULL }))
		return;
	while (csv_row(c)) {
		enum tick tick = said(csv_get(c, "done"));
		struct str key = csv_get(c, "step");

		if (key.n > 0 && tick != TICK_NONE)
			*map_at(to, str_copy(a, key)) = tick;
	}
}
