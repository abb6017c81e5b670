/* The draft beside a document, and what is offered afterwards, within one program (tests/fault kills some). */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/operations.h"
#include "share/draft.h"
#include "share/save.h"

typedef struct
{
  char *root;                   /* of all recovery folders */
  char *path;
  GFile *file;
  char *hash;
  ParcoursMap *map;
} Fixture;

static void
set_title (ParcoursMap *map, const char *title)
{
  parcours_map_set (map, parcours_map_get_root (map), PARCOURS_MAP_TITLE, title, NULL);
  parcours_map_seal (map);
}

static const char *
get_title (ParcoursMap *map)
{
  return parcours_element_get_name (parcours_map_get_root (map));
}

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
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->root = g_build_filename (g_get_user_state_dir (), "parcours", "recovery", NULL);
  remove_all (fixture->root);
  fixture->path = g_build_filename (g_get_user_state_dir (), "map.jmap", NULL);
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_state_dir (), 0700), ==, 0);
  fixture->file = g_file_new_for_path (fixture->path);
  fixture->map = parcours_map_new ();
  set_title (fixture->map, "Zero");
  g_assert_true (parcours_save (fixture->map, fixture->file, NULL, PARCOURS_SAVE_OVERWRITE, &fixture->hash, NULL));
  parcours_map_mark_saved (fixture->map, parcours_map_get_state (fixture->map));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_all (fixture->root);
  g_unlink (fixture->path);
  g_free (fixture->root);
  g_free (fixture->path);
  g_free (fixture->hash);
  g_object_unref (fixture->file);
  g_object_unref (fixture->map);
}

static guint
count_folders (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->root, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* Runs the main loop until the draft is on disk; returns how long it took. */
static gint64
wait_for_draft (ParcoursDraft *draft)
{
  gint64 start = g_get_monotonic_time ();

  while (parcours_draft_get_due (draft))
    g_main_context_iteration (NULL, TRUE);

  return g_get_monotonic_time () - start;
}

/* The worker that wrote last may still hold its task, and so the draft, for a moment after the main loop heard of it. */
static void
end_session (ParcoursDraft *draft)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  gpointer left = draft;

  g_object_add_weak_pointer (G_OBJECT (draft), &left);
  g_object_unref (draft);
  while (g_atomic_pointer_get (&left) != NULL && g_get_monotonic_time () < end)
    g_usleep (1000);
  g_assert_null (left);
}

/* Of the one map that is offered; "" if none is. */
static char *
offered_title (void)
{
  g_autoptr (GPtrArray) list = parcours_recovery_list ();
  g_autoptr (ParcoursMap) map = NULL;
  g_autoptr (GError) error = NULL;

  if (list->len == 0)
    return g_strdup ("");
  g_assert_cmpuint (list->len, ==, 1);
  map = parcours_recovery_open (list->pdata[0], &error);
  g_assert_no_error (error);
  g_assert_true (parcours_map_get_modified (map));

  return g_strdup (get_title (map));
}

static void
assert_offered (const char *title)
{
  g_autofree char *offered = offered_title ();

  g_assert_cmpstr (offered, ==, title);
}

static void
test_one_second (Fixture *fixture, gconstpointer data)
{
  ParcoursDraft *draft = parcours_draft_new (fixture->map, fixture->file, fixture->hash);

  g_assert_false (parcours_draft_get_due (draft));
  g_usleep (10 * G_TIME_SPAN_MILLISECOND);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (count_folders (fixture), ==, 0);

  for (int i = 0; i < 3; i++)
    {
      set_title (fixture->map, i == 0 ? "One" : i == 1 ? "Two" : "Three");
      g_assert_true (parcours_draft_get_due (draft));
      g_assert_cmpint (wait_for_draft (draft), <, G_USEC_PER_SEC);
      g_assert_cmpuint (count_folders (fixture), ==, 1);
      assert_offered ("");      /* it lives */
    }
  end_session (draft);
  assert_offered ("Three");
}

