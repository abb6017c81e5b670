/* A redo copy: any bytes taken for one; and a true one of three parts ("----" between them), the new content, the old one and
 * what is in the file now, settled as the next start does. */
#include "config.h"

#include "fuzz.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/util.h"
#include "share/overwrite.h"
#include "share/redo.h"
#include "share/side.h"
#include "share/store.h"

enum { FRESH, OLD, NOW, N_PARTS };

static gboolean
parses (GBytes *bytes, char **path, GBytes **fresh, GBytes **old)
{
  gboolean good = parcours_redo_parse (bytes, path, fresh, old);

  g_assert_true (!good || (*path != NULL && *fresh != NULL && *old != NULL));
  g_assert_true (!good || g_bytes_get_size (*fresh) + g_bytes_get_size (*old) < g_bytes_get_size (bytes));

  return good;
}

static void
try_raw (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GBytes) fresh = NULL, old = NULL;
  g_autofree char *path = NULL;

  parses (bytes, &path, &fresh, &old);
}

/* The copy that a program leaves that dies while it overwrites `document`. */
static void
leave_copy (const char *document, GBytes **parts)
{
  PARCOURS_AUTO_FD int target = open (document, O_RDONLY | O_CLOEXEC);
  PARCOURS_AUTO_FD int folder = parcours_redo_open_folder ();
  PARCOURS_AUTO_FD int fd = -1;
  g_autofree char *key = parcours_redo_name (target);
  g_autofree char *name = g_strconcat (key, g_bytes_get_size (parts[NOW]) % 2 == 0 ? PARCOURS_REDO_SUFFIX : PARCOURS_UNDO_SUFFIX, NULL);
  g_autoptr (GBytes) sealed = NULL, bytes = NULL, fresh = NULL, old = NULL;
  g_autofree char *path = NULL;
  gsize length;
  const char *data = g_bytes_get_data (parts[FRESH], &length);

  fd = openat (folder, name, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  g_assert_cmpint (fd, >=, 0);
  g_assert_true (parcours_redo_begin (fd, document));
  g_assert_true (parcours_side_write (fd, data, length));
  g_assert_true (parcours_redo_seal (fd, parts[OLD], &sealed));
  g_assert_true (g_bytes_equal (sealed, parts[FRESH]));

  bytes = parcours_overwrite_read (fd, G_MAXSSIZE);
  g_assert_true (parses (bytes, &path, &fresh, &old));
  g_assert_cmpstr (path, ==, document);
  g_assert_true (g_bytes_equal (fresh, parts[FRESH]));
  g_assert_true (g_bytes_equal (old, parts[OLD]));
}

static guint
count (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
forget_recoveries (void)
{
  g_autofree char *root = parcours_store_dup_root ();
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (root, name, NULL);

      parcours_store_remove_folder (path);
    }
}

/* A torn file becomes whole, any other stays as it is, and the copy is gone. */
static void
settle (const char *document, GBytes **parts)
{
  g_autofree char *copies = parcours_redo_dup_folder ();
  ParcoursOverwriteState state = parcours_overwrite_judge (parts[NOW], parts[OLD], parts[FRESH]);
  GBytes *expected = state != PARCOURS_OVERWRITE_TORN ? parts[NOW]
                     : g_bytes_get_size (parts[NOW]) % 2 == 0 ? parts[FRESH] : parts[OLD];
  g_autoptr (GBytes) found = NULL;
  g_autoptr (GError) error = NULL;
  PARCOURS_AUTO_FD int fd = -1;

  g_assert_true (parcours_redo_settle (document, &error));
  g_assert_no_error (error);
  fd = open (document, O_RDONLY | O_CLOEXEC);
  found = parcours_overwrite_read (fd, G_MAXSSIZE);
  g_printerr("state %d found [%.*s] expected [%.*s] copies %u\n", state, (int) g_bytes_get_size (found), (char*)g_bytes_get_data(found,NULL),(int) g_bytes_get_size (expected), (char*)g_bytes_get_data(expected,NULL), count(copies));
  g_assert_true (g_bytes_equal (found, expected));
  g_assert_cmpuint (count (copies), ==, 0);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *document = g_build_filename (fuzz_folder (), "map.jmap", NULL);
  GBytes *parts[N_PARTS];

  try_raw (data, size);
  fuzz_split (data, size, parts, N_PARTS);
  fuzz_write (document, g_bytes_get_data (parts[NOW], NULL), g_bytes_get_size (parts[NOW]));
  leave_copy (document, parts);
  settle (document, parts);
  forget_recoveries ();
  for (guint i = 0; i < N_PARTS; i++)
    g_bytes_unref (parts[i]);

  return 0;
}
