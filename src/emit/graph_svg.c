/*
 * graph.svg: the picture.  Numbers are written with one decimal and without
 * the locale; whatever an export said goes through file_xml.
 */
#include "emit/graph_svg.h"

#include <math.h>

#include "base/arena.h"
#include "emit/emit.h"
#include "emit/graph_layout.h"
#include "emit/graph_marks.h"
#include "emit/graph_parts.h"
#include "emit/graph_style.h"

static bool
ends_in_hedge(const struct layout *l, const struct band *b)
{
	return l->discs.v[b->a].side == SIDE_NONE ||
	       l->discs.v[b->b].side == SIDE_NONE;
}

/* Those from work into private life run behind the hedge, where they cross
 * nobody's name. */
static void
bands(const struct pen *p, bool in_hedge)
{
	const struct layout *l = p->layout;

	pen_text(p, "<g fill=\"none\" stroke=\"#aab4bf\" class=\"hr-band\""
		    " stroke-opacity=\".4\">\n");
	for (uint32_t i = 0; i < l->bands.n; i++) {
		const struct band *b = &l->bands.v[i];
		const struct disc *x = &l->discs.v[b->a],
				  *y = &l->discs.v[b->b];

		if (ends_in_hedge(l, b) != in_hedge)
			continue;
		pen_text(p, "<line");
		pen_number(p, " x1", x->x);
		pen_number(p, " y1", x->y);
		pen_number(p, " x2", y->x);
		pen_number(p, " y2", y->y);
		pen_number(p, " stroke-width", b->width);
		pen_text(p, "><title>");
		file_xml(p->file,
		    phrase_text(p->plan->phrases, p->scratch,
			PHRASE(PICTURE_BAND, x->label, y->label,
			    str_fmt(p->scratch, "%ld", lround(b->weight)))));
		pen_text(p, "</title></line>\n");
	}
	pen_text(p, "</g>\n");
}

/* Lines from those in two groups to their other one. */
static void
crossings(const struct pen *p)
{
	enum { MOST = 90 }; /* of more lines none can be followed */
	const struct layout *l = p->layout;
	uint32_t n = 0;

	for (uint32_t i = 0; i < l->dots.n; i++)
		n += l->dots.v[i].mark == MARK_TWO;
	if (n > MOST)
		return;
	pen_text(p, "<g fill=\"none\" stroke-width=\".8\""
		    " stroke-opacity=\".7\">\n");
	for (uint32_t i = 0; i < l->dots.n; i++) {
		const struct dot *d = &l->dots.v[i];
		const struct disc *to = NULL;
		double far, x, y;

		for (uint32_t k = 0; k < l->discs.n; k++)
			if (l->discs.v[k].bucket == d->other)
				to = &l->discs.v[k];
		if (d->mark != MARK_TWO || to == NULL)
			continue;
		far = hypot(to->x - d->x, to->y - d->y);
		x = to->x + (d->x - to->x) * to->r / far;
		y = to->y + (d->y - to->y) * to->r / far;
		pen_text(p, "<line");
		pen_hue(p, 's', d->other);
		pen_number(p, " x1", d->x);
		pen_number(p, " y1", d->y);
		pen_number(p, " x2", x);
		pen_number(p, " y2", y);
		pen_text(p, "/>\n");
	}
	pen_text(p, "</g>\n");
}

/* One element of one opacity, so that fill and edge do not add up. */
static void
shades(const struct pen *p, uint32_t disc, int group)
{
	const struct layout *l = p->layout;

	for (uint32_t i = 0; i < l->shades.n; i++) {
		const struct shade *s = &l->shades.v[i];

		if (s->disc != disc)
			continue;
		pen_text(p, "<g opacity=\".22\"><path");
		pen_both(p, group);
		pen_number(p, " stroke-width", 2.5 * l->dot_r);
		pen_text(p, " stroke-linejoin=\"round\" d=\"M");
		for (uint32_t k = 0; k < s->n; k++)
			pen_point(p, k > 0 ? "L" : "", s->v[k].x, s->v[k].y);
		pen_text(p, "Z\"/></g>\n");
	}
}

