/*
 * GDF, the text format of GUESS and Gephi for networks; above all Netvizz's
 * (2010 to April 2015), the only download with ties between one's Facebook
 * friends.
 *
 *	nodedef>name VARCHAR,label VARCHAR,sex VARCHAR,locale VARCHAR,agerank
 *INT 409895,Ann Example,female,en_US,290 edgedef>node1 VARCHAR,node2 VARCHAR
 *	409895,2524813
 *
 * `name` is a node's id (Netvizz: the Facebook number), `label` what it is
 * called.  Netvizz quotes nothing, so that a comma in a label gives a row too
 * many fields: they are taken as part of the label, since nothing else has
 * commas.  Others quote with ' or ".  Encodings: UTF-8, else Windows-1252.
 *
 * Read: ids, labels, ties and their weight.  Not read: sex, locale, counts of
 * likes and how a node is drawn.
 */
#include "network.h"
#include "read/lines.h"
#include "read/text.h"

enum { GDF_BITS = 40, COLUMNS_MAX = 64 };

struct header {
	struct strs names;
	int id, label, other, weight; /* columns, -1 for none */
};

struct gdf {
	struct import *in;
	struct network net;
	struct header nodes, edges;
	struct header *of; /* of the rows that follow; NULL before the first */
};

/* The fields of a row, trimmed, without their quotes. */
static struct strs
split(struct arena *a, struct str row)
{
	struct strs fields = { 0 };
	size_t start = 0;
	char quote = 0;

	for (size_t i = 0; i <= row.n; i++) {
		char c = i < row.n ? row.p[i] : ',';
		struct str f;

		if (i < row.n && quote != 0) {
			quote = c == quote ? 0 : quote;
			continue;
		}
		f = str_trim(str_sub(row, start, i - start));
		if ((c == '"' || c == '\'') && f.n == 0 &&
		    str_has(str_sub(row, i + 1, row.n), (struct str){ &c, 1 }))
			quote = c;
		if (c != ',')
			continue;
		if (f.n > 1 && (f.p[0] == '"' || f.p[0] == '\'') &&
		    f.p[f.n - 1] == f.p[0])
			f = str_sub(f, 1, f.n - 2);
		strs_add(a, &fields, f);
		start = i + 1;
	}
	return fields;
}

static bool
starts_nocase(struct str s, struct str prefix)
{
	return str_eq_nocase(str_sub(s, 0, prefix.n), prefix);
}

/* "label VARCHAR default ''" is the column label. */
static void
read_header(struct gdf *g, struct header *h, struct str columns, bool nodes)
{
	struct strs fields = split(g->in->scratch, columns);

	*h =
	    (struct header){ .id = -1, .label = -1, .other = -1, .weight = -1 };
	for (uint32_t i = 0; i < fields.n && i < COLUMNS_MAX; i++) {
		struct str rest = fields.v[i], name = str_cut(&rest, ' ');
		int at = (int)i;

		strs_add(g->in->scratch, &h->names, name);
		network_attribute(g->in, name);
		if (nodes && str_eq_nocase(name, STR("name")))
			h->id = at;
		else if (nodes && network_is_label(name))
			h->label = at;
		else if (str_eq_nocase(name, STR("node1")))
			h->id = at;
		else if (str_eq_nocase(name, STR("node2")))
			h->other = at;
		else if (str_eq_nocase(name, STR("weight")))
			h->weight = at;
	}
}

static struct str
field(const struct strs *f, int i)
{
	return i < 0 || (uint32_t)i >= f->n ? STR_NONE : f->v[i];
}

/* A label with commas in it: all fields that are too many belong to it. */
static void
mend_label(struct arena *a, const struct header *h, struct strs *f)
{
	uint32_t more = f->n - h->names.n, at = (uint32_t)h->label;

	for (uint32_t i = 1; i <= more; i++)
		f->v[at] = str_fmt(
		    a, "%.*s, %.*s", STR_ARG(f->v[at]), STR_ARG(f->v[at + i]));
	for (uint32_t i = at + 1; i + more < f->n; i++)
		f->v[i] = f->v[i + more];
	f->n -= more;
}

static void
take_row(struct gdf *g, struct str row, uint32_t line)
{
	struct strs f = split(g->in->scratch, row);
	const struct header *h = g->of;
	struct place at = import_line(g->in, line);

	if (f.n > h->names.n && h->label >= 0)
		mend_label(g->in->scratch, h, &f);
	if (f.n != h->names.n)
		diag_say(g->in->diag, DIAG_BAD_ROW, &at, "%s", "");
	if (h == &g->nodes)
		network_node(
		    &g->net, field(&f, h->id), field(&f, h->label), &at);
	else
		network_edge(&g->net, field(&f, h->id), field(&f, h->other),
		    network_weight(field(&f, h->weight)), &at);
}

/* "nodedef>" and "edgedef>" begin the rows of their kind. */
static bool
take_header(struct gdf *g, struct str line)
{
	static const struct str node = STR_INIT("nodedef>"),
				edge = STR_INIT("edgedef>");

	if (starts_nocase(line, node)) {
		read_header(g, &g->nodes, str_sub(line, node.n, line.n), true);
		g->of = &g->nodes;
	} else if (starts_nocase(line, edge)) {
		read_header(g, &g->edges, str_sub(line, edge.n, line.n), false);
		g->of = &g->edges;
	} else {
		return false;
	}
	return true;
}

static int
probe(const struct member *m)
{
	struct arena *a = arena_make("the first line of a network");
	struct str head = str_trim(text_unmark(a, m->head));
	bool is = starts_nocase(head, STR("nodedef>"));

	arena_free(a);
	return is ? GDF_BITS : 0;
}

static enum status
read(struct import *in)
{
	struct gdf g = { .in = in };
	struct place at = import_line(in, 1);
	bool guessed = false;
	struct lines *lines;
	struct str line;

	network_open(&g.net, in);
	lines = lines_open(in->scratch,
	    text_utf8(in->scratch, text_unmark(in->scratch, in->in->bytes),
		&guessed));
	if (guessed)
		diag_say(in->diag, DIAG_BAD_UTF8, &at, "%s", "");
	while (lines_next(lines, &line)) {
		line = str_trim(line);
		if (line.n > 0 && !take_header(&g, line) && g.of != NULL)
			take_row(&g, line, lines_number(lines));
	}
	network_end(&g.net);
	return ST_OK;
}

const struct importer importer_network_gdf = {
	.name = "network-gdf",
	.kind = "network",
	.about = "friend networks of Netvizz and GUESS (GDF)",
	.probe = probe,
	.read = read,
};
