/* Others at the file of an open document: what a look and the watch say of it. */
#include "config.h"

#include "mounts.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "share/bytes.h"
#include "share/save.h"
#include "share/watch.h"

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
  char *base;
  ParcoursWatch *watch;
  guint n_told;
} Fixture;

/* In place, as an editor that is not careful does it. */
static void
put (const char *path, const char *text)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, text, strlen (text)), ==, strlen (text));
  close (fd);
}

static void
on_told (Fixture *fixture)
{
  fixture->n_told++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("parcours-watch-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "map.jmap", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  put (fixture->path, "one");
  fixture->base = parcours_bytes_hash (fixture->file, NULL, &error);
  g_assert_no_error (error);
}

static void
start (Fixture *fixture)
{
  fixture->watch = parcours_watch_new (fixture->file, fixture->base);
  g_signal_connect_swapped (fixture->watch, "notify::state", G_CALLBACK (on_told), fixture);
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->watch != NULL)
    g_assert_finalize_object (fixture->watch);
  remove_all (fixture->folder);
  g_clear_object (&fixture->file);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->base);
}

static gboolean
on_timeout (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Waits until the watch says so by itself; microseconds it took. */
static gint64
wait_for (Fixture *fixture, ParcoursLookState state)
{
  gint64 start = g_get_monotonic_time ();
  gboolean late = FALSE;
  guint timeout = g_timeout_add_seconds (60, on_timeout, &late);

  while (parcours_watch_get_state (fixture->watch) != state && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (parcours_watch_get_state (fixture->watch), ==, state);
  g_source_remove (timeout);

  return g_get_monotonic_time () - start;
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(int *) data = parcours_watch_look_finish (PARCOURS_WATCH (source), result, &error);
  g_assert_no_error (error);
}

/* Asks. */
static ParcoursLookState
look (Fixture *fixture)
{
  int state = -1;

  parcours_watch_look_async (fixture->watch, NULL, on_looked, &state);
  while (state < 0)
    g_main_context_iteration (NULL, TRUE);

  return state;
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  gint64 longest = 0, took;

  start (fixture);
  g_assert_cmpint (look (fixture), ==, PARCOURS_LOOK_SAME);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *text = g_strdup_printf ("other %u", i);
      g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

      put (fixture->path, text);
      took = wait_for (fixture, PARCOURS_LOOK_CHANGED);
      longest = MAX (longest, took);
      g_assert_cmpstr (parcours_watch_get_hash (fixture->watch), ==, hash);
      put (fixture->path, "one");
      took = wait_for (fixture, PARCOURS_LOOK_SAME);
      longest = MAX (longest, took);
      g_assert_null (parcours_watch_get_hash (fixture->watch));
    }
  g_print ("# promise: changed on disk | share/watch/changed | 20 of 20 told on this computer, the slowest after %.2f s\n",
           longest / (double) G_USEC_PER_SEC);
}

/* Others replace a file by a rename, as we do. */
static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other", NULL);

  start (fixture);
  g_assert_cmpint (look (fixture), ==, PARCOURS_LOOK_SAME);
  put (other, "two");
  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
  wait_for (fixture, PARCOURS_LOOK_CHANGED);
  put (fixture->path, "three");
  while (fixture->n_told < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (parcours_watch_get_state (fixture->watch), ==, PARCOURS_LOOK_CHANGED);
}

/* Other times and the same bytes are nothing to tell; the same times and other bytes are. */
static void
test_times (Fixture *fixture, gconstpointer data)
{
  g_auto (ParcoursLook) found = PARCOURS_LOOK_INIT;
  struct timespec times[2];
  guint n_seen = 0, n_silent = 0;
  struct stat st;

  for (guint i = 0; i < 100; i++)
    {
      times[0] = times[1] = (struct timespec) { 1000000000 + i, 0 };
      g_assert_cmpint (utimensat (AT_FDCWD, fixture->path, times, 0), ==, 0);
      parcours_look (&found, fixture->file, fixture->base, FALSE, NULL);
      n_silent += found.state == PARCOURS_LOOK_SAME;
    }
  for (guint i = 0; i < 100; i++)
    {
      put (fixture->path, "one");
      parcours_look (&found, fixture->file, fixture->base, FALSE, NULL);
      g_assert_cmpint (found.state, ==, PARCOURS_LOOK_SAME);
      g_assert_cmpint (stat (fixture->path, &st), ==, 0);
      put (fixture->path, "eno");
      times[0] = st.st_atim;
      times[1] = st.st_mtim;
      g_assert_cmpint (utimensat (AT_FDCWD, fixture->path, times, 0), ==, 0);
      parcours_look (&found, fixture->file, fixture->base, FALSE, NULL);
      n_seen += found.state == PARCOURS_LOOK_CHANGED;
    }
  g_print ("# promise: hash decides | share/watch/times | same times, other bytes: %u of 100 seen; other times, same bytes: "
           "%u of 100 silent\n", n_seen, n_silent);
  g_assert_cmpuint (n_seen, ==, 100);
  g_assert_cmpuint (n_silent, ==, 100);
}

/* A file that has been at rest is not read at every look. */
static void
test_reads (Fixture *fixture, gconstpointer data)
{
  g_auto (ParcoursLook) found = PARCOURS_LOOK_INIT;

  parcours_look (&found, fixture->file, fixture->base, FALSE, NULL);
  parcours_look (&found, fixture->file, fixture->base, FALSE, NULL);
  g_assert_cmpuint (found.n_reads, ==, 2);      /* too young to trust its times */

  found.changed -= 60 * G_USEC_PER_SEC;         /* as if it had been written a minute earlier */
  found.looked -= 30 * G_USEC_PER_SEC;
  parcours_look (&found, fixture->file, fixture->base, FALSE, NULL);
  g_assert_cmpuint (found.n_reads, ==, 3);      /* another stamp */
  found.looked += 60 * G_USEC_PER_SEC;
  for (guint i = 0; i < 10; i++)
    parcours_look (&found, fixture->file, fixture->base, FALSE, NULL);
  g_assert_cmpuint (found.n_reads, ==, 3);
  g_assert_cmpint (found.state, ==, PARCOURS_LOOK_SAME);
  parcours_look (&found, fixture->file, fixture->base, TRUE, NULL);
  g_assert_cmpuint (found.n_reads, ==, 4);
  parcours_look (&found, fixture->file, "another base", FALSE, NULL);
  g_assert_cmpint (found.state, ==, PARCOURS_LOOK_CHANGED);
}

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  start (fixture);
  g_assert_cmpint (look (fixture), ==, PARCOURS_LOOK_SAME);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  wait_for (fixture, PARCOURS_LOOK_GONE);
  g_assert_null (parcours_watch_get_moved_to (fixture->watch));
  put (fixture->path, "one");
  wait_for (fixture, PARCOURS_LOOK_SAME);
}

