/*
 * Threads: messages counted while they stream by, and what became of them.
 */
#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "limit.h"
#include "model/sink.h"

enum { FEW = 16 }; /* voices that are looked up without a map */

void
thread_title(struct thread *t, struct str title)
{
	struct sink *s = t->sink;

	if (t->title.n == 0 && title.n > 0)
		t->title = str_copy(s->arena,
		    utf8_prefix(utf8_clean(s->scratch, title), LIMIT_NAME));
}

struct thread *
sink_thread(struct sink *s, enum platform platform, struct str key,
    struct str title, const struct place *place)
{
	struct str id;
	struct thread *t;
	uint32_t n;

	arena_reset(s->scratch);
	id = str_fmt(s->scratch, "%d|%.*s", (int)platform, STR_ARG(key));
	n = map_get(s->by_thread, id);
	if (n > 0)
		return s->threads.v[n - 1];
	t = arena_new(s->arena, struct thread);
	t->sink = s;
	t->platform = platform;
	t->key = str_copy(s->arena, key);
	thread_title(t, title);
	t->place = (struct place){
		.file = pool_keep(s->pool, place->file),
		.member = pool_keep(s->pool, place->member),
		.path = str_copy(s->arena, place->path),
		.line = place->line,
		.col = place->col,
	};
	t->first = t->last = WHEN_NONE;
	vec_add(s->arena, &s->threads) = t;
	*map_at(s->by_thread, str_copy(s->arena, id)) = s->threads.n;
	return t;
}

static uint32_t
find_voice(struct thread *t, who_id who)
{
	char name[sizeof(uint32_t)];

	if (t->at == NULL) {
		for (uint32_t i = 0; i < t->voices.n; i++)
			if (t->voices.v[i].who.n == who.n)
				return i + 1;
		return 0;
	}
	for (size_t i = 0; i < sizeof(name); i++)
		name[i] = (char)(who.n >> 8 * i);
	return map_get(t->at, (struct str){ name, sizeof(name) });
}

static void
enter_voice(struct thread *t, uint32_t i)
{
	char *name = arena_take(t->sink->arena, sizeof(uint32_t));

	for (size_t k = 0; k < sizeof(uint32_t); k++)
		name[k] = (char)(t->voices.v[i].who.n >> 8 * k);
	*map_at(t->at, (struct str){ name, sizeof(uint32_t) }) = i + 1;
}

static struct voice *
voice_of(struct thread *t, who_id who)
{
	uint32_t n = find_voice(t, who);

	if (n > 0)
		return &t->voices.v[n - 1];
	if (t->voices.n >= LIMIT_GATHERING) {
		t->sink->crowded = true;
		return NULL;
	}
	vec_add(t->sink->arena, &t->voices) = (struct voice){ .who = who };
	if (t->at == NULL && t->voices.n > FEW) {
		t->at = map_make(t->sink->arena);
		for (uint32_t i = 0; i < t->voices.n; i++)
			enter_voice(t, i);
	} else if (t->at != NULL) {
		enter_voice(t, t->voices.n - 1);
	}
	return &t->voices.v[t->voices.n - 1];
}

void
thread_member(struct thread *t, who_id who)
{
	if (who.n > 0)
		voice_of(t, who);
}

static void
at_time(struct thread *t, int64_t when, bool local)
{
	if (when == WHEN_NONE)
		return;
	if (t->hours == NULL)
		t->hours = arena_array(t->sink->arena, uint32_t, WEEK_HOURS);
	t->hours[when_slot(when)]++;
	t->local |= local;
	if (t->first == WHEN_NONE || when < t->first)
		t->first = when;
	if (t->last == WHEN_NONE || when > t->last)
		t->last = when;
}

void
thread_message(
    struct thread *t, who_id from, int64_t when, bool local, struct str text)
{
	struct voice *v = from.n > 0 ? voice_of(t, from) : NULL;
	struct heard once = { 0 };

	if (v != NULL)
		v->count++;
	t->count++;
	at_time(t, when, local);
	if (t->sink->hear == NULL || text.n == 0)
		return;
	t->sink->hear(t->sink->hear_ctx, text, &once);
	for (int i = 0; i < HEARD__COUNT; i++) {
		t->heard.n[i] += once.n[i];
		if (v != NULL)
			v->heard.n[i] += once.n[i];
	}
}

