#include "changes/before.h"

#include "base/arena.h"
#include "base/map.h"
#include "read/date.h"
#include "read/json.h"

struct reading {
	struct arena *arena;
	struct json *json;
	struct before *to;
	struct map *ids; /* "p12" -> index into people */
	struct str format;
};

static enum platform
platform_of(struct str name)
{
	int p = 0;

	while (p < PF__COUNT && !str_eq(name, platform_name((enum platform)p)))
		p++;
	return (enum platform)p;
}

static enum relation
relation_of(struct str name)
{
	for (int i = REL_NONE + 1; i < REL__COUNT; i++)
		if (str_eq(name, relation_name((enum relation)i)))
			return (enum relation)i;
	return REL_NONE;
}

static void
read_texts(struct reading *r, struct strs *to)
{
	if (json_enter(r->json, '['))
		while (json_item(r->json))
			strs_add(r->arena, to, json_str(r->json));
}

/* An account of a platform that is not known is left out. */
static void
read_account(struct reading *r, uint32_t person)
{
	struct before_account a = {
		.platform = PF__COUNT, .since = WHEN_NONE, .person = person
	};
	struct json *j = r->json;
	struct str key;

	if (!json_enter(j, '{'))
		return;
	while (json_key(j, &key)) {
		if (str_eq(key, STR("platform")))
			a.platform = platform_of(json_str(j));
		else if (str_eq(key, STR("relation")))
			a.relation = relation_of(json_str(j));
		else if (str_eq(key, STR("key")))
			a.key = json_str(j);
		else if (str_eq(key, STR("name")))
			a.name = json_str(j);
		else if (str_eq(key, STR("id")))
			a.id = json_str(j);
		else if (str_eq(key, STR("url")))
			a.url = json_str(j);
		else if (str_eq(key, STR("emails")))
			read_texts(r, &a.emails);
		else if (str_eq(key, STR("phones")))
			read_texts(r, &a.phones);
		else if (str_eq(key, STR("since")))
			a.since = date_parse(json_str(j), DATE_YMD);
		else
			json_skip(j);
	}
	if (a.platform != PF__COUNT && a.key.n > 0)
		vec_add(r->arena, &r->to->accounts) = a;
}

static void
read_job(struct reading *r, struct before_person *p)
{
	struct str key;

	if (!json_enter(r->json, '{'))
		return;
	while (json_key(r->json, &key)) {
		if (str_eq(key, STR("title")))
			p->job = json_str(r->json);
		else if (str_eq(key, STR("company")))
			p->company = json_str(r->json);
		else
			json_skip(r->json);
	}
}

static void
read_person(struct reading *r)
{
	struct before_person p = { .id = STR_NONE };
	struct json *j = r->json;
	uint32_t at = r->to->people.n;
	struct str key;

	if (!json_enter(j, '{'))
		return;
	while (json_key(j, &key)) {
		if (str_eq(key, STR("id")))
			p.id = json_str(j);
		else if (str_eq(key, STR("key")))
			p.key = json_str(j);
		else if (str_eq(key, STR("name")))
			p.name = json_str(j);
		else if (str_eq(key, STR("treated_as")))
			p.treated_as = json_str(j);
		else if (str_eq(key, STR("job")))
			read_job(r, &p);
		else if (str_eq(key, STR("accounts")) && json_enter(j, '['))
			while (json_item(j))
				read_account(r, at);
		else
			json_skip(j);
	}
	*map_at(r->ids, p.id) = at;
	vec_add(r->arena, &r->to->people) = p;
}

static void
read_list(struct reading *r)
{
	struct before_list l = { .platform = PF__COUNT };
	struct json *j = r->json;
	struct str key;

	if (!json_enter(j, '{'))
		return;
	while (json_key(j, &key)) {
		if (str_eq(key, STR("platform")))
			l.platform = platform_of(json_str(j));
		else if (str_eq(key, STR("name")))
			l.name = json_str(j);
		else if (str_eq(key, STR("members")) && json_enter(j, '['))
			while (json_item(j)) {
				uint32_t p = map_get(r->ids, json_str(j));

				if (p > 0)
					vec_add(r->arena, &l.members) = p;
			}
		else
			json_skip(j);
	}
	if (l.platform != PF__COUNT && l.name.n > 0)
		vec_add(r->arena, &r->to->lists) = l;
}