static void
test_moved (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "renamed.jmap", NULL);
  g_autoptr (GFile) there = g_file_new_for_path (other);

  start (fixture);
  g_assert_cmpint (look (fixture), ==, PARCOURS_LOOK_SAME);
  g_assert_cmpint (g_rename (fixture->path, other), ==, 0);
  wait_for (fixture, PARCOURS_LOOK_GONE);
  g_assert_true (g_file_equal (parcours_watch_get_moved_to (fixture->watch), there));
  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
  wait_for (fixture, PARCOURS_LOOK_SAME);
  g_assert_null (parcours_watch_get_moved_to (fixture->watch));
}

static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  start (fixture);
  g_assert_cmpint (look (fixture), ==, PARCOURS_LOOK_SAME);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  g_assert_cmpint (look (fixture), ==, PARCOURS_LOOK_UNREADABLE);
  g_assert_cmpint (g_rmdir (fixture->path), ==, 0);
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);        /* nobody opens it for writing */
  g_assert_cmpint (look (fixture), ==, PARCOURS_LOOK_UNREADABLE);
}

static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  start (fixture);
  g_assert_cmpint (look (fixture), ==, PARCOURS_LOOK_SAME);
  remove_all (fixture->folder);
  g_assert_cmpint (look (fixture), ==, PARCOURS_LOOK_AWAY);
  g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);
  put (fixture->path, "one");
  g_assert_cmpint (look (fixture), ==, PARCOURS_LOOK_SAME);
}

