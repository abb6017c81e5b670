/* A document through its life: untitled, saved, edited, reloaded, overwritten, recovered. No display is needed. */
#include "config.h"

#include "life.h"

#include <glib/gstdio.h>

#include "base/error.h"
#include "format/carried.h"
#include "format/writer.h"
#include "model/operations.h"

static void
test_names (Life *life, gconstpointer data)
{
  g_autoptr (ParcoursMap) map = life_new_map ("A/B: “C”?");
  g_autofree char *base = NULL, *name = NULL;

  life_assert_state (life, PARCOURS_DOCUMENT_EMPTY);
  life_assert_title (life, "Untitled Map");
  parcours_document_set_untitled (life->document, map);
  life_assert_title (life, "A/B: “C”?");
  base = parcours_document_dup_base_name (life->document);
  g_assert_cmpstr (base, ==, "A-B- “C”-");
  name = parcours_document_dup_file_name (life->document);
  g_assert_cmpstr (name, ==, "Not saved yet");
}

static void
test_life (Life *life, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ParcoursMap *map;

  life_save_first (life);
  map = parcours_document_get_map (life->document);
  life_assert_state (life, PARCOURS_DOCUMENT_CLEAN);
  life_set_title (life, "Second");
  life_assert_state (life, PARCOURS_DOCUMENT_DIRTY);
  life_assert_title (life, "Second");
  parcours_map_undo (map);
  life_assert_state (life, PARCOURS_DOCUMENT_CLEAN);
  parcours_map_redo (map);
  g_assert_true (life_save (life, NULL, PARCOURS_SAVE_DEFAULT, &error));
  life_assert_state (life, PARCOURS_DOCUMENT_CLEAN);
  parcours_map_undo (map);
  life_assert_state (life, PARCOURS_DOCUMENT_DIRTY);
  g_assert_true (life_load (life, life->file, &error));
  life_assert_title (life, "Second");
  g_assert_null (parcours_map_get_undo_label (parcours_document_get_map (life->document)));
}

static void
test_failed_load (Life *life, gconstpointer data)
{
  g_autofree char *path = g_build_filename (life->folder, "broken.jmap", NULL);
  g_autoptr (GFile) broken = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  ParcoursMap *map;

  life_save_first (life);
  life_set_title (life, "Second");
  map = parcours_document_get_map (life->document);
  g_assert_true (g_file_set_contents (path, "<journey-map", -1, NULL));
  g_assert_false (life_load (life, broken, &error));
  g_assert_nonnull (error);
  g_assert_true (parcours_document_get_map (life->document) == map);
  g_assert_true (g_file_equal (parcours_document_get_file (life->document), life->file));
  life_assert_state (life, PARCOURS_DOCUMENT_DIRTY);
  life_assert_title (life, "Second");
}

