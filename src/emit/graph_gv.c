/*
 * graph.gv: the graph as DOT, with the places of the picture.  `neato -n2
 * -Tsvg graph.gv` draws it; without them, any layout of Graphviz may be tried
 * on its ties, which are there but not drawn.
 */
#include <graphviz/cgraph.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "emit/emit.h"
#include "emit/graph_layout.h"
#include "emit/graph_style.h"

/* The strongest ties are written; with more the file serves nobody. */
enum { TIES_MOST = 20000 };

struct writer {
	struct arena *scratch;
	const struct plan *plan;
	const struct layout *layout;
	Agraph_t *graph;
	Agnode_t **disc, **dot; /* by index */
	uint32_t *dot_of;       /* by person: number from 1, or 0 */
};

/* cgraph takes char * and copies what it is given. */
static char *
loose(struct arena *a, struct str s)
{
	char *p = arena_array(a, char, s.n + 1);

	for (size_t i = 0; i < s.n; i++)
		p[i] = s.p[i] != '\0' ? s.p[i] : ' ';
	return p;
}

static void
set(struct writer *w, void *object, const char *key, struct str value)
{
	agsafeset(object, loose(w->scratch, str_of(key)),
	    loose(w->scratch, value), loose(w->scratch, STR_NONE));
}

/* Graphviz expands \N, \G, \n ... and &lt; in labels: a backslash is doubled,
 * an ampersand written out. */
static void
set_text(struct writer *w, void *object, const char *key, struct str text)
{
	static const char amp[] = "&amp;";
	char *p = arena_array(w->scratch, char, sizeof(amp) * text.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '\\')
			p[n++] = '\\';
		if (text.p[i] == '&') {
			memcpy(p + n, amp, sizeof(amp) - 1);
			n += sizeof(amp) - 1;
		} else {
			p[n++] = text.p[i];
		}
	}
	set(w, object, key, (struct str){ p, n });
}

/* Points with one decimal, y upwards. */
static struct str
decimal(struct arena *a, double x, int places)
{
	long scale = places == 1 ? 10 : 1000;
	long n = lround(x * (double)scale);

	return str_fmt(a, "%s%ld.%0*ld", n < 0 ? "-" : "", labs(n) / scale,
	    places, labs(n) % scale);
}

static Agnode_t *
node(struct writer *w, struct str name, double x, double y, double r)
{
	struct arena *a = w->scratch;
	Agnode_t *n = agnode(w->graph, loose(a, name), 1);

	set(w, n, "pos",
	    str_fmt(a, "%.*s,%.*s!", STR_ARG(decimal(a, x, 1)),
		STR_ARG(decimal(a, w->layout->h - y, 1))));
	set(w, n, "label", STR_NONE);
	set(w, n, "width", decimal(a, 2 * r / 72, 3));
	return n;
}

static Agedge_t *
edge(struct writer *w, Agnode_t *a, Agnode_t *b)
{
	return agedge(w->graph, a, b, NULL, 1);
}

static struct str
colour_of(const struct writer *w, int group)
{
	return str_of(graph_style_colour(graph_style_hue(w->plan, group)));
}

static void
write_discs(struct writer *w)
{
	const struct layout *l = w->layout;
	struct arena *a = w->scratch;

	w->disc = arena_array(a, Agnode_t *, l->discs.n);
	for (uint32_t i = 0; i < l->discs.n; i++) {
		const struct disc *d = &l->discs.v[i];
		struct str id = d->bucket == GROUP_ASKED
		                    ? STR("asked")
		                    : w->plan->groups.v[d->bucket].id;
		struct str colour = colour_of(
		    w, d->bucket == GROUP_ASKED ? GROUP_UNSORTED : d->bucket);

		w->disc[i] = node(
		    w, str_fmt(a, "group:%.*s", STR_ARG(id)), d->x, d->y, d->r);
		set_text(w, w->disc[i], "xlabel", d->label);
		set(w, w->disc[i], "xlp",
		    str_fmt(a, "%.*s,%.*s", STR_ARG(decimal(a, d->x, 1)),
			STR_ARG(decimal(a, l->h - (d->y - d->reach - 14), 1))));
		set(w, w->disc[i], "color", colour);
		set(w, w->disc[i], "fillcolor",
		    str_fmt(a, "%.*s22", STR_ARG(colour)));
	}
	for (uint32_t i = 0; i < l->bands.n; i++) {
		const struct band *b = &l->bands.v[i];
		Agedge_t *e = edge(w, w->disc[b->a], w->disc[b->b]);

		set(w, e, "penwidth", decimal(a, b->width, 1));
		set(w, e, "weight", decimal(a, b->weight, 3));
	}
}

