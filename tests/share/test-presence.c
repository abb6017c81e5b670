/* Who has a document open: told to others, forgotten when they are gone, and never in anybody's way. */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "base/error.h"
#include "model/operations.h"
#include "share/lock.h"
#include "share/presence.h"
#include "share/process.h"
#include "share/roll-file.h"
#include "share/roll.h"
#include "share/save.h"
#include "share/side.h"

#define FIRST "parcours-presence-1\n"

/* Nothing here takes this long, unless it hangs. */
#define HANG (30 * G_USEC_PER_SEC)

#define SAVES 50
#define PLANTED_SAVES 10

typedef struct
{
  char *folder;
  char *path;
  char *lock;                   /* the presence file */
  GFile *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ParcoursMap) map = parcours_map_new ();
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("parcours-presence-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "map.jmap", NULL);
  fixture->lock = g_build_filename (fixture->folder, ".map.jmap.lock", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  g_assert_true (parcours_save (map, fixture->file, NULL, PARCOURS_SAVE_DEFAULT, NULL, &error));
  g_assert_no_error (error);
}

/* Number of names in a folder. */
static guint
count (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static guint
count_runtime (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "parcours", NULL);

  return count (folder);
}

/* Looks until there are `n` others. */
static void
wait_for_others (ParcoursPresence *presence, guint n)
{
  gint64 end = g_get_monotonic_time () + HANG;

  while (parcours_presence_get_others (presence)->len != n)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      parcours_presence_refresh (presence);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2 * G_TIME_SPAN_MILLISECOND);
    }
}

static GPtrArray *
read_roll (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  GPtrArray *entries = fd >= 0 ? parcours_roll_read (fd) : NULL;

  if (fd >= 0)
    close (fd);

  return entries;
}

/* Until the presence file names `n` sessions. */
static void
wait_for_entries (const char *path, guint n)
{
  gint64 end = g_get_monotonic_time () + HANG;

  while (g_get_monotonic_time () < end)
    {
      g_autoptr (GPtrArray) entries = read_roll (path);

      if (entries != NULL && entries->len == n)
        return;
      g_usleep (2 * G_TIME_SPAN_MILLISECOND);
    }
  g_assert_not_reached ();
}

/* The same, of which the last is one of this process. */
static void
wait_for_us (const char *path, guint n)
{
  gint64 end = g_get_monotonic_time () + HANG;

  while (g_get_monotonic_time () < end)
    {
      g_autoptr (GPtrArray) entries = read_roll (path);
      ParcoursRollEntry *last = entries != NULL && entries->len == n ? entries->pdata[n - 1] : NULL;

      if (last != NULL && last->pid == getpid () && !g_str_equal (last->id, "sam"))
        return;
      g_usleep (2 * G_TIME_SPAN_MILLISECOND);
    }
  g_assert_not_reached ();
}

/* Until the presence file, if it was not planted, and those of the runtime folder are removed: a machine with much
 * to do may take longer for that than a session waits when it leaves. */
static void
wait_until_gone (const char *path)
{
  gint64 end = g_get_monotonic_time () + HANG;

  while ((path != NULL && g_file_test (path, G_FILE_TEST_EXISTS)) || count_runtime () > 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_usleep (2 * G_TIME_SPAN_MILLISECOND);
    }
}

/* What an earlier run left that was ended halfway. */
static void
clear_runtime (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "parcours", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
}

/* A session that somebody left, or that is on another machine. */
static void
write_roll (const char *path, const char *id, const char *place, gint64 pid, guint64 start, gint64 seen)
{
  g_autofree char *text = NULL;

  text = g_strdup_printf (FIRST "%s\t%" G_GINT64_FORMAT "\t%" G_GUINT64_FORMAT "\t%s\t"
                          "%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\tfar\tSam\n",
                          id, pid, start, place, seen, seen);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  wait_until_gone (fixture->lock);
  g_remove (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);   /* no litter */
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->lock);
  g_object_unref (fixture->file);
}

