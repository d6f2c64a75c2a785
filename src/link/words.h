/*
 * What is known of names, as data: templates/names/ and two lists that the
 * lexicons share.
 *
 * names/nicknames.csv  name,short,language   "elizabeth,liz,en": forms of one
 *                                            given name
 * names/titles.csv     word,kind,language    kind: title (before a name),
 *                                            degree (behind it), generation
 *                                            (tells father and son apart),
 *                                            particle ("van"), joint (one
 *                                            before another: "op" in "op
 *                                            den"), former ("née")
 * names/roles.csv      local,language        what stands before the @ where
 *                                            whoever is on duty answers
 * lexicon/freemail.csv domain                mail domains that tell no company
 * lexicon/legal.csv    word                  legal forms: "GmbH", "Ltd"
 * lexicon/relation.csv word,name             "Mom", "Uncle": no names, but for
 *                                            those whose `name` is "family"
 *
 * Words are compared folded (utf8_fold).
 */
#ifndef LINK_WORDS_H
#define LINK_WORDS_H

#include "base/diag.h"
#include "base/str.h"

enum words_kind {
	WORDS_NICKNAMES,
	WORDS_TITLES,
	WORDS_ROLES,
	WORDS_FREEMAIL,
	WORDS_LEGAL,
	WORDS_RELATION,
	WORDS__COUNT
};

/* The file of a kind, below templates/: "names/nicknames.csv". */
struct str words_file(enum words_kind);

/* What a word can be beside a part of a name; "ms" is two of them. */
enum word_class {
	WORD_TITLE,
	WORD_DEGREE,
	WORD_GENERATION,
	WORD_PARTICLE,
	WORD_JOINT,
	WORD_FORMER,
	WORD__COUNT
};

struct words;

struct words *words_make(struct arena *);
/* Adds a file's rows.  False where one is wrong, said with its line. */
bool words_load(struct words *, enum words_kind, struct str file_name,
    struct str bytes, struct diag *);

bool words_is(const struct words *, enum word_class, struct str folded);
/* Whether a role, a mail domain, a legal form or a word of relation is in its
 * list. */
bool words_has(const struct words *, enum words_kind, struct str folded);
/* Whether it is a word of relation that is a family name, too: "Cousin". */
bool words_borne(const struct words *, struct str folded);

/* The given names that this may be a form of, itself first; at most `room`. */
uint32_t words_roots(
    const struct words *, struct str given, struct str *to, uint32_t room);
/* The other forms of those, at most `room`. */
uint32_t words_forms(
    const struct words *, struct str given, struct str *to, uint32_t room);

#endif
