/* painter-snapshot.c - rectangles become colour and border nodes, which every renderer draws fast; what has curves or
 * dashes becomes a cairo node no larger than it must be (GTK 4.8 has no paths). */
#include "config.h"

#include "canvas/painter-snapshot.h"

#include <math.h>

#include "paint/painter-cairo.h"

struct _ParcoursPainterSnapshot
{
  GObject parent_instance;

  GtkSnapshot *snapshot;
  ParcoursIconTextures *icons;  /* borrowed */
  double density;
  GArray *clips;                /* of guint: clips pushed since each save */
};

static void painter_iface_init (ParcoursPainterInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ParcoursPainterSnapshot, parcours_painter_snapshot, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PARCOURS_TYPE_PAINTER, painter_iface_init))

static GdkRGBA
rgba (ParcoursColour colour)
{
  return (GdkRGBA) { (float) parcours_colour_r (colour), (float) parcours_colour_g (colour),
                    (float) parcours_colour_b (colour), (float) parcours_colour_a (colour) };
}

static graphene_rect_t
grown (const ParcoursRect *rect, double by)
{
  return GRAPHENE_RECT_INIT ((float) (rect->x - by), (float) (rect->y - by), (float) (rect->width + 2 * by),
                             (float) (rect->height + 2 * by));
}

static void
set_source (cairo_t *cr, ParcoursColour colour)
{
  cairo_set_source_rgba (cr, parcours_colour_r (colour), parcours_colour_g (colour), parcours_colour_b (colour),
                         parcours_colour_a (colour));
}

static void
set_pen (cairo_t *cr, const ParcoursPen *pen)
{
  cairo_set_line_width (cr, pen->width);
  cairo_set_dash (cr, pen->dashes, pen->dashes != NULL ? pen->n_dashes : 0, 0);
  cairo_set_line_cap (cr, pen->round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (cr, pen->round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
}

static gboolean
pen_draws (const ParcoursPen *pen, ParcoursColour line)
{
  return pen != NULL && pen->width > 0 && line != PARCOURS_COLOUR_NONE;
}

static void
painter_save (ParcoursPainter *painter)
{
  ParcoursPainterSnapshot *self = PARCOURS_PAINTER_SNAPSHOT (painter);
  guint none = 0;

  gtk_snapshot_save (self->snapshot);
  g_array_append_val (self->clips, none);
}

static void
painter_restore (ParcoursPainter *painter)
{
  ParcoursPainterSnapshot *self = PARCOURS_PAINTER_SNAPSHOT (painter);

  g_assert (self->clips->len > 1);
  for (guint n = g_array_index (self->clips, guint, self->clips->len - 1); n > 0; n--)
    gtk_snapshot_pop (self->snapshot);
  g_array_set_size (self->clips, self->clips->len - 1);
  gtk_snapshot_restore (self->snapshot);
}

static void
painter_transform (ParcoursPainter *painter, double dx, double dy, double scale, double degrees)
{
  ParcoursPainterSnapshot *self = PARCOURS_PAINTER_SNAPSHOT (painter);

  if (dx != 0 || dy != 0)
    gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT ((float) dx, (float) dy));
  if (scale != 1)
    gtk_snapshot_scale (self->snapshot, (float) scale, (float) scale);
  if (degrees != 0)
    gtk_snapshot_rotate (self->snapshot, (float) degrees);
}

static void
painter_clip (ParcoursPainter *painter, const ParcoursRect *rect)
{
  ParcoursPainterSnapshot *self = PARCOURS_PAINTER_SNAPSHOT (painter);
  graphene_rect_t bounds = grown (rect, 0);

  gtk_snapshot_push_clip (self->snapshot, &bounds);
  g_array_index (self->clips, guint, self->clips->len - 1)++;
}

static void
painter_push_opacity (ParcoursPainter *painter, double opacity)
{
  gtk_snapshot_push_opacity (PARCOURS_PAINTER_SNAPSHOT (painter)->snapshot, opacity);
}

static void
painter_pop_opacity (ParcoursPainter *painter)
{
  gtk_snapshot_pop (PARCOURS_PAINTER_SNAPSHOT (painter)->snapshot);
}

static void
fill_box (ParcoursPainterSnapshot *self, const ParcoursRect *rect, double radius, ParcoursColour fill)
{
  graphene_rect_t bounds = grown (rect, 0);
  GdkRGBA colour = rgba (fill);
  GskRoundedRect rounded;

  if (radius <= 0)
    {
      gtk_snapshot_append_color (self->snapshot, &colour, &bounds);
      return;
    }
  gsk_rounded_rect_init_from_rect (&rounded, &bounds, (float) radius);
  gtk_snapshot_push_rounded_clip (self->snapshot, &rounded);
  gtk_snapshot_append_color (self->snapshot, &colour, &bounds);
  gtk_snapshot_pop (self->snapshot);
}

static void
outline_box (ParcoursPainterSnapshot *self, const ParcoursRect *rect, double radius, const ParcoursPen *pen,
             ParcoursColour line)
{
  graphene_rect_t bounds = grown (rect, pen->width / 2);
  float width = (float) pen->width;
  float widths[4] = { width, width, width, width };
  GdkRGBA colour = rgba (line);
  GdkRGBA colours[4] = { colour, colour, colour, colour };
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &bounds, radius > 0 ? (float) (radius + pen->width / 2) : 0);
  gtk_snapshot_append_border (self->snapshot, &rounded, widths, colours);
}

