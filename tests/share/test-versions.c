/* The history of a document: the last states, whole and in order, whoever else is at it and whatever lies in the way. */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "format/writer.h"
#include "model/operations.h"
#include "share/bytes.h"
#include "share/save.h"
#include "share/versions.h"

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
  ParcoursMap *map;
} Fixture;

/* This program, to be run as one of several that keep versions. */
static const char *program;

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

  fixture->folder = g_dir_make_tmp ("parcours-versions-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "map.jmap", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  fixture->map = parcours_map_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_object_unref (fixture->file);
  g_object_unref (fixture->map);
}

static GBytes *
bytes_of (ParcoursMap *map, const char *title)
{
  set_title (map, title);

  return parcours_writer_write (map);
}

static void
keep (Fixture *fixture, const char *title)
{
  g_autoptr (GBytes) bytes = bytes_of (fixture->map, title);
  g_autoptr (GError) error = NULL;

  g_assert_true (parcours_versions_keep (fixture->file, bytes, &error));
  g_assert_no_error (error);
}

static char *
title_of (const ParcoursVersion *version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ParcoursMap) map = parcours_version_open (version, &error);

  g_assert_no_error (error);

  return g_strdup (parcours_element_get_name (parcours_map_get_root (map)));
}

/* Newest first. */
static void
assert_titles (GFile *file, const char *titles)
{
  g_autoptr (GPtrArray) list = parcours_versions_list (file);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *title = title_of (list->pdata[i]);

      g_string_append_printf (found, "%s%s", i > 0 ? " " : "", title);
    }
  g_assert_cmpstr (found->str, ==, titles);
}

/* The folder of the history, which must have one. */
static char *
dup_history (Fixture *fixture)
{
  g_autoptr (GPtrArray) list = parcours_versions_list (fixture->file);

  g_assert_cmpuint (list->len, >, 0);

  return g_path_get_dirname (((ParcoursVersion *) list->pdata[0])->path);
}

static guint
count_names (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* Every one is whole, each is older than the one before, and there is nothing else. */
static void
assert_sound (Fixture *fixture, guint n)
{
  g_autoptr (GPtrArray) list = parcours_versions_list (fixture->file);
  g_autofree char *history = dup_history (fixture);

  g_assert_cmpuint (list->len, ==, n);
  for (guint i = 0; i < list->len; i++)
    {
      g_free (title_of (list->pdata[i]));
      if (i > 0)
        g_assert_cmpint (g_date_time_compare (((ParcoursVersion *) list->pdata[i - 1])->time,
                                              ((ParcoursVersion *) list->pdata[i])->time), >, 0);
    }
  g_assert_cmpuint (count_names (history), ==, n + 1);  /* and the address */
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) list = parcours_versions_list (fixture->file);

  g_assert_cmpuint (list->len, ==, 0);
}

static void
test_twenty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GDateTime) start = g_date_time_new_now_local ();
  g_autoptr (GDateTime) end = NULL;

  for (int i = 1; i <= 25; i++)
    {
      g_autofree char *title = g_strdup_printf ("%d", i);

      keep (fixture, title);
    }
  end = g_date_time_new_now_local ();

  assert_titles (fixture->file, "25 24 23 22 21 20 19 18 17 16 15 14 13 12 11 10 9 8 7 6");
  assert_sound (fixture, PARCOURS_VERSIONS_MAX);
  list = parcours_versions_list (fixture->file);
  for (guint i = 0; i < list->len; i++)
    {
      const ParcoursVersion *version = list->pdata[i];

      g_assert_cmpint (g_date_time_compare (version->time, start), >=, 0);
      g_assert_cmpint (g_date_time_compare (version->time, end), <=, 0);
    }
}

/* Private to the user, and what they need to be found again by hand. */
static void
test_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (ParcoursVersion) version = NULL;
  g_autofree char *history = NULL, *uri_path = NULL, *uri = NULL, *line = NULL, *hash = NULL, *text = NULL;
  gsize length;
  struct stat st;

  keep (fixture, "One");
  list = parcours_versions_list (fixture->file);
  version = parcours_version_copy (list->pdata[0]);
  history = dup_history (fixture);
  g_assert_cmpint (lstat (history, &st), ==, 0);
  g_assert_cmpuint (st.st_mode & 07777, ==, 0700);
  g_assert_cmpint (lstat (version->path, &st), ==, 0);
  g_assert_cmpuint (st.st_mode & 07777, ==, 0600);
  g_assert_cmpuint (version->size, ==, st.st_size);
  g_assert_true (g_file_get_contents (version->path, &text, &length, NULL));
  hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) text, length);
  g_assert_cmpstr (version->hash, ==, hash);

  uri_path = g_build_filename (history, "uri", NULL);
  g_assert_true (g_file_get_contents (uri_path, &line, NULL, NULL));
  uri = g_file_get_uri (fixture->file);
  g_assert_true (g_str_has_prefix (line, uri));
  g_assert_cmpstr (line + strlen (uri), ==, "\n");
}

