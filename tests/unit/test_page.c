/*
 * The page: one file that loads nothing, whatever names it shows.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include <libxml/HTMLparser.h>
#include <string.h>

#include "emit/graph_style.h"
#include "emit/sha256.h"
#include "emit_one.h"
#include "phrasebook.h"
#include "plan_fixture.h"

extern const struct emitter emitter_page;

static void
test_sha256(void **state)
{
	/* FIPS 180-4's examples: none, one and two blocks; and the lengths
	 * about which padding turns. */
	static const struct {
		size_t n;
		const char *text, *digest;
	} cases[] = {
		{ 0, "", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=" },
		{ 3, "abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=" },
		{ 56,
		    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
		    "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE=" },
		{ 55, NULL, "n0OQ+NMMLdkuyfCVtl4rmumwqSWlJY4kHJ8ekQ9zQxg=" },
		{ 64, NULL, "/+BU/nrgy23GXDr5th1SCfQ5hR20PQulmXM33xVGaOs=" },
	};
	struct arena *a = arena_make("a test");

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char *text = arena_array(a, char, cases[i].n + 1);

		memset(text, 'a', cases[i].n);
		if (cases[i].text != NULL)
			memcpy(text, cases[i].text, cases[i].n);
		assert_true(
		    str_eq(sha256_base64(a, (struct str){ text, cases[i].n }),
			str_of(cases[i].digest)));
	}
	arena_free(a);
}

static struct str
page_in(struct arena *a, const char *language, const struct fixture *size)
{
	struct template_dirs dirs = { .arena = a, .built = "templates" };
	struct diag *diag = diag_make(a, stderr, LV_NOTE);
	struct plan *plan = plan_fixture(a, size);
	struct phrasebook book;

	assert_true(phrasebook_make(&dirs, &book, diag));
	assert_true(phrasebook_turn(&dirs, &book, str_of(language), diag));
	plan->phrases = book.phrases;
	plan->language = book.language;
	return emit_one(a, plan, &emitter_page, "index.html");
}

static struct str
page_of(struct arena *a, uint32_t friends, uint32_t elsewhere, bool hostile)
{
	const struct fixture size = {
		.friends = friends, .elsewhere = elsewhere, .hostile = hostile
	};

	return page_in(a, "en", &size);
}

/* Counts the elements of that name; none may have an attribute that runs or
 * loads something. */
static uint32_t
count(const xmlNode *node, const char *name)
{
	static const char *const banned[] = { "style", "src", "srcset",
		"action", "data", "background", "poster" };
	uint32_t n = 0;

	for (const xmlNode *at = node; at != NULL; at = at->next) {
		if (at->type != XML_ELEMENT_NODE)
			continue;
		n += strcmp((const char *)at->name, name) == 0;
		for (const xmlAttr *x = at->properties; x; x = x->next) {
			for (size_t i = 0; i < 7; i++)
				assert_string_not_equal(
				    (const char *)x->name, banned[i]);
			assert_int_not_equal(
			    strncmp((const char *)x->name, "on", 2), 0);
			if (strcmp((const char *)x->name, "href") == 0)
				assert_int_equal(x->children->content[0], '#');
		}
		n += count(at->children, name);
	}
	return n;
}

static void
test_loads_nothing(void **state)
{
	(void)state;
	for (int hostile = 0; hostile < 2; hostile++) {
		struct arena *a = arena_make("a test");
		struct str page = page_of(a, 80, 20, hostile);
		xmlDoc *doc =
		    htmlReadMemory(page.p, (int)page.n, "index.html", "UTF-8",
			HTML_PARSE_NONET | HTML_PARSE_NOERROR |
			    HTML_PARSE_NOWARNING);
		const xmlNode *root = xmlDocGetRootElement(doc);

		assert_non_null(root);
		assert_int_equal(count(root, "script"), 1);
		assert_int_equal(count(root, "link"), 0);
		assert_int_equal(count(root, "img"), 0);
		assert_int_equal(count(root, "style"), 2);
		assert_int_equal(count(root, "figure"), 1);
		assert_int_equal(count(root, "main"), 1);
		assert_int_equal(count(root, "h1"), 1);
		assert_true(count(root, "details") > 100);
		assert_false(str_has(page, STR("<b>bold</b>")));
		assert_false(str_has(page, STR("<script>alert")));
		if (hostile)
			assert_true(str_has(page, STR("{{name}} {{{raw}}}")));
		xmlFreeDoc(doc);
		arena_free(a);
	}
}

/* Each of the elements of that name has its digest in the policy. */
static void
allowed(struct arena *a, struct str page, const char *name, int times)
{
	struct str open = str_fmt(a, "<%s>", name);
	struct str close = str_fmt(a, "</%s>", name), rest = page;

	for (int i = 0; i < times; i++) {
		size_t from = str_find(rest, open) + open.n;
		size_t to = str_find(rest, close);
		struct str text = str_sub(rest, from, to - from);

		assert_true(text.n > 100);
		assert_true(
		    str_has(page, str_fmt(a, "&#39;sha256-%.*s&#39;",
				      STR_ARG(sha256_base64(a, text)))));
		rest = str_sub(rest, to + close.n, rest.n);
	}
	assert_int_equal(str_find(rest, open), SIZE_MAX);
}

/* The policy lets in what stands in the page, and is strict besides. */
static void
test_policy(void **state)
{
	struct arena *a = arena_make("a test");
	struct str page = page_of(a, 10, 0, true);

	(void)state;
	assert_true(str_has(page, STR("default-src &#39;none&#39;;")));
	assert_false(str_has(page, STR("unsafe")));
	allowed(a, page, "style", 2);
	allowed(a, page, "script", 1);
	arena_free(a);
}

static void
test_says_what_it_leaves_out(void **state)
{
	struct arena *a = arena_make("a test");
	struct str page = page_of(a, 20, 2300, false);

	(void)state;
	assert_true(str_has(page, STR("who are friends nowhere")));
	assert_true(page.n < 4000000);
	assert_false(str_has(
	    page_of(a, 20, 300, false), STR("who are friends nowhere")));
	arena_free(a);
}

static void
test_speaks(void **state)
{
	static const struct {
		const char *language, *tag, *title;
	} cases[] = {
		{ "en", "<html lang=\"en\">", "<title>Who sees what" },
		{ "de", "<html lang=\"de\">", "<title>Wer sieht was" },
	};
	const struct fixture size = { .friends = 20 };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct arena *a = arena_make("a test");
		struct str page = page_in(a, cases[i].language, &size);

		assert_true(str_has(page, str_of(cases[i].tag)));
		assert_true(str_has(page, str_of(cases[i].title)));
		/* What is told is told in that language only. */
		assert_true(str_has(page, STR("What was read")) == (i == 0));
		assert_true(
		    str_has(page, STR("Was gelesen wurde")) == (i == 1));
		arena_free(a);
	}
}

static void
test_nobody(void **state)
{
	struct arena *a = arena_make("a test");
	struct str page = page_of(a, 0, 0, false);

	(void)state;
	assert_true(str_has(page, STR("</html>")));
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sha256),
		cmocka_unit_test(test_loads_nothing),
		cmocka_unit_test(test_policy),
		cmocka_unit_test(test_says_what_it_leaves_out),
		cmocka_unit_test(test_speaks),
		cmocka_unit_test(test_nobody),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