static void
rounded_path (cairo_t *cr, const ParcoursRect *rect, double radius)
{
  double right = rect->x + rect->width, bottom = rect->y + rect->height;

  if (radius <= 0)
    {
      cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
      return;
    }
  radius = MIN (radius, MIN (rect->width, rect->height) / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, rect->y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (cr, rect->x + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, rect->x + radius, rect->y + radius, radius, G_PI, G_PI + G_PI_2);
  cairo_close_path (cr);
}

/* Not gtk_snapshot_append_cairo(): where there is both an offset and a scale, that of GTK 4.8 draws at the wrong place. */
static cairo_t *
start_cairo (const graphene_rect_t *bounds, GskRenderNode **node)
{
  *node = gsk_cairo_node_new (bounds);
  return gsk_cairo_node_get_draw_context (*node);
}

static void
end_cairo (ParcoursPainterSnapshot *self, cairo_t *cr, GskRenderNode *node)
{
  cairo_destroy (cr);
  gtk_snapshot_append_node (self->snapshot, node);
  gsk_render_node_unref (node);
}

static void
dash_box (ParcoursPainterSnapshot *self, const ParcoursRect *rect, double radius, const ParcoursPen *pen,
          ParcoursColour line)
{
  graphene_rect_t bounds = grown (rect, pen->width / 2 + 1);
  GskRenderNode *node;
  cairo_t *cr = start_cairo (&bounds, &node);

  rounded_path (cr, rect, radius);
  set_pen (cr, pen);
  set_source (cr, line);
  cairo_stroke (cr);
  end_cairo (self, cr, node);
}

static void
painter_box (ParcoursPainter *painter, const ParcoursRect *rect, double radius, ParcoursColour fill,
             const ParcoursPen *pen, ParcoursColour line)
{
  ParcoursPainterSnapshot *self = PARCOURS_PAINTER_SNAPSHOT (painter);

  if (fill != PARCOURS_COLOUR_NONE)
    fill_box (self, rect, radius, fill);
  if (!pen_draws (pen, line))
    return;
  if (pen->dashes == NULL)
    outline_box (self, rect, radius, pen, line);
  else
    dash_box (self, rect, radius, pen, line);
}

static gboolean
append_straight (ParcoursPainterSnapshot *self, const ParcoursSegment *segments, guint n, const ParcoursPen *pen,
                 ParcoursColour line)
{
  double half = pen->width / 2;
  GdkRGBA colour = rgba (line);
  ParcoursRect rect;

  if (n != 2 || segments[1].type != PARCOURS_SEGMENT_LINE || pen->dashes != NULL || pen->round)
    return FALSE;
  if (segments[0].x == segments[1].x)
    rect = PARCOURS_RECT (segments[0].x - half, MIN (segments[0].y, segments[1].y), pen->width,
                          fabs (segments[1].y - segments[0].y));
  else if (segments[0].y == segments[1].y)
    rect = PARCOURS_RECT (MIN (segments[0].x, segments[1].x), segments[0].y - half,
                          fabs (segments[1].x - segments[0].x), pen->width);
  else
    return FALSE;

  gtk_snapshot_append_color (self->snapshot, &colour,
                             &GRAPHENE_RECT_INIT ((float) rect.x, (float) rect.y, (float) rect.width, (float) rect.height));
  return TRUE;
}

static void
extend (double bounds[4], double x, double y)
{
  bounds[0] = MIN (bounds[0], x);
  bounds[1] = MIN (bounds[1], y);
  bounds[2] = MAX (bounds[2], x);
  bounds[3] = MAX (bounds[3], y);
}

/* The hull of end and control points: never too small. */
static graphene_rect_t
path_bounds (const ParcoursSegment *segments, guint n, double margin)
{
  double bounds[4] = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };

  for (guint i = 0; i < n; i++)
    {
      if (segments[i].type == PARCOURS_SEGMENT_CLOSE)
        continue;
      extend (bounds, segments[i].x, segments[i].y);
      if (segments[i].type != PARCOURS_SEGMENT_CURVE)
        continue;
      extend (bounds, segments[i].x1, segments[i].y1);
      extend (bounds, segments[i].x2, segments[i].y2);
    }
  return GRAPHENE_RECT_INIT ((float) (bounds[0] - margin), (float) (bounds[1] - margin),
                             (float) (bounds[2] - bounds[0] + 2 * margin), (float) (bounds[3] - bounds[1] + 2 * margin));
}

