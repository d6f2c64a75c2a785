/*
 * Records: what the exports said, before any guess.  Append-only; every
 * record carries its place.  They live in the arena of the sink, from the
 * first member read until the plan is written.
 *
 * Whoever is spoken of is a `who_id`: an account (somebody who stands in a
 * list of the owner's contacts) or a mere mention (a name in a thread).
 * Memory grows with people and threads, never with messages: the words of a
 * message are looked at while they stream by and not kept.
 */
#ifndef MODEL_RECORD_H
#define MODEL_RECORD_H

#include "base/diag.h"
#include "base/phrase.h"
#include "base/str.h"
#include "base/vec.h"
#include "base/when.h"

/* Ids are indices from 1; 0 is "none". */
typedef struct {
	uint32_t n;
} who_id;

/* In the order in which a person's key is chosen. */
enum platform {
	PF_FACEBOOK,
	PF_LINKEDIN,
	PF_INSTAGRAM,
	PF_X,
	PF_MASTODON,
	PF_GOOGLE,
	PF_PHONE,
	PF_WHATSAPP,
	PF_CRM,
	PF_GRAPH,
	PF__COUNT
};

/* "facebook", "linkedin" … */
struct str platform_name(enum platform);
/* "Facebook", "the address book" … */
struct str platform_words(
    const struct phrases *, struct arena *, enum platform);

enum relation {
	REL_NONE, /* a mention, no contact */
	REL_FRIEND,
	REL_CONNECTION,
	REL_FOLLOWER,
	REL_FOLLOWING,
	REL_CONTACT,
	REL_MEMBER,
	REL_REQUEST, /* received and pending */
	REL__COUNT
};

struct str relation_name(enum relation);
/* "friend", "follower" … */
struct str relation_words(
    const struct phrases *, struct arena *, enum relation);

enum skip {
#define SKIP(name, text) SKIP_##name,
#include "model/skip.def"
#undef SKIP
	SKIP__COUNT
};

struct str skip_text(enum skip);

/*
 * Somebody, as one export names them.  Names are kept as written, cleaned
 * (utf8_clean); e-mails as written; phones too, but once all is read as +E164
 * where they can be.
 */
struct account {
	enum platform platform;
	enum relation relation;
	struct str name;          /* as shown */
	struct str given, family; /* where the export tells them apart */
	struct str nick, former;  /* nickname; maiden or former name */
	struct str id;            /* stable id or user name on the platform */
	struct str url;           /* of the profile */
	struct strs emails, phones;
	struct str city;
	int64_t since;   /* WHEN_NONE: not told */
	bool day_only;   /* `since` is a day without time */
	bool local;      /* `since` is in a time zone that nobody tells */
	bool company;    /* the card is of an organisation, not of a person */
	struct str twin; /* "#2": the second of a name that is all there is */
	struct str key;  /* of an address-book entry, from sink_threads_end on;
	                    else see record_key */
	struct place place;
};

/* An account or a mention; `account` has REL_NONE for a mention. */
struct who {
	struct account account;
	uint32_t input; /* the export it came from, from 0 */
};

/* Works or studies there. */
struct affiliation {
	who_id who;
	struct str organisation, title, department;
	int64_t from, to; /* WHEN_NONE: not told */
	bool school;
	struct place place;
};

/* What the owner, or the owner's platform, has written on somebody. */
enum label_kind {
	LABEL_LIST,      /* member of a list, circle, category, label */
	LABEL_RELATION,  /* a relation word: "Sister" */
	LABEL_FAVOURITE, /* seen first, starred, close friends */
	LABEL_LESS,      /* seen less, restricted, story hidden from */
	LABEL_VISITED,   /* the owner visited the profile */
	LABEL_MEMBERS,   /* on a list given with --clients and its siblings:
	                    text is the group's id */
};

struct label {
	who_id who;
	enum label_kind kind;
	struct str text;
	struct place place;
};

/* Kinds of words that are counted while messages stream by.  The words are
 * templates/lexicon/heard.csv. */
enum heard_kind {
	HEARD_WORK,   /* meeting, deadline, colleague, shift */
	HEARD_TRADE,  /* invoice, order, contract, ticket, appointment, quote */
	HEARD_FAMILY, /* mum, grandma, cousin */
	HEARD_FOND,   /* love you, kisses, miss you */
	HEARD_LEISURE, /* beer, barbecue, match, holiday */
	HEARD_FORMAL,  /* dear Mr, kind regards, formal you */
	HEARD_SALE,    /* your order, our price list: who says it sells */
	HEARD_FUNDING, /* term sheet, runway, next round */
	HEARD_LEAD,    /* request approved, your review: who says it leads */
	HEARD_FIELD,   /* trade show, your post, open position */
	HEARD_PAST,    /* old team, since we left, life after */
	HEARD__COUNT
};

