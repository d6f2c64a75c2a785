/*
 * Colours of the picture: eight hues that people with any colour vision tell
 * apart (Okabe and Ito, 2008, some of them darker on white).  Groups of one
 * kin share a hue: colour is never the only sign.
 */
#ifndef EMIT_GRAPH_STYLE_H
#define EMIT_GRAPH_STYLE_H

#include "model/plan.h"

enum { HUES = 8 };

/* 0 to HUES - 1. */
int graph_style_hue(const struct plan *, int group);
/* "#d55e00". */
const char *graph_style_colour(int hue);

/* The style sheet of the SVG, the same for every plan: what stands between
 * <style> and </style>.  Page and picture may be shown together. */
struct str graph_style_sheet(void);

#endif
