/* The loading half of save.h. */
#include "config.h"

#include "share/save.h"

#include <fcntl.h>

#include "base/util.h"
#include "format/carried.h"
#include "format/reader.h"
#include "share/bytes.h"
#include "share/overwrite.h"
#include "share/redo.h"
#include "share/side.h"
#include "share/target.h"

/* What a load in a worker hands over beside the map. */
typedef struct
{
  char *hash;
  GPtrArray *problems;
} Load;

static void
load_free (Load *load)
{
  g_free (load->hash);
  g_clear_pointer (&load->problems, g_ptr_array_unref);
  g_free (load);
}

/* TRUE the first time that a folder is asked for: reading all its names once is enough. */
static gboolean
is_new_folder (const char *folder)
{
  static GHashTable *seen;
  static GMutex mutex;
  g_autoptr (GMutexLocker) locker = NULL;

  locker = g_mutex_locker_new (&mutex);
  if (seen == NULL)
    seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return g_hash_table_add (seen, g_strdup (folder));
}

/* Tidies up what killed saves left beside the document, which may be elsewhere than the link to it. */
static void
sweep (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  parcours_side_sweep (path);
  if (is_new_folder (folder))
    parcours_side_sweep_folder (folder, PARCOURS_SIDE_OLD);
}

/* Not while it is being written over in place: half of that is no map. */
static GBytes *
read_whole (GFile *file, const char *path, GCancellable *cancellable, GError **error)
{
  PARCOURS_AUTO_FD int fd = path != NULL ? open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC) : -1;

  if (fd >= 0)
    parcours_overwrite_lock (fd, TRUE);

  return parcours_bytes_read (file, cancellable, error);
}

GBytes *
parcours_load_bytes (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = NULL;
  GBytes *bytes;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  path = parcours_target_dup_path (file);
  if (path != NULL && !parcours_redo_settle (path, error))
    return NULL;
  bytes = read_whole (file, path, cancellable, error);
  if (bytes != NULL && path != NULL)
    sweep (path);

  return bytes;
}

ParcoursMap *
parcours_load (GFile *file, char **hash, GPtrArray **problems, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  ParcoursMap *map;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (hash != NULL)
    *hash = NULL;
  if (problems != NULL)
    *problems = NULL;

  bytes = parcours_load_bytes (file, cancellable, error);
  if (bytes == NULL)
    return NULL;

  name = parcours_bytes_dup_name (file);
  map = parcours_reader_read (bytes, name, problems, error);
  if (map != NULL && hash != NULL && !parcours_carried_is_picture (bytes))
    *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return map;
}

static void
load_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Load *load = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  ParcoursMap *map = parcours_load (source, &load->hash, &load->problems, cancellable, &error);

  if (map != NULL)
    g_task_return_pointer (task, map, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
parcours_load_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (file, cancellable, callback, data);
  g_task_set_source_tag (task, parcours_load_async);
  g_task_set_task_data (task, g_new0 (Load, 1), (GDestroyNotify) load_free);
  g_task_run_in_thread (task, load_worker);
}

ParcoursMap *
parcours_load_finish (GAsyncResult *result, char **hash, GPtrArray **problems, GError **error)
{
  Load *load;

  g_return_val_if_fail (g_async_result_is_tagged (result, parcours_load_async), NULL);

  load = g_task_get_task_data (G_TASK (result));
  if (hash != NULL)
    *hash = g_steal_pointer (&load->hash);
  if (problems != NULL)
    *problems = g_steal_pointer (&load->problems);

  return g_task_propagate_pointer (G_TASK (result), error);
}