/* A stick that is pulled while the document is open: the folder it was mounted on is still there, and empty. */
static void
test_pulled (Fixture *fixture, gconstpointer data)
{
  if (!g_test_subprocess ())
    {
      if (!mounts_are_allowed ())
        {
          g_test_skip ("needs the right to mount");
          return;
        }
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (mount ("tmpfs", fixture->folder, "tmpfs", 0, "size=64k"), ==, 0);
  put (fixture->path, "one");
  start (fixture);
  g_assert_cmpint (look (fixture), ==, PARCOURS_LOOK_SAME);
  g_assert_cmpint (umount2 (fixture->folder, MNT_DETACH), ==, 0);
  g_assert_cmpint (look (fixture), ==, PARCOURS_LOOK_AWAY);
  g_assert_cmpint (parcours_watch_get_state (fixture->watch), ==, PARCOURS_LOOK_AWAY);

  g_assert_cmpint (mount ("tmpfs", fixture->folder, "tmpfs", 0, "size=64k"), ==, 0);
  put (fixture->path, "one");
  g_assert_cmpint (look (fixture), ==, PARCOURS_LOOK_SAME);
  g_assert_cmpint (umount2 (fixture->folder, MNT_DETACH), ==, 0);
}

/* A save of our own is nothing to tell. */
static void
test_held (Fixture *fixture, gconstpointer data)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "two", -1);
  gboolean over = FALSE;

  start (fixture);
  g_assert_cmpint (look (fixture), ==, PARCOURS_LOOK_SAME);
  parcours_watch_hold (fixture->watch);
  put (fixture->path, "two");
  g_timeout_add (600, on_timeout, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
  parcours_watch_set_base (fixture->watch, hash);
  parcours_watch_release (fixture->watch);
  g_assert_cmpint (look (fixture), ==, PARCOURS_LOOK_SAME);
  g_assert_cmpuint (fixture->n_told, ==, 0);
}

/* With the user there it looks by the clock as well. */
static void
test_attentive (Fixture *fixture, gconstpointer data)
{
  gboolean over = FALSE;
  int state = -1;

  start (fixture);
  g_assert_cmpint (look (fixture), ==, PARCOURS_LOOK_SAME);
  g_assert_true (parcours_watch_get_writable (fixture->watch));
  parcours_watch_set_attentive (fixture->watch, TRUE);
  parcours_watch_set_attentive (fixture->watch, TRUE);
  g_timeout_add (5500, on_timeout, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
  g_object_get (fixture->watch, "state", &state, NULL);
  g_assert_cmpint (state, ==, PARCOURS_LOOK_SAME);
  g_assert_cmpuint (fixture->n_told, ==, 0);
}

static void
on_cancelled_look (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(int *) data = parcours_watch_look_finish (PARCOURS_WATCH (source), result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Nobody waits for a look that is not wanted any more; one that is asked for while the document saves is answered. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  int state = -1;

  start (fixture);
  parcours_watch_look_async (fixture->watch, cancellable, on_cancelled_look, &state);
  g_cancellable_cancel (cancellable);
  while (state < 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (state, ==, PARCOURS_LOOK_AWAY);
  g_assert_cmpint (parcours_watch_get_state (fixture->watch), ==, PARCOURS_LOOK_SAME);

  parcours_watch_hold (fixture->watch);
  g_assert_cmpint (look (fixture), ==, PARCOURS_LOOK_SAME);
  parcours_watch_release (fixture->watch);
  parcours_watch_release (fixture->watch);
  g_assert_cmpint (look (fixture), ==, PARCOURS_LOOK_SAME);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (g_test_subprocess () && !mounts_make_private ())
    return 1;
#define ADD(name, test) g_test_add ("/watch/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("changed", test_changed);
  ADD ("replaced", test_replaced);
  ADD ("times", test_times);
  ADD ("reads", test_reads);
  ADD ("gone", test_gone);
  ADD ("moved", test_moved);
  ADD ("unreadable", test_unreadable);
  ADD ("no-folder", test_no_folder);
  ADD ("pulled", test_pulled);
  ADD ("held", test_held);
  ADD ("attentive", test_attentive);
  ADD ("cancelled", test_cancelled);

  return g_test_run ();
}
