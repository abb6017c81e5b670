#include "config.h"

#include "fuzz.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/util.h"
#include "format/reader.h"
#include "model/check.h"
#include "share/side.h"

#define GAP "----\n"

static char *folder;

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_remove (path);
}

static void
remove_folder (void)
{
  remove_all (folder);
  g_clear_pointer (&folder, g_free);
}

const char *
fuzz_folder (void)
{
  static const char *const homes[] = { "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "HOME" };
  g_autoptr (GError) error = NULL;

  if (folder != NULL)
    return folder;

  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  folder = g_dir_make_tmp ("parcours-fuzz-XXXXXX", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (homes); i++)
    g_setenv (homes[i], folder, TRUE);
  atexit (remove_folder);

  return folder;
}

void
fuzz_write (const char *path, gconstpointer data, gsize size)
{
  PARCOURS_AUTO_FD int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  g_assert_true (parcours_side_write (fd, data, size));
}

static const guint8 *
find_gap (const guint8 *data, gsize size)
{
  const guint8 *at = data;

  while (size > 0 && (at = memmem (at, size - (at - data), GAP, strlen (GAP))) != NULL)
    {
      if (at == data || at[-1] == '\n')
        return at;
      at++;
    }

  return NULL;
}

void
fuzz_split (const guint8 *data, gsize size, GBytes **parts, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const guint8 *gap = i + 1 < n ? find_gap (data, size) : NULL;
      gsize length = gap != NULL ? (gsize) (gap - data) : size;

      parts[i] = g_bytes_new (data, length);
      if (gap != NULL)
        length += strlen (GAP);
      data += length;
      size -= length;
    }
}

void
fuzz_assert_refusal (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_cmpint (*error->message, !=, '\0');
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

void
fuzz_assert_sound (ParcoursMap *map)
{
  g_autofree char *broken = parcours_check_invariants (map);
  g_autoptr (GPtrArray) problems = parcours_check_map (map);

  g_assert_cmpstr (broken, ==, NULL);
  for (guint i = 0; i < problems->len; i++)
    {
      const ParcoursProblem *problem = g_ptr_array_index (problems, i);

      g_assert_cmpint (problem->severity, ==, PARCOURS_PROBLEM_WARNING);
      g_assert_true (g_utf8_validate (problem->text, -1, NULL));
    }
}

ParcoursMap *
fuzz_read (GBytes *bytes)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  ParcoursMap *map = parcours_reader_read (bytes, "fuzz.jmap", &problems, &error);

  g_assert_nonnull (problems);
  if (map == NULL)
    {
      fuzz_assert_refusal (error);
      g_assert_true (error->domain == PARCOURS_ERROR);
      g_assert_cmpuint (problems->len, >, 0);
      return NULL;
    }
  g_assert_no_error (error);
  fuzz_assert_sound (map);

  return map;
}
