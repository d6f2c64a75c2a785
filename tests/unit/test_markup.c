/* Markup as events: whole, damaged, hostile. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "limit.h"
#include "read/markup.h"

static struct {
	struct arena *arena, *scratch;
	struct str seen;
	uint32_t events, stop_at;
	uint32_t line;
} t;

static int
begin(void **state)
{
	(void)state;
	t.arena = arena_make("test");
	t.scratch = arena_make("scratch");
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(t.arena);
	arena_free(t.scratch);
	return 0;
}

/* "<p.a>text</p>", without what HTML adds around everything. */
static bool
note(void *ctx, const struct markup *m)
{
	struct str class = markup_att(m, "class");
	bool frame =
	    str_eq(m->name, STR("html")) || str_eq(m->name, STR("body"));

	(void)ctx;
	if (++t.events == t.stop_at)
		return false;
	if (frame)
		return true;
	if (m->event == MARKUP_TEXT)
		t.seen = str_fmt(
		    t.arena, "%.*s%.*s", STR_ARG(t.seen), STR_ARG(m->text));
	else if (m->event == MARKUP_OPEN)
		t.seen = str_fmt(t.arena, "%.*s<%.*s%s%.*s>", STR_ARG(t.seen),
		    STR_ARG(m->name), class.n > 0 ? "." : "", STR_ARG(class));
	else
		t.seen = str_fmt(
		    t.arena, "%.*s</%.*s>", STR_ARG(t.seen), STR_ARG(m->name));
	return true;
}

static enum markup_end
parse(enum markup_kind kind, struct str bytes)
{
	enum markup_end how;

	t.seen = (struct str){ "", 0 };
	t.events = 0;
	how = markup_read(t.scratch, bytes, kind, note, NULL, &t.line);
	arena_reset(t.scratch);
	return how;
}

static void
same(enum markup_kind kind, const char *in, const char *out)
{
	assert_int_equal(parse(kind, str_of(in)), MARKUP_WHOLE);
	assert_string_equal(t.seen.p, out);
}

static void
html(void **state)
{
	(void)state;
	same(MARKUP_HTML, "<P CLASS=a>x &amp; y&#33; &eacute;</P>",
	    "<p.a>x & y! é</p>");
	same(MARKUP_HTML, "<div>one<br>two<!-- no -->three</div>",
	    "<div>one<br></br>twothree</div>");
	same(MARKUP_HTML, "<ul><li>a<li>b</ul>",
	    "<ul><li>a</li><li>b</li></ul>");
	same(MARKUP_HTML, "<!DOCTYPE html><div>x</div>", "<div>x</div>");
	same(MARKUP_HTML,
	    "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01//EN\" "
	    "\"http://example.com/x.dtd\"><div>x</div>",
	    "<div>x</div>");
	same(MARKUP_HTML, "<div>open <b>for ever",
	    "<div>open <b>for ever</b></div>");
	same(MARKUP_HTML, "", "");
}

static void
encodings(void **state)
{
	(void)state;
	same(MARKUP_HTML, "<p>André 王 🙂</p>", "<p>André 王 🙂</p>");
	same(MARKUP_HTML, "\xEF\xBB\xBF<div>é</div>", "<div>é</div>");
	/* UTF-8 whatever it says. */
	same(MARKUP_HTML, "<head><meta charset='iso-8859-1'></head><p>é",
	    "<head><meta></meta></head><p>é</p>");
	same(MARKUP_HTML,
	    "<head><meta http-equiv='Content-Type' "
	    "content='text/html; charset=utf-16'></head><p>é",
	    "<head><meta></meta></head><p>é</p>");
	/* A bad byte changes nothing but itself. */
	same(MARKUP_HTML, "<p>Andr\xE9 \x80 é \xE2\x82 �</p><p>王</p>",
	    "<p>André € é â‚ �</p><p>王</p>");
	same(MARKUP_XML, "\xEF\xBB\xBF<a>é</a>", "<a>é</a>");
	same(MARKUP_XML,
	    "<?xml version='1.0' encoding='iso-8859-1'?><a>\xE9</a>",
	    "<a>é</a>");
}

static void
nul_bytes(void **state)
{
	(void)state;
	assert_int_equal(
	    parse(MARKUP_HTML, STR("<div>a\0b</div><p>c</p>")), MARKUP_WHOLE);
	assert_true(str_ends(t.seen, STR("<p>c</p>")));
	assert_int_equal(parse(MARKUP_XML, STR("<a>\0</a>")), MARKUP_BROKEN);
}

static void
xml(void **state)
{
	(void)state;
	same(MARKUP_XML,
	    "<a class='1 &lt; 2'>t<![CDATA[<c>]]><!-- -->u<B/></a>",
	    "<a.1 < 2>t<c>u<B></B></a>");
	same(MARKUP_XML, "<k:a xmlns:k='u'><k:b>&amp;</k:b></k:a>",
	    "<k:a><k:b>&</k:b></k:a>");
	assert_int_equal(
	    parse(MARKUP_XML, STR("<a>\n\n<b>x</b>\n<c></a>")), MARKUP_BROKEN);
	assert_int_equal(t.line, 4);
	assert_true(str_has(t.seen, STR("<b>x</b>")));
	assert_int_equal(parse(MARKUP_XML, STR_NONE), MARKUP_BROKEN);
	assert_int_equal(
	    parse(MARKUP_XML, STR("<a>&nbsp;</a>")), MARKUP_BROKEN);
	assert_int_equal(parse(MARKUP_XML, STR("<a>")), MARKUP_BROKEN);
}

