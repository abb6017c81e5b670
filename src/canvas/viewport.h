/* viewport.h - what part of the map is seen, and how large: plain arithmetic between screen pixels and map units.
 *
 * The widget is divided by the two bands that stick: the band of stages and steps above, the band of personas and
 * lanes at the left. They scroll along one axis each and keep a readable size: their own zoom is held between 0.55
 * and 1.5.
 */
#pragma once

#include "base/geometry.h"

G_BEGIN_DECLS

/* Below this no card widgets and no text: a title would be under 4 px. */
#define PARCOURS_ZOOM_FAR 0.3
#define PARCOURS_ZOOM_STEP 1.4142135623730951

typedef struct
{
  double zoom;                  /* px per u */
  double x, y;                  /* scrolled by, px */
  double width, height;         /* of the widget, px */
  double body_width, body_height; /* u */
} ParcoursViewport;

/* Zoom, width and height of the bands. */
double parcours_viewport_band_zoom (const ParcoursViewport *self);
double parcours_viewport_side (const ParcoursViewport *self);
double parcours_viewport_head (const ParcoursViewport *self);

/* Where the body's (0, 0) is in the widget, on a whole pixel. */
void parcours_viewport_origin (const ParcoursViewport *self, double *x, double *y);

void parcours_viewport_to_body (const ParcoursViewport *self, double wx, double wy, double *x, double *y);
void parcours_viewport_from_body (const ParcoursViewport *self, const ParcoursRect *body, ParcoursRect *rect);

/* The part of the body that is seen, grown by `margin` px on each side; not cut at the body's edges. */
ParcoursRect parcours_viewport_area (const ParcoursViewport *self, double margin);

/* The room of the cells, in px, and how far one can scroll: the body and some ground beyond it. */
void parcours_viewport_page (const ParcoursViewport *self, double *width, double *height);
void parcours_viewport_upper (const ParcoursViewport *self, double *width, double *height);

/* Keeps x and y within what can be scrolled. */
void parcours_viewport_clamp (ParcoursViewport *self);

/* Zooms (held between the limits) so that what is under (wx, wy) stays there as far as the map's edges allow. */
void parcours_viewport_zoom_about (ParcoursViewport *self, double zoom, double wx, double wy);

/* The next step in or out from this zoom: powers of PARCOURS_ZOOM_STEP, held between the limits. */
double parcours_zoom_next (double zoom, int direction);

/* Zoom and scroll that show `area` whole, in the middle, at no more than `most`. */
void parcours_viewport_fit (ParcoursViewport *self, const ParcoursRect *area, double most);

/* Scrolls as little as possible so that `area` is seen with `margin` px around it; its top left corner wins. */
void parcours_viewport_reveal (ParcoursViewport *self, const ParcoursRect *area, double margin);

G_END_DECLS
