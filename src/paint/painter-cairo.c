/* painter-cairo.c - the painter for PDF, PNG and print. */
#include "config.h"

#include "paint/painter-cairo.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "paint/icon-render.h"

#define JPEG_PIXELS 512

/* A sign in its colours; `pixels` is 0 for a recording. */
typedef struct
{
  ParcoursIcon icon;
  int pixels;
  ParcoursIconColours colours;
} IconKey;

struct _ParcoursPainterCairo
{
  GObject parent;

  cairo_t *cr;
  gboolean on_pixels;
  GHashTable *icons;            /* IconKey -> cairo_surface_t */
  GArray *opacities;            /* of double */

  GHashTable *stamps;           /* key -> cairo_surface_t */
  cairo_t *outside;             /* while a stamp is recorded: where it will be painted */
  char *stamp_key;

  ParcoursPdfStructure *structure;      /* borrowed; NULL: groups mean nothing here */
};

static void painter_init (ParcoursPainterInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ParcoursPainterCairo, parcours_painter_cairo, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PARCOURS_TYPE_PAINTER, painter_init))

static guint
icon_key_hash (gconstpointer data)
{
  const IconKey *key = data;
  const guint32 parts[] = { key->icon, (guint32) key->pixels, key->colours.line, key->colours.ground, key->colours.feature };
  guint hash = 5381;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    hash = hash * 31 + parts[i];
  return hash;
}

static gboolean
icon_key_equal (gconstpointer a, gconstpointer b)
{
  const IconKey *one = a, *other = b;

  return one->icon == other->icon && one->pixels == other->pixels && one->colours.line == other->colours.line &&
         one->colours.ground == other->colours.ground && one->colours.feature == other->colours.feature;
}

static void
set_colour (cairo_t *cr, ParcoursColour colour)
{
  cairo_set_source_rgba (cr, parcours_colour_r (colour), parcours_colour_g (colour), parcours_colour_b (colour),
                         parcours_colour_a (colour));
}

