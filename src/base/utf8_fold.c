/*
 * Folding.  A text is cut into words: runs of letters, marks and numbers.
 * Apostrophes ("O'Neil" is "oneil") and format characters (soft hyphen,
 * joiners) count as nothing; all else separates.
 * Most words are ASCII; most of the others hold only Latin letters below
 * U+0250, each of which folds alone and is looked up; the rest goes through
 * ICU's transliterator, word by word, which takes four times as long to make as
 * all else that is done at the start.
 */
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>
#include <unicode/utrans.h>

#include "base/arena.h"
#include "base/utf8.h"

enum {
	LATIN_FIRST = 0xA0,
	LATIN_END = 0x250,
	/* The transliterator moves the tail at each replacement, so a long
	 * text without spaces is cut. */
	PIECE = 128,
	/* No letter becomes more than 18 (U+FDFA under NFKD); each may get a
	 * mark and a space. */
	ROOM = PIECE * 40,
	KEPT = 12 /* units of a word that is remembered */
};

static const char latin[LATIN_END - LATIN_FIRST][4] = {
#include "base/latin.def"
};

/* A growing text of words. */
struct fold {
	struct arena *arena;
	char *p;
	size_t n, cap;
	bool gap; /* a word has ended */
};

/* Room for `n` more bytes of a word, and the space before it. */
static void
make_room(struct fold *f, size_t n)
{
	if (f->n + n + 1 > f->cap) {
		char *more = arena_take(f->arena, f->cap = (f->n + n + 1) * 2);

		memcpy(more, f->p, f->n);
		f->p = more;
	}
	if (f->gap && f->n > 0)
		f->p[f->n++] = ' ';
	f->gap = false;
}

static void
put(struct fold *f, const char *p, size_t n)
{
	if (n == 0)
		return;
	make_room(f, n);
	memcpy(f->p + f->n, p, n);
	f->n += n;
}

static void
put_code(struct fold *f, UChar32 c)
{
	char bytes[U8_MAX_LENGTH];
	int32_t n = 0;

	U8_APPEND_UNSAFE(bytes, n, c);
	put(f, bytes, (size_t)n);
}

/*
 * Modifier letters go because they are what Any-Latin writes for the soft
 * sign, for aleph and ayn; Latin-ASCII brings the letters that do not
 * decompose (ł, ø, đ, æ).
 */
static UTransliterator *
to_latin(void)
{
	static UTransliterator *t;
	UErrorCode e = U_ZERO_ERROR;
	UChar id[128];

	if (t != NULL)
		return t;
	u_uastrcpy(id, "Greek-Latin/UNGEGN; Any-Latin; NFKD; [[:M:][:Lm:]] "
		       "Remove; Latin-ASCII; "
		       "Any-Lower");
	t = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &e);
	if (U_FAILURE(e))
		arena_fail("Unicode's transliterations");
	return t;
}

/* One word, at most PIECE units long, through ICU. */
static void
transliterate(struct fold *f, const UChar *word, int32_t n)
{
	UErrorCode e = U_ZERO_ERROR;
	UChar text[ROOM];
	int32_t size = n * (int32_t)sizeof(*text), end = n;

	memcpy(text, word, (size_t)size);
	utrans_transUChars(to_latin(), text, &n, ROOM, 0, &end, &e);
	/* No word is known that needs more room; it would stay as it is. */
	if (U_FAILURE(e)) {
		n = size / (int32_t)sizeof(*text);
		memcpy(text, word, (size_t)size);
	}
	for (int32_t i = 0; i < n;) {
		UChar32 c;
		int32_t digit;

		U16_NEXT(text, i, n, c);
		digit = u_charDigitValue(c);
		if (digit >= 0)
			put_code(f, '0' + digit);
		else if (u_isUWhiteSpace(c))
			f->gap = true;
		else if (u_isalnum(c))
			put_code(f, c);
	}
}

/*
 * ICU takes microseconds for a word and most words of a text come again, so
 * short ones are remembered until another needs their place.
 */
