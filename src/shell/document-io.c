/* document-io.c - a document and its file: load, reload, save. */
#include "config.h"

#include "shell/document-private.h"

#include <glib/gi18n.h>

#include "base/error.h"
#include "base/util.h"
#include "model/adopt.h"
#include "share/bytes.h"
#include "share/portal.h"
#include "share/replacement.h"
#include "share/store.h"
#include "share/trouble.h"

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
  g_clear_object (&self->cancellable);
  if (map == NULL)
    {
      _parcours_document_changed (self);
      g_task_return_error (task, error);
      return;
    }
  parcours_map_mark_saved (map, parcours_map_get_state (map));
  if (hash != NULL)
    {
      _parcours_document_take (self, map, file, hash);
      parcours_document_look_beside (self);
    }
  else
    {
      _parcours_document_take (self, map, NULL, NULL);
      self->picture = g_steal_pointer (&file);
      _parcours_document_changed (self);
    }
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
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  _parcours_document_changed (self);
  parcours_load_async (file, self->cancellable, on_loaded, g_steal_pointer (&task));
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

typedef struct
{
  char *label;
  gboolean automatic;
  char *seen;                   /* the bytes that the watch told of */
} Reload;

static void
reload_free (gpointer data)
{
  Reload *reload = data;

  g_free (reload->label);
  g_free (reload->seen);
  g_free (reload);
}

/* Not again by itself for the same bytes: the window says why, and the user decides. */
static void
refuse (ParcoursDocument *self, const Reload *reload, const char *sentence)
{
  parcours_set_str (&self->refused, reload->seen);
  parcours_set_str (&self->refusal, sentence);
}

/* No edits lead to what is on disk: another map altogether, or of a newer version. What stood here stays behind as a draft that is offered
 * at the next start. */
static gboolean
replace_map (ParcoursDocument *self, ParcoursMap *map, const char *hash, GError **error)
{
  g_autoptr (GFile) file = g_object_ref (self->file);

  if (parcours_map_get_modified (self->map) && !parcours_draft_flush (self->draft, error))
    return FALSE;
  parcours_map_mark_saved (map, parcours_map_get_state (map));
  _parcours_document_take (self, map, file, hash);

  return TRUE;
}

static void
settle_reload (ParcoursDocument *self, const char *hash)
{
  self->wanted = self->recovered = self->detached = FALSE;
  g_clear_pointer (&self->refused, g_free);
  g_clear_pointer (&self->refusal, g_free);
  parcours_map_mark_saved (self->map, parcours_map_get_state (self->map));
  parcours_set_str (&self->hash, hash);
  parcours_draft_reset (self->draft, self->file, hash);
  if (self->watch != NULL)
    parcours_watch_set_base (self->watch, hash);
  else
    _parcours_document_watch (self);
  _parcours_document_changed (self);
}

/* Brings what was read into the open map. FALSE with an error; then nothing has changed. */
static gboolean
bring_in (ParcoursDocument *self, const Reload *reload, ParcoursMap *map, const char *hash, GError **error)
{
  if (reload->automatic && parcours_map_get_modified (self->map))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Edited meanwhile");
      return FALSE;
    }
  if (parcours_map_adopt (self->map, map, reload->label))
    {
      settle_reload (self, hash);
      return TRUE;
    }
  if (!reload->automatic)
    return replace_map (self, map, hash, error);

  g_set_error_literal (error, PARCOURS_ERROR, PARCOURS_ERROR_CHANGED, _("What is there now is another map."));
  refuse (self, reload, (*error)->message);

  return FALSE;
}

static void
on_reloaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (ParcoursMap) map = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *hash = NULL;
  ParcoursDocument *self = g_task_get_source_object (task);
  Reload *reload = g_task_get_task_data (task);
  GError *error = NULL;

  self->reloading = FALSE;
  map = parcours_load_finish (result, &hash, &problems, &error);
  if (map != NULL && hash == NULL)
    {
      g_clear_object (&map);
      error = g_error_new_literal (PARCOURS_ERROR, PARCOURS_ERROR_NOT_A_MAP,
                                   _("What is there now is a picture. To have the map that it carries, open it as a map of its own."));
    }
  if (map == NULL && reload->automatic && error->domain == PARCOURS_ERROR)
    refuse (self, reload, error->message);
  if (map != NULL && bring_in (self, reload, map, hash, &error))
    {
      g_task_return_pointer (task, g_steal_pointer (&problems), (GDestroyNotify) g_ptr_array_unref);
      return;
    }
  _parcours_document_changed (self);
  g_task_return_error (task, error);
}

void
_parcours_document_reload (ParcoursDocument *self, const char *label, gboolean automatic, GAsyncReadyCallback callback,
                           gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);
  Reload *reload = g_new0 (Reload, 1);

  g_task_set_source_tag (task, parcours_document_reload_async);
  reload->label = g_strdup (label);
  reload->automatic = automatic;
  if (self->watch != NULL)
    reload->seen = g_strdup (parcours_watch_get_hash (self->watch));
  g_task_set_task_data (task, reload, reload_free);
  self->reloading = TRUE;
  parcours_load_async (self->file, NULL, on_reloaded, g_steal_pointer (&task));
}