static void
doctype(void **state)
{
	static const char *const bad[] = {
		"<!DOCTYPE a [<!ENTITY x 'expanded'>]><a>&x;</a>",
		"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a>x</a>",
		"<!DOCTYPE a PUBLIC '-//x' 'http://example.com/x'><a>x</a>",
		"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM "
		"'file:///etc/passwd'>]><a>&x;</a>",
		"<!DOCTYPE a [<!ENTITY a '&b;&b;'><!ENTITY b '&c;&c;'>"
		"<!ENTITY c 'laugh'>]><a b='&a;'>&a;</a>",
		"<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://example.com/'>%p;]>"
		"<a/>",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(
		    parse(MARKUP_XML, str_of(bad[i])), MARKUP_REFUSED);
		assert_int_equal(t.events, 0);
	}
	/* HTML knows no such declarations: text, and nothing expanded. */
	assert_int_equal(parse(MARKUP_HTML, str_of(bad[0])), MARKUP_WHOLE);
	assert_false(str_has(t.seen, STR("expanded</")));
	assert_true(str_has(t.seen, STR("&x;")));
}

/* Whatever stands where one piece ends and the next begins. */
static void
pieces(void **state)
{
	static const char what[] = "<p class='a'>x &amp; é 王 &#233;"
				   "<b>y</b><!-- c --></p>";
	enum { PIECE = 1 << 16 };
	char *p = arena_take(t.arena, 2 * PIECE);

	(void)state;
	for (int bad = 0; bad < 2; bad++)
		for (size_t back = 0; back <= sizeof(what); back++) {
			size_t n = PIECE - back;

			memset(p, ' ', n);
			memcpy(p, "<!--", 4);
			memcpy(p + n - 3, "-->", 3);
			if (bad)
				p[10] = '\xFF';
			memcpy(p + n, what, sizeof(what) - 1);
			for (int kind = 0; kind < 2 - bad; kind++) {
				assert_int_equal(
				    parse(kind == 0 ? MARKUP_HTML : MARKUP_XML,
					(struct str){
					    p, n + sizeof(what) - 1 }),
				    MARKUP_WHOLE);
				assert_string_equal(
				    t.seen.p, "<p.a>x & é 王 é<b>y</b></p>");
			}
		}
}

static bool
joined(void *ctx, const struct markup *m)
{
	uint32_t *texts = ctx;

	if (m->event == MARKUP_TEXT)
		++*texts;
	return true;
}

static void
text_is_joined(void **state)
{
	enum { N = 400000 };
	char *p = arena_take(t.arena, N);
	uint32_t texts = 0;

	(void)state;
	memset(p, 'x', N);
	memcpy(p, "<a>", 3);
	memcpy(p + 100, "&amp;", 5);
	memcpy(p + 200, "<!-- -->", 8);
	memcpy(p + N - 4, "</a>", 4);
	assert_int_equal(markup_read(t.scratch, (struct str){ p, N },
			     MARKUP_XML, joined, &texts, &t.line),
	    MARKUP_WHOLE);
	assert_int_equal(texts, 1);
	texts = 0;
	assert_int_equal(markup_read(t.scratch, (struct str){ p, N },
			     MARKUP_HTML, joined, &texts, &t.line),
	    MARKUP_WHOLE);
	assert_int_equal(texts, 1);
}

static bool
classes_of(void *ctx, const struct markup *m)
{
	(void)ctx;
	if (m->event != MARKUP_OPEN || !str_eq(m->name, STR("div")))
		return true;
	assert_true(markup_class(m, "a"));
	assert_true(markup_class(m, "bc"));
	assert_true(markup_class(m, "d"));
	assert_false(markup_class(m, "b"));
	assert_false(markup_class(m, ""));
	assert_int_equal(markup_att(m, "hidden").n, 0);
	assert_int_equal(markup_att(m, "none").n, 0);
	assert_int_equal(m->depth, 3);
	assert_int_equal(m->line, 3); /* on which the tag ends */
	t.events++;
	return true;
}

static void
attributes(void **state)
{
	(void)state;
	t.events = 0;
	markup_read(t.scratch, STR("\n<div class=' a \t bc\nd' hidden>x</div>"),
	    MARKUP_HTML, classes_of, NULL, &t.line);
	assert_int_equal(t.events, 1);
}

static void
stopping(void **state)
{
	(void)state;
	for (t.stop_at = 1; t.stop_at < 8; t.stop_at++) {
		assert_int_equal(
		    parse(MARKUP_XML, STR("<a>x<b>y</b>z</a>")), MARKUP_WHOLE);
		assert_int_equal(t.events, t.stop_at);
		parse(MARKUP_HTML, STR("<p>x<b>y</b>z</p>"));
		assert_int_equal(t.events, t.stop_at);
	}
	t.stop_at = 0;
}