static void
test_same (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL, after = NULL;

  keep (fixture, "One");
  before = parcours_versions_list (fixture->file);
  keep (fixture, "One");
  after = parcours_versions_list (fixture->file);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpstr (((ParcoursVersion *) before->pdata[0])->path, ==, ((ParcoursVersion *) after->pdata[0])->path);

  /* Only the newest counts: going back to a state is a state. */
  keep (fixture, "Two");
  keep (fixture, "One");
  assert_titles (fixture->file, "One Two One");
}

/* A clock that was wrong once does not make later versions the older ones. */
static void
test_clock (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *history = NULL, *name = NULL, *future = NULL;

  keep (fixture, "One");
  history = dup_history (fixture);
  list = parcours_versions_list (fixture->file);
  name = g_strdup_printf ("21260101T000000.000000Z-%s.jmap", ((ParcoursVersion *) list->pdata[0])->hash);
  future = g_build_filename (history, name, NULL);
  g_assert_cmpint (g_rename (((ParcoursVersion *) list->pdata[0])->path, future), ==, 0);
  keep (fixture, "Two");
  keep (fixture, "Three");
  assert_titles (fixture->file, "Three Two One");
  assert_sound (fixture, 3);
}

/* At once */

#define N_EACH 30

typedef struct
{
  GFile *file;
  guint number;
} Keeper;

static gpointer
keep_many (gpointer data)
{
  Keeper *keeper = data;
  g_autoptr (ParcoursMap) map = parcours_map_new ();

  for (guint i = 0; i < N_EACH; i++)
    {
      g_autofree char *title = g_strdup_printf ("%u-%u", keeper->number, i);
      g_autoptr (GBytes) bytes = bytes_of (map, title);
      g_autoptr (GError) error = NULL;

      g_assert_true (parcours_versions_keep (keeper->file, bytes, &error));
      g_assert_no_error (error);
    }

  return NULL;
}

