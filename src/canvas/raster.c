/* raster.c - see raster.h. */
#include "config.h"

#include "canvas/raster.h"

#include <math.h>

gboolean
parcours_raster_pays (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GskRenderer *renderer = native != NULL ? gtk_native_get_renderer (native) : NULL;

  return renderer != NULL && g_str_equal (G_OBJECT_TYPE_NAME (renderer), "GskCairoRenderer");
}

static cairo_surface_t *
draw (GskRenderNode *node, double scale, int x, int y, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_translate (cr, -x, -y);
  cairo_scale (cr, scale, scale);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  return surface;
}

GskRenderNode *
parcours_raster_new (GskRenderNode *node, double zoom, int density)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  double scale = zoom * density;
  int left, top, width, height;
  graphene_rect_t bounds;
  cairo_surface_t *surface;
  cairo_t *cr;

  g_return_val_if_fail (node != NULL && zoom > 0 && density > 0, NULL);

  gsk_render_node_get_bounds (node, &bounds);
  left = (int) floor (bounds.origin.x * scale);
  top = (int) floor (bounds.origin.y * scale);
  width = MAX (1, (int) ceil ((bounds.origin.x + bounds.size.width) * scale) - left);
  height = MAX (1, (int) ceil ((bounds.origin.y + bounds.size.height) * scale) - top);
  surface = draw (node, scale, left, top, width, height);
  bounds = GRAPHENE_RECT_INIT ((float) left / (float) density, (float) top / (float) density,
                               (float) width / (float) density, (float) height / (float) density);

  /* A texture would be converted anew in each frame (GTK 4.8), a surface is copied. */
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_surface_set_device_scale (surface, density, density);
  cairo_set_source_surface (cr, surface, bounds.origin.x, bounds.origin.y);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);      /* the usual one is ten times slower where it makes smaller */
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return gtk_snapshot_free_to_node (snapshot);
}
