/* painter-cull.c - see painter-cull.h */
#include "config.h"

#include "paint/painter-cull.h"

#include <math.h>

#include "paint/matrices.h"

#define BAR 0.32                /* height of a bar, in heights of its line */
#define BAR_ALPHA 0.5
#define AROUND 2.0              /* u around words and shapes, for what reaches over their bounds */

struct _ParcoursPainterCull
{
  GObject parent;

  ParcoursPainter *painter;
  ParcoursRect area;
  double least;
  GArray *matrices;             /* cairo_matrix_t, from u of the operation to those of `area`; the last one holds */
  gboolean in_stamp;            /* it is kept for other places, so it is painted whole */
};

static void painter_init (ParcoursPainterInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ParcoursPainterCull, parcours_painter_cull, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PARCOURS_TYPE_PAINTER, painter_init))

static cairo_matrix_t *
matrix (ParcoursPainterCull *self)
{
  return _parcours_matrices_last (self->matrices);
}

/* The corners may be turned, so all four count. */
static gboolean
touches (ParcoursPainterCull *self, double left, double top, double right, double bottom, double around)
{
  const double xs[] = { left - around, right + around }, ys[] = { top - around, bottom + around };
  double x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;

  if (self->in_stamp)
    return TRUE;
  for (guint i = 0; i < 4; i++)
    {
      double x = xs[i & 1], y = ys[i >> 1];

      cairo_matrix_transform_point (matrix (self), &x, &y);
      x0 = MIN (x0, x);
      y0 = MIN (y0, y);
      x1 = MAX (x1, x);
      y1 = MAX (y1, y);
    }
  return x1 > self->area.x && y1 > self->area.y && x0 < self->area.x + self->area.width && y0 < self->area.y + self->area.height;
}

static gboolean
rect_touches (ParcoursPainterCull *self, const ParcoursRect *rect, const ParcoursPen *pen)
{
  return touches (self, rect->x, rect->y, rect->x + rect->width, rect->y + rect->height, AROUND + (pen ? pen->width : 0));
}

static double
shrink (ParcoursPainterCull *self)
{
  return hypot (matrix (self)->xx, matrix (self)->yx);
}

static void
cull_save (ParcoursPainter *painter)
{
  ParcoursPainterCull *self = PARCOURS_PAINTER_CULL (painter);

  _parcours_matrices_save (self->matrices);
  parcours_painter_save (self->painter);
}

static void
cull_restore (ParcoursPainter *painter)
{
  ParcoursPainterCull *self = PARCOURS_PAINTER_CULL (painter);

  _parcours_matrices_restore (self->matrices);
  parcours_painter_restore (self->painter);
}

static void
cull_transform (ParcoursPainter *painter, double dx, double dy, double scale, double degrees)
{
  ParcoursPainterCull *self = PARCOURS_PAINTER_CULL (painter);

  _parcours_matrices_transform (self->matrices, dx, dy, scale, degrees);
  parcours_painter_transform (self->painter, dx, dy, scale, degrees);
}

static void
cull_clip (ParcoursPainter *painter, const ParcoursRect *rect)
{
  parcours_painter_clip (PARCOURS_PAINTER_CULL (painter)->painter, rect);
}

static void
cull_push_opacity (ParcoursPainter *painter, double opacity)
{
  parcours_painter_push_opacity (PARCOURS_PAINTER_CULL (painter)->painter, opacity);
}

static void
cull_pop_opacity (ParcoursPainter *painter)
{
  parcours_painter_pop_opacity (PARCOURS_PAINTER_CULL (painter)->painter);
}

static void
cull_box (ParcoursPainter *painter, const ParcoursRect *rect, double radius, ParcoursColour fill, const ParcoursPen *pen,
          ParcoursColour line)
{
  ParcoursPainterCull *self = PARCOURS_PAINTER_CULL (painter);

  if (!rect_touches (self, rect, pen))
    return;

  if (!self->in_stamp && radius * shrink (self) < self->least / 3)
    radius = 0;
  parcours_painter_box (self->painter, rect, radius, fill, pen, line);
}

static void
cull_path (ParcoursPainter *painter, const ParcoursSegment *segments, guint n, ParcoursColour fill, const ParcoursPen *pen,
           ParcoursColour line)
{
  ParcoursPainterCull *self = PARCOURS_PAINTER_CULL (painter);
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;

  for (guint i = 0; i < n; i++)
    {
      const gboolean curve = segments[i].type == PARCOURS_SEGMENT_CURVE;
      const double xs[] = { segments[i].x, curve ? segments[i].x1 : segments[i].x, curve ? segments[i].x2 : segments[i].x };
      const double ys[] = { segments[i].y, curve ? segments[i].y1 : segments[i].y, curve ? segments[i].y2 : segments[i].y };

      for (guint j = 0; j < G_N_ELEMENTS (xs) && segments[i].type != PARCOURS_SEGMENT_CLOSE; j++)
        {
          left = MIN (left, xs[j]);
          right = MAX (right, xs[j]);
          top = MIN (top, ys[j]);
          bottom = MAX (bottom, ys[j]);
        }
    }
  if (!touches (self, left, top, right, bottom, AROUND + (pen ? pen->width : 0)) ||
      (!self->in_stamp && MAX (right - left, bottom - top) * shrink (self) < self->least / 2))
    return;
  parcours_painter_path (self->painter, segments, n, fill, pen, line);
}

static gboolean
is_too_small (ParcoursPainterCull *self, PangoLayout *layout)
{
  int height;

  if (self->least <= 0 || self->in_stamp)
    return FALSE;
  pango_layout_get_size (layout, NULL, &height);
  return pango_units_to_double (height) / pango_layout_get_line_count (layout) * shrink (self) < self->least;
}