static GSubprocess *
start_program (const char *what, const char *path, const char *argument)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                           "/proc/self/exe", what, path, argument, NULL);

  g_assert_no_error (error);

  return process;
}

/* Other programs */

static gboolean
on_hang_up (GIOChannel *channel, GIOCondition condition, gpointer loop)
{
  g_main_loop_quit (loop);

  return G_SOURCE_REMOVE;
}

/* Has the document open until its standard input ends. */
static int
hold (const char *path)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (STDIN_FILENO);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  ParcoursPresence *presence = parcours_presence_new (file);

  g_io_add_watch (input, G_IO_IN | G_IO_HUP, on_hang_up, loop);
  g_main_loop_run (loop);
  g_object_unref (presence);

  return 0;
}

/* Saves `n` times, a card more each time, whoever else does. */
static int
save_often (const char *path, const char *prefix, int n)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (int i = 0; i < n;)
    {
      g_autofree char *id = g_strdup_printf ("%s%d", prefix, i);
      g_autoptr (ParcoursElement) card = parcours_element_new (PARCOURS_KIND_CARD, id);
      g_autoptr (ParcoursMap) map = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *hash = NULL;

      map = parcours_load (file, &hash, NULL, NULL, &error);
      g_assert_no_error (error);
      parcours_map_add (map, parcours_map_get_root (map), card, -1);
      if (parcours_save (map, file, hash, PARCOURS_SAVE_DEFAULT, NULL, &error))
        i++;
      else
        g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_CHANGED);
    }

  return 0;
}

/* Tests */

static void
count_notify (GObject *object, GParamSpec *pspec, gpointer data)
{
  g_autoptr (GPtrArray) others = NULL;

  g_object_get (object, "others", &others, NULL);
  g_assert_true (others == parcours_presence_get_others (PARCOURS_PRESENCE (object)));
  ++*(guint *) data;
}

static void
test_two (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ParcoursPresence) first = parcours_presence_new (fixture->file);
  g_autoptr (ParcoursPresence) second = NULL;
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();
  ParcoursPerson *person;
  guint n = 0;

  g_assert_cmpuint (parcours_presence_get_others (first)->len, ==, 0);
  g_signal_connect (first, "notify::others", G_CALLBACK (count_notify), &n);
  wait_for_entries (fixture->lock, 1);
  second = parcours_presence_new (fixture->file);
  wait_for_others (second, 1);
  wait_for_others (first, 1);
  g_assert_cmpuint (n, ==, 1);

  person = parcours_presence_get_others (first)->pdata[0];
  g_assert_cmpuint (strlen (person->user), >, 0);
  g_assert_cmpstr (person->host, ==, g_get_host_name ());
  g_assert_true (person->here && person->own);
  g_assert_cmpint (ABS (g_date_time_difference (today, person->since)), <, G_TIME_SPAN_MINUTE);

  parcours_presence_leave (second);
  g_assert_cmpuint (parcours_presence_get_others (second)->len, ==, 0);
  wait_for_others (first, 0);
  g_assert_cmpuint (n, ==, 2);
  parcours_presence_refresh (second);
  parcours_presence_leave (second);
  wait_for_entries (fixture->lock, 1);
}

/* The end of a session may come before its first look. */
static void
test_short (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 50; i++)
    {
      g_autoptr (ParcoursPresence) presence = parcours_presence_new (fixture->file);

      if (i % 2 == 0)
        parcours_presence_refresh (presence);
      if (i % 3 == 0)
        parcours_presence_leave (presence);
    }
}

static void
test_other_program (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSubprocess) other = start_program ("--hold", fixture->path, NULL);
  g_autoptr (ParcoursPresence) presence = parcours_presence_new (fixture->file);
  g_autoptr (GError) error = NULL;

  wait_for_others (presence, 1);
  g_assert_true (g_output_stream_close (g_subprocess_get_stdin_pipe (other), NULL, &error));
  g_assert_true (g_subprocess_wait_check (other, NULL, &error));
  g_assert_no_error (error);
  wait_for_entries (fixture->lock, 1);          /* it said good-bye itself */
  wait_for_others (presence, 0);
}

