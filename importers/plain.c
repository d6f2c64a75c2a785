#include "plain.h"

/* A '<' whose '>' is farther away begins no tag. */
enum { TAG_MAX = 4096 };

/* Signs that occur in messages; others stay as they are. */
static const struct {
	struct str entity;
	char byte;
} entities[] = {
	{ .entity = { .p = "&amp;", .n = 5 }, .byte = '&' },
	{ .entity = { .p = "&lt;", .n = 4 }, .byte = '<' },
	{ .entity = { .p = "&gt;", .n = 4 }, .byte = '>' },
	{ .entity = { .p = "&quot;", .n = 6 }, .byte = '"' },
	{ .entity = { .p = "&#39;", .n = 5 }, .byte = '\'' },
	{ .entity = { .p = "&nbsp;", .n = 6 }, .byte = ' ' },
};

/* Bytes at the beginning that stand for one byte; 0: for themselves. */
static size_t
markup_at(struct str rest, char *byte)
{
	char c = rest.n > 1 ? rest.p[1] : ' ';

	if (rest.p[0] == '<' &&
	    (c == '/' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) {
		size_t end = str_find(str_sub(rest, 0, TAG_MAX), STR(">"));

		*byte = ' ';
		return end == SIZE_MAX ? 0 : end + 1;
	}
	if (rest.p[0] == '&')
		for (size_t i = 0; i < sizeof entities / sizeof entities[0];
		     i++)
			if (str_starts(rest, entities[i].entity)) {
				*byte = entities[i].byte;
				return entities[i].entity.n;
			}
	return 0;
}

struct str
plain_text(struct str text, char *room)
{
	size_t n = 0;

	if (!str_has(text, STR("<")) && !str_has(text, STR("&")))
		return text;
	for (size_t i = 0; i < text.n;) {
		char byte = text.p[i];
		size_t skip = markup_at(str_sub(text, i, SIZE_MAX), &byte);

		room[n++] = byte;
		i += skip > 0 ? skip : 1;
	}
	return (struct str){ .p = room, .n = n };
}
