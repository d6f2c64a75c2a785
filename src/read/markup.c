#include "read/markup.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "limit.h"

enum { CHUNK = 1 << 16 };

struct reading {
	bool (*fn)(void *ctx, const struct markup *);
	void *ctx;
	xmlParserCtxtPtr parser;
	struct arena *arena;
	enum markup_kind kind;
	uint32_t depth;
	bool stopped, refused, deep; /* `deep`: or too wide */
	/* Text comes in pieces; it is given when something else comes. */
	char *text;
	size_t n, cap;
	uint32_t text_line;
	/* The bytes 0x80 to 0xFF of Windows-1252, where the input has any that
	 * are not UTF-8, and room for a piece of it without them. */
	struct str high[128];
	char *piece;
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

/*
 * HTML that is not all UTF-8.  libxml2 would take everything behind the first
 * bad byte for Latin-1, so only these bytes are given it in another encoding.
 */
static void
expect_bad_bytes(struct reading *r)
{
	char bytes[128];
	struct str all;
	size_t at = 0;

	for (int i = 0; i < 128; i++)
		bytes[i] = (char)(0x80 + i);
	all = utf8_from(
	    r->arena, "windows-1252", (struct str){ bytes, sizeof(bytes) });
	for (int i = 0; i < 128; i++) {
		size_t start = at;

		utf8_next(all, &at);
		r->high[i] = str_sub(all, start, at - start);
	}
	r->piece = arena_take(r->arena, (CHUNK + 4) * 3);
}

static struct str
next_piece(struct reading *r, struct str *rest)
{
	struct str piece = str_sub(*rest, 0, CHUNK);
	size_t at = 0, n = 0;

	while (r->piece != NULL && at < piece.n) {
		struct str one = { rest->p + at, at };
		bool good = utf8_next(*rest, &at) != 0xFFFD;

		one.n = at - one.n;
		if (good || str_eq(one, STR("\xEF\xBF\xBD"))) {
			memcpy(r->piece + n, one.p, one.n);
			n += one.n;
			continue;
		}
		for (size_t i = 0; i < one.n; i++) {
			struct str c = r->high[one.p[i] & 0x7F];

			memcpy(r->piece + n, c.p, c.n);
			n += c.n;
		}
	}
	if (r->piece != NULL)
		piece.n = at;
	/* No character is cut in two. */
	else if (piece.n < rest->n)
		for (int i = 0; i < 3 && (rest->p[piece.n] & 0xC0) == 0x80; i++)
			piece.n--;
	*rest = str_sub(*rest, piece.n, SIZE_MAX);
	return r->piece != NULL ? (struct str){ r->piece, n } : piece;
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

static bool
is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Whether the tag that begins with `s` has more words than an element may
 * have attributes.  What stands in quotes behind a plain name and '=' is one
 * word; *n: where the tag ends. */
static bool
is_crowded(struct str s, size_t *n)
{
	uint32_t words = 0;
	bool plain = false;
	size_t i = 0;

	while (i < s.n && s.p[i] != '>' && s.p[i] != '<') {
		bool begins = i == 0 || is_blank(s.p[i - 1]) ||
		              s.p[i - 1] == '"' || s.p[i - 1] == '\'';
		const char *end = NULL;

		if (begins && !is_blank(s.p[i])) {
			words++;
			plain = true;
		}
		if (plain && s.p[i] == '=' && i + 1 < s.n &&
		    (s.p[i + 1] == '"' || s.p[i + 1] == '\''))
			end = memchr(s.p + i + 2, s.p[i + 1], s.n - i - 2);
		plain = plain && (is_letter(s.p[i]) ||
				     (!begins && memchr("-_:.0123456789",
						     s.p[i], 14) != NULL));
		i = end != NULL ? (size_t)(end - s.p) + 1 : i + 1;
	}
	*n = i;
	/* "3 < 4 …" begins no tag. */
	return s.n > 0 && is_letter(s.p[0]) && words > LIMIT_ATTRIBUTES;
}

/* How much comes before the first such tag: the parser compares each of an
 * element's attributes to all others. */
static size_t
before_crowd(struct str s)
{
	size_t at = 0;

	while (at < s.n) {
		const char *p = memchr(s.p + at, '<', s.n - at);
		size_t start = p == NULL ? s.n : (size_t)(p - s.p), n = 0;

		if (start < s.n && is_crowded(str_sub(s, start + 1, s.n), &n))
			return start;
		at = start + 1 + n;
	}
	return s.n;
}

/* Gives all of it to the parser; whether it broke. */
static bool
run(struct reading *r, struct str rest)
{
	size_t good;
	int bad = 0;

	if (str_starts(rest, STR("\xEF\xBB\xBF")))
		rest = str_sub(rest, 3, SIZE_MAX);
	good = before_crowd(rest);
	r->deep = good < rest.n;
	rest = str_sub(rest, 0, good);
	while (rest.n > 0 && !r->stopped && bad == 0) {
		struct str piece = next_piece(r, &rest);

		bad = feed(r, piece.p, (int)piece.n, 0);
		/* What is wrong in HTML is mended, as browsers do. */
		if (r->kind == MARKUP_HTML)
			bad = 0;
	}
	if (!r->stopped && bad == 0)
		bad = feed(r, "", 0, 1);
	if (!r->stopped)
		flush(r);
	return r->kind == MARKUP_XML && bad != 0 && !r->stopped;
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
	bool broken;

	/* 2.9 has no handler per parser for what it says on its own. */
	xmlSetStructuredErrorFunc(NULL, quiet);
	r.parser = open_parser(&r, &sax);
	if (r.parser == NULL)
		arena_fail("a markup parser");
	if (kind == MARKUP_HTML)
		htmlCtxtUseOptions(r.parser, HTML_PARSE_NONET |
						 HTML_PARSE_RECOVER |
						 HTML_PARSE_IGNORE_ENC);
	else
		xmlCtxtUseOptions(r.parser, XML_PARSE_NONET);
	if (kind == MARKUP_HTML && !utf8_valid(bytes))
		expect_bad_bytes(&r);
	broken = run(&r, bytes);
	*line = line_of(&r);
	close_parser(&r);
	if (r.refused)
		return MARKUP_REFUSED;
	return broken || r.deep ? MARKUP_BROKEN : MARKUP_WHOLE;
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
markup_word(struct str *rest, struct str *word)
{
	size_t from = 0, to;

	while (from < rest->n && is_blank(rest->p[from]))
		from++;
	for (to = from; to < rest->n && !is_blank(rest->p[to]);)
		to++;
	*word = str_sub(*rest, from, to - from);
	*rest = str_sub(*rest, to, SIZE_MAX);
	return word->n > 0;
}

bool
markup_class(const struct markup *m, const char *word)
{
	struct str rest = markup_att(m, "class"), want = str_of(word), one;

	while (markup_word(&rest, &one))
		if (str_eq(one, want))
			return true;
	return false;
}
