#include "model/record.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "limit.h"
#include "model/sink.h"

struct sink *
sink_make(struct arena *a)
{
	struct sink *s = arena_new(a, struct sink);

	s->arena = a;
	s->scratch = arena_make("copying records");
	s->pool = pool_make(a);
	s->by_key = map_make(a);
	s->twins = map_make(a);
	s->by_thread = map_make(a);
	s->by_topic = map_make(a);
	s->by_name = map_make(a);
	vec_add(a, &s->records.whos) =
	    (struct who){ .account = { .since = WHEN_NONE } };
	return s;
}

struct records *
sink_records(struct sink *s)
{
	return &s->records;
}

void
sink_input(struct sink *s, uint32_t number)
{
	s->input = number;
}

void
sink_hear(struct sink *s, hear_fn *fn, void *ctx)
{
	s->hear = fn;
	s->hear_ctx = ctx;
}

/* A name or a short text: cleaned, clipped, once for all who bear it. */
static struct str
keep(struct sink *s, struct str text)
{
	return pool_keep(
	    s->pool, utf8_prefix(utf8_clean(s->scratch, text), LIMIT_NAME));
}

/* Without shortening: addresses, ids. */
static struct str
keep_all(struct sink *s, struct str text)
{
	return pool_keep(
	    s->pool, str_sub(utf8_clean(s->scratch, text), 0, LIMIT_PATH));
}

/* A post or a note, with its line breaks. */
static struct str
keep_text(struct sink *s, struct str text)
{
	struct str out = STR_NONE;

	text = str_sub(text, 0, LIMIT_TEXT);
	while (text.n > 0) {
		size_t before = text.n;
		struct str line = str_cut(&text, '\n');

		line = utf8_clean(s->scratch, line);
		if (out.n == 0 && text.n == 0)
			return str_copy(s->arena, line);
		out = str_fmt(s->scratch, "%.*s%.*s%s", STR_ARG(out),
		    STR_ARG(line), line.n < before && text.n > 0 ? "\n" : "");
	}
	return str_copy(s->arena, str_trim(out));
}

static struct place
keep_place(struct sink *s, const struct place *w)
{
	return (struct place){ .file = pool_keep(s->pool, w->file),
		.member = pool_keep(s->pool, w->member),
		.path = w->path.n == 0 ? STR_NONE : str_copy(s->arena, w->path),
		.line = w->line,
		.col = w->col };
}

/* Times that no calendar of ours writes are no times. */
static int64_t
keep_when(int64_t when)
{
	static const int64_t most = (int64_t)253402300799; /* year 9999 */

	return when < -most / 4 || when > most ? WHEN_NONE : when;
}

bool
record_is_book(enum platform p)
{
	return p == PF_GOOGLE || p == PF_PHONE || p == PF_WHATSAPP ||
	       p == PF_CRM;
}

/*
 * What makes two entries the same account.  In an address book one person
 * may have several cards and two people one address, so there the name is
 * part of it.
 */
static struct str
identity(struct sink *s, const struct account *who)
{
	struct str key = record_key(s->scratch, who);
	bool named = str_has(key, STR(":name:"));

	if (!record_is_book(who->platform) && !named)
		return key;
	if (named && who->relation != REL_NONE)
		return STR_NONE;
	return STR_JOIN(s->scratch, platform_name(who->platform), STR("|"), key,
	    STR("|"), utf8_fold(s->scratch, who->name));
}

bool
sink_was_cut(const struct sink *s)
{
	return s->cut;
}

bool
sink_was_crowded(const struct sink *s)
{
	return s->crowded;
}

static void
unite(struct sink *s, struct strs *to, const struct strs *from)
{
	for (uint32_t i = 0; i < from->n; i++) {
		struct str one;

		if (to->n >= LIMIT_CONTACT) {
			s->cut |= !strs_has(to, from->v[i]);
			continue;
		}
		one = keep_all(s, from->v[i]);
		if (one.n > 0 && !strs_has(to, one))
			strs_add(s->arena, to, one);
	}
}

static void
fill(struct str *to, struct str from)
{
	if (to->n == 0)
		*to = from;
}

