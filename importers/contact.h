/*
 * One entry of an address book or a customer list, whatever the file; what
 * the importers of such files share, and nobody else includes.
 */
#ifndef CONTACT_H
#define CONTACT_H

#include "import.h"

struct contact {
	enum platform platform;
	struct str name; /* as shown; else made of the parts */
	struct str given, middle, family, nick, former;
	struct strs emails, phones;
	struct str organisation, title, department;
	struct str city, url, note;
	struct strs labels;
	bool favourite;
	bool company; /* the entry says that it is an organisation's */
	struct place place;
};

/* Adds a label the owner gave.  Those of the system mean nothing ("My
 * Contacts") or that the entry is a favourite ("starred"). */
void contact_label(struct arena *, struct contact *, struct str label);
/* Adds what stands between separators, each trimmed and only once. */
void contact_add_all(
    struct arena *, struct strs *, struct str cell, const char *separators);
/* A link; a profile on a social network is kept rather than a home page. */
void contact_url(struct contact *, struct str url);

/*
 * Sends the entry with all that hangs on it, or tallies why not; the caller
 * has counted it as seen.  On a list of members (in->members_of) everybody is
 * PF_CRM and gets that label.  Returns whom it made, or none.
 */
who_id contact_send(struct import *, struct contact *);

/* A relation of the entry to somebody else ("Spouse", "Maria").  It says
 * something here only where that is the owner, as far as the exports read so
 * far told who that is. */
void contact_relation(struct import *, const struct contact *, who_id,
    struct str word, struct str name);

#endif
