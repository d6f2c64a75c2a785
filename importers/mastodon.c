/*
 * Mastodon and its relatives: the CSV files of Preferences > Import and
 * export, and the archive (actor.json, outbox.json, …).
 *
 * following_accounts.csv and muted_accounts.csv have a header since 2019, with
 * more and more columns; lists.csv, blocked_accounts.csv and the others have
 * none, nor have the files of other programs of the network (following.csv,
 * follows.csv, mutes.csv).  An account is an address, USER@HOST.  Whoever is on
 * a list is followed: no other may be put on one.
 *
 * Read: the followed, the lists with their members, the muted, the owner,
 * posts with their audience, answers; followers, should an export have them,
 * which is not certain: the file's name tells, as all look alike.  Messages to
 * named people alone are no posts here.  Mastodon is one of the few that tell
 * the audience of each post: "Public" among `to` is public, among `cc` unlisted
 * (anyone may read it), the address of the followers means these.
 *
 * Not read: likes, bookmarks and boosts, which name no people; the blocked.
 */
#include "fields.h"

#include "plain.h"
#include "read/csv.h"
#include "read/date.h"

enum { HEADER_BITS = 30, NAME_BITS = 20, JSON_BITS = 40 };

/* "user@host", perhaps with an '@' before it. */
static bool
is_address(struct str s)
{
	struct str user;

	if (str_starts(s, STR("@")))
		s = str_sub(s, 1, SIZE_MAX);
	user = str_cut(&s, '@');
	return user.n > 0 && s.n > 2 && str_has(s, STR(".")) &&
	       !str_has(user, STR(" ")) && !str_has(s, STR(" ")) &&
	       !str_has(s, STR("@"));
}

static struct str
clean_address(struct str s)
{
	s = str_trim(s);
	return str_starts(s, STR("@")) ? str_sub(s, 1, SIZE_MAX) : s;
}

static struct str
url_of(struct arena *a, struct str address)
{
	struct str user = str_cut(&address, '@');

	return str_fmt(
	    a, "https://%.*s/@%.*s", STR_ARG(address), STR_ARG(user));
}

static who_id
mention(struct import *in, struct str address)
{
	return sink_mention(in->to, PF_MASTODON, address, address,
	    url_of(in->scratch, address));
}

static who_id
account(struct import *in, struct str address, enum relation relation,
    struct place at)
{
	return sink_account(in->to,
	    &(struct account){ .platform = PF_MASTODON,
		.relation = relation,
		.name = address,
		.id = address,
		.url = url_of(in->scratch, address),
		.since = WHEN_NONE,
		.place = at },
	    NULL);
}

static void
row_following(struct import *in, const struct csv *c, struct place at)
{
	account(in, clean_address(csv_at(c, 0)), REL_FOLLOWING, at);
	import_used(in);
}

static void
row_follower(struct import *in, const struct csv *c, struct place at)
{
	account(in, clean_address(csv_at(c, 0)), REL_FOLLOWER, at);
	import_used(in);
}

static void
row_muted(struct import *in, const struct csv *c, struct place at)
{
	sink_label(in->to,
	    &(struct label){ .who = mention(in, clean_address(csv_at(c, 0))),
		.kind = LABEL_LESS,
		.place = at });
	import_used(in);
}

static void
row_list(struct import *in, const struct csv *c, struct place at)
{
	sink_label(in->to,
	    &(struct label){ .who = account(in, clean_address(csv_at(c, 1)),
				 REL_FOLLOWING, at),
		.kind = LABEL_LIST,
		.text = str_trim(csv_at(c, 0)),
		.place = at });
	import_used(in);
}

static void
row_former(struct import *in, const struct csv *c, struct place at)
{
	(void)c;
	(void)at;
	import_skipped(in, SKIP_FORMER);
}

static void
row_passed(struct import *in, const struct csv *c, struct place at)
{
	(void)c;
	(void)at;
	import_skipped(in, SKIP_NOT_NEEDED);
}

static const struct table {
	const char *file;
	uint32_t address; /* the column that holds one */
	void (*row)(struct import *, const struct csv *, struct place);
} tables[] = {
	{ .file = "following_accounts.csv", .row = row_following },
	{ .file = "muted_accounts.csv", .row = row_muted },
	{ .file = "blocked_accounts.csv", .row = row_former },
	{ .file = "lists.csv", .address = 1, .row = row_list },
	{ .file = "blocked_domains.csv", .row = row_passed },
	{ .file = "bookmarks.csv", .row = row_passed },
	{ .file = "followers.csv", .row = row_follower },
	{ .file = "follower_accounts.csv", .row = row_follower },
	{ .file = "following.csv", .row = row_following },
	{ .file = "follows.csv", .row = row_following },
	{ .file = "mutes.csv", .row = row_muted },
	{ .file = "blocks.csv", .row = row_former },
};

static const char *const following_header[] = { "Account address",
	"Show boosts", NULL };
static const char *const muted_header[] = { "Account address",
	"Hide notifications", NULL };

