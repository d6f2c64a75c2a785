/*
 * What the files of the LinkedIn importer share; nobody else includes this.
 */
#ifndef LINKEDIN_H
#define LINKEDIN_H

#include "sheet.h"

/* "https://www.linkedin.com/in/slug" of any spelling of a profile's address;
 * of others the address itself.  In the scratch arena. */
struct str linkedin_url(struct arena *, struct str);
/* What stands in place of the name of somebody who has left. */
bool linkedin_gone(struct str name);
/* A fact about the owner; false for an empty text. */
bool linkedin_own(struct sheet *, enum owner_kind, enum platform, struct str);

extern const char *const linkedin_given[], *const linkedin_family[];

/* One row each, of files about others: linkedin_people.c. */
void linkedin_connection(struct sheet *);
void linkedin_outlook(struct sheet *);
void linkedin_invitation(struct sheet *);
void linkedin_endorser(struct sheet *);
void linkedin_endorsee(struct sheet *);
void linkedin_recommended(struct sheet *);
void linkedin_recommending(struct sheet *);
void linkedin_contact(struct sheet *);

/* A whole file, and the columns that tell it: linkedin_messages.c. */
extern const char *const linkedin_messages_need[];
void linkedin_messages(struct sheet *);

#endif
