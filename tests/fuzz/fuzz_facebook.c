/*
 * The Facebook importers: the first byte picks the file of an export that the
 * rest stands in, so that every reader is met at once; a second member with the
 * same bytes in another form tries what is told twice.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "import.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

extern const struct importer importer_facebook_json;
extern const struct importer importer_facebook_html;

static const char *const paths[] = {
	"connections/friends/your_friends.json",
	"connections/friends/received_friend_requests.json",
	"connections/friends/your_post_audiences.json",
	"connections/followers/who_you've_followed.json",
	"preferences/feed/feed.json",
	"preferences/feed/controls.json",
	"logged_information/activity_messages/people_and_friends.json",
	"logged_information/interactions/recently_visited.json",
	"about_you/your_address_books.json",
	"personal_information/other_personal_information/"
	"your_imported_contacts.json",
	"profile_information/profile_information.json",
	"posts/your_posts_1.json",
	"comments_and_reactions/comments.json",
	"comments_and_reactions/likes_and_reactions.json",
	"events/your_event_responses.json",
	"messages/inbox/ann_1/message_1.json",
	"Ann Example_12.json",
	"connections/friends/your_friends.html",
	"posts/your_posts_1.html",
	"comments_and_reactions/comments.html",
	"profile_information/profile_information.html",
	"messages/inbox/ann_1/message_1.html",
	"html/friends.htm",
	"html/contact_info.htm",
	"html/messages.htm",
	"html/timeline.htm",
	"messages/0.html",
	"index.htm",
};

enum { PATHS = sizeof paths / sizeof paths[0] };

static void
read_one(const char *path, struct str bytes, struct sink *to, struct diag *d)
{
	struct member m = { .export = STR("export"),
		.path = str_of(path),
		.size = (int64_t)bytes.n,
		.head = str_sub(bytes, 0, MEMBER_HEAD),
		.bytes = bytes };
	struct import in = {
		.in = &m, .scratch = arena_make("fuzz"), .to = to, .diag = d
	};
	const struct importer *by = str_ends(m.path, STR(".json"))
	                                ? &importer_facebook_json
	                                : &importer_facebook_html;
	uint32_t skipped = 0;

	if (by->probe(&m) > 0)
		by->read(&in);
	for (int i = 0; i < SKIP__COUNT; i++)
		skipped += in.tally.skipped[i];
	if (in.tally.seen != in.tally.used + skipped)
		abort();
	/* Nothing sunk may lie in what is gone with the member. */
	arena_free(in.scratch);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = arena_make("fuzz");
	struct str bytes = str_sub((struct str){ (const char *)data, n }, 1, n);
	struct sink *to = sink_make(a);
	struct diag *d = diag_make(a, NULL, LV_FATAL);

	if (n > 0) {
		read_one(paths[data[0] % PATHS], bytes, to, d);
		sink_input(to, 1);
		read_one(paths[(data[0] + n) % PATHS], bytes, to, d);
	}
	sink_threads_end(to);
	arena_free(a);
	return 0;
}
