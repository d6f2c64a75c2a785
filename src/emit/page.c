/*
 * index.html: the review page.  One file that loads nothing: its policy lets
 * in nothing but its own script and its own two style sheets, told by their
 * digests.
 *
 * The template is cut where {{!style}}, {{!script}} and {{!picture}} stand,
 * since these are not text to be escaped.  Style and script are put together
 * over no data: nothing of an export is ever in them.
 */
#include "base/arena.h"
#include "emit/emit.h"
#include "emit/graph_style.h"
#include "emit/graph_svg.h"
#include "emit/page_data.h"
#include "emit/sha256.h"
#include "emit/template.h"

static const char template_name[] = "page.mustache";
static const char style_name[] = "page/style.mustache";
static const char script_name[] = "page/script.mustache";

struct page {
	struct emit *emit;
	struct str css, script;
	json_t *data;
	struct file *file;
};

static void
write_style(struct page *p)
{
	file_text(p->file, p->css);
}

static void
write_script(struct page *p)
{
	file_text(p->file, p->script);
}

static void
write_picture(struct page *p)
{
	graph_svg_write(p->emit->scratch, p->emit->plan, p->file);
}

static const struct {
	const char *tag;
	void (*write)(struct page *);
} parts[] = {
	{ "{{!style}}", write_style },
	{ "{{!script}}", write_script },
	{ "{{!picture}}", write_picture },
};

enum { PARTS = sizeof(parts) / sizeof(parts[0]) };

/* The next tag of ours: where it stands, SIZE_MAX for nowhere. */
static size_t
next_part(struct str rest, size_t *which)
{
	size_t best = SIZE_MAX;

	for (size_t i = 0; i < PARTS; i++) {
		size_t at = str_find(rest, str_of(parts[i].tag));

		if (at < best) {
			best = at;
			*which = i;
		}
	}
	return best;
}

static bool
render(struct page *p, const char *name, struct str source, struct file *to)
{
	struct emit *e = p->emit;
	const struct template_job job = { .scratch = e->scratch,
		.source = source,
		.name = name,
		.partial = emit_partial,
		.partial_ctx = e,
		.escape = file_xml,
		.diag = e->diag };

	return template_render(&job, p->data, to);
}

static bool
render_all(struct page *p, struct str rest)
{
	size_t which = 0, at;

	while ((at = next_part(rest, &which)) != SIZE_MAX) {
		if (!render(p, template_name, str_sub(rest, 0, at), p->file))
			return false;
		parts[which].write(p);
		rest = str_sub(rest, at + str_of(parts[which].tag).n, rest.n);
	}
	return render(p, template_name, rest, p->file);
}

static struct str
need(struct emit *e, const char *name)
{
	const struct place where = { .file = str_of(name) };
	struct str bytes = e->templates->get(e->templates->ctx, name);

	if (bytes.n == 0)
		diag_say(e->diag, DIAG_BAD_TEMPLATE, &where, "not found");
	return bytes;
}

/* A template over no data, for style and script; STR_NONE where it is
 * wrong. */
static struct str
put_together(struct page *p, const char *name)
{
	struct file *f = file_memory(p->emit->scratch);
	struct str source = need(p->emit, name);
	bool good;

	p->data = json_object();
	good = source.n > 0 && render(p, name, source, f);
	json_decref(p->data);
	return good ? file_bytes(f) : STR_NONE;
}

static struct str
policy(const struct page *p)
{
	struct arena *a = p->emit->scratch;

	return str_fmt(a,
	    "default-src 'none'; script-src 'sha256-%.*s';"
	    " style-src 'sha256-%.*s' 'sha256-%.*s';"
	    " base-uri 'none'; form-action 'none'",
	    STR_ARG(sha256_base64(a, p->script)),
	    STR_ARG(sha256_base64(a, p->css)),
	    STR_ARG(sha256_base64(a, graph_style_sheet())));
}

static bool
write_page(struct emit *e)
{
	struct page p = { .emit = e };
	struct str source = need(e, template_name), csp;
	bool good;

	p.css = put_together(&p, style_name);
	p.script = put_together(&p, script_name);
	if (p.css.n == 0 || p.script.n == 0 || source.n == 0)
		return false;
	csp = policy(&p);
	p.data = page_data(e->scratch, e->plan, emit_view(e));
	json_object_set_new(p.data, "csp", json_stringn(csp.p, csp.n));
	p.file = out_file(e->out, STR("index.html"));
	good = render_all(&p, source);
	file_close(p.file);
	json_decref(p.data);
	return good;
}

const struct emitter emitter_page = {
	.name = "index.html",
	.about = "the review page: people and why, questions, steps, picture",
	.write = write_page,
};
