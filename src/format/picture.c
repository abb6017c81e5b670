#include "config.h"

#include "format/picture.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/error.h"

static guint
be16 (const guint8 *p)
{
  return (guint) p[0] << 8 | p[1];
}

static guint
be32 (const guint8 *p)
{
  return be16 (p) << 16 | be16 (p + 2);
}

static gboolean
png_size (const guint8 *data, gsize length, guint *width, guint *height)
{
  if (length < 24 || memcmp (data, "\211PNG\r\n\032\n", 8) != 0 || memcmp (data + 12, "IHDR", 4) != 0)
    return FALSE;
  *width = be32 (data + 16);
  *height = be32 (data + 20);
  return TRUE;
}

/* Walks the segments to the frame header (SOF0 .. SOF15 without the tables among them). */
static gboolean
jpeg_size (const guint8 *data, gsize length, guint *width, guint *height)
{
  gsize at = 2;

  if (length < 4 || data[0] != 0xff || data[1] != 0xd8)
    return FALSE;
  while (at + 9 <= length)
    {
      guint8 marker = data[at + 1];

      if (data[at] != 0xff)
        return FALSE;
      if (marker == 0xff)
        at++;                   /* a fill byte */
      else if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc)
        {
          *height = be16 (data + at + 5);
          *width = be16 (data + at + 7);
          return TRUE;
        }
      else if (marker == 0xd8 || marker == 0xd9 || marker == 0xda || be16 (data + at + 2) < 2)
        return FALSE;
      else
        at += 2 + be16 (data + at + 2);
    }
  return FALSE;
}

static gboolean
refuse (GError **error, int code, const char *message)
{
  g_set_error_literal (error, PARCOURS_ERROR, code, message);
  return FALSE;
}

gboolean
parcours_picture_check_data (const guint8 *data, gsize length, const char *type, int *width, int *height, GError **error)
{
  guint w = 0, h = 0;
  gboolean is_png, is_jpeg;

  g_return_val_if_fail (data != NULL || length == 0, FALSE);

  if (length > PARCOURS_PICTURE_BYTES)
    return refuse (error, PARCOURS_ERROR_LIMIT, _("A picture has more than the 8 MiB that are allowed. It is kept, but "
                                                  "not shown."));
  is_png = png_size (data, length, &w, &h);
  is_jpeg = !is_png && jpeg_size (data, length, &w, &h);
  if (!is_png && !is_jpeg)
    return refuse (error, PARCOURS_ERROR_INVALID,
                   _("The data of a picture is neither PNG nor JPEG, or is damaged. It is kept, but not shown."));
  if (type != NULL && strcmp (type, is_png ? "image/png" : "image/jpeg") != 0)
    return refuse (error, PARCOURS_ERROR_INVALID, _("A picture is not of the type it says. It is kept, but not shown."));
  if (w == 0 || h == 0 || w > PARCOURS_PICTURE_SIDE || h > PARCOURS_PICTURE_SIDE ||
      (guint64) w * h > PARCOURS_PICTURE_PIXELS)
    {
      g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_LIMIT,
                   _("A picture has %u × %u pixels; at most %d a side and %d million in all are allowed. It is kept, "
                     "but not shown."),
                   w, h, PARCOURS_PICTURE_SIDE, PARCOURS_PICTURE_PIXELS / 1000000);
      return FALSE;
    }
  if (width != NULL)
    *width = w;
  if (height != NULL)
    *height = h;
  return TRUE;
}

gboolean
parcours_picture_check (ParcoursElement *picture, int *width, int *height, GError **error)
{
  const char *text;
  g_autofree guint8 *data = NULL;
  gsize length = 0;

  g_return_val_if_fail (PARCOURS_IS_ELEMENT (picture), FALSE);

  text = parcours_element_get_text (picture, PARCOURS_PICTURE_DATA);
  if (text == NULL)
    return refuse (error, PARCOURS_ERROR_INVALID, _("A picture has no data. Nothing is shown in its place."));
  data = g_base64_decode (text, &length);
  return parcours_picture_check_data (data, length, parcours_element_get_text (picture, PARCOURS_PICTURE_TYPE), width, height,
                                      error);
}
