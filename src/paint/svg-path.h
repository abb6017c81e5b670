/* svg-path.h - numbers and outlines as SVG writes them: at most two decimals, nothing that can be left out. */
#pragma once

#include "paint/painter.h"

G_BEGIN_DECLS

/* Room for any number parcours_svg_number() writes. */
#define PARCOURS_SVG_NUMBER 32

/* Writes `value` ("12", "-.5") and its NUL; returns its length. */
gsize parcours_svg_number (char *buffer, double value);

/* Appends a number, with a space before it where SVG needs one. */
void parcours_svg_append (GString *d, double value);

/* Append a box with square corners or an outline to path data, and say where it reaches. */
void parcours_svg_append_box (GString *d, const ParcoursRect *rect);
ParcoursRect parcours_svg_append_path (GString *d, const ParcoursSegment *segments, guint n);

G_END_DECLS
