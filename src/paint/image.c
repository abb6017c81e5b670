/* image.c - see image.h. */
#include "config.h"

#include "paint/image.h"

#include <string.h>

#include "paint/image-load.h"

/* All pixels, and halves of halves of them, made where it is decoded: what is painted is scaled by no more than that, which is soon
 * done while a window waits. */
#define MOST_SURFACES 6
#define LEAST_SIDE 64

struct _ParcoursImage
{
  int refs;
  cairo_surface_t *surfaces[MOST_SURFACES];     /* from large to small */
  guint n_surfaces;
  cairo_surface_t *scaled;      /* the last one that was asked for, or NULL */
  GBytes *bytes;
  gboolean is_png;
  char *name;
  ParcoursImage *grey;
};

static guint
multiply (guint value, guint alpha)
{
  const guint t = value * alpha + 128;

  return (t + (t >> 8)) >> 8;
}

static cairo_surface_t *
surface_of (GdkPixbuf *pixbuf)
{
  const int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
  const int channels = gdk_pixbuf_get_n_channels (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (channels == 4 ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);

  cairo_surface_flush (surface);
  for (int y = 0; y < height && cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS; y++)
    {
      const guint8 *from = gdk_pixbuf_read_pixels (pixbuf) + (gsize) y * gdk_pixbuf_get_rowstride (pixbuf);
      guint8 *row = cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface);

      for (int x = 0; x < width; x++, from += channels)
        {
          const guint32 alpha = channels == 4 ? from[3] : 255;
          const guint32 pixel = alpha << 24 | multiply (from[0], alpha) << 16 | multiply (from[1], alpha) << 8 | multiply (from[2], alpha);

          memcpy (row + 4 * x, &pixel, 4);
        }
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

static void
add_surfaces (ParcoursImage *self, GdkPixbuf *pixbuf)
{
  g_autoptr (GdkPixbuf) current = g_object_ref (pixbuf);

  while (current != NULL)
    {
      const int width = gdk_pixbuf_get_width (current), height = gdk_pixbuf_get_height (current);
      GdkPixbuf *half = NULL;

      self->surfaces[self->n_surfaces++] = surface_of (current);
      if (self->n_surfaces < MOST_SURFACES && MAX (width, height) >= 2 * LEAST_SIDE)
        half = gdk_pixbuf_scale_simple (current, MAX (1, (width + 1) / 2), MAX (1, (height + 1) / 2), GDK_INTERP_BILINEAR);
      g_object_unref (current);
      current = half;
    }
}

/* The data names it, so that a file holds it once, however often it is painted and on however many pages. */
static ParcoursImage *
image_new (GdkPixbuf *pixbuf, GBytes *bytes, gboolean is_png)
{
  ParcoursImage *self = g_new0 (ParcoursImage, 1);

  self->refs = 1;
  add_surfaces (self, pixbuf);
  self->bytes = bytes;
  self->is_png = is_png;
  self->name = g_compute_checksum_for_bytes (G_CHECKSUM_SHA1, bytes);
  return self;
}

ParcoursImage *
parcours_image_new (const char *data, const char *type, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  ParcoursImageFacts facts;
  guint8 *decoded;
  gsize length;

  g_return_val_if_fail (data != NULL, NULL);

  decoded = g_base64_decode (data, &length);
  bytes = g_bytes_new_take (decoded, length);
  pixbuf = parcours_image_load (bytes, type, &parcours_image_map_limits, PARCOURS_IMAGE_SIDE, &facts, error);
  if (pixbuf == NULL)
    return NULL;
  if (facts.turned)
    {
      GBytes *upright = parcours_image_save (pixbuf, FALSE, error);

      return upright != NULL ? image_new (pixbuf, upright, FALSE) : NULL;
    }
  return image_new (pixbuf, g_steal_pointer (&bytes), facts.is_png);
}

ParcoursImage *
parcours_image_ref (ParcoursImage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_int_inc (&self->refs);
  return self;
}

void
parcours_image_unref (ParcoursImage *self)
{
  if (self == NULL || !g_atomic_int_dec_and_test (&self->refs))
    return;
  g_clear_pointer (&self->grey, parcours_image_unref);
  g_clear_pointer (&self->scaled, cairo_surface_destroy);
  for (guint i = 0; i < self->n_surfaces; i++)
    cairo_surface_destroy (self->surfaces[i]);
  g_bytes_unref (self->bytes);
  g_free (self->name);
  g_free (self);
}

double
parcours_image_get_aspect (ParcoursImage *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return (double) cairo_image_surface_get_width (self->surfaces[0]) / cairo_image_surface_get_height (self->surfaces[0]);
}

gsize
parcours_image_get_size (ParcoursImage *self)
{
  gsize size;

  g_return_val_if_fail (self != NULL, 0);

  size = g_bytes_get_size (self->bytes);
  for (guint i = 0; i < self->n_surfaces; i++)
    size += (gsize) cairo_image_surface_get_stride (self->surfaces[i]) * cairo_image_surface_get_height (self->surfaces[i]);
  return size;
}

static void
name_surface (ParcoursImage *self, cairo_surface_t *surface)
{
  char *id = g_strdup_printf ("%s-%d", self->name, cairo_image_surface_get_width (surface));

  cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_UNIQUE_ID, (const unsigned char *) id, strlen (id), g_free, id);
}

/* The smallest that is as wide. */
static cairo_surface_t *
find_surface (ParcoursImage *self, int width)
{
  guint i = 0;

  while (i + 1 < self->n_surfaces && cairo_image_surface_get_width (self->surfaces[i + 1]) >= width)
    i++;
  return self->surfaces[i];
}

cairo_surface_t *
parcours_image_scale (ParcoursImage *self, int width)
{
  cairo_surface_t *from;
  int from_width, from_height, to, to_height;
  cairo_t *cr;

  g_return_val_if_fail (self != NULL, NULL);

  to = CLAMP (width, 1, cairo_image_surface_get_width (self->surfaces[0]));
  if (self->scaled != NULL && cairo_image_surface_get_width (self->scaled) == to)
    return cairo_surface_reference (self->scaled);

  g_clear_pointer (&self->scaled, cairo_surface_destroy);
  from = find_surface (self, to);
  from_width = cairo_image_surface_get_width (from);
  from_height = cairo_image_surface_get_height (from);
  to_height = MAX (1, (int) (to / parcours_image_get_aspect (self) + 0.5));
  self->scaled = cairo_image_surface_create (cairo_image_surface_get_format (from), to, to_height);
  cr = cairo_create (self->scaled);
  cairo_scale (cr, (double) to / from_width, (double) to_height / from_height);
  cairo_set_source_surface (cr, from, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_pattern_set_filter (cairo_get_source (cr), to < from_width ? CAIRO_FILTER_GOOD : CAIRO_FILTER_NEAREST);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_paint (cr);
  cairo_destroy (cr);
  name_surface (self, self->scaled);
  return cairo_surface_reference (self->scaled);
}

GBytes *
parcours_image_get_bytes (ParcoursImage *self, const char **type)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (type != NULL)
    *type = self->is_png ? "image/png" : "image/jpeg";
  return self->bytes;
}

const char *
parcours_image_get_name (ParcoursImage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

ParcoursImage *
parcours_image_get_grey (ParcoursImage *self)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GdkPixbuf) grey = NULL;
  GBytes *bytes;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->grey != NULL)
    return self->grey;

  pixbuf = parcours_image_load (self->bytes, NULL, &parcours_image_map_limits, PARCOURS_IMAGE_SIDE, NULL, NULL);
  grey = pixbuf != NULL ? gdk_pixbuf_copy (pixbuf) : NULL;
  if (grey == NULL)
    return self;
  gdk_pixbuf_saturate_and_pixelate (pixbuf, grey, 0, FALSE);
  bytes = parcours_image_save (grey, self->is_png, NULL);
  if (bytes != NULL)
    self->grey = image_new (grey, bytes, self->is_png);
  return self->grey != NULL ? self->grey : self;
}