void
parcours_document_reload_async (ParcoursDocument *self, const char *label, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (PARCOURS_IS_DOCUMENT (self));
  g_return_if_fail (self->map != NULL && self->file != NULL);

  _parcours_document_reload (self, label, FALSE, callback, data);
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
  ParcoursSave *bytes;          /* what is to be written; NULL once that runs */
  guint64 state;                /* of the map when they were made */
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_object_unref (save->file);
  g_clear_pointer (&save->bytes, parcours_save_free);
  g_free (save);
}

/* TRUE if it goes to the file that the document has already. */
static gboolean
is_own (ParcoursDocument *self, const Save *save)
{
  return self->file != NULL && g_file_equal (save->file, self->file);
}

/* What was edited while the disk was busy is in no file yet: it stays modified, and the draft goes on with it. */
static void
settle_save (ParcoursDocument *self, const Save *save, const char *hash)
{
  gboolean own = is_own (self, save);

  self->wanted = self->recovered = self->detached = self->is_protected = FALSE;
  g_clear_object (&self->picture);
  g_set_object (&self->file, save->file);
  parcours_set_str (&self->hash, hash);
  parcours_map_mark_saved (self->map, save->state);
  parcours_draft_reset (self->draft, self->file, hash);
  if (own && self->watch != NULL)
    parcours_watch_set_base (self->watch, hash);
  else
    _parcours_document_watch (self);
}

static void
end_save (ParcoursDocument *self)
{
  self->saving = FALSE;
  g_clear_object (&self->cancellable);
  if (self->watch != NULL)
    parcours_watch_release (self->watch);
}

static void
fail_save (GTask *task, GError *error)
{
  ParcoursDocument *self = g_task_get_source_object (task);

  if (is_own (self, g_task_get_task_data (task)) && parcours_trouble_is_away (error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->wanted = TRUE;
  end_save (self);
  _parcours_document_changed (self);
  g_task_return_error (task, error);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autofree char *hash = NULL;
  ParcoursDocument *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!parcours_save_finish (result, &hash, &error))
    {
      fail_save (task, error);
      return;
    }
  settle_save (self, g_task_get_task_data (task), hash);
  end_save (self);
  _parcours_document_changed (self);
  g_task_return_boolean (task, TRUE);
}

static void
start_save (GTask *task)
{
  ParcoursDocument *self = g_task_get_source_object (task);
  Save *save = g_task_get_task_data (task);

  if (self->watch != NULL)
    parcours_watch_hold (self->watch);
  parcours_save_start_async (g_steal_pointer (&save->bytes), self->cancellable, on_saved, g_object_ref (task));
}

/* A disk that is away is not written to by mistake: what it was mounted on may be there and writable. */
static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  ParcoursDocument *self = g_task_get_source_object (task);
  g_autofree char *name = NULL;
  GError *error = NULL;

  if (parcours_watch_look_finish (PARCOURS_WATCH (source), result, &error) != PARCOURS_LOOK_AWAY)
    {
      start_save (task);
      return;
    }
  if (error == NULL)
    {
      name = parcours_document_dup_file_name (self);
      error = g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED,
                           _("The disk or share that holds “%s” does not answer. Your changes are kept on this computer, and are saved there as soon as it is back."),
                           name);
    }
  fail_save (task, error);
}

void
parcours_document_save_async (ParcoursDocument *self, GFile *file, ParcoursSaveFlags flags,
                              GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL;
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
  save = g_new0 (Save, 1);
  save->file = g_object_ref (file != NULL ? file : self->file);
  parcours_map_seal (self->map);
  save->state = parcours_map_get_state (self->map);
  save->bytes = parcours_save_new (self->map, save->file, is_own (self, save) ? self->hash : NULL, flags);
  g_task_set_task_data (task, save, save_free);
  self->saving = TRUE;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  _parcours_document_changed (self);
  if (is_own (self, save) && self->watch != NULL)
    parcours_watch_look_async (self->watch, self->cancellable, on_looked, g_steal_pointer (&task));
  else
    start_save (task);
}

void
parcours_document_cancel (ParcoursDocument *self)
{
  g_return_if_fail (PARCOURS_IS_DOCUMENT (self));

  g_cancellable_cancel (self->cancellable);
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

/* Beside the file, or as if a session had left it as a draft. */
static gboolean
keep_bytes (Keep *keep, GBytes *bytes, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GFile) folder = g_file_get_parent (keep->file), file = NULL;
  g_autoptr (ParcoursStore) store = NULL;
  g_autofree char *name = g_file_get_basename (keep->file);
  g_autofree char *stamp = NULL, *copy = NULL, *full = NULL;

  if (g_str_has_suffix (name, ".jmap"))
    name[strlen (name) - strlen (".jmap")] = '\0';
  stamp = g_date_time_format (now, "%Y-%m-%d %H.%M.%S");
  copy = g_strdup_printf ("%s (%s)", name, stamp);
  keep->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (parcours_portal_gave (keep->file))
    {
      keep->copy = g_filename_display_name (copy);
      store = parcours_store_new (keep->file, keep->hash);
      return parcours_store_write (store, 1, keep->copy, bytes, error);
    }
  full = g_strconcat (copy, ".jmap", NULL);
  keep->copy = g_filename_display_name (full);
  file = g_file_get_child (folder, full);
  return parcours_replacement_write (file, bytes, error);
}

static void
keep_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Keep *keep = data;
  g_autoptr (GBytes) bytes = NULL;
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
  if (keep_bytes (keep, bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
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
  if (self->watch != NULL && keep->hash != NULL)
    parcours_watch_set_base (self->watch, keep->hash);
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
