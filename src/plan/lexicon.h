/*
 * Word knowledge, from templates/lexicon/ (CSV; see the head of each file).
 *
 * relation.csv   word,language,group,weight,name  "Mom" in an address book, a
 *                                               label; `name`: see enum borne
 * title.csv      word,language,group,weight     words of job titles
 * thread.csv     word,language,group,weight     words of chat titles
 * statement.csv  phrase,language,group,weight   phrases of invitations and
 *                                               recommendations
 * heard.csv      word,language,kind             words of messages (heard_kind)
 * audit.csv      phrase,language,kind           phrases of posts
 * freemail.csv   domain                         mail domains that say nothing
 * legal.csv      word                           legal forms: "GmbH", "Ltd"
 * school.csv     word,language,kind             words for schools and the life
 * there (see school.h): "Uni", "of"
 *
 * Words and texts are compared folded (utf8_fold), at word boundaries;
 * "rechnung*" stands for every word that begins so.  A word may have a row for
 * each of several groups ("head of it").  The group "-", without a weight, is
 * none: the phrase tells nothing, nor do the words in it ("project manager").
 */
#ifndef PLAN_LEXICON_H
#define PLAN_LEXICON_H

#include "base/diag.h"
#include "model/group.h"
#include "model/record.h"

enum lexicon_kind {
	LEX_RELATION,
	LEX_TITLE,
	LEX_THREAD,
	LEX_STATEMENT,
	LEX_HEARD,
	LEX_AUDIT,
	LEX_FREEMAIL,
	LEX_LEGAL,
	LEX_SCHOOL,
	LEX__COUNT
};

/* The file of a kind, below templates/: "lexicon/relation.csv". */
struct str lexicon_file(enum lexicon_kind);

/* Whether people bear the word as a name, too ("Nora", "Oma Jansen", "Victor
 * Cousin"), as their given name often or rarely, or behind it. */
enum borne { BORNE_NOT, BORNE_FAMILY, BORNE_RARE, BORNE_GIVEN };

struct word {
	struct str text; /* folded */
	struct str written;
	struct str what; /* group id, heard kind, audit kind */
	int group;       /* of `what`, or -1 */
	double weight;
	enum borne borne;
	uint32_t language; /* number of its code in the lexicon, 0 for none */
	uint32_t other;    /* number of its row for another group, or 0 */
	bool silent;       /* tells nothing */
};

struct lexicon;

struct lexicon *lexicon_make(struct arena *);
/* Adds a file's rows.  False where one is wrong, said with its line. */
bool lexicon_load(struct lexicon *, enum lexicon_kind, struct str file_name,
    struct str bytes, struct diag *);

/* Calls `fn` for each word of that kind that occurs in the text, longest
 * first at each place, without overlaps, for each of its groups; not for those
 * that tell nothing.  The text is folded in `scratch`. */
void lexicon_scan(const struct lexicon *, enum lexicon_kind,
    struct arena *scratch, struct str text,
    void (*fn)(void *ctx, const struct word *), void *ctx);
/* The entry equal to the whole text, or NULL; none that tells nothing. */
const struct word *lexicon_word(const struct lexicon *, enum lexicon_kind,
    struct arena *scratch, struct str text);

/* A hear_fn: `ctx` is the lexicon. */
void lexicon_hear(void *lexicon, struct str text, struct heard *into);

/* The language of most of the words heard so far ("de"), where they are
 * enough to tell; else STR_NONE. */
struct str lexicon_language(const struct lexicon *);

/* Frees the scratch space of lexicon_hear. */
void lexicon_close(struct lexicon *);

#endif
