/* Files that are written in place: what is kept, what an interrupted one becomes, and what is nobody's business. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/util.h"
#include "format/writer.h"
#include "model/operations.h"
#include "share/draft.h"
#include "share/overwrite.h"
#include "share/redo.h"
#include "share/replacement.h"
#include "share/save.h"
#include "share/side.h"

typedef struct
{
  char *folder;
  char *path;
  char *other;                  /* a second name of it */
} Fixture;

static void
put (const char *path, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (parcours_replacement_write (file, bytes, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("parcours-overwrite-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "map.jmap", NULL);
  fixture->other = g_build_filename (fixture->folder, "other.jmap", NULL);
  put (fixture->path, "one");
  g_assert_cmpint (link (fixture->path, fixture->other), ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lock = g_build_filename (fixture->folder, ".map.jmap.lock", NULL);

  g_remove (lock);
  g_remove (fixture->path);
  g_remove (fixture->other);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->other);
}

static void
assert_content (const char *path, const char *text)
{
  g_autofree char *got = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &got, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (got, ==, text);
}

static guint
count_copies (void)
{
  g_autofree char *folder = parcours_redo_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* A copy as an interrupted save leaves it. Returns its path, which the caller owns. */
static char *
leave_copy (const char *target, const char *old_text, const char *new_text, const char *suffix)
{
  g_autoptr (GBytes) old = g_bytes_new (old_text, strlen (old_text));
  g_autoptr (GBytes) fresh = NULL;
  g_autofree char *folder_path = parcours_redo_dup_folder ();
  g_autofree char *name = NULL;
  g_autofree char *full = NULL;
  PARCOURS_AUTO_FD int folder = parcours_redo_open_folder ();
  PARCOURS_AUTO_FD int fd = -1;
  PARCOURS_AUTO_FD int over = open (target, O_RDONLY | O_CLOEXEC);

  name = over >= 0 ? parcours_redo_name (over) : g_strdup ("0-0");
  full = g_strconcat (name, suffix, NULL);
  fd = openat (folder, full, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  g_assert_cmpint (fd, >=, 0);
  g_assert_true (parcours_redo_begin (fd, target));
  g_assert_true (parcours_side_write (fd, new_text, strlen (new_text)));
  g_assert_true (parcours_redo_seal (fd, old, &fresh));
  g_assert_cmpuint (g_bytes_get_size (fresh), ==, strlen (new_text));

  return g_build_filename (folder_path, full, NULL);
}

static void
write_raw (const char *path, const char *text)
{
  PARCOURS_AUTO_FD int fd = open (path, O_WRONLY | O_TRUNC | O_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  g_assert_true (parcours_side_write (fd, text, strlen (text)));
}

static void
settle (const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (parcours_redo_settle (path, &error));
  g_assert_no_error (error);
}

static void
test_links (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "two", "longer than before", "s", "", "something again", NULL };
  struct stat before, after;

  g_assert_cmpint (stat (fixture->path, &before), ==, 0);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      put (i % 2 == 0 ? fixture->path : fixture->other, texts[i]);
      assert_content (fixture->path, texts[i]);
      assert_content (fixture->other, texts[i]);
    }
  g_assert_cmpint (stat (fixture->path, &after), ==, 0);
  g_assert_cmpuint (after.st_ino, ==, before.st_ino);
  g_assert_cmpuint (after.st_nlink, ==, 2);
  g_assert_cmpuint (count_copies (), ==, 0);
}

/* Each mixture is made whole, by either name; whole ones and other people's bytes are left alone. */
static void
test_settle (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *now, *suffix, *then; } rows[] = {
    { "newX..old", ".redo", "newXnewY!" },
    { "newX..old", ".undo", "oldX..old" },
    { "oldXnew.old", ".redo", "oldXnew.old" },          /* longer than both */
    { "oldX..old", ".redo", "oldX..old" },
    { "newXnewY!", ".redo", "newXnewY!" },
    { "newXnewY!", ".undo", "newXnewY!" },
    { "newX..ol?", ".redo", "newX..ol?" },
    { "", ".redo", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *copy = leave_copy (fixture->path, "oldX..old", "newXnewY!", rows[i].suffix);

      g_assert_nonnull (copy);
      write_raw (fixture->path, rows[i].now);
      settle (i % 2 == 0 ? fixture->path : fixture->other);
      assert_content (fixture->path, rows[i].then);
      g_assert_cmpuint (count_copies (), ==, 0);
    }
}

static void
test_settle_by_path (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = leave_copy (fixture->path, "old", "new", ".redo");
  g_autofree char *folder = parcours_redo_dup_folder ();
  g_autofree char *moved = g_build_filename (folder, "1-2.redo", NULL);

  g_assert_cmpint (g_rename (copy, moved), ==, 0);
  write_raw (fixture->path, "nld");
  settle (fixture->other);
  assert_content (fixture->path, "nld");
  settle (fixture->path);
  assert_content (fixture->path, "new");
  g_assert_cmpuint (count_copies (), ==, 0);
}

/* The next save of the file begins with it, and a start finishes all. */
static void
test_next_save_and_start (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = leave_copy (fixture->path, "old", "new", ".redo");
  g_autofree char *second = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (ParcoursReplacement) replacement = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (first);
  write_raw (fixture->path, "nld");
  replacement = parcours_replacement_begin (file, &error);
  g_assert_no_error (error);
  assert_content (fixture->path, "new");
  g_clear_pointer (&replacement, parcours_replacement_free);
  assert_content (fixture->path, "new");

  second = leave_copy (fixture->path, "old", "new", ".redo");
  write_raw (fixture->path, "nld");
  left = parcours_recovery_list ();
  g_assert_cmpuint (left->len, ==, 0);
  assert_content (fixture->path, "new");
  g_assert_cmpuint (count_copies (), ==, 0);
}

/* Whoever wants only the bytes never gets half of them either: an interrupted save is finished, one under way waited for. */
static void
test_bytes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = leave_copy (fixture->path, "old", "new", ".redo");
  g_autoptr (GFile) file = g_file_new_for_path (fixture->other);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (copy);
  write_raw (fixture->path, "nld");
  bytes = parcours_load_bytes (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "new", 3);
  g_assert_cmpuint (count_copies (), ==, 0);
}

/* Somebody else wrote the file, or took it away: their doing stands, and the map is offered. */
static void
test_offered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ParcoursMap) map = parcours_map_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  g_assert_true (parcours_map_set (map, parcours_map_get_root (map), PARCOURS_MAP_TITLE, "kept", NULL));
  bytes = parcours_writer_write (map);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *copy = leave_copy (fixture->path, "old", text, ".redo");
      g_autoptr (GPtrArray) left = NULL;
      g_autoptr (ParcoursMap) got = NULL;
      ParcoursRecovery *recovery;

      g_assert_nonnull (copy);
      if (i == 0)
        write_raw (fixture->path, "theirs");
      else
        g_assert_cmpint (g_remove (fixture->path), ==, 0);
      left = parcours_recovery_list ();
      g_assert_cmpuint (left->len, ==, 1);
      recovery = left->pdata[0];
      g_assert_cmpstr (recovery->title, ==, "kept");
      g_assert_nonnull (strstr (recovery->uri, "map.jmap"));
      got = parcours_recovery_open (recovery, NULL);
      g_assert_nonnull (got);
      g_assert_cmpstr (parcours_element_get_name (parcours_map_get_root (got)), ==, "kept");
      parcours_recovery_remove (recovery);
      assert_content (fixture->other, "theirs");
      g_assert_cmpuint (count_copies (), ==, 0);
    }
}

