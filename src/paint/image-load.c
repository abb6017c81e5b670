/* image-load.c - see image-load.h. */
#include "config.h"

#include "paint/image-load.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"
#include "format/picture.h"

#define PIECE (64 * 1024)
#define MOST_SCANS 100          /* of a progressive JPEG: usual are ten; each of thousands may take as long as the whole picture */

const ParcoursImageLimits parcours_image_map_limits = { PARCOURS_PICTURE_BYTES, PARCOURS_PICTURE_SIDE, PARCOURS_PICTURE_PIXELS };

/* How far the decoding is. */
typedef struct
{
  GdkPixbufLoader *loader;
  const ParcoursImageLimits *limits;
  int side;
  int width, height;            /* as the data has it */
  int rows;                     /* that came so far, of those that are decoded */
  gboolean is_png, too_large;
} Loading;

static gboolean
is_allowed (const ParcoursImageLimits *limits, int width, int height)
{
  return width > 0 && height > 0 && width <= limits->side && height <= limits->side && (gint64) width * height <= limits->pixels;
}

/* A JPEG can be decoded at 1/2, 1/4 or 1/8 for a fraction of time and memory. */
static void
on_size (GdkPixbufLoader *loader, int width, int height, Loading *loading)
{
  int by = 1;

  loading->width = width;
  loading->height = height;
  if (!is_allowed (loading->limits, width, height))
    {
      /* Not what the header said. */
      loading->too_large = TRUE;
      gdk_pixbuf_loader_set_size (loader, 1, 1);
      return;
    }
  while (!loading->is_png && by < 8 && MAX (width, height) / (by * 2) >= loading->side)
    by *= 2;
  if (by > 1)
    gdk_pixbuf_loader_set_size (loader, (width + by - 1) / by, (height + by - 1) / by);
}

static void
on_rows (GdkPixbufLoader *loader, int x, int y, int width, int height, Loading *loading)
{
  loading->rows = MAX (loading->rows, y + height);
}

static gboolean
damaged (GError **error)
{
  g_clear_error (error);
  g_set_error_literal (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID,
                       _("A picture is damaged: not all of its data can be read. It is kept, but not shown."));
  return FALSE;
}

/* Entropy-coded bytes hold no marker, so what looks like one is one; or stands in metadata, which has no hundred of them. A JPEG whose
 * rest is missing would be filled up with grey: `ends` tells whether its end comes after the last scan. */
static guint
count_scans (const guint8 *data, gsize length, gboolean *ends)
{
  const guint8 *end = data + length;
  const guint8 *last = data;
  guint n = 0;

  while ((data = memmem (data, (gsize) (end - data), "\377\332", 2)) != NULL)
    {
      n++;
      data += 2;
      last = data;
    }
  *ends = memmem (last, (gsize) (end - last), "\377\331", 2) != NULL;
  return n;
}

static gboolean
check_scans (GBytes *bytes, GError **error)
{
  gboolean ends;
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (count_scans (data, length, &ends) > MOST_SCANS)
    {
      g_set_error_literal (error, PARCOURS_ERROR, PARCOURS_ERROR_LIMIT,
                           _("A picture is built of so many layers that showing it would take very long. It is kept, but not shown."));
      return FALSE;
    }
  return ends || damaged (error);
}

static gboolean
feed (Loading *loading, GBytes *bytes, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  for (gsize at = 0; at < length && !loading->too_large; at += PIECE)
    if (!gdk_pixbuf_loader_write (loading->loader, data + at, MIN (PIECE, length - at), error))
      {
        gdk_pixbuf_loader_close (loading->loader, NULL);
        return damaged (error);
      }
  if (!gdk_pixbuf_loader_close (loading->loader, error) || loading->too_large)
    return damaged (error);
  return TRUE;
}

