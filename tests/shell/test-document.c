/* A document through its life: untitled, saved, edited, reloaded, overwritten, recovered. No display is needed. */
#include "config.h"

#include <glib/gstdio.h>

#include "base/error.h"
#include "format/writer.h"
#include "model/operations.h"
#include "shell/document.h"

typedef struct
{
  char *folder;
  GFile *file;
  char *path;
  ParcoursDocument *document;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("parcours-document-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "map.jmap", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  fixture->document = parcours_document_new ();
}

/* A worker that has just ended may still hold its task, and so the document, for a moment. */
static void
end_document (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;
  gpointer left = fixture->document;

  g_object_add_weak_pointer (G_OBJECT (fixture->document), &left);
  g_clear_object (&fixture->document);
  while (g_atomic_pointer_get (&left) != NULL && g_get_monotonic_time () < end)
    g_usleep (1000);
  g_assert_null (left);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  parcours_document_close (fixture->document);
  end_document (fixture);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_object_unref (fixture->file);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
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

static gboolean
load (Fixture *fixture, GFile *file, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  parcours_document_load_async (fixture->document, file, keep_result, &result);
  g_assert_cmpint (parcours_document_get_state (fixture->document), ==, PARCOURS_DOCUMENT_LOADING);
  return parcours_document_load_finish (fixture->document, wait_for (&result), NULL, error);
}

static gboolean
save (Fixture *fixture, GFile *file, ParcoursSaveFlags flags, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  parcours_document_save_async (fixture->document, file, flags, keep_result, &result);
  g_assert_cmpint (parcours_document_get_state (fixture->document), ==, PARCOURS_DOCUMENT_SAVING);
  return parcours_document_save_finish (fixture->document, wait_for (&result), error);
}

static gboolean
reload (Fixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  parcours_document_reload_async (fixture->document, "Reload", keep_result, &result);
  return parcours_document_reload_finish (fixture->document, wait_for (&result), NULL, error);
}

static ParcoursMap *
new_map (const char *title)
{
  g_autoptr (ParcoursElement) root = parcours_element_new (PARCOURS_KIND_MAP, NULL);

  g_assert_true (parcours_element_set (root, PARCOURS_MAP_TITLE, title, NULL));
  return parcours_map_new_for_root (root);
}

static void
set_title (Fixture *fixture, const char *title)
{
  ParcoursMap *map = parcours_document_get_map (fixture->document);

  g_assert_true (parcours_map_set (map, parcours_map_get_root (map), PARCOURS_MAP_TITLE, title, NULL));
  parcours_map_seal (map);
}

static void
assert_title (Fixture *fixture, const char *expected)
{
  g_autofree char *title = parcours_document_dup_title (fixture->document);

  g_assert_cmpstr (title, ==, expected);
}

static void
assert_state (Fixture *fixture, ParcoursDocumentState state)
{
  g_assert_cmpint (parcours_document_get_state (fixture->document), ==, state);
}

static void
save_first (Fixture *fixture)
{
  g_autoptr (ParcoursMap) map = new_map ("First");
  g_autoptr (GError) error = NULL;

  parcours_document_set_untitled (fixture->document, map);
  assert_state (fixture, PARCOURS_DOCUMENT_CLEAN);
  g_assert_true (parcours_document_get_disposable (fixture->document));
  g_assert_true (save (fixture, fixture->file, PARCOURS_SAVE_DEFAULT, &error));
  g_assert_no_error (error);
  g_assert_false (parcours_document_get_disposable (fixture->document));
}

/* Somebody else saves the file. */
static GBytes *
change_elsewhere (Fixture *fixture, const char *title)
{
  g_autoptr (ParcoursMap) copy = parcours_map_copy (parcours_document_get_map (fixture->document));
  GBytes *bytes;

  parcours_map_set (copy, parcours_map_get_root (copy), PARCOURS_MAP_TITLE, title, NULL);
  bytes = parcours_writer_write (copy);
  g_assert_true (g_file_set_contents (fixture->path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  return bytes;
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ParcoursMap) map = new_map ("A/B: “C”?");
  g_autofree char *base = NULL, *name = NULL;

  assert_state (fixture, PARCOURS_DOCUMENT_EMPTY);
  assert_title (fixture, "Untitled Map");
  parcours_document_set_untitled (fixture->document, map);
  assert_title (fixture, "A/B: “C”?");
  base = parcours_document_dup_base_name (fixture->document);
  g_assert_cmpstr (base, ==, "A-B- “C”-");
  name = parcours_document_dup_file_name (fixture->document);
  g_assert_cmpstr (name, ==, "Not saved yet");
}

static void
test_life (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ParcoursMap *map;

  save_first (fixture);
  map = parcours_document_get_map (fixture->document);
  assert_state (fixture, PARCOURS_DOCUMENT_CLEAN);
  set_title (fixture, "Second");
  assert_state (fixture, PARCOURS_DOCUMENT_DIRTY);
  assert_title (fixture, "Second");
  parcours_map_undo (map);
  assert_state (fixture, PARCOURS_DOCUMENT_CLEAN);
  parcours_map_redo (map);
  g_assert_true (save (fixture, NULL, PARCOURS_SAVE_DEFAULT, &error));
  assert_state (fixture, PARCOURS_DOCUMENT_CLEAN);
  parcours_map_undo (map);
  assert_state (fixture, PARCOURS_DOCUMENT_DIRTY);
  g_assert_true (load (fixture, fixture->file, &error));
  assert_title (fixture, "Second");
  g_assert_null (parcours_map_get_undo_label (parcours_document_get_map (fixture->document)));
}

static void
test_failed_load (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "broken.jmap", NULL);
  g_autoptr (GFile) broken = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  ParcoursMap *map;

  save_first (fixture);
  set_title (fixture, "Second");
  map = parcours_document_get_map (fixture->document);
  g_assert_true (g_file_set_contents (path, "<journey-map", -1, NULL));
  g_assert_false (load (fixture, broken, &error));
  g_assert_nonnull (error);
  g_assert_true (parcours_document_get_map (fixture->document) == map);
  g_assert_true (g_file_equal (parcours_document_get_file (fixture->document), fixture->file));
  assert_state (fixture, PARCOURS_DOCUMENT_DIRTY);
  assert_title (fixture, "Second");
}

/* What is edited while a save runs is neither in the file nor forgotten. */
static void
test_edit_during_save (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL, second = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;

  save_first (fixture);
  set_title (fixture, "Second");
  parcours_document_save_async (fixture->document, NULL, PARCOURS_SAVE_DEFAULT, keep_result, &result);
  set_title (fixture, "Third");
  parcours_document_save_async (fixture->document, NULL, PARCOURS_SAVE_DEFAULT, keep_result, &second);
  g_assert_false (parcours_document_save_finish (fixture->document, wait_for (&second), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_assert_true (parcours_document_save_finish (fixture->document, wait_for (&result), NULL));
  assert_state (fixture, PARCOURS_DOCUMENT_DIRTY);
  g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "Second"));
  parcours_map_undo (parcours_document_get_map (fixture->document));
  assert_state (fixture, PARCOURS_DOCUMENT_CLEAN);
}

static void
test_changed_on_disk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize length;

  save_first (fixture);
  set_title (fixture, "Mine");
  theirs = change_elsewhere (fixture, "Theirs");
  g_assert_false (save (fixture, NULL, PARCOURS_SAVE_DEFAULT, &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_CHANGED);
  assert_state (fixture, PARCOURS_DOCUMENT_DIRTY);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, NULL));
  g_assert_cmpmem (contents, length, g_bytes_get_data (theirs, NULL), g_bytes_get_size (theirs));
}