static void
test_what_is_offered (Fixture *fixture, gconstpointer data)
{
  ParcoursDraft *draft = parcours_draft_new (fixture->map, fixture->file, fixture->hash);
  g_autofree char *uri = g_file_get_uri (fixture->file);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) empty = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *base = NULL;
  g_autofree char *base_text = NULL;
  g_autofree char *text = NULL;
  ParcoursRecovery *copy;

  set_title (fixture->map, "One");
  wait_for_draft (draft);
  set_title (fixture->map, "Later");
  g_assert_true (parcours_draft_flush (draft, NULL));
  g_assert_false (parcours_draft_get_due (draft));
  end_session (draft);

  list = parcours_recovery_list ();
  g_assert_cmpuint (list->len, ==, 1);
  copy = parcours_recovery_copy (list->pdata[0]);
  g_assert_cmpstr (copy->uri, ==, uri);
  g_assert_cmpstr (copy->title, ==, "Later");
  g_assert_cmpstr (copy->base_hash, ==, fixture->hash);
  g_assert_cmpint (ABS (g_date_time_difference (copy->time, now)), <, 60 * G_TIME_SPAN_SECOND);

  /* The document as it was. The first write keeps it, a moment after the draft is safe. */
  base = g_build_filename (copy->folder, "base", NULL);
  for (int i = 0; i < 200 && !g_file_test (base, G_FILE_TEST_EXISTS); i++)
    g_usleep (10 * G_TIME_SPAN_MILLISECOND);
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_true (g_file_get_contents (base, &base_text, NULL, NULL));
  g_assert_cmpstr (base_text, ==, text);

  parcours_recovery_remove (copy);
  parcours_recovery_free (copy);
  empty = parcours_recovery_list ();
  g_assert_cmpuint (empty->len, ==, 0);
  g_assert_cmpuint (count_folders (fixture), ==, 0);
}

static void
test_untitled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ParcoursMap) map = parcours_map_new ();
  ParcoursDraft *draft = parcours_draft_new (map, NULL, NULL);
  g_autoptr (GPtrArray) list = NULL;
  ParcoursRecovery *recovery;

  set_title (map, "New");
  g_assert_true (parcours_draft_flush (draft, NULL));
  end_session (draft);
  list = parcours_recovery_list ();
  g_assert_cmpuint (list->len, ==, 1);
  recovery = list->pdata[0];
  g_assert_null (recovery->uri);
  g_assert_null (recovery->base_hash);
  g_assert_cmpstr (recovery->title, ==, "New");
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GPtrArray **) data = parcours_recovery_list_finish (result);
}

