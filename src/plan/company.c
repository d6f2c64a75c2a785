#include "plan/company.h"

#include "base/arena.h"
#include "base/utf8.h"

enum {
	FORM_WORDS = 4,  /* of "sp z o o" */
	FORM_LETTERS = 2 /* of each word, where there are several */
};

struct str
company_squash(struct arena *a, struct str key)
{
	char *p = arena_take(a, key.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < key.n; i++)
		if (key.p[i] != ' ')
			p[n++] = key.p[i];
	return (struct str){ p, n };
}

/* Where the last `n` words begin; 0 where there are no more. */
static size_t
last_words(struct str key, uint32_t n)
{
	size_t at = key.n;

	while (at > 0 && (key.p[at - 1] != ' ' || --n > 0))
		at--;
	return at;
}

/* "s p a", as folding leaves of "S.p.A.". */
static bool
are_initials(struct str words)
{
	while (words.n > 0)
		if (str_cut(&words, ' ').n > FORM_LETTERS)
			return false;
	return true;
}

static bool
drop_form(const struct lexicon *l, struct arena *a, struct str *key)
{
	for (uint32_t n = FORM_WORDS; n > 0; n--) {
		size_t at = last_words(*key, n);
		struct str form = str_sub(*key, at, SIZE_MAX);

		if (at == 0 || (n > 1 && !are_initials(form)) ||
		    lexicon_word(l, LEX_LEGAL, a, company_squash(a, form)) ==
			NULL)
			continue;
		*key = str_sub(*key, 0, at - 1);
		return true;
	}
	return false;
}

struct str
company_key(const void *lexicon, struct arena *a, struct str name)
{
	struct str key = utf8_fold(a, name);

	while (drop_form(lexicon, a, &key))
		continue;
	return key;
}
