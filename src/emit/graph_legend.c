#include "base/arena.h"
#include "emit/graph_marks.h"
#include "emit/graph_parts.h"

enum { SIGN_W = 16, BETWEEN = 24, RADIUS = 5 };

struct legend {
	const struct pen *pen;
	double x, y;
};

/* A mark (or none), and what it means. */
static void
explain(struct legend *at, const struct dot *sign, struct str words)
{
	const struct pen *p = at->pen;
	double w =
	    (sign != NULL ? SIGN_W : 0) + graph_text_width(words, FONT_NAME);

	if (at->x + w > p->layout->w - MARGIN) {
		at->x = MARGIN;
		at->y += LINE_H;
	}
	if (sign != NULL) {
		struct dot d = *sign;

		d.x = at->x + RADIUS;
		d.y = at->y;
		d.r = RADIUS;
		pen_text(p, "<g");
		pen_hue(p, 'f', d.group);
		pen_text(p, ">");
		pen_mark(p, &d);
		pen_text(p, "</g>\n");
	}
	pen_words(p, at->x + (sign != NULL ? SIGN_W : 0), at->y + 4, words);
	at->x += w + BETWEEN;
}

static struct str
say(const struct pen *p, enum phrase_id id)
{
	return phrase_text(
	    p->plan->phrases, p->scratch, (struct phrase){ .id = id });
}

void
pen_legend(const struct pen *p)
{
	static const struct dot signs[] = {
		[MARK_ONE] = { .mark = MARK_ONE, .group = GROUP_FRIENDS },
		[MARK_HUB] = { .mark = MARK_HUB, .group = GROUP_FRIENDS },
		[MARK_TWO] = { .mark = MARK_TWO,
		    .group = GROUP_FRIENDS,
		    .other = GROUP_CLIENTS,
		    .share = 0.4 },
		[MARK_ASKED] = { .mark = MARK_ASKED,
		    .group = GROUP_FRIENDS,
		    .other = GROUP_CLIENTS },
	};
	const struct layout *l = p->layout;
	struct legend at = { p, MARGIN, l->bottom + 26 };
	struct arena *a = p->scratch;

	file_fmt(p->file,
	    "<g class=\"hr-soft\" fill=\"#59636e\" font-size=\"%d\">\n",
	    FONT_NAME);
	explain(&at, &signs[MARK_ONE],
	    graph_say(a, p->plan,
		l->per_dot == 1 ? PHRASE_PICTURE_ONE : PHRASE_PICTURE_PER_DOT,
		l->per_dot));
	explain(&at, &signs[MARK_HUB], say(p, PHRASE_PICTURE_HUB));
	explain(&at, &signs[MARK_TWO], say(p, PHRASE_PICTURE_TWO));
	explain(&at, &signs[MARK_ASKED], say(p, PHRASE_PICTURE_OPEN));
	explain(&at, NULL, say(p, PHRASE_PICTURE_BANDS));
	if (l->shades.n > 0)
		explain(&at, NULL, say(p, PHRASE_PICTURE_CIRCLES));
	if (l->elsewhere > 0)
		explain(&at, NULL,
		    graph_say(
			a, p->plan, PHRASE_PICTURE_NOT_DRAWN, l->elsewhere));
	if (l->unnamed > 0)
		explain(&at, NULL,
		    graph_say(a, p->plan, PHRASE_PICTURE_NO_ROOM, l->unnamed));
	pen_text(p, "</g>\n");
}
