/*
 * Unicode, through ICU.  Nothing here depends on the locale.  Texts longer
 * than 256 MiB are cut off there by clean, lower and collate.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

bool utf8_valid(struct str);
/* Code points in valid UTF-8. */
size_t utf8_count(struct str);
/* The longest prefix of at most `n` code points. */
struct str utf8_prefix(struct str, size_t n);
/* The code point at *at, which moves on; U+FFFD for a bad byte. */
uint32_t utf8_next(struct str, size_t *at);
/* Writes a code point, 1 to 4 bytes; gives how many. */
size_t utf8_put(char *to, uint32_t c);

/*
 * A text as it may be kept and shown: valid UTF-8 (bad bytes become U+FFFD),
 * in normal form C, without control characters, without the invisible ones
 * that change direction (U+202A to U+202E, U+2066 to U+2069, U+200E, U+200F)
 * and without U+FEFF; runs of white space become one space, none at the ends.
 */
struct str utf8_clean(struct arena *, struct str);

/*
 * What two spellings of one name have in common: transliterated to Latin,
 * without marks, in lower case, letters and digits in words with one space
 * between them.  "Żółć-Müller, Ann" gives "zolc muller ann".  ß is "ss",
 * ä, ö and ü lose their marks.  Apostrophes join ("O'Neil" gives "oneil"),
 * emoji and signs vanish.
 */
struct str utf8_fold(struct arena *, struct str);

/* Lower case, every script, nothing else changed. */
struct str utf8_lower(struct arena *, struct str);

/*
 * Facebook and Instagram write each byte of UTF-8 as a character of its own
 * ("AndrÃ©").  Where all code points are at most U+00FF and, as bytes, form
 * valid UTF-8, gives these bytes; else gives the string back.
 */
struct str utf8_mend(struct arena *, struct str);

/* Bytes of another encoding ("windows-1252", "UTF-16", …), named as ICU
 * names it, as UTF-8.  An unknown name gives STR_NONE. */
struct str utf8_from(struct arena *, const char *encoding, struct str);

/* Order for people to read: by the root collation, then by bytes. */
int utf8_collate(struct str, struct str);

#endif