struct heard {
	uint32_t n[HEARD__COUNT]; /* messages in which one occurred */
};

/* Messages with one other person, summed up over all parts of the thread. */
struct exchange {
	who_id who;
	enum platform platform;
	struct str thread; /* what tells this thread from others */
	uint32_t sent, received;
	int64_t first, last;
	uint32_t hours[WEEK_HOURS]; /* messages by when_slot() */
	bool local;                 /* times are local, not UTC */
	struct heard heard; /* in all messages, and in the owner's own */
	struct heard heard_sent;
	struct place place;
};

/* People together in a thread, a photo, an event, a group. */
enum gathering_kind { AT_THREAD, AT_POST, AT_EVENT, AT_GROUP };

struct part {
	who_id who;
	uint32_t count; /* messages, tags */
};

struct gathering {
	enum gathering_kind kind;
	enum platform platform;
	struct str thread, title; /* title: as people named it, or empty */
	VEC(struct part) parts;
	uint32_t own; /* the owner's messages in it */
	int64_t first, last;
	struct heard heard;
	struct place place;
};

/* A text that may tell a relation. */
enum statement_kind {
	SAID_INVITATION,
	SAID_RECOMMENDATION, /* of the owner, by them, or the other way */
	SAID_ENDORSEMENT,
	SAID_NOTE,    /* on an address-book card */
	SAID_COMMENT, /* the owner reacted to or commented on something of
	                 theirs */
};

struct statement {
	who_id who;
	enum statement_kind kind;
	bool by_owner;
	struct str text;
	uint32_t count; /* how often, where texts are not kept */
	int64_t when;
	struct place place;
};

/* An edge of a friend network. */
struct tie_said {
	who_id a, b;
	double weight;
	struct place place;
};

/* The owner's own post. */
struct post {
	enum platform platform;
	int64_t when;
	bool local;
	struct str text;
	struct str audience; /* as the export tells it; empty: not told */
	VEC(who_id) tagged;
	bool photo, video, link, checkin;
	bool elsewhere; /* in a group or on another's page or profile */
	struct place place;
};

enum owner_kind {
	OWNER_NAME,
	OWNER_FORMER_NAME,
	OWNER_EMAIL,
	OWNER_PHONE,
	OWNER_ACCOUNT, /* id or user name on the platform */
	OWNER_URL,
	OWNER_EMPLOYER, /* text, title, from, to */
	OWNER_SCHOOL,
	OWNER_CITY,
	OWNER_LANGUAGE
};

struct owner_fact {
	enum owner_kind kind;
	enum platform platform;
	struct str text, title;
	int64_t from, to;
	struct place place;
};

/* A pending request to become friends, or one of the past. */
enum request_state { ASKED_OWNER, ASKED_BY_OWNER, REJECTED, REMOVED };

struct request {
	who_id who;
	enum request_state state;
	int64_t when;
	struct place place;
};

/* A platform's setting as it stood. */
struct setting_said {
	enum platform platform;
	struct str name, value;
	struct place place;
};

struct records {
	VEC(struct who) whos; /* whos.v[0] is a dummy: who_id n is whos.v[n] */
	VEC(struct affiliation) affiliations;
	VEC(struct label) labels;
	VEC(struct exchange) exchanges;
	VEC(struct gathering) gatherings;
	VEC(struct statement) statements;
	VEC(struct tie_said) ties;
	VEC(struct post) posts;
	VEC(struct owner_fact) owner;
	VEC(struct request) requests;
	VEC(struct setting_said) settings;
};

/*
 * The sink copies what it is given into its arena.  Equal accounts of one
 * platform (same key: see record_key) become one, with the e-mails and phones
 * of both; a node of a network that bears another name than the one of its
 * number is another's.  One in local time is the one of its name whose time it
 * may be in some zone.  `fresh`, if not NULL, tells whether this one was new.
 */
struct sink;

struct sink *sink_make(struct arena *);
struct records *sink_records(struct sink *);
/* Whether an account that came again and again had more than LIMIT_CONTACT
 * addresses, and some were left out. */
bool sink_was_cut(const struct sink *);
/* The same of threads and LIMIT_GATHERING people. */
bool sink_was_crowded(const struct sink *);
/* What follows comes from this export. */
void sink_input(struct sink *, uint32_t number);

who_id sink_account(struct sink *, const struct account *, bool *fresh);
/* Somebody who is only spoken of.  The same name, id and address on the same
 * platform give the same who_id. */
