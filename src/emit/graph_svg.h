/*
 * The picture as an SVG element, for graph.svg and for the page.
 */
#ifndef EMIT_GRAPH_SVG_H
#define EMIT_GRAPH_SVG_H

#include "emit/out.h"
#include "model/plan.h"

/* From <svg to </svg>, well-formed XML, with a style sheet of its own
 * (graph_style_sheet) and no attribute named style. */
void graph_svg_write(struct arena *scratch, const struct plan *, struct file *);

#endif
