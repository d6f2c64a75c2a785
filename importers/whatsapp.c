/*
 * WhatsApp, "Export chat": one text per chat.
 *
 *	iOS      [4/23/24, 1:05:09 PM] Ann Example: text     in _chat.txt
 *	Android  23/04/2024, 13:05 - Ann Example: text
 *
 * Dates are in the order of the phone's language, which the file must give
 * away; they are local times.  A line without a date goes on with the message
 * before it.  What the program writes itself has no author (Android) or the
 * chat's or a member's name and an invisible U+200E (iOS), in the phone's
 * language.  The chat's name is that of the file, behind words of that
 * language: "WhatsApp Chat mit Ann.txt".
 *
 * Authors are the names of the phone book, "+49 171 …" where it knows none,
 * or "~ Nickname".  The owner goes by the name of the own profile.
 *
 * Read: messages, and who was added to a group in silence, in the languages of
 * `joined`.  Not read: pictures and who left.  Two exports of one chat count
 * twice.
 */
#include "import.h"

#include "base/map.h"
#include "read/date.h"

enum {
	HEAD_MAX = 64,    /* bytes before the author */
	AUTHOR_MAX = 200, /* bytes of a name */
	LINES_PROBED = 8,
	NAME_BITS = 30,
	TEXT_BITS = 24
};

/* "X added Y" as the program writes it, between X and Y, and behind Y. */
static const struct {
	const char *verb, *end;
} joined[] = {
	{ .verb = " added ", .end = "" },
	{ .verb = " hat ", .end = " hinzugef\303\274gt" },
	{ .verb = " a ajout\303\251 ", .end = "" },
	{ .verb = " a\303\261adi\303\263 a ", .end = "" },
	{ .verb = " ha aggiunto ", .end = "" },
	{ .verb = " heeft ", .end = " toegevoegd" },
	{ .verb = " adicionou ", .end = "" },
	{ .verb = " dodaje: ", .end = "" },
};

/* The owner in such sentences. */
static const char *const own_words[] = { "you", "du", "dich", "sie", "vous",
	"te", "ti", "je", "jou", "voc\303\252", "ci\304\231" };

/* Between "WhatsApp Chat" and the name. */
static const char *const with_words[] = { "with", "mit", "avec", "con", "met",
	"com", "z", "s", "med" };

struct line {
	struct str date, from, text;
	bool marked; /* U+200E before the text */
	uint32_t number;
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

/* Five numbers: day, month, year, hour, minute. */
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

/* Whether a message begins on this line. */
static bool
take_apart(struct str s, struct line *to)
{
	bool any = false;
	struct str head, close;
	size_t at;

	*to = (struct line){ .number = 0 };
	s = skip_marks(s, &any);
	close = str_starts(s, STR("[")) ? STR("]") : STR(" - ");
	if (close.n == 1)
		s = skip_marks(str_sub(s, 1, SIZE_MAX), &any);
	head = str_sub(s, 0, HEAD_MAX);
	at = str_find(head, close);
	if (at == SIZE_MAX || !is_date(str_sub(head, 0, at)))
		return false;
	to->date = str_sub(head, 0, at);
	to->text = str_trim(str_sub(s, at + close.n, SIZE_MAX));
	to->text = skip_marks(to->text, &any);
	at = str_find(to->text, STR(": "));
	if (at == SIZE_MAX && str_ends(to->text, STR(":")))
		at = to->text.n - 1;
	/* A quotation mark is of a sentence ('Ann named it "A: B"'). */
	if (at != SIZE_MAX && at > 0 && at <= AUTHOR_MAX &&
	    !str_has(str_sub(to->text, 0, at), STR("\""))) {
		to->from = str_trim(str_sub(to->text, 0, at));
		to->text = str_trim(str_sub(to->text, at + 1, SIZE_MAX));
		to->text = skip_marks(to->text, &to->marked);
	}
	return true;
}

/* Cuts one line off. */
static struct str
cut_line(struct str *rest, uint32_t *number)
{
	struct str line = str_cut(rest, '\n');

	++*number;
	if (str_ends(line, STR("\r")))
		line.n--;
	return line;
}

struct chat {
	struct import *in;
	struct str name; /* of the file; of a group or of the other one */
	enum date_order order;
	struct strs authors;
	struct map *known; /* author -> place in authors, from 1 */
	struct map *whos;  /* name -> who_id */
	uint32_t named;    /* messages the chat's own name wrote */
	bool group;        /* the chat's name is no author */
	struct thread *thread;
	uint32_t steps_back[2]; /* read as DMY, as MDY */
	int64_t before[2];
};

static bool
is_word(struct str s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq_nocase(s, str_of(words[i])))
			return true;
	return false;
}

