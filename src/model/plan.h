/*
 * The plan: everything that plan.json holds and all other files are made of.
 * Built by plan/ and audience/, read only from then on.  Lives in the plan
 * arena until the program ends.
 */
#ifndef MODEL_PLAN_H
#define MODEL_PLAN_H

#include "model/graph.h"
#include "model/group.h"
#include "model/person.h"

/* The format of plan.json, in which a later run finds what changed. */
#define PLAN_FORMAT_NAME "hedgerow-plan/"
#define PLAN_FORMAT PLAN_FORMAT_NAME "1"

typedef struct {
	uint32_t n;
} question_id;

struct plan;

enum standing { STAND_DECIDED, STAND_ASKED, STAND_ANSWERED };
enum advice { ADVICE_KEEP, ADVICE_RESTRICT, ADVICE_MOVE, ADVICE_UNFRIEND };

struct str standing_name(enum standing);
struct str advice_name(enum advice);

struct evidence {
	int group;
	int kind;           /* of the table in plan/evidence.def */
	double weight;      /* log-odds that it adds for the group */
	double scale;       /* exponent of its likelihood: of plan/ alone */
	struct str text;    /* a sentence without its source */
	struct place place; /* empty file: the owner's own word (answers,
	                       policy, --clients) told in the text */
};

/* Whether it weighs enough, either way, to be told as a reason. */
static inline bool
evidence_counts(const struct evidence *e)
{
	static const double least = 0.1;

	return e->weight >= least || e->weight <= -least;
}

/* p of every group; who decides. */
struct share {
	int group;
	double p;
};

/* Something that reaches somebody although it is not meant for them. */
struct leak {
	enum platform platform;
	enum class class;
	const char *rule; /* of templates/facts/rules.csv */
	struct str through;
};

/* What shows a personal tie by itself: free time that is spoken of again and
 * again, words of affection or family, something the owner has told. */
enum bond { BOND_NONE, BOND_LEISURE, BOND_FOND, BOND_TOLD };

/* What the messages with somebody show of a personal tie. */
enum spoken { SPOKEN_NOT, SPOKEN_IDLY, SPOKEN_WARMLY };

/* What decided whether somebody is opened. */
enum reason {
	REASON_NOTHING,     /* nothing is known of them */
	REASON_ANSWER,      /* the owner has said it of them */
	REASON_TIE,         /* open: a personal tie, which outweighs the rest */
	REASON_NO_TIE,      /* nothing shows a personal tie */
	REASON_OUTWEIGHED,  /* one is shown; what may be from work outweighs */
	REASON_MANY,        /* a personal answer about many that opens others */
	REASON_MAY_BE,      /* may be somebody from work */
	REASON_WORK,        /* from work without doubt */
	REASON_WHICH,       /* … but as what makes a difference */
	REASON_PERHAPS_WORK /* likely from work */
};

/* A person as the plan sees them; same index as people.persons. */
struct placing {
	VEC(struct share) groups;      /* p >= 0.02, highest first */
	VEC(struct evidence) evidence; /* heaviest first */
	enum bond bond;                /* what shows it best, by itself */
	enum spoken spoken;            /* not on LinkedIn */
	int primary;    /* the most restrictive with p >= 0.5, else the
	                   likeliest; GROUP_UNSORTED: no evidence */
	int treated_as; /* the one that decides what they see */
	enum standing standing;
	enum reason reason;
	VEC(int) answer; /* the groups of the owner's own answer */
	bool met;        /* in person, as the owner has answered */
	enum advice advice;
	classes sees[PF__COUNT]; /* on platforms where they have an account */
	VEC(struct leak) leaks;
	VEC(uint32_t) circles; /* index into graph.circles */
	bool present[PF__COUNT];
	const struct affiliation *job; /* where they work, or NULL */
	bool friend; /* a Facebook friend, or the like, who sees posts that
	                are not public unless something is done */
};

/* In a sentence: whether they see everyday posts, and why. */
struct str reason_text(
    const struct plan *, struct arena *, const struct placing *);

enum question_kind { ASK_GROUP, ASK_MANY, ASK_SAME, ASK_MET };

struct str question_kind_name(enum question_kind);

struct question {
	enum question_kind kind;
	struct str id;          /* "q1" …, stable within a plan */
	struct str key;         /* as the contract has it */
	struct str other;       /* ASK_SAME: the other key */
	person_id about;        /* ASK_GROUP, ASK_MET */
	VEC(person_id) members; /* ASK_MANY */
	struct str text;
	struct strs choices; /* answers that may be given */
	double harm;         /* expected harm that the answer removes */
	struct str changes;  /* what it will change */
};

