/* painter-cairo.h - paints on any cairo surface: PDF, PNG, print.
 *
 * Text stays text where the surface can hold text. On vector surfaces each sign is recorded once per colours and painted many times,
 * which a PDF stores once; on pixels it is rasterised once per size.
 */
#pragma once

#include <cairo.h>

#include "paint/painter.h"
#include "paint/pdf-structure.h"

G_BEGIN_DECLS

#define PARCOURS_TYPE_PAINTER_CAIRO (parcours_painter_cairo_get_type ())
G_DECLARE_FINAL_TYPE (ParcoursPainterCairo, parcours_painter_cairo, PARCOURS, PAINTER_CAIRO, GObject)

/* Takes its own reference of `cr`. */
ParcoursPainter *parcours_painter_cairo_new (cairo_t *cr);

/* For PDF: groups and links go to `structure`, which outlives the painter. */
void parcours_painter_cairo_set_structure (ParcoursPainterCairo *self, ParcoursPdfStructure *structure);

/* Adds segments to the path of any cairo context. */
void parcours_painter_cairo_add (cairo_t *cr, const ParcoursSegment *segments, guint n);

G_END_DECLS
