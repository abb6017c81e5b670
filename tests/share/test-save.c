/* Documents: loaded within bounds, saved only over what was loaded, and only as what reads back the same. */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "format/writer.h"
#include "model/digest.h"
#include "model/operations.h"
#include "share/bytes.h"
#include "share/lock.h"
#include "share/save.h"

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
  ParcoursMap *map;
} Fixture;

static void
set_title (ParcoursMap *map, const char *title)
{
  g_autoptr (GError) error = NULL;

  parcours_map_set (map, parcours_map_get_root (map), PARCOURS_MAP_TITLE, title, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("parcours-save-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "map.jmap", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  fixture->map = parcours_map_new ();
  set_title (fixture->map, "One");
}

static guint
count (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_remove (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);   /* no litter */
  g_free (fixture->folder);
  g_free (fixture->path);
  g_object_unref (fixture->file);
  g_object_unref (fixture->map);
}

static char *
save_ok (Fixture *fixture, const char *base_hash)
{
  g_autoptr (GError) error = NULL;
  char *hash = NULL;

  g_assert_true (parcours_save (fixture->map, fixture->file, base_hash, PARCOURS_SAVE_DEFAULT, &hash, &error));
  g_assert_no_error (error);

  return hash;
}

static void
assert_on_disk (Fixture *fixture, const char *text)
{
  g_autofree char *got = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (fixture->path, &got, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (got, text));
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autofree char *saved = save_ok (fixture, NULL);
  g_autofree char *loaded = NULL;
  g_autofree char *hashed = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (ParcoursMap) map = NULL;
  g_autoptr (GError) error = NULL;

  map = parcours_load (fixture->file, &loaded, &problems, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpstr (loaded, ==, saved);
  hashed = parcours_bytes_hash (fixture->file, NULL, &error);
  g_assert_cmpstr (hashed, ==, saved);
  g_assert_true (parcours_element_equal (parcours_map_get_root (map), parcours_map_get_root (fixture->map)));
  g_assert_false (parcours_map_get_modified (map));
}

static void
test_exists (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_free (save_ok (fixture, NULL));
  set_title (fixture->map, "Two");
  g_assert_false (parcours_save (fixture->map, fixture->file, NULL, PARCOURS_SAVE_DEFAULT, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_nonnull (strstr (error->message, "map.jmap"));
  g_clear_error (&error);
  assert_on_disk (fixture, "One");

  g_assert_true (parcours_save (fixture->map, fixture->file, NULL, PARCOURS_SAVE_OVERWRITE, NULL, &error));
  assert_on_disk (fixture, "Two");
}

/* Content decides, never the time. */
static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *hash = save_ok (fixture, NULL);
  g_autofree char *text = NULL;
  struct timespec times[2];
  struct stat st;

  for (int i = 0; i < 10; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (stat (fixture->path, &st), ==, 0);
      times[0] = times[1] = st.st_mtim;
      g_free (text);
      g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
      *strstr (text, "One") = 'o';
      g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
      g_assert_cmpint (utimensat (AT_FDCWD, fixture->path, times, 0), ==, 0);

      set_title (fixture->map, "Two");
      g_assert_false (parcours_save (fixture->map, fixture->file, hash, PARCOURS_SAVE_DEFAULT, NULL, &error));
      g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_CHANGED);
      g_assert_nonnull (strstr (error->message, "map.jmap"));
      g_clear_error (&error);
      assert_on_disk (fixture, "one");
      g_assert_cmpuint (count (fixture->folder), ==, 1);

      set_title (fixture->map, "One");
      g_assert_true (parcours_save (fixture->map, fixture->file, hash, PARCOURS_SAVE_OVERWRITE, NULL, &error));
    }
}

static void
test_touched (Fixture *fixture, gconstpointer data)
{
  g_autofree char *hash = save_ok (fixture, NULL);

  for (int i = 0; i < 10; i++)
    {
      struct timespec times[2] = { { 1000 * i, 0 }, { 1000 * i, 0 } };
      g_autofree char *title = g_strdup_printf ("Title %d", i);
      g_autofree char *base = g_steal_pointer (&hash);

      g_assert_cmpint (utimensat (AT_FDCWD, fixture->path, times, 0), ==, 0);
      set_title (fixture->map, title);
      hash = save_ok (fixture, base);
      assert_on_disk (fixture, title);
    }
}

/* Somebody saved the same, or took the file away: nothing to ask about. */
static void
test_no_conflict (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = save_ok (fixture, NULL);
  g_autofree char *second = NULL;
  g_autofree char *same = NULL;
  g_autofree char *again = NULL;

  set_title (fixture->map, "Two");
  second = save_ok (fixture, first);
  g_assert_cmpstr (first, !=, second);
  same = save_ok (fixture, first);
  g_assert_cmpstr (same, ==, second);

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  again = save_ok (fixture, first);
  g_assert_cmpstr (again, ==, second);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *hash = save_ok (fixture, NULL);
  g_autoptr (GFile) remote = g_file_new_for_uri ("sftp://host.invalid/map.jmap");
  g_autoptr (GError) error = NULL;

  g_assert_false (parcours_save (fixture->map, remote, NULL, PARCOURS_SAVE_DEFAULT, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_nonnull (strstr (error->message, "on this computer"));
  g_clear_error (&error);

  parcours_map_set_version (fixture->map, PARCOURS_FORMAT_VERSION + 1);
  g_assert_false (parcours_save (fixture->map, fixture->file, hash, PARCOURS_SAVE_DEFAULT, NULL, &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_READ_ONLY);
}

static void
store_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static void
test_async (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (ParcoursMap) map = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *base = NULL;

  /* What was in the map at the call is saved, not what comes in afterwards. */
  parcours_save_async (fixture->map, fixture->file, NULL, PARCOURS_SAVE_DEFAULT, NULL, store_result, &saved);
  set_title (fixture->map, "Two");
  g_assert_true (parcours_save_finish (wait_for (&saved), &hash, &error));
  g_assert_no_error (error);
  assert_on_disk (fixture, "One");

  parcours_load_async (fixture->file, NULL, store_result, &loaded);
  map = parcours_load_finish (wait_for (&loaded), &base, &problems, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (base, ==, hash);
  g_assert_cmpstr (parcours_element_get_name (parcours_map_get_root (map)), ==, "One");
  g_assert_cmpuint (problems->len, ==, 0);
}

/* What is looked at between the two halves takes its time, and the map goes on meanwhile. */
static void
test_halves (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ParcoursSave) never = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL;
  ParcoursSave *save = parcours_save_new (fixture->map, fixture->file, NULL, PARCOURS_SAVE_DEFAULT);

  set_title (fixture->map, "Two");
  never = parcours_save_new (fixture->map, fixture->file, NULL, PARCOURS_SAVE_DEFAULT);
  parcours_save_start_async (save, NULL, store_result, &saved);
  g_assert_true (parcours_save_finish (wait_for (&saved), &hash, &error));
  g_assert_no_error (error);
  assert_on_disk (fixture, "One");
}

static void
test_async_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *old = save_ok (fixture, NULL);
  g_autoptr (GAsyncResult) changed = NULL;
  g_autoptr (GAsyncResult) cancelled = NULL;
  g_autoptr (GAsyncResult) missing = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GFile) nowhere = g_file_get_child (fixture->file, "nowhere");
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL;

  set_title (fixture->map, "Two");
  parcours_save_async (fixture->map, fixture->file, "0", PARCOURS_SAVE_DEFAULT, NULL, store_result, &changed);
  g_assert_false (parcours_save_finish (wait_for (&changed), &hash, &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_CHANGED);
  g_assert_null (hash);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  parcours_save_async (fixture->map, fixture->file, old, PARCOURS_SAVE_DEFAULT, cancellable, store_result, &cancelled);
  g_assert_false (parcours_save_finish (wait_for (&cancelled), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  assert_on_disk (fixture, "One");

  parcours_load_async (nowhere, NULL, store_result, &missing);
  g_assert_null (parcours_load_finish (wait_for (&missing), NULL, NULL, &error));
  g_assert_nonnull (error);
}

static void
assert_not_loaded (GFile *file, GQuark domain, int code, const char *words)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL;

  g_assert_null (parcours_load (file, &hash, &problems, NULL, &error));
  g_assert_error (error, domain, code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_null (hash);
}

static void
test_bad_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_get_parent (fixture->file);
  int fd;

  assert_not_loaded (fixture->file, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "map.jmap");
  assert_not_loaded (folder, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "folder");

  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  assert_not_loaded (fixture->file, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "map.jmap");
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);

  g_assert_true (g_file_set_contents (fixture->path, "{\"json\": true}", -1, NULL));
  assert_not_loaded (fixture->file, PARCOURS_ERROR, PARCOURS_ERROR_NOT_A_MAP, "map.jmap");

  /* A byte too many, without taking the disk's room for it. */
  fd = open (fixture->path, O_WRONLY | O_TRUNC | O_CLOEXEC);
  g_assert_cmpint (ftruncate (fd, PARCOURS_FILE_MAX + 1), ==, 0);
  g_assert_cmpint (close (fd), ==, 0);
  assert_not_loaded (fixture->file, PARCOURS_ERROR, PARCOURS_ERROR_LIMIT, "64 MiB");
}

/* A size that the file system does not tell, as under /proc, is no reason to read nothing. */
static void
test_unknown_size (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) status = g_file_new_for_path ("/proc/self/status");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = parcours_bytes_read (status, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 100);
}

static void
test_tidies_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *temporary = g_build_filename (fixture->folder, ".map.jmap.parcours-3", NULL);
  g_autofree char *lock = g_build_filename (fixture->folder, ".map.jmap.lock", NULL);
  g_autoptr (ParcoursMap) map = NULL;
  g_autoptr (GError) error = NULL;

  g_free (save_ok (fixture, NULL));
  g_assert_true (g_file_set_contents (temporary, "half", -1, NULL));
  g_assert_true (g_file_set_contents (lock, "", -1, NULL));
  map = parcours_load (fixture->file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture->folder), ==, 1);
}

/* The lock */

static gpointer
take_later (gpointer path)
{
  ParcoursLock *lock = parcours_lock_take (path, NULL);
  gint64 *when = g_new (gint64, 1);

  *when = g_get_monotonic_time ();
  parcours_lock_release (lock);

  return when;
}

static void
test_lock (Fixture *fixture, gconstpointer data)
{
  ParcoursLock *lock = parcours_lock_take (fixture->path, NULL);
  g_autoptr (GThread) thread = g_thread_new ("other", take_later, fixture->path);
  g_autofree gint64 *when = NULL;
  gint64 released;

  g_assert_cmpuint (count (fixture->folder), ==, 1);
  g_usleep (50 * G_TIME_SPAN_MILLISECOND);
  released = g_get_monotonic_time ();
  parcours_lock_release (lock);
  when = g_thread_join (g_steal_pointer (&thread));
  g_assert_cmpint (*when, >=, released);
  g_assert_cmpuint (count (fixture->folder), ==, 0);
}

/* In a folder that takes no file, the lock is in the runtime folder, and still only one has it. */
static void
test_lock_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "parcours", NULL);
  g_autoptr (GThread) thread = NULL;
  g_autofree gint64 *when = NULL;
  ParcoursLock *lock;
  gint64 released;

  lock = parcours_lock_take ("/proc/map.jmap", NULL);
  g_assert_cmpuint (count (folder), ==, 1);
  thread = g_thread_new ("other", take_later, (gpointer) "/proc/map.jmap");
  g_usleep (50 * G_TIME_SPAN_MILLISECOND);
  released = g_get_monotonic_time ();
  parcours_lock_release (lock);
  when = g_thread_join (g_steal_pointer (&thread));
  g_assert_cmpint (*when, >=, released);
  g_assert_cmpuint (count (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/save/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("round-trip", test_round_trip);
  ADD ("exists", test_exists);
  ADD ("changed", test_changed);
  ADD ("touched", test_touched);
  ADD ("no-conflict", test_no_conflict);
  ADD ("refused", test_refused);
  ADD ("async", test_async);
  ADD ("halves", test_halves);
  ADD ("async-fails", test_async_fails);
  ADD ("bad-files", test_bad_files);
  ADD ("unknown-size", test_unknown_size);
  ADD ("tidies-up", test_tidies_up);
  ADD ("lock", test_lock);
  ADD ("lock-elsewhere", test_lock_elsewhere);

  return g_test_run ();
}
