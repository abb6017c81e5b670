/* The saving half of save.h. */
#include "config.h"

#include "share/save.h"

#include <glib/gi18n-lib.h>

#include "base/error.h"
#include "format/reader.h"
#include "format/writer.h"
#include "model/digest.h"
#include "share/bytes.h"
#include "share/replacement.h"
#include "share/versions.h"

/* A save on its way: everything the worker needs, so that the map may be edited meanwhile. */
typedef struct _ParcoursSave Save;

struct _ParcoursSave
{
  GFile *file;
  char *name;                   /* for messages */
  char *base_hash;
  ParcoursSaveFlags flags;

  int version;                  /* of the map */
  GBytes *bytes;
  char *digest;                 /* of the map the bytes were made from */
  char *new_hash;
  GCancellable *cancellable;    /* while it runs; not owned */
};

static void
save_free (Save *save)
{
  g_clear_object (&save->file);
  g_clear_pointer (&save->bytes, g_bytes_unref);
  g_free (save->name);
  g_free (save->base_hash);
  g_free (save->digest);
  g_free (save->new_hash);
  g_free (save);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Save, save_free)

static Save *
save_new (ParcoursMap *map, GFile *file, const char *base_hash, ParcoursSaveFlags flags)
{
  Save *save = g_new0 (Save, 1);

  save->file = g_object_ref (file);
  save->name = parcours_bytes_dup_name (file);
  save->base_hash = g_strdup (base_hash);
  save->flags = flags;
  save->version = parcours_map_get_version (map);
  if (save->version <= PARCOURS_FORMAT_VERSION)
    {
      save->bytes = parcours_writer_write (map);
      save->digest = parcours_map_digest (map);
    }

  return save;
}

static gboolean
check_writable (Save *save, GError **error)
{
  if (save->version > PARCOURS_FORMAT_VERSION)
    {
      g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_READ_ONLY,
                   _("“%s” was made by a newer version of Parcours, and saving it with this one could lose what is new in it. Update Parcours to change it."),
                   save->name);
      return FALSE;
    }

  return TRUE;
}

/* Whatever the writer did, only bytes that read back as this very map reach the disk. */
static gboolean
verify (Save *save, GError **error)
{
  g_autoptr (ParcoursMap) map = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *digest = NULL;

  map = parcours_reader_read (save->bytes, save->name, NULL, &local);
  if (g_error_matches (local, PARCOURS_ERROR, PARCOURS_ERROR_LIMIT))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  digest = map != NULL ? parcours_map_digest (map) : NULL;
  if (g_strcmp0 (digest, save->digest) == 0)
    return TRUE;

  g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_VERIFY,
               _("“%s” was not saved, because what would be written does not read back the same (%s). The file on disk is as it was. Undo the last changes and save again, and please report this."),
               save->name, local != NULL ? local->message : _("its content differs"));

  return FALSE;
}

/* What is about to be replaced is a version too, be it a colleague's or from before there were any. */
static void
keep_found (Save *save, const char *hash)
{
  g_autoptr (GBytes) found = NULL;
  g_autofree char *again = NULL;

  if (parcours_versions_is_newest (save->file, hash))
    return;
  found = parcours_bytes_read (save->file, save->cancellable, NULL);
  again = found != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, found) : NULL;
  if (g_strcmp0 (again, hash) == 0)
    parcours_versions_keep_found (save->file, found, NULL);
}

/* Compares what is there now with what this save is based on. */
static gboolean
check_base (Save *save, const char *hash, GError **error)
{
  if (save->flags & PARCOURS_SAVE_OVERWRITE)
    return TRUE;

  if (save->base_hash == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                   _("There is already a file “%s”. Choose another name, or allow it to be replaced."), save->name);
      return FALSE;
    }

  /* Somebody who saved the very same content is no conflict, and neither are we. */
  if (g_str_equal (hash, save->base_hash) || g_str_equal (hash, save->new_hash) ||
      parcours_replacement_is_stray (save->file, hash))
    return TRUE;

  g_set_error (error, PARCOURS_ERROR, PARCOURS_ERROR_CHANGED,
               _("“%s” was changed on disk since you opened it. Save a copy, reload it, or replace it with what you have here."),
               save->name);

  return FALSE;
}

static gboolean
guard (const char *hash, gpointer data, GError **error)
{
  Save *save = data;

  if (hash == NULL)
    return TRUE;                /* also if there was a file once: nothing is lost by making it again */
  if (!check_base (save, hash, error))
    return FALSE;
  keep_found (save, hash);

  return TRUE;
}

/* Everything after the map has been turned into bytes; in whichever thread. */
static gboolean
save_run (Save *save, GCancellable *cancellable, GError **error)
{
  g_autoptr (ParcoursReplacement) replacement = NULL;
  gconstpointer data;
  gsize size;

  save->cancellable = cancellable;
  if (!check_writable (save, error) || !verify (save, error))
    return FALSE;
  save->new_hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, save->bytes);

  replacement = parcours_replacement_begin (save->file, error);
  if (replacement == NULL)
    return FALSE;

  data = g_bytes_get_data (save->bytes, &size);
  parcours_replacement_set_guard (replacement, guard, save);
  if (!g_output_stream_write_all (parcours_replacement_get_stream (replacement), data, size, NULL, cancellable, error))
    return FALSE;

  if (!parcours_replacement_commit (replacement, cancellable, error))
    return FALSE;
  parcours_versions_keep (save->file, save->bytes, NULL);

  return TRUE;
}

gboolean
parcours_save (ParcoursMap *map, GFile *file, const char *base_hash, ParcoursSaveFlags flags, char **new_hash,
               GError **error)
{
  g_autoptr (Save) save = NULL;

  g_return_val_if_fail (PARCOURS_IS_MAP (map), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  save = save_new (map, file, base_hash, flags);
  if (!save_run (save, NULL, error))
    return FALSE;
  if (new_hash != NULL)
    *new_hash = g_steal_pointer (&save->new_hash);

  return TRUE;
}

static void
save_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Save *save = data;
  g_autoptr (GError) error = NULL;

  if (save_run (save, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

ParcoursSave *
parcours_save_new (ParcoursMap *map, GFile *file, const char *base_hash, ParcoursSaveFlags flags)
{
  g_return_val_if_fail (PARCOURS_IS_MAP (map), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  return save_new (map, file, base_hash, flags);
}

void
parcours_save_free (ParcoursSave *save)
{
  if (save != NULL)
    save_free (save);
}

void
parcours_save_start_async (ParcoursSave *save, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (save != NULL);

  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, parcours_save_async);
  g_task_set_check_cancellable (task, FALSE);   /* a cancel that comes too late must not hide that it was saved */
  g_task_set_task_data (task, save, (GDestroyNotify) save_free);
  g_task_run_in_thread (task, save_worker);
}

void
parcours_save_async (ParcoursMap *map, GFile *file, const char *base_hash, ParcoursSaveFlags flags,
                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (PARCOURS_IS_MAP (map));
  g_return_if_fail (G_IS_FILE (file));

  parcours_save_start_async (save_new (map, file, base_hash, flags), cancellable, callback, data);
}

gboolean
parcours_save_finish (GAsyncResult *result, char **new_hash, GError **error)
{
  Save *save;

  g_return_val_if_fail (g_async_result_is_tagged (result, parcours_save_async), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  save = g_task_get_task_data (G_TASK (result));
  if (new_hash != NULL)
    *new_hash = g_steal_pointer (&save->new_hash);

  return TRUE;
}
