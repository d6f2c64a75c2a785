/*
 * Facebook HTML until April 2018: threads.
 *
 *	div.thread	who takes part, "A, B", or "Participants: A, B"
 *	  div.message	span.user, span.meta with the date
 *	  p		the text, after the div that it belongs to
 *
 * Until October 2017 all stand in messages.htm, then each in a page of its own.
 * One thread may be cut into several; what tells it from others is who takes
 * part.  Senders may be a number, "1000…@facebook.com".
 */
#include "facebook_old.h"

struct talk {
	struct import *in;
	const struct fb_runs *runs;
	struct thread *thread; /* NULL until somebody speaks */
	struct telling *told;
	struct strs people;
	struct str from, date, text; /* of the message that is being read */
	uint32_t line;
	bool speaking;
};

/* "1000…@facebook.com" is nobody's name. */
static who_id
who_is(struct import *in, struct str name)
{
	struct str id = name;

	if (!str_ends(name, STR("@facebook.com")))
		return fb_mention(in, name, STR_NONE);
	id = str_cut(&id, '@');
	return sink_mention(in->to, PF_FACEBOOK, STR_NONE, id, STR_NONE);
}

static void
read_people(struct talk *t, struct str text)
{
	struct str after = text;

	str_cut(&after, ':');
	if (after.n > 0)
		text = after;
	while (text.n > 0) {
		struct str name = str_trim(str_cut(&text, ','));

		if (name.n > 0)
			strs_add(t->in->scratch, &t->people, name);
	}
}

static void
begin_thread(struct talk *t)
{
	struct place place = import_line(t->in, t->line);
	struct str key;
	enum skip why;

	if (t->runs->owner.n > 0 && !strs_has(&t->people, t->runs->owner))
		strs_add(t->in->scratch, &t->people, t->runs->owner);
	key = fb_people_key(t->in->scratch, &t->people);
	t->thread = sink_thread(t->in->to, PF_FACEBOOK, key, STR_NONE, &place);
	t->told = fb_thread_telling(t->in, key, TOLD_LOCAL);
	for (uint32_t i = 0; i < t->people.n; i++)
		if (fb_named(t->people.v[i], &why))
			thread_member(t->thread, who_is(t->in, t->people.v[i]));
}

/* Sends the message that was read, if there is one. */
static void
end_message(struct talk *t)
{
	int64_t when = fb_old_when(t->runs, t->date);
	enum skip why;

	if (!t->speaking)
		return;
	t->speaking = false;
	if (t->thread == NULL)
		begin_thread(t);
	import_seen(t->in);
	if (!telling_is_new(t->told, when)) {
		import_skipped(t->in, SKIP_DUPLICATE);
	} else if (!fb_named(t->from, &why)) {
		import_skipped(t->in, why);
	} else {
		thread_message(t->thread, who_is(t->in, t->from), when,
		    !fb_old_zoned(t->date), t->text);
		import_used(t->in);
	}
}

static void
one_run(struct talk *t, const struct fb_run *run)
{
	bool begins = run->kind == FB_RUN_THREAD && run->text.n == 0;

	if (begins || run->kind == FB_RUN_USER)
		end_message(t);
	if (begins) {
		t->thread = NULL;
		t->people = (struct strs){ 0 };
		t->line = run->line;
	} else if (run->kind == FB_RUN_THREAD && t->thread == NULL &&
		   !t->speaking) {
		read_people(t, run->text);
	} else if (run->kind == FB_RUN_USER) {
		t->speaking = true;
		t->from = run->text;
		t->date = t->text = STR_NONE;
	} else if (run->kind == FB_RUN_META) {
		t->date = run->text;
	} else if (run->kind == FB_RUN_TEXT) {
		t->text = t->text.n == 0
		              ? run->text
		              : str_fmt(t->in->scratch, "%.*s %.*s",
				    STR_ARG(t->text), STR_ARG(run->text));
	}
}

void
fb_old_threads(struct import *in, const struct fb_runs *runs)
{
	struct talk t = { .in = in, .runs = runs };

	for (uint32_t i = 0; i < runs->v.n; i++)
		one_run(&t, &runs->v.v[i]);
	end_message(&t);
	/* Since October 2017 messages.htm links to the threads. */
	if (in->tally.seen == 0) {
		import_seen(in);
		import_skipped(in, SKIP_NOT_NEEDED);
	}
}
