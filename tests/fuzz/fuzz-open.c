/* Any bytes as a file: read, written, read and written again. */
#include "config.h"

#include "fuzz.h"

#include "base/error.h"
#include "format/limits.h"
#include "format/reader.h"
#include "format/writer.h"
#include "model/digest.h"

/* Copies that sync programs leave are told by a name. */
static void
try_name (const guint8 *data, gsize size)
{
  g_autofree char *name = g_strndup ((const char *) data, MIN (size, 255));
  g_autofree char *sentence = NULL;

  if (!g_utf8_validate (name, -1, NULL))
    return;
  sentence = parcours_sniff_conflict_name (name);
  g_assert_true (sentence == NULL || *sentence != '\0');
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  /* Bytes of its own, so that a read past the end is seen. */
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GBytes) first = NULL, second = NULL;
  g_autoptr (ParcoursMap) map = NULL, again = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *digest_again = NULL;
  g_autoptr (GError) error = NULL;

  fuzz_folder ();
  try_name (data, size);
  map = fuzz_read (bytes);
  if (map == NULL)
    return 0;

  first = parcours_writer_write (map);
  again = parcours_reader_read (first, "again.jmap", NULL, &error);
  if (g_error_matches (error, PARCOURS_ERROR, PARCOURS_ERROR_LIMIT))
    return 0;                   /* the canonical form may be the longer one; a save says so */
  g_assert_no_error (error);

  digest = parcours_map_digest (map);
  digest_again = parcours_map_digest (again);
  g_assert_cmpstr (digest, ==, digest_again);
  second = parcours_writer_write (again);
  g_assert_cmpmem (g_bytes_get_data (first, NULL), g_bytes_get_size (first),
                   g_bytes_get_data (second, NULL), g_bytes_get_size (second));

  return 0;
}