static void
painter_path (ParcoursPainter *painter, const ParcoursSegment *segments, guint n, ParcoursColour fill,
              const ParcoursPen *pen, ParcoursColour line)
{
  ParcoursPainterSnapshot *self = PARCOURS_PAINTER_SNAPSHOT (painter);
  gboolean stroke = pen_draws (pen, line);
  graphene_rect_t bounds;
  GskRenderNode *node;
  cairo_t *cr;

  if (n == 0 || (fill == PARCOURS_COLOUR_NONE && !stroke))
    return;
  if (fill == PARCOURS_COLOUR_NONE && append_straight (self, segments, n, pen, line))
    return;

  bounds = path_bounds (segments, n, stroke ? pen->width * 2 + 1 : 1);
  cr = start_cairo (&bounds, &node);
  parcours_painter_cairo_add (cr, segments, n);
  if (fill != PARCOURS_COLOUR_NONE)
    {
      set_source (cr, fill);
      cairo_fill_preserve (cr);
    }
  if (stroke)
    {
      set_pen (cr, pen);
      set_source (cr, line);
      cairo_stroke (cr);
    }
  end_cairo (self, cr, node);
}

static void
painter_text (ParcoursPainter *painter, PangoLayout *layout, double x, double y, ParcoursColour colour)
{
  ParcoursPainterSnapshot *self = PARCOURS_PAINTER_SNAPSHOT (painter);
  GdkRGBA ink = rgba (colour);

  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (self->snapshot, layout, &ink);
  gtk_snapshot_restore (self->snapshot);
}

static void
painter_icon (ParcoursPainter *painter, ParcoursIcon icon, const ParcoursRect *rect, const ParcoursIconColours *colours)
{
  ParcoursPainterSnapshot *self = PARCOURS_PAINTER_SNAPSHOT (painter);
  graphene_rect_t bounds = grown (rect, 0);
  int pixels = MAX (1, (int) ceil (rect->width * self->density));

  gtk_snapshot_append_texture (self->snapshot, parcours_icon_textures_get (self->icons, icon, colours, pixels),
                               &bounds);
}

/* A cairo node again: a texture would be converted at each frame (raster.h), and the corners are round. */
static void
painter_picture (ParcoursPainter *painter, ParcoursImage *image, const ParcoursRect *at, const ParcoursRect *shown, double radius,
                 const char *title)
{
  ParcoursPainterSnapshot *self = PARCOURS_PAINTER_SNAPSHOT (painter);
  cairo_surface_t *surface = parcours_image_scale (image, (int) ceil (at->width * self->density));
  graphene_rect_t bounds = grown (shown, 0);
  GskRenderNode *node;
  cairo_t *cr = start_cairo (&bounds, &node);

  rounded_path (cr, shown, radius);
  cairo_clip (cr);
  cairo_translate (cr, at->x, at->y);
  cairo_scale (cr, at->width / cairo_image_surface_get_width (surface), at->height / cairo_image_surface_get_height (surface));
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  end_cairo (self, cr, node);
  cairo_surface_destroy (surface);
}

static void
painter_iface_init (ParcoursPainterInterface *iface)
{
  iface->save = painter_save;
  iface->restore = painter_restore;
  iface->transform = painter_transform;
  iface->clip = painter_clip;
  iface->push_opacity = painter_push_opacity;
  iface->pop_opacity = painter_pop_opacity;
  iface->box = painter_box;
  iface->path = painter_path;
  iface->text = painter_text;
  iface->icon = painter_icon;
  iface->picture = painter_picture;
}

static void
parcours_painter_snapshot_finalize (GObject *object)
{
  ParcoursPainterSnapshot *self = PARCOURS_PAINTER_SNAPSHOT (object);

  g_clear_object (&self->snapshot);
  g_array_unref (self->clips);

  G_OBJECT_CLASS (parcours_painter_snapshot_parent_class)->finalize (object);
}

static void
parcours_painter_snapshot_class_init (ParcoursPainterSnapshotClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parcours_painter_snapshot_finalize;
}

static void
parcours_painter_snapshot_init (ParcoursPainterSnapshot *self)
{
  guint none = 0;

  self->clips = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->clips, none);
}

ParcoursPainter *
parcours_painter_snapshot_new (GtkSnapshot *snapshot, ParcoursIconTextures *icons, double density)
{
  ParcoursPainterSnapshot *self;

  g_return_val_if_fail (GTK_IS_SNAPSHOT (snapshot), NULL);
  g_return_val_if_fail (icons != NULL, NULL);

  self = g_object_new (PARCOURS_TYPE_PAINTER_SNAPSHOT, NULL);
  self->snapshot = g_object_ref (snapshot);
  self->icons = icons;
  self->density = density;
  return PARCOURS_PAINTER (self);
}