static void
kill_program (GSubprocess *process)
{
  g_subprocess_send_signal (process, SIGKILL);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
}

static void
test_killed (Fixture *fixture, gconstpointer data)
{
  guint n = g_test_thorough () ? 200 : 20;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GSubprocess) other = start_program ("--hold", fixture->path, NULL);
      g_autoptr (ParcoursPresence) presence = NULL;
      g_autoptr (ParcoursMap) map = NULL;

      wait_for_entries (fixture->lock, 1);
      if (i % 2 == 0)
        presence = parcours_presence_new (fixture->file);
      if (presence != NULL)
        wait_for_others (presence, 1);
      kill_program (other);

      if (presence != NULL)
        {
          wait_for_others (presence, 0);
          wait_for_us (fixture->lock, 1);
        }
      else
        {
          map = parcours_load (fixture->file, NULL, NULL, NULL, NULL);
          g_assert_nonnull (map);
          g_assert_cmpuint (count (fixture->folder), ==, 1);
        }
      g_clear_object (&presence);
      wait_until_gone (fixture->lock);
    }
  g_print ("# promise: programs at once | presence | %u programs killed with a map open: all forgotten by the next\n", n);
}

/* At any moment: what is left is never somebody else's file, and never stays. */
static void
test_killed_anywhen (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (GSubprocess) other = start_program ("--hold", fixture->path, NULL);
      g_autoptr (ParcoursPresence) presence = NULL;

      g_usleep (g_random_int_range (0, 30) * G_TIME_SPAN_MILLISECOND);
      kill_program (other);
      presence = parcours_presence_new (fixture->file);
      wait_for_us (fixture->lock, 1);
      g_assert_cmpuint (parcours_presence_get_others (presence)->len, ==, 0);
    }
}

/* A number that belongs to another process by now, and a machine that has been silent for long. */
static void
test_stale (Fixture *fixture, gconstpointer data)
{
  const char *here = parcours_process_get_place ();
  guint64 start = parcours_process_get_start (getpid ());
  const struct { const char *place; guint64 start; gint64 ago; guint others; } cases[] = {
    { here, start, 1000, 1 }, { here, start + 1, 0, 0 }, { here, 0, 0, 1 },
    { "elsewhere", 7, 0, 1 }, { "elsewhere", 7, 60, 1 }, { "elsewhere", 7, 200, 0 }, { "elsewhere", 7, -200, 0 },
    { "", 7, 0, 1 }, { "", 7, 200, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ParcoursPresence) presence = NULL;

      write_roll (fixture->lock, "sam", cases[i].place, getpid (), cases[i].start, now () - cases[i].ago);
      presence = parcours_presence_new (fixture->file);
      wait_for_us (fixture->lock, 1 + cases[i].others);
      wait_for_others (presence, cases[i].others);
      g_clear_object (&presence);
      if (cases[i].others > 0)
        wait_for_entries (fixture->lock, 1);
      else
        wait_until_gone (fixture->lock);
      g_unlink (fixture->lock);
    }
}

/* What a load clears away by itself: only what is dead for certain. */
static void
test_sweep (Fixture *fixture, gconstpointer data)
{
  const char *here = parcours_process_get_place ();
  const struct { const char *place; guint64 start; gint64 ago; gboolean stays; } cases[] = {
    { here, 0, 100000, TRUE }, { here, 1, 0, FALSE }, { "elsewhere", 7, 3600, TRUE }, { "elsewhere", 7, 100000, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ParcoursMap) map = NULL;

      write_roll (fixture->lock, "sam", cases[i].place, getpid (), cases[i].start, now () - cases[i].ago);
      map = parcours_load (fixture->file, NULL, NULL, NULL, NULL);
      g_assert_nonnull (map);
      g_assert_cmpint (g_file_test (fixture->lock, G_FILE_TEST_EXISTS), ==, cases[i].stays);
      g_unlink (fixture->lock);
    }
}