static void
discs(const struct pen *p)
{
	const struct layout *l = p->layout;

	for (uint32_t i = 0; i < l->discs.n; i++) {
		const struct disc *d = &l->discs.v[i];
		int group =
		    d->bucket == GROUP_ASKED ? GROUP_UNSORTED : d->bucket;

		pen_text(p, "<g>");
		pen_circle(p, d->x, d->y, d->r);
		pen_text(p, " fill=\"#fff\" class=\"hr-paper\"/>");
		pen_circle(p, d->x, d->y, d->r);
		pen_hue(p, 'f', group);
		pen_text(p, " fill-opacity=\".13\"/>");
		pen_circle(p, d->x, d->y, d->r);
		pen_hue(p, 's', group);
		pen_text(p, " fill=\"none\" stroke-width=\"1.3\"");
		pen_text(p, d->side == SIDE_NONE
				? " stroke-dasharray=\"4 3\"/></g>\n"
				: "/></g>\n");
		shades(p, i, group);
		/* The dots of one disc have their colour from one element. */
		pen_text(p, "<g");
		pen_hue(p, 'f', group);
		pen_text(p, ">\n");
		for (uint32_t k = 0; k < d->dots - d->rim; k++)
			pen_mark(p, &l->dots.v[d->dot + k]);
		pen_text(p, "</g>\n");
	}
	for (uint32_t i = 0; i < l->discs.n; i++) {
		const struct disc *d = &l->discs.v[i];

		for (uint32_t k = d->dots - d->rim; k < d->dots; k++)
			pen_mark(p, &l->dots.v[d->dot + k]);
	}
}

static void
disc_labels(const struct pen *p)
{
	const struct layout *l = p->layout;

	file_fmt(p->file,
	    "<g class=\"hr-ink hr-halo\" fill=\"#1b2128\" stroke=\"#fff\""
	    " stroke-width=\"4\" stroke-linejoin=\"round\""
	    " paint-order=\"stroke\" text-anchor=\"middle\""
	    " font-weight=\"600\" font-size=\"%d\">\n",
	    FONT_DISC);
	for (uint32_t i = 0; i < l->discs.n; i++)
		pen_words(p, l->discs.v[i].x,
		    l->discs.v[i].y - l->discs.v[i].reach - 9,
		    l->discs.v[i].label);
	file_fmt(p->file,
	    "</g>\n<g class=\"hr-soft\" fill=\"#59636e\""
	    " text-anchor=\"middle\" font-size=\"%d\">\n",
	    FONT_NAME);
	for (uint32_t i = 0; i < l->discs.n; i++)
		if (l->discs.v[i].faint.n > 0)
			pen_words(p, l->discs.v[i].x,
			    l->discs.v[i].y + l->discs.v[i].reach + 14,
			    l->discs.v[i].faint);
	pen_text(p, "</g>\n");
}

/* They end where the box of their name ends. */
static void
guesses(const struct pen *p)
{
	const struct layout *l = p->layout;

	file_fmt(p->file,
	    "<g class=\"hr-soft\" fill=\"#59636e\" font-size=\"%d\">\n",
	    FONT_NAME);
	for (uint32_t i = 0; i < l->names.n; i++) {
		const struct name *n = &l->names.v[i];

		if (n->guess.n > 0)
			pen_words(p,
			    n->box.x + n->box.w -
				graph_text_width(n->guess, FONT_NAME),
			    n->y, n->guess);
	}
	pen_text(p, "</g>\n");
}

static void
names(const struct pen *p)
{
	const struct layout *l = p->layout;
	static const char *const anchors[] = { "start", "middle", "end" };
	enum { ANCHORS = sizeof(anchors) / sizeof(anchors[0]) };

	pen_text(p,
	    "<g stroke=\"#59636e\" class=\"hr-lead\" stroke-width=\".6\">\n");
	for (uint32_t i = 0; i < l->names.n; i++) {
		const struct name *n = &l->names.v[i];

		if (!n->led)
			continue;
		pen_text(p, "<line");
		pen_number(p, " x1", l->dots.v[n->dot].x);
		pen_number(p, " y1", l->dots.v[n->dot].y);
		pen_number(p, " x2", n->x2);
		pen_number(p, " y2", n->y2);
		pen_text(p, "/>\n");
	}
	file_fmt(p->file,
	    "</g>\n<g class=\"hr-ink hr-halo\" fill=\"#1b2128\" stroke=\"#fff\""
	    " stroke-width=\"3\" stroke-linejoin=\"round\""
	    " paint-order=\"stroke\" font-size=\"%d\">\n",
	    FONT_NAME);
	for (int a = 0; a < 2 * ANCHORS; a++) {
		file_fmt(p->file, "<g text-anchor=\"%s\"%s>\n",
		    anchors[a % ANCHORS],
		    a < ANCHORS ? "" : " font-style=\"italic\"");
		for (uint32_t i = 0; i < l->names.n; i++) {
			const struct name *n = &l->names.v[i];

			if ((int)n->anchor == a % ANCHORS &&
			    n->of_circle == (a >= ANCHORS))
				pen_words(p, n->x, n->y, n->text);
		}
		pen_text(p, "</g>\n");
	}
	pen_text(p, "</g>\n");
	guesses(p);
}