static void
put_foreign(struct fold *f, const UChar *word, int32_t n)
{
	static struct {
		UChar word[KEPT];
		unsigned char word_n, n;
		char p[38];
	} kept[8192], *k;
	char room[64];
	struct fold one = { .arena = f->arena, .p = room, .cap = sizeof(room) };
	uint32_t hash = 2166136261; /* FNV-1a */

	for (int32_t i = 0; i < n; i++)
		hash = (hash ^ word[i]) * 16777619;
	k = &kept[(hash ^ hash >> 16) % 8192];
	if (n > 0 && k->word_n == n &&
	    memcmp(k->word, word, (size_t)n * 2) == 0) {
		put(f, k->p, k->n);
		return;
	}
	transliterate(&one, word, n);
	put(f, one.p, one.n);
	if (n > KEPT || one.n > sizeof(k->p))
		return;
	k->word_n = (unsigned char)n;
	k->n = (unsigned char)one.n;
	memcpy(k->word, word, (size_t)n * 2);
	memcpy(k->p, one.p, one.n);
}

static void
put_word(struct fold *f, const UChar *word, int32_t n, UChar max)
{
	if (max >= LATIN_END) {
		put_foreign(f, word, n);
		return;
	}
	for (int32_t i = 0; i < n; i++)
		if (word[i] >= LATIN_FIRST)
			put(f, latin[word[i] - LATIN_FIRST],
			    strlen(latin[word[i] - LATIN_FIRST]));
}

enum part { PART_WORD, PART_NOTHING, PART_GAP };

static enum part
part_of(UChar32 c)
{
	const uint32_t word = U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK;
	uint32_t mask = U_GET_GC_MASK(c);

	if ((mask & word) != 0)
		return PART_WORD;
	return (mask & U_GC_CF_MASK) != 0 || c == 0x2018 || c == 0x2019
	           ? PART_NOTHING
	           : PART_GAP;
}

/* What is not ASCII, up to the next that is; moves *at behind it. */
static void
take_foreign(struct fold *f, struct str s, size_t *at)
{
	UChar word[PIECE], max = 0;
	int32_t n = 0;

	while (*at < s.n && (unsigned char)s.p[*at] >= 0x80) {
		UChar32 c = (UChar32)utf8_next(s, at);
		enum part part = part_of(c);

		if (part == PART_WORD) {
			U16_APPEND_UNSAFE(word, n, c);
			if (word[n - 1] > max)
				max = word[n - 1];
		}
		/* What fills a piece is no word, so it may end there. */
		if (part == PART_GAP || n + U16_MAX_LENGTH > PIECE) {
			put_word(f, word, n, max);
			f->gap = true;
			n = 0;
			max = 0;
		}
	}
	put_word(f, word, n, max);
}

/* The letter in lower case or the digit; '\0' for all else. */
static char
ascii_alnum(char c)
{
	char low = (char)(c | 0x20);

	if (low >= 'a' && low <= 'z')
		return low;
	return c >= '0' && c <= '9' ? c : '\0';
}

/* Letters and digits in ASCII, moving *at behind them. */
static void
take_ascii(struct fold *f, struct str s, size_t *at)
{
	size_t i = *at, n;
	char c;

	make_room(f, s.n - i);
	n = f->n;
	for (; i < s.n && (c = ascii_alnum(s.p[i])) != '\0'; i++)
		f->p[n++] = c;
	f->n = n;
	*at = i;
}

struct str
utf8_fold(struct arena *a, struct str s)
{
	struct fold f = { .arena = a, .cap = s.n + 1 };

	f.p = arena_take(a, f.cap);
	for (size_t i = 0; i < s.n;) {
		if (ascii_alnum(s.p[i]) != '\0')
			take_ascii(&f, s, &i);
		else if ((unsigned char)s.p[i] >= 0x80)
			take_foreign(&f, s, &i);
		else if (s.p[i++] != '\'')
			f.gap = true;
	}
	return (struct str){ f.p, f.n };
}