/* Makes it smaller and stands it upright; the way up is known from the pixels as they came. */
static GdkPixbuf *
finish (GdkPixbuf *raw, int side, gboolean *turned)
{
  const char *way = gdk_pixbuf_get_option (raw, "orientation");
  const int width = gdk_pixbuf_get_width (raw), height = gdk_pixbuf_get_height (raw);
  const double scale = MIN (1, (double) side / MAX (width, height));
  g_autoptr (GdkPixbuf) small = NULL;

  if (scale < 1)
    small = gdk_pixbuf_scale_simple (raw, MAX (1, (int) (width * scale + 0.5)), MAX (1, (int) (height * scale + 0.5)), GDK_INTERP_BILINEAR);
  else
    small = g_object_ref (raw);
  if (small == NULL)
    return NULL;
  *turned = way != NULL && strcmp (way, "1") != 0;
  if (!*turned)
    return g_steal_pointer (&small);
  if (small != raw)
    gdk_pixbuf_set_option (small, "orientation", way);
  return gdk_pixbuf_apply_embedded_orientation (small);
}

static GdkPixbuf *
decode (GBytes *bytes, Loading *loading, ParcoursImageFacts *facts, GError **error)
{
  GdkPixbuf *raw, *upright;

  loading->loader = gdk_pixbuf_loader_new_with_type (loading->is_png ? "png" : "jpeg", error);
  if (loading->loader == NULL)
    return NULL;
  g_signal_connect (loading->loader, "size-prepared", G_CALLBACK (on_size), loading);
  g_signal_connect (loading->loader, "area-updated", G_CALLBACK (on_rows), loading);
  if (!feed (loading, bytes, error))
    return NULL;
  raw = gdk_pixbuf_loader_get_pixbuf (loading->loader);
  if (raw == NULL || loading->rows < gdk_pixbuf_get_height (raw))
    {
      damaged (error);
      return NULL;
    }
  upright = finish (raw, loading->side, &facts->turned);
  if (upright == NULL)
    g_set_error_literal (error, PARCOURS_ERROR, PARCOURS_ERROR_LIMIT, _("There is no memory for a picture. It is kept, but not shown."));
  return upright;
}

/* The header is good, but for the limits: a file on its way in may be larger than what a map holds. */
static gboolean
check (GBytes *bytes, const char *type, const ParcoursImageLimits *limits, GError **error)
{
  g_autoptr (GError) refused = NULL;
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (parcours_picture_check_data (data, length, type, NULL, NULL, &refused) ||
      (limits != &parcours_image_map_limits && length <= limits->bytes && g_error_matches (refused, PARCOURS_ERROR, PARCOURS_ERROR_LIMIT)))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&refused));
  return FALSE;
}

GdkPixbuf *
parcours_image_load (GBytes *bytes, const char *type, const ParcoursImageLimits *limits, int side, ParcoursImageFacts *facts,
                     GError **error)
{
  Loading loading = { .limits = limits, .side = side };
  ParcoursImageFacts unused;
  GdkPixbuf *pixbuf;

  g_return_val_if_fail (bytes != NULL && limits != NULL && side > 0, NULL);

  if (facts == NULL)
    facts = &unused;
  *facts = (ParcoursImageFacts) { 0 };
  if (!check (bytes, type, limits, error))
    return NULL;

  loading.is_png = *(const guint8 *) g_bytes_get_data (bytes, NULL) == 0x89;
  if (!loading.is_png && !check_scans (bytes, error))
    return NULL;
  pixbuf = decode (bytes, &loading, facts, error);
  facts->is_png = loading.is_png;
  facts->width = facts->turned && pixbuf != NULL && (gdk_pixbuf_get_width (pixbuf) > gdk_pixbuf_get_height (pixbuf)) !=
                 (loading.width > loading.height) ? loading.height : loading.width;
  facts->height = facts->width == loading.width ? loading.height : loading.width;
  g_clear_object (&loading.loader);
  return pixbuf;
}

GBytes *
parcours_image_save (GdkPixbuf *pixbuf, gboolean png, GError **error)
{
  char *buffer;
  gsize size;

  g_return_val_if_fail (GDK_IS_PIXBUF (pixbuf), NULL);

  if (png ? gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &size, "png", error, "compression", "9", NULL)
          : gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &size, "jpeg", error, "quality", "85", NULL))
    return g_bytes_new_take (buffer, size);
  return NULL;
}
