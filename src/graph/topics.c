#include <stdlib.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "graph/parts.h"

/* One way of writing a topic. */
struct spelling {
	struct str text;
	uint32_t topic, times;
};

struct finder {
	struct arena *arena;
	const struct people *people;
	struct map *by_key, *by_text;
	struct topics *to;
	struct strs keys; /* of to->v */
	VEC(struct spelling) spellings;
};

static int
by_number(const void *a, const void *b)
{
	uint32_t x = ((const person_id *)a)->n, y = ((const person_id *)b)->n;

	return (x > y) - (x < y);
}

uint32_t
topics_tidy(const struct people *people, person_id *v, uint32_t n)
{
	uint32_t to = 0;

	if (n > 0)
		qsort(v, n, sizeof(*v), by_number);
	for (uint32_t i = 0; i < n; i++)
		if (v[i].n > 0 && !people->persons.v[v[i].n].owner &&
		    (to == 0 || v[to - 1].n != v[i].n))
			v[to++] = v[i];
	return to;
}

static void
count_spelling(struct finder *f, uint32_t topic, struct str text)
{
	struct str key = str_fmt(f->arena, "%u %.*s", topic, STR_ARG(text));
	uint32_t *at = map_at(f->by_text, key);

	if (*at == 0) {
		vec_add(f->arena, &f->spellings) =
		    (struct spelling){ .text = text, .topic = topic };
		*at = f->spellings.n;
	}
	f->spellings.v[*at - 1].times++;
}

/* The topic of that text, or NULL where it is empty. */
static struct topic *
topic_at(struct finder *f, enum topic_kind kind, struct str text)
{
	struct str folded = utf8_fold(f->arena, text);
	struct str key;
	uint32_t *at;

	if (text.n == 0)
		return NULL;
	/* A title may be nothing but signs, which folding drops. */
	key = str_fmt(f->arena, "%d%.*s", (int)kind,
	    STR_ARG(folded.n > 0 ? folded : text));
	at = map_at(f->by_key, key);
	if (*at == 0) {
		vec_add(f->arena, &f->to->v) = (struct topic){ .kind = kind };
		strs_add(f->arena, &f->keys, key);
		*at = f->to->v.n;
	}
	count_spelling(f, *at - 1, text);
	return &f->to->v.v[*at - 1];
}

/* The most frequent one; of equals the last, where capitals come first. */
static void
choose_spellings(struct finder *f)
{
	uint32_t *best = arena_array(f->arena, uint32_t, f->to->v.n);

	for (uint32_t i = 0; i < f->spellings.n; i++) {
		const struct spelling *s = &f->spellings.v[i];
		struct topic *t = &f->to->v.v[s->topic];

		if (s->times > best[s->topic] ||
		    (s->times == best[s->topic] &&
			str_cmp(s->text, t->text) > 0)) {
			best[s->topic] = s->times;
			t->text = s->text;
		}
	}
}

static void
topic_add(struct finder *f, struct topic *t, who_id who)
{
	if (t != NULL)
		vec_add(f->arena, &t->people) = f->people->of[who.n];
}

struct keyed {
	struct str key;
	struct topic topic;
};

static int
by_key(const void *a, const void *b)
{
	return str_cmp(
	    ((const struct keyed *)a)->key, ((const struct keyed *)b)->key);
}

/* The order of the records is that of the exports: forget it. */
static void
sort(struct finder *f)
{
	uint32_t n = f->to->v.n;
	struct keyed *rows = arena_array(f->arena, struct keyed, n);

	for (uint32_t i = 0; i < n; i++)
		rows[i] = (struct keyed){ f->keys.v[i], f->to->v.v[i] };
	qsort(rows, n, sizeof(*rows), by_key);
	for (uint32_t i = 0; i < n; i++) {
		struct topic *t = &f->to->v.v[i];

		*t = rows[i].topic;
		t->people.n = topics_tidy(f->people, t->people.v, t->people.n);
	}
}

void
topics_find(struct arena *a, const struct records *r,
    const struct people *people, struct topics *to)
{
	struct finder f = { .arena = a,
		.people = people,
		.by_key = map_make(a),
		.by_text = map_make(a),
		.to = to };

	for (uint32_t i = 0; i < r->labels.n; i++)
		if (r->labels.v[i].kind == LABEL_LIST)
			topic_add(&f,
			    topic_at(&f, TOPIC_LIST, r->labels.v[i].text),
			    r->labels.v[i].who);
	for (uint32_t i = 0; i < r->gatherings.n; i++) {
		const struct gathering *g = &r->gatherings.v[i];
		struct topic *t = topic_at(&f, TOPIC_GATHERING, g->title);

		for (uint32_t k = 0; k < g->parts.n; k++)
			topic_add(&f, t, g->parts.v[k].who);
	}
	for (uint32_t i = 0; i < r->affiliations.n; i++)
		topic_add(&f,
		    topic_at(&f, TOPIC_ORGANISATION,
			r->affiliations.v[i].organisation),
		    r->affiliations.v[i].who);
	choose_spellings(&f);
	sort(&f);
}