/* A copy that its writer still holds is not touched; one that says nonsense goes; a planted link is not followed. */
static void
test_copies (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = leave_copy (fixture->path, "old", "new", ".redo");
  g_autofree char *folder = parcours_redo_dup_folder ();
  g_autofree char *planted = g_build_filename (folder, "1-1.redo", NULL);
  g_autofree char *half = g_build_filename (folder, ".1-1.parcours-0", NULL);
  int fd = open (copy, O_RDWR | O_CLOEXEC);

  write_raw (fixture->path, "nld");
  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  settle (fixture->path);
  assert_content (fixture->path, "nld");
  close (fd);

  write_raw (copy, "parcours-redo-1 file:///etc/passwd\nnonsense");
  g_assert_cmpint (symlink (fixture->other, planted), ==, 0);
  g_assert_true (g_file_set_contents (half, "half", -1, NULL));
  parcours_redo_settle_all ();
  assert_content (fixture->path, "nld");
  g_assert_cmpuint (count_copies (), ==, 1);
  g_assert_cmpint (g_remove (planted), ==, 0);
}

/* What cannot be finished is said, and kept. */
static void
test_cannot_finish (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->path, "no-folder.jmap", NULL);
  g_autofree char *copy = leave_copy (missing, "old", "new", ".redo");
  g_autoptr (GError) error = NULL;

  g_assert_false (parcours_redo_settle (missing, &error));
  g_assert_error (error, G_IO_ERROR, (int) g_io_error_from_errno (ENOTDIR));
  g_assert_nonnull (strstr (error->message, "no-folder.jmap"));
  g_assert_cmpuint (count_copies (), ==, 1);
  g_assert_cmpint (g_remove (copy), ==, 0);
}

