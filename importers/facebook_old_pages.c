/*
 * Facebook HTML until April 2018: friends, the phone book, the profile, posts.
 * facebook_old.c tells what the pages look like.
 */
#include "facebook_old.h"

/* Verbs of the lists of friends.htm after the first. */
static const struct {
	const char *stem;
	enum request_state state;
} lists[] = { { "sent", ASKED_BY_OWNER }, { "gesendet", ASKED_BY_OWNER },
	{ "envoy", ASKED_BY_OWNER }, { "inviat", ASKED_BY_OWNER },
	{ "enviad", ASKED_BY_OWNER }, { "verzonden", ASKED_BY_OWNER },
	{ "received", ASKED_OWNER }, { "erhalten", ASKED_OWNER },
	{ "re\303\247u", ASKED_OWNER }, { "ricevut", ASKED_OWNER },
	{ "recibid", ASKED_OWNER }, { "recebid", ASKED_OWNER },
	{ "ontvangen", ASKED_OWNER }, { "removed", REMOVED },
	{ "entfernt", REMOVED }, { "supprim", REMOVED }, { "retir", REMOVED },
	{ "rimoss", REMOVED }, { "eliminad", REMOVED }, { "removid", REMOVED },
	{ "verwijder", REMOVED }, { "declined", REJECTED },
	{ "rejected", REJECTED }, { "abgelehnt", REJECTED } };

static bool
list_state(struct arena *scratch, struct str heading, enum request_state *state)
{
	struct str low = str_lower(scratch, heading);

	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
		if (str_has(low, str_of(lists[i].stem))) {
			*state = lists[i].state;
			return true;
		}
	return false;
}

struct friend
{
	struct account account;
	bool first; /* of the list of friends */
	enum request_state state;
};

static void
send_friend(struct import *in, struct friend *f)
{
	struct request ask = { .state = f->state,
		.when = f->account.since,
		.place = f->account.place };
	bool fresh = true;

	f->account.relation = f->first ? REL_FRIEND : REL_REQUEST;
	if (f->first || f->state == ASKED_OWNER)
		ask.who = sink_account(in->to, &f->account, &fresh);
	else
		ask.who = fb_mention(in, f->account.name, STR_NONE);
	if (!f->first)
		sink_request(in->to, &ask);
	if (fresh)
		import_used(in);
	else
		import_skipped(in, SKIP_DUPLICATE);
}

void
fb_old_friends(struct import *in, const struct fb_runs *runs)
{
	uint32_t list = 0;
	bool known = false;
	struct friend f = { 0 };
	enum skip why;

	for (uint32_t i = 0; i < runs->v.n; i++) {
		const struct fb_run *run = &runs->v.v[i];
		struct str text = run->text, date, mail;

		if (run->kind == FB_RUN_HEADING) {
			f.first = ++list == 1;
			known =
			    f.first || list_state(in->scratch, text, &f.state);
		}
		if (run->kind != FB_RUN_ITEM || list == 0)
			continue;
		import_seen(in);
		date = fb_old_bracket(&text);
		mail = fb_old_bracket(&text);
		f.account = (struct account){ .platform = PF_FACEBOOK,
			.name = text,
			.since = fb_old_when(runs, date),
			.day_only = true,
			.local = true,
			.place = import_line(in, run->line) };
		if (str_has(mail, STR("@")))
			strs_add(in->scratch, &f.account.emails, mail);
		if (!fb_named(text, &why))
			import_skipped(in, why);
		else if (!known)
			import_skipped(in, SKIP_NOT_NEEDED);
		else
			send_friend(in, &f);
	}
}

static void
send_contact(struct import *in, struct account *a)
{
	if (a->name.n == 0)
		return;
	import_seen(in);
	if (a->emails.n + a->phones.n > 0) {
		sink_account(in->to, a, NULL);
		import_used(in);
	} else {
		import_skipped(in, SKIP_NO_ADDRESS);
	}
}

