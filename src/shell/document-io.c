/* document-io.c - a document and its file: load, reload, save. */
#include "config.h"

#include "shell/document-private.h"

#include <glib/gi18n.h>

#include "base/util.h"
#include "model/adopt.h"
#include "share/bytes.h"
#include "share/replacement.h"

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (ParcoursMap) map = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *hash = NULL;
  ParcoursDocument *self = g_task_get_source_object (task);
  GError *error = NULL;

  map = parcours_load_finish (result, &hash, &problems, &error);
  file = g_steal_pointer (&self->loading);
  if (map == NULL)
    {
      _parcours_document_changed (self);
      g_task_return_error (task, error);
      return;
    }
  parcours_map_mark_saved (map, parcours_map_get_state (map));
  _parcours_document_take (self, map, file, hash);
  g_task_return_pointer (task, g_steal_pointer (&problems), (GDestroyNotify) g_ptr_array_unref);
}

void
parcours_document_load_async (ParcoursDocument *self, GFile *file, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PARCOURS_IS_DOCUMENT (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (self->loading == NULL);

  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, parcours_document_load_async);
  self->loading = g_object_ref (file);
  _parcours_document_changed (self);
  parcours_load_async (file, NULL, on_loaded, g_steal_pointer (&task));
}

/* Both finishers: the task holds the problems, which may be none. */
static gboolean
finish_with_problems (GAsyncResult *result, GPtrArray **problems, GError **error)
{
  GError *local = NULL;
  GPtrArray *found = g_task_propagate_pointer (G_TASK (result), &local);

  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (problems != NULL)
    *problems = found;
  else
    g_clear_pointer (&found, g_ptr_array_unref);
  return TRUE;
}

gboolean
parcours_document_load_finish (ParcoursDocument *self, GAsyncResult *result, GPtrArray **problems, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return finish_with_problems (result, problems, error);
}

static void
on_reloaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (ParcoursMap) map = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *hash = NULL;
  ParcoursDocument *self = g_task_get_source_object (task);
  const char *label = g_task_get_task_data (task);
  GError *error = NULL;

  map = parcours_load_finish (result, &hash, &problems, &error);
  if (map == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (parcours_map_adopt (self->map, map, label))
    {
      parcours_map_mark_saved (self->map, parcours_map_get_state (self->map));
      parcours_set_str (&self->hash, hash);
      parcours_draft_reset (self->draft, self->file, hash);
      _parcours_document_changed (self);
    }
  else
    {
      /* Another map altogether, or of a newer version: no edits lead there. What stood here stays behind as a draft that is
       * offered at the next start. */
      g_autoptr (GFile) file = g_object_ref (self->file);

      if (parcours_map_get_modified (self->map) && !parcours_draft_flush (self->draft, &error))
        {
          g_task_return_error (task, error);
          return;
        }
      parcours_map_mark_saved (map, parcours_map_get_state (map));
      _parcours_document_take (self, map, file, hash);
    }
  g_task_return_pointer (task, g_steal_pointer (&problems), (GDestroyNotify) g_ptr_array_unref);
}

void
parcours_document_reload_async (ParcoursDocument *self, const char *label, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PARCOURS_IS_DOCUMENT (self));
  g_return_if_fail (self->map != NULL && self->file != NULL);

  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, parcours_document_reload_async);
  g_task_set_task_data (task, g_strdup (label), g_free);
  parcours_load_async (self->file, NULL, on_reloaded, g_steal_pointer (&task));
}

gboolean
parcours_document_reload_finish (ParcoursDocument *self, GAsyncResult *result, GPtrArray **problems, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return finish_with_problems (result, problems, error);
}

typedef struct
{
  GFile *file;
  guint64 state;                /* of the map when its bytes were made */
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_object_unref (save->file);
  g_free (save);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autofree char *hash = NULL;
  ParcoursDocument *self = g_task_get_source_object (task);
  Save *save = g_task_get_task_data (task);
  GError *error = NULL;

  self->saving = FALSE;
  if (!parcours_save_finish (result, &hash, &error))
    {
      _parcours_document_changed (self);
      g_task_return_error (task, error);
      return;
    }
  g_set_object (&self->file, save->file);
  parcours_set_str (&self->hash, hash);
  /* What was edited while the disk was busy is in no file yet: it stays modified, and the draft goes on with it. */
  parcours_map_mark_saved (self->map, save->state);
  parcours_draft_reset (self->draft, self->file, hash);
  _parcours_document_changed (self);
  g_task_return_boolean (task, TRUE);
}

