#include "feed.h"

extern const struct importer importer_whatsapp, importer_members_csv;

#define LRM "\342\200\216"
#define NNBSP "\342\200\257"

static void
sink_me(struct feed *f)
{
	struct owner_fact me = { .kind = OWNER_NAME,
		.text = STR("Jane Doe"),
		.from = WHEN_NONE,
		.to = WHEN_NONE };

	sink_owner(f->sink, &me);
}

static void
hear(void *ctx, struct str text, struct heard *into)
{
	(void)into;
	*(bool *)ctx |= str_has(text, STR("second line"));
}

static void
ios(void **state)
{
	static const char text[] =
	    "\357\273\277[4/3/24, 9:16:09" NNBSP "AM] Ann Example: " LRM
	    "Messages and calls are end-to-end encrypted.\r\n"
	    "[4/3/24, 9:17:09" NNBSP "PM] Ann Example: hi\r\n"
	    "second line\r\n" LRM "[4/4/24, 9:17:23" NNBSP "AM] Jane Doe: " LRM
	    "image omitted\r\n"
	    "[4/25/24, 9:17:23" NNBSP "AM] Jane Doe: bye: now\r\n";
	struct feed f = feed_start();
	const struct exchange *e;
	bool heard = false;

	(void)state;
	sink_me(&f);
	sink_hear(f.sink, hear, &heard);
	assert_true(feed_probe(&f, &importer_whatsapp, "_chat.txt", text) > 0);
	feed(&f, &importer_whatsapp, "WhatsApp Chat - Ann Example/_chat.txt",
	    text);
	assert_int_equal(f.in.tally.seen, 4);
	assert_int_equal(f.in.tally.used, 3);
	assert_int_equal(f.in.tally.skipped[SKIP_AUTOMATIC], 1);
	assert_true(heard);
	feed_settle(&f);
	assert_int_equal(f.r->exchanges.n, 1);
	e = &f.r->exchanges.v[0];
	assert_int_equal(e->sent, 2);
	assert_int_equal(e->received, 1);
	assert_true(e->local);
	assert_str(f.r->whos.v[e->who.n].account.name, "Ann Example");
	/* The 25th tells that the month comes first. */
	assert_str(when_iso(f.arena, e->first), "2024-04-03T21:17:09Z");
	assert_str(when_iso(f.arena, e->last), "2024-04-25T09:17:23Z");
	feed_end(&f);
}

static void
android_group(void **state)
{
	static const char text[] =
	    "03.04.24, 21:17 - Nachrichten sind Ende-zu-Ende.\n"
	    "03.04.24, 21:17 - Ann Example hat die Gruppe \"Chor: alt\" "
	    "erstellt\n"
	    "03.04.24, 21:17 - Ann Example hat Eva Sample "
	    "hinzugef\303\274gt.\n"
	    "03.04.24, 21:18 - Ann Example hat Bob hinzugef\303\274gt\n"
	    "04.05.24, 21:18 - ~\302\240Bobby: eins\n"
	    "05.04.25, 21:18 - +49 171 000000: zwei\n"
	    "05.04.25, 21:18 - Jane Doe: drei\n";
	struct feed f = feed_start();
	const struct gathering *g;
	bool phone = false;

	(void)state;
	sink_me(&f);
	feed(&f, &importer_whatsapp, "WhatsApp Chat mit Chor.txt", text);
	assert_int_equal(f.in.tally.used, 3);
	assert_int_equal(f.in.tally.skipped[SKIP_AUTOMATIC], 4);
	feed_settle(&f);
	assert_int_equal(f.r->gatherings.n, 1);
	g = &f.r->gatherings.v[0];
	assert_str(g->title, "Chor");
	assert_int_equal(g->own, 1);
	/* Ann, Eva, Bob, Bobby and the number. */
	assert_int_equal(g->parts.n, 5);
	assert_str(feed_account(&f, "Bobby")->name, "Bobby");
	for (uint32_t i = 1; i < f.r->whos.n; i++)
		phone |= f.r->whos.v[i].account.phones.n == 1;
	assert_true(phone);
	/* Nothing is over 12, but so the times go forward. */
	assert_str(when_day(f.arena, g->first), "2024-05-04");
	assert_str(when_day(f.arena, g->last), "2025-04-05");
	feed_end(&f);
}

static void
ios_group_and_silence(void **state)
{
	struct feed f = feed_start();

	(void)state;
	sink_me(&f);
	feed(&f, &importer_whatsapp, "WhatsApp Chat - Choir.txt",
	    "[2024-04-03, 21:17:00] Choir: " LRM "Ann added Bob\n"
	    "[2024-04-03, 21:17:00] Choir: " LRM "Ann added you\n"
	    "[2024-04-03, 21:18:00] Ann: la\n"
	    "[2024-04-03, 21:18:30] Jane Doe: la\n");
	feed(&f, &importer_whatsapp, "WhatsApp Chat with Kim Sample.txt",
	    "2024-04-03, 21:17 - Jane Doe: hello?\n"
	    "2024-04-03, 21:18 - Jane Doe: hello?\n");
	feed_settle(&f);
	assert_int_equal(f.r->gatherings.n, 1);
	assert_int_equal(f.r->gatherings.v[0].parts.n, 2);
	assert_int_equal(f.r->exchanges.n, 1);
	assert_int_equal(f.r->exchanges.v[0].sent, 2);
	assert_str(
	    f.r->whos.v[f.r->exchanges.v[0].who.n].account.name, "Kim Sample");
	feed_end(&f);
}

static void
known(void **state)
{
	struct feed f = feed_start();

	(void)state;
	assert_true(
	    feed_probe(&f, &importer_whatsapp, "WhatsApp Chat with Ann.txt",
		"4/23/24, 1:05 PM - Ann: text\n") > 0);
	assert_int_equal(feed_probe(&f, &importer_whatsapp, "server.txt",
			     "2024-04-23, 13:05 - daemon: started\n"),
	    0);
	assert_int_equal(
	    feed_probe(&f, &importer_whatsapp, "_chat.txt", ""), 0);
	assert_int_equal(
	    feed_probe(&f, &importer_whatsapp, "_chat.txt", "[1/2/\n"), 0);
	feed(&f, &importer_whatsapp, "_chat.txt", "");
	assert_int_equal(f.in.tally.seen, 0);
	feed(&f, &importer_whatsapp, "_chat.txt",
	    "[99/99/99, 99:99:99] Ann: x\n[");
	assert_int_equal(f.in.tally.used, 1);
	assert_int_equal(diag_count(f.diag, DIAG_BAD_DATE), 1);
	feed_end(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ios),
		cmocka_unit_test(android_group),
		cmocka_unit_test(ios_group_and_silence),
		cmocka_unit_test(known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