/* An address: the owner's own where the row has a label. */
static void
add_point(struct import *in, struct account *a, struct str text, bool own)
{
	bool mail = str_has(text, STR("@"));
	size_t at = str_find(text, STR(": "));

	if (at != SIZE_MAX)
		text = str_trim(str_sub(text, at + 2, SIZE_MAX));
	if (!own) {
		strs_add(in->scratch, mail ? &a->emails : &a->phones, text);
		return;
	}
	import_seen(in);
	if (!mail) {
		import_skipped(in, SKIP_NOT_NEEDED);
		return;
	}
	sink_owner(in->to, &(struct owner_fact){ .kind = OWNER_EMAIL,
			       .platform = PF_FACEBOOK,
			       .text = text,
			       .from = WHEN_NONE,
			       .to = WHEN_NONE,
			       .place = a->place });
	import_used(in);
}

void
fb_old_contacts(struct import *in, const struct fb_runs *runs)
{
	struct account a = { 0 };
	bool own = false;

	for (uint32_t i = 0; i < runs->v.n; i++) {
		const struct fb_run *run = &runs->v.v[i];

		if (run->kind == FB_RUN_ROW) {
			send_contact(in, &a);
			a = (struct account){ .platform = PF_PHONE,
				.relation = REL_CONTACT,
				.since = WHEN_NONE,
				.place = import_line(in, run->line) };
			own = false;
		} else if (run->kind == FB_RUN_LABEL) {
			own = true;
		} else if (run->kind == FB_RUN_ITEM ||
			   (own && run->kind == FB_RUN_VALUE)) {
			add_point(in, &a, run->text, own);
		} else if (run->kind == FB_RUN_VALUE && a.name.n == 0) {
			a.name = run->text;
		}
	}
	send_contact(in, &a);
}

/* The owner's own page in the form that facebook_html_profile.c takes. */
void
fb_old_index(struct import *in, const struct fb_runs *runs)
{
	struct fb_page page = { .order = runs->order };
	struct fb_row row = { 0 };

	vec_add(in->scratch, &row.body) =
	    (struct fb_block){ .kind = FB_VALUE, .text = runs->owner };
	for (uint32_t i = 0; i < runs->v.n; i++) {
		const struct fb_run *run = &runs->v.v[i];
		enum fb_block_kind kind = run->kind == FB_RUN_LABEL  ? FB_LABEL
		                          : run->kind == FB_RUN_ITEM ? FB_ITEM
		                                                     : FB_VALUE;

		if (kind == FB_VALUE && run->kind != FB_RUN_VALUE)
			continue;
		vec_add(in->scratch, &row.body) =
		    (struct fb_block){ .kind = kind, .text = run->text };
	}
	vec_add(in->scratch, &page.rows) = row;
	fb_html_profile(in, &page);
}

/* The post that was read, if its date was met. */
static void
send_post(struct import *in, struct telling *told, struct post *post)
{
	struct fb_tags tags = { 0 };

	if (post->place.line == 0)
		return;
	if (telling_is_new(told, post->when)) {
		post->text = fb_mentions(in, post->text, &tags);
		fb_post_send(in, post, &tags);
		return;
	}
	import_seen(in);
	import_skipped(in, SKIP_DUPLICATE);
}

void
fb_old_timeline(struct import *in, const struct fb_runs *runs)
{
	struct telling *told = fb_telling(in, "posts", TOLD_LOCAL);
	struct post post = { 0 };

	for (uint32_t i = 0; i < runs->v.n; i++) {
		const struct fb_run *run = &runs->v.v[i];

		if (run->kind == FB_RUN_META) {
			send_post(in, told, &post);
			post =
			    (struct post){ .when = fb_old_when(runs, run->text),
				    .local = !fb_old_zoned(run->text),
				    .place = import_line(in, run->line) };
		} else if (run->kind == FB_RUN_COMMENT) {
			post.text = run->text;
		} else if (run->kind == FB_RUN_TEXT ||
			   run->kind == FB_RUN_PLAIN) {
			post.elsewhere |= fb_elsewhere(in->scratch, run->text);
			if (post.text.n == 0 && !str_ends(run->text, STR(".")))
				post.text = run->text;
		}
	}
	send_post(in, told, &post);
}

void
fb_old_nothing(struct import *in, const struct fb_runs *runs)
{
	(void)runs;
	import_seen(in);
	import_skipped(in, SKIP_NOT_NEEDED);
}
