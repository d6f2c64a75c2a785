/*
 * What was told before.  Kept are the ends of what each member told of a
 * topic, so memory grows with members and topics, not with records.
 */
#include "base/arena.h"
#include "base/map.h"
#include "model/sink.h"

/* Tellings of a topic that are looked at: a thread of a million messages has a
 * hundred parts. */
enum { LOOK_MAX = 500 };

/* Local time and UTC are at most so far apart, in seconds. */
static const int64_t zone_most = 14 * 3600;

struct telling {
	const struct telling *before; /* the last one of the same topic */
	uint32_t input;
	enum telling_form form;
	int64_t first, last;
};

struct telling *
sink_telling(struct sink *s, enum platform platform, struct str topic,
    enum telling_form form)
{
	struct telling *t = arena_new(s->arena, struct telling);
	struct str key;
	uint32_t *at;

	arena_reset(s->scratch);
	key = str_fmt(s->scratch, "%d|%.*s", (int)platform, STR_ARG(topic));
	at = map_get(s->by_topic, key) > 0
	         ? map_at(s->by_topic, key)
	         : map_at(s->by_topic, str_copy(s->arena, key));
	*t = (struct telling){ .input = s->input,
		.form = form,
		.first = WHEN_NONE,
		.last = WHEN_NONE };
	if (*at > 0) {
		t->before = s->tellings.v[*at - 1];
		s->tellings.v[*at - 1] = t;
	} else {
		vec_add(s->arena, &s->tellings) = t;
		*at = s->tellings.n;
	}
	return t;
}

static bool
covers(const struct telling *o, const struct telling *t, int64_t when)
{
	int64_t slack = 0;

	if (o->first == WHEN_NONE)
		return false;
	if (o->input == t->input && o->form == t->form)
		return when == o->first || when == o->last;
	if ((o->form == TOLD_LOCAL) != (t->form == TOLD_LOCAL))
		slack = zone_most;
	return when >= o->first - slack && when <= o->last + slack;
}

void
telling_note(struct telling *t, int64_t when)
{
	if (when == WHEN_NONE)
		return;
	if (t->first == WHEN_NONE || when < t->first)
		t->first = when;
	if (t->last == WHEN_NONE || when > t->last)
		t->last = when;
}

bool
telling_is_new(struct telling *t, int64_t when)
{
	uint32_t n = 0;

	if (when == WHEN_NONE)
		return true;
	for (const struct telling *o = t->before; o != NULL && n < LOOK_MAX;
	     o = o->before, n++)
		if (covers(o, t, when))
			return false;
	telling_note(t, when);
	return true;
}