/* What is edited while a save runs is neither in the file nor forgotten. */
static void
test_edit_during_save (Life *life, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL, second = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;

  life_save_first (life);
  life_set_title (life, "Second");
  parcours_document_save_async (life->document, NULL, PARCOURS_SAVE_DEFAULT, life_keep_result, &result);
  life_set_title (life, "Third");
  parcours_document_save_async (life->document, NULL, PARCOURS_SAVE_DEFAULT, life_keep_result, &second);
  g_assert_false (parcours_document_save_finish (life->document, life_wait_for (&second), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_assert_true (parcours_document_save_finish (life->document, life_wait_for (&result), NULL));
  life_assert_state (life, PARCOURS_DOCUMENT_DIRTY);
  g_assert_true (g_file_get_contents (life->path, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "Second"));
  parcours_map_undo (parcours_document_get_map (life->document));
  life_assert_state (life, PARCOURS_DOCUMENT_CLEAN);
}

static void
test_changed_on_disk (Life *life, gconstpointer data)
{
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize length;

  life_save_first (life);
  life_set_title (life, "Mine");
  theirs = life_change_elsewhere (life, "Theirs");
  g_assert_false (life_save (life, NULL, PARCOURS_SAVE_DEFAULT, &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_CHANGED);
  life_assert_state (life, PARCOURS_DOCUMENT_DIRTY);
  g_assert_true (g_file_get_contents (life->path, &contents, &length, NULL));
  g_assert_cmpmem (contents, length, g_bytes_get_data (theirs, NULL), g_bytes_get_size (theirs));
}

static void
test_reload (Life *life, gconstpointer data)
{
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GError) error = NULL;
  ParcoursMap *map;

  life_save_first (life);
  map = parcours_document_get_map (life->document);
  life_set_title (life, "Mine");
  theirs = life_change_elsewhere (life, "Theirs");
  g_assert_true (life_reload (life, &error));
  g_assert_true (parcours_document_get_map (life->document) == map);
  life_assert_state (life, PARCOURS_DOCUMENT_CLEAN);
  life_assert_title (life, "Theirs");
  g_assert_true (parcours_map_undo (map));
  life_assert_state (life, PARCOURS_DOCUMENT_DIRTY);
  life_assert_title (life, "Mine");
  g_assert_true (life_save (life, NULL, PARCOURS_SAVE_DEFAULT, &error));
  g_assert_no_error (error);
}

/* A file that holds another map by now: no step of undo leads there, so what stood here waits as a draft. */
static void
test_reload_another_map (Life *life, gconstpointer data)
{
  g_autoptr (ParcoursMap) other = life_new_map ("Another");
  g_autoptr (GBytes) bytes = parcours_writer_write (other);
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (ParcoursMap) draft = NULL;
  g_autoptr (GError) error = NULL;

  life_save_first (life);
  life_set_title (life, "Mine");
  g_assert_true (g_file_set_contents (life->path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  g_assert_true (life_reload (life, &error));
  life_assert_state (life, PARCOURS_DOCUMENT_CLEAN);
  life_assert_title (life, "Another");
  left = parcours_recovery_list ();
  g_assert_cmpuint (left->len, ==, 1);
  draft = parcours_recovery_open (left->pdata[0], &error);
  g_assert_no_error (error);
  g_assert_cmpstr (parcours_element_get_name (parcours_map_get_root (draft)), ==, "Mine");
  parcours_recovery_remove (left->pdata[0]);
}

static void
test_overwrite (Life *life, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = NULL, *path = NULL, *contents = NULL, *kept = NULL;
  gsize length;

  life_save_first (life);
  life_set_title (life, "Mine");
  theirs = life_change_elsewhere (life, "Theirs");
  parcours_document_overwrite_async (life->document, life_keep_result, &result);
  copy = parcours_document_overwrite_finish (life->document, life_wait_for (&result), &error);
  g_assert_no_error (error);
  life_assert_state (life, PARCOURS_DOCUMENT_CLEAN);
  g_assert_true (g_file_get_contents (life->path, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "Mine"));
  g_assert_true (g_str_has_prefix (copy, "map (") && g_str_has_suffix (copy, ").jmap"));
  path = g_build_filename (life->folder, copy, NULL);
  g_assert_true (g_file_get_contents (path, &kept, &length, NULL));
  g_assert_cmpmem (kept, length, g_bytes_get_data (theirs, NULL), g_bytes_get_size (theirs));
}

static void
test_overwrite_what_is_gone (Life *life, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = NULL;

  life_save_first (life);
  life_set_title (life, "Mine");
  g_remove (life->path);
  parcours_document_overwrite_async (life->document, life_keep_result, &result);
  copy = parcours_document_overwrite_finish (life->document, life_wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (copy, ==, "");
  g_assert_true (g_file_test (life->path, G_FILE_TEST_EXISTS));
}

static void
test_newer_version (Life *life, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL, *after = NULL;
  g_auto (GStrv) parts = NULL;

  life_save_first (life);
  g_assert_true (g_file_get_contents (life->path, &contents, NULL, NULL));
  parts = g_strsplit (contents, "version=\"1\"", 2);
  g_clear_pointer (&contents, g_free);
  contents = g_strjoinv ("version=\"2\"", parts);
  g_assert_true (g_file_set_contents (life->path, contents, -1, NULL));
  g_assert_true (life_load (life, life->file, &error));
  g_assert_true (parcours_document_get_read_only (life->document));
  g_assert_false (life_save (life, NULL, PARCOURS_SAVE_DEFAULT, &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_READ_ONLY);
  g_assert_true (g_file_get_contents (life->path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, contents);
}

/* A document that goes without being closed is a crash to its draft. */
static void
test_recover (Life *life, gconstpointer data)
{
  g_autoptr (GPtrArray) left = NULL, again = NULL;
  g_autoptr (GError) error = NULL;

  life_save_first (life);
  life_set_title (life, "Mine");
  for (gint64 end = g_get_monotonic_time () + 2 * G_TIME_SPAN_SECOND; g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
  life_end_document (life);
  life->document = parcours_document_new ();

  left = parcours_recovery_list ();
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_true (parcours_document_recover (life->document, left->pdata[0], &error));
  life_assert_state (life, PARCOURS_DOCUMENT_RECOVER);
  life_assert_title (life, "Mine");
  g_assert_true (g_file_equal (parcours_document_get_file (life->document), life->file));
  again = parcours_recovery_list ();
  g_assert_cmpuint (again->len, ==, 0);         /* its draft is that of a living document now */
  g_assert_true (life_save (life, NULL, PARCOURS_SAVE_DEFAULT, &error));
  g_assert_no_error (error);
  life_assert_state (life, PARCOURS_DOCUMENT_CLEAN);
}

/* --- a picture that carries its map --- */

/* `name` in the folder, with a map of that title inside. */
static GFile *
write_picture (Life *life, const char *name, const char *title)
{
  g_autoptr (ParcoursMap) map = life_new_map (title);
  g_autoptr (GBytes) document = parcours_writer_write (map);
  g_autoptr (GBytes) body = parcours_carried_body (document);
  g_autofree char *svg = g_strdup_printf ("<svg xmlns=\"http://www.w3.org/2000/svg\"><metadata>%.*s</metadata></svg>",
                                          (int) g_bytes_get_size (body), (const char *) g_bytes_get_data (body, NULL));
  g_autofree char *path = g_build_filename (life->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, svg, -1, NULL));
  return g_file_new_for_path (path);
}

static void
test_picture (Life *life, gconstpointer data)
{
  g_autoptr (GFile) picture = write_picture (life, "wall.jmap.svg", "First");
  g_autofree char *base = NULL, *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_load_contents (picture, NULL, &before, NULL, NULL, NULL));
  g_assert_true (life_load (life, picture, &error));
  life_assert_state (life, PARCOURS_DOCUMENT_CLEAN);
  life_assert_title (life, "First");
  g_assert_null (parcours_document_get_file (life->document));
  g_assert_true (g_file_equal (parcours_document_get_picture (life->document), picture));
  base = parcours_document_dup_base_name (life->document);
  g_assert_cmpstr (base, ==, "wall");
  g_assert_false (parcours_document_get_disposable (life->document));

  /* not even if it is asked for, unless the user was asked whether to overwrite */
  g_assert_false (life_save (life, picture, PARCOURS_SAVE_DEFAULT, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (g_file_load_contents (picture, NULL, &after, NULL, NULL, NULL));
  g_assert_cmpstr (before, ==, after);

  g_assert_true (life_save (life, life->file, PARCOURS_SAVE_DEFAULT, &error));
  g_assert_null (parcours_document_get_picture (life->document));
  g_assert_true (g_file_equal (parcours_document_get_file (life->document), life->file));
}

static void
test_untitled_picture (Life *life, gconstpointer data)
{
  g_autoptr (GFile) picture = write_picture (life, "Étage 2.SVG", "");
  g_autoptr (GError) error = NULL;

  g_assert_true (life_load (life, picture, &error));
  life_assert_title (life, "Étage 2");
}

/* The file of an open map becomes a picture: that is not the file of the map any more. */
static void
test_reload_picture (Life *life, gconstpointer data)
{
  g_autofree char *name = NULL;
  g_autoptr (GFile) picture = NULL;
  g_autoptr (GError) error = NULL;

  life_save_first (life);
  name = g_file_get_basename (life->file);
  picture = write_picture (life, name, "Second");
  g_assert_false (life_reload (life, &error));
  g_assert_error (error, PARCOURS_ERROR, PARCOURS_ERROR_NOT_A_MAP);
  life_assert_title (life, "First");
}

#define ADD(name, func) g_test_add ("/shell/document/" name, Life, NULL, life_set_up, func, life_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("names", test_names);
  ADD ("picture", test_picture);
  ADD ("untitled-picture", test_untitled_picture);
  ADD ("reload-picture", test_reload_picture);
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