/* Depth, lengths and open ends: a named end, in time. */
static void
hostile(void **state)
{
	static const struct {
		const char *start, *again;
	} cases[] = {
		{ "", "<b>" },
		{ "", "<" },
		{ "", "<!--" },
		{ "<!--", "x" },
		{ "<a b='", "x" },
		{ "<a", " b" },
		{ "<p>", "&" },
		{ "<p>", "&#" },
		{ "<p>", "</" },
		{ "<p>", "</x>" },
		{ "<p>", "<?" },
		{ "<p>", "<![CDATA[" },
		{ "", "<table><tr><td>" },
		{ "<script>", "<" },
		{ "<", "a" },
		{ "<?xml version='1.0'?>", "<!DOCTYPE a [" },
		{ "", "\xFF" },
	};
	enum { N = 1 << 20 };
	char *p = arena_take(t.arena, N + 32);

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		size_t more = strlen(cases[i].again), n;
		clock_t before = clock();
		uint32_t texts;

		n = strlen(cases[i].start);
		memcpy(p, cases[i].start, n);
		for (; n < N; n += more)
			memcpy(p + n, cases[i].again, more);
		for (int kind = 0; kind < 2; kind++)
			markup_read(t.scratch, (struct str){ p, n },
			    kind == 0 ? MARKUP_HTML : MARKUP_XML, joined,
			    &texts, &t.line);
		arena_reset(t.scratch);
		if (clock() - before > 10 * CLOCKS_PER_SEC)
			fail_msg("case %zu takes too long", i);
	}
}

static bool
deepest(void *ctx, const struct markup *m)
{
	uint32_t *depth = ctx;

	if (m->depth > *depth)
		*depth = m->depth;
	return true;
}

static void
depth(void **state)
{
	char p[3 * 1000];
	uint32_t most = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(p); i++)
		p[i] = "<b>"[i % 3];
	for (int kind = 0; kind < 2; kind++) {
		assert_int_equal(
		    markup_read(t.scratch, (struct str){ p, sizeof(p) },
			kind == 0 ? MARKUP_HTML : MARKUP_XML, deepest, &most,
			&t.line),
		    MARKUP_BROKEN);
		assert_int_equal(most, LIMIT_MARKUP_DEPTH);
	}
}

/* libxml2 writes what it thinks to stderr unless told not to. */
static void
quiet(void **state)
{
	int kept = dup(STDERR_FILENO);
	FILE *to = tmpfile();
	long n;

	(void)state;
	assert_non_null(to);
	dup2(fileno(to), STDERR_FILENO);
	parse(MARKUP_XML, STR("<a><b></a>&x;<"));
	parse(MARKUP_XML, STR("<?xml version='9' encoding='no such'?><a/>"));
	parse(MARKUP_HTML, STR("<a b=c d'<b></x>&nope; \xFF <?"));
	fflush(stderr);
	dup2(kept, STDERR_FILENO);
	close(kept);
	fseek(to, 0, SEEK_END);
	n = ftell(to);
	fclose(to);
	assert_int_equal(n, 0);
}

/* An element of many attributes ends the reading, for libxml2 compares each
 * to each; words in quotes are none. */
static void
crowded(void **state)
{
	struct str s = STR("<p>a</p><p alt=\"");

	(void)state;
	for (int i = 0; i <= LIMIT_ATTRIBUTES; i++)
		s = str_fmt(t.arena, "%.*s w%d", STR_ARG(s), i);
	assert_int_equal(
	    parse(MARKUP_HTML, str_fmt(t.arena, "%.*s\">b", STR_ARG(s))),
	    MARKUP_WHOLE);
	s = STR("<p>3 < 4");
	for (int i = 0; i <= LIMIT_ATTRIBUTES; i++)
		s = str_fmt(t.arena, "%.*s w%d", STR_ARG(s), i);
	assert_int_equal(parse(MARKUP_HTML, s), MARKUP_WHOLE);
	s = STR("<p>a</p><p");
	for (int i = 0; i < LIMIT_ATTRIBUTES - 1; i++)
		s = str_fmt(t.arena, "%.*s a%d='x'", STR_ARG(s), i);
	assert_int_equal(
	    parse(MARKUP_HTML, str_fmt(t.arena, "%.*s>b", STR_ARG(s))),
	    MARKUP_WHOLE);
	assert_int_equal(
	    parse(MARKUP_HTML, str_fmt(t.arena, "%.*s y z>b", STR_ARG(s))),
	    MARKUP_BROKEN);
	assert_true(str_has(t.seen, STR("a")));
	assert_false(str_has(t.seen, STR("b")));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(html),
		TEST(encodings),
		TEST(nul_bytes),
		TEST(xml),
		TEST(doctype),
		TEST(pieces),
		TEST(text_is_joined),
		TEST(attributes),
		TEST(stopping),
		TEST(hostile),
		TEST(depth),
		TEST(crowded),
		TEST(quiet),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