static char *
make_old (Fixture *fixture, const char *name, gint64 ago)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  struct timespec times[2] = { { now () - ago, 0 }, { now () - ago, 0 } };

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_assert_true (g_file_set_contents (path, "", -1, NULL));
  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);

  return path;
}

/* Of documents that nobody opens any more. */
static void
test_sweep_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "a long name", -1);
  g_autofree char *hashed = g_strconcat (".", hash, ".lock", NULL);
  const struct { const char *name; const char *place; gint64 ago; gboolean stays; } cases[] = {
    { ".old.jmap.lock", NULL, 100000, FALSE }, { ".young.jmap.lock", NULL, 100, TRUE }, { hashed, NULL, 100000, FALSE },
    { ".dead.jmap.lock", "elsewhere", 100000, FALSE }, { ".alive.jmap.lock", parcours_process_get_place (), 100000, TRUE },
    { ".other.lock", NULL, 100000, TRUE }, { "old.jmap.lock", NULL, 100000, TRUE }, { ".lock", NULL, 100000, TRUE },
    { ".abc.lock", NULL, 100000, TRUE },
  };
  g_autofree char *foreign = g_build_filename (fixture->folder, ".foreign.jmap.lock", NULL);

  g_assert_true (g_file_set_contents (foreign, "4711\n", -1, NULL));
  g_free (make_old (fixture, ".foreign.jmap.lock", 100000));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, cases[i].name, NULL);

      if (cases[i].place != NULL)
        write_roll (path, "sam", cases[i].place, getpid (), 0, now () - cases[i].ago);
      g_free (make_old (fixture, cases[i].name, cases[i].ago));
    }
  parcours_side_sweep_folder (fixture->folder, PARCOURS_SIDE_OLD);
  g_assert_cmpint (g_unlink (foreign), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, cases[i].name, NULL);

      g_assert_cmpint (g_unlink (path) == 0, ==, cases[i].stays);
    }
}

/* Fifty saves by each of two other programs while one has it open and looks all the time: it stays named, and no
 * save is lost. */
static void
test_saves (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ParcoursPresence) presence = parcours_presence_new (fixture->file);
  g_autoptr (GSubprocess) holder = start_program ("--hold", fixture->path, NULL);
  g_autoptr (GSubprocess) one = NULL, two = NULL;
  g_autoptr (ParcoursMap) map = NULL;
  g_autoptr (GError) error = NULL;
  guint looks = 0;

  wait_for_entries (fixture->lock, 2);
  one = start_program ("--save", fixture->path, "a");
  two = start_program ("--save", fixture->path, "b");
  while (g_subprocess_get_identifier (one) != NULL || g_subprocess_get_identifier (two) != NULL)
    {
      g_autoptr (GPtrArray) entries = read_roll (fixture->lock);

      g_assert_nonnull (entries);       /* never another file, never half of one */
      g_assert_cmpuint (entries->len, ==, 2);
      parcours_presence_refresh (presence);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (G_TIME_SPAN_MILLISECOND);
      looks++;
    }
  g_assert_true (g_subprocess_wait_check (one, NULL, &error));
  g_assert_true (g_subprocess_wait_check (two, NULL, &error));

  map = parcours_load (fixture->file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (int i = 0; i < SAVES; i++)
    {
      g_autofree char *a = g_strdup_printf ("a%d", i), *b = g_strdup_printf ("b%d", i);

      g_assert_nonnull (parcours_map_find (map, a));
      g_assert_nonnull (parcours_map_find (map, b));
    }
  kill_program (holder);
  wait_for_others (presence, 0);
  g_print ("# promise: programs at once | presence | %u saves by two programs beside %u looks at who is there: 0 lost\n",
           2 * SAVES, looks);
}

