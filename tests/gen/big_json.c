/*
 * Large exports of Facebook and Instagram as JSON, of 2023 and later: messages,
 * and FRIENDS friends or followers.
 */
#include "big.h"

/* The file but for its path. */
static void
json_thread(const struct thread *t)
{
	put("{\n  \"participants\": [\n    {\n      \"name\": \"%s %s\"\n"
	    "    },\n    {\n      \"name\": \"" OWNER "\"\n    }\n  ],\n"
	    "  \"messages\": [",
	    t->with.given, t->with.family);
	for (uint32_t i = 0; i < t->messages; i++) {
		struct name from = thread_sender(t, i);

		put("%s\n    {\n      \"sender_name\": \"%s %s\",\n"
		    "      \"timestamp_ms\": %lld,\n"
		    "      \"content\": \"",
		    i > 0 ? "," : "", from.given, from.family,
		    (long long)thread_time(i) * 1000);
		put_words(thread_seed(t, i), put_fb);
		put("\",\n      \"is_geoblocked_for_viewer\": false\n    }");
	}
	put("\n  ],\n  \"title\": \"%s %s\",\n"
	    "  \"is_still_participant\": true,\n"
	    "  \"thread_path\": \"inbox/thread_%u\"\n}\n",
	    t->with.given, t->with.family, t->number);
}

static void
facebook_json_thread(const struct thread *t)
{
	json_thread(t);
	add_file("your_facebook_activity/messages/inbox/thread_%u/"
		 "message_1.json",
	    t->number);
}

void
big_facebook_json(uint32_t messages)
{
	put("{\n  \"friends_v2\": [");
	for (uint32_t i = 0; i < FRIENDS; i++) {
		struct name n = name_of(i);

		put("%s\n    {\n      \"name\": \"%s %s\",\n"
		    "      \"timestamp\": %lld\n    }",
		    i > 0 ? "," : "", n.given, n.family,
		    (long long)(start + i * 3600));
	}
	put("\n  ]\n}\n");
	add_file("connections/friends/your_friends.json");
	put("{\n  \"profile_v2\": {\n    \"name\": {\n"
	    "      \"full_name\": \"" OWNER "\"\n    }\n  }\n}\n");
	add_file("personal_information/profile_information/"
		 "profile_information.json");
	each_thread(messages, facebook_json_thread);
}

static void
instagram_json_thread(const struct thread *t)
{
	json_thread(t);
	add_file("your_instagram_activity/messages/inbox/%s_%u/message_1.json",
	    t->with.family, t->number);
}

void
big_instagram_json(uint32_t messages)
{
	put("[");
	for (uint32_t i = 0; i < FRIENDS; i++) {
		struct name n = name_of(i);

		put("%s\n  {\n    \"title\": \"\",\n"
		    "    \"media_list_data\": [],\n"
		    "    \"string_list_data\": [\n      {\n"
		    "        \"href\": \"https://www.instagram.com/%s.%u\",\n"
		    "        \"value\": \"%s.%u\",\n"
		    "        \"timestamp\": %lld\n      }\n    ]\n  }",
		    i > 0 ? "," : "", n.family, i, n.family, i,
		    (long long)(start + i * 3600));
	}
	put("\n]\n");
	add_file("connections/followers_and_following/followers_1.json");
	put("{\n  \"profile_user\": [\n    {\n      \"string_map_data\": {\n"
	    "        \"Username\": {\n          \"value\": \"robin.harper\"\n"
	    "        },\n        \"Name\": {\n          \"value\": \"" OWNER
	    "\"\n        }\n      }\n    }\n  ]\n}\n");
	add_file("personal_information/personal_information/"
		 "personal_information.json");
	each_thread(messages, instagram_json_thread);
}