static const struct table *
find_table(struct str path)
{
	for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
		if (import_path_ends(path, tables[i].file))
			return &tables[i];
	return NULL;
}

/* By its header, or by its name and an address where it should be. */
static const struct table *
table_of(const struct member *m, struct arena *a, struct str text, int *bits)
{
	const struct table *t = find_table(m->path);
	struct csv *c = csv_open(a, text);

	*bits = HEADER_BITS;
	if (csv_header(c, following_header))
		return t && t->row == row_follower ? t : &tables[0];
	if (csv_header(c, muted_header))
		return &tables[1];
	*bits = NAME_BITS;
	c = csv_open(a, text);
	if (!t || !csv_row(c))
		return NULL;
	if (t->row == row_passed)
		return csv_fields(c) == 1 ? t : NULL;
	/* The older ones have this header alone. */
	if (str_eq(csv_at(c, 0), STR("Account address")) && !csv_row(c))
		return t;
	return is_address(str_trim(csv_at(c, t->address))) ? t : NULL;
}

static enum status
read_table(struct import *in)
{
	int bits;
	const struct table *t =
	    table_of(in->in, in->scratch, in->in->bytes, &bits);
	struct csv *c = csv_open(in->scratch, in->in->bytes);
	struct place at;

	if (!t)
		return ST_FAIL;
	while (csv_row(c)) {
		at = import_line(in, csv_line(c));
		if (str_eq(csv_at(c, 0), STR("Account address")))
			continue;
		import_seen(in);
		if (t->row == row_passed || t->row == row_former ||
		    is_address(str_trim(csv_at(c, t->address))))
			t->row(in, c, at);
		else
			import_skipped(in, SKIP_UNREADABLE);
	}
	if (!csv_bad(c))
		return ST_OK;
	at = import_line(in, csv_line(c));
	diag_say(in->diag, DIAG_BAD_CSV, &at, "%s", "");
	return ST_PART;
}

static void
own(struct import *in, enum owner_kind kind, struct str text)
{
	if (text.n > 0)
		sink_owner(in->to, &(struct owner_fact){ .kind = kind,
				       .platform = PF_MASTODON,
				       .text = text,
				       .from = WHEN_NONE,
				       .to = WHEN_NONE,
				       .place = import_line(in, 1) });
}

/* "social.example" of "https://social.example/users/ann". */
static struct str
host_of(struct str url)
{
	size_t at = str_find(url, STR("://"));

	url = str_sub(url, at == SIZE_MAX ? 0 : at + 3, SIZE_MAX);
	return str_cut(&url, '/');
}

static void
read_actor(struct import *in, struct json *j)
{
	struct str id = STR_NONE, user = STR_NONE, name = STR_NONE;

	import_seen(in);
	FIELDS(j, { .key = "id", .text = &id },
	    { .key = "preferredUsername", .text = &user },
	    { .key = "name", .text = &name });
	if (user.n == 0) {
		import_skipped(in, SKIP_UNREADABLE);
		return;
	}
	own(in, OWNER_NAME, name);
	own(in, OWNER_ACCOUNT,
	    str_fmt(
		in->scratch, "%.*s@%.*s", STR_ARG(user), STR_ARG(host_of(id))));
	own(in, OWNER_URL, id);
	import_used(in);
}

struct note {
	struct post post;
	bool answer;
	bool to_all, cc_all, followers;
};

/* Addressees; a single one may stand bare. */
static void
take_addressees(struct import *in, struct json *j, struct note *n, bool to)
{
	struct strs all = { 0 };

	if (json_peek(j) == JSON_STRING)
		strs_add(in->scratch, &all, json_str(j));
	else
		all = fields_texts(j, in->scratch);
	for (uint32_t i = 0; i < all.n; i++) {
		bool public = str_ends(all.v[i], STR("#Public")) ||
		              str_eq(all.v[i], STR("as:Public"));

		n->to_all |= public && to;
		n->cc_all |= public && !to;
		n->followers |= str_ends(all.v[i], STR("/followers"));
	}
}

/* [{ "type": "Mention", "href", "name": "@ann@ex.social" }]; of the owner's
 * own host the name is "@ann" alone. */
static void
take_tags(struct import *in, struct json *j, struct note *n)
{
	if (!json_enter(j, '['))
		return;
	while (json_item(j)) {
		struct str type = STR_NONE, href = STR_NONE, name = STR_NONE;

		FIELDS(j, { .key = "type", .text = &type },
		    { .key = "href", .text = &href },
		    { .key = "name", .text = &name });
		name = clean_address(name);
		if (!str_eq(type, STR("Mention")) || name.n == 0)
			continue;
		if (!str_has(name, STR("@")))
			name = str_fmt(in->scratch, "%.*s@%.*s", STR_ARG(name),
			    STR_ARG(host_of(href)));
		vec_add(in->scratch, &n->post.tagged) = mention(in, name);
	}
}

