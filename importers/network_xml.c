/*
 * GraphML and GEXF, the XML formats of drawing programs for networks (Gephi,
 * yEd, igraph, NodeXL).
 *
 *	<key id="d0" for="node" attr.name="label" …/>
 *	<node id="n1"><data key="d0">Ann Example</data></node>
 *	<edge source="n1" target="n2"/>
 *
 *	<attribute id="0" title="full_name" …/>
 *	<node id="1" label="Ann Example">
 *		<attvalues><attvalue for="0" value="…"/></attvalues></node>
 *	<edge source="1" target="2" weight="2.0"/>
 *
 * GraphML keeps names in data whose key is called label or name, yEd in its
 * own <y:NodeLabel>; GEXF in an attribute.  Elements may bear a prefix.  Nodes
 * may hold graphs.  Ties have no direction here; a hyperedge ties its ends
 * with one another.
 *
 * Read: ids, labels, ties and their weight.  Not read: defaults of keys, how
 * nodes are drawn, times.  A DOCTYPE with declarations is refused.
 */
#include "network.h"

#include "base/map.h"
#include "read/markup.h"

enum {
	XML_BITS = 36,
	ENDS_MAX = 64 /* of a hyperedge */
};

/* A node or edge that is open, or has been. */
struct open {
	struct str id, label, other;
	double weight;
	uint32_t line, depth;
};

struct xml {
	struct import *in;
	struct network net;
	struct map *labels;     /* key ids that name nodes, 1 */
	struct map *weights;    /* … that weigh edges, 1 */
	VEC(struct open) nodes; /* those not closed yet, nested */
	struct open edge;
	struct strs ends; /* of the hyperedge */
	struct str key;   /* of the <data> that is open */
	bool node_label;  /* a <NodeLabel> is open */
};

static struct str
att(const struct xml *x, const struct markup *m, const char *name)
{
	return str_copy(x->in->scratch, str_trim(markup_att(m, name)));
}

static bool
is(struct str name, const char *what)
{
	return str_eq_nocase(name, str_of(what));
}

/* <key> of GraphML, <attribute> of GEXF. */
static void
take_key(struct xml *x, const struct markup *m, const char *called)
{
	struct str name = att(x, m, called), id = att(x, m, "id");

	network_attribute(x->in, name);
	if (network_is_label(name))
		*map_at(x->labels, id) = 1;
	else if (is(name, "weight"))
		*map_at(x->weights, id) = 1;
}

static struct open *
node(struct xml *x)
{
	return x->nodes.n > 0 ? &x->nodes.v[x->nodes.n - 1] : NULL;
}

/* A value of a node or edge, by the id of its key. */
static void
take_value(struct xml *x, struct str key, struct str value)
{
	struct open *n = node(x);

	value = str_trim(value);
	if (value.n == 0)
		return;
	if (x->edge.depth > 0) {
		if (map_get(x->weights, key) > 0)
			x->edge.weight = network_weight(value);
	} else if (n != NULL && n->label.n == 0 &&
		   map_get(x->labels, key) > 0) {
		n->label = str_copy(x->in->scratch, value);
	}
}

static void
open_edge(struct xml *x, const struct markup *m)
{
	x->edge = (struct open){ .id = att(x, m, "source"),
		.other = att(x, m, "target"),
		.weight = network_weight(markup_att(m, "weight")),
		.line = m->line,
		.depth = m->depth };
	x->ends = (struct strs){ 0 };
}

static void
on_open(struct xml *x, const struct markup *m, struct str name)
{
	if (is(name, "key"))
		take_key(x, m, "attr.name");
	else if (is(name, "attribute"))
		take_key(x, m, "title");
	else if (is(name, "node"))
		vec_add(x->in->scratch, &x->nodes) =
		    (struct open){ .id = att(x, m, "id"),
			    .label = att(x, m, "label"),
			    .line = m->line,
			    .depth = m->depth };
	else if (is(name, "edge") || is(name, "hyperedge"))
		open_edge(x, m);
	else if (is(name, "endpoint") && x->ends.n < ENDS_MAX)
		strs_add(x->in->scratch, &x->ends, att(x, m, "node"));
	else if (is(name, "data"))
		x->key = att(x, m, "key");
	else if (is(name, "attvalue"))
		take_value(x, att(x, m, "for"), markup_att(m, "value"));
	else if (is(name, "NodeLabel"))
		x->node_label = true;
}

static void
on_text(struct xml *x, struct str text)
{
	struct open *n = node(x);

	if (x->node_label && n != NULL && n->label.n == 0)
		n->label = str_copy(x->in->scratch, str_trim(text));
	else if (x->key.n > 0)
		take_value(x, x->key, text);
}

static void
close_edge(struct xml *x)
{
	struct place at = import_line(x->in, x->edge.line);

	if (x->ends.n == 0)
		network_edge(
		    &x->net, x->edge.id, x->edge.other, x->edge.weight, &at);
	for (uint32_t i = 0; i < x->ends.n; i++)
		for (uint32_t k = i + 1; k < x->ends.n; k++)
			network_edge(&x->net, x->ends.v[i], x->ends.v[k],
			    x->edge.weight, &at);
	x->edge = (struct open){ 0 };
}

static void
on_close(struct xml *x, const struct markup *m, struct str name)
{
	struct open *n = node(x);

	if (n != NULL && n->depth == m->depth) {
		struct place at = import_line(x->in, n->line);

		network_node(&x->net, n->id, n->label, &at);
		x->nodes.n--;
	} else if (x->edge.depth > 0 && x->edge.depth == m->depth) {
		close_edge(x);
	} else if (is(name, "data")) {
		x->key = STR_NONE;
	} else if (is(name, "NodeLabel")) {
		x->node_label = false;
	}
}

static bool
on_event(void *ctx, const struct markup *m)
{
	struct xml *x = ctx;
	struct str name = str_after_last(m->name, ':');

	switch (m->event) {
	case MARKUP_OPEN: on_open(x, m, name); break;
	case MARKUP_TEXT: on_text(x, m->text); break;
	case MARKUP_CLOSE: on_close(x, m, name); break;
	}
	return true;
}

static int
probe(const struct member *m)
{
	static const char *const roots[] = { "<graphml", ":graphml", "<gexf",
		":gexf" };

	if (!str_starts(str_trim(m->head), STR("<")) &&
	    !str_starts(m->head, STR("\xEF\xBB\xBF<")))
		return 0;
	for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++)
		if (str_has(m->head, str_of(roots[i])))
			return XML_BITS;
	return 0;
}

static enum status
read(struct import *in)
{
	struct xml x = { .in = in };
	struct place at = import_line(in, 1);
	enum markup_end end;

	network_open(&x.net, in);
	x.labels = map_make(in->scratch);
	x.weights = map_make(in->scratch);
	end = markup_read(
	    in->scratch, in->in->bytes, MARKUP_XML, on_event, &x, &at.line);
	if (end != MARKUP_WHOLE)
		diag_say(in->diag,
		    end == MARKUP_REFUSED ? DIAG_DOCTYPE : DIAG_BAD_MARKUP, &at,
		    "%s", "");
	network_end(&x.net);
	return end == MARKUP_WHOLE ? ST_OK : ST_PART;
}

const struct importer importer_network_xml = {
	.name = "network-xml",
	.kind = "network",
	.about = "friend networks of drawing programs (GraphML, GEXF)",
	.probe = probe,
	.read = read,
};