static void
write_dots(struct writer *w)
{
	const struct layout *l = w->layout;
	const struct plan *plan = w->plan;
	struct arena *a = w->scratch;

	w->dot = arena_array(a, Agnode_t *, l->dots.n);
	w->dot_of = arena_array(a, uint32_t, plan->people->persons.n);
	for (uint32_t i = 0; i < l->dots.n; i++) {
		const struct dot *d = &l->dots.v[i];
		person_id p = l->people.v[d->first];
		struct str mine = colour_of(w, d->group);
		Agnode_t *n = node(w, str_fmt(a, "p%u", p.n), d->x, d->y, d->r);

		w->dot[i] = n;
		for (uint32_t k = 0; k < d->n; k++)
			w->dot_of[l->people.v[d->first + k].n] = i + 1;
		set_text(w, n, "tooltip", plan->people->persons.v[p.n].name);
		set(w, n, "group", plan->groups.v[d->group].id);
		set(w, n, "fillcolor", mine);
		if (d->mark == MARK_ASKED)
			set(w, n, "fillcolor", STR("white"));
		if (d->mark != MARK_ONE)
			set(w, n, "color",
			    d->mark == MARK_HUB ? STR("black") : mine);
		if (d->mark == MARK_TWO && d->share > 0) {
			set(w, n, "style", STR("wedged"));
			set(w, n, "fillcolor",
			    str_fmt(a, "%.*s;%.2f:%.*s;%.2f", STR_ARG(mine),
				1 - d->share, STR_ARG(colour_of(w, d->other)),
				d->share));
		}
	}
	for (uint32_t i = 0; i < l->names.n; i++) {
		const struct name *n = &l->names.v[i];
		double middle = n->box.x + n->box.w / 2;

		set_text(w, w->dot[n->dot], "xlabel", n->text);
		set(w, w->dot[n->dot], "xlp",
		    str_fmt(a, "%.*s,%.*s", STR_ARG(decimal(a, middle, 1)),
			STR_ARG(decimal(a, l->h - n->y + 4, 1))));
	}
}

static int
by_weight(const void *x, const void *y)
{
	const struct tie *a = *(const struct tie *const *)x;
	const struct tie *b = *(const struct tie *const *)y;

	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	return (a > b) - (a < b);
}

static void
write_ties(struct writer *w)
{
	const struct graph *g = w->plan->graph;
	const struct tie **ties =
	    arena_array(w->scratch, const struct tie *, g->ties.n);
	uint32_t n = 0;

	for (uint32_t i = 0; i < g->ties.n; i++)
		if (w->dot_of[g->ties.v[i].a.n] != 0 &&
		    w->dot_of[g->ties.v[i].b.n] != 0 &&
		    w->dot_of[g->ties.v[i].a.n] != w->dot_of[g->ties.v[i].b.n])
			ties[n++] = &g->ties.v[i];
	if (n > 0)
		qsort(ties, n, sizeof(*ties), by_weight);
	for (uint32_t i = 0; i < n && i < TIES_MOST; i++) {
		Agedge_t *e = edge(w, w->dot[w->dot_of[ties[i]->a.n] - 1],
		    w->dot[w->dot_of[ties[i]->b.n] - 1]);

		set(w, e, "weight", decimal(w->scratch, ties[i]->weight, 3));
		set(w, e, "style", STR("invis"));
	}
}

static void
defaults(struct writer *w)
{
	static const struct {
		int kind;
		const char *key, *value;
	} table[] = {
		{ AGRAPH, "notranslate", "true" },
		{ AGRAPH, "outputorder", "edgesfirst" },
		{ AGRAPH, "fontname", "Helvetica" },
		{ AGNODE, "shape", "circle" },
		{ AGNODE, "style", "filled" },
		{ AGNODE, "fixedsize", "true" },
		{ AGNODE, "label", "\\N" }, /* what an empty one differs from */
		{ AGNODE, "margin", "0" },
		{ AGNODE, "fontname", "Helvetica" },
		{ AGNODE, "fontsize", "11" },
		{ AGNODE, "color", "transparent" },
		{ AGEDGE, "color", "#aab4bf66" },
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		agattr(w->graph, table[i].kind,
		    loose(w->scratch, str_of(table[i].key)),
		    loose(w->scratch, str_of(table[i].value)));
}

/* cgraph has quoted it. */
static int
put(void *file, const char *s)
{
	file_text(file, str_of(s));
	return 0;
}

static int
flush(void *file)
{
	(void)file;
	return 0;
}

static bool
write_dot(struct emit *e)
{
	Agiodisc_t io = {
		.afread = AgIoDisc.afread, .putstr = put, .flush = flush
	};
	Agdisc_t disc = { .mem = NULL, .id = NULL, .io = &io };
	struct layout *l = graph_layout_make(e->scratch, e->plan);
	struct writer w = { .scratch = e->scratch,
		.plan = e->plan,
		.layout = l,
		.graph = agopen(
		    loose(e->scratch, STR("contacts")), Agundirected, &disc) };
	struct file *f = out_file(e->out, STR("graph.gv"));

	defaults(&w);
	write_discs(&w);
	write_dots(&w);
	write_ties(&w);
	agwrite(w.graph, f);
	agclose(w.graph);
	file_close(f);
	return true;
}

const struct emitter emitter_graph_gv = {
	.name = "graph.gv",
	.about = "the same graph as DOT, for Graphviz: neato -n2 draws it",
	.write = write_dot,
};
