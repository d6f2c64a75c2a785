/*
 * Large exports of posts: X, Mastodon, Google+.
 */
#include "big.h"

enum { PER_TALK = 500, CIRCLES = 20 };

/* A number as long as X has them now. */
static long long
x_id(uint32_t who)
{
	return 700000000000000000LL + who;
}

static void
x_followers(void)
{
	put("window.YTD.follower.part0 = [");
	for (uint32_t i = 0; i < FRIENDS; i++)
		put("%s\n  {\n    \"follower\" : {\n"
		    "      \"accountId\" : \"%lld\",\n      \"userLink\" : "
		    "\"https://twitter.com/intent/user?user_id=%lld\"\n    }\n"
		    "  }",
		    i > 0 ? "," : "", x_id(i), x_id(i));
	put("\n]\n");
	add_file("data/follower.js");
}

static void
x_tweets(uint32_t tweets)
{
	put("window.YTD.tweets.part0 = [");
	for (uint32_t i = 0; i < tweets; i++) {
		uint32_t who = mix(i) % FRIENDS;
		struct name n = name_of(who);

		put("%s\n  {\n    \"tweet\" : {\n"
		    "      \"id_str\" : \"%lld\",\n"
		    "      \"full_text\" : \"@%s%u ",
		    i > 0 ? "," : "", x_id(i), n.family, who);
		put_words(i, put_plain);
		put_time("\",\n      \"created_at\" : "
			 "\"%a %b %d %H:%M:%S +0000 %Y\",\n",
		    start + (int64_t)i * 1800);
		put("      \"in_reply_to_screen_name\" : \"%s%u\",\n"
		    "      \"in_reply_to_user_id_str\" : \"%lld\",\n"
		    "      \"entities\" : {\n        \"hashtags\" : [],\n"
		    "        \"urls\" : [],\n        \"user_mentions\" : [\n"
		    "          {\n            \"name\" : \"%s %s\",\n"
		    "            \"screen_name\" : \"%s%u\",\n"
		    "            \"id_str\" : \"%lld\"\n          }\n"
		    "        ]\n      },\n      \"lang\" : \"en\"\n    }\n  }",
		    n.family, who, x_id(who), n.given, n.family, n.family, who,
		    x_id(who));
	}
	put("\n]\n");
	add_file("data/tweets.js");
}

static void
x_message(uint32_t number, uint32_t with)
{
	long long from = mix(number) % 2 == 0 ? 1 : x_id(with);

	put("%s\n        {\n          \"messageCreate\" : {\n"
	    "            \"recipientId\" : \"%lld\",\n"
	    "            \"reactions\" : [],\n            \"urls\" : [],\n"
	    "            \"text\" : \"",
	    number % PER_TALK > 0 ? "," : "", x_id(with) + 1 - from);
	put_words(number, put_plain);
	put("\",\n            \"mediaUrls\" : [],\n"
	    "            \"senderId\" : \"%lld\",\n"
	    "            \"id\" : \"%lld\",\n",
	    from, x_id(number));
	put_time("            \"createdAt\" : \"%Y-%m-%dT%H:%M:%S.000Z\"\n"
		 "          }\n        }",
	    thread_time(number % PER_TALK));
}

static void
x_messages(uint32_t messages)
{
	put("window.YTD.direct_messages.part0 = [");
	for (uint32_t i = 0; i < messages; i++) {
		if (i % PER_TALK == 0)
			put("%s\n  {\n    \"dmConversation\" : {\n"
			    "      \"conversationId\" : \"1-%lld\",\n"
			    "      \"messages\" : [",
			    i > 0 ? "\n      ]\n    }\n  }," : "",
			    x_id(i / PER_TALK));
		x_message(i, i / PER_TALK);
	}
	put("\n      ]\n    }\n  }\n]\n");
	add_file("data/direct-messages.js");
}

/* And as many messages. */
void
big_x(uint32_t tweets)
{
	put("window.YTD.account.part0 = [\n  {\n    \"account\" : {\n"
	    "      \"username\" : \"robinharper\",\n"
	    "      \"accountId\" : \"1\",\n"
	    "      \"accountDisplayName\" : \"" OWNER "\"\n    }\n  }\n]\n");
	add_file("data/account.js");
	x_followers();
	x_tweets(tweets);
	x_messages(tweets);
}

