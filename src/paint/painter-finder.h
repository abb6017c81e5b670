/* painter-finder.h - a painter that paints nothing, but tells where words, signs and discs would be: for whoever must not cut through them. */
#pragma once

#include "paint/painter.h"

G_BEGIN_DECLS

/* `rect` is in the coordinates that the painting began with; `n_lines` of text in it, 0 for a sign or a disc. */
typedef void (*ParcoursFoundFunc) (const ParcoursRect *rect, guint n_lines, gpointer data);

#define PARCOURS_TYPE_PAINTER_FINDER (parcours_painter_finder_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursPainterFinder, parcours_painter_finder, PARCOURS, PAINTER_FINDER, GObject)

ParcoursPainter *parcours_painter_finder_new (ParcoursFoundFunc func, gpointer data);

G_END_DECLS