static void
test_reload (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GError) error = NULL;
  ParcoursMap *map;

  save_first (fixture);
  map = parcours_document_get_map (fixture->document);
  set_title (fixture, "Mine");
  theirs = change_elsewhere (fixture, "Theirs");
  g_assert_true (reload (fixture, &error));
  g_assert_true (parcours_document_get_map (fixture->document) == map);
  assert_state (fixture, PARCOURS_DOCUMENT_CLEAN);
  assert_title (fixture, "Theirs");
  g_assert_true (parcours_map_undo (map));
  assert_state (fixture, PARCOURS_DOCUMENT_DIRTY);
  assert_title (fixture, "Mine");
  g_assert_true (save (fixture, NULL, PARCOURS_SAVE_DEFAULT, &error));
  g_assert_no_error (error);
}

/* A file that holds another map by now: no step of undo leads there, so what stood here waits as a draft. */
static void
test_reload_another_map (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ParcoursMap) other = new_map ("Another");
  g_autoptr (GBytes) bytes = parcours_writer_write (other);
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (ParcoursMap) draft = NULL;
  g_autoptr (GError) error = NULL;

  save_first (fixture);
  set_title (fixture, "Mine");
  g_assert_true (g_file_set_contents (fixture->path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  g_assert_true (reload (fixture, &error));
  assert_state (fixture, PARCOURS_DOCUMENT_CLEAN);
  assert_title (fixture, "Another");
  left = parcours_recovery_list ();
  g_assert_cmpuint (left->len, ==, 1);
  draft = parcours_recovery_open (left->pdata[0], &error);
  g_assert_no_error (error);
  g_assert_cmpstr (parcours_element_get_name (parcours_map_get_root (draft)), ==, "Mine");
  parcours_recovery_remove (left->pdata[0]);
}

static void
test_overwrite (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = NULL, *path = NULL, *contents = NULL, *kept = NULL;
  gsize length;

  save_first (fixture);
  set_title (fixture, "Mine");
  theirs = change_elsewhere (fixture, "Theirs");
  parcours_document_overwrite_async (fixture->document, keep_result, &result);
  copy = parcours_document_overwrite_finish (fixture->document, wait_for (&result), &error);
  g_assert_no_error (error);
  assert_state (fixture, PARCOURS_DOCUMENT_CLEAN);
  g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "Mine"));
  g_assert_true (g_str_has_prefix (copy, "map (") && g_str_has_suffix (copy, ").jmap"));
  path = g_build_filename (fixture->folder, copy, NULL);
  g_assert_true (g_file_get_contents (path, &kept, &length, NULL));
  g_assert_cmpmem (kept, length, g_bytes_get_data (theirs, NULL), g_bytes_get_size (theirs));
}

