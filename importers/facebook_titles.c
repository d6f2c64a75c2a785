/*
 * Names inside sentences.  Comments, reactions and posts on timelines tell
 * the other person only in a sentence of the platform, in the language of the
 * account: "Jane Doe commented on Ann Example's post."
 *
 * facebook_sentences.def has these sentences in some languages.  In others the
 * patterns are found without knowing the language, for those of one file are
 * made from a few of them: of each sentence take every run of
 * words that may be a name (it neither begins nor ends with a lower-case
 * word), and count in how many different sentences what stands around the
 * run, the frame, occurs.  The frame of most sentences is the pattern, if
 * what it leaves free varies as names do: in "gefällt der Beitrag von Ann
 * Example." the frame "gefällt der … ." is filled with ever the same nouns.
 *
 * Work and memory grow with different sentences, not with records; frames are
 * learned from the first LEARN_MAX, names are sought in TITLES_MAX of them.
 */
#include "facebook.h"

#include <string.h>

enum {
	TITLES_MAX = 20000, /* different sentences */
	TITLE_MAX = 500,    /* bytes of a sentence; longer ones are none */
	LEARN_MAX = 4000,   /* sentences from which frames are learned */
	WORDS_MAX = 30,     /* of a sentence; longer ones have no name */
	NAME_WORDS = 5,
	RUNS_MAX = WORDS_MAX * NAME_WORDS,
	FRAME_MIN = 3, /* sentences, and different first words, of a frame */
	FRAME_MIX = 4  /* one first word in so many must be new */
};

struct title {
	struct str text, name;
	uint32_t count; /* records */
	int64_t when;   /* of the latest */
	struct place place;
};

struct frame {
	uint32_t titles, words; /* different sentences, different first words */
};

struct fb_titles {
	struct arena *arena;
	struct map *by_text, *by_frame, *first_words;
	VEC(struct title) titles;
	VEC(struct frame) frames;
};

/* A word of a sentence: bytes from..to. */
struct word {
	size_t from, to;
};

struct run {
	struct word name, first;
};

struct statements {
	struct statement *v;
	uint32_t n, cap;
};

struct fb_titles *
fb_titles_make(struct arena *a)
{
	struct fb_titles *t = arena_new(a, struct fb_titles);

	t->arena = a;
	t->by_text = map_make(a);
	t->by_frame = map_make(a);
	t->first_words = map_make(a);
	return t;
}

bool
fb_titles_add(struct fb_titles *t, struct str text, int64_t when,
    const struct place *place)
{
	struct title *title;
	uint32_t *n;

	if (text.n > TITLE_MAX ||
	    (t->titles.n == TITLES_MAX && map_get(t->by_text, text) == 0))
		return false;
	n = map_at(t->by_text, text);
	if (*n == 0) {
		vec_add(t->arena, &t->titles) = (struct title){
			.text = text, .when = WHEN_NONE, .place = *place
		};
		*n = t->titles.n;
	}
	title = &t->titles.v[*n - 1];
	title->count++;
	if (when > title->when)
		title->when = when;
	return true;
}

bool
fb_titles_name(struct fb_titles *t, struct str name, int64_t when,
    const struct place *place)
{
	/* No sentence begins with this sign. */
	struct str text = str_fmt(t->arena, "\037%.*s", STR_ARG(name));

	if (!fb_titles_add(t, text, when, place))
		return false;
	t->titles.v[map_get(t->by_text, text) - 1].name = name;
	return true;
}

/* Where the word ends and a sign that belongs to the sentence begins: a full
 * stop at the very end, or the English genitive. */
static size_t
word_end(struct str text, size_t from, size_t to)
{
	struct str word = str_sub(text, from, to - from);

	if (to == text.n && str_ends(word, STR(".")))
		word.n--;
	if (str_ends(word, STR("'s")))
		word.n -= 2;
	else if (str_ends(word, STR("\342\200\231s")))
		word.n -= 4;
	return from + word.n;
}

static uint32_t
split(struct str text, struct word *words)
{
	uint32_t n = 0;
	size_t at = 0;

	while (at < text.n) {
		size_t to = at;

		while (to < text.n && text.p[to] != ' ')
			to++;
		if (to > at && n == WORDS_MAX)
			return 0;
		if (to > at)
			words[n++] =
			    (struct word){ at, word_end(text, at, to) };
		at = to + 1;
	}
	return n;
}

/* A name's first and last word: no lower-case letter before the others.
 * Scripts without case, and what is not ASCII, may always be names. */
static bool
may_name(struct str text, struct word word)
{
	unsigned char c =
	    word.to > word.from ? (unsigned char)text.p[word.from] : ' ';

	return (c >= 'A' && c <= 'Z') || c >= 0x80;
}

/* What stands around the run, in `to`. */
static struct str
frame_of(struct str text, struct word run, char to[static TITLE_MAX + 1])
{
	struct str key = { to, text.n - (run.to - run.from) + 1 };

	memcpy(to, text.p, run.from);
	to[run.from] = '\037';
	memcpy(to + run.from + 1, text.p + run.to, text.n - run.to);
	return key;
}

/* The number kept under the key, which is copied only where it is new. */
static uint32_t *
count_at(struct fb_titles *t, struct map *map, struct str key)
{
	if (map_get(map, key) == 0)
		key = str_copy(t->arena, key);
	return map_at(map, key);
}

