/*
 * index.html: the review page.  One file that loads nothing: its policy lets
 * in nothing but its own two style sheets, told by their digests.
 *
 * The template is cut where {{!style}} and {{!picture}} stand, since these two
 * are not text to be escaped.
 */
#include "base/arena.h"
#include "emit/emit.h"
#include "emit/graph_style.h"
#include "emit/graph_svg.h"
#include "emit/page_rows.h"
#include "emit/sha256.h"
#include "emit/template.h"

static const char template_name[] = "page.mustache";

struct page {
	struct emit *emit;
	struct str css;
	json_t *data;
	struct file *file;
};

static void
write_style(struct page *p)
{
	file_text(p->file, p->css);
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
render(struct page *p, struct str source)
{
	struct emit *e = p->emit;
	const struct template_job job = { .scratch = e->scratch,
		.source = source,
		.name = template_name,
		.partial = emit_partial,
		.partial_ctx = e,
		.escape = file_xml,
		.diag = e->diag };

	return template_render(&job, p->data, p->file);
}

static bool
render_all(struct page *p, struct str rest)
{
	size_t which = 0, at;

	while ((at = next_part(rest, &which)) != SIZE_MAX) {
		if (!render(p, str_sub(rest, 0, at)))
			return false;
		parts[which].write(p);
		rest = str_sub(rest, at + str_of(parts[which].tag).n, rest.n);
	}
	return render(p, rest);
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

static bool
write_page(struct emit *e)
{
	struct page p = { .emit = e, .css = need(e, "page.css") };
	struct str source = need(e, template_name), csp;
	bool good;

	if (p.css.n == 0 || source.n == 0)
		return false;
	p.data = page_rows_make(e->scratch, e->plan, emit_view(e));
	csp = str_fmt(e->scratch,
	    "default-src 'none'; style-src 'sha256-%.*s' 'sha256-%.*s';"
	    " base-uri 'none'; form-action 'none'",
	    STR_ARG(sha256_base64(e->scratch, p.css)),
	    STR_ARG(sha256_base64(e->scratch, graph_style_sheet())));
	json_object_set_new(p.data, "csp", json_stringn(csp.p, csp.n));
	p.file = out_file(e->out, STR("index.html"));
	good = render_all(&p, source);
	file_close(p.file);
	json_decref(p.data);
	return good;
}

const struct emitter emitter_page = {
	.name = "index.html",
	.about = "the review page: picture, steps, people and why, questions",
	.write = write_page,
};