static void
test_overwrite_what_is_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = NULL;

  save_first (fixture);
  set_title (fixture, "Mine");
  g_remove (fixture->path);
  parcours_document_overwrite_async (fixture->document, keep_result, &result);
  copy = parcours_document_overwrite_finish (fixture->document, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (copy, ==, "");
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_newer_version (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL, *after = NULL;
  g_auto (GStrv) parts = NULL;

  save_first (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, NULL));
  parts = g_strsplit (contents, "version=\"1\"", 2);
  g_clear_pointer (&contents, g_free);
  contents = g_strjoinv ("version=\"2\"", parts);
  g_assert_true (g_file_set_contents (fixture->path, contents, -1, NULL));
  g_assert_true (load (fixture, fixture->file, &error));
  g_assert_true (parcours_document_get_read_only (fixture->document));
  g_assert_false (save (fixture, NULL, PARCOURS_SAVE_DEFAULT, &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_READ_ONLY);
  g_assert_true (g_file_get_contents (fixture->path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, contents);
}

/* A document that goes without being closed is a crash to its draft. */
static void
test_recover (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) left = NULL, again = NULL;
  g_autoptr (GError) error = NULL;

  save_first (fixture);
  set_title (fixture, "Mine");
  for (gint64 end = g_get_monotonic_time () + 2 * G_TIME_SPAN_SECOND; g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
  end_document (fixture);
  fixture->document = parcours_document_new ();

  left = parcours_recovery_list ();
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_true (parcours_document_recover (fixture->document, left->pdata[0], &error));
  assert_state (fixture, PARCOURS_DOCUMENT_DIRTY);
  assert_title (fixture, "Mine");
  g_assert_true (g_file_equal (parcours_document_get_file (fixture->document), fixture->file));
  again = parcours_recovery_list ();
  g_assert_cmpuint (again->len, ==, 0);         /* its draft is that of a living document now */
  g_assert_true (save (fixture, NULL, PARCOURS_SAVE_DEFAULT, &error));
  g_assert_no_error (error);
  assert_state (fixture, PARCOURS_DOCUMENT_CLEAN);
}

#define ADD(name, func) g_test_add ("/shell/document/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("names", test_names);
  ADD ("life", test_life);
  ADD ("failed-load", test_failed_load);
  ADD ("edit-during-save", test_edit_during_save);
  ADD ("changed-on-disk", test_changed_on_disk);
  ADD ("reload", test_reload);
  ADD ("reload-another-map", test_reload_another_map);
  ADD ("overwrite", test_overwrite);
  ADD ("overwrite-what-is-gone", test_overwrite_what_is_gone);
  ADD ("newer-version", test_newer_version);
  ADD ("recover", test_recover);

  return g_test_run ();
}
