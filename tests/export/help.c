#include "config.h"

#include "help.h"

#include <glib/gstdio.h>

#include "format/reader.h"

static char *folder;

ParcoursMap *
help_load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, &error));
  g_assert_no_error (error);

  g_autoptr (GBytes) content = g_bytes_new_take (bytes, length);
  ParcoursMap *map = parcours_reader_read (content, name, NULL, &error);
  g_assert_no_error (error);
  return map;
}

char *
help_path (const char *name)
{
  if (!folder)
    folder = g_dir_make_tmp ("parcours-export-XXXXXX", NULL);
  g_assert_nonnull (folder);
  return g_build_filename (folder, name, NULL);
}

void
help_forget (void)
{
  if (!folder)
    return;

  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name = g_dir_read_name (dir); name; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

char *
help_run (const char *program, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *found = g_find_program_in_path (program);
  g_autofree char *complaint = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  va_list arguments;
  int status;

  if (!found)
    {
      g_test_skip_printf ("there is no %s", program);
      return NULL;
    }

  va_start (arguments, program);
  for (const char *argument = program; argument; argument = va_arg (arguments, const char *))
    g_ptr_array_add (argv, (char *) argument);
  va_end (arguments);
  g_ptr_array_add (argv, NULL);

  g_assert_true (g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &complaint, &status, &error));
  g_assert_no_error (error);
  g_test_message ("%s: %s", program, complaint);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_assert_cmpstr (complaint, ==, "");
  return output;
}

char *
help_export (ParcoursMap *map, const ParcoursExportOptions *options, const char *path, gsize *length)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  parcours_export (map, options, file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, length, &error));
  return bytes;
}
