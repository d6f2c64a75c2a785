/*
 * WhatsApp, "Export chat": one text per chat, alone or as _chat.txt in a zip.
 *
 *	iOS      [4/23/24, 1:05:09 PM] Ann Example: text
 *	Android  23/04/2024, 13:05 - Ann Example: text
 *
 * Dates are in the order of the phone's language, which the file must give
 * away (a part over 12; else the order in which times go forward); they are
 * local times.  The comma may be missing; some phones write invisible marks
 * (U+200E, U+202F, U+FEFF).  A line without a date goes on with the message
 * before it.
 *
 * What the program writes itself has no author (Android) or the chat's or a
 * member's name and an invisible U+200E (iOS), in the phone's language; the
 * sentences known are in whatsapp_lines.c.  The chat's name is that of the
 * file or its folder, behind words of that language: "WhatsApp Chat mit
 * Ann.txt".
 *
 * Authors are the names of the phone's address book, "+49 171 …" where it
 * knows none, or "~ Nickname" of those who are in a group and not in the book.
 * So whoever has a name is a contact of the owner's.  The owner goes by the
 * name of the own profile, which in a chat of two is whoever the chat is not
 * called after.
 *
 * Read: messages, and who was added to a group in silence.  Not read:
 * pictures, and who left.  Of a chat that is exported twice the time that both
 * files cover counts once.
 */
#include "import.h"

#include "base/map.h"
#include "base/utf8.h"
#include "read/date.h"
#include "whatsapp.h"

enum {
	LINES_PROBED = 8,
	NAME_BITS = 30,
	TEXT_BITS = 24,
	AUTHORS_TRIED = 2000 /* whether the chat is called after them */
};

struct chat {
	struct import *in;
	struct str name; /* of a group or of the other one */
	enum date_order order;
	struct strs authors;
	struct map *known;  /* author -> place in authors, from 1 */
	struct map *whos;   /* name -> who_id */
	struct str partner; /* the author whose name the chat has */
	uint32_t named;     /* messages of theirs */
	bool group;         /* a sentence said so, or more than two write */
	bool self;          /* `partner` is the group itself */
	struct str title;   /* of a group, as a sentence quotes it */
	struct thread *thread;
	bool again; /* the thread was read before: that time */
	int64_t from, to;
	uint32_t steps_back[2]; /* read as DMY, as MDY */
	int64_t before[2];
};

/* The names that may tell the chat's: the file's, its folder's, the
 * export's. */
static struct str
stem_of(const struct member *m)
{
	struct str path = m->path, file = str_after_last(path, '/'), folder;
	struct str names[3];

	path.n -= file.n < path.n ? file.n + 1 : file.n;
	folder = str_after_last(path, '/');
	names[0] = file;
	names[1] = folder;
	names[2] = str_after_last(m->export, '/');
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		if (!str_has(names[i], STR("WhatsApp")))
			continue;
		if (str_ends_nocase(names[i], STR(".txt")) ||
		    str_ends_nocase(names[i], STR(".zip")))
			names[i].n -= 4;
		return names[i];
	}
	return STR_NONE;
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
		int64_t when = date_parse(date, orders[i]);

		if (when == WHEN_NONE || when < c->before[i])
			c->steps_back[i]++;
		c->before[i] = when;
	}
}

/* Names of files lose what file systems don't take. */
static bool
is_same(struct chat *c, struct str a, struct str b)
{
	struct str x = utf8_fold(c->in->scratch, a);
	struct str y = utf8_fold(c->in->scratch, b);

	return x.n + y.n > 0 ? str_eq(x, y) : str_eq(str_trim(a), str_trim(b));
}

/* "Ann (1)", the second download of a file of that name. */
static struct str
without_number(struct str name)
{
	struct str rest = name;

	if (!str_ends(rest, STR(")")))
		return name;
	rest.n--;
	while (rest.n > 0 && rest.p[rest.n - 1] >= '0' &&
	       rest.p[rest.n - 1] <= '9')
		rest.n--;
	if (rest.n + 1 == name.n || !str_ends(rest, STR(" (")))
		return name;
	rest.n -= 2;
	return str_trim(rest);
}

static uint32_t
authors_tried(const struct chat *c)
{
	return c->authors.n < AUTHORS_TRIED ? c->authors.n : AUTHORS_TRIED;
}