/* A person by their id in this plan, or key and name of somebody. */
static void
read_member(struct reading *r, struct done_step *s)
{
	struct done_member m = { STR_NONE, STR_NONE };
	struct str key;

	if (json_peek(r->json) == JSON_STRING) {
		uint32_t p = map_get(r->ids, json_str(r->json));

		m.key = r->to->people.v[p].key;
		m.name = r->to->people.v[p].name;
	} else if (json_enter(r->json, '{')) {
		while (json_key(r->json, &key)) {
			if (str_eq(key, STR("key")))
				m.key = json_str(r->json);
			else if (str_eq(key, STR("name")))
				m.name = json_str(r->json);
			else
				json_skip(r->json);
		}
	}
	if (m.key.n > 0)
		vec_add(r->arena, &s->members) = m;
}

static struct str *
step_text(struct done_step *s, struct str key)
{
	struct {
		const char *key;
		struct str *to;
	} const texts[] = { { "key", &s->key }, { "do", &s->what },
		{ "undo", &s->undo }, { "list", &s->list },
		{ "done_by", &s->acts }, { "day", &s->day } };

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (str_eq(key, str_of(texts[i].key)))
			return texts[i].to;
	return NULL;
}

/* False where it has no key. */
static bool
read_one_step(struct reading *r, struct done_step *s, bool *ticked)
{
	struct json *j = r->json;
	struct str key;

	*s = (struct done_step){ .platform = PF__COUNT };
	*ticked = false;
	if (!json_enter(j, '{'))
		return false;
	while (json_key(j, &key)) {
		struct str *text = step_text(s, key);

		if (text != NULL)
			*text = json_str(j);
		else if (str_eq(key, STR("platform")))
			s->platform = platform_of(json_str(j));
		else if (str_eq(key, STR("done")))
			*ticked = json_bool(j);
		else if (str_eq(key, STR("bare")))
			s->bare = json_bool(j);
		else if (str_eq(key, STR("members")) && json_enter(j, '['))
			while (json_item(j))
				read_member(r, s);
		else
			json_skip(j);
	}
	return s->key.n > 0;
}

static void
read_step(struct reading *r)
{
	struct done_step s;
	bool ticked;

	if (!read_one_step(r, &s, &ticked))
		return;
	vec_add(r->arena, &r->to->steps) = s;
	vec_add(r->arena, &r->to->ticked) = ticked;
}

static void
read_done(struct reading *r)
{
	struct done_step s;
	bool ticked;

	if (read_one_step(r, &s, &ticked))
		vec_add(r->arena, &r->to->done) = s;
}

static void
read_request(struct reading *r)
{
	struct str key;

	if (!json_enter(r->json, '{'))
		return;
	while (json_key(r->json, &key)) {
		if (str_eq(key, STR("key")))
			strs_add(r->arena, &r->to->requests, json_str(r->json));
		else
			json_skip(r->json);
	}
}

/* People stand before lists and steps, which name them, in every plan. */
static const struct {
	const char *key;
	void (*read)(struct reading *);
} parts[] = {
	{ "people", read_person },
	{ "lists", read_list },
	{ "steps", read_step },
	{ "applied", read_done },
	{ "requests", read_request },
};

static void
read_part(struct reading *r, struct str key)
{
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (str_eq(key, str_of(parts[i].key)) &&
		    json_enter(r->json, '[')) {
			while (json_item(r->json))
				parts[i].read(r);
			return;
		}
	json_skip(r->json);
}

const char *
before_parse(struct arena *a, struct str bytes, struct before *to)
{
	struct reading r = {
		.arena = a, .json = json_open(a, bytes, 0), .to = to
	};
	const char *fault = NULL;
	struct str key;

	*to = (struct before){ .there = true };
	r.ids = map_make(a);
	vec_add(a, &to->people) = (struct before_person){ .id = STR_NONE };
	if (json_enter(r.json, '{'))
		while (json_key(r.json, &key)) {
			if (str_eq(key, STR("format")))
				r.format = json_str(r.json);
			else if (str_eq(key, STR("redacted")))
				to->redacted = json_bool(r.json);
			else if (str_eq(key, STR("now")))
				to->day = str_sub(json_str(r.json), 0, 10);
			else
				read_part(&r, key);
		}
	if (json_bad(r.json))
		fault = "damaged";
	else if (!str_starts(r.format, STR(PLAN_FORMAT_NAME)))
		fault = "no plan of this program";
	else if (!str_eq(r.format, STR(PLAN_FORMAT)))
		fault = "a plan of another format";
	else if (to->redacted)
		fault = "a redacted plan, which names nobody";
	if (fault != NULL)
		*to = (struct before){ .redacted = to->redacted };
	return fault;
}
