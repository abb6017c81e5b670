/* A document whose file others touch: what it does by itself, what it leaves to the user, and that no edit is lost by either. */
#include "config.h"

#include "life.h"
#include "mounts.h"

#include <glib/gstdio.h>

#include "base/error.h"
#include "model/operations.h"

static gboolean
on_late (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Waits until the document says so by itself. */
static void
wait_state (Life *life, ParcoursDocumentState state)
{
  gboolean late = FALSE;
  guint timeout = g_timeout_add_seconds (60, on_late, &late);

  while (parcours_document_get_state (life->document) != state && !late)
    g_main_context_iteration (NULL, TRUE);
  life_assert_state (life, state);
  g_source_remove (timeout);
}

static void
wait_title (Life *life, const char *title)
{
  gboolean late = FALSE;
  guint timeout = g_timeout_add_seconds (60, on_late, &late);

  while (!late)
    {
      g_autofree char *now = parcours_document_dup_title (life->document);

      if (g_str_equal (now, title))
        break;
      g_main_context_iteration (NULL, TRUE);
    }
  life_assert_title (life, title);
  g_source_remove (timeout);
}

/* Lets everything that is on its way come about. */
static void
rest (guint ms)
{
  gboolean over = FALSE;

  g_timeout_add (ms, on_late, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
put (Life *life, const char *text)
{
  g_assert_true (g_file_set_contents (life->path, text, -1, NULL));
}

static void
count (guint *n)
{
  (*n)++;
}

static void
test_reloads (Life *life, gconstpointer data)
{
  g_autoptr (GBytes) theirs = NULL, more = NULL;
  guint n_reloaded = 0;
  ParcoursMap *map;

  life_save_first (life);
  map = parcours_document_get_map (life->document);
  g_signal_connect_swapped (life->document, "reloaded", G_CALLBACK (count), &n_reloaded);
  theirs = life_change_elsewhere (life, "Theirs");
  wait_title (life, "Theirs");
  wait_state (life, PARCOURS_DOCUMENT_CLEAN);
  g_assert_cmpuint (n_reloaded, ==, 1);
  g_assert_true (parcours_document_get_map (life->document) == map);

  /* One step, which can be undone, and saved. */
  g_assert_true (parcours_map_undo (map));
  life_assert_title (life, "First");
  life_assert_state (life, PARCOURS_DOCUMENT_DIRTY);
  life_set_title (life, "Mine");
  g_assert_true (life_save (life, NULL, PARCOURS_SAVE_DEFAULT, NULL));
  more = life_change_elsewhere (life, "Theirs again");
  wait_title (life, "Theirs again");
}

static void
test_stale (Life *life, gconstpointer data)
{
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize length;

  life_save_first (life);
  life_set_title (life, "Mine");
  theirs = life_change_elsewhere (life, "Theirs");
  wait_state (life, PARCOURS_DOCUMENT_STALE);
  rest (500);
  life_assert_title (life, "Mine");
  g_assert_false (life_save (life, NULL, PARCOURS_SAVE_DEFAULT, &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_CHANGED);
  g_assert_true (g_file_get_contents (life->path, &contents, &length, NULL));
  g_assert_cmpmem (contents, length, g_bytes_get_data (theirs, NULL), g_bytes_get_size (theirs));

  /* Undone to what was saved, it is still not exchanged under the hands of somebody who can redo. */
  parcours_map_undo (parcours_document_get_map (life->document));
  rest (500);
  life_assert_title (life, "First");
  life_assert_state (life, PARCOURS_DOCUMENT_STALE);
  g_assert_true (life_reload (life, NULL));
  life_assert_title (life, "Theirs");
  life_assert_state (life, PARCOURS_DOCUMENT_CLEAN);
}

/* What cannot be read is no reason to lose what is shown. */
static void
test_refused (Life *life, gconstpointer data)
{
  g_autoptr (GBytes) theirs = NULL;

  life_save_first (life);
  put (life, "<<<<<<< HEAD\n");
  wait_state (life, PARCOURS_DOCUMENT_STALE);
  while (parcours_document_get_refusal (life->document) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (parcours_document_get_refusal (life->document), "map.jmap"));
  life_assert_title (life, "First");

  /* Made good again by whoever did it. */
  theirs = life_change_elsewhere (life, "Theirs");
  wait_title (life, "Theirs");
  wait_state (life, PARCOURS_DOCUMENT_CLEAN);
  g_assert_null (parcours_document_get_refusal (life->document));
}

static void
test_detached (Life *life, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  life_save_first (life);
  g_assert_true (g_file_get_contents (life->path, &before, NULL, NULL));
  g_assert_cmpint (g_unlink (life->path), ==, 0);
  wait_state (life, PARCOURS_DOCUMENT_DETACHED);
  g_assert_true (parcours_document_get_modified (life->document));

  put (life, before);
  wait_state (life, PARCOURS_DOCUMENT_CLEAN);

  g_assert_cmpint (g_unlink (life->path), ==, 0);
  wait_state (life, PARCOURS_DOCUMENT_DETACHED);
  g_assert_true (life_save (life, NULL, PARCOURS_SAVE_DEFAULT, &error));
  g_assert_no_error (error);
  life_assert_state (life, PARCOURS_DOCUMENT_CLEAN);
  g_assert_true (g_file_test (life->path, G_FILE_TEST_EXISTS));
}

/* The only place where the map still is when its file has been deleted and the program dies. */
static void
test_detached_has_a_draft (Life *life, gconstpointer data)
{
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (ParcoursMap) draft = NULL;

  life_save_first (life);
  g_assert_cmpint (g_unlink (life->path), ==, 0);
  wait_state (life, PARCOURS_DOCUMENT_DETACHED);
  life_end_document (life);
  life->document = parcours_document_new ();
  left = parcours_recovery_list ();
  g_assert_cmpuint (left->len, ==, 1);
  draft = parcours_recovery_open (left->pdata[0], NULL);
  g_assert_cmpstr (parcours_element_get_name (parcours_map_get_root (draft)), ==, "First");
  parcours_recovery_remove (left->pdata[0]);
}

static void
test_follow (Life *life, gconstpointer data)
{
  g_autofree char *other = g_build_filename (life->folder, "renamed.jmap", NULL);
  g_autofree char *contents = NULL;

  life_save_first (life);
  rest (500);           /* it has been looked at, as a file that was open for a while */
  g_assert_cmpint (g_rename (life->path, other), ==, 0);
  wait_state (life, PARCOURS_DOCUMENT_DETACHED);
  g_assert_nonnull (parcours_document_get_moved_to (life->document));
  parcours_document_follow (life->document);
  life_assert_state (life, PARCOURS_DOCUMENT_CLEAN);
  life_set_title (life, "Second");
  g_assert_true (life_save (life, NULL, PARCOURS_SAVE_DEFAULT, NULL));
  g_assert_true (g_file_get_contents (other, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "Second"));
  g_assert_false (g_file_test (life->path, G_FILE_TEST_EXISTS));
}

/* A stick that is pulled while a map on it is edited, and comes back. */
static void
test_offline (Life *life, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL, *before = NULL;
  guint n_late = 0;

  if (!g_test_subprocess ())
    {
      if (!mounts_are_allowed ())
        {
          g_test_skip ("needs the right to mount");
          return;
        }
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      g_print ("# promise: share vanished or hung | shell/document-watch/offline | a stick pulled and put back: the edit kept, and saved "
               "when it was back\n");
      return;
    }

  g_assert_cmpint (mount ("tmpfs", life->folder, "tmpfs", 0, "size=256k"), ==, 0);
  life_save_first (life);
  g_assert_true (g_file_get_contents (life->path, &before, NULL, NULL));
  g_signal_connect_swapped (life->document, "saved-late", G_CALLBACK (count), &n_late);
  rest (500);           /* it has been looked at, as a file that was open for a while */
  g_assert_cmpint (umount2 (life->folder, MNT_DETACH), ==, 0);
  life_set_title (life, "Second");
  g_assert_false (life_save (life, NULL, PARCOURS_SAVE_DEFAULT, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED);
  life_assert_state (life, PARCOURS_DOCUMENT_OFFLINE);
  g_assert_true (parcours_document_get_wanted (life->document));
  g_assert_false (g_file_test (life->path, G_FILE_TEST_EXISTS));        /* not beside the stick, where it was mounted */

  g_assert_cmpint (mount ("tmpfs", life->folder, "tmpfs", 0, "size=256k"), ==, 0);
  put (life, before);
  parcours_document_set_attentive (life->document, TRUE);
  wait_state (life, PARCOURS_DOCUMENT_CLEAN);
  g_assert_cmpuint (n_late, ==, 1);
  g_assert_true (g_file_get_contents (life->path, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "Second"));
  g_assert_cmpint (umount2 (life->folder, MNT_DETACH), ==, 0);
}

#define ADD(name, func) g_test_add ("/shell/document-watch/" name, Life, NULL, life_set_up, func, life_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (g_test_subprocess () && !mounts_make_private ())
    return 1;

  ADD ("reloads", test_reloads);
  ADD ("stale", test_stale);
  ADD ("refused", test_refused);
  ADD ("detached", test_detached);
  ADD ("detached-has-a-draft", test_detached_has_a_draft);
  ADD ("follow", test_follow);
  ADD ("offline", test_offline);

  return g_test_run ();
}