/* What a second entry of the same account adds. */
static void
merge(struct sink *s, struct account *to, const struct account *from)
{
	unite(s, &to->emails, &from->emails);
	unite(s, &to->phones, &from->phones);
	fill(&to->name, keep(s, from->name));
	fill(&to->given, keep(s, from->given));
	fill(&to->family, keep(s, from->family));
	fill(&to->nick, keep(s, from->nick));
	fill(&to->former, keep(s, from->former));
	fill(&to->id, keep_all(s, from->id));
	fill(&to->url, keep_all(s, from->url));
	fill(&to->city, keep(s, from->city));
	if (to->relation == REL_NONE ||
	    (from->relation != REL_NONE && from->relation < to->relation))
		to->relation = from->relation;
}

/* A second entry with nothing but the same name is another person. */
void
sink_number_twin(struct sink *s, struct account *who)
{
	struct str key = record_key(s->scratch, who);
	uint32_t *n = map_at(s->twins, str_copy(s->arena, key));

	if (++*n > 1)
		who->twin = str_fmt(s->arena, "#%u", *n);
}

/* Nodes are numbered by each network for itself: one of another name is
 * another person. */
static bool
is_other_node(const struct sink *s, const struct account *a, struct str same)
{
	uint32_t at = same.n > 0 ? map_get(s->by_key, same) : 0;

	return a->platform == PF_GRAPH && at > 0 &&
	       !str_eq(s->records.whos.v[at].account.name, a->name);
}

enum { NAMESAKES = 1000 }; /* of one name that are looked at */

/* Whether the local time `l` is the moment `m` in some time zone, which
 * are told to the quarter of an hour; seconds may not be told. */
static bool
may_be_moment(const struct account *l, int64_t m)
{
	static const int64_t zone_most = 14 * 3600, day = 24 * 3600;
	int64_t apart = l->since / 60 - m / 60;

	if (l->day_only)
		return l->since - zone_most <= m &&
		       m < l->since + day + zone_most;
	return apart % 15 == 0 && apart * 60 <= zone_most &&
	       apart * 60 >= -zone_most;
}

/* Of the accounts of that name, one that `who` in local time may be. */
static who_id
find_local(struct sink *s, const struct account *who, uint32_t at)
{
	for (uint32_t i = 0; at > 0 && i < NAMESAKES; i++) {
		const struct namesake *n = &s->namesakes.v[at - 1];
		const struct account *a = &s->records.whos.v[n->who.n].account;

		if (!a->local && a->relation == who->relation &&
		    may_be_moment(who, a->since))
			return n->who;
		at = n->next;
	}
	return (who_id){ 0 };
}

/* Accounts that nothing but name and time tells apart: the one that this is,
 * or 0, and then it is entered. */
static who_id
find_namesake(struct sink *s, const struct account *who, who_id id)
{
	struct str key = str_fmt(
	    s->scratch, "%d|%.*s", (int)who->platform, STR_ARG(who->name));
	uint32_t *at = map_get(s->by_name, key) > 0
	                   ? map_at(s->by_name, key)
	                   : map_at(s->by_name, str_copy(s->arena, key));
	who_id same = { 0 };

	if (who->local)
		same = find_local(s, who, *at);
	if (same.n == 0) {
		vec_add(s->arena, &s->namesakes) =
		    (struct namesake){ .who = id, .next = *at };
		*at = s->namesakes.n;
	}
	return same;
}

who_id
sink_account(struct sink *s, const struct account *given, bool *fresh)
{
	struct account who = *given;
	who_id id = { s->records.whos.n };
	struct str same;
	uint32_t *at = NULL;

	arena_reset(s->scratch);
	who.name = keep(s, given->name);
	who.since = keep_when(given->since);
	who.emails = who.phones = (struct strs){ 0 };
	who.place = keep_place(s, &given->place);
	who.given = who.family = who.nick = who.former = STR_NONE;
	who.id = who.url = who.city = STR_NONE;
	merge(s, &who, given);
	same = identity(s, &who);
	if (is_other_node(s, &who, same)) {
		who.id = STR_NONE;
		same = identity(s, &who);
	}
	if (fresh != NULL)
		*fresh = true;
	if (same.n > 0) {
		at = map_at(s->by_key, str_copy(s->arena, same));
		if (*at > 0) {
			if (fresh != NULL)
				*fresh = false;
			merge(s, &s->records.whos.v[*at].account, given);
			return (who_id){ *at };
		}
		*at = id.n;
	} else {
		sink_number_twin(s, &who);
	}
	if (at != NULL && who.platform == PF_FACEBOOK &&
	    who.since != WHEN_NONE) {
		who_id old = find_namesake(s, &who, id);

		if (old.n > 0) {
			*at = old.n;
			if (fresh != NULL)
				*fresh = false;
			return old;
		}
	}
	vec_add(s->arena, &s->records.whos) =
	    (struct who){ .account = who, .input = s->input };
	return id;
}