/* Room for 32; those who were there first stay. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ParcoursPresence) presence = NULL;
  g_autofree char *before = NULL, *after = NULL;
  GString *text = g_string_new (FIRST);

  for (int i = 0; i < PARCOURS_ROLL_ENTRIES; i++)
    g_string_append_printf (text, "s%d\t1\t0\telsewhere\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\tfar\tSam\n",
                            i, now (), now ());
  g_assert_true (g_file_set_contents (fixture->lock, text->str, -1, NULL));
  before = g_string_free (text, FALSE);
  presence = parcours_presence_new (fixture->file);
  wait_for_others (presence, PARCOURS_ROLL_ENTRIES);
  g_clear_object (&presence);
  g_assert_true (g_file_get_contents (fixture->lock, &after, NULL, NULL));
  g_assert_cmpstr (before, ==, after);
  g_unlink (fixture->lock);
}

/* Somebody who saves has the lock: that is waited for, but not by whoever closes the window. */
static void
test_busy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ParcoursLock) lock = parcours_lock_take (fixture->path, NULL);
  g_autoptr (ParcoursPresence) stays = parcours_presence_new (fixture->file);
  g_autoptr (ParcoursPresence) leaves = parcours_presence_new (fixture->file);
  gint64 start = g_get_monotonic_time ();

  g_usleep (50 * G_TIME_SPAN_MILLISECOND);
  g_clear_object (&leaves);
  g_test_message ("left after %d ms", (int) ((g_get_monotonic_time () - start) / 1000));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  g_assert_cmpuint (parcours_presence_get_others (stays)->len, ==, 0);
  g_clear_pointer (&lock, parcours_lock_release);
  wait_for_entries (fixture->lock, 1);
}

/* The document's rights are those of the presence file. */
static void
test_rights (Fixture *fixture, gconstpointer data)
{
  static const struct { mode_t document; mode_t presence; } cases[] = {
    { 0600, 0600 }, { 0644, 0644 }, { 0664, 0664 }, { 0660, 0664 }, { 0666, 0666 }, { 0444, 0644 },
  };
  mode_t old = umask (022);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ParcoursPresence) presence = NULL;
      struct stat st;

      g_assert_cmpint (g_chmod (fixture->path, cases[i].document), ==, 0);
      presence = parcours_presence_new (fixture->file);
      wait_for_entries (fixture->lock, 1);
      g_assert_cmpint (stat (fixture->lock, &st), ==, 0);
      g_assert_cmpint (st.st_mode & 07777, ==, cases[i].presence);
      g_clear_object (&presence);
      wait_until_gone (fixture->lock);
    }
  umask (old);
}

/* A folder that takes no file: the runtime folder has it. */
static void
test_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/proc/map.jmap");
  g_autoptr (ParcoursPresence) first = parcours_presence_new (file);
  g_autoptr (ParcoursPresence) second = parcours_presence_new (file);

  wait_for_others (first, 1);
  wait_for_others (second, 1);
  g_assert_cmpuint (count_runtime (), ==, 1);
}

/* Both names of a document are one. */
static void
test_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link.jmap", NULL);
  g_autoptr (GFile) other = g_file_new_for_path (link);
  g_autoptr (ParcoursPresence) first = NULL, second = NULL;

  g_assert_cmpint (symlink ("map.jmap", link), ==, 0);
  first = parcours_presence_new (fixture->file);
  second = parcours_presence_new (other);
  wait_for_others (first, 1);
  wait_for_others (second, 1);
  g_assert_cmpint (g_unlink (link), ==, 0);
}

