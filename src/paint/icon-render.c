/* icon-render.c - a sign through librsvg. */
#include "config.h"

#include "paint/icon-render.h"

#include <librsvg/rsvg.h>
#include <string.h>

void
parcours_icon_render (ParcoursIcon icon, const ParcoursIconColours *colours, cairo_t *cr, const ParcoursRect *rect)
{
  g_return_if_fail (cr != NULL && rect != NULL);

  g_autofree char *svg = parcours_icon_svg (icon, colours);
  g_autoptr (GError) error = NULL;
  RsvgHandle *handle = rsvg_handle_new_from_data ((const guint8 *) svg, strlen (svg), &error);
  const RsvgRectangle viewport = { rect->x, rect->y, rect->width, rect->height };

  /* The files are ours and compiled in: only a broken build comes here. */
  if (!handle || !rsvg_handle_render_document (handle, cr, &viewport, &error))
    g_critical ("%s: %s", parcours_icon_name (icon), error->message);
  g_clear_object (&handle);
}

cairo_surface_t *
parcours_icon_rasterise (ParcoursIcon icon, const ParcoursIconColours *colours, int pixels)
{
  g_return_val_if_fail (pixels > 0, NULL);

  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, pixels, pixels);
  cairo_t *cr = cairo_create (surface);

  parcours_icon_render (icon, colours, cr, &PARCOURS_RECT (0, 0, pixels, pixels));
  cairo_destroy (cr);
  return surface;
}