static void
test_threads (Fixture *fixture, gconstpointer data)
{
  GThread *threads[4];
  Keeper keepers[G_N_ELEMENTS (threads)];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      keepers[i] = (Keeper) { fixture->file, i };
      threads[i] = g_thread_new ("keeper", keep_many, &keepers[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  assert_sound (fixture, PARCOURS_VERSIONS_MAX);
}

static GSubprocess *
start_keeper (Fixture *fixture, guint number, const char *how_many)
{
  g_autofree char *name = g_strdup_printf ("%u", number);
  g_autoptr (GError) error = NULL;
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "--keep", fixture->path, name, how_many,
                                           NULL);

  g_assert_no_error (error);

  return process;
}

/* What `--keep FILE NUMBER N` does; N is 0: until it is killed. */
static int
run_keeper (char **argv)
{
  g_autoptr (GFile) file = g_file_new_for_path (argv[2]);
  g_autoptr (ParcoursMap) map = parcours_map_new ();
  guint64 n = g_ascii_strtoull (argv[4], NULL, 10);

  for (guint64 i = 0; n == 0 || i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("%s-%" G_GUINT64_FORMAT, argv[3], i);
      g_autoptr (GBytes) bytes = bytes_of (map, title);

      if (!parcours_versions_keep (file, bytes, NULL))
        return 1;
    }

  return 0;
}

static void
test_programs (Fixture *fixture, gconstpointer data)
{
  g_autofree char *n = g_strdup_printf ("%d", N_EACH);
  GSubprocess *processes[4];

  for (guint i = 0; i < G_N_ELEMENTS (processes); i++)
    processes[i] = start_keeper (fixture, i, n);
  for (guint i = 0; i < G_N_ELEMENTS (processes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_subprocess_wait_check (processes[i], NULL, &error));
      g_assert_no_error (error);
      g_object_unref (processes[i]);
    }
  assert_sound (fixture, PARCOURS_VERSIONS_MAX);
  g_print ("# promise: programs at once | share/versions/programs | %u programs kept %d versions each, the last %d whole and in order\n",
           (guint) G_N_ELEMENTS (processes), N_EACH, PARCOURS_VERSIONS_MAX);
}

/* What killed programs leave goes with the next version that is kept. */
static void
test_kills (Fixture *fixture, gconstpointer data)
{
  guint n_kills = g_test_thorough () ? 500 : 40;

  for (int i = 0; i < PARCOURS_VERSIONS_MAX; i++)
    {
      g_autofree char *title = g_strdup_printf ("before %d", i);

      keep (fixture, title);
    }
  for (guint i = 0; i < n_kills; i++)
    {
      g_autofree char *title = g_strdup_printf ("after %u", i);
      g_autoptr (GPtrArray) list = NULL;
      g_autoptr (GSubprocess) process = start_keeper (fixture, i, "0");

      g_usleep (g_test_rand_int_range (5, 60) * G_TIME_SPAN_MILLISECOND);
      g_subprocess_force_exit (process);
      g_subprocess_wait (process, NULL, NULL);

      list = parcours_versions_list (fixture->file);
      g_assert_cmpuint (list->len, ==, PARCOURS_VERSIONS_MAX);
      keep (fixture, title);
      assert_sound (fixture, PARCOURS_VERSIONS_MAX);
    }
  g_print ("# promise: kill -9 in a save | share/versions/kills | %u kills while versions were kept, 0 lost, no litter\n", n_kills);
}

/* What is not what was kept */

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL, now = NULL;
  g_autoptr (ParcoursMap) map = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *newest = NULL, *oldest = NULL;
  const ParcoursVersion *damaged;

  keep (fixture, "One");
  keep (fixture, "Two");
  list = parcours_versions_list (fixture->file);
  damaged = list->pdata[0];
  g_assert_cmpint (truncate (damaged->path, damaged->size / 2), ==, 0);

  map = parcours_version_open (damaged, &error);
  g_assert_null (map);
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_MALFORMED);
  g_assert_nonnull (strstr (error->message, "damaged"));

  /* Kept again, it is there again, and the one before was not touched. */
  keep (fixture, "Two");
  now = parcours_versions_list (fixture->file);
  g_assert_cmpuint (now->len, ==, 3);
  newest = title_of (now->pdata[0]);
  g_assert_cmpstr (newest, ==, "Two");
  oldest = title_of (now->pdata[2]);
  g_assert_cmpstr (oldest, ==, "One");
}

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (ParcoursMap) map = NULL;
  g_autoptr (GError) error = NULL;

  keep (fixture, "One");
  list = parcours_versions_list (fixture->file);
  g_assert_cmpint (g_remove (((ParcoursVersion *) list->pdata[0])->path), ==, 0);
  map = parcours_version_open (list->pdata[0], &error);
  g_assert_null (map);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* What stood there need not have been a map. */
static void
test_no_map (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<html><body>", 12);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (ParcoursMap) map = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (parcours_versions_keep_found (fixture->file, bytes, NULL));
  list = parcours_versions_list (fixture->file);
  g_assert_cmpuint (list->len, ==, 1);
  map = parcours_version_open (list->pdata[0], &error);
  g_assert_null (map);
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_NOT_A_MAP);
}

/* Links and pipes under the names of versions are neither followed nor removed, and nobody waits for them. */
static void
test_planted_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *history = NULL, *name = NULL, *link_path = NULL, *pipe_path = NULL, *victim = NULL, *now = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (ParcoursVersion) planted = NULL;
  g_autoptr (ParcoursMap) map = NULL;
  g_autoptr (GError) error = NULL;

  keep (fixture, "One");
  history = dup_history (fixture);
  list = parcours_versions_list (fixture->file);
  planted = parcours_version_copy (list->pdata[0]);
  victim = g_build_filename (fixture->folder, "victim.jmap", NULL);
  g_assert_true (g_file_set_contents (victim, "precious", -1, NULL));
  name = g_strdup_printf ("20000101T000000.000000Z-%s.jmap", planted->hash);
  link_path = g_build_filename (history, name, NULL);
  g_assert_cmpint (symlink (victim, link_path), ==, 0);
  name[3] = '1';
  pipe_path = g_build_filename (history, name, NULL);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);

  for (int i = 0; i < PARCOURS_VERSIONS_MAX; i++)
    {
      g_autofree char *title = g_strdup_printf ("More %d", i);

      keep (fixture, title);
    }
  g_assert_true (g_file_get_contents (victim, &now, NULL, NULL));
  g_assert_cmpstr (now, ==, "precious");
  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
  g_clear_pointer (&list, g_ptr_array_unref);
  list = parcours_versions_list (fixture->file);
  g_assert_cmpuint (list->len, ==, PARCOURS_VERSIONS_MAX);

  for (int i = 0; i < 2; i++)
    {
      g_free (planted->path);
      planted->path = g_strdup (i == 0 ? link_path : pipe_path);
      map = parcours_version_open (planted, &error);
      g_assert_null (map);
      g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_MALFORMED);
      g_clear_error (&error);
    }
  g_print ("# promise: hostile input | share/versions/planted-names | a link and a pipe among the versions: not followed, not opened\n");
}

