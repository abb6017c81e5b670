/* Any bytes as a picture that may carry a map, and as what stands in a chunk of one whose check sums are right; what comes out survives
 * being carried by another. */
#include "config.h"

#include "fuzz.h"

#include <string.h>
#include <zlib.h>

#include "base/error.h"
#include "format/carried.h"
#include "format/reader.h"
#include "format/writer.h"

static void
add_number (GByteArray *png, guint32 number)
{
  guint32 big = GUINT32_TO_BE (number);

  g_byte_array_append (png, (guint8 *) &big, 4);
}

/* A picture of one chunk. */
static GBytes *
png_of (const char *type, const guint8 *data, gsize size)
{
  GByteArray *png = g_byte_array_new ();

  g_byte_array_append (png, (const guint8 *) "\211PNG\r\n\032\n", 8);
  add_number (png, size);
  g_byte_array_append (png, (const guint8 *) type, 4);
  if (size > 0)
    g_byte_array_append (png, data, size);
  add_number (png, crc32_z (0, png->data + 12, size + 4));

  return g_byte_array_free_to_bytes (png);
}

static GBytes *
svg_of (GBytes *document)
{
  g_autoptr (GBytes) body = parcours_carried_body (document);
  GString *svg = g_string_new ("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:x=\"urn:x\" xml:lang=\"de\"><metadata>\n");

  g_string_append_len (svg, g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  g_string_append (svg, "</metadata></svg>");

  return g_string_free_to_bytes (svg);
}

static GBytes *
text_of (GBytes *document)
{
  GByteArray *text = g_byte_array_new ();

  g_byte_array_append (text, (const guint8 *) PARCOURS_CARRIED_KEYWORD, sizeof PARCOURS_CARRIED_KEYWORD);
  g_byte_array_append (text, g_bytes_get_data (document, NULL), g_bytes_get_size (document));

  return g_byte_array_free_to_bytes (text);
}

static void
assert_carries (GBytes *picture, GBytes *document)
{
  g_autoptr (ParcoursMap) map = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) written = NULL;

  g_assert_true (parcours_carried_is_picture (picture));
  map = parcours_reader_read (picture, "again", NULL, &error);
  if (g_error_matches (error, PARCOURS_ERROR, PARCOURS_ERROR_LIMIT))
    return;                     /* the canonical form may be the longer one */
  g_assert_no_error (error);
  written = parcours_writer_write (map);
  g_assert_true (g_bytes_equal (written, document));
}

static void
try_picture (GBytes *bytes)
{
  g_autoptr (ParcoursMap) map = fuzz_read (bytes);
  g_autoptr (GBytes) document = NULL, text = NULL, svg = NULL, png = NULL;

  if (map == NULL)
    return;
  document = parcours_writer_write (map);
  svg = svg_of (document);
  assert_carries (svg, document);
  text = text_of (document);
  png = png_of ("tEXt", g_bytes_get_data (text, NULL), g_bytes_get_size (text));
  assert_carries (png, document);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GBytes) chunk = png_of ("iTXt", data, size);

  fuzz_folder ();
  try_picture (bytes);
  try_picture (chunk);

  return 0;
}
