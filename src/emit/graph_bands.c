/*
 * Ties between groups, and the headline: sums over the people drawn.
 */
#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "emit/graph_parts.h"

/* Fainter bands than this share of the widest are left out. */
#define BAND_MIN 0.05

enum { BAND_WIDEST = 12, WORDS_MOST = 24 };

/* The ties of a hub, each of 1 / (n - 1), between every two discs. */
static void
add_hub(const struct hub *h, const uint32_t *disc, uint32_t n, double *sum,
    double *in)
{
	for (uint32_t i = 0; i < n; i++)
		in[i] = 0;
	for (uint32_t i = 0; i < h->people.n; i++)
		if (disc[h->people.v[i].n] > 0)
			in[disc[h->people.v[i].n] - 1]++;
	for (uint32_t x = 0; x < n; x++)
		for (uint32_t y = x + 1; y < n; y++)
			sum[x * n + y] += in[x] * in[y] / (h->people.n - 1);
}

void
graph_bands_make(struct arena *a, const struct plan *plan, struct layout *to)
{
	uint32_t n = to->discs.n;
	double *sum = arena_array(a, double, (size_t)n *n + 1), most = 0;
	double *in = arena_array(a, double, n);
	uint32_t *disc = arena_array(a, uint32_t, plan->people->persons.n);

	for (uint32_t i = 0; i < to->dots.n; i++) {
		const struct dot *d = &to->dots.v[i];

		for (uint32_t k = 0; k < d->n && d->disc != NO_DISC; k++)
			disc[to->people.v[d->first + k].n] = d->disc + 1;
	}
	for (uint32_t i = 0; i < plan->graph->ties.n; i++) {
		const struct tie *t = &plan->graph->ties.v[i];
		uint32_t x = disc[t->a.n], y = disc[t->b.n];

		if (x == 0 || y == 0 || x == y)
			continue;
		sum[(x < y ? x - 1 : y - 1) * n + (x < y ? y : x) - 1] +=
		    t->weight;
	}
	for (uint32_t i = 0; i < plan->graph->hubs.n; i++)
		add_hub(&plan->graph->hubs.v[i], disc, n, sum, in);
	for (uint32_t i = 0; i < n * n; i++)
		most = fmax(most, sum[i]);
	for (uint32_t x = 0; x < n; x++)
		for (uint32_t y = x + 1; y < n; y++)
			if (sum[x * n + y] > BAND_MIN * most)
				vec_add(a, &to->bands) = (struct band){ x, y,
					sum[x * n + y],
					1 + BAND_WIDEST *
						sqrt(sum[x * n + y] / most) };
}

/* One part of the headline: wraps where the line is full. */
static void
add_part(struct arena *a, struct layout *to, struct str part)
{
	struct strs *lines = &to->headline;
	struct str longer = part;

	if (lines->n > 0)
		longer = str_fmt(a, "%.*s %.*s",
		    STR_ARG(lines->v[lines->n - 1]), STR_ARG(part));
	if (lines->n > 0 &&
	    graph_text_width(longer, FONT_HEAD) < to->w - 2 * MARGIN)
		lines->v[lines->n - 1] = longer;
	else
		strs_add(a, lines, part);
}

void
graph_bands_headline(
    struct arena *a, const struct plan *plan, struct layout *to)
{
	uint32_t asked = to->rows, parts = to->discs.n;
	struct str bridges;

	for (uint32_t i = 0; i < to->discs.n; i++)
		if (to->discs.v[i].bucket == GROUP_ASKED) {
			asked = to->discs.v[i].people;
			parts--;
		}
	to->title = graph_say(a, plan,
	    to->only_friends ? PHRASE_PICTURE_FRIENDS : PHRASE_PICTURE_CONTACTS,
	    to->drawn);
	for (uint32_t i = 0; i < parts; i++) {
		const struct disc *d = &to->discs.v[i];
		const struct group_info *g = &plan->groups.v[d->bucket];
		struct str words = graph_text_clip(
		    a, d->people == 1 ? g->one : g->many, WORDS_MOST);

		words =
		    d->bucket == GROUP_UNSORTED
			? graph_say(a, plan, PHRASE_PICTURE_WITHOUT, d->people)
			: str_fmt(a, "%u %.*s", d->people, STR_ARG(words));
		add_part(a, to,
		    str_fmt(a, "%.*s%s", STR_ARG(words),
			i + 1 < parts || asked > 0 ? "," : ""));
	}
	if (asked > 0)
		add_part(
		    a, to, graph_say(a, plan, PHRASE_PICTURE_ASKED, asked));
	bridges = graph_circles_bridges(a, plan, to);
	if (bridges.n > 0)
		strs_add(a, &to->headline, bridges);
}