void
parcours_document_save_async (ParcoursDocument *self, GFile *file, ParcoursSaveFlags flags,
                              GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL;
  const char *base = NULL;
  Save *save;

  g_return_if_fail (PARCOURS_IS_DOCUMENT (self));
  g_return_if_fail (self->map != NULL);
  g_return_if_fail (file != NULL || self->file != NULL);

  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, parcours_document_save_async);
  if (self->saving)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, _("The map is being saved already."));
      return;
    }
  if (file == NULL)
    file = self->file;
  if (self->file != NULL && g_file_equal (file, self->file))
    base = self->hash;
  parcours_map_seal (self->map);
  save = g_new0 (Save, 1);
  save->file = g_object_ref (file);
  save->state = parcours_map_get_state (self->map);
  g_task_set_task_data (task, save, save_free);
  self->saving = TRUE;
  _parcours_document_changed (self);
  parcours_save_async (self->map, file, base, flags, NULL, on_saved, g_steal_pointer (&task));
}

gboolean
parcours_document_save_finish (ParcoursDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* What is done off the window's thread before a file is overwritten. */
typedef struct
{
  GFile *file;
  char *hash;                   /* of the bytes that were kept; NULL: there was no file any more */
  char *copy;                   /* the name they were kept under */
} Keep;

static void
keep_free (gpointer data)
{
  Keep *keep = data;

  g_object_unref (keep->file);
  g_free (keep->hash);
  g_free (keep->copy);
  g_free (keep);
}

static void
keep_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Keep *keep = data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = g_file_get_path (keep->file);
  g_autofree char *stamp = NULL, *copy = NULL;
  GError *error = NULL;

  bytes = parcours_bytes_read (keep->file, cancellable, &error);
  if (bytes == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        {
          g_clear_error (&error);
          g_task_return_boolean (task, TRUE);
        }
      else
        {
          g_task_return_error (task, error);
        }
      return;
    }
  if (g_str_has_suffix (path, ".jmap"))
    path[strlen (path) - strlen (".jmap")] = '\0';
  stamp = g_date_time_format (now, "%Y-%m-%d %H.%M.%S");
  copy = g_strdup_printf ("%s (%s).jmap", path, stamp);
  if (!parcours_replacement_write (copy, bytes, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  keep->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  keep->copy = g_filename_display_basename (copy);
  g_task_return_boolean (task, TRUE);
}

static void
on_overwritten (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (parcours_document_save_finish (PARCOURS_DOCUMENT (source), result, &error))
    g_task_return_pointer (task, g_strdup (g_task_get_task_data (task)), g_free);
  else
    g_task_return_error (task, error);
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  ParcoursDocument *self = PARCOURS_DOCUMENT (source);
  Keep *keep = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  /* The bytes that were kept are the new base: whoever saves once more in between is noticed again. */
  parcours_set_str (&self->hash, keep->hash);
  g_task_set_task_data (task, g_strdup (keep->copy != NULL ? keep->copy : ""), g_free);
  parcours_document_save_async (self, NULL, PARCOURS_SAVE_DEFAULT, on_overwritten, g_steal_pointer (&task));
}

void
parcours_document_overwrite_async (ParcoursDocument *self, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL, worker = NULL;
  Keep *keep;

  g_return_if_fail (PARCOURS_IS_DOCUMENT (self));
  g_return_if_fail (self->map != NULL && self->file != NULL);

  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, parcours_document_overwrite_async);
  keep = g_new0 (Keep, 1);
  keep->file = g_object_ref (self->file);
  worker = g_task_new (self, NULL, on_kept, g_steal_pointer (&task));
  g_task_set_source_tag (worker, keep_worker);
  g_task_set_task_data (worker, keep, keep_free);
  g_task_run_in_thread (worker, keep_worker);
}

char *
parcours_document_overwrite_finish (ParcoursDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
