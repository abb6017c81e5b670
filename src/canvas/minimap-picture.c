/* minimap-picture.c - see minimap-picture.h. Drawn with cairo into memory: ten thousand rectangles as render nodes
 * would be walked through in every frame. */
#include "config.h"

#include "canvas/minimap-picture.h"

#include <math.h>

typedef struct
{
  cairo_t *cr;
  ParcoursMap *map;
  const ParcoursTheme *theme;
  double sx, sy;                /* px per u */
  double least;                 /* px a card is at least wide and high */
} Picture;

static void
set_colour (cairo_t *cr, ParcoursColour colour)
{
  cairo_set_source_rgba (cr, parcours_colour_r (colour), parcours_colour_g (colour), parcours_colour_b (colour),
                         parcours_colour_a (colour));
}

static void
draw_card (const ParcoursCardBox *box, gpointer data)
{
  Picture *picture = data;
  ParcoursNoteColours colours;
  ParcoursColour own;
  double x = box->rect.x * picture->sx, y = box->rect.y * picture->sy;
  double width = MAX (box->rect.width * picture->sx, picture->least);
  double height = MAX (box->rect.height * picture->sy, picture->least);

  parcours_theme_card (picture->theme, parcours_map_card_note (picture->map, box->card),
                       parcours_element_get_colour (box->card, PARCOURS_CARD_COLOUR, &own) ? &own : NULL, &colours);
  set_colour (picture->cr, parcours_colour_mix (colours.strip, colours.ink, 0.12));
  cairo_rectangle (picture->cr, x, y, width, height);
  cairo_fill (picture->cr);
}

/* Edges between stages, and the lines that part personas: the ground the eye finds its way by. */
static void
draw_grid (Picture *picture, ParcoursLayout *layout, int width, int height)
{
  guint n_stages, n_groups;
  const ParcoursStageBox *stages = parcours_layout_get_stages (layout, &n_stages);
  const ParcoursGroup *groups = parcours_layout_get_groups (layout, &n_groups);

  set_colour (picture->cr, picture->theme->hair2);
  for (guint i = 1; i < n_stages; i++)
    cairo_rectangle (picture->cr, floor (stages[i].x * picture->sx), 0, 1, height);
  for (guint i = 1; i < n_groups; i++)
    cairo_rectangle (picture->cr, 0, floor (groups[i].y * picture->sy), width, 1);
  cairo_fill (picture->cr);
}

/* The emotion curves as one stroke each: the shape of the journey is known by them. */
static void
draw_curves (Picture *picture, ParcoursLayout *layout)
{
  guint n_rows, n;
  const ParcoursRow *rows = parcours_layout_get_rows (layout, &n_rows);

  set_colour (picture->cr, picture->theme->curve);
  cairo_set_line_width (picture->cr, 1.2);
  cairo_set_line_join (picture->cr, CAIRO_LINE_JOIN_ROUND);
  for (guint row = 0; row < n_rows; row++)
    {
      const ParcoursPoint *points;

      if (rows[row].type != PARCOURS_ROW_CURVE)
        continue;
      points = parcours_layout_get_points (layout, row, &n);
      for (guint i = 0; i < n; i++)
        if (points[i].has_value)
          cairo_line_to (picture->cr, points[i].x * picture->sx,
                         (rows[row].y + rows[row].height * (0.5 - points[i].value * 0.2)) * picture->sy);
      cairo_stroke (picture->cr);
    }
}

static GdkTexture *
to_texture (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr(GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize) height);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

GdkTexture *
parcours_minimap_picture_new (ParcoursScene *scene, int width, int height)
{
  ParcoursLayout *layout = parcours_scene_get_layout (scene);
  ParcoursRect all = { 0, 0, 0, 0 };
  Picture picture = { .map = parcours_scene_get_map (scene), .theme = parcours_scene_get_theme (scene) };
  cairo_surface_t *surface;
  GdkTexture *texture;

  g_return_val_if_fail (width > 0 && height > 0, NULL);

  if (layout == NULL)
    return NULL;
  parcours_layout_get_size (layout, &all.width, &all.height);
  picture.sx = width / all.width;
  picture.sy = height / all.height;
  picture.least = MIN (1.5, MAX (width, height) / 100.0);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  picture.cr = cairo_create (surface);
  set_colour (picture.cr, picture.theme->sheet);
  cairo_paint (picture.cr);
  draw_grid (&picture, layout, width, height);
  parcours_layout_foreach_card (layout, &all, draw_card, &picture);
  draw_curves (&picture, layout);
  cairo_destroy (picture.cr);
  texture = to_texture (surface);
  cairo_surface_destroy (surface);
  return texture;
}
