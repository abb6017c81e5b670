/* Redo copies that are not what they were: cut, changed, or not there at all. None is taken for a good one. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/util.h"
#include "share/draft.h"
#include "share/overwrite.h"
#include "share/redo.h"
#include "share/side.h"
#include "share/store.h"

#define PATH "/nowhere/map.jmap"
#define NEW "<new/>\n"
#define OLD "the old words"

static GBytes *
make_copy (void)
{
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "copy", NULL);
  g_autoptr (GBytes) old = g_bytes_new_static (OLD, strlen (OLD));
  g_autoptr (GBytes) fresh = NULL;
  GBytes *copy;
  int fd;

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_state_dir (), 0700), ==, 0);
  fd = open (path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  g_assert_true (parcours_redo_begin (fd, PATH));
  g_assert_true (parcours_side_write (fd, NEW, strlen (NEW)));
  g_assert_true (parcours_redo_seal (fd, old, &fresh));
  copy = parcours_overwrite_read (fd, G_MAXSSIZE);
  g_assert_cmpint (close (fd), ==, 0);
  g_assert_cmpint (g_remove (path), ==, 0);

  return copy;
}

static gboolean
parses (const char *data, gsize length)
{
  g_autofree char *exact = g_memdup2 (data, length);    /* so that a read past the end is seen */
  g_autoptr (GBytes) bytes = g_bytes_new_static (exact, length);
  g_autoptr (GBytes) fresh = NULL;
  g_autoptr (GBytes) old = NULL;
  g_autofree char *path = NULL;

  if (!parcours_redo_parse (bytes, &path, &fresh, &old))
    return FALSE;
  g_assert_cmpmem (g_bytes_get_data (fresh, NULL), g_bytes_get_size (fresh), NEW, strlen (NEW));
  g_assert_cmpmem (g_bytes_get_data (old, NULL), g_bytes_get_size (old), OLD, strlen (OLD));
  g_assert_nonnull (path);

  return TRUE;
}

static void
test_damaged (void)
{
  g_autoptr (GBytes) copy = make_copy ();
  gsize length;
  const char *data = g_bytes_get_data (copy, &length);
  g_autofree char *changed = g_memdup2 (data, length);
  g_autofree char *longer = g_malloc0 (length + 1);
  gsize first_line = strchr (data, '\n') - data;
  gsize n_paths = 0;

  g_assert_true (parses (data, length));
  for (gsize n = 0; n < length; n++)
    g_assert_false (parses (data, n));
  memcpy (longer, data, length);
  g_assert_false (parses (longer, length + 1));

  /* Only of the name of the target there is no sum: another name is at worst one that is not there. */
  for (gsize i = 0; i < length; i++)
    {
      changed[i] ^= 1;
      if (i < strlen ("parcours-redo-1 file:") || (i >= first_line && i + 1 < length))
        g_assert_false (parses (changed, length));
      else
        n_paths += parses (changed, length);
      changed[i] = data[i];
    }
  g_assert_cmpuint (n_paths, <=, first_line + 1 - strlen ("parcours-redo-1 file:"));
}

/* Lengths that add up to more than there is, also when the sum goes around. */
static void
test_lengths (void)
{
  static const char *const lengths[] = {
    "00000000000000070000000000000007", "ffffffffffffffff0000000000000015", "7fffffffffffffff7fffffffffffffff",
    "000000000000000x000000000000000d", "-0000000000000070000000000000007",
  };
  g_autoptr (GBytes) copy = make_copy ();
  gsize length;
  const char *data = g_bytes_get_data (copy, &length);
  g_autofree char *changed = g_memdup2 (data, length);

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      memcpy (changed + length - 32 - 64 - 1, lengths[i], 32);
      g_assert_false (parses (changed, length));
    }
}

/* A planted link in the place of the folder is neither followed nor replaced. */
static void
test_folder (void)
{
  g_autofree char *path = parcours_redo_dup_folder ();
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *nowhere = g_build_filename (parent, "nowhere", NULL);
  PARCOURS_AUTO_FD int fd = -1;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_cmpint (symlink ("nowhere", path), ==, 0);
  g_assert_cmpint (parcours_redo_open_folder (), ==, -1);
  g_assert_false (g_file_test (nowhere, G_FILE_TEST_EXISTS));
  parcours_redo_settle_all ();
  g_assert_cmpint (g_remove (path), ==, 0);

  fd = parcours_redo_open_folder ();
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

/* What cannot be offered now, because the state folder takes nothing, is kept and offered later. */
static void
test_kept_until_offered (void)
{
  static const char map[] = "<journey-map xmlns=\"" PARCOURS_FORMAT_NAMESPACE "\" version=\"1\" id=\"m\"><title>New</title></journey-map>";
  g_autofree char *root = parcours_store_dup_root ();
  g_autofree char *folder = parcours_redo_dup_folder ();
  g_autofree char *copy = g_build_filename (folder, "1-1.redo", NULL);
  g_autofree char *document = g_build_filename (g_get_user_state_dir (), "map.jmap", NULL);
  g_autoptr (GBytes) old = g_bytes_new_static (OLD, strlen (OLD));
  g_autoptr (GBytes) fresh = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) list = NULL;
  PARCOURS_AUTO_FD int at = parcours_redo_open_folder ();
  PARCOURS_AUTO_FD int fd = openat (at, "1-1.redo", O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  g_assert_true (parcours_redo_begin (fd, document));
  g_assert_true (parcours_side_write (fd, map, strlen (map)));
  g_assert_true (parcours_redo_seal (fd, old, &fresh));
  g_assert_true (g_file_set_contents (document, "written by somebody else since, and much longer than any of the two",
                                      -1, NULL));
  g_assert_true (g_file_set_contents (root, "in the way", -1, NULL));
  parcours_clear_fd (&fd);

  none = parcours_recovery_list ();
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));

  g_assert_cmpint (g_remove (root), ==, 0);
  list = parcours_recovery_list ();
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (((ParcoursRecovery *) list->pdata[0])->title, ==, "New");
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  parcours_recovery_remove (list->pdata[0]);
  g_assert_cmpint (g_remove (document), ==, 0);
  g_assert_cmpint (g_rmdir (root), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_autofree char *state = NULL;
  g_autofree char *folder = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  state = g_dir_make_tmp ("parcours-redo-XXXXXX", NULL);
  folder = g_build_filename (state, "parcours", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);

  g_test_add_func ("/redo/damaged", test_damaged);
  g_test_add_func ("/redo/lengths", test_lengths);
  g_test_add_func ("/redo/folder", test_folder);
  g_test_add_func ("/redo/kept-until-offered", test_kept_until_offered);

  status = g_test_run ();
  g_assert_cmpint (g_rmdir (folder), ==, 0);    /* no litter */
  g_assert_cmpint (g_rmdir (state), ==, 0);

  return status;
}