/* Who may see what is posted, in the terms that the platforms share. */
enum audience_kind {
	AUDIENCE_NONE,    /* nothing of that class is posted there */
	AUDIENCE_PUBLIC,  /* anybody */
	AUDIENCE_FRIENDS, /* all friends, followers, contacts */
	AUDIENCE_EXCEPT,  /* these without some lists */
	AUDIENCE_ONLY,    /* some lists */
	AUDIENCE_SELF     /* nobody else */
};

struct audience {
	enum audience_kind kind;
	struct strs lists; /* names; of EXCEPT and ONLY */
	struct str words;  /* as the platform shows it */
};

enum list_kind {
	LIST_CUSTOM,     /* hides nothing until an audience names it */
	LIST_RESTRICTED, /* Facebook's, which acts by itself */
	LIST_CLOSE,      /* Instagram's Close Friends */
	LIST_HIDE_STORY, /* Instagram's Hide story and live from */
	LIST_STATUS      /* the exceptions to, or members of, a WhatsApp
	                    status */
};

struct member_list {
	enum platform platform;
	enum list_kind kind;
	struct str name; /* neutral, at most 25 characters */
	VEC(int) groups;
	VEC(person_id) members;
	/* Lines of the file, in the order in which the platform shows them. */
	struct strs lines;
	struct str purpose; /* one sentence */
};

/* The people of one group in a file that the platform imports: accounts. */
struct import_list {
	enum platform platform; /* Mastodon, Google, or an address book */
	int group;
	VEC(who_id) members;
};

/* A platform's setting to look at, with its fact. */
struct advised_setting {
	enum platform platform;
	struct str id, setting, path, value, why, limits, as_of, confidence;
	struct str usual; /* as it stands where nobody has changed it */
	struct str lost;  /* what does not come back with the old value */
};

/* Whether the owner has ticked it, in this form or in an earlier one. */
enum step_state { STEP_OPEN, STEP_DONE, STEP_CHANGED };

struct str step_state_name(enum step_state);

/* What a step does to an account: what undoes it follows from it. */
enum act_kind {
	ACT_MAKE_LIST,
	ACT_FILL_LIST, /* with all members of the list */
	ACT_SET,       /* a setting, or the audience of one kind of post */
	ACT_OLD_POSTS, /* the audience of every old post */
	ACT__COUNT
};

struct str act_name(enum act_kind);

struct act {
	enum act_kind kind;
	struct str id;    /* of the setting's fact */
	struct str list;  /* of MAKE_LIST and FILL_LIST */
	struct str value; /* of SET and OLD_POSTS */
	int class;        /* SET of what is chosen post by post; else -1 */
};

struct step;

/* What it sets, in one line: equal where the same is to be done. */
struct str step_acts(struct arena *, const struct step *);

struct step {
	uint32_t n;
	enum step_state state;
	struct str key; /* the same in every run ("facebook.list.Restricted",
	                   "li.connections"): ticks are kept by it */
	enum platform platform;
	bool general;    /* of no one platform */
	struct str what; /* the action, in words */
	struct str how;  /* the way there and the check, may be empty */
	struct str list; /* lists/PLATFORM/NAME.txt that it uses, or empty */
	VEC(person_id) members;
	VEC(struct act) acts;
	uint32_t clicks, minutes;
	uint32_t removes;  /* people × classes no longer exposed */
	struct str expect; /* what is so when it is done, and how to see it */
	struct str undo;
	struct str lost;    /* what no undo brings back, or empty */
	struct str fact;    /* "as of …, confidence …", or empty */
	struct strs ticked; /* names and settings that are ticked singly */
};

/* Somebody in a step that was done: the key and name they had. */
struct done_member {
	struct str key, name;
};

/* A step that the owner has ticked, as it was then: the way back from what
 * was really done.  It stays when the plan has it no more. */
struct done_step {
	struct str key, what, undo, list;
	enum platform platform; /* PF__COUNT: of no one platform */
	struct str acts;        /* what it set, to be compared */
	struct str day;         /* of the plan it stood in */
	VEC(struct done_member) members;
	bool bare; /* ticked, but the plan it stood in is lost */
	bool gone; /* not in the plan any more */
};

/* How many people reach content of each class that is not meant for them. */
struct exposure {
	uint32_t closed; /* contacts who are not to see everyday posts */
	uint32_t reach[PF__COUNT][CLASS__COUNT];
	uint32_t harmful[PF__COUNT][CLASS__COUNT]; /* of these, surely or
	                                              possibly harmful */
};

struct request_advice {
	struct str key;
	person_id person;
	enum platform platform;
	struct str advice; /* accept, accept_restricted, linkedin, … */
	struct str why;
};

struct finding {
	struct str kind; /* "names_client", "vent", "office_hours" … */
	enum platform platform;
	int64_t when;
	struct place place;
	struct str text;
	VEC(person_id) seen_by; /* closed people who could see it until today */
	struct str seen_words;  /* "friends", "public", "not told" */
	struct str why;
	struct strs choices;
};

