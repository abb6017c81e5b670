/* picture-take.c - see picture-take.h. */
#include "config.h"

#include "paint/picture-take.h"

#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "base/util.h"
#include "paint/image-load.h"

/* A PNG is decoded whole, a JPEG at a fraction of its size. */
static const ParcoursImageLimits png_limits = { PARCOURS_TAKE_FILE, 30000, 48 * 1000 * 1000 };
static const ParcoursImageLimits jpeg_limits = { PARCOURS_TAKE_FILE, 30000, 120 * 1000 * 1000 };

static gboolean
is_png (GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  return length > 0 && data[0] == 0x89;
}

static void
explain (const char *name, const GError *why, GError **error)
{
  if (g_error_matches (why, PARCOURS_ERROR, PARCOURS_ERROR_LIMIT))
    g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_LIMIT,
                 _("“%s” is too large to be made smaller here. Make it smaller with another program first, below %d million pixels and "
                   "%d MiB. Nothing was changed."),
                 name, (int) (png_limits.pixels / 1000000), PARCOURS_TAKE_FILE / 1024 / 1024);
  else
    g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_INVALID,
                 _("“%s” cannot be used: it is neither a PNG nor a JPEG picture, or it is damaged. Save it as one of these with another "
                   "program first. Nothing was changed."),
                 name);
}

/* PNG keeps what is drawn sharp and what shines through; a photograph is a fraction of that as JPEG. */
static GBytes *
encode (GdkPixbuf *pixbuf, gboolean png, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (png)
    bytes = parcours_image_save (pixbuf, TRUE, error);
  if (!png || (bytes != NULL && g_bytes_get_size (bytes) > PARCOURS_TAKE_BYTES && !gdk_pixbuf_get_has_alpha (pixbuf)))
    {
      g_clear_pointer (&bytes, g_bytes_unref);
      bytes = parcours_image_save (pixbuf, FALSE, error);
    }
  return g_steal_pointer (&bytes);
}

static ParcoursElement *
make_record (GBytes *bytes, const char *alt, const ParcoursTaken *taken)
{
  ParcoursElement *record = parcours_element_new (PARCOURS_KIND_PICTURE, NULL);
  g_autofree char *data = g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *line = alt != NULL ? parcours_clean_line (alt, -1) : NULL;
  char number[16];

  parcours_element_set (record, PARCOURS_PICTURE_TYPE, is_png (bytes) ? "image/png" : "image/jpeg", NULL);
  parcours_element_set (record, PARCOURS_PICTURE_DATA, data, NULL);
  parcours_element_set (record, PARCOURS_PICTURE_ALT, line, NULL);
  g_snprintf (number, sizeof number, "%d", taken->width);
  parcours_element_set (record, PARCOURS_PICTURE_WIDTH, number, NULL);
  g_snprintf (number, sizeof number, "%d", taken->height);
  parcours_element_set (record, PARCOURS_PICTURE_HEIGHT, number, NULL);
  return record;
}

ParcoursElement *
parcours_picture_take (GBytes *bytes, const char *name, const char *alt, ParcoursTaken *taken, GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GBytes) smaller = NULL;
  g_autoptr (GError) why = NULL;
  ParcoursImageFacts facts;
  ParcoursTaken unused;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  if (taken == NULL)
    taken = &unused;
  *taken = (ParcoursTaken) { 0 };
  if (g_bytes_get_size (bytes) == 0)
    g_set_error_literal (&why, PARCOURS_ERROR, PARCOURS_ERROR_INVALID, "");
  else
    pixbuf = parcours_image_load (bytes, NULL, is_png (bytes) ? &png_limits : &jpeg_limits, PARCOURS_TAKE_SIDE, &facts, &why);
  if (pixbuf == NULL)
    {
      explain (name, why, error);
      return NULL;
    }

  taken->from_width = facts.width;
  taken->from_height = facts.height;
  taken->width = gdk_pixbuf_get_width (pixbuf);
  taken->height = gdk_pixbuf_get_height (pixbuf);
  taken->shrunk = taken->width < facts.width || taken->height < facts.height;
  if (!taken->shrunk && !facts.turned && g_bytes_get_size (bytes) <= PARCOURS_TAKE_BYTES)
    return make_record (bytes, alt, taken);
  smaller = encode (pixbuf, facts.is_png, error);
  return smaller != NULL ? make_record (smaller, alt, taken) : NULL;
}
