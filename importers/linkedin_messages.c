/*
 * LinkedIn: messages.csv, one row per message, newest first.
 *
 * Senders come with the address of their profile.  Recipients stand in one
 * cell, names (that may hold commas: "Ann Example, CPA") between commas; their
 * addresses, between commas too, came only later.  So the file is read twice:
 * first for who has which address, then for the messages.
 *
 * The owner's own address, told nowhere else in older exports, is the one
 * that takes part in most conversations.
 *
 * Not read: advertising, whose sender has no address, and drafts.
 */
#include "linkedin.h"

#include <string.h>

#include "base/map.h"
#include "plain.h"

const char *const linkedin_messages_need[] = { "CONVERSATION ID", "FROM", "TO",
	"DATE", "CONTENT", NULL };

#define UNSURE UINT32_MAX /* several people of that name */

/* Columns are looked up once: there may be millions of rows. */
enum li_column {
	LI_THREAD,
	LI_TITLE,
	LI_FROM,
	LI_FROM_URL,
	LI_TO,
	LI_TO_URLS,
	LI_TEXT,
	LI_FOLDER,
	LI_DRAFT,
	LI_DRAFT_TOO,
	LI__COUNT
};

static const char *const column_names[LI__COUNT] = {
	[LI_THREAD] = "CONVERSATION ID",
	[LI_TITLE] = "CONVERSATION TITLE",
	[LI_FROM] = "FROM",
	[LI_FROM_URL] = "SENDER PROFILE URL",
	[LI_TO] = "TO",
	[LI_TO_URLS] = "RECIPIENT PROFILE URLS",
	[LI_TEXT] = "CONTENT",
	[LI_FOLDER] = "FOLDER",
	[LI_DRAFT] = "IS MESSAGE DRAFT",
	[LI_DRAFT_TOO] = "IS CONVERSATION DRAFT",
};

struct person {
	struct str name, url;
	bool sure;        /* the name stood beside the address */
	uint32_t threads; /* in which they take part */
	who_id who;       /* 0 until needed */
};

struct buffer {
	char *p;
	size_t room;
};

struct letters {
	struct sheet *s;
	const struct csv *row; /* of whichever reading */
	int at[LI__COUNT];     /* number of the column, or -1 */
	struct arena *a;
	VEC(struct person) people; /* v[0] is a dummy */
	struct map *by_url;
	struct map *by_name; /* "NAME" and "THREAD\nNAME" */
	struct map *met;     /* "THREAD\nURL": counted already */
	struct buffer key, text;
};

static struct str
get(const struct letters *l, enum li_column column)
{
	int i = l->at[column];

	return i < 0 ? STR_NONE : str_trim(csv_at(l->row, (uint32_t)i));
}

/* Room for n bytes, used again and again. */
static char *
room(struct letters *l, struct buffer *b, size_t n)
{
	if (b->room < n) {
		b->room = n > 2 * b->room ? n : 2 * b->room;
		b->p = arena_take(l->a, b->room);
	}
	return b->p;
}

/* "THREAD\nWHAT", until the next call. */
static struct str
within(struct letters *l, struct str thread, struct str what)
{
	char *p = room(l, &l->key, thread.n + 1 + what.n);

	if (thread.n > 0)
		memcpy(p, thread.p, thread.n);
	p[thread.n] = '\n';
	if (what.n > 0)
		memcpy(p + thread.n + 1, what.p, what.n);
	return (struct str){ .p = p, .n = thread.n + 1 + what.n };
}

/* map_at() for a key that may be gone soon. */
static uint32_t *
place_of(struct letters *l, struct map *map, struct str key)
{
	if (map_get(map, key) == 0)
		key = str_copy(l->a, key);
	return map_at(map, key);
}

static void
learn_name(struct letters *l, struct str name, uint32_t person)
{
	uint32_t *at = place_of(l, l->by_name, name);

	if (*at == 0)
		*at = person;
	else if (*at != person)
		*at = UNSURE;
}

static void
learn(struct letters *l, struct str thread, struct str name, struct str url,
    bool sure)
{
	struct person *p;
	uint32_t *at, number;

	url = linkedin_url(l->a, url);
	if (url.n == 0)
		return;
	at = place_of(l, l->by_url, url);
	if (*at == 0) {
		*at = l->people.n;
		vec_add(l->a, &l->people) =
		    (struct person){ .url = str_copy(l->a, url) };
	}
	number = *at;
	p = &l->people.v[number];
	if (!linkedin_gone(name) && (p->name.n == 0 || (sure && !p->sure))) {
		p->name = str_copy(l->a, name);
		p->sure = sure;
	}
	if (!linkedin_gone(name) && sure) {
		learn_name(l, name, number);
		learn_name(l, within(l, thread, name), number);
	}
	at = place_of(l, l->met, within(l, thread, url));
	if ((*at)++ == 0)
		p->threads++;
}

/*
 * The next name of a cell.  What follows a comma and is one word ("CPA",
 * "Dipl.-Ing.") is taken for the end of the name before it, as nobody's whole
 * name is.
 */
static struct str
cut_name(struct str *cell)
{
	struct str name = str_cut(cell, ',');

	for (;;) {
		struct str rest = *cell, next = str_trim(str_cut(&rest, ','));

		if (next.n == 0 || str_has(next, STR(" ")))
			break;
		name.n = (size_t)(next.p + next.n - name.p);
		*cell = rest;
	}
	return str_trim(name);
}

static uint32_t
count_names(struct str cell)
{
	uint32_t n = 0;

	while (cell.n > 0)
		n += cut_name(&cell).n > 0;
	return n;
}

