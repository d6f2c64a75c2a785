/*
 * What the files of the Instagram importers share; nobody else includes this.
 * Each function that takes a `struct json` takes the text's only value.
 */
#ifndef INSTAGRAM_H
#define INSTAGRAM_H

#include "fields.h"

/* What a list says of the accounts on it. */
enum ig_what {
	IG_FOLLOWING,
	IG_FOLLOWER,
	IG_CLOSE,
	IG_LESS,
	IG_ASKED_OWNER,
	IG_ASKED_BY_OWNER,
	IG_FORMER,
	IG_PASSED,
	IG_UNKNOWN
};

/* One account of a list. */
struct ig_item {
	struct str title, value, href, name;
	int64_t when;
};

/* A record's values under keys in the language of the account, in their
 * order. */
struct ig_pairs {
	struct strs keys, values;
};

/* instagram_lists.c */
void instagram_lists(struct import *, struct json *);
/* Which list the file's name tells; IG_UNKNOWN for none. */
enum ig_what instagram_list(struct str path);
void instagram_send(
    struct import *, const struct ig_item *, enum ig_what, struct place);
/* The path without extension and number. */
struct str instagram_stem(struct str path);
/* Whether the letters are those of a user name, which are few. */
bool instagram_is_user(struct str);
/* Somebody of whom a user name is known. */
who_id instagram_mention(struct import *, struct str user);

/* instagram_own.c */
void instagram_profile(struct import *, struct json *);
void instagram_contacts(struct import *, struct json *);
void instagram_posts(struct import *, struct json *);
void instagram_fact(
    struct import *, struct str key, struct str value, struct place);
bool instagram_is_phone(struct str);
/* { "string_map_data": { KEY: { "value" } } } */
void instagram_take_pairs(struct json *, struct arena *, struct ig_pairs *);

/* instagram_talk.c */
void instagram_thread(struct import *, struct json *);
void instagram_comments(struct import *, struct json *);
void instagram_likes(struct import *, struct json *);
/* What tells the thread: its folder. */
struct str instagram_thread_key(struct str path);
/* Counts a message, or what is none.  `thread` holds it. */
void instagram_message(struct import *, struct thread *, struct str from,
    struct str text, int64_t when);

/* instagram_old.c: until 2020 */
void instagram_old_profile(struct import *, struct json *);
void instagram_old_contacts(struct import *, struct json *);
void instagram_old_threads(struct import *, struct json *);
void instagram_old_reactions(struct import *, struct json *);
void instagram_old_media(struct import *, struct json *);

/* How often the owner reacted to each user. */
struct ig_counts;
struct ig_counts *instagram_counts(struct import *);
void instagram_count(
    struct ig_counts *, struct str user, int64_t when, struct place);
void instagram_counts_end(struct ig_counts *);

#endif