/* Neither is a folder that is a link, nor an address that is one. */
static void
test_planted_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *history = NULL, *away = NULL, *uri_path = NULL, *victim = NULL, *now = NULL;
  g_autoptr (GBytes) bytes = bytes_of (fixture->map, "Two");
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  keep (fixture, "One");
  history = dup_history (fixture);
  victim = g_build_filename (fixture->folder, "victim", NULL);
  g_assert_true (g_file_set_contents (victim, "precious", -1, NULL));
  uri_path = g_build_filename (history, "uri", NULL);
  g_assert_cmpint (g_remove (uri_path), ==, 0);
  g_assert_cmpint (symlink (victim, uri_path), ==, 0);
  g_assert_false (parcours_versions_keep (fixture->file, bytes, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (victim, &now, NULL, NULL));
  g_assert_cmpstr (now, ==, "precious");

  g_assert_cmpint (g_remove (uri_path), ==, 0);
  away = g_strconcat (history, "-away", NULL);
  g_assert_cmpint (g_rename (history, away), ==, 0);
  g_assert_cmpint (symlink (away, history), ==, 0);
  g_assert_false (parcours_versions_keep (fixture->file, bytes, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (count_names (away), ==, 1);
  list = parcours_versions_list (fixture->file);
  g_assert_cmpuint (list->len, ==, 0);
  g_assert_cmpint (g_remove (history), ==, 0);
}

/* Saves */

static char *
save (Fixture *fixture, const char *title, const char *base_hash, ParcoursSaveFlags flags)
{
  g_autoptr (GError) error = NULL;
  char *hash = NULL;

  set_title (fixture->map, title);
  g_assert_true (parcours_save (fixture->map, fixture->file, base_hash, flags, &hash, &error));
  g_assert_no_error (error);

  return hash;
}

/* Another program, or an older one, writes the document. */
static void
write_elsewhere (Fixture *fixture, const char *title, time_t when)
{
  g_autoptr (GBytes) bytes = bytes_of (fixture->map, title);
  struct timespec times[2] = { { when, 0 }, { when, 250000000 } };
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  g_assert_true (g_file_set_contents (fixture->path, text, size, NULL));
  g_assert_cmpint (utimensat (AT_FDCWD, fixture->path, times, 0), ==, 0);
}

static void
test_saves (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one = save (fixture, "One", NULL, PARCOURS_SAVE_DEFAULT);
  g_autofree char *two = save (fixture, "Two", one, PARCOURS_SAVE_DEFAULT);
  g_autofree char *same = save (fixture, "Two", two, PARCOURS_SAVE_DEFAULT);
  g_autoptr (GPtrArray) list = parcours_versions_list (fixture->file);

  assert_titles (fixture->file, "Two One");
  g_assert_cmpstr (((ParcoursVersion *) list->pdata[0])->hash, ==, same);
}

/* What stood there before our first save, and what a colleague left, is kept, dated by the file. */
static void
test_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *base = NULL, *saved = NULL, *again = NULL;
  const ParcoursVersion *first;

  write_elsewhere (fixture, "Theirs", 1577836800);      /* 1 January 2020 */
  base = parcours_bytes_hash (fixture->file, NULL, NULL);
  saved = save (fixture, "Ours", base, PARCOURS_SAVE_DEFAULT);
  assert_titles (fixture->file, "Ours Theirs");
  list = parcours_versions_list (fixture->file);
  first = list->pdata[1];
  g_assert_cmpint (g_date_time_to_unix (first->time), ==, 1577836800);
  g_assert_cmpint (g_date_time_get_microsecond (first->time), ==, 250000);

  /* Refused: what is on disk stays there, so nothing need be kept. */
  write_elsewhere (fixture, "Colleague", 1577836801);
  set_title (fixture->map, "Refused");
  g_assert_false (parcours_save (fixture->map, fixture->file, saved, PARCOURS_SAVE_DEFAULT, NULL, &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_CHANGED);
  assert_titles (fixture->file, "Ours Theirs");

  /* Overwritten: theirs is older than our last save by its date, but came after it. */
  again = save (fixture, "Mine", saved, PARCOURS_SAVE_OVERWRITE);
  assert_titles (fixture->file, "Mine Colleague Ours Theirs");
  assert_sound (fixture, 4);
}

/* A link to a document is the document; a new name is a new one, whose history begins with its first save. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link_path = g_build_filename (fixture->folder, "link.jmap", NULL);
  g_autofree char *other_path = g_build_filename (fixture->folder, "other.jmap", NULL);
  g_autoptr (GFile) link_file = g_file_new_for_path (link_path);
  g_autoptr (GFile) other = g_file_new_for_path (other_path);
  g_autofree char *one = save (fixture, "One", NULL, PARCOURS_SAVE_DEFAULT);

  g_assert_cmpint (symlink ("map.jmap", link_path), ==, 0);
  set_title (fixture->map, "Two");
  g_assert_true (parcours_save (fixture->map, link_file, one, PARCOURS_SAVE_DEFAULT, NULL, NULL));
  assert_titles (fixture->file, "Two One");
  assert_titles (link_file, "Two One");

  g_assert_true (parcours_save (fixture->map, other, NULL, PARCOURS_SAVE_DEFAULT, NULL, NULL));
  assert_titles (other, "Two");
  assert_titles (fixture->file, "Two One");
}

/* A document that is gone still has its history. */
static void
test_deleted (Fixture *fixture, gconstpointer data)
{
  g_free (save (fixture, "One", NULL, PARCOURS_SAVE_DEFAULT));
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  assert_titles (fixture->file, "One");
}

/* Without a place for versions a save is as good as ever. */
static void
test_unwritable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *history = g_build_filename (g_get_user_state_dir (), "parcours", "history", NULL);
  g_autofree char *away = g_strconcat (history, "-away", NULL);
  g_autofree char *one = save (fixture, "One", NULL, PARCOURS_SAVE_DEFAULT);
  g_autofree char *two = NULL, *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  /* A file in the place of the folder stops root as well. */
  g_assert_cmpint (g_rename (history, away), ==, 0);
  g_assert_true (g_file_set_contents (history, "", 0, NULL));
  two = save (fixture, "Two", one, PARCOURS_SAVE_DEFAULT);
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Two"));
  bytes = bytes_of (fixture->map, "Three");
  g_assert_false (parcours_versions_keep (fixture->file, bytes, &error));
  g_assert_nonnull (error);
  list = parcours_versions_list (fixture->file);
  g_assert_cmpuint (list->len, ==, 0);

  g_assert_cmpint (g_remove (history), ==, 0);
  g_assert_cmpint (g_rename (away, history), ==, 0);
  assert_titles (fixture->file, "One");
}

static void
add (const char *path, void (*function) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, function, tear_down);
}

int
main (int argc, char **argv)
{
  if (argc == 5 && g_str_equal (argv[1], "--keep"))
    return run_keeper (argv);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  add ("/versions/empty", test_empty);
  add ("/versions/twenty", test_twenty);
  add ("/versions/folder", test_folder);
  add ("/versions/same", test_same);
  add ("/versions/clock", test_clock);
  add ("/versions/threads", test_threads);
  add ("/versions/programs", test_programs);
  add ("/versions/kills", test_kills);
  add ("/versions/damaged", test_damaged);
  add ("/versions/gone", test_gone);
  add ("/versions/no-map", test_no_map);
  add ("/versions/planted-names", test_planted_names);
  add ("/versions/planted-folder", test_planted_folder);
  add ("/versions/saves", test_saves);
  add ("/versions/found", test_found);
  add ("/versions/names", test_names);
  add ("/versions/deleted", test_deleted);
  add ("/versions/unwritable", test_unwritable);

  return g_test_run ();
}