static uint32_t
count_urls(struct str cell)
{
	uint32_t n = 0;

	while (cell.n > 0)
		n += str_trim(str_cut(&cell, ',')).n > 0;
	return n;
}

static void
learn_row(struct letters *l)
{
	struct str thread = get(l, LI_THREAD);
	struct str names = get(l, LI_TO);
	struct str urls = get(l, LI_TO_URLS);
	uint32_t n = count_urls(urls);
	bool paired = n == count_names(names);

	learn(l, thread, get(l, LI_FROM), get(l, LI_FROM_URL), true);
	if (n == 1) {
		learn(l, thread, names, urls, true);
		return;
	}
	while (urls.n > 0)
		learn(l, thread, paired ? cut_name(&names) : STR_NONE,
		    str_cut(&urls, ','), false);
}

/* The owner, if one takes part in more conversations than anybody else. */
static void
learn_owner(struct letters *l)
{
	uint32_t most = 0, second = 0;

	for (uint32_t i = 1; i < l->people.n; i++) {
		uint32_t n = l->people.v[i].threads;

		if (n > l->people.v[most].threads) {
			second = l->people.v[most].threads;
			most = i;
		} else if (n > second) {
			second = n;
		}
	}
	if (most > 0 && l->people.v[most].threads > second + 1)
		linkedin_own(
		    l->s, OWNER_URL, PF_LINKEDIN, l->people.v[most].url);
}

static who_id
person_who(struct letters *l, uint32_t number)
{
	struct person *p = &l->people.v[number];

	if (p->who.n == 0)
		p->who = sink_mention(
		    l->s->in->to, PF_LINKEDIN, p->name, STR_NONE, p->url);
	return p->who;
}

/* Of a recipient without an address; 0 for those who have left. */
static who_id
named_who(struct letters *l, struct str thread, struct str name)
{
	uint32_t number = map_get(l->by_name, within(l, thread, name));

	if (linkedin_gone(name))
		return (who_id){ 0 };
	if (number == 0)
		number = map_get(l->by_name, name);
	if (number > 0 && number < UNSURE)
		return person_who(l, number);
	return sink_mention(
	    l->s->in->to, PF_LINKEDIN, name, STR_NONE, STR_NONE);
}

/* False where there is nobody left to write to. */
static bool
add_recipients(struct letters *l, struct thread *t, struct str thread)
{
	struct str names = get(l, LI_TO);
	struct str urls = get(l, LI_TO_URLS);
	bool any = false;

	if (urls.n == 0)
		while (names.n > 0) {
			who_id who = named_who(l, thread, cut_name(&names));

			if (who.n > 0)
				thread_member(t, who);
			any |= who.n > 0;
		}
	while (urls.n > 0) {
		struct str url = linkedin_url(l->a, str_cut(&urls, ','));
		uint32_t number = map_get(l->by_url, url);

		if (number > 0)
			thread_member(t, person_who(l, number));
		any |= number > 0;
	}
	return any;
}

static bool
is_draft(const struct letters *l)
{
	static const enum li_column columns[] = { LI_DRAFT, LI_DRAFT_TOO };

	for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
		struct str told = get(l, columns[i]);

		if (told.n > 0 && !str_eq_nocase(told, STR("no")) &&
		    !str_eq_nocase(told, STR("false")))
			return true;
	}
	return str_starts(get(l, LI_FOLDER), STR("DRAFT"));
}

/* SKIP__COUNT: it was used. */
static enum skip
message(struct letters *l)
{
	const struct sheet *s = l->s;
	struct str id = get(l, LI_THREAD);
	struct str text = get(l, LI_TEXT);
	struct str title = get(l, LI_TITLE);
	struct str url = linkedin_url(l->a, get(l, LI_FROM_URL));
	int64_t when = sheet_date(s, "DATE");
	struct place at = sheet_place(s);
	struct thread *t;
	who_id from;

	if (is_draft(l))
		return SKIP_NOT_NEEDED;
	if (url.n == 0 && linkedin_gone(get(l, LI_FROM)))
		return SKIP_DELETED;
	if (url.n == 0 && l->at[LI_FROM_URL] >= 0)
		return SKIP_AUTOMATIC;
	if (id.n == 0)
		return SKIP_UNREADABLE;
	t = sink_thread(s->in->to, PF_LINKEDIN, id, title, &at);
	if (!add_recipients(l, t, id))
		return SKIP_DELETED;
	from = url.n > 0 ? person_who(l, map_get(l->by_url, url))
	                 : named_who(l, id, get(l, LI_FROM));
	thread_message(
	    t, from, when, false, plain_text(text, room(l, &l->text, text.n)));
	return SKIP__COUNT;
}

void
linkedin_messages(struct sheet *s)
{
	struct arena *a = s->in->scratch;
	struct letters l = { .s = s,
		.a = a,
		.by_url = map_make(a),
		.by_name = map_make(a),
		.met = map_make(a) };
	struct csv *first = csv_open(a, s->in->in->bytes);

	for (int i = 0; i < LI__COUNT; i++)
		l.at[i] = csv_column(s->csv, column_names[i]);
	vec_add(a, &l.people) = (struct person){ .threads = 0 };
	l.row = first;
	if (csv_header(first, linkedin_messages_need))
		while (csv_row(first))
			learn_row(&l);
	learn_owner(&l);
	l.row = s->csv;
	while (sheet_row(s)) {
		enum skip why = message(&l);

		if (why == SKIP__COUNT)
			import_used(s->in);
		else
			import_skipped(s->in, why);
	}
}
