#include "config.h"

#include "photo.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

static GBytes *
save (GdkPixbuf *pixbuf, gboolean png)
{
  g_autoptr (GError) error = NULL;
  char *data = NULL;
  gsize length = 0;

  gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, png ? "png" : "jpeg", &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

static void
paint (GdkPixbuf *pixbuf, int x, int y, int width, int height, guint32 colour)
{
  g_autoptr (GdkPixbuf) part = gdk_pixbuf_new_subpixbuf (pixbuf, x, y, width, height);

  gdk_pixbuf_fill (part, colour);
}

GBytes *
photo_new (int width, int height, gboolean png)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  const int square = MIN (width, height) / 4;

  paint (pixbuf, 0, 0, width / 2, height, 0xff0000ff);
  paint (pixbuf, width / 2, 0, width - width / 2, height, 0x0000ffff);
  if (square > 0)
    paint (pixbuf, 0, 0, square, square, 0xffffffff);
  return save (pixbuf, png);
}

GBytes *
photo_new_turned (int width, int height, int orientation)
{
  g_autoptr (GBytes) plain = photo_new (width, height, FALSE);
  const guint8 exif[] = {
    0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1,
    0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (guint8) orientation, 0, 0, 0, 0, 0, 0,
  };
  GByteArray *bytes = g_byte_array_new ();
  gsize length;
  const guint8 *data = g_bytes_get_data (plain, &length);

  g_byte_array_append (bytes, data, 2);
  g_byte_array_append (bytes, exif, sizeof exif);
  /* JFIF's own segment would come first. */
  g_assert_cmpuint (data[3], ==, 0xe0);
  g_byte_array_append (bytes, data + 4 + data[4] * 256 + data[5], (guint) (length - 4 - data[4] * 256 - data[5]));
  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
photo_new_flat_png (int width, int height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);

  gdk_pixbuf_fill (pixbuf, 0x808080ff);
  return save (pixbuf, TRUE);
}

static void
put_be (guint8 *at, guint bytes, guint value)
{
  for (guint i = 0; i < bytes; i++)
    at[i] = (guint8) (value >> 8 * (bytes - 1 - i));
}

GBytes *
photo_new_claim (int width, int height, gboolean png)
{
  g_autoptr (GBytes) small = photo_new (16, 16, png);
  gsize length;
  guint8 *data = g_bytes_unref_to_data (g_steal_pointer (&small), &length);

  if (png)
    {
      put_be (data + 16, 4, (guint) width);
      put_be (data + 20, 4, (guint) height);
    }
  else
    for (gsize i = 0; i + 9 < length; i++)
      if (data[i] == 0xff && data[i + 1] == 0xc0)
        {
          put_be (data + i + 5, 2, (guint) height);
          put_be (data + i + 7, 2, (guint) width);
        }
  return g_bytes_new_take (data, length);
}

GBytes *
photo_new_scans (int width, int height, guint scans)
{
  static const guint8 start[] = {
    0xff, 0xd8,
    0xff, 0xc2, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0,                    /* progressive, one component */
  };
  static const guint8 table[] = {
    0xff, 0xc4, 0, 20, 0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xe0,    /* one code: a long run of nothing */
  };
  static const guint8 scan[] = { 0xff, 0xda, 0, 8, 1, 1, 0, 1, 63, 0, 0 };
  GByteArray *bytes = g_byte_array_new ();
  guint8 quantities[69] = { 0xff, 0xdb, 0, 67, 0 };

  memset (quantities + 5, 1, 64);
  g_byte_array_append (bytes, start, sizeof start);
  put_be (bytes->data + 7, 2, (guint) height);
  put_be (bytes->data + 9, 2, (guint) width);
  g_byte_array_append (bytes, quantities, sizeof quantities);
  g_byte_array_append (bytes, table, sizeof table);
  for (guint i = 0; i < scans; i++)
    g_byte_array_append (bytes, scan, sizeof scan);
  g_byte_array_append (bytes, (const guint8 *) "\377\331", 2);
  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
photo_cut (GBytes *bytes, double part)
{
  return g_bytes_new_from_bytes (bytes, 0, (gsize) ((double) g_bytes_get_size (bytes) * part));
}

ParcoursElement *
photo_record (GBytes *bytes, const char *id, const char *type, const char *alt)
{
  ParcoursElement *record = parcours_element_new (PARCOURS_KIND_PICTURE, id);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_base64_encode (data, length);

  if (type == NULL)
    type = length > 0 && data[0] == 0x89 ? "image/png" : "image/jpeg";
  g_assert_true (parcours_element_set (record, PARCOURS_PICTURE_TYPE, type, NULL));
  g_assert_true (parcours_element_set (record, PARCOURS_PICTURE_DATA, text, NULL));
  parcours_element_set (record, PARCOURS_PICTURE_ALT, alt, NULL);
  return record;
}
