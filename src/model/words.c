/*
 * What accounts are called, in the language of what is written.
 */
#include "base/arena.h"
#include "model/record.h"

struct str
platform_words(const struct phrases *ph, struct arena *a, enum platform p)
{
	static const char *const names[PF__COUNT] = {
		[PF_FACEBOOK] = "Facebook",
		[PF_LINKEDIN] = "LinkedIn",
		[PF_INSTAGRAM] = "Instagram",
		[PF_X] = "X",
		[PF_MASTODON] = "Mastodon",
		[PF_WHATSAPP] = "WhatsApp",
	};
	struct phrase phrase = PHRASE0(PLATFORM_GRAPH);

	if (names[p] != NULL)
		return str_of(names[p]);
	if (p == PF_GOOGLE)
		phrase = PHRASE0(PLATFORM_GOOGLE);
	else if (p == PF_PHONE)
		phrase = PHRASE0(PLATFORM_PHONE);
	else if (p == PF_CRM)
		phrase = PHRASE0(PLATFORM_CRM);
	return phrase_text(ph, a, phrase);
}

struct str
relation_words(const struct phrases *ph, struct arena *a, enum relation r)
{
	static const enum phrase_id words[REL__COUNT] = {
		[REL_NONE] = PHRASE_RELATION_MENTION,
		[REL_FRIEND] = PHRASE_RELATION_FRIEND,
		[REL_CONNECTION] = PHRASE_RELATION_CONNECTION,
		[REL_FOLLOWER] = PHRASE_RELATION_FOLLOWER,
		[REL_FOLLOWING] = PHRASE_RELATION_FOLLOWING,
		[REL_CONTACT] = PHRASE_RELATION_CONTACT,
		[REL_MEMBER] = PHRASE_RELATION_MEMBER,
		[REL_REQUEST] = PHRASE_RELATION_REQUEST,
	};

	return phrase_text(ph, a, (struct phrase){ .id = words[r] });
}