/* Without a safety copy nothing is written. */
static void
test_state_folder_in_the_way (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = parcours_redo_dup_folder ();
  g_autoptr (GBytes) bytes = g_bytes_new ("two", 3);
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GError) error = NULL;

  g_rmdir (folder);
  g_assert_true (g_file_set_contents (folder, "a file", -1, NULL));
  g_assert_false (parcours_replacement_write (file, bytes, &error));
  g_assert_nonnull (strstr (error->message, "map.jmap"));
  g_assert_nonnull (strstr (error->message, "safety copy"));
  assert_content (fixture->other, "one");
  g_assert_cmpint (g_remove (folder), ==, 0);
}

/* Old temporaries of files that nobody saves any more go with a load from their folder; young ones and others' files stay. */
static void
test_sweep (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *name; gboolean old, goes; } rows[] = {
    { ".gone.jmap.parcours-0", TRUE, TRUE },
    { ".gone.jmap.parcours-4123456789", TRUE, TRUE },
    { ".gone.jmap.parcours-1", FALSE, FALSE },
    { ".gone.jmap.parcours-x", TRUE, FALSE },
    { "gone.jmap.parcours-2", TRUE, FALSE },
    { ".parcours-3", TRUE, FALSE },
  };
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (ParcoursMap) map = NULL;

  map = parcours_map_new ();
  g_assert_true (parcours_save (map, file, NULL, PARCOURS_SAVE_OVERWRITE, NULL, NULL));
  g_clear_object (&map);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, rows[i].name, NULL);
      time_t then = time (NULL) - (rows[i].old ? 25 : 23) * 60 * 60;
      struct timespec times[2] = { { .tv_sec = then }, { .tv_sec = then } };

      g_assert_true (g_file_set_contents (path, "left", -1, NULL));
      g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
    }
  map = parcours_load (file, NULL, NULL, NULL, NULL);
  g_assert_nonnull (map);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, rows[i].name, NULL);

      g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, !rows[i].goes);
      g_remove (path);
    }
}

static void
test_judge (void)
{
  static const struct { const char *now, *old, *fresh; ParcoursOverwriteState state; } rows[] = {
    { "abc", "abc", "xyz", PARCOURS_OVERWRITE_WHOLE },
    { "xyz", "abc", "xyz", PARCOURS_OVERWRITE_WHOLE },
    { "xbz", "abc", "xyz", PARCOURS_OVERWRITE_TORN },
    { "xbq", "abc", "xyz", PARCOURS_OVERWRITE_OTHER },
    { "ab", "abc", "xyz", PARCOURS_OVERWRITE_OTHER },
    { "abc4", "abc", "xyz45", PARCOURS_OVERWRITE_TORN },
    { "abc5", "abc", "xyz45", PARCOURS_OVERWRITE_OTHER },
    { "xycde", "abcde", "xy", PARCOURS_OVERWRITE_TORN },
    { "xycdef", "abcde", "xy", PARCOURS_OVERWRITE_OTHER },
    { "", "", "x", PARCOURS_OVERWRITE_WHOLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) now = g_bytes_new_static (rows[i].now, strlen (rows[i].now));
      g_autoptr (GBytes) old = g_bytes_new_static (rows[i].old, strlen (rows[i].old));
      g_autoptr (GBytes) fresh = g_bytes_new_static (rows[i].fresh, strlen (rows[i].fresh));

      g_assert_cmpint (parcours_overwrite_judge (now, old, fresh), ==, rows[i].state);
    }
  {
    g_autoptr (GBytes) now = g_bytes_new_static ("abc\0\0", 5);
    g_autoptr (GBytes) old = g_bytes_new_static ("abc", 3);
    g_autoptr (GBytes) fresh = g_bytes_new_static ("xyz45", 5);

    g_assert_cmpint (parcours_overwrite_judge (now, old, fresh), ==, PARCOURS_OVERWRITE_TORN);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/overwrite/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("links", test_links);
  ADD ("settle", test_settle);
  ADD ("settle-by-path", test_settle_by_path);
  ADD ("next-save-and-start", test_next_save_and_start);
  ADD ("bytes", test_bytes);
  ADD ("offered", test_offered);
  ADD ("copies", test_copies);
  ADD ("cannot-finish", test_cannot_finish);
  ADD ("state-folder-in-the-way", test_state_folder_in_the_way);
  ADD ("sweep", test_sweep);
  g_test_add_func ("/overwrite/judge", test_judge);

  return g_test_run ();
}