who_id
sink_mention(struct sink *s, enum platform platform, struct str name,
    struct str id, struct str url)
{
	struct account who = { .platform = platform, .since = WHEN_NONE };
	struct str same;
	uint32_t *at;

	arena_reset(s->scratch);
	who.name = keep(s, name);
	who.id = keep_all(s, id);
	who.url = keep_all(s, url);
	same = str_fmt(s->scratch, "mention|%d|%.*s|%.*s|%.*s", (int)platform,
	    STR_ARG(who.name), STR_ARG(who.id), STR_ARG(who.url));
	if (map_get(s->by_key, same) > 0)
		return (who_id){ map_get(s->by_key, same) };
	at = map_at(s->by_key, str_copy(s->arena, same));
	*at = s->records.whos.n;
	vec_add(s->arena, &s->records.whos) =
	    (struct who){ .account = who, .input = s->input };
	return (who_id){ s->records.whos.n - 1 };
}

void
sink_affiliation(struct sink *s, const struct affiliation *given)
{
	struct affiliation f = *given;

	arena_reset(s->scratch);
	f.organisation = keep(s, given->organisation);
	f.title = keep(s, given->title);
	f.department = keep(s, given->department);
	f.from = keep_when(given->from);
	f.to = keep_when(given->to);
	f.place = keep_place(s, &given->place);
	if (f.organisation.n + f.title.n > 0)
		vec_add(s->arena, &s->records.affiliations) = f;
}

bool
sink_label(struct sink *s, const struct label *given)
{
	struct label l = *given;
	struct str key;

	arena_reset(s->scratch);
	key = str_fmt(s->scratch, "label|%u|%d|%.*s", given->who.n,
	    (int)given->kind, STR_ARG(given->text));
	/* Each visit is one of its own. */
	if (given->kind != LABEL_VISITED && map_get(s->by_key, key) > 0)
		return false;
	*map_at(s->by_key, str_copy(s->arena, key)) = 1;
	l.text = keep(s, given->text);
	l.place = keep_place(s, &given->place);
	vec_add(s->arena, &s->records.labels) = l;
	return true;
}

void
sink_statement(struct sink *s, const struct statement *given)
{
	struct statement t = *given;

	arena_reset(s->scratch);
	t.text = keep_text(s, given->text);
	t.when = keep_when(given->when);
	t.place = keep_place(s, &given->place);
	vec_add(s->arena, &s->records.statements) = t;
}

void
sink_tie(struct sink *s, const struct tie_said *given)
{
	struct tie_said t = *given;

	arena_reset(s->scratch);
	t.place = keep_place(s, &given->place);
	vec_add(s->arena, &s->records.ties) = t;
}

void
sink_post(struct sink *s, const struct post *given)
{
	struct post p = *given;

	arena_reset(s->scratch);
	p.text = keep_text(s, given->text);
	p.audience = keep(s, given->audience);
	p.when = keep_when(given->when);
	p.place = keep_place(s, &given->place);
	p.tagged.v = NULL;
	p.tagged.n = p.tagged.cap = 0;
	for (uint32_t i = 0; i < given->tagged.n && i < LIMIT_GATHERING; i++)
		vec_add(s->arena, &p.tagged) = given->tagged.v[i];
	vec_add(s->arena, &s->records.posts) = p;
}

void
sink_owner(struct sink *s, const struct owner_fact *given)
{
	struct owner_fact f = *given;

	arena_reset(s->scratch);
	f.text = keep_all(s, given->text);
	f.title = keep(s, given->title);
	f.from = keep_when(given->from);
	f.to = keep_when(given->to);
	f.place = keep_place(s, &given->place);
	if (f.text.n > 0)
		vec_add(s->arena, &s->records.owner) = f;
}

void
sink_request(struct sink *s, const struct request *given)
{
	struct request r = *given;

	arena_reset(s->scratch);
	r.when = keep_when(given->when);
	r.place = keep_place(s, &given->place);
	vec_add(s->arena, &s->records.requests) = r;
}

void
sink_setting(struct sink *s, const struct setting_said *given)
{
	struct setting_said t = *given;

	arena_reset(s->scratch);
	t.name = keep(s, given->name);
	t.value = keep(s, given->value);
	t.place = keep_place(s, &given->place);
	vec_add(s->arena, &s->records.settings) = t;
}
