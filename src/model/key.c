/*
 * The contract's keys, and the forms in which addresses are compared.
 */
#include "base/arena.h"
#include "model/record.h"

struct str
platform_name(enum platform p)
{
	static const char *const names[] = {
		[PF_FACEBOOK] = "facebook",
		[PF_LINKEDIN] = "linkedin",
		[PF_INSTAGRAM] = "instagram",
		[PF_X] = "x",
		[PF_MASTODON] = "mastodon",
		[PF_GOOGLE] = "google",
		[PF_PHONE] = "phone",
		[PF_WHATSAPP] = "whatsapp",
		[PF_CRM] = "crm",
		[PF_GRAPH] = "graph",
	};

	return str_of(names[p]);
}

struct str
relation_name(enum relation r)
{
	static const char *const names[] = {
		[REL_NONE] = "mention",
		[REL_FRIEND] = "friend",
		[REL_CONNECTION] = "connection",
		[REL_FOLLOWER] = "follower",
		[REL_FOLLOWING] = "following",
		[REL_CONTACT] = "contact",
		[REL_MEMBER] = "member",
		[REL_REQUEST] = "request",
	};

	return str_of(names[r]);
}

struct str
skip_text(enum skip s)
{
	static const char *const texts[] = {
#define SKIP(name, text) [SKIP_##name] = text,
#include "model/skip.def"
#undef SKIP
	};

	return str_of(texts[s]);
}

static struct str
percent_decode(struct arena *a, struct str s)
{
	char *p = arena_take(a, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		bool code = s.p[i] == '%' && i + 2 < s.n &&
		            str_hex(s.p[i + 1]) >= 0 &&
		            str_hex(s.p[i + 2]) >= 0;

		if (code) {
			p[n++] = (char)(str_hex(s.p[i + 1]) * 16 +
					str_hex(s.p[i + 2]));
			i += 2;
		} else {
			p[n++] = s.p[i];
		}
	}
	return (struct str){ p, n };
}

/* The last part of a profile's address, without query and slash. */
static struct str
slug_of(struct arena *a, struct str url)
{
	url = str_cut(&url, '?');
	url = str_cut(&url, '#');
	while (str_ends(url, STR("/")))
		url.n--;
	return str_lower(a, percent_decode(a, str_after_last(url, '/')));
}

struct str
record_email(struct arena *a, struct str s)
{
	size_t open = str_find(s, STR("<"));
	struct str local;

	if (open != SIZE_MAX) {
		s = str_sub(s, open + 1, SIZE_MAX);
		s = str_cut(&s, '>');
	}
	s = str_trim(s);
	if (str_starts(s, STR("mailto:")))
		s = str_sub(s, 7, SIZE_MAX);
	local = s;
	local = str_cut(&local, '@');
	if (local.n == 0 || local.n == s.n || str_has(s, STR(" ")) ||
	    !str_has(str_sub(s, local.n + 1, SIZE_MAX), STR(".")))
		return STR_NONE;
	return str_lower(a, s);
}

/* Digits of a number as dialled; *plus tells an international one. */
static struct str
dialled(struct arena *a, struct str s, bool *plus)
{
	char *p = arena_take(a, s.n + 1);
	size_t n = 0;

	*plus = false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '+' && n == 0)
			*plus = true;
		/* "+49 (0)171": the bracket is for those at home. */
		if (*plus && str_starts(str_sub(s, i, 3), STR("(0)"))) {
			i += 2;
			continue;
		}
		/* An extension is no part of the number. */
		if ((s.p[i] == 'x' || s.p[i] == 'w' || s.p[i] == ',' ||
			s.p[i] == ';') &&
		    n >= 7)
			break;
		if (s.p[i] >= '0' && s.p[i] <= '9')
			p[n++] = s.p[i];
	}
	return (struct str){ p, n };
}

struct str
record_phone(struct arena *a, struct str s, struct str country)
{
	bool plus;
	struct str d = dialled(a, s, &plus);

	if (!plus && str_starts(d, STR("00"))) {
		d = str_sub(d, 2, SIZE_MAX);
		plus = true;
	}
	if (!plus && str_starts(d, STR("011")) && str_eq(country, STR("1"))) {
		d = str_sub(d, 3, SIZE_MAX);
		plus = true;
	}
	if (d.n < 6 || d.n > 15)
		return STR_NONE;
	if (plus)
		return STR_JOIN(a, STR("+"), d);
	if (str_eq(country, STR("1"))) {
		if (d.n == 11 && d.p[0] == '1')
			return STR_JOIN(a, STR("+"), d);
		return STR_JOIN(a, STR("+1"), d);
	}
	if (country.n == 0)
		return str_copy(a, d);
	/* Where the 0 is dialled from abroad too (Italy), it stays. */
	if (d.p[0] == '0' && !str_eq(country, STR("39")))
		d = str_sub(d, 1, SIZE_MAX);
	return STR_JOIN(a, STR("+"), country, d);
}

static struct str
book_key(struct arena *a, const struct account *who)
{
	for (uint32_t i = 0; i < who->emails.n; i++) {
		struct str e = record_email(a, who->emails.v[i]);

		if (e.n > 0)
			return STR_JOIN(a, STR("email:"), e);
	}
	for (uint32_t i = 0; i < who->phones.n; i++) {
		struct str p = record_phone(a, who->phones.v[i], STR_NONE);

		if (p.n > 0)
			return STR_JOIN(a, STR("phone:"),
			    p.p[0] == '+' ? STR_NONE : STR("+"), p);
	}
	return STR_NONE;
}

static struct str
linkedin_key(struct arena *a, const struct account *who)
{
	if (who->url.n > 0)
		return STR_JOIN(a, STR("linkedin:/in/"), slug_of(a, who->url));
	if (who->since != WHEN_NONE)
		return STR_JOIN(a, STR("linkedin:"), who->name, STR("@"),
		    when_day(a, who->since));
	return STR_NONE;
}

struct str
record_key(struct arena *a, const struct account *who)
{
	struct str key = STR_NONE, id = who->id;

	if (who->key.n > 0)
		return who->key;
	switch (who->platform) {
	case PF_FACEBOOK:
		return STR_JOIN(a, STR("facebook:"), who->name, STR("@"),
		    when_iso(a, who->since));
	case PF_LINKEDIN: key = linkedin_key(a, who); break;
	case PF_INSTAGRAM:
	case PF_MASTODON:
		id = str_lower(a, id);
		if (str_starts(id, STR("@")))
			id = str_sub(id, 1, SIZE_MAX);
		/* fallthrough */
	case PF_X:
	case PF_GRAPH:
		if (id.n > 0)
			key = STR_JOIN(
			    a, platform_name(who->platform), STR(":"), id);
		break;
	case PF_GOOGLE:
	case PF_PHONE:
	case PF_WHATSAPP:
	case PF_CRM: key = book_key(a, who); break;
	case PF__COUNT: break;
	}
	if (key.n > 0)
		return key;
	return STR_JOIN(a, platform_name(who->platform), STR(":name:"),
	    who->name, who->twin);
}

struct str
record_address(const struct account *who)
{
	struct str id = who->id;
	uint32_t at = 0;

	if (str_starts(id, STR("@")))
		id = str_sub(id, 1, id.n);
	for (size_t i = 0; i < id.n; i++) {
		char c = id.p[i];
		bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		             (c >= '0' && c <= '9') || c == '_';
		bool inside =
		    i > 0 && i + 1 < id.n && (c == '.' || c == '-' || c == '@');

		at += c == '@';
		if (!plain && !inside)
			return STR_NONE;
	}
	return at == 1 ? id : STR_NONE;
}
