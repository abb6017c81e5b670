/* A writer with a fault in it: what it writes is read back and refused before it reaches the disk. The linker puts the
 * writer below in the place of the real one. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "format/writer.h"
#include "model/operations.h"
#include "share/bytes.h"
#include "share/save.h"

GBytes *__real_parcours_writer_write (ParcoursMap *map);
GBytes *__wrap_parcours_writer_write (ParcoursMap *map);

/* What the writer gets wrong: `from` becomes `to`. */
static const char *from, *to;

GBytes *
__wrap_parcours_writer_write (ParcoursMap *map)
{
  g_autoptr (GBytes) bytes = __real_parcours_writer_write (map);
  g_autoptr (GString) text = NULL;
  gsize length;

  if (from == NULL)
    return g_steal_pointer (&bytes);

  text = g_string_new (NULL);
  length = g_bytes_get_size (bytes);
  g_string_append_len (text, g_bytes_get_data (bytes, NULL), length);
  g_assert_cmpuint (g_string_replace (text, from, to, 1), ==, 1);

  return g_string_free_to_bytes (g_steal_pointer (&text));
}

static void
test_faults (void)
{
  static const char *const faults[][2] = {
    { "Paiement", "Paiemen" },                          /* another text */
    { "emotion=\"-1\"", "emotion=\"1\"" },              /* another value */
    { " effort=\"3\"", "" },                            /* a value that is missing */
    { "<title>Paiement</title>", "" },                  /* a text that is missing */
    { "card id=\"k2\"", "card id=\"k3\"" },             /* another id */
    { "</journey-map>", "" },                           /* not XML any more */
  };
  g_autofree char *folder = g_dir_make_tmp ("parcours-verify-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "map.jmap", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (ParcoursMap) map = parcours_map_new ();
  g_autoptr (ParcoursElement) first = parcours_element_new (PARCOURS_KIND_CARD, "k1");
  g_autoptr (ParcoursElement) second = parcours_element_new (PARCOURS_KIND_CARD, "k2");
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *before = NULL;

  parcours_element_set (first, PARCOURS_CARD_TITLE, "Paiement", NULL);
  parcours_element_set (first, PARCOURS_CARD_EMOTION, "-1", NULL);
  parcours_element_set (first, PARCOURS_CARD_EFFORT, "3", NULL);
  parcours_map_add (map, parcours_map_get_root (map), first, -1);
  parcours_map_add (map, parcours_map_get_root (map), second, -1);
  g_assert_true (parcours_save (map, file, NULL, PARCOURS_SAVE_DEFAULT, &hash, &error));
  g_assert_no_error (error);
  before = parcours_bytes_hash (file, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *after = NULL;

      from = faults[i][0];
      to = faults[i][1];
      g_assert_false (parcours_save (map, file, hash, PARCOURS_SAVE_OVERWRITE, NULL, &error));
      g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_VERIFY);
      g_assert_nonnull (strstr (error->message, "map.jmap"));
      g_clear_error (&error);
      after = parcours_bytes_hash (file, NULL, NULL);
      g_assert_cmpstr (after, ==, before);
    }

  g_print ("# promise: a bug in our writer | /verify/faults | %u of %u faults caught before the rename\n",
           (guint) G_N_ELEMENTS (faults), (guint) G_N_ELEMENTS (faults));

  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verify/faults", test_faults);

  return g_test_run ();
}