/* "Ann" of "WhatsApp Chat mit Ann.txt" and "WhatsApp Chat - Ann.zip". */
static struct str
chat_name(const struct member *m)
{
	struct str name = str_after_last(m->path, '/'), rest;
	size_t at;

	if (str_eq_nocase(name, STR("_chat.txt")) ||
	    str_eq_nocase(name, STR("chat.txt")))
		name = str_after_last(m->export, '/');
	if (str_ends_nocase(name, STR(".txt")) ||
	    str_ends_nocase(name, STR(".zip")))
		name.n -= 4;
	at = str_find(name, STR("WhatsApp"));
	if (at == SIZE_MAX)
		return STR_NONE;
	name = str_sub(name, at + 8, SIZE_MAX);
	at = str_find(name, STR(" - "));
	if (at != SIZE_MAX)
		return str_trim(str_sub(name, at + 3, SIZE_MAX));
	for (rest = str_trim(name); rest.n > 0;)
		if (is_word(str_cut(&rest, ' '), with_words,
			sizeof with_words / sizeof with_words[0]))
			return str_trim(rest);
	return STR_NONE;
}

/* iOS puts spaces before "PM" that do not break (U+202F, U+00A0). */
static int64_t
parse(struct str date, enum date_order order)
{
	char plain[HEAD_MAX];
	size_t n = 0;

	for (size_t i = 0; i < date.n && n < sizeof plain; i++) {
		struct str rest = str_sub(date, i, SIZE_MAX);
		bool narrow = str_starts(rest, STR("\342\200\257"));

		if (narrow || str_starts(rest, STR("\302\240"))) {
			plain[n++] = ' ';
			i += narrow ? 2 : 1;
		} else {
			plain[n++] = date.p[i];
		}
	}
	return date_parse((struct str){ .p = plain, .n = n }, order);
}

/* Times go forward in a chat: the order of day and month in which they step
 * back less often is right. */
static void
learn_steps(struct chat *c, struct str date)
{
	static const enum date_order orders[2] = { DATE_DMY, DATE_MDY };

	if (c->order != DATE_UNKNOWN)
		return;
	for (int i = 0; i < 2; i++) {
		int64_t when = parse(date, orders[i]);

		if (when == WHEN_NONE || when < c->before[i])
			c->steps_back[i]++;
		c->before[i] = when;
	}
}

static void
learn(struct chat *c)
{
	struct str rest = c->in->in->bytes;
	uint32_t number = 0;
	struct line l;

	c->before[0] = c->before[1] = WHEN_NONE;
	while (rest.n > 0) {
		uint32_t *at;

		if (!take_apart(cut_line(&rest, &number), &l))
			continue;
		date_learn(l.date, &c->order);
		learn_steps(c, l.date);
		if (l.from.n == 0)
			continue;
		c->named += !l.marked && str_eq(l.from, c->name);
		at = map_at(c->known, l.from);
		if (*at == 0) {
			strs_add(c->in->scratch, &c->authors, l.from);
			*at = c->authors.n;
		}
	}
	if (c->order == DATE_UNKNOWN)
		c->order =
		    c->steps_back[0] <= c->steps_back[1] ? DATE_DMY : DATE_MDY;
	c->group =
	    c->named == 0 && c->authors.n > 2 && map_get(c->known, c->name) > 0;
}

static bool
is_phone(struct str s)
{
	size_t digits = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] >= '0' && s.p[i] <= '9')
			digits++;
		else if ((s.p[i] >= 'a' && s.p[i] <= 'z') ||
			 (s.p[i] >= 'A' && s.p[i] <= 'Z'))
			return false;
	}
	return digits >= 6;
}

static who_id
somebody(struct chat *c, struct str name)
{
	struct sink *to = c->in->to;
	struct account a = { .platform = PF_WHATSAPP, .since = WHEN_NONE };
	uint32_t *at;
	bool any;

	name = str_trim(skip_marks(name, &any));
	at = map_at(c->whos, name);
	if (*at > 0)
		return (who_id){ *at };
	if (is_phone(name)) {
		strs_add(c->in->scratch, &a.phones, name);
		*at = sink_account(to, &a, NULL).n;
		return (who_id){ *at };
	}
	/* "~ Nickname", perhaps with a space that does not break. */
	if (str_starts(name, STR("~")))
		name = str_trim(str_sub(name, 1, SIZE_MAX));
	if (str_starts(name, STR("\302\240")))
		name = str_sub(name, 2, SIZE_MAX);
	if (str_starts(name, STR("\342\200\257")))
		name = str_sub(name, 3, SIZE_MAX);
	*at = sink_mention(to, PF_WHATSAPP, name, STR_NONE, STR_NONE).n;
	return (who_id){ *at };
}

