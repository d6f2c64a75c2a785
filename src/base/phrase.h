/*
 * Phrases: every sentence the program writes for its user, in the user's
 * language.  The texts are data, templates/phrases/LANGUAGE.ini:
 *
 *	[audit]
 *	named = names '{1}', which stands for one of your {2}
 *	shut  = {1} {1:person|people} cannot see it
 *	    any more
 *
 * {1} to {4} are the arguments; {1:one|many} is the first text where argument
 * 1 is "1", else the second.  An indented line goes on with the text before
 * it.  phrase.def lists the phrases the program itself uses; the sections of
 * templates ([page], [plan] …) may hold any: a template names one as a
 * partial, {{> page.title}}.
 */
#ifndef BASE_PHRASE_H
#define BASE_PHRASE_H

#include "base/str.h"

enum phrase_id {
#define PHRASE_TEXT(name, id, args) PHRASE_##name,
#include "base/phrase.def"
#undef PHRASE_TEXT
	PHRASE__COUNT
};

enum { PHRASE_ARGS = 4 };

/* A phrase with its arguments, not yet in any language. */
struct phrase {
	enum phrase_id id;
	struct str args[PHRASE_ARGS];
};

/* PHRASE(AUDIT_NAMED, name, group); PHRASE0 for one without arguments. */
#define PHRASE(name, ...) ((struct phrase){ PHRASE_##name, { __VA_ARGS__ } })
#define PHRASE0(name) ((struct phrase){ .id = PHRASE_##name })

/* NULL is a book without texts, to those who only read it. */
struct phrases;

enum phrase_fault {
	PHRASE_FINE,
	PHRASE_UNKNOWN,  /* no phrase of phrase.def, nor of a template's section
	                    in the first language */
	PHRASE_TWICE,    /* it has a text of this language already */
	PHRASE_BAD_MARK, /* '{' that begins no argument it has */
};

/* A book without texts, in the arena. */
struct phrases *phrases_make(struct arena *);

/* From here on a text takes the place of that of the languages before.  The
 * first language is the one that every other is held against. */
void phrases_next_language(struct phrases *);

/* `id` is "section.name".  The text is copied.  A name that comes again at
 * once goes on with the text before. */
enum phrase_fault phrases_set(struct phrases *, struct str id, struct str text);

/* The id of a phrase of phrase.def that has no text, or STR_NONE. */
struct str phrases_missing(const struct phrases *);

/* The text as it stands in the file, for templates; STR_NONE for none. */
struct str phrases_get(const struct phrases *, struct str id);

/* In words, in the arena.  Where it has no text: its id and arguments. */
struct str phrase_text(const struct phrases *, struct arena *, struct phrase);

/* A number as an argument. */
struct str phrase_number(struct arena *, uint32_t);

#endif