/* Where no lock is, through GIO. */
static void
test_remote (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ParcoursRollFile) roll = parcours_roll_file_open_remote (fixture->file, NULL);
  g_autofree char *garbage = g_strnfill (1024 * 1024, 'x');

  g_assert_nonnull (roll);
  g_assert_cmpuint (parcours_roll_file_get_entries (roll)->len, ==, 0);
  g_assert_cmpint (ABS (parcours_roll_file_get_now (roll) - now ()), <, 5);
  g_ptr_array_add (parcours_roll_file_get_entries (roll), parcours_roll_entry_new ("Sam", "far", now ()));
  parcours_roll_file_write (roll, NULL);
  g_clear_pointer (&roll, parcours_roll_file_close);
  wait_for_entries (fixture->lock, 1);

  roll = parcours_roll_file_open_remote (fixture->file, NULL);
  g_assert_cmpuint (parcours_roll_file_get_entries (roll)->len, ==, 1);
  g_ptr_array_set_size (parcours_roll_file_get_entries (roll), 0);
  parcours_roll_file_write (roll, NULL);
  g_clear_pointer (&roll, parcours_roll_file_close);
  g_assert_cmpuint (count (fixture->folder), ==, 1);

  g_assert_true (g_file_set_contents (fixture->lock, garbage, -1, NULL));
  g_assert_null (parcours_roll_file_open_remote (fixture->file, NULL));
  g_assert_cmpint (g_unlink (fixture->lock), ==, 0);
  g_assert_cmpint (symlink ("map.jmap", fixture->lock), ==, 0);
  g_assert_null (parcours_roll_file_open_remote (fixture->file, NULL));
  g_assert_cmpint (g_unlink (fixture->lock), ==, 0);
  g_assert_cmpint (mkfifo (fixture->lock, 0600), ==, 0);
  g_assert_null (parcours_roll_file_open_remote (fixture->file, NULL));
  g_assert_cmpint (g_unlink (fixture->lock), ==, 0);
}

/* Somewhere that GIO cannot reach: in silence. */
static void
test_unreachable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("dav://host.invalid/map.jmap");
  g_autoptr (ParcoursPresence) presence = parcours_presence_new (file);

  for (int i = 0; i < 20; i++)
    {
      parcours_presence_refresh (presence);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (G_TIME_SPAN_MILLISECOND);
    }
  g_assert_cmpuint (parcours_presence_get_others (presence)->len, ==, 0);
}

/* What somebody may have put in the presence file's place. */

typedef enum { SYMLINK, DANGLING, LOOP, HARD_LINK, FIFO, FOLDER, DEVICE, GARBAGE, FOREIGN, SPARSE, N_PLANTS } Plant;

static const char *const plant_names[] = {
  "symlink", "dangling", "loop", "hard-link", "fifo", "folder", "device", "garbage", "foreign", "sparse",
};

static guint n_planted;         /* tried, and nothing happened to them */

/* FALSE if the test may not. */
static gboolean
plant (Fixture *fixture, Plant what, const char *victim)
{
  g_autofree char *garbage = NULL;
  int fd;

  switch (what)
    {
    case SYMLINK:
      return symlink (victim, fixture->lock) == 0;
    case DANGLING:
      return g_unlink (victim) == 0 && symlink (victim, fixture->lock) == 0;
    case LOOP:
      return symlink (".map.jmap.lock", fixture->lock) == 0;
    case HARD_LINK:
      return truncate (victim, 0) == 0 && link (victim, fixture->lock) == 0;
    case FIFO:
      return mkfifo (fixture->lock, 0666) == 0;
    case FOLDER:
      return g_mkdir (fixture->lock, 0777) == 0;
    case DEVICE:
      return mknod (fixture->lock, S_IFCHR | 0666, makedev (1, 5)) == 0;        /* as /dev/zero: never ends */
    case GARBAGE:
      garbage = g_strnfill (1024 * 1024, '\xfe');
      return g_file_set_contents (fixture->lock, garbage, 1024 * 1024, NULL);
    case FOREIGN:
      return g_file_set_contents (fixture->lock, "host:4711\n", -1, NULL);
    case SPARSE:
    default:
      g_assert_true (g_file_set_contents (fixture->lock, FIRST, -1, NULL));
      fd = open (fixture->lock, O_WRONLY | O_CLOEXEC);
      g_assert_cmpint (ftruncate (fd, G_GINT64_CONSTANT (1) << 36), ==, 0);
      return close (fd) == 0;
    }
}

