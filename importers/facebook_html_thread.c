/*
 * Facebook HTML: one thread or a part of one.
 *
 * Before 2022 the first row has no name and lists who takes part, as a
 * sentence: "Participants: Ann Example, Bob Example and Jane Doe".  Later
 * pages tell only who wrote, and the title of the page names the other person
 * or the group.  Times are local to the account.
 */
#include "facebook_html.h"

/* "and" between the last two names. */
static const char *const ands[] = { " and ", " und ", " et ", " y ", " e ",
	" en ", " i ", " och ", " og ", " ja ", " a " };

/* Who takes part, in the order in which they are met. */
struct people {
	struct import *in;
	struct map *met;
	struct strs names;
};

static void
add_person(struct people *people, struct str name)
{
	uint32_t *met;
	enum skip why;

	name = str_trim(name);
	if (!fb_named(name, &why))
		return;
	met = map_at(people->met, name);
	if (*met == 0)
		strs_add(people->in->scratch, &people->names, name);
	*met = 1;
}

/* "Ann Example and Bob Example", the last of the names between commas. */
static void
add_last(struct people *people, struct str names)
{
	for (size_t i = 0; i < sizeof ands / sizeof ands[0]; i++) {
		struct str word = str_of(ands[i]);
		size_t at = str_find(names, word);

		if (at == SIZE_MAX)
			continue;
		add_person(people, str_sub(names, 0, at));
		names = str_sub(names, at + word.n, SIZE_MAX);
		break;
	}
	add_person(people, names);
}

/* The names after the colon. */
static void
read_participants(struct people *people, struct str text)
{
	struct str rest = text;

	str_cut(&rest, ':');
	while (rest.n > 0) {
		struct str name = str_cut(&rest, ',');

		if (rest.n > 0)
			add_person(people, name);
		else
			add_last(people, name);
	}
}

/* Who takes part: those of the sentence, and all who wrote.  Where only one
 * person wrote and the title is another name, it is the silent one's. */
static struct strs
find_people(struct import *in, const struct fb_page *page)
{
	struct people people = { .in = in, .met = map_make(in->scratch) };
	bool told = false;

	for (uint32_t i = 0; i < page->rows.n; i++) {
		const struct fb_row *row = &page->rows.v[i];

		if (row->name.n > 0) {
			add_person(&people, row->name);
		} else if (row->date.n == 0 && row->body.n > 0 && !told) {
			read_participants(&people, row->body.v[0].text);
			told = true;
		}
	}
	if (!told && people.names.n == 1)
		add_person(&people, page->title);
	return people.names;
}

static void
send_row(struct import *in, const struct fb_page *page,
    const struct fb_row *row, struct thread *thread, struct telling *told,
    bool oldest)
{
	struct str text = fb_row_text(in->scratch, row);
	int64_t when = fb_row_when(page, row);
	enum skip why;

	if (row->name.n == 0 && row->date.n == 0)
		return;
	import_seen(in);
	if (!telling_is_new(told, when)) {
		import_skipped(in, SKIP_DUPLICATE);
	} else if (!fb_named(row->name, &why)) {
		import_skipped(in, why);
	} else if (oldest && fb_automatic(text)) {
		thread_automatic(
		    thread, fb_mention(in, row->name, STR_NONE), when);
		import_skipped(in, SKIP_AUTOMATIC);
	} else {
		thread_message(thread, fb_mention(in, row->name, STR_NONE),
		    when, true, text);
		import_used(in);
	}
}

void
fb_html_thread(struct import *in, const struct fb_page *page)
{
	struct strs people = find_people(in, page);
	struct place place = import_line(in, 0);
	struct str key = fb_thread_key(in->in->path);
	struct thread *thread = sink_thread(in->to, PF_FACEBOOK, key,
	    fb_thread_title(page->title, &people), &place);
	struct telling *told = fb_thread_telling(in, key, TOLD_LOCAL);

	for (uint32_t i = 0; i < people.n; i++)
		thread_member(thread, fb_mention(in, people.v[i], STR_NONE));
	for (uint32_t i = 0; i < page->rows.n; i++)
		send_row(in, page, &page->rows.v[i], thread, told,
		    i + 1 == page->rows.n);
	if (page->rows.n == 0) {
		import_seen(in);
		import_skipped(in, SKIP_EMPTY);
	}
}
