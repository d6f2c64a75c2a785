/*
 * WhatsApp: lines and sentences, in the languages of the phones.
 */
#include "whatsapp.h"

/*
 * Sentences on groups as the program writes them: who did it, what stands
 * between them and whoever joined, and what stands behind.
 */
static const struct {
	const char *verb, *end;
	enum { ADDED, JOINED, OTHER } what;
} sentences[] = {
	{ .verb = " added ", .end = "" },
	{ .verb = " hat ", .end = " hinzugef\303\274gt" },
	{ .verb = " hast ", .end = " hinzugef\303\274gt" },
	{ .verb = " haben ", .end = " hinzugef\303\274gt" },
	{ .verb = " a ajout\303\251 ", .end = "" },
	{ .verb = " avez ajout\303\251 ", .end = "" },
	{ .verb = " a\303\261adi\303\263 a ", .end = "" },
	{ .verb = "A\303\261adiste a ", .end = "" },
	{ .verb = " ha aggiunto ", .end = "" },
	{ .verb = "Hai aggiunto ", .end = "" },
	{ .verb = " heeft ", .end = " toegevoegd" },
	{ .verb = " hebt ", .end = " toegevoegd" },
	{ .verb = " adicionou ", .end = "" },
	{ .verb = " dodaje: ", .end = "" },
	{ .verb = " la till ", .end = "" },

	{ .verb = " joined using ", .end = "", .what = JOINED },
	{ .verb = " was added", .end = "", .what = JOINED },
	{ .verb = " ist der Gruppe ", .end = " beigetreten", .what = JOINED },
	{ .verb = " wurde hinzugef\303\274gt", .end = "", .what = JOINED },
	{ .verb = " a \303\251t\303\251 ajout\303\251",
	    .end = "",
	    .what = JOINED },
	{ .verb = " \303\250 stato aggiunto", .end = "", .what = JOINED },
	{ .verb = " se uni\303\263 ", .end = "", .what = JOINED },

	{ .verb = " created group ", .end = "", .what = OTHER },
	{ .verb = " created this group", .end = "", .what = OTHER },
	{ .verb = " hat die Gruppe ", .end = "", .what = OTHER },
	{ .verb = " hast die Gruppe ", .end = "", .what = OTHER },
	{ .verb = " haben die Gruppe ", .end = "", .what = OTHER },
	{ .verb = " a cr\303\251\303\251 le groupe ",
	    .end = "",
	    .what = OTHER },
	{ .verb = " avez cr\303\251\303\251 le groupe ",
	    .end = "",
	    .what = OTHER },
	{ .verb = " cre\303\263 el grupo ", .end = "", .what = OTHER },
	{ .verb = "Creaste el grupo ", .end = "", .what = OTHER },
	{ .verb = " ha creato il gruppo ", .end = "", .what = OTHER },
	{ .verb = "Hai creato il gruppo ", .end = "", .what = OTHER },
	{ .verb = " heeft de groep ", .end = "", .what = OTHER },
	{ .verb = " hebt de groep ", .end = "", .what = OTHER },
	{ .verb = " criou o grupo ", .end = "", .what = OTHER },
	{ .verb = " tworzy grup\304\231 ", .end = "", .what = OTHER },
	{ .verb = " skapade gruppen ", .end = "", .what = OTHER },
};

/* The owner in such sentences. */
static const char *const own_words[] = { "you", "du", "dich", "sie", "vous",
	"te", "ti", "tu", "je", "jou", "u", "voc\303\252", "ci\304\231",
	"dig" };

/* Between two names of a list. */
static const char *const and_words[] = { " and ", " und ", " et ", " y ", " e ",
	" en ", " i ", " och " };

/* Between "WhatsApp Chat" and the name. */
static const char *const with_words[] = { "with", "mit", "avec", "con", "met",
	"com", "z", "s", "med" };

