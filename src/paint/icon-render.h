/* icon-render.h - a sign through librsvg, for painters that want it as a drawing or as pixels. Nothing is kept here. */
#pragma once

#include <cairo.h>

#include "paint/icons.h"

G_BEGIN_DECLS

/* Draws the sign into `rect`. */
void parcours_icon_render (ParcoursIcon icon, const ParcoursIconColours *colours, cairo_t *cr, const ParcoursRect *rect);

/* As pixels, premultiplied ARGB, `pixels` high and wide. The caller owns it. */
cairo_surface_t *parcours_icon_rasterise (ParcoursIcon icon, const ParcoursIconColours *colours, int pixels);

G_END_DECLS
