/* painter-cull.h - a painter before another one, that lets through only what can be seen in an area.
 *
 * A clip hides, but a file keeps what is hidden: the words of a legend that is cut into four sheets would be in it, and be found, four
 * times. What does not touch the area is left out here; what touches it passes whole, so clip as well.
 */
#pragma once

#include "paint/painter.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_PAINTER_CULL (parcours_painter_cull_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursPainterCull, parcours_painter_cull, PARCOURS, PAINTER_CULL, GObject)

/* `area` is in the coordinates that `painter` has now. Lines of text that are less high than `least` there become bars, and small signs
 * and shapes are left out: for a picture so small that nobody can read it (0: all is painted). Takes a reference of `painter`. */
ParcoursPainter *parcours_painter_cull_new (ParcoursPainter *painter, const ParcoursRect *area, double least);

G_END_DECLS
