/*
 * Google+ (Google Takeout until April 2019): circles and posts, each in the
 * form that was chosen.  Folders are in the language of the account.
 *
 *	Takeout/Google+ Circles/CIRCLE.json
 *	  { "name", "person": [{ "profileUrl", "displayName" }] }; an empty
 *	  circle has no "person"
 *	Takeout/Google+ Circles/CIRCLE.csv
 *	  First Name,Last Name,Nickname,Display Name,Profile URL
 *	Takeout/Google+ Circles/CIRCLE.vcf
 *	  cards; nobody has shown one, so whatever has a name is taken
 *	Takeout/Google+ Stream/Posts/DATE - TEXT.json
 *	  one post: "content" (HTML), "creationTime", "postAcl"
 *	Takeout/Google+ Stream/Posts/DATE - TEXT.html (googleplus_html.c)
 *
 * Circles are labels the owner gave with care.  The service is gone, so its
 * people are mentions only: they count where another export knows them.
 *
 * Read: circles, posts with their audience by circle and by person.  Not read:
 * the activity log, comments and votes of others.
 */
#include "googleplus.h"

#include "fields.h"
#include "plain.h"
#include "read/date.h"
#include "read/lines.h"
#include "sheet.h"

enum {
	HEADER_BITS = 28,
	TEXT_BITS = 40,
	FOLDER_BITS = 12,
	CARD_BITS = 100, /* more than any card has */
	EMPTY_MAX = 512  /* bytes of a circle without people */
};

static const char *const header[] = { "Display Name", "Profile URL",
	"First Name", "Last Name", NULL };

static void
send_person(struct import *in, struct str name, struct str url,
    struct str circle, struct place at)
{
	if (name.n == 0) {
		import_skipped(in, SKIP_NO_NAME);
		return;
	}
	sink_label(in->to, &(struct label){ .who = sink_mention(in->to,
						PF_GOOGLE, name, STR_NONE, url),
			       .kind = LABEL_LIST,
			       .text = circle,
			       .place = at });
	import_used(in);
}

/* The name may stand behind the people. */
static struct str
circle_name(struct import *in)
{
	struct str name = STR_NONE;

	FIELDS(json_open(in->scratch, in->in->bytes, 0),
	    { .key = "name", .text = &name });
	return name;
}

static void
read_circle(struct import *in, struct json *j)
{
	struct str circle = circle_name(in), key;
	bool any = false;

	if (!json_enter(j, '{'))
		return;
	while (json_key(j, &key)) {
		if (!str_eq(key, STR("person"))) {
			json_skip(j);
			continue;
		}
		if (!json_enter(j, '['))
			continue;
		while (json_item(j)) {
			struct place at = import_at(in, json_path(j));
			struct str name = STR_NONE, url = STR_NONE;

			FIELDS(j, { .key = "displayName", .text = &name },
			    { .key = "profileUrl", .text = &url });
			import_seen(in);
			send_person(in, name, url, circle, at);
			any = true;
		}
	}
	if (!any && !json_bad(j)) {
		import_seen(in);
		import_skipped(in, SKIP_EMPTY);
	}
}

/* "Friends" of ".../Friends.csv". */
static struct str
circle_of_file(struct str path)
{
	struct str file = str_after_last(path, '/');

	return str_sub(file, 0, file.n - 4);
}

/* An "N" is "Last;First;…". */
static struct str
structured_name(struct arena *a, struct str value)
{
	struct strs n = card_parts(a, value, ';');

	if (n.n < 2 || n.v[1].n == 0)
		return n.n > 0 ? n.v[0] : STR_NONE;
	return str_trim(
	    str_fmt(a, "%.*s %.*s", STR_ARG(n.v[1]), STR_ARG(n.v[0])));
}

