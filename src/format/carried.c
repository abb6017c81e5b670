/* carried.c - see carried.h; how each kind of picture carries its map is in carried-svg.c and carried-png.c. */
#include "config.h"

#include "format/carried.h"

#include <string.h>

/* UTF-16 in either order: by its mark, or by the zero in its first character. */
static gboolean
is_wide (const char *data, gsize length)
{
  return length >= 2 && (data[0] == '\0' || data[1] == '\0' || memcmp (data, "\377\376", 2) == 0 || memcmp (data, "\376\377", 2) == 0);
}

gboolean
parcours_carried_is_picture (GBytes *bytes)
{
  g_auto (ParcoursSource) source = { NULL };
  gsize length;
  const char *data;
  int line;

  g_return_val_if_fail (bytes != NULL, FALSE);

  data = g_bytes_get_data (bytes, &length);
  if (parcours_carried_is_png (data, length))
    return TRUE;
  if (is_wide (data, length))
    {
      if (!parcours_encoding_decode (bytes, &source, &line, NULL))
        return FALSE;
      data = g_bytes_get_data (source.bytes, &length);
    }
  else if (length >= 3 && memcmp (data, "\357\273\277", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  return parcours_carried_find_svg (data, length) != NULL;
}

GBytes *
parcours_carried_body (GBytes *document)
{
  gsize length, skip = 0;
  const char *text, *end;

  g_return_val_if_fail (document != NULL, NULL);

  text = g_bytes_get_data (document, &length);
  if (length > 6 && memcmp (text, "<?xml ", 6) == 0 && (end = memchr (text, '\n', length)) != NULL)
    skip = end + 1 - text;
  return g_bytes_new_from_bytes (document, skip, length - skip);
}