static void
add_member(struct chat *c, struct str name)
{
	name = str_trim(name);
	if (name.n > 0 && name.n <= AUTHOR_MAX &&
	    !is_word(name, own_words, sizeof own_words / sizeof own_words[0]))
		thread_member(c->thread, somebody(c, name));
}

/* Members who may never write. */
static void
take_joined(struct chat *c, struct str text)
{
	if (str_ends(text, STR(".")))
		text.n--;
	for (size_t i = 0; i < sizeof joined / sizeof joined[0]; i++) {
		struct str verb = str_of(joined[i].verb);
		struct str end = str_of(joined[i].end), who;
		size_t at = str_find(text, verb);

		if (at == SIZE_MAX || !str_ends(text, end))
			continue;
		add_member(c, str_sub(text, 0, at));
		who = str_sub(text, at + verb.n, SIZE_MAX);
		who.n -= end.n < who.n ? end.n : who.n;
		while (who.n > 0)
			add_member(c, str_cut(&who, ','));
		return;
	}
}

static void
send(struct chat *c, const struct line *l, bool first)
{
	int64_t when;

	import_seen(c->in);
	if (l->from.n == 0 || (c->group && str_eq(l->from, c->name))) {
		take_joined(c, l->text);
		import_skipped(c->in, SKIP_AUTOMATIC);
		return;
	}
	/* On the encryption, in the other one's name. */
	if (first && l->marked) {
		thread_member(c->thread, somebody(c, l->from));
		import_skipped(c->in, SKIP_AUTOMATIC);
		return;
	}
	when = parse(l->date, c->order);
	if (when == WHEN_NONE) {
		struct place at = import_line(c->in, l->number);

		diag_say(c->in->diag, DIAG_BAD_DATE, &at, "%s", "");
	}
	/* What is marked is a picture's stand-in. */
	thread_message(c->thread, somebody(c, l->from), when, true,
	    l->marked ? STR_NONE : l->text);
	import_used(c->in);
}

/* Where the next message begins, what comes before belongs to this one: the
 * text reaches from its first line up to there. */
static void
read_messages(struct chat *c)
{
	struct str rest = c->in->in->bytes;
	uint32_t number = 0;
	struct line l, next;
	bool open = false, first = true;

	while (rest.n > 0) {
		struct str line = cut_line(&rest, &number);

		if (take_apart(line, &next)) {
			if (open) {
				send(c, &l, first);
				first = false;
			}
			open = true;
			l = next;
			l.number = number;
		} else if (open && l.text.n > 0 && line.n > 0) {
			l.text.n = (size_t)(line.p + line.n - l.text.p);
		}
	}
	if (open)
		send(c, &l, first);
}

/* Whether a chat begins here, by the first lines. */
static int
probe(const struct member *m)
{
	struct str rest = m->head, file = str_after_last(m->path, '/');
	uint32_t number = 0, found = 0;
	struct line l;

	if (!str_ends_nocase(m->path, STR(".txt")))
		return 0;
	while (rest.n > 0 && number < LINES_PROBED)
		found += take_apart(cut_line(&rest, &number), &l);
	if (found == 0)
		return 0;
	if (str_eq_nocase(file, STR("_chat.txt")) ||
	    str_has(file, STR("WhatsApp")))
		return NAME_BITS;
	return str_has(m->head, STR("WhatsApp")) ? TEXT_BITS : 0;
}

static enum status
read(struct import *in)
{
	struct place at = import_line(in, 1);
	struct chat c = { .in = in,
		.name = chat_name(in->in),
		.known = map_make(in->scratch),
		.whos = map_make(in->scratch) };
	bool alone;

	learn(&c);
	/* The chat's name is the other one's, who may not have written. */
	alone =
	    c.authors.n == 1 && c.name.n > 0 && !str_eq(c.authors.v[0], c.name);
	c.thread = sink_thread(in->to, PF_WHATSAPP,
	    c.name.n > 0 ? c.name
			 : str_fmt(in->scratch, "%.*s/%.*s",
			       STR_ARG(in->in->export), STR_ARG(in->in->path)),
	    c.authors.n > 2 ? c.name : STR_NONE, &at);
	read_messages(&c);
	if (alone)
		add_member(&c, c.name);
	return ST_OK;
}

const struct importer importer_whatsapp = {
	.name = "whatsapp",
	.kind = "whatsapp",
	.about = "WhatsApp, Export chat, of Android and iOS (text)",
	.probe = probe,
	.read = read,
};
