#include "read/markup.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <string.h>

#include "base/arena.h"
#include "limit.h"

enum { CHUNK = 1 << 16 };

struct reading {
	bool (*fn)(void *ctx, const struct markup *);
	void *ctx;
	xmlParserCtxtPtr parser;
	struct arena *arena;
	enum markup_kind kind;
	uint32_t depth;
	bool stopped, refused, deep;
	/* Text comes in pieces; it is given when something else comes. */
	char *text;
	size_t n, cap;
	uint32_t text_line;
};

static void
stop(struct reading *r)
{
	r->stopped = true;
	xmlStopParser(r->parser);
}

static uint32_t
line_of(const struct reading *r)
{
	int line = xmlSAX2GetLineNumber(r->parser);

	return line > 0 ? (uint32_t)line : 0;
}

static void
give(struct reading *r, const struct markup *m)
{
	if (!r->stopped && !r->fn(r->ctx, m))
		stop(r);
}

static void
flush(struct reading *r)
{
	struct markup m = { .event = MARKUP_TEXT,
		.depth = r->depth,
		.line = r->text_line,
		.text = { r->text, r->n } };

	if (r->n == 0)
		return;
	r->n = 0;
	give(r, &m);
}

static void
on_text(void *ctx, const xmlChar *s, int n)
{
	struct reading *r = ctx;
	size_t more = n > 0 ? (size_t)n : 0;

	if (r->stopped || more == 0)
		return;
	if (r->n == 0)
		r->text_line = line_of(r);
	if (r->n + more > r->cap) {
		size_t cap = (r->n + more) * 2;
		char *p = arena_take(r->arena, cap);

		if (r->n > 0)
			memcpy(p, r->text, r->n);
		r->text = p;
		r->cap = cap;
	}
	memcpy(r->text + r->n, s, more);
	r->n += more;
}

static void
on_open(void *ctx, const xmlChar *name, const xmlChar **atts)
{
	struct reading *r = ctx;
	struct markup m = { .event = MARKUP_OPEN, .atts = atts };

	if (r->stopped)
		return;
	flush(r);
	if (r->depth == LIMIT_MARKUP_DEPTH) {
		r->deep = true;
		stop(r);
		return;
	}
	r->depth++;
	m.name = str_of((const char *)name);
	m.depth = r->depth;
	m.line = line_of(r);
	give(r, &m);
}

static void
on_close(void *ctx, const xmlChar *name)
{
	struct reading *r = ctx;
	struct markup m = { .event = MARKUP_CLOSE };

	if (r->stopped)
		return;
	flush(r);
	m.name = str_of((const char *)name);
	m.depth = r->depth;
	m.line = line_of(r);
	give(r, &m);
	if (r->depth > 0)
		r->depth--;
}

/* A document type with an address or declarations of its own; the plain one
 * of HTML 5 and the public ones of HTML 4 declare nothing. */
static void
on_doctype(void *ctx, const xmlChar *name, const xmlChar *external,
    const xmlChar *system)
{
	struct reading *r = ctx;

	(void)name;
	(void)external;
	(void)system;
	if (r->kind == MARKUP_HTML)
		return;
	r->refused = true;
	stop(r);
}

static void
on_error(void *ctx, const char *fmt, ...)
{
	(void)ctx;
	(void)fmt;
}

static void
quiet(void *ctx, xmlErrorPtr error)
{
	(void)ctx;
	(void)error;
}

static xmlParserCtxtPtr
open_parser(struct reading *r, xmlSAXHandler *sax)
{
	if (r->kind == MARKUP_HTML)
		return htmlCreatePushParserCtxt(
		    sax, r, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
	return xmlCreatePushParserCtxt(sax, r, NULL, 0, NULL);
}

static int
feed(struct reading *r, const char *p, int n, int last)
{
	return r->kind == MARKUP_HTML ? htmlParseChunk(r->parser, p, n, last)
	                              : xmlParseChunk(r->parser, p, n, last);
}

static void
close_parser(struct reading *r)
{
	if (r->parser == NULL)
		return;
	if (r->parser->myDoc != NULL)
		xmlFreeDoc(r->parser->myDoc);
	r->parser->myDoc = NULL;
	if (r->kind == MARKUP_HTML)
		htmlFreeParserCtxt(r->parser);
	else
		xmlFreeParserCtxt(r->parser);
}

enum markup_end
markup_read(struct arena *scratch, struct str bytes, enum markup_kind kind,
    bool (*fn)(void *ctx, const struct markup *), void *ctx, uint32_t *line)
{
	xmlSAXHandler sax = { .startElement = on_open,
		.endElement = on_close,
		.characters = on_text,
		.cdataBlock = on_text,
		.ignorableWhitespace = on_text,
		.internalSubset = on_doctype,
		.error = on_error,
		.fatalError = on_error,
		.warning = on_error };
	struct reading r = {
		.fn = fn, .ctx = ctx, .arena = scratch, .kind = kind
	};
	int bad = 0;

	xmlSetStructuredErrorFunc(NULL, quiet);
	r.parser = open_parser(&r, &sax);
	if (r.parser == NULL)
		arena_fail("a markup parser");
	if (kind == MARKUP_HTML)
		htmlCtxtUseOptions(
		    r.parser, HTML_PARSE_NONET | HTML_PARSE_RECOVER);
	else
		xmlCtxtUseOptions(r.parser, XML_PARSE_NONET);
	while (bytes.n > 0 && !r.stopped && (bad == 0 || kind == MARKUP_HTML)) {
		struct str piece = str_sub(bytes, 0, CHUNK);

		bad = feed(&r, piece.p, (int)piece.n, 0);
		bytes = str_sub(bytes, piece.n, SIZE_MAX);
	}
	if (!r.stopped) {
		int last = feed(&r, "", 0, 1);

		bad = kind == MARKUP_XML && bad == 0 ? last : bad;
		flush(&r);
	}
	*line = line_of(&r);
	close_parser(&r);
	if (r.refused)
		return MARKUP_REFUSED;
	return r.deep || (kind == MARKUP_XML && bad != 0 && !r.stopped)
	           ? MARKUP_BROKEN
	           : MARKUP_WHOLE;
}

struct str
markup_att(const struct markup *m, const char *name)
{
	const xmlChar *const *atts = m->atts;

	if (m->event != MARKUP_OPEN || atts == NULL)
		return STR_NONE;
	for (; atts[0] != NULL; atts += 2)
		if (strcmp((const char *)atts[0], name) == 0)
			return str_of((const char *)atts[1]);
	return STR_NONE;
}

bool
markup_class(const struct markup *m, const char *word)
{
	struct str rest = markup_att(m, "class");

	while (rest.n > 0)
		if (str_eq(str_cut(&rest, ' '), str_of(word)))
			return true;
	return false;
}
