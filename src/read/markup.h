/*
 * HTML and XML as events, through libxml2's SAX interface: no tree, no
 * network, no entities from outside; a DOCTYPE with declarations of its own
 * ends the parse.  HTML is taken for UTF-8 whatever it says of itself; bytes
 * that are not are read as Windows-1252.
 *
 * The reader keeps the stack of open elements and gives one event at a time
 * to the caller's function.  Text comes joined: one event per run of text.
 */
#ifndef READ_MARKUP_H
#define READ_MARKUP_H

#include "base/str.h"

enum markup_event { MARKUP_OPEN, MARKUP_TEXT, MARKUP_CLOSE };

struct markup {
	enum markup_event event;
	struct str name; /* of the element, lower case in HTML */
	struct str text; /* MARKUP_TEXT: with entities resolved */
	uint32_t depth;  /* of the element, from 1 */
	uint32_t line;
	const void *atts; /* for markup_att() */
};

/* An attribute of the element being opened, or the empty string. */
struct str markup_att(const struct markup *, const char *name);
/* Cuts the next word off `*rest`, which begins as the class attribute; false
 * behind the last. */
bool markup_word(struct str *rest, struct str *word);
/* Whether its class attribute holds this word. */
bool markup_class(const struct markup *, const char *word);

enum markup_kind { MARKUP_HTML, MARKUP_XML };
enum markup_end { MARKUP_WHOLE, MARKUP_BROKEN, MARKUP_REFUSED };

/*
 * Reads it all.  `fn` returns false to stop early.  Strings in the event are
 * valid during the call only.  *line tells where it broke.
 */
enum markup_end markup_read(struct arena *scratch, struct str bytes,
    enum markup_kind, bool (*fn)(void *ctx, const struct markup *), void *ctx,
    uint32_t *line);

#endif
