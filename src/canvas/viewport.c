/* viewport.c - see viewport.h. */
#include "config.h"

#include "canvas/viewport.h"

#include <math.h>

#include "canvas/canvas.h"
#include "layout/metrics.h"

#define BAND_ZOOM_MIN 0.55
#define BAND_ZOOM_MAX 1.5
#define GROUND 48.0             /* px of ground around a map that is shown whole */
#define BEYOND 0.75             /* of the page may be ground: the last column can be looked at beside what covers the rest */

double
parcours_viewport_band_zoom (const ParcoursViewport *self)
{
  return CLAMP (self->zoom, BAND_ZOOM_MIN, BAND_ZOOM_MAX);
}

double
parcours_viewport_side (const ParcoursViewport *self)
{
  return round (PARCOURS_SIDE_WIDTH * parcours_viewport_band_zoom (self));
}

double
parcours_viewport_head (const ParcoursViewport *self)
{
  return round (PARCOURS_HEAD_HEIGHT * parcours_viewport_band_zoom (self));
}

void
parcours_viewport_origin (const ParcoursViewport *self, double *x, double *y)
{
  *x = parcours_viewport_side (self) - round (self->x);
  *y = parcours_viewport_head (self) - round (self->y);
}

void
parcours_viewport_to_body (const ParcoursViewport *self, double wx, double wy, double *x, double *y)
{
  double ox, oy;

  parcours_viewport_origin (self, &ox, &oy);
  *x = (wx - ox) / self->zoom;
  *y = (wy - oy) / self->zoom;
}

void
parcours_viewport_from_body (const ParcoursViewport *self, const ParcoursRect *body, ParcoursRect *rect)
{
  double ox, oy;

  parcours_viewport_origin (self, &ox, &oy);
  *rect = PARCOURS_RECT (ox + body->x * self->zoom, oy + body->y * self->zoom, body->width * self->zoom,
                         body->height * self->zoom);
}

ParcoursRect
parcours_viewport_area (const ParcoursViewport *self, double margin)
{
  double page_width, page_height;

  parcours_viewport_page (self, &page_width, &page_height);
  return PARCOURS_RECT ((self->x - margin) / self->zoom, (self->y - margin) / self->zoom,
                        (page_width + 2 * margin) / self->zoom, (page_height + 2 * margin) / self->zoom);
}

void
parcours_viewport_page (const ParcoursViewport *self, double *width, double *height)
{
  *width = MAX (1, self->width - parcours_viewport_side (self));
  *height = MAX (1, self->height - parcours_viewport_head (self));
}

void
parcours_viewport_upper (const ParcoursViewport *self, double *width, double *height)
{
  double page_width, page_height;

  parcours_viewport_page (self, &page_width, &page_height);
  *width = ceil (MAX (self->body_width * self->zoom, page_width) + page_width * BEYOND);
  *height = ceil (MAX (self->body_height * self->zoom, page_height) + page_height * BEYOND);
}

void
parcours_viewport_clamp (ParcoursViewport *self)
{
  double page_width, page_height, width, height;

  parcours_viewport_page (self, &page_width, &page_height);
  parcours_viewport_upper (self, &width, &height);
  self->x = CLAMP (self->x, 0, MAX (0, width - page_width));
  self->y = CLAMP (self->y, 0, MAX (0, height - page_height));
}

void
parcours_viewport_zoom_about (ParcoursViewport *self, double zoom, double wx, double wy)
{
  double x, y;

  parcours_viewport_to_body (self, wx, wy, &x, &y);
  self->zoom = CLAMP (zoom, PARCOURS_ZOOM_MIN, PARCOURS_ZOOM_MAX);
  if (fabs (self->zoom - 1) < 1e-3)
    self->zoom = 1;             /* steps in and out again must end where text is sharpest */
  self->x = x * self->zoom - (wx - parcours_viewport_side (self));
  self->y = y * self->zoom - (wy - parcours_viewport_head (self));
  parcours_viewport_clamp (self);
}

double
parcours_zoom_next (double zoom, int direction)
{
  double steps = log (zoom) / log (PARCOURS_ZOOM_STEP);

  /* A zoom that is a hair beside a step counts as that step. */
  steps = direction > 0 ? floor (steps + 1e-3) + 1 : ceil (steps - 1e-3) - 1;
  return CLAMP (pow (PARCOURS_ZOOM_STEP, steps), PARCOURS_ZOOM_MIN, PARCOURS_ZOOM_MAX);
}

void
parcours_viewport_fit (ParcoursViewport *self, const ParcoursRect *area, double most)
{
  double page_width, page_height;

  /* The bands depend on the zoom and the zoom on the room they leave: a few rounds settle it. */
  for (int i = 0; i < 4; i++)
    {
      parcours_viewport_page (self, &page_width, &page_height);
      self->zoom = MIN ((page_width - GROUND) / MAX (1, area->width), (page_height - GROUND) / MAX (1, area->height));
      self->zoom = CLAMP (self->zoom, PARCOURS_ZOOM_MIN, MIN (most, PARCOURS_ZOOM_MAX));
    }
  parcours_viewport_page (self, &page_width, &page_height);
  self->x = (area->x + area->width / 2) * self->zoom - page_width / 2;
  self->y = (area->y + area->height / 2) * self->zoom - page_height / 2;
  parcours_viewport_clamp (self);
}

static double
reveal (double position, double page, double from, double to)
{
  if (to > position + page)
    position = to - page;
  if (from < position)
    position = from;
  return position;
}

void
parcours_viewport_reveal (ParcoursViewport *self, const ParcoursRect *area, double margin)
{
  double page_width, page_height;

  parcours_viewport_page (self, &page_width, &page_height);
  self->x = reveal (self->x, page_width, area->x * self->zoom - margin, (area->x + area->width) * self->zoom + margin);
  self->y =
    reveal (self->y, page_height, area->y * self->zoom - margin, (area->y + area->height) * self->zoom + margin);
  parcours_viewport_clamp (self);
}
