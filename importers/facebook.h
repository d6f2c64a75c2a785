/*
 * What the Facebook importers share; nobody else includes this.
 *
 * A reader takes exactly the one JSON value that comes next: what stands
 * under the file's only key, or the whole text where the file is a bare list.
 */
#ifndef FACEBOOK_H
#define FACEBOOK_H

#include "base/map.h"
#include "fields.h"
#include "import.h"
#include "read/json.h"

struct fb {
	struct import *in;
	struct json *json;
	const struct fb_file *file; /* the row that chose the reader */
};

struct fb_file {
	const char *key;  /* top-level key without _v2, or NULL */
	const char *path; /* end of the path without number and .json */
	bool common;      /* others use the key too: the path must agree */
	void (*read)(struct fb *);
	int what; /* for readers that serve several files */
};

/* facebook_people.c, facebook_sections.c, facebook_address.c */
void fb_read_friends(struct fb *);
void fb_read_requests(struct fb *); /* what: enum request_state */
void fb_read_followed(struct fb *);
void fb_read_audiences(struct fb *);
void fb_read_sections(struct fb *); /* what: enum fb_sections */
/* Whether the name of a section says that it is of people seen less, or of
 * profiles that were looked at. */
bool fb_says_less(struct arena *scratch, struct str section);
bool fb_says_profile(struct arena *scratch, struct str section);
void fb_read_address_book(struct fb *);
void fb_read_uploaded(struct fb *);
void fb_read_not_needed(struct fb *); /* counts the records */

enum fb_titles_of { FB_COMMENTS, FB_GROUP_COMMENTS, FB_REACTIONS, FB_WALLS };
enum fb_sections { FB_FEED, FB_LESS, FB_PEOPLE, FB_VISITED, FB_CONTROLS };

/* facebook_profile.c, facebook_posts.c, facebook_messages.c */
void fb_read_profile(struct fb *);
void fb_read_posts(struct fb *);  /* what: whether all are elsewhere */
void fb_read_titles(struct fb *); /* what: enum fb_titles_of */
/* The whole text, which is one thread or a part of one. */
enum status fb_read_thread(struct import *);
/* "annexample_123" of ".../inbox/annexample_123/message_1.json": all parts of
 * a thread agree in it, whatever box or archive they lie in.  The whole path
 * where it has no such folder. */
struct str fb_thread_key(struct str path);
/* What tells a thread without a folder: who takes part, in order. */
struct str fb_people_key(struct arena *, const struct strs *people);
/* The title as people gave it; empty where it only lists who takes part. */
struct str fb_thread_title(struct str title, const struct strs *people);
/* Whether the oldest message of a thread is a line that nobody wrote. */
bool fb_automatic(struct str text);
/* After the last value: says where the syntax broke. */
enum status fb_end(struct import *, struct json *);

/*
 * A list, whose only record may stand bare:
 *
 *	for (struct fb_list l = fb_list(j); fb_next(&l);)
 *		read the value that comes next;
 */
struct fb_list {
	struct json *json;
	uint32_t left; /* of a bare value */
	bool array;
};

struct fb_list fb_list(struct json *);
bool fb_next(struct fb_list *);

/* Leaves of "label_values", in their order: facebook_labels.c. */
struct fb_label {
	struct str field; /* ent_field_name: English in every language */
	struct str text, href;
	int64_t when; /* as it stands; 0: none */
	uint32_t group;
	uint32_t next; /* of its group: index + 1, or 0 */
	bool listed;   /* stands in a "vec" */
};

struct fb_labels {
	VEC(struct fb_label) v;
	VEC(uint32_t) first, last; /* of each group: index + 1, or 0 */
	uint32_t groups;           /* the last one's number */
};

/* What a group says of somebody: the field Name, else the first words. */
struct fb_group {
	struct str name, url;
	int64_t when;
	bool certain; /* a field says that it is the name */
	bool listed;
};

void fb_labels_read(struct json *, struct arena *, struct fb_labels *);
/* The first label of a group; its others follow by `next`. */
const struct fb_label *fb_labels_first(const struct fb_labels *, uint32_t);
const struct fb_label *fb_labels_next(
    const struct fb_labels *, const struct fb_label *);
struct fb_group fb_labels_group(const struct fb_labels *, uint32_t group);
/* Of the record as a whole: its own labels, then those of inner groups. */
struct fb_group fb_labels_record(const struct fb_labels *);

/* One record of any of the shapes in which people stand in lists. */
struct fb_item {
	struct str name, url, email;
	int64_t when;
	bool labels; /* it is label_values: where these hold no name, its form
	                is another, and not an account gone */
};

/* The record that comes next, tallied as seen; false (and tallied) where it
 * names nobody. */
bool fb_item_read(struct fb *, struct fb_item *, struct place *);
/* The value of one key of a record. */
void fb_item_key(struct fb *, struct str key, struct fb_item *);
/* Whether the record, wholly read, names somebody; tallied if not. */
bool fb_item_usable(struct fb *, struct fb_item *);
/* Labels whoever the record names, and counts it as used. */
void fb_item_label(struct fb *, const struct fb_item *, enum label_kind,
    struct str text, const struct place *);

/* "posts/your_posts" of "posts/your_posts_1.json", for the suffix ".json";
 * empty if the file has another one. */
struct str fb_stem(struct str path, struct str suffix);

/* Whether the name can be used; else *why tells (no name, deleted account). */
bool fb_named(struct str name, enum skip *why);
/* Somebody on Facebook of whom a name and perhaps an address are known. */
who_id fb_mention(struct import *, struct str name, struct str url);
/* The number in "…/profile.php?id=1000…", or the empty string. */
struct str fb_url_id(struct str url);
/* An address that may be a profile's and not a group's or a video's: one name
 * after the host, or profile.php.  True where there is none. */
bool fb_is_profile(struct str url);

/*
 * Names inside the sentences above posts and comments ("Jane Doe commented on
 * Ann Example's post."), in any language: facebook_titles.c.
 */
struct fb_titles;
struct fb_titles *fb_titles_make(struct arena *);
/* One sentence, with the time and place of its record.  False where there are
 * too many different ones: it is not kept. */
bool fb_titles_add(
    struct fb_titles *, struct str, int64_t when, const struct place *);
/* A record that tells the name without a sentence. */
bool fb_titles_name(
    struct fb_titles *, struct str name, int64_t when, const struct place *);
/* After the last: finds the names. */
void fb_titles_learn(struct fb_titles *);
/* Sends one statement per person named.  With `tally`, counts each sentence
 * as used or skipped. */
void fb_titles_send(struct fb_titles *, struct import *, bool tally);

/* Who is tagged in one post; an id that is known may be empty. */
struct fb_tags {
	struct strs names, ids;
};

/*
 * A text with its mentions "@[1000…:2048:Ann Example]" replaced by the names;
 * each is tagged.
 */
struct str fb_mentions(struct import *, struct str text, struct fb_tags *);
/* Tags a person, once per post. */
void fb_tag(struct import *, struct fb_tags *, struct str name, struct str id);
/* Sends the post with its tags. */
void fb_post_send(struct import *, struct post *, const struct fb_tags *);
/* What this member tells of the owner's posts, comments …: see sink_telling. */
struct telling *fb_telling(
    struct import *, const char *topic, enum telling_form);
/* The same of one thread, and of friend requests. */
struct telling *fb_thread_telling(
    struct import *, struct str thread, enum telling_form);
struct telling *fb_requests_telling(
    struct import *, enum request_state, enum telling_form);
/* Whether the sentence says that the post stands on another's timeline. */
bool fb_elsewhere(struct arena *scratch, struct str title);

#endif
