/*
 * The inside of the sink, for record.c, thread.c, instagram.c and settle.c
 * alone.
 */
#ifndef MODEL_SINK_H
#define MODEL_SINK_H

#include "model/record.h"

struct map;
struct pool;

/* One who speaks in a thread, or is said to take part. */
struct voice {
	who_id who;
	uint32_t count;
	bool contact;       /* in the owner's address book */
	struct heard heard; /* in their messages */
};

struct thread {
	struct sink *sink;
	enum platform platform;
	struct str key, title;
	struct place place;
	VEC(struct voice) voices;
	struct map *at; /* who -> voice + 1; made when there are many */
	uint32_t count, automatic;
	int64_t first, last;
	who_id owner;    /* as the export tells; 0: it does not */
	bool contacts;   /* a voice is one */
	uint32_t *hours; /* made with the first time that is known */
	bool local;
	struct heard heard;
};

/* See sink_tree(). */
struct tree {
	enum platform platform;
	struct str file, folder;
};

/* An account by its name, for those that only a time tells apart. */
struct namesake {
	who_id who;
	uint32_t next; /* index + 1 */
};

struct sink {
	struct arena *arena, *scratch;
	struct records records;
	struct pool *pool;
	struct map *by_key; /* identity -> who */
	struct map *twins;  /* key of a bare name -> how many */
	struct map *by_thread;
	VEC(struct thread *) threads;
	VEC(struct tree) trees;
	struct map *by_name; /* platform and name -> last of its namesakes */
	VEC(struct namesake) namesakes;
	struct map *by_topic;
	VEC(struct telling *) tellings; /* the last one of each topic */
	uint32_t input;
	bool crowded; /* a thread has more people than are kept */
	bool cut;     /* an account has more addresses than are kept */
	hear_fn *hear;
	void *hear_ctx;
};

/* Tells an entry that has nothing but a name from others of that name. */
void sink_number_twin(struct sink *, struct account *);
/* Gives threads to the platform in whose tree they lie. */
void sink_settle_trees(struct sink *);
/* Of threads that lie in a folder of somebody's user name: accounts by user
 * name, and the account that is meant, or none. */
struct map *sink_handles(struct sink *);
who_id sink_by_handle(struct sink *, struct map *, const struct thread *);
/* Numbers in one form; after that, who of the chats is a contact; after that,
 * the keys of address-book entries. */
void sink_settle_phones(struct sink *);
void sink_settle_partner(struct sink *, struct map *books, who_id);
void sink_settle_keys(struct sink *);
/* The names and numbers of the address books, for sink_settle_partner. */
struct map *sink_books(struct sink *);

#endif