/* What changed since the plan before; what FROM and TO are. */
enum change_kind {
	CHANGE_LIST_ADD,    /* to: a list that they are to be put on */
	CHANGE_LIST_REMOVE, /* from: a list that they are to be taken off */
	CHANGE_STEP_NEW,    /* to: what to do */
	CHANGE_STEP_GONE,   /* from: what is no longer to be done */
	CHANGE_REQUEST,     /* to: the advice on a new request */
	CHANGE_ADDED,       /* somebody new; to: the group that decides */
	CHANGE_GONE,       /* somebody in no export any more; from: the group */
	CHANGE_RENAMED,    /* from, to: names; a guess */
	CHANGE_ON,         /* to: a platform where they are a contact now */
	CHANGE_OFF,        /* from: one where they no longer are */
	CHANGE_JOB,        /* from, to: title and company */
	CHANGE_GROUP,      /* from, to: the group that decides */
	CHANGE_EXPORT_NEW, /* to: a platform that had no contacts before */
	CHANGE_EXPORT_GONE, /* from: a platform that has none now */
	CHANGE__COUNT
};

struct str change_name(enum change_kind); /* "list_add" */

struct change {
	enum change_kind kind;
	person_id id;           /* 0 where they are gone, or it is about none */
	struct str person;      /* their key, or empty */
	struct str name;        /* theirs, or empty */
	enum platform platform; /* PF__COUNT: of none */
	struct str from, to;
	uint32_t people; /* of EXPORT_NEW and EXPORT_GONE */
};

/* One row of `inputs`: an export, parts of a split one together. */
struct input {
	struct str path;   /* as the user typed it */
	struct strs parts; /* all paths, where there are several */
	struct str kind;   /* importer kinds, joined by '+' */
	uint32_t read, skipped, unknown;         /* members */
	uint32_t seen, used, skips[SKIP__COUNT]; /* records */
	struct strs unknown_members;             /* a few of them */
	struct strs unknown_fields;
};

struct employer {
	struct str name, title;
	int64_t from, to;
	struct place place;
};

/* Where the owner was taught; once for each time there. */
struct school {
	struct str name;
	int64_t from, to; /* WHEN_NONE: not told; a year is its first day */
	struct place place;
};

struct owner {
	struct str name;
	struct strs names; /* all, former ones too */
	struct strs emails, phones;
	struct str country;  /* calling code, "49", or empty */
	struct str language; /* "en", or empty */
	VEC(struct account) accounts;
	VEC(struct employer) employers;
	VEC(struct school) schools; /* the earliest first */
};

/* A friend who may be the same person as somebody from work. */
struct maybe {
	person_id friend, other;
	double likely; /* that they are one, where it counts; else 0 */
};

/* Somebody through whom what is said to friends reaches one of the others. */
struct bridge {
	person_id person, to;
};

/* Where one may let off steam: few people, none of them from work and none
 * with a tie to anybody who is. */
struct vent {
	VEC(person_id) safe;
	VEC(struct bridge) bridges;
};

/* An export that would help, and what it would bring. */
struct wish {
	struct str what, gain, how;
};

struct plan {
	int64_t now;
	const struct phrases *phrases; /* the language of all that is written */
	struct str language;           /* its code, "en" */
	struct str strategy;
	struct groups groups;
	struct owner owner;
	VEC(struct input) inputs;
	const struct records *records;
	const struct people *people;
	const struct graph *graph;
	struct placing *placings; /* by person_id.n */
	struct orgs *orgs;        /* companies met, of plan/ alone */
	bool tells_of_work;       /* some export tells of people's companies */
	VEC(struct maybe) maybes; /* asked about */
	VEC(struct question) questions;
	VEC(struct member_list) lists;
	VEC(struct import_list) imports; /* by platform and group */
	struct audience audiences[PF__COUNT][CLASS__COUNT];
	VEC(struct advised_setting) settings;
	VEC(struct step) steps;
	VEC(struct done_step) done; /* in the order in which they were ticked */
	struct exposure before, after;
	struct vent vent;
	VEC(struct request_advice) requests;
	VEC(struct finding) audit;
	VEC(struct change) changes;
	VEC(struct wish) wishes;  /* which export to add next, best first */
	struct strs cannot_tell;  /* what these exports can't say */
	struct strs answers_kept; /* rows of answers.csv given so far, as CSV */
	classes table[GROUP_MAX]; /* what each group sees, by strategy */
	/* Harm of one of them seeing a friends-only post, on the side of work;
	 * of one of them missing it, on the personal side. */
	double harm[GROUP_MAX];
	bool redacted;
};

#endif