/* All that could be changed of a name and of what it means. The caller owns it. */
static char *
describe (const char *path)
{
  g_autofree char *target = g_file_read_link (path, NULL);
  struct stat st;

  if (lstat (path, &st) != 0)
    return g_strdup ("nothing");

  return g_strdup_printf ("%o %u:%u %" G_GINT64_FORMAT " bytes, inode %" G_GUINT64_FORMAT ", %u names, "
                          "changed %ld.%09ld, to %s",
                          st.st_mode, st.st_uid, st.st_gid, (gint64) st.st_size, (guint64) st.st_ino,
                          (guint) st.st_nlink, (long) st.st_mtim.tv_sec, st.st_mtim.tv_nsec, target);
}

static void
test_planted (Fixture *fixture, gconstpointer data)
{
  Plant what = GPOINTER_TO_INT (data);
  g_autofree char *victims = g_dir_make_tmp ("parcours-victim-XXXXXX", NULL);
  g_autofree char *victim = g_build_filename (victims, "victim", NULL);
  g_autofree char *lock_before = NULL, *lock_after = NULL, *victim_before = NULL, *victim_after = NULL;
  g_autoptr (ParcoursPresence) first = NULL, second = NULL;
  gboolean elsewhere = what < HARD_LINK || (what >= FIFO && what <= DEVICE);

  g_assert_true (g_file_set_contents (victim, "precious", -1, NULL));
  if (!plant (fixture, what, victim))
    {
      g_test_skip ("needs the right to make a device");
      g_unlink (victim);
      g_rmdir (victims);
      return;
    }
  lock_before = describe (fixture->lock);
  victim_before = describe (victim);

  first = parcours_presence_new (fixture->file);
  second = parcours_presence_new (fixture->file);
  if (elsewhere)                /* the user's own programs still meet */
    wait_for_others (first, 1);
  g_assert_cmpint (save_often (fixture->path, "c", PLANTED_SAVES), ==, 0);
  if (!elsewhere)
    for (int i = 0; i < 20; i++)
      {
        parcours_presence_refresh (first);
        g_main_context_iteration (NULL, FALSE);
        g_assert_cmpuint (parcours_presence_get_others (first)->len, ==, 0);
        g_usleep (G_TIME_SPAN_MILLISECOND);
      }
  g_clear_object (&first);
  g_clear_object (&second);
  wait_until_gone (NULL);

  lock_after = describe (fixture->lock);
  victim_after = describe (victim);
  g_assert_cmpstr (lock_before, ==, lock_after);
  g_assert_cmpstr (victim_before, ==, victim_after);
  g_assert_cmpint (g_remove (fixture->lock), ==, 0);
  g_unlink (victim);
  g_assert_cmpint (g_rmdir (victims), ==, 0);
  n_planted++;
}

int
main (int argc, char **argv)
{
  int result;

  if (argc > 2 && g_str_equal (argv[1], "--hold"))
    return hold (argv[2]);
  if (argc > 3 && g_str_equal (argv[1], "--save"))
    return save_often (argv[2], argv[3], SAVES);

  g_test_init (&argc, &argv, NULL);
  clear_runtime ();

#define ADD(name, func) g_test_add ("/presence/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("two", test_two);
  ADD ("short", test_short);
  ADD ("other-program", test_other_program);
  ADD ("killed", test_killed);
  ADD ("killed-anywhen", test_killed_anywhen);
  ADD ("stale", test_stale);
  ADD ("sweep", test_sweep);
  ADD ("sweep-folder", test_sweep_folder);
  ADD ("saves", test_saves);
  ADD ("full", test_full);
  ADD ("busy", test_busy);
  ADD ("rights", test_rights);
  ADD ("elsewhere", test_elsewhere);
  ADD ("link", test_link);
  ADD ("remote", test_remote);
  ADD ("unreachable", test_unreachable);
  for (int i = 0; i < N_PLANTS; i++)
    {
      g_autofree char *path = g_strconcat ("/presence/planted/", plant_names[i], NULL);

      g_test_add (path, Fixture, GINT_TO_POINTER (i), set_up, test_planted, tear_down);
    }

  result = g_test_run ();
  if (n_planted > 0)
    g_print ("# promise: hostile input | presence | %u kinds of files planted as the lock: none followed or changed, "
             "%u saves beside each\n",
             n_planted, PLANTED_SAVES);

  return result;
}
