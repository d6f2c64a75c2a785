/*
 * GML, the text format of Himsolt (1997) for networks, in which NameGenWeb and
 * "My Facebook network" handed out one's friends and their ties.
 *
 *	graph [
 *	  node [ id 1 label "Ann Example" ]
 *	  edge [ source 1 target 2 value 0.5 ]
 *	]
 *
 * A list of keys, each with a number, a quoted text or a list in brackets.
 * Texts are ASCII with &…; for all else; files with UTF-8 or Windows-1252 in
 * them occur.  Lines that begin with '#' are comments.
 *
 * Read: ids, labels (or names), ties and their weight or value.  Not read:
 * how a node is drawn.
 */
#include "network.h"
#include "read/markup.h"
#include "read/text.h"

enum { GML_BITS = 34 };

struct token {
	enum { T_END, T_OPEN, T_CLOSE, T_WORD, T_TEXT } kind;
	struct str text;
};

enum inside { IN_OTHER, IN_NODE, IN_EDGE };

struct gml {
	struct import *in;
	struct network net;
	struct str rest;
	uint32_t line;
	bool torn; /* a text without end */
};

static bool
blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static struct str
take(struct gml *g, size_t n)
{
	struct str s = str_sub(g->rest, 0, n);

	for (size_t i = 0; i < s.n; i++)
		g->line += s.p[i] == '\n';
	g->rest = str_sub(g->rest, n, g->rest.n);
	return s;
}

static void
skip_blank(struct gml *g)
{
	while (g->rest.n > 0) {
		size_t n = 0;

		if (g->rest.p[0] == '#')
			while (n < g->rest.n && g->rest.p[n] != '\n')
				n++;
		else
			while (n < g->rest.n && blank(g->rest.p[n]))
				n++;
		if (n == 0)
			return;
		take(g, n);
	}
}

static struct token
quoted(struct gml *g)
{
	size_t end = 1;
	struct str s;

	while (end < g->rest.n && g->rest.p[end] != '"')
		end++;
	g->torn |= end == g->rest.n;
	s = take(g, end + 1);
	return (struct token){ T_TEXT, str_sub(s, 1, end - 1) };
}

static struct token
next(struct gml *g)
{
	size_t n = 0;
	char c;

	skip_blank(g);
	if (g->rest.n == 0)
		return (struct token){ .kind = T_END };
	c = g->rest.p[0];
	if (c == '"')
		return quoted(g);
	if (c == '[' || c == ']')
		return (
		    struct token){ c == '[' ? T_OPEN : T_CLOSE, take(g, 1) };
	while (n < g->rest.n && !blank(g->rest.p[n]) && g->rest.p[n] != '[' &&
	       g->rest.p[n] != ']' && g->rest.p[n] != '"')
		n++;
	return (struct token){ T_WORD, take(g, n) };
}

/* What a node or an edge says of itself. */
struct item {
	enum inside inside;
	struct arena *arena; /* for its label */
	uint32_t depth, line;
	struct str id, label, source, target, weight;
};

static void
take_pair(struct gml *g, struct item *it, struct str key, struct str value)
{
	if (str_eq_nocase(key, STR("id")))
		it->id = value;
	else if (network_is_label(key))
		it->label = it->label.n > 0 ? it->label : value;
	else if (str_eq_nocase(key, STR("source")))
		it->source = value;
	else if (str_eq_nocase(key, STR("target")))
		it->target = value;
	else if (str_eq_nocase(key, STR("weight")) ||
		 str_eq_nocase(key, STR("value")))
		it->weight = value;
	else
		network_attribute(g->in, key);
}

static bool
on_label(void *ctx, const struct markup *m)
{
	struct item *it = ctx;

	if (m->event == MARKUP_TEXT)
		it->label = str_fmt(it->arena, "%.*s%.*s", STR_ARG(it->label),
		    STR_ARG(m->text));
	return true;
}

/* The characters that &…; stand for are those of HTML. */
static void
resolve_label(struct item *it)
{
	struct str written = it->label;
	uint32_t line = 0;

	if (!str_has(written, STR("&")))
		return;
	it->label = STR_NONE;
	markup_read(it->arena, written, MARKUP_HTML, on_label, it, &line);
}

static void
finish(struct gml *g, struct item *it)
{
	struct place at = import_line(g->in, it->line);

	if (it->inside == IN_NODE) {
		it->arena = g->in->scratch;
		resolve_label(it);
		network_node(&g->net, it->id, it->label, &at);
	} else {
		network_edge(&g->net, it->source, it->target,
		    network_weight(it->weight), &at);
	}
}

static enum inside
kind_of(struct str key)
{
	if (str_eq_nocase(key, STR("node")))
		return IN_NODE;
	return str_eq_nocase(key, STR("edge")) ? IN_EDGE : IN_OTHER;
}

/* Brackets are counted, never followed into; what stands in lists inside a
 * node is about its drawing. */
static bool
read_all(struct gml *g)
{
	struct item it = { 0 };
	struct str key = STR_NONE;
	uint32_t depth = 0;
	struct token t;

	while ((t = next(g)).kind != T_END) {
		if (t.kind == T_OPEN) {
			depth++;
			if (it.inside == IN_OTHER && kind_of(key) != IN_OTHER)
				it = (struct item){ .inside = kind_of(key),
					.depth = depth,
					.line = g->line };
			key = STR_NONE;
		} else if (t.kind == T_CLOSE) {
			if (it.inside != IN_OTHER && it.depth == depth) {
				finish(g, &it);
				it = (struct item){ 0 };
			}
			depth -= depth > 0;
			key = STR_NONE;
		} else if (key.n == 0 && t.kind == T_WORD) {
			key = t.text;
		} else {
			if (it.inside != IN_OTHER && it.depth == depth)
				take_pair(g, &it, key, t.text);
			key = STR_NONE;
		}
	}
	return depth == 0 && !g->torn;
}

/* The word "graph" and a bracket, behind whatever else stands at the top. */
static int
probe(const struct member *m)
{
	struct gml g = { .rest = m->head };
	struct token t;
	bool graph = false;

	if (str_starts(g.rest, STR("\xEF\xBB\xBF")))
		g.rest = str_sub(g.rest, 3, g.rest.n);
	while ((t = next(&g)).kind == T_WORD || t.kind == T_TEXT ||
	       t.kind == T_OPEN) {
		if (t.kind == T_OPEN)
			return graph ? GML_BITS : 0;
		graph = t.kind == T_WORD && str_eq_nocase(t.text, STR("graph"));
	}
	return 0;
}

static enum status
read(struct import *in)
{
	struct gml g = { .in = in, .line = 1 };
	bool guessed = false, whole;
	struct place at = import_line(in, 1);

	network_open(&g.net, in);
	g.rest = text_utf8(
	    in->scratch, text_unmark(in->scratch, in->in->bytes), &guessed);
	if (guessed)
		diag_say(in->diag, DIAG_BAD_UTF8, &at, "%s", "");
	whole = read_all(&g);
	at.line = g.line;
	if (!whole)
		diag_say(in->diag, DIAG_BAD_MARKUP, &at, "%s", "");
	network_end(&g.net);
	return whole ? ST_OK : ST_PART;
}

const struct importer importer_network_gml = {
	.name = "network-gml",
	.kind = "network",
	.about = "friend networks (GML)",
	.probe = probe,
	.read = read,
};
