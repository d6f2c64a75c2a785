/*
 * Large exports of Facebook and Instagram as HTML, of 2023 and later: messages,
 * and FRIENDS friends or followers.
 */
#include "big.h"

/* A class tells Instagram's pages from Facebook's. */
static void
page_begin(const char *class, const char *title, const char *more)
{
	put("<!DOCTYPE html><html><head><meta charset=\"utf-8\"/><title>%s %s"
	    "</title><style>.%s{padding:8px}._a6-g{margin:8px}</style>"
	    "<base href=\"../../\"/></head><body class=\"_5vb_ _2yq _a7o5\">"
	    "<header><h1 class=\"_a70e\">%s %s</h1></header>"
	    "<main class=\"_a706\" role=\"main\">",
	    title, more, class, title, more);
}

static void
page_end(void)
{
	put("</main></body></html>");
}

/* "May 23, 2025 8:17:51 pm" */
static void
put_clock(int64_t when)
{
	int64_t hour = when / 3600 % 24;

	put_time("%b %d, %Y ", when);
	put("%u", (unsigned)((hour + 11) % 12 + 1));
	put_time(hour < 12 ? ":%M:%S am" : ":%M:%S pm", when);
}

/* ---- Facebook ------------------------------------------------------- */

static void
facebook_row_begin(uint32_t number, struct name n)
{
	put("<section class=\"_a6-g\" aria-labelledby=\"u_0_%x\">"
	    "<h2 class=\"_2ph_ _a6-h _a6-i\" id=\"u_0_%x\">%s %s</h2>"
	    "<div class=\"_2ph_ _a6-p\"><div><div class=\"_2pin\"><div>",
	    number, number, n.given, n.family);
}

static void
facebook_row_end(int64_t when)
{
	put("</div></div><div></div></div></div>"
	    "<footer class=\"_3-94 _a6-o\"><div class=\"_a72d\">");
	put_clock(when);
	put("</div></footer></section>");
}

static void
facebook_thread(const struct thread *t)
{
	page_begin("_2ph_", t->with.given, t->with.family);
	for (uint32_t i = 0; i < t->messages; i++) {
		facebook_row_begin(i, thread_sender(t, i));
		put_words(thread_seed(t, i), put_plain);
		facebook_row_end(thread_time(i));
	}
	page_end();
	add_file("your_facebook_activity/messages/inbox/thread_%u/"
		 "message_1.html",
	    t->number);
}

void
big_facebook_html(uint32_t messages)
{
	page_begin("_2ph_", "Your", "friends");
	for (uint32_t i = 0; i < FRIENDS; i++) {
		facebook_row_begin(i, name_of(i));
		facebook_row_end(start + i * 3600);
	}
	page_end();
	add_file("connections/friends/your_friends.html");
	page_begin("_2ph_", "Profile", "information");
	put("<section class=\"_a6-g\"><div class=\"_a6-p\"><table><tr>"
	    "<td class=\"_2pin _a6_q\">Name</td><td class=\"_2pin "
	    "_a6_r\">" OWNER "</td></tr></table></div></section>");
	page_end();
	add_file("personal_information/profile_information/"
		 "profile_information.html");
	each_thread(messages, facebook_thread);
}

/* ---- Instagram ------------------------------------------------------ */

#define ROW "<div class=\"pam _3-95 _2ph- _a6-g uiBoxWhite noborder\">"

static void
instagram_thread(const struct thread *t)
{
	page_begin("_2pim", t->with.given, t->with.family);
	for (uint32_t i = 0; i < t->messages; i++) {
		struct name from = thread_sender(t, i);

		put(ROW "<h2 class=\"_3-95 _2pim _a6-h _a6-i\">%s %s</h2>"
			"<div class=\"_3-95 _a6-p\"><div><div></div><div>",
		    from.given, from.family);
		put_words(thread_seed(t, i), put_plain);
		put("</div></div></div><div class=\"_3-94 _a6-o\">");
		put_clock(thread_time(i));
		put("</div></div>");
	}
	page_end();
	add_file("your_instagram_activity/messages/inbox/%s_%u/message_1.html",
	    t->with.family, t->number);
}

void
big_instagram_html(uint32_t messages)
{
	page_begin("_2pim", "Followers", "");
	for (uint32_t i = 0; i < FRIENDS; i++) {
		struct name n = name_of(i);

		put(ROW "<div class=\"_a6-p\"><div><div><a target=\"_blank\" "
			"href=\"https://www.instagram.com/%s.%u\">%s.%u</a>"
			"</div><div>",
		    n.family, i, n.family, i);
		put_clock(start + i * 3600);
		put("</div></div></div></div>");
	}
	page_end();
	add_file("connections/followers_and_following/followers_1.html");
	page_begin("_2pim", "Personal", "information");
	put(ROW "<div class=\"_a6-p\"><table><tr>"
		"<td colspan=\"2\" class=\"_2pin _a6_q\">Username<div>"
		"<div>robin.harper</div></div></td></tr><tr>"
		"<td colspan=\"2\" class=\"_2pin _a6_q\">Name<div><div>" OWNER
		"</div></div></td></tr></table></div></div>");
	page_end();
	add_file("personal_information/personal_information/"
		 "personal_information.html");
	each_thread(messages, instagram_thread);
}