static void
paint_bars (ParcoursPainterCull *self, PangoLayout *layout, double x, double y, ParcoursColour colour)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      PangoRectangle line;

      pango_layout_iter_get_line_extents (iter, NULL, &line);
      const double height = pango_units_to_double (line.height), top = y + pango_units_to_double (line.y);
      if (line.width > 0)
        parcours_painter_box (self->painter,
                              &PARCOURS_RECT (x + pango_units_to_double (line.x), top + height * (1 - BAR) / 2,
                                              pango_units_to_double (line.width), height * BAR),
                              0, parcours_colour_alpha (colour, BAR_ALPHA), NULL, PARCOURS_COLOUR_NONE);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
cull_text (ParcoursPainter *painter, PangoLayout *layout, double x, double y, ParcoursColour colour)
{
  ParcoursPainterCull *self = PARCOURS_PAINTER_CULL (painter);
  PangoRectangle ink;

  pango_layout_get_extents (layout, &ink, NULL);
  const double left = x + pango_units_to_double (ink.x), top = y + pango_units_to_double (ink.y);
  if (touches (self, left, top, left + pango_units_to_double (ink.width), top + pango_units_to_double (ink.height), 0))
    {
      if (is_too_small (self, layout))
        paint_bars (self, layout, x, y, colour);
      else
        parcours_painter_text (self->painter, layout, x, y, colour);
    }
}

static void
cull_icon (ParcoursPainter *painter, ParcoursIcon icon, const ParcoursRect *rect, const ParcoursIconColours *colours)
{
  ParcoursPainterCull *self = PARCOURS_PAINTER_CULL (painter);

  if (rect_touches (self, rect, NULL) && (self->in_stamp || rect->width * shrink (self) >= self->least))
    parcours_painter_icon (self->painter, icon, rect, colours);
}

static void
cull_picture (ParcoursPainter *painter, ParcoursImage *image, const ParcoursRect *at, const ParcoursRect *shown, double radius,
              const char *title)
{
  ParcoursPainterCull *self = PARCOURS_PAINTER_CULL (painter);

  if (self->in_stamp || rect_touches (self, shown, NULL))
    parcours_painter_picture (self->painter, image, at, shown, radius, title);
}

static gboolean
cull_begin_stamp (ParcoursPainter *painter, const char *key, const ParcoursRect *reach)
{
  ParcoursPainterCull *self = PARCOURS_PAINTER_CULL (painter);

  if (!rect_touches (self, reach, NULL))
    return FALSE;
  self->in_stamp = parcours_painter_begin_stamp (self->painter, key, reach);
  return self->in_stamp;
}

static void
cull_end_stamp (ParcoursPainter *painter)
{
  ParcoursPainterCull *self = PARCOURS_PAINTER_CULL (painter);

  self->in_stamp = FALSE;
  parcours_painter_end_stamp (self->painter);
}

static void
cull_begin_group (ParcoursPainter *painter, const char *id, const char *css_class, const char *title, const char *description)
{
  parcours_painter_begin_group (PARCOURS_PAINTER_CULL (painter)->painter, id, css_class, title, description);
}

static void
cull_end_group (ParcoursPainter *painter)
{
  parcours_painter_end_group (PARCOURS_PAINTER_CULL (painter)->painter);
}

static void
cull_begin_link (ParcoursPainter *painter, const char *uri, const ParcoursRect *reach)
{
  parcours_painter_begin_link (PARCOURS_PAINTER_CULL (painter)->painter, uri, reach);
}

static void
cull_end_link (ParcoursPainter *painter)
{
  parcours_painter_end_link (PARCOURS_PAINTER_CULL (painter)->painter);
}

static ParcoursMeaning
cull_get_meaning (ParcoursPainter *painter)
{
  return parcours_painter_get_meaning (PARCOURS_PAINTER_CULL (painter)->painter);
}

static void
painter_init (ParcoursPainterInterface *iface)
{
  iface->save = cull_save;
  iface->restore = cull_restore;
  iface->transform = cull_transform;
  iface->clip = cull_clip;
  iface->push_opacity = cull_push_opacity;
  iface->pop_opacity = cull_pop_opacity;
  iface->box = cull_box;
  iface->path = cull_path;
  iface->text = cull_text;
  iface->icon = cull_icon;
  iface->picture = cull_picture;
  iface->begin_stamp = cull_begin_stamp;
  iface->end_stamp = cull_end_stamp;
  iface->begin_group = cull_begin_group;
  iface->end_group = cull_end_group;
  iface->begin_link = cull_begin_link;
  iface->end_link = cull_end_link;
  iface->get_meaning = cull_get_meaning;
}

static void
parcours_painter_cull_finalize (GObject *object)
{
  ParcoursPainterCull *self = PARCOURS_PAINTER_CULL (object);

  g_clear_object (&self->painter);
  g_clear_pointer (&self->matrices, g_array_unref);
  G_OBJECT_CLASS (parcours_painter_cull_parent_class)->finalize (object);
}

static void
parcours_painter_cull_class_init (ParcoursPainterCullClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parcours_painter_cull_finalize;
}

static void
parcours_painter_cull_init (ParcoursPainterCull *self)
{
  self->matrices = _parcours_matrices_new ();
}

ParcoursPainter *
parcours_painter_cull_new (ParcoursPainter *painter, const ParcoursRect *area, double least)
{
  g_return_val_if_fail (PARCOURS_IS_PAINTER (painter), NULL);
  g_return_val_if_fail (area != NULL, NULL);

  ParcoursPainterCull *self = g_object_new (PARCOURS_TYPE_PAINTER_CULL, NULL);

  self->painter = g_object_ref (painter);
  self->area = *area;
  self->least = least;
  return PARCOURS_PAINTER (self);
}
