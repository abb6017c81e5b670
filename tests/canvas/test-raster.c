/* test-raster.c - a picture kept in pixels is the picture it was made of. */
#include "config.h"

#include <gtk/gtk.h>

#include "canvas/raster.h"

#define SIZE 160

/* Something with edges, curves and transparency that begins left of and above its origin. */
static GskRenderNode *
make_node (void)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  const GdkRGBA red = { 1, 0, 0, 1 }, blue = { 0, 0, 1, 0.5f };
  GskRoundedRect rounded;
  cairo_t *cr;

  gsk_rounded_rect_init_from_rect (&rounded, &GRAPHENE_RECT_INIT (-3, -2, 90, 60), 6);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &red, &rounded.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_color (snapshot, &blue, &GRAPHENE_RECT_INIT (20, 20, 60, 60));
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, 100, 100));
  cairo_arc (cr, 50, 50, 30, 0, 6.3);
  cairo_stroke (cr);
  cairo_destroy (cr);
  return gtk_snapshot_free_to_node (snapshot);
}

static cairo_surface_t *
draw (GskRenderNode *node, double zoom, int density)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIZE * density, SIZE * density);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, density, density);
  cairo_translate (cr, 17, 11);
  cairo_scale (cr, zoom, zoom);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* The largest difference of a channel. */
static int
difference (cairo_surface_t *a, cairo_surface_t *b)
{
  const guchar *left = cairo_image_surface_get_data (a), *right = cairo_image_surface_get_data (b);
  int stride = cairo_image_surface_get_stride (a), most = 0;

  for (int i = 0; i < stride * cairo_image_surface_get_height (a); i++)
    if (i % 4 != 3)
      most = MAX (most, abs (left[i] - right[i]));
  return most;
}

static void
check (double zoom, int density)
{
  g_autoptr (GskRenderNode) node = make_node (), raster = parcours_raster_new (node, zoom, density);
  cairo_surface_t *before = draw (node, zoom, density), *after = draw (raster, 1, density), *nothing;

  /* Transparency is rounded once more. */
  g_assert_cmpint (difference (before, after), <=, 3);
  nothing = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIZE * density, SIZE * density);
  g_assert_cmpint (difference (before, nothing), >, 200);
  cairo_surface_destroy (before);
  cairo_surface_destroy (after);
  cairo_surface_destroy (nothing);
}

static void
test_same (void)
{
  check (1, 1);
  check (0.84, 1);
  check (0.1, 1);
  check (1.41, 1);
  check (0.84, 2);
  check (1.07, 3);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/raster/same", test_same);
  return g_test_run ();
}
