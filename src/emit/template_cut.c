#include "emit/template_cut.h"

#include <string.h>

#include "base/arena.h"
#include "limit.h"

struct cutter {
	const struct template_job *job;
	struct pieces *to;
	struct str source;
	struct str open, close;      /* the delimiters */
	size_t at;                   /* where reading goes on */
	size_t told;                 /* up to here lines are counted */
	uint32_t line;               /* of `told` */
	uint32_t stack[LIMIT_DEPTH]; /* sections that are open */
	uint32_t depth;
};

/* A tag as found: the name and its kind as written. */
struct tag {
	char sign; /* one of "#^/>!=&{", or 0 for a value */
	struct str name;
	size_t from, end; /* in the source, with the delimiters */
};

void
template_fault(const struct template_job *job, struct str name, uint32_t line,
    const char *what)
{
	struct place where = { .file = name, .line = line };

	diag_say(job->diag, DIAG_BAD_TEMPLATE, &where, "%s", what);
}

static bool
fault(struct cutter *c, const char *what)
{
	template_fault(c->job, c->to->name, c->line, what);
	return false;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static size_t
find_from(struct str s, size_t from, struct str part)
{
	size_t at = str_find(str_sub(s, from, s.n), part);

	return at == SIZE_MAX ? SIZE_MAX : from + at;
}

/* The indent before each line: before the template is cut, because what is
 * put into a line must not be indented. */
static struct str
indented(struct arena *a, struct str s, struct str indent)
{
	struct file *f = file_memory(a);

	if (indent.n == 0)
		return s;
	while (s.n > 0) {
		size_t end = str_find(s, STR("\n"));
		size_t n = end == SIZE_MAX ? s.n : end + 1;

		file_text(f, indent);
		file_text(f, str_sub(s, 0, n));
		s = str_sub(s, n, s.n);
	}
	return file_bytes(f);
}

static void
count_lines(struct cutter *c, size_t to)
{
	for (; c->told < to; c->told++)
		c->line += c->source.p[c->told] == '\n';
}

static struct piece *
add(struct cutter *c, enum piece_kind kind, struct str text)
{
	struct piece *p;

	vec_add(c->job->scratch, &c->to->v) =
	    (struct piece){ .kind = kind, .line = c->line };
	p = &c->to->v.v[c->to->v.n - 1];
	p->text = str_copy(c->job->scratch, text);
	return p;
}

static void
add_text(struct cutter *c, size_t from, size_t end)
{
	if (from < end)
		add(c, PIECE_TEXT, str_sub(c->source, from, end - from));
}

/* Reads the tag that begins at `from`. */
static bool
read_tag(struct cutter *c, size_t from, struct tag *t)
{
	size_t at = from + c->open.n, end;
	struct str close = c->close;

	*t = (struct tag){ .from = from };
	while (at < c->source.n && is_space(c->source.p[at]))
		at++;
	if (at < c->source.n && strchr("#^/>!=&{", c->source.p[at]) != NULL &&
	    c->source.p[at] != '\0')
		t->sign = c->source.p[at++];
	if (t->sign == '{')
		close = str_fmt(c->job->scratch, "}%.*s", STR_ARG(c->close));
	if (t->sign == '=')
		close = str_fmt(c->job->scratch, "=%.*s", STR_ARG(c->close));
	end = find_from(c->source, at, close);
	if (end == SIZE_MAX)
		return fault(c, "a tag without an end");
	t->name = str_trim(str_sub(c->source, at, end - at));
	t->end = end + close.n;
	return true;
}

/*
 * A tag that shows nothing itself and stands alone on its line takes the
 * whole line with it.  Widens the tag and gives the white space before it.
 */
static struct str
take_line(const struct cutter *c, struct tag *t)
{
	size_t from = t->from, end = t->end;
	const char *p = c->source.p;
	struct str indent;

	if (t->sign == 0 || t->sign == '&' || t->sign == '{')
		return STR_NONE;
	while (from > 0 && (p[from - 1] == ' ' || p[from - 1] == '\t'))
		from--;
	if (from > 0 && p[from - 1] != '\n')
		return STR_NONE;
	while (end < c->source.n && (p[end] == ' ' || p[end] == '\t'))
		end++;
	if (end < c->source.n && p[end] == '\r')
		end++;
	if (end < c->source.n && p[end] != '\n')
		return STR_NONE;
	indent = str_sub(c->source, from, t->from - from);
	t->from = from;
	t->end = end < c->source.n ? end + 1 : end;
	return indent;
}

static void
split_path(struct cutter *c, struct piece *p)
{
	struct str rest = p->text;

	if (str_eq(rest, STR(".")))
		return;
	do
		strs_add(c->job->scratch, &p->path,
		    str_copy(c->job->scratch, str_cut(&rest, '.')));
	while (rest.n > 0);
}

static bool
set_delimiters(struct cutter *c, struct str name)
{
	struct str open = name;
	size_t n = 0;

	while (n < name.n && !is_space(name.p[n]))
		n++;
	open = str_sub(name, 0, n);
	name = str_trim(str_sub(name, n, name.n));
	for (size_t i = 0; i < name.n; i++)
		if (is_space(name.p[i]) || name.p[i] == '=')
			name.n = 0;
	if (open.n == 0 || name.n == 0 || str_has(open, STR("=")))
		return fault(c, "delimiters that can't be used");
	c->open = open;
	c->close = name;
	return true;
}

static bool
open_section(struct cutter *c, const struct tag *t)
{
	struct piece *p;

	if (c->depth >= LIMIT_DEPTH)
		return fault(c, "sections nested deeper than the limit");
	c->stack[c->depth++] = c->to->v.n;
	p = add(c, t->sign == '#' ? PIECE_SECTION : PIECE_INVERTED, t->name);
	split_path(c, p);
	return true;
}

static bool
close_section(struct cutter *c, const struct tag *t)
{
	struct piece *p;

	if (c->depth == 0)
		return fault(c, "the end of a section that was not opened");
	p = &c->to->v.v[c->stack[--c->depth]];
	if (!str_eq(p->text, t->name))
		return fault(c, "the end of another section than the open one");
	p->end = c->to->v.n;
	add(c, PIECE_END, t->name);
	return true;
}

static bool
add_tag(struct cutter *c, const struct tag *t, struct str indent)
{
	if (t->name.n == 0 && t->sign != '!')
		return fault(c, "a tag without a name");
	switch (t->sign) {
	case '!': return true;
	case '=': return set_delimiters(c, t->name);
	case '#':
	case '^': return open_section(c, t);
	case '/': return close_section(c, t);
	case '>':
		add(c, PIECE_PARTIAL, t->name)->indent =
		    str_copy(c->job->scratch, indent);
		return true;
	case '&':
	case '{':
		if (!c->job->raw)
			return fault(c, "a value that is not escaped");
		split_path(c, add(c, PIECE_RAW, t->name));
		return true;
	default: split_path(c, add(c, PIECE_VALUE, t->name)); return true;
	}
}

static bool
cut(struct cutter *c)
{
	while (c->at < c->source.n) {
		size_t from = find_from(c->source, c->at, c->open);
		struct str indent;
		struct tag t;

		if (from == SIZE_MAX) {
			add_text(c, c->at, c->source.n);
			break;
		}
		count_lines(c, from);
		if (!read_tag(c, from, &t))
			return false;
		indent = take_line(c, &t);
		add_text(c, c->at, t.from);
		if (!add_tag(c, &t, indent))
			return false;
		c->at = t.end;
	}
	if (c->depth == 0)
		return true;
	c->line = c->to->v.v[c->stack[c->depth - 1]].line;
	return fault(c, "a section without an end");
}

const struct pieces *
template_cut(const struct template_job *job, struct str name, struct str source,
    struct str indent)
{
	struct cutter c = {
		.job = job, .open = STR("{{"), .close = STR("}}"), .line = 1
	};

	c.to = arena_new(job->scratch, struct pieces);
	c.to->name = str_copy(job->scratch, name);
	c.source = indented(job->scratch, source, indent);
	return cut(&c) ? c.to : NULL;
}