static void
count_frame(struct fb_titles *t, struct str text, const struct run *run)
{
	char buf[TITLE_MAX + 1], word_buf[TITLE_MAX + sizeof(uint32_t)];
	struct str frame = frame_of(text, run->name, buf), word;
	uint32_t *n = count_at(t, t->by_frame, frame), *seen;

	if (*n == 0) {
		vec_add(t->arena, &t->frames) = (struct frame){ 0 };
		*n = t->frames.n;
	}
	t->frames.v[*n - 1].titles++;

	word = (struct str){ word_buf,
		sizeof(*n) + (run->first.to - run->first.from) };
	memcpy(word_buf, n, sizeof(*n));
	memcpy(word_buf + sizeof(*n), text.p + run->first.from,
	    word.n - sizeof(*n));
	seen = count_at(t, t->first_words, word);
	t->frames.v[*n - 1].words += *seen == 0;
	*seen = 1;
}

static bool
frame_good(const struct frame *f)
{
	return f->titles >= FRAME_MIN && f->words >= FRAME_MIN &&
	       f->words * FRAME_MIX >= f->titles;
}

/* All runs of words of the sentence that may be a name. */
static uint32_t
find_runs(struct str text, struct run *runs)
{
	struct word words[WORDS_MAX];
	uint32_t n = split(text, words), found = 0;

	for (uint32_t i = 0; i < n; i++) {
		if (!may_name(text, words[i]))
			continue;
		for (uint32_t k = i; k < n && k < i + NAME_WORDS; k++)
			if (may_name(text, words[k]))
				runs[found++] = (struct run){
					.name = { words[i].from, words[k].to },
					.first = words[i]
				};
	}
	return found;
}

static const struct {
	struct str before, after;
} known[] = {
#define SENTENCE(language, head, tail)            \
	{ .before = { (head), sizeof(head) - 1 }, \
		.after = { (tail), sizeof(tail) - 1 } },
#include "facebook_sentences.def"
#undef SENTENCE
};

/* Whether the first and the last of a few words may be a name's. */
static bool
may_be_name(struct str text)
{
	struct word words[WORDS_MAX];
	uint32_t n = split(text, words);

	return n > 0 && n <= NAME_WORDS && may_name(text, words[0]) &&
	       may_name(text, words[n - 1]);
}

/* The name where a sentence that is known has it. */
static struct str
told_name(struct str text)
{
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
		size_t at = str_find(text, known[i].before);
		struct str name;

		if (at == SIZE_MAX)
			continue;
		name = str_sub(text, at + known[i].before.n, SIZE_MAX);
		if (known[i].after.n > 0) {
			at = str_find(name, known[i].after);
			if (at == SIZE_MAX)
				continue;
			name.n = at;
		} else if (str_ends(name, STR("."))) {
			name.n--;
		}
		if (may_be_name(name))
			return name;
	}
	return STR_NONE;
}

/* The name is what the best frame leaves free; of two frames around the same
 * sentences the one that leaves less. */
static struct str
best_name(struct fb_titles *t, struct str text)
{
	struct run runs[RUNS_MAX];
	uint32_t n = find_runs(text, runs), most = 0;
	struct str best = STR_NONE;
	char buf[TITLE_MAX + 1];

	for (uint32_t i = 0; i < n; i++) {
		const struct run *run = &runs[i];
		struct str frame = frame_of(text, run->name, buf);
		struct str name = str_sub(
		    text, run->name.from, run->name.to - run->name.from);
		uint32_t at = map_get(t->by_frame, frame);
		const struct frame *f;

		if (at == 0)
			continue;
		f = &t->frames.v[at - 1];
		if (!frame_good(f) || f->titles < most ||
		    (f->titles == most && name.n >= best.n))
			continue;
		most = f->titles;
		best = name;
	}
	return best;
}

void
fb_titles_learn(struct fb_titles *t)
{
	struct run runs[RUNS_MAX];

	for (uint32_t i = 0; i < t->titles.n; i++)
		if (t->titles.v[i].name.n == 0)
			t->titles.v[i].name = told_name(t->titles.v[i].text);
	for (uint32_t i = 0; i < t->titles.n && i < LEARN_MAX; i++) {
		struct str text = t->titles.v[i].text;
		bool told = t->titles.v[i].name.n > 0;
		uint32_t n = told ? 0 : find_runs(text, runs);

		for (uint32_t k = 0; k < n; k++)
			count_frame(t, text, &runs[k]);
	}
	for (uint32_t i = 0; i < t->titles.n; i++)
		if (t->titles.v[i].name.n == 0)
			t->titles.v[i].name = best_name(t, t->titles.v[i].text);
}

/* Adds the sentence to what is said about the person. */
static void
say(struct fb_titles *t, struct import *in, const struct title *title,
    struct map *at, struct statements *said)
{
	uint32_t *n = map_at(at, title->name);
	struct statement *s;

	if (*n == 0) {
		vec_add(t->arena, said) = (struct statement){
			.who = fb_mention(in, title->name, STR_NONE),
			.kind = SAID_COMMENT,
			.by_owner = true,
			.when = WHEN_NONE,
			.place = title->place
		};
		*n = said->n;
	}
	s = &said->v[*n - 1];
	s->count += title->count;
	if (title->when > s->when)
		s->when = title->when;
}

void
fb_titles_send(struct fb_titles *t, struct import *in, bool tally)
{
	struct map *at = map_make(t->arena);
	struct statements said = { 0 };
	enum skip why;

	for (uint32_t i = 0; i < t->titles.n; i++) {
		const struct title *title = &t->titles.v[i];
		bool named = title->name.n > 0 && fb_named(title->name, &why);

		if (named)
			say(t, in, title, at, &said);
		for (uint32_t k = 0; tally && k < title->count; k++)
			if (named)
				import_used(in);
			else
				import_skipped(in, SKIP_NOT_NEEDED);
	}
	for (uint32_t i = 0; i < said.n; i++)
		sink_statement(in->to, &said.v[i]);
}