/* Quotation marks that open and close. */
static const struct {
	const char *open, *close;
} quotes[] = {
	{ .open = "\342\200\234", .close = "\342\200\235" },
	{ .open = "\342\200\236", .close = "\342\200\234" },
	{ .open = "\302\253", .close = "\302\273" },
	{ .open = "\"", .close = "\"" },
};

/* The bytes of an invisible mark of direction or order at the beginning. */
static size_t
mark_at(struct str s)
{
	if (str_starts(s, STR("\357\273\277")))
		return 3;
	if (s.n < 3 || s.p[0] != '\342' || s.p[1] != '\200')
		return 0;
	return s.p[2] == '\216' || s.p[2] == '\217' ||
	               (s.p[2] >= '\252' && s.p[2] <= '\256')
	           ? 3
	           : 0;
}

static struct str
skip_marks(struct str s, bool *any)
{
	size_t n;

	while ((n = mark_at(s)) > 0) {
		s = str_sub(s, n, SIZE_MAX);
		*any = true;
	}
	return s;
}

struct str
whatsapp_unmarked(struct str s)
{
	bool any;

	return skip_marks(s, &any);
}

/* Five numbers: day, month, year, hour, minute; perhaps seconds. */
static bool
is_date(struct str s)
{
	int numbers = 0;
	bool inside = false;

	if (s.n == 0 || s.p[0] < '0' || s.p[0] > '9')
		return false;
	for (size_t i = 0; i < s.n; i++) {
		bool digit = s.p[i] >= '0' && s.p[i] <= '9';

		numbers += digit && !inside;
		inside = digit;
	}
	return numbers >= 5 && numbers <= 6;
}

/* Whether the text ends within a quotation, which makes it part of a sentence
 * ('Ann named it "A: B"') and nobody's name ('Bob "Bobby" Example' is one). */
static bool
ends_quoted(struct str s)
{
	bool inside = false;

	for (size_t q = 0; q < sizeof quotes / sizeof quotes[0]; q++) {
		struct str open = str_of(quotes[q].open);
		struct str close = str_of(quotes[q].close);
		struct str rest = s;
		size_t at;

		inside = false;
		while (
		    (at = str_find(rest, inside ? close : open)) != SIZE_MAX) {
			rest = str_sub(
			    rest, at + (inside ? close.n : open.n), SIZE_MAX);
			inside = !inside;
		}
		if (inside)
			return true;
	}
	return false;
}

/* Android: where the date ends and " - " begins, or in Korean a comma, with
 * " : " behind the author. */
static size_t
end_of_date(struct str s, size_t *gap)
{
	struct str head = str_sub(s, 0, WHATSAPP_HEAD);
	size_t at = str_find(head, STR(" - "));

	*gap = 3;
	if (at != SIZE_MAX && is_date(str_sub(head, 0, at)))
		return at;
	*gap = 2;
	for (at = 0; at + 1 < head.n; at++)
		if (head.p[at] == ',' && head.p[at + 1] == ' ' &&
		    is_date(str_sub(head, 0, at)) &&
		    str_has(str_sub(s, at, WHATSAPP_AUTHOR), STR(" : ")))
			return at;
	return SIZE_MAX;
}

bool
whatsapp_take_apart(struct str s, struct whatsapp_line *to)
{
	bool any = false;
	size_t at, gap = 1;

	*to = (struct whatsapp_line){ .number = 0 };
	s = skip_marks(s, &any);
	if (str_starts(s, STR("["))) {
		s = skip_marks(str_sub(s, 1, SIZE_MAX), &any);
		at = str_find(str_sub(s, 0, WHATSAPP_HEAD), STR("]"));
		if (at != SIZE_MAX && !is_date(str_sub(s, 0, at)))
			at = SIZE_MAX;
	} else {
		at = end_of_date(s, &gap);
	}
	if (at == SIZE_MAX)
		return false;
	to->date = str_sub(s, 0, at);
	to->text = str_trim(str_sub(s, at + gap, SIZE_MAX));
	to->text = skip_marks(to->text, &any);
	at = str_find(to->text, STR(": "));
	if (at == SIZE_MAX && str_ends(to->text, STR(":")))
		at = to->text.n - 1;
	if (at != SIZE_MAX && at > 0 && at <= WHATSAPP_AUTHOR &&
	    !ends_quoted(str_sub(to->text, 0, at))) {
		to->from = str_trim(str_sub(to->text, 0, at));
		to->text = str_trim(str_sub(to->text, at + 1, SIZE_MAX));
		to->text = skip_marks(to->text, &to->marked);
	}
	return true;
}

