/* header-drag.c - see header-drag.h. */
#include "config.h"

#include "canvas/header-drag.h"

#include "canvas/canvas-private.h"
#include "layout/metrics.h"
#include "model/arrange.h"

#define LINE 3.0                /* u, of the insertion line; never under 2 px */
#define SLACK 64.0              /* px beside the wall where a drop still counts */
#define VEIL 0.62               /* over what is being moved */

struct _ParcoursHeaderDrag
{
  ParcoursCanvas *canvas;       /* borrowed: it owns the drag */
  ParcoursElement *header;
  double x, y;                  /* pointer, in the canvas */
  ParcoursLanding landing;
  gboolean lands;
};

ParcoursHeaderDrag *
parcours_header_drag_new (ParcoursCanvas *canvas, ParcoursElement *header)
{
  ParcoursHeaderDrag *self;

  g_return_val_if_fail (PARCOURS_IS_CANVAS (canvas) && PARCOURS_IS_ELEMENT (header), NULL);

  self = g_new0 (ParcoursHeaderDrag, 1);
  self->canvas = canvas;
  self->header = g_object_ref (header);
  return self;
}

void
parcours_header_drag_free (ParcoursHeaderDrag *self)
{
  g_object_unref (self->header);
  g_free (self);
}

ParcoursElement *
parcours_header_drag_get_header (ParcoursHeaderDrag *self)
{
  return self->header;
}

void
parcours_header_drag_motion (ParcoursHeaderDrag *self, double x, double y)
{
  const ParcoursViewport *viewport = &self->canvas->viewport;
  ParcoursLayout *layout = _parcours_canvas_layout (self->canvas);
  double bx, by;

  self->x = x;
  self->y = y;
  parcours_viewport_to_body (viewport, x, y, &bx, &by);
  self->lands = layout != NULL && x > -SLACK && y > -SLACK && x < viewport->width + SLACK &&
                y < viewport->height + SLACK &&
                parcours_landing_find (layout, parcours_scene_get_map (self->canvas->scene), self->header, bx, by,
                                       &self->landing);
  gtk_widget_queue_draw (GTK_WIDGET (self->canvas));
}

gboolean
parcours_header_drag_drop (ParcoursHeaderDrag *self)
{
  return self->lands && !self->landing.same &&
         parcours_arrange_put (parcours_scene_get_map (self->canvas->scene), self->header, self->landing.parent,
                               self->landing.index);
}

static void
append (GtkSnapshot *snapshot, ParcoursColour colour, double alpha, double x, double y, double width, double height)
{
  GdkRGBA rgba = { (float) parcours_colour_r (colour), (float) parcours_colour_g (colour),
                   (float) parcours_colour_b (colour), (float) alpha };
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height);

  if (width > 0 && height > 0)
    gtk_snapshot_append_color (snapshot, &rgba, &rect);
}

/* What travels pales where it is now. */
static void
paint_veil (ParcoursHeaderDrag *self, GtkSnapshot *snapshot)
{
  const ParcoursViewport *viewport = &self->canvas->viewport;
  ParcoursColour ground = parcours_scene_get_theme (self->canvas->scene)->canvas;
  double side = parcours_viewport_side (viewport), head = parcours_viewport_head (viewport), start, length;
  ParcoursRect rect;

  if (!parcours_landing_extent (_parcours_canvas_layout (self->canvas), self->header, &start, &length))
    return;
  if (parcours_landing_is_across (self->header))
    {
      double top = parcours_element_get_kind (self->header) == PARCOURS_KIND_STEP ? head / 2 : 0;

      parcours_viewport_from_body (viewport, &PARCOURS_RECT (start, 0, length, viewport->body_height), &rect);
      length = rect.x + rect.width;
      rect.x = MAX (rect.x, side);
      append (snapshot, ground, VEIL, rect.x, top, MIN (length, viewport->width) - rect.x, rect.y + rect.height - top);
      return;
    }
  parcours_viewport_from_body (viewport, &PARCOURS_RECT (0, start, viewport->body_width, length), &rect);
  length = rect.y + rect.height;
  rect.y = MAX (rect.y, head);
  append (snapshot, ground, VEIL, 0, rect.y, rect.x + rect.width, MIN (length, viewport->height) - rect.y);
}

static void
paint_line (ParcoursHeaderDrag *self, GtkSnapshot *snapshot)
{
  const ParcoursViewport *viewport = &self->canvas->viewport;
  ParcoursColour accent = parcours_scene_get_theme (self->canvas->scene)->accent;
  double thick = MAX (2, LINE * viewport->zoom), band = parcours_viewport_band_zoom (viewport);
  double side = parcours_viewport_side (viewport), head = parcours_viewport_head (viewport);
  gboolean across = parcours_landing_is_across (self->header);
  double at = self->landing.at, start = 0;
  ParcoursRect rect;

  rect = PARCOURS_RECT (across ? at : 0, across ? 0 : at, viewport->body_width, viewport->body_height);
  parcours_viewport_from_body (viewport, &rect, &rect);
  if (across)
    {
      start = parcours_element_get_kind (self->header) == PARCOURS_KIND_STEP ? head / 2 : 2;
      at = CLAMP (rect.x, side, viewport->width) - thick / 2;
      append (snapshot, accent, 1, MAX (at, side), start, thick, MIN (rect.y + rect.height, viewport->height) - start);
      return;
    }
  start = parcours_element_get_kind (self->header) == PARCOURS_KIND_LANE ? PARCOURS_PERSONA_WIDTH * band : 0;
  at = CLAMP (rect.y, head, viewport->height) - thick / 2;
  append (snapshot, accent, 1, start, MAX (at, head), MIN (rect.x + rect.width, viewport->width) - start, thick);
}

void
parcours_header_drag_snapshot (ParcoursHeaderDrag *self, GtkSnapshot *snapshot)
{
  double zoom = parcours_viewport_band_zoom (&self->canvas->viewport);
  ParcoursPaint paint;

  paint_veil (self, snapshot);
  if (self->lands && !self->landing.same)
    paint_line (self, snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) self->x + 6, (float) self->y + 10));
  gtk_snapshot_scale (snapshot, (float) zoom, (float) zoom);
  parcours_scene_init_paint (self->canvas->scene, &paint, snapshot, 1);
  parcours_paint_lifted_header (&paint, self->header);
  parcours_scene_clear_paint (&paint);
  gtk_snapshot_restore (snapshot);
}
