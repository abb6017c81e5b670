/* render.c - paints a map's wall to a PNG, to be looked at: paint-render MAP.jmap OUT.png [light|dark|paper|grey] [ZOOM] */
#include "config.h"

#include <cairo.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "format/reader.h"
#include "layout/metrics.h"
#include "paint/paint.h"
#include "paint/painter-cairo.h"

static ParcoursThemeName
theme_by_name (const char *name)
{
  static const char *const names[] = { "light", "dark", "paper", "grey" };

  for (guint i = 0; name && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (name, names[i]))
      return (ParcoursThemeName) i;
  return PARCOURS_THEME_LIGHT;
}

static void
ground (ParcoursPaint *paint, cairo_t *cr)
{
  const ParcoursColour c = paint->theme->canvas;

  cairo_set_source_rgb (cr, parcours_colour_r (c), parcours_colour_g (c), parcours_colour_b (c));
  cairo_paint (cr);
}

static void
paint_part (ParcoursPaint *paint, double x, double y, void (*part) (ParcoursPaint *, const ParcoursRect *))
{
  ParcoursRect area = { 0 };

  parcours_layout_get_size (paint->layout, &area.width, &area.height);
  parcours_painter_save (paint->painter);
  parcours_painter_transform (paint->painter, x, y, 1, 0);
  part (paint, &area);
  parcours_painter_restore (paint->painter);
}

static void
body (ParcoursPaint *paint, const ParcoursRect *area)
{
  parcours_paint_sheet (paint, area);
  parcours_paint_cards (paint, area);
}

static void
head (ParcoursPaint *paint, const ParcoursRect *area)
{
  parcours_paint_head (paint, area, 1, NULL);
}

static void
side (ParcoursPaint *paint, const ParcoursRect *area)
{
  parcours_paint_side (paint, area, 1, NULL);
}

static void
corner (ParcoursPaint *paint, const ParcoursRect *area)
{
  parcours_paint_corner (paint);
}

static void
paint_wall (ParcoursPaint *paint, double x, double y)
{
  paint_part (paint, x + PARCOURS_SIDE_WIDTH, y + PARCOURS_HEAD_HEIGHT, body);
  paint_part (paint, x + PARCOURS_SIDE_WIDTH, y, head);
  paint_part (paint, x, y + PARCOURS_HEAD_HEIGHT, side);
  paint_part (paint, x, y, corner);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ParcoursMap) map = NULL;
  g_autoptr (ParcoursText) text = parcours_text_new ();
  g_autoptr (ParcoursLayout) layout = NULL;
  g_autoptr (ParcoursPainter) painter = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *data = NULL;
  gsize length;
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;

  setlocale (LC_ALL, "C.UTF-8");
  if (argc < 3)
    {
      g_printerr ("paint-render MAP.jmap OUT.png [light|dark|paper|grey] [ZOOM]\n");
      return 2;
    }
  if (!g_file_get_contents (argv[1], &data, &length, &error))
    g_error ("%s", error->message);
  bytes = g_bytes_new (data, length);
  map = parcours_reader_read (bytes, argv[1], NULL, &error);
  if (!map)
    g_error ("%s", error->message);

  layout = parcours_layout_new (map, NULL);
  ParcoursPaint paint = {
    .theme = parcours_theme_get (theme_by_name (argc > 3 ? argv[3] : NULL), FALSE), .text = text, .map = map,
    .layout = layout, .lang = parcours_map_get_lang (map), .zoom = argc > 4 ? atof (argv[4]) : 1,
  };
  parcours_layout_get_size (layout, &width, &height);
  width += PARCOURS_SIDE_WIDTH;
  height += PARCOURS_HEAD_HEIGHT;

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (width * paint.zoom), (int) ceil (height * paint.zoom));
  cr = cairo_create (surface);
  cairo_scale (cr, paint.zoom, paint.zoom);
  paint.painter = painter = parcours_painter_cairo_new (cr);
  ground (&paint, cr);
  paint_wall (&paint, 0, 0);
  cairo_surface_write_to_png (surface, argv[2]);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return 0;
}