static enum status
read_cards(struct import *in)
{
	struct str circle = circle_of_file(in->in->path);
	struct lines *l = lines_open(in->scratch, in->in->bytes);
	struct str name = STR_NONE, url = STR_NONE;
	struct card_line c;
	struct place at = import_line(in, 1);
	bool open = false;

	while (card_next(l, &c)) {
		if (str_eq(c.name, STR("BEGIN"))) {
			open = true;
			name = url = STR_NONE;
			at = import_line(in, c.line);
		} else if (str_eq(c.name, STR("FN"))) {
			name = card_text(in->scratch, c.value);
		} else if (str_eq(c.name, STR("N")) && name.n == 0) {
			name = structured_name(in->scratch, c.value);
		} else if (str_eq(c.name, STR("URL"))) {
			url = card_text(in->scratch, c.value);
		} else if (open && str_eq(c.name, STR("END"))) {
			import_seen(in);
			send_person(in, name, url, circle, at);
			open = false;
		}
	}
	if (!open)
		return ST_OK;
	diag_say(in->diag, DIAG_BAD_CARD, &at, "%s", "");
	return ST_PART;
}

static enum status
read_table(struct import *in)
{
	struct sheet s;
	struct str file = circle_of_file(in->in->path);
	struct str name, url;

	if (!sheet_open(&s, in, header))
		return ST_FAIL;
	while (sheet_row(&s)) {
		name = csv_get(s.csv, "Display Name");
		if (name.n == 0)
			name = sheet_join(&s, csv_get(s.csv, "First Name"),
			    csv_get(s.csv, "Last Name"));
		url = csv_get(s.csv, "Profile URL");
		send_person(in, name, url, file, sheet_place(&s));
	}
	return sheet_end(&s, (const char *const[]){
				 "Nickname", "First Name", "Last Name", NULL });
}

void
googleplus_audience(struct arena *a, struct post *post, struct str name)
{
	struct str *to = &post->audience;

	if (name.n > 0)
		*to = to->n == 0 ? name
		                 : str_fmt(a, "%.*s, %.*s", STR_ARG(*to),
				       STR_ARG(name));
}

/* One circle: named by the owner, or one of the system's. */
static void
take_circle(struct json *j, struct arena *a, struct post *to)
{
	struct str type = STR_NONE, name = STR_NONE;

	FIELDS(j, { .key = "type", .text = &type },
	    { .key = "displayName", .text = &name });
	if (str_ends(type, STR("_PUBLIC")))
		name = STR("public");
	else if (str_ends(type, STR("_EXTENDED_CIRCLES")))
		name = STR("extended circles");
	else if (str_ends(type, STR("_YOUR_CIRCLES")))
		name = STR("your circles");
	googleplus_audience(a, to, name);
}

/* { "circles": […], "users": [{ "displayName" }] } */
static void
take_standard(struct import *in, struct json *j, struct post *post)
{
	struct str key;

	if (!json_enter(j, '{'))
		return;
	while (json_key(j, &key)) {
		bool circles = str_eq(key, STR("circles"));

		if (!circles && !str_eq(key, STR("users"))) {
			json_skip(j);
			continue;
		}
		if (!json_enter(j, '['))
			continue;
		while (json_item(j))
			take_circle(j, in->scratch, post);
	}
}

static void
take_audience(struct import *in, struct json *j, struct post *post)
{
	struct str key;

	if (!json_enter(j, '{'))
		return;
	while (json_key(j, &key))
		if (str_eq(key, STR("visibleToStandardAcl"))) {
			take_standard(in, j, post);
		} else if (str_eq(key, STR("isPublic"))) {
			if (json_bool(j))
				post->audience = STR("public");
		} else if (str_eq(key, STR("communityAcl")) ||
			   str_eq(key, STR("eventAcl"))) {
			post->elsewhere = true;
			json_skip(j);
		} else {
			json_skip(j);
		}
}

void
googleplus_post(struct import *in, struct post *post)
{
	if (post->text.n == 0 && !post->photo && !post->video && !post->link) {
		import_skipped(in, SKIP_EMPTY);
		return;
	}
	sink_post(in->to, post);
	import_used(in);
}