static struct str
author_called(struct chat *c, struct str name)
{
	for (uint32_t i = 0; name.n > 0 && i < authors_tried(c); i++)
		if (is_same(c, c->authors.v[i], name))
			return c->authors.v[i];
	return STR_NONE;
}

/* The author whose name the file's holds, where its other words are of a
 * language that is not known here. */
static struct str
author_within(struct chat *c, struct str stem)
{
	struct arena *a = c->in->scratch;
	struct str best = STR_NONE, all;

	all = str_fmt(a, " %.*s ", STR_ARG(utf8_fold(a, stem)));
	for (uint32_t i = 0; i < authors_tried(c); i++) {
		struct str one = utf8_fold(a, c->authors.v[i]);

		if (one.n > 0 && one.n > best.n &&
		    str_has(all, str_fmt(a, " %.*s ", STR_ARG(one))))
			best = c->authors.v[i];
	}
	return best;
}

static void
settle_name(struct chat *c)
{
	struct str stem = stem_of(c->in->in);

	c->name = whatsapp_file_name(stem);
	c->partner = author_called(c, c->name);
	if (c->partner.n == 0) {
		c->name = without_number(c->name);
		c->partner = author_called(c, c->name);
	}
	if (c->name.n == 0)
		c->name = c->partner = author_within(c, stem);
	if (c->name.n == 0)
		c->name = c->title;
}

static void
no_one(void *ctx, struct str name)
{
	(void)ctx;
	(void)name;
}

/* What the program says, rather than `from` or nobody. */
static bool
tells_of_group(struct chat *c, const struct whatsapp_line *l)
{
	return (l->from.n == 0 || l->marked) &&
	       whatsapp_sentence(l->text, no_one, NULL, &c->title);
}

static void
learn_line(struct chat *c, const struct whatsapp_line *l)
{
	uint32_t *at;

	date_learn(l->date, &c->order);
	learn_steps(c, l->date);
	c->group |= tells_of_group(c, l);
	if (l->from.n == 0)
		return;
	at = map_at(c->known, l->from);
	if (*at == 0) {
		strs_add(c->in->scratch, &c->authors, l->from);
		*at = c->authors.n;
	}
}

/* The messages, not sentences, of whoever the chat is called after. */
static void
count_named(struct chat *c)
{
	struct str rest = c->in->in->bytes;
	uint32_t number = 0;
	struct whatsapp_line l;

	while (rest.n > 0)
		if (whatsapp_take_apart(
			whatsapp_cut_line(&rest, &number), &l) &&
		    !l.marked && str_eq(l.from, c->partner))
			c->named++;
}

