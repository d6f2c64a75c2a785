#include "base/str.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/vec.h"

int
str_int_len(struct str s)
{
	return s.n > INT_MAX ? INT_MAX : (int)s.n;
}

static int
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

bool
str_eq_nocase(struct str a, struct str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (lower(a.p[i]) != lower(b.p[i]))
			return false;
	return true;
}

int
str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n == 0 ? 0 : memcmp(a.p, b.p, n);

	return c != 0 ? c : (a.n > b.n) - (a.n < b.n);
}

bool
str_starts(struct str s, struct str prefix)
{
	return str_eq(str_sub(s, 0, prefix.n), prefix);
}

bool
str_ends(struct str s, struct str suffix)
{
	return s.n >= suffix.n &&
	       str_eq(str_sub(s, s.n - suffix.n, suffix.n), suffix);
}

bool
str_ends_nocase(struct str s, struct str suffix)
{
	return s.n >= suffix.n &&
	       str_eq_nocase(str_sub(s, s.n - suffix.n, suffix.n), suffix);
}

size_t
str_find(struct str s, struct str part)
{
	if (part.n == 0)
		return 0;
	for (size_t i = 0; i + part.n <= s.n; i++) {
		const char *hit = memchr(s.p + i, part.p[0], s.n - i);

		if (hit == NULL)
			break;
		i = (size_t)(hit - s.p);
		if (i + part.n <= s.n && memcmp(hit, part.p, part.n) == 0)
			return i;
	}
	return SIZE_MAX;
}

bool
str_has(struct str s, struct str part)
{
	return str_find(s, part) != SIZE_MAX;
}

struct str
str_sub(struct str s, size_t from, size_t n)
{
	if (from > s.n)
		from = s.n;
	if (n > s.n - from)
		n = s.n - from;
	return from == 0 ? (struct str){ s.p, n }
	                 : (struct str){ s.p + from, n };
}

static bool
blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str
str_trim(struct str s)
{
	while (s.n > 0 && blank(s.p[0])) {
		s.p++;
		s.n--;
	}
	while (s.n > 0 && blank(s.p[s.n - 1]))
		s.n--;
	return s;
}

struct str
str_cut(struct str *rest, char sep)
{
	const char *at = rest->n == 0 ? NULL : memchr(rest->p, sep, rest->n);
	struct str before = *rest;

	if (at == NULL) {
		*rest = str_sub(*rest, rest->n, 0);
		return before;
	}
	before.n = (size_t)(at - rest->p);
	*rest = str_sub(*rest, before.n + 1, SIZE_MAX);
	return before;
}

struct str
str_after_last(struct str s, char sep)
{
	for (size_t i = s.n; i > 0; i--)
		if (s.p[i - 1] == sep)
			return str_sub(s, i, SIZE_MAX);
	return s;
}

int
str_hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool
str_to_int(struct str s, int64_t *to)
{
	bool minus = s.n > 0 && s.p[0] == '-';
	uint64_t n = 0;

	if (s.n == (size_t)minus || s.n > 19)
		return false;
	for (size_t i = minus; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		n = n * 10 + (uint64_t)(s.p[i] - '0');
	}
	if (n > INT64_MAX)
		return false;
	*to = minus ? -(int64_t)n : (int64_t)n;
	return true;
}

struct str
str_copy(struct arena *a, struct str s)
{
	char *p = arena_take(a, s.n + 1);

	if (s.n > 0)
		memcpy(p, s.p, s.n);
	return (struct str){ p, s.n };
}

struct str
str_fmt(struct arena *a, const char *fmt, ...)
{
	char text[256]; /* most are shorter, and need no second try */
	char *p;
	int n;
	va_list ap, again;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	if (n < 0)
		abort();
	p = arena_take(a, (size_t)n + 1);
	if ((size_t)n < sizeof(text))
		memcpy(p, text, (size_t)n);
	else
		vsnprintf(p, (size_t)n + 1, fmt, again);
	va_end(again);
	return (struct str){ p, (size_t)n };
}

static size_t
until_nul(struct str s)
{
	const char *nul = s.n == 0 ? NULL : memchr(s.p, '\0', s.n);

	return nul == NULL ? s.n : (size_t)(nul - s.p);
}

struct str
str_join(struct arena *a, const struct str *parts, size_t n)
{
	size_t all = 0, at = 0;
	char *p;

	for (size_t i = 0; i < n; i++)
		all += until_nul(parts[i]);
	p = arena_take(a, all + 1);
	for (size_t i = 0; i < n; i++) {
		size_t one = until_nul(parts[i]);

		if (one > 0)
			memcpy(p + at, parts[i].p, one);
		at += one;
	}
	return (struct str){ p, all };
}

uint32_t
str_words(struct str s)
{
	uint32_t n = s.n > 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == ' ';
	return n;
}

struct str
str_lower(struct arena *a, struct str s)
{
	char *p = arena_take(a, s.n + 1);

	for (size_t i = 0; i < s.n; i++)
		p[i] = (char)lower(s.p[i]);
	return (struct str){ p, s.n };
}

void
strs_add(struct arena *a, struct strs *list, struct str s)
{
	vec_add(a, list) = s;
}

bool
strs_has(const struct strs *list, struct str s)
{
	for (uint32_t i = 0; i < list->n; i++)
		if (str_eq(list->v[i], s))
			return true;
	return false;
}
