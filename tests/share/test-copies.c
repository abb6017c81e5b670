/* Copies that file-sharing programs left beside a document, and whether a document may be changed. */
#include "config.h"

#include "mounts.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "share/access.h"
#include "share/copies.h"

typedef struct
{
  char *folder;
  GFile *file;
} Fixture;

static void
make (Fixture *fixture, const char *name, int seconds)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  struct timespec times[2] = { { 1000000 + seconds, 0 }, { 1000000 + seconds, 0 } };

  g_assert_true (g_file_set_contents (path, "", -1, NULL));
  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("parcours-copies-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "map.jmap", NULL);
  fixture->file = g_file_new_for_path (path);
  make (fixture, "map.jmap", 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_object_unref (fixture->file);
}

static void
assert_names (GPtrArray *copies, const char *const *names)
{
  g_assert_cmpuint (copies->len, ==, g_strv_length ((char **) names));
  for (guint i = 0; i < copies->len; i++)
    {
      g_autofree char *name = g_file_get_basename (copies->pdata[i]);

      g_assert_cmpstr (name, ==, names[i]);
    }
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  static const char *const expected[] = {
    "map.sync-conflict-20260102-150405-ABCDEFG.jmap", "map (Sam's conflicted copy 2026-01-02).jmap",
    "MAP (Case Conflict).jmap", "map_conflict-20260101-150405.jmap", NULL,
  };
  g_autofree char *folder = g_build_filename (fixture->folder, "map (Case Conflict 2).jmap", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "map (Case Conflict 3).jmap", NULL);
  g_autoptr (GPtrArray) copies = NULL;

  make (fixture, expected[3], 10);
  make (fixture, expected[0], 40);
  make (fixture, expected[2], 20);
  make (fixture, expected[1], 30);
  make (fixture, "other (Case Conflict).jmap", 50);
  make (fixture, "map (1).jmap", 50);
  make (fixture, "map (2026-11-22 14.30.05).jmap", 50);
  make (fixture, "map (Case Conflict).txt", 50);
  make (fixture, "\xff.sync-conflict-20260102-150405-ABCDEFG.jmap", 50);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink ("map.jmap", link), ==, 0);

  copies = parcours_copies_list (fixture->file, NULL);
  assert_names (copies, expected);
  g_print ("# promise: copies of sync tools | copies | %u copies found beside a map, 7 other files left alone\n", copies->len);
}

/* The newest of many, and not for ever. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) copies = NULL;

  for (int i = 0; i < 2 * PARCOURS_COPIES_MAX; i++)
    {
      g_autofree char *name = g_strdup_printf ("map (Case Conflict %d).jmap", i + 1);

      make (fixture, name, i * 7 % (2 * PARCOURS_COPIES_MAX));
    }
  copies = parcours_copies_list (fixture->file, NULL);
  g_assert_cmpuint (copies->len, ==, PARCOURS_COPIES_MAX);
  for (guint i = 1; i < copies->len; i++)
    {
      g_autofree char *newer = g_file_get_path (copies->pdata[i - 1]), *older = g_file_get_path (copies->pdata[i]);
      struct stat a, b;

      g_assert_cmpint (stat (newer, &a), ==, 0);
      g_assert_cmpint (stat (older, &b), ==, 0);
      g_assert_cmpint (a.st_mtime, ==, b.st_mtime + 1);
    }
}

static void
test_none (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nowhere/map.jmap");
  g_autoptr (GFile) root = g_file_new_for_path ("/");
  g_autoptr (GFile) remote = g_file_new_for_uri ("dav://host.invalid/map.jmap");
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  GFile *files[] = { fixture->file, nowhere, root, remote };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GPtrArray) copies = parcours_copies_list (files[i], NULL);

      g_assert_cmpuint (copies->len, ==, 0);
    }
  make (fixture, "map (Case Conflict).jmap", 0);
  g_cancellable_cancel (cancelled);
  {
    g_autoptr (GPtrArray) copies = parcours_copies_list (fixture->file, cancelled);

    g_assert_cmpuint (copies->len, ==, 0);
  }
}

/* Access */

static void
test_writable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_get_parent (fixture->file);
  g_autoptr (GFile) new_file = g_file_get_child (folder, "new.jmap");
  g_autoptr (GFile) remote = g_file_new_for_uri ("dav://host.invalid/map.jmap");
  uid_t uid = geteuid ();

  g_assert_true (parcours_file_is_writable (fixture->file));
  g_assert_true (parcours_file_is_writable (new_file));
  g_assert_true (parcours_file_is_writable (remote));

  /* Whoever may do everything is somebody else for a moment. */
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
  g_assert_cmpint (g_chmod (g_file_peek_path (fixture->file), 0444), ==, 0);
  g_assert_cmpint (seteuid (uid == 0 ? 65534 : uid), ==, 0);
  g_assert_false (parcours_file_is_writable (fixture->file));
  g_assert_true (parcours_file_is_writable (new_file));
  g_assert_cmpint (seteuid (uid), ==, 0);
  g_assert_cmpint (g_chmod (g_file_peek_path (fixture->file), 0666), ==, 0);
  g_assert_cmpint (seteuid (uid == 0 ? 65534 : uid), ==, 0);
  g_assert_true (parcours_file_is_writable (fixture->file));
  g_assert_cmpint (seteuid (uid), ==, 0);
}

/* 0: it was told; 1: it was not; 77: no right to mount. */
static int
check_mounted (Fixture *fixture)
{
  if (!mounts_make_private () ||
      mount (fixture->folder, fixture->folder, NULL, MS_BIND, NULL) != 0 ||
      mount (NULL, fixture->folder, NULL, MS_BIND | MS_REMOUNT | MS_RDONLY, NULL) != 0)
    return 77;

  return parcours_file_is_writable (fixture->file) ? 1 : 0;
}

/* A disk that is mounted read-only, in a child's own view of the disks. */
static void
test_read_only_disk (Fixture *fixture, gconstpointer data)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    _exit (check_mounted (fixture));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == 77)
    g_test_skip ("needs the right to mount");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/copies/list", test_list);
  ADD ("/copies/many", test_many);
  ADD ("/copies/none", test_none);
  ADD ("/access/writable", test_writable);
  ADD ("/access/read-only-disk", test_read_only_disk);

  return g_test_run ();
}