static void
read_post(struct import *in, struct json *j)
{
	struct post post = { .platform = PF_GOOGLE,
		.when = WHEN_NONE,
		.place = import_line(in, 1) };
	struct str key;

	import_seen(in);
	if (!json_enter(j, '{')) {
		import_skipped(in, SKIP_UNREADABLE);
		return;
	}
	while (json_key(j, &key))
		if (str_eq(key, STR("content"))) {
			struct str html = json_str(j);

			post.text = str_trim(
			    plain_text(html, arena_take(in->scratch, html.n)));
		} else if (str_eq(key, STR("creationTime"))) {
			post.when = date_parse(json_str(j), DATE_YMD);
		} else if (str_eq(key, STR("postAcl"))) {
			take_audience(in, j, &post);
		} else if (str_eq(key, STR("link"))) {
			post.link = true;
			json_skip(j);
		} else if (str_eq(key, STR("album")) ||
			   str_eq(key, STR("media"))) {
			post.photo = true;
			json_skip(j);
		} else if (str_eq(key, STR("location"))) {
			post.checkin = true;
			json_skip(j);
		} else {
			json_skip(j);
		}
	googleplus_post(in, &post);
}

static void
read_passed(struct import *in, struct json *j)
{
	import_seen(in);
	import_skipped(in, SKIP_NOT_NEEDED);
	json_skip(j);
}

static const struct kind {
	int bits;
	void (*read)(struct import *, struct json *);
} post_kind = { .bits = TEXT_BITS, .read = read_post },
  circle_kind = { .bits = TEXT_BITS, .read = read_circle },
  empty_kind = { .bits = FOLDER_BITS, .read = read_circle },
  log_kind = { .bits = FOLDER_BITS, .read = read_passed };

/* "Google+ Circles", "Google+-Kreise", "Cercles Google+" … */
static bool
in_plus(struct str path)
{
	struct str file = str_after_last(path, '/');

	return str_has(str_sub(path, 0, path.n - file.n), STR("Google+"));
}

static const struct kind *
find_kind(const struct member *m)
{
	bool plus = str_has(m->head, STR("//plus.google.com/"));

	if (!str_ends_nocase(m->path, STR(".json")))
		return NULL;
	if (str_has(m->head, STR("\"postAcl\"")) ||
	    (plus && str_has(m->head, STR("\"creationTime\""))))
		return &post_kind;
	if (plus && str_has(m->head, STR("\"profileUrl\"")))
		return &circle_kind;
	if (!in_plus(m->path))
		return NULL;
	return str_starts(str_trim(m->head), STR("{")) &&
	               str_has(m->head, STR("\"name\"")) && m->size < EMPTY_MAX
	           ? &empty_kind
	           : &log_kind;
}

static bool
is_cards(const struct member *m)
{
	return str_ends_nocase(m->path, STR(".vcf")) && in_plus(m->path) &&
	       str_has(str_sub(m->head, 0, 64), STR("BEGIN:VCARD"));
}

static int
probe(const struct member *m)
{
	const struct kind *k = find_kind(m);

	if (k)
		return k->bits;
	if (googleplus_is_page(m))
		return TEXT_BITS;
	if (is_cards(m))
		return CARD_BITS;
	return sheet_probe(m, header) ? HEADER_BITS : 0;
}

static enum status
read(struct import *in)
{
	const struct kind *k = find_kind(in->in);
	struct json *j;

	if (!k && googleplus_is_page(in->in))
		return googleplus_page(in);
	if (!k)
		return is_cards(in->in) ? read_cards(in) : read_table(in);
	j = json_open(in->scratch, in->in->bytes, 0);
	k->read(in, j);
	return fields_end(in, j);
}

const struct importer importer_googleplus = {
	.name = "google-plus",
	.kind = "google",
	.about =
	    "Google+ circles and posts of a Takeout (JSON, HTML, CSV, vCard)",
	.probe = probe,
	.read = read,
};
