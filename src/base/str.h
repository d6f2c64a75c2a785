/*
 * Strings are a pointer and a length.  They are NUL-terminated only where a
 * function says so; input may hold NUL bytes.  The pointer of an empty string
 * may be NULL, so that zeroed memory holds empty strings.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arena;

struct str {
	const char *p;
	size_t n;
};

#define STR(literal) ((struct str){ "" literal, sizeof(literal) - 1 })
/* The same to initialize static data with. */
#define STR_INIT(literal)                       \
	{                                       \
		"" literal, sizeof(literal) - 1 \
	}
#define STR_NONE ((struct str){ "", 0 })

/* For printf: "%.*s", STR_ARG(s).  Clipped to INT_MAX bytes. */
#define STR_ARG(s) str_int_len(s), (s).n > 0 ? (s).p : ""
int str_int_len(struct str);

/* A C string as a str; NULL gives the empty one.  Borrows the bytes. */
static inline struct str
str_of(const char *p)
{
	return p == NULL ? STR_NONE : (struct str){ p, strlen(p) };
}

static inline bool
str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* Equal when ASCII letters are compared without case. */
bool str_eq_nocase(struct str, struct str);
/* Order by bytes, then by length: <0, 0, >0. */
int str_cmp(struct str, struct str);
bool str_starts(struct str, struct str prefix);
bool str_ends(struct str, struct str suffix);
bool str_ends_nocase(struct str, struct str suffix);
/* Where `part` begins in `s`, or SIZE_MAX. */
size_t str_find(struct str s, struct str part);
bool str_has(struct str s, struct str part);

/* The bytes from `from` (clipped to the length), at most `n` of them. */
struct str str_sub(struct str, size_t from, size_t n);
/* Without ASCII white space at both ends. */
struct str str_trim(struct str);
/*
 * Cuts `*rest` at the first `sep`: returns what stands before it and leaves
 * what follows in `*rest`.  Without a `sep` returns everything and leaves
 * the empty string.
 */
struct str str_cut(struct str *rest, char sep);
/* What follows the last `sep`; everything where there is none. */
struct str str_after_last(struct str, char sep);

/* The value of a hexadecimal digit, or -1. */
int str_hex(char);
/* The whole string as a decimal number.  False, and *to untouched, if not. */
bool str_to_int(struct str, int64_t *to);

/* A copy that lives in the arena and is NUL-terminated. */
struct str str_copy(struct arena *, struct str);
/* printf into the arena; NUL-terminated. */
struct str str_fmt(struct arena *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* The parts joined, each up to its first NUL byte, as str_fmt() would write
 * them: for what is done for every record, as glibc's printf takes many times
 * as long once a library (igraph's libquadmath) has added formats to it. */
#define STR_JOIN(a, ...)                                   \
	str_join((a), (const struct str[]){ __VA_ARGS__ }, \
	    sizeof((const struct str[]){ __VA_ARGS__ }) / sizeof(struct str))
struct str str_join(struct arena *, const struct str *parts, size_t n);
/* How many words, which one blank parts from the next. */
uint32_t str_words(struct str);
/* ASCII letters in lower case. */
struct str str_lower(struct arena *, struct str);

/* Several strings, in the order in which they were met. */
struct strs {
	struct str *v;
	uint32_t n, cap;
};

void strs_add(struct arena *, struct strs *, struct str);
bool strs_has(const struct strs *, struct str);

#endif