struct str
whatsapp_cut_line(struct str *rest, uint32_t *number)
{
	struct str line = str_cut(rest, '\n');

	++*number;
	if (str_ends(line, STR("\r")))
		line.n--;
	return line;
}

static bool
is_word(struct str s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq_nocase(s, str_of(words[i])))
			return true;
	return false;
}

bool
whatsapp_is_owner(struct str name)
{
	return is_word(name, own_words, sizeof own_words / sizeof own_words[0]);
}

struct str
whatsapp_cut_name(struct str *list)
{
	struct str name = str_cut(list, ',');

	for (size_t i = 0;
	     list->n == 0 && i < sizeof and_words / sizeof and_words[0]; i++) {
		size_t at = str_find(name, str_of(and_words[i]));

		if (at == SIZE_MAX)
			continue;
		*list = str_sub(name, at + str_of(and_words[i]).n, SIZE_MAX);
		name.n = at;
	}
	return str_trim(name);
}

/* What stands between the first quotation marks. */
static struct str
quoted(struct str s)
{
	size_t best = SIZE_MAX;
	struct str found = STR_NONE;

	for (size_t q = 0; q < sizeof quotes / sizeof quotes[0]; q++) {
		struct str open = str_of(quotes[q].open), rest;
		size_t at = str_find(s, open), end;

		if (at == SIZE_MAX || at >= best)
			continue;
		rest = str_sub(s, at + open.n, SIZE_MAX);
		end = str_find(rest, str_of(quotes[q].close));
		if (end == SIZE_MAX)
			continue;
		best = at;
		found = str_sub(rest, 0, end);
	}
	return found;
}

bool
whatsapp_sentence(struct str text, void (*who)(void *ctx, struct str),
    void *ctx, struct str *title)
{
	if (str_ends(text, STR(".")))
		text.n--;
	for (size_t i = 0; i < sizeof sentences / sizeof sentences[0]; i++) {
		struct str verb = str_of(sentences[i].verb);
		struct str end = str_of(sentences[i].end), rest;
		size_t at = str_find(text, verb);

		if (at == SIZE_MAX || !str_ends(text, end))
			continue;
		rest = str_sub(text, at + verb.n, SIZE_MAX);
		rest.n -= end.n < rest.n ? end.n : rest.n;
		who(ctx, str_sub(text, 0, at));
		if (sentences[i].what == ADDED)
			who(ctx, rest);
		if (sentences[i].what == OTHER && title->n == 0)
			*title = quoted(rest);
		return true;
	}
	return false;
}

struct str
whatsapp_file_name(struct str stem)
{
	size_t at = str_find(stem, STR("WhatsApp"));
	struct str name, rest;

	if (at == SIZE_MAX)
		return STR_NONE;
	name = str_sub(stem, at + 8, SIZE_MAX);
	at = str_find(name, STR(" - "));
	if (at != SIZE_MAX)
		return str_trim(str_sub(name, at + 3, SIZE_MAX));
	for (rest = str_trim(name); rest.n > 0;)
		if (is_word(str_cut(&rest, ' '), with_words,
			sizeof with_words / sizeof with_words[0]))
			return str_trim(rest);
	return STR_NONE;
}
