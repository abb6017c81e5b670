/* What a dead session left: its meta, a line "----", its draft. */
#include "config.h"

#include "fuzz.h"

#include <glib/gstdio.h>
#include <string.h>

#include "share/draft.h"
#include "share/store.h"

static void
leave (const char *folder, const char *name, GBytes *bytes)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  fuzz_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* What the window makes of an offer: a title and a place to show. */
static void
show (const ParcoursRecovery *recovery)
{
  g_autofree char *time = g_date_time_format (recovery->time, "%Y-%m-%d, %H:%M");
  g_autoptr (GFile) file = recovery->uri != NULL ? g_file_new_for_uri (recovery->uri) : NULL;
  g_autofree char *name = file != NULL ? g_file_get_parse_name (file) : NULL;

  g_assert_nonnull (time);
  g_assert_true (g_utf8_validate (recovery->title, -1, NULL));
  g_assert_true (name == NULL || g_utf8_validate (name, -1, NULL));
  g_assert_true (recovery->base_hash == NULL || g_utf8_validate (recovery->base_hash, -1, NULL));
}

static void
open_draft (const ParcoursRecovery *recovery)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ParcoursMap) map = parcours_recovery_open (recovery, &error);

  if (map == NULL)
    {
      fuzz_assert_refusal (error);
      return;
    }
  g_assert_no_error (error);
  g_assert_true (parcours_map_get_modified (map));
  fuzz_assert_sound (map);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *home = fuzz_folder ();
  g_autofree char *folder = g_build_filename (home, "parcours", "recovery", "untitled-session", NULL);
  g_autoptr (GPtrArray) list = NULL;
  ParcoursRecovery *copy;
  GBytes *parts[2];

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  fuzz_split (data, size, parts, G_N_ELEMENTS (parts));
  leave (folder, PARCOURS_STORE_META, parts[0]);
  leave (folder, PARCOURS_STORE_DRAFT, parts[1]);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_bytes_unref (parts[i]);

  /* Whatever its meta says, a draft is offered. */
  list = parcours_recovery_list ();
  g_assert_cmpuint (list->len, ==, 1);
  show (list->pdata[0]);
  open_draft (list->pdata[0]);
  copy = parcours_recovery_copy (list->pdata[0]);
  parcours_recovery_remove (copy);
  parcours_recovery_free (copy);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));

  return 0;
}
