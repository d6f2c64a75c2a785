/*
 * Mustache, version 1.3 of the specification without its optional modules.
 * A template is first cut into pieces, then rendered.  Sections and partials
 * nest to a depth that is capped, so the recursion is too.
 *
 * False are: false, null, what is missing, 0, the empty string, the empty
 * list.  (The specification leaves 0 and the empty string open.)
 */
#include "emit/template.h"

#include <string.h>

#include "base/arena.h"
#include "base/vec.h"
#include "emit/template_cut.h"
#include "limit.h"

struct context {
	json_t *value;
	const struct context *up;
};

/* A partial that was cut already, with the indent it had there. */
struct cut_partial {
	struct str name, indent;
	const struct pieces *pieces;
};

struct render {
	const struct template_job *job;
	struct file *to;
	VEC(struct cut_partial) partials;
	bool failed;
};

/* "a.b.c": the first name is looked up in all contexts, the rest strictly
 * below it. */
static json_t *
look_up(const struct strs *path, const struct context *c)
{
	json_t *value = NULL;

	if (path->n == 0)
		return c->value;
	for (; c != NULL && value == NULL; c = c->up)
		value = json_object_get(c->value, path->v[0].p);
	for (uint32_t i = 1; i < path->n; i++)
		value = json_object_get(value, path->v[i].p);
	return value;
}

static bool
is_true(const json_t *v)
{
	if (v == NULL)
		return false;
	switch (json_typeof(v)) {
	case JSON_ARRAY: return json_array_size(v) > 0;
	case JSON_STRING: return json_string_length(v) > 0;
	case JSON_INTEGER: return json_integer_value(v) != 0;
	case JSON_REAL: return json_real_value(v) != 0;
	case JSON_OBJECT:
	case JSON_TRUE: return true;
	case JSON_FALSE:
	case JSON_NULL: break;
	}
	return false;
}

static void
put_value(struct render *r, const json_t *v, bool raw)
{
	struct str s = STR_NONE;

	if (v == NULL)
		return;
	if (json_is_string(v))
		s = (struct str){ json_string_value(v), json_string_length(v) };
	else if (json_is_integer(v))
		s = str_fmt(r->job->scratch, "%" JSON_INTEGER_FORMAT,
		    json_integer_value(v));
	else if (json_is_real(v))
		s = str_fmt(r->job->scratch, "%.10g", json_real_value(v));
	else if (json_is_boolean(v))
		s = json_is_true(v) ? STR("true") : STR("false");
	if (raw)
		file_text(r->to, s);
	else
		r->job->escape(r->to, s);
}

static void render(struct render *, const struct pieces *, uint32_t from,
    uint32_t end, const struct context *, int depth);

static void
render_section(struct render *r, const struct pieces *t, uint32_t at,
    const struct context *c, int depth)
{
	const struct piece *p = &t->v.v[at];
	json_t *value = look_up(&p->path, c);
	struct context in = { .value = value, .up = c };

	if (!json_is_array(value)) {
		if (is_true(value))
			render(r, t, at + 1, p->end, &in, depth);
		return;
	}
	for (size_t i = 0; i < json_array_size(value); i++) {
		in.value = json_array_get(value, i);
		render(r, t, at + 1, p->end, &in, depth);
	}
}

static const struct pieces *
cut_partial(struct render *r, const struct piece *p)
{
	const struct template_job *job = r->job;
	struct cut_partial new = { .name = p->text, .indent = p->indent };
	struct str source = STR_NONE;

	for (uint32_t i = 0; i < r->partials.n; i++)
		if (str_eq(r->partials.v[i].name, new.name) &&
		    str_eq(r->partials.v[i].indent, new.indent))
			return r->partials.v[i].pieces;
	if (job->partial != NULL)
		source = job->partial(job->partial_ctx, new.name.p);
	new.pieces = template_cut(job, new.name, source, new.indent);
	if (new.pieces == NULL)
		r->failed = true;
	vec_add(job->scratch, &r->partials) = new;
	return new.pieces;
}

static void
render_partial(struct render *r, const struct pieces *t, const struct piece *p,
    const struct context *c, int depth)
{
	const struct pieces *sub;

	if (depth >= LIMIT_DEPTH) {
		template_fault(r->job, t->name, p->line,
		    "partials nested deeper than the limit");
		r->failed = true;
		return;
	}
	sub = cut_partial(r, p);
	if (sub != NULL)
		render(r, sub, 0, sub->v.n, c, depth);
}

static void
render(struct render *r, const struct pieces *t, uint32_t from, uint32_t end,
    const struct context *c, int depth)
{
	for (uint32_t i = from; i < end && !r->failed; i++) {
		const struct piece *p = &t->v.v[i];

		switch (p->kind) {
		case PIECE_TEXT: file_text(r->to, p->text); break;
		case PIECE_VALUE:
		case PIECE_RAW:
			put_value(
			    r, look_up(&p->path, c), p->kind == PIECE_RAW);
			break;
		case PIECE_SECTION:
			render_section(r, t, i, c, depth + 1);
			i = p->end;
			break;
		case PIECE_INVERTED:
			if (!is_true(look_up(&p->path, c)))
				render(r, t, i + 1, p->end, c, depth + 1);
			i = p->end;
			break;
		case PIECE_PARTIAL:
			render_partial(r, t, p, c, depth + 1);
			break;
		case PIECE_END: break;
		}
	}
}

bool
template_render(const struct template_job *job, json_t *data, struct file *to)
{
	struct render r = { .job = job, .to = to };
	const struct context top = { .value = data };
	const struct pieces *t =
	    template_cut(job, str_of(job->name), job->source, STR_NONE);

	if (t == NULL)
		return false;
	render(&r, t, 0, t->v.n, &top, 0);
	return !r.failed;
}