/* Of all that was left, what is of one document, listed without waiting for the disk. */
static void
test_find (Fixture *fixture, gconstpointer data)
{
  ParcoursDraft *draft = parcours_draft_new (fixture->map, fixture->file, fixture->hash);
  g_autoptr (GFile) other = g_file_new_for_path ("/nowhere/other.jmap");
  g_autoptr (GPtrArray) list = NULL;

  set_title (fixture->map, "One");
  g_assert_true (parcours_draft_flush (draft, NULL));
  end_session (draft);
  parcours_recovery_list_async (on_listed, &list);
  while (list == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_true (parcours_recovery_find (list, fixture->file) == list->pdata[0]);
  g_assert_null (parcours_recovery_find (list, other));
}

/* Undone to what is in the file, there is nothing to recover. */
static void
test_undone (Fixture *fixture, gconstpointer data)
{
  ParcoursDraft *draft = parcours_draft_new (fixture->map, fixture->file, fixture->hash);

  set_title (fixture->map, "One");
  g_assert_true (parcours_draft_flush (draft, NULL));
  parcours_map_undo (fixture->map);
  g_assert_true (parcours_draft_flush (draft, NULL));
  end_session (draft);
  assert_offered ("");
  g_assert_cmpuint (count_folders (fixture), ==, 0);
}

static void
test_saved (Fixture *fixture, gconstpointer data)
{
  ParcoursDraft *draft = parcours_draft_new (fixture->map, fixture->file, fixture->hash);

  set_title (fixture->map, "One");
  g_assert_true (parcours_draft_flush (draft, NULL));
  parcours_map_mark_saved (fixture->map, parcours_map_get_state (fixture->map));
  parcours_draft_reset (draft, fixture->file, fixture->hash);
  g_assert_cmpuint (count_folders (fixture), ==, 0);
  g_assert_false (parcours_draft_get_due (draft));

  set_title (fixture->map, "Two");
  g_assert_cmpint (wait_for_draft (draft), <, G_USEC_PER_SEC);
  end_session (draft);
  assert_offered ("Two");
}

/* Edited while it was being saved: at no moment is there nothing to recover, and in the end only the newest. */
static void
test_saved_while_edited (Fixture *fixture, gconstpointer data)
{
  ParcoursDraft *draft = parcours_draft_new (fixture->map, fixture->file, fixture->hash);
  guint64 state;

  set_title (fixture->map, "One");
  g_assert_true (parcours_draft_flush (draft, NULL));
  state = parcours_map_get_state (fixture->map);
  set_title (fixture->map, "Two");
  parcours_map_mark_saved (fixture->map, state);
  parcours_draft_reset (draft, fixture->file, "1");
  g_assert_true (parcours_draft_get_due (draft));
  g_assert_cmpuint (count_folders (fixture), ==, 1);
  parcours_draft_reset (draft, fixture->file, "2");
  g_assert_cmpuint (count_folders (fixture), ==, 1);

  g_assert_cmpint (wait_for_draft (draft), <, G_USEC_PER_SEC);
  g_assert_cmpuint (count_folders (fixture), ==, 1);
  end_session (draft);
  assert_offered ("Two");
}

/* Saved under one name after another while somebody types and the disk does not come to it. */
static void
test_saved_again_and_again (Fixture *fixture, gconstpointer data)
{
  ParcoursDraft *draft = parcours_draft_new (fixture->map, fixture->file, fixture->hash);

  set_title (fixture->map, "One");
  g_assert_true (parcours_draft_flush (draft, NULL));
  g_assert_true (parcours_draft_flush (draft, NULL));   /* nothing is due */
  set_title (fixture->map, "Two");
  parcours_draft_reset (draft, fixture->file, "1");
  assert_offered ("");                                  /* it lives */
  parcours_map_mark_saved (fixture->map, parcours_map_get_state (fixture->map));
  parcours_draft_reset (draft, fixture->file, "2");
  g_assert_false (parcours_draft_get_due (draft));
  g_assert_cmpuint (count_folders (fixture), ==, 0);
  end_session (draft);
  assert_offered ("");
}

/* A kill between the making of a folder and of what is in it: nobody is offered that, and after an hour it goes. */
static void
test_unfinished_folders (Fixture *fixture, gconstpointer data)
{
  g_autofree char *young = g_build_filename (fixture->root, "young", NULL);
  g_autofree char *old = g_build_filename (fixture->root, "old", NULL);
  time_t then = time (NULL) - 61 * 60;
  struct timespec times[2] = { { .tv_sec = then }, { .tv_sec = then } };

  g_assert_cmpint (g_mkdir_with_parents (young, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (old, 0700), ==, 0);
  g_assert_cmpint (utimensat (AT_FDCWD, old, times, 0), ==, 0);
  assert_offered ("");
  g_assert_true (g_file_test (young, G_FILE_TEST_IS_DIR));
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
}

/* Discarded in one window while another still offers it. */
static void
test_offered_and_gone (Fixture *fixture, gconstpointer data)
{
  ParcoursDraft *draft = parcours_draft_new (fixture->map, NULL, NULL);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  set_title (fixture->map, "One");
  g_assert_true (parcours_draft_flush (draft, NULL));
  end_session (draft);
  list = parcours_recovery_list ();
  g_assert_cmpuint (list->len, ==, 1);
  parcours_recovery_remove (list->pdata[0]);
  g_assert_null (parcours_recovery_open (list->pdata[0], &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  parcours_recovery_remove (list->pdata[0]);
  g_assert_cmpuint (count_folders (fixture), ==, 0);
}

static void
test_discard (Fixture *fixture, gconstpointer data)
{
  ParcoursDraft *draft = parcours_draft_new (fixture->map, fixture->file, fixture->hash);

  set_title (fixture->map, "One");
  g_assert_true (parcours_draft_flush (draft, NULL));
  set_title (fixture->map, "Two");
  parcours_draft_discard (draft);
  g_assert_cmpuint (count_folders (fixture), ==, 0);
  g_assert_false (parcours_draft_get_due (draft));

  set_title (fixture->map, "Three");
  g_assert_true (parcours_draft_flush (draft, NULL));
  end_session (draft);
  assert_offered ("Three");
}

/* A recovered map has a draft of its own before anything is edited. */
static void
test_recovered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ParcoursMap) map = NULL;
  g_autoptr (GPtrArray) list = NULL;
  ParcoursDraft *draft = parcours_draft_new (fixture->map, fixture->file, fixture->hash);

  set_title (fixture->map, "One");
  g_assert_true (parcours_draft_flush (draft, NULL));
  end_session (draft);

  list = parcours_recovery_list ();
  map = parcours_recovery_open (list->pdata[0], NULL);
  draft = parcours_draft_new (map, fixture->file, fixture->hash);
  g_assert_true (parcours_draft_get_due (draft));
  g_assert_true (parcours_draft_flush (draft, NULL));
  parcours_recovery_remove (list->pdata[0]);
  end_session (draft);
  assert_offered ("One");
}

static void
count_notify (guint *n)
{
  (*n)++;
}

static void
test_problem (Fixture *fixture, gconstpointer data)
{
  ParcoursDraft *draft = parcours_draft_new (fixture->map, fixture->file, fixture->hash);
  g_autofree char *parent = g_path_get_dirname (fixture->root);
  g_autofree char *problem = NULL;
  g_autofree char *none = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_signal_connect_swapped (draft, "notify::problem", G_CALLBACK (count_notify), &n);
  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->root, "in the way", -1, NULL));

  set_title (fixture->map, "One");
  while (n == 0)
    g_main_context_iteration (NULL, TRUE);
  g_object_get (draft, "problem", &problem, NULL);
  g_assert_nonnull (strstr (problem, "save the map"));
  g_assert_true (parcours_draft_get_due (draft));
  g_assert_false (parcours_draft_flush (draft, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (n, ==, 1);

  /* It is tried again without another edit. */
  g_assert_cmpint (g_unlink (fixture->root), ==, 0);
  g_assert_cmpint (wait_for_draft (draft), <, 10 * G_USEC_PER_SEC);
  g_object_get (draft, "problem", &none, NULL);
  g_assert_null (none);
  g_assert_cmpuint (n, ==, 2);
  end_session (draft);
  assert_offered ("One");
}

/* Whatever lies in the folder, listing it is safe; what holds no draft goes, what holds one is offered. */
static void
test_strange_folders (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *meta, *draft; gboolean offered; } rows[] = {
    { "", "<map/>", TRUE },
    { "\x01\x02 not a key file [", "<map/>", TRUE },
    { "[recovery]\ntitle=T\n", NULL, FALSE },
    { "[recovery]\nuri=\xff\xfe\n", "<map/>", TRUE },
  };
  g_autofree char *link = g_build_filename (fixture->root, "link", NULL);
  g_autofree char *file = g_build_filename (fixture->root, "file", NULL);
  g_autoptr (GPtrArray) list = NULL;
  guint n_offered = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *folder = g_strdup_printf ("%s/strange-%u", fixture->root, i);
      g_autofree char *meta = g_build_filename (folder, "meta", NULL);
      g_autofree char *draft = g_build_filename (folder, "draft", NULL);

      g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
      g_assert_true (g_file_set_contents (meta, rows[i].meta, -1, NULL));
      if (rows[i].draft != NULL)
        g_assert_true (g_file_set_contents (draft, rows[i].draft, -1, NULL));
      n_offered += rows[i].offered;
    }
  g_assert_cmpint (symlink (g_get_tmp_dir (), link), ==, 0);
  g_assert_true (g_file_set_contents (file, "", -1, NULL));

  list = parcours_recovery_list ();
  g_assert_cmpuint (list->len, ==, n_offered);
  g_assert_cmpuint (count_folders (fixture), ==, n_offered + 2);
  for (guint i = 0; i < list->len; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parcours_recovery_open (list->pdata[i], &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/draft/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("one-second", test_one_second);
  ADD ("what-is-offered", test_what_is_offered);
  ADD ("untitled", test_untitled);
  ADD ("undone", test_undone);
  ADD ("find", test_find);
  ADD ("saved", test_saved);
  ADD ("saved-while-edited", test_saved_while_edited);
  ADD ("saved-again-and-again", test_saved_again_and_again);
  ADD ("unfinished-folders", test_unfinished_folders);
  ADD ("offered-and-gone", test_offered_and_gone);
  ADD ("discard", test_discard);
  ADD ("recovered", test_recovered);
  ADD ("problem", test_problem);
  ADD ("strange-folders", test_strange_folders);

  return g_test_run ();
}
