/* version-load.c - see version-load.h. */
#include "config.h"

#include "shell/version-load.h"

#include "export/export.h"

static void
list_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, parcours_versions_list (source), (GDestroyNotify) g_ptr_array_unref);
}

void
parcours_version_list_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (file, cancellable, callback, data);
  g_task_set_source_tag (task, parcours_version_list_async);
  g_task_run_in_thread (task, list_worker);
}

GPtrArray *
parcours_version_list_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, parcours_version_list_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  ParcoursVersion *version;
  int pixels;
  GdkTexture *picture;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  parcours_version_free (load->version);
  g_clear_object (&load->picture);
  g_free (load);
}

static GdkTexture *
paint (ParcoursMap *map, int pixels)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;

  if (!parcours_export_thumbnail_to_stream (map, pixels, stream, NULL) || !g_output_stream_close (stream, NULL, NULL))
    return NULL;
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  return gdk_texture_new_from_bytes (bytes, NULL);
}

static void
load_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Load *load = data;
  g_autoptr (ParcoursMap) map = NULL;
  GError *error = NULL;

  /* Whoever runs through a list with the arrow keys waits for the last one only. */
  if (g_task_return_error_if_cancelled (task))
    return;
  map = parcours_version_open (load->version, &error);
  if (map == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (!g_cancellable_is_cancelled (cancellable))
    load->picture = paint (map, load->pixels);
  g_task_return_pointer (task, g_steal_pointer (&map), g_object_unref);
}

void
parcours_version_load_async (const ParcoursVersion *version, int pixels, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL;
  Load *load;

  g_return_if_fail (version != NULL);

  load = g_new0 (Load, 1);
  load->version = parcours_version_copy (version);
  load->pixels = pixels;
  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, parcours_version_load_async);
  g_task_set_task_data (task, load, load_free);
  g_task_run_in_thread (task, load_worker);
}

ParcoursMap *
parcours_version_load_finish (GAsyncResult *result, GdkTexture **picture, GError **error)
{
  ParcoursMap *map;

  g_return_val_if_fail (g_async_result_is_tagged (result, parcours_version_load_async), NULL);

  map = g_task_propagate_pointer (G_TASK (result), error);
  if (map != NULL && picture != NULL)
    *picture = g_steal_pointer (&((Load *) g_task_get_task_data (G_TASK (result)))->picture);
  return map;
}