static void
mastodon_post(uint32_t i)
{
	static const char *const own = "https://social.example/users/robin";
	static const char *const everyone =
	    "https://www.w3.org/ns/activitystreams#Public";
	uint32_t who = mix(i) % FRIENDS;
	const char *to = i % 3 == 0 ? "/followers" : "";

	put("%s{\"id\": \"%s/statuses/%u/activity\", \"type\": \"Create\", "
	    "\"actor\": \"%s\", ",
	    i > 0 ? ", " : "", own, i, own);
	put_time("\"published\": \"%Y-%m-%dT%H:%M:%SZ\", ",
	    start + (int64_t)i * 1800);
	put("\"to\": [\"%s%s\"], \"cc\": [], \"object\": {\"id\": "
	    "\"%s/statuses/%u\", \"type\": \"Note\", \"summary\": null, "
	    "\"inReplyTo\": null, ",
	    *to == '\0' ? everyone : own, to, own, i);
	put_time("\"published\": \"%Y-%m-%dT%H:%M:%SZ\", ",
	    start + (int64_t)i * 1800);
	put("\"attributedTo\": \"%s\", \"to\": [\"%s%s\"], \"cc\": [], "
	    "\"sensitive\": false, \"content\": \"<p>",
	    own, *to == '\0' ? everyone : own, to);
	put_words(i, put_plain);
	put("</p>\", \"attachment\": [], \"tag\": [{\"type\": \"Mention\", "
	    "\"href\": \"https://toots.example/users/%s%u\", "
	    "\"name\": \"@%s%u@toots.example\"}]}}",
	    name_of(who).family, who, name_of(who).family, who);
}

void
big_mastodon(uint32_t posts)
{
	put("{\"@context\": \"https://www.w3.org/ns/activitystreams\", "
	    "\"id\": \"https://social.example/users/robin\", "
	    "\"type\": \"Person\", \"preferredUsername\": \"robin\", "
	    "\"name\": \"" OWNER "\", \"outbox\": \"outbox.json\"}");
	add_file("actor.json");
	put("Account address,Show boosts,Notify on new posts,Languages\n");
	for (uint32_t i = 0; i < FRIENDS; i++)
		put("%s%u@toots.example,true,false,\n", name_of(i).family, i);
	add_file("following_accounts.csv");
	put("{\"@context\": \"https://www.w3.org/ns/activitystreams\", "
	    "\"id\": \"outbox.json\", \"type\": \"OrderedCollection\", "
	    "\"totalItems\": %u, \"orderedItems\": [",
	    posts);
	for (uint32_t i = 0; i < posts; i++)
		mastodon_post(i);
	put("]}");
	add_file("outbox.json");
}

static void
google_plus_post(uint32_t i)
{
	put("{\n \"url\": \"https://plus.google.com/+Robin/posts/%u\",\n", i);
	put_time(" \"creationTime\": \"%Y-%m-%d %H:%M:%S+0000\",\n",
	    start + (int64_t)i * 9000);
	put(" \"author\": {\n  \"displayName\": \"" OWNER "\",\n"
	    "  \"resourceName\": \"users/1\"\n },\n \"content\": \"");
	put_words(i, put_plain);
	put(" <b>");
	put_words(i + 1, put_plain);
	put("</b>\",\n \"postAcl\": {\n  \"visibleToStandardAcl\": {\n"
	    "   \"circles\": [\n    {\n"
	    "     \"type\": \"CIRCLE_TYPE_USER_CIRCLE\",\n"
	    "     \"displayName\": \"Circle %u\",\n"
	    "     \"resourceName\": \"circles/1-%u\"\n    }\n   ]\n  }\n }\n}",
	    i % CIRCLES, i % CIRCLES);
	add_file("Takeout/Google+ Stream/Posts/%08u - %s.json", i, word(i));
}

/* The address book beside it: alone nobody of Google+ counts. */
void
big_google_plus(uint32_t posts)
{
	for (uint32_t i = 0; i < FRIENDS / 10; i++)
		put_card(i);
	add_file("Takeout/Contacts/All Contacts/All Contacts.vcf");
	for (uint32_t c = 0; c < CIRCLES; c++) {
		put("{\n \"name\": \"Circle %u\",\n \"person\": [", c);
		for (uint32_t i = c; i < FRIENDS; i += CIRCLES)
			put("%s\n  {\n   \"profileUrl\": "
			    "\"https://plus.google.com/1%020u\",\n"
			    "   \"displayName\": \"%s %s\"\n  }",
			    i > c ? "," : "", i, name_of(i).given,
			    name_of(i).family);
		put("\n ]\n}");
		add_file("Takeout/Google+ Circles/Circle %u.json", c);
	}
	for (uint32_t i = 0; i < posts; i++)
		google_plus_post(i);
}