void
thread_automatic(struct thread *t, who_id from, int64_t when)
{
	(void)when;
	thread_member(t, from);
	t->automatic++;
}

void
thread_owner(struct thread *t, who_id who)
{
	thread_member(t, who);
	t->owner = who;
}

void
thread_contact(struct thread *t, who_id who)
{
	struct voice *v = who.n > 0 ? voice_of(t, who) : NULL;
	struct account *a;

	if (v == NULL)
		return;
	v->contact = t->contacts = true;
	/* A mention has no place of its own. */
	a = &t->sink->records.whos.v[who.n].account;
	if (a->place.file.n == 0)
		a->place = t->place;
}

bool
thread_span(const struct thread *t, int64_t *first, int64_t *last)
{
	*first = t->first;
	*last = t->last;
	return t->first != WHEN_NONE;
}

/* ---- settling ------------------------------------------------------- */

/* The owner among the voices: by the names and ids the exports gave, else
 * whoever is in most threads of the platform. */
struct owners {
	struct map *names; /* folded names and ids of the owner */
	who_id most[PF__COUNT];
};

static void
learn_owner(struct sink *s, struct owners *o)
{
	const struct records *r = &s->records;

	o->names = map_make(s->arena);
	for (uint32_t i = 0; i < r->owner.n; i++) {
		const struct owner_fact *f = &r->owner.v[i];
		struct str name;

		if (f->kind == OWNER_NAME || f->kind == OWNER_FORMER_NAME)
			name = utf8_fold(s->arena, f->text);
		else if (f->kind == OWNER_ACCOUNT || f->kind == OWNER_URL)
			name = f->text;
		else
			continue;
		if (name.n > 0)
			*map_at(o->names, name) = 1;
	}
}

static void
count_threads(struct sink *s, struct owners *o)
{
	uint64_t *in = arena_array(s->arena, uint64_t, s->records.whos.n);

	for (uint32_t i = 0; i < s->threads.n; i++) {
		const struct thread *t = s->threads.v[i];

		for (uint32_t k = 0; k < t->voices.n; k++)
			in[t->voices.v[k].who.n]++;
		/* Said outright, it outweighs all counting. */
		if (t->owner.n > 0)
			in[t->owner.n] += s->threads.n;
	}
	for (uint32_t i = 1; i < s->records.whos.n; i++) {
		enum platform p = s->records.whos.v[i].account.platform;

		/* In one thread nobody can be told from the other. */
		if (in[i] > 1 && in[i] > in[o->most[p].n])
			o->most[p].n = i;
	}
}

static bool
is_named_owner(struct sink *s, const struct owners *o, who_id who)
{
	const struct account *a = &s->records.whos.v[who.n].account;
	struct str name = utf8_fold(s->scratch, a->name);

	return (name.n > 0 && map_get(o->names, name) > 0) ||
	       (a->id.n > 0 && map_get(o->names, a->id) > 0) ||
	       (a->url.n > 0 && map_get(o->names, a->url) > 0);
}

/* The index of the owner's voice, or voices.n. */
static uint32_t
own_voice(struct sink *s, const struct owners *o, const struct thread *t)
{
	uint32_t i;

	for (i = 0; i < t->voices.n; i++)
		if (t->owner.n > 0 && t->voices.v[i].who.n == t->owner.n)
			return i;
	for (i = 0; i < t->voices.n; i++)
		if (is_named_owner(s, o, t->voices.v[i].who))
			return i;
	for (i = 0; i < t->voices.n; i++)
		if (t->voices.v[i].who.n == o->most[t->platform].n)
			return i;
	return i;
}

static void
end_exchange(struct sink *s, const struct thread *t, uint32_t own)
{
	struct exchange x = { .platform = t->platform,
		.thread = t->key,
		.first = t->first,
		.last = t->last,
		.local = t->local,
		.heard = t->heard,
		.place = t->place };

	for (uint32_t i = 0; i < t->voices.n; i++)
		if (i != own)
			x.who = t->voices.v[i].who;
	if (own < t->voices.n) {
		x.sent = t->voices.v[own].count;
		x.heard_sent = t->voices.v[own].heard;
	}
	x.received = t->count - x.sent;
	for (int h = 0; t->hours != NULL && h < WEEK_HOURS; h++)
		x.hours[h] = t->hours[h];
	/* One message from them alone is what the platform writes when two
	 * become friends; its words are in any language. */
	if (t->count == 0 || (t->count == 1 && x.sent == 0))
		return;
	vec_add(s->arena, &s->records.exchanges) = x;
}