static void
set_pen (cairo_t *cr, const ParcoursPen *pen)
{
  cairo_set_line_width (cr, pen->width);
  cairo_set_dash (cr, pen->dashes, pen->dashes ? pen->n_dashes : 0, 0);
  cairo_set_line_cap (cr, pen->round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (cr, pen->round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
}

/* Fills and outlines the current path, and forgets it. */
static void
ink_path (cairo_t *cr, ParcoursColour fill, const ParcoursPen *pen, ParcoursColour line)
{
  if (parcours_colour_a (fill) > 0)
    {
      set_colour (cr, fill);
      cairo_fill_preserve (cr);
    }
  if (pen && pen->width > 0 && parcours_colour_a (line) > 0)
    {
      set_colour (cr, line);
      set_pen (cr, pen);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

/* Four quarter turns as curves, so that a PDF needs no more than four. */
static void
round_rectangle (cairo_t *cr, const ParcoursRect *rect, double radius)
{
  const double r = MIN (radius, MIN (rect->width, rect->height) / 2), k = r * 0.44772;
  const double x = rect->x, y = rect->y, x2 = x + rect->width, y2 = y + rect->height;

  cairo_move_to (cr, x + r, y);
  cairo_line_to (cr, x2 - r, y);
  cairo_curve_to (cr, x2 - k, y, x2, y + k, x2, y + r);
  cairo_line_to (cr, x2, y2 - r);
  cairo_curve_to (cr, x2, y2 - k, x2 - k, y2, x2 - r, y2);
  cairo_line_to (cr, x + r, y2);
  cairo_curve_to (cr, x + k, y2, x, y2 - k, x, y2 - r);
  cairo_line_to (cr, x, y + r);
  cairo_curve_to (cr, x, y + k, x + k, y, x + r, y);
  cairo_close_path (cr);
}

static cairo_surface_t *
record_icon (ParcoursIcon icon, const ParcoursIconColours *colours)
{
  const double grid = parcours_icon_grid (icon);
  const cairo_rectangle_t extents = { 0, 0, grid, grid };
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_t *cr = cairo_create (surface);

  parcours_icon_render (icon, colours, cr, &PARCOURS_RECT (0, 0, grid, grid));
  cairo_destroy (cr);
  return surface;
}

/* Borrowed. */
static cairo_surface_t *
get_icon (ParcoursPainterCairo *self, ParcoursIcon icon, int pixels, const ParcoursIconColours *colours)
{
  const IconKey key = { icon, pixels, parcours_icon_colours (icon, colours) };
  cairo_surface_t *surface = g_hash_table_lookup (self->icons, &key);

  if (!surface)
    {
      surface = pixels > 0 ? parcours_icon_rasterise (icon, colours, pixels) : record_icon (icon, colours);
      g_hash_table_insert (self->icons, g_memdup2 (&key, sizeof key), surface);
    }
  return surface;
}

static void
painter_save (ParcoursPainter *painter)
{
  cairo_save (PARCOURS_PAINTER_CAIRO (painter)->cr);
}

static void
painter_restore (ParcoursPainter *painter)
{
  cairo_restore (PARCOURS_PAINTER_CAIRO (painter)->cr);
}

static void
painter_transform (ParcoursPainter *painter, double dx, double dy, double scale, double degrees)
{
  cairo_t *cr = PARCOURS_PAINTER_CAIRO (painter)->cr;

  cairo_translate (cr, dx, dy);
  cairo_scale (cr, scale, scale);
  if (degrees != 0)
    cairo_rotate (cr, degrees * G_PI / 180);
}

static void
painter_clip (ParcoursPainter *painter, const ParcoursRect *rect)
{
  cairo_t *cr = PARCOURS_PAINTER_CAIRO (painter)->cr;

  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_clip (cr);
}

static void
painter_push_opacity (ParcoursPainter *painter, double opacity)
{
  ParcoursPainterCairo *self = PARCOURS_PAINTER_CAIRO (painter);

  g_array_append_val (self->opacities, opacity);
  cairo_push_group (self->cr);
}

static void
painter_pop_opacity (ParcoursPainter *painter)
{
  ParcoursPainterCairo *self = PARCOURS_PAINTER_CAIRO (painter);

  g_return_if_fail (self->opacities->len > 0);

  cairo_pop_group_to_source (self->cr);
  cairo_paint_with_alpha (self->cr, g_array_index (self->opacities, double, self->opacities->len - 1));
  g_array_set_size (self->opacities, self->opacities->len - 1);
}

static void
painter_box (ParcoursPainter *painter, const ParcoursRect *rect, double radius, ParcoursColour fill,
             const ParcoursPen *pen, ParcoursColour line)
{
  cairo_t *cr = PARCOURS_PAINTER_CAIRO (painter)->cr;

  cairo_new_path (cr);
  if (radius > 0)
    round_rectangle (cr, rect, radius);
  else
    cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  ink_path (cr, fill, pen, line);
}

void
parcours_painter_cairo_add (cairo_t *cr, const ParcoursSegment *segments, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const ParcoursSegment *s = &segments[i];

      switch (s->type)
        {
        case PARCOURS_SEGMENT_MOVE:
          cairo_move_to (cr, s->x, s->y);
          break;
        case PARCOURS_SEGMENT_LINE:
          cairo_line_to (cr, s->x, s->y);
          break;
        case PARCOURS_SEGMENT_CURVE:
          cairo_curve_to (cr, s->x1, s->y1, s->x2, s->y2, s->x, s->y);
          break;
        case PARCOURS_SEGMENT_CLOSE:
          cairo_close_path (cr);
          break;
        default:
          g_assert_not_reached ();
        }
    }
}

static void
painter_path (ParcoursPainter *painter, const ParcoursSegment *segments, guint n, ParcoursColour fill,
              const ParcoursPen *pen, ParcoursColour line)
{
  ParcoursPainterCairo *self = PARCOURS_PAINTER_CAIRO (painter);
  cairo_t *cr = self->cr;

  if (self->structure)
    _parcours_pdf_place (self->structure, cr, segments->x, segments->y);
  cairo_new_path (cr);
  parcours_painter_cairo_add (cr, segments, n);
  ink_path (cr, fill, pen, line);
}

/* Colour emoji have no outlines. */
static gboolean
has_pictures (const char *text)
{
  for (; *text; text = g_utf8_next_char (text))
    if (g_utf8_get_char (text) >= 0x2600)
      return TRUE;
  return FALSE;
}

/* What is recorded is painted in several places, so it has no place in the structure. */
static gboolean
is_tagged (ParcoursPainterCairo *self)
{
  return self->structure != NULL && self->outside == NULL;
}

/* cairo puts glyphs on whole pixels, which tears small words apart: on pixels their outlines are filled instead. */
static void
painter_text (ParcoursPainter *painter, PangoLayout *layout, double x, double y, ParcoursColour colour)
{
  ParcoursPainterCairo *self = PARCOURS_PAINTER_CAIRO (painter);
  cairo_t *cr = self->cr;

  if (is_tagged (self))
    _parcours_pdf_begin_text (self->structure, cr);
  set_colour (cr, colour);
  cairo_new_path (cr);
  cairo_move_to (cr, x, y);
  if (self->on_pixels && !has_pictures (pango_layout_get_text (layout)))
    {
      pango_cairo_layout_path (cr, layout);
      cairo_fill (cr);
    }
  else if (self->structure)
    _parcours_pdf_show_text (cr, layout, x, y);
  else
    pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
  if (is_tagged (self))
    _parcours_pdf_end_text (self->structure, cr);
}

/* Pixels meet pixels: the sign is rasterised for just this size and put on whole device pixels. FALSE if it stands turned. */
static gboolean
paint_raster_icon (ParcoursPainterCairo *self, ParcoursIcon icon, const ParcoursRect *rect, const ParcoursIconColours *colours)
{
  cairo_matrix_t matrix;
  double x = rect->x, y = rect->y;

  cairo_get_matrix (self->cr, &matrix);
  if (matrix.xy != 0 || matrix.yx != 0 || matrix.xx <= 0)
    return FALSE;

  cairo_user_to_device (self->cr, &x, &y);
  cairo_save (self->cr);
  cairo_identity_matrix (self->cr);
  const int pixels = MAX (1, (int) round (rect->width * matrix.xx));
  cairo_set_source_surface (self->cr, get_icon (self, icon, pixels, colours), round (x), round (y));
  cairo_paint (self->cr);
  cairo_restore (self->cr);
  return TRUE;
}

static void
painter_icon (ParcoursPainter *painter, ParcoursIcon icon, const ParcoursRect *rect, const ParcoursIconColours *colours)
{
  ParcoursPainterCairo *self = PARCOURS_PAINTER_CAIRO (painter);
  const double grid = parcours_icon_grid (icon);

  if (self->outside)
    {
      parcours_icon_render (icon, colours, self->cr, rect);
      return;
    }
  if (self->on_pixels && paint_raster_icon (self, icon, rect, colours))
    return;

  cairo_save (self->cr);
  cairo_translate (self->cr, rect->x, rect->y);
  cairo_scale (self->cr, rect->width / grid, rect->height / grid);
  cairo_set_source_surface (self->cr, get_icon (self, icon, 0, colours), 0, 0);
  cairo_paint (self->cr);
  cairo_restore (self->cr);
}

/* How many pixels the picture takes: those of the surface, or of a printer with 300 dpi. */
static int
picture_pixels (ParcoursPainterCairo *self, double width)
{
  cairo_matrix_t matrix;

  cairo_get_matrix (self->cr, &matrix);
  return (int) ceil (width * hypot (matrix.xx, matrix.yx) * (self->on_pixels ? 1 : 300.0 / 72));
}

/* A JPEG goes into a PDF as it is, and only once: therefore always with pixels of the same size, which are for whoever cannot read it. */
static cairo_surface_t *
get_picture (ParcoursPainterCairo *self, ParcoursImage *image, double width)
{
  const char *type;
  GBytes *bytes = parcours_image_get_bytes (image, &type);
  cairo_surface_t *surface;

  if (self->on_pixels || strcmp (type, CAIRO_MIME_TYPE_JPEG) != 0)
    return parcours_image_scale (image, picture_pixels (self, width));

  surface = parcours_image_scale (image, JPEG_PIXELS);
  cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                               (cairo_destroy_func_t) g_bytes_unref, g_bytes_ref (bytes));
  return surface;
}

/* Makes it the source. Pixels meet pixels, unless it stands turned: it was scaled for just this size, and looks the same in every band of
 * a large picture. */
static void
place_picture (ParcoursPainterCairo *self, cairo_surface_t *surface, const ParcoursRect *at)
{
  const double width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  double x = at->x, y = at->y;
  cairo_matrix_t matrix;

  cairo_get_matrix (self->cr, &matrix);
  if (self->on_pixels && matrix.xy == 0 && matrix.yx == 0 && fabs (at->width * matrix.xx - width) < 1)
    {
      cairo_user_to_device (self->cr, &x, &y);
      cairo_identity_matrix (self->cr);
      cairo_set_source_surface (self->cr, surface, round (x), round (y));
    }
  else
    {
      cairo_translate (self->cr, x, y);
      cairo_scale (self->cr, at->width / width, at->height / height);
      cairo_set_source_surface (self->cr, surface, 0, 0);
    }
  if (self->on_pixels)
    cairo_pattern_set_extend (cairo_get_source (self->cr), CAIRO_EXTEND_PAD);
}

static void
painter_picture (ParcoursPainter *painter, ParcoursImage *image, const ParcoursRect *at, const ParcoursRect *shown, double radius,
                 const char *title)
{
  ParcoursPainterCairo *self = PARCOURS_PAINTER_CAIRO (painter);
  cairo_surface_t *surface = get_picture (self, image, at->width);

  cairo_save (self->cr);
  cairo_new_path (self->cr);
  if (radius > 0)
    round_rectangle (self->cr, shown, radius);
  else
    cairo_rectangle (self->cr, shown->x, shown->y, shown->width, shown->height);
  cairo_clip (self->cr);
  place_picture (self, surface, at);
  cairo_paint (self->cr);
  cairo_restore (self->cr);
  cairo_surface_destroy (surface);
}

static void
paint_stamp (ParcoursPainterCairo *self, cairo_surface_t *stamp)
{
  cairo_set_source_surface (self->cr, stamp, 0, 0);
  cairo_paint (self->cr);
}

static gboolean
painter_begin_stamp (ParcoursPainter *painter, const char *key, const ParcoursRect *reach)
{
  ParcoursPainterCairo *self = PARCOURS_PAINTER_CAIRO (painter);
  const cairo_rectangle_t extents = { reach->x, reach->y, reach->width, reach->height };
  cairo_surface_t *stamp;

  g_return_val_if_fail (!self->outside, TRUE);

  if (self->on_pixels)
    return TRUE;
  stamp = g_hash_table_lookup (self->stamps, key);
  if (stamp)
    {
      paint_stamp (self, stamp);
      return FALSE;
    }

  stamp = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  self->stamp_key = g_strdup (key);
  self->outside = self->cr;
  self->cr = cairo_create (stamp);
  cairo_surface_destroy (stamp);
  return TRUE;
}

static void
painter_end_stamp (ParcoursPainter *painter)
{
  ParcoursPainterCairo *self = PARCOURS_PAINTER_CAIRO (painter);
  cairo_surface_t *stamp;

  if (!self->outside)
    return;

  stamp = cairo_surface_reference (cairo_get_target (self->cr));
  cairo_destroy (self->cr);
  self->cr = g_steal_pointer (&self->outside);
  g_hash_table_insert (self->stamps, g_steal_pointer (&self->stamp_key), stamp);
  paint_stamp (self, stamp);
}

static void
painter_begin_group (ParcoursPainter *painter, const char *id, const char *css_class, const char *title, const char *description)
{
  ParcoursPainterCairo *self = PARCOURS_PAINTER_CAIRO (painter);

  if (is_tagged (self))
    _parcours_pdf_begin_group (self->structure, self->cr, id, css_class, title);
}

static void
painter_end_group (ParcoursPainter *painter)
{
  ParcoursPainterCairo *self = PARCOURS_PAINTER_CAIRO (painter);

  if (is_tagged (self))
    _parcours_pdf_end_group (self->structure, self->cr);
}

static void
painter_begin_link (ParcoursPainter *painter, const char *uri, const ParcoursRect *reach)
{
  ParcoursPainterCairo *self = PARCOURS_PAINTER_CAIRO (painter);

  if (is_tagged (self))
    _parcours_pdf_begin_link (self->structure, self->cr, uri, reach);
}

static void
painter_end_link (ParcoursPainter *painter)
{
  ParcoursPainterCairo *self = PARCOURS_PAINTER_CAIRO (painter);

  if (is_tagged (self))
    _parcours_pdf_end_link (self->structure, self->cr);
}

static ParcoursMeaning
painter_get_meaning (ParcoursPainter *painter)
{
  return PARCOURS_PAINTER_CAIRO (painter)->structure ? PARCOURS_MEANING_ORDER : PARCOURS_MEANING_NONE;
}

static void
painter_init (ParcoursPainterInterface *iface)
{
  iface->begin_group = painter_begin_group;
  iface->end_group = painter_end_group;
  iface->begin_link = painter_begin_link;
  iface->end_link = painter_end_link;
  iface->get_meaning = painter_get_meaning;
  iface->begin_stamp = painter_begin_stamp;
  iface->end_stamp = painter_end_stamp;
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
parcours_painter_cairo_finalize (GObject *object)
{
  ParcoursPainterCairo *self = PARCOURS_PAINTER_CAIRO (object);

  g_clear_pointer (&self->icons, g_hash_table_unref);
  g_clear_pointer (&self->opacities, g_array_unref);
  g_clear_pointer (&self->stamps, g_hash_table_unref);
  g_clear_pointer (&self->stamp_key, g_free);
  g_clear_pointer (&self->outside, cairo_destroy);
  g_clear_pointer (&self->cr, cairo_destroy);

  G_OBJECT_CLASS (parcours_painter_cairo_parent_class)->finalize (object);
}

static void
parcours_painter_cairo_class_init (ParcoursPainterCairoClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parcours_painter_cairo_finalize;
}

static void
parcours_painter_cairo_init (ParcoursPainterCairo *self)
{
  self->icons = g_hash_table_new_full (icon_key_hash, icon_key_equal, g_free, (GDestroyNotify) cairo_surface_destroy);
  self->stamps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cairo_surface_destroy);
  self->opacities = g_array_new (FALSE, FALSE, sizeof (double));
}

ParcoursPainter *
parcours_painter_cairo_new (cairo_t *cr)
{
  g_return_val_if_fail (cr != NULL, NULL);

  ParcoursPainterCairo *self = g_object_new (PARCOURS_TYPE_PAINTER_CAIRO, NULL);

  self->cr = cairo_reference (cr);
  self->on_pixels = cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE;
  return PARCOURS_PAINTER (self);
}

void
parcours_painter_cairo_set_structure (ParcoursPainterCairo *self, ParcoursPdfStructure *structure)
{
  g_return_if_fail (PARCOURS_IS_PAINTER_CAIRO (self));

  self->structure = structure;
}
