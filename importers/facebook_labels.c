/*
 * Facebook JSON: "label_values", the record of any kind that has spread since
 * 2022.  A label is one of
 *
 *	{ "label", "value", "href", "timestamp_value", "ent_field_name" }
 *	{ "label", "vec": [{ "value" } | { "dict": [label, …] }, …] }
 *	{ "title", "dict": [label, …] }
 *
 * and they nest.  What a label is called is in the language of the account, so
 * the importers go by ent_field_name, by the type of the value and by place.
 * Here the tree becomes a list of its leaves; those that stand in one "dict"
 * form a group, the record's own are group 0.
 */
#include "facebook.h"

enum { NEST_MAX = 12 }; /* objects and lists in each other */

/* An object, or a list of them, that is being read. */
struct nest {
	bool list, apart; /* apart: each object of the list is a group */
	uint32_t group;
	uint32_t label; /* of an object: its index */
};

struct walk {
	struct arena *arena;
	struct json *json;
	struct fb_labels *to;
	uint32_t depth;
	struct nest nests[NEST_MAX];
};

/* A new label, entered in its group. */
static struct fb_label *
add_label(struct walk *w, uint32_t group)
{
	struct fb_labels *to = w->to;

	while (to->first.n <= group) {
		vec_add(w->arena, &to->first) = 0;
		vec_add(w->arena, &to->last) = 0;
	}
	vec_add(w->arena, &to->v) = (struct fb_label){ .group = group };
	if (to->last.v[group] > 0)
		to->v.v[to->last.v[group] - 1].next = to->v.n;
	else
		to->first.v[group] = to->v.n;
	to->last.v[group] = to->v.n;
	return &to->v.v[to->v.n - 1];
}

static void
begin_list(struct walk *w, bool apart, uint32_t group)
{
	if (w->depth == NEST_MAX)
		json_skip(w->json);
	else if (json_enter(w->json, '['))
		w->nests[w->depth++] = (struct nest){
			.list = true, .apart = apart, .group = group
		};
}

static void
next_item(struct walk *w)
{
	const struct nest list = w->nests[w->depth - 1];
	struct nest item = { .label = w->to->v.n };

	if (!json_item(w->json)) {
		w->depth--;
		return;
	}
	item.group = list.apart ? ++w->to->groups : list.group;
	if (json_peek(w->json) == JSON_STRING) {
		add_label(w, item.group)->text = json_str(w->json);
		return;
	}
	if (w->depth == NEST_MAX) {
		json_skip(w->json);
		return;
	}
	if (!json_enter(w->json, '{'))
		return;
	add_label(w, item.group)->listed = list.apart;
	item.apart = list.apart;
	w->nests[w->depth++] = item;
}

static void
next_key(struct walk *w)
{
	const struct nest at = w->nests[w->depth - 1];
	struct fb_label *label = &w->to->v.v[at.label];
	struct str key;

	if (!json_key(w->json, &key)) {
		w->depth--;
		return;
	}
	if (str_eq(key, STR("value")))
		label->text = json_str(w->json);
	else if (str_eq(key, STR("href")))
		label->href = json_str(w->json);
	else if (str_eq(key, STR("ent_field_name")))
		label->field = json_str(w->json);
	else if (str_eq(key, STR("timestamp_value")))
		json_number(w->json, &label->when);
	else if (str_eq(key, STR("vec")))
		begin_list(w, true, 0);
	else if (str_eq(key, STR("dict")))
		begin_list(w, false, at.apart ? at.group : ++w->to->groups);
	else
		json_skip(w->json);
}

void
fb_labels_read(struct json *j, struct arena *a, struct fb_labels *to)
{
	struct walk w = { .arena = a, .json = j, .to = to };

	begin_list(&w, false, 0);
	while (w.depth > 0)
		if (w.nests[w.depth - 1].list)
			next_item(&w);
		else
			next_key(&w);
}

/* Whether it is a text and no address, time or number. */
static bool
is_words(const struct fb_label *l)
{
	if (l->href.n > 0 || l->when != 0 || l->text.n == 0 ||
	    str_starts(l->text, STR("http")))
		return false;
	for (size_t i = 0; i < l->text.n; i++)
		if (l->text.p[i] < '0' || l->text.p[i] > '9')
			return true;
	return false;
}

const struct fb_label *
fb_labels_first(const struct fb_labels *labels, uint32_t group)
{
	uint32_t at = group < labels->first.n ? labels->first.v[group] : 0;

	return at > 0 ? &labels->v.v[at - 1] : NULL;
}

const struct fb_label *
fb_labels_next(const struct fb_labels *labels, const struct fb_label *l)
{
	return l->next > 0 ? &labels->v.v[l->next - 1] : NULL;
}

struct fb_group
fb_labels_group(const struct fb_labels *labels, uint32_t group)
{
	struct fb_group g = { 0 };

	for (const struct fb_label *l = fb_labels_first(labels, group);
	     l != NULL; l = fb_labels_next(labels, l)) {
		g.listed |= l->listed;
		if (l->when != 0 && g.when == 0)
			g.when = l->when;
		if (l->href.n > 0 && g.url.n == 0)
			g.url = l->href;
		if (str_eq_nocase(l->field, STR("name")) && !g.certain) {
			g.name = l->text;
			g.certain = true;
		} else if (g.name.n == 0 && is_words(l)) {
			g.name = l->text;
		}
	}
	return g;
}

struct fb_group
fb_labels_record(const struct fb_labels *labels)
{
	struct fb_group own = fb_labels_group(labels, 0);

	for (uint32_t i = 1; i <= labels->groups && !own.certain; i++) {
		struct fb_group inner = fb_labels_group(labels, i);

		if (own.url.n == 0)
			own.url = inner.url;
		if (own.when == 0)
			own.when = inner.when;
		if (inner.certain || own.name.n == 0) {
			own.name = inner.name;
			own.certain = inner.certain;
		}
	}
	return own;
}
