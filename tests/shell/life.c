#include "config.h"

#include "life.h"

#include <glib/gstdio.h>

#include "format/writer.h"
#include "model/operations.h"

void
life_set_up (Life *life, gconstpointer data)
{
  life->folder = g_dir_make_tmp ("parcours-document-XXXXXX", NULL);
  life->path = g_build_filename (life->folder, "map.jmap", NULL);
  life->file = g_file_new_for_path (life->path);
  life->document = parcours_document_new ();
}

/* A worker that has just ended may still hold its task, and so the document, for a moment. */
void
life_end_document (Life *life)
{
  gint64 end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;
  gpointer left = life->document;

  g_object_add_weak_pointer (G_OBJECT (life->document), &left);
  g_clear_object (&life->document);
  while (g_atomic_pointer_get (&left) != NULL && g_get_monotonic_time () < end)
    g_usleep (1000);
  g_assert_null (left);
}

void
life_tear_down (Life *life, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (life->folder, 0, NULL);
  const char *name;

  parcours_document_close (life->document);
  life_end_document (life);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (life->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (life->folder);
  g_object_unref (life->file);
  g_free (life->path);
  g_free (life->folder);
}

void
life_keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

GAsyncResult *
life_wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

gboolean
life_load (Life *life, GFile *file, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  parcours_document_load_async (life->document, file, life_keep_result, &result);
  g_assert_cmpint (parcours_document_get_state (life->document), ==, PARCOURS_DOCUMENT_LOADING);
  return parcours_document_load_finish (life->document, life_wait_for (&result), NULL, error);
}

gboolean
life_save (Life *life, GFile *file, ParcoursSaveFlags flags, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  parcours_document_save_async (life->document, file, flags, life_keep_result, &result);
  g_assert_cmpint (parcours_document_get_state (life->document), ==, PARCOURS_DOCUMENT_SAVING);
  return parcours_document_save_finish (life->document, life_wait_for (&result), error);
}

gboolean
life_reload (Life *life, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  parcours_document_reload_async (life->document, "Reload", life_keep_result, &result);
  return parcours_document_reload_finish (life->document, life_wait_for (&result), NULL, error);
}

ParcoursMap *
life_new_map (const char *title)
{
  g_autoptr (ParcoursElement) root = parcours_element_new (PARCOURS_KIND_MAP, NULL);

  g_assert_true (parcours_element_set (root, PARCOURS_MAP_TITLE, title, NULL));
  return parcours_map_new_for_root (root);
}

void
life_set_title (Life *life, const char *title)
{
  ParcoursMap *map = parcours_document_get_map (life->document);

  g_assert_true (parcours_map_set (map, parcours_map_get_root (map), PARCOURS_MAP_TITLE, title, NULL));
  parcours_map_seal (map);
}

void
life_assert_title (Life *life, const char *expected)
{
  g_autofree char *title = parcours_document_dup_title (life->document);

  g_assert_cmpstr (title, ==, expected);
}

void
life_assert_state (Life *life, ParcoursDocumentState state)
{
  g_assert_cmpint (parcours_document_get_state (life->document), ==, state);
}

void
life_save_first (Life *life)
{
  g_autoptr (ParcoursMap) map = life_new_map ("First");
  g_autoptr (GError) error = NULL;

  parcours_document_set_untitled (life->document, map);
  life_assert_state (life, PARCOURS_DOCUMENT_CLEAN);
  g_assert_true (parcours_document_get_disposable (life->document));
  g_assert_true (life_save (life, life->file, PARCOURS_SAVE_DEFAULT, &error));
  g_assert_no_error (error);
  g_assert_false (parcours_document_get_disposable (life->document));
}

GBytes *
life_change_elsewhere (Life *life, const char *title)
{
  g_autoptr (ParcoursMap) copy = parcours_map_copy (parcours_document_get_map (life->document));
  GBytes *bytes;

  parcours_map_set (copy, parcours_map_get_root (copy), PARCOURS_MAP_TITLE, title, NULL);
  bytes = parcours_writer_write (copy);
  g_assert_true (g_file_set_contents (life->path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  return bytes;
}
