/*
 * Names, taken apart so that two of them can be compared.
 */
#ifndef LINK_NAME_H
#define LINK_NAME_H

#include "base/str.h"

struct words;

enum { NAME_WORDS = 8 };

/* "Dr. Ann B. Exämple-Roe, CPA 🌸 (Acme)" is ann b example-roe. */
struct name {
	struct str plain;   /* folded, one space between the words */
	struct str sorted;  /* its words, as compared, by the alphabet */
	struct str letters; /* its words, as compared, without spaces */
	/* As compared: "ue" is "u", so that Müller is Mueller; without
	 * particles. */
	struct str *word;
	struct str *sound; /* sound_of each */
	bool *tied;        /* to the word before: "example-roe" */
	uint32_t n;
	struct str generation; /* "jr", or empty */
	struct str aside; /* what stood in brackets or behind an '@', folded */
	bool born;        /* `aside` is a former family name */
	bool script;      /* was not written in Latin letters */
	bool kin;    /* the first word may be one of relation: "Uncle Bob" */
	bool handle; /* of a user name, where names are cut anywhere */
};

struct name name_of(struct arena *, const struct words *, struct str written);
/* Of what is written without spaces: "ann.example_92", "ann-example-7b1f09";
 * n is 1 where nothing parts the letters. */
struct name name_of_handle(
    struct arena *, const struct words *, struct str handle);

/* A copy that needs nothing but the arena. */
struct name name_copy(struct arena *, const struct name *);

/* `plain` alone, and its words by the alphabet. */
struct str name_plain(struct arena *, const struct words *, struct str written);
struct str name_sorted(struct arena *, struct str plain, uint32_t *words);

/* What spellings of one name by ear and by several ways of transliterating
 * have in common: "sergej", "sergey" and "sergei" are one. */
struct str sound_of(struct arena *, struct str folded_word);

/*
 * What two names have in common, the most telling first; the rows of score.def
 * of these names.
 */
enum likeness {
	LIKE_SAME,     /* every word, in any order */
	LIKE_SOUND,    /* every word by its sound, one in another script */
	LIKE_INITIAL,  /* but for a middle name or its initial */
	LIKE_MIDDLE,   /* but for a further name in the middle of one */
	LIKE_NICK,     /* the family name, and forms of one given name */
	LIKE_LONGER,   /* one has a further family name, at the end */
	LIKE_CUT,      /* one family name is but its beginning */
	LIKE_NEAR,     /* a word is spelled a little otherwise */
	LIKE_GIVEN,    /* one has a given name alone, and it is the same */
	LIKE_OPEN,     /* nothing that could be compared */
	LIKE_OTHER,    /* a given name in common, but another family name */
	LIKE_STRANGER, /* another given name */
	LIKE__COUNT
};

enum likeness name_likeness(
    const struct words *, const struct name *, const struct name *);
/* Whether one is said to be of another generation than the other. */
bool name_generations(const struct name *, const struct name *);

/*
 * What a user name in letters alone ("annexample") has in common with a name,
 * the most telling first.
 */
enum spelling {
	SPELLS_ALL,     /* "annexample", "exampleann" */
	SPELLS_FORM,    /* "annieexample" */
	SPELLS_MOST,    /* "annexamp": five letters of a longer family name */
	SPELLS_INITIAL, /* "aexample" */
	SPELLS_PART,    /* "annexa": three letters of the family name */
	SPELLS_NOTHING
};

enum spelling name_spelled(
    const struct words *, struct str letters, const struct name *);

#endif