who_id sink_mention(struct sink *, enum platform, struct str name,
    struct str id, struct str url);

void sink_affiliation(struct sink *, const struct affiliation *);
/* False where the same was said of them before. */
bool sink_label(struct sink *, const struct label *);
void sink_statement(struct sink *, const struct statement *);
void sink_tie(struct sink *, const struct tie_said *);
void sink_post(struct sink *, const struct post *);
void sink_owner(struct sink *, const struct owner_fact *);
void sink_request(struct sink *, const struct request *);
void sink_setting(struct sink *, const struct setting_said *);

/*
 * Threads come in parts (message_1.json, message_2.json, also from another
 * archive of a split export) and row by row (LinkedIn).  Open one by what
 * tells it from others, say who takes part, then each message.  Whether it
 * was an exchange or a gathering is settled by sink_threads_end, which also
 * drops threads nobody wrote in: a thread whose only message is automatic is
 * no conversation.
 */
struct thread;
struct thread *sink_thread(struct sink *, enum platform, struct str key,
    struct str title, const struct place *);
/* Where it is told only after the messages; an earlier title stays. */
void thread_title(struct thread *, struct str title);
void thread_member(struct thread *, who_id);
/* One message; `text` may be empty.  An unknown time is WHEN_NONE. */
void thread_message(
    struct thread *, who_id from, int64_t when, bool local, struct str text);
/* A line that the platform wrote ("You are now connected"). */
void thread_automatic(struct thread *, who_id from, int64_t when);
/* Who of them is the owner, where the export tells it of this thread. */
void thread_owner(struct thread *, who_id);
/* Somebody in it who stands in the owner's address book, as the export's names
 * are the book's: a contact, if no book that was read has them. */
void thread_contact(struct thread *, who_id);
/* The times of the first and the last message so far; false where none had
 * one. */
bool thread_span(const struct thread *, int64_t *first, int64_t *last);
/* What lies below this folder of the export is that platform's (the folder's
 * path ends in '/' or is empty).  Facebook and Instagram write threads alike
 * and in the same place: those that were taken for Facebook's become
 * Instagram's, but where Facebook's own files lie below it too. */
void sink_tree(
    struct sink *, enum platform, struct str file, struct str folder);
/* Settles all threads: tells the owner from the others by the owner's names
 * (or, where no export tells these, by whom the threads call the owner, else by
 * who is in most of them).  Nothing may be sunk after it.  Also gives phones
 * their last form and address-book entries their keys, which take all of them
 * to tell. */
void sink_threads_end(struct sink *);

/*
 * The same may be told several times: in an older and a newer download, in
 * JSON and in HTML, as a sentence and as labels, and at the seam of two parts.
 * A telling is what one member says of one topic ("comments", a thread), in
 * one form.  A record is new unless its time lies in what another export or
 * another form has told of the topic (with some hours more where only one of
 * them is in local time), or is an end of what another part of the same has.
 * So members of the better form must be read first.
 */
enum telling_form { TOLD_PLAIN, TOLD_LABELS, TOLD_LOCAL };
struct telling;
struct telling *sink_telling(
    struct sink *, enum platform, struct str topic, enum telling_form);
/* Asked once for each record, in their order. */
bool telling_is_new(struct telling *, int64_t when);
/* A record that counts whatever others have told. */
void telling_note(struct telling *, int64_t when);

/* How many words of each kind a message holds; set by run.c, may be unset. */
typedef void hear_fn(void *ctx, struct str text, struct heard *into);
void sink_hear(struct sink *, hear_fn *, void *ctx);

/*
 * The key of the contract: "facebook:NAME@SINCE", "linkedin:/in/SLUG",
 * "email:ADDRESS" …  Stable between runs.  In address books an e-mail, else a
 * number, that is under several names is the key of one of them only.
 */
struct str record_key(struct arena *, const struct account *);
/* Whether it is an address book, where a person may have several cards. */
bool record_is_book(enum platform);
/* The calling code of the owner's country ("49"): that of the owner's own
 * numbers, else the most frequent among all contacts; or empty. */
struct str record_country(struct arena *, const struct records *);

/* An e-mail in lower case without display name; a phone number as +E164,
 * `country` being the owner's calling code ("49") or empty.  STR_NONE where
 * it is none. */
struct str record_email(struct arena *, struct str);
struct str record_phone(struct arena *, struct str, struct str country);

/* "user@host" of a Mastodon account: letters, digits and "._-" alone;
 * STR_NONE where the export has no such address. */
struct str record_address(const struct account *);

#endif
