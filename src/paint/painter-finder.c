/* painter-finder.c - see painter-finder.h */
#include "config.h"

#include "paint/painter-finder.h"

#include <math.h>

#include "paint/matrices.h"

struct _ParcoursPainterFinder
{
  GObject parent;

  ParcoursFoundFunc func;
  gpointer data;
  GArray *matrices;             /* cairo_matrix_t; the last one holds */
};

static void painter_init (ParcoursPainterInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ParcoursPainterFinder, parcours_painter_finder, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PARCOURS_TYPE_PAINTER, painter_init))

static cairo_matrix_t *
matrix (ParcoursPainterFinder *self)
{
  return _parcours_matrices_last (self->matrices);
}

/* Turned by right angles at most. */
static void
tell (ParcoursPainterFinder *self, double x, double y, double width, double height, guint n_lines)
{
  double x2 = x + width, y2 = y + height;

  cairo_matrix_transform_point (matrix (self), &x, &y);
  cairo_matrix_transform_point (matrix (self), &x2, &y2);
  if (x != x2 && y != y2)
    self->func (&PARCOURS_RECT (MIN (x, x2), MIN (y, y2), fabs (x2 - x), fabs (y2 - y)), n_lines, self->data);
}

static void
finder_save (ParcoursPainter *painter)
{
  ParcoursPainterFinder *self = PARCOURS_PAINTER_FINDER (painter);

  _parcours_matrices_save (self->matrices);
}

static void
finder_restore (ParcoursPainter *painter)
{
  ParcoursPainterFinder *self = PARCOURS_PAINTER_FINDER (painter);

  _parcours_matrices_restore (self->matrices);
}

static void
finder_transform (ParcoursPainter *painter, double dx, double dy, double scale, double degrees)
{
  ParcoursPainterFinder *self = PARCOURS_PAINTER_FINDER (painter);

  _parcours_matrices_transform (self->matrices, dx, dy, scale, degrees);
}

static void
finder_clip (ParcoursPainter *painter, const ParcoursRect *rect)
{
}

static void
finder_push_opacity (ParcoursPainter *painter, double opacity)
{
}

static void
finder_pop_opacity (ParcoursPainter *painter)
{
}

static void
finder_box (ParcoursPainter *painter, const ParcoursRect *rect, double radius, ParcoursColour fill, const ParcoursPen *pen,
            ParcoursColour line)
{
  if (rect->width == rect->height && 2 * radius >= rect->width)
    tell (PARCOURS_PAINTER_FINDER (painter), rect->x, rect->y, rect->width, rect->height, 0);
}

static void
finder_path (ParcoursPainter *painter, const ParcoursSegment *segments, guint n, ParcoursColour fill, const ParcoursPen *pen,
             ParcoursColour line)
{
}

static void
finder_text (ParcoursPainter *painter, PangoLayout *layout, double x, double y, ParcoursColour colour)
{
  PangoRectangle ink;

  pango_layout_get_extents (layout, &ink, NULL);
  tell (PARCOURS_PAINTER_FINDER (painter), x + pango_units_to_double (ink.x), y + pango_units_to_double (ink.y),
        pango_units_to_double (ink.width), pango_units_to_double (ink.height), (guint) pango_layout_get_line_count (layout));
}

static void
finder_icon (ParcoursPainter *painter, ParcoursIcon icon, const ParcoursRect *rect, const ParcoursIconColours *colours)
{
  tell (PARCOURS_PAINTER_FINDER (painter), rect->x, rect->y, rect->width, rect->height, 0);
}

/* Nobody likes a face that is cut. */
static void
finder_picture (ParcoursPainter *painter, ParcoursImage *image, const ParcoursRect *at, const ParcoursRect *shown, double radius,
                const char *title)
{
  tell (PARCOURS_PAINTER_FINDER (painter), shown->x, shown->y, shown->width, shown->height, 0);
}

/* There are no words in stamps. */
static gboolean
finder_begin_stamp (ParcoursPainter *painter, const char *key, const ParcoursRect *reach)
{
  return FALSE;
}

static void
painter_init (ParcoursPainterInterface *iface)
{
  iface->save = finder_save;
  iface->restore = finder_restore;
  iface->transform = finder_transform;
  iface->clip = finder_clip;
  iface->push_opacity = finder_push_opacity;
  iface->pop_opacity = finder_pop_opacity;
  iface->box = finder_box;
  iface->path = finder_path;
  iface->text = finder_text;
  iface->icon = finder_icon;
  iface->picture = finder_picture;
  iface->begin_stamp = finder_begin_stamp;
}

static void
parcours_painter_finder_finalize (GObject *object)
{
  g_clear_pointer (&PARCOURS_PAINTER_FINDER (object)->matrices, g_array_unref);
  G_OBJECT_CLASS (parcours_painter_finder_parent_class)->finalize (object);
}

static void
parcours_painter_finder_class_init (ParcoursPainterFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parcours_painter_finder_finalize;
}

static void
parcours_painter_finder_init (ParcoursPainterFinder *self)
{
  self->matrices = _parcours_matrices_new ();
}

ParcoursPainter *
parcours_painter_finder_new (ParcoursFoundFunc func, gpointer data)
{
  g_return_val_if_fail (func != NULL, NULL);

  ParcoursPainterFinder *self = g_object_new (PARCOURS_TYPE_PAINTER_FINDER, NULL);

  self->func = func;
  self->data = data;
  return PARCOURS_PAINTER (self);
}
