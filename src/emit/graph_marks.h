/*
 * Marks and words on the sheet: the pen that graph.svg is drawn with.
 */
#ifndef EMIT_GRAPH_MARKS_H
#define EMIT_GRAPH_MARKS_H

#include "emit/graph_layout.h"
#include "emit/out.h"

struct pen {
	struct arena *scratch;
	const struct plan *plan;
	const struct layout *layout;
	struct file *file;
};

void pen_text(const struct pen *, const char *ours);
/* An attribute with a number of one decimal: ` x1="12.5"`. */
void pen_number(const struct pen *, const char *name, double);
/* Up to the radius, left open. */
void pen_circle(const struct pen *, double x, double y, double r);
/* Colour of a group, to fill ('f') or to draw lines with ('s'). */
void pen_hue(const struct pen *, char use, int group);
/* The same for both. */
void pen_both(const struct pen *, int group);
/* "12.5 40" behind a command of a path. */
void pen_point(const struct pen *, const char *command, double x, double y);
void pen_words(const struct pen *, double x, double y, struct str);
/* A dot with its tooltip (none where it stands for nobody).  Plain ones have
 * the colour of their parent. */
void pen_mark(const struct pen *, const struct dot *);
/* What the marks mean, below the picture. */
void pen_legend(const struct pen *);

#endif