static void
end_gathering(struct sink *s, const struct thread *t, uint32_t own)
{
	struct gathering g = { .kind = AT_THREAD,
		.platform = t->platform,
		.thread = t->key,
		.title = t->title,
		.first = t->first,
		.last = t->last,
		.heard = t->heard,
		.place = t->place };

	if (t->count == 0)
		return;
	for (uint32_t i = 0; i < t->voices.n; i++) {
		const struct voice *v = &t->voices.v[i];

		if (i == own)
			g.own = v->count;
		else
			vec_add(s->arena, &g.parts) =
			    (struct part){ .who = v->who, .count = v->count };
	}
	vec_add(s->arena, &s->records.gatherings) = g;
}

/* Chats bear the names of the phone's address book: whoever they are with is a
 * contact, but for the owner, who must be known then. */
static void
settle_contacts(struct sink *s, const struct owners *o)
{
	struct map *books = sink_books(s);

	for (uint32_t i = 0; i < s->threads.n; i++) {
		const struct thread *t = s->threads.v[i];
		uint32_t own = t->contacts ? own_voice(s, o, t) : t->voices.n;

		for (uint32_t k = 0; k < t->voices.n && own < t->voices.n; k++)
			if (k != own && t->voices.v[k].contact)
				sink_settle_partner(
				    s, books, t->voices.v[k].who);
		arena_reset(s->scratch);
	}
}

/* In a thread of two the other one is whoever has the folder's user name; the
 * account learns a name by it. */
static void
settle_handles(struct sink *s, const struct owners *o)
{
	struct map *handles = sink_handles(s);

	for (uint32_t i = 0; i < s->threads.n; i++) {
		struct thread *t = s->threads.v[i];
		uint32_t own;
		struct account *a;
		struct voice *v;
		who_id who;

		if (t->platform != PF_INSTAGRAM || t->voices.n != 2)
			continue;
		own = own_voice(s, o, t);
		who = sink_by_handle(s, handles, t);
		arena_reset(s->scratch);
		if (own == t->voices.n || who.n == 0)
			continue;
		v = &t->voices.v[1 - own];
		a = &s->records.whos.v[who.n].account;
		if (str_eq(a->name, a->id))
			a->name = s->records.whos.v[v->who.n].account.name;
		v->who = who;
	}
}

/* Where no export tells the owner's name, that of the chats is one. */
static void
name_owner(struct sink *s, const struct owners *o)
{
	for (uint32_t i = 0; i < s->records.owner.n; i++)
		if (s->records.owner.v[i].kind == OWNER_NAME)
			return;
	for (uint32_t i = 0; i < s->threads.n; i++) {
		const struct thread *t = s->threads.v[i];
		const struct account *a =
		    &s->records.whos.v[t->owner.n].account;

		if (t->owner.n == 0 || t->owner.n != o->most[t->platform].n)
			continue;
		sink_owner(s, &(struct owner_fact){ .kind = OWNER_NAME,
				  .platform = t->platform,
				  .text = a->name,
				  .from = WHEN_NONE,
				  .to = WHEN_NONE,
				  .place = t->place });
		return;
	}
}

void
sink_threads_end(struct sink *s)
{
	struct owners o = { 0 };

	if (s->scratch == NULL)
		return;
	sink_settle_trees(s);
	sink_settle_phones(s);
	learn_owner(s, &o);
	count_threads(s, &o);
	settle_contacts(s, &o);
	settle_handles(s, &o);
	sink_settle_keys(s);
	name_owner(s, &o);
	for (uint32_t i = 0; i < s->threads.n; i++) {
		const struct thread *t = s->threads.v[i];
		uint32_t own, others;

		arena_reset(s->scratch);
		own = own_voice(s, &o, t);
		others = t->voices.n - (own < t->voices.n);
		if (others == 1)
			end_exchange(s, t, own);
		else if (others > 1)
			end_gathering(s, t, own);
	}
	s->threads.n = 0;
	arena_free(s->scratch);
	s->scratch = NULL;
}
