#include "emit/graph_marks.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "emit/graph_parts.h"
#include "emit/graph_style.h"

void
pen_text(const struct pen *p, const char *ours)
{
	file_text(p->file, str_of(ours));
}

static void
number(const struct pen *p, double x)
{
	long tenths = lround(x * 10);

	file_fmt(p->file, "%s%ld", tenths < 0 ? "-" : "", labs(tenths) / 10);
	if (tenths % 10 != 0)
		file_fmt(p->file, ".%ld", labs(tenths) % 10);
}

void
pen_number(const struct pen *p, const char *name, double x)
{
	file_fmt(p->file, "%s=\"", name);
	number(p, x);
	pen_text(p, "\"");
}

void
pen_circle(const struct pen *p, double x, double y, double r)
{
	pen_text(p, "<circle");
	pen_number(p, " cx", x);
	pen_number(p, " cy", y);
	pen_number(p, " r", r);
}

void
pen_hue(const struct pen *p, char use, int group)
{
	int hue = graph_style_hue(p->plan, group);

	file_fmt(p->file, " class=\"%c%d\" %s=\"%s\"", use, hue,
	    use == 'f' ? "fill" : "stroke", graph_style_colour(hue));
}

void
pen_words(const struct pen *p, double x, double y, struct str words)
{
	pen_text(p, "<text");
	pen_number(p, " x", x);
	pen_number(p, " y", y);
	pen_text(p, ">");
	file_xml(p->file, words);
	pen_text(p, "</text>\n");
}

void
pen_both(const struct pen *p, int group)
{
	int hue = graph_style_hue(p->plan, group);
	const char *colour = graph_style_colour(hue);

	file_fmt(p->file, " class=\"f%d s%d\" fill=\"%s\" stroke=\"%s\"", hue,
	    hue, colour, colour);
}

void
pen_point(const struct pen *p, const char *command, double x, double y)
{
	pen_text(p, command);
	number(p, x);
	pen_text(p, " ");
	number(p, y);
}

static void
remark(const struct pen *p, struct phrase ph)
{
	pen_text(p, "; ");
	file_xml(p->file, phrase_text(p->plan->phrases, p->scratch, ph));
}

/* "Ann Example: client 55 %, friend 40 %; circle Tuesday climbing" */
static void
tooltip(const struct pen *p, const struct dot *d)
{
	enum { NAMED = 3, SHARES = 3 };
	const struct plan *plan = p->plan;
	const struct placing *pl;
	person_id id;

	if (d->n == 0)
		return;
	id = p->layout->people.v[d->first];
	pl = &plan->placings[id.n];
	pen_text(p, "<title>");
	for (uint32_t i = 0; i < d->n && i < NAMED; i++) {
		id = p->layout->people.v[d->first + i];
		pen_text(p, i > 0 ? ", " : "");
		file_xml(p->file, plan->people->persons.v[id.n].name);
	}
	if (d->n > NAMED) {
		pen_text(p, " ");
		file_xml(p->file, graph_say(p->scratch, plan,
				      PHRASE_PICTURE_AND_MORE, d->n - NAMED));
	}
	for (uint32_t i = 0; i < pl->groups.n && i < SHARES && d->n == 1; i++) {
		const struct share *s = &pl->groups.v[i];

		pen_text(p, i > 0 ? ", " : ": ");
		file_xml(p->file, plan->groups.v[s->group].one);
		file_fmt(p->file, " %ld %%", lround(s->p * 100));
	}
	if (d->mark == MARK_ASKED)
		remark(p, PHRASE0(PICTURE_IN_QUESTION));
	if (d->n == 1 && pl->circles.n > 0)
		remark(p, PHRASE(PICTURE_CIRCLE,
			      plan->graph->circles.v[pl->circles.v[0]].label));
	pen_text(p, "</title>");
}

/* The page finds the dot of one person by it, and the person by the dot. */
static void
name_dot(const struct pen *p, const struct dot *d)
{
	if (d->n == 1)
		file_fmt(
		    p->file, " id=\"d%u\"", p->layout->people.v[d->first].n);
}

/* From the angle on, by `turn`, on the circle around the dot. */
static void
arc(const struct pen *p, const struct dot *d, double angle, double turn)
{
	number(p, d->x + d->r * cos(angle));
	pen_text(p, " ");
	number(p, d->y + d->r * sin(angle));
	pen_text(p, "A");
	number(p, d->r);
	pen_point(p, " ", d->r, 0);
	pen_text(p, turn > TURN / 2 ? " 1 1 " : " 0 1 ");
	number(p, d->x + d->r * cos(angle + turn));
	pen_text(p, " ");
	number(p, d->y + d->r * sin(angle + turn));
}

/* A pie: the slice of the other group looks at it. */
static void
pie(const struct pen *p, const struct dot *d)
{
	double turn = d->share * TURN;

	pen_text(p, "<g");
	name_dot(p, d);
	pen_text(p, " class=\"hr-edge\" stroke=\"#fff\" stroke-width=\".8\">");
	tooltip(p, d);
	pen_circle(p, d->x, d->y, d->r);
	pen_hue(p, 'f', d->group);
	pen_text(p, "/><path");
	pen_hue(p, 'f', d->other);
	pen_point(p, " d=\"M", d->x, d->y);
	pen_text(p, "L");
	arc(p, d, d->towards - turn / 2, turn);
	pen_text(p, "Z\"/></g>\n");
}

/* A ring, hollow because it is open: in the colours of both guesses. */
static void
ring(const struct pen *p, const struct dot *d)
{
	pen_text(p, "<g");
	name_dot(p, d);
	pen_text(p, " fill=\"none\"");
	pen_number(p, " stroke-width", fmin(2.4, 0.6 * d->r));
	pen_text(p, ">");
	tooltip(p, d);
	pen_circle(p, d->x, d->y, d->r);
	pen_hue(p, 's', d->group);
	pen_text(p, "/>");
	if (d->other >= 0) {
		pen_text(p, "<path");
		pen_hue(p, 's', d->other);
		pen_text(p, " d=\"M");
		arc(p, d, -TURN / 4, TURN / 2);
		pen_text(p, "\"/>");
	}
	pen_text(p, "</g>\n");
}

void
pen_mark(const struct pen *p, const struct dot *d)
{
	switch (d->mark) {
	case MARK_TWO: pie(p, d); return;
	case MARK_ASKED: ring(p, d); return;
	case MARK_ONE:
	case MARK_HUB: break;
	}
	pen_circle(p, d->x, d->y, d->r);
	name_dot(p, d);
	if (d->mark == MARK_HUB)
		pen_text(p, " class=\"hr-hub\" stroke=\"#1b2128\""
			    " stroke-width=\"1.2\"");
	pen_text(p, ">");
	tooltip(p, d);
	pen_text(p, "</circle>\n");
}