static void
learn(struct chat *c)
{
	struct str rest = c->in->in->bytes;
	uint32_t number = 0;
	struct whatsapp_line l;

	c->before[0] = c->before[1] = WHEN_NONE;
	while (rest.n > 0)
		if (whatsapp_take_apart(whatsapp_cut_line(&rest, &number), &l))
			learn_line(c, &l);
	if (c->order == DATE_UNKNOWN)
		c->order =
		    c->steps_back[0] <= c->steps_back[1] ? DATE_DMY : DATE_MDY;
	settle_name(c);
	c->group |= c->authors.n > 2;
	if (c->group && c->partner.n > 0) {
		count_named(c);
		c->self = c->named == 0;
	}
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

/* "~ Nickname", perhaps with a space that does not break. */
static struct str
nickname(struct str name)
{
	name = str_trim(str_sub(name, 1, SIZE_MAX));
	if (str_starts(name, STR("\302\240")))
		name = str_sub(name, 2, SIZE_MAX);
	if (str_starts(name, STR("\342\200\257")))
		name = str_sub(name, 3, SIZE_MAX);
	return name;
}

static who_id
somebody(struct chat *c, struct str name)
{
	struct sink *to = c->in->to;
	struct account a = { .platform = PF_WHATSAPP,
		.since = WHEN_NONE,
		.place = import_line(c->in, 1) };
	bool stranger;
	uint32_t *at;

	name = str_trim(whatsapp_unmarked(name));
	at = map_at(c->whos, name);
	if (*at > 0)
		return (who_id){ *at };
	stranger = str_starts(name, STR("~"));
	if (is_phone(name)) {
		strs_add(c->in->scratch, &a.phones, name);
		*at = sink_account(to, &a, NULL).n;
		stranger = c->group;
	} else {
		if (stranger)
			name = nickname(name);
		*at = sink_mention(to, PF_WHATSAPP, name, STR_NONE, STR_NONE).n;
	}
	if (!stranger || !c->group)
		thread_contact(c->thread, (who_id){ *at });
	return (who_id){ *at };
}

static void
add_member(struct chat *c, struct str name)
{
	name = str_trim(name);
	if (name.n > 0 && name.n <= WHATSAPP_AUTHOR && !whatsapp_is_owner(name))
		thread_member(c->thread, somebody(c, name));
}

/* Members who may never write; a list, unless somebody is called so. */
static void
add_members(void *ctx, struct str names)
{
	struct chat *c = ctx;

	if (map_get(c->known, str_trim(names)) > 0) {
		add_member(c, names);
		return;
	}
	while (names.n > 0)
		add_member(c, whatsapp_cut_name(&names));
}

/* Whether the program wrote it: in nobody's or the group's name, or on the
 * owner or somebody in theirs. */
static bool
is_sentence(const struct chat *c, const struct whatsapp_line *l, bool first)
{
	struct str title = STR_NONE, rest = l->text;

	if (l->from.n == 0 || (c->self && str_eq(l->from, c->partner)))
		return true;
	/* The first one is on encryption. */
	return l->marked &&
	       (first || str_starts(l->text, l->from) ||
		   whatsapp_is_owner(str_cut(&rest, ' ')) ||
		   whatsapp_sentence(l->text, no_one, NULL, &title));
}

static void
send(struct chat *c, const struct whatsapp_line *l, bool first)
{
	struct str title = STR_NONE;
	int64_t when;

	import_seen(c->in);
	if (is_sentence(c, l, first)) {
		whatsapp_sentence(l->text, add_members, c, &title);
		if (l->from.n > 0 && !c->self)
			add_member(c, l->from);
		import_skipped(c->in, SKIP_AUTOMATIC);
		return;
	}
	when = date_parse(l->date, c->order);
	if (when == WHEN_NONE) {
		struct place at = import_line(c->in, l->number);

		diag_say(c->in->diag, DIAG_BAD_DATE, &at, "%s", "");
	} else if (c->again && when >= c->from && when <= c->to) {
		import_skipped(c->in, SKIP_DUPLICATE);
		return;
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
	struct whatsapp_line l, next;
	bool open = false, first = true;

	while (rest.n > 0) {
		struct str line = whatsapp_cut_line(&rest, &number);

		if (whatsapp_take_apart(line, &next)) {
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

/* A chat of two is called after the other one, who may not have written; the
 * one whom it is not called after is the owner. */
static void
tell_owner(struct chat *c)
{
	if (c->group || c->name.n == 0 || c->authors.n > 2)
		return;
	if (c->partner.n == 0 && c->authors.n == 1)
		add_member(c, c->name);
	else if (c->partner.n == 0)
		return;
	for (uint32_t i = 0; i < c->authors.n; i++)
		if (!str_eq(c->authors.v[i], c->partner))
			thread_owner(c->thread, somebody(c, c->authors.v[i]));
}

/* Whether a chat begins here, by the first lines. */
static int
probe(const struct member *m)
{
	struct str rest = m->head, file = str_after_last(m->path, '/');
	uint32_t number = 0, found = 0;
	struct whatsapp_line l;

	if (!str_ends_nocase(m->path, STR(".txt")))
		return 0;
	while (rest.n > 0 && number < LINES_PROBED)
		found +=
		    whatsapp_take_apart(whatsapp_cut_line(&rest, &number), &l);
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
		.known = map_make(in->scratch),
		.whos = map_make(in->scratch) };

	learn(&c);
	c.thread = sink_thread(in->to, PF_WHATSAPP,
	    c.name.n > 0 ? c.name
			 : str_fmt(in->scratch, "%.*s/%.*s",
			       STR_ARG(in->in->export), STR_ARG(in->in->path)),
	    c.group ? c.name : STR_NONE, &at);
	c.again = thread_span(c.thread, &c.from, &c.to);
	read_messages(&c);
	tell_owner(&c);
	return ST_OK;
}

const struct importer importer_whatsapp = {
	.name = "whatsapp",
	.kind = "whatsapp",
	.about = "WhatsApp, Export chat, of Android and iOS (text)",
	.probe = probe,
	.read = read,
};
