/*
 * The parts of what the page's template is rendered over.  Private to
 * page*.c.  All values are new references.
 */
#ifndef EMIT_PAGE_PARTS_H
#define EMIT_PAGE_PARTS_H

#include "emit/view_parts.h"

/* The people by group, friends first: [{ group, words, count, rows … }]. */
json_t *page_people(const struct view *);
/* The questions, cut into those to begin with and the others, are put into
 * `data`; with whom each is about. */
void page_questions(const struct view *, json_t *data);
/* The friends of whom nothing is told: [{ year, count, rows }], none of a
 * redacted plan; year 0: not told. */
json_t *page_untold(const struct view *);
/* The lists with the lines of their files. */
json_t *page_lists(const struct view *);
/* What each group sees of the owner, where, and through which leaks. */
json_t *page_eyes(const struct view *);

/* "a, b" */
void page_join(struct arena *, struct str *to, struct str more);
/* Whether anybody posts there: an address book is none. */
bool page_has_posts(int platform);
/* "clients", or "client" for one person. */
struct str page_group_words(const struct view *, int group, size_t people);

#endif