static void
take_attachments(struct json *j, struct note *n)
{
	if (!json_enter(j, '['))
		return;
	while (json_item(j)) {
		struct str type = STR_NONE;

		FIELDS(j, { .key = "mediaType", .text = &type });
		n->post.photo |= str_starts(type, STR("image/"));
		n->post.video |= str_starts(type, STR("video/"));
	}
}

static void
take_note(struct import *in, struct json *j, struct note *n)
{
	struct str key;

	if (!json_enter(j, '{'))
		return;
	while (json_key(j, &key))
		if (str_eq(key, STR("content"))) {
			struct str html = json_str(j);

			n->post.text = str_trim(
			    plain_text(html, arena_take(in->scratch, html.n)));
		} else if (str_eq(key, STR("published"))) {
			n->post.when = date_parse(json_str(j), DATE_YMD);
		} else if (str_eq(key, STR("inReplyTo"))) {
			n->answer = json_str(j).n > 0;
		} else if (str_eq(key, STR("to"))) {
			take_addressees(in, j, n, true);
		} else if (str_eq(key, STR("cc"))) {
			take_addressees(in, j, n, false);
		} else if (str_eq(key, STR("tag"))) {
			take_tags(in, j, n);
		} else if (str_eq(key, STR("attachment"))) {
			take_attachments(j, n);
		} else {
			json_skip(j);
		}
}

/* An answer, or a message to nobody but those named. */
static void
send_talk(struct import *in, const struct note *n)
{
	for (uint32_t i = 0; i < n->post.tagged.n; i++)
		sink_statement(
		    in->to, &(struct statement){ .who = n->post.tagged.v[i],
				.kind = SAID_COMMENT,
				.by_owner = true,
				.count = 1,
				.when = n->post.when,
				.place = n->post.place });
}

static void
send_note(struct import *in, struct note *n)
{
	bool direct = !n->to_all && !n->cc_all && !n->followers;

	if (n->post.text.n == 0 && !n->post.photo && !n->post.video) {
		import_skipped(in, SKIP_EMPTY);
		return;
	}
	if (n->to_all || n->cc_all)
		n->post.audience = STR("public");
	else
		n->post.audience = STR("followers");
	if (!direct)
		sink_post(in->to, &n->post);
	if (direct || n->answer)
		send_talk(in, n);
	import_used(in);
}

/* { "type": "Create", "object": { … } }; a boost is an "Announce" of an
 * address. */
static void
read_activity(struct import *in, struct json *j)
{
	struct note n = { .post = { .platform = PF_MASTODON,
			      .when = WHEN_NONE,
			      .place = import_at(in, json_path(j)) } };
	struct str key;
	bool note = false;

	import_seen(in);
	if (!json_enter(j, '{')) {
		import_skipped(in, SKIP_UNREADABLE);
		return;
	}
	while (json_key(j, &key))
		if (str_eq(key, STR("object")) && json_peek(j) == JSON_OBJECT) {
			note = true;
			take_note(in, j, &n);
		} else {
			json_skip(j);
		}
	if (note)
		send_note(in, &n);
	else
		import_skipped(in, SKIP_NOT_NEEDED);
}

static void
read_outbox(struct import *in, struct json *j)
{
	struct str key;

	if (!json_enter(j, '{'))
		return;
	while (json_key(j, &key)) {
		if (!str_eq(key, STR("orderedItems"))) {
			json_skip(j);
			continue;
		}
		if (json_enter(j, '['))
			while (json_item(j))
				read_activity(in, j);
	}
}

static void
read_passed(struct import *in, struct json *j)
{
	import_seen(in);
	import_skipped(in, SKIP_NOT_NEEDED);
	json_skip(j);
}

static const struct text {
	const char *file;
	void (*read)(struct import *, struct json *);
} texts[] = {
	{ .file = "actor.json", .read = read_actor },
	{ .file = "outbox.json", .read = read_outbox },
	{ .file = "likes.json", .read = read_passed },
	{ .file = "bookmarks.json", .read = read_passed },
};

static const struct text *
find_text(const struct member *m)
{
	if (!str_has(m->head, STR("//www.w3.org/ns/activitystreams")))
		return NULL;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		if (import_path_ends(m->path, texts[i].file))
			return &texts[i];
	return NULL;
}

static int
probe(const struct member *m)
{
	struct arena *a;
	int bits;

	if (find_text(m))
		return JSON_BITS;
	if (!str_ends_nocase(m->path, STR(".csv")) || m->head.n == 0)
		return 0;
	a = arena_make("the first rows of a table");
	if (!table_of(m, a, m->head, &bits))
		bits = 0;
	arena_free(a);
	return bits;
}

static enum status
read(struct import *in)
{
	const struct text *t = find_text(in->in);
	struct json *j;

	if (!t)
		return read_table(in);
	j = json_open(in->scratch, in->in->bytes, 0);
	t->read(in, j);
	return fields_end(in, j);
}

const struct importer importer_mastodon = {
	.name = "mastodon",
	.kind = "mastodon",
	.about = "Mastodon: exported CSV files and the archive",
	.probe = probe,
	.read = read,
};
