/*
 * What an export said, on its way into a file.  The marks that change the
 * direction of text (U+202A and its like) vanish everywhere: a name must not
 * turn round what stands beside it.
 */
#include <string.h>

#include "base/utf8.h"
#include "emit/out.h"

static bool
turns_text(uint32_t c)
{
	return c == 0x200E || c == 0x200F || c == 0x061C ||
	       (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static bool
breaks_line(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 ||
	       c == 0x2029;
}

/* What is written in place of a character; NULL: itself. */
typedef const char *replace_fn(uint32_t c);

/* Writes runs that stay as they are in one piece. */
static void
replaced(struct file *f, struct str s, replace_fn *replace)
{
	size_t done = 0, at = 0;

	while (at < s.n) {
		size_t from = at;
		uint32_t c = utf8_next(s, &at);
		const char *by = replace(c);

		/* A bad byte is read as U+FFFD, which is longer. */
		if (by == NULL && c == 0xFFFD)
			by = "\xEF\xBF\xBD";
		if (by == NULL)
			continue;
		file_text(f, str_sub(s, done, from - done));
		file_text(f, str_of(by));
		done = at;
	}
	file_text(f, str_sub(s, done, s.n));
}

/* XML 1.0, 2.2: Char; 2.11: a CR would be read as a line end. */
static const char *
for_xml(uint32_t c)
{
	switch (c) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '\'': return "&#39;";
	case '\r': return "&#13;";
	case '\t':
	case '\n': return NULL;
	default: break;
	}
	if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFE || c == 0xFFFF)
		return "";
	return turns_text(c) ? "" : NULL;
}

void
file_xml(struct file *f, struct str s)
{
	replaced(f, s, for_xml);
}

static const char *
for_line(uint32_t c)
{
	if (breaks_line(c))
		return " ";
	return turns_text(c) ? "" : NULL;
}

void
file_line(struct file *f, struct str s)
{
	replaced(f, s, for_line);
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A sign, digits, at most one point: no spreadsheet computes with it. */
static bool
is_number(struct str s)
{
	size_t digits = 0, points = 0;

	if (s.n > 0 && (s.p[0] == '+' || s.p[0] == '-'))
		s = str_sub(s, 1, s.n);
	for (size_t i = 0; i < s.n; i++) {
		digits += is_digit(s.p[i]);
		points += s.p[i] == '.';
	}
	return digits > 0 && points <= 1 && digits + points == s.n;
}

/* Spreadsheets take a field that begins so for a formula; the full-width
 * signs too. */
static bool
is_formula(struct str s)
{
	size_t at = 0;
	uint32_t c = ' ';

	if (is_number(s))
		return false;
	while (at < s.n && (c == ' ' || breaks_line(c) || turns_text(c)))
		c = utf8_next(s, &at);
	return c == '=' || c == '+' || c == '-' || c == '@' || c == 0xFF1D ||
	       c == 0xFF0B || c == 0xFF0D || c == 0xFF20 ||
	       (s.n > 0 && (s.p[0] == '\t' || s.p[0] == '\r'));
}

static const char *
for_csv(uint32_t c)
{
	return c == '"' ? "\"\"" : for_line(c);
}

/* RFC 4180; ';' separates the fields where a comma is in numbers. */
void
file_csv(struct file *f, struct str s)
{
	bool formula = is_formula(s);
	bool quoted = formula;

	for (size_t i = 0; i < s.n; i++)
		quoted |= strchr(",;\" \n\r\t", s.p[i]) != NULL;
	if (quoted)
		file_text(f, STR("\""));
	if (formula)
		file_text(f, STR("'"));
	replaced(f, s, for_csv);
	if (quoted)
		file_text(f, STR("\""));
}

/* RFC 2426, 5. */
static const char *
for_vcard(uint32_t c)
{
	switch (c) {
	case '\\': return "\\\\";
	case ',': return "\\,";
	case ';': return "\\;";
	default: return for_line(c);
	}
}

void
file_vcard(struct file *f, struct str s)
{
	replaced(f, s, for_vcard);
}

static const char *
for_md(uint32_t c)
{
	switch (c) {
	case '\\': return "\\\\";
	case '`': return "\\`";
	case '*': return "\\*";
	case '_': return "\\_";
	case '[': return "\\[";
	case ']': return "\\]";
	case '<': return "\\<";
	case '>': return "\\>";
	case '|': return "\\|";
	case '~': return "\\~";
	case '&': return "\\&";
	case '#': return "\\#";
	case '$': return "\\$";
	default: return for_line(c);
	}
}

/* Where `s` begins with what would begin a list, a rule or a heading: the
 * length of it, its last byte being the one to escape. */
static size_t
md_start(struct str s)
{
	size_t n = 0;

	while (n < s.n && is_digit(s.p[n]))
		n++;
	if (n < s.n && n > 0 && (s.p[n] == '.' || s.p[n] == ')'))
		return n + 1;
	return s.n > 0 && strchr("+-=!:", s.p[0]) != NULL ? 1 : 0;
}

/* Where what viewers turn into a link of their own ends: behind the colon of
 * "://", behind "www". */
static size_t
md_link(struct str s)
{
	size_t scheme = str_find(s, STR("://"));
	size_t www = SIZE_MAX;

	for (size_t i = 0; i + 4 <= s.n && www == SIZE_MAX; i++)
		if (str_eq_nocase(str_sub(s, i, 4), STR("www.")))
			www = i + 3;
	return scheme < www ? scheme : www;
}

/* CommonMark 0.30, 2.4: any ASCII punctuation may have a backslash. */
void
file_md(struct file *f, struct str s)
{
	size_t start, link;

	while (s.n > 0 && ((unsigned char)s.p[0] <= ' ' || s.p[0] == 0x7F))
		s = str_sub(s, 1, s.n);
	start = md_start(s);
	if (start > 0) {
		replaced(f, str_sub(s, 0, start - 1), for_md);
		file_text(f, STR("\\"));
		file_text(f, str_sub(s, start - 1, 1));
		s = str_sub(s, start, s.n);
	}
	while ((link = md_link(s)) < s.n) {
		replaced(f, str_sub(s, 0, link), for_md);
		file_text(f, STR("\\"));
		file_text(f, str_sub(s, link, 1));
		s = str_sub(s, link + 1, s.n);
	}
	replaced(f, s, for_md);
}