static void
columns(const struct pen *p)
{
	static const enum phrase_id words[] = { [SIDE_NONE] =
						    PHRASE_PICTURE_UNSURE,
		[SIDE_PERSONAL] = PHRASE_PICTURE_PRIVATE,
		[SIDE_WORK] = PHRASE_PICTURE_WORK };
	const struct layout *l = p->layout;
	const struct column *hedge = &l->columns[SIDE_NONE];

	pen_text(p, "<rect class=\"hr-hedge\" fill=\"#eef3ee\" rx=\"14\"");
	pen_number(p, " x", hedge->x);
	pen_number(p, " y", l->top - 28);
	pen_number(p, " width", hedge->w);
	pen_number(p, " height", l->bottom - l->top + 28);
	file_fmt(p->file,
	    "/>\n<g class=\"hr-soft\" fill=\"#59636e\" text-anchor=\"middle\""
	    " letter-spacing=\".06em\" font-size=\"%d\">\n",
	    FONT_COLUMN);
	for (int i = 0; i < 3; i++)
		if (l->columns[i].people > 0)
			pen_words(p, l->columns[i].x + l->columns[i].w / 2,
			    l->top - 9,
			    graph_say(p->scratch, p->plan, words[i],
				l->columns[i].people));
	pen_text(p, "</g>\n");
	if (l->rows == 0)
		return;
	file_fmt(p->file,
	    "<g class=\"hr-ink\" fill=\"#1b2128\" font-weight=\"600\""
	    " font-size=\"%d\">\n",
	    FONT_DISC);
	pen_words(p, l->asked_x, l->asked_y, l->asked_label);
	pen_text(p, "</g>\n");
	for (uint32_t i = 0; i < l->rows; i++)
		pen_mark(p, &l->dots.v[i]);
}

static void
headline(const struct pen *p)
{
	const struct layout *l = p->layout;
	double y = MARGIN + FONT_TITLE - 4;

	file_fmt(p->file,
	    "<g class=\"hr-ink\" fill=\"#1b2128\" font-size=\"%d\">\n"
	    "<g font-weight=\"600\" font-size=\"%d\">\n",
	    FONT_HEAD, FONT_TITLE);
	pen_words(p, MARGIN, y, l->title);
	pen_text(p, "</g>\n");
	for (uint32_t i = 0; i < l->headline.n; i++)
		pen_words(
		    p, MARGIN, y + 4 + (i + 1.0) * LINE_H, l->headline.v[i]);
	pen_text(p, "</g>\n");
}

static void
say(const struct pen *p, enum phrase_id id)
{
	file_xml(p->file, phrase_text(p->plan->phrases, p->scratch,
			      (struct phrase){ .id = id }));
}

static void
describe(const struct pen *p)
{
	const struct layout *l = p->layout;

	pen_text(p, "<title>");
	say(p, PHRASE_PICTURE_TITLE);
	pen_text(p, "</title>\n<desc>");
	file_xml(p->file, l->title);
	for (uint32_t i = 0; i < l->headline.n; i++) {
		pen_text(p, i > 0 ? " " : ": ");
		file_xml(p->file, l->headline.v[i]);
	}
	pen_text(p, ". ");
	say(p, PHRASE_PICTURE_WHERE);
	pen_text(p, "</desc>\n");
}

void
graph_svg_write(struct arena *scratch, const struct plan *plan, struct file *f)
{
	struct layout *l = graph_layout_make(scratch, plan);
	const struct pen p = {
		.scratch = scratch, .plan = plan, .layout = l, .file = f
	};

	file_fmt(f,
	    "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"hedgerow\""
	    " role=\"img\" viewBox=\"0 0 %ld %ld\""
	    " font-family=\"Helvetica, Arial, 'Liberation Sans',"
	    " 'DejaVu Sans', sans-serif\">\n",
	    lround(l->w), lround(l->h));
	describe(&p);
	pen_text(&p, "<style>");
	file_text(f, graph_style_sheet());
	pen_text(&p, "</style>\n<rect class=\"hr-paper\" fill=\"#fff\""
		     " width=\"100%\" height=\"100%\"/>\n");
	headline(&p);
	bands(&p, false);
	crossings(&p);
	columns(&p);
	bands(&p, true);
	discs(&p);
	disc_labels(&p);
	names(&p);
	pen_legend(&p);
	pen_text(&p, "</svg>\n");
}

static bool
write_picture(struct emit *e)
{
	struct file *f = out_file(e->out, STR("graph.svg"));

	file_text(f, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
	graph_svg_write(e->scratch, e->plan, f);
	file_close(f);
	return true;
}

const struct emitter emitter_graph_svg = {
	.name = "graph.svg",
	.about = "the picture: who is in which group, readable on its own",
	.write = write_picture,
};
